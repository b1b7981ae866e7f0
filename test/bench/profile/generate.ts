// Writes a large pprof heap profile: 50,000 locations and any number of samples with stacks of some 24 frames.
import { PbfWriter } from 'pbf';

const LOCATIONS = 50_000;
const DEPTH = 24;

/** Raw protocol buffers; 400,000 samples are 34 MB. The same bytes each time. */
export function largePprof(samples: number): Uint8Array {
  const random = generator(7);
  const out = new PbfWriter(new Uint8Array(1 << 20));
  const strings = ['', 'alloc_objects', 'count', 'alloc_space', 'bytes', 'inuse_objects', 'inuse_space'];
  for (const [type, unit] of [
    [1, 2],
    [3, 4],
    [5, 2],
    [6, 4],
  ] as const) {
    out.writeMessage(
      1,
      (value: readonly [number, number], pbf) => {
        pbf.writeVarintField(1, value[0]);
        pbf.writeVarintField(2, value[1]);
      },
      [type, unit],
    );
  }
  for (let i = 0; i < samples; i++) out.writeMessage(2, writeSample, random);
  for (let id = 1; id <= LOCATIONS; id++) {
    out.writeMessage(4, writeLocation, id);
    // Five lines of code for each function, as one finds in real profiles.
    if (id % 5 !== 1) continue;
    out.writeMessage(5, writeFunction, {
      id: Math.ceil(id / 5),
      name: strings.length,
      file: strings.length + 1,
    });
    strings.push(
      `github.com/acme/shop/pkg${id % 400}.(*Server).Handle${id}`,
      `/build/shop/pkg${id % 400}/file${id % 3000}.go`,
    );
  }
  for (const text of strings) out.writeStringField(6, text);
  return out.finish();
}

function writeSample(random: (below: number) => number, pbf: PbfWriter): void {
  const depth = DEPTH - 8 + random(16);
  // A walk through a call graph in which each place calls at most four others; innermost first on the wire.
  let place = 1 + random(LOCATIONS);
  const stack = [place];
  while (stack.length < depth) stack.push((place = 1 + ((place * 4 + random(4)) % LOCATIONS)));
  stack.reverse();
  const objects = 1 + random(1000);
  pbf.writePackedVarint(1, stack);
  pbf.writePackedVarint(2, [objects, objects * 512, random(100), random(100) * 512]);
}

function writeLocation(id: number, pbf: PbfWriter): void {
  pbf.writeVarintField(1, id);
  pbf.writeVarintField(3, 0x400000 + id * 16);
  pbf.writeMessage(
    4,
    (line: number, into) => {
      into.writeVarintField(1, Math.ceil(line / 5));
      into.writeVarintField(2, 10 + (line % 5) * 3);
    },
    id,
  );
}

function writeFunction({ id, name, file }: { id: number; name: number; file: number }, pbf: PbfWriter): void {
  pbf.writeVarintField(1, id);
  pbf.writeVarintField(2, name);
  pbf.writeVarintField(4, file);
  pbf.writeVarintField(5, 8);
}

/** Park and Miller's generator: the same numbers on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48271) % 0x7fffffff) % below;
}
