// Routes that are added while the service runs: a mux keeps the handler of each pattern.

//= a pattern that the request names
package main

import (
	"net/http"
	"path"
)

func hook(w http.ResponseWriter, r *http.Request) {}

func register(w http.ResponseWriter, r *http.Request) {
	http.HandleFunc(path.Join("/hooks", r.FormValue("name")), hook) // want "a mux keeps the handler of each pattern"
	http.Handle("/by-name/"+r.FormValue("name"), http.HandlerFunc(hook)) // want "a mux keeps the handler of each pattern"
}

// A mux of the request's own goes with it.
func sub(w http.ResponseWriter, r *http.Request) {
	m := http.NewServeMux()
	m.HandleFunc("/"+r.FormValue("name"), hook)
	m.ServeHTTP(w, r)
}

func main() {
	for _, name := range []string{"a", "b"} {
		http.HandleFunc("/fixed/"+name, hook)
	}
	http.HandleFunc("/register", register)
	http.HandleFunc("/sub", sub)
	http.ListenAndServe(":1", nil)
}
