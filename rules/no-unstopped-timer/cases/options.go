//= allow: what is called
//- leakline.config.json
{ "rules": { "no-unstopped-timer": ["error", { "allow": ["startTicker"] }] } }
//- go.mod
module m

go 1.22
//- main.go
package main

import (
	"net/http"
	"time"
)

func startTicker() *time.Ticker {
	return time.NewTicker(time.Second)
}

func handle(w http.ResponseWriter, r *http.Request) {
	a := startTicker()
	<-a.C
	b := time.NewTicker(time.Second) // want "timer"
	<-b.C
}

func main() { http.HandleFunc("/", handle) }
