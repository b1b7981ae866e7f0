// Names of findings hold while lines move, and tell findings apart.
import type { Finding } from '@leakline/ir';
import { expect, test } from 'vitest';
import { fingerprintsOf } from './fingerprints.ts';

const finding = (line: number, path = 'a.ts'): Finding => ({
  rule: 'no-unbounded-metric-label',
  path,
  range: { start: { line, column: 3 }, end: { line, column: 9 } },
  severity: 'error',
  confidence: 'high',
  message: 'Grows',
  trace: [],
  suggestions: [],
  evidence: [],
});

test('a name stays when lines come before or the indentation changes, and equal lines have their own', () => {
  const [a, b] = [finding(1), finding(2)];
  const before = fingerprintsOf([a, b], () => 'f(x)\nf(x)\n');
  const [c, d] = [finding(4), finding(5)];
  const after = fingerprintsOf([c, d], () => 'new\nnew\nnew\n\tf(x)\nf(x)\n');
  expect(after.get(c)).toBe(before.get(a));
  expect(after.get(d)).toBe(before.get(b));
  expect(before.get(a)).toMatch(/^[0-9a-f]{32}$/);
  expect(before.get(a)).not.toBe(before.get(b));
});

test('the order of the findings does not matter', () => {
  const [a, b] = [finding(1), finding(2)];
  const text = () => 'f(x)\nf(x)\n';
  expect(fingerprintsOf([b, a], text).get(a)).toBe(fingerprintsOf([a, b], text).get(a));
});

test('the line itself, the path and the rule make the name', () => {
  const nameOf = (f: Finding, text: string) => fingerprintsOf([f], () => text).get(f);
  const names = [
    nameOf(finding(1), 'f(x)'),
    nameOf(finding(1), 'f(y)'),
    nameOf(finding(1, 'b.ts'), 'f(x)'),
    nameOf({ ...finding(1), rule: 'no-client-per-message' }, 'f(x)'),
  ];
  expect(new Set(names).size).toBe(4);
  expect(nameOf(finding(1), 'f(x)')).toBe(names[0]);
});
