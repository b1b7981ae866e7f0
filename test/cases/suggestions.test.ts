// Every suggestion of every case, carried out: the finding is gone, nothing new is reported, and the source still parses.
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { LineIndex } from '@leakline/ir';
import { MemoryHost, Project, rules, type CheckResult } from '@leakline/project';
import { describe, expect, test } from 'vitest';
import { readCases, type Case } from './case-file.ts';

const folder = join(import.meta.dirname, '../../rules');
type Finding = CheckResult['report']['findings'][number];

function check({ files, config }: Pick<Case, 'files' | 'config'>): { findings: readonly Finding[]; problems: number } {
  const project = new Project({ host: new MemoryHost(files), config });
  const { report, failures } = project.check();
  expect(failures).toEqual([]);
  const problems = project.paths.flatMap((path) => project.program.module(path)?.ir.problems ?? []);
  return { findings: report.findings, problems: problems.length };
}

/** The files after the edits of a suggestion, last edit first. */
function applied(files: Case['files'], edits: Finding['suggestions'][number]['edits']): Record<string, string> {
  const result: Record<string, string> = { ...files };
  const spans = edits
    .map((edit) => {
      const lines = new LineIndex(files[edit.path] ?? '');
      return { ...edit, start: lines.offsetAt(edit.range.start), end: lines.offsetAt(edit.range.end) };
    })
    .sort((a, b) => b.start - a.start);
  for (const { path, start, end, text } of spans)
    result[path] = (result[path] ?? '').slice(0, start) + text + (result[path] ?? '').slice(end);
  return result;
}

let carriedOut = 0;
for (const { meta } of rules.filter((rule) => rule.meta.hasSuggestions)) {
  describe(meta.id, () => {
    for (const file of readdirSync(join(folder, meta.id, 'cases'))) {
      for (const c of readCases(readFileSync(join(folder, meta.id, 'cases', file), 'utf8'), extname(file).slice(1))) {
        const before = check(c);
        for (const [i, finding] of before.findings.entries()) {
          if (finding.rule !== meta.id) continue;
          for (const suggestion of finding.suggestions) {
            test(`${file}: ${c.name}, ${i}: ${suggestion.title}`, () => {
              const files = applied(c.files, suggestion.edits);
              const after = check({ files, config: c.config });
              carriedOut++;
              expect(after.problems, JSON.stringify(files)).toBe(before.problems);
              expect(after.findings.length, Object.values(files).join('\n')).toBeLessThan(before.findings.length);
            });
          }
        }
      }
    }
  });
}

test('there were suggestions to carry out', () => {
  expect(carriedOut).toBeGreaterThan(20);
});

const EXPRESS = `import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
const app = express();
`;
const KOA = EXPRESS.replace("import express from 'express'", "import Koa from 'koa'").replace('express()', 'new Koa()');

const TEMPLATE = "(req.route?.path ?? 'unmatched')";

describe('the template of a route is offered where a router has matched it, or where the call can wait until one has', () => {
  test.each([
    [
      'in a handler',
      EXPRESS,
      "app.get('/:id', (req, res) => { requests.inc({ path: req.path }); });",
      `app.get('/:id', (req, res) => { requests.inc({ path: ${TEMPLATE} }); });`,
    ],
    [
      'in a middleware',
      EXPRESS,
      'app.use((req, answer, next) => { requests.inc({ path: req.path }); next(); });',
      `app.use((req, answer, next) => { answer.on('finish', () => requests.inc({ path: ${TEMPLATE} })); next(); });`,
    ],
    [
      'under a condition in a middleware',
      EXPRESS,
      'app.use((req, res, next) => {\n  if (req.path !== "/metrics") requests\n    .labels(req.path)\n    .inc();\n  next();\n});',
      `app.use((req, res, next) => {\n  if (req.path !== "/metrics") res.on('finish', () => requests\n    .labels(${TEMPLATE})\n    .inc());\n  next();\n});`,
    ],
    [
      'when the response is done',
      EXPRESS,
      "app.use((req, res, next) => { res.on('finish', () => requests.inc({ path: req.path })); next(); });",
      `app.use((req, res, next) => { res.on('finish', () => requests.inc({ path: ${TEMPLATE} })); next(); });`,
    ],
    [
      'in a variable of a middleware',
      EXPRESS,
      "app.use((req, res, next) => { const path = req.path; res.on('finish', () => requests.inc({ path })); next(); });",
      `app.use((req, res, next) => { res.on('finish', () => requests.inc({ path: ${TEMPLATE} })); next(); });`,
    ],
    [
      'where there is none',
      EXPRESS,
      "app.use((req, res, next) => { res.on('finish', () => requests.inc({ path: req.route ? req.route.path : req.path })); next(); });",
      "app.use((req, res, next) => { res.on('finish', () => requests.inc({ path: req.route ? req.route.path : 'unmatched' })); next(); });",
    ],
    [
      'where a function has found that there is none',
      EXPRESS,
      "const of = (req) => { if (req.route?.path) return req.route.path; return req.originalUrl.split('?')[0]; };\napp.use((req, res, next) => { res.on('finish', () => requests.inc({ path: of(req) })); next(); });",
      "const of = (req) => { if (req.route?.path) return req.route.path; return 'unmatched'; };\napp.use((req, res, next) => { res.on('finish', () => requests.inc({ path: of(req) })); next(); });",
    ],
    [
      'where something else is missing',
      EXPRESS,
      "app.use((req, res, next) => { res.on('finish', () => requests.inc({ path: req.user ? 'known' : req.path })); next(); });",
      `app.use((req, res, next) => { res.on('finish', () => requests.inc({ path: req.user ? 'known' : ${TEMPLATE} })); next(); });`,
    ],
    [
      'in what a middleware awaits',
      EXPRESS,
      "app.use(async (req, res, next) => { requests.inc({ path: req.path, by: await whose(req) }); next(); });",
      null,
    ],
    [
      'in what a middleware calls',
      EXPRESS,
      'const count = (req) => requests.inc({ path: req.path }); app.use((req, res, next) => { count(req); next(); });',
      null,
    ],
    [
      'in what does more than to measure',
      EXPRESS,
      'const serve = (path, res) => { requests.inc({ path }); res.end(); };\napp.use((req, res, next) => { serve(req.path, res); });',
      null,
    ],
    [
      'in what is called when the response is done',
      EXPRESS,
      "const count = (req) => requests.inc({ path: req.path });\napp.use((req, res, next) => { res.on('finish', () => count(req)); next(); });",
      `const count = (req) => requests.inc({ path: ${TEMPLATE} });\napp.use((req, res, next) => { res.on('finish', () => count(req)); next(); });`,
    ],
    [
      'before the rest',
      KOA,
      'app.use(async (ctx, next) => { requests.inc({ path: ctx.path }); await next(); });',
      "app.use(async (ctx, next) => { ctx.res.on('finish', () => requests.inc({ path: (ctx._matchedRoute ?? 'unmatched') })); await next(); });",
    ],
    [
      'behind the rest',
      KOA,
      'app.use(async (ctx, next) => { await next(); requests.inc({ path: ctx.path }); });',
      "app.use(async (ctx, next) => { await next(); requests.inc({ path: (ctx._matchedRoute ?? 'unmatched') }); });",
    ],
  ])('%s', (_, before, code, mended) => {
    const { findings } = check({ files: { 'app.ts': before + code }, config: undefined });
    expect(findings.map(({ rule }) => rule)).toEqual(['no-unbounded-metric-label']);
    const offered = findings.flatMap(({ suggestions }) => suggestions);
    expect(offered.map(({ edits }) => applied({ 'app.ts': before + code }, edits)['app.ts'])).toEqual(
      mended === null ? [] : [before + mended],
    );
    if (mended !== null)
      expect(check({ files: { 'app.ts': before + mended }, config: undefined }).findings).toEqual([]);
  });
});

test('where gin knows of no template, a constant is offered', () => {
  const middleware = (fallback: string) => `package main

import (
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "requests_total"}, []string{"path"})

func count(c *gin.Context) {
	c.Next()
	path := c.FullPath()
	if path == "" {
		path = ${fallback}
	}
	requests.WithLabelValues(path).Inc()
}

func main() {
	r := gin.New()
	r.Use(count)
	r.Run()
}
`;
  const files = { 'main.go': middleware('c.Request.URL.Path') };
  const offered = check({ files, config: undefined }).findings.flatMap(({ suggestions }) => suggestions);
  expect(offered.map(({ title }) => title)).toEqual(["Use 'unmatched'"]);
  expect(offered.map(({ edits }) => applied(files, edits)['main.go'])).toEqual([middleware('"unmatched"')]);
  expect(check({ files: { 'main.go': middleware('"unmatched"') }, config: undefined }).findings).toEqual([]);
});
