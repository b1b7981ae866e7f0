//= counter behind interface, injected by constructor
//- metrics/metrics.go
package metrics

import "github.com/prometheus/client_golang/prometheus"

type Recorder interface {
	Request(route, method string, code int)
	Failed(reason string)
}

type promRecorder struct {
	reqs   *prometheus.CounterVec
	failed *prometheus.CounterVec
}

func New(reg prometheus.Registerer) Recorder {
	r := &promRecorder{
		reqs:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"route", "method", "code"}),
		failed: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "failed"}, []string{"reason"}),
	}
	reg.MustRegister(r.reqs, r.failed)
	return r
}

func (p *promRecorder) Request(route, method string, code int) {
	p.reqs.With(prometheus.Labels{"route": route, "method": method, "code": strconv.Itoa(code)}).Inc()
}

func (p *promRecorder) Failed(reason string) { p.failed.WithLabelValues(reason).Inc() }
//- api/api.go
package api

import (
	"net/http"
	"strings"

	"example.com/app/metrics"
)

type Server struct {
	rec metrics.Recorder
	mux *http.ServeMux
}

func NewServer(rec metrics.Recorder) *Server {
	s := &Server{rec: rec, mux: http.NewServeMux()}
	s.mux.HandleFunc("/users/", s.user)
	s.mux.HandleFunc("/health", s.health)
	return s
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

func (s *Server) user(w http.ResponseWriter, r *http.Request) {
	id := strings.TrimPrefix(r.URL.Path, "/users/")
	s.rec.Request("/users/"+id, "GET", 200) // want "the raw URL path"
	if err := load(id); err != nil {
		s.rec.Failed(err.Error()) // want "the text of an error"
	}
	s.rec.Failed("none")
}

func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	s.rec.Request("/health", "GET", 200)
}

func load(id string) error { return nil }
//- main.go
package main

import (
	"net/http"

	"example.com/app/api"
	"example.com/app/metrics"
	"github.com/prometheus/client_golang/prometheus"
)

func main() {
	rec := metrics.New(prometheus.DefaultRegisterer)
	http.ListenAndServe(":8080", api.NewServer(rec))
}
//- go.mod
module example.com/app

go 1.22
//= label through TrimSuffix, path.Clean, Sprintf, Split
package main

import (
	"fmt"
	"net/http"
	"path"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

var hits = promauto.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"path"})
var size = promauto.NewHistogramVec(prometheus.HistogramOpts{Name: "size"}, []string{"op"})

func mw(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := strings.TrimSuffix(path.Clean(r.URL.Path), "/")
		hits.WithLabelValues(p).Inc() // want "the raw URL path"
		parts := strings.Split(r.URL.Path, "/")
		if len(parts) > 2 {
			hits.WithLabelValues(parts[2]).Inc() // want "a piece of the raw URL path"
		}
		op := fmt.Sprintf("%s-%s", "op", strings.ToLower(r.Header.Get("X-Op")))
		size.WithLabelValues(op).Observe(1) // want "a request header"
		next.ServeHTTP(w, r)
	})
}

func main() {
	http.ListenAndServe(":8080", mw(http.NotFoundHandler()))
}
//= Labels map built in steps and by helper
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"user", "code"})
var oks = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "oks"}, []string{"code"})

func base(code string) prometheus.Labels {
	return prometheus.Labels{"code": code}
}

func withUser(l prometheus.Labels, r *http.Request) prometheus.Labels {
	l["user"] = r.Header.Get("X-User")
	return l
}

func handler(w http.ResponseWriter, r *http.Request) {
	l := prometheus.Labels{}
	l["code"] = "200"
	l["user"] = r.URL.Query().Get("user")
	reqs.With(l).Inc() // want "a query parameter"
	reqs.With(withUser(base("200"), r)).Inc() // want "a request header"
	oks.With(base("200")).Inc()
	m := map[string]string{"code": "200"}
	oks.With(m).Inc()
	m2 := make(prometheus.Labels, 2)
	m2["user"] = r.RemoteAddr
	reqs.With(m2).Inc() // want "the client's address"
}

func main() {
	http.HandleFunc("/", handler)
	http.ListenAndServe(":80", nil)
}
//= curry and struct method values
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type labels struct {
	tenant string
	op     string
}

func (l labels) values() []string { return []string{l.tenant, l.op} }

func (l labels) asMap() prometheus.Labels {
	return prometheus.Labels{"tenant": l.tenant, "op": l.op}
}

var ops = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "ops"}, []string{"tenant", "op"})
var lat = prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "lat"}, []string{"tenant", "op"})

func handler(w http.ResponseWriter, r *http.Request) {
	l := labels{tenant: r.Header.Get("X-Scope-OrgID"), op: "read"}
	ops.WithLabelValues(l.values()...).Inc() // want "a request header"
	ops.With(l.asMap()).Inc() // want "a request header"
	lat.MustCurryWith(prometheus.Labels{"tenant": l.tenant}).WithLabelValues("read").Observe(1) // want "a request header"
	c, err := ops.CurryWith(prometheus.Labels{"op": "write"})
	if err == nil {
		c.WithLabelValues(r.Host).Inc() // want "the Host header"
	}
}

func main() { http.HandleFunc("/", handler) }
//= default label function stays a template
package main

import (
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

type Middleware struct {
	reqs *prometheus.CounterVec
	fn   func(*gin.Context) string
}

func (m *Middleware) Handle() gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Next()
		p := c.FullPath()
		if p == "" {
			p = "unmatched"
		}
		m.reqs.WithLabelValues(m.fn(c), p).Inc()
	}
}

func main() {
	m := &Middleware{
		reqs: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"route", "path"}),
		fn:   func(c *gin.Context) string { return c.FullPath() },
	}
	r := gin.New()
	r.Use(m.Handle())
	r.Run()
}
//= statsd tags appended
package main

import (
	"net/http"

	"github.com/DataDog/datadog-go/v5/statsd"
)

type svc struct{ stats statsd.ClientInterface }

func (s *svc) tags(r *http.Request) []string {
	tags := []string{"env:prod"}
	tags = append(tags, "user:"+r.Header.Get("X-User-Id"))
	return tags
}

func (s *svc) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.stats.Incr("requests", s.tags(r), 1) // want "a request header"
	t := make([]string, 0, 4)
	t = append(t, "route:list")
	s.stats.Count("ok", 1, t, 1)
	t = append(t, "path:"+r.URL.Path)
	s.stats.Timing("dur", 0, t, 1) // want "the raw URL path"
}

func main() {
	c, _ := statsd.New("127.0.0.1:8125")
	http.ListenAndServe(":1", &svc{stats: c})
}
//= otel attributes via helper and SetAttributes look-alike
package main

import (
	"net/http"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"
)

var meter = otel.Meter("app")
var count, _ = meter.Int64Counter("requests")
var dur, _ = meter.Float64Histogram("dur")

func attrs(r *http.Request) []attribute.KeyValue {
	return []attribute.KeyValue{
		attribute.String("http.target", r.URL.RequestURI()),
		attribute.String("http.scheme", "https"),
	}
}

func handler(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	span := trace.SpanFromContext(ctx)
	span.SetAttributes(attribute.String("http.target", r.URL.Path))
	count.Add(ctx, 1, metric.WithAttributes(attrs(r)...)) // want "the raw request URI"
	set := attribute.NewSet(attribute.String("peer", r.RemoteAddr))
	dur.Record(ctx, 1, metric.WithAttributeSet(set)) // want "the client's address"
	count.Add(ctx, 1, metric.WithAttributes(attribute.String("route", "list")))
	opt := metric.WithAttributes(attribute.Key("user").String(r.FormValue("user"))) // want "a form value"
	count.Add(ctx, 1, opt)
}

func main() { http.HandleFunc("/", handler) }
//= gRPC interceptor
package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"
)

var calls = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "calls"}, []string{"method", "code"})
var byPeer = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "by_peer"}, []string{"x"})

func interceptor(ctx context.Context, req any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	resp, err := handler(ctx, req)
	calls.WithLabelValues(info.FullMethod, status.Code(err).String()).Inc()
	if p, ok := peer.FromContext(ctx); ok {
		byPeer.WithLabelValues(p.Addr.String()).Inc() // want "the other side's address"
	}
	md, _ := metadata.FromIncomingContext(ctx)
	if v := md.Get("x-request-id"); len(v) > 0 {
		byPeer.WithLabelValues(v[0]).Inc() // want "request metadata"
	}
	byPeer.WithLabelValues(status.Convert(err).Message()).Inc() // want "the text of an error"
	return resp, err
}

func main() {
	grpc.NewServer(grpc.UnaryInterceptor(interceptor))
}
//= kafka consumer with topic ok and key not
package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/segmentio/kafka-go"
)

var consumed = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "c"}, []string{"t"})

type worker struct {
	reader *kafka.Reader
}

func (w *worker) run(ctx context.Context) error {
	for {
		m, err := w.reader.FetchMessage(ctx)
		if err != nil {
			return err
		}
		consumed.WithLabelValues(m.Topic).Inc()
		w.process(ctx, m)
	}
}

func (w *worker) process(ctx context.Context, m kafka.Message) {
	consumed.WithLabelValues(string(m.Key)).Inc() // want "the key of a message"
}

func main() {
	w := &worker{reader: kafka.NewReader(kafka.ReaderConfig{Topic: "orders"})}
	w.run(context.Background())
}
//= json body field as label, validated one is fine
package main

import (
	"encoding/json"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var events = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "e"}, []string{"t"})

type event struct {
	Type   string `json:"type"`
	UserID string `json:"user_id"`
	Kind   Kind
}

type Kind string

const (
	KindA Kind = "a"
	KindB Kind = "b"
)

var known = map[string]bool{"click": true, "view": true}

func handler(w http.ResponseWriter, r *http.Request) {
	var e event
	if err := json.NewDecoder(r.Body).Decode(&e); err != nil {
		return
	}
	events.WithLabelValues(e.UserID).Inc() // want ".UserID."
	if known[e.Type] {
		events.WithLabelValues(e.Type).Inc()
	}
	switch e.Type {
	case "click", "view":
		events.WithLabelValues(e.Type).Inc()
	default:
		events.WithLabelValues("other").Inc()
	}
}

func main() { http.HandleFunc("/", handler) }
//= sanitisers: regexp, slices.Contains, sanitizeMethod
package main

import (
	"net/http"
	"slices"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var m = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "e"}, []string{"t"})
var allowed = []string{"a", "b"}

func sanitizeMethod(s string) string {
	switch strings.ToUpper(s) {
	case "GET", "POST":
		return strings.ToUpper(s)
	}
	return "other"
}

func norm(s string) string {
	if slices.Contains(allowed, s) {
		return s
	}
	return "other"
}

func bucket(n int) string {
	switch {
	case n < 10:
		return "small"
	default:
		return "big"
	}
}

func handler(w http.ResponseWriter, r *http.Request) {
	m.WithLabelValues(norm(r.URL.Query().Get("t"))).Inc()
	m.WithLabelValues(bucket(len(r.URL.Path))).Inc()
	m.WithLabelValues(r.Method).Inc() // want "the raw HTTP method"
}

func main() { http.HandleFunc("/", handler) }
//= go-kit style instrumenting service
//- svc.go
package main

import (
	"context"
	"net/http"
	"time"

	"github.com/go-kit/kit/metrics"
	kitprom "github.com/go-kit/kit/metrics/prometheus"
	stdprom "github.com/prometheus/client_golang/prometheus"
)

type Service interface {
	Get(ctx context.Context, userID string) (string, error)
}

type instrumenting struct {
	count metrics.Counter
	lat   metrics.Histogram
	next  Service
}

func (s *instrumenting) Get(ctx context.Context, userID string) (out string, err error) {
	defer func(begin time.Time) {
		s.count.With("method", "Get", "user", userID).Add(1)
		s.lat.With("method", "Get").Observe(time.Since(begin).Seconds())
	}(time.Now())
	return s.next.Get(ctx, userID)
}

type real struct{}

func (real) Get(ctx context.Context, id string) (string, error) { return id, nil }

func main() {
	var svc Service = real{}
	svc = &instrumenting{
		count: kitprom.NewCounterFrom(stdprom.CounterOpts{Name: "a"}, []string{"method", "user"}),
		lat:   kitprom.NewHistogramFrom(stdprom.HistogramOpts{Name: "b"}, []string{"method"}),
		next:  svc,
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		svc.Get(r.Context(), r.PathValue("id")) // want "a path parameter"
	})
}
//= chi route pattern vs path, mux vars
package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus"
)

var m = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "e"}, []string{"t"})

func chiMW(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		rctx := chi.RouteContext(r.Context())
		m.WithLabelValues(rctx.RoutePattern()).Inc()
		m.WithLabelValues(chi.URLParam(r, "id")).Inc() // want "a path parameter"
		m.WithLabelValues(rctx.RoutePath).Inc() // want "the raw URL path"
	})
}

func muxMW(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		route := mux.CurrentRoute(r)
		tpl, _ := route.GetPathTemplate()
		m.WithLabelValues(tpl).Inc()
		m.WithLabelValues(mux.Vars(r)["slug"]).Inc() // want "a path parameter"
		next.ServeHTTP(w, r)
	})
}

func main() {
	r := chi.NewRouter()
	r.Use(chiMW)
	g := mux.NewRouter()
	g.Use(muxMW)
	http.ListenAndServe(":1", r)
}
//= fiber, echo, iris
package main

import (
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
)

var m = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "e"}, []string{"t"})

func fiberMW(c *fiber.Ctx) error {
	m.WithLabelValues(c.Route().Path).Inc()
	m.WithLabelValues(c.Path()).Inc() // want "the raw URL path"
	m.WithLabelValues(c.OriginalURL()).Inc() // want "the raw URL"
	m.WithLabelValues(c.Params("id")).Inc() // want "a path parameter"
	return c.Next()
}

func echoMW(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		m.WithLabelValues(c.Path()).Inc()
		m.WithLabelValues(c.Request().URL.Path).Inc() // want "the raw URL path"
		m.WithLabelValues(c.RealIP()).Inc() // want "the client's address"
		m.WithLabelValues(c.Param("id")).Inc() // want "a path parameter"
		err := next(c)
		if err != nil {
			m.WithLabelValues(err.Error()).Inc() // want "the text of an error"
		}
		return err
	}
}

func main() {
	app := fiber.New()
	app.Use(fiberMW)
	e := echo.New()
	e.Use(echoMW)
}
//= generic wrapper and embedded struct
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type Base struct {
	errs *prometheus.CounterVec
}

func (b *Base) fail(op string, err error) {
	b.errs.WithLabelValues(op, err.Error()).Inc() // want "the text of an error"
}

func (b *Base) mark(op string) {
	b.errs.WithLabelValues(op, "").Inc()
}

type Handler struct {
	Base
	name string
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		h.fail("parse", err)
	}
	h.mark(h.name)
	h.mark(r.Form.Get("op")) // want "a query parameter"
}

type Metric[T any] struct {
	vec *prometheus.CounterVec
	key func(T) string
}

func (m *Metric[T]) Observe(v T) { m.vec.WithLabelValues(m.key(v)).Inc() } // want "the raw URL path"

func main() {
	h := &Handler{Base: Base{errs: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "x"}, []string{"op", "err"})}, name: "x"}
	http.Handle("/", h)
	mm := &Metric[*http.Request]{vec: h.errs, key: func(r *http.Request) string { return r.URL.Path }}
	http.HandleFunc("/m", func(w http.ResponseWriter, r *http.Request) { mm.Observe(r) })
}
//= tally, victoria, hashicorp metrics
package main

import (
	"fmt"
	"net/http"

	"github.com/VictoriaMetrics/metrics"
	gometrics "github.com/hashicorp/go-metrics"
	"github.com/uber-go/tally/v4"
)

var scope tally.Scope

func handler(w http.ResponseWriter, r *http.Request) {
	scope.Tagged(map[string]string{"path": r.URL.Path}).Counter("req").Inc(1) // want "the raw URL path"
	scope.Tagged(map[string]string{"op": "list"}).Counter("req").Inc(1)
	scope.SubScope(r.Host).Counter("x").Inc(1)
	metrics.GetOrCreateCounter(fmt.Sprintf(`requests_total{path=%q}`, r.URL.Path)).Inc()
	metrics.GetOrCreateCounter(`requests_total{path="/"}`).Inc()
	gometrics.IncrCounterWithLabels([]string{"req"}, 1, []gometrics.Label{{Name: "client", Value: r.RemoteAddr}}) // want "the client's address"
	gometrics.IncrCounterWithLabels([]string{"req"}, 1, []gometrics.Label{{Name: "client", Value: "one"}})
	gometrics.IncrCounter([]string{"req", r.URL.Path}, 1)
	gometrics.MeasureSince([]string{"http", "get"}, start)
}

func main() { http.HandleFunc("/", handler) }
//= recover, panics and error types
package main

import (
	"errors"
	"fmt"
	"net/http"
	"reflect"

	"github.com/prometheus/client_golang/prometheus"
)

var panics = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "p"}, []string{"v"})

var ErrNotFound = errors.New("not found")

func reason(err error) string {
	switch {
	case errors.Is(err, ErrNotFound):
		return "not_found"
	case err != nil:
		return "internal"
	}
	return "none"
}

func handler(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if v := recover(); v != nil {
			panics.WithLabelValues(fmt.Sprint(v)).Inc() // want "the value of a panic"
		}
	}()
	err := do(r)
	panics.WithLabelValues(reason(err)).Inc()
	panics.WithLabelValues(fmt.Sprintf("%T", err)).Inc()
	panics.WithLabelValues(reflect.TypeOf(err).String()).Inc()
	panics.WithLabelValues(fmt.Sprintf("%v", err)).Inc() // want "a form value"
}

func do(r *http.Request) error { return fmt.Errorf("no user %s", r.FormValue("u")) }

func main() { http.HandleFunc("/", handler) }
//= gauge with delete on disconnect
package main

import (
	"net"
	"net/http"

	"github.com/gorilla/websocket"
	"github.com/prometheus/client_golang/prometheus"
)

var lag = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "lag"}, []string{"client"})
var seen = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "seen"}, []string{"client"})

var up websocket.Upgrader

func ws(w http.ResponseWriter, r *http.Request) {
	c, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	host, _, _ := net.SplitHostPort(r.RemoteAddr)
	lag.WithLabelValues(host).Set(0)
	defer lag.DeleteLabelValues(host)
	seen.WithLabelValues(host).Set(1) // want "the client's address"
	for {
		if _, _, err := c.ReadMessage(); err != nil {
			return
		}
	}
}

func main() { http.HandleFunc("/ws", ws) }
//= custom collector: labels on scrape of runtime objects
package main

import (
	"net/http"
	"sync"

	"github.com/prometheus/client_golang/prometheus"
)

type collector struct {
	mu    sync.Mutex
	conns map[string]int
	desc  *prometheus.Desc
}

func (c *collector) Describe(ch chan<- *prometheus.Desc) { ch <- c.desc }
func (c *collector) Collect(ch chan<- prometheus.Metric) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for k, v := range c.conns {
		ch <- prometheus.MustNewConstMetric(c.desc, prometheus.GaugeValue, float64(v), k)
	}
}

func main() {
	c := &collector{conns: map[string]int{}}
	prometheus.MustRegister(c)
	http.ListenAndServe(":1", nil)
}
//= status class, configured route names, loop of fixed things
package main

import (
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

var m = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "m"}, []string{"a"})
var g = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "g"}, []string{"host"})

type rec struct {
	http.ResponseWriter
	status int
}

func (r *rec) WriteHeader(c int) { r.status = c; r.ResponseWriter.WriteHeader(c) }

type route struct {
	name    string
	handler http.HandlerFunc
}

func wrap(rt route) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		rr := &rec{ResponseWriter: w, status: 200}
		start := time.Now()
		rt.handler(rr, r)
		m.WithLabelValues(strconv.Itoa(rr.status)).Inc()
		m.WithLabelValues(rt.name).Inc()
		m.WithLabelValues(strconv.Itoa(rr.status/100) + "xx").Inc()
		_ = start
	}
}

func main() {
	host, _ := os.Hostname()
	for _, rt := range []route{{"a", nil}, {"b", nil}} {
		http.HandleFunc("/"+rt.name, wrap(rt))
	}
	go func() {
		for range time.Tick(time.Second) {
			g.WithLabelValues(host).Set(1)
		}
	}()
}
//= outgoing client metrics: path with ids vs fixed paths
package main

import (
	"fmt"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var out = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "out"}, []string{"path"})

type client struct{ http *http.Client }

func (c *client) do(req *http.Request) (*http.Response, error) {
	out.WithLabelValues(req.URL.Path).Inc() // want "the raw URL path"
	return c.http.Do(req)
}

func (c *client) user(id string) error {
	req, _ := http.NewRequest("GET", fmt.Sprintf("https://api/users/%s", id), nil)
	_, err := c.do(req)
	return err
}

func main() {
	c := &client{http: &http.Client{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { c.user(r.FormValue("id")) })
}
//= outgoing with only fixed paths
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var out = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "out"}, []string{"path"})

type rt struct{ next http.RoundTripper }

func (t rt) RoundTrip(req *http.Request) (*http.Response, error) {
	out.WithLabelValues(req.URL.Path).Inc()
	return t.next.RoundTrip(req)
}

func main() {
	c := &http.Client{Transport: rt{http.DefaultTransport}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { c.Get("https://api/health") })
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
	reconciles.WithLabelValues(req.Name).Inc() // as many as there are objects
	r.seen[req.String()]++
	return ctrl.Result{}, nil
}

func main() {
	mgr, _ := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	r := &Reconciler{Client: mgr.GetClient(), seen: map[string]int{}}
	ctrl.NewControllerManagedBy(mgr).Complete(r)
}
//= reconcile with cleanup
package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

var ready = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "r"}, []string{"ns", "name"})

type R struct{ get func(context.Context, string) bool }

func (r *R) Reconcile(ctx context.Context, req reconcile.Request) (reconcile.Result, error) {
	if !r.get(ctx, req.Name) {
		ready.DeleteLabelValues(req.Namespace, req.Name)
		return reconcile.Result{}, nil
	}
	ready.WithLabelValues(req.Namespace, req.Name).Set(1)
	return reconcile.Result{}, nil
}

func main() {
	mgr, _ := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	ctrl.NewControllerManagedBy(mgr).Complete(&R{})
}
//= user agent, referer, cookies, time buckets
package main

import (
	"fmt"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

var m = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "m"}, []string{"a"})

func h(w http.ResponseWriter, r *http.Request) {
	m.WithLabelValues(r.UserAgent()).Inc() // want "the User-Agent header"
	c, _ := r.Cookie("sid")
	m.WithLabelValues(c.Value).Inc() // want "the value of a cookie"
	m.WithLabelValues(time.Now().Format("2006-01-02T15:04")).Inc() // want "the current time"
	m.WithLabelValues(time.Now().Weekday().String()).Inc()
	m.WithLabelValues(fmt.Sprint(time.Now().Hour())).Inc()
	m.WithLabelValues(fmt.Sprintf("%d", r.ContentLength)).Inc() // want "the length of a body"
	m.WithLabelValues(fmt.Sprint(r.TLS != nil)).Inc()
	m.WithLabelValues(r.Proto).Inc()
}

func main() { http.HandleFunc("/", h) }
//= AMQP routing key and headers
package main

import (
	"github.com/prometheus/client_golang/prometheus"
	amqp "github.com/rabbitmq/amqp091-go"
)

var m = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "m"}, []string{"a"})

func consume(ch *amqp.Channel) {
	msgs, _ := ch.Consume("q", "", false, false, false, false, nil)
	for d := range msgs {
		handle(d)
	}
}

func handle(d amqp.Delivery) {
	m.WithLabelValues(d.MessageId).Inc() // want "a message id"
	m.WithLabelValues(d.CorrelationId).Inc() // want "a correlation id"
	m.WithLabelValues(string(d.Body)).Inc() // want "the body of a message"
	m.WithLabelValues(d.Exchange).Inc()
}

func main() {
	conn, _ := amqp.Dial("amqp://")
	ch, _ := conn.Channel()
	consume(ch)
}
//= database error and sql query text
package main

import (
	"database/sql"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var q = prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "q"}, []string{"query"})

type DB struct{ *sql.DB }

func (d *DB) Exec(query string, args ...any) error {
	t := prometheus.NewTimer(q.WithLabelValues(query))
	defer t.ObserveDuration()
	_, err := d.DB.Exec(query, args...)
	return err
}

func handler(db *DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		db.Exec("select 1")
		db.Exec("delete from users where id = " + r.FormValue("id")) // want "a form value"
	}
}

func main() {
	db, _ := sql.Open("pg", "")
	http.HandleFunc("/", handler(&DB{db}))
}
//= meter per request, counter per name, expvar
package main

import (
	"expvar"
	"net/http"

	"github.com/rcrowley/go-metrics"
	"go.opentelemetry.io/otel"
)

var hits = expvar.NewMap("hits")

func h(w http.ResponseWriter, r *http.Request) {
	metrics.GetOrRegisterCounter("req."+r.URL.Path, nil).Inc(1)
	metrics.GetOrRegisterCounter("req.total", nil).Inc(1)
	hits.Add(r.URL.Path, 1) // want "the raw URL path"
	hits.Add("total", 1)
	m := otel.Meter("svc." + r.Host)
	c, _ := m.Int64Counter("x")
	c.Add(r.Context(), 1)
}

func main() { http.HandleFunc("/", h) }

//= a metric of the program's own kind that is emptied before it is set again
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type lastOnly struct {
	inner *prometheus.GaugeVec
	kept  []string
}

func (g *lastOnly) WithLabelValues(value string) prometheus.Gauge {
	g.kept = []string{value}
	return g.inner.WithLabelValues(value)
}

func (g *lastOnly) Reset() {
	g.inner.DeleteLabelValues(g.kept...)
}

var (
	agent  = &lastOnly{inner: prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "agent"}, []string{"name"})}
	agents = &lastOnly{inner: prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "agents"}, []string{"name"})}
)

func handle(w http.ResponseWriter, r *http.Request) {
	agent.Reset()
	agent.WithLabelValues(r.UserAgent()).Set(1)
	agents.WithLabelValues(r.UserAgent()).Set(1) // want "User-Agent"
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}

//= why a context ended is one of two texts, and the cause that somebody gave is any
package main

import (
	"context"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var ends = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "ends"}, []string{"why"})

func handle(w http.ResponseWriter, r *http.Request) {
	if err := r.Context().Err(); err != nil {
		ends.WithLabelValues(err.Error()).Inc()
	}
	if err := context.Cause(r.Context()); err != nil {
		ends.WithLabelValues(err.Error()).Inc() // want "the text of an error"
	}
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
