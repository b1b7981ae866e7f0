//= what an SSH client says of itself
package main

import (
	"fmt"

	"github.com/gliderlabs/ssh"
	"github.com/prometheus/client_golang/prometheus"
)

var (
	sessions = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "sessions"}, []string{"user"})
	commands = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "commands"}, []string{"command"})
	terms    = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "terms"}, []string{"term"})
	kinds    = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "kinds"}, []string{"kind"})
	refused  = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "refused"}, []string{"client"})
)

func main() {
	ssh.Handle(func(s ssh.Session) {
		sessions.WithLabelValues(s.User()).Inc() // want "user name that an SSH client gives"
		if pty, _, ok := s.Pty(); ok {
			terms.WithLabelValues(pty.Term).Inc() // want "terminal that an SSH client names"
			return
		}
		commands.WithLabelValues(s.RawCommand()).Inc() // want "command that an SSH client gives"
		kinds.WithLabelValues(kindOf(s.Command())).Inc()
		fmt.Fprintln(s, "bye")
	})
	_ = ssh.ListenAndServe(":22", nil, ssh.PublicKeyAuth(func(ctx ssh.Context, key ssh.PublicKey) bool {
		refused.WithLabelValues(ctx.ClientVersion()).Inc() // want "version that an SSH client gives"
		return false
	}))
}

func kindOf(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	first := words[0]
	switch first {
	case "git-upload-pack", "git-receive-pack":
		return first
	}
	return "other"
}
