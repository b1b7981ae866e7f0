import { describe, expect, it } from 'vitest';
import type { FlameNode } from './flame.ts';
import { Linked } from './link.ts';
import { readProfile } from './read.ts';

function flameOf(...captures: readonly string[]): FlameNode {
  const profiles = captures.map((text, i) =>
    readProfile(Buffer.from(text), `heap-${i}.folded`, {
      takenAt: { time: new Date(i * 3_600_000), from: 'file' },
    }),
  );
  const linked = new Linked(profiles, (path) => ({ path, mapping: 'exact' }));
  const [series] = linked.series;
  return linked.flame(series!, profiles[0]!.sampleTypes[0]!.type, () => true)!;
}

/** `a 5 (b 2, c 3)` */
function shown({ name, value, delta, children }: FlameNode): string {
  const inner = children.map(shown).join(', ');
  return `${name} ${value}${delta === 0 || delta === value ? '' : `${delta > 0 ? '+' : ''}${delta}`}${inner === '' ? '' : ` (${inner})`}`;
}

describe('a flame tree', () => {
  it('merges stacks by their callers, the largest first', () => {
    expect(shown(flameOf('a;b 2\na;c 3\nd;b 4\na 1\n'))).toBe('all 10 (a 6 (c 3, b 2), d 4 (b 4))');
  });

  it('tells what a series grew by', () => {
    expect(shown(flameOf('a;b 2\na;c 3\n', 'a;b 9\na;c 3\n'))).toBe('all 12+7 (a 12+7 (b 9+7, c 3))');
  });

  it('leaves out what is thinner than a pixel, and what is deeper than a screen', () => {
    expect(shown(flameOf('a 1000000\nb 1\n'))).toBe('all 1000001 (a 1000000)');
    let depth = 0;
    const deep = Array.from({ length: 5000 }, (_, i) => `f${i}`).join(';');
    for (let node = flameOf(`${deep} 1\n`); node.children[0] !== undefined; node = node.children[0]) depth++;
    expect(depth).toBe(200);
  });
});
