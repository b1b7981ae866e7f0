// Channels that nobody sends on.
//= a loop over a channel that is only closed, and one over orders
package main

import (
	"net/http"
	"time"
)

func serve(over chan struct{}) {
	defer close(over)
	c := &http.Client{Transport: &http.Transport{}}
	c.Get("https://bakery.example/")
}

func deliver(orders chan string) {
	for range orders {
		c := &http.Client{Transport: &http.Transport{}} // want "An HTTP transport is made for every request or message"
		c.Get("https://bakery.example/")
	}
}

func main() {
	over := make(chan struct{})
	go serve(over)
	for range over {
		over = make(chan struct{})
		go serve(over)
	}
	orders := make(chan string)
	go deliver(orders)
	http.HandleFunc("/orders", func(w http.ResponseWriter, r *http.Request) { orders <- "bread" })
	http.ListenAndServe(":8080", nil)
	time.Sleep(time.Second)
	close(orders)
}

//= a channel that something unseen may send on
package main

import (
	"net/http"

	"example.com/elsewhere"
)

func main() {
	calls := make(chan struct{})
	elsewhere.Feed(calls)
	defer close(calls)
	for range calls {
		c := &http.Client{Transport: &http.Transport{}} // want "An HTTP transport is made for every request or message"
		c.Get("https://bakery.example/")
	}
}
