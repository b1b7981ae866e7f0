//= in front of what is there
package main

import (
	"net/http"
	"slices"
	"sort"
)

var front []string
var inserted []string
var sorted []string
var last []string
var built []string

func main() {
	http.HandleFunc("/p", func(w http.ResponseWriter, r *http.Request) {
		front = append([]string{r.URL.Path}, front...) // want "`front` lives as long as the process"
		inserted = slices.Insert(inserted, 0, r.URL.Path) // want "`inserted` lives as long as the process"
		i := sort.SearchStrings(sorted, r.URL.Path)
		sorted = append(sorted, "") // want "`sorted` lives as long as the process"
		copy(sorted[i+1:], sorted[i:])
		sorted[i] = r.URL.Path
		last = append([]string{r.URL.Path}, last[:min(len(last), 9)]...)
		built = slices.Concat(built, []string{r.URL.Path}) // want "`built` lives as long as the process"
	})
	http.ListenAndServe(":1", nil)
}

//= structs without a name: a variable of its own, a field, and one that is emptied
package main

import (
	"net/http"
	"sync"
	"time"
)

var sessions struct {
	sync.RWMutex
	byPath map[string]time.Time
}

var recent struct {
	sync.Mutex
	entries map[string]time.Time
}

type Server struct {
	stats struct {
		mu    sync.Mutex
		paths map[string]int
	}
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.stats.mu.Lock()
	s.stats.paths[r.URL.Path]++ // want "`paths` lives as long as the process"
	s.stats.mu.Unlock()
	sessions.Lock()
	sessions.byPath[r.URL.Path] = time.Now() // want "`byPath` lives as long as the process"
	sessions.Unlock()
	recent.Lock()
	recent.entries[r.URL.Path] = time.Now()
	recent.Unlock()
	var local struct{ seen []string }
	local.seen = append(local.seen, r.URL.Path)
}

func sweep() {
	for range time.Tick(time.Minute) {
		recent.Lock()
		for path, at := range recent.entries {
			if time.Since(at) > time.Minute {
				delete(recent.entries, path)
			}
		}
		recent.Unlock()
	}
}

func main() {
	sessions.byPath = make(map[string]time.Time)
	recent.entries = make(map[string]time.Time)
	server := &Server{}
	server.stats.paths = make(map[string]int)
	go sweep()
	http.Handle("/", server)
	http.ListenAndServe(":1", nil)
}

//= ids with a zero value, enumerations with names
package main

import (
	"net/http"
	"strconv"
)

type UserID uint64

const NoUser UserID = 0

type Level int

const (
	Debug Level = iota
	Info
)

type Shape string

const (
	Round  Shape = "round"
	Square Shape = "square"
)

var byUser = map[UserID]int{}
var byLevel = map[Level]int{}
var byShape = map[Shape]int{}

func main() {
	http.HandleFunc("/u", func(w http.ResponseWriter, r *http.Request) {
		id, _ := strconv.ParseUint(r.URL.Query().Get("user"), 10, 64)
		note(UserID(id), Level(len(r.URL.Path)), Shape(r.URL.Path))
	})
	http.ListenAndServe(":1", nil)
}

func note(user UserID, level Level, shape Shape) {
	byUser[user]++ // want "`byUser` lives as long as the process"
	byLevel[level]++
	byShape[shape]++
}

//= methods of a type that is a collection itself
package main

import (
	"net/http"
	"sort"
)

type set map[string]struct{}

func (s set) add(name string)    { s[name] = struct{}{} } // want "`seen` lives as long as the process and gets an entry for each query parameter"
func (s set) put(name string)    { s[name] = struct{}{} }
func (s set) remove(name string) { delete(s, name) }

type trail []string

func (t *trail) note(line string) { *t = append(*t, line) } // want "`lines` lives as long as the process and grows by an entry each time"
func (t *trail) keep(line string) {
	*t = append(*t, line)
	if len(*t) > 100 {
		*t = (*t)[1:]
	}
}
func (t trail) lost(line string) { t = append(t, line) }
func (t trail) Len() int         { return len(t) }
func (t trail) Less(i, j int) bool {
	return t[i] < t[j]
}
func (t trail) Swap(i, j int) { t[i], t[j] = t[j], t[i] }

type params map[string]string

func (p params) set(key, value string) { p[key] = value }

var seen = set{}
var open = set{}
var lines trail
var recent trail
var fixed trail

func handle(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	seen.add(name)
	open.put(name)
	defer open.remove(name)
	lines.note(name)
	recent.keep(name)
	fixed.lost(name)
	p := params{}
	p.set(name, name)
	sort.Sort(fixed)
}

func main() {
	http.HandleFunc("/", handle)
	_ = http.ListenAndServe(":8080", nil)
}
//= a text that only gets longer, in each form of adding to it
package main

import (
	"net/http"
	"sync"
)

var (
	first  string
	second = ""
	third  string
	line   string
	count  int
)

type journal struct {
	mu    sync.Mutex
	text  string
	lines string
	size  int
}

func (j *journal) add(entry string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.text += entry + "\n" // want "`text` lives .* gets longer each time.*nothing ever empties it"
	j.lines += entry
	j.size += len(entry)
	if len(j.lines) > 4096 {
		j.lines = ""
	}
}

var log = &journal{}

func serve(w http.ResponseWriter, r *http.Request) {
	first += r.URL.Path          // want "`first` lives .* gets longer each time"
	second = second + r.URL.Path // want "`second` lives .* gets longer each time"
	third = third + r.URL.Path
	third = third[len(third)-10:]
	line = "now " + r.URL.Path
	line = line + "\n"
	count = count + 1
	log.add(line)
}

func main() {
	http.HandleFunc("/any/", serve)
	http.ListenAndServe(":80", nil)
}

//= a list whose entries point to the one before them, put together in two steps
package main

import "net/http"

type visit struct {
	path string
	next *visit
}

type desk struct {
	latest *visit
	open   *visit
}

func (d *desk) note(path string) {
	v := &visit{path: path}
	v.next = d.latest
	d.latest = v // want "`latest` lives as long as the process"
}

func (d *desk) begin(path string) {
	v := new(visit)
	v.path = path
	v.next = d.open
	d.open = v
}

func (d *desk) end() {
	if d.open != nil {
		d.open = d.open.next
	}
}

func main() {
	d := &desk{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		d.note(r.URL.Path)
		d.begin(r.URL.Path)
		d.end()
	})
	http.ListenAndServe(":80", nil)
}
