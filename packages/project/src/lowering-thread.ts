// One of the threads that lower files: takes batches of texts, answers with their IRs.
import { workerData } from 'node:worker_threads';
import { lowerJavaScript } from '@leakline/javascript';
import type { Answer, Source, ThreadData } from './lowering-pool.ts';

const { port, answered } = workerData as ThreadData;

port.on('message', (batch: readonly Source[]) => {
  const answer: Answer = batch.map(({ path, text }) => {
    try {
      return JSON.stringify(lowerJavaScript(path, text));
    } catch {
      return null; // the caller lowers it again, and tells what is wrong
    }
  });
  port.postMessage(answer);
  Atomics.add(answered, 0, 1);
  Atomics.notify(answered, 0);
});
