//= channels: a connection for each request, and what runs for each message
package main

import (
	"context"
	"net/http"

	"github.com/ably/ably-go/ably"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/r3labs/sse/v2"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})
var client, _ = ably.NewRealtime()
var channel = client.Channels.Get("news")
var seen []*sse.Event

func handle(w http.ResponseWriter, r *http.Request) {
	own, _ := ably.NewRealtime() // want "Ably connection"
	own.Connect()
	rest, _ := ably.NewREST()
	rest.Channels.Get("news").Publish(r.Context(), "post", "a")
	channel.SubscribeAll(r.Context(), func(m *ably.Message) {}) // want "added on `channel`"
}

func right(w http.ResponseWriter, r *http.Request) {
	stop, _ := channel.Subscribe(r.Context(), "post", func(m *ably.Message) {})
	defer stop()
	<-r.Context().Done()
}

func main() {
	channel.SubscribeAll(context.Background(), func(m *ably.Message) {
		c.WithLabelValues(m.ClientID).Inc() // want "the id of a client"
		c.WithLabelValues(m.Name).Inc()
	})
	sse.NewClient("http://upstream").Subscribe("news", func(event *sse.Event) {
		seen = append(seen, event) // want "seen"
	})
	http.HandleFunc("/", handle)
	http.HandleFunc("/right", right)
	http.ListenAndServe(":8080", nil)
}

//= streams of server-sent events by name
package main

import (
	"net/http"

	"github.com/r3labs/sse/v2"
)

var server = sse.New()
var rooms = sse.New()

func leaky(w http.ResponseWriter, r *http.Request) {
	server.CreateStream(r.URL.Query().Get("user")) // want "`server`"
	server.CreateStream("news")
	server.ServeHTTP(w, r)
}

func right(w http.ResponseWriter, r *http.Request) {
	user := r.URL.Query().Get("user")
	rooms.CreateStream(user)
	defer rooms.RemoveStream(user)
	rooms.ServeHTTP(w, r)
}

func main() {
	http.HandleFunc("/leaky", leaky)
	http.HandleFunc("/right", right)
	http.ListenAndServe(":8080", nil)
}

//= centrifuge: what clients send, for each of them
package main

import (
	"database/sql"

	"github.com/centrifugal/centrifuge"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func main() {
	node, _ := centrifuge.New(centrifuge.Config{})
	node.OnConnect(func(client *centrifuge.Client) {
		client.OnSubscribe(func(e centrifuge.SubscribeEvent, reply centrifuge.SubscribeCallback) {
			c.WithLabelValues(e.Channel).Inc() // want "the name of a channel"
		})
		client.OnRPC(func(e centrifuge.RPCEvent, reply centrifuge.RPCCallback) {
			c.WithLabelValues("rpc").Inc()
			c.WithLabelValues(client.UserID()).Inc() // want "the id of a user"
			db, _ := sql.Open("postgres", "dsn")     // want "database connection pool"
			defer db.Close()
		})
	})
	node.Run()
}

//= calls: a peer connection that is closed when it fails, and one that is not
package main

import (
	"net/http"

	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/pion/webrtc/v4"
)

var texts []string

func leaky(w http.ResponseWriter, r *http.Request) {
	pc, _ := webrtc.NewPeerConnection(webrtc.Configuration{}) // want "peer connection"
	pc.SetRemoteDescription(webrtc.SessionDescription{})
	lksdk.ConnectToRoom("ws://livekit", lksdk.ConnectInfo{}, nil) // want "LiveKit connection"
	lksdk.NewRoomServiceClient("http://livekit", "key", "secret")
}

func right(w http.ResponseWriter, r *http.Request) {
	pc, _ := webrtc.NewPeerConnection(webrtc.Configuration{})
	pc.OnConnectionStateChange(func(state webrtc.PeerConnectionState) {
		if state == webrtc.PeerConnectionStateFailed {
			pc.Close()
		}
	})
	pc.OnDataChannel(func(d *webrtc.DataChannel) {
		d.OnMessage(func(m webrtc.DataChannelMessage) {
			texts = append(texts, string(m.Data)) // want "texts"
		})
	})
}

func main() {
	http.HandleFunc("/leaky", leaky)
	http.HandleFunc("/right", right)
	http.ListenAndServe(":8080", nil)
}

//= blockchains: over HTTP a client has nothing of its own, so that it is a word for the patient
package main

import (
	"net/http"

	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/gagliardetto/solana-go/rpc"
	"github.com/gagliardetto/solana-go/rpc/ws"
)

var client, _ = ethclient.Dial("ws://node")

func handle(w http.ResponseWriter, r *http.Request) {
	own, _ := ethclient.Dial("http://node") // low "Ethereum client"
	own.BlockNumber(r.Context())
	client.SubscribeNewHead(r.Context(), nil) // want "added on `client`"
	rpc.New("http://node")                    // want "Solana client"
	ws.Connect(r.Context(), "ws://node")      // want "WebSocket connection to Solana"
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":8080", nil)
}

//= a subscription that ends with its request
package main

import (
	"net/http"

	"github.com/ethereum/go-ethereum/ethclient"
)

var client, _ = ethclient.Dial("ws://node")

func right(w http.ResponseWriter, r *http.Request) {
	subscription, _ := client.SubscribeNewHead(r.Context(), nil)
	defer subscription.Unsubscribe()
	<-r.Context().Done()
}

func main() {
	http.HandleFunc("/right", right)
	http.ListenAndServe(":8080", nil)
}

//= mailboxes, ports and devices
package main

import (
	"net/http"

	"github.com/emersion/go-imap/client"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/gopcua/opcua"
	"github.com/wneessen/go-mail"
	"go.bug.st/serial"
)

func leaky(w http.ResponseWriter, r *http.Request) {
	old, _ := client.DialTLS("mail:993", nil) // want "IMAP connection"
	old.Select("INBOX", true)
	imapclient.DialTLS("mail:993", nil)           // want "IMAP connection"
	serial.Open("/dev/ttyUSB0", &serial.Mode{})   // want "serial port"
	device, _ := opcua.NewClient("opc.tcp://plc") // want "OPC UA client"
	device.Connect(r.Context())
}

func right(w http.ResponseWriter, r *http.Request) {
	old, _ := client.DialTLS("mail:993", nil)
	defer old.Logout()
	port, _ := serial.Open("/dev/ttyUSB0", &serial.Mode{})
	defer port.Close()
	mails, _ := mail.NewClient("mail")
	mails.DialAndSend()
}

func main() {
	http.HandleFunc("/leaky", leaky)
	http.HandleFunc("/right", right)
	http.ListenAndServe(":8080", nil)
}

//= a function that takes a handler off, and that nobody calls
package main

import (
	"net/http"

	"github.com/ably/ably-go/ably"
)

var client, _ = ably.NewRealtime()
var channel = client.Channels.Get("news")

func leaky(w http.ResponseWriter, r *http.Request) {
	_, err := channel.SubscribeAll(r.Context(), func(m *ably.Message) {}) // want "added on `channel`"
	if err != nil {
		http.Error(w, err.Error(), 500)
	}
}

func main() {
	http.HandleFunc("/", leaky)
	http.ListenAndServe(":8080", nil)
}
