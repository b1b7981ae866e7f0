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
