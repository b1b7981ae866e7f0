//= on a router, by a chain, as a method, and as the default mux
package main

import (
	"net/http"
	"net/http/pprof"

	"github.com/gorilla/mux"
)

func one() {
	r := mux.NewRouter()
	r.PathPrefix("/debug/pprof/").Handler(http.DefaultServeMux)
	http.ListenAndServe(":8080", r) // want "answers profiling requests on every address"
}

func two() {
	r := mux.NewRouter()
	r.HandleFunc("/debug/pprof/heap", pprof.Handler("heap").ServeHTTP)
	srv := &http.Server{Addr: "0.0.0.0:8081", Handler: r}
	srv.ListenAndServe() // want "answers profiling requests on every address"
}

func other() {
	r := mux.NewRouter()
	r.PathPrefix("/metrics").Handler(http.DefaultServeMux)
	http.ListenAndServe(":8082", r)
	own := mux.NewRouter()
	own.PathPrefix("/debug/pprof/").Handler(http.DefaultServeMux)
	http.ListenAndServe("127.0.0.1:8083", own)
}
