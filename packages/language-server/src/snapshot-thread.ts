// The entry of a thread that reads one heap snapshot and ends: its graph takes gigabytes and minutes, which nobody else waits for.
import { parentPort, workerData } from 'node:worker_threads';
import { readHeapSnapshotFile } from '@leakline/profile/node';
import type { SnapshotAnswer, SnapshotRequest } from './snapshot-reader.ts';

const { source, name, maxBytes } = workerData as SnapshotRequest;

async function answer(): Promise<SnapshotAnswer> {
  try {
    return { snapshot: await readHeapSnapshotFile(source, name, maxBytes) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.postMessage(await answer());
