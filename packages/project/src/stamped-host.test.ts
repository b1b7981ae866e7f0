// A second look at the disk tells what changed, and nothing else.
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StampedHost } from './stamped-host.ts';

let root: string;
const write = (path: string, text: string) => writeFileSync(join(root, path), text);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leakline-stamps-'));
  write('a.ts', 'a');
  write('b.ts', 'b');
  write('notes.txt', '');
  write('go.mod', 'module m');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function looked(): StampedHost {
  const host = new StampedHost(root);
  expect(host.list()).toEqual(['a.ts', 'b.ts', 'go.mod', 'notes.txt']);
  return host;
}

test('nothing happened', () => {
  expect(looked().look()).toEqual({ sources: [], hasOtherManifests: false });
});

test('files were written, came and went', () => {
  const host = looked();
  write('a.ts', 'longer');
  write('c.ts', '');
  rmSync(join(root, 'b.ts'));
  write('notes.txt', 'no source');
  const changes = host.look();
  expect([...changes.sources].sort()).toEqual(['a.ts', 'b.ts', 'c.ts']);
  expect(changes.hasOtherManifests).toBe(false);
  expect(host.list()).toContain('c.ts');
  expect(host.look().sources).toEqual([]);
});

test('a text of the same length has another time', () => {
  const host = looked();
  write('a.ts', 'x');
  utimesSync(join(root, 'a.ts'), 1, 1);
  expect(host.look().sources).toEqual(['a.ts']);
});

test('a manifest was written', () => {
  const host = looked();
  write('go.mod', 'module other');
  expect(host.look()).toEqual({ sources: [], hasOtherManifests: true });
});
