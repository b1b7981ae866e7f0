//= allow: a port that nobody outside reaches
//- leakline.config.json
{ "rules": { "no-public-pprof": ["error", { "allow": [":6060", "0.0.0.0:*"] }] } }
//- main.go
package main

import (
	"net/http"
	_ "net/http/pprof"
)

const inside = "0.0.0.0:9000"

func main() {
	go http.ListenAndServe(":6060", nil)
	go http.ListenAndServe(inside, nil)
	http.ListenAndServe(":8080", nil) // want "profiling"
}
