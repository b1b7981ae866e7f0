//= behind an interface that many types have
//- go.mod
module example.com/app

go 1.22
//- main.go
package main

import (
	"net/http"

	"example.com/app/source"
)

type server struct{ all []source.Source }

func (s *server) scrape(w http.ResponseWriter, r *http.Request) {
	for _, one := range s.all {
		one.Read(r.Context())
	}
}

func main() {
	s := &server{all: source.All()}
	http.HandleFunc("/metrics", s.scrape)
	http.ListenAndServe(":80", nil)
}
//- source/source.go
package source

import (
	"context"
	"net/http"
)

type Source interface {
	Name() string
	Read(ctx context.Context) error
}

var all []Source

func All() []Source { return all }

func Add(from any) {
	if s, ok := from.(Source); ok {
		all = append(all, s)
	}
}

func fetch() error {
	t := http.DefaultTransport.(*http.Transport).Clone() // want "HTTP transport"
	_, err := (&http.Client{Transport: t}).Get("http://upstream/")
	return err
}

type (
	a struct{}
	b struct{}
	c struct{}
	d struct{}
	e struct{}
	f struct{}
	g struct{}
	h struct{}
	i struct{}
	j struct{}
	k struct{}
	l struct{}
	m struct{}
	n struct{}
)

func (a) Name() string { return "a" }
func (b) Name() string { return "b" }
func (c) Name() string { return "c" }
func (d) Name() string { return "d" }
func (e) Name() string { return "e" }
func (f) Name() string { return "f" }
func (g) Name() string { return "g" }
func (h) Name() string { return "h" }
func (i) Name() string { return "i" }
func (j) Name() string { return "j" }
func (k) Name() string { return "k" }
func (l) Name() string { return "l" }
func (m) Name() string { return "m" }
func (n) Name() string { return "n" }

func (a) Read(ctx context.Context) error { return nil }
func (b) Read(ctx context.Context) error { return nil }
func (c) Read(ctx context.Context) error { return nil }
func (d) Read(ctx context.Context) error { return nil }
func (e) Read(ctx context.Context) error { return nil }
func (f) Read(ctx context.Context) error { return nil }
func (g) Read(ctx context.Context) error { return nil }
func (h) Read(ctx context.Context) error { return nil }
func (i) Read(ctx context.Context) error { return nil }
func (j) Read(ctx context.Context) error { return nil }
func (k) Read(ctx context.Context) error { return nil }
func (l) Read(ctx context.Context) error { return nil }
func (m) Read(ctx context.Context) error { return nil }
func (n) Read(ctx context.Context) error { return fetch() }
//= below GOPATH, without a go.mod: packages of the program's own
//- main.go
package main

import (
	"net/http"

	"example.com/me/shop/orders"
	"example.com/me/shop/storage"
)

func main() {
	storage.Configure("mysql://")
	http.HandleFunc("/orders", orders.List)
	http.ListenAndServe(":80", nil)
}
//- orders/orders.go
package orders

import (
	"net/http"

	"example.com/me/shop/storage"
)

func List(w http.ResponseWriter, r *http.Request) {
	db, err := storage.Open() // want "database"
	if err != nil {
		return
	}
	db.Exec("select 1")
}
//- storage/storage.go
package storage

import "database/sql"

var dsn string

func Configure(text string) { dsn = text }

func Open() (*sql.DB, error) {
	return sql.Open("mysql", dsn)
}
//= an OpenShift controller that asks with a transport of its own each time
package main

import (
	"context"
	"net/http"
	"time"

	"github.com/openshift/library-go/pkg/controller/factory"
)

type controller struct{ shared *http.Transport }

func (c *controller) sync(ctx context.Context, syncCtx factory.SyncContext) error {
	own := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}} // want "HTTP transport"
	_, err := own.Get("https://metrics/")
	return err
}

func (c *controller) syncShared(ctx context.Context, syncCtx factory.SyncContext) error {
	_, err := (&http.Client{Transport: c.shared}).Get("https://metrics/")
	return err
}

func main() {
	c := &controller{shared: &http.Transport{}}
	factory.New().ResyncEvery(time.Minute).WithSync(c.sync).ToController("Fsync", nil).Run(context.Background(), 1)
	factory.New().WithSync(c.syncShared).ToController("Shared", nil).Run(context.Background(), 1)
}

//= a connection that is closed when the loop ends, and not in each round
//- go.mod
module example.com/a

go 1.22

require google.golang.org/grpc v1.65.0
//- main.go
package main

import (
	"net/http"

	"google.golang.org/grpc"
)

func forward(lines <-chan string, to string) {
	for {
		line, ok := <-lines
		if !ok {
			return
		}
		conn, err := grpc.NewClient(to) // want "gRPC connection"
		if err != nil {
			continue
		}
		defer conn.Close()
		send(conn, line)
	}
}

func send(conn *grpc.ClientConn, line string) {}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		go forward(make(chan string), "a:1")
	})
	http.ListenAndServe(":80", nil)
}
