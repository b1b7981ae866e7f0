// = where tags say that a part of the request comes from, and that a field is one of some
package main

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/zeromicro/go-zero/rest/httpx"
)

var visits = promauto.NewCounterVec(prometheus.CounterOpts{Name: "visits"}, []string{"what"})

type search struct {
	Slot  string `uri:"slot" binding:"required"`
	Order string `form:"order" binding:"oneof=asc desc"`
	Term  string `form:"q"`
	Agent string `header:"User-Agent"`
	Kind  string `form:"kind"`
	Size  string `json:"size" validate:"oneof=small large"`
	Note  string `json:"note" yaml:"note"`
}

func find(c *gin.Context) {
	var s search
	if c.ShouldBindUri(&s) != nil || c.ShouldBindQuery(&s) != nil || c.ShouldBindHeader(&s) != nil {
		return
	}
	visits.WithLabelValues(s.Slot).Inc()  // want "path parameter"
	visits.WithLabelValues(s.Term).Inc()  // want "query parameter"
	visits.WithLabelValues(s.Agent).Inc() // want "header"
	visits.WithLabelValues(s.Order).Inc()
	visits.WithLabelValues(s.Kind).Inc()
	visits.WithLabelValues(s.Size).Inc()
	visits.WithLabelValues(s.Note).Inc()
}

type box struct {
	Slot string `path:"slot"`
	Sort string `query:"sort" enum:"asc,desc"`
}

func open(ctx context.Context, in *box) (*struct{}, error) {
	visits.WithLabelValues(in.Slot).Inc() // want "path parameter"
	visits.WithLabelValues(in.Sort).Inc()
	return nil, nil
}

type parcel struct {
	Slot string `path:"slot"`
	Sort string `form:"sort,options=asc|desc"`
}

func send(w http.ResponseWriter, r *http.Request) {
	var p parcel
	if err := httpx.Parse(r, &p); err != nil {
		return
	}
	visits.WithLabelValues(p.Slot).Inc() // want "path parameter"
	visits.WithLabelValues(p.Sort).Inc()
}

// Settings are read once, whatever their tags.
type settings struct {
	Region string `env:"REGION" header:"-"`
}

func main() {
	visits.WithLabelValues(settings{Region: "north"}.Region).Inc()
	r := gin.New()
	r.GET("/:slot", find)
	r.Run()
	var api huma.API
	huma.Get(api, "/{slot}", open)
	http.HandleFunc("/parcels/", send)
}
