//= a client of feature flags, analytics or reports of errors for each request
package main

import (
	"net/http"

	"github.com/Unleash/unleash-client-go/v4"
	configcat "github.com/configcat/go-sdk/v9"
	"github.com/honeybadger-io/honeybadger-go"
	ld "github.com/launchdarkly/go-server-sdk/v7"
	"github.com/posthog/posthog-go"
	"github.com/rollbar/rollbar-go"
	"github.com/segmentio/analytics-go/v3"
	split "github.com/splitio/go-client/v6/splitio/client"
	statsig "github.com/statsig-io/go-sdk"
)

func flags(w http.ResponseWriter, r *http.Request) {
	client, _ := ld.MakeClient("key", 0) // want "LaunchDarkly client"
	client.BoolVariation("new-page", nil, false)
	unleash.NewClient()            // want "Unleash client"
	unleash.Initialize()           // want "Unleash client"
	configcat.NewClient("key")     // want "ConfigCat client"
	statsig.NewClient("key")       // want "Statsig client"
	split.NewSplitFactory("key", nil) // want "Split factory"
}

func events(w http.ResponseWriter, r *http.Request) {
	client := posthog.New("key") // want "PostHog client"
	client.Enqueue(posthog.Capture{Event: "seen"})
	segment := analytics.New("key") // want "Segment client"
	defer segment.Close()
	rollbar.NewAsync("token", "production", "", "", "") // want "Rollbar client"
	honeybadger.New(honeybadger.Configuration{})        // want "Honeybadger client"
}

func main() {
	http.HandleFunc("/flags", flags)
	http.HandleFunc("/events", events)
	http.ListenAndServe(":8080", nil)
}

//= one for all, what sends by itself, and what is made of settings
package main

import (
	"net/http"

	"github.com/bugsnag/bugsnag-go/v2"
	ld "github.com/launchdarkly/go-server-sdk/v7"
	"github.com/open-feature/go-sdk/openfeature"
	"github.com/posthog/posthog-go"
	"github.com/rollbar/rollbar-go"
)

var events = posthog.New("key")
var flags, _ = ld.MakeClient("key", 0)

func handle(w http.ResponseWriter, r *http.Request) {
	flags.BoolVariation("new-page", nil, false)
	events.Enqueue(posthog.Capture{Event: "seen"})
	openfeature.NewClient("shop").AddHooks(nil)
	bugsnag.New(r).Notify(nil)
	rollbar.NewSync("token", "production", "", "", "")
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":8080", nil)
}

//= listeners of flags and callbacks of reporters
package main

import (
	"net/http"

	"github.com/bugsnag/bugsnag-go/v2"
	ld "github.com/launchdarkly/go-server-sdk/v7"
	"github.com/open-feature/go-sdk/openfeature"
)

var flags, _ = ld.MakeClient("key", 0)
var tracker = flags.GetFlagTracker()

func leaky(w http.ResponseWriter, r *http.Request) {
	tracker.AddFlagChangeListener() // want "added on `tracker`"
	bugsnag.OnBeforeNotify(func(*bugsnag.Event, *bugsnag.Configuration) error { return nil }) // want "added"
	openfeature.AddHooks(openfeature.UnimplementedHook{}) // want "added"
}

func main() {
	http.HandleFunc("/", leaky)
	http.ListenAndServe(":8080", nil)
}

//= a listener that is removed again
package main

import (
	"net/http"

	ld "github.com/launchdarkly/go-server-sdk/v7"
)

var flags, _ = ld.MakeClient("key", 0)
var tracker = flags.GetFlagTracker()

func stream(w http.ResponseWriter, r *http.Request) {
	changes := tracker.AddFlagChangeListener()
	defer tracker.RemoveFlagChangeListener(changes)
	select {
	case <-changes:
	case <-r.Context().Done():
	}
}

func main() {
	http.HandleFunc("/", stream)
	http.ListenAndServe(":8080", nil)
}
