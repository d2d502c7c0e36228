package load

import (
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// consoles opens so many, of a few accounts, each on a connection of its own.
func consoles(b *testing.B, s *server, n int) []*console {
	b.Helper()
	keys := []ssh.Signer{s.director}
	for len(keys)*16 < n { // as many as a key may have
		keys = append(keys, s.account("officer", ""))
	}
	out := make([]*console, n)
	errs := make(chan error, n)
	var at sync.WaitGroup
	turn := make(chan struct{}, 8)
	for i := range n {
		at.Go(func() {
			turn <- struct{}{}
			defer func() { <-turn }()
			c, err := s.connect(keys[i%len(keys)])
			if err == nil {
				out[i], err = open(c, 120, 40)
			}
			if err != nil {
				errs <- err
				return
			}
			if !out[i].painted(2000) {
				errs <- errNothing
			}
		})
	}
	at.Wait()
	close(errs)
	for err := range errs {
		b.Fatal(err)
	}
	return out
}

// 990 people who have their console open and look at it cost little.
func BenchmarkIdle990(b *testing.B) {
	s := start(b)
	before := s.memory()
	consoles(b, s, 990)
	for b.Loop() {
		rest(20 * time.Second) // what opening them left to be collected
		used, began := s.cpu(), time.Now()
		rest(30 * time.Second)
		share := float64(s.cpu()-used) / float64(time.Since(began))
		b.ReportMetric(100*share, "%core")
		b.ReportMetric(float64(s.memory()-before)/990/mb, "MB/console")
		b.Logf("%.0f %% of a core, %.2f MB a console", 100*share, float64(s.memory()-before)/990/mb)
		if share > 0.25 {
			b.Errorf("idle consoles take %.0f %% of a core", 100*share)
		}
	}
}

// 200 people press a key in the same instant, again and again.
func BenchmarkPressing200(b *testing.B) {
	const people = 200
	s := start(b)
	all := consoles(b, s, people)
	rest(5 * time.Second)
	var mu sync.Mutex
	var times []time.Duration
	for b.Loop() {
		for round := range 20 {
			key := "jk"[round%2]
			var at sync.WaitGroup
			for _, c := range all {
				at.Go(func() {
					shown, began := c.shown(), time.Now()
					_, _ = c.in.Write([]byte{key})
					if !c.painted(shown) {
						b.Error("a key painted nothing")
						return
					}
					mu.Lock()
					times = append(times, time.Since(began))
					mu.Unlock()
				})
			}
			at.Wait()
			rest(300 * time.Millisecond)
		}
	}
	slow := p95(times)
	b.ReportMetric(float64(slow.Milliseconds()), "p95-ms/key")
	b.Logf("p95 from key to paint %v", slow)
	if slow > 250*time.Millisecond {
		b.Errorf("p95 from key to paint is %v", slow)
	}
}
