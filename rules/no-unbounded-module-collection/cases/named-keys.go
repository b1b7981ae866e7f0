//= by nothing but its name, what lasts may be a handful, and what comes and goes is not
package main

import "time"

type lamp struct{ ID string }
type letter struct{ ID string }

type house interface {
	Lamps() []lamp
	Letters() []letter
}

type porter struct {
	house     house
	lit       map[string]time.Time
	delivered map[string]time.Time
}

func (p *porter) light(device lamp) {
	p.lit[device.ID] = time.Now()
}

func (p *porter) deliver(message letter) {
	p.delivered[message.ID] = time.Now() // want "`message_ID`"
}

func (p *porter) work() {
	for range time.NewTicker(time.Minute).C {
		for _, device := range p.house.Lamps() {
			p.light(device)
		}
		for _, message := range p.house.Letters() {
			p.deliver(message)
		}
	}
}

func start(h house) {
	p := &porter{house: h, lit: map[string]time.Time{}, delivered: map[string]time.Time{}}
	go p.work()
}

func main() {
	start(nil)
	select {}
}
