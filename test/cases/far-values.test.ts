// A value that came through many files is less surely what its place of use says: each file may be one too many.
import { MemoryHost, Project } from '@leakline/project';
import { expect, test } from 'vitest';

/** A handler whose raw URL is handed back by functions in so many files before it becomes a label. */
function foundThrough(files: number): string[] {
  const sources: Record<string, string> = {
    'step0.ts': `import type { IncomingMessage } from 'node:http';
export function pathOf(req: IncomingMessage) {
  const path = req.url;
  return path;
}
`,
    'main.ts': `import http from 'node:http';
import { Counter } from 'prom-client';
import { pathOf } from './step${files}';
const hits = new Counter({ name: 'hits', help: 'hits', labelNames: ['path'] });
http.createServer((req, res) => {
  hits.inc({ path: pathOf(req) });
  res.end();
}).listen(8080);
`,
  };
  for (let i = 1; i <= files; i++)
    sources[`step${i}.ts`] = `import type { IncomingMessage } from 'node:http';
import { pathOf as before } from './step${i - 1}';
export function pathOf(req: IncomingMessage) {
  const path = before(req);
  return path;
}
`;
  const { report } = new Project({ host: new MemoryHost(sources) }).check({ minConfidence: 'low' });
  return report.findings.map((f) => `${f.rule} ${f.confidence}`);
}

test('a value out of a near file is sure, one from far away is not', () => {
  expect(foundThrough(1)).toEqual(['no-unbounded-metric-label high']);
  expect(foundThrough(6)).toEqual(['no-unbounded-metric-label medium']);
});
