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
