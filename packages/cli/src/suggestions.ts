// `--fix-suggestions`: the first suggestion of each finding, as a diff or written into the files.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LineIndex, type Finding, type Suggestion } from '@leakline/ir';
import { reasonOf, UsageError } from '@leakline/project';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Analysis } from './check-programs.ts';
import { writeWhole } from './write-file.ts';

const MARK = '\uFEFF';

/** One file's text before and after. */
export interface Rewrite {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface Plan {
  readonly rewrites: readonly Rewrite[];
  /** How many findings have their suggestion in the rewrites. */
  readonly applied: number;
  /** Suggestions that touch what another one changes: for the next run. */
  readonly postponed: number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A file whose new text parses worse than its old one is left alone. */
export function planSuggestions(
  findings: readonly Finding[],
  { textOf, isSound }: Pick<Analysis, 'textOf' | 'isSound'>,
): Plan {
  const edits = new Map<string, Edit[]>();
  const counts = new Map<string, number>();
  let postponed = 0;
  for (const finding of findings) {
    const [first] = finding.suggestions;
    if (first === undefined) continue;
    if (!add(first, edits, textOf)) postponed++;
    else counts.set(finding.path, (counts.get(finding.path) ?? 0) + 1);
  }
  const rewrites: Rewrite[] = [];
  let applied = 0;
  for (const [path, own] of edits) {
    const before = textOf(path);
    let after = before;
    for (const e of own.sort((a, b) => b.start - a.start || b.end - a.end))
      after = after.slice(0, e.start) + e.text + after.slice(e.end);
    if (after === before) continue;
    if (!isSound(path, after)) {
      postponed += counts.get(path) ?? 0;
      continue;
    }
    rewrites.push({ path, before, after });
    applied += counts.get(path) ?? 0;
  }
  return { rewrites, applied, postponed };
}

/** All edits of a suggestion, or none: half of one would break the code. */
function add(suggestion: Suggestion, edits: Map<string, Edit[]>, textOf: (path: string) => string): boolean {
  const own = suggestion.edits.map((e) => {
    const text = textOf(e.path);
    const lines = new LineIndex(text);
    // Inserted lines end as the file's do.
    const inserted = /\r\n/.test(text) ? e.text.replace(/\r?\n/g, '\r\n') : e.text;
    return {
      path: e.path,
      edit: { start: lines.offsetAt(e.range.start), end: lines.offsetAt(e.range.end), text: inserted },
    };
  });
  // Two insertions at one place would have no order, so they meet too.
  const meets = own.some(({ path, edit }) =>
    edits.get(path)?.some((o) => edit.start <= o.end && o.start <= edit.end),
  );
  if (meets) return false;
  for (const { path, edit } of own) {
    const list = edits.get(path);
    if (list === undefined) edits.set(path, [edit]);
    else list.push(edit);
  }
  return true;
}

/** A patch that `git apply` takes: a byte order mark is in the file's first line there. */
export function asPatch(rewrites: readonly Rewrite[], root: string): string {
  return rewrites
    .map(({ path, before, after }) => {
      const mark = markOf(resolve(root, path));
      return createTwoFilesPatch(
        `a/${path}`,
        `b/${path}`,
        mark + before,
        mark + after,
        undefined,
        undefined,
        {
          context: 3,
          headerOptions: FILE_HEADERS_ONLY,
        },
      );
    })
    .join('');
}

/**
 * Writes the new texts.
 * @throws UsageError for a file that is not as it was checked, or that cannot be written; files before it are written.
 */
export function writeRewrites(rewrites: readonly Rewrite[], root: string): void {
  for (const { path, before, after } of rewrites) {
    const file = resolve(root, path);
    const bytes = bytesOf(file, path);
    const mark = markOf(file);
    // Also keeps the bytes of files that are not UTF-8, which a text cannot carry.
    if (!bytes.equals(Buffer.from(mark + before)))
      throw new UsageError(`${path}: changed since it was read, or is not UTF-8; not written`);
    writeWhole(file, mark + after, path);
  }
}

/** The byte order mark with which a file begins, or nothing: the text that was analysed is without it. */
function markOf(file: string): string {
  return existsSync(file) && readFileSync(file).subarray(0, 3).equals(Buffer.from(MARK)) ? MARK : '';
}

function bytesOf(file: string, shown: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${shown}: cannot be read any more: ${reasonOf(error)}; not written`);
  }
}
