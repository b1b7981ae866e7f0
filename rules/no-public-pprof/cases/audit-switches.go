//= another default mux takes the place of the one that the import filled
//- debug/debug.go
package debug

import (
	"net/http"
	"net/http/pprof"
	"os"
)

func Init() {
	http.DefaultServeMux = http.NewServeMux()
	if os.Getenv("SERVICE_PPROF") == "true" {
		http.HandleFunc("/debug/pprof/", pprof.Index)
	}
}
//- main.go
package main

import (
	"net/http"

	"example.com/service/debug"
)

func main() {
	debug.Init()
	http.ListenAndServe(":6060", nil)
}
//- go.mod
module example.com/service

go 1.22

//= switched on by an operator, here or where it is called
//- a/main.go
package main

import (
	"net/http"
	_ "net/http/pprof"
	"os"
)

func main() {
	if addr := os.Getenv("PPROF_PORT"); addr != "" {
		go func() {
			http.ListenAndServe(":"+addr, nil)
		}()
	}
	select {}
}
//- b/main.go
package main

import (
	"net/http"
	_ "net/http/pprof"
)

var config struct{ EnableProfiling, Fast bool }

func serveProfiles() { http.ListenAndServe(":6060", nil) }

func main() {
	if config.EnableProfiling {
		go serveProfiles()
	}
	select {}
}
//- c/main.go
package main

import (
	"net/http"
	_ "net/http/pprof"
)

var config struct{ EnableProfiling, Fast bool }

func serveAll() {
	http.ListenAndServe(":6060", nil) // want "profiling"
}

func main() {
	if config.Fast {
		go serveAll()
	}
	select {}
}
//- go.mod
module x

go 1.22
