//= pprof public with gorilla/chi and debug mux private
//- a/main.go
package main

import (
	"net/http"
	"net/http/pprof"

	"github.com/gorilla/mux"
)

func main() {
	r := mux.NewRouter()
	r.HandleFunc("/debug/pprof/", pprof.Index)
	r.PathPrefix("/debug/pprof/").HandlerFunc(pprof.Index)
	http.ListenAndServe(":8080", r) // want "profiling"
}
//- b/main.go
package main

import (
	"net/http"
	"net/http/pprof"
)

func main() {
	dbg := http.NewServeMux()
	dbg.HandleFunc("/debug/pprof/", pprof.Index)
	go http.ListenAndServe("127.0.0.1:6060", dbg)
	http.ListenAndServe(":8080", http.NewServeMux())
}
//- c/main.go
package main

import (
	"net/http"
	_ "net/http/pprof"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

func main() {
	r := chi.NewRouter()
	r.Mount("/debug", middleware.Profiler())
	srv := &http.Server{Addr: ":9000", Handler: r}
	srv.ListenAndServe() // want "profiling"
}
//- go.mod
module x

go 1.22
