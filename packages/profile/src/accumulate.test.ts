import { describe, expect, it } from 'vitest';
import { walkSamples, walkTree } from './accumulate.ts';
import { lineCosts } from './line-costs.ts';
import { ProfileBuilder, type Profile } from './profile.ts';

function profileOf(stacks: readonly (readonly string[])[], weights: readonly number[]): Profile {
  const builder = new ProfileBuilder(1);
  stacks.forEach((frames, i) => {
    let stack = -1;
    for (const frame of frames) {
      const [name, line] = frame.split(':') as [string, string];
      stack = builder.stack(stack, builder.location(builder.function(name, 'a.go', 1), Number(line)));
    }
    builder.sample(stack, weights[i]!);
  });
  return builder.build({
    file: 'test',
    format: 'collapsed',
    kind: 'other',
    takenAt: null,
    durationNanos: 0,
    sampleTypes: [{ type: 'samples', unit: 'count' }],
    defaultType: 0,
    period: null,
    callerLines: 'call',
  });
}

function table(profile: Profile): Record<string, [number, number]> {
  const costs = lineCosts(profile);
  return Object.fromEntries(
    Array.from({ length: costs.count }, (_, row) => [
      `${costs.function[row]!}:${costs.line[row]!}`,
      [costs.flat[0]![row]!, costs.cum[0]![row]!],
    ]),
  );
}

describe('costs', () => {
  it('count a line that recursion meets again once', () => {
    expect(table(profileOf([['main:1', 'f:2', 'f:2', 'f:3']], [5]))).toEqual({
      'main:1': [0, 5],
      'f:2': [0, 5],
      'f:3': [5, 5],
    });
  });

  it('are the same by samples and by the tree of calls', () => {
    // A small generator of its own, so that a failure can be repeated.
    let seed = 42;
    const random = (below: number): number => (seed = (seed * 48271) % 0x7fffffff) % below;
    for (let round = 0; round < 30; round++) {
      const stacks = Array.from({ length: 60 }, () =>
        Array.from({ length: 1 + random(12) }, () => `f${random(4)}:${random(5)}`),
      );
      const profile = profileOf(
        stacks,
        stacks.map(() => random(1000) - 300),
      );
      const { grouping } = lineCosts(profile);
      const [bySample, byTree] = [new Float64Array(grouping.keyCount), new Float64Array(grouping.keyCount)];
      walkSamples(profile, grouping, [bySample]);
      walkTree(profile, grouping, [byTree]);
      expect(byTree).toEqual(bySample);
    }
  });

  it('take a stack of 200,000 frames, and each of its callers as a sample of its own', () => {
    const builder = new ProfileBuilder(1);
    const frames = [0, 1, 2].map((i) => builder.location(builder.function(`f${i}`, 'a.js', 1), i + 1));
    let stack = -1;
    for (let depth = 0; depth < 200_000; depth++) {
      stack = builder.stack(stack, frames[depth % 3]!);
      builder.sample(stack, 1);
    }
    const deep = builder.build({ ...profileOf([], []), callerLines: 'call' });
    expect([...lineCosts(deep).cum[0]!]).toEqual([200_000, 199_999, 199_998]);
  });
});
