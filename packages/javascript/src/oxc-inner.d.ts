// What `raw-transfer.ts` uses of oxc-parser's inner files, which come without types. Read in version 0.158.0.

declare module 'oxc-parser/src-js/bindings.js' {
  import type { Comment, OxcError, ParserOptions, Program } from 'oxc-parser';

  /** The first `BUFFER_SIZE` bytes of a block, as the readers of trees want them. */
  export interface RawBuffer extends Uint8Array<ArrayBuffer> {
    readonly int32: Int32Array<ArrayBuffer>;
    readonly float64: Float64Array<ArrayBuffer>;
    /** All `BLOCK_SIZE` bytes, which the parser writes to. */
    readonly block: Uint8Array<ArrayBuffer>;
  }
  export interface RawTree {
    readonly program: Program;
    readonly comments: readonly Comment[];
    readonly errors: readonly OxcError[];
  }
  /** Bytes from the start of the view to the next multiple of `BLOCK_ALIGN` in memory. */
  export function getBufferOffset(view: Uint8Array): number;
  /** Parses the UTF-8 text at `start` of the block, and writes the tree into the block. */
  export function parseRawSync(
    path: string,
    block: Uint8Array,
    start: number,
    byteLength: number,
    options: ParserOptions,
  ): void;
  /** 64 bits, little-endian. */
  export function rawTransferSupported(): boolean;
}

declare module 'oxc-parser/src-js/generated/constants.js' {
  export const ACTIVE_SIZE: number;
  export const BLOCK_ALIGN: number;
  export const BLOCK_SIZE: number;
  export const BUFFER_SIZE: number;
}

declare module 'oxc-parser/src-js/generated/deserialize/js.js' {
  import type { RawBuffer, RawTree } from 'oxc-parser/src-js/bindings.js';
  export function deserialize(buffer: RawBuffer, text: string, start: number, byteLength: number): RawTree;
}

declare module 'oxc-parser/src-js/generated/deserialize/ts.js' {
  import type { RawBuffer, RawTree } from 'oxc-parser/src-js/bindings.js';
  export function deserialize(buffer: RawBuffer, text: string, start: number, byteLength: number): RawTree;
}
