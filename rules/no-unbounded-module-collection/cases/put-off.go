//= work that each request puts off, ending what the one before has put off
package main

import (
	"net/http"
	"sync"
	"time"
)

type ledger struct {
	mu    sync.Mutex
	timer *time.Timer
	first *time.Timer
	pages []string
	once  []string
}

func (l *ledger) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	path := r.URL.Path
	if l.timer != nil {
		l.timer.Stop()
	}
	l.timer = time.AfterFunc(time.Second, func() {
		l.pages = append(l.pages, path) // want "pages.*grows by an entry each time"
	})
	if l.first == nil {
		l.first = time.AfterFunc(time.Second, func() {
			l.once = append(l.once, path)
		})
	}
}

func main() {
	http.Handle("/", &ledger{})
	http.ListenAndServe(":80", nil)
}
