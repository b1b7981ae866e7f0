//= huma: operations run on every request; the path of an operation is the template, the URL is raw
package main

import (
	"context"
	"database/sql"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

type input struct{}
type output struct{}

func create(ctx context.Context, in *input) (*output, error) {
	db, err := sql.Open("postgres", "dsn") // want "database connection pool"
	defer db.Close()
	return &output{}, err
}

func measure(ctx huma.Context, next func(huma.Context)) {
	next(ctx)
	u := ctx.URL()
	c.WithLabelValues(ctx.Operation().Path).Inc()
	c.WithLabelValues(ctx.Operation().OperationID).Inc()
	c.WithLabelValues(u.Path).Inc()         // want "raw URL path"
	c.WithLabelValues(ctx.Param("id")).Inc() // want "path parameter"
	c.WithLabelValues(ctx.RemoteAddr()).Inc() // want "client's address"
}

func routes(api huma.API) {
	api.UseMiddleware(measure)
	huma.Register(api, huma.Operation{OperationID: "create", Method: http.MethodPost, Path: "/things"}, create)
	huma.Get(api, "/things/{id}", func(ctx context.Context, in *input) (*output, error) {
		db, err := sql.Open("postgres", "dsn") // want "database connection pool"
		defer db.Close()
		return nil, err
	})
}

//= go-restful: SelectedRoutePath is the template
package main

import (
	"database/sql"

	restful "github.com/emicklei/go-restful/v3"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func measure(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	chain.ProcessFilter(req, resp)
	c.WithLabelValues(req.SelectedRoutePath()).Inc()
	c.WithLabelValues(req.Request.URL.Path).Inc()       // want "raw URL path"
	c.WithLabelValues(req.PathParameter("id")).Inc()    // want "path parameter"
	c.WithLabelValues(req.HeaderParameter("X-A")).Inc() // want "request header"
	db, _ := sql.Open("postgres", "dsn")                // want "database connection pool"
	db.Close()
}

func find(req *restful.Request, resp *restful.Response) {
	db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
	db.Close()
}

func main() {
	ws := new(restful.WebService)
	ws.Path("/users").Route(ws.GET("/{id}").Filter(measure).To(find))
	restful.DefaultContainer.Add(ws)
	restful.Filter(measure)
}

//= twirp: the method's name is bounded, hooks run on every call
package main

import (
	"context"
	"database/sql"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/twitchtv/twirp"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})
var seen []context.Context

func hooks() *twirp.ServerHooks {
	return &twirp.ServerHooks{
		RequestRouted: func(ctx context.Context) (context.Context, error) {
			name, _ := twirp.MethodName(ctx)
			code, _ := twirp.StatusCode(ctx)
			c.WithLabelValues(name).Inc()
			c.WithLabelValues(code).Inc()
			seen = append(seen, ctx) // want "seen"
			return ctx, nil
		},
	}
}

func intercept() twirp.Interceptor {
	return func(next twirp.Method) twirp.Method {
		return func(ctx context.Context, req interface{}) (interface{}, error) {
			db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
			defer db.Close()
			return next(ctx, req)
		}
	}
}

//= go-kit: endpoints and their decoders run on every request
package main

import (
	"context"
	"database/sql"
	"net/http"

	"github.com/go-kit/kit/endpoint"
	httptransport "github.com/go-kit/kit/transport/http"
)

var decoded []string

func makeEndpoint() endpoint.Endpoint {
	return func(ctx context.Context, request interface{}) (interface{}, error) {
		db, err := sql.Open("postgres", "dsn") // want "database connection pool"
		defer db.Close()
		return nil, err
	}
}

func decode(_ context.Context, r *http.Request) (interface{}, error) {
	decoded = append(decoded, r.URL.Path) // want "decoded"
	return nil, nil
}

func encode(_ context.Context, w http.ResponseWriter, response interface{}) error {
	return nil
}

func main() {
	http.Handle("/", httptransport.NewServer(makeEndpoint(), decode, encode))
}

//= Cloud Functions, CloudEvents and Dapr: handlers run for each request and event
package main

import (
	"context"
	"database/sql"
	"net/http"

	"github.com/GoogleCloudPlatform/functions-framework-go/functions"
	cloudevents "github.com/cloudevents/sdk-go/v2"
	dapr "github.com/dapr/go-sdk/client"
	"github.com/dapr/go-sdk/service/common"
	daprd "github.com/dapr/go-sdk/service/http"
)

func init() {
	functions.HTTP("hello", func(w http.ResponseWriter, r *http.Request) {
		db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
		db.Close()
	})
	functions.CloudEvent("store", store)
}

func store(ctx context.Context, e cloudevents.Event) error {
	db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
	return db.Close()
}

func receive(e cloudevents.Event) {
	db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
	db.Close()
}

func onTopic(ctx context.Context, e *common.TopicEvent) (bool, error) {
	shared, _ := dapr.NewClient()
	defer shared.Close()
	own, _ := dapr.NewClientWithPort("50001") // want "Dapr client"
	own.Close()
	return false, nil
}

func main() {
	client, _ := cloudevents.NewClientHTTP()
	client.StartReceiver(context.Background(), receive)
	s := daprd.NewService(":8080")
	s.AddTopicEventHandler(&common.Subscription{}, onTopic)
}

//= what a middleware returns runs on every request, whatever it is typed as
package main

import (
	"database/sql"

	"github.com/labstack/echo/v4"
)

type handlerFunc = func(echo.Context) error

func audit(name string) func(next any) any {
	return func(next any) any {
		return func() {
			db, _ := sql.Open("postgres", name) // want "database connection pool"
			db.Close()
		}
	}
}

func once(name string) *sql.DB {
	db, _ := sql.Open("postgres", name)
	return db
}

func main() {
	e := echo.New()
	e.Use(audit("a"))
	once("b")
}

//= tools of a Model Context Protocol server
package main

import (
	"context"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
	"github.com/prometheus/client_golang/prometheus"
)

var lookups = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "lookups"}, []string{"what"})
var asked []string
var bySession = map[string]int{}

func lookup(ctx context.Context, req mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	word, _ := req.RequireString("word")
	lookups.WithLabelValues(word).Inc() // want "the argument of a tool's call"
	lookups.WithLabelValues(req.Params.Name).Inc()
	asked = append(asked, word) // want "each time"
	bySession[server.ClientSessionFromContext(ctx).SessionID()]++ // want "session"
	return nil, nil
}

func main() {
	s := server.NewMCPServer("dictionary", "1.0.0")
	s.AddTool(mcp.NewTool("lookup"), lookup)
}

//= typed tools of the official server
package main

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/redis/go-redis/v9"
)

type lookupInput struct{ Word string }

func lookup(ctx context.Context, req *mcp.CallToolRequest, in lookupInput) (*mcp.CallToolResult, any, error) {
	rdb := redis.NewClient(&redis.Options{}) // want "Redis"
	rdb.Get(ctx, in.Word)
	return nil, nil, nil
}

func main() {
	s := mcp.NewServer(&mcp.Implementation{Name: "dictionary"}, nil)
	mcp.AddTool(s, &mcp.Tool{Name: "lookup"}, lookup)
}

//= what runs around the actions of a controller, and the errors and streams of RPC
package main

import (
	"context"

	"connectrpc.com/connect"
	"github.com/beego/beego/v2/server/web"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/redis/go-redis/v9"
	"github.com/twitchtv/twirp"
)

var failures = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "failures"}, []string{"what"})

type shelf struct {
	web.Controller
	rdb *redis.Client
}

func (s *shelf) Prepare() {
	s.rdb = redis.NewClient(&redis.Options{}) // want "Redis"
}

func streams(next connect.StreamingHandlerFunc) connect.StreamingHandlerFunc {
	return func(ctx context.Context, conn connect.StreamingHandlerConn) error {
		failures.WithLabelValues(conn.RequestHeader().Get("X-Shop")).Inc() // want "a request header"
		failures.WithLabelValues(conn.Spec().Procedure).Inc()
		return next(ctx, conn)
	}
}

var hooks = &twirp.ServerHooks{
	Error: func(ctx context.Context, err twirp.Error) context.Context {
		failures.WithLabelValues(err.Msg()).Inc() // want "the text of an error"
		failures.WithLabelValues(string(err.Code())).Inc()
		return ctx
	},
}

//= miekg/dns: each query asks for a name that its sender chooses
package main

import (
	"context"

	"github.com/miekg/dns"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})
var askers = map[string]int{}

type zone struct{ asked map[string]int }

func (z *zone) ServeDNS(w dns.ResponseWriter, r *dns.Msg) {
	for _, q := range r.Question {
		z.asked[q.Name]++ // want "name that a client asks for"
		c.WithLabelValues(dns.TypeToString[q.Qtype]).Inc()
	}
	askers[w.RemoteAddr().String()]++ // want "other side's address"
}

type plugin struct{}

func (plugin) ServeDNS(ctx context.Context, w dns.ResponseWriter, r *dns.Msg) (int, error) {
	c.WithLabelValues(r.Question[0].Name).Inc() // want "name that a client asks for"
	return 0, nil
}

func main() {
	dns.HandleFunc("health.", func(w dns.ResponseWriter, r *dns.Msg) {
		c.WithLabelValues(r.Question[0].Name).Inc() // want "name that a client asks for"
	})
	mux := dns.NewServeMux()
	mux.Handle(".", &zone{asked: map[string]int{}})
	dns.ListenAndServe(":53", "udp", mux)
}

//= go-kit: an endpoint is given what is decoded of the request
package main

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/go-kit/kit/endpoint"
	httptransport "github.com/go-kit/kit/transport/http"
)

type fare struct{ from, to string }

var fares = map[string]int{}
var kinds = map[bool]int{}

func decode(_ context.Context, r *http.Request) (interface{}, error) {
	return fare{from: r.FormValue("from"), to: "here"}, nil
}

func price(ctx context.Context, request interface{}) (interface{}, error) {
	f := request.(fare)
	fares[f.from]++ // low "form value"
	fares[f.to]++
	return nil, nil
}

type rider struct {
	Pass string `json:"pass"`
	Type string `json:"type"`
}

var passes = map[string]int{}
var types = map[string]int{}

func decodeRider(_ context.Context, r *http.Request) (interface{}, error) {
	var who rider
	if err := json.NewDecoder(r.Body).Decode(&who); err != nil {
		return nil, err
	}
	return who, nil
}

func board(s *http.Server) endpoint.Endpoint {
	return func(ctx context.Context, request interface{}) (interface{}, error) {
		who := request.(rider)
		passes[who.Pass]++ // want "`Pass` of the body of a request"
		if who.Type == "adult" || who.Type == "child" {
			types[who.Type]++
		}
		return nil, nil
	}
}

func main() {
	http.Handle("/", httptransport.NewServer(price, decode, nil))
	http.Handle("/board", httptransport.NewServer(board(nil), decodeRider, nil))
}

//= tokens: their claims say who their bearer is
package main

import (
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type claims struct {
	jwt.RegisteredClaims
	Plan string
}

var (
	bySubject = map[string]int{}
	byIssuer  = map[string]int{}
	byEmail   = map[string]int{}
	byGetter  = map[string]int{}
)

func handle(w http.ResponseWriter, r *http.Request) {
	read := &claims{}
	if _, err := jwt.ParseWithClaims(r.Header.Get("Authorization"), read, nil); err != nil {
		return
	}
	bySubject[read.Subject]++ // want "claim of the client’s token"
	byIssuer[read.Issuer]++
	token, err := jwt.Parse(r.Header.Get("Authorization"), nil)
	if err != nil {
		return
	}
	all, ok := token.Claims.(jwt.MapClaims)
	if !ok {
		return
	}
	email, _ := all["email"].(string)
	byEmail[email]++ // want "claim of the client’s token"
	subject, _ := token.Claims.GetSubject()
	byGetter[subject]++ // want "claim of the client’s token"
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
