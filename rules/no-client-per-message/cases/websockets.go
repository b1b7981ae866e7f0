//= dialled for each connection
package main

import (
	"net/http"

	"github.com/lxzan/gws"
	"golang.org/x/net/websocket"
)

type handler struct{ gws.BuiltinEventHandler }

func (h *handler) OnOpen(socket *gws.Conn) {
	feed, err := websocket.Dial("ws://feed", "", "http://here") // want "A WebSocket connection is made for every connection"
	if err == nil {
		feed.Write([]byte("hello"))
	}
}

func main() {
	up := gws.NewUpgrader(&handler{}, nil)
	http.HandleFunc("/gws", func(w http.ResponseWriter, r *http.Request) {
		socket, err := up.Upgrade(w, r)
		if err == nil {
			go socket.ReadLoop()
		}
	})
	http.Handle("/old", websocket.Handler(func(conn *websocket.Conn) {
		config, _ := websocket.NewConfig("ws://feed", "http://here")
		feed, err := websocket.DialConfig(config)
		if err != nil {
			return
		}
		defer feed.Close()
		feed.Write([]byte("hello"))
	}))
	http.ListenAndServe(":80", nil)
}
