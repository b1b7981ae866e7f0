// Reads heap snapshots without anybody waiting: one after the other, each in a thread of its own whose memory goes with it.
import { existsSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { HeapSnapshot } from '@leakline/profile';
import { readHeapSnapshotFile, type CaptureFile } from '@leakline/profile/node';

/** Of a snapshot on the disk, and of what a packed one unpacks to; in bytes. Its graph takes about as much again. */
const SIZE_LIMIT = 2 ** 30;
/** What a thread may use besides the graph, which stands outside of the JavaScript heap; in megabytes. */
const HEAP_LIMIT = 512;

export interface SnapshotRequest {
  readonly source: string;
  readonly name: string;
  readonly maxBytes: number;
}

export type SnapshotAnswer = { readonly snapshot: HeapSnapshot } | { readonly problem: string };

/**
 * @returns What each file says, in their order; or one line about what is wrong with it.
 * @param isWanted Asked before each file: reading a folder of them takes minutes, in which settings may change.
 */
export async function readSnapshots(
  files: readonly CaptureFile[],
  isWanted: () => boolean,
): Promise<SnapshotAnswer[]> {
  const answers: SnapshotAnswer[] = [];
  for (const file of files) if (isWanted()) answers.push(await readSnapshot(file));
  return answers;
}

async function readSnapshot({ source, name }: CaptureFile): Promise<SnapshotAnswer> {
  const size = statSync(source, { throwIfNoEntry: false })?.size ?? 0;
  if (size > SIZE_LIMIT)
    return { problem: `${name}: ${size} bytes are too many for an editor; run leakline link ${name}` };
  const request: SnapshotRequest = { source, name, maxBytes: SIZE_LIMIT };
  const script = new URL('snapshot-thread.js', import.meta.url);
  return existsSync(script) ? inThread(script, request) : inThisThread(request);
}

function inThread(script: URL, request: SnapshotRequest): Promise<SnapshotAnswer> {
  return new Promise((resolve) => {
    const thread = new Worker(script, {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT },
    });
    // The server may end while a snapshot is read.
    thread.unref();
    thread.on('message', (answer: SnapshotAnswer) => resolve(answer));
    thread.on('error', ({ message }) => resolve({ problem: `${request.name}: cannot be read (${message})` }));
    thread.on('exit', () => resolve({ problem: `${request.name}: the thread that read it ended` }));
  });
}

/** From its sources the server has no built threads. */
async function inThisThread({ source, name, maxBytes }: SnapshotRequest): Promise<SnapshotAnswer> {
  try {
    return { snapshot: await readHeapSnapshotFile(source, name, maxBytes) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
