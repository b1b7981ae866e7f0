//= labels that a metric is made with, once
package main

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "requests"}, []string{"path", "since"})

func Filter() http.Handler {
	prometheus.NewGauge(prometheus.GaugeOpts{
		Name:        "build",
		ConstLabels: prometheus.Labels{"start_time": time.Now().String()},
	})
	return http.NotFoundHandler()
}

func handler(w http.ResponseWriter, r *http.Request) {
	requests.WithLabelValues("/", time.Now().String()) // want "the current time"
}

func main() {
	requests.WithLabelValues("/", time.Now().String())
	http.HandleFunc("/", handler)
}
//= what the configuration calls a user
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var calls = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "calls"}, []string{"service"})

type names struct{ UserName string }

var config = struct{ Services names }{}

type account struct{ UserName string }

func load(r *http.Request) account { return account{UserName: r.FormValue("user")} }

func handler(w http.ResponseWriter, r *http.Request) {
	calls.WithLabelValues(config.Services.UserName).Inc()
	calls.WithLabelValues(load(r).UserName).Inc() // want "label value"
}

func main() {
	http.HandleFunc("/", handler)
}
//= a transport sees requests that the program itself writes and sends
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var sent = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "sent"}, []string{"x"})

type transport struct{ next http.RoundTripper }

func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	method := req.Method
	sent.WithLabelValues(method).Inc()
	return t.next.RoundTrip(req)
}

func handler(w http.ResponseWriter, req *http.Request) {
	sent.WithLabelValues(req.Method).Inc() // want "raw HTTP method"
}

func main() {
	http.HandleFunc("/", handler)
	http.DefaultClient.Transport = &transport{next: http.DefaultTransport}
}
