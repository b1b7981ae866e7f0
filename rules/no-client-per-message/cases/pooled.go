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

//= one that is kept inside of what an option hands it to, one in a library's cache where a look found none, and one that is looked for elsewhere
//- go.mod
module example.com/brewery

go 1.22
//- main.go
package main

import (
	"net/http"
	"time"

	"github.com/patrickmn/go-cache"
	"google.golang.org/grpc"
)

type still struct {
	client *http.Client
	name   string
}

type option func(*still)

func WithClient(c *http.Client) option { return func(s *still) { s.client = c } }

func assemble(name string, options ...option) *still {
	s := &still{name: name}
	for _, o := range options {
		o(s)
	}
	return s
}

type vat struct {
	name string
	held *still
}

type cellar struct{ vats map[string]*vat }

func (c *cellar) find(name string) *vat {
	if v, ok := c.vats[name]; ok {
		return v
	}
	return &vat{name: name}
}

func (c *cellar) stillOf(name string) *still {
	v := c.find(name)
	if v.held != nil {
		return v.held
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 4}}
	v.held = assemble(name, WithClient(client))
	c.vats[name] = v
	return v.held
}

func (c *cellar) stillFor(name string) *still {
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 4}} // want "transport is made"
	return assemble(name, WithClient(client))
}

type coopers struct{ known, others *cache.Cache }

func (c *coopers) dial(address string) *grpc.ClientConn {
	conn, _ := grpc.NewClient(address)
	return conn
}

func (c *coopers) dialed(address string) *grpc.ClientConn {
	conn := c.dial(address)
	c.known.Set(address, conn, cache.DefaultExpiration)
	return conn
}

func (c *coopers) of(address string) *grpc.ClientConn {
	found, ok := c.known.Get(address)
	if ok {
		conn, isConn := found.(*grpc.ClientConn)
		if !isConn {
			return c.dialed(address)
		}
		return conn
	}
	return c.dialed(address)
}

func (c *coopers) at(address string) *grpc.ClientConn {
	if _, ok := c.others.Get(address); !ok {
		return c.dialed(address)
	}
	return nil
}

func main() {
	shelves := &cellar{vats: map[string]*vat{}}
	all := &coopers{known: cache.New(time.Hour, 0), others: cache.New(time.Hour, 0)}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		shelves.stillOf("oak").client.Get("http://oak")
		shelves.stillFor("elm").client.Get("http://elm")
		all.of("one:80").Connect()
		all.at("two:80").Connect() // want "gRPC connection is made"
	})
	http.ListenAndServe(":80", nil)
}
//= one that stands in for one that was lost, by the name of who makes it
package main

import (
	"net/http"

	"github.com/redis/go-redis/v9"
)

type ledger struct{ db, other *redis.Client }

func (l *ledger) reconnect() { l.db = redis.NewClient(&redis.Options{}) }

func (l *ledger) reload() {
	l.other = redis.NewClient(&redis.Options{}) // want "Redis"
}

func (l *ledger) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := l.db.Ping(r.Context()).Err(); err != nil {
		l.reconnect()
	}
	l.reload()
}

func main() { http.ListenAndServe(":80", &ledger{db: redis.NewClient(&redis.Options{})}) }
