// Fixes of leaks that were not looked at before: what is made from a value and put back in its place.
//= what is made from a value and put back in its place
//- go.mod
module example.com/around

go 1.22
//- main.go
package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/go-kit/kit/metrics"
	"github.com/rs/zerolog"
	"go.uber.org/zap"
)

type audit struct {
	logger *slog.Logger
	zapped *zap.Logger
	zero   zerolog.Logger
	first  *slog.Logger
	took   metrics.Histogram
	ctx    context.Context
	err    error
	last   error
}

func (a *audit) with(args ...any) {
	a.logger = a.logger.With(args...) // want "gets one more layer around what it held each time"
}

func (a *audit) record(r *http.Request) {
	a.with("path", r.URL.Path)
	a.logger.Info("request")
	a.zapped = a.zapped.With(zap.String("path", r.URL.Path)).Named("x")      // want "gets one more layer"
	a.zero = a.zero.With().Str("path", r.URL.Path).Logger()                  // want "gets one more layer"
	a.took = a.took.With("service", "a")                                     // want "gets one more layer"
	a.ctx = context.WithValue(a.ctx, "path", r.URL.Path)                     // want "gets one more layer"
	a.err = errors.Join(a.err, check(r))                                     // want "gets one more layer"
}

// Made from something else each time, or from nothing: one layer.
func (a *audit) fresh(r *http.Request) {
	a.logger.With("path", r.URL.Path).Info("request")
	local := a.logger.With("path", r.URL.Path)
	local = local.With("method", r.Method)
	local.Info("request")
	a.first = slog.Default().With("path", r.URL.Path)
	a.last = errors.Join(check(r), errors.New("again"))
}

func check(r *http.Request) error { return r.ParseForm() }

var state = &audit{logger: slog.Default()}

// One for each request.
type scope struct{ logger *slog.Logger }

func (s *scope) tell(path string) { s.logger = s.logger.With("path", path) }

func handle(w http.ResponseWriter, r *http.Request) {
	state.record(r)
	state.fresh(r)
	s := &scope{logger: slog.Default()}
	s.tell(r.URL.Path)
	push(r.URL.Path)
	work.push(r.URL.Path)
	work.pop()
}

// A list that is linked: the new node holds the one before it.
type node struct {
	value string
	next  *node
}

var head *node

func push(value string) {
	head = &node{value: value, next: head} // want "gets one more layer"
}

type stack struct{ top *node }

var work stack

func (s *stack) push(value string) { s.top = &node{value: value, next: s.top} }

func (s *stack) pop() string {
	top := s.top
	s.top = s.top.next
	return top.value
}

// Set up once, before the service begins.
var base = slog.Default()

func main() {
	base = base.With("service", "a")
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
//= keys that are there already get another value
package main

import (
	"net/http"
	"strings"
)

var columns = map[string]int{"delay": -1, "offset": -1}

type state struct{ calls int }

var states = map[string]state{}
var seen = map[string]int{}

func handle(w http.ResponseWriter, r *http.Request) {
	for i, name := range strings.Fields(r.FormValue("header")) {
		if _, ok := columns[name]; ok {
			columns[name] = i
			continue
		}
	}
	id := r.FormValue("id")
	current, found := states[id]
	if !found {
		return
	}
	current.calls++
	states[id] = current
	user := r.FormValue("user")
	if n, ok := seen[user]; ok {
		seen[user] = n + 1
	} else {
		seen[user] = 1 // want "gets an entry for each"
	}
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
