// Comments that switch findings off, in both languages, through the whole project.
import { expect, test } from 'vitest';
import { MemoryHost } from './host.ts';
import { Project } from './project.ts';

const RULE = 'leakline/no-unbounded-metric-label';

/** Lines of the findings in a service whose two label lines are 6 and 8; comments go on the lines before them. */
function linesWith(above: string, between = '', behind = ''): number[] {
  const text = `import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
express().use((req, res, next) => {
${above}
  requests.inc({ path: req.path });${behind}
${between}
  requests.inc({ path: req.originalUrl });
  next();
});
`;
  const { report } = new Project({ host: new MemoryHost({ 'package.json': '{}', 'a.ts': text }) }).check();
  return report.findings.map((f) => f.range.start.line);
}

test.each([
  ['nothing', '', '', '', [6, 8]],
  ['the next line', `// eslint-disable-next-line ${RULE}`, '', '', [8]],
  ['the next line, with a reason', `// eslint-disable-next-line ${RULE} -- bounded`, '', '', [8]],
  ['this line', '', '', ` // eslint-disable-line ${RULE}`, [8]],
  ['from here on', `/* eslint-disable ${RULE} */`, '', '', []],
  ['from here to there', `/* eslint-disable ${RULE} */`, `/* eslint-enable ${RULE} */`, '', [8]],
  ['every rule', '// eslint-disable-next-line', '', '', [8]],
  ["another plugin's rule", '// eslint-disable-next-line no-console', '', '', [6, 8]],
])('switches off %s', (_, above, between, behind, lines) => {
  expect(linesWith(above, between, behind)).toEqual(lines);
});
