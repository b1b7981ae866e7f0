//= labels method over fields, healthy instance and leaking instance
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"path", "method"})
var jobs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "jobs"}, []string{"path", "method"})

type labels struct{ path, method string }

func (l labels) values() []string { return []string{l.path, l.method} }

func main() {
	http.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		l := labels{path: r.URL.Path, method: "GET"}
		reqs.WithLabelValues(l.values()...).Inc()
	})
	http.HandleFunc("/b", func(w http.ResponseWriter, r *http.Request) {
		l := labels{path: "/b", method: "GET"}
		jobs.WithLabelValues(l.values()...).Inc()
		jobs.WithLabelValues(l.path, l.method).Inc()
	})
	http.HandleFunc("/x/", func(w http.ResponseWriter, r *http.Request) {
		l := labels{path: r.URL.Path, method: "GET"}
		reqs.WithLabelValues(l.values()...).Inc() // want "the raw URL path"
		jobs.WithLabelValues(l.path, l.method).Inc() // want "the raw URL path"
	})
}
//= switch upper
package main

import (
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"method"})

func norm(m string) string {
	switch strings.ToUpper(m) {
	case "GET", "POST", "PUT":
		return strings.ToUpper(m)
	default:
		return "OTHER"
	}
}

func normLower(m string) string {
	switch m = strings.ToLower(m); m {
	case "get", "post", http.MethodPut:
		return m
	}
	return "other"
}

func bad(m string) string {
	switch strings.ToUpper(m) {
	case "GET", "POST":
		return strings.ToUpper(m)
	default:
		return strings.ToLower(m)
	}
}

func main() {
	http.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		reqs.WithLabelValues(norm(r.Method)).Inc()
		reqs.WithLabelValues(normLower(r.Method)).Inc()
		reqs.WithLabelValues(bad(r.Method)).Inc() // want "the raw HTTP method"
	})
}
//= context value
package main

import (
	"context"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type key string

const userKey key = "user"
const planKey key = "plan"

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"user"})
var plans = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "plans"}, []string{"plan"})

func auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), userKey, r.Header.Get("Authorization"))
		plan := "free"
		if r.Header.Get("X-Paid") == "1" {
			plan = "paid"
		}
		ctx = context.WithValue(ctx, planKey, plan)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func handle(w http.ResponseWriter, r *http.Request) {
	who := r.Context().Value(userKey).(string)
	hits.WithLabelValues(who).Inc() // want "a request header"
	p, ok := r.Context().Value(planKey).(string)
	if !ok {
		p = "none"
	}
	plans.WithLabelValues(p).Inc()
}

func main() {
	http.Handle("/", auth(http.HandlerFunc(handle)))
	http.ListenAndServe(":8080", nil)
}
//= gin set get
package main

import (
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"user"})
var seen = map[string]int{}

func auth(c *gin.Context) {
	c.Set("who", c.GetHeader("X-User"))
	c.Set("route", c.FullPath())
	c.Next()
}

func main() {
	r := gin.New()
	r.Use(auth)
	r.GET("/x", func(c *gin.Context) {
		hits.WithLabelValues(c.GetString("who")).Inc() // want "a request header"
		hits.WithLabelValues(c.GetString("route")).Inc()
		v, _ := c.Get("who")
		hits.WithLabelValues(v.(string)).Inc() // want "a request header"
		seen[c.MustGet("who").(string)]++
		seen[c.GetString("route")]++
	})
	r.Run()
}
//= conditions on call names
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"path"})

func isKnown(p string) bool { return p == "/a" || p == "/b" }

func isKnownSwitch(p string) bool {
	switch p {
	case "/a", "/b":
		return true
	}
	return false
}

var table = map[string]bool{"/a": true}

func inTable(p string) bool { _, ok := table[p]; return ok }

func isNotEmpty(p string) bool { return p != "" }

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		p := r.URL.Path
		if isKnown(p) {
			hits.WithLabelValues(p).Inc()
		}
		if isKnownSwitch(p) {
			hits.WithLabelValues(p).Inc()
		}
		if inTable(p) {
			hits.WithLabelValues(p).Inc()
		}
		if isNotEmpty(p) {
			hits.WithLabelValues(p).Inc() // want "the raw URL path"
		}
		if !isKnown(p) {
			p = "other"
		}
		hits.WithLabelValues(p).Inc()
	})
}
