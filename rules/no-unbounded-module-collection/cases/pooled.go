//= what a pool hands out is used again, or dropped
package main

import (
	"net/http"
	"sync"
)

type header struct{ hops []string }

type frame struct{ header }

func (f *frame) clear() { *f = frame{} }

var frames = sync.Pool{New: newFrame}

func newFrame() any { return &frame{} }

// One is made by hand, too.
var spare = &frame{}

func read(f *frame, hop string) { f.hops = append(f.hops, hop) }

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		f := frames.Get().(*frame)
		f.clear()
		read(f, r.RemoteAddr)
		frames.Put(f)
	})
	http.ListenAndServe(":80", nil)
}
//= a field for what a pool hands out
package main

import (
	"net/http"
	"sync"
)

type state struct{ trailers []string }

func (s *state) add(name string) { s.trailers = append(s.trailers, name) }

type writer struct{ state *state }

func (w *writer) write(name string) { w.state.add(name) }

var states = sync.Pool{New: func() any { return &state{} }}

var out = &writer{state: states.Get().(*state)}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { out.write("x") })
	http.ListenAndServe(":80", nil)
}
//= the same without a pool, and a pool of other things
package main

import (
	"net/http"
	"sync"
)

type buffer struct{ bytes []byte }

type state struct{ trailers []string }

func (s *state) add(name string) {
	s.trailers = append(s.trailers, name) // want "grows by an entry each time"
}

type writer struct{ state *state }

func (w *writer) write(name string) { w.state.add(name) }

var buffers = sync.Pool{New: func() any { return &buffer{} }}

var out = &writer{state: &state{}}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		b := buffers.Get().(*buffer)
		defer buffers.Put(b)
		out.write("x")
	})
	http.ListenAndServe(":80", nil)
}
