//= allow: a collection by name; allowValues: a key by name
//- leakline.config.json
{ "rules": { "no-unbounded-module-collection": ["error", { "allow": ["known"], "allowValues": ["tenant"] }] } }
//- main.go
package main

import "net/http"

var known = map[string]bool{}
var seen = map[string]bool{}

func handle(w http.ResponseWriter, r *http.Request) {
	known[r.URL.Path] = true
	tenant := r.Header.Get("X-Tenant")
	seen[tenant] = true
	seen[r.URL.Path] = true // want "raw URL path"
}

func main() { http.HandleFunc("/", handle) }
