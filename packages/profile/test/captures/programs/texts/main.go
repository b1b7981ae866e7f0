// Command texts captures each profile twice at one moment: as protocol buffers, and as the text of debug=1 and debug=2.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"sync"
	"time"
)

type base struct{ kept map[int][]byte }

func (b *base) keep(key int) { b.kept[key] = fill(key) }

type cache struct{ *base }

func fill(n int) []byte { return make([]byte, 512+n) }

func grow[K comparable](store map[K][]string, key K, n int) {
	for range n {
		store[key] = append(store[key], fmt.Sprint(key))
	}
}

type waiter struct{ signal chan int }

func (w waiter) wait() int { return <-w.signal }

var mu sync.Mutex

func contend(done *sync.WaitGroup) {
	defer done.Done()
	mu.Lock()
	defer mu.Unlock()
	time.Sleep(time.Millisecond)
}

func main() {
	runtime.MemProfileRate = 16384
	runtime.SetMutexProfileFraction(1)
	runtime.SetBlockProfileRate(1)
	c := cache{&base{kept: map[int][]byte{}}}
	store := map[string][]string{}
	for i := range 2000 {
		c.keep(i)
		grow(store, "a key", 3)
	}
	var done sync.WaitGroup
	for range 5 {
		done.Add(1)
		go contend(&done)
	}
	done.Wait()
	w := waiter{make(chan int)}
	for i := range 7 {
		pprof.Do(context.Background(), pprof.Labels("order", fmt.Sprint(i)), func(context.Context) {
			go func() { w.wait() }()
			go w.wait()
		})
	}
	go func() { select {} }()
	time.Sleep(10 * time.Millisecond)
	runtime.GC()
	runtime.GC()
	// The heap profile shows the last collection: without another one, both forms show the same.
	debug.SetGCPercent(-1)
	for _, name := range []string{"heap", "mutex", "block", "goroutine"} {
		write(name, 0, ".pb.gz")
		write(name, 1, ".debug1.txt")
	}
	write("goroutine", 2, ".debug2.txt")
	runtime.KeepAlive(c)
	runtime.KeepAlive(store)
}

func write(name string, debug int, suffix string) {
	file, err := os.Create("texts-" + name + suffix)
	if err != nil {
		panic(err)
	}
	defer file.Close()
	if err := pprof.Lookup(name).WriteTo(file, debug); err != nil {
		panic(err)
	}
}
