// Which line of an older text is which of a newer one: the same lines in the same order, indentation apart.
import { diffArrays } from 'diff';

/** Texts that have less in common than this many lines inserted and removed are not the same text any more. */
const MOST_EDITS = 4000;

/**
 * For a 1-based line of `before`, the 1-based line of `after`; null for one that was changed or removed.
 * A line that was only indented anew is the same one.
 */
export function alignLines(
  before: readonly string[],
  after: readonly string[],
): (line: number) => number | null {
  const to = new Int32Array(before.length + 1);
  const old = before.map(withoutIndentation);
  const now = after.map(withoutIndentation);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) to[++head] = head;
  let [oldEnd, newEnd] = [old.length, now.length];
  while (oldEnd > head && newEnd > head && old[oldEnd - 1] === now[newEnd - 1]) to[oldEnd--] = newEnd--;
  const changes = diffArrays(old.slice(head, oldEnd), now.slice(head, newEnd), { maxEditLength: MOST_EDITS });
  let [at, nowAt] = [head, head];
  for (const { count, added, removed } of changes ?? []) {
    if (!added && !removed) for (let i = 1; i <= count; i++) to[at + i] = nowAt + i;
    if (!added) at += count;
    if (!removed) nowAt += count;
  }
  return (line) => to[line] || null;
}

/** Of the lines that say anything, how many are still there: 0 to 1. */
export function likeness(before: readonly string[], after: readonly string[]): number {
  const to = alignLines(before, after);
  const telling = before.flatMap((text, i) => (/\w/.test(text) ? [i + 1] : []));
  return telling.length === 0 ? 0 : telling.filter((line) => to(line) !== null).length / telling.length;
}

export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

function withoutIndentation(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}
