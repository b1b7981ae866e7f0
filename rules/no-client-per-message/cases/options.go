//= allow and churn
//- leakline.config.json
{ "rules": { "no-client-per-message": ["error", { "allow": ["kafka.NewReader"], "churn": false }] } }
//- main.go
package main

import (
	"net/http"

	"github.com/segmentio/kafka-go"
)

func handle(w http.ResponseWriter, r *http.Request) {
	reader := kafka.NewReader(kafka.ReaderConfig{Topic: "in"})
	reader.ReadMessage(r.Context())
	closed := &kafka.Writer{Topic: "out"}
	defer closed.Close()
	open := &kafka.Writer{Topic: "out"} // want "Kafka writer"
	open.WriteMessages(r.Context())
}

func main() { http.HandleFunc("/", handle) }
