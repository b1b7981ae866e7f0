//= a producer of a client that is made for the same message goes with it: the client alone is told
//- go.mod
module example.org/orders

go 1.22

require github.com/apache/pulsar-client-go v0.19.0
//- main.go
package main

import (
	"context"
	"net/http"

	"github.com/apache/pulsar-client-go/pulsar"
)

func orders(w http.ResponseWriter, r *http.Request) {
	client, err := pulsar.NewClient(pulsar.ClientOptions{URL: "pulsar://queue"}) // want "Pulsar client is made for every request"
	if err != nil {
		return
	}
	defer client.Close()
	producer, err := client.CreateProducer(pulsar.ProducerOptions{Topic: "orders"})
	if err != nil {
		return
	}
	producer.Send(r.Context(), &pulsar.ProducerMessage{})
}

type shop struct {
	client pulsar.Client
}

func (s *shop) refunds(w http.ResponseWriter, r *http.Request) {
	producer, err := s.client.CreateProducer(pulsar.ProducerOptions{Topic: "refunds"}) // want "Pulsar producer is made for every request"
	if err != nil {
		return
	}
	producer.Send(context.Background(), &pulsar.ProducerMessage{})
}

func main() {
	client, err := pulsar.NewClient(pulsar.ClientOptions{URL: "pulsar://queue"})
	if err != nil {
		panic(err)
	}
	s := &shop{client: client}
	http.HandleFunc("/orders", orders)
	http.HandleFunc("/refunds", s.refunds)
	http.ListenAndServe(":80", nil)
}
