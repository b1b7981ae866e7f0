// Labels that a function only tells where its caller asks for that.
//= with and without measuring, through two functions
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var latency = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "latency"}, []string{"path"})

func ask(path string, measure bool) {
	if measure && path != "" {
		tell(path)
	}
}

func tell(path string) { latency.WithLabelValues(path).Inc() }

func quietly(path string) { ask(path, false) }

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		quietly(r.URL.Path)
		ask(r.URL.Path, false)
		ask(r.URL.Path, true) // want "the raw URL path"
		ask(r.URL.Path, r.Method == "GET") // want "the raw URL path"
	})
	http.ListenAndServe(":8080", nil)
}
