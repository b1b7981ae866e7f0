import { expect, test } from 'vitest';
import { Grouped, GroupedByName } from './grouped.ts';

const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

test('lists of none, one and several, in the order in which they came', () => {
  const groups = new Grouped<{ id: string }>(3);
  groups.add(2, b);
  groups.add(1, a);
  groups.add(2, a);
  groups.add(2, c);
  groups.trim();
  expect([0, 1, 2, 3, -1].map((key) => groups.of(key))).toEqual([[], [a], [b, a, c], [], []]);
});

test('names come in the order in which they were met', () => {
  const groups = new GroupedByName<{ id: string }>();
  expect([...groups]).toEqual([]);
  expect(groups.of('x')).toEqual([]);
  groups.add('y', a);
  groups.add('x', b);
  groups.add('y', c);
  groups.add('y', b);
  groups.trim();
  expect([...groups]).toEqual([
    ['y', [a, c, b]],
    ['x', [b]],
  ]);
});
