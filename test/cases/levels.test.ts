// How sure a finding is said to be, by what its proof rests on: the same leak, proved in different ways.
import { MemoryHost, Project } from '@leakline/project';
import { describe, expect, test } from 'vitest';

/** Rule and confidence of each finding in a Go program, also of those at `low`. */
function levelsOf(source: string): readonly string[] {
  return levelsIn({ 'go.mod': 'module example.com/levels\n\ngo 1.22\n', 'main.go': source });
}

function levelsIn(sources: Readonly<Record<string, string>>): readonly string[] {
  const { report } = new Project({ host: new MemoryHost(sources) }).check({ minConfidence: 'low' });
  return report.findings.map((f) => `${f.rule} ${f.confidence}`);
}

/** A handler that counts what `value` is, after the statements of `before`. */
const counting = (before: string, value: string): string => `package main

import (
	"context"
	"net/http"

	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"
	ctrl "sigs.k8s.io/controller-runtime"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"name"})

type store interface{ Get(id string) (string, error) }

type server struct {
	store store
	user  uuid.UUID
}

func (s *server) handle(w http.ResponseWriter, r *http.Request) {
	${before}
	hits.WithLabelValues(${value}).Inc()
}

func (s *server) Reconcile(ctx context.Context, req ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, nil
}

func main() {
	s := &server{}
	http.HandleFunc("/{id}", s.handle)
	http.ListenAndServe(":80", nil)
}
`;

describe('a label', () => {
  test.each([
    ['high', 'the raw path', '', 'r.URL.Path'],
    ['high', 'the parameter of a route', '', 'r.PathValue("id")'],
    ['high', 'the method where it is registered for any', '', 'r.Method'],
    ['high', 'an id that is made here', '', 'uuid.NewString()'],
    ['medium', 'an id of something that exists', '', 's.user.String()'],
    ['low', 'a parameter that was looked up', 'if _, err := s.store.Get(r.PathValue("id")); err != nil {\n\t\treturn\n\t}', 'r.PathValue("id")'],
  ])('is told at %s for %s', (confidence, _, before, value) => {
    expect(levelsOf(counting(before, value))).toEqual([`no-unbounded-metric-label ${confidence}`]);
  });
});

test.each([
  ['nobody is seen to say which ones come', 'hits.WithLabelValues(r.Method).Inc()', ''],
  ['it is handed on', 'count(r.Method)', 'func init() { http.Handle("/", Counted(nil)) }'],
])('a method is told at medium where %s', (_, counting, registered) => {
  const middleware = `package web

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"method"})

func Counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		${counting}
	})
}

func count(method string) { hits.WithLabelValues(method).Inc() }

${registered}
`;
  expect(levelsOf(middleware)).toEqual(['no-unbounded-metric-label medium']);
});

/** A handler that has something sent by `senders` kinds of senders, the first of which makes a transport each time. */
const sending = (senders: number): string => `package main

import "net/http"

type sender interface{ Send() }

type leaking struct{}

func (leaking) Send() {
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}}
	client.Get("http://backend")
}
${Array.from({ length: senders - 1 }, (_, i) => `\ntype quiet${i} struct{}\n\nfunc (quiet${i}) Send() {}\n`).join('')}
func serve(s sender) {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.Send() })
	http.ListenAndServe(":80", nil)
}

func main() { serve(leaking{}) }
`;

test('a client is told at high where it is sure which method runs', () => {
  expect(levelsOf(sending(1))).toEqual(['no-client-per-message high']);
  expect(levelsOf(sending(2))).toEqual(['no-client-per-message medium']);
});

/** A service that keeps what it is sent in a store of a type; another type may have the same methods. */
const keeping = (type: string, isOneOfTwo: boolean): string => `package main

import "net/http"

type store interface {
	Put(key, value string)
	Count() int
}

type ${type} struct{ entries []string }

func (s *${type}) Put(key, value string) { s.entries = append(s.entries, key+value) }
func (s *${type}) Count() int            { return len(s.entries) }
${isOneOfTwo ? 'type disk struct{}\n\nfunc (d *disk) Put(key, value string) {}\nfunc (d *disk) Count() int { return 0 }' : ''}

func main() {
	var kept store = &${type}{}
	http.HandleFunc("/{id}", func(w http.ResponseWriter, r *http.Request) { kept.Put("a", "b") })
	http.ListenAndServe(":80", nil)
}
`;

describe('a list that grows', () => {
  test.each([
    ['high', 'journal', true],
    ['high', 'memoryStore', false],
    ['low', 'memoryStore', true],
  ])('is told at %s in %s, and another type does the same: %s', (confidence, type, isOneOfTwo) => {
    expect(levelsOf(keeping(type, isOneOfTwo))).toEqual([`no-unbounded-module-collection ${confidence}`]);
  });
});

describe('a transport', () => {
  const makes = (before: string) => `package main

import (
	"net/http"
	"os"
)

var shared http.RoundTripper = &http.Transport{}

var isCommon = os.Getenv("COMMON") != ""

func transport() *http.Transport {
	t := &http.Transport{MaxIdleConns: 2}
	${before}
	return t
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		client := &http.Client{Transport: transport()}
		client.Get("http://a")
	})
	http.ListenAndServe(":80", nil)
}
`;
  test.each([
    ['high', 'each', ''],
    ['medium', 'some, who get no shared one', 'if isCommon {\n\t\tcommon, _ := shared.(*http.Transport)\n\t\tt = common\n\t}'],
  ])('is told at %s for %s', (confidence, _, before) => {
    expect(levelsOf(makes(before))).toEqual([`no-client-per-message ${confidence}`]);
  });
});

/** A handler that opens a pool, in the ways that somebody may choose where it leads. */
const opening = (handler: string): string => `package main

import (
	"database/sql"
	"net/http"
)

func openFor(r *http.Request) *sql.DB {
	db, _ := sql.Open("postgres", r.FormValue("url"))
	return db
}

func openOwn(r *http.Request) *sql.DB {
	db, _ := sql.Open("postgres", "parts")
	return db
}

func handle(w http.ResponseWriter, r *http.Request) {
	db := ${handler}(r)
	db.Query("select 1")
}

func main() {
	http.HandleFunc("/x", handle)
	http.ListenAndServe(":80", nil)
}
`;

describe('a client', () => {
  test.each([
    ['high', 'the service’s own', 'openOwn'],
    ['medium', 'one that whoever asks chooses, in a function that reads the choice', 'openFor'],
  ])('is told at %s for %s', (confidence, _, handler) => {
    expect(levelsOf(opening(handler))).toEqual([`no-client-per-message ${confidence}`]);
  });
});

/** A handler that opens a connection, registered in a wrapper or by itself, or only exported. */
const serving = (register: string): string => `import express from 'express';
import Redis from 'ioredis';
const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
function guarded(fn) {
  return async function (req, res, next) {
    try {
      await fn(req, res, next);
    } catch (error) {
      next(error);
    }
  };
}
export async function prices(req, res) {
  const redis = new Redis();
  res.json(await redis.get('prices'));
}
const app = express();
${register}
`;

describe('a client for each request', () => {
  test.each([
    ['high', 'a handler', "app.get('/prices', prices);"],
    ['high', 'one in a wrapper', "app.get('/prices', wrap(prices));"],
    ['high', 'one in a wrapper that catches errors', "app.get('/prices', guarded(prices));"],
    ['medium', 'what looks like one', ''],
    ['medium', 'what looks like one in a wrapper that nobody registers', 'export const wrapped = wrap(prices);'],
  ])('is told at %s in %s', (confidence, _, register) => {
    expect(levelsIn({ 'main.ts': serving(register) })).toEqual([`no-client-per-message ${confidence}`]);
  });
});
