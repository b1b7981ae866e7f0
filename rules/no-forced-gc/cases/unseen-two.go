//= a heap profile that somebody asks for, a signal beside the end of a context, and a timer
package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"runtime/pprof"
	"time"
)

func profile() {
	f, _ := os.Create("mem.prof")
	defer f.Close()
	runtime.GC()
	pprof.WriteHeapProfile(f)
}

func onSignals(ctx context.Context) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals)
	for {
		select {
		case <-signals:
			runtime.GC()
		case <-ctx.Done():
			return
		}
	}
}

func onTicks(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	for {
		select {
		case <-ticker.C:
			runtime.GC() // want "Garbage collection is forced"
		case <-ctx.Done():
			return
		}
	}
}

func main() {
	go onSignals(context.Background())
	go onTicks(context.Background())
	http.HandleFunc("/profile", func(w http.ResponseWriter, r *http.Request) { profile() })
	http.ListenAndServe(":80", nil)
}
//= a handler that is there to free memory, under a path that is not seen, and one that is not
package main

import (
	"net/http"
	"os"
	"runtime/debug"
)

func freeMemory(w http.ResponseWriter, r *http.Request) { debug.FreeOSMemory() }

func upload(w http.ResponseWriter, r *http.Request) {
	debug.FreeOSMemory() // want "forced again and again"
}

func main() {
	http.HandleFunc(os.Getenv("A"), freeMemory)
	http.HandleFunc(os.Getenv("B"), upload)
	http.ListenAndServe(":80", nil)
}
