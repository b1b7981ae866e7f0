//= the session that a handler is handed is the one that it was added to
package main

import "github.com/bwmarrin/discordgo"

type greeter struct{ greeted int }

func (g *greeter) onMessage(s *discordgo.Session, m *discordgo.MessageCreate) {
	s.AddHandler(func(s *discordgo.Session, r *discordgo.MessageReactionAdd) {}) // want "is added on `s`"
	s.AddHandlerOnce(func(s *discordgo.Session, r *discordgo.MessageReactionAdd) {})
	remove := s.AddHandler(func(s *discordgo.Session, r *discordgo.MessageReactionAdd) {})
	defer remove()
}

func main() {
	session, err := discordgo.New("Bot token")
	if err != nil {
		return
	}
	g := &greeter{}
	session.AddHandler(g.onMessage)
	session.Open()
}

//= a consumer of a stream for each request
package main

import (
	"net/http"

	"github.com/nats-io/nats.go/jetstream"
)

type tail struct{ streams jetstream.JetStream }

func (t *tail) lost(w http.ResponseWriter, r *http.Request) {
	consumer, err := t.streams.Consumer(r.Context(), "PARCELS", "tail")
	if err != nil {
		return
	}
	_, err = consumer.Consume(func(m jetstream.Msg) { w.Write(m.Data()) }) // want "is added"
	<-r.Context().Done()
}

func (t *tail) stopped(w http.ResponseWriter, r *http.Request) {
	consumer, err := t.streams.Consumer(r.Context(), "PARCELS", "tail")
	if err != nil {
		return
	}
	consuming, err := consumer.Consume(func(m jetstream.Msg) { w.Write(m.Data()) })
	if err != nil {
		return
	}
	defer consuming.Stop()
	<-r.Context().Done()
}

func serve(streams jetstream.JetStream) {
	t := &tail{streams}
	http.HandleFunc("/lost", t.lost)
	http.HandleFunc("/stopped", t.stopped)
}
