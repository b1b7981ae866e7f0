// Routes that are added while the service runs, to a mux of its own that stays.

//= a pattern that the request names
package main

import "net/http"

var mux = http.NewServeMux()

func hook(w http.ResponseWriter, r *http.Request) {}

func register(w http.ResponseWriter, r *http.Request) {
	mux.HandleFunc("/hooks/"+r.FormValue("name"), hook) // want "`mux` lives as long as the process and gets an entry for each form value"
	own := http.NewServeMux()
	own.HandleFunc("/"+r.FormValue("name"), hook)
	own.ServeHTTP(w, r)
}

func main() {
	mux.HandleFunc("/register", register)
	http.ListenAndServe(":1", mux)
}
