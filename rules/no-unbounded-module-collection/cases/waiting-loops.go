// Loops without an end that wait for something, and what they grow.
//= what a loop that only waits puts somewhere itself, and what something it calls does, now and then
package main

type hub struct {
	join    chan string
	members []string
	changes []string
}

func (h *hub) run() {
	for {
		select {
		case name := <-h.join:
			h.members = append(h.members, name) // want "members"
		}
		h.step()
	}
}

func (h *hub) step() { h.elect() }

func (h *hub) elect() { h.changes = append(h.changes, "elected") }

func main() { (&hub{}).run() }
