import { expect, test } from 'vitest';
import { Lazy } from './lazy.ts';
import { NodeAnswers } from './node-answers.ts';

test.each([
  ['a large program forgets all of them now and then', 7000, 2],
  ['a small one does not', 700, 1],
])('%s', (_, files, computations) => {
  const answers = new NodeAnswers();
  const squares = answers.add(new Lazy<number, number>(0));
  const names = answers.add(new Map([[1, 'one']]));
  let computed = 0;
  for (let i = 0; i < 600; i++) {
    expect(
      squares.get(3, () => {
        computed++;
        return 9;
      }),
    ).toBe(9);
    answers.leaveFile(files);
  }
  expect([computed, names.size]).toEqual([computations, 2 - computations]);
});
