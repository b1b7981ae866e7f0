//= an exporter tells of each thing that is there; what is new at each scrape never ends
package main

import (
	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"
)

type usage struct{ UserID string }

type collector struct {
	desc  *prometheus.Desc
	users []usage
}

func (c *collector) Describe(ch chan<- *prometheus.Desc) { ch <- c.desc }

func (c *collector) Collect(ch chan<- prometheus.Metric) {
	for _, user := range c.users {
		ch <- prometheus.MustNewConstMetric(c.desc, prometheus.GaugeValue, 1, user.UserID)
	}
	ch <- prometheus.MustNewConstMetric(c.desc, prometheus.GaugeValue, 1, uuid.NewString()) // want "new id"
}

func main() {
	prometheus.MustRegister(&collector{desc: prometheus.NewDesc("users", "", []string{"user"}, nil)})
}
//= an id by its name alone, handed to a scrape through a function of its own
package main

import "github.com/prometheus/client_golang/prometheus"

type device struct{ UUID string }

type gpus struct {
	desc    *prometheus.Desc
	devices map[string]*device
}

func send(ch chan<- prometheus.Metric, desc *prometheus.Desc, value float64, labels ...string) error {
	metric, err := prometheus.NewConstMetric(desc, prometheus.GaugeValue, value, labels...)
	if err != nil {
		return err
	}
	ch <- metric
	return nil
}

func (g *gpus) Describe(ch chan<- *prometheus.Desc) { ch <- g.desc }

func (g *gpus) Collect(ch chan<- prometheus.Metric) {
	for _, d := range g.devices {
		send(ch, g.desc, 1, "node", d.UUID)
	}
}

func main() {
	prometheus.MustRegister(&gpus{desc: prometheus.NewDesc("gpus", "", []string{"node", "gpu"}, nil)})
}
//= a label behind a function, on a metric that each round empties, and on one that a start empties
package main

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

var (
	lag   = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "lag"}, []string{"barge"})
	locks = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "locks"}, []string{"barge"})
)

var waiting = make(chan string, 8)

func arrived(barge string) { lag.WithLabelValues(barge).Set(1) }

func passed(barge string) { locks.WithLabelValues(barge).Set(1) }

func announce(w http.ResponseWriter, r *http.Request) {
	arrived(r.FormValue("barge"))
	passed(r.FormValue("barge")) // want "form value"
}

func count() {
	for {
		lag.Reset()
		time.Sleep(time.Minute)
	}
}

func main() {
	locks.Reset()
	go count()
	http.HandleFunc("/", announce)
	http.ListenAndServe(":80", nil)
}
