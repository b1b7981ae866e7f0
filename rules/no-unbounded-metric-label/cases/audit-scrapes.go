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
