//= resolvers that embed what they share: the field is that of what is made once
package main

import (
	"context"
	"net/http"

	"example.com/desk/generated"
)

type Desk struct {
	parcels []string
	names   []string
	open    map[string]chan string
}

func newDesk() *Desk { return &Desk{open: map[string]chan string{}} }

type mutationResolver struct{ *Desk }
type queryResolver struct{ *Desk }

func (d *Desk) Mutation() generated.MutationResolver { return &mutationResolver{d} }
func (d *Desk) Query() generated.QueryResolver       { return &queryResolver{d} }

func (r *mutationResolver) Send(ctx context.Context, name string, to string) (string, error) {
	r.parcels = append(r.parcels, name) // want "`parcels` lives as long as the process"
	r.names = append(r.names, name)
	r.open[to] = make(chan string)
	return name, nil
}

func (r *queryResolver) Taken(ctx context.Context, to string) ([]string, error) {
	taken := r.names
	r.names = nil
	delete(r.open, to)
	return taken, nil
}

func main() {
	http.Handle("/query", generated.NewHandler(newDesk()))
	http.ListenAndServe(":8080", nil)
}
