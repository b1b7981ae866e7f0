// A file on which the parser crashes costs only itself, and is named.
import { expect, test, vi } from 'vitest';
import { MemoryHost } from './host.ts';
import { Project } from './project.ts';

vi.mock('@leakline/javascript', async (original) => {
  const real = await original<typeof import('@leakline/javascript')>();
  return {
    ...real,
    lowerJavaScript: (path: string, text: string) => {
      if (path === 'crash.ts') throw new Error('boom');
      return real.lowerJavaScript(path, text);
    },
  };
});

test('the other files are checked', () => {
  const leak = `import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
express().use((req) => requests.inc({ path: req.path }));
`;
  const host = new MemoryHost({ 'package.json': '{}', 'crash.ts': 'export {}', 'leak.ts': leak });
  const { report, failures } = new Project({ host }).check();
  expect(failures).toEqual(['crash.ts: could not be understood: boom']);
  expect(report.findings.map((f) => f.path)).toEqual(['leak.ts']);
  expect(report.summary.files).toBe(1);
});
