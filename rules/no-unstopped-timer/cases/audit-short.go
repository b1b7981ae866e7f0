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
