//= the method of a request in gin: routes know the methods, an engine's middleware does not
package main

import (
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

func order(c *gin.Context) { hits.WithLabelValues(c.Request.Method).Inc() }

func ofGroup(c *gin.Context) {
	record(c)
	c.Next()
}

func record(c *gin.Context) {
	method := c.Request.Method
	hits.WithLabelValues(method).Inc()
}

func ofEngine(c *gin.Context) {
	hits.WithLabelValues(c.Request.Method).Inc() // want "raw HTTP method"
	c.Next()
}

func made() gin.HandlerFunc {
	return func(c *gin.Context) { hits.WithLabelValues(c.Request.Method).Inc() }
}

func madeForAll() gin.HandlerFunc {
	return func(c *gin.Context) { hits.WithLabelValues(c.Request.Method).Inc() } // want "raw HTTP method"
}

func absent(c *gin.Context) { hits.WithLabelValues(c.Request.Method).Inc() } // want "raw HTTP method"

func main() {
	r := gin.New()
	r.Use(ofEngine, madeForAll())
	r.NoRoute(absent)
	v1 := r.Group("/v1")
	v1.Use(ofGroup, made())
	v1.Any("/orders", order)
	r.Run()
}

//= a handler that is registered both ways sees any method
package main

import (
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

func order(c *gin.Context) { hits.WithLabelValues(c.Request.Method).Inc() } // want "raw HTTP method"

func main() {
	r := gin.New()
	r.GET("/orders", order)
	r.NoRoute(order)
	r.Run()
}

//= patterns of net/http that begin with a method
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

const prefix = "/v1"

func order(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func everything(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() } // want "raw HTTP method"

type items struct{}

func (items) ServeHTTP(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

type others struct{}

func (others) ServeHTTP(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() } // want "raw HTTP method"

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders", order)
	mux.HandleFunc("POST "+prefix+"/orders", order)
	mux.HandleFunc("/", everything)
	mux.Handle("PUT /items/{id}", items{})
	mux.Handle("/others", others{})
	mux.Handle("DELETE /orders/{id}", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hits.WithLabelValues(r.Method).Inc()
	}))
	mux.Handle("/all", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hits.WithLabelValues(r.Method).Inc() // want "raw HTTP method"
	}))
	http.ListenAndServe(":8080", mux)
}

//= gorilla/mux: methods are named in the chain, before or behind the handler, or on the subrouter
package main

import (
	"net/http"

	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

func behind(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func before(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func below(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func unnamed(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() } // want "raw HTTP method"

type endpoint struct{ name string }

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	hits.WithLabelValues(r.Method).Inc()
}

func main() {
	r := mux.NewRouter()
	r.HandleFunc("/a", behind).Methods("GET", "POST")
	r.Path("/b").Methods("GET").HandlerFunc(before)
	gets := r.Methods("GET").Subrouter()
	gets.HandleFunc("/c", below)
	r.HandleFunc("/d", unnamed)
	for _, route := range []struct {
		path    string
		methods []string
	}{{"/e", []string{"GET"}}} {
		r.Path(route.path).Methods(route.methods...).Handler(&endpoint{route.path})
	}
	http.ListenAndServe(":8080", r)
}

//= chi refuses unknown methods before its routes, but behind its middleware
package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

func order(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func ofAll(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hits.WithLabelValues(r.Method).Inc() // want "raw HTTP method"
		next.ServeHTTP(w, r)
	})
}

func ofSome(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hits.WithLabelValues(r.Method).Inc()
		next.ServeHTTP(w, r)
	})
}

func main() {
	r := chi.NewRouter()
	r.Use(ofAll)
	r.Get("/orders", order)
	r.HandleFunc("/all", order)
	r.Route("/v1", func(r chi.Router) {
		r.Use(ofSome)
		r.Post("/orders", order)
	})
	http.ListenAndServe(":8080", r)
}

//= echo, go-zero, httprouter: routes by method; middleware of echo sees everything
package main

import (
	"net/http"

	"github.com/julienschmidt/httprouter"
	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/zeromicro/go-zero/rest"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

func order(c echo.Context) error {
	hits.WithLabelValues(c.Request().Method).Inc()
	return nil
}

func around(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		hits.WithLabelValues(c.Request().Method).Inc() // want "raw HTTP method"
		return next(c)
	}
}

func item(w http.ResponseWriter, r *http.Request, _ httprouter.Params) {
	hits.WithLabelValues(r.Method).Inc()
}

func ping(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func main() {
	e := echo.New()
	e.Use(around)
	e.GET("/orders", order)
	h := httprouter.New()
	h.GET("/items/:id", item)
	s := rest.MustNewServer(rest.RestConf{})
	s.AddRoutes([]rest.Route{{Method: http.MethodGet, Path: "/ping", Handler: ping}})
	s.Start()
	http.ListenAndServe(":8080", h)
}

//= what is no path of a request has no route that could stand for it
package main

import (
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

func main() {
	r := gin.New()
	r.Use(func(c *gin.Context) {
		hits.WithLabelValues(c.Request.Host).Inc()       // want "Host header"
		hits.WithLabelValues(c.Request.RemoteAddr).Inc() // want "address"
	})
	r.Run()
}
//= handlers in wrappers of the program's own, behind a router that names methods, and before one that does not
package main

import (
	"net/http"

	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus"
)

var firstByte = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "first_byte"}, []string{"method"})

type api struct{ slots chan struct{} }

func (a *api) get(w http.ResponseWriter, r *http.Request) {
	firstByte.WithLabelValues(r.Method).Inc()
}

func (a *api) all(w http.ResponseWriter, r *http.Request) {
	firstByte.WithLabelValues(r.Method).Inc() // want "HTTP method"
}

func (a *api) limited(f http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a.slots <- struct{}{}
		f(w, r)
		<-a.slots
	}
}

func named(f http.HandlerFunc, action string) (http.HandlerFunc, string) {
	return f, action
}

func logged(f http.HandlerFunc, action string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		println(action)
		f(w, r)
	}
}

func main() {
	a := &api{slots: make(chan struct{}, 4)}
	router := mux.NewRouter()
	router.Methods(http.MethodGet).Path("/a").HandlerFunc(logged(named(a.limited(a.get), "get")))
	router.Path("/b").HandlerFunc(logged(a.all, "all"))
	http.ListenAndServe(":80", router)
}

//= routers that a switch over the method chooses from, and one that is asked for anything
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

func counted(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		hits.WithLabelValues(r.Method).Inc()
		next(w, r)
	}
}

func countedToo(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		hits.WithLabelValues(r.Method).Inc() // want "raw HTTP method"
		next(w, r)
	}
}

func list(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func add(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func other(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() } // want "raw HTTP method"

func main() {
	gets := http.NewServeMux()
	gets.HandleFunc("/parts", counted(list))
	posts := http.NewServeMux()
	posts.HandleFunc("/parts", counted(add))
	all := http.NewServeMux()
	all.HandleFunc("/parts", countedToo(other))
	http.ListenAndServe(":80", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/any" {
			all.ServeHTTP(w, r)
			return
		}
		switch r.Method {
		case http.MethodGet, http.MethodHead:
			gets.ServeHTTP(w, r)
		case http.MethodPost:
			posts.ServeHTTP(w, r)
		default:
			all.ServeHTTP(w, r)
		}
	}))
}

//= functions that a switch over the method calls
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

func read(r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func write(r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func refuse(r *http.Request) { hits.WithLabelValues(r.Method).Inc() } // want "raw HTTP method"

func main() {
	http.HandleFunc("/parts", func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut || r.Method == http.MethodPost {
			write(r)
			return
		}
		switch r.Method {
		case http.MethodGet:
			read(r)
		default:
			refuse(r)
		}
	})
	http.ListenAndServe(":80", nil)
}

//= handlers that are kept in variables and handed from wrapper to wrapper
package main

import (
	"net/http"

	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

type limiter struct{ open int }

func (l *limiter) limit(h http.HandlerFunc) (http.HandlerFunc, string) {
	return func(w http.ResponseWriter, r *http.Request) {
		if l.open < 10 {
			h(w, r)
		}
	}, "limited"
}

func logged(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { h(w, r) }
}

func part(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func whole(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func anything(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() } // want "raw HTTP method"

func wholeLogged(l *limiter) http.HandlerFunc {
	h := logged(whole)
	h, _ = l.limit(h)
	return h
}

func main() {
	l := &limiter{}
	r := mux.NewRouter()
	r.Methods(http.MethodGet).Path("/part").HandlerFunc(logged(func(w http.ResponseWriter, r *http.Request) {
		limited, _ := l.limit(part)
		limited(w, r)
	}))
	r.Methods(http.MethodGet).Path("/whole").HandlerFunc(wholeLogged(l))
	r.Path("/anything").HandlerFunc(logged(func(w http.ResponseWriter, r *http.Request) {
		limited, _ := l.limit(anything)
		limited(w, r)
	}))
	http.ListenAndServe(":8080", r)
}

//= a router of the program's own, which is told the methods of each route
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

type router struct{ routes map[string]map[string]http.Handler }

func (t *router) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h, ok := t.routes[r.Method][r.URL.Path]; ok {
		h.ServeHTTP(w, r)
	}
}

func (t *router) register(path string, methods []string, h http.Handler) {
	for _, m := range methods {
		t.routes[m][path] = h
	}
}

func (t *router) registerAny(path string, h http.Handler) { t.routes["*"][path] = h }

func counted(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r)
		hits.WithLabelValues(r.Method).Inc()
	})
}

func countedToo(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r)
		hits.WithLabelValues(r.Method).Inc() // want "raw HTTP method"
	})
}

func main() {
	t := &router{}
	around := func(h http.Handler) http.Handler {
		h = counted(h)
		return h
	}
	for path, methods := range map[string][]string{"/": {"GET"}} {
		t.register(path, methods, around(http.NotFoundHandler()))
	}
	t.registerAny("/any", countedToo(http.NotFoundHandler()))
	http.ListenAndServe(":8080", t)
}
//= middleware of a router, all of whose routes name methods wherever they are added
package main

import (
	"net/http"

	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

var orders = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "orders"}, []string{"method"})

func counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		orders.WithLabelValues(r.Method).Inc()
		next.ServeHTTP(w, r)
	})
}

func bake(w http.ResponseWriter, r *http.Request) {}

func addLoaves(router *mux.Router) {
	router.HandleFunc("/loaves", bake).Methods("GET", "OPTIONS")
	loaf := router.PathPrefix("/loaves/{id}").Subrouter()
	loaf.HandleFunc("/slices", bake).Methods("POST")
}

func serve(router *mux.Router) {
	router.Use(counted)
	addLoaves(router)
	http.ListenAndServe(":80", router)
}

func main() {
	own := mux.NewRouter()
	own.Handle("/metrics", promhttp.Handler())
	go http.ListenAndServe(":9090", own)
	serve(mux.NewRouter().PathPrefix("/api").Subrouter())
}
//= middleware of a router, of whose routes one names none
package main

import (
	"net/http"

	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

var orders = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "orders"}, []string{"method"})

func counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		orders.WithLabelValues(r.Method).Inc() // want "the raw HTTP method"
		next.ServeHTTP(w, r)
	})
}

func bake(w http.ResponseWriter, r *http.Request) {}

func addLoaves(router *mux.Router) {
	router.HandleFunc("/loaves", bake).Methods("GET", "OPTIONS")
	loaf := router.PathPrefix("/loaves/{id}").Subrouter()
	loaf.HandleFunc("/slices", bake)
}

func serve(router *mux.Router) {
	router.Use(counted)
	addLoaves(router)
	http.ListenAndServe(":80", router)
}

func main() {
	own := mux.NewRouter()
	own.Handle("/metrics", promhttp.Handler())
	go http.ListenAndServe(":9090", own)
	serve(mux.NewRouter().PathPrefix("/api").Subrouter())
}
//= a router of the program's own with a function for each method, and patterns that are put together behind one
package main

import (
	"fmt"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

type wrapper func(http.Handler) http.Handler

type router struct {
	mux      *http.ServeMux
	wrappers []wrapper
}

func (r *router) add(verb, path string, h http.Handler, more ...wrapper) {
	for _, w := range append(r.wrappers, more...) {
		h = w(h)
	}
	r.mux.Handle(fmt.Sprintf("%s %s", verb, path), h)
}

func (r *router) GET(path string, h http.HandlerFunc, more ...wrapper) {
	r.add(http.MethodGet, path, h, more...)
}

func counted() wrapper {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
			hits.WithLabelValues(req.Method).Inc()
			next.ServeHTTP(w, req)
		})
	}
}

func measured() wrapper {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
			hits.WithLabelValues(req.Method).Inc() // want "the raw HTTP method"
			next.ServeHTTP(w, req)
		})
	}
}

func bread(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() }

func rolls(w http.ResponseWriter, r *http.Request) { hits.WithLabelValues(r.Method).Inc() } // want "the raw HTTP method"

func main() {
	r := &router{mux: http.NewServeMux()}
	r.GET("/loaves", func(w http.ResponseWriter, req *http.Request) {}, counted())
	verb := "PUT"
	r.mux.HandleFunc(verb+" /bread", bread)
	prefix := "/shop"
	r.mux.HandleFunc(prefix+"/rolls", rolls)
	http.ListenAndServe(":80", measured()(r.mux))
}
//= a wrapper that both a route with a method and a server of the program's own get
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "h"}, []string{"m"})

type server struct{ mux *http.ServeMux }

func (s *server) Handle(path string, h http.Handler) { s.mux.Handle(path, h) }

func counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hits.WithLabelValues(r.Method).Inc() // want "the raw HTTP method"
		next.ServeHTTP(w, r)
	})
}

func main() {
	s := &server{mux: http.NewServeMux()}
	s.mux.Handle("GET /loaves", counted(http.NotFoundHandler()))
	s.Handle("/", counted(http.NotFoundHandler()))
	http.ListenAndServe(":80", s.mux)
}
//= other routers get their routes from a function each, are served, and have no middleware
package main

import (
	"net/http"

	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

var orders = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "orders"}, []string{"method"})

func counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		orders.WithLabelValues(r.Method).Inc()
		next.ServeHTTP(w, r)
	})
}

func bake(w http.ResponseWriter, r *http.Request) {}

func addProbes(router *mux.Router) {
	router.HandleFunc("/live", bake)
	router.Path("/metrics").Handler(promhttp.Handler())
}

func main() {
	probes := mux.NewRouter()
	addProbes(probes)
	server := &http.Server{Addr: ":9090", Handler: probes}
	go server.ListenAndServe()
	router := mux.NewRouter()
	router.Use(counted)
	router.HandleFunc("/loaves", bake).Methods("GET", "OPTIONS")
	http.ListenAndServe(":80", router)
}
//= a router that gets routes from a function, and middleware too
package main

import (
	"net/http"

	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus"
)

var orders = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "orders"}, []string{"method"})

func counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		orders.WithLabelValues(r.Method).Inc() // want "the raw HTTP method"
		next.ServeHTTP(w, r)
	})
}

func bake(w http.ResponseWriter, r *http.Request) {}

func addAll(router *mux.Router) {
	router.HandleFunc("/live", bake)
	count(router)
}

func count(router *mux.Router) { router.Use(counted) }

func main() {
	router := mux.NewRouter()
	addAll(router)
	router.HandleFunc("/loaves", bake).Methods("GET", "OPTIONS")
	http.ListenAndServe(":80", router)
}
