// Reading diffs: only real headers and hunks count.
import { expect, test } from 'vitest';
import { linesOf } from './changed.ts';

test('gives the new lines of each hunk; deletions have none', () => {
  const diff = `diff --git a/x.ts b/x.ts
index 1..2 100644
--- a/x.ts
+++ b/x.ts
@@ -1,2 +1 @@ function f
-a
-b
+c
@@ -9,3 +8,0 @@
-d
-e
-f
@@ -20,0 +17,2 @@
+g
+h
`;
  expect([...linesOf(diff)]).toEqual([
    [
      'x.ts',
      [
        { from: 1, to: 1 },
        { from: 17, to: 18 },
      ],
    ],
  ]);
});

test('lines of the code that look like headers are code, with or without a last line break', () => {
  const diff = `--- a/x.ts
+++ b/x.ts
@@ -1 +1,3 @@
-old
\\ No newline at end of file
+++ b/y.ts
+@@ -1 +500 @@
+z
\\ No newline at end of file
--- a/z.ts
+++ b/z.ts
@@ -4,0 +5 @@
+q
`;
  expect([...linesOf(diff)]).toEqual([
    ['x.ts', [{ from: 1, to: 3 }]],
    ['z.ts', [{ from: 5, to: 5 }]],
  ]);
});

test('quoted paths are read as C strings of UTF-8', () => {
  const diff = `+++ "b/\\303\\274 \\"x\\"\\t\\\\.ts"\n@@ -0,0 +1 @@\n+a\n+++ b/with space.ts\t\n@@ -0,0 +2 @@\n+a\n`;
  expect([...linesOf(diff).keys()]).toEqual(['ü "x"\t\\.ts', 'with space.ts']);
});
