//= the id of a request, by a method of generated code that is not in the tree
package main

import (
	"context"
	"net/http"

	"connectrpc.com/connect"
	"github.com/prometheus/client_golang/prometheus"

	deskv1 "example.com/gen/desk/v1"
	"example.com/gen/desk/v1/deskv1connect"
)

var asked = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "asked"}, []string{"id"})

type desk struct{}

func (d *desk) Get(ctx context.Context, req *connect.Request[deskv1.GetRequest]) (*connect.Response[deskv1.GetResponse], error) {
	asked.WithLabelValues(req.Msg.GetId()).Inc() // want "the id in a request"
	asked.WithLabelValues(req.Msg.GetKind()).Inc()
	return nil, nil
}

func main() {
	path, handler := deskv1connect.NewDeskServiceHandler(&desk{})
	http.Handle(path, handler)
	http.ListenAndServe("localhost:8080", nil)
}
