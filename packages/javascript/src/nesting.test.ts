// Source that is nested or broken past reason: what comes back can still be walked, and the process lives.
import { printModule, validateModule } from '@leakline/ir';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { lowerEstree, lowerJavaScript } from './index.ts';

const N = 10_000;

describe('ten thousand levels', () => {
  test.each([
    ['functions', 'function f(){'.repeat(N) + '}'.repeat(N)],
    ['classes', 'x = ' + 'class { a = '.repeat(N) + '1' + '}'.repeat(N)],
    ['arrays', `x = ${'['.repeat(N)}${']'.repeat(N)}`],
    ['blocks', '{'.repeat(N) + '}'.repeat(N)],
    ['patterns', `let ${'['.repeat(N)}a${']'.repeat(N)} = b`],
    ['assignments', `${'a = '.repeat(N)}1`],
    ['members', `f${'.a'.repeat(N)}`],
  ])('of %s are a problem in the result', (_, text) => {
    const ir = lowerJavaScript('a.ts', text);
    expect(validateModule(ir, text.length)).toEqual([]);
    expect(ir.problems.map((p) => p.message).join()).toMatch(/nested more than 400 levels/);
  });

  test('of types are an unknown type, and the rest of the file is kept', () => {
    const text = `let x: ${'A<'.repeat(N)}B${'>'.repeat(N)}; let y: A${'[]'.repeat(N)}; f(x)`;
    const ir = lowerJavaScript('a.ts', text);
    expect(validateModule(ir, text.length)).toEqual([]);
    expect(printModule(ir)).toContain('f(x#0)');
  });

  test('of else-if keep every branch', () => {
    const text =
      Array.from({ length: N }, (_, i) => `if (a${i}) { f${i}() }`).join(' else ') + ' else { g() }';
    const ir = lowerJavaScript('a.ts', text);
    expect(validateModule(ir, text.length)).toEqual([]);
    const printed = printModule(ir);
    expect(printed).toContain(`f${N - 1}()`);
    expect(printed).toContain('g()');
  });
});

test('brackets in strings and comments are not nesting', () => {
  const text = `const open = [${"'(', ".repeat(600)}]; // ${'{'.repeat(300)}\nf(open);`;
  expect(lowerJavaScript('a.js', text).problems).toEqual([]);
});

const SOURCE = `#!/usr/bin/env node
/* 😀 */ import a, { b as c } from 'x';
export default class A extends B { #n = 1; static { this.s = 2 } get g() { return this.#n } async *m({ p = 1, ...q }, [r]) { yield* r?.[q] } }
var { d, ['e']: f } = c; a ||= \`x\${d}\`;
outer: for (const k in f) { switch (k) { case 1: case 2: continue outer; default: g(k) } }
function g(x) { try { const { Counter } = require('prom-client'); return new Counter(...x) } catch { throw (x, a) } finally { i++ } }
const el = (a.b)?.c ?? /r/g; tag\`\${el}\`; export { g as h }; export * as n from 'w';
`;

test('what espree, ESLint’s own parser, makes of JavaScript gives the same IR as oxc', () => {
  const programs: Parameters<typeof lowerEstree>[2][] = [];
  const messages = new Linter().verify(SOURCE, [
    {
      plugins: {
        own: {
          rules: {
            look: {
              create: (context) => {
                // ESLint types its tree as plain ESTree; espree's nodes carry what the lowering reads.
                programs.push(context.sourceCode.ast as unknown as (typeof programs)[number]);
                return {};
              },
            },
          },
        },
      },
      rules: { 'own/look': 'error' },
    },
  ]);
  expect(messages).toEqual([]);
  const [program] = programs;
  if (program === undefined) throw new Error('the rule did not run');
  const ir = lowerEstree('a.js', SOURCE, program, []);
  expect(validateModule(ir, SOURCE.length)).toEqual([]);
  expect(printModule(ir)).toBe(printModule(lowerJavaScript('a.js', SOURCE)));
});

test('any prefix of a file, and a file without any one of its tokens, is lowered', () => {
  for (let at = 0; at < SOURCE.length; at += 3) {
    const text = SOURCE.slice(0, at);
    expect(validateModule(lowerJavaScript('a.js', text), text.length)).toEqual([]);
  }
  for (const token of SOURCE.matchAll(/\w+|[^\w\s]/g)) {
    const text = SOURCE.slice(0, token.index) + SOURCE.slice(token.index + token[0].length);
    expect(validateModule(lowerJavaScript('a.js', text), text.length)).toEqual([]);
  }
});

test('require in a function binds like one at the top', () => {
  const ir = lowerJavaScript(
    'a.js',
    `function f() { const { Counter: C } = require('prom-client'); return C }`,
  );
  const [imported] = ir.imports;
  expect(imported).toMatchObject({ from: 'prom-client', imported: 'Counter' });
  expect(ir.bindings[imported?.binding ?? -1]).toMatchObject({ name: 'C', kind: 'import', owner: 1 });
});

test('a namespace’s exports are not the module’s, and its var is bound', () => {
  const ir = lowerJavaScript('a.ts', 'namespace N { export var x = 1; x++ } export const y = 1;');
  expect(ir.exports.map((e) => e.exported)).toEqual(['y']);
  expect(printModule(ir)).toMatch(/x#\d+ \+\+/);
});

test('a dotted JSX component is the callee', () => {
  expect(printModule(lowerJavaScript('a.tsx', 'const x = <Foo.Bar a={1} />'))).toContain('Foo.Bar({a: 1})');
});
