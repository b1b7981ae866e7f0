//= small numbers, addresses that a listener has, requests that a function sends
package main

import (
	"fmt"
	"net"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"x"})

type session struct {
	index uint8
	id    uint64
}

func (s *session) ConnectionID() uint8 { return s.index }
func (s *session) RequestID() uint64   { return s.id }

func record(index uint8) { reqs.WithLabelValues(fmt.Sprintf("%d", index)).Inc() }

type tripperFunc func(*http.Request) (*http.Response, error)

func (f tripperFunc) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func counted(next http.RoundTripper) http.RoundTripper {
	return tripperFunc(func(r *http.Request) (*http.Response, error) {
		reqs.WithLabelValues(r.Host).Inc()
		return next.RoundTrip(r)
	})
}

func main() {
	s := &session{}
	client := &http.Client{Transport: counted(http.DefaultTransport)}
	listener, _ := net.Listen("tcp", ":1")
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		record(s.ConnectionID())
		reqs.WithLabelValues(fmt.Sprint(s.RequestID())).Inc() // want "`RequestID`"
		reqs.WithLabelValues(listener.Addr().String()).Inc()
		reqs.WithLabelValues(r.Host).Inc() // want "the Host header"
		client.Get("http://backend")
	})
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		go serve(conn.RemoteAddr()) // want "the other side's address"
	}
}

func serve(from net.Addr) {
	reqs.WithLabelValues(from.String()).Inc()
}
