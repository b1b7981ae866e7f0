//= what is in a record that the program sends is the program's own
package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/twmb/franz-go/pkg/kgo"
)

var failed = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "failed"}, []string{"kind"})
var read = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "read"}, []string{"kind"})

type sender interface {
	TryProduce(context.Context, *kgo.Record, func(*kgo.Record, error))
}

type outbox struct{ cl sender }

func (o *outbox) put(ctx context.Context, record *kgo.Record) {
	o.cl.TryProduce(ctx, record, func(r *kgo.Record, err error) {
		for _, h := range r.Headers {
			failed.WithLabelValues(string(h.Value)).Inc()
		}
	})
}

func main() {
	cl, _ := kgo.NewClient()
	o := &outbox{cl: cl}
	for {
		for _, r := range cl.PollFetches(context.Background()).Records() {
			o.put(context.Background(), &kgo.Record{Value: r.Value})
			for _, h := range r.Headers {
				read.WithLabelValues(string(h.Value)).Inc() // want "header of a message"
			}
			cl.Produce(context.Background(), r, func(sent *kgo.Record, err error) {
				failed.WithLabelValues(string(sent.Key)).Inc()
				failed.WithLabelValues(string(r.Key)).Inc() // want "key of a message"
			})
		}
	}
}

//= the other side of a connection that the program dials is where it connects to
package main

import (
	"net"
	"net/http"

	"github.com/gorilla/websocket"
	"github.com/prometheus/client_golang/prometheus"
)

var upstream = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "upstream"}, []string{"peer"})
var clients = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "clients"}, []string{"peer"})

func follow(url string) {
	for {
		conn, _, err := websocket.DefaultDialer.Dial(url, nil)
		if err != nil {
			continue
		}
		upstream.WithLabelValues(conn.RemoteAddr().String()).Inc()
		consume(conn)
		conn.Close()
	}
}

func consume(conn *websocket.Conn) {
	from := conn.RemoteAddr().String()
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			return
		}
		upstream.WithLabelValues(from).Inc()
	}
}

var up websocket.Upgrader

func accept(w http.ResponseWriter, r *http.Request) {
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	clients.WithLabelValues(conn.RemoteAddr().String()).Inc() // want "the other side's address"
	serve(conn)
}

func serve(conn *websocket.Conn) {
	from := conn.RemoteAddr().String()
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			return
		}
		clients.WithLabelValues(from).Inc() // want "the other side's address"
	}
}

func pull(address string) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return
	}
	copyFrom(conn, upstream)
}

func listen() {
	ln, _ := net.Listen("tcp", ":9000")
	for {
		conn, err := ln.Accept()
		if err != nil {
			return
		}
		go copyTo(conn)
	}
}

func copyFrom(conn net.Conn, counter *prometheus.CounterVec) {
	counter.WithLabelValues(conn.RemoteAddr().String()).Inc()
}

func copyTo(conn net.Conn) {
	clients.WithLabelValues(conn.RemoteAddr().String()).Inc() // want "the other side's address"
}

func main() {
	go listen()
	go pull("feed.example:9000")
	go follow("wss://feed.example")
	http.HandleFunc("/ws", accept)
	http.ListenAndServe(":8080", nil)
}

//= metadata under a key that the program writes itself, and under one that only callers do
//- go.mod
module example.com/yard

go 1.22

require (
	github.com/prometheus/client_golang v1.19.0
	google.golang.org/grpc v1.64.0
)
//- main.go
package main

import (
	"context"
	"net"

	"github.com/prometheus/client_golang/prometheus"
	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
)

var loads = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "loads"}, []string{"bay"})
var agents = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "agents"}, []string{"agent"})

func attach(ctx context.Context, bay string) context.Context {
	md, ok := metadata.FromIncomingContext(ctx)
	if !ok {
		md = metadata.New(nil)
	}
	md.Set("bay", bay)
	return metadata.NewIncomingContext(ctx, md)
}

func count(ctx context.Context, req any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	md, _ := metadata.FromIncomingContext(ctx)
	loads.WithLabelValues(md.Get("bay")[0]).Inc()
	agents.WithLabelValues(md.Get("agent")[0]).Inc() // want "request metadata"
	return handler(attach(ctx, "north"), req)
}

func main() {
	server := grpc.NewServer(grpc.UnaryInterceptor(count))
	listener, _ := net.Listen("tcp", ":9000")
	server.Serve(listener)
}

//= a request that a function of the program makes is one to send, and one that it is handed may have come in
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var asked = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "asked"}, []string{"host"})

func signed(url string) (*http.Request, error) {
	req, err := http.NewRequest("GET", url, nil)
	if err == nil {
		req.Header.Set("Authorization", "flour")
	}
	return req, err
}

func same(r *http.Request) (*http.Request, error) {
	if len(r.Header) > 9 {
		return http.NewRequest("GET", "http://mill", nil)
	}
	return r, nil
}

func handle(w http.ResponseWriter, r *http.Request) {
	req, _ := signed("http://mill")
	asked.WithLabelValues(req.Host).Inc()
	came, _ := same(r)
	asked.WithLabelValues(came.Host).Inc() // want "Host header"
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}

//= the query of an address that somebody configured, and that of one that a client sent
package main

import (
	"net/http"
	"net/url"
	"os"

	"github.com/prometheus/client_golang/prometheus"
)

var sent = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "sent"}, []string{"channel"})

func handle(w http.ResponseWriter, r *http.Request) {
	own, _ := url.Parse(os.Getenv("BELL"))
	values, _ := url.ParseQuery(own.RawQuery)
	sent.WithLabelValues(values.Get("channel")).Inc()
	sent.WithLabelValues(own.Query().Get("channel")).Inc()
	came, _ := url.ParseQuery(r.URL.RawQuery)
	sent.WithLabelValues(came.Get("channel")).Inc() // want "query"
	sent.WithLabelValues(r.URL.Query().Get("channel")).Inc() // want "a query parameter"
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
