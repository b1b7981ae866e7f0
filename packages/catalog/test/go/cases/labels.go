//= client_golang: every way to a child
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

var (
	counters   = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})
	gauges     = promauto.NewGaugeVec(prometheus.GaugeOpts{Name: "b"}, []string{"x"})
	histograms = promauto.With(prometheus.NewRegistry()).NewHistogramVec(prometheus.HistogramOpts{Name: "c"}, []string{"x"})
	summaries  = prometheus.NewSummaryVec(prometheus.SummaryOpts{Name: "d"}, []string{"x"})
	limited    = prometheus.V2.NewCounterVec(prometheus.CounterVecOpts{})
)

func handle(w http.ResponseWriter, r *http.Request) {
	counters.WithLabelValues(r.Host).Inc()                                   // want "Host header"
	gauges.With(prometheus.Labels{"x": r.RemoteAddr}).Set(1)                 // want "client's address"
	histograms.WithLabelValues("ok").Observe(1)
	if m, err := histograms.GetMetricWithLabelValues(r.UserAgent()); err == nil { // want "User-Agent"
		m.Observe(1)
	}
	summaries.MustCurryWith(prometheus.Labels{"x": r.FormValue("id")}).WithLabelValues().Observe(1) // want "form value"
	limited.With(prometheus.Labels{"x": r.PathValue("id")}).Inc()           // want "path parameter"
	counters.WithLabelValues(r.Pattern).Inc()
	counters.WithLabelValues(http.StatusText(404)).Inc()
}

func main() {
	http.HandleFunc("/", handle)
	h := promhttp.InstrumentHandlerCounter(counters, http.HandlerFunc(handle), promhttp.WithLabelFromRequest("u", func(r *http.Request) string {
		return "x"
	}))
	http.Handle("/m", h)
}

//= a label from the request through an option
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus/promhttp"
)

func option() promhttp.Option {
	return promhttp.WithLabelFromRequest("u", func(r *http.Request) string { // want "raw URL path"
		return r.URL.Path
	})
}

//= OpenTelemetry: attributes of metrics, not of spans
package main

import (
	"net/http"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"
)

var (
	meter      = otel.Meter("svc")
	requests, _ = meter.Int64Counter("requests")
)

func handle(w http.ResponseWriter, r *http.Request) {
	span := trace.SpanFromContext(r.Context())
	span.SetAttributes(attribute.String("path", r.URL.Path))
	requests.Add(r.Context(), 1, metric.WithAttributes(attribute.String("path", r.URL.Path))) // want "raw URL path"
	attrs := []attribute.KeyValue{attribute.String("route", r.Pattern), attribute.Key("user").String(r.FormValue("user"))}
	requests.Add(r.Context(), 1, metric.WithAttributes(attrs...)) // want "form value"
	requests.Add(r.Context(), 1, metric.WithAttributeSet(attribute.NewSet(attribute.Bool("ok", true))))
}

func main() { http.HandleFunc("/", handle) }

//= go-zero's vectors
package main

import (
	"net/http"

	"github.com/zeromicro/go-zero/core/metric"
	"github.com/zeromicro/go-zero/rest/httpx"
)

var latency = metric.NewHistogramVec(&metric.HistogramVecOpts{Name: "l", Labels: []string{"path"}})
var calls = metric.NewCounterVec(&metric.CounterVecOpts{Name: "c", Labels: []string{"ip"}})

func handle(w http.ResponseWriter, r *http.Request) {
	latency.Observe(12, r.URL.Path)          // want "raw URL path"
	calls.Inc(httpx.GetRemoteAddr(r))        // want "client's address"
	calls.Inc("all")
}

func main() { http.HandleFunc("/", handle) }

//= go-kit and tally
package main

import (
	"net/http"

	"github.com/go-kit/kit/metrics"
	kitprometheus "github.com/go-kit/kit/metrics/prometheus"
	"github.com/uber-go/tally/v4"
)

type server struct {
	requests metrics.Counter
	scope    tally.Scope
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.requests.With("path", r.URL.Path, "ok", "true").Add(1) // want "raw URL path"
	s.scope.Tagged(map[string]string{"user": r.Header.Get("X-User")}).Counter("c").Inc(1) // want "request header"
}

func main() {
	var opts kitOpts
	s := &server{requests: kitprometheus.NewCounterFrom(opts, []string{"path", "ok"})}
	http.Handle("/", s)
}

//= clients that send tags away
package main

import (
	"net/http"
	"time"

	"github.com/DataDog/datadog-go/v5/statsd"
	metrics "github.com/hashicorp/go-metrics"
	influxdb2 "github.com/influxdata/influxdb-client-go/v2"
	client "github.com/influxdata/influxdb1-client/v2"
)

var dd *statsd.Client

func handle(w http.ResponseWriter, r *http.Request) {
	dd.Incr("requests", []string{"path:" + r.URL.Path}, 1)                                  // want "raw URL path.*billed"
	dd.Gauge("g", 1, []string{"env:prod"}, 1)
	influxdb2.NewPoint("m", map[string]string{"ip": r.RemoteAddr}, nil, time.Now())          // want "client's address.*metrics server"
	influxdb2.NewPointWithMeasurement("m").AddTag("ua", r.UserAgent())                       // want "User-Agent"
	client.NewPoint("m", map[string]string{"host": r.Host}, nil, time.Now())                 // want "Host header"
	metrics.IncrCounterWithLabels([]string{"a"}, 1, []metrics.Label{{Name: "p", Value: r.URL.Path}}) // want "raw URL path"
}

func main() { http.HandleFunc("/", handle) }

//= expvar maps
package main

import (
	"expvar"
	"net/http"
)

var hits = expvar.NewMap("hits")

func handle(w http.ResponseWriter, r *http.Request) {
	hits.Add(r.URL.Path, 1) // want "raw URL path"
	hits.Add("all", 1)
}

func main() { http.HandleFunc("/", handle) }

//= errors, ids, times and text functions
package main

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func work() error { return nil }

func handle(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		c.WithLabelValues(err.Error()).Inc()                     // want "text of an error"
		c.WithLabelValues(fmt.Sprintf("%T", err)).Inc()
		label(err)
	}
	c.WithLabelValues(uuid.NewString()).Inc()                     // want "new id"
	c.WithLabelValues(uuid.New().String()).Inc()                  // want "new id"
	c.WithLabelValues(time.Now().Format(time.RFC3339)).Inc()      // want "current time"
	c.WithLabelValues(time.Now().Weekday().String()).Inc()
	c.WithLabelValues(strings.ToLower(strings.TrimSpace(r.Host))).Inc() // want "Host header"
	c.WithLabelValues("p:" + strconv.Quote(r.URL.RawQuery)).Inc() // want "query string"
	c.WithLabelValues(strconv.Itoa(200)).Inc()
}

func label(err error) {
	c.WithLabelValues(fmt.Sprint("failed: ", err)).Inc() // want "text of an error"
}

func main() { http.HandleFunc("/", handle) }

//= requests that are sent are not requests that came in
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func handle(w http.ResponseWriter, r *http.Request) {
	out, err := http.NewRequestWithContext(r.Context(), http.MethodGet, "https://backend/x", nil)
	if err != nil {
		return
	}
	c.WithLabelValues(out.Method).Inc()
	c.WithLabelValues(out.URL.Path).Inc()
	resp, err := http.DefaultClient.Do(out)
	if err != nil {
		return
	}
	c.WithLabelValues(resp.Request.Host).Inc()
	c.WithLabelValues(r.Host).Inc() // want "Host header"
}

func main() { http.HandleFunc("/", handle) }
