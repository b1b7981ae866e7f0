//= allow: a function
//- leakline.config.json
{ "rules": { "no-forced-gc": ["error", { "allow": ["afterImport"] }] } }
//- main.go
package main

import (
	"net/http"
	"runtime"
)

func afterImport(w http.ResponseWriter, r *http.Request) { runtime.GC() }

func handle(w http.ResponseWriter, r *http.Request) {
	runtime.GC() // want "forced"
}

func main() {
	http.HandleFunc("/import", afterImport)
	http.HandleFunc("/", handle)
}
