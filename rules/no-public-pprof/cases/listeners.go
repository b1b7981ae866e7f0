//= listeners that the server is handed, open and not
package main

import (
	"net"
	"net/http"
	_ "net/http/pprof"
)

func onDemand(address string) error {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	return http.Serve(l, http.NewServeMux())
}

func local() error {
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", "6060"))
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}

func main() {
	go local()
	go onDemand(":8081")
	l, err := net.Listen("tcp", "0.0.0.0:80")
	if err != nil {
		panic(err)
	}
	server := &http.Server{}
	go server.Serve(l) // want "on every address"
	http.Serve(l, nil) // want "on every address"
}
//= a server in a field, with a handler of its own, and one without
package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/pprof"
)

type gate struct {
	server, other *http.Server
	port          int
}

func (g *gate) open(handler http.Handler) error {
	address := fmt.Sprintf(":%v", g.port)
	g.server = &http.Server{Addr: address, Handler: handler}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	return g.server.Serve(listener)
}

func (g *gate) watch() error {
	g.other = &http.Server{Addr: ":6060"}
	return g.other.ListenAndServe() // want "profiling"
}

func main() {
	g := &gate{port: 80}
	go g.open(http.NewServeMux())
	go g.watch()
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	http.ListenAndServe("127.0.0.1:6060", mux)
}
//= a server in a field that gets its handler later
package main

import (
	"net/http"
	"net/http/pprof"
)

type harbour struct{ server *http.Server }

func build() *harbour { return &harbour{server: &http.Server{Addr: ":80"}} }

func (h *harbour) handle(handler http.Handler) { h.server.Handler = handler }

func (h *harbour) open() error { return h.server.ListenAndServe() }

func main() {
	h := build()
	h.handle(http.NewServeMux())
	go h.open()
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	http.ListenAndServe("127.0.0.1:6060", mux)
}
