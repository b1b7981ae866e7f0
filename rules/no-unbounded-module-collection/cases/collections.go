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
//= a helper that runs functions does not mix its callers
package main

import "net/http"

type manager struct{ probes []string }

var m = &manager{}

func runSafe(f func()) { f() }

func (m *manager) add(p string) { m.probes = append(m.probes, p) }

func main() {
	runSafe(func() { m.add("start") })
	http.HandleFunc("/x", func(w http.ResponseWriter, r *http.Request) {
		runSafe(func() { _ = r.URL })
	})
}
//= a loop without an end that only searches
package main

type parser struct{ errors []string }

func (p *parser) parse() {
	for {
		if !p.next() {
			return
		}
		p.errors = append(p.errors, "unexpected")
	}
}

func (p *parser) next() bool { return false }

func main() {
	p := &parser{}
	p.parse()
}
//= a channel of messages, with one loop variable
package main

var seen []string

func consume(messages chan string) {
	for m := range messages {
		seen = append(seen, m) // want "grows by an entry"
	}
}

func main() { consume(make(chan string)) }
//= adding numbers is no growth
package main

import "net/http"

var total int

func handle(w http.ResponseWriter, r *http.Request) { total += 1 }
