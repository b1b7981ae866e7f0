// What a request or message is decoded into.
//= what a body is decoded into is as varied as what is sent, by the names of its parts
package main

import (
	"encoding/json"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
	"github.com/nats-io/nats.go"
	"github.com/prometheus/client_golang/prometheus"
)

var lookups = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "lookups"}, []string{"of"})

type tier string

const (
	tierFree tier = "free"
	tierPaid tier = "paid"
)

type query struct {
	URL    string
	Email  string
	Status string
	Tier   tier
	Fresh  bool
	Within struct{ Path string }
}

func decoded(w http.ResponseWriter, r *http.Request) {
	var q query
	if err := json.NewDecoder(r.Body).Decode(&q); err != nil {
		return
	}
	lookups.WithLabelValues(q.URL).Inc()         // want "`URL`, which by its name differs"
	lookups.WithLabelValues(q.Within.Path).Inc() // want "`Path`, which by its name differs"
	lookups.WithLabelValues(q.Status).Inc()
	lookups.WithLabelValues(string(q.Tier)).Inc()
	if q.Fresh {
		lookups.WithLabelValues("fresh").Inc()
	}
}

func unmarshalled(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	q := new(query)
	if err := json.Unmarshal(body, q); err != nil {
		return
	}
	count(q)
}

func count(q *query) {
	lookups.WithLabelValues(q.Email).Inc() // want "`Email`, which by its name differs"
}

func bound(c *gin.Context) {
	q := query{}
	if err := c.ShouldBindJSON(&q); err != nil {
		return
	}
	lookups.WithLabelValues(q.URL).Inc() // want "`URL`, which by its name differs"
}

func boundByEcho(c echo.Context) error {
	var q query
	if err := c.Bind(&q); err != nil {
		return err
	}
	lookups.WithLabelValues(q.URL).Inc() // want "`URL`, which by its name differs"
	return nil
}

func read(r *http.Request, into any) error { return json.NewDecoder(r.Body).Decode(into) }

func readByHelper(w http.ResponseWriter, r *http.Request) {
	var q query
	if read(r, &q) == nil {
		lookups.WithLabelValues(q.URL).Inc() // want "`URL`, which by its name differs"
	}
}

func heard(m *nats.Msg) {
	var q query
	if json.Unmarshal(m.Data, &q) == nil {
		lookups.WithLabelValues(q.URL).Inc() // want "`URL`, which by its name differs"
	}
}

func main() {
	http.HandleFunc("/decoded", decoded)
	http.HandleFunc("/unmarshalled", unmarshalled)
	http.HandleFunc("/read", readByHelper)
	gin.New().POST("/bound", bound)
	echo.New().POST("/bound", boundByEcho)
	nc, _ := nats.Connect("")
	nc.Subscribe("lookups", heard)
	http.ListenAndServe(":80", nil)
}

//= what is decoded once, before anything is served, is the service's own
package main

import (
	"encoding/json"
	"net/http"
	"os"

	"github.com/prometheus/client_golang/prometheus"
)

var calls = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "calls"}, []string{"upstream"})

type upstream struct{ URL string }

func load() *upstream {
	data, err := os.ReadFile("upstream.json")
	if err != nil {
		os.Exit(1)
	}
	var u upstream
	if err := json.Unmarshal(data, &u); err != nil {
		os.Exit(1)
	}
	return &u
}

func main() {
	u := load()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		calls.WithLabelValues(u.URL).Inc()
	})
	http.ListenAndServe(":80", nil)
}

//= what a webhook tells of a job, by a library's types of any major version
//- go.mod
module example.com/forge

go 1.22
//- main.go
package main

import (
	"net/http"

	"github.com/google/go-github/v61/github"
	"github.com/prometheus/client_golang/prometheus"
)

var jobs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "jobs"}, []string{"branch", "status"})

func told(w http.ResponseWriter, r *http.Request) {
	event, _ := github.ParseWebHook(github.WebHookType(r), nil)
	switch e := event.(type) {
	case *github.WorkflowJobEvent:
		jobs.WithLabelValues(e.WorkflowJob.GetHeadBranch(), "told").Inc() // want "the name of a branch"
		jobs.WithLabelValues("main", e.WorkflowJob.GetStatus()).Inc()
	case *github.PushEvent:
		jobs.WithLabelValues(*e.Ref, "pushed").Inc() // want "the name of a branch"
	}
}

func main() {
	http.HandleFunc("/", told)
	http.ListenAndServe(":80", nil)
}

//= what the tags of its fields say of them
package main

import (
	"encoding/json"
	"net/http"

	"github.com/go-playground/validator/v10"
	"github.com/prometheus/client_golang/prometheus"
)

type booking struct {
	Guest  string `json:"customer_id"`
	Sender string `json:"sender" validate:"required,email"`
	Deck   string `json:"deck" validate:"oneof=upper lower"`
	Meal   string `json:"meal_type"`
}

var check = validator.New()
var bookings = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "bookings"}, []string{"by"})

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		var b booking
		if json.NewDecoder(r.Body).Decode(&b) != nil || check.Struct(b) != nil {
			return
		}
		bookings.WithLabelValues(b.Guest).Inc()  // want "`customer_id`"
		bookings.WithLabelValues(b.Sender).Inc() // want "`Sender` of the body of a request"
		bookings.WithLabelValues(b.Deck).Inc()
		bookings.WithLabelValues(b.Meal).Inc()
	})
	http.ListenAndServe(":80", nil)
}
