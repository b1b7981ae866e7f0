//= a publisher for every message, closed each time
//- publisher.go
package main

import "github.com/segmentio/kafka-go"

type Publisher struct {
	w *kafka.Writer
}

func NewPublisher(topic string) *Publisher {
	return &Publisher{w: &kafka.Writer{Topic: topic}}
}

func (p *Publisher) Close() error { return p.w.Close() }
//- main.go
package main

import (
	"context"

	"github.com/segmentio/kafka-go"
)

func consume(ctx context.Context, r *kafka.Reader) {
	for {
		msg, err := r.ReadMessage(ctx)
		if err != nil {
			return
		}
		handle(msg)
	}
}

func handle(msg kafka.Message) {
	p := NewPublisher("out") // want "Kafka writer"
	defer p.Close()
}

func main() {
	shared := NewPublisher("shared")
	_ = shared
	consume(context.Background(), kafka.NewReader(kafka.ReaderConfig{}))
}
//= a writer in a handler, and one in its factory
package main

import (
	"net/http"

	"github.com/segmentio/kafka-go"
)

func handler() http.HandlerFunc {
	shared := kafka.NewWriter(kafka.WriterConfig{})
	return func(w http.ResponseWriter, r *http.Request) {
		own := kafka.NewWriter(kafka.WriterConfig{}) // want "Kafka writer"
		defer own.Close()
		_ = shared
	}
}

func main() {
	http.HandleFunc("/x", handler())
}
//= a transport in a handler; a client without one is cheap
package main

import (
	"net/http"
	"time"
)

func fetch(w http.ResponseWriter, r *http.Request) {
	cheap := &http.Client{Timeout: time.Second}
	_ = cheap
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}} // want "HTTP transport"
	_ = client
}
//= sync.Once, a guard, and a field built in main
package main

import (
	"net/http"
	"sync"

	"github.com/segmentio/kafka-go"
)

var (
	once   sync.Once
	writer *kafka.Writer
	lazy   *kafka.Writer
)

type server struct {
	w *kafka.Writer
}

func newServer() *server {
	return &server{w: kafka.NewWriter(kafka.WriterConfig{})}
}

func get() *kafka.Writer {
	once.Do(func() {
		writer = kafka.NewWriter(kafka.WriterConfig{})
	})
	return writer
}

func getLazy() *kafka.Writer {
	if lazy == nil {
		lazy = kafka.NewWriter(kafka.WriterConfig{})
	}
	return lazy
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_ = s.w
	get()
	getLazy()
}

func main() {
	http.Handle("/", newServer())
}
//= guarded several calls up
package main

import (
	"net/http"

	"github.com/segmentio/kafka-go"
)

type registry struct{ writer *kafka.Writer }

func setup() *kafka.Writer {
	w := kafka.NewWriter(kafka.WriterConfig{})
	return w
}

func (r *registry) get() *kafka.Writer {
	if r.writer == nil {
		r.writer = setup()
	}
	return r.writer
}

func main() {
	reg := &registry{}
	http.HandleFunc("/x", func(w http.ResponseWriter, r *http.Request) { reg.get() })
}
//= discarding it keeps nothing
package main

import (
	"net/http"

	"github.com/segmentio/kafka-go"
)

func handle(w http.ResponseWriter, r *http.Request) {
	_ = kafka.NewWriter(kafka.WriterConfig{}) // want "Kafka writer"
}
//= a wrapper of the read: the loop around it goes round for every message
package main

import (
	"context"
	"database/sql"

	"github.com/segmentio/kafka-go"
)

type consumer struct{ reader *kafka.Reader }

func (c *consumer) next(ctx context.Context) (kafka.Message, error) {
	return c.reader.ReadMessage(ctx)
}

func (c *consumer) processNext(ctx context.Context) bool {
	msg, err := c.next(ctx)
	if err != nil {
		return false
	}
	_ = msg
	db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
	db.Ping()
	return true
}

func main() {
	c := &consumer{reader: kafka.NewReader(kafka.ReaderConfig{})}
	for c.processNext(context.Background()) {
	}
}

//= a loop that comes back when the reading loop in its callee has lost its connection
package main

import (
	"context"
	"database/sql"
	"time"

	"github.com/segmentio/kafka-go"
)

func read(ctx context.Context, r *kafka.Reader) error {
	for {
		if _, err := r.ReadMessage(ctx); err != nil {
			return err
		}
	}
}

func run(ctx context.Context, r *kafka.Reader) {
	for ctx.Err() == nil {
		db, _ := sql.Open("postgres", "dsn")
		db.Ping()
		if err := read(ctx, r); err != nil {
			time.Sleep(time.Second)
		}
	}
}

func main() {
	run(context.Background(), kafka.NewReader(kafka.ReaderConfig{}))
}

//= connections to other machines: one for each use, if it is closed then
package main

import (
	"net/http"

	"github.com/fsnotify/fsnotify"
	"github.com/jlaffaye/ftp"
	"golang.org/x/crypto/ssh"
)

func closed(w http.ResponseWriter, r *http.Request) {
	conn, err := ssh.Dial("tcp", r.FormValue("host"), nil)
	if err != nil {
		return
	}
	defer conn.Close()
	session, err := conn.NewSession()
	if err != nil {
		return
	}
	defer session.Close()
	session.Run("ls")
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return
	}
	defer watcher.Close()
}

func open(w http.ResponseWriter, r *http.Request) {
	conn, err := ssh.Dial("tcp", "host:22", nil) // want "An SSH connection is made for every request or message: each one stays open, since nothing closes it. Call its Close"
	if err != nil {
		return
	}
	conn.SendRequest("x", false, nil)
	watcher, _ := fsnotify.NewWatcher() // want "file watcher"
	watcher.Add("/tmp")
	c, _ := ftp.Dial("host:21") // want "Call its Quit"
	c.Login("a", "b")
}

func main() {
	http.HandleFunc("/closed", closed)
	http.HandleFunc("/open", open)
}
