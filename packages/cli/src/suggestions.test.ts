// Suggestions become texts: all edits of one or none, never two that meet, never a file that parses worse.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding, TextEdit } from '@leakline/ir';
import { expect, test } from 'vitest';
import { planSuggestions, writeRewrites } from './suggestions.ts';

const edit = (line: number, from: number, to: number, text: string, path = 'a.ts'): TextEdit => ({
  path,
  range: { start: { line, column: from }, end: { line, column: to } },
  text,
});
const finding = (...edits: TextEdit[]): Finding => ({
  rule: 'no-unbounded-metric-label',
  path: edits[0]?.path ?? 'a.ts',
  range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
  severity: 'error',
  confidence: 'high',
  message: 'Grows',
  trace: [],
  suggestions: edits.length === 0 ? [] : [{ title: 'Fix', edits }],
  evidence: [],
});
const files = (texts: Readonly<Record<string, string>>, isSound = () => true) => ({
  textOf: (path: string) => texts[path] ?? '',
  isSound,
});

test('edits of several findings are carried out together', () => {
  const plan = planSuggestions(
    [finding(edit(1, 1, 2, 'X')), finding(), finding(edit(1, 5, 6, 'Y'), edit(2, 1, 1, 'new '))],
    files({ 'a.ts': 'a = b;\nc;\n' }),
  );
  expect(plan).toEqual({
    rewrites: [{ path: 'a.ts', before: 'a = b;\nc;\n', after: 'X = Y;\nnew c;\n' }],
    applied: 2,
    postponed: 0,
  });
});

test.each([
  ['overlapping', edit(1, 1, 4, ''), edit(1, 3, 6, '')],
  ['two insertions at one place', edit(1, 1, 1, 'x'), edit(1, 1, 1, 'y')],
  ['touching', edit(1, 1, 3, 'x'), edit(1, 3, 5, 'y')],
])('%s: the second one waits, with all of its edits', (_, first, second) => {
  const plan = planSuggestions(
    [finding(first), finding(second, edit(2, 1, 2, 'other'))],
    files({ 'a.ts': 'abcdef\nc\n' }),
  );
  expect(plan).toMatchObject({ applied: 1, postponed: 1 });
  expect(plan.rewrites[0]?.after).not.toContain('other');
});

test('a file that would parse worse is left alone', () => {
  const plan = planSuggestions(
    [finding(edit(1, 1, 2, '('))],
    files({ 'a.ts': 'a' }, () => false),
  );
  expect(plan).toEqual({ rewrites: [], applied: 0, postponed: 1 });
});

test('inserted lines end as the file’s do', () => {
  const plan = planSuggestions([finding(edit(2, 1, 1, 'n\n'))], files({ 'a.ts': 'a\r\nb\r\n' }));
  expect(plan.rewrites[0]?.after).toBe('a\r\nn\r\nb\r\n');
});

test('a file that changed or went away meanwhile is not written', () => {
  const root = mkdtempSync(join(tmpdir(), 'leakline-write-'));
  try {
    const rewrite = { path: 'a.ts', before: 'was', after: 'is' };
    expect(() => writeRewrites([rewrite], root)).toThrow(
      /^a\.ts: cannot be read any more: no such file or folder; not written$/,
    );
    writeFileSync(join(root, 'a.ts'), 'changed');
    expect(() => writeRewrites([rewrite], root)).toThrow(/^a\.ts: changed since it was read/);
    expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('changed');
    writeFileSync(join(root, 'a.ts'), 'was');
    writeRewrites([rewrite], root);
    expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('is');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
