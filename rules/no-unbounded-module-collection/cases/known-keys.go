//= a key that was found there already gets another value
package main

import (
	"net/http"
	"sync"
)

var (
	mu    sync.Mutex
	seen  = map[string]int{}
	fresh = map[string]int{}
)

func touch(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	name := r.URL.Query().Get("name")
	if _, ok := seen[name]; !ok {
		http.NotFound(w, r)
		return
	}
	seen[name] = 1
}

func first(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	name := r.URL.Query().Get("name")
	if _, ok := fresh[name]; ok {
		return
	}
	fresh[name] = 1 // want "`fresh`"
}

func main() {
	http.HandleFunc("/touch", touch)
	http.HandleFunc("/first", first)
	http.ListenAndServe(":8080", nil)
}
