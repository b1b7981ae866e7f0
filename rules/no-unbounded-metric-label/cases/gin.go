//= the raw path in a middleware
package main

import (
	"strconv"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "requests"}, []string{"path", "code"})

func Metrics() gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Next()
		requests.WithLabelValues(c.Request.URL.Path, strconv.Itoa(c.Writer.Status())).Inc() // want "raw URL path"
	}
}
//= the template with a constant for unmatched routes
package main

import (
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "requests"}, []string{"path"})

func metrics(c *gin.Context) {
	path := c.FullPath()
	if path == "" {
		path = "unmatched"
	}
	requests.WithLabelValues(path).Inc()
}
//= the template with a raw fallback
package main

import (
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "requests"}, []string{"path"})

func metrics(c *gin.Context) {
	path := c.FullPath()
	if path == "" {
		path = c.Request.URL.Path
	}
	requests.With(prometheus.Labels{"path": path}).Inc() // want "raw URL path"
}
//= the raw method is unbounded in Go
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

var requests = promauto.NewCounterVec(prometheus.CounterOpts{Name: "requests"}, []string{"method"})

func handle(w http.ResponseWriter, r *http.Request) {
	requests.WithLabelValues(r.Method).Inc() // want "raw HTTP method"
	switch r.Method {
	case http.MethodGet, http.MethodPost:
		requests.WithLabelValues(r.Method).Inc()
	}
	if r.Method == "GET" {
		requests.WithLabelValues(r.Method).Inc()
	}
}
//= through a helper in another file of the package
//- metrics.go
package svc

import "github.com/prometheus/client_golang/prometheus"

var latency = prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "l"}, []string{"user"})

func observe(user string, seconds float64) {
	latency.WithLabelValues(user).Observe(seconds)
}
//- handler.go
package svc

import "net/http"

func Handle(w http.ResponseWriter, r *http.Request) {
	observe(r.URL.Query().Get("user"), 1) // want "query parameter"
	observe("all", 1)
}
//= an allow-list map
package svc

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"tenant"})
var known = map[string]bool{"a": true, "b": true}

func Handle(w http.ResponseWriter, r *http.Request) {
	tenant := r.Header.Get("X-Tenant")
	if !known[tenant] {
		tenant = "other"
	}
	hits.WithLabelValues(tenant).Inc()
	name, ok := known[r.Host]
	_ = name
	if ok {
		hits.WithLabelValues(r.Host).Inc()
	}
	hits.WithLabelValues(r.Host).Inc() // want "Host header"
}
//= the text of an error
package svc

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type server struct {
	failures *prometheus.CounterVec
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := s.work(); err != nil {
		s.failures.WithLabelValues(err.Error()).Inc() // want "text of an error"
		s.failures.WithLabelValues("failed").Inc()
	}
}

func (s *server) work() error { return nil }
//= nolint
package svc

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"path"})

func Handle(w http.ResponseWriter, r *http.Request) {
	hits.WithLabelValues(r.URL.Path).Inc() //nolint:leakline // measured
	hits.WithLabelValues(r.URL.Path).Inc() //nolint:errcheck // want "raw URL path"
}
