// What each session has for itself, behind a `sync.Once` of its own.
//= queues of sessions, which an accept loop makes through a function that tries again, and one list for all of them
package main

import (
	"bufio"
	"net"
	"sync"
	"time"
)

type queue struct {
	jobs []string
	all  *archive
}

func (q *queue) push(job string) { q.jobs = append(q.jobs, job) }

type archive struct {
	lines []string
}

func (a *archive) keep(line string) {
	a.lines = append(a.lines, line) // want "`lines` lives as long as the process"
}

type session struct {
	conn  net.Conn
	start sync.Once
	all   *archive
}

func (s *session) run() {
	s.start.Do(func() {
		jobs := &queue{}
		go s.read(jobs)
	})
}

func (s *session) read(jobs *queue) {
	lines := bufio.NewReader(s.conn)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		jobs.push(line)
		s.all.keep(line)
	}
}

func accept(l net.Listener) (net.Conn, error) {
	for {
		c, err := l.Accept()
		if err != nil {
			time.Sleep(time.Second)
			continue
		}
		return c, err
	}
}

func main() {
	l, _ := net.Listen("tcp", ":7000")
	all := &archive{}
	for {
		c, err := accept(l)
		if err != nil {
			return
		}
		(&session{conn: c, all: all}).run()
	}
}
