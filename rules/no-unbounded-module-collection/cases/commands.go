//= a service behind cobra: the command is written out
package main

import (
	"net/http"

	"github.com/spf13/cobra"
)

type limiter struct{ hits map[string]int }

func newLimiter() *limiter { return &limiter{hits: map[string]int{}} }

func (l *limiter) allow(ip string) {
	l.hits[ip]++ // want "`hits` lives as long as the process"
}

func serve() error {
	l := newLimiter()
	return http.ListenAndServe(":1", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { l.allow(r.RemoteAddr) }))
}

var command = &cobra.Command{Use: "serve", RunE: func(cmd *cobra.Command, args []string) error { return serve() }}

func main() { command.Execute() }

//= the function is set later, and the command only does its work and ends
package main

import (
	"net/http"

	"github.com/spf13/cobra"
)

type Address string

type limiter struct{ hits map[Address]int }

func (l *limiter) allow(ip string) {
	l.hits[Address(ip)]++ // want "`hits` lives as long as the process"
}

func newServe() *cobra.Command {
	cmd := &cobra.Command{Use: "serve"}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		l := &limiter{hits: map[Address]int{}}
		return http.ListenAndServe(":1", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { l.allow(r.RemoteAddr) }))
	}
	return cmd
}

type report struct{ lines []string }

func newReport() *cobra.Command {
	cmd := &cobra.Command{Use: "report"}
	cmd.Run = func(cmd *cobra.Command, args []string) {
		r := &report{}
		for _, name := range args {
			r.lines = append(r.lines, name)
		}
	}
	return cmd
}

func main() {
	root := &cobra.Command{}
	root.AddCommand(newServe(), newReport())
	root.Execute()
}

//= urfave/cli, fx and run groups
package main

import (
	"context"
	"net/http"

	"github.com/oklog/run"
	"github.com/urfave/cli/v2"
	"go.uber.org/fx"
)

type visits struct{ byIP map[string]int }

func (v *visits) note(ip string) {
	v.byIP[ip]++ // want "`byIP` lives as long as the process"
}

func serve() error {
	v := &visits{byIP: map[string]int{}}
	return http.ListenAndServe(":1", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { v.note(r.RemoteAddr) }))
}

var app = &cli.App{Commands: []*cli.Command{{Name: "serve", Action: func(c *cli.Context) error { return serve() }}}}

type Store struct{ paths []string }

func NewStore() *Store { return &Store{} }

func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.paths = append(s.paths, r.URL.Path) // want "`paths` lives as long as the process"
}

func register(lc fx.Lifecycle, s *Store) {
	lc.Append(fx.Hook{OnStart: func(ctx context.Context) error { go http.ListenAndServe(":2", s); return nil }})
}

type tail struct{ lines []string }

func main() {
	fx.New(fx.Provide(NewStore), fx.Invoke(register))
	var g run.Group
	g.Add(func() error {
		t := &tail{}
		return http.ListenAndServe(":3", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			t.lines = append(t.lines, r.URL.Path) // want "`lines` lives as long as the process"
		}))
	}, func(error) {})
	g.Run()
}

//= a command that collects errors until their channel is closed
package main

import (
	"errors"

	"github.com/spf13/cobra"
)

func advance(names []string) error {
	failed := make(chan error, len(names))
	for _, name := range names {
		go func() { failed <- errors.New(name) }()
	}
	var errs []error
	for err := range failed {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func main() {
	(&cobra.Command{RunE: func(cmd *cobra.Command, args []string) error { return advance(args) }}).Execute()
}
