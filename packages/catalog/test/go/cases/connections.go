//= clients of the other databases, one made for each request
package main

import (
	"net/http"

	"github.com/apache/cassandra-gocql-driver/v2"
	"github.com/bradfitz/gomemcache/memcache"
	"github.com/couchbase/gocb/v2"
	"github.com/dgraph-io/badger/v4"
	"github.com/elastic/go-elasticsearch/v9"
	"github.com/go-pg/pg/v10"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/redis/rueidis"
	"go.etcd.io/bbolt"
	"xorm.io/xorm"
)

func handle(w http.ResponseWriter, r *http.Request) {
	rueidis.NewClient(rueidis.ClientOption{})            // want "Redis client"
	memcache.New("localhost:11211")                      // want "memcached client"
	pg.Connect(&pg.Options{})                            // want "database connection pool"
	xorm.NewEngine("mysql", "dsn")                       // want "database connection pool"
	neo4j.NewDriverWithContext("neo4j://", nil)          // want "Neo4j driver"
	gocb.Connect("couchbase://", gocb.ClusterOptions{})  // want "Couchbase cluster"
	badger.Open(badger.DefaultOptions("/data"))          // want "embedded database"
	bbolt.Open("/data", 0o600, nil)                      // want "embedded database"
	gocql.NewCluster("localhost").CreateSession()        // want "Cassandra session"
	elasticsearch.NewTypedClient(elasticsearch.Config{}) // want "Elasticsearch client"
}

func main() {
	http.HandleFunc("/", handle)
}

//= hooks of databases stay
package main

import (
	"net/http"

	"github.com/uptrace/bun"
	"gorm.io/gorm"
)

var db *gorm.DB
var bunDB *bun.DB

type hook struct{ bun.QueryHook }

var seen []string

func setUp() {
	db.Callback().Query().After("gorm:query").Register("metrics", func(tx *gorm.DB) {
		seen = append(seen, tx.Statement.SQL.String()) // want "seen"
	})
}

func handle(w http.ResponseWriter, r *http.Request) {
	bunDB.AddQueryHook(&hook{}) // want "hook|added"
	db.Transaction(func(tx *gorm.DB) error {
		return nil
	})
}

func main() {
	setUp()
	http.HandleFunc("/", handle)
}

//= clouds, mail and other machines, one made for each request
package main

import (
	"context"
	"net/http"

	cloudtasks "cloud.google.com/go/cloudtasks/apiv2"
	"cloud.google.com/go/logging"
	secretmanager "cloud.google.com/go/secretmanager/apiv1"
	firebase "firebase.google.com/go/v4"
	"github.com/docker/docker/client"
	"github.com/getsentry/sentry-go"
	"github.com/hashicorp/go-retryablehttp"
	"github.com/jlaffaye/ftp"
	"github.com/newrelic/go-agent/v3/newrelic"
	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
	"resty.dev/v3"
)

var app *firebase.App
var logs *logging.Client

func handle(w http.ResponseWriter, r *http.Request) {
	ctx := context.Background()
	cloudtasks.NewClient(ctx)                     // want "Cloud Tasks client"
	secretmanager.NewClient(ctx)                  // want "Secret Manager client"
	logging.NewClient(ctx, "p")                   // want "Cloud Logging client"
	logs.Logger("x")                              // want "Cloud Logging logger"
	app.Firestore(ctx)                            // want "Firestore client"
	app.Messaging(ctx)                            // want "Firebase client"
	client.NewClientWithOpts(client.FromEnv)      // want "Docker client"
	sentry.Init(sentry.ClientOptions{})           // want "Sentry client"
	retryablehttp.NewClient()                     // want "HTTP client"
	resty.New()                                   // want "HTTP client"
	newrelic.NewApplication()                     // want "New Relic agent"
	conn, _ := ssh.Dial("tcp", "host:22", nil)    // want "SSH connection"
	sftp.NewClient(conn)                          // want "SFTP client"
	ftp.Dial("host:21")                           // want "FTP connection"
}

func main() {
	http.HandleFunc("/", handle)
}

//= resty v3: hooks of a shared client stay
package main

import (
	"net/http"

	"resty.dev/v3"
)

var shared = resty.New()

func handle(w http.ResponseWriter, r *http.Request) {
	shared.AddRequestMiddleware(nil) // want "added|hook|middleware"
	shared.R()
}

func main() {
	http.HandleFunc("/", handle)
}

//= breakers are kept by name
package main

import (
	"net/http"

	"github.com/afex/hystrix-go/hystrix"
)

func handle(w http.ResponseWriter, r *http.Request) {
	hystrix.Do("orders", func() error { return nil }, nil)
	hystrix.Do(r.URL.Path, func() error { return nil }, nil) // want "circuit breaker"
}

func main() {
	http.HandleFunc("/", handle)
}

//= log handlers and hooks run for every record
package main

import (
	"context"
	"log/slog"

	"github.com/rs/zerolog"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

var kept []string
var records []slog.Record
var fields []string
var entries []string

type handler struct{ slog.Handler }

func (h handler) Handle(ctx context.Context, r slog.Record) error {
	records = append(records, r) // want "records"
	return nil
}

type zeroHook struct{}

func (zeroHook) Run(e *zerolog.Event, level zerolog.Level, message string) {
	fields = append(fields, message) // want "fields"
}

type logrusHook struct{}

func (logrusHook) Levels() []logrus.Level { return logrus.AllLevels }
func (logrusHook) Fire(e *logrus.Entry) error {
	kept = append(kept, e.Message) // want "kept"
	return nil
}

func main() {
	slog.SetDefault(slog.New(handler{}))
	logrus.AddHook(logrusHook{})
	zap.NewProduction(zap.Hooks(func(e zapcore.Entry) error {
		entries = append(entries, e.Message) // want "entries"
		return nil
	}))
}

//= OpenCensus tags, New Relic names, InfluxDB 3 tags
package main

import (
	"net/http"

	"github.com/InfluxCommunity/influxdb3-go/v2/influxdb3"
	"github.com/newrelic/go-agent/v3/newrelic"
	"go.opencensus.io/stats"
	"go.opencensus.io/tag"
)

var key tag.Key
var app *newrelic.Application

func handle(w http.ResponseWriter, r *http.Request) {
	tag.New(r.Context(), tag.Upsert(key, r.URL.Path)) // want "raw URL path"
	tag.New(r.Context(), tag.Upsert(key, r.Pattern))
	stats.RecordWithTags(r.Context(), []tag.Mutator{tag.Insert(key, r.RemoteAddr)}) // want "client's address"
	txn := app.StartTransaction(r.URL.Path)             // want "raw URL path"
	txn.SetName(r.Pattern)
	app.RecordCustomMetric("Custom/"+r.RemoteAddr, 1)   // want "client's address"
	influxdb3.NewPointWithMeasurement("http").SetTag("path", r.URL.Path) // want "raw URL path"
	influxdb3.NewPoint("http", map[string]string{"ip": r.RemoteAddr}, nil, now) // want "client's address"
}

//= browsers, listeners, pools of goroutines and transports for each request
package main

import (
	"net/http"
	"time"

	"github.com/gammazero/workerpool"
	"github.com/go-ldap/ldap/v3"
	"github.com/go-rod/rod"
	"github.com/lib/pq"
	"github.com/panjf2000/ants/v2"
	"github.com/playwright-community/playwright-go"
	"github.com/qdrant/go-client/qdrant"
	"github.com/quic-go/quic-go/http3"
	"github.com/valkey-io/valkey-go"
	"golang.org/x/net/http2"
)

var shared, _ = ants.NewPool(20)

func print(w http.ResponseWriter, r *http.Request) {
	shared.Submit(func() {})
	own, _ := ants.NewPool(20) // want "worker pool"
	own.Submit(func() {})
	crew := workerpool.New(4) // want "worker pool"
	crew.Submit(func() {})
	page := rod.New().ControlURL("ws://grid").MustConnect().MustPage("about:blank") // want "browser"
	page.MustClose()
	driver, _ := playwright.Run()           // want "Playwright driver"
	browser, _ := driver.Chromium.Launch()  // want "browser"
	browser.NewPage()
	ours, _ := driver.Firefox.Launch() // want "browser"
	defer ours.Close()
	changes := pq.NewListener("dsn", time.Second, time.Minute, nil) // want "PostgreSQL listener"
	changes.Listen("orders")
	store, _ := valkey.NewClient(valkey.ClientOption{}) // want "Valkey client"
	store.Do(r.Context(), nil)
	vectors, _ := qdrant.NewClient(&qdrant.Config{}) // want "Qdrant client"
	vectors.ListCollections(r.Context())
	plain := http.Client{Transport: &http2.Transport{AllowHTTP: true}} // want "HTTP/2 transport"
	plain.Get("http://stock/")
	quick := http.Client{Transport: &http3.Transport{}} // want "HTTP/3 transport"
	quick.Get("https://stock/")
}

func login(w http.ResponseWriter, r *http.Request) {
	directory, err := ldap.DialURL("ldap://directory")
	if err != nil {
		return
	}
	defer directory.Close()
	directory.Bind(r.FormValue("user"), r.FormValue("password"))
	forgotten, _ := ldap.DialURL("ldap://directory") // want "LDAP connection"
	forgotten.Bind("reader", "reader")
}

func main() {
	http.HandleFunc("/print", print)
	http.HandleFunc("/login", login)
}
