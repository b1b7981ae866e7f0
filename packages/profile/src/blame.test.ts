import { describe, expect, it } from 'vitest';
import { Linked } from './link.ts';
import { readProfile } from './read.ts';

/** Collapsed stacks have functions only: here their names are their files too. */
function linkedOf(stacks: string): Linked {
  return new Linked([readProfile(Buffer.from(stacks), 'test.folded')], (_path, _line, _column, name) => ({
    path: name.startsWith('own') ? `${name}.go` : null,
    line: 1,
    mapping: 'exact',
  }));
}

function blamed(stacks: string, explained: readonly string[] = []): Record<string, number> {
  const linked = linkedOf(stacks);
  const type = linked.profiles[0]!.profile.sampleTypes[0]!.type;
  const lines = explained.map((name) => ({ path: `${name}.go`, start: 1, end: 1 }));
  return Object.fromEntries(
    linked
      .blame(type, ({ path }) => path !== null, lines)
      .map(({ line, values }) => [line.function, values[0]!]),
  );
}

describe('blame', () => {
  it('goes to the innermost own line of a stack', () => {
    expect(blamed('own1;own2;lib;lib2 5\nown1;lib 2\nlib 9\n')).toEqual({ own2: 5, own1: 2 });
  });

  it('leaves out stacks that pass an explained line anywhere', () => {
    expect(blamed('own1;own2;lib 5\nown1;own3;lib 7\nown2;own3 1\n', ['own2'])).toEqual({ own3: 7 });
  });

  it('counts recursion once', () => {
    expect(blamed('own1;own1;own1;lib 4\n')).toEqual({ own1: 4 });
  });
});
