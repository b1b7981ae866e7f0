//= keys of random bytes that a call has put into a list
package main

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"io"
	"net/http"
)

type ticket struct{ owner string }

var (
	tickets = map[string]ticket{}
	nonces  = map[string]bool{}
	shards  = map[string]int{}
)

func mint() string {
	raw := make([]byte, 16)
	if _, err := rand.Read(raw); err != nil {
		panic(err)
	}
	return hex.EncodeToString(raw)
}

func nonce() string {
	var raw [12]byte
	_, _ = io.ReadFull(rand.Reader, raw[:])
	return base64.StdEncoding.EncodeToString(raw[:])
}

// One for the process.
var instance = mint()

func issue(w http.ResponseWriter, r *http.Request) {
	tickets[mint()] = ticket{r.FormValue("owner")} // want "each run of random bytes"
	nonces[nonce()] = true                         // want "each run of random bytes"
	shards[instance]++
}

func main() { http.HandleFunc("/issue", issue) }

//= a ticket that is taken out when it is used
package main

import (
	"crypto/rand"
	"encoding/hex"
	"net/http"
)

var tickets = map[string]string{}

func issue(w http.ResponseWriter, r *http.Request) {
	raw := make([]byte, 16)
	rand.Read(raw)
	tickets[hex.EncodeToString(raw)] = r.FormValue("owner")
}

func redeem(w http.ResponseWriter, r *http.Request) { delete(tickets, r.FormValue("ticket")) }

func main() {
	http.HandleFunc("/issue", issue)
	http.HandleFunc("/redeem", redeem)
}
