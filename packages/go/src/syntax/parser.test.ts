// Source to printed IR, and what damage does to it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printModule, validateModule } from '@leakline/ir';
import { describe, expect, test } from 'vitest';
import { lowerGo, parseGoMod, parseGoWork } from '../index.ts';

function lowered(text: string): string {
  const source = `package p\n${text}`;
  const ir = lowerGo('a.go', source);
  expect(ir.problems).toEqual([]);
  expect(validateModule(ir, source.length)).toEqual([]);
  return printModule(ir).split('\n').slice(1, -1).join('\n');
}

describe('printed IR', () => {
  test('imports whose package name is not the path’s last part', () => {
    expect(
      lowered(
        'import (\n "github.com/segmentio/kafka-go"\n r "github.com/redis/go-redis/v9"\n _ "net/http/pprof"\n)\nvar w kafka.Writer\nvar c r.Client',
      ),
    ).toMatchInlineSnapshot(`
      "import * from "github.com/segmentio/kafka-go" as kafka#0
      import * from "github.com/redis/go-redis/v9" as r#1
      import * from "net/http/pprof"
      f0 module (anonymous)()
        let w#2 declare
        let c#3 declare"
    `);
  });
  test('methods, embedded fields, interfaces, generics', () => {
    expect(
      lowered(
        'type T[K comparable] struct { *sync.Mutex; a, b int; m map[K][]string }\ntype I interface { io.Reader; Do(x int, y ...string) (int, error) }\nfunc (t *T[K]) Do(x int, y ...string) (n int, err error) { return t.a, nil }',
      ),
    ).toMatchInlineSnapshot(`
      "export T = T#0
      export I = I#2
      type 0 struct T embeds *sync.Mutex
        Mutex: *sync.Mutex
        a: int
        b: int
        m: map[K][]string
        methods f1
      type 1 interface I embeds io.Reader
        Do(int, string): int, error
      f0 module (anonymous)()
      f1 method (t#3: *T<K>) Do(x#4: int, ...y#5: []string): int, error in f0 of type 0
        return (t#3.a, nil)"
    `);
  });
  test('assignments, several results, composite literals', () => {
    expect(
      lowered(
        'func f() {\n a, err := g()\n v, ok := m[k]\n a, b = b, a\n x := &T{A: 1, B: []int{1, 2}}\n y := map[string]*T{"k": {A: 2}}\n x.A++\n}',
      ),
    ).toMatchInlineSnapshot(`
      "f0 module (anonymous)()
      f1 function f() in f0
        let (a#1, err#2) = g()
        let (v#3, ok#4) = m[k]
        (a#1, b) = (b, a#1)
        let x#5 = address(T{A: 1, B: []int[1, 2]})
        let y#6 = map[string]*T{k: T{A: 2}}
        x#5.A ++"
    `);
  });
  test('control flow', () => {
    expect(
      lowered(
        'func f(ch chan int) {\n if x := g(); x > 0 { return } else if y { } \n for i := 0; i < 3; i++ { continue }\n for k, v := range m { _ = k; _ = v }\n for m := range ch { go h(m) }\n for { select { case <-done: return; case v := <-ch: use(v); default: } }\n switch v := x.(type) { case int: use(v); case string, error: fallthrough; default: }\n defer func() { recover() }()\n}',
      ),
    ).toMatchInlineSnapshot(`
      "f0 module (anonymous)()
      f1 function f(ch#1: chan int) in f0
        block
          let x#2 = g()
          if (x#2 > 0)
            return
          else
            if y
        loop for while (i#3 < 3) then i#3 ++
          init
            let i#3 = 0
          continue
        loop each (k#4, v#5) over m
          _ = k#4
          _ = v#5
        loop each (m#6) over ch#1
          spawn h(m#6)
        loop for
          select
            case receive(done)
              return
            case let v#7 = receive(ch#1)
              use(v#7)
            default
        switch type x
          case type int
            use(v#8)
          case type string, type error (falls through)
          default
        defer f2()
      f2 closure (anonymous)() in f1
        recover()"
    `);
  });
  test('composite literals in the headers of statements', () => {
    expect(lowered('func f() { if x == (T{}) { }; for range []int{1} { }; switch (P{1}).x { } }'))
      .toMatchInlineSnapshot(`
      "f0 module (anonymous)()
      f1 function f() in f0
        if (x == T{})
        loop each over []int[1]
        switch P[1].x"
    `);
  });
});

test('every truncation gives an IR', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../fixtures/go-service/main.go'), 'utf8');
  for (let length = 0; length < text.length; length += 7) {
    const cut = text.slice(0, length);
    expect(validateModule(lowerGo('a.go', cut), cut.length)).toEqual([]);
  }
});

test('hostile nesting ends in a problem', () => {
  for (const text of [
    'package p\nvar x = ' + '('.repeat(20000),
    'package p\nfunc f() {' + 'if x {'.repeat(5000),
    'package p\nvar x ' + '[]'.repeat(20000),
    'package p\nvar x = ' + 'a+'.repeat(20000) + 'a',
    'package p\nvar x = f' + '()'.repeat(20000),
    'package p\nvar x = f' + '.a'.repeat(20000),
    'package p\nfunc f() {' + 'a:'.repeat(20000),
  ]) {
    const ir = lowerGo('a.go', text);
    expect(validateModule(ir, text.length)).toEqual([]);
    expect(ir.problems.length + ir.functions.length).toBeGreaterThan(0);
  }
});

test('parameters, results and the body’s own names are one scope', () => {
  expect(lowered('func f() (n int, err error) {\n a, err := g()\n { err := h(a) }\n return\n}'))
    .toMatchInlineSnapshot(`
    "f0 module (anonymous)()
    f1 function f(): int, error in f0
      let (a#3, err#2) = g()
      block
        let err#4 = h(a#3)
      return (n#1, err#2)"
  `);
});

test('positions are UTF-16 offsets of the text, with a byte order mark and CRLF', () => {
  const text = '\ufeffpackage p\r\n\r\n// 😀\r\nvar a = "😀"\r\nvar b = f(a)\r\n';
  const last = lowerGo('a.go', text).functions[0]?.body.at(-1);
  expect(text.slice(last?.start, last?.end)).toBe('b = f(a)');
});

test('go.mod and go.work', () => {
  const mod = parseGoMod(
    'module example.com/a // x\n\ngo 1.22.1\nrequire (\n\tgithub.com/x/y v1.2.3\n\tz v0.1.0 // indirect\n)\nreplace github.com/x/y => ../y\n',
  );
  expect(mod.module).toBe('example.com/a');
  expect(mod.goVersion).toBe('1.22.1');
  expect([...mod.requires]).toEqual([
    ['github.com/x/y', 'v1.2.3'],
    ['z', 'v0.1.0'],
  ]);
  expect([...mod.replaces]).toEqual([['github.com/x/y', '../y']]);
  expect(parseGoWork('go 1.22\nuse (\n ./a\n ./b\n)\n')).toEqual(['./a', './b']);
  expect(parseGoWork('use(\n "./a" // it\n)\nuse ./b\n')).toEqual(['./a', './b']);
});
