//= time.After that is waited for
//- go.mod
module x

go 1.20
//- main.go
package main

import (
	"net/http"
	"time"
)

func poll(w http.ResponseWriter, r *http.Request) {
	for {
		select {
		case <-r.Context().Done():
			return
		case <-time.After(3 * time.Second):
			if done() {
				return
			}
		}
	}
}

func wait(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 5; i++ {
		<-time.After(time.Second)
	}
}

func done() bool { return true }

func main() {
	http.HandleFunc("/", poll)
	http.HandleFunc("/w", wait)
}
//= timers go1.20
//- go.mod
module x

go 1.20
//- main.go
package main

import (
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

var up websocket.Upgrader

func tick(w http.ResponseWriter, r *http.Request) {
	for range time.Tick(time.Second) { // want "timer"
		w.Write([]byte("x"))
	}
}

func ping(w http.ResponseWriter, r *http.Request) {
	c, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	go func() {
		t := time.NewTicker(time.Second) // want "timer"
		for {
			<-t.C
			if c.WriteMessage(1, nil) != nil {
				return
			}
		}
	}()
	t2 := time.NewTicker(time.Second)
	defer t2.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-t2.C:
		}
	}
}

func poll(w http.ResponseWriter, r *http.Request) {
	ch := make(chan int)
	for {
		select {
		case <-ch:
		case <-time.After(time.Minute): // want "timer"
			return
		}
	}
}

func once(w http.ResponseWriter, r *http.Request) {
	select {
	case <-r.Context().Done():
	case <-time.After(time.Second):
	}
	t := time.NewTimer(time.Second)
	defer t.Stop()
	<-t.C
}

func main() {
	http.HandleFunc("/a", tick)
	http.HandleFunc("/b", ping)
	http.HandleFunc("/c", poll)
	http.HandleFunc("/d", once)
}
