//= functions in a list that is appended to, and what they are given
package main

import "net/http"

type Heard func(song string, loud bool)

type choir struct {
	singers []Heard
	byName  map[string]Heard
}

type Option func(*choir)

func WithSinger(h Heard) Option {
	return func(c *choir) { c.singers = append(c.singers, h) }
}

func newChoir(opts ...Option) *choir {
	c := &choir{byName: map[string]Heard{}}
	for _, o := range opts {
		o(c)
	}
	return c
}

func (c *choir) Name(name string, h Heard) { c.byName[name] = h }

func (c *choir) Sing(song string) {
	for _, h := range c.singers {
		h(song, true)
	}
	c.byName["first"]("duet", false)
}

var (
	songs  = map[string]int{}
	louds  = map[bool]int{}
	kinds  = map[string]int{}
	latest = map[string]int{}
)

func main() {
	c := newChoir(WithSinger(func(song string, loud bool) {
		songs[song]++ // want "`songs` lives as long as the process"
		louds[loud]++
	}), WithSinger(func(song string, _ bool) {
		if len(latest) > 100 {
			clear(latest)
		}
		latest[song]++
	}))
	c.Name("first", func(kind string, _ bool) { kinds[kind]++ })
	http.HandleFunc("/songs", func(w http.ResponseWriter, r *http.Request) {
		c.Sing(r.FormValue("song"))
	})
	http.ListenAndServe(":8080", nil)
}
