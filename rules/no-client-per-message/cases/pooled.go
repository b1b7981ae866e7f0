// What is handed out again.
//= one that is taken from those that lie idle, where there is one, and one of which none ever does
package main

import (
	"net/http"

	"golang.org/x/crypto/ssh"
)

type kitchen struct {
	idle []*ssh.Client
	more []*ssh.Client
}

func retried(f func() error) error { return f() }

func (k *kitchen) dial() (*ssh.Client, error) { return ssh.Dial("tcp", "oven:22", &ssh.ClientConfig{}) }

func (k *kitchen) get() (c *ssh.Client, err error) {
	for len(k.idle) > 0 {
		c = k.idle[0]
		k.idle = k.idle[1:]
	}
	if c != nil {
		return c, nil
	}
	err = retried(func() error {
		c, err = k.dial()
		return err
	})
	return c, err
}

func (k *kitchen) first() (c *ssh.Client, err error) {
	if len(k.more) > 0 {
		k.more[0].Wait()
	}
	err = retried(func() error {
		c, err = k.dial() // want "An SSH connection is made"
		return err
	})
	return c, err
}

func main() {
	k := &kitchen{}
	http.HandleFunc("/heat", func(w http.ResponseWriter, r *http.Request) {
		c, err := k.get()
		if err == nil {
			k.idle = append(k.idle, c)
		}
	})
	http.HandleFunc("/first", func(w http.ResponseWriter, r *http.Request) { k.first() })
	http.ListenAndServe(":80", nil)
}

//= one that a method makes and keeps where another looks for it first, and one that is kept elsewhere
package main

import (
	"net/http"
	"sync"
)

type stalls struct {
	open sync.Map
	shut sync.Map
}

func (s *stalls) seek(name string) *http.Transport {
	found, ok := s.open.Load(name)
	if !ok {
		return nil
	}
	return found.(*http.Transport)
}

func (s *stalls) add(name string) *http.Transport {
	made := &http.Transport{MaxIdleConns: 2}
	s.open.Store(name, made)
	return made
}

func (s *stalls) close(name string) *http.Transport {
	made := newStall()
	s.shut.Store(name, made)
	return made
}

func newStall() *http.Transport { return &http.Transport{MaxIdleConns: 2} }

func main() {
	s := &stalls{}
	http.HandleFunc("/open", func(w http.ResponseWriter, r *http.Request) {
		var stall *http.Transport
		stall = s.seek("bread")
		if stall == nil {
			stall = s.add("bread")
		}
		stall.RoundTrip(r)
	})
	http.HandleFunc("/shut", func(w http.ResponseWriter, r *http.Request) {
		stall := s.seek("rolls")
		if stall == nil {
			stall = s.close("rolls") // want "An HTTP transport is made"
		}
		stall.RoundTrip(r)
	})
	http.ListenAndServe(":80", nil)
}

//= kept in a map of maps, under two keys
package main

import (
	"database/sql"
	"net/http"
)

type archive struct {
	db         *sql.DB
	statements map[string]map[int]*sql.Stmt
}

func (a *archive) prepared(text string, count int) (*sql.Stmt, error) {
	if a.statements[text] != nil {
		if a.statements[text][count] != nil {
			return a.statements[text][count], nil
		}
	} else {
		a.statements[text] = make(map[int]*sql.Stmt)
	}
	s, err := a.db.Prepare(text)
	if err != nil {
		return nil, err
	}
	a.statements[text][count] = s
	return s, nil
}

func (a *archive) anew(text string) (*sql.Stmt, error) {
	return a.db.Prepare(text)
}

func (a *archive) list(w http.ResponseWriter, r *http.Request) {
	if s, err := a.prepared("select name from papers", 1); err == nil {
		s.Query()
	}
	if s, err := a.anew("select name from papers"); err == nil { // want "A prepared statement is made"
		s.Query()
	}
}

func main() {
	db, _ := sql.Open("postgres", "papers")
	a := &archive{db: db, statements: map[string]map[int]*sql.Stmt{}}
	http.HandleFunc("/", a.list)
	http.ListenAndServe(":80", nil)
}
