//= only what is handed over is sure to be what was written
//- leakline.config.json
{ "rules": { "no-unbounded-metric-label": ["error", { "minConfidence": "high" }] } }
//- main.go
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"x"})

type options struct{ path string }

func observe(o options) { reqs.WithLabelValues(o.path).Inc() } // want "raw URL path"

type pipeline struct{ namespace string }

type daemon struct{ of *pipeline }

func (d *daemon) report() { reqs.WithLabelValues(d.of.namespace).Inc() }

func create(w http.ResponseWriter, r *http.Request) {
	p := &pipeline{}
	p.namespace = r.URL.Query().Get("namespace")
	save(p)
}

func save(p *pipeline) {}

func handle(w http.ResponseWriter, r *http.Request) {
	observe(options{path: r.URL.Path})
}

func main() {
	d := &daemon{of: &pipeline{}}
	http.HandleFunc("/", handle)
	http.HandleFunc("/create", create)
	http.HandleFunc("/report", func(http.ResponseWriter, *http.Request) { d.report() })
}
//= what another instance of the type may hold is likely
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"x"})

type session struct{ agent string }

var sessions = make(chan *session)

func handle(w http.ResponseWriter, r *http.Request) {
	sessions <- &session{agent: r.UserAgent()}
}

func report() {
	for s := range sessions {
		reqs.WithLabelValues(s.agent).Inc() // want "header"
	}
}

func main() {
	go report()
	http.HandleFunc("/", handle)
}
//= a field that others set to what is configured is a guess
package main

import (
	"net/http"
	"os"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"x"})

type cluster struct{ name string }

type checker struct{ of cluster }

func (c *checker) count() { reqs.WithLabelValues(c.of.name).Inc() }

func query(w http.ResponseWriter, r *http.Request) { find(cluster{name: r.URL.Query().Get("cluster")}) }

func find(c cluster) {}

func main() {
	c := &checker{of: cluster{name: os.Getenv("CLUSTER")}}
	http.HandleFunc("/query", query)
	http.HandleFunc("/", func(http.ResponseWriter, *http.Request) { c.count() })
}
//= over the fields of two types it is a guess
package main

import (
	"net/http"
	"os"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"x"})

type request struct{ domain string }

type endpoint struct{ name string }

type record struct{ endpoint *endpoint }

func parse(w http.ResponseWriter, r *http.Request) {
	keep(&request{domain: r.URL.Query().Get("domain")})
}

func configured() *request { return &request{domain: os.Getenv("DOMAIN")} }

func keep(r *request) {}

func endpointOf(r *request) *endpoint { return &endpoint{name: r.domain} }

func local() *endpoint { return &endpoint{name: "local"} }

func (r *record) count() { reqs.WithLabelValues(r.endpoint.name).Inc() }

func main() {
	all := []*record{{endpoint: endpointOf(configured())}, {endpoint: local()}}
	http.HandleFunc("/parse", parse)
	http.HandleFunc("/", func(http.ResponseWriter, *http.Request) {
		for _, r := range all {
			r.count()
		}
	})
}
//= a guess by name, of another instance
package main

import (
	"fmt"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var reqs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "reqs"}, []string{"x"})

type config struct{ id string }

type consumer struct{ of *config }

func (c *consumer) count() { reqs.WithLabelValues(c.of.id).Inc() }

func newConfig(userId string) *config { return &config{id: fmt.Sprintf("task_%s", userId)} }

func count(userId string) { reqs.WithLabelValues(userId).Inc() } // want "`userId`"

func main() {
	c := &consumer{of: &config{id: "main"}}
	http.HandleFunc("/", func(http.ResponseWriter, *http.Request) { c.count() })
}
//= attributes of a message, by their names
package main

import (
	"context"

	"cloud.google.com/go/pubsub"
	"github.com/prometheus/client_golang/prometheus"
)

var events = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "events"}, []string{"x"})

func main() {
	client, _ := pubsub.NewClient(context.Background(), "p")
	client.Subscription("s").Receive(context.Background(), func(ctx context.Context, m *pubsub.Message) {
		events.WithLabelValues(m.Attributes["eventKind"]).Inc()
		events.WithLabelValues(m.Attributes["userId"]).Inc() // want "`userId`"
	})
}
//= lines of a status page, told at a scrape, and lines of a connection
package main

import (
	"bufio"
	"net"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var commands = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "commands"}, []string{"name"})

type collector struct{ desc *prometheus.Desc }

func (c *collector) Describe(ch chan<- *prometheus.Desc) { ch <- c.desc }

func (c *collector) Collect(ch chan<- prometheus.Metric) {
	resp, err := http.Get("http://localhost/server-status?auto")
	if err != nil {
		return
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	for lines.Scan() {
		ch <- prometheus.MustNewConstMetric(c.desc, prometheus.GaugeValue, 1, lines.Text())
	}
}

func serve(conn net.Conn) {
	lines := bufio.NewScanner(conn)
	for lines.Scan() {
		commands.WithLabelValues(lines.Text()).Inc() // want "a line that is read"
	}
}

func main() {
	prometheus.MustRegister(&collector{desc: prometheus.NewDesc("x", "", []string{"name"}, nil)})
	listener, _ := net.Listen("tcp", ":1")
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		go serve(conn)
	}
}
//= what is told under one key, and asked for under another
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"somewhere.else/peers"
)

var changes = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "changes_total"}, []string{"folder"})

func told(err error) map[string]any {
	data := map[string]any{"folder": peers.Pick().Folder}
	if err != nil {
		data["reason"] = err.Error()
	}
	return data
}

func main() {
	http.HandleFunc("/sync", func(w http.ResponseWriter, r *http.Request) {
		_, err := http.Get("http://peer")
		data := told(err)
		changes.WithLabelValues(data["folder"].(string)).Inc()
		changes.WithLabelValues(data["reason"].(string)).Inc() // want "text of an error"
	})
	http.ListenAndServe(":80", nil)
}

//= a field of a library's struct that is set on one instance says nothing of another
package main

import (
	"net/http"
	"net/url"

	"github.com/prometheus/client_golang/prometheus"
)

var backends = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "backends"}, []string{"host"})

func redirect(w http.ResponseWriter, r *http.Request) {
	to := &url.URL{Scheme: "https"}
	to.Host = r.Host
	http.Redirect(w, r, to.String(), 302)
}

func main() {
	backend, err := url.Parse("http://backend:80")
	if err != nil {
		return
	}
	http.HandleFunc("/old", redirect)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		backends.WithLabelValues(backend.Host).Inc()
	})
	http.ListenAndServe(":80", nil)
}

//= many ways to the same field: what one way has found, the others need not look for
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var hits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"path"})

type trail struct{ name, path string }

func (t *trail) a() string { return t.name }
func (t *trail) b() string { return t.a() + t.a() }
func (t *trail) c() string { return t.b() + t.b() }
func (t *trail) d() string { return t.c() + t.c() }
func (t *trail) e() string { return t.d() + t.d() }
func (t *trail) f() string { return t.e() + t.e() }
func (t *trail) g() string { return t.f() + t.f() }
func (t *trail) h() string { return t.g() + t.g() }
func (t *trail) i() string { return t.h() + t.h() + t.path }

func handle(w http.ResponseWriter, r *http.Request) {
	own := &trail{}
	fixed := &trail{name: "fixed", path: "/health"}
	own.path = r.URL.RawQuery
	hits.WithLabelValues(own.i()).Inc() // want "raw query"
	hits.WithLabelValues(fixed.i()).Inc()
}

func main() {
	http.HandleFunc("/", handle)
	_ = http.ListenAndServe(":8080", nil)
}
