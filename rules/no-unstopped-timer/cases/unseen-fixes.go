// Fixes of leaks that were not looked at before: a ticker in the place of the one that is ticking, behind checks for errors.
//= a ticker in the place of the one that is ticking
//- go.mod
module example.com/ticks

go 1.13
//- main.go
package main

import (
	"encoding/json"
	"os"
	"time"
)

type config struct{ Seconds int }

func main() {
	ticker := time.NewTicker(time.Second)
	for {
		select {
		case <-ticker.C:
			var c config
			data, err := os.ReadFile("/etc/checks.json")
			if err != nil {
				panic(err)
			}
			err = json.Unmarshal(data, &c)
			if err != nil {
				panic(err)
			}
			ticker = time.NewTicker(time.Duration(c.Seconds) * time.Second) // want "Nothing stops this timer"
		}
	}
}
//= the same, made once: the flag says so
package main

import "time"

var ticker *time.Ticker
var started bool

func main() {
	for range time.Tick(time.Minute) {
		start()
	}
}

func start() {
	if started {
		return
	}
	started = true
	ticker = time.NewTicker(time.Second)
}
