//= a slice that every request appends to
package main

import "net/http"

var ga []int

func handle(w http.ResponseWriter, r *http.Request) {
	ga = append(ga, 1) // want "grows by an entry"
}
//= a map by user; nil values are no eviction
package main

import (
	"net/http"
	"sync"
)

var (
	mu       sync.Mutex
	sessions = map[string]*int{}
	finite   = map[bool]int{}
)

func handle(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	sessions[r.URL.Query().Get("user")] = nil // want "query parameter"
	finite[r.TLS != nil]++
}
//= deleted under the same key by another handler
package main

import "net/http"

var sessions = map[string]int{}

func login(w http.ResponseWriter, r *http.Request) {
	sessions[r.FormValue("id")] = 1
}

func logout(w http.ResponseWriter, r *http.Request) {
	delete(sessions, r.FormValue("id"))
}
//= a ring, a reset, a cap
package main

import "net/http"

var (
	ring  [16]string
	n     int
	batch []string
	last  []string
)

func handle(w http.ResponseWriter, r *http.Request) {
	ring[n%16] = r.URL.Path
	n++
	batch = append(batch, r.URL.Path)
	if len(batch) >= 100 {
		flush(batch)
		batch = nil
	}
	last = append(last, r.URL.Path)
	last = last[1:]
}

func flush([]string) {}
//= sync.Map in a struct that main makes once
package main

import (
	"net/http"
	"sync"
)

type server struct {
	seen sync.Map
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.seen.Store(r.RemoteAddr, true) // want "client(?:'s)? address"
}

func main() {
	s := &server{}
	http.ListenAndServe("127.0.0.1:0", s)
}
//= filled in init
package main

import "net/http"

var names = map[string]int{}

func init() {
	for _, n := range []string{"a", "b"} {
		names[n] = 1
	}
}

func handle(w http.ResponseWriter, r *http.Request) { _ = names["a"] }
