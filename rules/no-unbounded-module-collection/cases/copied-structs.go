// Structs that are copied before something is added, and lists that are.
//= a builder that works on a copy of itself, a list that is copied for it, and ones that are not
package main

import "net/http"

type logger struct {
	isCopy bool
	names  []string
	values []string
	seen   []string
}

func (l *logger) clone() *logger {
	if l.isCopy {
		return l
	}
	c := *l
	c.isCopy = true
	c.names = append(make([]string, 0, len(c.names)), c.names...)
	c.values = append([]string(nil), c.values...)
	return &c
}

func (l *logger) withName(name string) *logger {
	c := l.clone()
	c.names = append(c.names, name)
	return c
}

func (l *logger) withValue(value string) *logger {
	c := *l
	c.values = append(c.values, value)
	return &c
}

func (l *logger) see(name string) {
	l.seen = append(l.seen, name) // want "`seen` lives as long as the process"
}

type ledger struct {
	lines []string
}

type office struct {
	book *ledger
}

func (o *office) write(line string) {
	next := *o.book
	next.lines = append(next.lines, line) // want "`lines` lives as long as the process"
	o.book = &next
}

func main() {
	l := &logger{}
	o := &office{book: &ledger{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		l.withName("root").withValue("x")
		l.see("root")
		o.write("x")
	})
	http.ListenAndServe(":8080", nil)
}

//= a list that is copied whole, and one that is put behind something each time
package main

import "net/http"

var (
	routes = []string{"/"}
	trail  []string
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		routes = append([]string{}, routes...)
		routes = append([]string(nil), routes...)
		trail = append([]string{"here"}, trail...) // want "`trail` lives as long as the process"
	})
	http.ListenAndServe(":8080", nil)
}
