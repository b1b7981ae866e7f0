// A heap snapshot as what it says about the program's own variables and metrics.
import {
  metricLabelSets,
  moduleCollections,
  type MetricLabelSets,
  type ModuleCollection,
} from './collections.ts';
import { retainedSizes } from './dominators.ts';
import { readHeapGraph, readHeapGraphSync, type HeapGraph } from './graph.ts';

export interface HeapSnapshot {
  readonly file: string;
  /** Bytes that the program's roots keep alive. */
  readonly totalBytes: number;
  /** Bytes of objects that, by the file, nothing keeps alive. Most of a heap in Bun's: they leave out what maps hold. */
  readonly unheldBytes: number;
  /** Largest first. */
  readonly collections: readonly ModuleCollection[];
  /** prom-client's metrics, most label sets first. */
  readonly metrics: readonly MetricLabelSets[];
}

/**
 * Reads a `.heapsnapshot` as it streams by; the graph stays in typed arrays outside of the JavaScript heap (about
 * 17 bytes a node and 9 an edge while reading, 46 and 13 while its dominators are computed).
 * Throws a ProfileError for what is no heap snapshot, or an incomplete one.
 */
export async function readHeapSnapshot(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: string,
): Promise<HeapSnapshot> {
  return said(await readHeapGraph(file, chunks));
}

/** The same where nothing can be waited for. */
export function readHeapSnapshotSync(chunks: Iterable<Uint8Array>, file: string): HeapSnapshot {
  return said(readHeapGraphSync(file, chunks));
}

function said(graph: HeapGraph): HeapSnapshot {
  const retained = retainedSizes(graph);
  const totalBytes = retained[0] ?? 0;
  return {
    file: graph.file,
    totalBytes,
    unheldBytes: graph.selfSize.reduce((sum, size) => sum + size, 0) - totalBytes,
    collections: moduleCollections(graph, retained),
    metrics: metricLabelSets(graph, retained),
  };
}
