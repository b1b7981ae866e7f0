//= timers that fire within seconds are never many; those of minutes are
//- go.mod
module x

go 1.22
//- main.go
package main

import "time"

const wait = 3 * time.Second

func watch(messages chan string, done chan struct{}) {
	for {
		select {
		case <-messages:
		case <-done:
			return
		case <-time.After(3 * time.Second):
		}
	}
}

func watchInDurations(messages chan string) {
	for {
		select {
		case <-messages:
		case <-time.After(time.Duration(500) * time.Millisecond):
		}
	}
}

func watchLonger(messages chan string) {
	for {
		select {
		case <-messages:
		case <-time.After(30 * time.Second): // want "timer"
		}
	}
}

func watchAsConfigured(messages chan string, every time.Duration) {
	for {
		select {
		case <-messages:
		case <-time.After(every): // want "timer"
		}
	}
}

func main() {
	messages := make(chan string)
	go watch(messages, make(chan struct{}))
	go watchInDurations(messages)
	go watchLonger(messages)
	watchAsConfigured(messages, time.Minute)
}

//= a time that has a name, and a timer of which there is one at a time
//- go.mod
module example.com/mill

go 1.20
//- times.go
package main

import "time"

const pause = 200 * time.Millisecond
const patience = 3 * time.Minute
//- main.go
package main

import (
	"net/http"
	"time"
)

var ground = make(chan string)

func settle() {
	var quiet <-chan time.Time
	for {
		select {
		case <-ground:
			quiet = time.After(pause)
		case <-quiet:
			println("quiet")
		}
	}
}

func settleLate() {
	var quiet <-chan time.Time
	for {
		select {
		case <-ground:
			quiet = time.After(patience) // want "one more timer"
		case <-quiet:
			println("quiet")
		}
	}
}

func gather() {
	var late <-chan time.Time
	for {
		select {
		case <-ground:
			if late == nil {
				late = time.After(patience)
			}
		case <-late:
			late = nil
		}
	}
}

func wait(most time.Duration) {
	for {
		select {
		case <-ground:
		case <-time.After(most):
			return
		}
	}
}

func waitLong(most time.Duration) {
	for {
		select {
		case <-ground:
		case <-time.After(most): // want "one more timer"
			return
		}
	}
}

func main() {
	go settle()
	go settleLate()
	go gather()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ground <- r.URL.Path
		wait(2 * time.Second)
		waitLong(patience)
	})
	http.ListenAndServe(":80", nil)
}

//= the first of a batch starts the timer, and what comes until then is counted; a timer before the loop is left
//- go.mod
module example.com/sawmill

go 1.20
//- main.go
package main

import (
	"net/http"
	"time"
)

var (
	planks = make(chan string)
	opened = make(chan struct{})
)

func stack(quiet time.Duration) {
	var late <-chan time.Time
	waiting, seen := 0, 0
	for {
		select {
		case <-planks:
			if waiting == 0 {
				late = time.After(quiet)
			}
			waiting++
		case <-late:
			waiting = 0
		}
		seen++
	}
}

func stackEach(quiet time.Duration) {
	var late <-chan time.Time
	waiting, seen := 0, 0
	for {
		select {
		case <-planks:
			if seen == 0 {
				late = time.After(quiet) // want "one more timer"
			}
			waiting++
		case <-late:
			waiting = 0
		}
	}
}

func isOpen(most time.Duration) bool {
	for end := time.Now().Add(most); time.Now().Before(end); {
		if len(planks) > 0 {
			if most > 0 {
				select {
				case <-opened:
				case <-time.After(most):
					return false
				}
			}
			return true
		}
	}
	return false
}

func isOpenLate(most time.Duration) bool {
	for end := time.Now().Add(most); time.Now().Before(end); {
		select {
		case <-opened:
		case <-time.After(most): // want "one more timer"
			return false
		}
	}
	return false
}

func main() {
	go stack(time.Minute)
	go stackEach(time.Minute)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		planks <- r.URL.Path
		isOpen(time.Minute)
		isOpenLate(time.Minute)
	})
	http.ListenAndServe(":80", nil)
}

//= what only a test would set does not make a short time long
//- go.mod
module example.com/dairy

go 1.20
//- main.go
package main

import "time"

const usual = time.Second

var (
	milk  = make(chan string)
	quick = usual
	slow  = usual
)

func SetQuick(to time.Duration) { quick = to }

func setSlow(to time.Duration) { slow = to }

func main() {
	setSlow(time.Hour)
	for {
		select {
		case <-milk:
		case <-time.After(quick):
		}
		select {
		case <-milk:
		case <-time.After(slow): // want "one more timer"
		}
	}
}
