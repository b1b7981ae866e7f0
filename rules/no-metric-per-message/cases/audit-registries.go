//= a registry that may be absent is absent where many are made
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type metrics struct{ reads prometheus.Counter }

func newMetrics(r prometheus.Registerer) *metrics {
	m := &metrics{reads: prometheus.NewCounter(prometheus.CounterOpts{Name: "reads"})}
	if r != nil {
		r.MustRegister(m.reads)
	}
	return m
}

func always(r prometheus.Registerer) *metrics {
	m := &metrics{reads: prometheus.NewCounter(prometheus.CounterOpts{Name: "reads"})}
	r.MustRegister(m.reads) // want "metric is made"
	return m
}

func main() {
	http.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) { newMetrics(nil).reads.Inc() })
	http.HandleFunc("/b", func(w http.ResponseWriter, r *http.Request) {
		always(prometheus.DefaultRegisterer).reads.Inc()
	})
	http.ListenAndServe(":8080", nil)
}
