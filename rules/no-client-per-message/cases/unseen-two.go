//= a connection that an atomic pointer keeps, through the client that is made of it
package main

import (
	"net/http"
	"sync/atomic"

	"google.golang.org/grpc"
)

type lookupClient interface{ Get(string) string }

type stub struct{ cc *grpc.ClientConn }

func (s *stub) Get(string) string { return "" }

func NewLookupClient(cc *grpc.ClientConn) lookupClient { return &stub{cc} }

type server struct {
	kept  atomic.Pointer[lookupClient]
	other atomic.Pointer[lookupClient]
}

func (s *server) client() (lookupClient, error) {
	client := s.kept.Load()
	if client != nil {
		return *client, nil
	}
	cc, err := grpc.NewClient("localhost:1")
	if err != nil {
		return nil, err
	}
	made := NewLookupClient(cc)
	s.kept.Store(&made)
	return made, nil
}

func (s *server) fresh() (lookupClient, error) {
	cc, err := grpc.NewClient("localhost:1")
	if err != nil {
		return nil, err
	}
	made := NewLookupClient(cc)
	s.other.Store(&made)
	return made, nil
}

func main() {
	s := &server{}
	http.HandleFunc("/kept", func(w http.ResponseWriter, r *http.Request) {
		c, _ := s.client()
		c.Get("x")
	})
	http.HandleFunc("/fresh", func(w http.ResponseWriter, r *http.Request) {
		c, _ := s.fresh() // want "A gRPC connection is made for every request"
		c.Get("x")
	})
	http.ListenAndServe(":80", nil)
}
//= a logger in the place of one that the context lacks is off by default
package main

import (
	"context"
	"net/http"

	"go.uber.org/zap"
)

type key struct{}

func newLogger() *zap.SugaredLogger {
	l, err := zap.NewProductionConfig().Build()
	if err != nil {
		panic(err)
	}
	return l.Sugar()
}

func fromContext(ctx context.Context) *zap.SugaredLogger {
	if l, ok := ctx.Value(key{}).(*zap.SugaredLogger); ok {
		return l
	}
	return newLogger()
}

func main() {
	root := newLogger()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), key{}, root)
		fromContext(ctx).Info("x")
	})
	http.ListenAndServe(":80", nil)
}
//= a tracer provider without a batch has nothing to stop
package main

import (
	"net/http"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
)

var exporter sdktrace.SpanExporter

func main() {
	http.HandleFunc("/sync", func(w http.ResponseWriter, r *http.Request) {
		tp := sdktrace.NewTracerProvider(sdktrace.WithSyncer(exporter))
		tp.Tracer("x")
	})
	http.HandleFunc("/batch", func(w http.ResponseWriter, r *http.Request) {
		tp := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter)) // want "A tracer provider is made for every request"
		tp.Tracer("x")
	})
	http.ListenAndServe(":80", nil)
}
//= a connection that is made again for each error of the last one, and one for each job
package main

import amqp "github.com/rabbitmq/amqp091-go"

type job struct{ id string }

func connect() { amqp.Dial("amqp://localhost") }

func perJob() { amqp.Dial("amqp://localhost") } // want "A RabbitMQ connection is made"

func main() {
	closed := make(chan *amqp.Error)
	jobs := make(chan job)
	go func() {
		for range closed {
			connect()
		}
	}()
	for range jobs {
		perJob()
	}
}
