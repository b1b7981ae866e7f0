//= a sign-in at another site that is begun leaves its entry behind where nobody comes back
package main

import (
	"net/http"
	"sync"

	"github.com/google/uuid"
)

type begun struct{ returnTo string }

type desk struct {
	mu     sync.Mutex
	logins map[string]begun
}

func (d *desk) begin(w http.ResponseWriter, r *http.Request) {
	state := uuid.NewString()
	d.mu.Lock()
	d.logins[state] = begun{returnTo: r.FormValue("to")} // want "logins.*waits for somebody to come back"
	d.mu.Unlock()
	http.Redirect(w, r, "https://bank.example/?state="+state, http.StatusFound)
}

func (d *desk) end(w http.ResponseWriter, r *http.Request) {
	state := r.FormValue("state")
	d.mu.Lock()
	b, ok := d.logins[state]
	if ok {
		delete(d.logins, state)
	}
	d.mu.Unlock()
	http.Redirect(w, r, b.returnTo, http.StatusFound)
}

func main() {
	d := &desk{logins: map[string]begun{}}
	http.HandleFunc("/begin", d.begin)
	http.HandleFunc("/end", d.end)
	http.ListenAndServe(":80", nil)
}
//= one that a sweep takes out does not stay
package main

import (
	"net/http"
	"sync"
	"time"

	"github.com/google/uuid"
)

var (
	mu     sync.Mutex
	logins = map[string]time.Time{}
)

func sweep() {
	for range time.Tick(time.Minute) {
		mu.Lock()
		for state, at := range logins {
			if time.Since(at) > time.Minute {
				delete(logins, state)
			}
		}
		mu.Unlock()
	}
}

func main() {
	go sweep()
	http.HandleFunc("/begin", func(w http.ResponseWriter, r *http.Request) {
		state := uuid.NewString()
		mu.Lock()
		logins[state] = time.Now()
		mu.Unlock()
		http.Redirect(w, r, "https://bank.example/?state="+state, http.StatusFound)
	})
	http.HandleFunc("/end", func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		delete(logins, r.FormValue("state"))
		mu.Unlock()
	})
	http.ListenAndServe(":80", nil)
}
//= what only a logout takes out stays for all who just go away
package main

import (
	"net/http"
	"sync"

	"github.com/google/uuid"
)

type visitor struct{ name string }

type Store struct {
	mu       sync.Mutex
	sessions map[string]*visitor
	expired  map[string]*visitor
}

var store = &Store{sessions: map[string]*visitor{}, expired: map[string]*visitor{}}

func (s *Store) Open(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	token := uuid.NewString()
	s.sessions[token] = &visitor{name} // want "sessions.*who does not log out leaves an entry behind"
	s.expired[token] = &visitor{name}
	return token
}

func (s *Store) Close(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.sessions, token)
}

func (s *Store) Expire(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.expired, token)
}

func login(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: store.Open(r.FormValue("name"))})
}

func logout(w http.ResponseWriter, r *http.Request) {
	store.Close(r.FormValue("sid"))
	store.Expire(r.FormValue("sid"))
}

func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Expired") != "" {
			store.Expire(r.FormValue("sid"))
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	http.HandleFunc("/login", login)
	http.Handle("/logout", guard(http.HandlerFunc(logout)))
	http.ListenAndServe(":80", nil)
}
