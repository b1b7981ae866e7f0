// Small leaking services for the tests.

/** A Go service whose label is the raw path, on line 12; the comments stand around that line. */
export function goService(comments: { above?: string; behind?: string; below?: string } = {}): string {
  return `package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"path"})

func handle(w http.ResponseWriter, r *http.Request) { ${comments.above ?? ''}
	requests.WithLabelValues(r.URL.Path).Inc() ${comments.behind ?? ''}
	${comments.below ?? ''}
}

func main() { http.HandleFunc("/", handle) }
`;
}
