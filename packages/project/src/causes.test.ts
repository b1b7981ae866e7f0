// Findings share a cause when they point at one place, and only what is surest about each decides.
import type { Finding, Located } from '@leakline/ir';
import { expect, test } from 'vitest';
import { withCauseInWords, withSharedCauses } from './causes.ts';
import { MemoryHost, Project } from './index.ts';

const at = (path: string, line: number): Located => ({
  path,
  range: { start: { line, column: 1 }, end: { line, column: 5 } },
});

function finding(path: string, line: number, message = 'm', rule = 'r'): Finding {
  return {
    rule,
    ...at(path, line),
    severity: 'error',
    confidence: 'high',
    message,
    trace: [],
    suggestions: [],
    evidence: [],
  };
}

const causesOf = (found: Parameters<typeof withSharedCauses>[0]) =>
  withSharedCauses(found).map((f) =>
    f.cause === undefined ? null : `${f.cause.path}:${f.cause.range.start.line}`,
  );

test('two findings with one source have it as their cause; one alone has none', () => {
  expect(
    causesOf([
      { finding: finding('a', 1), causes: [at('source', 1)] },
      { finding: finding('b', 1), causes: [at('other', 1)] },
      { finding: finding('c', 1), causes: [at('source', 1)] },
      { finding: finding('d', 1), causes: [] },
    ]),
  ).toEqual(['source:1', null, 'source:1', null]);
});

test('other rules and severities are other causes', () => {
  expect(
    causesOf([
      { finding: finding('a', 1), causes: [at('source', 1)] },
      { finding: finding('a', 1, 'm', 'other'), causes: [at('source', 1)] },
      { finding: { ...finding('b', 1), severity: 'warning' }, causes: [at('source', 1)] },
    ]),
  ).toEqual([null, null, null]);
});

test('a wrapper is the cause of those that say the same and have no surer one', () => {
  expect(
    causesOf([
      { finding: finding('a', 1, 'path'), causes: [at('s1', 1), at('wrapper', 9)] },
      { finding: finding('b', 1, 'path'), causes: [at('s2', 1), at('wrapper', 9)] },
      { finding: finding('c', 1, 'header'), causes: [at('s3', 1), at('wrapper', 9)] },
      { finding: finding('d', 1, 'path'), causes: [at('s4', 1), at('wrapper', 9)] },
      { finding: finding('e', 1, 'path'), causes: [at('s4', 1), at('wrapper', 9)] },
    ]),
  ).toEqual(['wrapper:9', 'wrapper:9', null, 's4:1', 's4:1']);
});

test.each([
  ['in another file', 'b', 1, 'tenantOf(req)', ' Its cause: `tenantOf(req)` in b.'],
  ['on another line', 'a', 9, 'req.headers', ' Its cause: `req.headers`.'],
  ['over several lines', 'b', 1, 'new Map<\n  string\n>()', ' Its cause: `new Map< string >()` in b.'],
  ['very long', 'b', 1, 'x'.repeat(61), ` Its cause: \`${'x'.repeat(60)}…\` in b.`],
  ['the finding itself', 'a', 1, 'req.path', ''],
  ['named by the message', 'a', 9, 'seen', ''],
  ['named by the message, in another file', 'b', 9, 'seen', ' Its cause: `seen` in b.'],
  ['in a file that is gone', 'b', 1, '', ''],
])('a message names a cause %s', (_, path, line, source, said) => {
  const message = '`seen` grows.';
  expect(withCauseInWords(finding('a', 1, message), at(path, line), source).message).toBe(message + said);
});

/** `path:line` of each finding, and of its cause. */
function checked(files: Record<string, string>): (readonly [string, string | null])[] {
  const { report } = new Project({ host: new MemoryHost(files) }).check();
  return report.findings.map((f) => [
    `${f.path}:${f.range.start.line}`,
    f.cause === undefined ? null : `${f.cause.path}:${f.cause.range.start.line}`,
  ]);
}

const EXPRESS = "import express from 'express';\nconst app = express();\n";

test('the rules say it: one value in several labels', () => {
  expect(
    checked({
      'a.ts': `${EXPRESS}import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
const bytes = new Counter({ name: 'b', help: 'h', labelNames: ['path'] });
app.use((req, res, next) => {
  const path = req.path;
  requests.inc({ path });
  bytes.inc({ path }, 1);
  next();
});
app.use((req, res, next) => {
  requests.inc({ path: req.path });
  next();
});
`,
    }),
  ).toEqual([
    ['a.ts:8', 'a.ts:7'],
    ['a.ts:9', 'a.ts:7'],
    ['a.ts:13', null],
  ]);
});

test('the rules say it: one wrapper with values of its callers', () => {
  expect(
    checked({
      'metrics.ts': `import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
export function observe(path: string) {
  requests.inc({ path });
}
`,
      'a.ts': `${EXPRESS}import { observe } from './metrics.ts';
app.use((req, res, next) => { observe(req.path); next(); });
app.use((req, res, next) => { observe(req.path); next(); });
app.use((req, res, next) => { observe(String(req.headers['x-id'])); next(); });
`,
    }),
  ).toEqual([
    ['a.ts:4', 'metrics.ts:4'],
    ['a.ts:5', 'metrics.ts:4'],
    ['a.ts:6', null],
  ]);
});

test('the rules say it: one helper that makes the client, one collection that several handlers fill', () => {
  expect(
    checked({
      'go.mod': 'module x\n\ngo 1.23\n',
      'main.go': `package main

import "net/http"

var seen = map[string]int{}

func client() *http.Client { return &http.Client{Transport: &http.Transport{}} }

func main() {
	http.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		client().Get("http://a")
		seen[r.Header.Get("X-Id")] = 1
	})
	http.HandleFunc("/b", func(w http.ResponseWriter, r *http.Request) {
		client().Get("http://b")
		seen[r.Host] = 2
	})
}
`,
    }),
  ).toEqual([
    ['main.go:11', 'main.go:7'],
    ['main.go:12', 'main.go:5'],
    ['main.go:15', 'main.go:7'],
    ['main.go:16', 'main.go:5'],
  ]);
});
