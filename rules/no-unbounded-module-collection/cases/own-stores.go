//= answers that a transport keeps by their URL
package main

import (
	"net/http"

	"github.com/gregjones/httpcache"
	"github.com/gregjones/httpcache/diskcache"
)

var cached = &http.Client{Transport: httpcache.NewMemoryCacheTransport()} // want "keeps the answer of each URL"

var onDisk = &http.Client{Transport: httpcache.NewTransport(diskcache.New("/tmp"))}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		// Goes with the request.
		once := httpcache.NewTransport(httpcache.NewMemoryCache())
		once.RoundTrip(r)
		cached.Get(r.URL.Path)
		onDisk.Get(r.URL.Path)
	})
	http.ListenAndServe(":80", nil)
}
