// Timers of loops that wait for them, and of what ticks make.
//= a loop that a flag ends waits for its timer in each other round
package main

import (
	"net/http"
	"time"
)

type meter struct{ stop chan struct{} }

func (m *meter) report() {
	done := false
	for !done {
		select {
		case <-time.After(time.Minute):
			println("report")
		case <-m.stop:
			done = true
		}
	}
}

func (m *meter) count(events chan int) {
	running := true
	total := 0
	for running {
		select {
		case n := <-events:
			total += n
		case <-time.After(time.Minute): // want "one more timer"
			println(total)
		case <-m.stop:
			running = false
		}
	}
}

func main() {
	m := &meter{stop: make(chan struct{})}
	go m.report()
	go m.count(make(chan int))
	http.ListenAndServe(":80", nil)
}
//- go.mod
module example.com/meter

go 1.21

//= what a tick waits for in a function of its own has fired long before the next tick, as a rule
package main

import (
	"net/http"
	"time"
)

func isUp(engine chan bool, most time.Duration) bool {
	late := time.After(most)
	select {
	case up := <-engine:
		return up
	case <-late:
		return false
	}
}

func watch(engines []chan bool, most time.Duration) {
	for range time.Tick(time.Minute) {
		for _, engine := range engines {
			isUp(engine, most)
		}
	}
}

func main() {
	go watch(nil, time.Second)
	http.ListenAndServe(":80", nil)
}
//- go.mod
module example.com/engines

go 1.21
//= a start that waits for each thing of a list, and a loop that goes on
//- go.mod
module example.com/tram

go 1.20
//- main.go
package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"
)

type stop struct{ ready chan struct{} }

func startAll(ctx context.Context, stops []*stop) {
	for _, s := range stops {
		select {
		case <-time.After(time.Minute):
			println("late")
		case <-s.ready:
		case <-ctx.Done():
			return
		}
	}
}

func serve(calls <-chan string) {
	for {
		select {
		case c := <-calls:
			println(c)
		case <-time.After(time.Minute): // want "Each round of this loop"
			println("quiet")
		}
	}
}

func main() {
	(&cobra.Command{Use: "tram", RunE: func(cmd *cobra.Command, args []string) error {
		startAll(cmd.Context(), []*stop{{}, {}})
		serve(make(chan string))
		return nil
	}}).Execute()
}
//= a wait that the end of a context cuts short, where each round asks about that first, and where none does
//- go.mod
module example.com/kiln

go 1.20
//- main.go
package main

import (
	"context"
	"errors"
	"net/http"
	"time"
)

func heat(ctx context.Context, isHot func() bool) error {
	for {
		if ctx.Err() != nil {
			return errors.New("cold")
		}
		if isHot() {
			return nil
		}
		select {
		case <-time.After(30 * time.Second):
		case <-ctx.Done():
		}
	}
}

func cool(ctx context.Context, changes <-chan int) {
	for {
		select {
		case <-time.After(30 * time.Second): // want "Each round of this loop"
		case <-changes:
		}
		if ctx.Err() != nil {
			return
		}
	}
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		heat(r.Context(), func() bool { return false })
		cool(r.Context(), make(chan int))
	})
	http.ListenAndServe(":80", nil)
}
//= a timer that is made where the one before it has fired, and one that every message makes
//- go.mod
module example.com/lease

go 1.20
//- main.go
package main

import "time"

type lease struct{ stop chan struct{} }

func (l *lease) hold(calls chan int, left func() time.Duration) {
	due := time.After(left())
	idle := time.After(left())
	for {
		select {
		case <-due:
			println("renew")
			due = time.After(left())
		case <-calls:
			idle = time.After(left()) // want "one more timer"
		case <-idle:
			println("idle")
		case <-l.stop:
			return
		}
	}
}

func (l *lease) beat(send func() error, pause func() time.Duration) {
	for {
		select {
		case <-time.After(time.Second):
		case <-l.stop:
			return
		}
		if send() != nil {
			select {
			case <-time.After(pause()):
			case <-l.stop:
			}
		}
	}
}

func (l *lease) watch(calls chan int, pause func() time.Duration) {
	for {
		select {
		case <-time.After(pause()): // want "one more timer"
		case <-calls:
		}
	}
}

func main() {
	l := &lease{stop: make(chan struct{})}
	go l.beat(nil, nil)
	go l.watch(make(chan int), nil)
	l.hold(make(chan int), nil)
}
