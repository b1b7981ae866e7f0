//= an error that goes through the call that sets it again
package main

import "net/http"

var table = map[string]string{"a": "x", "b": "y"}

func next(err error) (string, error) { return "", err }

func handle(w http.ResponseWriter, r *http.Request) {
	var err error
	value, err := next(err)
	value, err = next(err)
	table["a"] = value
	if err != nil {
		return
	}
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
//= a list that is replaced in the other branch only, where there is nothing to go through
package main

import (
	"net/http"
	"time"
)

type exporter struct {
	services []string
	fresh    []string
	buffer   []string
	levels   []string
}

func fetch(namespace string) ([]string, error)   { return []string{namespace}, nil }
func namespaces() ([]string, error)              { return nil, nil }
func poll() (found []string, isSnapshot bool)    { return nil, false }
func send(all []string)                          {}

func (e *exporter) watch(ticker *time.Ticker) {
	for {
		select {
		case <-ticker.C:
			names, err := namespaces()
			if err != nil {
				continue
			}
			if len(names) == 0 {
				services, err := fetch("")
				if err != nil {
					continue
				}
				e.services = services
			} else {
				for _, name := range names {
					services, err := fetch(name)
					if err != nil {
						continue
					}
					e.services = append(e.services, services...) // want "`services` lives as long as the process"
				}
			}
			// Made anew before each round of the growing way.
			if len(names) == 0 {
				e.fresh, _ = fetch("")
			} else {
				e.fresh = nil
				for _, name := range names {
					e.fresh = append(e.fresh, name)
				}
			}
			// Emptied as soon as nothing comes any more.
			if len(names) == 0 {
				send(e.buffer)
				e.buffer = nil
			} else {
				for _, name := range names {
					e.buffer = append(e.buffer, name)
				}
			}
			// What comes says whether it is all there is, or more.
			found, isSnapshot := poll()
			if isSnapshot {
				e.levels = found
			} else {
				for _, level := range found {
					e.levels = append(e.levels, level)
				}
			}
		}
	}
}

func (e *exporter) show(w http.ResponseWriter, r *http.Request) {
	println(len(e.services), len(e.fresh), len(e.buffer), len(e.levels))
}

func main() {
	e := &exporter{}
	http.HandleFunc("/", e.show)
	go e.watch(time.NewTicker(time.Minute))
	http.ListenAndServe(":80", nil)
}
//= emptied in the other branch of a test that is decided at the start, or by what comes
package main

import (
	"net/http"
	"os"
)

type server struct {
	isStateless bool
	byAddress   map[string]int
	byUser      map[string]int
	paused      bool
	byAgent     map[string]int
}

func (s *server) count(w http.ResponseWriter, r *http.Request) {
	if s.isStateless {
		s.byAddress = map[string]int{}
	} else {
		s.byAddress[r.RemoteAddr]++ // want "`byAddress` lives as long as the process"
	}
	if r.Method == http.MethodDelete {
		s.byUser = map[string]int{}
	} else {
		s.byUser[r.RemoteAddr]++
	}
	if s.paused {
		s.byAgent = map[string]int{}
	} else {
		s.byAgent[r.RemoteAddr]++
	}
}

func (s *server) pause(w http.ResponseWriter, r *http.Request) {
	s.paused = !s.paused
}

func main() {
	s := &server{isStateless: os.Getenv("STATELESS") != "", byAddress: map[string]int{}, byUser: map[string]int{}, byAgent: map[string]int{}}
	http.HandleFunc("/", s.count)
	http.HandleFunc("/pause", s.pause)
	http.ListenAndServe(":80", nil)
}
