// Fixes of leaks that were not looked at before: what is made on every tick, from a file of settings, and what only dials again.
//= what is made on every tick
//- go.mod
module example.com/ticks

go 1.20
//- main.go
package main

import (
	"encoding/json"
	"net"
	"net/http"
	"os"
	"time"
)

type config struct {
	Insecure bool
	Servers  []string
}

func main() {
	go reconnect()
	go rounds()
	poll()
}

// A checker: every tick reads the settings again and makes a transport for them.
func poll() {
	ticker := time.NewTicker(time.Minute)
	for {
		select {
		case now := <-ticker.C:
			println(now.String())
			var c config
			data, err := os.ReadFile("/etc/checks.json")
			if err != nil {
				panic(err)
			}
			err = json.Unmarshal(data, &c)
			if err != nil {
				panic(err)
			}
			client := newClient(c) // want "An HTTP transport is made for every request or message"
			for _, server := range c.Servers {
				client.Get(server)
			}
		}
	}
}

func newClient(c config) *http.Client {
	return &http.Client{Transport: &http.Transport{DisableCompression: c.Insecure}}
}

// Each round waits for the ticker at its end.
func rounds() {
	ticker := time.NewTicker(time.Minute)
	for {
		client := &http.Client{Transport: &http.Transport{}} // want "An HTTP transport is made"
		client.Get("http://example.com")
		select {
		case <-ticker.C:
			continue
		}
	}
}

// A loop that dials again when its connection is lost, and waits in between: off by default.
func reconnect() {
	for {
		transport := &http.Transport{}
		serve(transport)
		select {
		case <-time.After(time.Second):
		}
	}
}

func serve(t *http.Transport) {
	conn, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		return
	}
	defer conn.Close()
	buffer := make([]byte, 1)
	conn.Read(buffer)
}
