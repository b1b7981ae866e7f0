//= ids that a process and an object count up, and loops with a limit
package main

import "net/http"

var (
	next    int
	waiting = map[int]string{}
	shards  = map[int]string{}
)

type hub struct {
	seq     int
	pending map[int]string
}

func (h *hub) add(text string) {
	h.seq++
	h.pending[h.seq] = text // want "an entry for each number from a counter"
}

type window struct {
	slot int
	seen map[int]string
}

func (v *window) add(text string) {
	v.slot++
	if v.slot == 500 {
		v.slot = 0
	}
	v.seen[v.slot] = text
}

func main() {
	h := &hub{pending: map[int]string{}}
	v := &window{seen: map[int]string{}}
	visits := 0
	byVisit := map[int]string{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		next++
		waiting[next] = "x" // want "an entry for each number from a counter"
		visits++
		byVisit[visits] = "x" // want "an entry for each number from a counter"
		for i := 0; i < 8; i++ {
			shards[i] = "x"
		}
		h.add("x")
		v.add("x")
	})
	http.ListenAndServe(":8080", nil)
}
