//= stores in a handler
package main

import (
	"context"
	"net/http"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/elastic/go-elasticsearch/v8"
	"github.com/go-resty/resty/v2"
	"github.com/go-zookeeper/zk"
	"github.com/gocql/gocql"
	"github.com/gomodule/redigo/redis"
	"github.com/hashicorp/consul/api"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
	clientv3 "go.etcd.io/etcd/client/v3"
	"go.mongodb.org/mongo-driver/mongo"
	"gorm.io/gorm"
	"k8s.io/client-go/kubernetes"
)

var pool = &redis.Pool{MaxIdle: 3}

func handle(w http.ResponseWriter, r *http.Request) {
	ctx := context.Background()
	a, _ := gorm.Open(nil)                          // want "database connection pool"
	b, _ := sqlx.Connect("mysql", "dsn")            // want "database connection pool"
	c, _ := pgxpool.New(ctx, "dsn")                 // want "PostgreSQL connection pool"
	d, _ := mongo.Connect(ctx)                      // want "MongoDB client"
	e, _ := elasticsearch.NewDefaultClient()        // want "Elasticsearch client"
	f, _ := clickhouse.Open(nil)                    // want "ClickHouse connection pool"
	cluster := gocql.NewCluster("c")
	g, _ := cluster.CreateSession()                 // want "Cassandra session"
	h, _ := clientv3.New(clientv3.Config{})         // want "etcd client"
	i, _ := api.NewClient(api.DefaultConfig())      // want "Consul client"
	j, _, _ := zk.Connect(nil, 0)                   // want "ZooKeeper session"
	k := resty.New()                                // want "HTTP client"
	l, _ := kubernetes.NewForConfig(nil)            // low "Kubernetes client"
	own := &redis.Pool{MaxIdle: 1}                  // want "Redis connection pool"
	conn := pool.Get()
	defer conn.Close()
	use(a, b, c, d, e, f, g, h, i, j, k, l, own)
}

func use(values ...any) {}

func main() { http.HandleFunc("/", handle) }

//= what can never be freed, and what is shared by address
package main

import (
	"net/http"
	"time"

	"github.com/hashicorp/golang-lru/v2/expirable"
	"github.com/zeromicro/go-queue/rabbitmq"
	"github.com/zeromicro/go-zero/core/collection"
	"github.com/zeromicro/go-zero/core/stores/sqlx"
	"gopkg.in/natefinch/lumberjack.v2"
)

func handle(w http.ResponseWriter, r *http.Request) {
	a, _ := collection.NewCache(time.Minute)                           // want "in-memory cache"
	b := rabbitmq.MustNewSender(rabbitmq.RabbitSenderConf{})           // want "RabbitMQ sender"
	c := expirable.NewLRU[string, int](10, nil, time.Minute)           // want "expiring cache"
	d := expirable.NewLRU[string, int](10, nil, 0)
	e := &lumberjack.Logger{Filename: "x"}                             // want "rotating log file"
	f := sqlx.NewMysql("root@tcp(db)/x")
	g := sqlx.NewMysql("root@tcp(" + r.Host + ")/x")                   // want "database connection pool"
	use(a, b, c, d, e, f, g)
}

func use(values ...any) {}

func main() { http.HandleFunc("/", handle) }

//= exports of an SDK provider and metric clients
package main

import (
	"net/http"

	"github.com/DataDog/datadog-go/v5/statsd"
	influxdb2 "github.com/influxdata/influxdb-client-go/v2"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.uber.org/zap"
)

func handle(w http.ResponseWriter, r *http.Request) {
	a := sdkmetric.NewMeterProvider()      // want "meter provider"
	b := sdktrace.NewTracerProvider(sdktrace.WithBatcher(nil)) // want "tracer provider"
	c, _ := statsd.New("localhost:8125")   // want "StatsD client"
	d := influxdb2.NewClient("u", "t")     // want "InfluxDB client"
	e, _ := zap.NewProduction()            // want "logger"
	use(a, b, c, d, e)
}

func use(values ...any) {}

func main() { http.HandleFunc("/", handle) }

//= statements that are prepared for each request
package main

import (
	"database/sql"
	"net/http"

	"github.com/jmoiron/sqlx"
)

type shop struct {
	db     *sql.DB
	x      *sqlx.DB
	byName map[string]*sql.Stmt
	list   *sql.Stmt
}

func (s *shop) search(w http.ResponseWriter, r *http.Request) {
	one, err := s.db.Prepare("select id from items where name = $1") // want "A prepared statement is made .* Call its Close"
	if err != nil {
		return
	}
	one.QueryRow(r.FormValue("name"))
	two, err := s.x.PrepareNamed("select id from items where name = :name") // want "A prepared statement is made"
	if err != nil {
		return
	}
	two.Queryx(map[string]any{"name": r.FormValue("name")})
	three, err := s.x.Preparex("select 1") // want "A prepared statement is made"
	if err == nil {
		three.Queryx()
	}
}

func (s *shop) closed(w http.ResponseWriter, r *http.Request) {
	one, err := s.db.PrepareContext(r.Context(), "select 1")
	if err != nil {
		return
	}
	defer one.Close()
	one.Query()
	tx, err := s.db.Begin()
	if err != nil {
		return
	}
	defer tx.Rollback()
	ofTx, err := tx.Prepare("select 1")
	if err == nil {
		ofTx.Query()
	}
	if s.list == nil {
		s.list, _ = s.db.Prepare("select id from items")
	}
	s.list.Query()
	if s.byName["name"] == nil {
		s.byName["name"], _ = s.db.Prepare("select id from items where name = $1")
	}
	s.byName["name"].Query(r.FormValue("name"))
	if named, err := s.x.PrepareNamedContext(r.Context(), "select 1"); err == nil {
		named.Queryx(nil)
		named.Close()
	}
	if plain, err := s.x.PreparexContext(r.Context(), "select 1"); err == nil {
		plain.Queryx()
		plain.Close()
	}
}

func main() {
	db, _ := sql.Open("postgres", "shop")
	s := &shop{db: db, x: sqlx.NewDb(db, "postgres"), byName: map[string]*sql.Stmt{}}
	http.HandleFunc("/search", s.search)
	http.HandleFunc("/closed", s.closed)
	http.ListenAndServe(":80", nil)
}

//= handlers of logs that are put around the one that there is
package main

import (
	"log/slog"
	"net/http"
	"os"
)

var (
	kept slog.Handler = slog.NewTextHandler(os.Stdout, nil)
	base slog.Handler = slog.NewTextHandler(os.Stdout, nil)
)

func handle(w http.ResponseWriter, r *http.Request) {
	kept = kept.WithAttrs([]slog.Attr{slog.String("path", r.URL.Path)}) // want "one more layer"
	own := base.WithGroup("request")
	slog.New(own).Info("hello")
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
