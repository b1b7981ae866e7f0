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
  ['a rule whose name is quoted', `// eslint-disable-next-line no-console, "${RULE}"`, '', '', [8]],
  ['nothing from a line comment on', `// eslint-disable ${RULE}`, '', '', [6, 8]],
  ['nothing by a comment for Go', '', '', ' //nolint:leakline', [6, 8]],
  ['what a wider comment had switched off', '/* eslint-disable */', `/* eslint-enable ${RULE} */`, '', [8]],
  ['only behind the comment', '', '', ` /* eslint-disable ${RULE} */`, [6]],
  ['the whole file', `/* eslint ${RULE}: "off" */`, '', '', []],
  ['nothing by a configured severity', `/* eslint ${RULE}: "warn" */`, '', '', [6, 8]],
])('switches off %s', (_, above, between, behind, lines) => {
  expect(linesWith(above, between, behind)).toEqual(lines);
});

/** Lines of the findings of a handler with two label lines, 10 and 12. */
function goLinesWith(places: {
  top?: string;
  function?: string;
  above?: string;
  behind?: string;
  between?: string;
}): number[] {
  const text = `${places.top ?? ''}
package main
import (
	"net/http"
	"github.com/prometheus/client_golang/prometheus"
)
var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"path"})
${places.function ?? ''}
func handle(w http.ResponseWriter, r *http.Request) { ${places.above ?? ''}
	requests.WithLabelValues(r.URL.Path).Inc() ${places.behind ?? ''}
${places.between ?? ''}
	requests.WithLabelValues(r.URL.RawQuery).Inc()
}
func main() { http.HandleFunc("/", handle) }
`;
  const { report } = new Project({
    host: new MemoryHost({ 'go.mod': 'module m\n\ngo 1.22\n', 'main.go': text }),
  }).check();
  return report.findings.map((f) => f.range.start.line);
}

test.each([
  ['nothing', {}, [10, 12]],
  ["ESLint's line", { above: `// eslint-disable-next-line ${RULE}` }, [12]],
  ["ESLint's rest of the file, as Go writes comments", { above: '// eslint-disable' }, []],
  ['its line', { behind: '//nolint:leakline' }, [12]],
  ['its line for every linter', { behind: '//nolint:all // bounded by the router' }, [12]],
  ['its line for every linter, said shortly', { behind: '// nolint' }, [12]],
  ['its line, among others', { behind: '//nolint:errcheck, leakline' }, [12]],
  ["nothing of ours for others' linters", { behind: '//nolint:errcheck' }, [10, 12]],
  ['the statement below it', { between: '\t//nolint:leakline' }, [10]],
  ['the line below it, in whatever column', { between: '//nolint:leakline' }, [10]],
  ['the function below it', { function: '//nolint:leakline' }, []],
  ['the file', { top: '//nolint:leakline' }, []],
])('in Go, switches off %s', (_, places, lines) => {
  expect(goLinesWith(places)).toEqual(lines);
});
