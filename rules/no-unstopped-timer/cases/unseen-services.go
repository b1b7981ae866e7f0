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
//= tickers per request and per connection
package main

import (
	"context"
	"net/http"
	"time"
)

func poll(ctx context.Context) {
	t := time.NewTicker(time.Second) // want "Nothing stops this timer: each"
	go func() {
		for range t.C {
			println("x")
		}
	}()
}

func pollOK(ctx context.Context) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-t.C:
		case <-ctx.Done():
			return
		}
	}
}

func main() {
	http.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) { poll(r.Context()) })
	http.HandleFunc("/b", func(w http.ResponseWriter, r *http.Request) { pollOK(r.Context()) })
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
//= tickers in the fields of a literal: one is stopped in another method, one nowhere, one is handed on
//- go.mod
module example.com/x

go 1.22
//- main.go
package main

import (
	"net/http"
	"time"
)

type session struct {
	ping *time.Ticker
	idle *time.Ticker
	lent *time.Ticker
}

func newSession() *session {
	return &session{
		ping: time.NewTicker(30 * time.Second),
		idle: time.NewTicker(60 * time.Second), // want "Nothing stops this timer"
		lent: time.NewTicker(90 * time.Second),
	}
}

func (s *session) run(done <-chan struct{}, keep func(*time.Ticker)) {
	keep(s.lent)
	for {
		select {
		case <-s.ping.C:
		case <-s.idle.C:
		case <-done:
			return
		}
	}
}

func (s *session) close() { s.ping.Stop() }

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s := newSession()
		defer s.close()
		s.run(r.Context().Done(), func(t *time.Ticker) { t.Stop() })
	})
	http.ListenAndServe(":1", nil)
}

//= of the methods of a gRPC server only those that are handed a stream run for each one
//- go.mod
module example.com/mill

go 1.20
//- main.go
package main

import (
	"context"
	"time"

	pb "example.com/mill/gen"
	"google.golang.org/grpc"
)

type mill struct{ server *grpc.Server }

func (m *mill) Start(ctx context.Context) *mill {
	time.NewTicker(time.Minute)
	return m
}

func (m *mill) Names(names ...string) *mill {
	time.NewTicker(time.Minute)
	return m
}

func (m *mill) Grind(stream pb.Mill_GrindServer) error {
	time.NewTicker(time.Minute) // want "Nothing stops this timer"
	return nil
}

func serve(m *mill) {
	pb.RegisterMillServer(m.server, m)
	m.Names("a", "b").Start(context.Background())
}

func main() { serve(&mill{server: grpc.NewServer()}) }
