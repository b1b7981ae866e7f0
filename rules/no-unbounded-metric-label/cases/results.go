//= what a method gives out was made elsewhere, of what others passed there
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var entered = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "entered"}, []string{"of"})

type visit struct {
	who  string
	door string
}

func newVisit(who, door string) visit { return visit{who: who, door: door} }

type gate struct{ visits chan visit }

func (g *gate) Visits() <-chan visit { return g.visits }

func (g *gate) enter(w http.ResponseWriter, r *http.Request) {
	opened := func(who string) { g.visits <- newVisit(who, "front") }
	who, _, ok := r.BasicAuth()
	if !ok {
		return
	}
	opened(who)
	g.visits <- visit{who: who, door: "back"}
}

func main() {
	g := &gate{visits: make(chan visit)}
	go func() {
		for v := range g.Visits() {
			entered.WithLabelValues(v.who).Inc() // want "the client's credentials"
			entered.WithLabelValues(v.door).Inc()
		}
	}()
	http.HandleFunc("/", g.enter)
	http.ListenAndServe(":80", nil)
}
