//= a transport for each poll, and for each scrape, that nothing closes
package main

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"
)

type station struct{ urls []string }

func (s *station) run(ctx context.Context) {
	ticks := time.NewTicker(time.Minute)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
			s.all(ctx)
		}
	}
}

func (s *station) all(ctx context.Context) {
	g, ctx := errgroup.WithContext(ctx)
	for _, url := range s.urls {
		g.Go(func() error { return s.one(ctx, url) })
	}
	g.Wait()
}

func (s *station) one(ctx context.Context, url string) error {
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 2}} // want "An HTTP transport is made"
	answer, err := client.Get(url)
	if err != nil {
		return err
	}
	return answer.Body.Close()
}

func ask(url string) {
	transport := &http.Transport{MaxIdleConns: 2} // want "An HTTP transport is made"
	client := &http.Client{Transport: transport}
	if answer, err := client.Get(url); err == nil {
		answer.Body.Close()
	}
}

func askOnce(url string) {
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	if answer, err := client.Get(url); err == nil {
		answer.Body.Close()
	}
}

type weather struct{ described *prometheus.Desc }

func (w *weather) Describe(descriptions chan<- *prometheus.Desc) { descriptions <- w.described }

func (w *weather) Collect(metrics chan<- prometheus.Metric) {
	client := http.Client{Transport: &http.Transport{MaxIdleConns: 2}} // want "An HTTP transport is made"
	if answer, err := client.Get("http://weather"); err == nil {
		answer.Body.Close()
	}
}

func main() {
	s := &station{urls: []string{"http://one"}}
	go s.run(context.Background())
	prometheus.MustRegister(&weather{})
	for range time.Tick(time.Minute) {
		ask("http://two")
		askOnce("http://three")
	}
}
