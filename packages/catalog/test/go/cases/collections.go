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

//= maps of other people only grow, unless something takes out what they keep
package main

import (
	"net/http"

	mapset "github.com/deckarep/golang-set/v2"
	"github.com/emirpasic/gods/lists/arraylist"
	"github.com/emirpasic/gods/maps/treemap"
	"github.com/puzpuzpuz/xsync/v4"
)

var (
	parcels  = xsync.NewMap[string, int]()
	couriers = xsync.NewMap[string, int]()
	depots   = mapset.NewSet[string]()
	waiting  = mapset.NewSet[string]()
	routes   = treemap.NewWithStringComparator()
	scans    = arraylist.New()
)

func scan(w http.ResponseWriter, r *http.Request) {
	code := r.FormValue("code")
	parcels.LoadOrStore(code, 1) // want "parcels"
	couriers.Store(code, 1)
	defer couriers.Delete(code)
	depots.Add(code) // want "depots"
	waiting.Add(code)
	defer waiting.Remove(code)
	routes.Put(code, 1) // want "routes"
	scans.Add(code)     // want "scans"
}

func main() { http.HandleFunc("/scan", scan) }

//= caches whose entries expire leave only where somebody sweeps, and what never expires stays
package main

import (
	"net/http"
	"time"

	"github.com/jellydator/ttlcache/v3"
	"github.com/karlseguin/ccache/v3"
	"github.com/maypok86/otter/v2"
	"github.com/patrickmn/go-cache"
)

var (
	offers   = ttlcache.New[string, int](ttlcache.WithTTL[string, int](time.Minute))
	prices   = ttlcache.New[string, int](ttlcache.WithTTL[string, int](time.Minute))
	stock    = ttlcache.New[string, int](ttlcache.WithTTL[string, int](time.Minute), ttlcache.WithCapacity[string, int](500))
	shelves  = ttlcache.New[string, int]()
	baskets  = cache.New(time.Minute, time.Minute)
	wishes   = cache.New(cache.NoExpiration, time.Minute)
	reviews  = ccache.New(ccache.Configure[int]())
	vouchers = otter.Must(&otter.Options[string, int]{MaximumSize: 100})
)

func show(w http.ResponseWriter, r *http.Request) {
	article := r.FormValue("article")
	offers.Set(article, 1, ttlcache.DefaultTTL) // want "offers"
	prices.Set(article, 1, ttlcache.DefaultTTL)
	stock.Set(article, 1, ttlcache.DefaultTTL)
	shelves.Set(article, 1, ttlcache.NoTTL) // want "shelves"
	shelves.Set(article, 1, time.Minute)
	baskets.Set(article, 1, cache.DefaultExpiration)
	wishes.Set(article, 1, cache.DefaultExpiration) // want "wishes"
	reviews.Set(article, 1, time.Minute)
	vouchers.Set(article, 1)
}

func main() {
	go prices.Start()
	go shelves.Start()
	http.HandleFunc("/show", show)
}

//= what is kept for ever in a cache that is swept
package main

import (
	"net/http"
	"time"

	gocache "github.com/patrickmn/go-cache"
)

var seats = gocache.New(time.Minute, time.Minute)

func book(w http.ResponseWriter, r *http.Request) {
	seats.Set(r.FormValue("seat"), 1, gocache.NoExpiration) // want "seats"
}

func main() { http.HandleFunc("/book", book) }

//= loaders that remember what they loaded: one for the process, and one for each request
package main

import (
	"context"
	"net/http"

	"github.com/graph-gophers/dataloader/v7"
)

func batch(ctx context.Context, keys []string) []*dataloader.Result[string] { return nil }

var (
	shared  = dataloader.NewBatchedLoader(batch)
	patient = dataloader.NewBatchedLoader(batch, dataloader.WithWait[string, string](9))
	forgets = dataloader.NewBatchedLoader(batch, dataloader.WithClearCacheOnBatch[string, string]())
	none    = dataloader.NewBatchedLoader(batch, dataloader.WithWait[string, string](9), dataloader.WithCache[string, string](&dataloader.NoCache[string, string]{}))
	cleared = dataloader.NewBatchedLoader(batch)
)

func handle(w http.ResponseWriter, r *http.Request) {
	shared.Load(r.Context(), r.RemoteAddr)  // want "shared"
	patient.Load(r.Context(), r.RemoteAddr) // want "patient"
	forgets.Load(r.Context(), r.RemoteAddr)
	none.Load(r.Context(), r.RemoteAddr)
	cleared.Load(r.Context(), r.RemoteAddr)
	defer cleared.ClearAll()
	own := dataloader.NewBatchedLoader(batch)
	own.Load(r.Context(), r.RemoteAddr)
}

func main() { http.HandleFunc("/", handle) }

//= the sender of a packet, behind a parameter that is any address
package main

import "net"

var senders = map[string]int{}

func note(from net.Addr) {
	senders[from.String()]++ // want "other side's address"
}

func main() {
	pc, _ := net.ListenPacket("udp", ":8125")
	own := map[string]int{}
	buf := make([]byte, 512)
	for {
		_, from, err := pc.ReadFrom(buf)
		if err != nil {
			return
		}
		note(from)
		own[pc.LocalAddr().String()]++
	}
}

//= what is read from sockets: datagrams and their senders, and what a connection sends
package main

import (
	"net"
	"strings"
)

var (
	seen    = map[string]int{}
	known   = map[string]string{}
	senders = map[string]int{}
	verbs   = map[string]int{}
)

func intern(s string) string {
	if v, ok := known[s]; ok {
		return v
	}
	known[s] = s // want "data of a packet"
	return s
}

func ingest(line string) {
	name, _, ok := strings.Cut(line, ":")
	if !ok {
		return
	}
	intern(name)
	switch name {
	case "up", "down":
		verbs[name]++
	}
}

func talk(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 512)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		seen[string(buf[:n])]++ // want "what the other side sent"
	}
}

func main() {
	socket, _ := net.ListenUDP("udp", &net.UDPAddr{Port: 8125})
	tcp, _ := net.Listen("tcp", ":8126")
	go func() {
		for {
			c, _ := tcp.Accept()
			go talk(c)
		}
	}()
	buf := make([]byte, 512)
	for {
		n, from, err := socket.ReadFromUDP(buf)
		if err != nil {
			return
		}
		senders[from.String()]++ // want "other side's address"
		ingest(string(buf[:n]))
	}
}
