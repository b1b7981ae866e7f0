// What frees a client, where it is not its own method of the usual name.
//= a connection that is closed at once, without the closing handshake, and one that nothing closes
package main

import (
	"context"
	"net/http"

	"github.com/coder/websocket"
)

func greets(ctx context.Context, url string) error {
	conn, _, err := websocket.Dial(ctx, url, nil)
	if err != nil {
		return err
	}
	defer func() { _ = conn.CloseNow() }()
	return conn.Ping(ctx)
}

func pings(ctx context.Context, url string) error {
	conn, _, err := websocket.Dial(ctx, url, nil) // want "A WebSocket connection is made for every request or message: each one stays open"
	if err != nil {
		return err
	}
	return conn.Ping(ctx)
}

func main() {
	http.HandleFunc("/greets", func(w http.ResponseWriter, r *http.Request) { greets(r.Context(), "ws://bakery") })
	http.HandleFunc("/pings", func(w http.ResponseWriter, r *http.Request) { pings(r.Context(), "ws://bakery") })
	http.ListenAndServe(":80", nil)
}

//= a pool of which a part is closed is less than sure to hurt, and one whose part is only asked for
//- leakline.config.json
{ "minConfidence": "high" }
//- main.go
package main

import (
	"net/http"

	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
)

func tidied(file string) error {
	db, err := gorm.Open(sqlite.Open(file))
	if err != nil {
		return err
	}
	pool, err := db.DB()
	if err != nil {
		return err
	}
	defer pool.Close()
	return db.Exec("DELETE FROM crumbs").Error
}

func counted(file string) error {
	db, err := gorm.Open(sqlite.Open(file)) // want "A database connection pool is made"
	if err != nil {
		return err
	}
	pool, err := db.DB()
	if err != nil {
		return err
	}
	return pool.Ping()
}

func main() {
	http.HandleFunc("/tidied", func(w http.ResponseWriter, r *http.Request) { tidied("bread.db") })
	http.HandleFunc("/counted", func(w http.ResponseWriter, r *http.Request) { counted("bread.db") })
	http.ListenAndServe(":80", nil)
}

//= a function that is handed out with a client, to close it, and one that does something else
//- leakline.config.json
{ "minConfidence": "high" }
//- main.go
package main

import (
	"net/http"

	pb "example.com/api/bakery"
	"google.golang.org/grpc"
)

func oven(addr string) (pb.OvenClient, func(), error) {
	conn, err := grpc.NewClient(addr)
	if err != nil {
		return nil, nil, err
	}
	return pb.NewOvenClient(conn), func() {
		if err := conn.Close(); err != nil {
			println(err.Error())
		}
	}, nil
}

func mill(addr string) (pb.MillClient, func(), error) {
	conn, err := grpc.NewClient(addr)
	if err != nil {
		return nil, nil, err
	}
	return pb.NewMillClient(conn), func() { println("ground") }, nil
}

func main() {
	http.HandleFunc("/oven", func(w http.ResponseWriter, r *http.Request) {
		client, cleanup, err := oven("oven:1")
		if err != nil {
			return
		}
		defer cleanup()
		client.Heat(r.Context(), nil)
	})
	http.HandleFunc("/mill", func(w http.ResponseWriter, r *http.Request) {
		client, done, err := mill("mill:1") // want "A gRPC connection is made"
		if err != nil {
			return
		}
		defer done()
		client.Grind(r.Context(), nil)
	})
	http.ListenAndServe(":80", nil)
}

//= what a place held is taken out and closed before it gets another one
package main

import (
	"net/http"
	"sync/atomic"

	"go.etcd.io/bbolt"
)

type counts struct {
	file string
	db   atomic.Pointer[bbolt.DB]
	more atomic.Pointer[bbolt.DB]
}

func (c *counts) open() (err error) {
	var db *bbolt.DB
	db, err = bbolt.Open(c.file, 0o644, nil)
	if err != nil {
		return err
	}
	c.db.Store(db)
	return nil
}

func (c *counts) clear() error {
	if db := c.db.Swap(nil); db != nil {
		if err := db.Close(); err != nil {
			return err
		}
	}
	return c.open()
}

func (c *counts) another() error {
	db, err := bbolt.Open(c.file, 0o644, nil) // want "An embedded database is made"
	if err != nil {
		return err
	}
	c.more.Store(db)
	return nil
}

func main() {
	c := &counts{file: "crumbs.db"}
	http.HandleFunc("/clear", func(w http.ResponseWriter, r *http.Request) { c.clear() })
	http.HandleFunc("/another", func(w http.ResponseWriter, r *http.Request) { c.another() })
	http.ListenAndServe(":80", nil)
}

//= a configuration keeps what clients that are made with it share, and one that is made each time
package main

import (
	"net/http"

	"github.com/hashicorp/consul/api"
)

type registry struct{ settings *api.Config }

func (r *registry) client() (*api.Client, error) { return api.NewClient(r.settings) }

func main() {
	r := &registry{settings: api.DefaultConfig()}
	http.HandleFunc("/shared", func(w http.ResponseWriter, req *http.Request) {
		client, _ := r.client()
		client.Agent()
	})
	http.HandleFunc("/each", func(w http.ResponseWriter, req *http.Request) {
		settings := &api.Config{Address: "consul:8500"} // want "configuration of a Consul client"
		client, _ := api.NewClient(settings)
		client.Agent()
	})
	http.HandleFunc("/given", func(w http.ResponseWriter, req *http.Request) {
		client, _ := api.NewClient(&api.Config{Address: "consul:8500", HttpClient: http.DefaultClient})
		client.Agent()
	})
	http.ListenAndServe(":80", nil)
}

//= what is no more than a struct until it is opened
package main

import (
	"net/http"

	"github.com/bwmarrin/discordgo"
	"github.com/hashicorp/vault/api"
)

func tell(token, text string) error {
	bot, err := discordgo.New("Bot " + token)
	if err != nil {
		return err
	}
	_, err = bot.ChannelMessageSend("kitchen", text)
	return err
}

func main() {
	settings := api.DefaultConfig()
	http.HandleFunc("/tell", func(w http.ResponseWriter, r *http.Request) { tell("t", "burnt") })
	http.HandleFunc("/secret", func(w http.ResponseWriter, r *http.Request) {
		client, _ := api.NewClient(settings)
		client.SetToken(r.Header.Get("Token"))
	})
	http.HandleFunc("/secrets", func(w http.ResponseWriter, r *http.Request) {
		client, _ := api.NewClient(api.DefaultConfig()) // want "configuration of a Vault client"
		client.SetToken("all")
	})
	http.ListenAndServe(":80", nil)
}

//= what a function is handed and closes, as it is or in what a library puts around it
package main

import (
	"context"
	"io"
	"net"
	"net/http"

	"github.com/coder/websocket"
)

func pipes(ctx context.Context, in net.Conn) {
	conn, _, err := websocket.Dial(ctx, "ws://bakery", nil)
	if err != nil {
		return
	}
	joins(ctx, conn, in)
}

func joins(ctx context.Context, conn *websocket.Conn, in net.Conn) {
	pipe := websocket.NetConn(ctx, conn, websocket.MessageBinary)
	io.Copy(pipe, in)
	pipe.Close()
}

func greets(ctx context.Context) {
	conn, _, err := websocket.Dial(ctx, "ws://bakery", nil)
	if err != nil {
		return
	}
	greetsAndGoes(ctx, conn)
}

func greetsAndGoes(ctx context.Context, conn *websocket.Conn) {
	conn.Ping(ctx)
	conn.Close(websocket.StatusNormalClosure, "bye")
}

func pings(ctx context.Context) {
	conn, _, err := websocket.Dial(ctx, "ws://bakery", nil) // want "A WebSocket connection is made for every request or message"
	if err != nil {
		return
	}
	pingsOnly(ctx, conn)
}

func pingsOnly(ctx context.Context, conn *websocket.Conn) { conn.Ping(ctx) }

func main() {
	ln, _ := net.Listen("tcp", ":9000")
	http.HandleFunc("/greets", func(w http.ResponseWriter, r *http.Request) { greets(r.Context()) })
	http.HandleFunc("/pings", func(w http.ResponseWriter, r *http.Request) { pings(r.Context()) })
	go http.ListenAndServe(":80", nil)
	for {
		in, err := ln.Accept()
		if err != nil {
			return
		}
		go pipes(context.Background(), in)
	}
}

//= a connection that is closed, two calls before another one takes its place
package main

import (
	"encoding/json"
	"net/http"

	"github.com/gorilla/websocket"
)

type told struct{ Kind string }

type feed struct {
	url  string
	conn *websocket.Conn
}

func (f *feed) connect() error { return f.dial() }

func (f *feed) dial() (err error) {
	f.conn, _, err = websocket.DefaultDialer.Dial(f.url, nil)
	return err
}

func (f *feed) read() {
	for {
		_, text, err := f.conn.ReadMessage()
		if err != nil {
			return
		}
		var t told
		json.Unmarshal(text, &t)
		if t.Kind == "expired" {
			f.again()
		}
	}
}

func (f *feed) again() error {
	f.conn.Close()
	return f.connect()
}

type other struct {
	url  string
	conn *websocket.Conn
}

func (o *other) connect() error { return o.dial() }

func (o *other) dial() (err error) {
	o.conn, _, err = websocket.DefaultDialer.Dial(o.url, nil) // want "A WebSocket connection is made for every request or message"
	return err
}

func (o *other) read() {
	for {
		_, text, err := o.conn.ReadMessage()
		if err != nil {
			return
		}
		var t told
		json.Unmarshal(text, &t)
		if t.Kind == "expired" {
			o.again()
		}
	}
}

func (o *other) again() error { return o.connect() }

func main() {
	f := &feed{url: "wss://feed"}
	f.connect()
	go f.read()
	o := &other{url: "wss://other"}
	o.connect()
	go o.read()
	http.ListenAndServe(":80", nil)
}

//= what a field keeps is closed by another method, also where a function looks it up by its name
package main

import (
	"errors"
	"net/http"

	"google.golang.org/grpc"
)

type lines struct{ open map[string]*grpc.ClientConn }

func (l *lines) byName(name string) (*grpc.ClientConn, error) {
	found, ok := l.open[name]
	if !ok {
		return nil, errors.New("no such line")
	}
	return found, nil
}

func (l *lines) add(w http.ResponseWriter, r *http.Request) {
	conn, err := grpc.Dial(r.URL.Query().Get("to"))
	if err != nil {
		return
	}
	l.open[r.URL.Query().Get("name")] = conn
}

func (all *lines) drop(w http.ResponseWriter, r *http.Request) {
	conn, err := all.byName(r.URL.Query().Get("name"))
	if err != nil {
		return
	}
	conn.Close()
	delete(all.open, r.URL.Query().Get("name"))
}

type wires struct{ last []*grpc.ClientConn }

func (s *wires) add(w http.ResponseWriter, r *http.Request) {
	conn, err := grpc.Dial(r.URL.Query().Get("to")) // want "gRPC connection"
	if err != nil {
		return
	}
	s.last = append(s.last, conn)
}

func (s *wires) show(w http.ResponseWriter, r *http.Request) {
	for range s.last {
		w.Write([]byte("a wire"))
	}
}

func main() {
	l := &lines{open: map[string]*grpc.ClientConn{}}
	s := &wires{}
	http.HandleFunc("POST /lines", l.add)
	http.HandleFunc("DELETE /lines", l.drop)
	http.HandleFunc("POST /wires", s.add)
	http.HandleFunc("GET /wires", s.show)
	http.ListenAndServe(":80", nil)
}

//= what is kept in a variable is stopped by a method that closes its part; one that only reads is no such method
//- leakline.config.json
{ "minConfidence": "medium" }
//- main.go
package main

import (
	"net/http"

	"google.golang.org/grpc"
)

type oven struct {
	door *grpc.ClientConn
	name string
}

func newOven(name string) *oven {
	conn, _ := grpc.NewClient(name)
	return &oven{door: conn, name: name}
}

func (o *oven) cool()        { o.door.Close() }
func (o *oven) read() string { return o.name }

var current, other *oven

func put() {
	if current != nil {
		current.cool()
		current = nil
	}
}

func relight(w http.ResponseWriter, r *http.Request) {
	put()
	made := newOven("bakery:1")
	current = made
}

func show(w http.ResponseWriter, r *http.Request) { println(other.read()) }

func light(w http.ResponseWriter, r *http.Request) {
	made := newOven("bakery:2") // want "gRPC connection"
	other = made
}

func main() {
	http.HandleFunc("/relight", relight)
	http.HandleFunc("/light", light)
	http.HandleFunc("/show", show)
	http.ListenAndServe(":80", nil)
}

//= one function looks up what another one keeps, under a key; one that looks elsewhere does not
package main

import (
	"net/http"
	"sync"
)

var (
	mu    sync.Mutex
	roads = map[int]http.RoundTripper{}
	names = map[int]string{}
)

func find(id int) (http.RoundTripper, bool) {
	mu.Lock()
	defer mu.Unlock()
	road, found := roads[id]
	return road, found
}

func named(id int) (string, bool) {
	name, found := names[id]
	return name, found
}

func keep(id int, road http.RoundTripper) {
	mu.Lock()
	roads[id] = road
	mu.Unlock()
}

func drive(w http.ResponseWriter, r *http.Request) {
	road, found := find(len(r.Header))
	if !found {
		road = &http.Transport{}
		keep(len(r.Header), road)
	}
	(&http.Client{Transport: road}).Do(r)
}

func walk(w http.ResponseWriter, r *http.Request) {
	_, found := named(len(r.Header))
	if !found {
		road := &http.Transport{} // want "HTTP transport"
		keep(len(r.Header), road)
	}
}

func main() {
	http.HandleFunc("/drive", drive)
	http.HandleFunc("/walk", walk)
	http.ListenAndServe(":80", nil)
}

//= a connection for each use that comes with the function that closes it, by whatever result, and one that nobody closes
//- go.mod
module example.com/sync

go 1.24

require golang.org/x/crypto v0.30.0
//- main.go
package main

import (
	"context"
	"errors"
	"net/http"
	"sync"

	"golang.org/x/crypto/ssh"
)

type connector interface{ Close() error }

type tunnel struct{ client *ssh.Client }

func (t *tunnel) Close() error { return t.client.Close() }

type database struct{ tunnel *tunnel }

func (d *database) Close() error { return d.tunnel.Close() }

func newDatabase() (*database, error) {
	client, err := ssh.Dial("tcp", "host:22", nil)
	if err != nil {
		return nil, err
	}
	return &database{tunnel: &tunnel{client: client}}, nil
}

func connect(kind string) (connector, error) {
	if kind == "database" {
		return newDatabase()
	}
	return nil, errors.ErrUnsupported
}

var nothing = func(context.Context) {}

func open[T connector](kind string) (T, func(context.Context), error) {
	var none T
	c, err := connect(kind)
	if err != nil {
		return none, nothing, err
	}
	if typed, ok := c.(T); ok {
		done := func(context.Context) { c.Close() }
		return typed, done, nil
	}
	c.Close()
	return none, nothing, errors.ErrUnsupported
}

func load[T connector](kind string) (string, T, func(context.Context), error) {
	c, done, err := open[T](kind)
	return kind, c, done, err
}

func byName[T connector](kind string) (T, func(context.Context), error) {
	_, c, done, err := load[T](kind)
	return c, done, err
}

func copyRows(w http.ResponseWriter, r *http.Request) {
	c, done, err := byName[*database]("database")
	if err != nil {
		return
	}
	defer done(r.Context())
	println(c)
}

func version(w http.ResponseWriter, r *http.Request) {
	if c, done, err := open[connector]("database"); err == nil {
		println(c)
		done(r.Context())
	} else {
		println(err)
	}
}

func forgets(w http.ResponseWriter, r *http.Request) {
	if c, done, err := open[connector]("database"); err == nil { // want "SSH connection"
		println(c, done)
	}
}

func drops(w http.ResponseWriter, r *http.Request) {
	_, c, _, err := load[connector]("database") // want "SSH connection"
	println(c, err)
}

type snapshot struct {
	conn connector
	done func(context.Context)
}

var (
	mu        sync.Mutex
	snapshots = map[string]snapshot{}
)

func begin(w http.ResponseWriter, r *http.Request) {
	c, done, err := open[connector]("database")
	if err != nil {
		return
	}
	mu.Lock()
	defer mu.Unlock()
	snapshots[r.PathValue("name")] = snapshot{conn: c, done: done}
}

func end(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	if s, ok := snapshots[r.PathValue("name")]; ok {
		s.done(r.Context())
		delete(snapshots, r.PathValue("name"))
	}
}

func main() {
	http.HandleFunc("/copy", copyRows)
	http.HandleFunc("/version", version)
	http.HandleFunc("/forgets", forgets)
	http.HandleFunc("/drops", drops)
	http.HandleFunc("POST /snapshots/{name}", begin)
	http.HandleFunc("DELETE /snapshots/{name}", end)
	http.ListenAndServe(":80", nil)
}

//= a session of the first AWS SDK sends with the shared client; a configuration of the second has one of its own
package main

import (
	"net/http"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go/aws/session"
)

func first(w http.ResponseWriter, r *http.Request) {
	s, err := session.NewSession()
	println(s, err)
}

func second(w http.ResponseWriter, r *http.Request) {
	c, err := config.LoadDefaultConfig(r.Context()) // want "HTTP client with connections of its own"
	println(&c, err)
}

func main() {
	http.HandleFunc("/first", first)
	http.HandleFunc("/second", second)
	http.ListenAndServe(":80", nil)
}

//= idle connections that time out: as many as ticks come in that time, and as requests
package main

import (
	"net/http"
	"time"
)

func check() {
	client := &http.Client{Transport: &http.Transport{IdleConnTimeout: 30 * time.Second}}
	client.Get("http://updates")
}

func ask(w http.ResponseWriter, r *http.Request) {
	client := &http.Client{Transport: &http.Transport{IdleConnTimeout: 30 * time.Second}} // want "until they time out"
	client.Get("http://other")
}

func main() {
	go func() {
		for range time.Tick(24 * time.Hour) {
			check()
		}
	}()
	http.HandleFunc("/", ask)
	http.ListenAndServe(":80", nil)
}

//= closed in time, at the address that each job has, and at the service's own
package main

import (
	"encoding/json"
	"net/http"

	"github.com/nats-io/nats.go"
)

type job struct {
	Target map[string]string
}

var brokers struct{ url string }

func (j *job) run() {
	conn, err := nats.Connect(j.Target["url"])
	if err != nil {
		return
	}
	defer conn.Close()
	conn.Publish("jobs", nil)
}

func tell() {
	conn, err := nats.Connect(brokers.url) // want "NATS connection"
	if err != nil {
		return
	}
	defer conn.Close()
	conn.Publish("told", nil)
}

func main() {
	http.HandleFunc("/run", func(w http.ResponseWriter, r *http.Request) {
		j := &job{}
		json.NewDecoder(r.Body).Decode(j)
		j.run()
	})
	http.HandleFunc("/tell", func(w http.ResponseWriter, r *http.Request) { tell() })
	http.ListenAndServe(":80", nil)
}

//= a connection in a holder that a function closes when its state changes, and one that nothing closes
package main

import (
	"sync"

	"github.com/pion/webrtc/v4"
)

type viewer struct {
	conn *webrtc.PeerConnection
	once sync.Once
}

type listener struct {
	conn *webrtc.PeerConnection
}

func cleanUp(v *viewer) {
	v.once.Do(func() {
		if v.conn != nil {
			v.conn.Close()
		}
	})
}

func watch() {
	conn, err := webrtc.NewPeerConnection(webrtc.Configuration{})
	if err != nil {
		return
	}
	v := &viewer{conn: conn}
	conn.OnConnectionStateChange(func(state webrtc.PeerConnectionState) {
		if state == webrtc.PeerConnectionStateFailed {
			cleanUp(v)
		}
	})
}

func listen() {
	conn, err := webrtc.NewPeerConnection(webrtc.Configuration{}) // want "A peer connection is made for every request or message"
	if err != nil {
		return
	}
	l := &listener{conn: conn}
	conn.OnConnectionStateChange(func(state webrtc.PeerConnectionState) {
		println(l, state)
	})
}

func main() {
	calls := make(chan string)
	go func() {
		for range calls {
			watch()
			listen()
		}
	}()
	calls <- "a"
	select {}
}
