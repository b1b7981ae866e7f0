// What is written as numbers is read as it was: texts, what is met twice, and what there is none of.
import { expect, test } from 'vitest';
import type { Export, Expression, ModuleIR, Statement, TypeRef } from './index.ts';
import { ModuleDecoder, ModuleEncoder, NONE } from './index.ts';

const at = { start: 0, end: 1 };
const literal = (value: string): Expression => ({ kind: 'literal', type: 'string', value, ...at });
const statement = (expression: Expression): Statement => ({ kind: 'expression', expression, ...at });

function moduleOf(parts: Partial<ModuleIR>): ModuleIR {
  return {
    path: 'a.ts',
    language: 'javascript',
    packageName: null,
    imports: [],
    exports: [],
    types: [],
    functions: [],
    bindings: [],
    directives: [],
    problems: [],
    generated: false,
    ...parts,
  };
}

function functionOf(
  body: readonly Statement[],
  results: readonly TypeRef[] = [],
): ModuleIR['functions'][number] {
  return {
    name: null,
    nameSpan: at,
    form: 'module',
    parent: null,
    owner: null,
    receiver: null,
    isStatic: false,
    isAsync: false,
    isGenerator: false,
    parameters: [],
    results,
    resultBindings: [],
    decorators: [],
    body,
    ...at,
  };
}

/** Through one encoder and one decoder, one after the other; decoded in the opposite order. */
function throughNumbers(modules: readonly ModuleIR[]): readonly ModuleIR[] {
  const encoder = new ModuleEncoder();
  const decoder = new ModuleDecoder();
  const written = modules.map((ir) => {
    const { texts, module } = encoder.encode(ir);
    return { texts: texts.slice(), module: module.slice() };
  });
  for (const { texts } of written) decoder.learn(texts);
  return written
    .toReversed()
    .map(({ module }) => decoder.decode(module))
    .toReversed();
}

test('texts of every length and of any units', () => {
  const texts = [
    '',
    'a',
    'ab',
    'é',
    '漢字',
    '😀',
    '\ud800',
    '=',
    'x'.repeat(10_001),
    `${'y'.repeat(4097)}漢`,
  ];
  const ir = moduleOf({ functions: [functionOf(texts.map((text) => statement(literal(text))))] });
  expect(throughNumbers([ir])).toEqual([ir]);
});

test('numbers of more than 16 bits', () => {
  const body = [-1, 0, 65_533, 65_534, 65_535, 65_536, 2 ** 31 - 2].map((start): Statement => ({
    kind: 'block',
    body: [],
    start,
    end: start,
  }));
  const ir = moduleOf({ functions: [functionOf(body)] });
  expect(throughNumbers([ir])).toEqual([ir]);
});

test('a text of an earlier module has its number in later ones', () => {
  const modules = ['first', 'second', 'first'].map((text) =>
    moduleOf({ path: `${text}.ts`, functions: [functionOf([statement(literal(text))])] }),
  );
  expect(throughNumbers(modules)).toEqual(modules);
});

test('an exported expression is the one that stands in the code', () => {
  const value: Expression = { kind: 'array', type: null, elements: [literal('a')], ...at };
  const exported: Export = { exported: 'default', binding: -1, value, from: null, imported: null, ...at };
  const ir = moduleOf({
    exports: [exported, { ...exported, exported: '=' }],
    functions: [functionOf([statement(literal('b')), statement(value)])],
  });
  const [read] = throughNumbers([ir]);
  expect(read).toEqual(ir);
  const [, second] = read?.functions[0]?.body ?? [];
  expect(second?.kind === 'expression' && second.expression).toBe(read?.exports[0]?.value);
  expect(read?.exports[1]?.value).toBe(read?.exports[0]?.value);
});

test('a type of several places is one', () => {
  const element: TypeRef = { kind: 'named', qualifier: null, name: 'T', binding: -1, args: [], ...at };
  const list: TypeRef = { kind: 'list', element, isFixedSize: false, ...at };
  const [read] = throughNumbers([moduleOf({ functions: [functionOf([], [list, element, list])] })]);
  const [first, second, third] = read?.functions[0]?.results ?? [];
  expect(first).toEqual(list);
  expect(third).toBe(first);
  expect(first?.kind === 'list' && first.element).toBe(second);
});

test('lists of any length are without holes, and the empty one is one', () => {
  for (const length of [0, 1, 2, 3, 4, 50]) {
    const body = Array.from({ length }, (_, i) => statement(literal(`${i}`)));
    const [read] = throughNumbers([moduleOf({ functions: [functionOf(body)] })]);
    expect(read?.functions[0]?.body).toEqual(body);
    expect(read?.bindings).toBe(NONE);
  }
});

test('numbers that are no encoding are told', () => {
  expect(() => new ModuleDecoder().decode(new Uint16Array(40).fill(2))).toThrow(
    'not what an encoder has written',
  );
});
