//= what a function that makes something is passed, and a method of it makes a label of
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "requests_total"}, []string{"path"})

type trail struct{ path string }

func newTrail(path string) *trail { return &trail{path: path} }

func (t *trail) end() {
	requests.WithLabelValues(t.path).Inc() // want "raw URL path"
}

type step struct{ name string }

func newStep(name string) *step { return &step{name: name} }

func (s *step) end() {
	requests.WithLabelValues(s.name).Inc()
}

type visit struct{ path string }

func newVisit(path string) *visit { return &visit{path: path} }

func (v *visit) end() {
	requests.WithLabelValues(v.path).Inc()
}

func serve(w http.ResponseWriter, r *http.Request) {
	t := newTrail(r.URL.Path)
	defer t.end()
	s := newStep("render")
	defer s.end()
	told := newVisit("told")
	told.end()
	// Nothing becomes of its path.
	quiet := newVisit(r.URL.Path)
	w.Write([]byte(quiet.path))
}

func main() {
	http.HandleFunc("/pages/", serve)
	http.ListenAndServe(":80", nil)
}
