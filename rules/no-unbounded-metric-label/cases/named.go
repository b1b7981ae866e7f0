// Values that name something, texts of errors that are known, and what settings call their users.
//= the parameter of one request says nothing of another record; what each request has does
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var locks = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "locks"}, []string{"group"})

type lock struct{ group string }

func newLock(group string) *lock { return &lock{group: group} }

var shared = newLock("jobs")

func (l *lock) grab() { locks.WithLabelValues(l.group).Inc() }

type hit struct{ path string }

var hits = make(chan *hit, 10)

func count(h *hit) { locks.WithLabelValues(h.path).Inc() } // want "the raw URL path"

func handle(w http.ResponseWriter, r *http.Request) {
	kept := newLock(r.PathValue("room"))
	_ = kept
	shared.grab()
	hits <- &hit{path: r.URL.Path}
}

func main() {
	go func() {
		for h := range hits {
			count(h)
		}
	}()
	http.HandleFunc("/{room}", handle)
	http.ListenAndServe(":80", nil)
}
//= what a function fills in, and hands to who asked for it
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reads = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reads"}, []string{"room"})

type question struct{ room string }

func (q *question) Room() string { return q.room }

func read(r *http.Request) *question { return &question{room: r.PathValue("room")} }

func answer(q *question) { reads.WithLabelValues(q.room).Inc() } // want "a path parameter"

func handle(w http.ResponseWriter, r *http.Request) {
	reads.WithLabelValues(read(r).room).Inc() // want "a path parameter"
	q := read(r)
	reads.WithLabelValues(q.Room()).Inc() // want "a path parameter"
	answer(q)
}

func main() {
	http.HandleFunc("/{room}", handle)
	http.ListenAndServe(":80", nil)
}
//= an error that a package has is always the same text
package main

import (
	"errors"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var drops = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "drops"}, []string{"why"})

var errFull = errors.New("full")

func send(r *http.Request) error { return nil }

func why(err error) string {
	if errors.Is(err, errFull) {
		return errFull.Error()
	}
	return "other"
}

func handle(w http.ResponseWriter, r *http.Request) {
	err := send(r)
	drops.WithLabelValues(why(err)).Inc()
	drops.WithLabelValues(errFull.Error()).Inc()
	if err != nil {
		drops.WithLabelValues(err.Error()).Inc() // want "the text of an error"
	}
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
//= users that settings name, and those of a database
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var calls = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "calls"}, []string{"user"})

type AuthConfig struct{ Users []*UserInfo }

type UserInfo struct{ Username string }

type destinationConfig struct{ UserID string }

type row struct{ UserID string }

func next() *row { return nil }

func serve(config *AuthConfig, target *destinationConfig) {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		calls.WithLabelValues(config.Users[0].Username).Inc()
		calls.WithLabelValues(target.UserID).Inc()
		calls.WithLabelValues(next().UserID).Inc() // want "UserID"
	})
	http.ListenAndServe(":80", nil)
}

func main() { serve(nil, nil) }
//= all label sets are dropped before they are set again, in a function that is given what to set
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var (
	fresh = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "fresh"}, []string{"path"})
	kept  = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "kept"}, []string{"path"})
)

func setAnew(path string) {
	fresh.Reset()
	fresh.WithLabelValues(path).Set(1)
}

func set(path string) {
	fresh.Reset()
	kept.WithLabelValues(path).Set(1)
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		setAnew(r.URL.Path)
		set(r.URL.Path) // want "the raw URL path"
	})
	http.ListenAndServe(":80", nil)
}
//= what was asked for once before a loop is one value; what a shared record holds may change
package main

import (
	"net/http"
	"time"

	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"
)

var alive = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "alive"}, []string{"kiln"})

type kiln struct{ id, load string }

func light() (kiln, error) { return kiln{id: uuid.NewString()}, nil }

func share() (*kiln, error) { return &kiln{id: uuid.NewString()}, nil }

func watch() {
	own, _ := light()
	shared, _ := share()
	id := uuid.NewString()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { shared.load = r.URL.Path })
	for range time.Tick(time.Minute) {
		alive.WithLabelValues(own.id).Set(1)
		alive.WithLabelValues(id).Set(1)
		alive.WithLabelValues(shared.load).Set(1) // want "the raw URL path"
		fresh, _ := light()
		alive.WithLabelValues(fresh.id).Set(1) // want "a new id"
	}
}

func main() {
	go http.ListenAndServe(":80", nil)
	watch()
}
