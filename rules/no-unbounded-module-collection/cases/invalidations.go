//= a cache of what a database has, of which writes only take out what they change
package main

import (
	"database/sql"
	"net/http"
	"sync"
)

type shelf struct{ books int }

type catalogue struct {
	db      *sql.DB
	mu      sync.Mutex
	shelves map[string]*shelf
}

func (c *catalogue) load(id string) *shelf {
	s := &shelf{}
	c.db.QueryRow("SELECT books FROM shelves WHERE id = $1", id).Scan(&s.books)
	return s
}

func (c *catalogue) shelfOf(id string) *shelf {
	c.mu.Lock()
	defer c.mu.Unlock()
	s, ok := c.shelves[id]
	if !ok {
		s = c.load(id)
		c.shelves[id] = s // want "shelves.*only takes out what has changed"
	}
	return s
}

func (c *catalogue) put(id string, s *shelf) error {
	if err := updateRow(c.db, id, s.books); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.shelves, id)
	return nil
}

func updateRow(db *sql.DB, id string, books int) error {
	_, err := db.Exec("UPDATE shelves SET books = $2 WHERE id = $1", id, books)
	return err
}

func main() {
	c := &catalogue{shelves: map[string]*shelf{}}
	http.HandleFunc("/shelf", func(w http.ResponseWriter, r *http.Request) { c.shelfOf(r.FormValue("id")) })
	http.HandleFunc("/put", func(w http.ResponseWriter, r *http.Request) { c.put(r.FormValue("id"), &shelf{}) })
	http.ListenAndServe(":80", nil)
}
//= what is thrown away elsewhere goes from the cache too
package main

import (
	"net/http"
	"sync"
)

var (
	mu     sync.Mutex
	labels = map[string]string{}
)

func loadLabel(id string) string        { return id + "!" }
func updateLog(id string)               {}
func removeLabel(id string)             {}

func labelOf(id string) string {
	mu.Lock()
	defer mu.Unlock()
	label, ok := labels[id]
	if !ok {
		label = loadLabel(id)
		labels[id] = label
	}
	return label
}

func forget(id string) {
	updateLog(id)
	removeLabel(id)
	mu.Lock()
	defer mu.Unlock()
	delete(labels, id)
}

func main() {
	http.HandleFunc("/label", func(w http.ResponseWriter, r *http.Request) { labelOf(r.FormValue("id")) })
	http.HandleFunc("/forget", func(w http.ResponseWriter, r *http.Request) { forget(r.FormValue("id")) })
	http.ListenAndServe(":80", nil)
}
