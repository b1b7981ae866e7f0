// Answers that ask for each other in circles: complete at the end, and found in few computations.
import { describe, expect, it } from 'vitest';
import { Lazy } from './lazy.ts';

/** Which nodes can be reached from each node of a graph, asked of one memo for each node's kind (by parity). */
function reach(edges: readonly (readonly number[])[]): {
  of: (node: number) => ReadonlySet<number>;
  computations: () => number;
} {
  const memos = [
    new Lazy<number, ReadonlySet<number>>(new Set()),
    new Lazy<number, ReadonlySet<number>>(new Set()),
  ];
  let computations = 0;
  const of = (node: number): ReadonlySet<number> => {
    const memo = memos[node % 2];
    if (memo === undefined) throw new Error('two memos');
    return memo.get(node, () => {
      computations++;
      return new Set([node, ...(edges[node] ?? []).flatMap((next) => [...of(next)])]);
    });
  };
  return { of, computations: () => computations };
}

describe('answers in circles', () => {
  it('are complete for every node of a ring, whichever is asked first', () => {
    const ring = Array.from({ length: 9 }, (_, i) => [(i + 1) % 9]);
    for (let first = 0; first < 9; first++) {
      const { of } = reach(ring);
      of(first);
      for (let node = 0; node < 9; node++) expect(of(node).size).toBe(9);
    }
  });

  it('are complete where circles hang together through two memos', () => {
    // 0 → 1 → 2 → 1, 2 → 3 → 0: the inner circle closes before the outer one.
    const { of } = reach([[1], [2], [1, 3], [0]]);
    for (const node of [0, 2, 1, 3]) expect([...of(node)].sort()).toEqual([0, 1, 2, 3]);
  });

  it('do not pretend to be complete outside the circle', () => {
    const { of } = reach([[1], [0, 2], []]);
    expect([...of(0)].sort()).toEqual([0, 1, 2]);
    expect([...of(2)]).toEqual([2]);
  });

  it('take a few computations for each question, however the circle is tangled', () => {
    const size = 60;
    const all = Array.from({ length: size }, (_, i) => i);
    const { of, computations } = reach(all.map((i) => all.filter((j) => j !== i)));
    for (const node of all) expect(of(node).size).toBe(size);
    expect(computations()).toBeLessThanOrEqual(3 * size);
  });

  it('are given back their place when a computation fails', () => {
    const memo = new Lazy<string, string>('nothing');
    expect(() =>
      memo.get('a', () => {
        throw new Error('broken');
      }),
    ).toThrow('broken');
    expect(memo.get('a', () => memo.get('b', () => 'b'))).toBe('b');
  });
});
