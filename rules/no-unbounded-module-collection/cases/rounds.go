//= what only tests switch on
package main

import "net/http"

var isUnderTest bool
var isLatest bool
var sent []string
var kept []string

func notify(w http.ResponseWriter, r *http.Request) {
	if isLatest {
		kept = append(kept, r.URL.Path) // want "`kept`"
	}
	if isUnderTest {
		sent = append(sent, r.URL.Path)
		return
	}
	w.WriteHeader(204)
}

func main() { http.HandleFunc("/", notify) }
//= what a loop that never ends declares is another one in each round
package main

import (
	"net/http"
	"sync"
	"time"
)

var ids sync.Map

func main() {
	go func() {
		ticker := time.NewTicker(time.Minute)
		all := []string{}
		for range ticker.C {
			round := []string{}
			ids.Range(func(key, value any) bool {
				round = append(round, key.(string))
				all = append(all, key.(string)) // want "`all`"
				return true
			})
			println(len(round), len(all))
		}
	}()
	http.ListenAndServe(":1", nil)
}
//= a routine that takes out for as long as the program runs
package main

import (
	"net/http"
	"sync"
)

type reporter struct {
	mu       sync.Mutex
	wake     *sync.Cond
	statuses map[string]string
	reported map[string]string
}

func (r *reporter) update(id, status string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.statuses[id] = status
	r.reported[id] = status // want "`reported`"
	r.wake.Signal()
}

func (r *reporter) run() {
	for {
		r.wake.Wait()
		for id := range r.statuses {
			delete(r.statuses, id)
			println(id)
		}
	}
}

func main() {
	r := &reporter{statuses: map[string]string{}, reported: map[string]string{}}
	r.wake = sync.NewCond(&r.mu)
	go r.run()
	http.HandleFunc("/", func(w http.ResponseWriter, q *http.Request) {
		r.update(q.URL.Query().Get("id"), "up")
	})
	http.ListenAndServe(":1", nil)
}
//= a server that main makes before its loop is one, one that each round makes is another each time
package main

import (
	"bufio"
	"net"
)

type server struct {
	lines []string
}

func (s *server) handle(c net.Conn) {
	defer c.Close()
	for reader := bufio.NewReader(c); ; {
		line, err := reader.ReadString('\n')
		if err != nil {
			return
		}
		s.lines = append(s.lines, line) // want "`lines`"
	}
}

type visit struct {
	peers []string
}

func (v *visit) add(c net.Conn) {
	v.peers = append(v.peers, c.RemoteAddr().String())
}

func main() {
	l, err := net.Listen("tcp", ":7")
	if err != nil {
		panic(err)
	}
	s := &server{}
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		v := &visit{}
		v.add(c)
		go s.handle(c)
	}
}

//= two loops that hand each other what they get from each other
package main

import "time"

type relay struct {
	updates chan string
	answers chan string
	heard   []string
}

func (r *relay) ask() {
	for {
		select {
		case answer := <-r.answers:
			r.updates <- answer + "!"
		}
	}
}

func (r *relay) answer() {
	for {
		select {
		case update := <-r.updates:
			r.answers <- update
			r.heard = append(r.heard, update) // want "grows by an entry each time"
		}
	}
}

var seen []string

func main() {
	r := &relay{updates: make(chan string), answers: make(chan string)}
	go r.ask()
	go r.answer()
	for range time.Tick(time.Second) {
		seen = append(seen, "tick") // want "grows by an entry each time"
	}
}

//= what is done in the last round of a loop, and what in each
package main

import (
	"net/http"
	"time"
)

var problems []string

var seen []string

func watch(done func() bool, late func() bool) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for range ticker.C {
		if done() {
			break
		}
		if late() {
			problems = append(problems, "late")
			break
		}
	}
}

func listen(events <-chan string, stop <-chan bool) {
	for {
		select {
		case <-stop:
			problems = append(problems, "stopped")
			return
		case event := <-events:
			if event != "" {
				seen = append(seen, event) // want "grows by an entry each time"
			}
			break
		}
	}
}

func main() {
	events := make(chan string)
	go watch(func() bool { return false }, func() bool { return true })
	go listen(events, nil)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { events <- r.URL.Path })
	http.ListenAndServe(":80", nil)
}

//= what a round looks for first, in a map of its own, it makes anew
package main

import "net/http"

type parcel struct{ to, what string }

type load struct{ to string; items []string }

type van struct{ stops []string }

func newLoad(to string) *load { return &load{to: to} }

func deliver(batches chan []parcel, v *van) {
	var tally *van
	for {
		select {
		case batch := <-batches:
			loads := make(map[string]*load)
			for _, p := range batch {
				l := loads[p.to]
				if l == nil {
					l = newLoad(p.to)
					loads[p.to] = l
				}
				l.items = append(l.items, p.what)
			}
			if tally == nil {
				tally = v
			}
			tally.stops = append(tally.stops, "gate") // want "`stops` lives as long as the process"
		}
	}
}

func main() {
	batches := make(chan []parcel)
	go deliver(batches, &van{})
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		batches <- []parcel{{r.URL.Path, r.URL.RawQuery}}
	})
	http.ListenAndServe(":80", nil)
}

//= a list in one of several that have an interface, and that is only added to through it
package main

import "net/http"

type diary interface{ write(line string) }

type notes struct{ lines []string }

func (n *notes) write(line string) { n.lines = append(n.lines, line) }

type wire struct{ sent int }

func (w *wire) write(line string) { w.sent++ }

type ledger struct{ rows []string }

func (l *ledger) enter(row string) { l.rows = append(l.rows, row) } // want "`rows` lives as long as the process"

func try(d diary) { d.write("hello") }

func serve(d diary, l *ledger) {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		d.write(r.URL.Path)
		l.enter(r.URL.Path)
	})
	http.ListenAndServe(":80", nil)
}

func main() {
	try(&notes{})
	serve(&wire{}, &ledger{})
}

//= what a library is shown of a type is no instance that lives on
//- go.mod
module example.com/fleet

go 1.22

require sigs.k8s.io/controller-runtime v0.17.0
//- main.go
package main

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

type Fleet struct {
	Spec FleetSpec `json:"spec"`
}

type FleetSpec struct {
	Lead *Ship `json:"lead"`
}

type Ship struct {
	Hold `json:",inline"`
}

type Hold struct {
	Crates []string `json:"crates"`
}

type Harbour struct{ Ship }

type Watcher struct {
	client.Client
	log *Log
}

type Log struct{ names []string }

func (w *Watcher) Reconcile(ctx context.Context, req ctrl.Request) (ctrl.Result, error) {
	fleet := &Fleet{}
	if err := w.Get(ctx, req.NamespacedName, fleet); err != nil {
		return ctrl.Result{}, err
	}
	stow(&fleet.Spec.Lead.Hold)
	w.log.names = append(w.log.names, req.Name) // want "`names` lives as long as the process"
	return ctrl.Result{}, nil
}

func stow(h *Hold) { h.Crates = append(h.Crates, "tea") }

func main() {
	mgr, _ := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	mgr.GetScheme().AddKnownTypes(group, &Fleet{}, &Harbour{})
	ctrl.NewControllerManagedBy(mgr).For(&Fleet{}).Owns(&Harbour{}).Complete(&Watcher{log: &Log{}})
	mgr.Start(ctrl.SetupSignalHandler())
}

//= what is emptied, one inner map after the other
package main

import (
	"net/http"
	"time"
)

type office struct {
	letters map[string]map[string]int
	stamps  map[string]map[string]int
}

func (o *office) receive(w http.ResponseWriter, r *http.Request) {
	inner := o.letters["in"]
	inner[r.URL.Path]++
	used := o.stamps["in"]
	used[r.URL.Path]++ // want "`stamps` lives as long as the process"
}

func (o *office) carry() {
	for range time.Tick(time.Minute) {
		for _, letters := range o.letters {
			for to := range letters {
				delete(letters, to)
			}
		}
		for _, stamps := range o.stamps {
			println(len(stamps))
		}
	}
}

func main() {
	o := &office{
		letters: map[string]map[string]int{"in": {}},
		stamps:  map[string]map[string]int{"in": {}},
	}
	go o.carry()
	http.HandleFunc("/", o.receive)
	http.ListenAndServe(":80", nil)
}
//= a loop that goes on until its context ends, and one that tries until it succeeds
package main

import (
	"context"
	"time"
)

var polled []string

var tried []string

func poll(ctx context.Context, next func() string) {
	for ctx.Err() == nil {
		time.Sleep(time.Second)
		polled = append(polled, next()) // want "`polled` lives as long as the process"
	}
}

func open(ctx context.Context, next func() string) string {
	for ctx.Err() == nil {
		address := next()
		tried = append(tried, address)
		if address != "" {
			return address
		}
	}
	return ""
}

func main() {
	next := func() string { return "a" }
	ctx := context.Background()
	open(ctx, next)
	poll(ctx, next)
}
//= a round that is broken off with what has come so far, and one that only a failure ends
package main

import "time"

type parcel struct{ code string }

type line interface{ Next() (parcel, error) }

func sortAll(in <-chan parcel, deliver func([]parcel)) {
	for {
		var batch []parcel
		batch = append(batch, <-in)
		full := time.NewTimer(time.Second)
	gather:
		for {
			select {
			case <-full.C:
				deliver(batch)
				break gather
			default:
				select {
				case p := <-in:
					batch = append(batch, p)
				default:
					deliver(batch)
					break gather
				}
			}
		}
		full.Stop()
	}
}

func sortEach(in, more <-chan parcel) {
	for {
		var seen []parcel
		for {
			select {
			case p := <-in:
				seen = append(seen, p) // want "`seen`"
			case p := <-more:
				println(p.code, len(seen))
			}
		}
	}
}

func main() {
	in, more := make(chan parcel), make(chan parcel)
	go sortAll(in, func(batch []parcel) { println(len(batch)) })
	go sortEach(in, more)
	for {
		in <- parcel{}
	}
}
