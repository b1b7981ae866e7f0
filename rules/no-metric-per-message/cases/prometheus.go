//= promauto in a handler, and its healthy twin
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

var requests = promauto.NewCounter(prometheus.CounterOpts{Name: "requests_total"})

func handler(w http.ResponseWriter, r *http.Request) {
	c := promauto.NewCounter(prometheus.CounterOpts{Name: "a_total"}) // want "metric is made for every request"
	c.Inc()
	requests.Inc()
}

func main() {
	http.HandleFunc("/", handler)
}
//= registered for every request, and once in a constructor
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type server struct {
	hits *prometheus.CounterVec
}

func newServer() *server {
	s := &server{hits: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"code"})}
	prometheus.MustRegister(s.hits)
	return s
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	vec := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "open"}, []string{"code"})
	prometheus.MustRegister(vec) // want "metric is made for every request"
	s.hits.WithLabelValues("200").Inc()
}

func main() {
	http.Handle("/", newServer())
}
//= a registry for each probe, as exporters have
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

func probe(w http.ResponseWriter, r *http.Request) {
	registry := prometheus.NewRegistry()
	up := prometheus.NewGauge(prometheus.GaugeOpts{Name: "up"})
	registry.MustRegister(up)
	promauto.With(registry).NewGauge(prometheus.GaugeOpts{Name: "seconds"}).Set(1)
	promhttp.HandlerFor(registry, promhttp.HandlerOpts{}).ServeHTTP(w, r)
}

func main() {
	http.HandleFunc("/probe", probe)
}
//= sync.Once, and a map that is looked at first
package main

import (
	"net/http"
	"sync"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

var (
	once   sync.Once
	first  prometheus.Counter
	mu     sync.Mutex
	byName = map[string]prometheus.Counter{}
)

func counter(name string) prometheus.Counter {
	mu.Lock()
	defer mu.Unlock()
	c, ok := byName[name]
	if !ok {
		c = promauto.NewCounter(prometheus.CounterOpts{Name: name})
		byName[name] = c
	}
	return c
}

func handler(w http.ResponseWriter, r *http.Request) {
	once.Do(func() {
		first = promauto.NewCounter(prometheus.CounterOpts{Name: "first"})
	})
	counter("orders").Inc()
	counter("user_" + r.FormValue("user")).Inc() // want "metric's name has"
}

func main() {
	http.HandleFunc("/", handler)
}
//= a metric for each tenant of the configuration
package main

import (
	"net/http"
	"os"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

var tenants = map[string]prometheus.Counter{}

func main() {
	for _, tenant := range strings.Split(os.Getenv("TENANTS"), ",") {
		tenants[tenant] = promauto.NewCounter(prometheus.CounterOpts{Name: "requests_" + tenant})
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		tenants["a"].Inc()
	})
}
//= a name with something of the request in it
package main

import (
	"fmt"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

func handler(w http.ResponseWriter, r *http.Request) {
	c := prometheus.NewCounter(prometheus.CounterOpts{
		Name: fmt.Sprintf("requests_%s", r.URL.Path), // want "metric's name has the raw (URL|request) path"
	})
	if err := prometheus.Register(c); err != nil {
		return
	}
	c.Inc()
}

func main() {
	http.HandleFunc("/", handler)
}
//= VictoriaMetrics: labels are a part of the name
package main

import (
	"fmt"
	"net/http"

	"github.com/VictoriaMetrics/metrics"
)

var total = metrics.NewCounter("requests_total")

func handler(w http.ResponseWriter, r *http.Request) {
	metrics.GetOrCreateCounter("hits_total").Inc()
	metrics.GetOrCreateCounter(fmt.Sprintf(`requests_total{path=%q}`, r.URL.Path)).Inc() // want "metric's name has the raw (URL|request) path"
	metrics.NewCounter("again_total").Inc()                                              // want "metric is made for every request"
	own := metrics.NewSet()
	own.GetOrCreateGauge(fmt.Sprintf(`up{host=%q}`, r.Host), nil)
	total.Inc()
}

func main() {
	http.HandleFunc("/", handler)
}
//= go-zero: made where a logic is made
package main

import (
	"net/http"

	"github.com/zeromicro/go-zero/core/metric"
)

var orders = metric.NewCounterVec(&metric.CounterVecOpts{Name: "orders", Labels: []string{"result"}})

type orderLogic struct {
	seconds metric.HistogramVec
}

func newOrderLogic() *orderLogic {
	return &orderLogic{
		seconds: metric.NewHistogramVec(&metric.HistogramVecOpts{Name: "seconds"}),
	}
}

func handler(w http.ResponseWriter, r *http.Request) {
	l := newOrderLogic() // want "metric is made for every request"
	l.seconds.Observe(1)
	orders.Inc("ok")
}

func main() {
	http.HandleFunc("/", handler)
}
//= OpenTelemetry gives the same instrument again; a name that differs is one more
package main

import (
	"net/http"

	"go.opentelemetry.io/otel"
)

var meter = otel.Meter("service")

func handler(w http.ResponseWriter, r *http.Request) {
	c, err := meter.Int64Counter("requests")
	if err != nil {
		return
	}
	c.Add(r.Context(), 1)
	u, _ := meter.Int64Counter("requests." + r.FormValue("user")) // want "metric's name has"
	u.Add(r.Context(), 1)
}

func main() {
	http.HandleFunc("/", handler)
}
//= go-metrics: a meter for each event's name, and a fixed one
package main

import (
	"context"

	"github.com/rcrowley/go-metrics"
	"github.com/segmentio/kafka-go"
)

func consume(ctx context.Context, reader *kafka.Reader) {
	for {
		msg, err := reader.ReadMessage(ctx)
		if err != nil {
			return
		}
		metrics.GetOrRegisterMeter("events", metrics.DefaultRegistry).Mark(1)
		metrics.GetOrRegisterMeter("events."+string(msg.Key), metrics.DefaultRegistry).Mark(1) // want "metric's name has"
	}
}

func main() {
	consume(context.Background(), kafka.NewReader(kafka.ReaderConfig{}))
}
//= expvar panics on the second one
package main

import (
	"expvar"
	"net/http"
)

var hits = expvar.NewInt("hits")

func handler(w http.ResponseWriter, r *http.Request) {
	expvar.NewInt("handler").Add(1) // want "metric is made for every request"
	hits.Add(1)
}

func main() {
	http.HandleFunc("/", handler)
}
//= unregistered again
package main

import (
	"net/http"

	"github.com/VictoriaMetrics/metrics"
)

func handler(w http.ResponseWriter, r *http.Request) {
	name := "job_" + r.FormValue("job")
	metrics.GetOrCreateCounter(name).Inc()
	defer metrics.UnregisterMetric(name)
}

func main() {
	http.HandleFunc("/", handler)
}
//= behind a check for errors, which guards nothing
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

func handler(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		return
	}
	promauto.NewCounter(prometheus.CounterOpts{Name: "forms"}).Inc() // want "metric is made for every request"
}

func main() {
	http.HandleFunc("/", handler)
}
//= a registry of the process, and one of the probe
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var registry = prometheus.NewRegistry()

func leaks(w http.ResponseWriter, r *http.Request) {
	up := prometheus.NewGauge(prometheus.GaugeOpts{Name: "up"})
	registry.MustRegister(up) // want "metric is made for every request"
}

func probe(w http.ResponseWriter, r *http.Request) {
	own := prometheus.NewRegistry()
	up := prometheus.NewGauge(prometheus.GaugeOpts{Name: "up"})
	own.MustRegister(up)
}

func job(w http.ResponseWriter, r *http.Request) {
	running := prometheus.NewGauge(prometheus.GaugeOpts{Name: "running"})
	registry.MustRegister(running)
	defer registry.Unregister(running)
}

func main() {
	registry.MustRegister(prometheus.NewGauge(prometheus.GaugeOpts{Name: "started"}))
	http.HandleFunc("/leaks", leaks)
	http.HandleFunc("/probe", probe)
	http.HandleFunc("/job", job)
}
//= StatsD and InfluxDB: the name is billed or kept in the server
package main

import (
	"fmt"
	"net/http"

	"github.com/DataDog/datadog-go/v5/statsd"
	"github.com/gin-gonic/gin"
	influxdb2 "github.com/influxdata/influxdb-client-go/v2"
)

var client *statsd.Client

func handler(c *gin.Context) {
	client.Incr("requests", nil, 1)
	client.Incr(fmt.Sprintf("user.%s", c.Param("id")), nil, 1) // want "metric's name has .*billed"
	influxdb2.NewPointWithMeasurement("requests")
	influxdb2.NewPointWithMeasurement("host_" + c.ClientIP()) // want "metric's name has .*server"
	route(c, "requests")
	route(c, c.FullPath())
}

func route(c *gin.Context, name string) {
	client.Incr("route."+name, nil, 1)
}

func main() {
	client, _ = statsd.New("127.0.0.1:8125")
	r := gin.Default()
	r.GET("/users/:id", handler)
	http.ListenAndServe(":80", r)
}
//= StatsD: names and timings of another client
package main

import (
	"net/http"

	"gopkg.in/alexcesaro/statsd.v2"
)

var stats *statsd.Client

func read(w http.ResponseWriter, r *http.Request) {
	shop := r.PathValue("shop")
	stats.Increment("shops")
	stats.Increment("shops." + shop) // want "metric's name"
	took := stats.NewTiming()
	took.Send("shops.read")
	took.Send("shops." + shop + ".read") // want "metric's name"
	stats.Gauge("depth", len(shop))
}

func main() {
	stats, _ = statsd.New()
	http.HandleFunc("GET /shops/{shop}", read)
	http.ListenAndServe(":80", nil)
}
