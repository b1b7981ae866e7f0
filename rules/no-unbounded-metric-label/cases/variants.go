//= what is read behind a record's kind was not written with another kind
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var (
	failed   = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "failed"}, []string{"why"})
	refused  = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "refused"}, []string{"why"})
	anything = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "anything"}, []string{"why"})
	early    = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "early"}, []string{"why"})
)

type kind int

const (
	started kind = iota
	broken
	denied
)

type outcome struct {
	kind kind
	why  string
}

func tell(o outcome) {
	switch o.kind {
	case broken:
		failed.WithLabelValues(o.why).Inc() // want "the text of an error"
	case denied:
		refused.WithLabelValues(o.why).Inc()
	default:
		anything.WithLabelValues(o.why).Inc()
	}
	if o.kind != denied {
		return
	}
	early.WithLabelValues(o.why).Inc()
}

func handle(w http.ResponseWriter, r *http.Request) {
	tell(outcome{kind: started})
	if err := r.ParseForm(); err != nil {
		tell(outcome{kind: broken, why: err.Error()})
		return
	}
	tell(outcome{kind: denied, why: "policy"})
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}

//= a kind that is set later, or is not written, excludes nothing
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var (
	failed  = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "failed"}, []string{"why"})
	refused = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "refused"}, []string{"path"})
)

const (
	Started = "started"
	Broken  = "broken"
	Denied  = "denied"
)

type outcome struct {
	kind string
	why  string
	path string
}

func tell(o *outcome) {
	switch o.kind {
	case Started:
		failed.WithLabelValues("none").Inc()
		fallthrough
	case Broken:
		failed.WithLabelValues(o.why).Inc() // want "the text of an error"
	case Denied:
		refused.WithLabelValues(o.path).Inc() // want "the raw URL path"
	}
}

func handle(w http.ResponseWriter, r *http.Request) {
	o := &outcome{kind: Started, path: r.URL.Path}
	if r.ContentLength > 10 {
		o.kind = Denied
	}
	tell(o)
	if err := r.ParseForm(); err != nil {
		tell(&outcome{why: err.Error()})
	}
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
