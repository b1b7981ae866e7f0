// Loops that gather, ranges over lists, and lists that are cut before they are put back.
//= answers that are gathered until all have come, or the time is up, end with the question
package main

import (
	"context"
	"net/http"
	"time"
)

type answer struct{ shop, price string }

type offers struct{ byPrice map[string][]string }

func ask(shops []string) *offers {
	found := &offers{byPrice: map[string][]string{}}
	answers := make(chan answer, len(shops))
	heard := 0
ASKING:
	for {
		if heard == len(shops) {
			break ASKING
		}
		select {
		case a := <-answers:
			heard++
			found.byPrice[a.price] = append(found.byPrice[a.price], a.shop)
		}
	}
	return found
}

func askInTime(ctx context.Context, shops []string) *offers {
	found := &offers{byPrice: map[string][]string{}}
	answers := make(chan answer, len(shops))
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	for {
		select {
		case a := <-answers:
			found.byPrice[a.price] = append(found.byPrice[a.price], a.shop)
		case <-ctx.Done():
			return found
		}
	}
}

var known = ask([]string{"north", "south"})
var knownInTime = askInTime(context.Background(), []string{"north", "south"})

func main() { http.ListenAndServe(":80", nil) }

//= a loop that its own context ends goes on for as long as the service
package main

import "context"

type journal struct{ lines map[string][]string }

func (j *journal) run(ctx context.Context, notes chan string) {
	for {
		select {
		case note := <-notes:
			j.lines["all"] = append(j.lines["all"], note) // want "grows by an entry each time"
		case <-ctx.Done():
			return
		}
	}
}

func main() {
	(&journal{lines: map[string][]string{}}).run(context.Background(), make(chan string))
}

//= the objects of an answer are no channel, and what each round declares is the round's
package main

import (
	"context"
	"time"

	corev1 "k8s.io/api/core/v1"
)

type cluster interface {
	pods(ctx context.Context) (*corev1.PodList, error)
}

var gone []string

func sweep(c cluster) {
	for {
		select {
		case <-time.After(time.Minute):
			pods, err := c.pods(context.Background())
			if err != nil {
				continue
			}
			var failed []string
			for _, pod := range pods.Items {
				failed = append(failed, pod.Name)
			}
			for i := range pods.Items {
				failed = append(failed, pods.Items[i].Name)
			}
			gone = failed
		}
	}
}

func list(c cluster) {
	pods, _ := c.pods(context.Background())
	for _, pod := range pods.Items {
		gone = append(gone, pod.Name)
	}
}

func main() {
	var c cluster
	list(c)
	sweep(c)
}

//= a list for each key, cut before it is put back, and one that is not
package main

import (
	"net/http"
	"time"
)

type doors struct {
	knocks map[string][]time.Time
	all    map[string][]time.Time
}

func (d *doors) knock(side string) int {
	now := time.Now()
	times := d.knocks["door "+side[:1]]
	for len(times) > 0 && now.Sub(times[0]) > time.Minute {
		times = times[1:]
	}
	times = append(times, now)
	d.knocks["door "+side[:1]] = times

	every := d.all["front"]
	every = append(every, now)
	d.all["front"] = every // want "grows by an entry each time"
	return len(times)
}

func main() {
	d := &doors{knocks: map[string][]time.Time{}, all: map[string][]time.Time{}}
	http.HandleFunc("/knock", func(w http.ResponseWriter, r *http.Request) {
		if d.knock("left") > 3 {
			w.WriteHeader(http.StatusTooManyRequests)
		}
	})
	http.ListenAndServe(":80", nil)
}

//= messages of a library's channel in a case of a select, and code behind them
package main

import "github.com/IBM/sarama"

var complaints = map[string]int{}

type desk struct{}

func (desk) Setup(sarama.ConsumerGroupSession) error   { return nil }
func (desk) Cleanup(sarama.ConsumerGroupSession) error { return nil }

func (d desk) ConsumeClaim(session sarama.ConsumerGroupSession, claim sarama.ConsumerGroupClaim) error {
	for {
		select {
		case message := <-claim.Messages():
			d.read(message)
		case <-session.Context().Done():
			return nil
		}
	}
}

func (d desk) read(message *sarama.ConsumerMessage) {
	complaints["about "+string(message.Key)]++ // want "gets an entry for each"
}

func main() {
	group, _ := sarama.NewConsumerGroup(nil, "desk", nil)
	group.Consume(nil, []string{"complaints"}, desk{})
}

//= what requests send on a channel comes as often, and what starts with the service does not
package main

import "net/http"

type visit struct{ from string }

var (
	visits = make(chan visit)
	greets = make(chan visit)
	guests = map[string]int{}
	hosts  = map[string]int{}
)

func watch() {
	for {
		select {
		case v := <-visits:
			count(v.from)
		case v := <-greets:
			greet(v.from)
		}
	}
}

func count(from string) {
	guests[from]++ // want "gets an entry for each"
}

func greet(from string) {
	hosts[from]++
}

func main() {
	go watch()
	greets <- visit{from: "house"}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		visits <- visit{from: r.Header.Get("X-Guest")}
	})
	http.ListenAndServe(":80", nil)
}

//= a flag that is taken back lets code run again
package main

import "net/http"

type press struct {
	isBusy bool
	isWarm bool
	prints []string
	proofs []string
}

func (p *press) print(w http.ResponseWriter, r *http.Request) {
	if p.isBusy {
		return
	}
	p.isBusy = true
	p.prints = append(p.prints, "page") // want "prints"
	p.isBusy = false
}

func (p *press) warm(w http.ResponseWriter, r *http.Request) {
	if p.isWarm {
		return
	}
	p.isWarm = true
	p.proofs = append(p.proofs, "page")
}

func main() {
	p := &press{}
	http.HandleFunc("/print", p.print)
	http.HandleFunc("/warm", p.warm)
	http.ListenAndServe(":80", nil)
}

//= functions that are sent on a channel run as often as they are sent, wherever it is kept
package main

import "net/http"

type clerk struct{ orders chan func() }

var (
	placed = map[string]int{}
	opened = map[string]int{}
)

func (c *clerk) place(w http.ResponseWriter, r *http.Request) {
	shop := r.URL.Query().Get("shop")
	c.orders <- func() {
		placed[shop]++ // want "each query parameter"
	}
}

func (c *clerk) work(mornings chan func()) {
	for order := range c.orders {
		order()
	}
	if open, ok := <-mornings; ok {
		open()
	}
}

func main() {
	c := &clerk{orders: make(chan func())}
	mornings := make(chan func(), 1)
	mornings <- func() { opened["today"]++ }
	go c.work(mornings)
	http.HandleFunc("/place", c.place)
	http.ListenAndServe(":80", nil)
}

//= what is put into a struct that is a value of the call ends with it, and what a pointer leads to does not
package main

import "net/http"

type rules struct {
	allowed []string
	denied  []string
}

var active = &rules{}

func merge(all []rules) (result rules) {
	for _, one := range all {
		result.allowed = append(result.allowed, one.allowed...)
	}
	return result
}

func (r rules) with(name string) []string {
	r.allowed = append(r.allowed, name)
	return r.allowed
}

func (r *rules) deny(name string) {
	r.denied = append(r.denied, name) // want "denied"
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		println(len(merge([]rules{*active}).with("all")))
		active.deny(r.URL.Path)
	})
	http.ListenAndServe(":80", nil)
}

//= a connection of the program's own kind leaves a set when whoever has it closes it
package main

import (
	"net"
	"sync"
)

type counted struct {
	net.Conn
	of *counter
}

func (c *counted) Close() error {
	c.of.remove(c)
	return c.Conn.Close()
}

type counter struct {
	mu    sync.Mutex
	conns map[*counted]struct{}
	dials map[*counted]struct{}
}

func (s *counter) remove(c *counted) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, c)
}

func (s *counter) serve(ln net.Listener) {
	for {
		conn, err := ln.Accept()
		if err != nil {
			return
		}
		c := &counted{Conn: conn, of: s}
		s.mu.Lock()
		s.conns[c] = struct{}{}
		s.dials[c] = struct{}{} // want "dials"
		s.mu.Unlock()
		go answer(c)
	}
}

func answer(conn net.Conn) {
	defer conn.Close()
	conn.Write([]byte("hello"))
}

func main() {
	ln, _ := net.Listen("tcp", "127.0.0.1:0")
	s := &counter{conns: map[*counted]struct{}{}, dials: map[*counted]struct{}{}}
	s.serve(ln)
	for c := range s.conns {
		c.Close()
	}
}

//= what a pool hands out and is emptied by a value of its type is not made once
package main

import (
	"net"
	"net/http"
	"sync"
)

type page struct{ lines []string }

var pages = sync.Pool{New: func() any { return &page{} }}

func (p *page) add(line string) { p.lines = append(p.lines, line) }

type press struct{ first page }

func (s *press) print() {
	p := pages.Get().(*page)
	*p = page{}
	for {
		conn, err := net.Dial("tcp", "printer:9100")
		if err != nil {
			return
		}
		p.add(conn.LocalAddr().String())
	}
}

func main() {
	go (&press{}).print()
	http.ListenAndServe(":80", nil)
}

//= what is shown when the channel is closed was gathered, and ends with it
package main

import (
	"fmt"
	"net/http"
)

func list(found chan string, wait chan bool) {
	go func() {
		var all []string
		for name := range found {
			all = append(all, name)
		}
		show(all)
		wait <- true
	}()
}

func each(found chan string) {
	var all []string
	for name := range found {
		all = append(all, name)
	}
	for _, name := range all {
		fmt.Println(name)
	}
}

func count(found chan string) {
	var all []string
	for name := range found {
		all = append(all, name) // want "`all` lives as long as the process"
	}
	fmt.Println(len(all))
}

func show(all []string) { fmt.Println(all) }

func main() {
	found := make(chan string)
	list(found, make(chan bool))
	go count(found)
	go each(found)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { found <- r.URL.Path })
	http.ListenAndServe(":80", nil)
}

//= a channel that is closed by who fills it ends, whatever is told on it
package main

import (
	"errors"
	"net/http"
)

type crate struct{ id string }

func pack(crates []crate) error {
	failed := make(chan error)
	told := make(chan []error, 1)
	go func() {
		var all []error
		for err := range failed {
			all = append(all, err)
		}
		told <- all
	}()
	for _, c := range crates {
		if c.id == "" {
			failed <- errors.New("no id")
		}
	}
	close(failed)
	return errors.Join(<-told...)
}

type clerk struct{ done []string }

func (c *clerk) note(packed <-chan string, over chan<- bool) {
loop:
	for {
		select {
		case id, open := <-packed:
			if !open {
				break loop
			}
			c.done = append(c.done, id)
		}
	}
	over <- true
}

type porter struct{ seen []string }

func (p *porter) watch(arrived <-chan string) {
	for {
		select {
		case id, open := <-arrived:
			if !open {
				return
			}
			p.seen = append(p.seen, id) // want "`seen` lives as long as the process"
		}
	}
}

func main() {
	crates := []crate{{"a"}, {"b"}}
	_ = pack(crates)
	packed, over := make(chan string), make(chan bool)
	go (&clerk{}).note(packed, over)
	for _, c := range crates {
		packed <- c.id
	}
	close(packed)
	<-over
	arrived := make(chan string)
	go (&porter{}).watch(arrived)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { arrived <- r.URL.Path })
	http.ListenAndServe(":80", nil)
}
//= what comes over a channel that another function makes, fills and closes, and over one that it never closes
package main

import (
	"errors"
	"net/http"
)

type source interface {
	fetch(from, to int) (<-chan int, <-chan error, error)
}

type chain struct{}

func (c chain) fetch(from, to int) (points <-chan int, errs <-chan error, err error) {
	if from > to {
		return nil, nil, errors.New("nothing to fetch")
	}
	points, errs = c.inBatches(from, to)
	return
}

func (c chain) inBatches(from, to int) (points chan int, errs chan error) {
	errs = make(chan error, 1)
	points = make(chan int)
	go func() {
		defer close(points)
		defer close(errs)
		for at := from; at <= to; at++ {
			if at%100 == 99 {
				errs <- errors.New("lost")
				return
			}
			points <- at
		}
	}()
	return points, errs
}

func sync(s source) error {
	for {
		points, lost, err := s.fetch(0, 1000)
		if err != nil {
			return err
		}
		for point := range points {
			println(point)
		}
		var all error
		for err := range lost {
			all = errors.Join(all, err)
		}
		if all != nil {
			println("lost some")
		}
	}
}

func open() chan error {
	errs := make(chan error)
	http.HandleFunc("/fail", func(w http.ResponseWriter, r *http.Request) { errs <- errors.New(r.URL.Path) })
	return errs
}

func watch() {
	var all error
	for err := range open() {
		all = errors.Join(all, err) // want "`all`"
	}
}

func main() {
	go watch()
	go sync(chain{})
	http.ListenAndServe(":80", nil)
}
