//= the default mux on every address
package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() {
	http.ListenAndServe(":6060", nil) // want "profiling"
}
//= only for this machine
package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() {
	go http.ListenAndServe("localhost:6060", nil)
	go http.ListenAndServe("127.0.0.1:6061", nil)
	http.ListenAndServe("[::1]:6062", nil)
}
//= the service itself, on the default mux
package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
)

func main() {
	http.HandleFunc("/api", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe("0.0.0.0:8080", nil)) // want "profiling"
}
//= a service on a mux of its own
package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/api", func(w http.ResponseWriter, r *http.Request) {})
	go http.ListenAndServe("localhost:6060", nil)
	http.ListenAndServe(":8080", mux)
}
//= handlers on a mux that everybody reaches
package main

import (
	"net/http"
	"net/http/pprof"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	http.ListenAndServe(":8080", mux) // want "profiling"
}
//= on a mux for this machine, beside a public one
package main

import (
	"net/http"
	"net/http/pprof"
)

func main() {
	debug := http.NewServeMux()
	debug.Handle("/debug/pprof/heap", pprof.Handler("heap"))
	go http.ListenAndServe("127.0.0.1:6060", debug)
	api := http.NewServeMux()
	http.ListenAndServe(":8080", api)
}
//= a server value
package main

import (
	"net/http"
	"net/http/pprof"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	srv := &http.Server{Addr: ":9090", Handler: mux}
	srv.ListenAndServe() // want "profiling"
}
//= a server value without a handler
package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() {
	srv := &http.Server{Addr: ":9090"}
	srv.ListenAndServe() // want "profiling"
}
//= gin's engine
package main

import (
	"github.com/gin-contrib/pprof"
	"github.com/gin-gonic/gin"
)

func main() {
	r := gin.Default()
	pprof.Register(r)
	r.Run(":8080") // want "profiling"
}
//= gin's group behind a password
package main

import (
	"github.com/gin-contrib/pprof"
	"github.com/gin-gonic/gin"
)

func main() {
	r := gin.Default()
	admin := r.Group("/admin", gin.BasicAuth(gin.Accounts{"a": "b"}))
	pprof.RouteRegister(admin)
	r.Run(":8080")
}
//= a port from the environment
package main

import (
	"fmt"
	"net/http"
	_ "net/http/pprof"
	"os"
)

const port = 6060

func main() {
	go http.ListenAndServe(":"+os.Getenv("PORT"), nil) // want "profiling"
	go http.ListenAndServe(fmt.Sprintf(":%d", port), nil) // want "profiling"
	http.ListenAndServe(os.Getenv("ADDR"), nil)
}
//= an address in a constant
package main

import (
	"net/http"
	_ "net/http/pprof"
)

const (
	debugAddr  = "localhost:6060"
	publicAddr = ":6060"
)

func main() {
	go http.ListenAndServe(debugAddr, nil)
	http.ListenAndServe(publicAddr, nil) // want "profiling"
}
//= imported in another package of the same program
//- go.mod
module example.com/shop

go 1.22
//- debug/debug.go
package debug

import _ "net/http/pprof"
//- server/server.go
package server

import "net/http"

func Run() {
	http.ListenAndServe(":8080", nil) // want "profiling"
}
//- main.go
package main

import (
	_ "example.com/shop/debug"
	"example.com/shop/server"
)

func main() { server.Run() }
//= imported in another program of the module
//- go.mod
module example.com/shop

go 1.22
//- cmd/tool/main.go
package main

import _ "net/http/pprof"

func main() {}
//- cmd/api/main.go
package main

import "net/http"

func main() { http.ListenAndServe(":8080", nil) }
//= behind a wrapper
package main

import (
	"net/http"
	"net/http/pprof"
)

func logged(next http.Handler) http.Handler { return next }

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	http.ListenAndServe(":8080", logged(mux)) // want "profiling"
}
//= no profiling at all
package main

import "net/http"

func main() { http.ListenAndServe(":8080", nil) }
//= profiles written to a file
package main

import (
	"net/http"
	"os"
	"runtime/pprof"
)

func main() {
	f, _ := os.Create("cpu.pprof")
	pprof.StartCPUProfile(f)
	defer pprof.StopCPUProfile()
	http.ListenAndServe(":8080", nil)
}
