// The pprof wire format (github.com/google/pprof, proto/profile.proto), read straight into columns.
import { PbfReader as Pbf } from 'pbf';
import { ProfileError, type Profile, type SampleType } from './model.ts';

/** Grows by doubling; plain arrays of numbers cost several times as much. */
class Ints {
  #data = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#data.length) {
      const larger = new Int32Array(this.#data.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.length++] = value;
  }

  done(): Int32Array {
    return this.#data.slice(0, this.length);
  }
}

class Floats {
  #data = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#data.length) {
      const larger = new Float64Array(this.#data.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.length++] = value;
  }

  done(): Float64Array {
    return this.#data.slice(0, this.length);
  }
}

interface RawType {
  type: number;
  unit: number;
}

/** @throws ProfileError when the bytes are damaged, cut off, or no pprof profile. */
export function readPprof(bytes: Uint8Array, file: string): Profile {
  try {
    return decode(bytes, file);
  } catch (error) {
    if (error instanceof ProfileError) throw error;
    throw new ProfileError(file, 'damaged or cut-off pprof data', 'capture it again');
  }
}

function decode(bytes: Uint8Array, file: string): Profile {
  const types: RawType[] = [];
  const strings: string[] = [];
  const ids = new Floats(); // location ids of all stacks, as they stand in the file
  const stackStart = new Ints();
  const values = new Floats();
  const locationIds: number[] = [];
  const locationLines = new Ints();
  const lineFunctionId = new Floats();
  const lineNumber = new Ints();
  const functionIds: number[] = [];
  const functionNames: number[] = [];
  const functionFiles: number[] = [];
  const functionStarts = new Ints();
  let takenAt = 0;
  let duration = 0;
  let defaultType = 0;
  let valueCount = 0;

  const line = (tag: number, entry: { fn: number; line: number }, pbf: Pbf) => {
    if (tag === 1) entry.fn = pbf.readVarint();
    else if (tag === 2) entry.line = pbf.readVarint(true);
  };
  const root = new Pbf(bytes);
  const end = bytes.length;
  const message = (read: (tag: number) => boolean) => {
    const stop = root.readVarint() + root.pos;
    if (stop > end) throw new ProfileError(file, 'cut-off pprof data', 'capture it again');
    while (root.pos < stop) {
      const key = root.readVarint();
      if (!read(key >> 3)) root.skip(key);
    }
    root.pos = stop;
  };
  const repeated = (each: (value: number) => void, packed: boolean, signed: boolean) => {
    if (!packed) {
      each(root.readVarint(signed));
      return;
    }
    const stop = root.readVarint() + root.pos;
    while (root.pos < stop) each(root.readVarint(signed));
  };

  while (root.pos < end) {
    const key = root.readVarint();
    const wire = key & 7;
    switch (key >> 3) {
      case 1: {
        const entry: RawType = { type: 0, unit: 0 };
        message((tag) => {
          if (tag === 1) entry.type = root.readVarint();
          else if (tag === 2) entry.unit = root.readVarint();
          else return false;
          return true;
        });
        types.push(entry);
        break;
      }
      case 2: {
        stackStart.push(ids.length);
        valueCount = 0;
        const stop = root.readVarint() + root.pos;
        if (stop > end) throw new ProfileError(file, 'cut-off pprof data', 'capture it again');
        while (root.pos < stop) {
          const inner = root.readVarint();
          const packed = (inner & 7) === 2;
          if (inner >> 3 === 1) repeated((v) => ids.push(v), packed, false);
          else if (inner >> 3 === 2)
            repeated(
              (v) => {
                values.push(v);
                valueCount++;
              },
              packed,
              true,
            );
          else root.skip(inner);
        }
        if (types.length > 0 && valueCount !== types.length)
          throw new ProfileError(
            file,
            `a sample has ${valueCount} values for ${types.length} sample types`,
            'capture it again',
          );
        break;
      }
      case 4: {
        let id = 0;
        locationLines.push(lineNumber.length);
        message((tag) => {
          if (tag === 1) id = root.readVarint();
          else if (tag === 4) {
            const entry = root.readMessage(line, { fn: 0, line: 0 });
            lineFunctionId.push(entry.fn);
            lineNumber.push(entry.line);
          } else return false;
          return true;
        });
        locationIds.push(id);
        break;
      }
      case 5: {
        let id = 0;
        let name = 0;
        let path = 0;
        let start = 0;
        message((tag) => {
          if (tag === 1) id = root.readVarint();
          else if (tag === 2) name = root.readVarint();
          else if (tag === 4) path = root.readVarint();
          else if (tag === 5) start = root.readVarint(true);
          else return false;
          return true;
        });
        functionIds.push(id);
        functionNames.push(name);
        functionFiles.push(path);
        functionStarts.push(start);
        break;
      }
      case 6:
        if (wire !== 2)
          throw new ProfileError(file, 'no pprof profile', 'pass a pprof, .cpuprofile or .heapprofile file');
        strings.push(root.readString());
        break;
      case 9:
        takenAt = root.readVarint(true);
        break;
      case 10:
        duration = root.readVarint(true);
        break;
      case 14:
        defaultType = root.readVarint();
        break;
      default:
        root.skip(key);
    }
  }
  if (root.pos !== end) throw new ProfileError(file, 'cut-off pprof data', 'capture it again');
  if (types.length === 0 || strings.length === 0)
    throw new ProfileError(
      file,
      'no pprof profile (it has no sample types)',
      'pass a pprof, .cpuprofile or .heapprofile file',
    );
  stackStart.push(ids.length);
  locationLines.push(lineNumber.length);

  const text = (index: number): string => {
    const found = strings[index];
    if (found === undefined)
      throw new ProfileError(
        file,
        `string ${index} of ${strings.length} does not exist`,
        'the profile is damaged; capture it again',
      );
    return found;
  };
  const functionOf = indexById(functionIds);
  const locationOf = indexById(locationIds);
  const lineFunction = Int32Array.from(lineFunctionId.done(), (id) =>
    id === 0 ? -1 : (functionOf(id) ?? missing(file, 'function', id)),
  );
  const stack = Int32Array.from(ids.done(), (id) => locationOf(id) ?? missing(file, 'location', id));
  const sampleTypes = types.map((t): SampleType => ({ type: text(t.type), unit: text(t.unit) }));
  const wanted = defaultType === 0 ? -1 : sampleTypes.findIndex((t) => t.type === text(defaultType));
  return {
    file,
    kind: 'pprof',
    takenAt: takenAt === 0 ? null : takenAt,
    durationNanos: duration === 0 ? null : duration,
    sampleTypes,
    // pprof shows the last sample type unless the profile names one.
    defaultType: wanted === -1 ? sampleTypes.length - 1 : wanted,
    functions: {
      name: functionNames.map(text),
      path: functionFiles.map(text),
      startLine: functionStarts.done(),
    },
    lineFunction,
    lineNumber: lineNumber.done(),
    lineColumn: new Int32Array(lineNumber.length),
    locationLines: locationLines.done(),
    stack,
    stackStart: stackStart.done(),
    values: values.done(),
  };
}

function missing(file: string, what: string, id: number): never {
  throw new ProfileError(file, `${what} ${id} does not exist`, 'the profile is damaged; capture it again');
}

/** Ids are nearly always 1…n in order, which needs no map. */
function indexById(ids: readonly number[]): (id: number) => number | undefined {
  if (ids.every((id, i) => id === i + 1)) return (id) => (id >= 1 && id <= ids.length ? id - 1 : undefined);
  const map = new Map(ids.map((id, i) => [id, i]));
  return (id) => map.get(id);
}
