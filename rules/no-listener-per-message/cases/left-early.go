//= taken off on some ways only
package main

import (
	"context"
	"net/http"

	"github.com/nats-io/nats.go"
	"github.com/redis/go-redis/v9"
)

var bus *nats.Conn

func ask(ctx context.Context, subject string) ([]byte, error) {
	inbox := nats.NewInbox()
	replies := make(chan *nats.Msg, 1)
	sub, err := bus.ChanSubscribe(inbox, replies) // want "the function is left on one way without taking it off again"
	if err != nil {
		return nil, err
	}
	if err := bus.PublishRequest(subject, inbox, nil); err != nil {
		sub.Unsubscribe()
		return nil, err
	}
	for {
		select {
		case reply := <-replies:
			return reply.Data, sub.Unsubscribe()
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

func tail(ctx context.Context, client *redis.Client, name string) error {
	lines := client.Subscribe(ctx, name)
	if err := client.Ping(ctx).Err(); err != nil {
		return err
	}
	defer lines.Close()
	_, err := lines.ReceiveMessage(ctx)
	return err
}

func main() {
	bus, _ = nats.Connect("nats://here")
	client := redis.NewClient(&redis.Options{})
	defer client.Close()
	http.HandleFunc("/ask", func(w http.ResponseWriter, r *http.Request) {
		answer, _ := ask(r.Context(), "news")
		w.Write(answer)
		tail(r.Context(), client, "news") // want "the function is left on one way without taking it off again"
	})
	http.ListenAndServe(":80", nil)
}
//= taken off on each of them
package main

import (
	"context"
	"net/http"

	"github.com/nats-io/nats.go"
)

var bus *nats.Conn

func ask(ctx context.Context, subject string) ([]byte, error) {
	replies := make(chan *nats.Msg, 1)
	sub, err := bus.ChanSubscribe(subject, replies)
	if err != nil {
		return nil, err
	}
	select {
	case reply := <-replies:
		sub.Unsubscribe()
		return reply.Data, nil
	case <-ctx.Done():
		sub.Unsubscribe()
		return nil, ctx.Err()
	}
}

func askTwice(ctx context.Context, subject string) (answer []byte) {
	replies := make(chan *nats.Msg, 1)
	sub, err := bus.ChanSubscribe(subject, replies)
	if err != nil {
		return nil
	}
	defer func() {
		sub.Unsubscribe()
	}()
	for range 2 {
		select {
		case reply := <-replies:
			answer = reply.Data
		case <-ctx.Done():
			return nil
		}
	}
	return answer
}

func askUntil(ctx context.Context, subject string) (answer []byte) {
	replies := make(chan *nats.Msg, 1)
	sub, _ := bus.ChanSubscribe(subject, replies)
waiting:
	for {
		select {
		case reply := <-replies:
			answer = reply.Data
			break waiting
		case <-ctx.Done():
			break waiting
		}
	}
	sub.Unsubscribe()
	return answer
}

func main() {
	bus, _ = nats.Connect("nats://here")
	http.HandleFunc("/ask", func(w http.ResponseWriter, r *http.Request) {
		answer, _ := ask(r.Context(), "news")
		w.Write(answer)
		w.Write(askTwice(r.Context(), "news"))
		w.Write(askUntil(r.Context(), "news"))
	})
	http.ListenAndServe(":80", nil)
}
