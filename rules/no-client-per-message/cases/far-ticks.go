// What a loop over ticks does, some calls down.

//= a transport for each scrape
package main

import (
	"net/http"
	"time"
)

func request(url string) (*http.Response, error) {
	client := &http.Client{
		Transport: &http.Transport{}, // want "HTTP transport is made for every request or message"
	}
	return client.Get(url)
}

func metrics(url string) error {
	res, err := request(url)
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func scrape(url string) error { return metrics(url) }

func main() {
	for range time.Tick(time.Minute) {
		scrape("http://localhost:9090/metrics")
	}
}
