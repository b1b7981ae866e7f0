// The second pass over a pprof profile: its samples, as columns of exactly the size that they take.
import { PbfReader } from 'pbf';
import { ProfileError } from '../error.ts';
import {
  locationColumn,
  mark,
  marks,
  type LocationColumn,
  type SampleTable,
  type WholeStacks,
} from '../profile.ts';
import { prunedLocations, pruneStart, type PrunedLocations } from './pprof-prune.ts';
import type { PprofTables } from './pprof-tables.ts';
import { damaged, eachField, endOfBytes, isPacked, WholeFields } from './pprof-wire.ts';

export class PprofSampleReader {
  readonly #file: string;
  readonly #fields: WholeFields;
  readonly #tables: PprofTables;
  readonly #pruned: PrunedLocations | null;
  readonly #stack: Int32Array;
  readonly #values: readonly Float64Array[];
  readonly #frame: LocationColumn;
  readonly #outermost: Uint8Array;
  #samples = 0;
  #used = 0;
  /** The locations of the sample that is being read, innermost first as on the wire. */
  #frames = new Int32Array(64);
  #depth = 0;

  /** Cuts what the profile itself drops out of the tables' locations. */
  constructor(file: string, tables: PprofTables) {
    const { strings, functions, locations, dropFrames, keepFrames, samples, frames } = tables;
    this.#file = file;
    this.#fields = new WholeFields(file, (bytes) => this.#read(bytes));
    this.#tables = tables;
    this.#pruned = prunedLocations(file, strings, functions, locations, dropFrames, keepFrames);
    this.#stack = new Int32Array(samples);
    this.#values = tables.sampleTypes.map(() => new Float64Array(samples));
    this.#frame = locationColumn(frames, locations.count);
    this.#outermost = marks(frames);
  }

  write(piece: Uint8Array): void {
    this.#fields.write(piece);
  }

  /** Throws a ProfileError for samples that do not fit the tables. */
  end(): { readonly stacks: WholeStacks; readonly samples: SampleTable } {
    this.#fields.end();
    const count = this.#samples;
    if (count !== this.#tables.samples) throw this.#changed();
    const used = this.#used;
    return {
      stacks: {
        count: used,
        frame: this.#frame.subarray(0, used),
        parent: null,
        outermost: this.#outermost.subarray(0, marks(used).length),
      },
      samples: { count, stack: this.#stack, values: this.#values, frames: used },
    };
  }

  #read(bytes: Uint8Array): void {
    const pbf = new PbfReader(bytes);
    eachField(this.#file, pbf, bytes.length, (tag) => {
      if (tag === 2) this.#sample(pbf);
    });
  }

  #sample(pbf: PbfReader): void {
    const types = this.#values.length;
    let values = 0;
    this.#depth = 0;
    const value = (): void => {
      const amount = pbf.readVarint(true);
      if (values < types) this.#values[values]![this.#samples] = amount;
      values++;
    };
    const end = endOfBytes(this.#file, pbf, pbf.length);
    while (pbf.pos < end) {
      const key = pbf.readVarint();
      const field = key >>> 3;
      if (field !== 1 && field !== 2) pbf.skip(key);
      else if (isPacked(this.#file, key)) {
        const packedEnd = endOfBytes(this.#file, pbf, end);
        if (field === 1) while (pbf.pos < packedEnd) this.#push(pbf.readVarint());
        else while (pbf.pos < packedEnd) value();
        if (pbf.pos !== packedEnd)
          throw damaged(this.#file, 'a number is longer than the list that it is in');
      } else if (field === 1) this.#push(pbf.readVarint());
      else value();
    }
    if (pbf.pos !== end) throw damaged(this.#file, 'a sample is longer than it says');
    if (values !== types) {
      throw damaged(this.#file, `a sample has ${values} values for ${types} sample types`);
    }
    this.#keepStack();
  }

  #push(id: number): void {
    const location = this.#tables.locationOfId(id);
    if (location === -1) throw damaged(this.#file, `a sample names location ${id}, which does not exist`);
    if (this.#depth === this.#frames.length) {
      const larger = new Int32Array(this.#depth * 2);
      larger.set(this.#frames);
      this.#frames = larger;
    }
    this.#frames[this.#depth++] = location;
  }

  #keepStack(): void {
    const depth = this.#depth;
    const innermost = this.#pruned === null ? 0 : pruneStart(this.#pruned, this.#frames, depth);
    const from = this.#used;
    if (this.#samples === this.#stack.length || from + depth - innermost > this.#frame.length) {
      throw this.#changed();
    }
    for (let i = depth - 1; i >= innermost; i--) this.#frame[this.#used++] = this.#frames[i]!;
    if (this.#used > from) mark(this.#outermost, from);
    this.#stack[this.#samples++] = this.#used > from ? this.#used - 1 : -1;
  }

  #changed(): ProfileError {
    return new ProfileError(this.#file, 'changed while it was read', 'wait until it is written');
  }
}
