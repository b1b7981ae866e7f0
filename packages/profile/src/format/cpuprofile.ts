// Reads V8's .cpuprofile (Node's --cpu-prof, the inspector's Profiler domain), with its ticks per line.
// The format: https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-Profile
import { Column, IdIndex } from '../columns.ts';
import { ProfileError } from '../error.ts';
import { ProfileBuilder, type Profile } from '../profile.ts';
import { arrayOf, isObject, numberOf, objectOf, oneBased, textOf, type JsonObject } from './json.ts';
import { JsonSections, type SectionHandler, type SectionKind } from './json-sections.ts';

/** Bytes. A larger one is streamed: as one string it would not fit, and parsed it would take several times as much memory. */
export const STREAMED_FROM = 2 ** 27;

/** V8's name for it (`kIdleEntryName` in profile-generator.cc). */
const IDLE = '(idle)';

const LAYOUT: ReadonlyMap<string, SectionKind> = new Map([
  ['nodes', 'elements'],
  ['samples', 'numbers'],
  ['timeDeltas', 'numbers'],
  ['startTime', 'value'],
  ['endTime', 'value'],
]);

/**
 * Sample types: `samples` in count (V8's ticks, exact per line) and `time` in microseconds. What V8 calls idle is in neither: the
 * process waited for work, which is no time of the processor, and a service does so most of the time.
 */
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
  /** Nodes are numbered as they come; a profile of some hundred megabytes has millions, so they are columns. */
  readonly #nodes = new IdIndex();
  /** The nodes that stand for waiting: one, in all that V8 writes. */
  readonly #idle = new Set<number>();
  /** Where the node's function begins. */
  readonly #location = new Column(Int32Array);
  readonly #hits = new Column(Float64Array);
  /** Microseconds between a node's samples and the next ones. */
  readonly #micros = new Column(Float64Array);
  /** Ticks of node `i` are `tickStart[i]` to `tickStart[i + 1]`: a location for each line, and how many. */
  readonly #tickStart = new Column(Int32Array);
  readonly #tickLocation = new Column(Int32Array);
  readonly #ticks = new Column(Float64Array);
  /** Calls: the number of the caller, and the id of whom it calls, who may come later. */
  readonly #callers = new Column(Int32Array);
  readonly #callees = new Column(Float64Array);
  /** Older writers name the parent instead of the children: the number of a node, and its parent's id. */
  readonly #withParent = new Column(Int32Array);
  readonly #parents = new Column(Float64Array);
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
    const frame = objectOf(entry['callFrame']);
    const startLine = oneBased(frame['lineNumber']);
    const startColumn = oneBased(frame['columnNumber']);
    const func = this.#builder.function(
      textOf(frame['functionName']) || '(anonymous)',
      textOf(frame['url']),
      startLine,
      startColumn,
    );
    const node = this.#location.push(this.#builder.location(func, startLine, startColumn));
    if (frame['functionName'] === IDLE && textOf(frame['url']) === '') this.#idle.add(node);
    if (!this.#nodes.add(id, node)) throw this.#damaged(`two nodes have the id ${id}`);
    for (const child of arrayOf(entry['children'])) {
      this.#callers.push(node);
      this.#callees.push(numberOf(child, NaN));
    }
    if (typeof entry['parent'] === 'number') {
      this.#withParent.push(node);
      this.#parents.push(entry['parent']);
    }
    this.#hits.push(Math.max(0, numberOf(entry['hitCount'])));
    this.#micros.push(0);
    this.#tickStart.push(this.#ticks.length);
    for (const tick of arrayOf(entry['positionTicks'])) {
      const { line: tickLine, ticks } = objectOf(tick);
      if (numberOf(ticks) <= 0) continue;
      const line = Math.min(Math.max(0, Math.trunc(numberOf(tickLine))), 0x7fffffff);
      // Ticks have no column. In minified code, all on one line, that of the function is the closest that is known.
      this.#tickLocation.push(this.#builder.location(func, line, line === startLine ? startColumn : 0));
      this.#ticks.push(numberOf(ticks));
    }
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
    const count = this.#nodes.size;
    if (count === 0) throw new ProfileError(this.#file, 'a .cpuprofile without nodes', 'capture it again');
    this.#tickStart.push(this.#ticks.length);
    this.#addTimes();
    this.#addStacks(this.#parentOfNodes());
    const hasTimes = this.#micros.done().some((micros) => micros !== 0);
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
      defaultType: hasTimes ? 1 : 0,
      period: null,
      callerLines: 'function',
    });
  }

  /** By number, the number of the caller; -1 at a root. */
  #parentOfNodes(): Int32Array {
    const parents = new Int32Array(this.#nodes.size).fill(-1);
    const callees = this.#callees.done();
    for (let call = 0; call < callees.length; call++) {
      const node = this.#nodes.rowOf(callees[call]!);
      if (node === -1) throw this.#damaged(`node ${callees[call]!} does not exist`);
      if (parents[node] !== -1) throw this.#damaged(`node ${callees[call]!} has two callers`);
      parents[node] = this.#callers.at(call);
    }
    for (let i = 0; i < this.#parents.length; i++) {
      const node = this.#withParent.at(i);
      const parent = this.#nodes.rowOf(this.#parents.at(i));
      if (parent === -1) throw this.#damaged(`node ${this.#parents.at(i)} does not exist`);
      if (parents[node] === -1) parents[node] = parent;
    }
    return parents;
  }

  /** A caller's stack has to be there before those of whom it calls. */
  #addStacks(parents: Int32Array): void {
    const count = parents.length;
    const firstChild = new Int32Array(count).fill(-1);
    const nextSibling = new Int32Array(count).fill(-1);
    const stacks = new Int32Array(count).fill(-1);
    const todo = new Int32Array(count);
    let open = 0;
    for (let node = count - 1; node >= 0; node--) {
      const parent = parents[node]!;
      if (parent === -1) todo[open++] = node;
      else {
        nextSibling[node] = firstChild[parent]!;
        firstChild[parent] = node;
      }
    }
    let visited = 0;
    while (open > 0) {
      const node = todo[--open]!;
      const caller = parents[node] === -1 ? -1 : stacks[parents[node]!]!;
      this.#addSamples(node, caller);
      stacks[node] = this.#builder.stack(caller, this.#location.at(node));
      visited++;
      for (let child = firstChild[node]!; child !== -1; child = nextSibling[child]!) todo[open++] = child;
    }
    if (visited !== count)
      throw new ProfileError(this.#file, 'damaged .cpuprofile: its nodes form a cycle', 'capture it again');
  }

  /** One sample per line with ticks, and one for the ticks without a line, on the line where the function begins. */
  #addSamples(node: number, caller: number): void {
    if (this.#idle.has(node)) return;
    const [from, to] = [this.#tickStart.at(node), this.#tickStart.at(node + 1)];
    const nodeMicros = this.#micros.at(node);
    let withLine = 0;
    for (let tick = from; tick < to; tick++) withLine += this.#ticks.at(tick);
    const all = Math.max(this.#hits.at(node), withLine);
    if (all === 0 && nodeMicros === 0) return;
    let ticksBefore = 0;
    let microsBefore = 0;
    const add = (location: number, ticks: number): void => {
      ticksBefore += ticks;
      // Rounded so that the lines' times add up to the node's.
      const micros = all === 0 ? nodeMicros : Math.round((nodeMicros * ticksBefore) / all);
      this.#builder.sample(this.#builder.stack(caller, location), ticks, micros - microsBefore);
      microsBefore = micros;
    };
    for (let tick = from; tick < to; tick++) add(this.#tickLocation.at(tick), this.#ticks.at(tick));
    if (withLine < all || all === 0) add(this.#location.at(node), all - withLine);
  }

  /** A sample's node runs until the next sample; the last one until the end. As Chrome's DevTools count. */
  #addTimes(): void {
    const samples = this.#samples.done();
    const deltas = this.#deltas.done();
    let elapsed = deltas[0] ?? 0;
    for (let i = 0; i < samples.length; i++) {
      const node = this.#nodes.rowOf(samples[i]!);
      if (node === -1) throw this.#damaged(`sample ${i} names an unknown node`);
      const isLast = i === samples.length - 1;
      const micros = isLast ? Math.max(0, this.#endTime - this.#startTime - elapsed) : (deltas[i + 1] ?? 0);
      elapsed += micros;
      this.#micros.add(node, micros);
    }
  }

  #damaged(reason: string): ProfileError {
    return new ProfileError(this.#file, `damaged .cpuprofile: ${reason}`);
  }
}
