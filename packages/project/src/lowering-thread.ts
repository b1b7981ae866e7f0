// One of the threads that lower files ahead of the analysis: those that nobody has begun, in their order.
import { workerData } from 'node:worker_threads';
import { loweredFile } from './lowered-file.ts';
import { LoweredWriter } from './lowered-stream.ts';
import { NOBODY, piecesThrough, type ThreadData } from './lowering-ahead.ts';

const { files, takers, own, port, counts } = workerData as ThreadData;

const writer = new LoweredWriter(counts, piecesThrough(port));
for (const [i, file] of files.entries()) {
  if (Atomics.load(takers, i) !== NOBODY) continue;
  writer.waitForRoom();
  if (Atomics.compareExchange(takers, i, NOBODY, own) === NOBODY) writer.write(i, loweredFile(file));
}
