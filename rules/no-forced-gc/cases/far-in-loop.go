//= at the end of what a loop takes on, and in the loop itself
package main

import "runtime"

type worker struct{ jobs chan int }

func (w *worker) run() {
	for {
		job := <-w.jobs
		w.process(job)
	}
}

func (w *worker) process(job int) { w.compact(job) }

func (w *worker) compact(job int) { w.flush() }

func (w *worker) flush() { w.free() }

func (w *worker) free() { runtime.GC() }

func drain(jobs chan int) {
	for {
		<-jobs
		runtime.GC() // want "forced"
	}
}

func main() {
	w := &worker{jobs: make(chan int)}
	go drain(w.jobs)
	w.run()
}
//= with a setting or when idle only, and on each tick
package main

import (
	"runtime/debug"
	"time"
)

type settings struct{ forceGC int }

var load int

func withSetting(s settings) {
	if s.forceGC > 0 {
		go func() {
			for range time.Tick(time.Duration(s.forceGC) * time.Second) {
				debug.FreeOSMemory()
			}
		}()
	}
}

func whenIdle() {
	for range time.Tick(time.Minute) {
		if load > 0 {
			continue
		}
		debug.FreeOSMemory()
	}
}

func always() {
	for range time.Tick(time.Minute) {
		debug.FreeOSMemory() // want "forced"
	}
}

func main() {
	withSetting(settings{forceGC: 60})
	go whenIdle()
	always()
}
//= on the ticks on which too much is in use
package main

import (
	"log"
	"runtime"
	"time"
)

func guard(every time.Duration, limit uint64) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	var stats runtime.MemStats
	for range ticker.C {
		runtime.ReadMemStats(&stats)
		if stats.HeapAlloc < limit {
			continue
		}
		log.Print("collecting")
		runtime.GC() // want "forced"
	}
}

func main() {
	guard(time.Minute, 1<<30)
}
