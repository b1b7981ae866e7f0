//= a cache with a goroutine of its own for each request
package main

import (
	"net/http"
	"time"

	"github.com/jellydator/ttlcache/v2"
)

var shared = ttlcache.NewCache()

func main() {
	_ = shared.SetTTL(time.Minute)
	http.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		own := ttlcache.NewCache() // want "in-memory cache.*goroutines of its own"
		_ = own.Set("path", r.URL.Path)
	})
	http.HandleFunc("/b", func(w http.ResponseWriter, r *http.Request) {
		_ = shared.Set("path", r.URL.Path)
	})
	http.ListenAndServe(":80", nil)
}
