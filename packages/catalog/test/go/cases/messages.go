//= sarama: the claim's loop is per message, the code before it per claim
package main

import "github.com/IBM/sarama"

type handler struct{}

func (h *handler) ConsumeClaim(session sarama.ConsumerGroupSession, claim sarama.ConsumerGroupClaim) error {
	perClaim, _ := sarama.NewSyncProducer(nil, nil)
	defer perClaim.Close()
	for msg := range claim.Messages() {
		p, _ := sarama.NewSyncProducer([]string{msg.Topic}, nil) // want "Kafka producer"
		p.Close()
	}
	return nil
}

//= franz-go: records of a poll
package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/twmb/franz-go/pkg/kgo"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})
var seen = map[string]int{}

func main() {
	cl, _ := kgo.NewClient()
	for {
		fetches := cl.PollFetches(context.Background())
		fetches.EachRecord(func(r *kgo.Record) {
			c.WithLabelValues(r.Topic).Inc()
			c.WithLabelValues(string(r.Key)).Inc() // want "key of a message"
			seen[string(r.Key)]++                  // want "seen"
		})
	}
}

//= confluent
package main

import "github.com/confluentinc/confluent-kafka-go/v2/kafka"

func main() {
	c, _ := kafka.NewConsumer(nil)
	for {
		msg, err := c.ReadMessage(-1)
		if err != nil {
			continue
		}
		p, _ := kafka.NewProducer(nil) // want "Kafka producer"
		p.Produce(msg, nil)
		p.Close()
	}
}

//= go-queue: a pusher for each message leaks although it is closed
package main

import (
	"context"

	"github.com/zeromicro/go-queue/kq"
	"github.com/zeromicro/go-zero/core/service"
)

type Payment struct{}

func NewPayment() *Payment { return &Payment{} }

func (p *Payment) Consume(ctx context.Context, key, val string) error {
	pusher := kq.NewPusher([]string{"kafka:9092"}, "out") // want "Kafka pusher"
	defer pusher.Close()
	return pusher.Push(ctx, val)
}

func main() {
	group := service.NewServiceGroup()
	group.Add(kq.MustNewQueue(kq.KqConf{}, NewPayment()))
}

//= go-queue with a function
package main

import (
	"context"

	"github.com/segmentio/kafka-go"
	"github.com/zeromicro/go-queue/kq"
)

func main() {
	kq.MustNewQueue(kq.KqConf{}, kq.WithHandle(func(ctx context.Context, k, v string) error {
		w := kafka.NewWriter(kafka.WriterConfig{}) // want "Kafka writer"
		return w.Close()
	}))
}

//= RabbitMQ deliveries
package main

import (
	"github.com/prometheus/client_golang/prometheus"
	amqp "github.com/rabbitmq/amqp091-go"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})
var bodies [][]byte

func main() {
	conn, _ := amqp.Dial("amqp://")
	ch, _ := conn.Channel()
	deliveries, _ := ch.Consume("q", "", false, false, false, false, nil)
	for d := range deliveries {
		bodies = append(bodies, d.Body)               // want "bodies"
		c.WithLabelValues(d.MessageId).Inc()          // want "message id|MessageId"
		c.WithLabelValues(d.Exchange).Inc()
		again, _ := amqp.Dial("amqp://")              // want "RabbitMQ connection"
		again.Close()
	}
}

//= NATS, NSQ, Pub/Sub and MQTT callbacks
package main

import (
	"context"

	"cloud.google.com/go/pubsub"
	mqtt "github.com/eclipse/paho.mqtt.golang"
	"github.com/nats-io/nats.go"
	"github.com/nsqio/go-nsq"
)

type worker struct{}

func (w *worker) HandleMessage(m *nsq.Message) error {
	p, _ := nsq.NewProducer("a", nil) // want "NSQ producer"
	p.Stop()
	return nil
}

func main() {
	nc, _ := nats.Connect("nats://")
	nc.Subscribe("orders.*", func(m *nats.Msg) {
		again, _ := nats.Connect("nats://") // want "NATS connection"
		again.Close()
	})
	client, _ := pubsub.NewClient(context.Background(), "p")
	client.Subscription("s").Receive(context.Background(), func(ctx context.Context, m *pubsub.Message) {
		c, _ := pubsub.NewClient(ctx, "p") // want "Pub/Sub client"
		c.Close()
	})
	mc := mqtt.NewClient(nil)
	mc.Subscribe("t", 0, func(c mqtt.Client, m mqtt.Message) {
		mqtt.NewClient(nil).Connect() // want "MQTT client"
	})
	consumer, _ := nsq.NewConsumer("t", "c", nil)
	consumer.AddHandler(&worker{})
}

//= asynq, watermill, machinery
package main

import (
	"context"

	"github.com/RichardKnop/machinery/v1"
	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/hibiken/asynq"
	"github.com/redis/go-redis/v9"
)

func deliver(ctx context.Context, t *asynq.Task) error {
	rdb := redis.NewClient(&redis.Options{}) // want "Redis connection pool"
	defer rdb.Close()
	return nil
}

func process(msg *message.Message) error {
	c := asynq.NewClient(asynq.RedisClientOpt{}) // want "task queue client"
	return c.Close()
}

func main() {
	mux := asynq.NewServeMux()
	mux.HandleFunc("email", deliver)
	router, _ := message.NewRouter(message.RouterConfig{}, nil)
	router.AddNoPublisherHandler("h", "t", nil, process)
	server, _ := machinery.NewServer(nil)
	server.RegisterTask("add", func(a int) error {
		redis.NewClient(&redis.Options{}) // want "Redis connection pool"
		return nil
	})
}

//= cron, gocron and temporal
package main

import (
	"database/sql"

	"github.com/go-co-op/gocron/v2"
	"github.com/robfig/cron/v3"
	"go.temporal.io/sdk/worker"
)

func activity() error {
	db, err := sql.Open("postgres", "dsn") // want "database connection pool"
	db.Ping()
	return err
}

func main() {
	c := cron.New()
	c.AddFunc("@every 1s", func() {
		db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
		db.Ping()
	})
	s, _ := gocron.NewScheduler()
	s.NewJob(nil, gocron.NewTask(func() {
		db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
		db.Ping()
	}))
	w := worker.New(nil, "q", worker.Options{})
	w.RegisterActivity(activity)
}

//= tickers and websockets
package main

import (
	"net/http"
	"time"

	"github.com/gorilla/websocket"
	"github.com/segmentio/kafka-go"
)

var upgrader websocket.Upgrader

func serve(w http.ResponseWriter, r *http.Request) {
	conn, _ := upgrader.Upgrade(w, r, nil)
	defer conn.Close()
	for {
		_, data, err := conn.ReadMessage()
		if err != nil {
			return
		}
		p := kafka.NewWriter(kafka.WriterConfig{}) // want "Kafka writer"
		p.WriteMessages(r.Context(), kafka.Message{Value: data})
	}
}

func main() {
	http.HandleFunc("/ws", serve)
	ticker := time.NewTicker(time.Second)
	for range ticker.C {
		p := kafka.NewReader(kafka.ReaderConfig{}) // want "Kafka reader"
		p.Close()
	}
}

//= what clients send over websockets, connections that nobody closes, and Kafka's records one by one
package main

import (
	"context"
	"net/http"

	"github.com/gorilla/websocket"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/twmb/franz-go/pkg/kgo"
)

var (
	upgrader websocket.Upgrader
	frames   = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "frames"}, []string{"text"})
	records  = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "records"}, []string{"key"})
)

func relay(w http.ResponseWriter, r *http.Request) {
	client, _ := upgrader.Upgrade(w, r, nil)
	defer client.Close()
	for {
		_, frame, err := client.ReadMessage()
		if err != nil {
			return
		}
		frames.WithLabelValues(string(frame)).Inc() // want "the body of a websocket message"
	}
}

func ask(w http.ResponseWriter, r *http.Request) {
	forgotten, _, _ := websocket.DefaultDialer.Dial("ws://quotes", nil) // want "WebSocket connection"
	forgotten.WriteMessage(websocket.TextMessage, nil)
	own, _, err := websocket.DefaultDialer.DialContext(r.Context(), "ws://quotes", nil)
	if err != nil {
		return
	}
	defer own.Close()
	own.WriteMessage(websocket.TextMessage, nil)
}

func consume(client *kgo.Client) {
	for {
		fetches := client.PollFetches(context.Background())
		for all := fetches.RecordIter(); !all.Done(); {
			records.WithLabelValues(string(all.Next().Key)).Inc() // want "the key of a message"
		}
		fetches.EachPartition(func(part kgo.FetchTopicPartition) {
			records.WithLabelValues(part.Topic).Inc()
			part.EachRecord(func(record *kgo.Record) {
				records.WithLabelValues(string(record.Key)).Inc() // want "the key of a message"
			})
		})
	}
}

func main() {
	client, _ := kgo.NewClient()
	go consume(client)
	http.HandleFunc("/relay", relay)
	http.HandleFunc("/ask", ask)
}

//= paho: what nobody subscribed to goes to the default handler; handlers of connections run for each
package main

import mqtt "github.com/eclipse/paho.mqtt.golang"

type desk struct {
	strays  []string
	brokers []mqtt.Client
	last    string
}

func (d *desk) stray(_ mqtt.Client, m mqtt.Message) {
	d.strays = append(d.strays, m.Topic()) // want "`strays` lives as long as the process"
	d.last = m.Topic()
}

func main() {
	d := &desk{}
	opts := mqtt.NewClientOptions().AddBroker("tcp://broker:1883").SetDefaultPublishHandler(d.stray)
	opts.OnConnect = func(c mqtt.Client) {
		d.brokers = append(d.brokers, c) // want "`brokers` lives as long as the process"
	}
	mqtt.NewClient(opts).Connect()
	select {}
}

//= go-redis: loops that wait for a stream, a list or a set
package main

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

var delivered = map[string]string{}

var last = map[string]string{}

func stream(ctx context.Context, rdb *redis.Client) {
	from := "0"
	for {
		streams, err := rdb.XRead(ctx, &redis.XReadArgs{Streams: []string{"letters", from}, Block: time.Second}).Result()
		if err != nil {
			return
		}
		for _, stream := range streams {
			for _, message := range stream.Messages {
				delivered[message.ID] = stream.Stream // want "each id of a message"
				last[stream.Stream] = message.ID
				from = message.ID
			}
		}
	}
}

func group(ctx context.Context, rdb *redis.Client) {
	for i := 0; i >= 0; {
		rdb.XReadGroup(ctx, &redis.XReadGroupArgs{Group: "a"})
		redis.NewClient(&redis.Options{}) // want "Redis connection pool"
	}
}

func list(ctx context.Context, rdb *redis.ClusterClient) {
	for i := 0; i >= 0; {
		popped, _ := rdb.BLPop(ctx, time.Second, "letters").Result()
		redis.NewClient(&redis.Options{Username: popped[1]}) // want "Redis connection pool"
	}
}

func set(ctx context.Context, rdb redis.UniversalClient) {
	for i := 0; i >= 0; {
		rdb.BZPopMin(ctx, time.Second, "letters")
		redis.NewClient(&redis.Options{}) // want "Redis connection pool"
	}
	for i := 0; i >= 0; {
		rdb.LPop(ctx, "letters")
		redis.NewClient(&redis.Options{})
	}
}

func main() {
	ctx := context.Background()
	rdb := redis.NewClient(&redis.Options{})
	go stream(ctx, rdb)
	go group(ctx, rdb)
	go list(ctx, redis.NewClusterClient(&redis.ClusterOptions{}))
	go set(ctx, rdb)
	select {}
}
