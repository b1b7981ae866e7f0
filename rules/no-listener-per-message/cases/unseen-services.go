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
	c.pending[m.Reply] = m
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
	b.subs[topic] = append(b.subs[topic], f)
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
	logrus.AddHook(&hook{r.FormValue("id")}) // want "A hook is added for every requ"
	log := logrus.New()
	log.AddHook(&hook{r.FormValue("id")})
}

func main() {
	http.HandleFunc("/a", a)
	http.HandleFunc("/b", b)
	http.ListenAndServe(":1", nil)
}
//= a NATS subscription that ends by itself after so many messages, and one whose handle nobody keeps
package main

import (
	"net/http"
	"time"

	"github.com/nats-io/nats.go"
)

func ask(nc *nats.Conn) {
	sub, err := nc.SubscribeSync("answers")
	if err != nil {
		return
	}
	_ = sub.AutoUnsubscribe(1)
	_, _ = sub.NextMsg(time.Second)
}

func main() {
	nc, _ := nats.Connect("nats://n")
	http.HandleFunc("/ask", func(w http.ResponseWriter, r *http.Request) { ask(nc) })
	http.HandleFunc("/watch", func(w http.ResponseWriter, r *http.Request) {
		_, _ = nc.Subscribe("news", func(m *nats.Msg) {}) // want "A subscription is added on `nc` for every request"
	})
	http.ListenAndServe(":1", nil)
}
//= jobs of a scheduler whose number is dropped cannot be removed; another handler replaces its own
package main

import (
	"net/http"
	"sync"

	"github.com/robfig/cron/v3"
)

type planner struct {
	c   *cron.Cron
	mu  sync.Mutex
	ids map[string]cron.EntryID
}

func (p *planner) add(w http.ResponseWriter, r *http.Request) {
	_, _ = p.c.AddFunc("@daily", func() {}) // want "A job is added on `p.c` for every request"
}

func (p *planner) replace(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if id, ok := p.ids["main"]; ok {
		p.c.Remove(id)
	}
	if id, err := p.c.AddFunc("@daily", func() {}); err == nil {
		p.ids["main"] = id
	}
}

func main() {
	p := &planner{c: cron.New(), ids: map[string]cron.EntryID{}}
	p.c.Start()
	http.HandleFunc("/add", p.add)
	http.HandleFunc("/replace", p.replace)
	http.ListenAndServe(":1", nil)
}
