//= what a server tells of its connections
package main

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

var (
	ever sync.Map
	open sync.Map
	from = map[string]int{}
)

func follow(c net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		ever.Store(c, time.Now()) // want "each connection"
		open.Store(c, time.Now())
	case http.StateClosed, http.StateHijacked:
		open.Delete(c)
	}
}

func count(ctx context.Context, c net.Conn) context.Context {
	from[c.RemoteAddr().String()]++ // want "other side's address"
	return ctx
}

func main() {
	server := &http.Server{Addr: ":80", ConnState: follow}
	server.ConnContext = count
	server.ListenAndServe()
}
