// A pprof profile is the same however its bytes come, and is refused when they change between the two passes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { describe, expect, it, test } from 'vitest';
import { readPprof, readPprofStream } from './pprof.ts';

const folder = join(import.meta.dirname, '../../../../fixtures');
const captures = [
  'go-service/profiles/heap-3.pb.gz',
  'go-service/profiles/cpu.pb.gz',
  'node-service/profiles/pprof/wall.pb.gz',
];
const unpacked = (name: string): Buffer => gunzipSync(readFileSync(join(folder, name)));
const inPieces = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

describe.each(captures)('%s', (name) => {
  const bytes = unpacked(name);
  const whole = readPprof(name, () => [bytes]);

  it('holds something', () => expect(whole.samples.count).toBeGreaterThan(10));

  it.each([1, 7, 300, 4096])('in pieces of %i bytes', (size) => {
    expect(readPprof(name, () => inPieces(bytes, size))).toEqual(whole);
  });

  it('in one piece that is used again, as files are read', () => {
    const reused = Buffer.alloc(100);
    function* pieces(): Generator<Uint8Array> {
      for (const piece of inPieces(bytes, reused.length)) {
        reused.fill(0xff).set(piece);
        yield reused.subarray(0, piece.length);
      }
    }
    expect(readPprof(name, pieces)).toEqual(whole);
  });

  it('in pieces that are waited for', async () => {
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (const piece of inPieces(bytes, 1000)) yield await Promise.resolve(piece);
    }
    expect(await readPprofStream(name, pieces)).toEqual(whole);
  });

  it('is refused wherever it is cut off', () => {
    for (let length = 1; length < 200; length++) {
      const cut = bytes.subarray(0, length);
      const read = (): unknown => readPprof('cut', () => inPieces(cut, 64));
      // Cut between two fields, what is left misses strings and more.
      expect(read).toThrow(
        /^cut: (the pprof data ends too early|no sample types|damaged pprof data: .* (is|does not))/,
      );
    }
  });
});

test('what changes while it is read', () => {
  const [before, after] = captures.map(unpacked);
  for (const [first, second] of [
    [before!, after!],
    [after!, before!],
  ] as const) {
    let pass = 0;
    expect(() => readPprof('x', () => [pass++ === 0 ? first : second])).toThrow(
      /^x: (changed while it was read|damaged pprof data: )/,
    );
  }
  let pass = 0;
  const more = (): Uint8Array[] => (pass++ === 0 ? [before!] : [before!, before!]);
  expect(() => readPprof('x', more)).toThrow('x: changed while it was read (wait until it is written)');
});

test.each([
  ['a field without a number', [0x00, 0x01], /a field has the number 0/],
  ['a wire type that does not exist', [0x0b], /no field is of the wire type 3/],
  ['a number without an end', Array.from({ length: 12 }, () => 0xff), /a number has no end/],
  ['a length beyond the end', [0x0a, 0x7f, 0x00], /the pprof data ends too early/],
])('%s is refused', (_, bytes, reason) => {
  expect(() => readPprof('x', () => [Uint8Array.from(bytes)])).toThrow(reason);
});

test('frames of more locations than 16 bits can tell apart', () => {
  const locations = 70_000;
  const out = new PbfWriter();
  out.writeMessage(1, (_: null, pbf) => pbf.writeVarintField(1, 1), null);
  out.writeMessage(
    2,
    (_: null, pbf) => {
      pbf.writePackedVarint(1, [locations, 3, 1]);
      pbf.writePackedVarint(2, [5]);
    },
    null,
  );
  for (let id = 1; id <= locations; id++)
    out.writeMessage(4, (_: null, pbf) => pbf.writeVarintField(1, id), null);
  for (const text of ['', 'samples']) out.writeStringField(6, text);
  const bytes = out.finish();
  const { stacks } = readPprof('x', () => [bytes]);
  expect([...stacks.frame]).toEqual([0, 2, locations - 1]);
});
