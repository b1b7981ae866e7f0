// What each object of a heap keeps alive: the dominator tree, by Lengauer and Tarjan's algorithm with path compression
// (“A Fast Algorithm for Finding Dominators in a Flowgraph”, 1979), whose time does not depend on the graph's depth.
import type { HeapGraph } from './graph.ts';
import { keepsAlive } from './retaining-edges.ts';

/** Bytes that would be freed with each node; 0 for what nothing reaches. Which edges count: `keepsAlive`. */
export function retainedSizes(graph: HeapGraph): Float64Array {
  const { nodeCount: count } = graph;
  const isEdge = keepsAlive(graph);
  const { order, parent, reached } = depthFirst(graph, isEdge);
  const dominator = dominators(graph, isEdge, order, parent, reached);
  const retained = new Float64Array(count);
  for (let i = 0; i < reached; i++) retained[order[i]!] = graph.selfSize[order[i]!]!;
  // A node stands after its dominator in depth-first order.
  for (let i = reached - 1; i > 0; i--) retained[order[dominator[i]!]!]! += retained[order[i]!]!;
  return retained;
}

interface DepthFirst {
  /** Nodes in the order in which they were met. */
  readonly order: Uint32Array;
  /** By place in `order`: the place of the node that led there. */
  readonly parent: Uint32Array;
  readonly reached: number;
}

type IsEdge = ReturnType<typeof keepsAlive>;

function depthFirst(graph: HeapGraph, isEdge: IsEdge): DepthFirst {
  const { nodeCount: count, edgeStart, edgeTo } = graph;
  const order = new Uint32Array(count);
  const parent = new Uint32Array(count);
  const place = new Int32Array(count).fill(-1);
  const nextEdge = edgeStart.slice(0, count);
  place[0] = 0;
  let reached = 1;
  let at = 0;
  for (;;) {
    const node = order[at]!;
    const end = edgeStart[node + 1]!;
    let edge = nextEdge[node]!;
    while (edge < end && (place[edgeTo[edge]!] !== -1 || !isEdge(node, edge))) edge++;
    nextEdge[node] = edge + 1;
    if (edge < end) {
      const to = edgeTo[edge]!;
      place[to] = reached;
      order[reached] = to;
      parent[reached] = at;
      at = reached++;
    } else if (at === 0) break;
    else at = parent[at]!;
  }
  return { order, parent, reached };
}

/** By place in depth-first order: the place of the immediate dominator. `parent` is used up. */
function dominators(
  graph: HeapGraph,
  isEdge: IsEdge,
  order: Uint32Array,
  parent: Uint32Array,
  reached: number,
): Uint32Array {
  const { start, from } = predecessors(graph, isEdge, order, reached);
  const semi = Uint32Array.from({ length: reached }, (_, i) => i);
  const label = semi.slice();
  const NONE = 0xffff_ffff;
  // A node gets its ancestor, at first its parent, when its turn comes; turns go from the last node to the first.
  const ancestor = parent;
  let linkedFrom = reached;
  // A node is in a bucket until its dominator is found: both are one column.
  const dominator = new Uint32Array(reached);
  const bucket = new Uint32Array(reached).fill(NONE);
  let path = new Uint32Array(1024);

  const evaluate = (vertex: number): number => {
    if (vertex < linkedFrom) return vertex;
    // Compress from the top of the path down to the vertex.
    let depth = 0;
    for (let v = vertex; ancestor[v]! >= linkedFrom; v = ancestor[v]!) {
      if (depth === path.length) {
        const larger = new Uint32Array(depth * 2);
        larger.set(path);
        path = larger;
      }
      path[depth++] = v;
    }
    for (let i = depth - 1; i >= 0; i--) {
      const v = path[i]!;
      const above = ancestor[v]!;
      if (semi[label[above]!]! < semi[label[v]!]!) label[v] = label[above]!;
      ancestor[v] = ancestor[above]!;
    }
    return label[vertex]!;
  };

  for (let w = reached - 1; w > 0; w--) {
    for (let i = start[w]!; i < start[w + 1]!; i++) {
      const best = semi[evaluate(from[i]!)]!;
      if (best < semi[w]!) semi[w] = best;
    }
    dominator[w] = bucket[semi[w]!]!;
    bucket[semi[w]!] = w;
    const above = ancestor[w]!;
    linkedFrom = w;
    for (let v = bucket[above]!; v !== NONE;) {
      const next = dominator[v]!;
      const u = evaluate(v);
      dominator[v] = semi[u]! < semi[v]! ? u : above;
      v = next;
    }
    bucket[above] = NONE;
  }
  for (let w = 1; w < reached; w++) if (dominator[w] !== semi[w]) dominator[w] = dominator[dominator[w]!]!;
  return dominator;
}

/** Who leads to each node, both as places in depth-first order. */
function predecessors(
  graph: HeapGraph,
  isEdge: IsEdge,
  order: Uint32Array,
  reached: number,
): { start: Uint32Array; from: Uint32Array } {
  const { edgeStart, edgeTo } = graph;
  const place = new Uint32Array(graph.nodeCount);
  for (let i = 0; i < reached; i++) place[order[i]!] = i;
  const start = new Uint32Array(reached + 2);
  const eachEdge = (take: (from: number, to: number) => void): void => {
    for (let i = 0; i < reached; i++) {
      const node = order[i]!;
      for (let edge = edgeStart[node]!; edge < edgeStart[node + 1]!; edge++) {
        if (isEdge(node, edge)) take(i, place[edgeTo[edge]!]!);
      }
    }
  };
  // Counted two places further on, so that filling leaves each start where it belongs.
  eachEdge((_, to) => start[to + 2]!++);
  for (let i = 2; i < start.length; i++) start[i]! += start[i - 1]!;
  const from = new Uint32Array(start[reached + 1]!);
  eachEdge((source, to) => {
    from[start[to + 1]!++] = source;
  });
  return { start: start.subarray(0, reached + 1), from };
}
