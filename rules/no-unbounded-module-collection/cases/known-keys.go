//= a key that was found there already gets another value
package main

import (
	"net/http"
	"sync"
)

var (
	mu    sync.Mutex
	seen  = map[string]int{}
	fresh = map[string]int{}
)

func touch(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	name := r.URL.Query().Get("name")
	if _, ok := seen[name]; !ok {
		http.NotFound(w, r)
		return
	}
	seen[name] = 1
}

func first(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	name := r.URL.Query().Get("name")
	if _, ok := fresh[name]; ok {
		return
	}
	fresh[name] = 1 // want "`fresh`"
}

func main() {
	http.HandleFunc("/touch", touch)
	http.HandleFunc("/first", first)
	http.ListenAndServe(":8080", nil)
}

//= an entry that gets shorter, and one that gets another value
package main

import "net/http"

var byRoom = map[string][]string{}

var latest = map[string][]string{}

func leave(room, guest string) {
	guests := byRoom[room]
	at := -1
	for i, other := range guests {
		if other == guest {
			at = i
		}
	}
	if at != -1 {
		byRoom[room] = append(guests[:at], guests[at+1:]...)
	}
}

func enter(room string, guests []string) {
	latest[room] = append(guests[:0], guests[1:]...) // want "gets an entry for each"
}

func main() {
	http.HandleFunc("/{room}/{guest}", func(w http.ResponseWriter, r *http.Request) {
		leave(r.PathValue("room"), r.PathValue("guest"))
		enter(r.PathValue("room"), []string{"host", r.PathValue("guest")})
	})
	http.ListenAndServe(":80", nil)
}

//= a function that only makes an entry where it is told how, asked without
package main

import "net/http"

type page struct{ text string }

var pages = map[string]*page{}

var drafts = map[string]*page{}

func pageOf(name string, make func(name string) *page) *page {
	if found, ok := pages[name]; ok {
		return found
	}
	if make == nil {
		return nil
	}
	made := make(name)
	pages[name] = made
	return made
}

func draftOf(name string, make func(name string) *page) *page {
	if found, ok := drafts[name]; ok {
		return found
	}
	if make == nil {
		return nil
	}
	made := make(name)
	drafts[name] = made // want "gets an entry for each"
	return made
}

func newPage(name string) *page { return &page{text: name} }

func main() {
	pageOf("index", newPage)
	http.HandleFunc("/{name}", func(w http.ResponseWriter, r *http.Request) {
		pageOf(r.PathValue("name"), nil)
		draftOf(r.PathValue("name"), newPage)
	})
	http.ListenAndServe(":80", nil)
}

//= a list beside the map that says what is in it grows with what is new to the map
//- leakline.config.json
{ "minConfidence": "high" }
//- main.go
package main

import (
	"net/http"
	"sync"
)

type desk struct {
	mu    sync.Mutex
	byKey map[int]int
	slots []string
	known sync.Map
	names []string
	seen  map[string]bool
	paths []string
	all   []string
}

func (d *desk) slot(floor int, name string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.byKey[floor]; ok {
		return
	}
	d.slots = append(d.slots, name)
	d.byKey[floor] = len(d.slots)
	if _, ok := d.known.Load(floor); ok {
		return
	}
	d.names = append(d.names, name)
	d.known.Store(floor, name)
}

func (d *desk) path(path string) {
	if !d.seen[path] {
		d.seen[path] = true         // want "`seen` lives as long as the process"
		d.paths = append(d.paths, path) // want "`paths` lives as long as the process"
	}
	if _, ok := d.byKey[len(path)]; !ok {
		d.all = append(d.all, path) // want "`all` lives as long as the process"
	}
}

func floorOf(r *http.Request) int

func main() {
	d := &desk{byKey: map[int]int{}, seen: map[string]bool{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		d.slot(floorOf(r), "desk")
		d.path(r.URL.Path)
	})
	http.ListenAndServe(":80", nil)
}

//= a list that a loop looks through first: what it is compared with says how many there will be
package main

import "net/http"

type bar struct {
	Kind string
	User string
	Note string
}

type board struct{ kinds, users, rows, flags, blind []bar }

var b = new(board)

func (b *board) byKind(v bar) {
	for i, x := range b.kinds {
		if x.Kind == v.Kind {
			b.kinds[i] = v
			return
		}
	}
	b.kinds = append(b.kinds, v)
}

func (b *board) byUser(v bar) {
	for i := range b.users {
		if b.users[i].User == v.User {
			b.users[i] = v
			return
		}
	}
	b.users = append(b.users, v) // want "`users` .* an entry for each"
}

func (b *board) rounds(in []bar) {
outer:
	for _, v := range in {
		for i, x := range b.rows {
			if x.Kind == v.Kind {
				b.rows[i] = v
				continue outer
			}
		}
		b.rows = append(b.rows, v)
	}
}

func (b *board) flagged(v bar) {
	found := false
	for i := 0; i < len(b.flags); i++ {
		if b.flags[i].Kind == v.Kind {
			b.flags[i] = v
			found = true
			break
		}
	}
	if !found {
		b.flags = append(b.flags, v)
	}
}

func (b *board) anyway(v bar) {
	for i, x := range b.blind {
		if x.Kind == v.Kind {
			b.blind[i] = v
			break
		}
	}
	b.blind = append(b.blind, v) // want "`blind` .* grows by an entry"
}

func handle(w http.ResponseWriter, r *http.Request) {
	kind := "free"
	if r.FormValue("plan") == "pro" {
		kind = "pro"
	}
	v := bar{Kind: kind, User: r.FormValue("user"), Note: r.FormValue("note")}
	b.byKind(v)
	b.byUser(v)
	b.rounds([]bar{v})
	b.flagged(v)
	b.anyway(v)
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}

//= channels that are looked up by the id that a path names, told but not for sure, and users that are
//- leakline.config.json
{ "minConfidence": "high" }
//- main.go
package main

import (
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
)

type channel struct{ id, kind string }

type user struct{ id, name string }

type store struct{ db *sql.DB }

func (s *store) getChannel(id string) (*channel, error) {
	c := channel{id: id}
	err := s.db.QueryRow("SELECT kind FROM channels WHERE id = ?", id).Scan(&c.kind)
	return &c, err
}

func (s *store) getUser(id string) (*user, error) {
	u := user{id: id}
	err := s.db.QueryRow("SELECT name FROM users WHERE id = ?", id).Scan(&u.name)
	return &u, err
}

var (
	// As many as somebody has created.
	rates  = map[string]int{}
	visits = map[string]int{}
)

func main() {
	s := &store{}
	r := gin.Default()
	r.GET("/channels/:id", func(c *gin.Context) {
		found, err := s.getChannel(c.Param("id"))
		if err != nil {
			c.AbortWithStatus(http.StatusNotFound)
			return
		}
		rates[found.id]++
	})
	r.GET("/users/:id", func(c *gin.Context) {
		found, err := s.getUser(c.Param("id"))
		if err != nil {
			c.AbortWithStatus(http.StatusNotFound)
			return
		}
		visits[found.id]++ // want "`visits` lives as long as the process"
	})
	r.Run()
}

//= a list of an entry that is cut where it stands, and made longer
package main

import "github.com/gin-gonic/gin"

var cuts = map[string][]int{}

func main() {
	r := gin.Default()
	r.POST("/cuts/:id", func(c *gin.Context) {
		id := c.Param("id")
		if len(cuts[id]) > 10 {
			cuts[id] = cuts[id][1:]
		}
		cuts[id] = append(cuts[id], 1) // want "`cuts` lives as long as the process"
	})
	r.Run()
}
