// Command recursion captures what makes line costs hard: recursion, mutual recursion, inlining, closures, generics.
package main

import (
	"os"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"
)

type node struct {
	left, right *node
	payload     []byte
}

// Each call allocates on the same line as its callees do.
func build(depth int) *node {
	if depth == 0 {
		return leaf()
	}
	return &node{left: build(depth - 1), right: build(depth - 1), payload: make([]byte, 512)}
}

func leaf() *node { return &node{payload: make([]byte, 2048)} }

func even(n int) int {
	if n == 0 {
		return spin()
	}
	return odd(n - 1)
}

func odd(n int) int {
	if n == 0 {
		return spin()
	}
	return even(n - 1)
}

func spin() int {
	sum := 0
	for i := range 200_000 {
		sum += square(i)
	}
	return sum
}

func square(i int) int { return i*i + i%7 }

func apply[T any](items []T, f func(T) T) []T {
	out := make([]T, 0, len(items))
	for _, item := range items {
		out = append(out, f(item))
	}
	return out
}

var kept any

func main() {
	runtime.MemProfileRate = 4096
	runtime.SetMutexProfileFraction(1)
	runtime.SetBlockProfileRate(1)
	cpu := create("recursion-cpu.pb.gz")
	if err := pprof.StartCPUProfile(cpu); err != nil {
		panic(err)
	}
	tree := build(10)
	lists := apply(make([][]byte, 2000), func(b []byte) []byte { return append(b, make([]byte, 300)...) })
	for until := time.Now().Add(700 * time.Millisecond); time.Now().Before(until); {
		even(40)
	}
	var lock sync.Mutex
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 20 {
				lock.Lock()
				time.Sleep(time.Millisecond)
				lock.Unlock()
			}
		})
	}
	group.Wait()
	pprof.StopCPUProfile()
	kept = []any{tree, lists}
	for _, name := range []string{"allocs", "heap", "mutex", "block", "goroutine", "threadcreate"} {
		if name == "heap" {
			runtime.GC()
		}
		write(name)
	}
	runtime.KeepAlive(kept)
}

func write(name string) {
	file := create("recursion-" + name + ".pb.gz")
	defer file.Close()
	if err := pprof.Lookup(name).WriteTo(file, 0); err != nil {
		panic(err)
	}
}

func create(name string) *os.File {
	file, err := os.Create(name)
	if err != nil {
		panic(err)
	}
	return file
}
