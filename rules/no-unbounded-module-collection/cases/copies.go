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
		hits.WithLabelValues(c.GetString("who")).Inc()
		hits.WithLabelValues(c.GetString("route")).Inc()
		v, _ := c.Get("who")
		hits.WithLabelValues(v.(string)).Inc()
		seen[c.MustGet("who").(string)]++ // want "seen"
		seen[c.GetString("route")]++
	})
	r.Run()
}
//= package-level buffer
package main

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
)

var audit bytes.Buffer
var log strings.Builder
var drained bytes.Buffer
var raw []byte

type svc struct {
	hist strings.Builder
	tmp  bytes.Buffer
}

func (s *svc) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.hist.WriteString(r.URL.Path) // want "hist"
	s.tmp.Reset()
	s.tmp.WriteString(r.URL.Path)
	audit.WriteString(r.URL.Path) // want "audit"
	fmt.Fprintf(&log, "%s\n", r.URL.Path) // want "log"
	drained.WriteString(r.URL.Path)
	if drained.Len() > 1000 {
		flush()
	}
	raw = append(raw, r.URL.Path...) // want "raw"
	var b strings.Builder
	b.WriteString("x")
	fmt.Fprint(&b, "y")
}

func flush() {
	drained.WriteTo(nil)
	drained.Reset()
}

func main() {
	http.Handle("/", &svc{})
	http.ListenAndServe(":1", nil)
}
//= copy-on-write in atomic
package main

import (
	"net/http"
	"sync/atomic"
)

var routes atomic.Value
var sessions atomic.Pointer[map[string]int]
var conf atomic.Pointer[map[string]int]

func add(id string) {
	old := routes.Load().(map[string]string)
	next := make(map[string]string, len(old)+1)
	for k, v := range old {
		next[k] = v
	}
	next[id] = "x" // want "routes"
	routes.Store(next)
}

func add2(id string) {
	old := sessions.Load()
	next := map[string]int{}
	for k, v := range *old {
		next[k] = v
	}
	next[id]++ // want "sessions"
	sessions.Store(&next)
}

func reload(names []string) {
	next := map[string]int{}
	for _, n := range names {
		next[n] = 1
	}
	conf.Store(&next)
}

func main() {
	routes.Store(map[string]string{})
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		add(r.URL.Path)
		add2(r.Header.Get("X-Session"))
		reload([]string{"a", r.URL.Path})
	})
}
