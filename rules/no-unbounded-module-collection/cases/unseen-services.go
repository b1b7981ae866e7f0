//= gin set get
package main

import (
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"user"})
var seen = map[string]int{}

func auth(c *gin.Context) {
	c.Set("who", c.GetHeader("X-User"))
	c.Set("route", c.FullPath())
	c.Next()
}

func main() {
	r := gin.New()
	r.Use(auth)
	r.GET("/x", func(c *gin.Context) {
		hits.WithLabelValues(c.GetString("who")).Inc()
		hits.WithLabelValues(c.GetString("route")).Inc()
		v, _ := c.Get("who")
		hits.WithLabelValues(v.(string)).Inc()
		seen[c.MustGet("who").(string)]++ // want "seen"
		seen[c.GetString("route")]++
	})
	r.Run()
}
//= package-level buffer
package main

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
)

var audit bytes.Buffer
var log strings.Builder
var drained bytes.Buffer
var raw []byte

type svc struct {
	hist strings.Builder
	tmp  bytes.Buffer
}

func (s *svc) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.hist.WriteString(r.URL.Path) // want "hist"
	s.tmp.Reset()
	s.tmp.WriteString(r.URL.Path)
	audit.WriteString(r.URL.Path) // want "audit"
	fmt.Fprintf(&log, "%s\n", r.URL.Path) // want "log"
	drained.WriteString(r.URL.Path)
	if drained.Len() > 1000 {
		flush()
	}
	raw = append(raw, r.URL.Path...) // want "raw"
	var b strings.Builder
	b.WriteString("x")
	fmt.Fprint(&b, "y")
}

func flush() {
	drained.WriteTo(nil)
	drained.Reset()
}

func main() {
	http.Handle("/", &svc{})
	http.ListenAndServe(":1", nil)
}
//= copy-on-write in atomic
package main

import (
	"net/http"
	"sync/atomic"
)

var routes atomic.Value
var sessions atomic.Pointer[map[string]int]
var conf atomic.Pointer[map[string]int]

func add(id string) {
	old := routes.Load().(map[string]string)
	next := make(map[string]string, len(old)+1)
	for k, v := range old {
		next[k] = v
	}
	next[id] = "x" // want "routes"
	routes.Store(next)
}

func add2(id string) {
	old := sessions.Load()
	next := map[string]int{}
	for k, v := range *old {
		next[k] = v
	}
	next[id]++ // want "sessions"
	sessions.Store(&next)
}

func reload(names []string) {
	next := map[string]int{}
	for _, n := range names {
		next[n] = 1
	}
	conf.Store(&next)
}

func main() {
	routes.Store(map[string]string{})
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		add(r.URL.Path)
		add2(r.Header.Get("X-Session"))
		reload([]string{"a", r.URL.Path})
	})
}
//= generated grpc stub not in tree
package main

import (
	"context"
	"net"

	pb "example.com/other/gen/orders"
	"github.com/prometheus/client_golang/prometheus"
	"google.golang.org/grpc"
)

var byOrder = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "o"}, []string{"order"})
var cache = map[string]*pb.Order{}

type server struct {
	pb.UnimplementedOrdersServer
}

func (s *server) Get(ctx context.Context, req *pb.GetRequest) (*pb.Order, error) {
	byOrder.WithLabelValues(req.GetOrderId()).Inc()
	byOrder.WithLabelValues(req.OrderId).Inc()
	o := &pb.Order{}
	cache[req.GetOrderId()] = o // want "cache"
	return o, nil
}

func main() {
	l, _ := net.Listen("tcp", ":1")
	s := grpc.NewServer()
	pb.RegisterOrdersServer(s, &server{})
	s.Serve(l)
}
//= grpc server without embed, registered
package main

import (
	"context"
	"net"

	pb "example.com/other/gen/orders"
	"google.golang.org/grpc"
)

var cache = map[string]*pb.Order{}

type server struct{}

func (s *server) Get(ctx context.Context, req *pb.GetRequest) (*pb.Order, error) {
	conn, err := grpc.Dial("other:1", grpc.WithInsecure())
	if err != nil {
		return nil, err
	}
	_ = conn
	o := &pb.Order{}
	cache[req.GetId()] = o // want "cache"
	return o, nil
}

func main() {
	l, _ := net.Listen("tcp", ":1")
	s := grpc.NewServer()
	pb.RegisterOrdersServer(s, &server{})
	s.Serve(l)
}
//= worker pool with constructor injection, results map leaks
//- store/store.go
package store

import "sync"

type Store interface {
	Put(id string, v []byte)
	Get(id string) ([]byte, bool)
}

type mem struct {
	mu   sync.RWMutex
	data map[string][]byte
}

func NewMem() Store { return &mem{data: make(map[string][]byte)} }

func (m *mem) Put(id string, v []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.data[id] = v // want "data"
}

func (m *mem) Get(id string) ([]byte, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	v, ok := m.data[id]
	return v, ok
}
//- worker/worker.go
package worker

import (
	"context"

	"example.com/app/store"
	"github.com/segmentio/kafka-go"
)

type Worker struct {
	r     *kafka.Reader
	store store.Store
}

func New(r *kafka.Reader, s store.Store) *Worker { return &Worker{r: r, store: s} }

func (w *Worker) Run(ctx context.Context) error {
	for {
		m, err := w.r.ReadMessage(ctx)
		if err != nil {
			return err
		}
		w.handle(m)
	}
}

func (w *Worker) handle(m kafka.Message) { w.store.Put(string(m.Key), m.Value) }
//- main.go
package main

import (
	"context"

	"example.com/app/store"
	"example.com/app/worker"
	"github.com/segmentio/kafka-go"
)

func main() {
	r := kafka.NewReader(kafka.ReaderConfig{Topic: "x"})
	w := worker.New(r, store.NewMem())
	w.Run(context.Background())
}
//- go.mod
module example.com/app
go 1.22
//= same with TTL sweeper, healthy
//- store/store.go
package store

import (
	"sync"
	"time"
)

type item struct {
	v   []byte
	exp time.Time
}

type Mem struct {
	mu   sync.RWMutex
	data map[string]item
	ttl  time.Duration
}

func NewMem(ttl time.Duration) *Mem {
	m := &Mem{data: make(map[string]item), ttl: ttl}
	go m.sweep()
	return m
}

func (m *Mem) sweep() {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for now := range t.C {
		m.mu.Lock()
		for k, it := range m.data {
			if now.After(it.exp) {
				delete(m.data, k)
			}
		}
		m.mu.Unlock()
	}
}

func (m *Mem) Put(id string, v []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.data[id] = item{v, time.Now().Add(m.ttl)}
}
//- main.go
package main

import (
	"io"
	"net/http"
	"time"

	"example.com/app/store"
)

func main() {
	s := store.NewMem(time.Hour)
	http.HandleFunc("/put", func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		s.Put(r.FormValue("id"), b)
	})
	http.ListenAndServe(":1", nil)
}
//- go.mod
module example.com/app
go 1.22
//= TTL sweeper written but never started
package main

import (
	"net/http"
	"sync"
	"time"
)

type cache struct {
	mu   sync.Mutex
	data map[string]time.Time
}

func newCache() *cache { return &cache{data: map[string]time.Time{}} }

func (c *cache) sweep() {
	for k, t := range c.data {
		if time.Since(t) > time.Hour {
			delete(c.data, k)
		}
	}
}

func (c *cache) touch(k string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.data[k] = time.Now() // want "data"
}

func main() {
	c := newCache()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { c.touch(r.RemoteAddr) })
	http.ListenAndServe(":1", nil)
}
//= hand-written LRU, healthy
package main

import (
	"container/list"
	"net/http"
	"sync"
)

type entry struct {
	key string
	val []byte
}

type LRU struct {
	mu    sync.Mutex
	cap   int
	ll    *list.List
	items map[string]*list.Element
}

func NewLRU(n int) *LRU {
	return &LRU{cap: n, ll: list.New(), items: make(map[string]*list.Element, n)}
}

func (l *LRU) Get(k string) ([]byte, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e, ok := l.items[k]; ok {
		l.ll.MoveToFront(e)
		return e.Value.(*entry).val, true
	}
	return nil, false
}

func (l *LRU) Put(k string, v []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e, ok := l.items[k]; ok {
		l.ll.MoveToFront(e)
		e.Value.(*entry).val = v
		return
	}
	l.items[k] = l.ll.PushFront(&entry{k, v})
	if l.ll.Len() > l.cap {
		l.removeOldest()
	}
}

func (l *LRU) removeOldest() {
	e := l.ll.Back()
	if e != nil {
		l.ll.Remove(e)
		delete(l.items, e.Value.(*entry).key)
	}
}

func main() {
	l := NewLRU(100)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { l.Put(r.URL.Path, nil) })
	http.ListenAndServe(":1", nil)
}
//= hand-written LRU whose map is never cleaned
package main

import (
	"container/list"
	"net/http"
	"sync"
)

type LRU struct {
	mu    sync.Mutex
	cap   int
	ll    *list.List
	items map[string]*list.Element
}

func (l *LRU) Put(k string, v []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.items[k] = l.ll.PushFront(k) // want "items"
	for l.ll.Len() > l.cap {
		l.ll.Remove(l.ll.Back())
	}
}

func main() {
	l := &LRU{cap: 10, ll: list.New(), items: map[string]*list.Element{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { l.Put(r.URL.Path, nil) })
	http.ListenAndServe(":1", nil)
}
//= ring buffer healthy
package main

import "net/http"

type ring struct {
	buf  []string
	next int
}

func (r *ring) add(s string) {
	if len(r.buf) < cap(r.buf) {
		r.buf = append(r.buf, s)
	} else {
		r.buf[r.next] = s
	}
	r.next = (r.next + 1) % cap(r.buf)
}

var last [128]string
var pos int

func main() {
	rb := &ring{buf: make([]string, 0, 100)}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		rb.add(r.URL.Path)
		last[pos%len(last)] = r.URL.Path
		pos++
	})
	http.ListenAndServe(":1", nil)
}
//= generic cache leak via embedded struct
//- cache/cache.go
package cache

import "sync"

type base[K comparable, V any] struct {
	mu sync.RWMutex
	m  map[K]V
}

type Cache[K comparable, V any] struct {
	base[K, V]
	load func(K) (V, error)
}

func New[K comparable, V any](load func(K) (V, error)) *Cache[K, V] {
	return &Cache[K, V]{base: base[K, V]{m: map[K]V{}}, load: load}
}

func (c *Cache[K, V]) Get(k K) (V, error) {
	c.mu.RLock()
	v, ok := c.m[k]
	c.mu.RUnlock()
	if ok {
		return v, nil
	}
	v, err := c.load(k)
	if err != nil {
		return v, err
	}
	c.mu.Lock()
	c.m[k] = v // want "m"
	c.mu.Unlock()
	return v, nil
}
//- main.go
package main

import (
	"net/http"

	"example.com/app/cache"
)

type user struct{ name string }

func main() {
	users := cache.New(func(id string) (*user, error) { return &user{id}, nil })
	http.HandleFunc("/u/", func(w http.ResponseWriter, r *http.Request) {
		u, _ := users.Get(r.URL.Query().Get("id"))
		w.Write([]byte(u.name))
	})
	http.ListenAndServe(":1", nil)
}
//- go.mod
module example.com/app
go 1.22
//= errgroup fan-out local map healthy
package main

import (
	"net/http"
	"sync"

	"golang.org/x/sync/errgroup"
)

func fanout(w http.ResponseWriter, r *http.Request) {
	var mu sync.Mutex
	out := map[string]int{}
	g, _ := errgroup.WithContext(r.Context())
	for _, id := range r.URL.Query()["id"] {
		g.Go(func() error {
			mu.Lock()
			defer mu.Unlock()
			out[id] = len(id)
			return nil
		})
	}
	g.Wait()
}

func main() {
	http.HandleFunc("/", fanout)
	http.ListenAndServe(":1", nil)
}
//= singleflight with result memo leak; forget healthy
package main

import (
	"net/http"
	"sync"

	"golang.org/x/sync/singleflight"
)

type svc struct {
	g    singleflight.Group
	memo sync.Map
	inflight map[string]chan struct{}
	mu   sync.Mutex
}

func (s *svc) load(k string) any {
	v, _, _ := s.g.Do(k, func() (any, error) { return k, nil })
	s.memo.Store(k, v) // want "memo"
	return v
}

func (s *svc) once(k string) {
	s.mu.Lock()
	if ch, ok := s.inflight[k]; ok {
		s.mu.Unlock()
		<-ch
		return
	}
	ch := make(chan struct{})
	s.inflight[k] = ch
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.inflight, k)
		s.mu.Unlock()
		close(ch)
	}()
}

func main() {
	s := &svc{inflight: map[string]chan struct{}{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.load(r.FormValue("q"))
		s.once(r.FormValue("q"))
	})
	http.ListenAndServe(":1", nil)
}
//= middleware chain with rate limiter per IP
package main

import (
	"net"
	"net/http"
	"sync"

	"golang.org/x/time/rate"
)

type limiters struct {
	mu sync.Mutex
	by map[string]*rate.Limiter
}

func (l *limiters) get(ip string) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	lim, ok := l.by[ip]
	if !ok {
		lim = rate.NewLimiter(1, 5)
		l.by[ip] = lim // want "by"
	}
	return lim
}

type Middleware func(http.Handler) http.Handler

func RateLimit(l *limiters) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			ip, _, err := net.SplitHostPort(r.RemoteAddr)
			if err != nil {
				http.Error(w, "x", 500)
				return
			}
			if !l.get(ip).Allow() {
				http.Error(w, "slow", 429)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

func chain(h http.Handler, ms ...Middleware) http.Handler {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}

func main() {
	h := chain(http.NotFoundHandler(), RateLimit(&limiters{by: map[string]*rate.Limiter{}}))
	http.ListenAndServe(":1", h)
}
//= rate limiter per IP with cleanup, healthy
package main

import (
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

type visitor struct {
	lim  *rate.Limiter
	seen time.Time
}

var (
	mu       sync.Mutex
	visitors = make(map[string]*visitor)
)

func init() { go cleanup() }

func cleanup() {
	for {
		time.Sleep(time.Minute)
		mu.Lock()
		for ip, v := range visitors {
			if time.Since(v.seen) > 3*time.Minute {
				delete(visitors, ip)
			}
		}
		mu.Unlock()
	}
}

func get(ip string) *rate.Limiter {
	mu.Lock()
	defer mu.Unlock()
	v, ok := visitors[ip]
	if !ok {
		v = &visitor{lim: rate.NewLimiter(1, 3)}
		visitors[ip] = v
	}
	v.seen = time.Now()
	return v.lim
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { get(r.RemoteAddr).Allow() })
	http.ListenAndServe(":1", nil)
}
//= delete under another key
package main

import (
	"net/http"
	"sync"
)

type hub struct {
	mu      sync.Mutex
	byConn  map[string]chan []byte
	byUser  map[string]chan []byte
}

func (h *hub) join(connID, userID string) chan []byte {
	ch := make(chan []byte, 1)
	h.mu.Lock()
	h.byConn[connID] = ch
	h.byUser[userID] = ch // want "byUser"
	h.mu.Unlock()
	return ch
}

func (h *hub) leave(connID string) {
	h.mu.Lock()
	delete(h.byConn, connID)
	delete(h.byUser, connID)
	h.mu.Unlock()
}

func main() {
	h := &hub{byConn: map[string]chan []byte{}, byUser: map[string]chan []byte{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ch := h.join(r.Header.Get("X-Conn"), r.FormValue("user"))
		defer h.leave(r.Header.Get("X-Conn"))
		<-ch
	})
	http.ListenAndServe(":1", nil)
}
//= sync.Pool healthy
package main

import (
	"bytes"
	"net/http"
	"sync"
)

var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}

type enc struct {
	buf  bytes.Buffer
	tags map[string]string
}

var encs = sync.Pool{New: func() any { return &enc{tags: map[string]string{}} }}

func handle(w http.ResponseWriter, r *http.Request) {
	b := pool.Get().(*bytes.Buffer)
	b.Reset()
	defer pool.Put(b)
	b.WriteString(r.URL.Path)
	w.Write(b.Bytes())
	e := encs.Get().(*enc)
	defer encs.Put(e)
	e.buf.Reset()
	e.buf.WriteString(r.URL.Path)
	clear(e.tags)
	e.tags[r.URL.Path] = "x"
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":1", nil)
}
//= resettable registry batch flush healthy
package main

import (
	"net/http"
	"sync"
	"time"
)

type batcher struct {
	mu    sync.Mutex
	items []string
	seen  map[string]struct{}
	flush func([]string)
}

func (b *batcher) add(s string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, dup := b.seen[s]; dup {
		return
	}
	b.seen[s] = struct{}{}
	b.items = append(b.items, s)
}

func (b *batcher) loop() {
	for range time.Tick(time.Second) {
		b.mu.Lock()
		out := b.items
		b.items = nil
		b.seen = make(map[string]struct{})
		b.mu.Unlock()
		b.flush(out)
	}
}

func main() {
	b := &batcher{seen: map[string]struct{}{}, flush: func([]string) {}}
	go b.loop()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { b.add(r.URL.Path) })
	http.ListenAndServe(":1", nil)
}
//= batch flush forgets the dedupe set
package main

import (
	"net/http"
	"sync"
	"time"
)

type batcher struct {
	mu    sync.Mutex
	items []string
	seen  map[string]struct{}
	flush func([]string)
}

func (b *batcher) add(s string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, dup := b.seen[s]; dup {
		return
	}
	b.seen[s] = struct{}{} // want "seen"
	b.items = append(b.items, s)
}

func (b *batcher) loop() {
	for range time.Tick(time.Second) {
		b.mu.Lock()
		out := b.items
		b.items = nil
		b.mu.Unlock()
		b.flush(out)
	}
}

func main() {
	b := &batcher{seen: map[string]struct{}{}, flush: func([]string) {}}
	go b.loop()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { b.add(r.URL.Path) })
	http.ListenAndServe(":1", nil)
}
//= websocket hub with register/unregister channels healthy
package main

import (
	"net/http"

	"github.com/gorilla/websocket"
)

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
			if _, ok := h.clients[c]; ok {
				delete(h.clients, c)
				close(c.send)
			}
		}
	}
}

var up websocket.Upgrader

func serve(h *hub, w http.ResponseWriter, r *http.Request) {
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &client{send: make(chan []byte)}
	h.register <- c
	defer func() { h.unregister <- c; conn.Close() }()
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			return
		}
	}
}

func main() {
	h := &hub{clients: map[*client]bool{}, register: make(chan *client), unregister: make(chan *client)}
	go h.run()
	http.HandleFunc("/ws", func(w http.ResponseWriter, r *http.Request) { serve(h, w, r) })
	http.ListenAndServe(":1", nil)
}
//= websocket hub never unregisters
package main

import (
	"net/http"

	"github.com/gorilla/websocket"
)

type client struct{ send chan []byte }

type hub struct {
	clients  map[*client]bool
	register chan *client
	history  [][]byte
	bcast    chan []byte
}

func (h *hub) run() {
	for {
		select {
		case c := <-h.register:
			h.clients[c] = true // want "clients"
		case m := <-h.bcast:
			h.history = append(h.history, m) // want "history"
			for c := range h.clients {
				c.send <- m
			}
		}
	}
}

var up websocket.Upgrader

func serve(h *hub, w http.ResponseWriter, r *http.Request) {
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &client{send: make(chan []byte)}
	h.register <- c
	for {
		_, m, err := conn.ReadMessage()
		if err != nil {
			return
		}
		h.bcast <- m
	}
}

func main() {
	h := &hub{clients: map[*client]bool{}, register: make(chan *client), bcast: make(chan []byte)}
	go h.run()
	http.HandleFunc("/ws", func(w http.ResponseWriter, r *http.Request) { serve(h, w, r) })
	http.ListenAndServe(":1", nil)
}
//= exporter collector: const metrics with configured targets healthy
package main

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

type target struct{ name, url string }

type collector struct {
	targets []target
	client  *http.Client
	up      *prometheus.Desc
}

func (c *collector) Describe(ch chan<- *prometheus.Desc) { ch <- c.up }

func (c *collector) Collect(ch chan<- prometheus.Metric) {
	for _, t := range c.targets {
		v := 0.0
		if resp, err := c.client.Get(t.url); err == nil {
			resp.Body.Close()
			v = 1
		}
		ch <- prometheus.MustNewConstMetric(c.up, prometheus.GaugeValue, v, t.name)
	}
}

func main() {
	c := &collector{
		targets: []target{{"a", "http://a"}},
		client:  &http.Client{Timeout: time.Second, Transport: &http.Transport{MaxIdleConns: 2}},
		up:      prometheus.NewDesc("up", "", []string{"target"}, nil),
	}
	prometheus.MustRegister(c)
	http.Handle("/metrics", promhttp.Handler())
	http.ListenAndServe(":1", nil)
}
//= healthy: db opened in sync.Once getter
package main

import (
	"database/sql"
	"net/http"
	"sync"
)

var (
	once sync.Once
	db   *sql.DB
)

func DB() *sql.DB {
	once.Do(func() {
		var err error
		db, err = sql.Open("postgres", "x")
		if err != nil {
			panic(err)
		}
	})
	return db
}

var lazyDB = sync.OnceValue(func() *sql.DB { d, _ := sql.Open("postgres", "y"); return d })

type tenants struct {
	mu sync.Mutex
	m  map[string]*sql.DB
}

func (t *tenants) get(name string) (*sql.DB, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if d, ok := t.m[name]; ok {
		return d, nil
	}
	d, err := sql.Open("postgres", name)
	if err != nil {
		return nil, err
	}
	t.m[name] = d // want "m"
	return d, nil
}

func main() {
	t := &tenants{m: map[string]*sql.DB{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		DB().Ping()
		lazyDB().Ping()
		t.get(r.Header.Get("X-Tenant"))
	})
	http.ListenAndServe(":1", nil)
}
//= redis client in telegram-like bot loop
package main

import (
	"context"
	"strconv"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
	"github.com/redis/go-redis/v9"
)

type bot struct {
	api    *tgbotapi.BotAPI
	states map[int64]string
}

func (b *bot) run() {
	u := tgbotapi.NewUpdate(0)
	updates := b.api.GetUpdatesChan(u)
	for up := range updates {
		if up.Message == nil {
			continue
		}
		b.states[up.Message.Chat.ID] = "start" // want "states"
		b.save(strconv.FormatInt(up.Message.Chat.ID, 10))
	}
}

func (b *bot) save(k string) {
	rdb := redis.NewClient(&redis.Options{Addr: "x"})
	rdb.Set(context.Background(), k, 1, 0)
}

func main() {
	api, _ := tgbotapi.NewBotAPI("t")
	(&bot{api: api, states: map[int64]string{}}).run()
}
//= discord bot handlers with guild cache; delete on guild remove healthy
package main

import (
	"github.com/bwmarrin/discordgo"
)

var prefixes = map[string]string{}
var counts = map[string]int{}

func onMessage(s *discordgo.Session, m *discordgo.MessageCreate) {
	counts[m.Author.ID]++ // want "counts"
}

func onGuild(s *discordgo.Session, g *discordgo.GuildCreate) { prefixes[g.Guild.ID] = "!" }

func onLeave(s *discordgo.Session, g *discordgo.GuildDelete) { delete(prefixes, g.Guild.ID) }

func main() {
	d, _ := discordgo.New("x")
	d.AddHandler(onMessage)
	d.AddHandler(onGuild)
	d.AddHandler(onLeave)
	d.Open()
	select {}
}
//= NATS subscriber and otel attributes
package main

import (
	"context"

	"github.com/nats-io/nats.go"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
)

type consumer struct {
	nc      *nats.Conn
	counter metric.Int64Counter
	pending map[string]*nats.Msg
}

func newConsumer(nc *nats.Conn) (*consumer, error) {
	c, err := otel.Meter("x").Int64Counter("msgs")
	if err != nil {
		return nil, err
	}
	return &consumer{nc: nc, counter: c, pending: make(map[string]*nats.Msg)}, nil
}

func (c *consumer) start() error {
	_, err := c.nc.Subscribe("orders.*", c.onMsg)
	return err
}

func (c *consumer) onMsg(m *nats.Msg) {
	ctx := context.Background()
	c.counter.Add(ctx, 1, metric.WithAttributes(attribute.String("reply", m.Reply)))
	c.counter.Add(ctx, 1, metric.WithAttributes(attribute.String("kind", "order")))
	c.pending[m.Reply] = m // want "pending"
}

func main() {
	nc, _ := nats.Connect(nats.DefaultURL)
	c, _ := newConsumer(nc)
	c.start()
	select {}
}
//= event bus subscribe per request
package main

import (
	"net/http"
	"sync"
)

type Bus struct {
	mu   sync.Mutex
	subs map[string][]func(any)
}

func (b *Bus) On(topic string, f func(any)) func() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.subs[topic] = append(b.subs[topic], f) // want "subs"
	return func() {}
}

type Bus2 struct {
	mu   sync.Mutex
	next int
	subs map[int]func(any)
}

func (b *Bus2) On(f func(any)) (cancel func()) {
	b.mu.Lock()
	id := b.next
	b.next++
	b.subs[id] = f
	b.mu.Unlock()
	return func() {
		b.mu.Lock()
		delete(b.subs, id)
		b.mu.Unlock()
	}
}

func main() {
	b := &Bus{subs: map[string][]func(any){}}
	b2 := &Bus2{subs: map[int]func(any){}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		b.On("order", func(any) { w.Write(nil) })
		cancel := b2.On(func(any) {})
		defer cancel()
	})
	http.ListenAndServe(":1", nil)
}
//= goroutine worker loop over channel with per-job client and slice of results
package main

import (
	"net/http"
	"time"

	"github.com/influxdata/influxdb-client-go/v2"
)

type job struct{ id, host string }

type pool struct {
	jobs    chan job
	results []string
	last    map[string]time.Time
}

func (p *pool) worker() {
	for j := range p.jobs {
		c := influxdb2.NewClient("http://"+j.host, "t")
		_ = c
		p.results = append(p.results, j.id) // want "results"
		p.last[j.host] = time.Now()
	}
}

func main() {
	p := &pool{jobs: make(chan job), last: map[string]time.Time{}}
	for i := 0; i < 4; i++ {
		go p.worker()
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		p.jobs <- job{id: r.FormValue("id"), host: "fixed"}
	})
	http.ListenAndServe(":1", nil)
}
//= state machine: pending requests removed by reply healthy / timeout path misses
package main

import (
	"net/http"
	"sync"
	"time"
)

type rpc struct {
	mu      sync.Mutex
	pending map[uint64]chan []byte
	seq     uint64
}

func (c *rpc) call(b []byte) ([]byte, error) {
	c.mu.Lock()
	c.seq++
	id := c.seq
	ch := make(chan []byte, 1)
	c.pending[id] = ch
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		delete(c.pending, id)
		c.mu.Unlock()
	}()
	select {
	case v := <-ch:
		return v, nil
	case <-time.After(time.Second):
		return nil, http.ErrHandlerTimeout
	}
}

func (c *rpc) onReply(id uint64, b []byte) {
	c.mu.Lock()
	if ch, ok := c.pending[id]; ok {
		ch <- b
	}
	c.mu.Unlock()
}

func main() {
	c := &rpc{pending: map[uint64]chan []byte{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { c.call(nil) })
	http.ListenAndServe(":1", nil)
}
//= dedupe by generation (two maps rotating) healthy
package main

import (
	"net/http"
	"sync"
	"time"
)

type dedupe struct {
	mu       sync.Mutex
	cur, old map[string]struct{}
}

func (d *dedupe) seen(id string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.old[id]; ok {
		return true
	}
	_, ok := d.cur[id]
	d.cur[id] = struct{}{}
	return ok
}

func (d *dedupe) rotate() {
	for range time.Tick(time.Minute) {
		d.mu.Lock()
		d.old = d.cur
		d.cur = make(map[string]struct{})
		d.mu.Unlock()
	}
}

func main() {
	d := &dedupe{cur: map[string]struct{}{}}
	go d.rotate()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { d.seen(r.FormValue("id")) })
	http.ListenAndServe(":1", nil)
}
//= size-limited cache resets itself healthy
package main

import (
	"net/http"
	"regexp"
	"sync"
)

var (
	mu    sync.Mutex
	cache = map[string]*regexp.Regexp{}
	raw   = map[string]*regexp.Regexp{}
)

const maxEntries = 1000

func compile(p string) *regexp.Regexp {
	mu.Lock()
	defer mu.Unlock()
	if re, ok := cache[p]; ok {
		return re
	}
	if len(cache) >= maxEntries {
		cache = map[string]*regexp.Regexp{}
	}
	re := regexp.MustCompile(p)
	cache[p] = re
	return re
}

func compileRaw(p string) *regexp.Regexp {
	mu.Lock()
	defer mu.Unlock()
	if re := raw[p]; re != nil {
		return re
	}
	re := regexp.MustCompile(p)
	raw[p] = re // want "raw"
	return re
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		compile(r.FormValue("p"))
		compileRaw(r.FormValue("p"))
	})
	http.ListenAndServe(":1", nil)
}
//= aws sdk per request in lambda and handler
package main

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/s3"
)

var cache = map[string][]byte{}
var shared = s3.New(session.Must(session.NewSession()))

func handler(ctx context.Context, e events.SQSEvent) error {
	for _, r := range e.Records {
		cache[r.MessageId] = []byte(r.Body) // want "cache"
	}
	_ = shared
	return nil
}

func main() { lambda.Start(handler) }
//= connection server: per-connection state local, global conn table with delete healthy
package main

import (
	"bufio"
	"net"
	"sync"
)

type server struct {
	mu    sync.Mutex
	conns map[net.Conn]struct{}
	names sync.Map
}

func (s *server) serve(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		s.conns[c] = struct{}{}
		s.mu.Unlock()
		go s.handle(c)
	}
}

func (s *server) handle(c net.Conn) {
	defer func() {
		c.Close()
		s.mu.Lock()
		delete(s.conns, c)
		s.mu.Unlock()
	}()
	var lines []string
	sc := bufio.NewScanner(c)
	for sc.Scan() {
		lines = append(lines, sc.Text())
		s.names.Store(sc.Text(), true) // want "names"
	}
}

func main() {
	l, _ := net.Listen("tcp", ":1")
	(&server{conns: map[net.Conn]struct{}{}}).serve(l)
}
//= logger per request with zap and hooks
package main

import (
	"net/http"

	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
)

var base, _ = zap.NewProduction()

func a(w http.ResponseWriter, r *http.Request) {
	l := base.With(zap.String("path", r.URL.Path))
	l.Info("x")
}

type hook struct{ id string }

func (h *hook) Levels() []logrus.Level     { return nil }
func (h *hook) Fire(e *logrus.Entry) error { return nil }

func b(w http.ResponseWriter, r *http.Request) {
	logrus.AddHook(&hook{r.FormValue("id")})
	log := logrus.New()
	log.AddHook(&hook{r.FormValue("id")})
}

func main() {
	http.HandleFunc("/a", a)
	http.HandleFunc("/b", b)
	http.ListenAndServe(":1", nil)
}
//= filled once while it is empty; keys that are written differently; ids of machines
package main

import (
	"net"
	"net/http"
	"sync"

	"github.com/prometheus/client_golang/prometheus"
)

var private []*net.IPNet
var always []*net.IPNet
var lazy []string

var info = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "i"}, []string{"cluster"})

func isPrivate() {
	if len(private) == 0 {
		for _, cidr := range []string{"10.0.0.0/8", "172.16.0.0/12"} {
			_, block, _ := net.ParseCIDR(cidr)
			private = append(private, block)
		}
	}
	if lazy == nil {
		for _, name := range []string{"a", "b"} {
			lazy = append(lazy, name)
		}
	}
	if len(private) > 0 {
		always = append(always, private[0]) // want "always"
	}
}

type job struct{ JobID string }

type jobs struct {
	mu   sync.Mutex
	runs map[string]job
}

func (j *jobs) save(run job) {
	j.mu.Lock()
	j.runs[run.JobID] = run
	j.mu.Unlock()
}

func (j *jobs) drop(jobID string) {
	j.mu.Lock()
	delete(j.runs, jobID)
	j.mu.Unlock()
}

type answer struct {
	ClusterUUID string
	UserUUID    string
}

func ask() answer

func main() {
	j := &jobs{runs: map[string]job{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		isPrivate()
		run := job{JobID: r.FormValue("id")}
		j.save(run)
		defer j.drop(run.JobID)
		a := ask()
		info.WithLabelValues(a.ClusterUUID).Set(1)
		info.WithLabelValues(a.UserUUID).Set(1)
	})
	http.ListenAndServe(":1", nil)
}
//= what a helper makes for each key of a map lives as long as the entry
package main

import (
	"net/http"
	"sync"
)

type follower struct {
	id     string
	topics []string
}

type hub struct {
	mu        sync.Mutex
	followers map[string]*follower
}

func newFollower(id string) *follower {
	return &follower{id: id}
}

func (h *hub) follow(id, topic string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, found := h.followers[id]; !found {
		h.followers[id] = newFollower(id)
	}
	h.followers[id].topics = append(h.followers[id].topics, topic)
}

func (h *hub) leave(id string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.followers, id)
}

func main() {
	h := &hub{followers: map[string]*follower{}}
	http.HandleFunc("/follow", func(w http.ResponseWriter, r *http.Request) {
		h.follow(r.FormValue("id"), r.FormValue("topic"))
	})
	http.HandleFunc("/leave", func(w http.ResponseWriter, r *http.Request) {
		h.leave(r.FormValue("id"))
	})
	http.ListenAndServe(":1", nil)
}
//= a list that is filtered in its own memory does not grow
package main

import "net/http"

type event struct{ at int64 }

type recent struct{ events []event }

func (r *recent) add(e event) {
	kept := r.events[:0]
	for _, old := range r.events {
		if e.at-old.at < 60 {
			kept = append(kept, old)
		}
	}
	r.events = append(kept, e)
}

type all struct{ events []event }

func (a *all) add(e event) {
	kept := a.events
	a.events = append(kept, e) // want "`events` lives as long as the process and grows"
}

func main() {
	r, a := &recent{}, &all{}
	http.HandleFunc("/", func(w http.ResponseWriter, req *http.Request) {
		r.add(event{at: req.ContentLength})
		a.add(event{at: req.ContentLength})
	})
	http.ListenAndServe(":1", nil)
}
//= two maps that are filled together and emptied under the key of one: what is said is that, not that an entry is replaced
package main

import (
	"net/http"
	"sync"
)

var (
	mu       sync.Mutex
	byOwner  = map[string]string{}
	byNumber = map[string]string{}
)

func send(owner, number string) {
	mu.Lock()
	defer mu.Unlock()
	byOwner[owner] = number // want "what takes entries out does not help .it uses the key of `byNumber`."
	byNumber[number] = owner
}

func arrive(number string) {
	mu.Lock()
	defer mu.Unlock()
	delete(byOwner, number)
	delete(byNumber, number)
}

func main() {
	http.HandleFunc("/send", func(w http.ResponseWriter, r *http.Request) {
		send(r.FormValue("owner"), r.FormValue("number"))
	})
	http.HandleFunc("/arrive", func(w http.ResponseWriter, r *http.Request) { arrive(r.FormValue("number")) })
	http.ListenAndServe(":1", nil)
}
//= a list of settings that are made to be checked, and of those that are in use
package main

import "net/http"

type options struct{ certificates, seen []string }

func newOptions() *options { return &defaults }

var defaults options
var inUse = &options{}

func (o *options) apply(cert string)  { o.certificates = append(o.certificates, cert) }
func (o *options) notice(cert string) { o.seen = append(o.seen, cert) } // want "`seen` lives as long as the process"

func main() {
	http.HandleFunc("/validate", func(w http.ResponseWriter, r *http.Request) {
		o := newOptions()
		o.apply(r.URL.Path)
	})
	http.HandleFunc("/use", func(w http.ResponseWriter, r *http.Request) {
		inUse.notice(r.URL.Path)
	})
	http.ListenAndServe(":80", nil)
}
//= the key is a field that a request fills in another record, one that each request fills, and one of its own
package main

import "net/http"

type buffer struct{ name string }

var sizes = map[string]int{}

var byPath = map[string]int{}

var known = []*buffer{{name: "main"}}

func look(w http.ResponseWriter, r *http.Request) {
	for _, b := range known {
		sizes[b.name]++
	}
}

func describe(w http.ResponseWriter, r *http.Request) {
	described := buffer{name: r.PathValue("namespace")}
	println(described.name)
}

type visit struct{ path string }

var visits = make(chan *visit, 10)

func count() {
	for v := range visits {
		byPath[v.path]++ // want "raw URL path"
	}
}

func enter(w http.ResponseWriter, r *http.Request) {
	visits <- &visit{path: r.URL.Path}
	own := &buffer{name: r.PathValue("namespace")}
	sizes[own.name]++ // want "path parameter"
}

func main() {
	go count()
	http.HandleFunc("/look", look)
	http.HandleFunc("/describe/{namespace}", describe)
	http.HandleFunc("/enter/{namespace}", enter)
	http.ListenAndServe(":80", nil)
}

//= an entry that is put back by the run that takes it out
package main

import (
	"net/http"
	"time"
)

type quote struct {
	at    time.Time
	price int
}

var quotes = map[string]quote{}
var carts = map[string]string{}

func handleQuote(w http.ResponseWriter, r *http.Request) {
	symbol := r.URL.Query().Get("symbol")
	if q, ok := quotes[symbol]; ok {
		if time.Since(q.at) < time.Minute {
			return
		}
		delete(quotes, symbol)
	}
	quotes[symbol] = quote{at: time.Now()} // want "it is put back in the same run"
}

func handleCart(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Query().Get("id")
	if r.Method == http.MethodDelete {
		delete(carts, id)
	} else {
		carts[id] = r.RemoteAddr
	}
}

func main() {
	http.HandleFunc("/quote", handleQuote)
	http.HandleFunc("/cart", handleCart)
	_ = http.ListenAndServe(":8080", nil)
}

//= a copy that is put back in several places is one growth
package main

import "net/http"

var order []string

func place(w http.ResponseWriter, r *http.Request) {
	next := append([]string(nil), order...)
	switch r.URL.Query().Get("where") {
	case "first":
		next = append(next, "first:"+r.RemoteAddr) // want "grows by an entry each time"
		order = next
	case "last":
		next = append(next, "last:"+r.RemoteAddr) // want "grows by an entry each time"
		order = next
	}
}

func main() {
	http.HandleFunc("/place", place)
	_ = http.ListenAndServe(":8080", nil)
}

//= what is put at an index of a list, and the index itself
package main

import "net/http"

type settings struct{ suites []string }

var current = &settings{}
var slots = make([]string, 10)
var byIndex = map[int]string{}
var byName = map[string]string{}

func distinct(list []string) []string {
	n := 0
	for _, item := range list {
		list[n] = item
		n++
	}
	return list[:n]
}

func handle(w http.ResponseWriter, r *http.Request) {
	current.suites = distinct(current.suites)
	for i, encoding := range r.Header["Accept-Encoding"] {
		slots[i] = encoding
		byIndex[i] = encoding
	}
	for name, values := range r.Header {
		byName[name] = values[0] // want "an entry for each request header"
	}
}

func main() {
	http.HandleFunc("/", handle)
	_ = http.ListenAndServe(":8080", nil)
}

//= what is made before the place is looked at is made each time
package main

import (
	"net/http"
	"time"
)

type spellings struct{ known map[string]string }

func (s *spellings) of(word string) string {
	if known, ok := s.known[word]; ok {
		return known
	}
	s.known[word] = word // want "`known` lives as long as the process"
	return word
}

type visit struct {
	path  string
	count int
}

type desk struct {
	today map[string]*visit
	words *spellings
}

func (d *desk) note(path string) {
	path = d.words.of(path)
	v, ok := d.today[path]
	if !ok {
		v = &visit{path: path}
		d.today[path] = v
	}
	v.count++
}

func (d *desk) forget() {
	for range time.Tick(time.Hour) {
		d.today = map[string]*visit{}
	}
}

func main() {
	d := &desk{today: map[string]*visit{}, words: &spellings{known: map[string]string{}}}
	go d.forget()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { d.note(r.URL.Path) })
	http.ListenAndServe(":80", nil)
}

//= what a mock notes down, the real thing need not
package main

import "net/http"

type scales interface{ Weigh(flour string) int }

type MockScales struct{ Weighed []string }

func (m *MockScales) Weigh(flour string) int {
	m.Weighed = append(m.Weighed, flour)
	return 1
}

type brassScales struct{ Weighed []string }

func (b *brassScales) Weigh(flour string) int {
	b.Weighed = append(b.Weighed, flour) // want "grows by an entry each time"
	return 2
}

type bakery struct{ own, lent scales }

func (b *bakery) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.own.Weigh(r.URL.Path)
	b.lent.Weigh(r.URL.Path)
}

func main() {
	http.Handle("/", &bakery{own: &MockScales{}, lent: &brassScales{}})
	http.ListenAndServe(":80", nil)
}
