//= parts of elements whose type has no name
package main

import (
	"net/http"
	"sync"
	"time"
)

type Seen struct {
	shards [16]struct {
		sync.Mutex
		at map[string]time.Time
	}
	slots []*struct{ names map[string]int }
}

func (s *Seen) Touch(name string) {
	shard := &s.shards[len(name)%16]
	shard.Lock()
	defer shard.Unlock()
	shard.at[name] = time.Now() // want "`at` lives as long as the process"
}

func (s *Seen) Count(name string) {
	s.slots[len(name)%4].names[name]++ // want "`names` lives as long as the process"
}

func main() {
	seen := &Seen{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		seen.Touch(r.URL.Path)
		seen.Count(r.URL.Path)
	})
	http.ListenAndServe(":80", nil)
}
//= swept shards
package main

import (
	"net/http"
	"sync"
	"time"
)

type Seen struct {
	shards [16]struct {
		sync.Mutex
		at map[string]time.Time
	}
}

func (s *Seen) Touch(name string) {
	shard := &s.shards[len(name)%16]
	shard.Lock()
	defer shard.Unlock()
	shard.at[name] = time.Now()
}

func (s *Seen) sweep() {
	for range time.Tick(time.Minute) {
		for i := range s.shards {
			shard := &s.shards[i]
			shard.Lock()
			for name, at := range shard.at {
				if time.Since(at) > time.Hour {
					delete(shard.at, name)
				}
			}
			shard.Unlock()
		}
	}
}

func main() {
	seen := &Seen{}
	go seen.sweep()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { seen.Touch(r.URL.Path) })
	http.ListenAndServe(":80", nil)
}
