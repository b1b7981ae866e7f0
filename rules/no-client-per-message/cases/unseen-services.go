//= keepalives after literal
package main

import (
	"net/http"
)

func fetch(u string) {
	t := &http.Transport{}
	t.DisableKeepAlives = true
	c := &http.Client{Transport: t}
	c.Get(u)
}

func fetch2(u string) {
	t := &http.Transport{MaxIdleConns: 5} // want "An HTTP transport"
	c := &http.Client{Transport: t}
	c.Get(u)
}

func fetch3(u string) {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.DisableKeepAlives = true
	c := &http.Client{Transport: t}
	c.Get(u)
}

func fetch4(u string) {
	t := http.DefaultTransport.(*http.Transport).Clone() // want "An HTTP transport"
	c := &http.Client{Transport: t}
	c.Get(u)
}

func fetch5(u string) {
	t := &http.Transport{} // want "An HTTP transport"
	defer t.CloseIdleConnections()
	c := &http.Client{Transport: t}
	c.Get(u)
}

func fetch6(u string) {
	c := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	c.Get(u)
}

func main() {
	http.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		fetch(r.FormValue("u"))
		fetch2(r.FormValue("u"))
		fetch3(r.FormValue("u"))
		fetch4(r.FormValue("u"))
		fetch5(r.FormValue("u"))
		fetch6(r.FormValue("u"))
	})
}
//= watcher closed
package main

import (
	"net/http"

	"github.com/fsnotify/fsnotify"
)

func stream(w http.ResponseWriter, r *http.Request) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return
	}
	defer watcher.Close()
	watcher.Add("/etc/app")
	for {
		select {
		case <-watcher.Events:
			w.Write([]byte("x"))
		case <-r.Context().Done():
			return
		}
	}
}

func streamBad(w http.ResponseWriter, r *http.Request) {
	watcher, err := fsnotify.NewWatcher() // want "A file watcher"
	if err != nil {
		return
	}
	watcher.Add("/etc/app")
	<-watcher.Events
}

func main() {
	http.HandleFunc("/s", stream)
	http.HandleFunc("/t", streamBad)
}
//= closed on every way out
package main

import (
	"database/sql"
	"net/http"

	"github.com/fsnotify/fsnotify"
)

func straight(w http.ResponseWriter, r *http.Request) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return
	}
	if watcher.Add("/x") != nil {
		watcher.Close()
		return
	}
	<-watcher.Events
	watcher.Close()
}

func leaky(w http.ResponseWriter, r *http.Request) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return
	}
	if watcher.Add("/x") != nil {
		return
	}
	watcher.Close()
}

func db(w http.ResponseWriter, r *http.Request) {
	db, err := sql.Open("postgres", "x") // want "A database connection pool"
	if err != nil {
		return
	}
	defer db.Close()
	db.Ping()
}

func main() {
	http.HandleFunc("/s", straight)
	http.HandleFunc("/l", leaky)
	http.HandleFunc("/d", db)
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
	conn, err := grpc.Dial("other:1", grpc.WithInsecure()) // want "A gRPC connection"
	if err != nil {
		return nil, err
	}
	_ = conn
	o := &pb.Order{}
	cache[req.GetId()] = o
	return o, nil
}

func main() {
	l, _ := net.Listen("tcp", ":1")
	s := grpc.NewServer()
	pb.RegisterOrdersServer(s, &server{})
	s.Serve(l)
}
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
	conn, err := amqp.Dial(n.url) // want "A RabbitMQ connection"
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
		processed.WithLabelValues("jobs", d.MessageId).Inc()
		if err := n.Notify(d.ReplyTo); err != nil {
			errs.WithLabelValues(err.Error()).Inc()
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
//= gin service with usecase/repo layers, tenant client cache keyed by header
//- repo/repo.go
package repo

import (
	"context"
	"database/sql"

	_ "github.com/lib/pq"
)

type Repo interface {
	Find(ctx context.Context, id string) (string, error)
}

type pg struct{ dsn string }

func New(dsn string) Repo { return &pg{dsn} }

func (p *pg) conn() (*sql.DB, error) { return sql.Open("postgres", p.dsn) }

func (p *pg) Find(ctx context.Context, id string) (string, error) {
	db, err := p.conn() // want "A database connection pool"
	if err != nil {
		return "", err
	}
	var s string
	err = db.QueryRowContext(ctx, "select 1").Scan(&s)
	return s, err
}
//- api/api.go
package api

import (
	"net/http"

	"example.com/app/repo"
	"github.com/gin-gonic/gin"
)

type Handler struct{ repo repo.Repo }

func NewHandler(r repo.Repo) *Handler { return &Handler{repo: r} }

func (h *Handler) Register(r gin.IRouter) { r.GET("/x/:id", h.get) }

func (h *Handler) get(c *gin.Context) {
	s, err := h.repo.Find(c.Request.Context(), c.Param("id"))
	if err != nil {
		c.JSON(http.StatusInternalServerError, nil)
		return
	}
	c.String(200, s)
}
//- main.go
package main

import (
	"example.com/app/api"
	"example.com/app/repo"
	"github.com/gin-gonic/gin"
)

func main() {
	r := gin.Default()
	api.NewHandler(repo.New("x")).Register(r.Group("/v1"))
	r.Run()
}
//- go.mod
module example.com/app
go 1.22
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
	t.m[name] = d
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
		c := influxdb2.NewClient("http://"+j.host, "t") // want "An InfluxDB client"
		_ = c
		p.results = append(p.results, j.id)
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
//= gateway: reverse proxy per request with own transport
package main

import (
	"net/http"
	"net/http/httputil"
	"net/url"
)

type gateway struct{ upstreams map[string]string }

func (g *gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	u, _ := url.Parse(g.upstreams[r.Host])
	p := httputil.NewSingleHostReverseProxy(u)
	p.Transport = &http.Transport{MaxIdleConnsPerHost: 10} // want "An HTTP transport"
	p.ServeHTTP(w, r)
}

type gateway2 struct{ rt http.RoundTripper }

func (g *gateway2) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	u, _ := url.Parse("http://x")
	p := httputil.NewSingleHostReverseProxy(u)
	p.Transport = g.rt
	p.ServeHTTP(w, r)
}

func main() {
	http.Handle("/a", &gateway{})
	http.Handle("/b", &gateway2{rt: &http.Transport{}})
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
		cache[r.MessageId] = []byte(r.Body)
	}
	_ = shared
	return nil
}

func main() { lambda.Start(handler) }
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
