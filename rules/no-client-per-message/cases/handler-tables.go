//= a table of handlers of a named function type, looked up with `ok`
package main

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/redis/go-redis/v9"
)

type command func(context.Context, json.RawMessage) error

var table = map[string]command{"save": save, "ping": ping}

var shared = redis.NewClient(&redis.Options{})

func save(ctx context.Context, b json.RawMessage) error {
	r := redis.NewClient(&redis.Options{Addr: "r:6379"}) // want "Redis connection pool is made for every request"
	defer r.Close()
	return r.Set(ctx, "x", []byte(b), 0).Err()
}

func ping(ctx context.Context, _ json.RawMessage) error { return shared.Ping(ctx).Err() }

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if f, ok := table[r.URL.Path]; ok {
			_ = f(r.Context(), nil)
		}
	})
	http.ListenAndServe(":1", nil)
}
//= a client in an atomic pointer is made once, whoever comes first; one that is only put there is not
package main

import (
	"net/http"
	"sync/atomic"

	"github.com/redis/go-redis/v9"
)

type holder struct {
	p    atomic.Pointer[redis.Client]
	last atomic.Pointer[redis.Client]
}

func (h *holder) get() *redis.Client {
	if c := h.p.Load(); c != nil {
		return c
	}
	c := redis.NewClient(&redis.Options{})
	if !h.p.CompareAndSwap(nil, c) {
		c.Close()
		return h.p.Load()
	}
	return c
}

func (h *holder) fresh() {
	h.last.Store(redis.NewClient(&redis.Options{})) // want "Redis connection pool is made for every request"
}

func main() {
	var h holder
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		h.get().Ping(r.Context())
		h.fresh()
	})
	http.ListenAndServe(":1", nil)
}
