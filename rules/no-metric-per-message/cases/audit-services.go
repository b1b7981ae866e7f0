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
	scope.Tagged(map[string]string{"path": r.URL.Path}).Counter("req").Inc(1)
	scope.Tagged(map[string]string{"op": "list"}).Counter("req").Inc(1)
	scope.SubScope(r.Host).Counter("x").Inc(1) // want "name has"
	metrics.GetOrCreateCounter(fmt.Sprintf(`requests_total{path=%q}`, r.URL.Path)).Inc() // want "name has"
	metrics.GetOrCreateCounter(`requests_total{path="/"}`).Inc()
	gometrics.IncrCounterWithLabels([]string{"req"}, 1, []gometrics.Label{{Name: "client", Value: r.RemoteAddr}})
	gometrics.IncrCounterWithLabels([]string{"req"}, 1, []gometrics.Label{{Name: "client", Value: "one"}})
	gometrics.IncrCounter([]string{"req", r.URL.Path}, 1) // want "name has"
	gometrics.MeasureSince([]string{"http", "get"}, start)
}

func main() { http.HandleFunc("/", handler) }
//= registering metrics in handlers, per tenant constructor
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

func h(w http.ResponseWriter, r *http.Request) {
	c := prometheus.NewCounter(prometheus.CounterOpts{Name: "x"})
	prometheus.MustRegister(c) // want "metric is made"
	promauto.NewCounter(prometheus.CounterOpts{Name: "y"}) // want "metric is made"
	promauto.With(prometheus.DefaultRegisterer).NewCounter(prometheus.CounterOpts{Name: "z"}) // want "metric is made"
}

func probe(w http.ResponseWriter, r *http.Request) {
	reg := prometheus.NewRegistry()
	g := prometheus.NewGauge(prometheus.GaugeOpts{Name: "p"})
	reg.MustRegister(g)
	promauto.With(reg).NewGauge(prometheus.GaugeOpts{Name: "q"})
	promhttp.HandlerFor(reg, promhttp.HandlerOpts{}).ServeHTTP(w, r)
}

type metrics struct{ c prometheus.Counter }

func newMetrics(reg prometheus.Registerer) *metrics {
	m := &metrics{c: prometheus.NewCounter(prometheus.CounterOpts{Name: "m"})}
	reg.MustRegister(m.c) // want "metric is made"
	return m
}

func perReq(w http.ResponseWriter, r *http.Request) { newMetrics(prometheus.DefaultRegisterer).c.Inc() }

func main() {
	http.HandleFunc("/", h)
	http.HandleFunc("/p", probe)
	http.HandleFunc("/q", perReq)
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
	metrics.GetOrRegisterCounter("req."+r.URL.Path, nil).Inc(1) // want "name has"
	metrics.GetOrRegisterCounter("req.total", nil).Inc(1)
	hits.Add(r.URL.Path, 1)
	hits.Add("total", 1)
	m := otel.Meter("svc." + r.Host) // want "name has"
	c, _ := m.Int64Counter("x")
	c.Add(r.Context(), 1)
}

func main() { http.HandleFunc("/", h) }
