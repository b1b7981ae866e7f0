// Reads V8's .cpuprofile (Node's --cpu-prof, the inspector's Profiler domain), with its ticks per line.
// The format: https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-Profile
import { Column } from '../columns.ts';
import { ProfileError } from '../error.ts';
import { ProfileBuilder, type Profile } from '../profile.ts';
import { arrayOf, isObject, numberOf, objectOf, oneBased, textOf, type JsonObject } from './json.ts';
import { JsonSections, type SectionHandler, type SectionKind } from './json-sections.ts';

interface Node {
  readonly function: number;
  readonly startLine: number;
  readonly startColumn: number;
  readonly hits: number;
  readonly ticks: readonly { readonly line: number; readonly ticks: number }[];
  readonly children: readonly number[];
  /** Older writers name the parent instead of the children. */
  readonly parent: number | null;
  /** Microseconds between this node's samples and the next ones. */
  micros: number;
}

/** Bytes. A larger one is streamed: as one string it would not fit, and parsed it would take several times as much memory. */
export const STREAMED_FROM = 2 ** 27;

const LAYOUT: ReadonlyMap<string, SectionKind> = new Map([
  ['nodes', 'elements'],
  ['samples', 'numbers'],
  ['timeDeltas', 'numbers'],
  ['startTime', 'value'],
  ['endTime', 'value'],
]);

/** Sample types: `samples` in count (V8's ticks, exact per line) and `time` in microseconds. */
export function readCpuProfile(file: string, json: JsonObject): Profile {
  const reader = new CpuProfileReader(file);
  for (const entry of arrayOf(json['nodes'])) reader.element('nodes', entry);
  for (const section of ['samples', 'timeDeltas'])
    for (const value of arrayOf(json[section])) reader.number(section, numberOf(value, NaN));
  for (const section of ['startTime', 'endTime']) reader.value(section, json[section]);
  return reader.done();
}

/** The same of any size, in pieces. */
export function readCpuProfilePieces(file: string, pieces: Iterable<Uint8Array>): Profile {
  const reader = new CpuProfileReader(file);
  const sections = new JsonSections(file, '.cpuprofile', LAYOUT, reader);
  for (const piece of pieces) sections.write(piece);
  sections.end();
  return reader.done();
}

/** The same for pieces that have to be waited for. */
export async function readCpuProfileStream(
  file: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<Profile> {
  const reader = new CpuProfileReader(file);
  const sections = new JsonSections(file, '.cpuprofile', LAYOUT, reader);
  for await (const piece of pieces) sections.write(piece);
  sections.end();
  return reader.done();
}

/** True for the first bytes of a .cpuprofile (`{"nodes":[{"id":…`) as V8 writes it, which can be streamed. */
export function isCpuProfile(head: Uint8Array): boolean {
  return /^\s*\{\s*"nodes"\s*:\s*\[\s*\{\s*"id"/.test(Buffer.from(head.subarray(0, 512)).toString('latin1'));
}

class CpuProfileReader implements SectionHandler {
  readonly #file: string;
  readonly #builder = new ProfileBuilder(2);
  readonly #nodes = new Map<number, Node>();
  readonly #isChild = new Set<number>();
  /** Ids of nodes: 32 bits are enough for V8's, but not for everybody's. */
  readonly #samples = new Column(Float64Array);
  readonly #deltas = new Column(Float64Array);
  #startTime = 0;
  #endTime = 0;

  constructor(file: string) {
    this.#file = file;
  }

  element(_: string, entry: unknown): void {
    if (!isObject(entry)) throw this.#damaged('a node is no object');
    const id = numberOf(entry['id'], NaN);
    if (!Number.isSafeInteger(id)) throw this.#damaged('a node without a usable id');
    if (this.#nodes.has(id)) throw this.#damaged(`two nodes have the id ${id}`);
    const frame = objectOf(entry['callFrame']);
    const startLine = oneBased(frame['lineNumber']);
    const startColumn = oneBased(frame['columnNumber']);
    const children = arrayOf(entry['children']).map((child) => numberOf(child, NaN));
    for (const child of children) this.#isChild.add(child);
    this.#nodes.set(id, {
      function: this.#builder.function(
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
      parent: typeof entry['parent'] === 'number' ? entry['parent'] : null,
      micros: 0,
    });
  }

  number(section: string, value: number): void {
    if (section === 'samples') this.#samples.push(value);
    else this.#deltas.push(Number.isFinite(value) ? value : 0);
  }

  value(section: string, value: unknown): void {
    if (section === 'startTime') this.#startTime = numberOf(value);
    else this.#endTime = numberOf(value);
  }

  done(): Profile {
    const nodes = this.#nodes;
    const byParent = this.#childrenByParent();
    if (nodes.size === 0)
      throw new ProfileError(this.#file, 'a .cpuprofile without nodes', 'capture it again');
    this.#addTimes();
    const visited = new Set<number>();
    const todo: { id: number; stack: number }[] = [];
    for (const id of [...nodes.keys()].reverse()) if (!this.#isChild.has(id)) todo.push({ id, stack: -1 });
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      const node = nodes.get(next.id);
      if (node === undefined) throw this.#damaged(`node ${next.id} does not exist`);
      if (visited.has(next.id)) throw this.#damaged(`node ${next.id} has two callers`);
      visited.add(next.id);
      addSamples(this.#builder, node, next.stack);
      const location = this.#builder.location(node.function, node.startLine, node.startColumn);
      const stack = this.#builder.stack(next.stack, location);
      for (const id of [...node.children, ...(byParent.get(next.id) ?? [])]) todo.push({ id, stack });
    }
    if (visited.size !== nodes.size)
      throw new ProfileError(this.#file, 'damaged .cpuprofile: its nodes form a cycle', 'capture it again');
    return this.#builder.build({
      file: this.#file,
      format: 'cpuprofile',
      kind: 'cpu',
      // V8's clock begins anywhere; the file's name or its time of change tells more.
      takenAt: null,
      durationNanos: Math.max(0, this.#endTime - this.#startTime) * 1000,
      sampleTypes: [
        { type: 'samples', unit: 'count' },
        { type: 'time', unit: 'microseconds' },
      ],
      // A profile may come without its samples; its ticks still count.
      defaultType: [...nodes.values()].some(({ micros }) => micros !== 0) ? 1 : 0,
      period: null,
      callerLines: 'function',
    });
  }

  #childrenByParent(): ReadonlyMap<number, readonly number[]> {
    const byParent = new Map<number, number[]>();
    for (const [id, { parent }] of this.#nodes) {
      if (parent === null || this.#isChild.has(id)) continue;
      this.#isChild.add(id);
      const siblings = byParent.get(parent);
      if (siblings === undefined) byParent.set(parent, [id]);
      else siblings.push(id);
    }
    return byParent;
  }

  /** A sample's node runs until the next sample; the last one until the end. As Chrome's DevTools count. */
  #addTimes(): void {
    const samples = this.#samples.done();
    const deltas = this.#deltas.done();
    let elapsed = deltas[0] ?? 0;
    for (let i = 0; i < samples.length; i++) {
      const node = this.#nodes.get(samples[i]!);
      if (node === undefined) throw this.#damaged(`sample ${i} names an unknown node`);
      const isLast = i === samples.length - 1;
      const micros = isLast ? Math.max(0, this.#endTime - this.#startTime - elapsed) : (deltas[i + 1] ?? 0);
      elapsed += micros;
      node.micros += micros;
    }
  }

  #damaged(reason: string): ProfileError {
    return new ProfileError(this.#file, `damaged .cpuprofile: ${reason}`);
  }
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
