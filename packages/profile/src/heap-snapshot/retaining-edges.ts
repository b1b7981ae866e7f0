// Which references of a heap keep an object alive, as Chrome's DevTools see it, so that retained sizes are theirs.
// After computeIsEssentialEdge and markPageOwnedNodes in front_end/entrypoints/heap_snapshot_worker/HeapSnapshot.ts.
import type { HeapGraph } from './graph.ts';

/**
 * Weak references keep nothing alive, nor do shortcuts but from the root. What a WeakMap holds is its keys' matter.
 * What the program's globals reach belongs to the program, whatever else of the runtime happens to refer to it.
 */
export function keepsAlive(graph: HeapGraph): (node: number, edge: number) => boolean {
  const weak = graph.edgeTypes.indexOf('weak');
  const shortcut = graph.edgeTypes.indexOf('shortcut');
  const internal = graph.edgeTypes.indexOf('internal');
  const array = graph.nodeTypes.indexOf('array');
  const { edgeType, edgeTo, edgeName, nodeType } = graph;
  const isPrograms = reachedFromGlobals(graph, weak, shortcut);
  return (node, edge) => {
    const type = edgeType[edge];
    if (type === weak) return false;
    if (type === internal && nodeType[node] === array && graph.isWeakMapPair(edgeName[edge]!)) return false;
    if (node === 0) return true;
    return type !== shortcut && (isPrograms[edgeTo[edge]!] === 0 || isPrograms[node] === 1);
  };
}

/** The root has a shortcut to each global object. */
function reachedFromGlobals(graph: HeapGraph, weak: number, shortcut: number): Uint8Array {
  const { nodeCount, edgeStart, edgeType, edgeTo } = graph;
  const isReached = new Uint8Array(nodeCount);
  const todo = new Uint32Array(nodeCount);
  let open = 0;
  const visit = (node: number): void => {
    if (isReached[node] === 1) return;
    isReached[node] = 1;
    todo[open++] = node;
  };
  for (let edge = edgeStart[0]!; edge < edgeStart[1]!; edge++) {
    if (edgeType[edge] === shortcut) visit(edgeTo[edge]!);
  }
  while (open > 0) {
    const node = todo[--open]!;
    for (let edge = edgeStart[node]!; edge < edgeStart[node + 1]!; edge++) {
      if (edgeType[edge] !== weak) visit(edgeTo[edge]!);
    }
  }
  return isReached;
}
