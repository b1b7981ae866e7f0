// What is handed out again.
//= one that is taken from those that lie idle, where there is one, and one of which none ever does
package main

import (
	"net/http"

	"golang.org/x/crypto/ssh"
)

type kitchen struct {
	idle []*ssh.Client
	more []*ssh.Client
}

func retried(f func() error) error { return f() }

func (k *kitchen) dial() (*ssh.Client, error) { return ssh.Dial("tcp", "oven:22", &ssh.ClientConfig{}) }

func (k *kitchen) get() (c *ssh.Client, err error) {
	for len(k.idle) > 0 {
		c = k.idle[0]
		k.idle = k.idle[1:]
	}
	if c != nil {
		return c, nil
	}
	err = retried(func() error {
		c, err = k.dial()
		return err
	})
	return c, err
}

func (k *kitchen) first() (c *ssh.Client, err error) {
	if len(k.more) > 0 {
		k.more[0].Wait()
	}
	err = retried(func() error {
		c, err = k.dial() // want "An SSH connection is made"
		return err
	})
	return c, err
}

func main() {
	k := &kitchen{}
	http.HandleFunc("/heat", func(w http.ResponseWriter, r *http.Request) {
		c, err := k.get()
		if err == nil {
			k.idle = append(k.idle, c)
		}
	})
	http.HandleFunc("/first", func(w http.ResponseWriter, r *http.Request) { k.first() })
	http.ListenAndServe(":80", nil)
}

//= one that a method makes and keeps where another looks for it first, and one that is kept elsewhere
package main

import (
	"net/http"
	"sync"
)

type stalls struct {
	open sync.Map
	shut sync.Map
}

func (s *stalls) seek(name string) *http.Transport {
	found, ok := s.open.Load(name)
	if !ok {
		return nil
	}
	return found.(*http.Transport)
}

func (s *stalls) add(name string) *http.Transport {
	made := &http.Transport{MaxIdleConns: 2}
	s.open.Store(name, made)
	return made
}

func (s *stalls) close(name string) *http.Transport {
	made := newStall()
	s.shut.Store(name, made)
	return made
}

func newStall() *http.Transport { return &http.Transport{MaxIdleConns: 2} }

func main() {
	s := &stalls{}
	http.HandleFunc("/open", func(w http.ResponseWriter, r *http.Request) {
		var stall *http.Transport
		stall = s.seek("bread")
		if stall == nil {
			stall = s.add("bread")
		}
		stall.RoundTrip(r)
	})
	http.HandleFunc("/shut", func(w http.ResponseWriter, r *http.Request) {
		stall := s.seek("rolls")
		if stall == nil {
			stall = s.close("rolls") // want "An HTTP transport is made"
		}
		stall.RoundTrip(r)
	})
	http.ListenAndServe(":80", nil)
}
