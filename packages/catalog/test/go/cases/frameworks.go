//= echo v4: Path is the template
package main

import (
	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func get(ctx echo.Context) error {
	c.WithLabelValues(ctx.Path()).Inc()
	c.WithLabelValues(ctx.Param("id")).Inc()            // want "path parameter"
	c.WithLabelValues(ctx.RealIP()).Inc()               // want "client's address"
	c.WithLabelValues(ctx.Request().URL.Path).Inc()     // want "raw URL path"
	return nil
}

func main() {
	e := echo.New()
	e.GET("/:id", get)
	e.Use(func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(ctx echo.Context) error {
			c.WithLabelValues(ctx.QueryParam("q")).Inc() // want "query parameter"
			return next(ctx)
		}
	})
}

//= echo v5
package main

import (
	"github.com/labstack/echo/v5"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func get(ctx *echo.Context) error {
	c.WithLabelValues(ctx.RouteInfo().Path).Inc()
	c.WithLabelValues(ctx.FormValue("id")).Inc() // want "form value"
	return nil
}

//= fiber: Path is raw, Route().Path is not
package main

import (
	"github.com/gofiber/fiber/v2"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func main() {
	app := fiber.New()
	app.Use(func(ctx *fiber.Ctx) error {
		err := ctx.Next()
		c.WithLabelValues(ctx.Path()).Inc()         // want "raw URL path"
		c.WithLabelValues(ctx.Route().Path).Inc()
		c.WithLabelValues(ctx.Method()).Inc()
		c.WithLabelValues(ctx.Params("id")).Inc()   // want "path parameter"
		return err
	})
}

//= fiber v3
package main

import (
	"github.com/gofiber/fiber/v3"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func get(ctx fiber.Ctx) error {
	c.WithLabelValues(ctx.FullPath()).Inc()
	c.WithLabelValues(ctx.OriginalURL()).Inc() // want "raw URL"
	return nil
}

//= chi and gorilla/mux
package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		c.WithLabelValues(chi.RouteContext(r.Context()).RoutePattern()).Inc()
		c.WithLabelValues(r.URL.EscapedPath()).Inc() // want "raw URL path"
		if route := mux.CurrentRoute(r); route != nil {
			template, _ := route.GetPathTemplate()
			c.WithLabelValues(template).Inc()
		}
		c.WithLabelValues(mux.Vars(r)["id"]).Inc()       // want "path parameter"
		c.WithLabelValues(chi.URLParam(r, "id")).Inc()   // want "path parameter"
	})
}

//= iris, hertz, fasthttp
package main

import (
	"context"
	"strconv"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/kataras/iris/v12"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/valyala/fasthttp"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func irisHandler(ctx iris.Context) {
	c.WithLabelValues(ctx.Path()).Inc()                   // want "raw URL path"
	c.WithLabelValues(ctx.GetCurrentRoute().Path()).Inc()
}

func hertzHandler(ctx context.Context, rc *app.RequestContext) {
	c.WithLabelValues(string(rc.Path())).Inc()            // want "raw URL path"
	c.WithLabelValues(rc.FullPath()).Inc()
	c.WithLabelValues(rc.Param("id")).Inc()               // want "path parameter"
	c.WithLabelValues(string(rc.Request.Path())).Inc()    // want "raw URL path"
	c.WithLabelValues(string(rc.Request.Method())).Inc()  // want "raw HTTP method"
	c.WithLabelValues(rc.Request.Header.Get("X-Id")).Inc() // want "request header"
	c.WithLabelValues(strconv.Itoa(rc.Response.Header.StatusCode())).Inc()
}

func fastHandler(ctx *fasthttp.RequestCtx) {
	c.WithLabelValues(string(ctx.Path())).Inc()           // want "raw URL path"
	c.WithLabelValues(string(ctx.Host())).Inc()           // want "Host header"
}

//= httprouter, and beego
package main

import (
	"net/http"

	"github.com/beego/beego/v2/server/web"
	"github.com/julienschmidt/httprouter"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func get(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {
	c.WithLabelValues(ps.ByName("id")).Inc() // want "path parameter"
}

type UserController struct {
	web.Controller
}

func (u *UserController) Get() {
	c.WithLabelValues(u.GetString("q")).Inc()       // want "request parameter"
	c.WithLabelValues(u.Ctx.Input.URL()).Inc()      // want "raw URL path"
}

//= gRPC interceptors: the method is bounded, the peer is not
package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"google.golang.org/grpc"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func intercept(ctx context.Context, req any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	resp, err := handler(ctx, req)
	c.WithLabelValues(info.FullMethod).Inc()
	c.WithLabelValues(status.Code(err).String()).Inc()
	if p, ok := peer.FromContext(ctx); ok {
		c.WithLabelValues(p.Addr.String()).Inc() // want "address"
	}
	conn, _ := grpc.NewClient("backend:80") // want "gRPC connection"
	defer conn.Close()
	return resp, err
}

//= AWS Lambda: the handler runs on every invocation, the module once
package main

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
)

var shared, _ = config.LoadDefaultConfig(context.Background())

func handle(ctx context.Context, event events.SQSEvent) error {
	cfg, err := config.LoadDefaultConfig(ctx) // want "AWS configuration"
	_ = cfg
	return err
}

func main() { lambda.Start(handle) }

//= go-zero's routes
package main

import (
	"net/http"

	"github.com/segmentio/kafka-go"
	"github.com/zeromicro/go-zero/core/stores/redis"
	"github.com/zeromicro/go-zero/rest"
	"github.com/zeromicro/go-zero/zrpc"
)

type ServiceContext struct{ w *kafka.Writer }

func LoginHandler(svc *ServiceContext) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		l := NewLoginLogic(svc)
		l.Login()
	}
}

type LoginLogic struct{ svc *ServiceContext }

func NewLoginLogic(svc *ServiceContext) *LoginLogic { return &LoginLogic{svc: svc} }

func (l *LoginLogic) Login() {
	p := kafka.NewWriter(kafka.WriterConfig{}) // want "Kafka writer"
	defer p.Close()
	store := redis.New("redis:6379")
	_ = store
	c := zrpc.MustNewClient(zrpc.RpcClientConf{}) // want "RPC client"
	_ = c
}

func main() {
	server := rest.MustNewServer(rest.RestConf{})
	svc := &ServiceContext{w: kafka.NewWriter(kafka.WriterConfig{})}
	server.AddRoutes([]rest.Route{{Method: http.MethodPost, Path: "/login", Handler: LoginHandler(svc)}})
}

//= gqlgen: what stands around operations runs for each, and their text is what a client wrote
package main

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func main() {
	srv := handler.New(nil)
	srv.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		oc := graphql.GetOperationContext(ctx)
		c.WithLabelValues(oc.RawQuery).Inc()      // want "the query text"
		c.WithLabelValues(oc.OperationName).Inc() // want "name of a GraphQL operation"
		c.WithLabelValues(string(oc.Operation.Operation)).Inc()
		return next(ctx)
	})
	srv.SetErrorPresenter(func(ctx context.Context, err error) *graphql.Error {
		c.WithLabelValues(err.Error()).Inc() // want "text of an error"
		return nil
	})
	http.Handle("/query", srv)
}
