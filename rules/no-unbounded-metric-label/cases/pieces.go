//= the first or last few characters of an id, days, and a limit
package main

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

var orders = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "orders"}, []string{"shard"})

func post(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	orders.WithLabelValues(id[:1]).Inc()
	orders.WithLabelValues(string(id[0])).Inc()
	orders.WithLabelValues(id[0:2]).Inc()
	orders.WithLabelValues(id[len(id)-1:]).Inc()
	orders.WithLabelValues(time.Now().Format("2006")).Inc()
	orders.WithLabelValues(time.Now().Format(time.DateOnly)).Inc()
	orders.WithLabelValues(strconv.Itoa(time.Now().Year())).Inc()
	n, _ := strconv.Atoi(id)
	orders.WithLabelValues(strconv.Itoa(min(n, 9))).Inc()
	orders.WithLabelValues(strconv.Itoa(max(n, 9))).Inc()    // want "path parameter"
	orders.WithLabelValues(id[1:]).Inc()                     // want "path parameter"
	orders.WithLabelValues(id[:8]).Inc()                     // want "path parameter"
	orders.WithLabelValues(id[:len(id)-1]).Inc()             // want "path parameter"
	orders.WithLabelValues(time.Now().Format("15:04:05.000")).Inc() // want "time"
}

func main() {
	http.HandleFunc("POST /orders/{id}", post)
	http.ListenAndServe(":80", nil)
}
//= what rounds over functions get
package main

import (
	"iter"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var visits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "visits"}, []string{"part"})

func parts(path string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, part := range strings.Split(path, "/") {
			if !yield(part) {
				return
			}
		}
	}
}

func fields(form url.Values) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for name := range form {
			if !yield("field", name) {
				return
			}
		}
	}
}

func fixed() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		_ = yield(1, "start") && yield(2, "end")
	}
}

func serve(w http.ResponseWriter, r *http.Request) {
	for part := range parts(r.URL.Path) {
		visits.WithLabelValues(part).Inc() // want "path"
	}
	for kind, name := range fields(r.URL.Query()) {
		visits.WithLabelValues(kind).Inc()
		visits.WithLabelValues(name).Inc() // want "query"
	}
	for part := range strings.SplitSeq(r.URL.Path, "/") {
		visits.WithLabelValues(part).Inc() // want "path"
	}
	for name := range maps.Keys(r.URL.Query()) {
		visits.WithLabelValues(name).Inc() // want "query"
	}
	for _, name := range slices.Sorted(maps.Keys(r.URL.Query())) {
		visits.WithLabelValues(name).Inc() // want "query"
	}
	for _, part := range slices.All(strings.Split(r.URL.Path, "/")) {
		visits.WithLabelValues(part).Inc() // want "path"
	}
	for _, part := range fixed() {
		visits.WithLabelValues(part).Inc()
	}
	for i := range slices.All(strings.Split("/a/b", "/")) {
		visits.WithLabelValues([]string{"", "a", "b"}[i]).Inc()
	}
	for name := range maps.Keys(map[string]int{"a": 1}) {
		visits.WithLabelValues(name).Inc()
	}
}

func main() {
	http.HandleFunc("/", serve)
	http.ListenAndServe(":80", nil)
}
