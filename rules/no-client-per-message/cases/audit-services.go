//= publisher wrapper through interface and factory per message
//- pub/pub.go
package pub

import (
	"context"

	"github.com/segmentio/kafka-go"
)

type Publisher interface {
	Publish(ctx context.Context, b []byte) error
}

type kafkaPub struct{ w *kafka.Writer }

func New(addr, topic string) Publisher {
	return &kafkaPub{w: &kafka.Writer{Addr: kafka.TCP(addr), Topic: topic}}
}

func (k *kafkaPub) Publish(ctx context.Context, b []byte) error {
	return k.w.WriteMessages(ctx, kafka.Message{Value: b})
}
//- main.go
package main

import (
	"net/http"

	"example.com/x/pub"
)

type api struct{ shared pub.Publisher }

func (a *api) leaks(w http.ResponseWriter, r *http.Request) {
	p := pub.New("k:9092", "orders") // want "Kafka writer"
	p.Publish(r.Context(), nil)
}

func (a *api) fine(w http.ResponseWriter, r *http.Request) { a.shared.Publish(r.Context(), nil) }

func main() {
	a := &api{shared: pub.New("k:9092", "orders")}
	http.HandleFunc("/a", a.leaks)
	http.HandleFunc("/b", a.fine)
}
//- go.mod
module example.com/x

go 1.22
//= redis in a method of a handler struct, lazily kept vs not
package main

import (
	"net/http"
	"sync"

	"github.com/redis/go-redis/v9"
)

type h struct {
	mu  sync.Mutex
	rdb *redis.Client
	url string
}

func (x *h) client() *redis.Client { return redis.NewClient(&redis.Options{Addr: x.url}) }

func (x *h) lazy() *redis.Client {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.rdb == nil {
		x.rdb = redis.NewClient(&redis.Options{Addr: x.url})
	}
	return x.rdb
}

func (x *h) get(w http.ResponseWriter, r *http.Request) {
	x.client().Get(r.Context(), "k") // want "Redis connection pool"
	x.lazy().Get(r.Context(), "k")
}

func main() {
	x := &h{url: "a"}
	http.HandleFunc("/", x.get)
}
//= sql open per request via repository constructor
package main

import (
	"database/sql"
	"net/http"
)

type repo struct{ db *sql.DB }

func newRepo(dsn string) (*repo, error) {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return nil, err
	}
	return &repo{db: db}, nil
}

func (r *repo) Close() error { return r.db.Close() }

func get(w http.ResponseWriter, r *http.Request) {
	rp, err := newRepo("dsn") // want "database connection pool"
	if err != nil {
		return
	}
	_ = rp
}

func getClosed(w http.ResponseWriter, r *http.Request) {
	rp, err := newRepo("dsn") // want "database connection pool"
	if err != nil {
		return
	}
	defer rp.Close()
}

func main() {
	http.HandleFunc("/", get)
	http.HandleFunc("/c", getClosed)
	rp, _ := newRepo("x")
	defer rp.Close()
}
//= grpc newclient per call in a service method
package main

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	pb "example.com/gen/pb"
)

type server struct {
	pb.UnimplementedGreeterServer
	target string
}

func (s *server) SayHello(ctx context.Context, in *pb.HelloRequest) (*pb.HelloReply, error) {
	conn, err := grpc.NewClient(s.target, grpc.WithTransportCredentials(insecure.NewCredentials())) // want "gRPC connection"
	if err != nil {
		return nil, err
	}
	c := pb.NewOtherClient(conn)
	_ = c
	return &pb.HelloReply{}, nil
}

func main() {
	s := grpc.NewServer()
	pb.RegisterGreeterServer(s, &server{})
}
//= http client with new transport, shared transport, per tenant cache
package main

import (
	"crypto/tls"
	"net/http"
	"sync"
	"time"
)

var shared = &http.Transport{MaxIdleConns: 10}

func bad(w http.ResponseWriter, r *http.Request) {
	c := &http.Client{Timeout: time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{}}} // want "HTTP transport"
	c.Get("https://x")
}

func badClone(w http.ResponseWriter, r *http.Request) {
	t := http.DefaultTransport.(*http.Transport).Clone() // want "HTTP transport"
	c := &http.Client{Transport: t}
	c.Get("https://x")
}

func ok(w http.ResponseWriter, r *http.Request) {
	c := &http.Client{Transport: shared, Timeout: time.Second}
	c.Get("https://x")
}

func okNoKeepAlive(w http.ResponseWriter, r *http.Request) {
	c := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	c.Get("https://x")
}

var mu sync.Mutex
var clients = map[string]*http.Client{}

func forRegion(region string) *http.Client {
	mu.Lock()
	defer mu.Unlock()
	c, ok := clients[region]
	if !ok {
		c = &http.Client{Transport: &http.Transport{}}
		clients[region] = c
	}
	return c
}

func tenant(w http.ResponseWriter, r *http.Request) { forRegion("eu").Get("https://x") }

func main() {
	http.HandleFunc("/", bad)
	http.HandleFunc("/1", ok)
	http.HandleFunc("/2", okNoKeepAlive)
	http.HandleFunc("/3", tenant)
	http.HandleFunc("/4", badClone)
}
//= pubsub client in a cron job
package main

import (
	"context"

	"cloud.google.com/go/pubsub"
	"github.com/robfig/cron/v3"
)

type job struct{ project string }

func (j *job) Run() {
	c, err := pubsub.NewClient(context.Background(), j.project) // want "Pub/Sub client"
	if err != nil {
		return
	}
	defer c.Close()
	c.Topic("x") // want "Pub/Sub topic"
}

func main() {
	c := cron.New()
	c.AddJob("@every 1m", &job{})
	c.Start()
}
//= zap, cron, informer, scheduler per request
package main

import (
	"net/http"

	"github.com/robfig/cron/v3"
	"go.uber.org/zap"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/informers"
)

func h(w http.ResponseWriter, r *http.Request) {
	l, _ := zap.NewProduction() // want "logger"
	defer l.Sync()
	c := cron.New() // want "scheduler"
	c.Start()
	cs, _ := kubernetes.NewForConfig(&rest.Config{}) // shares its connections with others
	f := informers.NewSharedInformerFactory(cs, 0) // want "informer factory"
	f.Start(nil)
	reqLog := l.With(zap.String("a", "b"))
	_ = reqLog
}

func main() { http.HandleFunc("/", h) }
//= producer per consumed sarama message; wrapper struct with embedded client
package main

import (
	"github.com/IBM/sarama"
)

type Producer struct {
	sarama.SyncProducer
	topic string
}

func NewProducer(brokers []string) (*Producer, error) {
	p, err := sarama.NewSyncProducer(brokers, nil)
	if err != nil {
		return nil, err
	}
	return &Producer{SyncProducer: p, topic: "t"}, nil
}

type handler struct {
	brokers []string
	dlq     *Producer
}

func (h *handler) Setup(sarama.ConsumerGroupSession) error {
	p, err := NewProducer(h.brokers)
	h.dlq = p
	return err
}
func (h *handler) Cleanup(sarama.ConsumerGroupSession) error { return h.dlq.Close() }
func (h *handler) ConsumeClaim(s sarama.ConsumerGroupSession, c sarama.ConsumerGroupClaim) error {
	for msg := range c.Messages() {
		if err := h.forward(msg); err != nil {
			return err
		}
	}
	return nil
}

func (h *handler) forward(m *sarama.ConsumerMessage) error {
	p, err := NewProducer(h.brokers) // want "Kafka producer"
	if err != nil {
		return err
	}
	defer p.Close()
	_, _, err = p.SendMessage(&sarama.ProducerMessage{Topic: "out"})
	return err
}

func main() {
	g, _ := sarama.NewConsumerGroup(nil, "g", nil)
	g.Consume(nil, []string{"a"}, &handler{})
}
//= aws config and s3 presign
package main

import (
	"context"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var shared aws.Config

func bad(w http.ResponseWriter, r *http.Request) {
	cfg, err := config.LoadDefaultConfig(r.Context()) // want "AWS configuration"
	if err != nil {
		return
	}
	_ = s3.NewFromConfig(cfg)
}

func ok(w http.ResponseWriter, r *http.Request) { _ = s3.NewFromConfig(shared) }

func main() {
	shared, _ = config.LoadDefaultConfig(context.Background())
	http.HandleFunc("/", bad)
	http.HandleFunc("/ok", ok)
}
//= mongo, es, gorm, pgx per request
package main

import (
	"net/http"

	"github.com/elastic/go-elasticsearch/v8"
	"github.com/gin-gonic/gin"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

func connect(dsn string) *gorm.DB {
	db, err := gorm.Open(postgres.Open(dsn), &gorm.Config{})
	if err != nil {
		panic(err)
	}
	return db
}

func h(c *gin.Context) {
	ctx := c.Request.Context()
	m, _ := mongo.Connect(ctx, options.Client().ApplyURI("x")) // want "MongoDB client"
	defer m.Disconnect(ctx)
	es, _ := elasticsearch.NewClient(elasticsearch.Config{}) // want "Elasticsearch client"
	_ = es
	db := connect("dsn") // want "database connection pool"
	db.Find(nil)
	conn, _ := pgx.Connect(ctx, "dsn") // want "PostgreSQL connection"
	defer conn.Close(ctx)
	pool, _ := pgxpool.New(ctx, "dsn") // want "PostgreSQL connection pool"
	_ = pool
	c.Status(http.StatusOK)
}

func main() {
	r := gin.Default()
	r.GET("/", h)
}
//= errgroup fan-out, client made inside goroutine
package main

import (
	"net/http"

	"github.com/nats-io/nats.go"
	"golang.org/x/sync/errgroup"
)

func h(w http.ResponseWriter, r *http.Request) {
	g, _ := errgroup.WithContext(r.Context())
	for _, s := range []string{"a", "b"} {
		s := s
		g.Go(func() error {
			nc, err := nats.Connect(nats.DefaultURL) // want "NATS connection"
			if err != nil {
				return err
			}
			return nc.Publish(s, nil)
		})
	}
	g.Wait()
}

func main() { http.HandleFunc("/", h) }
//= sync.Pool, singleflight, generics cache: healthy
package main

import (
	"net/http"
	"sync"

	"github.com/redis/go-redis/v9"
	"golang.org/x/sync/singleflight"
)

var pool = sync.Pool{New: func() any { return new([]byte) }}
var group singleflight.Group

type Cache[K comparable, V any] struct {
	mu sync.Mutex
	m  map[K]V
}

func (c *Cache[K, V]) GetOr(k K, mk func() V) V {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.m[k]; ok {
		return v
	}
	v := mk()
	c.m[k] = v
	return v
}

var clients = &Cache[string, *redis.Client]{m: map[string]*redis.Client{}}

func h(w http.ResponseWriter, r *http.Request) {
	b := pool.Get().(*[]byte)
	defer pool.Put(b)
	c := clients.GetOr("main", func() *redis.Client { return redis.NewClient(&redis.Options{}) })
	group.Do(r.URL.Path, func() (any, error) { return c.Get(r.Context(), r.URL.Path).Result() })
}

func main() { http.HandleFunc("/", h) }
//= worker that makes its own client at start; reconnect loop
package main

import (
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

type worker struct{ jobs chan string }

func (w *worker) run() {
	for {
		conn, err := amqp.Dial("amqp://")
		if err != nil {
			time.Sleep(time.Second)
			continue
		}
		ch, _ := conn.Channel()
		closed := conn.NotifyClose(make(chan *amqp.Error, 1))
		w.serve(ch, closed)
	}
}

func (w *worker) serve(ch *amqp.Channel, closed chan *amqp.Error) {
	for {
		select {
		case <-closed:
			return
		case j := <-w.jobs:
			ch.Publish("", j, false, false, amqp.Publishing{})
		}
	}
}

func main() {
	w := &worker{jobs: make(chan string)}
	for i := 0; i < 4; i++ {
		go w.run()
	}
}
//= channel per publish in an API
package main

import (
	"net/http"

	amqp "github.com/rabbitmq/amqp091-go"
)

type bus struct{ conn *amqp.Connection }

func (b *bus) publish(body []byte) error {
	ch, err := b.conn.Channel() // want "RabbitMQ channel"
	if err != nil {
		return err
	}
	return ch.Publish("", "q", false, false, amqp.Publishing{Body: body})
}

func (b *bus) publishClosed(body []byte) error {
	ch, err := b.conn.Channel() // want "RabbitMQ channel"
	if err != nil {
		return err
	}
	defer ch.Close()
	return ch.Publish("", "q", false, false, amqp.Publishing{Body: body})
}

func main() {
	conn, _ := amqp.Dial("x")
	b := &bus{conn}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { b.publish(nil); b.publishClosed(nil) })
}
//= otel tracer provider per request, exporter, meter
package main

import (
	"net/http"

	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracegrpc"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
)

func h(w http.ResponseWriter, r *http.Request) {
	exp, _ := otlptracegrpc.New(r.Context()) // want "telemetry exporter"
	tp := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exp)) // want "tracer provider"
	tr := tp.Tracer("x")
	_ = tr
}

func main() { http.HandleFunc("/", h) }
//= resty and custom sdk clients; openai etc
package main

import (
	"net/http"

	"github.com/go-resty/resty/v2"
	"github.com/hashicorp/vault/api"
	"github.com/minio/minio-go/v7"
)

func h(w http.ResponseWriter, r *http.Request) {
	resty.New().R().Get("x") // want "HTTP client"
	v, _ := api.NewClient(api.DefaultConfig()) // want "Vault client"
	_ = v
	m, _ := minio.New("e", &minio.Options{}) // want "S3 client"
	_ = m
}

func main() { http.HandleFunc("/", h) }
//= temporal activity making clients
package main

import (
	"context"
	"database/sql"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
)

type Activities struct{ db *sql.DB }

func (a *Activities) Charge(ctx context.Context, id string) error {
	db, err := sql.Open("pg", "dsn") // want "database connection pool"
	if err != nil {
		return err
	}
	_ = db
	return nil
}

func main() {
	c, _ := client.Dial(client.Options{})
	w := worker.New(c, "q", worker.Options{})
	w.RegisterActivity(&Activities{})
	w.Run(worker.InterruptCh())
}
//= asynq enqueue client per request
package main

import (
	"context"
	"net/http"

	"github.com/hibiken/asynq"
)

func enqueue(typ string) error {
	c := asynq.NewClient(asynq.RedisClientOpt{Addr: "r"}) // want "task queue client"
	defer c.Close()
	_, err := c.Enqueue(asynq.NewTask(typ, nil))
	return err
}

func process(ctx context.Context, t *asynq.Task) error { return enqueue("next") }

func main() {
	mux := asynq.NewServeMux()
	mux.HandleFunc("a", process)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { enqueue("x") })
}
//= CLI program and tests are once
package main

import (
	"database/sql"
	"fmt"
	"os"

	"github.com/redis/go-redis/v9"
)

func migrate(dsn string) error {
	db, err := sql.Open("pg", dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	return nil
}

func main() {
	for _, dsn := range os.Args[1:] {
		if err := migrate(dsn); err != nil {
			fmt.Println(err)
		}
		redis.NewClient(&redis.Options{Addr: dsn})
	}
}
//= connection-test endpoint (settings typed by user): not high
package main

import (
	"encoding/json"
	"net/http"

	"github.com/redis/go-redis/v9"
)

type settings struct{ Addr, Password string }

func test(w http.ResponseWriter, r *http.Request) {
	var s settings
	json.NewDecoder(r.Body).Decode(&s)
	c := redis.NewClient(&redis.Options{Addr: s.Addr, Password: s.Password})
	defer c.Close()
	c.Ping(r.Context())
}

func main() { http.HandleFunc("/test", test) }
//= worker pool over a finite channel in a CLI
package main

import (
	"database/sql"
	"os"
	"sync"
)

func worker(jobs <-chan string, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		db, _ := sql.Open("pg", j)
		db.Ping()
		db.Close()
	}
}

func main() {
	jobs := make(chan string)
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go worker(jobs, &wg)
	}
	for _, a := range os.Args {
		jobs <- a
	}
	close(jobs)
	wg.Wait()
}
//= wire-style providers, fx and dig
package main

import (
	"database/sql"
	"net/http"

	"go.uber.org/fx"
)

func NewDB() (*sql.DB, error) { return sql.Open("pg", "x") }

type Handler struct{ db *sql.DB }

func NewHandler(db *sql.DB) *Handler { return &Handler{db} }

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.db.Ping()
	db, _ := NewDB() // want "database connection pool"
	_ = db
}

func main() {
	fx.New(fx.Provide(NewDB, NewHandler), fx.Invoke(func(h *Handler) { http.Handle("/", h) })).Run()
}
//= graphql resolver, connect handler, lambda
package main

import (
	"context"

	"connectrpc.com/connect"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/redis/go-redis/v9"
)

type svc struct{}

type Req struct{}
type Res struct{}

func (s *svc) Do(ctx context.Context, req *connect.Request[Req]) (*connect.Response[Res], error) {
	c := redis.NewClient(&redis.Options{}) // want "Redis connection pool"
	c.Get(ctx, "x")
	return nil, nil
}

var warm = redis.NewClient(&redis.Options{})

func handle(ctx context.Context, e events.SQSEvent) error {
	for _, m := range e.Records {
		c := redis.NewClient(&redis.Options{}) // want "Redis connection pool"
		c.Set(ctx, m.MessageId, m.Body, 0)
	}
	return nil
}

func main() { lambda.Start(handle) }
//= smtp, ldap, ssh, ftp dial per request closed is right
package main

import (
	"net/http"
	"net/smtp"

	"golang.org/x/crypto/ssh"
)

func h(w http.ResponseWriter, r *http.Request) {
	c, err := smtp.Dial("mail:25")
	if err != nil {
		return
	}
	defer c.Close()
	s, err := ssh.Dial("tcp", "x", nil)
	if err != nil {
		return
	}
	defer s.Close()
}

func main() { http.HandleFunc("/", h) }
//= http server method on type built once; sync.OnceValue
package main

import (
	"database/sql"
	"net/http"
	"sync"
)

var db = sync.OnceValue(func() *sql.DB {
	d, err := sql.Open("pg", "x")
	if err != nil {
		panic(err)
	}
	return d
})

var getDB = sync.OnceValues(func() (*sql.DB, error) { return sql.Open("pg", "x") })

func h(w http.ResponseWriter, r *http.Request) {
	db().Ping()
	d, _ := getDB()
	d.Ping()
}

func main() { http.HandleFunc("/", h) }
//= double-checked, atomic pointer, init in handler by sync.Once method
package main

import (
	"net/http"
	"sync"
	"sync/atomic"

	"go.etcd.io/etcd/client/v3"
)

type S struct {
	once sync.Once
	cli  *clientv3.Client
	p    atomic.Pointer[clientv3.Client]
	mu   sync.RWMutex
	m    map[string]*clientv3.Client
}

func (s *S) init() { s.cli, _ = clientv3.New(clientv3.Config{}) }

func (s *S) get() *clientv3.Client {
	s.once.Do(s.init)
	return s.cli
}

func (s *S) atom() *clientv3.Client {
	if c := s.p.Load(); c != nil {
		return c
	}
	c, _ := clientv3.New(clientv3.Config{})
	if !s.p.CompareAndSwap(nil, c) {
		c.Close()
		return s.p.Load()
	}
	return c
}

func (s *S) byKey(k string) (*clientv3.Client, error) {
	s.mu.RLock()
	c, ok := s.m[k]
	s.mu.RUnlock()
	if ok {
		return c, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if c, ok := s.m[k]; ok {
		return c, nil
	}
	c, err := clientv3.New(clientv3.Config{})
	if err != nil {
		return nil, err
	}
	s.m[k] = c
	return c, nil
}

func (s *S) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.get()
	s.atom()
	s.byKey("eu")
}

func main() { http.Handle("/", &S{m: map[string]*clientv3.Client{}}) }
//= once field of a connection that cleans up, and sync.Once of a server
package main

import (
	"net/http"
	"sync"
	"database/sql"
)

type hub struct {
	mu sync.Mutex
	m  map[string]*conn
}

type conn struct {
	id   string
	h    *hub
	once sync.Once
}

func (c *conn) Close() {
	c.once.Do(func() {
		c.h.mu.Lock()
		delete(c.h.m, c.id)
		c.h.mu.Unlock()
	})
}

type srv struct {
	once sync.Once
	db   *sql.DB
}

func (s *srv) open() *sql.DB {
	s.once.Do(func() { s.db, _ = sql.Open("a", "b") })
	return s.db
}

func main() {
	h := &hub{m: map[string]*conn{}}
	s := &srv{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		c := &conn{id: r.RemoteAddr, h: h}
		h.m[c.id] = c
		defer c.Close()
		s.open()
		var once sync.Once
		once.Do(func() { sql.Open("x", "y") }) // want "database connection pool"
	})
}
//= a client handed to a helper is not handed out
package main

import (
	"context"
	"net/http"

	"github.com/redis/go-redis/v9"
)

type repo struct{ Name string }
type forge struct{ url string }

func (f *forge) client() *redis.Client { return redis.NewClient(&redis.Options{Addr: f.url}) }

func fetch(ctx context.Context, c *redis.Client, id string) (*repo, error) { return &repo{id}, c.Ping(ctx).Err() }

func (f *forge) repo(ctx context.Context, id string) (*repo, error) {
	c := f.client() // want "Redis connection pool"
	r, err := fetch(ctx, c, id)
	if err != nil {
		return nil, err
	}
	return convert(r), nil
}

func convert(r *repo) *repo { return r }

type wrapped struct{ c *redis.Client }

func wrap(ctx context.Context, c *redis.Client) *wrapped { return &wrapped{c} }

func (f *forge) wrapped(ctx context.Context) *wrapped { return wrap(ctx, f.client()) }

func main() {
	f := &forge{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		f.repo(r.Context(), "a")
		f.wrapped(r.Context()) // want "Redis connection pool"
	})
}
//= pools of workers: finite in a command, endless in a service; signals
package main

import (
	"database/sql"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

func scan(ips <-chan string, wg *sync.WaitGroup) {
	defer wg.Done()
	for ip := range ips {
		db, _ := sql.Open("pg", ip)
		db.Close()
	}
}

func produce(out chan<- string) {
	for _, a := range os.Args {
		out <- a
	}
	close(out)
}

func serve(jobs chan string) {
	for j := range jobs {
		db, _ := sql.Open("pg", "dbname=jobs") // want "database connection pool"
		_, _ = db.Exec(j)
		db.Close()
	}
}

var reloads []string

func main() {
	ips := make(chan string)
	var wg sync.WaitGroup
	go scan(ips, &wg)
	go produce(ips)
	jobs := make(chan string)
	go serve(jobs)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { jobs <- r.URL.Path })
	defer close(jobs)
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGHUP)
	for s := range c {
		reloads = append(reloads, s.String())
	}
	for {
		select {
		case s := <-c:
			reloads = append(reloads, s.String())
		}
	}
}
//= gRPC with generated code in the program; gqlgen; streaming
//- pb/x_grpc.pb.go
// Code generated by protoc-gen-go-grpc. DO NOT EDIT.
package pb

import (
	"context"

	grpc "google.golang.org/grpc"
)

type HelloRequest struct{ Name string }
type HelloReply struct{}

type GreeterServer interface {
	SayHello(context.Context, *HelloRequest) (*HelloReply, error)
}

func RegisterGreeterServer(s grpc.ServiceRegistrar, srv GreeterServer) {
	s.RegisterService(&Greeter_ServiceDesc, srv)
}

func _Greeter_SayHello_Handler(srv interface{}, ctx context.Context, dec func(interface{}) error, interceptor grpc.UnaryServerInterceptor) (interface{}, error) {
	in := new(HelloRequest)
	if err := dec(in); err != nil {
		return nil, err
	}
	return srv.(GreeterServer).SayHello(ctx, in)
}

var Greeter_ServiceDesc = grpc.ServiceDesc{
	ServiceName: "x.Greeter",
	HandlerType: (*GreeterServer)(nil),
	Methods: []grpc.MethodDesc{
		{
			MethodName: "SayHello",
			Handler:    _Greeter_SayHello_Handler,
		},
	},
}
//- main.go
package main

import (
	"context"
	"database/sql"

	"example.com/x/pb"
	"google.golang.org/grpc"
)

type server struct{ seen map[string]int }

func (s *server) SayHello(ctx context.Context, in *pb.HelloRequest) (*pb.HelloReply, error) {
	db, _ := sql.Open("pg", "x") // want "database connection pool"
	s.seen[in.Name]++
	_ = db
	return nil, nil
}

func main() {
	s := grpc.NewServer()
	pb.RegisterGreeterServer(s, &server{seen: map[string]int{}})
}
//- go.mod
module example.com/x

go 1.22
//- graph/resolver.go
package graph

import (
	"context"
	"database/sql"
)

type Resolver struct{}
type queryResolver struct{ *Resolver }

func (r *queryResolver) Users(ctx context.Context, first *int) ([]string, error) {
	db, _ := sql.Open("pg", "x") // want "database connection pool"
	_ = db
	return nil, nil
}
//= informer event handlers per request; etcd watch; fsnotify
package main

import (
	"context"
	"net/http"

	"github.com/fsnotify/fsnotify"
	"k8s.io/client-go/tools/cache"
)

type ctl struct{ inf cache.SharedIndexInformer }

func (c *ctl) h(w http.ResponseWriter, r *http.Request) {
	c.inf.AddEventHandler(cache.ResourceEventHandlerFuncs{AddFunc: func(o any) {}})
	wch, _ := fsnotify.NewWatcher() // want "file watcher"
	wch.Add("/etc")
}

func (c *ctl) ok(w http.ResponseWriter, r *http.Request) {
	reg, _ := c.inf.AddEventHandler(cache.ResourceEventHandlerFuncs{})
	defer c.inf.RemoveEventHandler(reg)
}

func main() {
	c := &ctl{}
	http.HandleFunc("/", c.h)
	http.HandleFunc("/ok", c.ok)
	_ = context.Background()
}
