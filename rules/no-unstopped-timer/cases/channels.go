// The channel of a timer in a variable.

//= a new ticker on each tick, of which only the channel is kept
//- go.mod
module example.com/app

go 1.20
//- main.go
package main

import (
	"context"
	"time"
)

func work() {}

func poll(ctx context.Context) {
	timer := time.Tick(1)
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer:
			work()
			timer = time.Tick(time.Second) // want "This timer cannot be stopped"
		}
	}
}

func pollOne(ctx context.Context) {
	timer := time.Tick(time.Second)
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer:
			work()
		}
	}
}

func pollAll() {
	ticks := time.Tick(time.Minute)
	for range ticks {
		work()
	}
}

func main() {
	go poll(context.Background())
	go pollOne(context.Background())
	pollAll()
}
//= a timeout in a variable, which other cases do not wait for
//- go.mod
module example.com/app

go 1.20
//- main.go
package main

import "time"

func batches(in <-chan string) {
	var batch []string
	timeout := time.After(time.Minute)
	for {
		select {
		case item := <-in:
			batch = append(batch, item)
			timeout = time.After(time.Minute) // want "Each round of this loop starts one more timer"
		case <-timeout:
			batch = nil
		}
	}
}

func waits(in <-chan string) {
	for range in {
		pause := time.After(time.Minute)
		<-pause
	}
}

func untilLate(in <-chan string, done <-chan bool) {
	for {
		late := time.After(time.Minute)
		select {
		case <-late:
		case <-done:
			return
		}
	}
}

func handed(in <-chan string) {
	for item := range in {
		late := time.After(time.Minute)
		process(item, late)
	}
}

func process(item string, late <-chan time.Time) {}

func main() {
	in := make(chan string)
	go batches(in)
	go waits(in)
	go untilLate(in, nil)
	handed(in)
}
//= from Go 1.23 on, what nobody waits for is collected
//- go.mod
module example.com/app

go 1.23
//- main.go
package main

import "time"

func poll(done <-chan bool) {
	timer := time.Tick(1)
	for {
		select {
		case <-done:
			return
		case <-timer:
			timer = time.Tick(time.Second)
		}
	}
}

func main() { poll(nil) }

//= a routine that waits for a ticker in a loop without an end
//- go.mod
module example.com/shop

go 1.24
//- main.go
package main

import (
	"net/http"
	"time"
)

func beat(w http.ResponseWriter, r *http.Request) {
	beats := time.NewTicker(time.Second) // want "Nothing stops this timer"
	go func() {
		for {
			<-beats.C
			w.Write([]byte("."))
		}
	}()
	chosen := time.NewTicker(time.Second) // want "Nothing stops this timer"
	more := make(chan string)
	go func() {
		for {
			select {
			case <-chosen.C:
				w.Write([]byte("."))
			case text := <-more:
				if text == "" {
					break
				}
				w.Write([]byte(text))
			}
		}
	}()
}

func beatWhile(w http.ResponseWriter, r *http.Request) {
	beats := time.NewTicker(time.Second)
	go func() {
		for {
			<-beats.C
			if _, err := w.Write([]byte(".")); err != nil {
				return
			}
		}
	}()
	few := time.NewTicker(time.Second)
	for i := 0; i < 3; i++ {
		<-few.C
	}
	chosen := time.NewTicker(time.Second)
	go func() {
		for {
			select {
			case <-chosen.C:
				w.Write([]byte("."))
			case <-r.Context().Done():
				return
			}
		}
	}()
}

func main() {
	http.HandleFunc("/beat", beat)
	http.HandleFunc("/while", beatWhile)
	http.ListenAndServe(":8080", nil)
}

//= a goroutine that waits to be told to end, and nobody tells it
//- go.mod
module example.com/beats

go 1.24
//- main.go
package main

import (
	"context"
	"net/http"
	"time"
)

func forgotten(w http.ResponseWriter, r *http.Request) {
	beats := time.NewTicker(time.Second) // want "Nothing stops this timer"
	over := make(chan struct{})
	go func() {
		for {
			select {
			case <-beats.C:
				w.Write([]byte("."))
			case <-over:
				return
			}
		}
	}()
}

func withoutEnd(w http.ResponseWriter, r *http.Request) {
	ctx := context.Background()
	beats := time.NewTicker(time.Second) // want "Nothing stops this timer"
	go func() {
		for {
			select {
			case <-beats.C:
				w.Write([]byte("."))
			case <-ctx.Done():
				return
			}
		}
	}()
}

func told(w http.ResponseWriter, r *http.Request) {
	beats := time.NewTicker(time.Second)
	over := make(chan struct{})
	defer close(over)
	go func() {
		for {
			select {
			case <-beats.C:
				w.Write([]byte("."))
			case <-over:
				return
			}
		}
	}()
	<-r.Context().Done()
}

func handedOn(w http.ResponseWriter, r *http.Request) chan<- struct{} {
	beats := time.NewTicker(time.Second)
	over := make(chan struct{})
	go func() {
		for {
			select {
			case <-beats.C:
				w.Write([]byte("."))
			case <-over:
				return
			}
		}
	}()
	return over
}

func inTime(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	time.AfterFunc(time.Second, cancel)
	beats := time.NewTicker(time.Second)
	go func() {
		for {
			select {
			case <-beats.C:
				w.Write([]byte("."))
			case <-ctx.Done():
				return
			}
		}
	}()
}

func main() {
	http.HandleFunc("/forgotten", forgotten)
	http.HandleFunc("/endless", withoutEnd)
	http.HandleFunc("/told", told)
	http.HandleFunc("/on", func(w http.ResponseWriter, r *http.Request) { handedOn(w, r) <- struct{}{} })
	http.HandleFunc("/time", inTime)
	http.ListenAndServe(":8080", nil)
}
//= a loop that only the timer leaves, in what a loop calls round after round
//- go.mod
module example.com/app

go 1.21
//- main.go
package main

import (
	"net/http"
	"time"
)

type auction struct {
	offers chan int
	closed chan struct{}
}

func (a *auction) open(most time.Duration) []int {
	var all []int
	end := time.After(most)
Open:
	for {
		select {
		case offer := <-a.offers:
			all = append(all, offer)
		case <-end:
			break Open
		}
	}
	return all
}

func (a *auction) openUntilFirst(most time.Duration) int {
	end := time.After(most) // want "Each round of this loop starts one more timer"
	for {
		select {
		case offer := <-a.offers:
			return offer
		case <-end:
			return 0
		}
	}
}

func (a *auction) join(w http.ResponseWriter, r *http.Request) {
	for {
		select {
		case a.offers <- 1:
			return
		case <-a.closed:
			go func() {
				a.open(time.Hour)
				a.openUntilFirst(time.Hour)
				a.closed <- struct{}{}
			}()
		}
	}
}

func main() {
	a := &auction{offers: make(chan int), closed: make(chan struct{}, 1)}
	http.HandleFunc("/join", a.join)
	http.ListenAndServe(":80", nil)
}
