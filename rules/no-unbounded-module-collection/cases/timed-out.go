// What a timer takes out that is started once for each entry.
//= a timer for each session takes out what it kept, and a list that it leaves
package main

import (
	"net/http"
	"sync"
	"time"
)

type visits struct {
	sync.Mutex
	steps map[string][]string
	timer map[string]*time.Timer
	seen  map[string][]string
}

var all = newVisits()

func newVisits() *visits {
	return &visits{steps: make(map[string][]string), timer: make(map[string]*time.Timer), seen: make(map[string][]string)}
}

func (v *visits) forget(id string) {
	v.Lock()
	defer v.Unlock()
	delete(v.steps, id)
	if t, ok := v.timer[id]; ok {
		t.Stop()
		delete(v.timer, id)
	}
}

func (v *visits) start(after time.Duration, id string) {
	v.Lock()
	defer v.Unlock()
	t, ok := v.timer[id]
	if ok {
		t.Reset(after)
		return
	}
	v.timer[id] = time.AfterFunc(after, func() {
		v.forget(id)
	})
}

func (v *visits) step(id, what string) {
	v.start(time.Minute, id)
	v.Lock()
	defer v.Unlock()
	v.steps[id] = append(v.steps[id], what)
	v.seen[id] = append(v.seen[id], what) // want "`seen` lives as long as the process"
}

func main() {
	http.HandleFunc("/step", func(w http.ResponseWriter, r *http.Request) {
		all.step(r.FormValue("session"), "x")
	})
	http.ListenAndServe(":80", nil)
}
