//= what an administrator does, or whoever installs the service, is seldom; what its users do is not
package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
)

type adminAPI struct{}

func (adminAPI) TestTarget(c *gin.Context) {
	client := redis.NewClient(&redis.Options{Addr: "localhost:6379"})
	client.Ping(c)
}

type userAPI struct{}

func (userAPI) Ping(c *gin.Context) {
	client := redis.NewClient(&redis.Options{Addr: "localhost:6379"}) // want "Redis connection pool"
	client.Ping(c)
}

func check(c *gin.Context) {
	client := redis.NewClient(&redis.Options{Addr: "localhost:6379"})
	client.Ping(c)
}

func both(c *gin.Context) {
	client := redis.NewClient(&redis.Options{Addr: "localhost:6379"}) // want "Redis connection pool"
	client.Ping(c)
}

func adminStatus(c *gin.Context) { both(c) }

func status(c *gin.Context) { both(c) }

func handleRehash(c *gin.Context) {
	client := redis.NewClient(&redis.Options{Addr: "localhost:6379"})
	client.Ping(c)
}

func setup(c *gin.Context) {
	client := redis.NewClient(&redis.Options{Addr: "localhost:6379"})
	client.Ping(c)
}

func setupPayment(c *gin.Context) {
	client := redis.NewClient(&redis.Options{Addr: "localhost:6379"}) // want "Redis connection pool"
	client.Ping(c)
}

func main() {
	r := gin.New()
	r.POST("/rehash", handleRehash)
	r.POST("/first", setup)
	r.POST("/payments", setupPayment)
	r.POST("/targets/test", adminAPI{}.TestTarget)
	r.GET("/ping", userAPI{}.Ping)
	r.POST("/installation/check", check)
	r.GET("/status", status)
	r.GET("/all", adminStatus)
	http.ListenAndServe(":8080", r)
}

//= a client whose HTTP client is replaced has never connected
package main

import (
	"net/http"

	"github.com/hashicorp/go-retryablehttp"
)

var shared = &http.Client{Transport: &http.Transport{}}

func resilient() *retryablehttp.Client {
	client := retryablehttp.NewClient()
	client.HTTPClient = shared
	return client
}

func plain() *retryablehttp.Client {
	client := retryablehttp.NewClient()
	client.RetryMax = 3
	return client
}

func main() {
	http.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		resilient().Get("http://upstream")
	})
	http.HandleFunc("/b", func(w http.ResponseWriter, r *http.Request) {
		plain().Get("http://upstream") // want "HTTP client"
	})
	http.ListenAndServe(":8080", nil)
}

//= another connection in the place of one that was closed; one for each value is not that
package main

import "google.golang.org/grpc"

func dial() *grpc.ClientConn {
	conn, _ := grpc.NewClient("upstream:443")
	return conn
}

func watch(lost chan bool) {
	conn := dial()
	for range lost {
		if conn != nil {
			conn.Close()
		}
		conn = dial()
	}
}

func serve(jobs chan string) {
	for range jobs {
		conn := dial() // want "gRPC connection"
		conn.Connect()
	}
}

func main() {
	go watch(make(chan bool))
	serve(make(chan string))
}
//= a file of handlers for whoever runs the service, and one for everybody
//- reload.go
package main

import (
	"database/sql"
	"net/http"
)

func swap(w http.ResponseWriter, r *http.Request) {
	db, _ := sql.Open("postgres", "parts")
	current = db
}
//- main.go
package main

import (
	"database/sql"
	"net/http"
)

var current *sql.DB

func list(w http.ResponseWriter, r *http.Request) {
	db, _ := sql.Open("postgres", "parts") // want "database connection pool"
	current = db
}

func main() {
	http.HandleFunc("/swap", swap)
	http.HandleFunc("/list", list)
	http.ListenAndServe(":80", nil)
}
//= routes behind what lets administrators through only, in their group, and one beside them
package main

import (
	"database/sql"

	"github.com/gin-gonic/gin"
)

func signedIn() gin.HandlerFunc     { return func(c *gin.Context) { c.Next() } }
func admin() gin.HandlerFunc        { return func(c *gin.Context) { c.Next() } }
func requireAdmin() gin.HandlerFunc { return func(c *gin.Context) { c.Next() } }

func save(c *gin.Context)  { sql.Open("postgres", "a") }
func drop(c *gin.Context)  { sql.Open("postgres", "b") }
func clean(c *gin.Context) { sql.Open("postgres", "c") }

func show(c *gin.Context) {
	sql.Open("postgres", "d") // want "database connection pool"
}

func main() {
	router := gin.New()
	pages := router.Group("/api", signedIn())
	pages.POST("/sources", signedIn(), admin(), save)
	settings := pages.Group("/admin")
	settings.DELETE("/sources/:id", drop)
	inner := router.Group("/inner")
	inner.Use(requireAdmin())
	inner.POST("/clean", clean)
	pages.GET("/sources", signedIn(), show)
	router.Run()
}
