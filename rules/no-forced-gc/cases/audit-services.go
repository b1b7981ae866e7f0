//= forced gc
package main

import (
	"net/http"
	"runtime"
	"runtime/debug"
	"time"
)

func loop() {
	for {
		time.Sleep(10 * time.Second)
		debug.FreeOSMemory() // want "collection|memory"
	}
}

type svc struct{}

func (s *svc) process(w http.ResponseWriter, r *http.Request) {
	defer runtime.GC() // want "collection|memory"
}

func main() {
	go loop()
	time.AfterFunc(time.Minute, func() { runtime.GC() })
	s := &svc{}
	http.HandleFunc("/", s.process)
	debug.SetMemoryLimit(1 << 30)
}
