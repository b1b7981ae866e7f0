//= what clients of a websocket send
package main

import (
	"net/http"

	"github.com/gorilla/websocket"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

var asked = promauto.NewCounterVec(prometheus.CounterOpts{Name: "asked_total"}, []string{"by"})

var upgrader websocket.Upgrader

type command struct {
	Op    string `json:"op"`
	Query string `json:"query"`
	User  struct {
		ID string `json:"id"`
	} `json:"user"`
}

func serve(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	for {
		var cmd command
		if err := conn.ReadJSON(&cmd); err != nil {
			return
		}
		asked.WithLabelValues(cmd.Op).Inc()
		asked.WithLabelValues(cmd.Query).Inc()   // want "`Query`, which by its name differs"
		asked.WithLabelValues(cmd.User.ID).Inc() // want "`ID`, which by its name differs"
	}
}

func main() {
	http.HandleFunc("/ws", serve)
	http.ListenAndServe(":80", nil)
}
//= what a server sends that was dialled
package main

import (
	"log"

	"github.com/gorilla/websocket"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

var heard = promauto.NewCounterVec(prometheus.CounterOpts{Name: "heard_total"}, []string{"title"})

func main() {
	conn, _, err := websocket.DefaultDialer.Dial("wss://news", nil)
	if err != nil {
		log.Fatal(err)
	}
	defer conn.Close()
	for {
		var news struct{ Title string }
		if err := conn.ReadJSON(&news); err != nil {
			log.Fatal(err)
		}
		heard.WithLabelValues(news.Title).Inc()
	}
}
//= by other libraries
package main

import (
	"context"
	"log"
	"net/http"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
	fast "github.com/fasthttp/websocket"
	"github.com/gofiber/fiber/v2"
	fibersocket "github.com/gofiber/contrib/websocket"
	"github.com/lxzan/gws"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/valyala/fasthttp"
	old "golang.org/x/net/websocket"
)

var asked = promauto.NewCounterVec(prometheus.CounterOpts{Name: "asked_total"}, []string{"by"})

type command struct {
	Op    string `json:"op"`
	Query string `json:"query"`
}

func serveCoder(w http.ResponseWriter, r *http.Request) {
	conn, err := websocket.Accept(w, r, nil)
	if err != nil {
		return
	}
	defer conn.CloseNow()
	for {
		var cmd command
		if err := wsjson.Read(r.Context(), conn, &cmd); err != nil {
			return
		}
		asked.WithLabelValues(cmd.Query).Inc() // want "`Query`, which by its name differs"
	}
}

var upgrader fast.FastHTTPUpgrader

func serveFast(ctx *fasthttp.RequestCtx) {
	upgrader.Upgrade(ctx, func(conn *fast.Conn) {
		for {
			var cmd command
			if err := conn.ReadJSON(&cmd); err != nil {
				return
			}
			asked.WithLabelValues(cmd.Query).Inc() // want "`Query`, which by its name differs"
		}
	})
}

func serveFiber(conn *fibersocket.Conn) {
	asked.WithLabelValues(conn.Params("room")).Inc() // want "a path parameter"
	asked.WithLabelValues(conn.Query("q")).Inc()     // want "a query parameter"
	asked.WithLabelValues(conn.Cookies("who")).Inc() // want "a cookie"
	asked.WithLabelValues(conn.Headers("X-A")).Inc() // want "a request header"
	asked.WithLabelValues(conn.IP()).Inc()           // want "the client's address"
	for {
		var cmd command
		if err := conn.ReadJSON(&cmd); err != nil {
			return
		}
		asked.WithLabelValues(cmd.Query).Inc() // want "`Query`, which by its name differs"
	}
}

func serveOld(conn *old.Conn) {
	defer conn.Close()
	asked.WithLabelValues(conn.Request().UserAgent()).Inc() // want "User-Agent"
	for {
		var cmd command
		if err := old.JSON.Receive(conn, &cmd); err != nil {
			return
		}
		asked.WithLabelValues(cmd.Query).Inc() // want "`Query`, which by its name differs"
		var text string
		if err := old.Message.Receive(conn, &text); err != nil {
			return
		}
		asked.WithLabelValues(text).Inc() // want "a websocket message"
	}
}

type handler struct{ gws.BuiltinEventHandler }

func (h *handler) OnOpen(socket *gws.Conn) {
	asked.WithLabelValues("open").Inc()
}

func (h *handler) OnClose(socket *gws.Conn, err error) {
	asked.WithLabelValues(err.Error()).Inc() // want "an error"
}

func (h *handler) OnMessage(socket *gws.Conn, message *gws.Message) {
	asked.WithLabelValues(string(message.Bytes())).Inc() // want "the body of a websocket message"
}

func main() {
	app := fiber.New()
	app.Get("/ws/:room", fibersocket.New(serveFiber))
	http.HandleFunc("/coder", serveCoder)
	http.Handle("/old", old.Handler(serveOld))
	up := gws.NewUpgrader(&handler{}, nil)
	http.HandleFunc("/gws", func(w http.ResponseWriter, r *http.Request) {
		socket, err := up.Upgrade(w, r)
		if err == nil {
			go socket.ReadLoop()
		}
	})
	go fasthttp.ListenAndServe(":81", serveFast)
	log.Fatal(http.ListenAndServe(":80", nil), context.Background())
}
