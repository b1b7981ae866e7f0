// The thread of a RemoteAnalyst: answers its questions, one after the other.
import { workerData } from 'node:worker_threads';
import { LocalAnalyst } from './analyst.ts';
import type { AnalystThreadData, Call, Reply } from './remote-analyst.ts';

const { program, port, signal } = workerData as AnalystThreadData;
let problems: string[] = [];
const wake = (): void => {
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
};
const analyst = new LocalAnalyst(program, (problem) => problems.push(problem), wake);

port.on('message', (call: Call) => {
  problems = [];
  let reply: Reply;
  try {
    reply = { value: answer(call), problems, error: null };
  } catch (error) {
    reply = { value: null, problems, error: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(reply);
  wake();
});

function answer(call: Call): unknown {
  switch (call.method) {
    case 'filesChanged':
      return analyst.filesChanged(call.paths);
    case 'check':
      return analyst.check(call.question);
    case 'checkGiven':
      return analyst.checkGiven(call.question, call.ir, call.types);
    case 'checkTyped':
      return analyst.checkTyped(call.question, call.types);
    case 'checkAll':
      return analyst.checkAll(call.settings);
  }
}
