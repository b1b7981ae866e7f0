// Between the contract's positions (1-based) and the protocol's (0-based); both count columns in UTF-16 units.
import type { Range } from '@leakline/ir';
import type { Range as LspRange } from 'vscode-languageserver/node';

export function toLspRange({ start, end }: Range): LspRange {
  return {
    start: { line: Math.max(start.line - 1, 0), character: Math.max(start.column - 1, 0) },
    end: { line: Math.max(end.line - 1, 0), character: Math.max(end.column - 1, 0) },
  };
}

/** Ranges that only touch count: a cursor at the end of a finding means that finding. */
export function overlaps(a: LspRange, b: LspRange): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: LspRange['start'], b: LspRange['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/**
 * Follows lines through edits without knowing the edits: lines above the first and below the last difference of two
 * texts are the same lines; what is between has no counterpart.
 * @returns For a 1-based line of `to`, the 1-based line of `from`, or null.
 */
export function matchLines(from: string, to: string): (line: number) => number | null {
  if (from === to) return (line) => line;
  const before = from.split(/\r\n|\r|\n/);
  const after = to.split(/\r\n|\r|\n/);
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++;
  return (line) => {
    if (line <= head) return line;
    return line > after.length - tail ? line - after.length + before.length : null;
  };
}
