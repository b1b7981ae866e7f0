//= a deferred Stop stops the ticker of its line, not the one that takes its place
//- go.mod
module example.com/a

go 1.20
//- main.go
package main

import (
	"net/http"
	"time"
)

var intervals = make(chan time.Duration)

func watch(done <-chan struct{}) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
		case d := <-intervals:
			ticker = time.NewTicker(d) // want "timer"
		case <-done:
			return
		}
	}
}

// The one before is stopped each time, the last one never.
func watchLast(done <-chan struct{}) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
		case d := <-intervals:
			ticker.Stop()
			ticker = time.NewTicker(d) // want "timer"
		case <-done:
			return
		}
	}
}

// A closure looks at the variable when it runs.
func watchClosure(done <-chan struct{}) {
	ticker := time.NewTicker(time.Second)
	defer func() {
		ticker.Stop()
	}()
	for {
		select {
		case <-ticker.C:
		case d := <-intervals:
			ticker.Stop()
			ticker = time.NewTicker(d)
		case <-done:
			return
		}
	}
}

// Each has a deferred Stop of its own, or is stopped where the loop ends.
func watchTwo(done <-chan struct{}, d time.Duration) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	<-ticker.C
	ticker = time.NewTicker(d)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
		case d := <-intervals:
			ticker.Reset(d)
		case <-done:
			return
		}
	}
}

func watchEnd(done <-chan struct{}) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
		case d := <-intervals:
			ticker.Stop()
			ticker = time.NewTicker(d)
		case <-done:
			ticker.Stop()
			return
		}
	}
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		go watch(r.Context().Done())
		go watchLast(r.Context().Done())
		go watchClosure(r.Context().Done())
		go watchTwo(r.Context().Done(), time.Minute)
		go watchEnd(r.Context().Done())
	})
	http.ListenAndServe(":80", nil)
}
//= the last one of a goroutine that starts once is one ticker; each one that nothing stops is one more
//- go.mod
module example.com/a

go 1.20
//- main.go
package main

import "time"

func last(intervals <-chan time.Duration) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
		case d := <-intervals:
			ticker.Stop()
			ticker = time.NewTicker(d)
		}
	}
}

func each(intervals <-chan time.Duration) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
		case d := <-intervals:
			ticker = time.NewTicker(d) // want "timer"
		}
	}
}

func main() {
	intervals := make(chan time.Duration)
	go last(intervals)
	each(intervals)
}

//= what is deferred in a loop that goes on waits for its end
//- go.mod
module example.com/a

go 1.20
//- main.go
package main

import (
	"net/http"
	"time"
)

type bucket struct {
	in   chan string
	done chan struct{}
	life time.Duration
}

func (b *bucket) run() {
	var late <-chan time.Time
	for {
		select {
		case <-b.in:
			t := time.NewTicker(b.life) // want "timer"
			late = t.C
			defer t.Stop()
		case <-late:
			return
		}
	}
}

func (b *bucket) runClosed() {
	for {
		t := time.NewTicker(b.life) // want "timer"
		defer func() { t.Stop() }()
		select {
		case <-b.in:
		case <-t.C:
		}
	}
}

// The round in which it is deferred is the last one.
func (b *bucket) once() {
	for {
		if _, ok := <-b.in; !ok {
			continue
		}
		t := time.NewTicker(b.life)
		defer t.Stop()
		<-t.C
		return
	}
}

// Deferred before the loop, or in a function of its own.
func (b *bucket) each() {
	t := time.NewTicker(b.life)
	defer t.Stop()
	for {
		func() {
			own := time.NewTicker(b.life)
			defer own.Stop()
			<-own.C
		}()
		if _, ok := <-b.in; !ok {
			return
		}
	}
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		b := &bucket{in: make(chan string), life: time.Second}
		go b.run()
		go b.runClosed()
		go b.once()
		go b.each()
	})
	http.ListenAndServe(":80", nil)
}
