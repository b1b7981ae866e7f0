//= an address from the configuration, on the default mux
//- leakline.config.json
{ "minConfidence": "low" }
//- go.mod
module example.com/a

go 1.22
//- main.go
package main

import (
	"flag"
	"net/http"
	_ "net/http/pprof"
	"os"
)

type config struct{ Addr, ProfilingAddr string }

var local = flag.String("debug", "127.0.0.1:6060", "address of the debug server")

func load() config { return config{Addr: os.Getenv("ADDR"), ProfilingAddr: os.Getenv("PROFILING")} }

func serve(cfg config) {
	http.ListenAndServe(cfg.Addr, nil) // want "address that it is configured with"
}

// A mux of its own has no profiling on it.
func serveOwn(cfg config) {
	mux := http.NewServeMux()
	http.ListenAndServe(cfg.Addr, mux)
}

// Nobody sees which mux that is.
func serveGiven(srv *http.Server) { srv.ListenAndServe() }

func main() {
	cfg := load()
	go serve(cfg)
	go serveOwn(cfg)
	go serveGiven(&http.Server{Addr: cfg.Addr, Handler: http.NotFoundHandler()})
	// Switched on by an operator, who says where.
	if cfg.ProfilingAddr != "" {
		go http.ListenAndServe(cfg.ProfilingAddr, nil)
	}
	// This machine's own, unless somebody says otherwise.
	go http.ListenAndServe(*local, nil)
	// One address of the machine, written out.
	http.ListenAndServe("10.1.2.3:80", nil)
}
//= an address from the configuration is only a guess
package main

import (
	"net/http"
	_ "net/http/pprof"
	"os"
)

func main() {
	http.ListenAndServe(os.Getenv("ADDR"), nil)
}
