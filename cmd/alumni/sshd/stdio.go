package sshd

import (
	"bytes"
	"errors"
	"io"
	"sync/atomic"
	"time"
)

// stdin is the standard input of a command. It is read here, apart from the
// command, so that a command that waits for input can be ended. In a terminal
// (ssh -t) the client's is in raw mode, so what a terminal driver does is done
// here: return ends a line, ctrl+d ends the input, ctrl+c ends the command.
type stdin struct {
	h      *channel
	chunks chan []byte
	rest   []byte
}

const (
	ctrlC = 0x03
	ctrlD = 0x04
)

// errCutOff is what a command reads when it is ended before its input is. It
// is no end of input: what came so far must not be taken for all there is.
var errCutOff = errors.New("sshd: the command was ended while it read its input")

func (in *stdin) read() {
	defer close(in.chunks)
	chunk := make([]byte, 16<<10)
	for {
		n, err := in.h.ch.Read(chunk)
		in.h.touch()
		out, done := append([]byte(nil), chunk[:n]...), err != nil
		if in.h.terminal {
			var stop bool
			if out, stop = in.cook(out); stop {
				done = true
			}
		}
		if len(out) > 0 {
			select {
			case in.chunks <- out:
			case <-in.h.ctx.Done():
				return
			}
		}
		if done {
			return
		}
	}
}

// cook does what a terminal driver does; done when the input ends.
func (in *stdin) cook(raw []byte) (out []byte, done bool) {
	out = raw[:0]
	for _, b := range raw {
		switch b {
		case ctrlC:
			in.h.end(MsgInterrupted)
			return nil, true
		case ctrlD:
			return out, true
		case '\r':
			b = '\n'
		}
		out = append(out, b)
	}
	return out, false
}

// Read implements io.Reader. A wait longer than the idle time ends the command.
func (in *stdin) Read(p []byte) (int, error) {
	if len(in.rest) == 0 {
		if d := in.h.srv.cfg.IdleTimeout; d > 0 {
			defer time.AfterFunc(d, func() { in.h.end(MsgIdle) }).Stop()
		}
		select {
		case chunk, more := <-in.chunks:
			switch {
			case in.h.ctx.Err() != nil:
				return 0, errCutOff
			case !more:
				return 0, io.EOF
			}
			in.rest = chunk
		case <-in.h.ctx.Done():
			return 0, errCutOff
		}
	}
	n := copy(p, in.rest)
	in.rest = in.rest[n:]
	return n, nil
}

// countingWriter counts what is written as it begins, so that who answers to it
// finds it counted.
type countingWriter struct {
	w     io.Writer
	count atomic.Uint64
}

// Write implements io.Writer.
func (c *countingWriter) Write(p []byte) (int, error) {
	c.count.Add(1)
	return c.w.Write(p)
}

// terminalWriter does what the terminal driver of a real PTY does on output:
// a line feed becomes carriage return and line feed. The client's own terminal
// is in raw mode and does not.
type terminalWriter struct{ w io.Writer }

// Write implements io.Writer; it counts the bytes of p.
func (t terminalWriter) Write(p []byte) (int, error) {
	if bytes.IndexByte(p, '\n') < 0 {
		return t.w.Write(p)
	}
	out := make([]byte, 0, len(p)+16)
	for i, b := range p {
		if b == '\n' && (i == 0 || p[i-1] != '\r') {
			out = append(out, '\r')
		}
		out = append(out, b)
	}
	if _, err := t.w.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}
