//= names that a look-up in another function has found among what is configured
package main

import (
	"errors"
	"fmt"
	"net/http"
	"sync"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"store"})

type store interface{ Get(key string) string }

type registry struct {
	mu     sync.RWMutex
	stores map[string]store
	pools  sync.Map
}

func (r *registry) add(name string, s store) { r.stores[name] = s }

func (r *registry) get(name string) (store, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	s, ok := r.stores[name]
	return s, ok
}

func (r *registry) find(name string) (store, error) {
	s, ok := r.get(name)
	if !ok {
		return nil, fmt.Errorf("no store %q", name)
	}
	return s, nil
}

func (r *registry) orNil(name string) store {
	if s, ok := r.stores[name]; ok {
		return s
	}
	return nil
}

var errUnknown = errors.New("unknown")

func (r *registry) check(name string) error {
	if _, ok := r.stores[name]; !ok {
		return errUnknown
	}
	return nil
}

func (r *registry) handed(name string) (store, error) {
	s, err := r.find(name)
	if err != nil {
		return nil, err
	}
	return s, nil
}

func (r *registry) pool(name string) bool {
	_, ok := r.pools.Load(name)
	return ok
}

// It answers for some names without a look.
func (r *registry) partly(name string) (store, error) {
	if len(name) > 20 {
		return r.stores["long"], nil
	}
	return r.find(name)
}

type api struct{ registry *registry }

type request interface{ GetStoreName() string }

type body struct{ name string }

func (b *body) GetStoreName() string { return b.name }

func (a *api) validate(req request) (store, error) {
	s, ok := a.registry.get(req.GetStoreName())
	if !ok {
		err := errUnknown
		return nil, err
	}
	return s, nil
}

func (a *api) named(w http.ResponseWriter, r *http.Request) (store, string, error) {
	name := r.PathValue("store")
	s, ok := a.registry.get(name)
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		return nil, "", errUnknown
	}
	return s, name, nil
}

func (a *api) serve(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("store")
	reqs.WithLabelValues(name).Inc() // want "a path parameter"
	s, ok := a.registry.get(name)
	if !ok {
		reqs.WithLabelValues(name).Inc() // want "a path parameter"
		return
	}
	s.Get(name)
	reqs.WithLabelValues(name).Inc()
}

func (a *api) serveFound(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("store")
	s, err := a.registry.find(name)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	s.Get(name)
	reqs.WithLabelValues(name).Inc()
}

func (a *api) serveHanded(w http.ResponseWriter, r *http.Request) {
	other, err := a.registry.find("main")
	if err != nil {
		return
	}
	other.Get("x")
	name := r.PathValue("store")
	reqs.WithLabelValues(name).Inc() // want "a path parameter"
	s, err := a.registry.handed(name)
	if err != nil {
		return
	}
	s.Get(name)
	reqs.WithLabelValues(name).Inc()
}

func (a *api) serveOrNil(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("store")
	if a.registry.orNil(name) == nil {
		return
	}
	reqs.WithLabelValues(name).Inc()
}

func (a *api) serveChecked(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("store")
	if err := a.registry.check(name); err != nil {
		return
	}
	reqs.WithLabelValues(name).Inc()
}

func (a *api) servePool(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("store")
	if !a.registry.pool(name) {
		return
	}
	reqs.WithLabelValues(name).Inc()
}

func (a *api) servePartly(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("store")
	if _, err := a.registry.partly(name); err != nil {
		return
	}
	reqs.WithLabelValues(name).Inc() // want "a path parameter"
}

func (a *api) serveValidated(w http.ResponseWriter, r *http.Request) {
	req := &body{name: r.PathValue("store")}
	if _, err := a.validate(req); err != nil {
		reqs.WithLabelValues(req.GetStoreName()).Inc() // want "a path parameter"
		return
	}
	reqs.WithLabelValues(req.GetStoreName()).Inc()
}

func (a *api) serveNamed(w http.ResponseWriter, r *http.Request) {
	s, name, err := a.named(w, r)
	if err != nil {
		return
	}
	s.Get(name)
	reqs.WithLabelValues(name).Inc()
}

func main() {
	reg := &registry{stores: map[string]store{}}
	reg.add("main", nil)
	reg.pools.Store("main", nil)
	a := &api{registry: reg}
	http.HandleFunc("/a/{store}", a.serve)
	http.HandleFunc("/b/{store}", a.serveFound)
	http.HandleFunc("/c/{store}", a.serveHanded)
	http.HandleFunc("/d/{store}", a.serveOrNil)
	http.HandleFunc("/e/{store}", a.serveChecked)
	http.HandleFunc("/f/{store}", a.servePool)
	http.HandleFunc("/g/{store}", a.servePartly)
	http.HandleFunc("/h/{store}", a.serveValidated)
	http.HandleFunc("/i/{store}", a.serveNamed)
	http.ListenAndServe(":80", nil)
}
//= a table that requests fill: there may be ever more rooms, but that is for a look at the table to say
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"room"})

type rooms struct{ open map[string]int }

func (r *rooms) get(name string) (int, bool) {
	n, ok := r.open[name]
	return n, ok
}

func (r *rooms) enter(w http.ResponseWriter, req *http.Request) {
	r.open[req.PathValue("room")]++
}

func (r *rooms) leave(w http.ResponseWriter, req *http.Request) {
	name := req.PathValue("room")
	if _, ok := r.get(name); !ok {
		return
	}
	delete(r.open, name)
	reqs.WithLabelValues(name).Inc()
}

func main() {
	r := &rooms{open: map[string]int{}}
	http.HandleFunc("POST /rooms/{room}", r.enter)
	http.HandleFunc("DELETE /rooms/{room}", r.leave)
	http.ListenAndServe(":80", nil)
}
//= a table that a watch of the configuration fills
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"component"})

type component struct{ Name string }

type stream interface{ Recv() (*component, error) }

type components struct{ byName map[string]*component }

func (c *components) get(name string) (*component, bool) {
	found, ok := c.byName[name]
	return found, ok
}

func (c *components) watch(s stream) {
	for {
		update, err := s.Recv()
		if err != nil {
			return
		}
		c.byName[update.Name] = update
	}
}

func main() {
	c := &components{byName: map[string]*component{}}
	go c.watch(nil)
	http.HandleFunc("/{component}", func(w http.ResponseWriter, r *http.Request) {
		name := r.PathValue("component")
		if _, ok := c.get(name); !ok {
			return
		}
		reqs.WithLabelValues(name).Inc()
	})
	http.ListenAndServe(":80", nil)
}
//= labels from a helper that was given none here, and a request's elsewhere
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"name", "more"})

func with(name string, opts ...string) []string {
	tags := []string{name}
	for i := 0; i < len(opts); i++ {
		tags = append(tags, opts[i])
	}
	return tags
}

var connected = with("connected")

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		reqs.WithLabelValues(connected...).Inc()
		reqs.WithLabelValues(with("fixed")...).Inc()
		reqs.WithLabelValues(with("fixed", "more")...).Inc()
		reqs.WithLabelValues(with("seen", r.URL.Path)...).Inc() // want "the raw URL path"
	})
	http.ListenAndServe(":80", nil)
}
//= names that a look-up in a store has found, in the handler that counts them
package main

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
)

var reads = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reads"}, []string{"doc"})

type doc struct{ Title string }

type store interface {
	GetDoc(ctx context.Context, id string) (*doc, error)
	FindByKey(key string) *doc
	Exists(id string) bool
	Render(id string) error
}

var errBad = errors.New("bad")

func validate(id string) error {
	if len(id) > 20 {
		return errBad
	}
	return nil
}

func serve(s store) {
	http.HandleFunc("/a/{id}", func(w http.ResponseWriter, r *http.Request) {
		id := r.PathValue("id")
		found, err := s.GetDoc(r.Context(), id)
		if err != nil {
			reads.WithLabelValues(id).Inc() // want "a path parameter"
			return
		}
		println(found.Title)
		reads.WithLabelValues(id).Inc()
	})
	http.HandleFunc("/b/{id}", func(w http.ResponseWriter, r *http.Request) {
		id := r.PathValue("id")
		if s.FindByKey(id) == nil {
			return
		}
		reads.WithLabelValues(id).Inc()
	})
	http.HandleFunc("/c/{id}", func(w http.ResponseWriter, r *http.Request) {
		id := r.PathValue("id")
		if !s.Exists(id) {
			return
		}
		reads.WithLabelValues(id).Inc()
	})
	// How it is written says nothing of how many there are.
	http.HandleFunc("/d/{id}", func(w http.ResponseWriter, r *http.Request) {
		id := r.PathValue("id")
		if err := validate(id); err != nil {
			return
		}
		if _, err := strconv.Atoi(id); err != nil {
			return
		}
		reads.WithLabelValues(id).Inc() // want "a path parameter"
	})
	// Looked up too late, or something else, or after all.
	http.HandleFunc("/e/{id}", func(w http.ResponseWriter, r *http.Request) {
		id := r.PathValue("id")
		reads.WithLabelValues(id).Inc() // want "a path parameter"
		if _, err := s.GetDoc(r.Context(), "index"); err != nil {
			return
		}
		reads.WithLabelValues(id).Inc() // want "a path parameter"
		if err := s.Render(id); err != nil {
			return
		}
		reads.WithLabelValues(id).Inc() // want "a path parameter"
	})
	// Anybody may ask for anything.
	http.HandleFunc("/f/{id}", func(w http.ResponseWriter, r *http.Request) {
		if _, err := s.GetDoc(r.Context(), r.URL.Path); err != nil {
			return
		}
		reads.WithLabelValues(r.URL.Path).Inc() // want "the raw URL path"
	})
	http.ListenAndServe(":80", nil)
}

func main() { serve(nil) }
//= a wrapper around a counter from which it takes names again, and one that only counts
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type domains struct {
	queries *prometheus.CounterVec
	known   map[string]bool
	most    int
}

func (d *domains) record(name string) {
	if len(d.known) >= d.most {
		d.forgetSome()
	}
	d.known[name] = true
	d.queries.WithLabelValues(name).Inc()
}

func (d *domains) forgetSome() {
	for name := range d.known {
		delete(d.known, name)
		d.queries.DeleteLabelValues(name)
	}
}

type pages struct{ views *prometheus.CounterVec }

func (p *pages) record(path string) { p.views.WithLabelValues(path).Inc() }

var (
	asked = &domains{
		queries: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "queries"}, []string{"domain"}),
		known:   map[string]bool{},
		most:    1000,
	}
	seen = &pages{views: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "views"}, []string{"path"})}
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		asked.record(r.Host)
		seen.record(r.URL.Path) // want "raw URL path"
	})
	http.ListenAndServe(":80", nil)
}

//= repositories that are looked up by the name that a path has, told but not for sure, and customers that are
//- leakline.config.json
{ "minConfidence": "high" }
//- main.go
package main

import (
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var (
	pulls  = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "pulls"}, []string{"repository"})
	orders = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "orders"}, []string{"customer"})
)

type repository struct{ name, kind string }

type customer struct{ id, name string }

type store struct{ db *sql.DB }

func (s *store) findRepository(name string) (*repository, error) {
	found := repository{name: name}
	err := s.db.QueryRow("SELECT kind FROM repositories WHERE name = ?", name).Scan(&found.kind)
	return &found, err
}

func (s *store) findCustomer(id string) (*customer, error) {
	found := customer{id: id}
	err := s.db.QueryRow("SELECT name FROM customers WHERE id = ?", id).Scan(&found.name)
	return &found, err
}

func main() {
	s := &store{}
	r := gin.Default()
	r.GET("/repositories/:name", func(c *gin.Context) {
		found, err := s.findRepository(c.Param("name"))
		if err != nil {
			c.AbortWithStatus(http.StatusNotFound)
			return
		}
		pulls.WithLabelValues(found.name).Inc()
	})
	r.GET("/customers/:id", func(c *gin.Context) {
		found, err := s.findCustomer(c.Param("id"))
		if err != nil {
			c.AbortWithStatus(http.StatusNotFound)
			return
		}
		orders.WithLabelValues(found.id).Inc() // want "a path parameter"
	})
	r.Run()
}
