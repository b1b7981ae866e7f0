// The verification itself: what it finds in rows that are wrong, and that it is silent about those that are right.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Library } from '@leakline/catalog';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Layout, packageOf, typesOf, unpackedBelow, versionsIn } from './packages.ts';
import { Comparison, type Verdict } from './rows.ts';
import { Typings } from './typings.ts';

const nodeTypes = dirname(dirname(createRequire(import.meta.url).resolve('@types/node/package.json')));
const DECLARATIONS = `
import type { Missing } from 'not-installed';
export interface Tags { [name: string]: string }
export interface Options { name: string; labels?: Tags; hooks?: (() => void)[] }
export class Counter {
  constructor(options: Options);
  inc(labels: Tags, value?: number): void;
  child(...values: string[]): Child;
  static merge(all: Counter[]): Counter;
}
export interface Child { inc(): void }
export declare function listen(port: number, done?: (error: Error | null, child: Child) => void): Promise<Child>;
export declare function answered(done: (...args: [null, Child] | [Error]) => void): void;
export declare const registry: { first: Counter };
export interface Emitter extends Missing { emit(): void }
export declare function emitter(): Emitter;
export declare function messages(): AsyncIterableIterator<Child>;
export declare function later(port: number): number;
export declare function later(done: () => void): Handle;
interface Handle { cancel(): void }
export declare const anything: any;
`;

let folder = '';
let layout: Layout;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakline-verify-test-'));
  const counters = join(folder, 'somewhere', 'counters');
  mkdirSync(counters, { recursive: true });
  writeFileSync(
    join(counters, 'package.json'),
    '{"name": "counters", "version": "1.2.3", "types": "index.d.ts"}',
  );
  writeFileSync(join(counters, 'index.d.ts'), DECLARATIONS);
  layout = new Layout(unpackedBelow(folder));
});
afterAll(() => {
  layout.remove();
  rmSync(folder, { recursive: true });
});

function verdict(rows: Pick<Library, 'exports' | 'types'>): Verdict {
  const library: Library = {
    language: 'javascript',
    packages: ['counters'],
    version: '1.2.3',
    source: 'index.d.ts',
    ...rows,
  };
  return new Comparison(library, new Typings(layout.root, nodeTypes, ['counters'])).compare();
}

describe('rows that are right', () => {
  it('are counted, and nothing is said about them', () => {
    const right = verdict({
      exports: {
        Counter: {
          construct: {
            returns: 'Counter',
            effects: [
              { effect: 'metricName', name: '0.name', hurts: 'process' },
              { effect: 'label', values: ['0.labels.*'], hurts: 'process' },
            ],
          },
        },
        listen: {
          call: {
            returns: 'Child',
            callbacks: [{ at: '1', frequency: 'once', parameters: [null, 'Child'] }],
          },
        },
        registry: { type: 'Registry' },
        answered: {
          call: { callbacks: [{ at: '0', frequency: 'once', parameters: [null, 'Child'] }] },
        },
        messages: { call: { returns: 'Child[]' } },
        // One of its overloads gives a number, as a browser's timers do: the other one is meant.
        later: { call: { returns: 'Timer' } },
      },
      types: {
        Counter: {
          members: {
            inc: { call: { effects: [{ effect: 'label', values: ['0.*'], hurts: 'process' }] } },
            child: {
              call: {
                returns: 'Child',
                effects: [{ effect: 'label', values: ['*', '4'], hurts: 'process' }],
              },
            },
            'static merge': { call: { returns: 'Counter' } },
          },
        },
        // No type of this name is exported: the row that leads to it says what it is.
        Registry: { members: { first: { type: 'Counter' } } },
        Child: { members: { inc: { call: {} } } },
        Timer: { members: { cancel: { call: {} } } },
      },
    });
    expect(right).toEqual({ rows: 12, wrong: [], unseen: [] });
  });
});

describe('rows that are wrong', () => {
  it('name exports and members that do not exist', () => {
    const { wrong } = verdict({
      exports: { Gauge: { construct: {} }, Counter: { construct: { returns: 'Counter' } } },
      types: { Counter: { members: { dec: { call: {} }, 'static join': { call: {} } } } },
    });
    expect(wrong).toEqual([
      'Gauge: is no exported value',
      'Counter.dec: does not exist',
      'Counter.static join: does not exist',
    ]);
  });

  it('name arguments and properties that do not exist', () => {
    const { wrong } = verdict({
      exports: {
        Counter: {
          construct: { effects: [{ effect: 'label', values: ['0.tags.*', '1'], hurts: 'process' }] },
        },
        listen: { call: { passes: ['0.*'] } },
      },
    });
    expect(wrong.map((text) => text.replace(/ of .*/, ''))).toEqual([
      'Counter: no argument is at 0.tags.*',
      'Counter: no argument is at 1',
      'listen: no argument is at 0.*',
    ]);
  });

  it('call what cannot be called, and hand functions to what takes none', () => {
    const { wrong } = verdict({
      exports: {
        registry: { call: {} },
        listen: {
          call: {
            callbacks: [{ at: '1', frequency: 'once', parameters: [null, null, 'Child'] }],
          },
        },
        Counter: { construct: { callbacks: [{ at: '0.name', frequency: 'once' }] } },
      },
      types: { Child: {} },
    });
    expect(wrong).toEqual([
      'registry: cannot be called',
      'listen (1): the function has 2 parameters, not 3',
      'Counter: 0.name is string, no function',
    ]);
  });

  it('give results and parameters other types', () => {
    const { wrong } = verdict({
      exports: {
        listen: {
          call: { returns: 'Counter', callbacks: [{ at: '1', frequency: 'once', parameters: ['Child'] }] },
        },
        registry: { type: 'string' },
      },
      types: { Counter: { members: { inc: { call: {} } } }, Child: { members: { inc: { call: {} } } } },
    });
    expect(wrong).toEqual([
      'listen (1, parameter 0): is Error | null, not Child',
      'listen: is Child, not Counter',
      'registry: { first: Counter; } is no string',
    ]);
  });
});

describe('rows of which the typings say nothing', () => {
  it('are told apart from wrong ones', () => {
    const { wrong, unseen } = verdict({
      exports: { anything: { call: {} }, emitter: { call: { returns: 'Emitter' } } },
      types: {
        Emitter: { members: { on: { call: {} }, emit: { call: {} } } },
        Lost: { members: { x: { call: {} } } },
      },
    });
    expect(wrong).toEqual([]);
    expect(unseen).toEqual([
      'anything: is any',
      'Emitter.on: its type extends one that is not among the packages',
      'Lost: no typings lead to this type',
    ]);
  });
});

describe('names and versions', () => {
  it('finds unpacked packages below a folder, in the wanted version if it is there', () => {
    expect(layout.use('counters', '1.2.3')?.version).toBe('1.2.3');
    expect(layout.use('counters', '9.9.9')?.version).toBe('1.2.3');
    expect(layout.use('gauges', null)).toBeNull();
  });

  it('reads the versions of each package of a row', () => {
    const text = '15.1.3 (@prometheus-io/client 0.16.1), @types/prom 1.0.0-rc.4';
    expect(versionsIn(text, 'prom-client')).toEqual(['15.1.3']);
    expect(versionsIn(text, '@prometheus-io/client')).toEqual(['0.16.1']);
    expect(versionsIn(text, '@types/prom')).toEqual(['1.0.0-rc.4']);
    expect(versionsIn(text, '@types/other')).toEqual([]);
    expect(versionsIn('2.0.8 and 1.15.4', 'h3')).toEqual(['2.0.8', '1.15.4']);
    expect(versionsIn('helmet 8.3.0, cookie-parser 1.4.7', 'helmet')).toEqual(['8.3.0']);
  });

  it('tells a package from a path in it, and where its types are', () => {
    expect(packageOf('@scope/name/sub/path')).toBe('@scope/name');
    expect(packageOf('name/sub')).toBe('name');
    expect(typesOf('@hapi/hapi')).toBe('@types/hapi__hapi');
    expect(typesOf('koa')).toBe('@types/koa');
  });
});
