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
