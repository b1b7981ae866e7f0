//= listeners: signal, logrus hook, finalizer, http server shutdown hooks
package main

import (
	"net/http"
	"os"
	"os/signal"

	"github.com/sirupsen/logrus"
)

type hook struct{}

func (hook) Levels() []logrus.Level        { return nil }
func (hook) Fire(e *logrus.Entry) error    { return nil }

var srv = &http.Server{}

func h(w http.ResponseWriter, r *http.Request) {
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt) // want "is added|keeps"
	logrus.AddHook(hook{}) // want "is added|keeps"
	srv.RegisterOnShutdown(func() {}) // want "is added|keeps"
	ok := make(chan os.Signal, 1)
	signal.Notify(ok, os.Interrupt)
	defer signal.Stop(ok)
	l := logrus.New()
	l.AddHook(hook{})
}

func main() {
	http.HandleFunc("/", h)
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
}
//= informer event handlers per request; etcd watch; fsnotify
package main

import (
	"context"
	"net/http"

	"github.com/fsnotify/fsnotify"
	"k8s.io/client-go/tools/cache"
)

type ctl struct{ inf cache.SharedIndexInformer }

func (c *ctl) h(w http.ResponseWriter, r *http.Request) {
	c.inf.AddEventHandler(cache.ResourceEventHandlerFuncs{AddFunc: func(o any) {}}) // want "is added|keeps"
	wch, _ := fsnotify.NewWatcher()
	wch.Add("/etc")
}

func (c *ctl) ok(w http.ResponseWriter, r *http.Request) {
	reg, _ := c.inf.AddEventHandler(cache.ResourceEventHandlerFuncs{})
	defer c.inf.RemoveEventHandler(reg)
}

func main() {
	c := &ctl{}
	http.HandleFunc("/", c.h)
	http.HandleFunc("/ok", c.ok)
	_ = context.Background()
}
//= otel callbacks and grpc interceptors chain once; hooks by gorm, gin.Use in handler
package main

import (
	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
	"gorm.io/gorm"
)

var rdb *redis.Client
var db *gorm.DB

func h(c *gin.Context) {
	rdb.AddHook(nil) // want "is added|keeps"
	db.Callback().Create().After("gorm:create").Register("x", func(*gorm.DB) {}) 
	sub := rdb.Subscribe(c, "ch") // want "is added|keeps"
	for m := range sub.Channel() {
		_ = m
	}
}

func ok(c *gin.Context) {
	sub := rdb.Subscribe(c, "ch")
	defer sub.Close()
	for m := range sub.Channel() {
		_ = m
	}
}

func main() {
	rdb = redis.NewClient(&redis.Options{})
	rdb.AddHook(nil)
	r := gin.New()
	r.GET("/", h)
	r.GET("/ok", ok)
}
