//= labels method over fields, healthy instance and leaking instance
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"path", "method"})
var jobs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "jobs"}, []string{"path", "method"})

type labels struct{ path, method string }

func (l labels) values() []string { return []string{l.path, l.method} }

func main() {
	http.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		l := labels{path: r.URL.Path, method: "GET"}
		reqs.WithLabelValues(l.values()...).Inc()
	})
	http.HandleFunc("/b", func(w http.ResponseWriter, r *http.Request) {
		l := labels{path: "/b", method: "GET"}
		jobs.WithLabelValues(l.values()...).Inc()
		jobs.WithLabelValues(l.path, l.method).Inc()
	})
	http.HandleFunc("/x/", func(w http.ResponseWriter, r *http.Request) {
		l := labels{path: r.URL.Path, method: "GET"}
		reqs.WithLabelValues(l.values()...).Inc() // want "the raw URL path"
		jobs.WithLabelValues(l.path, l.method).Inc() // want "the raw URL path"
	})
}
//= switch upper
package main

import (
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"method"})

func norm(m string) string {
	switch strings.ToUpper(m) {
	case "GET", "POST", "PUT":
		return strings.ToUpper(m)
	default:
		return "OTHER"
	}
}

func normLower(m string) string {
	switch m = strings.ToLower(m); m {
	case "get", "post", http.MethodPut:
		return m
	}
	return "other"
}

func bad(m string) string {
	switch strings.ToUpper(m) {
	case "GET", "POST":
		return strings.ToUpper(m)
	default:
		return strings.ToLower(m)
	}
}

func main() {
	http.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		reqs.WithLabelValues(norm(r.Method)).Inc()
		reqs.WithLabelValues(normLower(r.Method)).Inc()
		reqs.WithLabelValues(bad(r.Method)).Inc() // want "the raw HTTP method"
	})
}
//= functional option label function
package main

import (
	"context"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

type ctxKey struct{}

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"code", "user"})

func userOf(ctx context.Context) string {
	u, _ := ctx.Value(ctxKey{}).(string)
	return u
}

func withUser(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), ctxKey{}, r.Header.Get("X-User"))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func main() {
	h := promhttp.InstrumentHandlerCounter(reqs, http.NotFoundHandler(), promhttp.WithLabelFromCtx("user", userOf)) // want "a request header"
	http.Handle("/", withUser(h))
	http.ListenAndServe(":8080", nil)
}
//= user-written option
//- mw/mw.go
package mw

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type options struct {
	label func(r *http.Request) string
	skip  bool
}

type Option func(*options)

func WithLabel(f func(r *http.Request) string) Option {
	return func(o *options) { o.label = f }
}

func WithSkip(b bool) Option { return func(o *options) { o.skip = b } }

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"path"})

func New(next http.Handler, opts ...Option) http.Handler {
	o := options{label: func(r *http.Request) string { return "all" }}
	for _, opt := range opts {
		opt(&o)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reqs.WithLabelValues(o.label(r)).Inc() // want "the raw URL path"
		next.ServeHTTP(w, r)
	})
}
//- main.go
package main

import (
	"net/http"

	"example.com/app/mw"
)

func main() {
	h := mw.New(http.NotFoundHandler(), mw.WithLabel(func(r *http.Request) string { return r.URL.Path }), mw.WithSkip(true))
	http.ListenAndServe(":8080", h)
}
//- go.mod
module example.com/app
go 1.22
//= healthy user-written option
//- mw/mw.go
package mw

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type options struct {
	label func(r *http.Request) string
}

type Option func(*options)

func WithLabel(f func(r *http.Request) string) Option {
	return func(o *options) { o.label = f }
}

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"path"})

func New(next http.Handler, opts ...Option) http.Handler {
	o := options{label: func(r *http.Request) string { return "all" }}
	for _, opt := range opts {
		opt(&o)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reqs.WithLabelValues(o.label(r)).Inc()
		next.ServeHTTP(w, r)
	})
}
//- main.go
package main

import (
	"net/http"

	"example.com/app/mw"
)

func main() {
	h := mw.New(http.NotFoundHandler(), mw.WithLabel(func(r *http.Request) string { return r.Pattern }))
	http.ListenAndServe(":8080", h)
}
//- go.mod
module example.com/app
go 1.23
//= context value
package main

import (
	"context"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type key string

const userKey key = "user"
const planKey key = "plan"

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"user"})
var plans = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "plans"}, []string{"plan"})

func auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), userKey, r.Header.Get("Authorization"))
		plan := "free"
		if r.Header.Get("X-Paid") == "1" {
			plan = "paid"
		}
		ctx = context.WithValue(ctx, planKey, plan)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func handle(w http.ResponseWriter, r *http.Request) {
	who := r.Context().Value(userKey).(string)
	hits.WithLabelValues(who).Inc() // want "a request header"
	p, ok := r.Context().Value(planKey).(string)
	if !ok {
		p = "none"
	}
	plans.WithLabelValues(p).Inc()
}

func main() {
	http.Handle("/", auth(http.HandlerFunc(handle)))
	http.ListenAndServe(":8080", nil)
}
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
		hits.WithLabelValues(c.GetString("who")).Inc() // want "a request header"
		hits.WithLabelValues(c.GetString("route")).Inc()
		v, _ := c.Get("who")
		hits.WithLabelValues(v.(string)).Inc() // want "a request header"
		seen[c.MustGet("who").(string)]++
		seen[c.GetString("route")]++
	})
	r.Run()
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
	byOrder.WithLabelValues(req.GetOrderId()).Inc() // want ".GetOrderId."
	byOrder.WithLabelValues(req.OrderId).Inc() // want ".OrderId."
	o := &pb.Order{}
	cache[req.GetOrderId()] = o
	return o, nil
}

func main() {
	l, _ := net.Listen("tcp", ":1")
	s := grpc.NewServer()
	pb.RegisterOrdersServer(s, &server{})
	s.Serve(l)
}
//= conditions on call names
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"path"})

func isKnown(p string) bool { return p == "/a" || p == "/b" }

func isKnownSwitch(p string) bool {
	switch p {
	case "/a", "/b":
		return true
	}
	return false
}

var table = map[string]bool{"/a": true}

func inTable(p string) bool { _, ok := table[p]; return ok }

func isNotEmpty(p string) bool { return p != "" }

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		p := r.URL.Path
		if isKnown(p) {
			hits.WithLabelValues(p).Inc()
		}
		if isKnownSwitch(p) {
			hits.WithLabelValues(p).Inc()
		}
		if inTable(p) {
			hits.WithLabelValues(p).Inc()
		}
		if isNotEmpty(p) {
			hits.WithLabelValues(p).Inc() // want "the raw URL path"
		}
		if !isKnown(p) {
			p = "other"
		}
		hits.WithLabelValues(p).Inc()
	})
}
//= split path
package main

import (
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"path"})

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		parts := strings.Split(r.URL.Path, "/")
		hits.WithLabelValues(parts[2]).Inc() // want "a piece of the raw URL path"
		hits.WithLabelValues(parts[len(parts)-1]).Inc() // want "a piece of the raw URL path"
	})
}
//= roundtrip
package main

import (
	"fmt"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var out = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "out"}, []string{"path"})

type rt struct{ next http.RoundTripper }

func (t rt) RoundTrip(r *http.Request) (*http.Response, error) {
	out.WithLabelValues(r.URL.Path).Inc()
	return t.next.RoundTrip(r)
}

func user(c *http.Client, id string) {
	req, _ := http.NewRequest("GET", fmt.Sprintf("https://api/users/%s", id), nil)
	c.Do(req)
}

func main() {
	c := &http.Client{Transport: rt{http.DefaultTransport}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		user(c, r.FormValue("id"))
	})
}
//= roundtrip fixed paths
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var out = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "out"}, []string{"path"})

type rt struct{ next http.RoundTripper }

func (t rt) RoundTrip(r *http.Request) (*http.Response, error) {
	out.WithLabelValues(r.URL.Path).Inc()
	return t.next.RoundTrip(r)
}

func status(c *http.Client) {
	req, _ := http.NewRequest("GET", "https://api/status", nil)
	c.Do(req)
}

func main() {
	c := &http.Client{Transport: rt{http.DefaultTransport}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		status(c)
	})
}
//= label function as constructor parameter
//- mw/mw.go
package mw

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"path"})

func New(next http.Handler, label func(r *http.Request) string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reqs.WithLabelValues(label(r)).Inc()
		next.ServeHTTP(w, r)
	})
}
//- main.go
package main

import (
	"net/http"

	"example.com/app/mw"
)

func raw(r *http.Request) string { return r.URL.Path }

func main() {
	_ = mw.New(http.NotFoundHandler(), func(r *http.Request) string { return r.URL.Path }) // want "the raw URL path"
	_ = mw.New(http.NotFoundHandler(), raw) // want "the raw URL path"
	h := mw.New(http.NotFoundHandler(), func(r *http.Request) string { return r.Pattern })
	http.ListenAndServe(":8080", h)
}
//- go.mod
module example.com/app
go 1.23
//= config struct with function
//- mw/mw.go
package mw

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"path"})

type Config struct {
	Namespace string
	PathFunc  func(r *http.Request) string
}

func New(cfg Config) func(http.Handler) http.Handler {
	if cfg.PathFunc == nil {
		cfg.PathFunc = func(r *http.Request) string { return "-" }
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			next.ServeHTTP(w, r)
			reqs.WithLabelValues(cfg.PathFunc(r)).Inc() // want "the raw URL path"
		})
	}
}
//- main.go
package main

import (
	"net/http"

	"example.com/app/mw"
)

func main() {
	h := mw.New(mw.Config{PathFunc: func(r *http.Request) string { return r.URL.Path }})(http.NotFoundHandler())
	http.ListenAndServe(":8080", h)
}
//- go.mod
module example.com/app
go 1.23
//= rabbit consumer with connection per message and labels
package main

import (
	"log"

	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

var processed = promauto.NewCounterVec(prometheus.CounterOpts{Name: "p"}, []string{"queue", "id"})
var errs = promauto.NewCounterVec(prometheus.CounterOpts{Name: "e"}, []string{"reason"})

type notifier interface{ Notify(to string) error }

type rabbit struct{ url string }

func (n rabbit) Notify(to string) error {
	conn, err := amqp.Dial(n.url)
	if err != nil {
		return err
	}
	ch, err := conn.Channel()
	if err != nil {
		return err
	}
	_ = ch
	return nil
}

func consume(ch *amqp.Channel, n notifier) {
	msgs, err := ch.Consume("jobs", "", false, false, false, false, nil)
	if err != nil {
		log.Fatal(err)
	}
	for d := range msgs {
		processed.WithLabelValues("jobs", d.MessageId).Inc() // want "a message id"
		if err := n.Notify(d.ReplyTo); err != nil {
			errs.WithLabelValues(err.Error()).Inc() // want "the text of an error"
			errs.WithLabelValues("notify").Inc()
		}
		d.Ack(false)
	}
}

func main() {
	conn, _ := amqp.Dial("amqp://x")
	ch, _ := conn.Channel()
	consume(ch, rabbit{"amqp://y"})
}
//= chi service, route pattern healthy + fallback to path leak
package main

import (
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"code", "route"})
var reqs2 = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r2"}, []string{"code", "route"})

func metrics(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ww := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
		next.ServeHTTP(ww, r)
		route := chi.RouteContext(r.Context()).RoutePattern()
		reqs.WithLabelValues(strconv.Itoa(ww.Status()), route).Inc()
		if route == "" {
			route = r.URL.Path
		}
		reqs2.WithLabelValues(strconv.Itoa(ww.Status()), route).Inc() // want "the raw URL path"
	})
}

func main() {
	r := chi.NewRouter()
	r.Use(metrics)
	r.Get("/u/{id}", func(w http.ResponseWriter, r *http.Request) {})
	http.ListenAndServe(":1", r)
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
	c.counter.Add(ctx, 1, metric.WithAttributes(attribute.String("reply", m.Reply))) // want "the subject for the answer"
	c.counter.Add(ctx, 1, metric.WithAttributes(attribute.String("kind", "order")))
	c.pending[m.Reply] = m
}

func main() {
	nc, _ := nats.Connect(nats.DefaultURL)
	c, _ := newConsumer(nc)
	c.start()
	select {}
}
//= metrics wrapper struct with functional options, statsd
package main

import (
	"fmt"
	"net/http"

	"github.com/DataDog/datadog-go/v5/statsd"
	"github.com/gorilla/mux"
)

type Metrics struct {
	c    statsd.ClientInterface
	tags []string
}

type Opt func(*Metrics)

func WithTags(t ...string) Opt { return func(m *Metrics) { m.tags = append(m.tags, t...) } }

func New(opts ...Opt) *Metrics {
	c, _ := statsd.New("x")
	m := &Metrics{c: c}
	for _, o := range opts {
		o(m)
	}
	return m
}

func (m *Metrics) Hit(route, user string) {
	m.c.Incr("hit", append(m.tags, "route:"+route, fmt.Sprintf("user:%s", user)), 1)
}

func main() {
	m := New(WithTags("env:prod"))
	r := mux.NewRouter()
	r.HandleFunc("/u/{id}", func(w http.ResponseWriter, req *http.Request) {
		tpl, _ := mux.CurrentRoute(req).GetPathTemplate()
		m.Hit(tpl, mux.Vars(req)["id"]) // want "a path parameter"
		m.Hit(tpl, "-")
	})
	http.ListenAndServe(":1", r)
}
//= grpc interceptor labels by peer; method healthy
package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"
)

var calls = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "c"}, []string{"method", "code"})
var peers = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "p"}, []string{"peer"})

func unary(ctx context.Context, req any, info *grpc.UnaryServerInfo, h grpc.UnaryHandler) (any, error) {
	resp, err := h(ctx, req)
	calls.WithLabelValues(info.FullMethod, status.Code(err).String()).Inc()
	if p, ok := peer.FromContext(ctx); ok {
		peers.WithLabelValues(p.Addr.String()).Inc() // want "the other side's address"
	}
	if md, ok := metadata.FromIncomingContext(ctx); ok {
		if v := md.Get("x-client"); len(v) > 0 {
			peers.WithLabelValues(v[0]).Inc() // want "request metadata"
		}
	}
	calls.WithLabelValues(info.FullMethod, err.Error()).Inc() // want "the text of an error"
	return resp, err
}

func main() {
	grpc.NewServer(grpc.UnaryInterceptor(unary))
}
//= sanitized labels healthy
package main

import (
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"agent", "lang", "status"})

type family int

const (
	chrome family = iota
	firefox
	other
)

func (f family) String() string { return [...]string{"chrome", "firefox", "other"}[f] }

func agentOf(ua string) family {
	switch {
	case strings.Contains(ua, "Chrome"):
		return chrome
	case strings.Contains(ua, "Firefox"):
		return firefox
	}
	return other
}

var langs = map[string]string{"en": "english", "de": "german"}

func langOf(h string) string {
	if l, ok := langs[strings.ToLower(h)]; ok {
		return l
	}
	return "unknown"
}

func class(code int) string {
	switch {
	case code < 300:
		return "2xx"
	case code < 500:
		return "4xx"
	default:
		return "5xx"
	}
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		reqs.WithLabelValues(agentOf(r.UserAgent()).String(), langOf(r.Header.Get("Accept-Language")), class(200)).Inc()
	})
	http.ListenAndServe(":1", nil)
}
//= cron job gathering; labels from DB rows with Reset healthy
package main

import (
	"database/sql"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/robfig/cron/v3"
)

var depth = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "d"}, []string{"user_id"})
var depth2 = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "d2"}, []string{"user_id"})

func collect(db *sql.DB) {
	depth.Reset()
	rows, err := db.Query("select user_id, n from q")
	if err != nil {
		return
	}
	defer rows.Close()
	for rows.Next() {
		var userID string
		var n float64
		rows.Scan(&userID, &n)
		depth.WithLabelValues(userID).Set(n)
		depth2.WithLabelValues(userID).Set(n) // want ".userID."
	}
}

func main() {
	db, _ := sql.Open("postgres", "x")
	c := cron.New()
	c.AddFunc("@every 1m", func() { collect(db) })
	c.Start()
	select {}
}
//= echo service with custom context and metrics
package main

import (
	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
)

type appCtx struct {
	echo.Context
	user string
}

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"path", "user"})

func mw(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		cc := &appCtx{Context: c, user: c.Request().Header.Get("X-User")}
		return next(cc)
	}
}

func hello(c echo.Context) error {
	cc := c.(*appCtx)
	hits.WithLabelValues(c.Path(), cc.user).Inc() // want "a request header"
	hits.WithLabelValues(c.Request().URL.Path, "-").Inc()
	return nil
}

func wild(c echo.Context) error {
	hits.WithLabelValues(c.Request().URL.Path, "-").Inc() // want "the raw URL path"
	return nil
}

func main() {
	e := echo.New()
	e.Use(mw)
	e.GET("/hello", hello)
	e.GET("/u/:id", wild)
	e.Start(":1")
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
		always = append(always, private[0])
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
		info.WithLabelValues(a.UserUUID).Set(1) // want ".UserUUID."
	})
	http.ListenAndServe(":1", nil)
}
//= a vector that a generic function registers and hands back
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

func register[T prometheus.Collector](c T) T {
	prometheus.MustRegister(c)
	return c
}

var byReferer = register(prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"ref"}))

func land(w http.ResponseWriter, r *http.Request) {
	byReferer.WithLabelValues(r.Referer()).Inc() // want "the Referer header"
	byReferer.WithLabelValues("none").Inc()
}

func main() {
	http.HandleFunc("/", land)
	http.ListenAndServe(":1", nil)
}
//= an error is printed as its text; one that is always the same has one
package main

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var failures = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "f"}, []string{"reason"})

var errBusy = errors.New("busy")

func h(w http.ResponseWriter, r *http.Request) {
	_, err := http.Get("http://upstream")
	failures.WithLabelValues(fmt.Sprintf("%v", err)).Inc() // want "the text of an error"
	failures.WithLabelValues(fmt.Sprint(err != nil)).Inc()
	failures.WithLabelValues(fmt.Sprint(errBusy)).Inc()
	failures.WithLabelValues(fmt.Sprintf("%T", r.Body == nil)).Inc()
}

func main() {
	http.HandleFunc("/", h)
	http.ListenAndServe(":1", nil)
}
