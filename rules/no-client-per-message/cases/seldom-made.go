//= what a loop makes on some of its ticks, and what a handler makes for each request
package main

import (
	"net/http"
	"time"
)

type provider struct{ client *http.Client }

func (p *provider) refresh() {
	p.client = &http.Client{Transport: &http.Transport{MaxIdleConns: 1}}
}

func every(p *provider, interval time.Duration) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			p.round()
			p.client = &http.Client{Transport: &http.Transport{MaxIdleConns: 1}} // want "HTTP transport"
		}
	}
}

func (p *provider) round() { p.renew() }

func (p *provider) renew() { p.refresh() }

func fetch(w http.ResponseWriter, r *http.Request) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}} // want "HTTP transport"
	client.Get("http://backend")
}

func main() {
	go every(&provider{}, time.Hour)
	http.HandleFunc("/", fetch)
}
//= made to try what somebody entered
package main

import "net/http"

func verifyEndpoint(url string) error {
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}}
	_, err := client.Get(url)
	return err
}

func send(url string) error {
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}} // want "HTTP transport"
	_, err := client.Get(url)
	return err
}

func create(w http.ResponseWriter, r *http.Request) { verifyEndpoint("http://a") }

func notify(w http.ResponseWriter, r *http.Request) { send("http://a") }

func main() {
	http.HandleFunc("/endpoints", create)
	http.HandleFunc("/events", notify)
}
//= made by a pool, where no idle one is left
package main

import (
	"net/http"

	amqp "github.com/rabbitmq/amqp091-go"
)

type channelPool struct {
	conn *amqp.Connection
	idle chan *amqp.Channel
}

func (p *channelPool) get() (*amqp.Channel, error) {
	select {
	case ch := <-p.idle:
		return ch, nil
	default:
		return p.conn.Channel()
	}
}

type publisher struct{ conn *amqp.Connection }

func (p *publisher) open() (*amqp.Channel, error) { return p.conn.Channel() }

func main() {
	conn, _ := amqp.Dial("amqp://localhost")
	pool := &channelPool{conn: conn, idle: make(chan *amqp.Channel, 8)}
	direct := &publisher{conn: conn}
	http.HandleFunc("/pooled", func(w http.ResponseWriter, r *http.Request) {
		ch, _ := pool.get()
		ch.Publish("", "q", false, false, amqp.Publishing{})
	})
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ch, _ := direct.open() // want "RabbitMQ channel"
		ch.Publish("", "q", false, false, amqp.Publishing{})
	})
}
//= a default for a context that has none, behind a function that looks
package main

import (
	"context"
	"net/http"
)

type key struct{}

func newClient() *http.Client { return &http.Client{Transport: &http.Transport{MaxIdleConns: 1}} }

func clientOf(ctx context.Context) (*http.Client, bool) {
	c, ok := ctx.Value(key{}).(*http.Client)
	return c, ok
}

func mustClientOf(ctx context.Context) *http.Client {
	c, ok := clientOf(ctx)
	if !ok {
		return newClient()
	}
	return c
}

func handle(w http.ResponseWriter, r *http.Request) {
	mustClientOf(r.Context()).Get("http://a")
	newClient().Get("http://b") // want "HTTP transport"
}

func main() { http.HandleFunc("/", handle) }
//= a logger out of the context is not what is missing behind a test of something else
package main

import (
	"context"
	"log/slog"
	"net/http"
)

type key struct{}

func loggerOf(ctx context.Context) *slog.Logger {
	logger, _ := ctx.Value(key{}).(*slog.Logger)
	return logger
}

type station struct{ paused bool }

func (s *station) isPaused() bool { return s.paused }

func (s *station) measure(ctx context.Context) {
	logger := loggerOf(ctx)
	if s.isPaused() {
		return
	}
	if logger == nil {
		logger = slog.Default()
	}
	s.ask("http://a")
}

func (s *station) ask(url string) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}} // want "HTTP transport"
	client.Get(url)
}

func main() {
	s := &station{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.measure(r.Context()) })
}
//= a client that a context had under another name is missing in there too
package main

import (
	"context"
	"net/http"
)

type key struct{}

func clientFor(ctx context.Context) *http.Client {
	held := ctx.Value(key{})
	if client, ok := held.(*http.Client); ok {
		return client
	}
	return makeClient()
}

func makeClient() *http.Client { return &http.Client{Transport: &http.Transport{MaxIdleConns: 1}} }

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { clientFor(r.Context()).Get("http://a") })
}
//= a method of an interface that only some of its types make one in is not sure
//- leakline.config.json
{ "rules": { "no-client-per-message": ["error", { "minConfidence": "high" }] } }
//- main.go
package main

import "net/http"

type provisioner interface {
	Sign(token string) *http.Client
}

type plain struct{ client *http.Client }

func (p *plain) Sign(token string) *http.Client { return p.client }

type hooked struct{}

func (h *hooked) Sign(token string) *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: 1}}
}

func find(name string) provisioner {
	if name == "hooked" {
		return &hooked{}
	}
	return &plain{client: http.DefaultClient}
}

func sign(w http.ResponseWriter, r *http.Request) {
	find(r.FormValue("name")).Sign("token").Get("http://a")
}

func signHooked(w http.ResponseWriter, r *http.Request) {
	h := &hooked{}
	h.Sign("token").Get("http://a") // want "HTTP transport"
}

func main() {
	http.HandleFunc("/sign", sign)
	http.HandleFunc("/hooked", signHooked)
}
//= made by a method behind a look at the field that it sets
package main

import "net/http"

type server struct {
	client *http.Client
	other  *http.Client
}

func (s *server) initClient() {
	s.client = &http.Client{Transport: &http.Transport{MaxIdleConns: 1}}
}

func (s *server) initOther() {
	s.other = &http.Client{Transport: &http.Transport{MaxIdleConns: 1}} // want "HTTP transport"
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.client == nil {
		s.initClient()
	}
	if s.client != nil {
		s.initOther()
	}
	s.client.Do(r)
}

func main() { http.ListenAndServe(":1", &server{}) }
//= an option without which a function gives what shares the default transport
package main

import (
	"net/http"
	"time"
)

type options struct {
	timeout  time.Duration
	isolated bool
}

func newClient(o options) *http.Client {
	if !o.isolated {
		return &http.Client{Timeout: o.timeout}
	}
	return &http.Client{Timeout: o.timeout, Transport: &http.Transport{MaxIdleConns: 1}}
}

func handle(w http.ResponseWriter, r *http.Request) {
	newClient(options{timeout: time.Second}).Get("http://a")
	newClient(options{timeout: time.Second, isolated: true}).Get("http://b") // want "HTTP transport"
}

func main() { http.HandleFunc("/", handle) }
//= idle connections that time out cost their start, and are not sure to hurt
package main

import (
	"net/http"
	"time"
)

func handle(w http.ResponseWriter, r *http.Request) {
	client := &http.Client{Transport: &http.Transport{IdleConnTimeout: 10 * time.Second}} // want "until they time out"
	client.Get("http://a")
}

func main() { http.HandleFunc("/", handle) }
//= a handler that tries a connection
package main

import (
	"database/sql"
	"net/http"
)

func open(w http.ResponseWriter, r *http.Request) {
	db, err := sql.Open("postgres", "postgres://localhost") // want "database"
	if err != nil {
		return
	}
	db.Exec("select 1")
}

func connect(dsn string) error {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return err
	}
	return db.Ping()
}

func testConnection(w http.ResponseWriter, r *http.Request) { connect("postgres://other") }

func main() {
	http.HandleFunc("/test", testConnection)
	http.HandleFunc("/", open)
}

//= what each change of an object makes anew is closed by what holds it, or by nobody
package main

import (
	"context"

	"github.com/IBM/sarama"
	ctrl "sigs.k8s.io/controller-runtime"
)

type line struct{ group sarama.ConsumerGroup }

func (l *line) Stop() error { return l.group.Close() }

type lines struct{ byName map[string]*line }

func (l *lines) Reconcile(ctx context.Context, req ctrl.Request) (ctrl.Result, error) {
	if old := l.byName[req.Name]; old != nil {
		old.Stop()
	}
	next, err := open(req.Name)
	if err != nil {
		return ctrl.Result{}, err
	}
	l.byName[req.Name] = next
	return ctrl.Result{}, announce(req.Name)
}

func open(name string) (*line, error) {
	group, err := sarama.NewConsumerGroup(nil, name, nil)
	if err != nil {
		return nil, err
	}
	return &line{group: group}, nil
}

func announce(name string) error {
	producer, err := sarama.NewSyncProducer(nil, nil) // want "Kafka producer is made"
	if err != nil {
		return err
	}
	_, _, err = producer.SendMessage(&sarama.ProducerMessage{Topic: name})
	return err
}

func main() {
	var mgr ctrl.Manager
	ctrl.NewControllerManagedBy(mgr).Complete(&lines{byName: map[string]*line{}})
	mgr.Start(context.Background())
}

//= one that stands in for what a field has, where it has nothing, and a field that nothing sets
package main

import (
	"net/http"
	"os"
)

type notifier struct {
	client *http.Client
	spare  *http.Client
}

func newNotifier() *notifier {
	return &notifier{client: &http.Client{Transport: &http.Transport{MaxIdleConns: 2}}}
}

func (n *notifier) notify(w http.ResponseWriter, r *http.Request) {
	client := n.client
	if client == nil {
		client = &http.Client{Transport: &http.Transport{MaxIdleConns: 2}}
	}
	client.Get(os.Getenv("TARGET"))
}

func (n *notifier) again(w http.ResponseWriter, r *http.Request) {
	client := n.spare
	if client == nil {
		client = &http.Client{Transport: &http.Transport{MaxIdleConns: 2}} // want "HTTP transport is made"
	}
	client.Get(os.Getenv("TARGET"))
}

func main() {
	n := newNotifier()
	http.HandleFunc("/notify", n.notify)
	http.HandleFunc("/again", n.again)
	http.ListenAndServe(":80", nil)
}

//= an error that a helper for retries remembers is not what the function makes that it is handed
package main

import (
	"net/http"

	"github.com/nats-io/nats.go"
)

func retry(attempt func() error) (err error) {
	inTurn(func() bool {
		if err = attempt(); err != nil {
			return false
		}
		return true
	})
	return err
}

var inTurn func(func() bool)

func connect() error {
	_, err := nats.Connect("")
	return err
}

func main() {
	retry(func() error { return connect() })
	notes := make(chan string)
	go func() {
		for note := range notes {
			retry(func() error { println(note); return nil })
		}
	}()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { notes <- r.URL.Path })
	http.ListenAndServe(":80", nil)
}
//= a library's cache that has a function make what it does not have, and a pool that always has one made
package main

import (
	"net/http"

	"github.com/nobody/cache"
	"github.com/nobody/worker"
	"github.com/twmb/franz-go/pkg/kgo"
)

type provider struct {
	clientCache *cache.Cache
	workers     *worker.Group
}

func (p *provider) connect() (*kgo.Client, error) { return kgo.NewClient() }

func (p *provider) client() (*kgo.Client, error) {
	return p.clientCache.Get("client", func() (*kgo.Client, error) { return p.connect() })
}

func (p *provider) another() (*kgo.Client, error) {
	return p.workers.Do(func() (*kgo.Client, error) {
		return p.connect() // want "Kafka client"
	})
}

func main() {
	p := &provider{clientCache: cache.New(), workers: worker.New()}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		p.client()
		p.another()
	})
	http.ListenAndServe(":80", nil)
}
//= made when there is none, and when what it was made from has changed
package main

import (
	"net/http"

	"google.golang.org/grpc"
)

type seen struct{ target string }

func (s *seen) isOld() bool { return s.target != current() }

type link struct {
	dial func(target string) (*grpc.ClientConn, error)
	from *seen
	conn *grpc.ClientConn
}

func (l *link) get() (*grpc.ClientConn, error) {
	if l.from == nil || l.from.isOld() {
		l.from = &seen{target: current()}
		var err error
		l.conn, err = l.dial(l.from.target)
		if err != nil {
			return nil, err
		}
	}
	return l.conn, nil
}

type other struct{ conn *grpc.ClientConn }

func (o *other) get(r *http.Request) *grpc.ClientConn {
	if r.Method == "GET" || r.Header.Get("Link") != "" {
		o.conn, _ = grpc.Dial(current()) // want "gRPC connection"
	}
	return o.conn
}

func current() string { return "store:9000" }


func main() {
	l := &link{dial: func(target string) (*grpc.ClientConn, error) {
		conn, err := grpc.Dial(target)
		if err != nil {
			return nil, err
		}
		return conn, nil
	}}
	o := &other{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		l.get()
		o.get(r)
	})
	http.ListenAndServe(":80", nil)
}
//= what starts once, as a flag says that is swapped, until it is stopped or has failed
package main

import (
	"database/sql"
	"net/http"
	"sync/atomic"
)

type archive struct {
	started atomic.Bool
	db      *sql.DB
}

func (a *archive) start() (err error) {
	if !a.started.CompareAndSwap(false, true) {
		return nil
	}
	defer func() {
		if err != nil {
			a.started.CompareAndSwap(true, false)
		}
	}()
	a.db, err = sql.Open("postgres", "archive")
	return err
}

func (a *archive) stop() {
	defer func() { a.started.Store(false) }()
	a.db.Close()
}

type once struct {
	started int32
	db      *sql.DB
}

func (o *once) start() {
	if atomic.CompareAndSwapInt32(&o.started, 0, 1) {
		o.db, _ = sql.Open("postgres", "once")
	}
}

type busy struct {
	works atomic.Bool
	db    *sql.DB
}

func (b *busy) work() {
	if b.works.Swap(true) {
		return
	}
	b.db, _ = sql.Open("postgres", "busy") // want "database connection pool"
	b.works.Store(false)
}

func main() {
	a, o, b := &archive{}, &once{}, &busy{}
	http.HandleFunc("/start", func(w http.ResponseWriter, r *http.Request) {
		a.start()
		o.start()
	})
	http.HandleFunc("/stop", func(w http.ResponseWriter, r *http.Request) { a.stop() })
	http.HandleFunc("/work", func(w http.ResponseWriter, r *http.Request) { b.work() })
	http.ListenAndServe(":80", nil)
}
//= what was taken out of the context is there where there is no error
package main

import (
	"context"
	"errors"
	"net/http"
)

type key struct{}

type site struct{ address string }

func siteOf(ctx context.Context) (*site, error) {
	s, ok := ctx.Value(key{}).(*site)
	if !ok {
		return nil, errors.New("no site")
	}
	return s, nil
}

func clientFor(ctx context.Context) (*http.Client, error) {
	s, err := siteOf(ctx)
	if err != nil {
		return nil, err
	}
	return &http.Client{Transport: &http.Transport{MaxIdleConns: len(s.address)}}, nil
}

func handle(w http.ResponseWriter, r *http.Request) {
	client, err := clientFor(r.Context()) // want "HTTP transport"
	if err != nil {
		return
	}
	client.Get("http://a")
}

func main() { http.HandleFunc("/", handle) }
