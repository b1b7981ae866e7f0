// What suggestions make of a file. "Make it once, at module level": names that are free, comments that stay where they belong, and
// nothing where it would not mean the same. "Use the route's template": where the label stands, if the path is in a variable. "Use
// the error's name": as its text was written.
import { LineIndex, type Finding } from '@leakline/ir';
import { MemoryHost, Project } from '@leakline/project';
import { expect, test } from 'vitest';

const GO_HEAD = `package app

import (
	"net/http"
	"time"
)
`;

/** The files after all suggestions, each file's last edit first. */
function carriedOut(files: Readonly<Record<string, string>>): Record<string, string> {
  const { report } = new Project({ host: new MemoryHost(files) }).check();
  const result: Record<string, string> = { ...files };
  const edits = report.findings.flatMap(({ suggestions: [first] }: Finding) => first?.edits ?? []);
  const spans = edits.map(({ path, range, text }) => {
    const lines = new LineIndex(files[path] ?? '');
    return { path, start: lines.offsetAt(range.start), end: lines.offsetAt(range.end), text };
  });
  for (const { path, start, end, text } of spans.sort((a, b) => b.start - a.start))
    result[path] = (result[path] ?? '').slice(0, start) + text + (result[path] ?? '').slice(end);
  return result;
}

test('functions side by side keep their names apart, and their comments', () => {
  const files = carriedOut({
    'go.mod': 'module example.com/app\n\ngo 1.23\n',
    'app.go': `${GO_HEAD}
// prices asks for the prices
// of today.
func prices(w http.ResponseWriter, r *http.Request) {
	client := &http.Client{Timeout: time.Second, Transport: &http.Transport{}}

	resp, err := client.Get("https://prices.example")
	if err == nil {
		resp.Body.Close()
	}
}

/* rates asks for
the rates */
func rates(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(200)

	client := &http.Client{Timeout: time.Second, Transport: &http.Transport{}}

	_, _ = client.Get("https://rates.example")
}
`,
    'main.go': `package app

import "net/http"

func Serve() error {
	http.HandleFunc("/prices", prices)
	http.HandleFunc("/rates", rates)
	return http.ListenAndServe(":8080", nil)
}
`,
  });
  expect(files['app.go']).toBe(`${GO_HEAD}
var pricesClient = &http.Client{Timeout: time.Second, Transport: &http.Transport{}}

// prices asks for the prices
// of today.
func prices(w http.ResponseWriter, r *http.Request) {
	resp, err := pricesClient.Get("https://prices.example")
	if err == nil {
		resp.Body.Close()
	}
}

var ratesClient = &http.Client{Timeout: time.Second, Transport: &http.Transport{}}

/* rates asks for
the rates */
func rates(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(200)

	_, _ = ratesClient.Get("https://rates.example")
}
`);
});

test('what the program sets before it serves is not there when it starts', () => {
  const app = `${GO_HEAD}
var timeout time.Duration

func Configure(t time.Duration) { timeout = t }

func newClient() *http.Client {
	return &http.Client{Timeout: timeout, Transport: &http.Transport{}}
}

func prices(w http.ResponseWriter, r *http.Request) {
	client := newClient()
	_, _ = client.Get("https://prices.example")
}

func rates(w http.ResponseWriter, r *http.Request) {
	rated := &http.Client{Timeout: timeout, Transport: &http.Transport{}}
	_, _ = rated.Get("https://rates.example")
}

func Serve() error {
	http.HandleFunc("/prices", prices)
	http.HandleFunc("/rates", rates)
	return http.ListenAndServe(":8080", nil)
}
`;
  const files = { 'go.mod': 'module example.com/app\n\ngo 1.23\n', 'app.go': app };
  const { report } = new Project({ host: new MemoryHost(files) }).check();
  expect(report.findings.map((f) => f.rule)).toEqual(['no-client-per-message', 'no-client-per-message']);
  expect(carriedOut(files)['app.go']).toBe(app);
});

test('what is done to it at the end of the function is no use of a shared one', () => {
  const app = `${GO_HEAD}
func prices(w http.ResponseWriter, r *http.Request) {
	client := &http.Client{Timeout: time.Second, Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	_, _ = client.Get("https://prices.example")
}

func Serve() error {
	http.HandleFunc("/prices", prices)
	return http.ListenAndServe(":8080", nil)
}
`;
  const files = carriedOut({ 'go.mod': 'module example.com/app\n\ngo 1.23\n', 'app.go': app });
  expect(files['app.go']).not.toMatch(/func prices[^}]*defer client\.CloseIdleConnections/);
});

test('names and comments in TypeScript', () => {
  const files = carriedOut({
    'package.json': '{"dependencies":{"express":"^5","ioredis":"^5"}}',
    'app.ts': `import express from 'express';
import Redis from 'ioredis';
const app = express();
/** One user. */
async function user(id: string) {
  const client = new Redis('redis://users');

  return client.get(id);
}
// One order.
async function order(id: string) {
  const client = new Redis('redis://orders');
  return (await Promise.all([client.get(id)]))[0];
}
async function cart(id: string) {
  const client = new Redis('redis://carts');
  return read({ client }, id);
}
const read = ({ client }: { client: Redis }, id: string) => client.get(id);
app.get('/:id', async (req, res) => {
  res.json([await user(req.params.id), await order(req.params.id), await cart(req.params.id)]);
});
app.listen(3000);
`,
  });
  expect(files['app.ts']).toBe(`import express from 'express';
import Redis from 'ioredis';
const app = express();
const userClient = new Redis('redis://users');

/** One user. */
async function user(id: string) {
  return userClient.get(id);
}
const orderClient = new Redis('redis://orders');

// One order.
async function order(id: string) {
  return (await Promise.all([orderClient.get(id)]))[0];
}
async function cart(id: string) {
  const client = new Redis('redis://carts');
  return read({ client }, id);
}
const read = ({ client }: { client: Redis }, id: string) => client.get(id);
app.get('/:id', async (req, res) => {
  res.json([await user(req.params.id), await order(req.params.id), await cart(req.params.id)]);
});
app.listen(3000);
`);
});

const METRICS = `import express from 'express';
import { Counter } from 'prom-client';
const seen = new Counter({ name: 'seen', help: 'Seen.', labelNames: ['path', 'method'] });
const app = express();
`;

/** A middleware before and after the suggestion. */
const middleware = (body: string) => {
  const files = carriedOut({
    'package.json': '{"dependencies":{"express":"^5","prom-client":"^15"}}',
    'app.ts': `${METRICS}app.use((req, res, next) => {\n${body}\n  next();\n});\napp.listen(3000);\n`,
  });
  return files['app.ts']?.slice(METRICS.length).replace(/^.*\n/, '').replace(/\n {2}next\(\);[^]*$/, '');
};

test.each([
  [
    'a variable that is only the label goes',
    `  const path = req.path;
  res.on('finish', () => seen.inc({ path: path, method: 'GET' }));`,
    `  res.on('finish', () => seen.inc({ path: (req.route?.path ?? 'unmatched'), method: 'GET' }));`,
  ],
  [
    'one that is logged, too, stays',
    `  const path = req.path;
  res.on('finish', () => {
    console.log(path);
    seen.labels(path, 'GET').inc();
  });`,
    `  const path = req.path;
  res.on('finish', () => {
    console.log(path);
    seen.labels((req.route?.path ?? 'unmatched'), 'GET').inc();
  });`,
  ],
  [
    'a property that is written as its name alone',
    `  const path = req.originalUrl;
  res.on('finish', () => {
    seen.inc({ path, method: 'GET' });
  });`,
    `  res.on('finish', () => {
    seen.inc({ path: (req.route?.path ?? 'unmatched'), method: 'GET' });
  });`,
  ],
])('the route behind a variable: %s', (_, before, after) => {
  expect(middleware(before)).toBe(after);
});

test.each([
  ['no router has matched there yet', `  const path = req.path;\n  seen.inc({ path });`],
  [
    'another request has the name there',
    `  const path = req.path;
  res.on('finish', (req: { route?: { path: string } }) => {
    console.log(path, req);
    seen.inc({ path });
  });`,
  ],
  [
    'it is put together first',
    `  let path = req.path;
  if (path === '') path = '/';
  res.on('finish', () => {
    seen.inc({ path });
  });`,
  ],
])('no template where %s', (_, body) => {
  expect(middleware(body)).toBe(body);
});

test("a variable of Go that is logged, too, keeps what it says", () => {
  const app = (label: string) => `package app

import (
	"log"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var seen = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "seen"}, []string{"path"})

func Serve() error {
	r := gin.New()
	r.Use(func(c *gin.Context) {
		path := c.Request.URL.Path
		log.Print(path)
		seen.WithLabelValues(${label}).Inc()
	})
	return r.Run()
}
`;
  const files = carriedOut({ 'go.mod': 'module example.com/app\n\ngo 1.23\n', 'app.go': app('path') });
  expect(files['app.go']).toBe(app('c.FullPath()'));
});

test('what else stands on the line of a statement stays there', () => {
  const head = `import express from 'express';\nimport Redis from 'ioredis';\nconst app = express();\n`;
  const files = carriedOut({
    'package.json': '{"dependencies":{"express":"^5","ioredis":"^5"}}',
    'app.ts': `${head}app.get('/:id', async (req, res) => { const one = new Redis(); res.json(await one.get(req.params.id)); });\napp.listen(3000);\n`,
  });
  expect(files['app.ts']).toBe(
    `${head}const one = new Redis();\n\napp.get('/:id', async (req, res) => { res.json(await one.get(req.params.id)); });\napp.listen(3000);\n`,
  );
});

test('what is deleted behind a test leaves no half of one', () => {
  const files = carriedOut({
    'package.json': '{}',
    'app.ts': `declare const busy: boolean;
process.on('message', () => {
  if (global.gc) global.gc();
  if (busy)
    global.gc();
  while (busy) {
    global.gc();
  }
  console.log('tick')
  global.gc()
});
`,
  });
  expect(files['app.ts']).toBe(`declare const busy: boolean;
process.on('message', () => {
  if (busy)
    {}
  while (busy) {
  }
  console.log('tick')
});
`);
});

test("an error's name stands where its text stood, with casts and optional members as they are written", () => {
  const files = carriedOut({
    'app.ts': `import express, { type Request } from 'express';
import { Counter } from 'prom-client';
const failed = new Counter({ name: 'failed', help: 'f', labelNames: ['reason', 'route'] });
express().get('/orders/:id', async (req, res) => {
  try {
    await fetch('https://orders.example');
  } catch (error) {
    failed.inc({ reason: (error as Error).message });
    failed.inc({ reason: error?.message ?? 'none' });
    const reason = error.stack;
    failed.inc({ reason });
    failed.inc({ route: (req as Request).path });
  }
});
`,
  });
  expect(files['app.ts']).toContain(`  } catch (error) {
    failed.inc({ reason: (error as Error).name });
    failed.inc({ reason: error?.name ?? 'none' });
    const reason = error.name;
    failed.inc({ reason });
    failed.inc({ route: ((req as Request).route?.path ?? 'unmatched') });
  }
`);
});
