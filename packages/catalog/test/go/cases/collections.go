//= containers that only grow, and those that evict
package main

import (
	"container/list"
	"net/http"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	cmap "github.com/orcaman/concurrent-map/v2"
	"github.com/patrickmn/go-cache"
	"github.com/zeromicro/go-zero/core/collection"
)

var (
	visits   sync.Map
	active   sync.Map
	history  = list.New()
	users    = cmap.New[int]()
	safe     = collection.NewSafeMap()
	recent, _ = lru.New[string, int](100)
	swept    = cache.New(time.Minute, time.Minute)
	unswept  = cache.New(time.Minute, 0)
)

func handle(w http.ResponseWriter, r *http.Request) {
	visits.Store(r.RemoteAddr, 1)            // want "visits"
	active.Store(r.RemoteAddr, 1)
	defer active.Delete(r.RemoteAddr)
	history.PushBack(r.URL.Path)             // want "history"
	users.Set(r.RemoteAddr, 1)               // want "users"
	safe.Set(r.Host, 1)                      // want "safe"
	recent.Add(r.RemoteAddr, 1)
	swept.Set(r.RemoteAddr, 1, 0)
	unswept.Set(r.RemoteAddr, 1, 0)          // want "unswept"
}

func main() { http.HandleFunc("/", handle) }

//= a claim, an allow-list and a set of a library
package main

import (
	"net/http"
	"slices"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/samber/lo"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})
var known = []string{"a", "b"}

func handle(w http.ResponseWriter, r *http.Request) {
	tenant := r.Header.Get("X-Tenant")
	if slices.Contains(known, tenant) {
		c.WithLabelValues(tenant).Inc()
	}
	if lo.Contains(known, r.Host) {
		c.WithLabelValues(r.Host).Inc()
	}
	c.WithLabelValues(tenant).Inc() // want "request header"
}

func main() { http.HandleFunc("/", handle) }

//= numbers of sync/atomic
package main

import (
	"net/http"
	"sync/atomic"
)

var (
	last    int64
	turns   uint32
	tickets atomic.Int64
	servers = []string{"a", "b", "c"}
	waiting = map[int64]string{}
	queued  = map[int64]string{}
	chosen  = map[uint32]string{}
)

func main() {
	http.HandleFunc("/enqueue", func(w http.ResponseWriter, r *http.Request) {
		waiting[atomic.AddInt64(&last, 1)] = r.Method // want "each number from a counter"
		id := tickets.Add(1)
		queued[id] = r.Method // want "each number from a counter"
		turn := atomic.AddUint32(&turns, 1) % uint32(len(servers))
		chosen[turn] = servers[turn]
	})
	http.ListenAndServe(":8080", nil)
}
