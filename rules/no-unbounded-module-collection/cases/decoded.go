// Keys out of what a request or message is decoded into.
//= what was seen before is remembered for ever, or for as long as it may come again
package main

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

type letter struct {
	Reference string
	Express   bool
}

var (
	mu     sync.Mutex
	seen   = map[string]bool{}
	done   = map[string]struct{}{}
	recent = map[string]time.Time{}
	kinds  = map[bool]int{}
)

func post(w http.ResponseWriter, r *http.Request) {
	var l letter
	if err := json.NewDecoder(r.Body).Decode(&l); err != nil {
		return
	}
	mu.Lock()
	defer mu.Unlock()
	kinds[l.Express]++
	if seen[l.Reference] {
		return
	}
	seen[l.Reference] = true // want "`Reference` of the body of a request"
}

func deliver(m *nats.Msg) {
	var l letter
	if err := json.Unmarshal(m.Data, &l); err != nil {
		return
	}
	if _, ok := done[l.Reference]; ok {
		return
	}
	done[l.Reference] = struct{}{} // want "`Reference` of the body of a message"
	recent[l.Reference] = time.Now()
}

func sweep() {
	for range time.Tick(time.Minute) {
		for reference, at := range recent {
			if time.Since(at) > time.Hour {
				delete(recent, reference)
			}
		}
	}
}

func main() {
	go sweep()
	nc, _ := nats.Connect("")
	nc.Subscribe("letters", deliver)
	http.HandleFunc("/post", post)
	http.ListenAndServe(":80", nil)
}
//= what comes over connections, and the connections themselves
package main

import (
	"encoding/json"
	"net"
	"sync"
	"time"
)

type greeting struct{ ID string }

var (
	mu      sync.Mutex
	heard   = map[string]time.Time{}
	present = map[string]time.Time{}
	open    = map[net.Conn]bool{}
	ever    = map[net.Conn]bool{}
)

func talk(c net.Conn) {
	ever[c] = true // want "each connection"
	open[c] = true
	defer delete(open, c)
	decoder := json.NewDecoder(c)
	for {
		var g greeting
		if decoder.Decode(&g) != nil {
			return
		}
		mu.Lock()
		heard[g.ID] = time.Now() // want "`ID`"
		present[g.ID] = time.Now()
		mu.Unlock()
		defer forget(g.ID)
	}
}

func forget(id string) {
	mu.Lock()
	defer mu.Unlock()
	delete(present, id)
}

func main() {
	l, _ := net.Listen("tcp", ":7")
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go talk(c)
	}
}
