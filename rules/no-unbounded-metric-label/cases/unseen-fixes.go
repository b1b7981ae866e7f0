// Fixes of leaks that were not looked at before: ids of documents in a URL that is built, tags of a StatsD client.
//= ids of documents in a URL, and tags
//- go.mod
module example.com/runs

go 1.21
//- main.go
package main

import (
	"fmt"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"go.mongodb.org/mongo-driver/bson/primitive"
	"gopkg.in/alexcesaro/statsd.v2"
)

var runs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "runs_total"}, []string{"name", "uri"})

type execution struct {
	ID   string
	Name string
}

func newExecution() *execution {
	return &execution{ID: primitive.NewObjectID().Hex(), Name: "smoke"}
}

func count(e execution) {
	runs.With(prometheus.Labels{
		"name": e.Name,
		"uri":  fmt.Sprintf("/tests/%s/executions/%s", e.Name, e.ID), // want "a new id"
	}).Inc()
}

var client, _ = statsd.New()

func handle(w http.ResponseWriter, r *http.Request) {
	e := newExecution()
	count(*e)
	client.Clone(statsd.Tags("run", e.ID)).Increment("runs") // want "a new id"
	client.Clone(statsd.Tags("name", e.Name)).Increment("runs")
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
