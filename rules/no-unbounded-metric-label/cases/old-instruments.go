//= attributes that are handed to the instruments themselves
package main

import (
	"context"
	"net/http"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/metric/instrument"
)

type metrics struct{ actions instrument.Int64Counter }

func (m metrics) inc(action, path string) {
	labels := []attribute.KeyValue{attribute.Key("action").String(action), attribute.Key("path").String(path)}
	m.actions.Add(context.Background(), 1, labels...)
}

func main() {
	var meter metric.Meter
	actions, _ := meter.Int64Counter("actions")
	m := metrics{actions: actions}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		m.inc("get", r.URL.Path) // want "the raw URL path"
		m.inc("get", "all")
		actions.Add(r.Context(), 1, attribute.String("agent", r.UserAgent())) // want "This label value is"
		actions.Add(r.Context(), 1)
	})
	http.ListenAndServe(":1", nil)
}
