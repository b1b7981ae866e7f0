import { expect, test } from 'vitest';
import { matchLines, overlaps, toLspRange } from './positions.ts';

const range = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

test('positions become 0-based', () => {
  expect(toLspRange({ start: { line: 3, column: 1 }, end: { line: 4, column: 7 } })).toEqual({
    start: { line: 2, character: 0 },
    end: { line: 3, character: 6 },
  });
});

test('touching ranges overlap, separate ones do not', () => {
  expect(overlaps(range(1, 4, 9), range(1, 9, 9))).toBe(true);
  expect(overlaps(range(1, 4, 9), range(1, 0, 4))).toBe(true);
  expect(overlaps(range(1, 4, 9), range(1, 10, 12))).toBe(false);
  expect(overlaps(range(1, 4, 9), range(2, 4, 9))).toBe(false);
});

test('lines are followed around an insertion', () => {
  const lineOnDisk = matchLines('a\nb\nc', 'a\nnew\nb\nc');
  expect([1, 2, 3, 4].map(lineOnDisk)).toEqual([1, null, 2, 3]);
});

test('lines are followed around a deletion and a change', () => {
  expect([1, 2].map(matchLines('a\nb\nc', 'a\nc'))).toEqual([1, 3]);
  expect([1, 2, 3].map(matchLines('a\nb\nc', 'a\nB\nc'))).toEqual([1, null, 3]);
});

test('a repeated line is not counted from both ends', () => {
  expect([1, 2, 3].map(matchLines('a\na', 'a\na\na'))).toEqual([1, 2, null]);
});

test('the end of line does not matter', () => {
  expect([1, 2].map(matchLines('a\r\nb', 'a\nb'))).toEqual([1, 2]);
});
