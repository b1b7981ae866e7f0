//= what tests in place let through, by a table that requests do not fill
package main

import (
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var visits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "visits"}, []string{"shop"})

type shops struct {
	everything bool
	open       map[string]bool
}

func (s *shops) isCounted(shop string) bool {
	if s.everything {
		return true
	}
	name := strings.ToLower(shop)
	if _, ok := s.open[name]; ok {
		return true
	}
	return false
}

// Any number of names is short enough, or begins with a letter.
func isWellFormed(shop string) bool {
	if len(shop) > 40 {
		return false
	}
	return !strings.HasPrefix(shop, "-")
}

func (s *shops) visit(w http.ResponseWriter, r *http.Request) {
	labels := prometheus.Labels{}
	if s.isCounted(r.Host) {
		labels["shop"] = strings.ToLower(r.Host)
	} else {
		labels["shop"] = "other"
	}
	visits.With(labels).Inc()
}

func (s *shops) visitNamed(w http.ResponseWriter, r *http.Request) {
	shop := r.PathValue("shop")
	if !s.isCounted(shop) {
		shop = "other"
	}
	visits.WithLabelValues(shop).Inc()
}

func (s *shops) visitWellFormed(w http.ResponseWriter, r *http.Request) {
	shop := r.PathValue("shop")
	if !isWellFormed(shop) {
		shop = "other"
	}
	visits.WithLabelValues(shop).Inc() // want "a path parameter"
}

// Only one of two ways asks.
func (s *shops) visitUnlessSigned(w http.ResponseWriter, r *http.Request) {
	shop := r.PathValue("shop")
	if r.Header.Get("Signature") == "" {
		if !s.isCounted(shop) {
			shop = "other"
		}
	}
	visits.WithLabelValues(shop).Inc() // want "a path parameter"
}

// What is counted is another thing than what was asked for.
func (s *shops) visitOther(w http.ResponseWriter, r *http.Request) {
	if !s.isCounted(r.Host) {
		return
	}
	visits.WithLabelValues(r.URL.Path).Inc() // want "the raw URL path"
}

func (s *shops) label(shop string) string {
	if s.everything {
		return shop
	}
	if s.open[shop] {
		return shop
	}
	return "other"
}

func (s *shops) visitLabelled(w http.ResponseWriter, r *http.Request) {
	visits.WithLabelValues(s.label(r.PathValue("shop"))).Inc()
}

func shorten(shop string) string {
	if len(shop) > 40 {
		return "long"
	}
	return shop
}

func (s *shops) visitShortened(w http.ResponseWriter, r *http.Request) {
	visits.WithLabelValues(shorten(r.PathValue("shop"))).Inc() // want "a path parameter"
}

func (s *shops) count(shop string) {
	if s.isCounted(shop) {
		visits.WithLabelValues(shop).Inc()
	}
}

func countAny(shop string) { visits.WithLabelValues(shop).Inc() }

func (s *shops) visitCounted(w http.ResponseWriter, r *http.Request) {
	s.count(r.PathValue("shop")) 
	countAny(r.PathValue("shop")) // want "a path parameter"
}

func main() {
	s := &shops{everything: len(http.DefaultClient.Jar.Cookies(nil)) > 0, open: map[string]bool{"main": true}}
	http.HandleFunc("/a/{shop}", s.visit)
	http.HandleFunc("/b/{shop}", s.visitNamed)
	http.HandleFunc("/c/{shop}", s.visitWellFormed)
	http.HandleFunc("/d/{shop}", s.visitUnlessSigned)
	http.HandleFunc("/e/{shop}", s.visitOther)
	http.HandleFunc("/f/{shop}", s.visitLabelled)
	http.HandleFunc("/g/{shop}", s.visitShortened)
	http.HandleFunc("/h/{shop}", s.visitCounted)
	http.ListenAndServe(":80", nil)
}
//= the first so many, and those that are seen for the first time
package main

import (
	"net/http"
	"sync"

	"github.com/prometheus/client_golang/prometheus"
)

var visits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "visits"}, []string{"from"})

type visitors struct {
	mu   sync.Mutex
	most int
	seen map[string]struct{}
	all  map[string]struct{}
}

func (v *visitors) label(from string) string {
	if v.most == 0 {
		return from
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if _, ok := v.seen[from]; ok {
		return from
	}
	if len(v.seen) >= v.most {
		return "others"
	}
	v.seen[from] = struct{}{}
	return from
}

func (v *visitors) again(from string) string {
	if _, ok := v.all[from]; ok {
		return from
	}
	v.all[from] = struct{}{}
	return "new"
}

func main() {
	v := &visitors{most: 100, seen: map[string]struct{}{}, all: map[string]struct{}{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		visits.WithLabelValues(v.label(r.RemoteAddr)).Inc()
	})
	http.HandleFunc("/again", func(w http.ResponseWriter, r *http.Request) {
		visits.WithLabelValues(v.again(r.RemoteAddr)).Inc() // want "the client's address"
	})
	http.ListenAndServe(":80", nil)
}
//= paths that a switch names, or a table that is filled from the configuration
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"

	"github.com/prometheus/client_golang/prometheus"
)

var served = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "served"}, []string{"path"})

type sized interface{ GetSize() int }

type server struct{ pages map[string][]byte }

func (s *server) fill(of []sized) {
	for _, page := range of {
		s.pages[fmt.Sprintf("/page_%d", page.GetSize())] = make([]byte, page.GetSize())
	}
}

func (s *server) reload(w http.ResponseWriter, r *http.Request) {
	var of []sized
	config, _ := os.ReadFile("pages.json")
	json.Unmarshal(config, &of)
	s.fill(of)
}

func (s *server) serve(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/healthy":
		w.WriteHeader(http.StatusOK)
	default:
		page, ok := s.pages[r.URL.Path]
		if !ok {
			served.WithLabelValues(r.URL.Path).Inc() // want "the raw URL path"
			http.NotFound(w, r)
			return
		}
		w.Write(page)
	}
	served.WithLabelValues(r.URL.Path).Inc()
}

func main() {
	s := &server{pages: map[string][]byte{}}
	http.HandleFunc("/", s.serve)
	http.HandleFunc("/reload", s.reload)
	http.ListenAndServe(":80", nil)
}
//= a flag that is set where one of what there is was found, and what is asked for once more
package main

import (
	"net/http"
	"sync"

	"github.com/prometheus/client_golang/prometheus"
)

var visits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "visits"}, []string{"tenant"})

type tenant struct{ Name string }

type cache interface{ All() []tenant }

type api struct {
	mu    sync.Mutex
	cache cache
}

func (a *api) serve(w http.ResponseWriter, r *http.Request) {
	name := r.Header.Get("Tenant")
	found := false
	for _, value := range a.cache.All() {
		known := value
		if known.Name == name {
			found = true
			break
		}
	}
	if name == "" || !found {
		visits.WithLabelValues(r.Header.Get("Tenant")).Inc() // want "a request header"
		return
	}
	visits.WithLabelValues(name).Inc()
	visits.WithLabelValues(r.Header.Get("Tenant")).Inc()
	visits.WithLabelValues(r.Header.Get("Client")).Inc() // want "a request header"
}

// The flag says something else, or is set anyway.
func (a *api) serveAny(w http.ResponseWriter, r *http.Request) {
	name := r.Header.Get("Tenant")
	found := false
	for _, value := range a.cache.All() {
		if value.Name == name {
			found = true
		}
		if value.Name == "*" {
			found = true
		}
	}
	if !found {
		return
	}
	visits.WithLabelValues(name).Inc() // want "a request header"
}

func main() {
	a := &api{}
	http.HandleFunc("/", a.serve)
	http.HandleFunc("/any", a.serveAny)
	http.ListenAndServe(":80", nil)
}
//= how many parts there are says nothing of what they are
package main

import (
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var calls = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "calls"}, []string{"name"})

var lengths = map[int]bool{4: true}

func nameIn(path string) string {
	parts := strings.Split(path, "/")
	if len(parts) != 4 {
		return "unknown"
	}
	return parts[3]
}

func ofLength(path string) string {
	if !lengths[len(path)] {
		return "unknown"
	}
	return path
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		calls.WithLabelValues(nameIn(r.URL.Path)).Inc()   // want "the raw URL path"
		calls.WithLabelValues(ofLength(r.URL.Path)).Inc() // want "the raw URL path"
	})
	http.ListenAndServe(":80", nil)
}

//= one of several values, of which nobody says here which
package main

import (
	"fmt"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

var rows = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "rows"}, []string{"column"})
var calls = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "calls"}, []string{"what"})
var parts = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "parts"}, []string{"what"})

// A conversion of whatever a database has in a column.
func text(value any) string {
	switch v := value.(type) {
	case int64:
		return fmt.Sprint(v)
	case string:
		return v
	case bool:
		return fmt.Sprint(v)
	case time.Time:
		return fmt.Sprint(v.Unix())
	}
	return ""
}

type settings struct{ Wanted []string }

func (s *settings) count(w http.ResponseWriter, r *http.Request) {
	all := map[string]string{"path": r.URL.Path, "proto": r.Proto, "kind": "page"}
	for _, name := range s.Wanted {
		calls.WithLabelValues(all[name]).Inc()
	}
	for name := range all {
		parts.WithLabelValues(all[name]).Inc() // want "the raw URL path"
	}
	parts.WithLabelValues(all["path"]).Inc() // want "the raw URL path"
}

func scan(w http.ResponseWriter, r *http.Request) {
	var column any
	rows.WithLabelValues(text(column)).Inc()
	rows.WithLabelValues(text(r.URL.Path)).Inc() // want "the raw URL path"
}

func main() {
	http.HandleFunc("/count/", (&settings{}).count)
	http.HandleFunc("/scan/", scan)
	http.ListenAndServe(":80", nil)
}
//= what is empty but for known values, and what others set too
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var read = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "read"}, []string{"kind"})

func readMail() string  { return "" }
func readOther() string { return "" }

func known(w http.ResponseWriter, r *http.Request) {
	kind := r.URL.Query().Get("kind")
	var reads func() string
	switch kind {
	case "mail":
		reads = func() string { return readMail() }
	case "post":
		reads = func() string { return readOther() }
	}
	if reads == nil {
		return
	}
	go func() { read.WithLabelValues(kind).Inc() }()
}

func other(w http.ResponseWriter, r *http.Request) {
	kind := r.URL.Query().Get("kind")
	var reads func() string
	switch kind {
	case "mail":
		reads = func() string { return readMail() }
	default:
		reads = func() string { return readOther() }
	}
	if reads == nil {
		return
	}
	read.WithLabelValues(kind).Inc() // want "query parameter"
}

func main() {
	http.HandleFunc("/known", known)
	http.HandleFunc("/other", other)
	http.ListenAndServe(":80", nil)
}
