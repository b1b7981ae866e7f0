// A source that links lead to is one source: reported once, under its own name, whatever it is imported as.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DiskHost } from './host.ts';
import { Project } from './project.ts';

let top: string;
beforeEach(() => (top = realpathSync(mkdtempSync(join(tmpdir(), 'leakline-links-')))));
afterEach(() => rmSync(top, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), text);
  }
}

function link(path: string, to: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  symlinkSync(to, join(top, path));
}

function places(root = top): string[] {
  const { report, failures } = new Project({ host: new DiskHost(root) }).check();
  expect(failures).toEqual([]);
  return report.findings.map((f) => `${f.path}:${f.range.start.line}`);
}

const STORE = `const seen = new Map<string, boolean>();
export const remember = (key: string) => seen.set(key, true);
export const forget = (key: string) => seen.delete(key);
`;
const web = (from: string, then = ''): string => `import express from 'express';
import { forget, remember } from '${from}';
express().use((req) => {
  remember(req.url);
  ${then}
});
`;
const GO_HANDLER = `package PACKAGE

import "net/http"

var seen []string

func Handle(w http.ResponseWriter, r *http.Request) { seen = append(seen, r.URL.Path) }
`;

test('a leak in a file that a link leads to, too, is one leak', () => {
  write({ 'package.json': '{}', 'src/store.ts': STORE, 'src/web.ts': web('./store') });
  link('src/a-link.ts', 'store.ts');
  link('other/store.ts', '../src/a-link.ts');
  expect(places()).toEqual(['src/store.ts:2']);
});

test('what is imported by a link is the file', () => {
  write({ 'package.json': '{}', 'src/store.ts': STORE, 'web/web.ts': web('./linked') });
  link('web/linked.ts', '../src/store.ts');
  expect(places()).toEqual(['src/store.ts:2']);
  // Who takes entries out by another name takes them out of the same map.
  write({ 'src/janitor.ts': web('./store', 'forget(req.url);'), 'web/web.ts': web('./linked') });
  expect(places()).toEqual([]);
});

test('what only runs under another name is found in the file', () => {
  write({
    'package.json': '{"dependencies":{"next":"15.0.0"}}',
    'shared/route.ts':
      'const seen: string[] = [];\nexport async function GET(request: Request) {\n  seen.push(request.url);\n  return new Response();\n}\n',
  });
  expect(places()).toEqual([]);
  link('app/api/things/route.ts', '../../../shared/route.ts');
  expect(places()).toEqual(['shared/route.ts:3']);
});

test('a Go file in two packages is a member of both', () => {
  write({
    'go.mod': 'module example.com/x\n\ngo 1.22\n',
    'a/handler.go': GO_HANDLER.replace('PACKAGE', 'main'),
    'a/main.go': 'package main\n\nfunc main() {}\n',
    'b/main.go': 'package main\n\nimport "net/http"\n\nfunc main() { http.HandleFunc("/", Handle) }\n',
  });
  link('b/handler.go', '../a/handler.go');
  expect(places()).toEqual(['a/handler.go:7']);
});

test('links to what is no source of the program are sources: those of a build’s sandbox, and of what is ignored', () => {
  write({
    'outside/store.ts': STORE,
    'outside/web.ts': web('./store'),
    'sandbox/package.json': '{}',
    'sandbox/.gitignore': 'kept/\n',
    'sandbox/kept/web.ts': web('../store'),
  });
  link('sandbox/store.ts', '../outside/store.ts');
  expect(places(join(top, 'sandbox'))).toEqual([]);
  link('sandbox/web.ts', 'kept/web.ts');
  // The map of that name is never emptied.
  writeFileSync(join(top, 'sandbox/kept/web.ts'), web('./store'));
  expect(places(join(top, 'sandbox'))).toEqual(['store.ts:2']);
  link('sandbox/again.ts', '../outside/store.ts');
  expect(places(join(top, 'sandbox'))).toEqual(['again.ts:2']);
});

test('links in circles, and to nowhere, are none', () => {
  write({ 'package.json': '{}', 'src/store.ts': STORE, 'src/web.ts': web('./store') });
  link('src/self.ts', 'self.ts');
  link('src/nowhere.ts', 'gone.ts');
  expect(places()).toEqual(['src/store.ts:2']);
});
