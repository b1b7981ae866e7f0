// Lists of an IR: what was pushed to is copied, and nothing is one list for all.
import { expect, test } from 'vitest';
import { exact, NONE } from './lists.ts';

test('the elements stay, and the list is not the one that is still pushed to', () => {
  const pushed = ['a'];
  const list = exact(pushed);
  pushed.push('b');
  expect(list).toEqual(['a']);
});

test('empty lists are one', () => {
  expect(exact([])).toBe(NONE);
});
