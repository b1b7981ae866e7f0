// One of the threads that lower files ahead of the analysis: those that nobody has begun, in their order.
import { workerData } from 'node:worker_threads';
import { loweredFile } from './lowered-file.ts';
import { LoweredWriter } from './lowered-stream.ts';
import { NOBODY, type ThreadData } from './lowering-ahead.ts';

const { files, takers, own, port, count } = workerData as ThreadData;

const writer = new LoweredWriter(count, (piece) => {
  port.postMessage(piece);
});
for (const [i, file] of files.entries())
  if (Atomics.compareExchange(takers, i, NOBODY, own) === NOBODY) writer.write(i, loweredFile(file));
