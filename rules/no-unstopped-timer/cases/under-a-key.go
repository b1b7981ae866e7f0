//= who starts a timer under a key that has one, and does not look for it, leaves that one running
//- go.mod
module x

go 1.22
//- main.go
package main

import (
	"net/http"
	"sync"
	"time"
)

var (
	mu      sync.Mutex
	tickers = map[string]*time.Ticker{}
)

func run(t *time.Ticker, name string) {
	for range t.C {
		println(name)
	}
}

func watch(name string) {
	t := time.NewTicker(time.Second) // want "the last one only"
	mu.Lock()
	tickers[name] = t
	mu.Unlock()
	go run(t, name)
}

func watchOnce(name string) {
	mu.Lock()
	defer mu.Unlock()
	if _, ok := tickers[name]; ok {
		return
	}
	t := time.NewTicker(time.Second)
	tickers[name] = t
	go run(t, name)
}

func watchAnew(name string) {
	unwatch(name)
	t := time.NewTicker(time.Second)
	mu.Lock()
	tickers[name] = t
	mu.Unlock()
	go run(t, name)
}

func unwatch(name string) {
	mu.Lock()
	defer mu.Unlock()
	if t, ok := tickers[name]; ok {
		t.Stop()
		delete(tickers, name)
	}
}

func main() {
	http.HandleFunc("POST /watch/{name}", func(w http.ResponseWriter, r *http.Request) { watch(r.PathValue("name")) })
	http.HandleFunc("POST /once/{name}", func(w http.ResponseWriter, r *http.Request) { watchOnce(r.PathValue("name")) })
	http.HandleFunc("POST /anew/{name}", func(w http.ResponseWriter, r *http.Request) { watchAnew(r.PathValue("name")) })
	http.HandleFunc("DELETE /watch/{name}", func(w http.ResponseWriter, r *http.Request) { unwatch(r.PathValue("name")) })
	_ = http.ListenAndServe(":8080", nil)
}
