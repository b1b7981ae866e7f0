//= once per workflow: OnceFunc that cleans up
package main

import (
	"net/http"
	"sync"
)

type engine struct{ m sync.Map }

func (e *engine) setup(id string)   { e.m.Store(id, 1) }
func (e *engine) destroy(id string) { e.m.Delete(id) }

type runtime struct{ e *engine }

func (r *runtime) run(id string) {
	destroy := sync.OnceFunc(func() { r.e.destroy(id) })
	defer destroy()
	r.e.setup(id)
}

func main() {
	e := &engine{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		rt := &runtime{e: e}
		rt.run(r.FormValue("id"))
	})
}
//= loaded once behind a nil check
package main

import (
	"bufio"
	"net/http"
	"os"
	"sync"
)

type model struct{}

type detector struct {
	mu     sync.Mutex
	model  *model
	labels []string
	other  *model
	again  []string
}

func (d *detector) load() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.model != nil {
		return nil
	}
	m, err := read()
	if err != nil {
		return err
	}
	d.model = m
	return d.read()
}

func (d *detector) reload() {
	if d.other != nil {
		return
	}
	d.other = &model{}
	d.again = append(d.again, "x") // want "again"
}

func (d *detector) drop() { d.other = nil }

func (d *detector) read() error {
	f, _ := os.Open("x")
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		d.labels = append(d.labels, sc.Text())
	}
	return nil
}

func read() (*model, error) { return &model{}, nil }

func main() {
	d := &detector{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { d.load(); d.reload() })
	http.HandleFunc("/drop", func(w http.ResponseWriter, r *http.Request) { d.drop() })
}
//= list copied, grown and put back; text parameter; key of a map
package main

import (
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

type store struct {
	items []string
	addr  string
}

var sizes = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "s"}, []string{"k"})

func (s *store) add(v string) {
	list := s.items
	list = append(list, v)
	s.items = list // want "items"
	_ = slash(s.addr)
}

func slash(a string) string {
	if !strings.HasSuffix(a, "/") {
		a += "/"
	}
	return a
}

func grow(list []string, v string) []string {
	list = append(list, v)
	return list
}

func push(list *[]string, v string) { *list = append(*list, v) } // want "pushed"

var pushed []string

func sample() map[string]int64 {
	out := map[string]int64{}
	for _, k := range []string{"a", "b"} {
		out[k] = time.Now().Unix()
	}
	return out
}

func main() {
	s := &store{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.add(r.URL.Path)
		grow(s.items, "x")
		push(&pushed, "x")
		for k, v := range sample() {
			sizes.WithLabelValues(k).Set(float64(v))
		}
	})
}
//= k8s controller-runtime reconcile
package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/metrics"
)

var reconciles = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"name"})

func init() { metrics.Registry.MustRegister(reconciles) }

type Reconciler struct {
	client.Client
	seen map[string]int
}

func (r *Reconciler) Reconcile(ctx context.Context, req ctrl.Request) (ctrl.Result, error) {
	reconciles.WithLabelValues(req.Name).Inc()
	r.seen[req.String()]++ // want "seen"
	return ctrl.Result{}, nil
}

func main() {
	mgr, _ := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	r := &Reconciler{Client: mgr.GetClient(), seen: map[string]int{}}
	ctrl.NewControllerManagedBy(mgr).Complete(r)
}
//= per-tenant map with delete on error path only
package main

import (
	"net/http"
	"sync"
)

type limiter struct{ n int }

type registry struct {
	mu sync.Mutex
	m  map[string]*limiter
}

func (g *registry) get(k string) *limiter {
	g.mu.Lock()
	defer g.mu.Unlock()
	l, ok := g.m[k]
	if !ok {
		l = &limiter{}
		g.m[k] = l // want "m"
	}
	return l
}

func main() {
	g := &registry{m: make(map[string]*limiter)}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { g.get(r.RemoteAddr) })
}
//= hand-written LRU
package main

import (
	"container/list"
	"net/http"
	"sync"
)

type lru struct {
	mu  sync.Mutex
	cap int
	ll  *list.List
	m   map[string]*list.Element
}

type entry struct {
	k string
	v []byte
}

func (c *lru) Add(k string, v []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.m[k]; ok {
		c.ll.MoveToFront(e)
		e.Value.(*entry).v = v
		return
	}
	c.m[k] = c.ll.PushFront(&entry{k, v})
	if c.ll.Len() > c.cap {
		c.removeOldest()
	}
}

func (c *lru) removeOldest() {
	e := c.ll.Back()
	if e != nil {
		c.ll.Remove(e)
		delete(c.m, e.Value.(*entry).k)
	}
}

var cache = &lru{cap: 10, ll: list.New(), m: map[string]*list.Element{}}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { cache.Add(r.URL.Path, nil) })
}
//= sync.Map LoadOrStore by user, and cleanup
package main

import (
	"net/http"
	"sync"
)

var locks sync.Map
var sessions sync.Map

func lock(user string) *sync.Mutex {
	v, _ := locks.LoadOrStore(user, &sync.Mutex{}) // want "locks"
	return v.(*sync.Mutex)
}

func h(w http.ResponseWriter, r *http.Request) {
	user := r.Header.Get("X-User")
	lock(user).Lock()
	sid := r.URL.Query().Get("sid")
	sessions.Store(sid, r)
	defer sessions.Delete(sid)
}

func main() { http.HandleFunc("/", h) }
//= slice in package var with reslice bound, and without
package main

import (
	"net/http"
	"sync"
)

var (
	mu     sync.Mutex
	recent []string
	all    []string
	window []string
)

const max = 100

func h(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	recent = append(recent, r.URL.Path)
	if len(recent) > max {
		recent = recent[len(recent)-max:]
	}
	all = append(all, r.URL.Path) // want "all"
	window = append(window[1:], r.URL.Path)
}

func main() { http.HandleFunc("/", h) }
//= batch buffer flushed by ticker, swapped
package main

import (
	"net/http"
	"sync"
	"time"
)

type batcher struct {
	mu  sync.Mutex
	buf []string
}

func (b *batcher) add(s string) {
	b.mu.Lock()
	b.buf = append(b.buf, s)
	b.mu.Unlock()
}

func (b *batcher) loop() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for range t.C {
		b.mu.Lock()
		out := b.buf
		b.buf = nil
		b.mu.Unlock()
		send(out)
	}
}

func send([]string) {}

func main() {
	b := &batcher{}
	go b.loop()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { b.add(r.URL.Path) })
}
//= batch buffer whose flush is never called
package main

import (
	"net/http"
	"sync"
)

type batcher struct {
	mu  sync.Mutex
	buf []string
}

func (b *batcher) add(s string) {
	b.mu.Lock()
	b.buf = append(b.buf, s) // want "buf"
	b.mu.Unlock()
}

func (b *batcher) flush() {
	b.mu.Lock()
	b.buf = b.buf[:0]
	b.mu.Unlock()
}

func main() {
	b := &batcher{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { b.add(r.URL.Path) })
}
//= hub with register and no unregister
package main

import (
	"net/http"

	"github.com/gorilla/websocket"
)

type hub struct {
	clients  map[*client]bool
	rooms    map[string][]*client
	register chan *client
	gone     chan *client
}

type client struct {
	conn *websocket.Conn
	room string
}

func (h *hub) run() {
	for {
		select {
		case c := <-h.register:
			h.clients[c] = true
			h.rooms[c.room] = append(h.rooms[c.room], c) // want "rooms"
		case c := <-h.gone:
			delete(h.clients, c)
		}
	}
}

var up websocket.Upgrader

func (h *hub) serve(w http.ResponseWriter, r *http.Request) {
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &client{conn: conn, room: r.URL.Query().Get("room")}
	h.register <- c
	defer func() { h.gone <- c }()
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			return
		}
	}
}

func main() {
	h := &hub{clients: map[*client]bool{}, rooms: map[string][]*client{}, register: make(chan *client), gone: make(chan *client)}
	go h.run()
	http.HandleFunc("/ws", h.serve)
}
//= dedupe set of message ids
package main

import (
	"context"

	"github.com/segmentio/kafka-go"
)

type consumer struct {
	r    *kafka.Reader
	seen map[string]struct{}
}

func (c *consumer) loop(ctx context.Context) {
	for {
		m, err := c.r.ReadMessage(ctx)
		if err != nil {
			return
		}
		id := string(m.Key)
		if _, ok := c.seen[id]; ok {
			continue
		}
		c.seen[id] = struct{}{} // want "seen"
	}
}

func main() {
	c := &consumer{r: kafka.NewReader(kafka.ReaderConfig{}), seen: map[string]struct{}{}}
	c.loop(context.Background())
}
//= dedupe with rotation of maps
package main

import (
	"net/http"
	"sync"
	"time"
)

type dedupe struct {
	mu        sync.Mutex
	cur, prev map[string]struct{}
}

func (d *dedupe) seen(id string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.prev[id]; ok {
		return true
	}
	_, ok := d.cur[id]
	d.cur[id] = struct{}{}
	return ok
}

func (d *dedupe) rotate() {
	for range time.Tick(time.Minute) {
		d.mu.Lock()
		d.prev, d.cur = d.cur, map[string]struct{}{}
		d.mu.Unlock()
	}
}

func main() {
	d := &dedupe{cur: map[string]struct{}{}, prev: map[string]struct{}{}}
	go d.rotate()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { d.seen(r.Header.Get("Idempotency-Key")) })
}
//= regexp cache by user pattern, and template cache by fixed name
package main

import (
	"html/template"
	"net/http"
	"regexp"
)

var compiled = map[string]*regexp.Regexp{}
var templates = map[string]*template.Template{}

func re(p string) *regexp.Regexp {
	if r, ok := compiled[p]; ok {
		return r
	}
	r := regexp.MustCompile(p)
	compiled[p] = r // want "compiled"
	return r
}

func tpl(name string) *template.Template {
	if t, ok := templates[name]; ok {
		return t
	}
	t := template.Must(template.ParseFiles(name))
	templates[name] = t
	return t
}

func h(w http.ResponseWriter, r *http.Request) {
	re(r.FormValue("q")).MatchString("x")
	tpl("index.html").Execute(w, nil)
	tpl("about.html").Execute(w, nil)
}

func main() { http.HandleFunc("/", h) }
//= error collection, audit log slice in struct behind interface
package main

import "net/http"

type Auditor interface{ Record(e event) }

type event struct{ user, action string }

type memAudit struct{ events []event }

func (m *memAudit) Record(e event) { m.events = append(m.events, e) } // want "events"

type svc struct{ audit Auditor }

func (s *svc) h(w http.ResponseWriter, r *http.Request) {
	s.audit.Record(event{r.Header.Get("U"), "x"})
}

func main() {
	s := &svc{audit: &memAudit{}}
	http.HandleFunc("/", s.h)
}
//= request-scoped collection is fine
package main

import "net/http"

type collector struct{ items []string }

func (c *collector) add(s string) { c.items = append(c.items, s) }

func h(w http.ResponseWriter, r *http.Request) {
	c := &collector{}
	for _, p := range r.URL.Query()["a"] {
		c.add(p)
	}
	m := map[string]int{}
	for k := range r.Form {
		m[k]++
	}
}

func main() { http.HandleFunc("/", h) }
//= TTL cache with janitor goroutine
package main

import (
	"net/http"
	"sync"
	"time"
)

type item struct{ exp time.Time }
type ttl struct {
	mu sync.Mutex
	m  map[string]item
}

func newTTL() *ttl {
	t := &ttl{m: map[string]item{}}
	go t.janitor()
	return t
}

func (t *ttl) set(k string) {
	t.mu.Lock()
	t.m[k] = item{time.Now().Add(time.Minute)}
	t.mu.Unlock()
}

func (t *ttl) janitor() {
	tick := time.NewTicker(time.Minute)
	for {
		<-tick.C
		t.mu.Lock()
		for k, v := range t.m {
			if time.Now().After(v.exp) {
				delete(t.m, k)
			}
		}
		t.mu.Unlock()
	}
}

func main() {
	c := newTTL()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { c.set(r.URL.Path) })
}
//= generic map type and embedded mutex
package main

import (
	"net/http"
	"sync"
)

type SafeMap[K comparable, V any] struct {
	sync.RWMutex
	data map[K]V
}

func NewSafeMap[K comparable, V any]() *SafeMap[K, V] { return &SafeMap[K, V]{data: make(map[K]V)} }

func (s *SafeMap[K, V]) Set(k K, v V) {
	s.Lock()
	defer s.Unlock()
	s.data[k] = v // want "data"
}

func (s *SafeMap[K, V]) Get(k K) (V, bool) {
	s.RLock()
	defer s.RUnlock()
	v, ok := s.data[k]
	return v, ok
}

var visits = NewSafeMap[string, int]()

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { visits.Set(r.RemoteAddr, 1) })
}
//= job status map with id never removed; jobs removed
package main

import (
	"net/http"
	"sync"

	"github.com/google/uuid"
)

type Job struct{ ID, Status string }
type Manager struct {
	mu      sync.Mutex
	jobs    map[string]*Job
	running map[string]*Job
}

func (m *Manager) Submit() string {
	j := &Job{ID: uuid.NewString()}
	m.mu.Lock()
	m.jobs[j.ID] = j // want "jobs"
	m.running[j.ID] = j
	m.mu.Unlock()
	go m.run(j)
	return j.ID
}

func (m *Manager) run(j *Job) {
	defer func() {
		m.mu.Lock()
		delete(m.running, j.ID)
		m.mu.Unlock()
	}()
	j.Status = "done"
}

func main() {
	m := &Manager{jobs: map[string]*Job{}, running: map[string]*Job{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(m.Submit())) })
}
//= own event bus: subscribe per connection without unsubscribe
package main

import (
	"net/http"
	"sync"
)

type Bus struct {
	mu   sync.Mutex
	subs []chan string
}

func (b *Bus) Subscribe() <-chan string {
	ch := make(chan string, 8)
	b.mu.Lock()
	b.subs = append(b.subs, ch) // want "subs"
	b.mu.Unlock()
	return ch
}

func (b *Bus) Publish(s string) {
	for _, c := range b.subs {
		c <- s
	}
}

func main() {
	b := &Bus{}
	http.HandleFunc("/events", func(w http.ResponseWriter, r *http.Request) {
		for s := range b.Subscribe() {
			w.Write([]byte(s))
		}
	})
}
//= own bus with unsubscribe closure
package main

import (
	"net/http"
	"sync"
)

type Bus struct {
	mu   sync.Mutex
	next int
	subs map[int]chan string
}

func (b *Bus) Subscribe() (<-chan string, func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	id := b.next
	b.next++
	ch := make(chan string, 8)
	b.subs[id] = ch
	return ch, func() {
		b.mu.Lock()
		delete(b.subs, id)
		b.mu.Unlock()
	}
}

func main() {
	b := &Bus{subs: map[int]chan string{}}
	http.HandleFunc("/events", func(w http.ResponseWriter, r *http.Request) {
		ch, cancel := b.Subscribe()
		defer cancel()
		for s := range ch {
			w.Write([]byte(s))
		}
	})
}
//= third-party caches: bounded vs not
package main

import (
	"net/http"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	gocache "github.com/patrickmn/go-cache"
	"github.com/dgraph-io/ristretto"
)

var l, _ = lru.New[string, []byte](128)
var g = gocache.New(time.Minute, time.Minute)
var forever = gocache.New(gocache.NoExpiration, 0)
var rc *ristretto.Cache

func h(w http.ResponseWriter, r *http.Request) {
	l.Add(r.URL.Path, nil)
	g.Set(r.URL.Path, 1, gocache.DefaultExpiration)
	forever.Set(r.URL.Path, 1, gocache.NoExpiration) // want "forever"
	rc.Set(r.URL.Path, 1, 1)
}

func main() { http.HandleFunc("/", h) }
//= context leak: slices of contexts, cancel funcs map
package main

import (
	"context"
	"net/http"
	"sync"
)

type runner struct {
	mu      sync.Mutex
	cancels map[string]context.CancelFunc
	done    map[string]context.CancelFunc
}

func (x *runner) start(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	ctx, cancel := context.WithCancel(context.Background())
	x.mu.Lock()
	x.cancels[id] = cancel // want "cancels"
	x.done[id] = cancel
	x.mu.Unlock()
	go func() {
		<-ctx.Done()
		x.mu.Lock()
		delete(x.done, id)
		x.mu.Unlock()
	}()
}

func (x *runner) stop(w http.ResponseWriter, r *http.Request) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if c, ok := x.cancels[r.PathValue("id")]; ok {
		c()
	}
}

func main() {
	x := &runner{cancels: map[string]context.CancelFunc{}, done: map[string]context.CancelFunc{}}
	http.HandleFunc("/start/{id}", x.start)
	http.HandleFunc("/stop/{id}", x.stop)
}
//= stats keyed by configured thing and enums
package main

import "net/http"

type Kind int

const (
	A Kind = iota
	B
)

type stats struct {
	byKind   map[Kind]int
	byStatus map[int]int
	byBool   map[bool]int
}

func (s *stats) inc(k Kind, code int) {
	s.byKind[k]++
	s.byStatus[code]++
	s.byBool[code > 400]++
}

var st = &stats{byKind: map[Kind]int{}, byStatus: map[int]int{}, byBool: map[bool]int{}}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { st.inc(A, 200) })
}
//= map[string]map: inner deleted only; maps.DeleteFunc; clear()
package main

import (
	"maps"
	"net/http"
	"time"
)

var inner = map[string]map[string]int{}
var swept = map[string]time.Time{}
var cleared = map[string]int{}

func h(w http.ResponseWriter, r *http.Request) {
	u, k := r.Header.Get("U"), r.URL.Path
	if inner[u] == nil {
		inner[u] = map[string]int{} // want "inner"
	}
	inner[u][k] = 1
	delete(inner[u], k)
	swept[k] = time.Now()
	cleared[k]++
}

func main() {
	go func() {
		for range time.Tick(time.Minute) {
			maps.DeleteFunc(swept, func(k string, t time.Time) bool { return time.Since(t) > time.Hour })
			clear(cleared)
		}
	}()
	http.HandleFunc("/", h)
}
//= channel buffer of goroutine results; slice of goroutine handles; closures
package main

import (
	"net/http"
	"sync"
)

var tasks []func()
var tm sync.Mutex

func later(f func()) {
	tm.Lock()
	tasks = append(tasks, f) // want "tasks"
	tm.Unlock()
}

func h(w http.ResponseWriter, r *http.Request) { later(func() { _ = r }) }

func main() {
	http.HandleFunc("/", h)
	for _, t := range tasks {
		t()
	}
}
