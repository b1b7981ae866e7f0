// oxc's tree handed over as memory instead of as JSON: four times as fast on Node 20, and a third less memory.
//
// `experimentalRawTransfer` is the same, from Node 22 on: the package makes a view of the whole 6 GiB, which Node 20 has
// not. A view of the 2 GiB that are used it has, so that the buffer is made here. These are the package's inner files
// (its manifest exports them): its version is written down to the last number in our manifest for that reason, and
// `raw-transfer.test.ts` compares the trees of both ways.
import type { ParserOptions } from 'oxc-parser';
import {
  getBufferOffset,
  parseRawSync,
  rawTransferSupported,
  type RawBuffer,
  type RawTree,
} from 'oxc-parser/src-js/bindings.js';
import { ACTIVE_SIZE, BLOCK_ALIGN, BLOCK_SIZE, BUFFER_SIZE } from 'oxc-parser/src-js/generated/constants.js';
import { deserialize as deserializeJavaScript } from 'oxc-parser/src-js/generated/deserialize/js.js';
import { deserialize as deserializeTypeScript } from 'oxc-parser/src-js/generated/deserialize/ts.js';

/** A text of more UTF-16 units gets memory of its own, which is given back: what was once written stays with the process. */
const LARGE = 1 << 19;

const encoder = new TextEncoder();
/** One a thread; null until the first file. */
let kept: RawBuffer | null = null;

/**
 * Whether this process may try: 64 bits, little-endian, and a system that takes memory only where it is written to.
 * Windows counts all 6 GiB against what processes may have together; Electron's memory cage has no room for them.
 */
export function mayTransferRaw(): boolean {
  return (
    process.platform !== 'win32' &&
    process.versions.electron === undefined &&
    process.versions['bun'] === undefined &&
    rawTransferSupported()
  );
}

/** The tree of a text. Throws a RangeError where the process is denied the address space, or the tree is too deep to be read. */
export function parseRaw(path: string, text: string, options: ParserOptions): RawTree {
  const buffer = text.length > LARGE ? createBuffer() : (kept ??= createBuffer());
  // The text stands at the end, with room for three bytes a unit.
  const most = text.length * 3;
  const start = ACTIVE_SIZE - most;
  const { written } = encoder.encodeInto(text, buffer.subarray(start, ACTIVE_SIZE));
  parseRawSync(path, buffer.block, start, written, options);
  const read = options.astType === 'js' ? deserializeJavaScript : deserializeTypeScript;
  return read(buffer, text, start, written);
}

/** 2 GiB that begin at a multiple of 4 GiB, for which 6 GiB of addresses are asked; pages come into being when written to. */
function createBuffer(): RawBuffer {
  const memory = new ArrayBuffer(BLOCK_SIZE + BLOCK_ALIGN);
  const offset = getBufferOffset(new Uint8Array(memory, 0, 1));
  return Object.assign(new Uint8Array(memory, offset, BUFFER_SIZE), {
    int32: new Int32Array(memory, offset, Math.floor(BUFFER_SIZE / 4)),
    float64: new Float64Array(memory, offset, Math.floor(BUFFER_SIZE / 8)),
    block: new Uint8Array(memory, offset, BLOCK_SIZE),
  });
}
