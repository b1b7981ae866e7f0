//= what a URL is made of is as varied as the text that it is read from; its scheme is one of a few
package main

import (
	"net/http"
	"net/url"

	"github.com/DataDog/datadog-go/v5/statsd"
)

type tagList []string

func tags() tagList { return make(tagList, 0, 4) }

func (t tagList) with(key, value string) tagList { return append(t, key+":"+value) }

func siteOf(page string) string {
	u, err := url.Parse(page)
	if err != nil {
		return "invalid"
	}
	return u.Hostname()
}

func schemeOf(page string) string {
	u, err := url.Parse(page)
	if err != nil {
		return "invalid"
	}
	return u.Scheme
}

var upstream, _ = url.Parse("https://prices.example.com/v1")

func serve(client *statsd.Client) {
	http.HandleFunc("/bid", func(w http.ResponseWriter, r *http.Request) {
		page := r.URL.Query().Get("page")
		_ = client.Incr("bids", tags().with("site", siteOf(page)), 1) // want "a query parameter"
		_ = client.Incr("bids", tags().with("scheme", schemeOf(page)), 1)
		_ = client.Incr("asked", tags().with("site", upstream.Host), 1)
		_ = client.Incr("asked", tags().with("site", siteOf("https://a.example.com/")), 1)
	})
}

func main() {
	client, err := statsd.New("localhost:8125")
	if err != nil {
		panic(err)
	}
	serve(client)
	_ = http.ListenAndServe(":8080", nil)
}

//= metadata of a call that is handed on as a map
package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
)

var callers = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "callers"}, []string{"client"})

func first(md metadata.MD, key, fallback string) string {
	if values := md.Get(key); len(values) > 0 {
		return values[0]
	}
	return fallback
}

type caller struct {
	build string
	kind  string
}

func callerOf(ctx context.Context) caller {
	md, _ := metadata.FromIncomingContext(ctx)
	found := caller{build: first(md, "user-agent", "unknown"), kind: "other"}
	if first(md, "x-internal", "") == "yes" {
		found.kind = "internal"
	}
	return found
}

var own = metadata.Pairs("region", "eu")

func count(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
	from := callerOf(ctx)
	callers.WithLabelValues(from.build).Inc() // want "request metadata"
	callers.WithLabelValues(from.kind).Inc()
	callers.WithLabelValues(first(own, "region", "none")).Inc()
	return next(ctx, req)
}

func main() {
	_ = grpc.NewServer(grpc.UnaryInterceptor(count))
}
