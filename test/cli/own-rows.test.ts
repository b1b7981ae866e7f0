// The catalog rows that the README shows: they are taken, and the code that they are about is found.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryHost, parseConfig, Project } from '@leakline/project';
import { expect, test } from 'vitest';
import { repository } from './command.ts';

test("a callback's parameters, what it receives and what it is called on", () => {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8');
  const [, text = ''] = /### Libraries of your own[^]*?```json\n([^]*?)```/.exec(readme) ?? [];
  const config = parseConfig(text, 'leakline.config.json');
  const source = [
    "import { Bus } from '@shop/bus';",
    "import { Counter } from 'prom-client';",
    "const seen = new Counter({ name: 'seen', help: 'messages', labelNames: ['key'] });",
    "new Bus().subscribe('orders', {",
    '  onMessage(message, bus) {',
    '    seen.inc({ key: message.key });',
    '    seen.inc({ key: this.consumer });',
    "    bus.subscribe('returns', { onMessage: (m) => seen.inc({ key: m.key }) });",
    '    new Bus();',
    '  },',
    '});',
  ].join('\n');
  const project = new Project({
    host: new MemoryHost({ 'main.ts': source }),
    config: [{ folder: '', prefix: '', config }],
  });
  const found = project.check().report.findings.map((f) => `${f.range.start.line} ${f.rule}`);
  expect(found.toSorted()).toEqual([
    '6 no-unbounded-metric-label',
    '7 no-unbounded-metric-label',
    '8 no-unbounded-metric-label',
    '9 no-client-per-message',
  ]);
});
