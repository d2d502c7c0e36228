package main

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"alumni/cmd/alumni/cli"
	"alumni/tui/i18n"
)

// A store that broke may keep a lock that nobody gives back: whoever waits for it
// is not waited for, and the process ends with its line.
func TestAServerThatCannotEndInOrderIsEnded(t *testing.T) {
	for _, hangs := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			var (
				errs  bytes.Buffer
				codes []int
			)
			run := &instance{broken: make(chan error, 1), ended: make(chan struct{})}
			m := &Main{text: i18n.For("en"), Stderr: &errs, Exit: func(code int) { codes = append(codes, code) }}
			since := time.Now()
			var took time.Duration
			run.cancel = func() {
				if !hangs {
					close(run.ended)
				}
			}
			done := make(chan struct{})
			go func() {
				defer close(done)
				m.endWith(run, say("the store broke"))
				took = time.Since(since)
			}()
			time.Sleep(brokenGrace + time.Second)
			synctest.Wait() // whoever ends the process is through
			if hangs {
				if len(codes) != 1 || codes[0] != cli.ExitRefused || strings.Count(errs.String(), "\n") != 1 ||
					!strings.Contains(errs.String(), "the store broke") {
					t.Errorf("it hangs: exits %v, %q", codes, errs.String())
				}
				close(run.ended) // the process is gone by now
			}
			<-done
			if !hangs && (len(codes) != 0 || took != 0) {
				t.Errorf("it ends in order: exits %v after %v", codes, took)
			}
		})
	}
}
