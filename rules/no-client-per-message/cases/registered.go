// Servers of gRPC whose generated code is not in the tree, registered by somebody else than who makes them.
//= a type that registers itself, and one that a function registers for its caller
package main

import (
	"context"
	"net/http"

	pb "example.com/api/bakery"
	"google.golang.org/grpc"
)

type ovens struct{}

func (o *ovens) Serve(g *grpc.Server) { pb.RegisterOvensServer(g, o) }

func (o *ovens) Heat(ctx context.Context, r *pb.HeatRequest) (*pb.HeatReply, error) {
	get(&http.Client{Transport: &http.Transport{MaxIdleConns: 2}}) // want "HTTP transport is made"
	return nil, nil
}

type breads struct{}

func (b *breads) Bake(ctx context.Context, r *pb.BakeRequest) (*pb.BakeReply, error) {
	get(&http.Client{Transport: &http.Transport{MaxIdleConns: 2}}) // want "HTTP transport is made"
	return nil, nil
}

type spare struct{}

func (s *spare) Bake(ctx context.Context, r *pb.BakeRequest) (*pb.BakeReply, error) {
	get(&http.Client{Transport: &http.Transport{MaxIdleConns: 2}})
	return nil, nil
}

func get(c *http.Client) { c.Get("http://mill") }

func newServer(server pb.BreadsServer) *grpc.Server {
	g := grpc.NewServer()
	pb.RegisterBreadsServer(g, server)
	return g
}

func main() {
	g := newServer(&breads{})
	(&ovens{}).Serve(g)
	println(&spare{})
	g.Serve(nil)
}

//= a stream that is handed on, and the loop over it there
package main

import (
	"net/http"

	pb "example.com/api/bakery"
	"google.golang.org/grpc"
)

type breads struct{ counter *counter }

func (b *breads) Order(stream pb.Breads_OrderServer) error { return b.counter.take(stream) }

type counter struct{}

func (c *counter) take(stream pb.Breads_OrderServer) error {
	once := &http.Client{Transport: &http.Transport{MaxIdleConns: 2}}
	once.Get("http://mill")
	for {
		order, err := stream.Recv()
		if err != nil {
			return err
		}
		each := &http.Client{Transport: &http.Transport{MaxIdleConns: 2}} // want "HTTP transport is made"
		each.Get("http://mill/" + order.Name)
	}
}

func main() {
	g := grpc.NewServer()
	pb.RegisterBreadsServer(g, &breads{counter: &counter{}})
	g.Serve(nil)
}
