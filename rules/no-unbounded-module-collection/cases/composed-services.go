//= a struct that is embedded by value in the service, in another package: it is made with it
//- go.mod
module example.com/x

go 1.24
//- base/base.go
package base

import "sync"

type Registry struct {
	sync.Mutex
	Items map[string]any
}

func (r *Registry) Remember(k string, v any) {
	r.Lock()
	defer r.Unlock()
	if r.Items == nil {
		r.Items = make(map[string]any)
	}
	r.Items[k] = v // want "`Items` lives as long as the process and gets an entry for each request header"
}
//- main.go
package main

import (
	"net/http"

	"example.com/x/base"
)

type server struct {
	base.Registry
	name string
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.Remember(r.Header.Get("X-Request-Id"), s.name)
}

func main() {
	http.ListenAndServe(":1", &server{name: "a"})
}
//= a struct that is a field by value: of the service it stays, of what a request makes it goes
package main

import "net/http"

type words struct{ seen map[string]int }

func (s *words) add(w string) {
	s.seen[w]++ // want "`seen` lives as long as the process"
}

type pieces struct{ seen map[string]int }

func (s *pieces) add(w string) { s.seen[w]++ }

type service struct{ all words }

type job struct{ own pieces }

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.all.add(r.URL.Path)
	j := &job{own: pieces{seen: map[string]int{}}}
	j.own.add(r.URL.Path)
	var k job
	k.own.add(r.URL.Path)
}

func main() {
	http.ListenAndServe(":1", &service{all: words{seen: map[string]int{}}})
}
//= a map that is made while there is none yet is not emptied by that; one that is made anew when it is full is
package main

import (
	"net/http"
	"sync"
)

type book struct {
	mu    sync.Mutex
	names map[string]int
	pages map[string]int
	round int
}

func (b *book) note(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.names == nil {
		b.names = map[string]int{}
	}
	b.names[name]++ // want "`names` lives as long as the process"
	b.round++
	if b.pages == nil || b.round > 1000 {
		b.pages, b.round = map[string]int{}, 0
	}
	b.pages[name]++
}

func main() {
	b := &book{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { b.note(r.URL.Path) })
	http.ListenAndServe(":1", nil)
}
//= a queue that a goroutine drains in a loop that nothing leaves, and what that loop cannot deliver
package main

import (
	"net/http"
	"sync"
)

type outbox struct {
	mu    sync.Mutex
	cond  *sync.Cond
	queue [][]byte
	fail  [][]byte
}

func (o *outbox) put(m []byte) {
	o.mu.Lock()
	o.queue = append(o.queue, m)
	o.cond.Signal()
	o.mu.Unlock()
}

func (o *outbox) drain() {
	for {
		o.mu.Lock()
		for len(o.queue) == 0 {
			o.cond.Wait()
		}
		m := o.queue[0]
		o.queue = o.queue[1:]
		o.mu.Unlock()
		if err := deliver(m); err != nil {
			o.mu.Lock()
			o.fail = append(o.fail, m) // want "`fail` lives as long as the process"
			o.mu.Unlock()
		}
	}
}

func deliver(m []byte) error {
	_, err := http.Get(string(m))
	return err
}

func main() {
	o := &outbox{}
	o.cond = sync.NewCond(&o.mu)
	go o.drain()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { o.put(nil) })
	http.ListenAndServe(":1", nil)
}
//= a search without a condition that something leaves runs once
package main

import (
	"net/http"
	"strconv"
)

var tried []string

func pick(taken map[string]bool) string {
	for n := 0; ; n++ {
		name := "node" + strconv.Itoa(n)
		tried = append(tried, name)
		if !taken[name] {
			break
		}
	}
	return tried[len(tried)-1]
}

func main() {
	name := pick(nil)
	http.ListenAndServe(name+":1", nil)
}
//= locals of a goroutine that serves a channel: outside its loop they stay, and what is sent is the key
package main

import (
	"net/http"
	"time"
)

type hit struct {
	path string
	at   time.Time
}

func aggregate(in <-chan hit) {
	perPath := map[string]int{}
	window := make([]hit, 0, 128)
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	for {
		select {
		case h := <-in:
			perPath[h.path]++ // want "`perPath` lives as long as the process and gets an entry for each raw URL path"
			window = append(window, h)
			parts := map[string]int{}
			parts[h.path]++
		case <-tick.C:
			window = window[:0]
		}
	}
}

func main() {
	ch := make(chan hit, 1024)
	go aggregate(ch)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ch <- hit{r.URL.Path, time.Now()}
	})
	http.ListenAndServe(":1", nil)
}
//= locals of a goroutine that serves a channel of a few states, and of one that collects and returns
package main

import (
	"context"
	"net/http"
)

type state struct{ name string }

func count(in <-chan state) {
	seen := map[string]int{}
	for s := range in {
		seen[s.name]++
	}
}

func collect(ctx context.Context, in <-chan state) []state {
	all := []state{}
	for {
		select {
		case s := <-in:
			all = append(all, s)
		case <-ctx.Done():
			return all
		}
	}
}

func main() {
	ch, other := make(chan state), make(chan state)
	go count(ch)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s := state{name: "up"}
		if r.ContentLength > 10 {
			s.name = "down"
		}
		ch <- s
	})
	go http.ListenAndServe(":1", nil)
	_ = collect(context.Background(), other)
}
//= a list that is added to as a set is as long as there are values of it
package main

import (
	"net/http"
	"slices"
)

var (
	allowed = []string{"a", "b"}
	tags    []string
	names   []string
)

func h(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if !slices.Contains(names, name) {
		names = append(names, name) // want "`names` lives as long as the process and gets an entry for each form value"
	}
	tag := r.FormValue("tag")
	if !slices.Contains(allowed, tag) {
		return
	}
	if !slices.Contains(tags, tag) {
		tags = append(tags, tag)
	}
}

func main() {
	http.HandleFunc("/", h)
	http.ListenAndServe(":1", nil)
}
//= a list of links grows by one each time; one that is taken from as well does not
package main

import (
	"net/http"
	"sync"
)

type node struct {
	next *node
	val  string
}

type lists struct {
	mu    sync.Mutex
	trail *node
	jobs  *node
}

func (l *lists) push(v string) {
	l.mu.Lock()
	l.trail = &node{next: l.trail, val: v} // want "`trail` lives as long as the process and gets one more layer around what it held"
	l.jobs = &node{l.jobs, v}
	l.mu.Unlock()
}

func (l *lists) pop() {
	l.mu.Lock()
	if l.jobs != nil {
		l.jobs = l.jobs.next
	}
	l.mu.Unlock()
}

func main() {
	l := &lists{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { l.push(r.URL.Path) })
	http.HandleFunc("/done", func(w http.ResponseWriter, r *http.Request) { l.pop() })
	http.ListenAndServe(":1", nil)
}
//= a controller that forgets an object when it is gone, and one that never does
package main

import (
	"context"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/types"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

type reconciler struct {
	client.Client
	backoff map[types.NamespacedName]int
	history map[types.NamespacedName]int
	obj     client.Object
}

func (r *reconciler) Reconcile(ctx context.Context, req ctrl.Request) (ctrl.Result, error) {
	if err := r.Get(ctx, req.NamespacedName, r.obj); err != nil {
		if apierrors.IsNotFound(err) {
			delete(r.backoff, req.NamespacedName)
			return ctrl.Result{}, nil
		}
		r.backoff[req.NamespacedName]++
		delete(r.history, req.NamespacedName)
		return ctrl.Result{}, err
	}
	r.history[req.NamespacedName]++ // want "it only runs on the error path"
	return ctrl.Result{}, nil
}

func main() {
	mgr, _ := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	r := &reconciler{Client: mgr.GetClient(), backoff: map[types.NamespacedName]int{}, history: map[types.NamespacedName]int{}}
	_ = ctrl.NewControllerManagedBy(mgr).Complete(r)
}
//= what a gRPC stream sends is kept for ever, and the streams themselves until they end
package main

import (
	"net"
	"sync"

	"example.com/gen/pb"
	"google.golang.org/grpc"
)

type chat struct {
	pb.UnimplementedChatServer
	mu      sync.Mutex
	streams map[string]pb.Chat_TalkServer
	archive []*pb.Msg
}

func (c *chat) Talk(stream pb.Chat_TalkServer) error {
	first, err := stream.Recv()
	if err != nil {
		return err
	}
	c.mu.Lock()
	c.streams[first.User] = stream
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		delete(c.streams, first.User)
		c.mu.Unlock()
	}()
	for {
		in, err := stream.Recv()
		if err != nil {
			return err
		}
		c.archive = append(c.archive, in) // want "`archive` lives as long as the process"
	}
}

func main() {
	lis, _ := net.Listen("tcp", ":1")
	s := grpc.NewServer()
	pb.RegisterChatServer(s, &chat{streams: map[string]pb.Chat_TalkServer{}})
	s.Serve(lis)
}
//= numbers of an atomic counter as keys: forgotten when the call returns, or never; of a ring they are few
package main

import (
	"net/http"
	"sync"
	"sync/atomic"
)

var (
	next    atomic.Uint64
	mu      sync.Mutex
	pending = map[uint64]chan []byte{}
	timed   = map[uint64]bool{}
	shards  = map[uint64]int{}
)

func call(r *http.Request) {
	id := next.Add(1)
	mu.Lock()
	pending[id] = make(chan []byte, 1)
	shards[id%16]++
	mu.Unlock()
	defer func() {
		mu.Lock()
		delete(pending, id)
		mu.Unlock()
	}()
	<-r.Context().Done()
	mu.Lock()
	timed[id] = true // want "`timed` lives as long as the process and gets an entry for each number from a counter"
	mu.Unlock()
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { call(r) })
	http.ListenAndServe(":1", nil)
}
//= a map by the partitions of a topic is as large as the topic
package main

import (
	"context"

	"github.com/segmentio/kafka-go"
)

type consumer struct {
	offsets map[int]int64
	keys    map[string]int64
}

func (c *consumer) run(ctx context.Context, r *kafka.Reader) error {
	for {
		m, err := r.FetchMessage(ctx)
		if err != nil {
			return err
		}
		c.offsets[m.Partition] = m.Offset
		c.keys[string(m.Key)] = m.Offset // want "an entry for each key of a message"
	}
}

func main() {
	c := &consumer{offsets: map[int]int64{}, keys: map[string]int64{}}
	_ = c.run(context.Background(), kafka.NewReader(kafka.ReaderConfig{Topic: "t"}))
}
