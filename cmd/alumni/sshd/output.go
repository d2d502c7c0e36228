package sshd

import (
	"bytes"
	"io"
)

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
