//= a swap by a ticker
package main

import (
	"net/http"
	"sync"
	"time"
)

var mu sync.Mutex
var batch []string

func handler(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	batch = append(batch, r.URL.Path)
	mu.Unlock()
}

func flush() {
	for range time.Tick(time.Second) {
		mu.Lock()
		out := batch
		batch = nil
		mu.Unlock()
		_ = out
	}
}

func main() {
	go flush()
	http.HandleFunc("/", handler)
}
//= the last hundred
package main

import "net/http"

var recent []string

func handler(w http.ResponseWriter, r *http.Request) {
	recent = append(recent, r.URL.Path)
	if len(recent) > 100 {
		recent = recent[1:]
	}
}

func main() { http.HandleFunc("/", handler) }
//= deleted with defer
package main

import "net/http"

var running = map[string]bool{}

func handler(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	running[id] = true
	defer delete(running, id)
}

func main() { http.HandleFunc("/", handler) }
//= deleted in a deferred closure
package main

import (
	"net/http"
	"sync"
)

var mu sync.Mutex
var running = map[string]bool{}

func handler(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	mu.Lock()
	running[id] = true
	mu.Unlock()
	defer func() {
		mu.Lock()
		delete(running, id)
		mu.Unlock()
	}()
}

func main() { http.HandleFunc("/", handler) }
//= deleted only when something failed
package main

import "net/http"

var running = map[string]bool{}

func handler(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	running[id] = true // want "running"
	if err := work(); err != nil {
		delete(running, id)
	}
}

func work() error { return nil }

func main() { http.HandleFunc("/", handler) }
//= deleted under another key
package main

import "net/http"

type tracker struct{ byOrder map[string]string }

func (t *tracker) open(w http.ResponseWriter, r *http.Request) {
	orderID := r.FormValue("order_id")
	t.byOrder[orderID] = r.FormValue("user_id") // want "byOrder"
}

func (t *tracker) drop(w http.ResponseWriter, r *http.Request) {
	userID := r.FormValue("user_id")
	delete(t.byOrder, userID)
}

func main() {
	t := &tracker{byOrder: map[string]string{}}
	http.HandleFunc("/open", t.open)
	http.HandleFunc("/drop", t.drop)
}
//= a sweeper goroutine
package main

import (
	"net/http"
	"sync"
	"time"
)

type limiter struct {
	mu       sync.Mutex
	visitors map[string]time.Time
}

func newLimiter() *limiter {
	l := &limiter{visitors: make(map[string]time.Time)}
	go l.sweep()
	return l
}

func (l *limiter) sweep() {
	for {
		time.Sleep(time.Minute)
		l.mu.Lock()
		for ip, at := range l.visitors {
			if time.Since(at) > 3*time.Minute {
				delete(l.visitors, ip)
			}
		}
		l.mu.Unlock()
	}
}

func (l *limiter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	l.visitors[r.RemoteAddr] = time.Now()
	l.mu.Unlock()
}

func main() { http.Handle("/", newLimiter()) }
//= a limiter without a sweeper
package main

import (
	"net/http"
	"sync"
	"time"
)

type limiter struct {
	mu       sync.Mutex
	visitors map[string]time.Time
}

func (l *limiter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	l.visitors[r.RemoteAddr] = time.Now() // want "visitors"
	l.mu.Unlock()
}

func main() { http.Handle("/", &limiter{visitors: make(map[string]time.Time)}) }
//= expiry on read
package main

import (
	"net/http"
	"time"
)

type entry struct {
	value     string
	expiresAt time.Time
}

var cache = map[string]entry{}

func get(key string) (string, bool) {
	e, ok := cache[key]
	if !ok {
		return "", false
	}
	if time.Now().After(e.expiresAt) {
		delete(cache, key)
		return "", false
	}
	return e.value, true
}

func handler(w http.ResponseWriter, r *http.Request) {
	key := r.URL.RawQuery
	if _, ok := get(key); !ok {
		cache[key] = entry{value: "x", expiresAt: time.Now().Add(time.Minute)} // want "cache"
	}
}

func main() { http.HandleFunc("/", handler) }
//= a limit on the map
package main

import "net/http"

const max = 1000

var cache = map[string]string{}

func handler(w http.ResponseWriter, r *http.Request) {
	if len(cache) >= max {
		for k := range cache {
			delete(cache, k)
			break
		}
	}
	cache[r.URL.Path] = "x"
}

func main() { http.HandleFunc("/", handler) }
//= a ring
package main

import "net/http"

var ring [64]string
var at int

func handler(w http.ResponseWriter, r *http.Request) {
	ring[at%len(ring)] = r.URL.Path
	at++
}

func main() { http.HandleFunc("/", handler) }
//= cleared
package main

import (
	"net/http"
	"time"
)

var seen = map[string]bool{}

func handler(w http.ResponseWriter, r *http.Request) { seen[r.URL.Path] = true }

func main() {
	http.HandleFunc("/", handler)
	go func() {
		for range time.NewTicker(time.Hour).C {
			clear(seen)
		}
	}()
}
//= a finite key
package main

import "net/http"

var byMethod = map[string]int{}

func handler(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet, http.MethodPost:
		byMethod[r.Method]++
	}
	kind := "other"
	if r.URL.Path == "/x" {
		kind = "x"
	}
	byMethod[kind]++
}

func main() { http.HandleFunc("/", handler) }
//= unregister of a hub
package main

import "net/http"

type client struct{ send chan []byte }

type hub struct {
	clients    map[*client]bool
	register   chan *client
	unregister chan *client
}

func (h *hub) run() {
	for {
		select {
		case c := <-h.register:
			h.clients[c] = true
		case c := <-h.unregister:
			delete(h.clients, c)
		}
	}
}

func serve(h *hub, w http.ResponseWriter, r *http.Request) {
	c := &client{}
	h.register <- c
	defer func() { h.unregister <- c }()
}

func main() {
	h := &hub{clients: map[*client]bool{}, register: make(chan *client), unregister: make(chan *client)}
	go h.run()
	http.HandleFunc("/ws", func(w http.ResponseWriter, r *http.Request) { serve(h, w, r) })
}
//= once
package main

import (
	"net/http"
	"sync"
)

var once sync.Once
var plugins []string

func load() { plugins = append(plugins, "a") }

func handler(w http.ResponseWriter, r *http.Request) { once.Do(load) }

func main() { http.HandleFunc("/", handler) }
//= a sweep over all entries, whatever it calls their keys, and one over the entries of another map
package main

import (
	"net/http"
	"time"
)

var (
	viewers = map[string][]string{}
	rooms   = map[string][]string{}
)

func sweep() {
	for range time.Tick(time.Minute) {
		for uid, open := range viewers {
			if len(open) == 0 {
				delete(viewers, uid)
				delete(rooms, uid)
			}
		}
	}
}

func view(w http.ResponseWriter, r *http.Request) {
	userID := r.PathValue("user")
	viewers[userID] = append(viewers[userID], r.RemoteAddr)
	roomID := r.PathValue("room")
	rooms[roomID] = append(rooms[roomID], r.RemoteAddr) // want "rooms"
}

func main() {
	go sweep()
	http.HandleFunc("/{user}/{room}", view)
	http.ListenAndServe(":80", nil)
}

//= a copy from which the same was taken out before it is put in again
package main

import (
	"net/http"
	"slices"
)

var order = []string{"first", "last"}

var visits = []string{}

func moveToFront(name string) {
	next := slices.DeleteFunc(order, func(other string) bool { return other == name })
	next = append([]string{name}, next...)
	order = next
}

func visit(name string) {
	next := slices.Clone(visits)
	next = append(next, name) // want "grows by an entry each time"
	visits = next
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		moveToFront(r.URL.Path)
		visit(r.URL.Path)
	})
	http.ListenAndServe(":80", nil)
}

//= numbers below one that is written out are few; those above one are not
package main

import (
	"encoding/json"
	"net/http"
)

type climb struct {
	Metres int `json:"metres"`
	Steps int `json:"steps"`
}

var (
	metres  = map[int]int{}
	heights = map[int]int{}
	steps   = map[int]int{}
)

func main() {
	http.HandleFunc("/climbs", func(w http.ResponseWriter, r *http.Request) {
		var c climb
		if json.NewDecoder(r.Body).Decode(&c) != nil {
			return
		}
		if c.Metres < 12 {
			metres[c.Metres]++
		}
		if c.Metres > 12 {
			heights[c.Metres]++ // want "`heights` lives as long as the process"
		}
		if c.Steps >= 100_000_000 {
			return
		}
		steps[c.Steps]++ // want "`steps` lives as long as the process"
	})
	http.ListenAndServe(":8080", nil)
}
//= a list that its holder counts up to a size, and one that counts what runs
package main

import "net/http"

type ring struct {
	points []int
	size   int
	count  int
}

func (r *ring) track(point int) {
	if r.count < r.size {
		r.points = append(r.points, point)
	} else {
		r.points[r.count%r.size] = point
	}
	r.count++
}

type queue struct {
	points  []int
	most    int
	running int
}

func (q *queue) track(point int) {
	if q.running < q.most {
		q.running++
		q.points = append(q.points, point) // want "`points`"
		q.running--
	}
}

var (
	last = &ring{size: 1000}
	all  = &queue{most: 10}
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		last.track(int(r.ContentLength))
		all.track(int(r.ContentLength))
	})
	http.ListenAndServe(":80", nil)
}
