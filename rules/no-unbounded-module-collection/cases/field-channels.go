// Channels in fields: filled by a command's one run and closed, or by whoever asks.
//= errors of one run, and of a service
package main

import "net/http"

type painter struct {
	walls chan string
	errs  []string
}

func (p *painter) paint() {
	for wall := range p.walls {
		if wall == "" {
			p.errs = append(p.errs, "no wall")
		}
	}
}

func (p *painter) order(walls []string) {
	for _, wall := range walls {
		p.walls <- wall
	}
	close(p.walls)
}

type plumber struct {
	pipes chan string
	leaks []string
}

func (p *plumber) mend() {
	for pipe := range p.pipes {
		p.leaks = append(p.leaks, pipe) // want "`leaks` lives as long as the process"
	}
}

func main() {
	p := &painter{walls: make(chan string)}
	go p.paint()
	p.order([]string{"north", "south"})
	q := &plumber{pipes: make(chan string)}
	go q.mend()
	http.HandleFunc("/pipes", func(w http.ResponseWriter, r *http.Request) { q.pipes <- r.URL.Path })
	http.ListenAndServe(":8080", nil)
	close(q.pipes)
}
