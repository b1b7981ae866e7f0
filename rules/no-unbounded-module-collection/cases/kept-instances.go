// Types of a program's own of which some instances are kept, and others go with a request.

//= a generic cache that is kept at package level, and one for each request
//- go.mod
module example.com/app

go 1.24
//- cache/cache.go
package cache

import "sync"

type Cache[K comparable, V any] struct {
	mu sync.RWMutex
	m  map[K]V
}

func New[K comparable, V any]() *Cache[K, V] { return &Cache[K, V]{m: make(map[K]V)} }

func (c *Cache[K, V]) GetOrSet(k K, mk func() V) V {
	c.mu.RLock()
	v, ok := c.m[k]
	c.mu.RUnlock()
	if ok {
		return v
	}
	v = mk()
	c.put(k, v)
	return v
}

func (c *Cache[K, V]) put(k K, v V) {
	c.mu.Lock()
	c.m[k] = v
	c.mu.Unlock()
}
//- main.go
package main

import (
	"net/http"

	"example.com/app/cache"
)

var pages = cache.New[string, int]()
var kinds = cache.New[string, int]()

type server struct{ seen *cache.Cache[string, bool] }

func (s *server) page(w http.ResponseWriter, r *http.Request) {
	pages.GetOrSet(r.Header.Get("Accept-Language"), func() int { return 1 }) // want "`pages` lives as long as the process and gets an entry for each request header"
	s.seen.GetOrSet(r.FormValue("name"), func() bool { return true }) // want "`seen` lives as long as the process and gets an entry for each form value"
	kind := "other"
	if r.FormValue("kind") == "video" {
		kind = "video"
	}
	kinds.GetOrSet(kind, func() int { return 2 })
	local := cache.New[string, int]()
	local.GetOrSet(r.FormValue("id"), func() int { return 3 })
}

func main() {
	s := &server{seen: cache.New[string, bool]()}
	http.HandleFunc("/", s.page)
	http.ListenAndServe(":1", nil)
}
//= listeners of an emitter that is kept, and of one that is not
package main

import "net/http"

type emitter struct{ listeners map[string][]func(any) }

func (e *emitter) on(event string, listener func(any)) {
	if e.listeners == nil {
		e.listeners = map[string][]func(any){}
	}
	e.listeners[event] = append(e.listeners[event], listener)
}

var em emitter

func handle(w http.ResponseWriter, r *http.Request) {
	em.on("done", func(any) { w.WriteHeader(200) }) // want "`em` lives as long as the process and what it holds grows by an entry each time"
	var local emitter
	local.on("x", func(any) {})
}

func main() {
	em.on("boot", func(any) {})
	http.HandleFunc("/", handle)
	http.ListenAndServe(":1", nil)
}
//= what is taken out of the kept one, out of the other ones only, or given way to another
package main

import (
	"net/http"
	"time"
)

type set struct{ m map[string]bool }

func newSet() *set { return &set{m: map[string]bool{}} }

func (s *set) add(k string)    { s.m[k] = true }
func (s *set) remove(k string) { delete(s.m, k) }

type list struct{ items []string }

func (l *list) push(item string) { l.items = append(l.items, item) }
func (l *list) drain() []string {
	out := l.items
	l.items = nil
	return out
}

type bounded struct{ items []string }

func (b *bounded) push(item string) {
	if len(b.items) > 100 {
		return
	}
	b.items = append(b.items, item)
}

var (
	active  = newSet()
	visits  = &list{}
	recent  = &bounded{}
	today   = &list{}
	history = &list{}
)

func handle(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	active.add(user)
	defer active.remove(user)
	seen := newSet()
	seen.add(user)
	visits.push(user)
	recent.push(user)
	today.push(user)
	own, few := &list{}, &bounded{}
	own.push(user)
	few.push(user)
}

func main() {
	go func() {
		for range time.Tick(time.Minute) {
			_ = visits.drain()
			today = &list{}
		}
	}()
	history.push("start")
	http.HandleFunc("/", handle)
	http.ListenAndServe(":1", nil)
}
//= drained elsewhere, not here
package main

import "net/http"

type list struct{ items []string }

func (l *list) push(item string) { l.items = append(l.items, item) }
func (l *list) drain() []string {
	out := l.items
	l.items = nil
	return out
}

var queue, trail = &list{}, &list{}

func handle(w http.ResponseWriter, r *http.Request) {
	queue.push(r.URL.Path)
	trail.push(r.URL.Path) // want "`trail` lives as long as the process and grows by an entry each time"
	own := &list{}
	own.push("x")
	own.drain()
}

func flush(w http.ResponseWriter, r *http.Request) { queue.drain() }

func main() {
	http.HandleFunc("/flush", flush)
	http.HandleFunc("/", handle)
	http.ListenAndServe(":1", nil)
}
//= behind an interface, it may be another type than the one that grows
package main

import "net/http"

type store interface{ save(key string) }

type disk struct{}

func (disk) save(key string) {}

type fake struct{ calls []string }

func (f *fake) save(key string) { f.calls = append(f.calls, key) }

type server struct{ store store }

func (s *server) handle(w http.ResponseWriter, r *http.Request) { s.store.save(r.URL.Path) }

func preview(w http.ResponseWriter, r *http.Request) {
	f := &fake{}
	f.save("x")
}

func main() {
	s := &server{store: disk{}}
	http.HandleFunc("/", s.handle)
	http.HandleFunc("/preview", preview)
	http.ListenAndServe(":1", nil)
}

//= an instance that only lives on in an example
//- go.mod
module example.com/parts

go 1.22
//- part/part.go
package part

type Part struct{ Owners []string }

type Box struct{ Owners []string }

func (p *Part) Own(name string) { p.Owners = append(p.Owners, name) }

func (b *Box) Own(name string) {
	b.Owners = append(b.Owners, name) // want "grows by an entry each time"
}
//- examples/client/main.go
package main

import "example.com/parts/part"

var shown = &part.Part{}

func main() { shown.Own("me") }
//- main.go
package main

import (
	"net/http"

	"example.com/parts/part"
)

var box = &part.Box{}

func own(p *part.Part) { p.Own("owner") }

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		box.Own("x")
		own(nil)
	})
	http.ListenAndServe(":80", nil)
}

//= two of one type, of which only one is emptied
package main

import "net/http"

type shelf struct{ jars map[string]int }

func newShelf() *shelf            { return &shelf{jars: map[string]int{}} }
func (s *shelf) put(name string)  { s.jars[name]++ }
func (s *shelf) take(name string) { delete(s.jars, name) }
func (s *shelf) count() int       { return len(s.jars) }

var pantry = newShelf()

func main() {
	counter := newShelf()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		pantry.put(r.URL.Path) // want "`pantry` lives as long as the process"
		counter.put(r.URL.Path)
		defer counter.take(r.URL.Path)
	})
	http.ListenAndServe(":1", nil)
}

//= one instance under two names, and another one
package main

import (
	"net/http"
	"time"
)

type shelf struct{ jars map[string]int }

func newShelf() *shelf {
	s := &shelf{jars: map[string]int{}}
	return s
}
func (s *shelf) put(name string)  { s.jars[name]++ }
func (s *shelf) clear()           { s.jars = map[string]int{} }

type kitchen struct{ shelf *shelf }

func (k *kitchen) ServeHTTP(w http.ResponseWriter, r *http.Request) { k.shelf.put(r.URL.Path) }

type broom struct{ over *shelf }

func (b *broom) sweep() {
	for range time.Tick(time.Minute) {
		b.over.clear()
	}
}

type cellar struct{ shelf *shelf }

func (c *cellar) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.shelf.put(r.URL.Path) // want "`shelf` lives as long as the process"
}

func main() {
	shared := newShelf()
	b := &broom{over: shared}
	go b.sweep()
	http.Handle("/", &kitchen{shelf: shared})
	http.Handle("/cellar/", &cellar{shelf: newShelf()})
	http.ListenAndServe(":1", nil)
}

//= a method that fills a copy
package main

import (
	"fmt"
	"net/http"
)

type list struct{ names []string }

func (l *list) copied() *list {
	other := &list{}
	for _, name := range l.names {
		other.names = append(other.names, name)
	}
	return other
}

func (l *list) add(name string) { l.names = append(l.names, name) }

func main() {
	first := &list{}
	first.add("a")
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, first.copied())
	})
	http.ListenAndServe(":1", nil)
}
