// Functions that a literal puts into a field, and a method calls.

//= a check that is put into the solver when it is made
package main

import (
	"context"
	"net/http"
)

type check func(ctx context.Context, url string) bool

type solver struct {
	reach  check
	warmUp func()
	passes int
}

func newSolver() *solver {
	return &solver{reach: reach, warmUp: warmUp, passes: 5}
}

func (s *solver) start() { s.warmUp() }

func (s *solver) solve(ctx context.Context, url string) bool {
	for i := 0; i < s.passes; i++ {
		if !s.reach(ctx, url) {
			return false
		}
	}
	return true
}

func reach(ctx context.Context, url string) bool {
	client := http.Client{Transport: &http.Transport{}} // want "HTTP transport is made for every request or message"
	res, err := client.Get(url)
	return err == nil && res.StatusCode == http.StatusOK
}

func warmUp() {
	client := http.Client{Transport: &http.Transport{}}
	client.Get("http://warm")
}

func main() {
	s := newSolver()
	s.start()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.solve(r.Context(), r.FormValue("u")) })
	http.ListenAndServe(":1", nil)
}
