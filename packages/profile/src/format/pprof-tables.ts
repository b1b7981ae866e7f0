// The first pass over a pprof profile: all of it but its samples, of which it only learns how much room they take.
// The format: github.com/google/pprof/proto/profile.proto. Field numbers in the comments are from there.
import { PbfReader } from 'pbf';
import { Column, IdIndex } from '../columns.ts';
import { ProfileError } from '../error.ts';
import type { FunctionTable, LocationTable, SampleType } from '../profile.ts';
import { damaged, eachField, eachFieldOfMessage, endOfBytes, isPacked, WholeFields } from './pprof-wire.ts';

export interface PprofTables {
  /** `strings[0]` is ''. */
  readonly strings: readonly string[];
  readonly functions: FunctionTable;
  readonly locations: LocationTable;
  /** The row of a location by the id that samples know it by; -1 for one that is not there. */
  locationOfId(id: number): number;
  readonly sampleTypes: readonly SampleType[];
  readonly defaultSampleType: string;
  readonly period: { readonly type: SampleType; readonly value: number } | null;
  /** Nanoseconds, 0 when it is not known. */
  readonly timeNanos: number;
  readonly durationNanos: number;
  readonly comments: readonly string[];
  /** Regular expressions, '' for none. */
  readonly dropFrames: string;
  readonly keepFrames: string;
  readonly samples: number;
  /** In all samples. */
  readonly frames: number;
}

export class PprofTableReader {
  readonly #file: string;
  readonly #fields: WholeFields;
  /** Of the fields that are being read. */
  #pbf = new PbfReader(new Uint8Array(0));
  #text: Buffer = Buffer.alloc(0);
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
  #samples = 0;
  #frames = 0;
  readonly #mappingIds = new IdIndex();
  readonly #mappingFile = new Column(Int32Array);
  readonly #functionIds = new IdIndex();
  readonly #name = new Column(Int32Array);
  readonly #fileName = new Column(Int32Array);
  readonly #startLine = new Column(Int32Array);
  readonly #locationIds = new IdIndex();
  /** Ids, which may be larger than 32 bits. */
  readonly #locationMapping = new Column(Float64Array);
  readonly #lineStart = new Column(Int32Array);
  readonly #lineFunction = new Column(Float64Array);
  readonly #line = new Column(Int32Array);
  readonly #column = new Column(Int32Array);

  constructor(file: string) {
    this.#file = file;
    this.#fields = new WholeFields(file, (bytes) => this.#read(bytes));
  }

  write(piece: Uint8Array): void {
    this.#fields.write(piece);
  }

  /** Throws a ProfileError for what is no pprof profile, or not all of one. */
  end(): PprofTables {
    this.#fields.end();
    this.#lineStart.push(this.#line.length);
    if (this.#sampleTypes.length === 0) {
      throw new ProfileError(this.#file, 'no sample types: this is not a pprof profile, or an empty one');
    }
    if (this.#strings.length > 0 && this.#strings[0] !== '')
      throw this.#damaged('the first string is not empty');
    if (this.#strings.length === 0) this.#strings.push('');
    return {
      strings: this.#strings,
      functions: this.#functions(),
      locations: this.#locations(),
      locationOfId: (id) => this.#locationIds.rowOf(id),
      sampleTypes: this.#sampleTypes.map((type) => this.#valueType(type)),
      defaultSampleType: this.#string(this.#defaultSampleType),
      period: this.#period === 0 ? null : { type: this.#valueType(this.#periodType), value: this.#period },
      timeNanos: this.#timeNanos,
      durationNanos: this.#durationNanos,
      comments: this.#comments.map((index) => this.#string(index)),
      dropFrames: this.#string(this.#dropFrames),
      keepFrames: this.#string(this.#keepFrames),
      samples: this.#samples,
      frames: this.#frames,
    };
  }

  #read(bytes: Uint8Array): void {
    this.#pbf = new PbfReader(bytes);
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    eachField(this.#file, this.#pbf, bytes.length, (tag) => this.#field(tag));
  }

  #field(tag: number): void {
    const pbf = this.#pbf;
    switch (tag) {
      case 1: // sample_type
        this.#sampleTypes.push(this.#valueTypeField());
        break;
      case 2:
        this.#sample();
        break;
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
        const end = endOfBytes(this.#file, pbf, pbf.length);
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
        this.#comments.push(...pbf.readPackedVarint([], true));
        break;
      case 14:
        this.#defaultSampleType = pbf.readVarint();
        break;
    }
  }

  /** Counts the frames: each ends with the one byte of its number that has no high bit. */
  #sample(): void {
    const pbf = this.#pbf;
    const end = endOfBytes(this.#file, pbf, pbf.length);
    this.#samples++;
    while (pbf.pos < end) {
      const key = pbf.readVarint();
      if (key >>> 3 === 1 && isPacked(this.#file, key)) {
        const packedEnd = endOfBytes(this.#file, pbf, end);
        for (; pbf.pos < packedEnd; pbf.pos++) if (this.#text[pbf.pos]! < 0x80) this.#frames++;
      } else {
        if (key >>> 3 === 1) this.#frames++;
        pbf.skip(key);
      }
    }
    if (pbf.pos !== end) throw this.#damaged('a sample is longer than it says');
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
    this.#remember(this.#mappingIds, 'mapping', id, this.#mappingFile.push(fileName));
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
    const lineFunction = Int32Array.from(this.#lineFunction.done(), (id) => {
      const index = this.#functionIds.rowOf(id);
      if (index === -1) throw this.#damaged(`a location names function ${id}, which does not exist`);
      return index;
    });
    const binary = Int32Array.from(this.#locationMapping.done(), (id) => {
      if (id === 0) return 0;
      const index = this.#mappingIds.rowOf(id);
      if (index === -1) throw this.#damaged(`a location names mapping ${id}, which does not exist`);
      this.#string(this.#mappingFile.at(index));
      return this.#mappingFile.at(index);
    });
    const lineStart = this.#lineStart.done();
    const line = this.#line.done();
    return { count, lineStart, lineFunction, line, column: this.#column.done(), binary };
  }

  #message(field: (tag: number) => void): void {
    eachFieldOfMessage(this.#file, this.#pbf, field);
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

  #remember(ids: IdIndex, what: string, id: number, index: number): void {
    if (id === 0) throw this.#damaged(`a ${what} has the reserved id 0`);
    if (!ids.add(id, index)) throw this.#damaged(`two ${what}s have the id ${id}`);
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
    return damaged(this.#file, reason);
  }
}
