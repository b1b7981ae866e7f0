// Services in each language, one or a few per library: the rows are found from the code that people write, and say what is wanted.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { MemoryHost, Project } from '@leakline/project';
import { describe, expect, test } from 'vitest';

/**
 * Services are separated by `//= name`; `// want "regexp"` is on the line of each finding, and no other line has one. `// low
 * "regexp"` is on that of a finding that is only told at `low`.
 */
function servicesOf(text: string): { name: string; source: string }[] {
  return text
    .split(/^\/\/= */m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { name: part.slice(0, end).trim(), source: part.slice(end + 1) };
    });
}

const files = ['go', 'javascript'].flatMap((language) => {
  const folder = join(import.meta.dirname, language, 'cases');
  return readdirSync(folder).map((name) => ({ path: join(folder, name), main: `main${extname(name)}` }));
});

for (const { path, main } of files) {
  describe(basename(path), () => {
    test.each(servicesOf(readFileSync(path, 'utf8')))('$name', ({ source }) => {
      const project = new Project({ host: new MemoryHost({ [main]: source }) });
      const { report, failures } = project.check();
      expect(failures).toEqual([]);
      expect(project.program.module(main)?.ir.problems).toEqual([]);
      const found = report.findings.map((f) => `${f.range.start.line}: ${f.message}`);
      const wanted = source.split('\n').flatMap((line, i) =>
        [...line.matchAll(/\/\/ want "([^"]*)"/g)].map((m) => ({
          line: i + 1,
          pattern: new RegExp(m[1] ?? ''),
        })),
      );
      const { report: all } = project.check({ minConfidence: 'low' });
      const lows = source.split('\n').flatMap((line, i) =>
        [...line.matchAll(/\/\/ low "([^"]*)"/g)].map((m) => ({
          line: i + 1,
          pattern: new RegExp(m[1] ?? ''),
        })),
      );
      const untold = lows.filter(
        ({ line, pattern }) =>
          !all.findings.some(
            (f) => f.confidence === 'low' && f.range.start.line === line && pattern.test(f.message),
          ),
      );
      const isWanted = (text: string) =>
        wanted.some((w) => text.startsWith(`${w.line}: `) && w.pattern.test(text));
      const unmet = wanted.filter(
        (w) => !found.some((f) => f.startsWith(`${w.line}: `) && w.pattern.test(f)),
      );
      expect({
        unmet: [...unmet, ...untold].map((w) => `${w.line}: ${w.pattern.source}`),
        unexpected: found.filter((f) => !isWanted(f)),
      }).toEqual({ unmet: [], unexpected: [] });
    });
  });
}
