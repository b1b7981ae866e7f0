// Source to printed IR, and the same IR from every tree.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printModule, validateModule } from '@leakline/ir';
import { parseForESLint } from '@typescript-eslint/parser';
import { describe, expect, test } from 'vitest';
import { lowerEstree, lowerJavaScript } from '../index.ts';

function lowered(text: string, path = 'a.ts'): string {
  const ir = lowerJavaScript(path, text);
  expect(validateModule(ir, text.length)).toEqual([]);
  return printModule(ir).split('\n').slice(1, -1).join('\n');
}

describe('printed IR', () => {
  test('imports, CommonJS and exports', () => {
    expect(
      lowered(
        `import a, { b as c } from 'x'; import * as n from 'y'; const { d } = require('z'); export { c as e }; export * from 'w'; exports.f = () => 1;`,
        'a.js',
      ),
    ).toMatchInlineSnapshot(`
      "import default from "x" as a#0
      import b from "x" as c#1
      import * from "y" as n#2
      import d from "z" as d#3
      import * from "w"
      export e = c#1
      export * = * from "w"
      export f = f1
      f0 module (anonymous)()
        let {d: d#3} = require("z")
        exports.f = f1
      f1 arrow (anonymous)() in f0
        return 1"
    `);
  });
  test('a function whose prototype is filled is a class', () => {
    expect(
      lowered(
        `var Q = module.exports = function (o) { Base.call(this, o); }; inherits(Q, Base); Q.of = function () {}; Q.prototype.a = Q.prototype.b = function () {}; Q.prototype.limit = 3;
         function Plain() {} Plain.make = function () {};`,
        'a.js',
      ),
    ).toMatchInlineSnapshot(`
      "export default = Q#0
      export = = Q#0
      type 0 class Q extends Base
        methods f1 f2 f3 f4
      f0 module (anonymous)()
        module.exports = Q#0
        Q#0.prototype.limit = 3
        Plain#1.make = f6
      f1 constructor Q(o#2) in f0 of type 0
        Base(o#2)
      f2 static method of() in f0 of type 0
      f3 method a() in f0 of type 0
      f4 method b() in f0 of type 0
      f5 function Plain() in f0
      f6 function (anonymous)() in f0"
    `);
  });
  test('call and apply: what they call, and with what', () => {
    expect(
      lowered(
        `function f() {} f.call(x, 1); f.apply(null, xs); f.apply(this, [1, 2]); [].push.apply(list, more); o.m.call(o, 1); o.m.call(p, 1); rpc.call('read'); super_.prototype.m.call(this); Object.prototype.toString.call(v);`,
        'a.js',
      ),
    ).toMatchInlineSnapshot(`
      "f0 module (anonymous)()
        f#0(1)
        f#0(...xs)
        f#0(1, 2)
        list.push(...more)
        o.m(1)
        o.m.call(p, 1)
        rpc.call("read")
        super_.prototype.m()
        Object.prototype.toString.call(v)
      f1 function f() in f0"
    `);
  });
  test('classes: fields, parameter properties, decorators', () => {
    expect(
      lowered(
        `class A extends B { #n = 1; static s = 2; constructor(private readonly x: X) { super(); } @Get('/') m(@Param('id') id: string) { return this.x } get g() { return 1 } }`,
      ),
    ).toMatchInlineSnapshot(`
      "type 0 class A extends B
        #n = 1
        static s = 2
        x: X
        methods f1 f2 f3
      f0 module (anonymous)()
      f1 constructor constructor(x#1: X) in f0 of type 0
        this.x = x#1
        this()
      f2 method m(@Param("id") id#2: string) in f0 of type 0 @Get("/")
        return this.x
      f3 getter g() in f0 of type 0
        return 1"
    `);
  });
  test('patterns, defaults, closures and scopes', () => {
    expect(
      lowered(
        `function f({ a, b: [c = 1] }, ...rest) { var v = a; { let a = 2; v ??= a } return () => v + c + rest.length }`,
      ),
    ).toMatchInlineSnapshot(`
      "f0 module (anonymous)()
      f1 function f({a: a#1, b: [let c#2 = 1]}, ...rest#3) in f0
        let v#4 = a#1
        block
          let a#5 = 2
          v#4 ??= a#5
        return f2
      f2 arrow (anonymous)() in f1
        return ((v#4 + c#2) + rest#3.length)"
    `);
  });
  test('control flow', () => {
    expect(
      lowered(
        `l: for (const x of xs) { if (a) break l; else if (b) continue; switch (x) { case 1: case 2: f(); default: g() } } for await (const m of s) {} for (const k in o) delete o[k]; try { t() } catch ({ message }) {} finally { u() }`,
      ),
    ).toMatchInlineSnapshot(`
      "f0 module (anonymous)()
        loop each l: x#0 over xs
          if a
            break l
          else
            if b
              continue
          switch x#0
            case 1, 2 (falls through)
              f()
            default
              g()
        loop eachAsync m#1 over s
        loop keys k#2 over o
          delete o[k#2]
        try
          t()
        catch {message: message#3}
        finally
          u()
      problem: \`for await\` loops are only allowed within async functions and at the top levels of modules"
    `);
  });
  test('expressions', () => {
    expect(
      lowered(
        "a?.b?.['c'] ?? `x${y}` ; new (x.Y)<string>(...z); tag`a${1}`; (p as Q)!.r; await import('m'); async () => { for (;;) await 0 }; i++; [,q] = w",
        'b.ts',
      ),
    ).toMatchInlineSnapshot(`
      "import * from "m"
      f0 module (anonymous)()
        (a?.b?.c ?? template("x", y))
        new x.Y<string>(...z)
        tag(1)
        assert(p: Q).r
        await(import("m"))
        f1
        i ++
        [unknown<hole>(), q] = w
      f1 async arrow (anonymous)() in f0
        loop for
          await(0)"
    `);
  });
  test('types', () => {
    expect(
      lowered(
        `type M = 'GET' | 'POST'; interface I extends J<string> { a: Map<string, I>; m(x: number): void } enum E { A = 'a' } let r: Record<string, I[]> | null;`,
      ),
    ).toMatchInlineSnapshot(`
      "type 0 alias M = "GET" | "POST"
      type 1 interface I extends J<string>
        a: Map<string, I>
        m(number): void
      type 2 enum E
        static A = "a"
      f0 module (anonymous)()
        let r#3 declare"
    `);
  });
});

test('positions are those of the text, with a byte order mark, CRLF and astral characters', () => {
  const text = "\ufeff// 😀\r\nconst a = '😀';\r\nf(a);\r\n";
  const ir = lowerJavaScript('a.ts', text);
  const [call] = ir.functions[0]?.body.slice(-1) ?? [];
  expect(text.slice(call?.start, call?.end)).toBe('f(a);');
});

test('broken source gives what could be parsed, or at least a problem', () => {
  for (const text of [
    'const a = ;',
    'class {',
    'f(',
    '`${',
    '\u0000',
    'import',
    '['.repeat(5000),
    `x${' + x'.repeat(20000)}`,
    `${'if (a) {} else '.repeat(3000)} {}`,
  ]) {
    const ir = lowerJavaScript('a.ts', text);
    expect(validateModule(ir, text.length)).toEqual([]);
    expect(ir.functions[0]?.form).toBe('module');
  }
});

test('ESLint’s tree gives the same IR as oxc’s, for the sources of this project', () => {
  const folders = ['../../../analysis/src', '../../../project/src', '../../../cli/src', '../../../ir/src'];
  let compared = 0;
  for (const folder of folders) {
    for (const name of readdirSync(join(import.meta.dirname, folder)).filter((n) => n.endsWith('.ts'))) {
      const text = readFileSync(join(import.meta.dirname, folder, name), 'utf8');
      const { ast } = parseForESLint(text, { range: true, comment: true, loc: true, sourceType: 'module' });
      expect(printModule(lowerEstree(name, text, ast, ast.comments ?? [])), name).toBe(
        printModule(lowerJavaScript(name, text)),
      );
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(30);
});

test('JavaScript gives the same IR as the same text in TypeScript', () => {
  for (const text of [
    `@Controller('x') export class A extends B { static #x = 1; @Get() a(b, c = 1, ...d) { super.a(b?.c, ...d) } static { f() } }`,
    `function g({ a, b = 2, ...r }, [q, , s]) { label: for await (const x of a) { if (x) continue label; yield_(x) } }`,
    `const { d } = require('z'); module.exports = { d, get e() { return d }, [d]: async function* () { yield* d } };`,
    `import x from 'y' with { type: 'json' }; export * as z from 'w'; export default class {} export { x as 'q r' };`,
    `(0, a).b?.[c](new.target, import.meta.url, import('x'), /r/u, 1n, \`t\${a}\`, (x, y) => ({ x, ...y }));`,
  ]) {
    const [js, ts] = ['a.js', 'a.ts'].map((path) => ({ ...lowerJavaScript(path, text), path: 'a' }));
    expect(js).toEqual(ts); // positions, too
  }
  // Babel has these; oxc says that they are no JavaScript, and hands them over all the same.
  const decorated = lowerJavaScript('a.js', 'class A { a(@Body() b) {} }');
  expect(decorated.functions[1]?.parameters[0]?.decorators).toHaveLength(1);
});
