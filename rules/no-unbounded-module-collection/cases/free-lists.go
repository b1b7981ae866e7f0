// Slots that are given back, and made where none is free.
//= slots are reused, and slots that nobody gives back
package main

import "net/http"

type ovens struct {
	heats []int
	free  []int
	burnt []int
	spare []int
}

func (o *ovens) light() int {
	if n := len(o.free); n > 0 {
		slot := o.free[n-1]
		o.free = o.free[:n-1]
		return slot
	} else {
		o.heats = append(o.heats, 0)
	}
	return len(o.heats) - 1
}

func (o *ovens) put(slot int) { o.free = append(o.free, slot) }

func (o *ovens) burn() int {
	if len(o.spare) > 0 {
		slot := o.spare[0]
		o.spare = o.spare[1:]
		return slot
	}
	o.burnt = append(o.burnt, 0) // want "`burnt` lives as long as the process"
	return len(o.burnt) - 1
}

func main() {
	o := &ovens{}
	http.HandleFunc("/light", func(w http.ResponseWriter, r *http.Request) {
		slot := o.light()
		defer o.put(slot)
	})
	http.HandleFunc("/burn", func(w http.ResponseWriter, r *http.Request) { o.burn() })
	http.ListenAndServe(":80", nil)
}
