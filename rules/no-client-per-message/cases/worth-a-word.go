// What a client for each message is told for: that something grows, or that each message surely pays for it.
//= a connection that is closed in time: where a handler makes it, and far down a way that few may go
package main

import (
	"net/http"

	"google.golang.org/grpc"
)

func dial() (*grpc.ClientConn, error) { return grpc.Dial("backend:50051") }

func near(w http.ResponseWriter, r *http.Request) {
	conn, err := dial() // want "A gRPC connection"
	if err != nil {
		return
	}
	defer conn.Close()
}

func far(w http.ResponseWriter, r *http.Request) { one() }

func one() { two() }

func two() { three() }

func three() {
	conn, err := dial()
	if err != nil {
		return
	}
	defer conn.Close()
}

// Nobody closes it, however far it is.
func leaks(w http.ResponseWriter, r *http.Request) { four() }

func four() { five() }

func five() { six() }

func six() {
	conn, err := dial() // want "A gRPC connection"
	if err != nil {
		return
	}
	conn.Connect()
}

func main() {
	http.HandleFunc("/near", near)
	http.HandleFunc("/far", far)
	http.HandleFunc("/leaks", leaks)
	http.ListenAndServe(":80", nil)
}
//= a loop with a ticker keeps its connection up; one over nothing but ticks makes one each time
package main

import (
	"time"

	"google.golang.org/grpc"
)

type watcher struct {
	conn   *grpc.ClientConn
	broken bool
}

func (w *watcher) run(quit chan struct{}) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-quit:
			return
		case <-ticker.C:
			if w.broken {
				w.conn, _ = grpc.Dial("backend:50051")
			}
		}
	}
}

func poll() {
	ticker := time.NewTicker(time.Second)
	for range ticker.C {
		conn, err := grpc.Dial("backend:50051") // want "A gRPC connection"
		if err != nil {
			continue
		}
		conn.Connect()
	}
}

func main() {
	go poll()
	(&watcher{}).run(nil)
}
//= a holder that one request makes, and another request works on
package main

import "net/http"

type settings struct{ transport *http.Transport }

func (s *settings) round() *http.Transport {
	if s.transport == nil {
		s.transport = &http.Transport{MaxIdleConns: 1}
	}
	return s.transport
}

var current = &settings{}

func show(w http.ResponseWriter, r *http.Request) {
	copied := &settings{}
	_ = copied
}

func use(w http.ResponseWriter, r *http.Request) { current.round() }

func main() {
	http.HandleFunc("/show", show)
	http.HandleFunc("/use", use)
	http.ListenAndServe(":80", nil)
}
//= a holder that a request makes and works on itself
package main

import "net/http"

type session struct{ transport *http.Transport }

func (s *session) round() *http.Transport {
	if s.transport == nil {
		s.transport = &http.Transport{MaxIdleConns: 1} // want "An HTTP transport"
	}
	return s.transport
}

func use(w http.ResponseWriter, r *http.Request) {
	s := &session{}
	s.round()
}

func main() {
	http.HandleFunc("/use", use)
	http.ListenAndServe(":80", nil)
}
//= objects that are watched change now and then: what only costs its start is told for requests, what stays for both
package main

import (
	"context"
	"net/http"

	"github.com/hashicorp/consul/api"
	ctrl "sigs.k8s.io/controller-runtime"
)

type reconciler struct{}

func (r *reconciler) Reconcile(ctx context.Context, req ctrl.Request) (ctrl.Result, error) {
	client, err := api.NewClient(api.DefaultConfig())
	if err != nil {
		return ctrl.Result{}, err
	}
	client.Agent()
	sender := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}} // want "An HTTP transport"
	sender.Get("http://backend")
	return ctrl.Result{}, nil
}

func handle(w http.ResponseWriter, r *http.Request) {
	client, err := api.NewClient(api.DefaultConfig()) // want "A Consul client"
	if err != nil {
		return
	}
	client.Agent()
}

func main() {
	http.HandleFunc("/", handle)
	mgr, _ := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	ctrl.NewControllerManagedBy(mgr).Complete(&reconciler{})
}
//= what developers run, in a folder that says so, and a service
//- go.mod
module example.com/alerts

go 1.22
//- devtools/mockchat/main.go
package main

import "net/http"

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		client := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}}
		client.Get("http://backend")
	})
	http.ListenAndServe(":80", nil)
}
//- _examples/main.go
package main

import "net/http"

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		client := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}}
		client.Get("http://backend")
	})
	http.ListenAndServe(":80", nil)
}
//- tests_func/load/main.go
package main

import "net/http"

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		client := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}}
		client.Get("http://backend")
	})
	http.ListenAndServe(":80", nil)
}
//- service/main.go
package main

import "net/http"

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		client := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}} // want "An HTTP transport"
		client.Get("http://backend")
	})
	http.ListenAndServe(":80", nil)
}
//= the connection comes beside what is made of it, and is closed far down a way, or by nobody
package main

import (
	"net/http"

	"google.golang.org/grpc"
)

type stub struct{ conn *grpc.ClientConn }

func connect() (*stub, *grpc.ClientConn, error) {
	conn, err := grpc.Dial("backend:50051")
	if err != nil {
		return nil, nil, err
	}
	return &stub{conn: conn}, conn, nil
}

func handle(w http.ResponseWriter, r *http.Request) {
	ask()
	forget()
}

func ask() { all() }

func all() {
	client, conn, err := connect()
	if err != nil {
		return
	}
	defer conn.Close()
	_ = client
}

func forget() { leak() }

func leak() {
	client, conn, err := connect() // want "A gRPC connection"
	if err != nil {
		return
	}
	conn.Connect()
	_ = client
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
