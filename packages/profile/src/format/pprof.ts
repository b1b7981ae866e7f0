// Reads pprof's protocol buffers straight into columns: one pass for the tables, one for the samples.
// The format: github.com/google/pprof/proto/profile.proto. Field numbers in the comments are from there.
import { PbfReader } from 'pbf';
import { IntColumn } from '../columns.ts';
import { ProfileError } from '../error.ts';
import type { FunctionTable, LocationTable, Profile, SampleType } from '../profile.ts';
import { kindOf } from './kind.ts';
import { prunedLocations, pruneStart } from './pprof-prune.ts';

/** `bytes` are inflated. Throws a ProfileError when they are damaged. */
export function readPprof(file: string, bytes: Uint8Array): Profile {
  try {
    return new PprofReader(file, bytes).read();
  } catch (error) {
    if (error instanceof ProfileError) throw error;
    // pbf throws plain errors for overlong varints and unknown wire types.
    throw new ProfileError(
      file,
      `damaged pprof data: ${error instanceof Error ? error.message : String(error)}`,
      'capture it again',
    );
  }
}

class PprofReader {
  readonly #file: string;
  readonly #pbf: PbfReader;
  readonly #text: Buffer;
  readonly #strings: string[] = [];
  readonly #sampleTypes: { type: number; unit: number }[] = [];
  #periodType = { type: 0, unit: 0 };
  #period = 0;
  #timeNanos = 0;
  #durationNanos = 0;
  #defaultSampleType = 0;
  readonly #comments: number[] = [];
  #dropFrames = 0;
  #keepFrames = 0;
  #sampleCount = 0;
  #sampleBytes = 0;
  readonly #mappingIds = new Map<number, number>();
  readonly #mappingFiles: number[] = [];
  readonly #functionIds = new Map<number, number>();
  readonly #name = new IntColumn();
  readonly #fileName = new IntColumn();
  readonly #startLine = new IntColumn();
  readonly #locationIds = new Map<number, number>();
  readonly #locationMapping: number[] = [];
  readonly #lineStart = new IntColumn();
  readonly #lineFunction: number[] = [];
  readonly #line = new IntColumn();
  readonly #column = new IntColumn();

  constructor(file: string, bytes: Uint8Array) {
    this.#file = file;
    this.#pbf = new PbfReader(bytes);
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(): Profile {
    this.#eachField(this.#pbf.length, (tag) => this.#tableField(tag));
    this.#lineStart.push(this.#line.length);
    if (this.#sampleTypes.length === 0) {
      throw new ProfileError(this.#file, 'no sample types: this is not a pprof profile, or an empty one');
    }
    if (this.#strings.length > 0 && this.#strings[0] !== '')
      throw this.#damaged('the first string is not empty');
    if (this.#strings.length === 0) this.#strings.push('');
    const sampleTypes = this.#sampleTypes.map((type) => this.#valueType(type));
    const functions = this.#functions();
    const locations = this.#locations();
    const { stacks, samples } = this.#samples(functions, locations, sampleTypes.length);
    const byName = sampleTypes.findIndex(({ type }) => type === this.#string(this.#defaultSampleType));
    const profile: Profile = {
      file: this.#file,
      format: 'pprof',
      kind: 'other',
      takenAt: this.#timeNanos > 0 ? this.#timeNanos : null,
      durationNanos: Math.max(0, this.#durationNanos),
      sampleTypes,
      // As profile.SampleIndexByName in google/pprof: the last type, when the profile names none.
      defaultType: byName === -1 ? sampleTypes.length - 1 : byName,
      period: this.#period === 0 ? null : { type: this.#valueType(this.#periodType), value: this.#period },
      strings: this.#strings,
      functions,
      locations,
      stacks,
      samples,
      callerLines: 'call',
      ...(this.#comments.length === 0
        ? {}
        : { comments: this.#comments.map((index) => this.#string(index)) }),
    };
    return { ...profile, kind: kindOf(profile, this.#string(this.#defaultSampleType)) };
  }

  #tableField(tag: number): void {
    const pbf = this.#pbf;
    switch (tag) {
      case 1: // sample_type
        this.#sampleTypes.push(this.#valueTypeField());
        break;
      case 2: {
        // sample: the second pass reads it, when the tables are known.
        const length = pbf.readVarint();
        this.#sampleCount++;
        this.#sampleBytes += length;
        pbf.pos += length;
        break;
      }
      case 3:
        this.#mapping();
        break;
      case 4:
        this.#location();
        break;
      case 5:
        this.#function();
        break;
      case 6: {
        const end = this.#lengthDelimitedEnd(pbf.length);
        this.#strings.push(this.#text.toString('utf8', pbf.pos, end));
        // An empty string leaves the position where pbf would take the value for unread.
        pbf._valueStart = -1;
        pbf.pos = end;
        break;
      }
      case 7:
        this.#dropFrames = pbf.readVarint();
        break;
      case 8:
        this.#keepFrames = pbf.readVarint();
        break;
      case 9:
        this.#timeNanos = pbf.readVarint(true);
        break;
      case 10:
        this.#durationNanos = pbf.readVarint(true);
        break;
      case 11:
        this.#periodType = this.#valueTypeField();
        break;
      case 12:
        this.#period = pbf.readVarint(true);
        break;
      case 13: // comment: one number, or several packed ones
        this.#comments.push(...this.#pbf.readPackedVarint([], true));
        break;
      case 14:
        this.#defaultSampleType = pbf.readVarint();
        break;
    }
  }

  #valueTypeField(): { type: number; unit: number } {
    const value = { type: 0, unit: 0 };
    this.#message((tag) => {
      if (tag === 1) value.type = this.#pbf.readVarint();
      else if (tag === 2) value.unit = this.#pbf.readVarint();
    });
    return value;
  }

  #mapping(): void {
    let id = 0;
    let fileName = 0;
    this.#message((tag) => {
      if (tag === 1) id = this.#id('mapping');
      else if (tag === 5) fileName = this.#pbf.readVarint();
    });
    this.#remember(this.#mappingIds, 'mapping', id, this.#mappingFiles.push(fileName) - 1);
  }

  #function(): void {
    let id = 0;
    let name = 0;
    let systemName = 0;
    let fileName = 0;
    let startLine = 0;
    this.#message((tag) => {
      if (tag === 1) id = this.#id('function');
      else if (tag === 2) name = this.#pbf.readVarint();
      else if (tag === 3) systemName = this.#pbf.readVarint();
      else if (tag === 4) fileName = this.#pbf.readVarint();
      else if (tag === 5) startLine = this.#lineNumber();
    });
    this.#remember(this.#functionIds, 'function', id, this.#name.push(name === 0 ? systemName : name));
    this.#fileName.push(fileName);
    this.#startLine.push(startLine);
  }

  #location(): void {
    let id = 0;
    let mapping = 0;
    const index = this.#lineStart.push(this.#line.length);
    this.#message((tag) => {
      if (tag === 1) id = this.#id('location');
      else if (tag === 2) mapping = this.#id('mapping');
      else if (tag === 4) this.#locationLine();
    });
    this.#remember(this.#locationIds, 'location', id, index);
    this.#locationMapping.push(mapping);
  }

  #locationLine(): void {
    let func = 0;
    let line = 0;
    let column = 0;
    this.#message((tag) => {
      if (tag === 1) func = this.#id('function');
      else if (tag === 2) line = this.#lineNumber();
      else if (tag === 3) column = this.#lineNumber();
    });
    this.#lineFunction.push(func);
    this.#line.push(line);
    this.#column.push(column);
  }

  #functions(): FunctionTable {
    const count = this.#name.length;
    const name = this.#name.done();
    const file = this.#fileName.done();
    for (let i = 0; i < count; i++) {
      this.#string(name[i]!);
      this.#string(file[i]!);
    }
    return { count, name, file, startLine: this.#startLine.done(), startColumn: new Int32Array(count) };
  }

  #locations(): LocationTable {
    const count = this.#locationMapping.length;
    const lineFunction = new Int32Array(this.#lineFunction.length);
    this.#lineFunction.forEach((id, i) => {
      const index = this.#functionIds.get(id);
      if (index === undefined) throw this.#damaged(`a location names function ${id}, which does not exist`);
      lineFunction[i] = index;
    });
    const binary = new Int32Array(count);
    this.#locationMapping.forEach((id, i) => {
      if (id === 0) return;
      const index = this.#mappingIds.get(id);
      if (index === undefined) throw this.#damaged(`a location names mapping ${id}, which does not exist`);
      this.#string(this.#mappingFiles[index]!);
      binary[i] = this.#mappingFiles[index]!;
    });
    const lineStart = this.#lineStart.done();
    const line = this.#line.done();
    return { count, lineStart, lineFunction, line, column: this.#column.done(), binary };
  }

  #samples(
    functions: FunctionTable,
    locations: LocationTable,
    types: number,
  ): Pick<Profile, 'stacks' | 'samples'> {
    const pruned = prunedLocations(
      this.#file,
      this.#strings,
      functions,
      locations,
      this.#string(this.#dropFrames),
      this.#string(this.#keepFrames),
    );
    const pbf = this.#pbf;
    const dense = denseIds(this.#locationIds);
    const count = this.#sampleCount;
    const sampleStack = new Int32Array(count);
    const values = Array.from({ length: types }, () => new Float64Array(count));
    // Each frame takes at least a byte on the wire. Pages that are never written to take no memory.
    const stored = new Int32Array(this.#sampleBytes);
    let used = 0;
    let frames = new Int32Array(64);
    let depth = 0;
    let sample = 0;

    const frame = (id: number): void => {
      const index =
        dense !== null ? (id < dense.length ? dense[id]! : -1) : (this.#locationIds.get(id) ?? -1);
      if (index === -1) throw this.#damaged(`a sample names location ${id}, which does not exist`);
      if (depth === frames.length) frames = grown(frames);
      frames[depth++] = index;
    };
    pbf.pos = 0;
    this.#eachField(pbf.length, (tag) => {
      if (tag !== 2) return;
      depth = 0;
      let valueCount = 0;
      const end = this.#lengthDelimitedEnd(pbf.length);
      while (pbf.pos < end) {
        const key = pbf.readVarint();
        const field = key >>> 3;
        if (field === 1 && (key & 7) === 2) {
          const packedEnd = this.#lengthDelimitedEnd(end);
          while (pbf.pos < packedEnd) frame(pbf.readVarint());
        } else if (field === 1) frame(pbf.readVarint());
        else if (field === 2 && (key & 7) === 2) {
          const packedEnd = this.#lengthDelimitedEnd(end);
          while (pbf.pos < packedEnd) {
            const value = pbf.readVarint(true);
            if (valueCount < types) values[valueCount]![sample] = value;
            valueCount++;
          }
        } else if (field === 2) {
          const value = pbf.readVarint(true);
          if (valueCount < types) values[valueCount]![sample] = value;
          valueCount++;
        } else pbf.skip(key);
      }
      if (pbf.pos !== end) throw this.#damaged('a sample is longer than it says');
      if (valueCount !== types) {
        throw this.#damaged(`a sample has ${valueCount} values for ${types} sample types`);
      }
      // The wire has the innermost frame first.
      const innermost = pruned === null ? 0 : pruneStart(pruned, frames, depth);
      const length = depth - innermost;
      for (let i = depth - 1; i >= innermost; i--) stored[used++] = frames[i]!;
      if (length > 0) stored[used - length] = ~stored[used - length]!;
      sampleStack[sample++] = length > 0 ? used - 1 : -1;
    });
    return {
      stacks: { count: used, frame: stored.subarray(0, used), parent: null },
      samples: { count, stack: sampleStack, values, frames: used },
    };
  }

  #eachField(end: number, field: (tag: number) => void): void {
    const pbf = this.#pbf;
    for (;;) {
      const tag = pbf.nextField(end);
      if (pbf.pos > end) throw this.#truncated();
      if (tag === 0) break;
      field(tag);
      if (pbf.pos > end) throw this.#truncated();
    }
    if (pbf.pos !== end) throw this.#damaged(`unexpected data at byte ${pbf.pos}`);
  }

  #message(field: (tag: number) => void): void {
    this.#eachField(this.#lengthDelimitedEnd(this.#pbf.length), field);
    // An empty message ends where its value began; pbf would skip it once more.
    this.#pbf._valueStart = -1;
  }

  #lengthDelimitedEnd(limit: number): number {
    const length = this.#pbf.readVarint();
    const end = this.#pbf.pos + length;
    if (!(end <= limit)) throw this.#truncated();
    return end;
  }

  #id(what: string): number {
    const id = this.#pbf.readVarint();
    if (!Number.isSafeInteger(id)) throw this.#damaged(`a ${what} id is above 2^53`);
    return id;
  }

  #lineNumber(): number {
    const line = this.#pbf.readVarint(true);
    if (line < 0 || line > 0x7fffffff) throw this.#damaged(`${line} is no line number`);
    return line;
  }

  #remember(ids: Map<number, number>, what: string, id: number, index: number): void {
    if (id === 0) throw this.#damaged(`a ${what} has the reserved id 0`);
    if (ids.has(id)) throw this.#damaged(`two ${what}s have the id ${id}`);
    ids.set(id, index);
  }

  #string(index: number): string {
    const text = this.#strings[index];
    if (text === undefined) {
      throw this.#damaged(`string ${index} is asked for, but there are ${this.#strings.length}`);
    }
    return text;
  }

  #valueType({ type, unit }: { type: number; unit: number }): SampleType {
    return { type: this.#string(type), unit: this.#string(unit) };
  }

  #damaged(reason: string): ProfileError {
    return new ProfileError(this.#file, `damaged pprof data: ${reason}`, 'capture it again');
  }

  #truncated(): ProfileError {
    return new ProfileError(this.#file, 'the pprof data ends too early', 'copy or capture it again');
  }
}

/** Ids are nearly always 1 to n: an array is quicker than a map for 10 million frames. null when they are sparse. */
function denseIds(ids: ReadonlyMap<number, number>): Int32Array | null {
  let highest = 0;
  for (const id of ids.keys()) highest = Math.max(highest, id);
  if (highest > 4 * ids.size + 1024) return null;
  const dense = new Int32Array(highest + 1).fill(-1);
  for (const [id, index] of ids) dense[id] = index;
  return dense;
}

function grown(column: Int32Array<ArrayBuffer>, atLeast = 0): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(column.length * 2, atLeast));
  larger.set(column);
  return larger;
}
