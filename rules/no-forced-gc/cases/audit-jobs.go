//= a path that asks for a collection, with the handler in a wrapper
package main

import (
	"net/http"
	"runtime"
)

func main() {
	m := http.NewServeMux()
	m.Handle("/debug/gc", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		runtime.GC()
	}))
	m.Handle("/orders", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		runtime.GC() // want "collection"
	}))
	http.ListenAndServe(":8080", m)
}
