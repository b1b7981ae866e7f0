//= a NATS subscription for every request
package main

import (
	"net/http"

	"github.com/nats-io/nats.go"
)

var nc *nats.Conn

func leaks(w http.ResponseWriter, r *http.Request) {
	nc.Subscribe("updates", func(m *nats.Msg) { w.Write(m.Data) }) // want "subscription is added on `nc`"
	_, _ = nc.QueueSubscribe("updates", "q", func(m *nats.Msg) {}) // want "subscription"
}

func ends(w http.ResponseWriter, r *http.Request) {
	sub, err := nc.SubscribeSync("updates")
	if err != nil {
		return
	}
	defer sub.Unsubscribe()
	other, _ := nc.Subscribe("updates", func(m *nats.Msg) {})
	go func() {
		<-r.Context().Done()
		other.Unsubscribe()
	}()
}

func forgets(w http.ResponseWriter, r *http.Request) {
	sub, err := nc.SubscribeSync("updates") // want "subscription"
	if err != nil || sub == nil {
		return
	}
}

func main() {
	nc, _ = nats.Connect("nats://localhost")
	nc.Subscribe("startup", func(m *nats.Msg) {})
	http.HandleFunc("/leaks", leaks)
	http.HandleFunc("/ends", ends)
	http.HandleFunc("/forgets", forgets)
}
//= the subscription is handed to whoever ends it, or to nobody
package main

import (
	"net/http"

	"github.com/nats-io/nats.go"
)

type hub struct {
	nc *nats.Conn
}

func (h *hub) follow(f nats.MsgHandler) (*nats.Subscription, error) {
	return h.nc.Subscribe("updates", f)
}

func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	sub, err := h.follow(func(m *nats.Msg) {})
	if err != nil {
		return
	}
	defer sub.Unsubscribe()
}

type careless struct {
	nc *nats.Conn
}

func (h *careless) follow(f nats.MsgHandler) (*nats.Subscription, error) {
	return h.nc.Subscribe("updates", f) // want "subscription is added on `h.nc`"
}

func (h *careless) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.follow(func(m *nats.Msg) {})
}

func main() {
	nc, _ := nats.Connect("nats://localhost")
	http.Handle("/a", &hub{nc: nc})
	http.Handle("/b", &careless{nc: nc})
}
//= RabbitMQ: channels that the connection keeps, and those of a channel made for the message
package main

import (
	"net/http"

	amqp "github.com/rabbitmq/amqp091-go"
)

type publisher struct {
	conn *amqp.Connection
	ch   *amqp.Channel
}

func (p *publisher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	closed := p.conn.NotifyClose(make(chan *amqp.Error, 1)) // want "channel is added on `p.conn`.*nothing can take it off"
	confirms := p.ch.NotifyPublish(make(chan amqp.Confirmation, 1)) // want "channel is added on `p.ch`"
	select {
	case <-closed:
	case <-confirms:
	}
	own, err := p.conn.Channel()
	if err != nil {
		return
	}
	defer own.Close()
	<-own.NotifyClose(make(chan *amqp.Error, 1))
}

func main() {
	conn, _ := amqp.Dial("amqp://localhost")
	ch, _ := conn.Channel()
	returns := ch.NotifyReturn(make(chan amqp.Return, 1))
	go func() {
		for range returns {
		}
	}()
	http.Handle("/publish", &publisher{conn: conn, ch: ch})
}
//= a connection that is made again after each close
package main

import (
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

type session struct {
	conn *amqp.Connection
}

func (s *session) run() {
	for {
		conn, err := amqp.Dial("amqp://localhost")
		if err != nil {
			time.Sleep(time.Second)
			continue
		}
		s.conn = conn
		closed := s.conn.NotifyClose(make(chan *amqp.Error, 1))
		<-closed
	}
}

func main() {
	s := &session{}
	s.run()
}
//= hooks on a shared client and logger, and on their own
package main

import (
	"net/http"

	"github.com/redis/go-redis/v9"
	"github.com/sirupsen/logrus"
)

var rdb = redis.NewClient(&redis.Options{})

type tracing struct{ redis.Hook }
type audit struct{ logrus.Hook }

func handler(w http.ResponseWriter, r *http.Request) {
	rdb.AddHook(tracing{})  // want "hook is added on `rdb`"
	logrus.AddHook(audit{}) // want "hook is added for every request"
	own := logrus.New()
	own.AddHook(audit{})
}

func main() {
	rdb.AddHook(tracing{})
	logrus.AddHook(audit{})
	http.HandleFunc("/", handler)
}
//= a constructor that hooks what it makes, called per request: the client is the problem, not the hook
package main

import (
	"net/http"

	"github.com/redis/go-redis/v9"
)

type tracing struct{ redis.Hook }

func newClient() *redis.Client {
	c := redis.NewClient(&redis.Options{})
	c.AddHook(tracing{})
	return c
}

func handler(w http.ResponseWriter, r *http.Request) {
	c := newClient()
	defer c.Close()
}

func main() {
	http.HandleFunc("/", handler)
}
//= hooks through a helper: the caller answers
package main

import (
	"net/http"

	"github.com/redis/go-redis/v9"
)

type tracing struct{ redis.Hook }

func instrument(c *redis.Client) {
	c.AddHook(tracing{})
}

type server struct{ rdb *redis.Client }

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	instrument(s.rdb) // want "hook is added on `s.rdb`"
}

func main() {
	c := redis.NewClient(&redis.Options{})
	instrument(c)
	http.Handle("/", &server{rdb: c})
}
//= sync.Once and a flag
package main

import (
	"net/http"
	"sync"

	"github.com/sirupsen/logrus"
)

var (
	once   sync.Once
	hooked bool
)

type audit struct{ logrus.Hook }

func handler(w http.ResponseWriter, r *http.Request) {
	once.Do(func() { logrus.AddHook(audit{}) })
	if !hooked {
		logrus.AddHook(audit{})
		hooked = true
	}
}

func main() {
	http.HandleFunc("/", handler)
}
//= signals
package main

import (
	"net/http"
	"os"
	"os/signal"
)

var shared = make(chan os.Signal, 1)

func leaks(w http.ResponseWriter, r *http.Request) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt) // want "channel is added for every request"
	<-c
}

func stops(w http.ResponseWriter, r *http.Request) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	defer signal.Stop(c)
	<-c
}

func same(w http.ResponseWriter, r *http.Request) {
	signal.Notify(shared, os.Interrupt)
}

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	http.HandleFunc("/leaks", leaks)
	http.HandleFunc("/stops", stops)
	http.HandleFunc("/same", same)
	<-c
}
//= OpenTelemetry callbacks
package main

import (
	"context"
	"net/http"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/metric"
)

var meter = otel.Meter("service")

func leaks(w http.ResponseWriter, r *http.Request) {
	meter.RegisterCallback(func(ctx context.Context, o metric.Observer) error { return nil }) // want "callback is added on `meter`"
}

func stops(w http.ResponseWriter, r *http.Request) {
	reg, err := meter.RegisterCallback(func(ctx context.Context, o metric.Observer) error { return nil })
	if err != nil {
		return
	}
	defer reg.Unregister()
}

func main() {
	meter.RegisterCallback(func(ctx context.Context, o metric.Observer) error { return nil })
	http.HandleFunc("/leaks", leaks)
	http.HandleFunc("/stops", stops)
}
//= jobs of a scheduler
package main

import (
	"net/http"

	"github.com/robfig/cron/v3"
)

type jobs struct {
	cron *cron.Cron
	ids  map[string]cron.EntryID
}

func (j *jobs) leaks(w http.ResponseWriter, r *http.Request) {
	j.cron.AddFunc("@hourly", func() {}) // want "job is added on `j.cron`"
}

func (j *jobs) put(w http.ResponseWriter, r *http.Request) {
	id, err := j.cron.AddFunc("@hourly", func() {})
	if err != nil {
		return
	}
	j.ids[r.FormValue("name")] = id
}

func (j *jobs) remove(w http.ResponseWriter, r *http.Request) {
	j.cron.Remove(j.ids[r.FormValue("name")])
}

func main() {
	j := &jobs{cron: cron.New(), ids: map[string]cron.EntryID{}}
	j.cron.AddFunc("@daily", func() {})
	http.HandleFunc("/leaks", j.leaks)
	http.HandleFunc("/put", j.put)
	http.HandleFunc("/remove", j.remove)
}
//= go-zero: a breaker for each name
package main

import (
	"net/http"

	"github.com/zeromicro/go-zero/core/breaker"
)

func handler(w http.ResponseWriter, r *http.Request) {
	breaker.Do(r.URL.Path, func() error { return nil }) // want "entry for each name.*the raw (URL|request) path"
	breaker.Do("orders", func() error { return nil })
	guarded(r.URL.Query().Get("user")) // want "entry for each name"
	guarded("payments")
}

func guarded(name string) error {
	return breaker.Do(name, func() error { return nil })
}

func main() {
	http.HandleFunc("/", handler)
}
//= tracers by name
package main

import (
	"net/http"

	"go.opentelemetry.io/otel"
)

func handler(w http.ResponseWriter, r *http.Request) {
	_ = otel.Tracer("orders")
	_ = otel.Tracer("http" + r.URL.Path) // want "entry for each name"
}

func main() {
	http.HandleFunc("/", handler)
}
//= meters that the library ticks until they are stopped
package main

import (
	"net/http"

	"github.com/rcrowley/go-metrics"
)

var requests = metrics.NewMeter()

func handler(w http.ResponseWriter, r *http.Request) {
	metrics.GetOrRegister("latency", metrics.NewTimer()) // want "library keeps what `NewTimer` makes"
	own := metrics.NewMeter()
	defer own.Stop()
	requests.Mark(1)
}

func main() {
	http.HandleFunc("/", handler)
}
//= a subscription for each consumed message
package main

import (
	"context"

	"github.com/redis/go-redis/v9"
	"github.com/segmentio/kafka-go"
)

var rdb = redis.NewClient(&redis.Options{})

func consume(ctx context.Context, reader *kafka.Reader) {
	for {
		msg, err := reader.ReadMessage(ctx)
		if err != nil {
			return
		}
		waitFor(ctx, string(msg.Key))
		closing(ctx, string(msg.Key))
	}
}

func waitFor(ctx context.Context, key string) {
	sub := rdb.Subscribe(ctx, key) // want "subscription is added on `rdb`"
	<-sub.Channel()
}

func closing(ctx context.Context, key string) {
	sub := rdb.Subscribe(ctx, key)
	defer sub.Close()
	<-sub.Channel()
}

func main() {
	consume(context.Background(), kafka.NewReader(kafka.ReaderConfig{}))
}
//= a field that each reconnect replaces
package main

import (
	"net/http"

	amqp "github.com/rabbitmq/amqp091-go"
)

type manager struct {
	conn *amqp.Connection
	ch   *amqp.Channel
}

func (m *manager) reconnect() error {
	fresh, err := m.conn.Channel()
	if err != nil {
		return err
	}
	if err = m.ch.Close(); err != nil {
		return err
	}
	m.ch = fresh
	return nil
}

func (m *manager) watch() {
	closed := m.ch.NotifyClose(make(chan *amqp.Error, 1))
	<-closed
}

func (m *manager) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m.reconnect()
	m.watch()
}

func main() {
	conn, _ := amqp.Dial("amqp://localhost")
	ch, _ := conn.Channel()
	http.Handle("/", &manager{conn: conn, ch: ch})
}
