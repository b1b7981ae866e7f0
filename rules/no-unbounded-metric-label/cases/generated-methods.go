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

//= the id in a part of a request that a handler hands on
//- go.mod
module example.com/a

go 1.22

require (
	github.com/prometheus/client_golang v1.19.0
	google.golang.org/grpc v1.65.0
)
//- pb/parcel.pb.go
package pb

type Shelf struct{ Id string }

func (x *Shelf) GetId() string {
	if x != nil {
		return x.Id
	}
	return ""
}

type Tier struct{ Id string }

func (x *Tier) GetId() string {
	if x != nil {
		return x.Id
	}
	return ""
}

type Parcel struct {
	Shelf *Shelf
	Tier   *Tier
}

func (x *Parcel) GetShelf() *Shelf {
	if x != nil {
		return x.Shelf
	}
	return nil
}

func (x *Parcel) GetTier() *Tier {
	if x != nil {
		return x.Tier
	}
	return nil
}

type UnimplementedPostServer struct{}
//- main.go
package main

import (
	"context"
	"net"

	"example.com/a/pb"
	"github.com/prometheus/client_golang/prometheus"
	"google.golang.org/grpc"
)

var sent = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "sent"}, []string{"shelf", "tier"})

type counter struct{}

func (c *counter) count(ctx context.Context, parcel *pb.Parcel) {
	sent.WithLabelValues(parcel.GetShelf().GetId(), parcel.GetTier().GetId()).Inc() // want "the id in a request"
}

type post struct {
	pb.UnimplementedPostServer
	counter *counter
}

func (p *post) Send(ctx context.Context, parcel *pb.Parcel) (*pb.Parcel, error) {
	p.counter.count(ctx, parcel)
	return parcel, nil
}

func main() {
	server := grpc.NewServer()
	pb.RegisterPostServer(server, &post{counter: &counter{}})
	l, _ := net.Listen("tcp", ":90")
	server.Serve(l)
}
