//= listeners that the server is handed, open and not
package main

import (
	"net"
	"net/http"
	_ "net/http/pprof"
)

func onDemand(address string) error {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	return http.Serve(l, http.NewServeMux())
}

func local() error {
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", "6060"))
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}

func main() {
	go local()
	go onDemand(":8081")
	l, err := net.Listen("tcp", "0.0.0.0:80")
	if err != nil {
		panic(err)
	}
	server := &http.Server{}
	go server.Serve(l) // want "on every address"
	http.Serve(l, nil) // want "on every address"
}
