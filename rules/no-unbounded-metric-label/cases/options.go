//= allow: by key, by place, by the name before the value
//- leakline.config.json
{ "rules": { "no-unbounded-metric-label": ["error", { "allow": ["tenant"] }] } }
//- main.go
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"tenant", "path"})

func handle(w http.ResponseWriter, r *http.Request) {
	tenant := r.Header.Get("X-Tenant")
	requests.With(prometheus.Labels{"tenant": tenant, "path": "fixed"}).Inc()
	requests.WithLabelValues(tenant, "fixed").Inc()
	requests.WithLabelValues(tenant, r.URL.Path).Inc() // want "raw URL path"
}

func main() { http.HandleFunc("/", handle) }
//= allowValues: a local variable
//- leakline.config.json
{ "rules": { "no-unbounded-metric-label": ["error", { "allowValues": ["tenant"] }] } }
//- main.go
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"a"})

func handle(w http.ResponseWriter, r *http.Request) {
	tenant := r.Header.Get("X-Tenant")
	requests.WithLabelValues(tenant).Inc()
	other := r.Header.Get("X-Other")
	requests.WithLabelValues(other).Inc() // want "header"
}

func main() { http.HandleFunc("/", handle) }
