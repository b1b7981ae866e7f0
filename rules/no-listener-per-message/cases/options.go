//= allow: what adds it
//- leakline.config.json
{ "rules": { "no-listener-per-message": ["error", { "allow": ["logrus.AddHook"] }] } }
//- main.go
package main

import (
	"net/http"

	"github.com/redis/go-redis/v9"
	"github.com/sirupsen/logrus"
)

var rdb = redis.NewClient(&redis.Options{})

type hook struct{ logrus.Hook }
type limit struct{ redis.Hook }

func handle(w http.ResponseWriter, r *http.Request) {
	logrus.AddHook(&hook{})
	rdb.AddHook(limit{}) // want "hook is added"
}

func main() { http.HandleFunc("/", handle) }
