//= a uid from the path
package main

import (
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"uid"})

func get(c *gin.Context) {
	requests.WithLabelValues(c.Param("uid")).Inc() // want "path parameter"
	requests.With(prometheus.Labels{"uid": c.Query("uid")}).Inc() // want "query parameter"
	requests.WithLabelValues(c.ClientIP()).Inc() // want "address"
	requests.WithLabelValues(c.GetHeader("X-User")).Inc() // want "header"
}

func main() {
	r := gin.New()
	r.GET("/u/:uid", get)
}
//= formatted and joined
package main

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"key"})

func handle(w http.ResponseWriter, r *http.Request) {
	requests.WithLabelValues(fmt.Sprintf("%s:%s", r.Host, "x")).Inc() // want "Host header"
	requests.WithLabelValues(strings.Join([]string{"a", r.URL.Path}, " ")).Inc() // want "raw URL path"
	requests.WithLabelValues(strings.ToLower(r.UserAgent())).Inc() // want "User-Agent"
	requests.WithLabelValues("x" + r.RequestURI).Inc() // want "raw request URI"
	requests.WithLabelValues(fmt.Sprintf("%d", 5)).Inc()
}

func main() { http.HandleFunc("/a/", handle) }
//= the path of a handler for one path
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"path"})

func health(w http.ResponseWriter, r *http.Request) {
	requests.WithLabelValues(r.URL.Path).Inc()
}

func files(w http.ResponseWriter, r *http.Request) {
	requests.WithLabelValues(r.URL.Path).Inc() // want "raw URL path"
}

func main() {
	http.HandleFunc("/health", health)
	http.HandleFunc("GET /ready", health)
	http.HandleFunc("/files/", files)
}
//= a status class, a code, a bool
package main

import (
	"net/http"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"code", "ok", "class"})

type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(code int) {
	r.status = code
	r.ResponseWriter.WriteHeader(code)
}

func wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w}
		next.ServeHTTP(rec, r)
		requests.WithLabelValues(strconv.Itoa(rec.status), strconv.FormatBool(rec.status < 400), http.StatusText(rec.status)).Inc()
	})
}

func main() { http.Handle("/", wrap(http.NotFoundHandler())) }
//= the middleware with the raw path
package main

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

var latency = prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "l"}, []string{"path", "method"})

func instrument(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		path := r.URL.Path
		defer func() {
			latency.WithLabelValues(path, "GET").Observe(time.Since(start).Seconds()) // want "raw URL path"
		}()
		next.ServeHTTP(w, r)
	})
}

func main() { http.ListenAndServe(":8080", instrument(http.DefaultServeMux)) }
//= a function that normalises
package main

import (
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"page"})

func page(path string) string {
	switch {
	case strings.HasPrefix(path, "/users/"):
		return "users"
	case strings.HasPrefix(path, "/orders/"):
		return "orders"
	default:
		return "other"
	}
}

func handle(w http.ResponseWriter, r *http.Request) {
	requests.WithLabelValues(page(r.URL.Path)).Inc()
}

func main() { http.HandleFunc("/", handle) }
//= a function that falls back to the raw path
package main

import (
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"page"})

func page(path string) string {
	if strings.HasPrefix(path, "/users/") {
		return "/users/:id"
	}
	return path
}

func handle(w http.ResponseWriter, r *http.Request) {
	requests.WithLabelValues(page(r.URL.Path)).Inc() // want "raw URL path"
}

func main() { http.HandleFunc("/", handle) }
//= a defined type with constants
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type Reason string

const (
	Timeout Reason = "timeout"
	Refused Reason = "refused"
)

var failures = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "f"}, []string{"reason"})

func count(reason Reason) { failures.WithLabelValues(string(reason)).Inc() }

func handle(w http.ResponseWriter, r *http.Request) { count(Timeout) }

func main() { http.HandleFunc("/", handle) }
//= errors as labels
package main

import (
	"errors"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var failures = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "f"}, []string{"reason"})
var errNotFound = errors.New("not found")

func handle(w http.ResponseWriter, r *http.Request) {
	err := work()
	if errors.Is(err, errNotFound) {
		failures.WithLabelValues("not_found").Inc()
	} else if err != nil {
		failures.WithLabelValues(err.Error()).Inc() // want "text of an error"
	}
}

func work() error { return nil }

func main() { http.HandleFunc("/", handle) }
//= time and random ids
package main

import (
	"net/http"
	"time"

	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"
)

var jobs = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "j"}, []string{"id"})

func handle(w http.ResponseWriter, r *http.Request) {
	jobs.WithLabelValues(uuid.NewString()).Set(1) // want "new id"
	jobs.WithLabelValues(time.Now().Format(time.RFC3339)).Set(1) // want "time"
}

func main() { http.HandleFunc("/", handle) }
//= removed when the room closes
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var open = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "o"}, []string{"room"})

func enter(w http.ResponseWriter, r *http.Request) {
	room := r.FormValue("room")
	open.WithLabelValues(room).Inc()
}

func closeRoom(w http.ResponseWriter, r *http.Request) { open.DeleteLabelValues(r.FormValue("room")) }

func main() {
	http.HandleFunc("/enter", enter)
	http.HandleFunc("/close", closeRoom)
}
//= curried, and a labels variable
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"service", "path"})

func handle(w http.ResponseWriter, r *http.Request) {
	labels := prometheus.Labels{"service": "shop"}
	labels["path"] = r.URL.Path
	requests.With(labels).Inc() // want "raw URL path"
	requests.MustCurryWith(prometheus.Labels{"service": "shop"}).WithLabelValues(r.URL.Path).Inc() // want "raw URL path"
}

func main() { http.HandleFunc("/", handle) }
//= an interface of metrics
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type Recorder interface{ Observe(route string) }

type promRecorder struct{ v *prometheus.CounterVec }

func (p *promRecorder) Observe(route string) { p.v.WithLabelValues(route).Inc() }

type server struct{ rec Recorder }

func (s *server) handle(w http.ResponseWriter, r *http.Request) {
	s.rec.Observe(r.URL.Path) // want "raw URL path"
	s.rec.Observe("fixed")
}

func main() {
	s := &server{rec: &promRecorder{v: prometheus.NewCounterVec(prometheus.CounterOpts{}, []string{"route"})}}
	http.HandleFunc("/", s.handle)
}
//= echo's path is the template, fiber's is raw
package main

import (
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"path"})

func onEcho(c echo.Context) error {
	requests.WithLabelValues(c.Path()).Inc()
	requests.WithLabelValues(c.Request().URL.Path).Inc() // want "raw URL path"
	return nil
}

func onFiber(c *fiber.Ctx) error {
	requests.WithLabelValues(c.Route().Path).Inc()
	requests.WithLabelValues(c.Path()).Inc() // want "raw URL path"
	return c.Next()
}

func main() {
	echo.New().Use(func(next echo.HandlerFunc) echo.HandlerFunc { return onEcho })
	fiber.New().Use(onFiber)
}
//= the pattern, and chi's
package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"path"})

func wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		requests.WithLabelValues(r.Pattern).Inc()
		requests.WithLabelValues(chi.RouteContext(r.Context()).RoutePattern()).Inc()
		requests.WithLabelValues(chi.URLParam(r, "id")).Inc() // want "path parameter"
	})
}

func main() { chi.NewRouter().Use(wrap) }
//= environment, host name, version
package main

import (
	"net/http"
	"os"
	"runtime"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"pod", "version"})

func handle(w http.ResponseWriter, r *http.Request) {
	host, _ := os.Hostname()
	requests.WithLabelValues(host, runtime.Version()).Inc()
	requests.WithLabelValues(os.Getenv("POD"), "1").Inc()
}

func main() { http.HandleFunc("/", handle) }
//= a middleware that labels with the Host header by itself
package main

import (
	"github.com/gin-gonic/gin"
	ginprometheus "github.com/zsais/go-gin-prometheus"
)

func main() {
	r := gin.New()
	p := ginprometheus.NewPrometheus("gin")
	p.Use(r) // want "Host header"
	r.Run(":8080")
}
//= the method of a request that may be one that is sent
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var sent = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "s"}, []string{"method"})

func Interceptor(name string) func(r *http.Request) func() {
	return func(r *http.Request) func() {
		return func() { sent.WithLabelValues(r.Method).Inc() }
	}
}

type transport struct{ next http.RoundTripper }

func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	sent.WithLabelValues(r.Method).Inc()
	return t.next.RoundTrip(r)
}
//= a request that the program makes, in a function whose result may be either kind
package main

import (
	"context"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var calls = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "c"}, []string{"method"})

type store struct{ url, key string }

func (s *store) signed(ctx context.Context, method, name string) (*http.Request, error) {
	if s.key == "" {
		return s.plain(ctx, method, name)
	}
	req, err := http.NewRequestWithContext(ctx, method, s.url+"/"+name, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", s.key)
	return req, nil
}

func (s *store) plain(ctx context.Context, method, name string) (*http.Request, error) {
	return http.NewRequestWithContext(ctx, method, s.url+"/"+name, nil)
}

func (s *store) do(ctx context.Context, method, name string) (*http.Response, error) {
	req, err := s.signed(ctx, method, name)
	if err != nil {
		return nil, err
	}
	calls.WithLabelValues(req.Method).Inc()
	return http.DefaultClient.Do(req)
}

func traced(r *http.Request) *http.Request { return r.WithContext(context.Background()) }

func main() {
	s := &store{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.do(r.Context(), "GET", "index")
		req := traced(r)
		calls.WithLabelValues(req.Method).Inc() // want "raw HTTP method"
	})
	http.ListenAndServe(":80", nil)
}
//= a helper that handlers pass their request to
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var got = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "g"}, []string{"method"})

func count(r *http.Request) {
	got.WithLabelValues(r.Method).Inc() // want "raw HTTP method"
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { count(r) })
}
//= a name gets another value behind a test that asks who fills a table
package sessions

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reads = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "session_reads_total"}, []string{"session"})

type store struct{ sessions map[string]int }

func (s *store) exists(id string) bool {
	_, ok := s.sessions[id]
	return ok
}

func (s *store) read(id string) int {
	s.sessions[id]++
	reads.WithLabelValues(id).Inc()
	return s.sessions[id]
}

var all = &store{sessions: map[string]int{}}

func start(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("session")
	if all.exists(id) {
		return
	}
	all.read(id) // want "form value"
	id = "anonymous"
	all.read(id)
}

func init() { http.HandleFunc("/start", start) }

//= a parameter that gets another value made of what it was, or of nothing of it
//- go.mod
module example.com/s

go 1.22
//- main.go
package main

import (
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var calls = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "calls"}, []string{"by"})

func trimmed(path string) {
	path = strings.TrimSuffix(path, "/")
	calls.WithLabelValues(path).Inc()
}

func replaced(path string) {
	if strings.HasPrefix(path, "/api") {
		path = "api"
	} else {
		path = "page"
	}
	calls.WithLabelValues(path).Inc()
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		trimmed(r.URL.Path) // want "raw URL path"
		replaced(r.URL.Path)
	})
	http.ListenAndServe(":8080", nil)
}

//= named results, and text that is put together
package main

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var visits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "visits"}, []string{"page"})

func pageOf(r *http.Request) (page string, err error) {
	page = r.URL.Path
	if page == "" {
		err = fmt.Errorf("no page")
	}
	return
}

func kindOf(r *http.Request) (kind string, ok bool) {
	if r.ContentLength == 0 {
		return
	}
	kind = "upload"
	return kind, true
}

func idOf(r *http.Request) (id string, err error) {
	if r.Body == nil {
		err = fmt.Errorf("no body")
		return
	}
	id = "fixed"
	return
}

func handle(w http.ResponseWriter, r *http.Request) {
	page, _ := pageOf(r)
	visits.WithLabelValues(page).Inc() // want "raw URL path"
	kind, _ := kindOf(r)
	visits.WithLabelValues(kind).Inc()
	id, _ := idOf(r)
	visits.WithLabelValues(id).Inc()
	var b strings.Builder
	b.WriteString("page ")
	b.WriteString(r.URL.Path)
	visits.WithLabelValues(b.String()).Inc() // want "raw URL path"
	var c bytes.Buffer
	fmt.Fprintf(&c, "%s-%s", "page", r.URL.Path)
	visits.WithLabelValues(c.String()).Inc() // want "raw URL path"
	var d strings.Builder
	d.WriteString("page ")
	d.WriteByte('1')
	visits.WithLabelValues(d.String()).Inc()
	var e strings.Builder
	visits.WithLabelValues(e.String()).Inc()
	e.WriteString(r.URL.Path)
}

func main() {
	http.HandleFunc("/", handle)
	_ = http.ListenAndServe(":8080", nil)
}
//= what a context carries under any key, in one map of values of any type
package main

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

type key string

var took = prometheus.NewSummaryVec(prometheus.SummaryOpts{Name: "took"}, []string{"step"})
var asked = prometheus.NewSummaryVec(prometheus.SummaryOpts{Name: "asked"}, []string{"path"})

const luggage = key("luggage")
const names = key("names")

func with(ctx context.Context, name string, value any) context.Context {
	all, _ := ctx.Value(luggage).(map[string]any)
	if all == nil {
		all = map[string]any{}
	}
	all[name] = value
	return context.WithValue(ctx, luggage, all)
}

func from(ctx context.Context, name string) any {
	all, _ := ctx.Value(luggage).(map[string]any)
	return all[name]
}

func named(ctx context.Context, name string, path string) context.Context {
	all := map[string]string{}
	all[name] = path
	return context.WithValue(ctx, names, all)
}

func pathFrom(ctx context.Context, name string) string {
	all, _ := ctx.Value(names).(map[string]string)
	return all[name]
}

func handle(w http.ResponseWriter, r *http.Request) {
	ctx := with(r.Context(), "began", time.Now().UnixNano())
	ctx = with(ctx, "step", "first")
	ctx = named(ctx, "path", r.URL.Path)
	report(ctx)
}

func report(ctx context.Context) {
	began := from(ctx, "began").(int64)
	took.WithLabelValues(from(ctx, "step").(string)).Observe(float64(time.Now().UnixNano() - began))
	asked.WithLabelValues(pathFrom(ctx, "path")).Observe(1) // want "the raw URL path"
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
//= what a context carries is what was put there, also where it is asked whether it is
package main

import (
	"context"
	"fmt"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var milled = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "milled"}, []string{"who"})

type key struct{}

func whose(ctx context.Context) string {
	request, ok := ctx.Value(key{}).(*http.Request)
	if !ok || request == nil {
		return ""
	}
	return request.Header.Get("X-Miller")
}

func isThere(ctx context.Context) string {
	_, ok := ctx.Value(key{}).(*http.Request)
	return fmt.Sprint(ok)
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), key{}, r)
		milled.WithLabelValues(whose(ctx)).Inc() // want "a request header"
		milled.WithLabelValues(isThere(ctx)).Inc()
	})
	http.ListenAndServe(":80", nil)
}
