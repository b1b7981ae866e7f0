//= what only tests switch on
package main

import "net/http"

var isUnderTest bool
var isLatest bool
var sent []string
var kept []string

func notify(w http.ResponseWriter, r *http.Request) {
	if isLatest {
		kept = append(kept, r.URL.Path) // want "`kept`"
	}
	if isUnderTest {
		sent = append(sent, r.URL.Path)
		return
	}
	w.WriteHeader(204)
}

func main() { http.HandleFunc("/", notify) }
//= what a loop that never ends declares is another one in each round
package main

import (
	"net/http"
	"sync"
	"time"
)

var ids sync.Map

func main() {
	go func() {
		ticker := time.NewTicker(time.Minute)
		all := []string{}
		for range ticker.C {
			round := []string{}
			ids.Range(func(key, value any) bool {
				round = append(round, key.(string))
				all = append(all, key.(string)) // want "`all`"
				return true
			})
			println(len(round), len(all))
		}
	}()
	http.ListenAndServe(":1", nil)
}
//= a routine that takes out for as long as the program runs
package main

import (
	"net/http"
	"sync"
)

type reporter struct {
	mu       sync.Mutex
	wake     *sync.Cond
	statuses map[string]string
	reported map[string]string
}

func (r *reporter) update(id, status string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.statuses[id] = status
	r.reported[id] = status // want "`reported`"
	r.wake.Signal()
}

func (r *reporter) run() {
	for {
		r.wake.Wait()
		for id := range r.statuses {
			delete(r.statuses, id)
			println(id)
		}
	}
}

func main() {
	r := &reporter{statuses: map[string]string{}, reported: map[string]string{}}
	r.wake = sync.NewCond(&r.mu)
	go r.run()
	http.HandleFunc("/", func(w http.ResponseWriter, q *http.Request) {
		r.update(q.URL.Query().Get("id"), "up")
	})
	http.ListenAndServe(":1", nil)
}
//= a server that main makes before its loop is one, one that each round makes is another each time
package main

import (
	"bufio"
	"net"
)

type server struct {
	lines []string
}

func (s *server) handle(c net.Conn) {
	defer c.Close()
	for reader := bufio.NewReader(c); ; {
		line, err := reader.ReadString('\n')
		if err != nil {
			return
		}
		s.lines = append(s.lines, line) // want "`lines`"
	}
}

type visit struct {
	peers []string
}

func (v *visit) add(c net.Conn) {
	v.peers = append(v.peers, c.RemoteAddr().String())
}

func main() {
	l, err := net.Listen("tcp", ":7")
	if err != nil {
		panic(err)
	}
	s := &server{}
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		v := &visit{}
		v.add(c)
		go s.handle(c)
	}
}

//= two loops that hand each other what they get from each other
package main

import "time"

type relay struct {
	updates chan string
	answers chan string
	heard   []string
}

func (r *relay) ask() {
	for {
		select {
		case answer := <-r.answers:
			r.updates <- answer + "!"
		}
	}
}

func (r *relay) answer() {
	for {
		select {
		case update := <-r.updates:
			r.answers <- update
			r.heard = append(r.heard, update) // want "grows by an entry each time"
		}
	}
}

var seen []string

func main() {
	r := &relay{updates: make(chan string), answers: make(chan string)}
	go r.ask()
	go r.answer()
	for range time.Tick(time.Second) {
		seen = append(seen, "tick") // want "grows by an entry each time"
	}
}

//= what is done in the last round of a loop, and what in each
package main

import (
	"net/http"
	"time"
)

var problems []string

var seen []string

func watch(done func() bool, late func() bool) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for range ticker.C {
		if done() {
			break
		}
		if late() {
			problems = append(problems, "late")
			break
		}
	}
}

func listen(events <-chan string, stop <-chan bool) {
	for {
		select {
		case <-stop:
			problems = append(problems, "stopped")
			return
		case event := <-events:
			if event != "" {
				seen = append(seen, event) // want "grows by an entry each time"
			}
			break
		}
	}
}

func main() {
	events := make(chan string)
	go watch(func() bool { return false }, func() bool { return true })
	go listen(events, nil)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { events <- r.URL.Path })
	http.ListenAndServe(":80", nil)
}
