//= the elements of a rest parameter are the arguments, not what is in them
package main

import (
	"net/http"
	"strconv"
	"sync"
	"time"
)

type message struct {
	topic string
	body  []byte
}

var routes sync.Map

func send(messages ...*message) {
	for _, m := range messages {
		routes.Store(m.topic, true)
	}
}

func handler(w http.ResponseWriter, r *http.Request) {
	m := &message{topic: "orders", body: []byte(strconv.FormatInt(time.Now().Unix(), 10))}
	send(m)
}

func main() {
	http.HandleFunc("/", handler)
}
//= methods of the same name that return something else implement another interface
package main

import "net/http"

type profiler interface {
	Start() error
}

type server struct{ probes []string }

func (s *server) Start() {
	s.probes = append(s.probes, "up")
}

type heap struct{}

func (heap) Start() error { return nil }

type api struct{ p profiler }

func (a api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.p.Start()
}

func main() {
	s := &server{}
	s.Start()
	http.Handle("/", api{p: heap{}})
}
//= a flag that is computed from itself
package main

import "net/http"

var seen = map[string]bool{}

func handler(w http.ResponseWriter, r *http.Request) {
	ok := r.Method != ""
	for _, name := range []string{"a", "b"} {
		ok = ok && name != ""
	}
	if ok {
		seen[r.URL.Path] = true // want "`seen` .* an entry for each raw URL path"
	}
}

func main() {
	http.HandleFunc("/", handler)
}
