//= allow: a function that makes metrics
//- leakline.config.json
{ "rules": { "no-metric-per-message": ["error", { "allow": ["ensure"] }] } }
//- main.go
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

func ensure(name string) prometheus.Counter {
	return promauto.NewCounter(prometheus.CounterOpts{Name: name})
}

func handle(w http.ResponseWriter, r *http.Request) {
	ensure("a_total").Inc()
	c := promauto.NewCounter(prometheus.CounterOpts{Name: "b_total"}) // want "metric is made for every request"
	c.Inc()
}

func main() { http.HandleFunc("/", handle) }
