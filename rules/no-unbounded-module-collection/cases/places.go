//= the growing slice of the incident
package main

import (
	"fmt"
	"net/http"
)

var ga []int

func handler(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 1000; i++ {
		ga = append(ga, i) // want "ga"
	}
	fmt.Fprintln(w, len(ga))
}

func main() {
	http.HandleFunc("/", handler)
	http.ListenAndServe(":8080", nil)
}
//= a map in a package-level struct
package main

import (
	"net/http"
	"sync"
)

var state = struct {
	sync.Mutex
	seen map[string]int
}{seen: map[string]int{}}

func handler(w http.ResponseWriter, r *http.Request) {
	state.Lock()
	defer state.Unlock()
	state.seen[r.URL.Path]++ // want "seen"
}

func main() { http.HandleFunc("/", handler) }
//= a field of a server that main makes
package main

import "net/http"

type Server struct {
	sessions map[string]string
	status   map[int]int
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	s.sessions[r.FormValue("token")] = r.RemoteAddr // want "sessions"
	s.status[200]++
}

func main() {
	s := &Server{sessions: map[string]string{}, status: map[int]int{}}
	http.HandleFunc("/login", s.login)
}
//= a sync.Map by user
package main

import (
	"net/http"
	"sync"
)

var online sync.Map

func handler(w http.ResponseWriter, r *http.Request) {
	online.Store(r.Header.Get("X-User"), true) // want "online"
	_, _ = online.LoadOrStore(r.URL.Query().Get("id"), 1) // want "online"
}

func main() { http.HandleFunc("/", handler) }
//= a closure that the router keeps
package main

import "net/http"

func limiter() http.HandlerFunc {
	hits := map[string]int{}
	return func(w http.ResponseWriter, r *http.Request) {
		hits[r.RemoteAddr]++ // want "hits"
	}
}

func main() { http.HandleFunc("/", limiter()) }
//= a repository in another package
//- go.mod
module example.com/shop

go 1.22
//- store/store.go
package store

type Store struct {
	items map[string]string
	log   []string
}

func New() *Store { return &Store{items: map[string]string{}} }

func (s *Store) Put(key, value string) {
	s.items[key] = value // want "items"
	s.log = append(s.log, key) // want "log"
}
//- main.go
package main

import (
	"net/http"

	"example.com/shop/store"
)

func main() {
	s := store.New()
	http.HandleFunc("/put", func(w http.ResponseWriter, r *http.Request) {
		s.Put(r.FormValue("key"), r.FormValue("value"))
	})
}
//= through an interface
package main

import "net/http"

type Cache interface{ Set(key string, value []byte) }

type memory struct{ data map[string][]byte }

func (m *memory) Set(key string, value []byte) {
	m.data[key] = value // want "data"
}

type api struct{ cache Cache }

func (a *api) get(w http.ResponseWriter, r *http.Request) {
	a.cache.Set(r.URL.String(), nil)
}

func main() {
	a := &api{cache: &memory{data: map[string][]byte{}}}
	http.HandleFunc("/", a.get)
}
//= a map of maps
package main

import "net/http"

var visits = map[string]map[string]int{}

func handler(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	if visits[user] == nil {
		visits[user] = map[string]int{} // want "visits"
	}
	visits[user]["n"]++
}

func main() { http.HandleFunc("/", handler) }
//= a slice of channels that nobody removes
package main

import "net/http"

var subscribers []chan string

func subscribe(w http.ResponseWriter, r *http.Request) {
	ch := make(chan string)
	subscribers = append(subscribers, ch) // want "subscribers"
	for m := range ch {
		w.Write([]byte(m))
	}
}

func main() { http.HandleFunc("/subscribe", subscribe) }
//= a local slice, one of a request, one at start-up
package main

import "net/http"

var routes []string

func register(path string) { routes = append(routes, path) }

type page struct{ lines []string }

func (p *page) add(line string) { p.lines = append(p.lines, line) }

func handler(w http.ResponseWriter, r *http.Request) {
	var local []string
	local = append(local, r.URL.Path)
	p := &page{}
	p.add(r.URL.Path)
	_ = local
}

func init() { register("/a") }

func main() {
	register("/b")
	http.HandleFunc("/", handler)
}
//= growing text
package main

import "net/http"

var journal string

func handler(w http.ResponseWriter, r *http.Request) {
	journal += r.URL.Path + "\n" // want "journal"
}

func main() { http.HandleFunc("/", handler) }
//= a container/list
package main

import (
	"container/list"
	"net/http"
)

var queue = list.New()

func handler(w http.ResponseWriter, r *http.Request) {
	queue.PushBack(r.URL.Path) // want "queue"
}

func main() { http.HandleFunc("/", handler) }
//= a goroutine that reads messages
package main

import (
	"context"

	"github.com/segmentio/kafka-go"
)

var seen = map[string]bool{}

func consume(r *kafka.Reader) {
	for {
		m, err := r.ReadMessage(context.Background())
		if err != nil {
			return
		}
		seen[string(m.Key)] = true // want "seen"
	}
}

func main() { go consume(kafka.NewReader(kafka.ReaderConfig{})) }

//= a field that is written down as a cache, and which of the library's caches it is given
package main

import (
	"net/http"
	"time"

	"github.com/jellydator/ttlcache/v3"
	"github.com/patrickmn/go-cache"
)

type Desk struct {
	eternal  *ttlcache.Cache[string, string]
	swept    *ttlcache.Cache[string, string]
	capped   *ttlcache.Cache[string, string]
	either   *ttlcache.Cache[string, string]
	unsought *cache.Cache
}

var late *ttlcache.Cache[string, int]

func newDesk(small bool) *Desk {
	d := &Desk{
		eternal:  ttlcache.New[string, string](),
		swept:    ttlcache.New(ttlcache.WithTTL[string, string](time.Minute)),
		capped:   ttlcache.New(ttlcache.WithTTL[string, string](time.Minute), ttlcache.WithCapacity[string, string](9)),
		either:   ttlcache.New[string, string](),
		unsought: cache.New(time.Minute, 0),
	}
	if small {
		d.either = ttlcache.New(ttlcache.WithCapacity[string, string](9), ttlcache.WithTTL[string, string](time.Minute))
	}
	go d.swept.Start()
	return d
}

func (d *Desk) ticket(w http.ResponseWriter, r *http.Request) {
	d.eternal.Set(r.RemoteAddr, "x", ttlcache.NoTTL) // want "`eternal` lives as long as the process"
	d.swept.Set(r.RemoteAddr, "x", ttlcache.DefaultTTL)
	d.capped.Set(r.RemoteAddr, "x", ttlcache.DefaultTTL)
	d.either.Set(r.RemoteAddr, "x", ttlcache.NoTTL)
	d.unsought.Set(r.RemoteAddr, "x", time.Minute) // want "`unsought` lives as long as the process"
	late.Set(r.RemoteAddr, 1, ttlcache.NoTTL)      // want "`late` lives as long as the process"
}

func main() {
	late = ttlcache.New[string, int]()
	http.HandleFunc("/", newDesk(false).ticket)
}

//= what is counted down was counted up before
package main

import "net/http"

var open = map[string]int{}
var kinds = map[string]string{}

func enter(w http.ResponseWriter, r *http.Request) {
	kinds[r.RemoteAddr] = r.UserAgent()
	open[r.UserAgent()]++ // want "`open` lives as long as the process"
	defer delete(kinds, r.RemoteAddr)
	defer func() { open[kinds[r.RemoteAddr]]-- }()
	w.Write(nil)
	open[r.UserAgent()] -= 1
}

func main() { http.HandleFunc("/", enter) }
//= an instance that new makes of a type of the package, of another one, or of one with parameters, once or for each request
package main

import (
	"bytes"
	"net/http"
	"sync"
)

type desk struct{ stamps sync.Map }

func (d *desk) stamp(name string) {
	d.stamps.LoadOrStore(name, new(int)) // want "`stamps` lives as long as the process"
}

type shelf[T any] struct{ things map[string]T }

func (s *shelf[T]) put(name string, thing T) {
	s.things[name] = thing // want "`things` lives as long as the process"
}

type draft struct{ words map[string]bool }

func (d *draft) add(word string) { d.words[word] = true }

func main() {
	one := new(desk)
	two := new(shelf[int])
	two.things = map[string]int{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		one.stamp(r.URL.Path)
		two.put(r.URL.Path, 1)
		each := new(draft)
		each.words = map[string]bool{}
		each.add(r.URL.Path)
		text := new(bytes.Buffer)
		text.WriteString(r.URL.Path)
	})
	http.ListenAndServe(":80", nil)
}
