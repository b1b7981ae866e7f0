// V8's profiles: `.cpuprofile` (with line ticks) and `.heapprofile` (sampling heap profiler).
import { ProfileError, type Profile } from './model.ts';

interface CallFrame {
  functionName: string;
  url: string;
  lineNumber: number;
  columnNumber?: number;
}
interface CpuNode {
  id: number;
  callFrame: CallFrame;
  children?: number[];
  positionTicks?: { line: number; ticks: number }[];
}
interface HeapNode {
  callFrame: CallFrame;
  selfSize: number;
  children: HeapNode[];
}

/** Frames become functions, each (function, line) becomes a location, each tree node's own cost a sample. */
class Columns {
  readonly names: string[] = [];
  readonly paths: string[] = [];
  readonly starts: number[] = [];
  readonly lineFunction: number[] = [];
  readonly lineNumber: number[] = [];
  readonly lineColumn: number[] = [];
  readonly stack: number[] = [];
  readonly stackStart: number[] = [];
  readonly values: number[] = [];
  readonly #functions = new Map<string, number>();
  readonly #locations = new Map<string, number>();

  location(frame: CallFrame, line: number): number {
    const key = `${frame.functionName}\0${frame.url}\0${frame.lineNumber}:${frame.columnNumber ?? ''}`;
    let fn = this.#functions.get(key);
    if (fn === undefined) {
      fn = this.names.length;
      this.#functions.set(key, fn);
      this.names.push(frame.functionName === '' ? '(anonymous)' : frame.functionName);
      this.paths.push(frame.url);
      this.starts.push(frame.lineNumber + 1);
    }
    const place = `${fn}:${line}`;
    let location = this.#locations.get(place);
    if (location === undefined) {
      location = this.lineNumber.length;
      this.#locations.set(place, location);
      this.lineFunction.push(fn);
      this.lineNumber.push(line);
      // A function's own position has a column; ticks on its later lines do not.
      this.lineColumn.push(line === frame.lineNumber + 1 ? (frame.columnNumber ?? -1) + 1 : 0);
    }
    return location;
  }

  sample(leaf: number, callers: readonly number[], values: readonly number[]): void {
    this.stackStart.push(this.stack.length);
    this.stack.push(leaf);
    for (let i = callers.length - 1; i >= 0; i--) this.stack.push(callers[i] ?? 0);
    this.values.push(...values);
  }

  done(
    rest: Pick<Profile, 'file' | 'kind' | 'takenAt' | 'durationNanos' | 'sampleTypes' | 'defaultType'>,
  ): Profile {
    return {
      ...rest,
      functions: { name: this.names, path: this.paths, startLine: Int32Array.from(this.starts) },
      lineFunction: Int32Array.from(this.lineFunction),
      lineNumber: Int32Array.from(this.lineNumber),
      lineColumn: Int32Array.from(this.lineColumn),
      locationLines: Int32Array.from({ length: this.lineNumber.length + 1 }, (_, i) => i),
      stack: Int32Array.from(this.stack),
      stackStart: Int32Array.from([...this.stackStart, this.stack.length]),
      values: Float64Array.from(this.values),
    };
  }
}

/**
 * A `.cpuprofile`. Sample types: `samples` (count) and `cpu` (microseconds). A node's own samples are spread over its lines
 * by its position ticks, as Chrome shows them; callers are known by function only, so they count at their first line.
 */
export function readCpuProfile(data: unknown, file: string): Profile {
  if (!isRecord(data) || !Array.isArray(data.nodes))
    throw new ProfileError(
      file,
      'no .cpuprofile (it has no nodes)',
      'pass the JSON that the inspector wrote',
    );
  const nodes = data.nodes as CpuNode[];
  const byId = new Map<number, CpuNode>();
  for (const node of nodes) {
    if (!isRecord(node) || !isRecord(node.callFrame))
      throw new ProfileError(file, 'damaged .cpuprofile (a node has no call frame)', 'capture it again');
    byId.set(node.id, node);
  }
  const time = new Map<number, number>();
  const count = new Map<number, number>();
  const samples = Array.isArray(data.samples) ? (data.samples as number[]) : [];
  const deltas = Array.isArray(data.timeDeltas) ? (data.timeDeltas as number[]) : [];
  for (const [i, id] of samples.entries()) {
    count.set(id, (count.get(id) ?? 0) + 1);
    // A sample lasts until the next one.
    time.set(id, (time.get(id) ?? 0) + Math.max(0, deltas[i + 1] ?? 0));
  }
  const parents = new Map<number, number>();
  for (const node of nodes)
    for (const child of node.children ?? [])
      if (!parents.has(child) && child !== node.id) parents.set(child, node.id);
  const columns = new Columns();
  for (const node of nodes) {
    const own = count.get(node.id) ?? 0;
    if (own === 0) continue;
    const callers: number[] = [];
    const seen = new Set([node.id]);
    for (let id = parents.get(node.id); id !== undefined && !seen.has(id); id = parents.get(id)) {
      seen.add(id);
      const caller = byId.get(id);
      if (caller !== undefined && !isMeta(caller.callFrame))
        callers.unshift(columns.location(caller.callFrame, caller.callFrame.lineNumber + 1));
    }
    const ticks = node.positionTicks ?? [];
    const all = ticks.reduce((sum, t) => sum + t.ticks, 0);
    const micros = time.get(node.id) ?? 0;
    if (all === 0)
      columns.sample(columns.location(node.callFrame, node.callFrame.lineNumber + 1), callers, [own, micros]);
    else
      for (const t of ticks)
        columns.sample(columns.location(node.callFrame, t.line), callers, [
          t.ticks,
          (micros * t.ticks) / all,
        ]);
  }
  const start = typeof data.startTime === 'number' ? data.startTime : null;
  const end = typeof data.endTime === 'number' ? data.endTime : null;
  return columns.done({
    file,
    kind: 'cpuprofile',
    takenAt: null,
    durationNanos: start === null || end === null ? null : (end - start) * 1000,
    sampleTypes: [
      { type: 'samples', unit: 'count' },
      { type: 'cpu', unit: 'microseconds' },
    ],
    defaultType: 1,
  });
}

/** A `.heapprofile`. One sample type: `inuse_space`, bytes that were allocated and are still reachable (sampled). Lines are those of functions. */
export function readHeapProfile(data: unknown, file: string): Profile {
  if (!isRecord(data) || !isRecord(data.head))
    throw new ProfileError(
      file,
      'no .heapprofile (it has no head)',
      'pass the JSON that the inspector wrote',
    );
  const columns = new Columns();
  const work: { node: HeapNode; callers: number[] }[] = [
    { node: data.head as unknown as HeapNode, callers: [] },
  ];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const { node, callers } = next;
    if (!isRecord(node.callFrame))
      throw new ProfileError(file, 'damaged .heapprofile (a node has no call frame)', 'capture it again');
    const location = columns.location(node.callFrame, node.callFrame.lineNumber + 1);
    if (node.selfSize > 0) columns.sample(location, callers, [node.selfSize]);
    const inner = isMeta(node.callFrame) ? callers : [...callers, location];
    for (const child of node.children) work.push({ node: child, callers: inner });
  }
  return columns.done({
    file,
    kind: 'heapprofile',
    takenAt: null,
    durationNanos: null,
    sampleTypes: [{ type: 'inuse_space', unit: 'bytes' }],
    defaultType: 0,
  });
}

function isMeta(frame: CallFrame): boolean {
  return frame.functionName === '(root)';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
