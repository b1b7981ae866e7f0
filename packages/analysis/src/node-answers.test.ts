import { expect, test } from 'vitest';
import { Lazy } from './lazy.ts';
import { NodeAnswers } from './node-answers.ts';

test('all are forgotten together, once there are too many of them', () => {
  const answers = new NodeAnswers();
  const squares = answers.add(new Lazy<number, number>(0));
  const names = answers.add(new Map<number, string>());
  let computed = 0;
  const squareOf = (n: number) =>
    squares.get(n, () => {
      computed++;
      return n * n;
    });
  for (const n of [1, 2, 3, 3]) squareOf(n);
  names.set(1, 'one');
  answers.trim(4);
  expect([squareOf(3), computed, names.size]).toEqual([9, 3, 1]);
  names.set(2, 'two');
  answers.trim(4);
  expect([squares.size, names.size]).toEqual([0, 0]);
  expect([squareOf(3), computed]).toEqual([9, 4]);
});
