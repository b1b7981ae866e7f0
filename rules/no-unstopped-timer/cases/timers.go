//= a ticker for every request, before Go 1.23
//- go.mod
module example.com/a

go 1.22
//- main.go
package main

import (
	"net/http"
	"time"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ticker := time.NewTicker(time.Second) // want "timer"
		<-ticker.C
	})
}
//= since Go 1.23 the collector frees it
//- go.mod
module example.com/a

go 1.23
//- main.go
package main

import (
	"net/http"
	"time"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ticker := time.NewTicker(time.Second)
		<-ticker.C
	})
}
//= a goroutine that ranges over it keeps it in any version
//- go.mod
module example.com/a

go 1.25
//- main.go
package main

import (
	"net/http"
	"time"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ticker := time.NewTicker(time.Second) // want "timer"
		go func() {
			for range ticker.C {
				println(r.URL.Path)
			}
		}()
	})
}
//= ranging over Tick never ends
//- go.mod
module example.com/a

go 1.25
//- main.go
package main

import (
	"net/http"
	"time"
)

func watch(path string) {
	for range time.Tick(time.Second) { // want "timer"
		println(path)
	}
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { go watch(r.URL.Path) })
}
//= deferred
//- go.mod
module example.com/a

go 1.20
//- main.go
package main

import (
	"net/http"
	"time"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ticker := time.NewTicker(time.Second)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
			case <-r.Context().Done():
				return
			}
		}
	})
}
//= stopped in the goroutine
//- go.mod
module example.com/a

go 1.20
//- main.go
package main

import (
	"net/http"
	"time"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ticker := time.NewTicker(time.Second)
		go func() {
			<-r.Context().Done()
			ticker.Stop()
		}()
	})
}
//= time.After in the loop of a select, before Go 1.23
//- go.mod
module example.com/a

go 1.21
//- main.go
package main

import (
	"context"
	"time"
)

func consume(ctx context.Context, in <-chan int) {
	for {
		select {
		case <-in:
		case <-time.After(time.Hour): // want "timer"
		case <-ctx.Done():
			return
		}
	}
}

func main() { go consume(context.Background(), make(chan int)) }
//= time.After in a loop, today
//- go.mod
module example.com/a

go 1.24
//- main.go
package main

import "time"

func consume(in <-chan int) {
	for {
		select {
		case <-in:
		case <-time.After(time.Hour):
			return
		}
	}
}

func main() { go consume(make(chan int)) }
//= time.Tick for every request, before Go 1.23
//- go.mod
module example.com/a

go 1.19
//- main.go
package main

import (
	"net/http"
	"time"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		tick := time.Tick(time.Second) // want "cannot be stopped"
		<-tick
	})
}
//= one for the service
//- go.mod
module example.com/a

go 1.19
//- main.go
package main

import "time"

func main() {
	ticker := time.NewTicker(time.Second)
	for range ticker.C {
	}
}
//= in a field that Close stops
//- go.mod
module example.com/a

go 1.19
//- main.go
package main

import (
	"net/http"
	"time"
)

type session struct{ ticker *time.Ticker }

func newSession() *session { return &session{ticker: time.NewTicker(time.Second)} }

func (s *session) Close() { s.ticker.Stop() }

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s := newSession()
		defer s.Close()
	})
}
//= no go.mod says how old it is
package main

import (
	"net/http"
	"time"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		t := time.NewTimer(time.Second)
		<-t.C
		ticker := time.NewTicker(time.Second)
		<-ticker.C
	})
}
//= no go.mod: the old timers, unless another build system has its say
//- leakline.config.json
{ "minConfidence": "low" }
//- main.go
package main

import (
	"net/http"
	"time"
)

type sampler struct {
	every time.Duration
	stop  chan struct{}
}

func (s *sampler) run() {
	for {
		select {
		case <-time.Tick(s.every): // want "timer"
			sample()
		case <-s.stop:
			return
		}
	}
}

func (s *sampler) runOnce() {
	tick := time.Tick(s.every)
	for {
		select {
		case <-tick:
			sample()
		case <-s.stop:
			return
		}
	}
}

func sample() {}

func main() {
	s := &sampler{every: time.Second, stop: make(chan struct{})}
	go s.run()
	go s.runOnce()
	http.ListenAndServe("127.0.0.1:80", nil)
}
//= AfterFunc fires once
//- go.mod
module example.com/a

go 1.19
//- main.go
package main

import (
	"net/http"
	"time"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		time.AfterFunc(time.Minute, func() { println("late") })
	})
}
//= handed to somebody else
//- go.mod
module example.com/a

go 1.19
//- main.go
package main

import (
	"net/http"
	"time"
)

func run(t *time.Ticker, done <-chan struct{}) {
	defer t.Stop()
	<-done
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		run(time.NewTicker(time.Second), r.Context().Done())
	})
}
