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

  it('knows an explained function of V8 that was inlined: from its caller to what it calls', () => {
    const heap = (file: string, ...chains: readonly string[]): Linked['profiles'][number]['profile'] => {
      let id = 1;
      const node = (name: string, children: unknown[], selfSize = 0): object => ({
        callFrame: {
          functionName: name,
          scriptId: '1',
          url: `/app/${name}.js`,
          lineNumber: 0,
          columnNumber: 0,
        },
        selfSize,
        id: id++,
        children,
      });
      const stacks = chains.map((chain) => {
        const [names = '', bytes] = chain.split(' ');
        const [inner = '', ...outer] = names.split(';').reverse();
        return outer.reduce((child, name) => node(name, [child]), node(inner, [], Number(bytes)));
      });
      return readProfile(Buffer.from(JSON.stringify({ head: node('(root)', stacks), samples: [] })), file);
    };
    const linked = new Linked(
      [
        heap('1.heapprofile', 'handle;announce;publish 10', 'audit;publish 1'),
        heap('2.heapprofile', 'handle;announce;publish 10', 'handle;publish 30', 'audit;publish 2'),
      ],
      (_path, _line, _column, name) => ({ path: `${name}.js`, line: 1, mapping: 'exact' }),
    );
    const explained = [{ path: 'announce.js', start: 1, end: 1 }];
    const left = linked.blame('space', () => true, explained);
    expect(left.map(({ line, values }) => [line.function, values])).toEqual([['publish', [1, 2]]]);
  });

  it('does not take a call for an inlined one where every frame is known', () => {
    expect(blamed('own1;own2;own3 5\nown1;own3 7\n', ['own2'])).toEqual({ own3: 7 });
  });

  it('counts recursion once', () => {
    expect(blamed('own1;own1;own1;lib 4\n')).toEqual({ own1: 4 });
  });
});
