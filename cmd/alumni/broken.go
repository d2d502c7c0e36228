package main

import (
	"errors"
	"log/slog"
	"os"
	"time"

	"alumni/db/engine"
)

// brokenGrace is how long a server whose store broke has to hang up in order.
// Whoever sits in a lock of the store that is never given back can't.
const brokenGrace = 5 * time.Second

// mind ends the server when its store breaks: in order if it can, or else the
// process. Either way one line says why, and the exit code is not 0.
func (m *Main) mind(run *instance, file string, log *slog.Logger) {
	select {
	case <-run.engine.Broken():
	case <-run.ended:
		return
	}
	why := run.engine.Err()
	log.Error("store broke", "err", why)
	template := m.text.Server.StoreBroke
	if errors.Is(why, engine.ErrLost) {
		template = m.text.Server.StoreLost
	}
	line := refuse(template, file, m.why(why))
	m.endWith(run, line)
}

// endWith ends a server in order and has it say a line, or the process after it
// if that can't be done in time.
func (m *Main) endWith(run *instance, line error) {
	exit := os.Exit
	if m.Exit != nil {
		exit = m.Exit
	}
	over := time.AfterFunc(brokenGrace, func() { exit(m.report(line)) })
	run.broken <- line
	run.cancel()
	<-run.ended
	over.Stop()
}
