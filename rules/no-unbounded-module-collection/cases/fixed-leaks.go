//= an error that goes through the call that sets it again
package main

import "net/http"

var table = map[string]string{"a": "x", "b": "y"}

func next(err error) (string, error) { return "", err }

func handle(w http.ResponseWriter, r *http.Request) {
	var err error
	value, err := next(err)
	value, err = next(err)
	table["a"] = value
	if err != nil {
		return
	}
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":80", nil)
}
