// Functions that hand parts of a tree on to each other, as those of a compiler do: there is a question for each two fields
// of each of them, more than anybody waits for. What is near is found all the same. (How long it takes is seen where the
// project checks itself: it is such a program.)
import { MemoryHost, Project } from '@leakline/project';
import { expect, test } from 'vitest';

const FIELDS = Array.from({ length: 16 }, (_, i) => `f${i}`);
const VISITORS = 16;

/** A service that keeps something for each node of trees that so many visitors walk. */
function visitors(): string {
  const visit = (n: number) => `export function visit${n}(node: Tree, each: (node: Tree) => void): void {
  each(node);
${FIELDS.map((field, i) => `  if (node.${field}) visit${(n * 7 + i) % VISITORS}(node.${field}, (inner) => each(inner));`).join('\n')}
}`;
  return `import { Counter } from 'prom-client';
import http from 'node:http';
interface Tree { name: any; ${FIELDS.map((field) => `${field}?: Tree;`).join(' ')} }
const seen = new Counter({ name: 'seen', help: 'seen', labelNames: ['name'] });
const hits = new Counter({ name: 'hits', help: 'hits', labelNames: ['path'] });
${Array.from({ length: VISITORS }, (_, n) => visit(n)).join('\n')}
export function count(tree: Tree): void {
  visit0(tree, (node) => seen.inc({ name: node.name }));
}
function hit(path: string | undefined): void {
  hits.inc({ path });
}
http.createServer((req, res) => {
  hit(req.url);
  count(JSON.parse(req.headers.tree as string));
  res.end();
}).listen(8080);
`;
}

test('what visitors hand on to each other is found, and what stands beside them', () => {
  const { report } = new Project({ host: new MemoryHost({ 'main.ts': visitors() }) }).check();
  expect(report.findings.map((f) => `${f.rule} ${f.confidence}`)).toEqual([
    'no-unbounded-metric-label medium',
    'no-unbounded-metric-label high',
  ]);
});
