//= the signals of the process, asked for in each round of the main loop
package main

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

func interrupted() <-chan os.Signal {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM) // want "channel is added"
	return c
}

func main() {
	ticker := time.NewTicker(time.Second)
	for {
		select {
		case <-ticker.C:
			println("tick")
		case <-interrupted():
			os.Exit(0)
		}
	}
}
//= asked for once, before the loop, or given back in each round
package main

import (
	"os"
	"os/signal"
	"time"
)

func round(tick <-chan time.Time) bool {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	defer signal.Stop(c)
	select {
	case <-tick:
		return true
	case <-c:
		return false
	}
}

func main() {
	ticker := time.NewTicker(time.Second)
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	for {
		select {
		case <-ticker.C:
			round(ticker.C)
		case <-c:
			return
		}
	}
}
