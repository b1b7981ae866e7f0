import { describe, expect, it } from 'vitest';
import { Column, IdIndex, PairIndex } from './columns.ts';

describe('a column', () => {
  it('grows, and keeps whole what its type can', () => {
    const column = new Column(Float64Array);
    for (let i = 0; i < 1000; i++) expect(column.push(i * 2 ** 40)).toBe(i);
    expect(column.done()).toEqual(Float64Array.from({ length: 1000 }, (_, i) => i * 2 ** 40));
  });
});

describe('an index of ids', () => {
  it('knows small, large and negative ones, each once', () => {
    const ids = [1, 2, 70_000, 2 ** 24 - 1, 2 ** 24, 2 ** 52, -3];
    const index = new IdIndex();
    expect(ids.map((id, row) => index.add(id, row))).toEqual(ids.map(() => true));
    expect(ids.map((id) => index.add(id, 99))).toEqual(ids.map(() => false));
    expect(ids.map((id) => index.rowOf(id))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([0, 3, 69_999, 2 ** 30, -1, NaN].map((id) => index.rowOf(id))).toEqual([-1, -1, -1, -1, -1, -1]);
    expect(index.size).toBe(7);
  });
});

describe('an index of pairs', () => {
  it('numbers them as a map would, through all its growth', () => {
    const index = new PairIndex();
    const known = new Map<string, number>();
    let seed = 5;
    const random = (below: number): number => (seed = (seed * 48271) % 0x7fffffff) % below;
    for (let i = 0; i < 20_000; i++) {
      const [first, second] = [random(200) - 1, i % 3 === 0 ? 0x7fffffff - random(50) : random(50)];
      const key = `${first} ${second}`;
      const number = known.get(key) ?? known.size;
      known.set(key, number);
      expect(index.of(first, second)).toBe(number);
    }
    expect(index.size).toBe(known.size);
  });
});
