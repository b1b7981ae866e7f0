// What "make it once, at module level" makes of a file: names that are free, comments that stay where they belong, and nothing
// where it would not mean the same.
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
function hoisted(files: Readonly<Record<string, string>>): Record<string, string> {
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
  const files = hoisted({
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
  expect(hoisted(files)['app.go']).toBe(app);
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
  const files = hoisted({ 'go.mod': 'module example.com/app\n\ngo 1.23\n', 'app.go': app });
  expect(files['app.go']).not.toMatch(/func prices[^}]*defer client\.CloseIdleConnections/);
});

test('names and comments in TypeScript', () => {
  const files = hoisted({
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
