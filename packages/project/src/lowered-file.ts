// One file of the disk as a thread lowers it ahead of the analysis.
import { digestOf } from './digest.ts';
import { readText, sizeOf } from './disk-files.ts';
import type { Lowered } from './lowered-stream.ts';
import { lower } from './lower.ts';
import { whyNoSource, SIZE_LIMIT } from './sources.ts';

/** A source of a program, and where it lies. */
export interface SourceFile {
  readonly path: string;
  readonly file: string;
}

/** null for all that there is something to say about: whoever asks for the file looks himself, and says it. */
export function loweredFile({ path, file }: SourceFile): Lowered | null {
  try {
    const size = sizeOf(file);
    const text = size === null || size > SIZE_LIMIT ? null : readText(file);
    if (text === null || whyNoSource(path, text) !== null) return null;
    const ir = lower(path, text);
    return ir === null || ir.problems.length > 0 ? null : { ir, digest: digestOf(text) };
  } catch {
    return null;
  }
}
