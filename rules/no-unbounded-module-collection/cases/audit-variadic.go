//= what is handed over one by one is put into a list of the call's own
package main

import (
	"fmt"
	"net/http"
)

var version = "1.0"

var names []string

var seen = map[string]int{}

func logf(format string, args ...any) {
	for i := range args {
		args[i] = fmt.Sprintf("%s", args[i])
	}
	fmt.Printf(format, args...)
}

func count(m map[string]int, keys ...string) {
	for _, key := range keys {
		m[key]++ // want "seen"
	}
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		logf("%s %s %s", version, names, r.URL.Path)
		count(seen, r.URL.Path)
	})
	http.ListenAndServe(":8080", nil)
}

//= whether something was found, handed to itself
package main

import "net/http"

var table = map[string]string{}

func step(key string, ok bool) (string, bool) { return key, ok }

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		_, ok := table[r.URL.Path]
		value, ok := step(r.URL.Path, ok)
		value, ok = step(value, ok)
		table[value] = value // want "table"
	})
	http.ListenAndServe(":8080", nil)
}

//= what only shows that a type fits an interface is made for nobody
package main

import "net/http"

type stream interface{ publish(string) }

type collecting struct{ results []string }

func newCollecting() *collecting { return &collecting{} }

func (c *collecting) publish(s string) { c.results = append(c.results, s) }

type kept struct{ results []string }

func (k *kept) publish(s string) {
	k.results = append(k.results, s) // want "results"
}

var _ stream = newCollecting()

var _ stream = &collecting{}

var all stream = &kept{}

func send(s stream, text string) { s.publish(text) }

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { send(all, r.URL.Path) })
	http.ListenAndServe(":8080", nil)
}
