//= the incident: a pusher for every consumed message, closed each time
package logic

import (
	"context"

	"github.com/zeromicro/go-queue/kq"
)

type Consumer struct{}

func (c *Consumer) Consume(ctx context.Context, key, value string) error {
	pusher := kq.NewPusher([]string{"kafka:9092"}, "orders") // want "pusher"
	defer pusher.Close()
	return pusher.Push(ctx, value)
}

func start() {
	q := kq.MustNewQueue(kq.KqConf{}, &Consumer{})
	q.Start()
}
//= one for the whole service
package logic

import (
	"context"

	"github.com/zeromicro/go-queue/kq"
)

type Consumer struct{ pusher *kq.Pusher }

func NewConsumer() *Consumer {
	return &Consumer{pusher: kq.NewPusher([]string{"kafka:9092"}, "orders")}
}

func (c *Consumer) Consume(ctx context.Context, key, value string) error {
	return c.pusher.Push(ctx, value)
}

func start() {
	q := kq.MustNewQueue(kq.KqConf{}, NewConsumer())
	q.Start()
}
//= in a handler's helper of another package
//- go.mod
module example.com/shop

go 1.22
//- mq/mq.go
package mq

import "github.com/segmentio/kafka-go"

func Send(topic string, value []byte) error {
	w := &kafka.Writer{Addr: kafka.TCP("kafka:9092"), Topic: topic} // want "Kafka writer"
	defer w.Close()
	return nil
}
//- main.go
package main

import (
	"net/http"

	"example.com/shop/mq"
)

func main() {
	http.HandleFunc("/orders", func(w http.ResponseWriter, r *http.Request) {
		mq.Send("orders", nil)
	})
}
//= a redis client in a handler, and one in main
package main

import (
	"net/http"

	"github.com/redis/go-redis/v9"
)

func main() {
	shared := redis.NewClient(&redis.Options{Addr: "redis:6379"})
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		own := redis.NewClient(&redis.Options{Addr: "redis:6379"}) // want "Redis"
		defer own.Close()
		shared.Get(r.Context(), "a")
	})
}
//= sql.Open in a handler
package main

import (
	"database/sql"
	"net/http"
)

func handler(w http.ResponseWriter, r *http.Request) {
	db, err := sql.Open("postgres", "dsn") // want "pool"
	if err != nil {
		return
	}
	defer db.Close()
}

func main() { http.HandleFunc("/", handler) }
//= with sync.Once
package main

import (
	"database/sql"
	"net/http"
	"sync"
)

var (
	once sync.Once
	db   *sql.DB
)

func get() *sql.DB {
	once.Do(func() {
		db, _ = sql.Open("postgres", "dsn")
	})
	return db
}

func handler(w http.ResponseWriter, r *http.Request) { get().Ping() }

func main() { http.HandleFunc("/", handler) }
//= with a nil check and a lock
package main

import (
	"database/sql"
	"net/http"
	"sync"
)

type repo struct {
	mu sync.Mutex
	db *sql.DB
}

func (s *repo) conn() *sql.DB {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		db, err := sql.Open("postgres", "dsn")
		if err != nil {
			return nil
		}
		s.db = db
	}
	return s.db
}

func main() {
	s := &repo{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.conn().Ping() })
}
//= a map of clients by tenant
package main

import (
	"net/http"
	"sync"

	"github.com/redis/go-redis/v9"
)

type pool struct {
	mu      sync.Mutex
	clients map[string]*redis.Client
}

func (p *pool) get(region string) *redis.Client {
	p.mu.Lock()
	defer p.mu.Unlock()
	if c, ok := p.clients[region]; ok {
		return c
	}
	c := redis.NewClient(&redis.Options{Addr: region})
	p.clients[region] = c
	return c
}

func main() {
	p := &pool{clients: map[string]*redis.Client{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		p.get("eu").Ping(r.Context())
	})
}
//= grpc.Dial in a handler
package main

import (
	"net/http"

	"google.golang.org/grpc"
)

func handler(w http.ResponseWriter, r *http.Request) {
	conn, err := grpc.Dial("users:50051") // want "gRPC"
	if err != nil {
		return
	}
	defer conn.Close()
}

func main() { http.HandleFunc("/", handler) }
//= in a goroutine for each delivery
package main

import (
	amqp "github.com/rabbitmq/amqp091-go"
)

func main() {
	conn, _ := amqp.Dial("amqp://")
	ch, _ := conn.Channel()
	deliveries, _ := ch.Consume("q", "", false, false, false, false, nil)
	for d := range deliveries {
		go process(d)
	}
}

func process(d amqp.Delivery) {
	conn, err := amqp.Dial("amqp://") // want "RabbitMQ connection"
	if err != nil {
		return
	}
	defer conn.Close()
}
//= reconnecting is not per message
package main

import (
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

func connect() *amqp.Connection {
	for {
		conn, err := amqp.Dial("amqp://")
		if err == nil {
			return conn
		}
		time.Sleep(time.Second)
	}
}

func main() {
	conn := connect()
	defer conn.Close()
}
//= a client for each websocket connection is not per message
package main

import (
	"net/http"

	"github.com/gorilla/websocket"
	"github.com/redis/go-redis/v9"
)

var shared = redis.NewClient(&redis.Options{})

func main() {
	http.HandleFunc("/ws", func(w http.ResponseWriter, r *http.Request) {
		var up websocket.Upgrader
		conn, err := up.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer conn.Close()
		sub := shared.Subscribe(r.Context(), "room")
		defer sub.Close()
		for range sub.Channel() {
		}
	})
}
//= a wrapper type that each message makes
package main

import (
	"context"

	"github.com/segmentio/kafka-go"
)

type Publisher struct{ w *kafka.Writer }

func NewPublisher(topic string) *Publisher {
	return &Publisher{w: &kafka.Writer{Topic: topic}}
}

func (p *Publisher) Close() error { return p.w.Close() }

func main() {
	r := kafka.NewReader(kafka.ReaderConfig{})
	for {
		m, err := r.ReadMessage(context.Background())
		if err != nil {
			break
		}
		p := NewPublisher(m.Topic) // want "Kafka writer"
		p.Close()
	}
}
//= a struct's method value as a handler, built from configuration
package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
)

type Config struct{ Addr string }

type Handler struct{ cfg Config }

func (h *Handler) Get(c *gin.Context) {
	rdb := redis.NewClient(&redis.Options{Addr: h.cfg.Addr}) // want "Redis"
	defer rdb.Close()
	c.Status(http.StatusOK)
}

func main() {
	h := &Handler{}
	r := gin.Default()
	r.GET("/x", h.Get)
	r.Run()
}
//= a plain http client is cheap, a transport is not
package main

import (
	"net/http"
	"time"
)

func handler(w http.ResponseWriter, r *http.Request) {
	c := http.Client{Timeout: time.Second}
	c.Get("http://a")
	t := &http.Transport{} // want "HTTP transport"
	(&http.Client{Transport: t}).Get("http://b")
}

func main() { http.HandleFunc("/", handler) }
//= a loop over a channel of our own
package main

import "github.com/redis/go-redis/v9"

type job struct{ id string }

func worker(jobs <-chan job) {
	for j := range jobs {
		rdb := redis.NewClient(&redis.Options{Addr: j.id}) // want "Redis"
		rdb.Close()
	}
}

func main() {
	jobs := make(chan job)
	go worker(jobs)
}
//= a worker that makes its own client once
package main

import "github.com/redis/go-redis/v9"

type job struct{ id string }

func worker(jobs <-chan job) {
	rdb := redis.NewClient(&redis.Options{})
	defer rdb.Close()
	for j := range jobs {
		rdb.Ping(nil)
		_ = j
	}
}

func main() {
	jobs := make(chan job)
	for i := 0; i < 4; i++ {
		go worker(jobs)
	}
}
//= a cron job that runs every minute makes one each time
package main

import (
	"github.com/redis/go-redis/v9"
	"github.com/robfig/cron/v3"
)

type cleanup struct{}

func (cleanup) Run() {
	rdb := redis.NewClient(&redis.Options{}) // want "Redis"
	defer rdb.Close()
}

func main() {
	c := cron.New()
	c.AddJob("* * * * *", cleanup{})
	c.AddFunc("@every 1m", func() {
		rdb := redis.NewClient(&redis.Options{}) // want "Redis"
		defer rdb.Close()
	})
	c.Start()
}
//= a Lambda handler, and its package level
package main

import (
	"context"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/redis/go-redis/v9"
)

var shared = redis.NewClient(&redis.Options{})

func handle(ctx context.Context) error {
	own := redis.NewClient(&redis.Options{}) // want "Redis"
	return own.Close()
}

func main() { lambda.Start(handle) }
//= go-zero: in a logic's constructor, for every request
//- go.mod
module example.com/api

go 1.22
//- internal/svc/context.go
package svc

import "github.com/redis/go-redis/v9"

type ServiceContext struct{ Redis *redis.Client }

func NewServiceContext() *ServiceContext {
	return &ServiceContext{Redis: redis.NewClient(&redis.Options{})}
}
//- internal/handler/get.go
package handler

import (
	"net/http"

	"example.com/api/internal/logic"
	"example.com/api/internal/svc"
)

func GetHandler(svcCtx *svc.ServiceContext) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		l := logic.NewGetLogic(r.Context(), svcCtx) // want "Redis"
		l.Get()
	}
}
//- internal/logic/get.go
package logic

import (
	"context"

	"example.com/api/internal/svc"
	"github.com/redis/go-redis/v9"
)

type GetLogic struct {
	own    *redis.Client
	svcCtx *svc.ServiceContext
}

func NewGetLogic(ctx context.Context, svcCtx *svc.ServiceContext) *GetLogic {
	return &GetLogic{svcCtx: svcCtx, own: redis.NewClient(&redis.Options{})}
}

func (l *GetLogic) Get() { l.svcCtx.Redis.Ping(nil) }
//- main.go
package main

import (
	"net/http"

	"example.com/api/internal/handler"
	"example.com/api/internal/svc"
)

func main() {
	ctx := svc.NewServiceContext()
	http.HandleFunc("/get", handler.GetHandler(ctx))
}

//= an interface of one method is what has that method with its types, and not what has one of its name
package main

import (
	"context"
	"database/sql"
	"net/http"

	"example.com/elsewhere"
)

type shop struct{ name string }

type shops interface {
	Get(context.Context, string) (*shop, error)
}

type stored struct{ all map[string]*shop }

func (s *stored) Get(ctx context.Context, name string) (*shop, error) { return s.all[name], nil }

type pools struct{}

func (pools) Get(ctx context.Context, dsn string) (*sql.DB, error) { return sql.Open("postgres", dsn) }

type opener interface {
	Get(ctx context.Context, dsn string) (*sql.DB, error)
}

type rows struct{}

func (rows) Open(ctx context.Context, options ...*shop) (interface{}, error) {
	return sql.Open("postgres", "rows")
}

type sheets interface {
	Open(context.Context, ...*shop) (any, error)
}

type service struct {
	shops  shops
	opener opener
	sheets sheets
}

func newService(shops shops, opener opener, sheets sheets) *service {
	return &service{shops: shops, opener: opener, sheets: sheets}
}

func (s *service) visit(w http.ResponseWriter, r *http.Request) {
	s.shops.Get(r.Context(), "baker")
}

func (s *service) open(w http.ResponseWriter, r *http.Request) {
	db, _ := s.opener.Get(r.Context(), "dsn") // want "database connection pool"
	db.Ping()
	s.sheets.Open(r.Context()) // want "database connection pool"
}

func main() {
	s := newService(elsewhere.Shops(), elsewhere.Opener(), elsewhere.Sheets())
	http.HandleFunc("/visit", s.visit)
	http.HandleFunc("/open", s.open)
	http.ListenAndServe(":80", nil)
}
