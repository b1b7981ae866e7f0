// Reads V8's .cpuprofile (Node's --cpu-prof, the inspector's Profiler domain), with its ticks per line.
// The format: https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-Profile
import { ProfileError } from '../error.ts';
import { ProfileBuilder, type Profile } from '../profile.ts';
import { arrayOf, isObject, numberOf, objectOf, oneBased, textOf, type JsonObject } from './json.ts';

interface Node {
  readonly function: number;
  readonly startLine: number;
  readonly startColumn: number;
  readonly hits: number;
  readonly ticks: readonly { readonly line: number; readonly ticks: number }[];
  readonly children: readonly number[];
  /** Microseconds between this node's samples and the next ones. */
  micros: number;
}

/** Sample types: `samples` in count (V8's ticks, exact per line) and `time` in microseconds. */
export function readCpuProfile(file: string, json: JsonObject): Profile {
  const builder = new ProfileBuilder(2);
  const nodes = new Map<number, Node>();
  const isChild = new Set<number>();
  for (const entry of arrayOf(json['nodes'])) {
    if (!isObject(entry)) throw new ProfileError(file, 'damaged .cpuprofile: a node is no object');
    const id = numberOf(entry['id'], NaN);
    if (!Number.isSafeInteger(id))
      throw new ProfileError(file, 'damaged .cpuprofile: a node without a usable id');
    if (nodes.has(id)) throw new ProfileError(file, `damaged .cpuprofile: two nodes have the id ${id}`);
    const frame = objectOf(entry['callFrame']);
    const startLine = oneBased(frame['lineNumber']);
    const startColumn = oneBased(frame['columnNumber']);
    const children = arrayOf(entry['children']).map((child) => numberOf(child, NaN));
    children.forEach((child) => isChild.add(child));
    nodes.set(id, {
      function: builder.function(
        textOf(frame['functionName']) || '(anonymous)',
        textOf(frame['url']),
        startLine,
        startColumn,
      ),
      startLine,
      startColumn,
      hits: Math.max(0, numberOf(entry['hitCount'])),
      ticks: arrayOf(entry['positionTicks']).map((tick) => ({
        line: Math.min(Math.max(0, Math.trunc(numberOf(objectOf(tick)['line']))), 0x7fffffff),
        ticks: Math.max(0, numberOf(objectOf(tick)['ticks'])),
      })),
      children,
      micros: 0,
    });
  }
  // Older writers name the parent instead of the children.
  const byParent = new Map<number, number[]>();
  for (const entry of arrayOf(json['nodes'])) {
    const { id, parent } = objectOf(entry);
    if (typeof parent !== 'number' || isChild.has(numberOf(id))) continue;
    isChild.add(numberOf(id));
    const siblings = byParent.get(parent);
    if (siblings === undefined) byParent.set(parent, [numberOf(id)]);
    else siblings.push(numberOf(id));
  }
  if (nodes.size === 0) throw new ProfileError(file, 'a .cpuprofile without nodes', 'capture it again');
  addTimes(file, json, nodes);

  const visited = new Set<number>();
  const todo: { id: number; stack: number }[] = [];
  for (const id of [...nodes.keys()].reverse()) if (!isChild.has(id)) todo.push({ id, stack: -1 });
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const node = nodes.get(next.id);
    if (node === undefined)
      throw new ProfileError(file, `damaged .cpuprofile: node ${next.id} does not exist`);
    if (visited.has(next.id))
      throw new ProfileError(file, `damaged .cpuprofile: node ${next.id} has two callers`);
    visited.add(next.id);
    addSamples(builder, node, next.stack);
    const stack = builder.stack(
      next.stack,
      builder.location(node.function, node.startLine, node.startColumn),
    );
    for (const id of [...node.children, ...(byParent.get(next.id) ?? [])]) todo.push({ id, stack });
  }
  if (visited.size !== nodes.size) {
    throw new ProfileError(file, 'damaged .cpuprofile: its nodes form a cycle', 'capture it again');
  }
  const micros = numberOf(json['endTime']) - numberOf(json['startTime']);
  return builder.build({
    file,
    format: 'cpuprofile',
    kind: 'cpu',
    // V8's clock begins anywhere; the file's name or its time of change tells more.
    takenAt: null,
    durationNanos: Math.max(0, micros) * 1000,
    sampleTypes: [
      { type: 'samples', unit: 'count' },
      { type: 'time', unit: 'microseconds' },
    ],
    // A profile may come without its samples; its ticks still count.
    defaultType: [...nodes.values()].some(({ micros: own }) => own !== 0) ? 1 : 0,
    period: null,
    callerLines: 'function',
  });
}

/** A sample's node runs until the next sample; the last one until the end. As Chrome's DevTools count. */
function addTimes(file: string, json: JsonObject, nodes: ReadonlyMap<number, Node>): void {
  const samples = arrayOf(json['samples']);
  const deltas = arrayOf(json['timeDeltas']);
  let elapsed = numberOf(deltas[0]);
  samples.forEach((id, i) => {
    const node = nodes.get(numberOf(id, NaN));
    if (node === undefined)
      throw new ProfileError(file, `damaged .cpuprofile: sample ${i} names an unknown node`);
    const isLast = i === samples.length - 1;
    const micros = isLast
      ? Math.max(0, numberOf(json['endTime']) - numberOf(json['startTime']) - elapsed)
      : numberOf(deltas[i + 1]);
    elapsed += micros;
    node.micros += micros;
  });
}

/** One sample per line with ticks, and one for the ticks without a line, on the line where the function begins. */
function addSamples(builder: ProfileBuilder, node: Node, caller: number): void {
  const withLine = node.ticks.reduce((sum, { ticks }) => sum + ticks, 0);
  const all = Math.max(node.hits, withLine);
  if (all === 0 && node.micros === 0) return;
  let ticksBefore = 0;
  let microsBefore = 0;
  const add = (line: number, column: number, ticks: number): void => {
    ticksBefore += ticks;
    // Rounded so that the lines' times add up to the node's.
    const micros = all === 0 ? node.micros : Math.round((node.micros * ticksBefore) / all);
    builder.sample(
      builder.stack(caller, builder.location(node.function, line, column)),
      ticks,
      micros - microsBefore,
    );
    microsBefore = micros;
  };
  // Ticks have no column. In minified code, all on one line, that of the function is the closest that is known.
  for (const { line, ticks } of node.ticks)
    if (ticks > 0) add(line, line === node.startLine ? node.startColumn : 0, ticks);
  if (withLine < all || all === 0) add(node.startLine, node.startColumn, all - withLine);
}
