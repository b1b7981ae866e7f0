//= handing memory back every second
package main

import (
	"runtime/debug"
	"time"
)

func main() {
	go func() {
		for range time.Tick(time.Second) {
			debug.FreeOSMemory() // want "forced"
		}
	}()
	select {}
}
//= a ticker in a select
package main

import (
	"runtime"
	"time"
)

func watch(done chan struct{}) {
	ticker := time.NewTicker(time.Minute)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			runtime.GC() // want "forced"
		case <-done:
			return
		}
	}
}

func main() { go watch(make(chan struct{})) }
//= sleeping between
package main

import (
	"runtime/debug"
	"time"
)

func main() {
	for {
		time.Sleep(10 * time.Second)
		debug.FreeOSMemory() // want "forced"
	}
}
//= in a handler
package main

import (
	"net/http"
	"runtime"
)

func main() {
	http.HandleFunc("/report", func(w http.ResponseWriter, r *http.Request) {
		defer runtime.GC() // want "forced"
	})
}
//= in a helper that each message calls
package main

import (
	"context"
	"runtime/debug"

	"github.com/segmentio/kafka-go"
)

func release() { debug.FreeOSMemory() } // want "forced"

func main() {
	r := kafka.NewReader(kafka.ReaderConfig{})
	for {
		if _, err := r.ReadMessage(context.Background()); err != nil {
			return
		}
		release()
	}
}
//= switched off and forced by hand
package main

import (
	"runtime"
	"runtime/debug"
	"time"
)

func main() {
	debug.SetGCPercent(-1)
	for range time.Tick(time.Second) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if m.Alloc > 1<<30 {
			runtime.GC() // want "switched off"
		}
	}
}
//= by a cron job
package main

import (
	"runtime/debug"

	"github.com/robfig/cron/v3"
)

func main() {
	c := cron.New()
	c.AddFunc("@every 1m", debug.FreeOSMemory) // want "forced on every tick"
	c.AddFunc("@every 5m", func() { debug.FreeOSMemory() }) // want "forced"
	c.Start()
}
//= once after loading
package main

import "runtime/debug"

func main() {
	load()
	debug.FreeOSMemory()
	select {}
}

func load() {}
//= a limit is what one wants
package main

import (
	"runtime/debug"
	"time"
)

func main() {
	debug.SetMemoryLimit(1 << 30)
	debug.SetGCPercent(50)
	for range time.Tick(time.Second) {
	}
}
//= in init
package main

import "runtime"

func init() { runtime.GC() }

func main() {}
//= on demand, in a debug handler
package main

import (
	"net/http"
	"runtime/debug"
)

func main() {
	http.HandleFunc("/debug/freeosmemory", func(w http.ResponseWriter, r *http.Request) { debug.FreeOSMemory() })
}
//= a function of our own of that name
package main

import "net/http"

type store struct{}

func (store) GC() {}

func GC() {}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		store{}.GC()
		GC()
	})
}
//= in a loop that ends
package main

import "runtime"

func main() {
	for i := 0; i < 2; i++ {
		runtime.GC()
	}
}
//= reading statistics is no collection
package main

import (
	"net/http"
	"runtime"
)

func main() {
	http.HandleFunc("/mem", func(w http.ResponseWriter, r *http.Request) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
	})
}
