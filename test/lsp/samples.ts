// Small services with one leak each, and where the tests expect it.

/** The raw URL as a label; the finding is on `req.originalUrl`. */
export const leakyMiddleware = `import express from 'express';
import { Counter } from 'prom-client';

const hits = new Counter({ name: 'hits_total', help: 'Requests', labelNames: ['path'] });
const app = express();

app.get('/:id', (req, res, next) => {
  hits.inc({ path: req.originalUrl });
  next();
});
app.listen(3000);
`;

export const labelLine = 7;

/** A slice of the package that every request makes longer. */
export const leakyHandler = `package main

import "net/http"

var seen []string

func handle(w http.ResponseWriter, r *http.Request) {
	seen = append(seen, r.URL.Path)
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe("127.0.0.1:8080", nil)
}
`;

export const appendLine = 7;

export const goMod = 'module example.com/service\n\ngo 1.23\n';
export const packageJson = JSON.stringify({
  name: 'service',
  type: 'module',
  dependencies: { express: '^5.0.0', 'prom-client': '^15.0.0' },
});

/**
 * A CPU profile as V8 writes it, one function with time on its lines.
 * @param ticks Samples per 1-based line.
 */
export function cpuProfile(
  url: string,
  functionName: string,
  ticks: Readonly<Record<number, number>>,
): string {
  const positionTicks = Object.entries(ticks).map(([line, count]) => ({ line: Number(line), ticks: count }));
  const hits = positionTicks.reduce((sum, { ticks: count }) => sum + count, 0);
  const frame = (name: string, at: string, lineNumber: number) => ({
    functionName: name,
    scriptId: '1',
    url: at,
    lineNumber,
    columnNumber: 0,
  });
  return JSON.stringify({
    nodes: [
      { id: 1, callFrame: frame('(root)', '', -1), hitCount: 0, children: [2] },
      { id: 2, callFrame: frame(functionName, url, 0), hitCount: hits, positionTicks },
    ],
    startTime: 0,
    endTime: hits * 1000,
    samples: Array.from({ length: hits }, () => 2),
    timeDeltas: Array.from({ length: hits }, () => 1000),
  });
}
