package sshd

import (
	"bytes"
	"context"
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// escape handles what starts with ESC: the key, a chord with alt, a sequence.
func (in *input) escape(b []byte, expired bool) (int, time.Duration) {
	alone := uv.KeyPressEvent{Code: uv.KeyEscape}
	switch {
	case len(b) == 1 || bytes.Equal(b, []byte{esc, esc}):
		if !expired {
			return 0, escapeWait
		}
		in.emit(alone)
		in.giveUp(b[:1])
		return 1, 0
	case b[1] >= utf8.RuneSelf:
		in.emit(alone) // the key and then text: no keyboard sends alt and a Han character
		return 1, 0
	case strings.IndexByte("[OP]_^X", b[1]) < 0:
		return in.decode(b) // alt and a key
	case len(b) == 2:
		if !expired {
			return 0, escapeWait
		}
		in.giveUp(b)
		return in.decode(b)
	}
	return in.sequence(b, expired)
}

// giveUp remembers the beginning of a sequence whose rest did not come in time.
func (in *input) giveUp(b []byte) {
	if len(b) > 0 && b[0] == esc {
		in.late, in.lateTo = bytes.Clone(b), in.now().Add(lateWait)
	}
}

// maxLate is how many bytes a sequence has at most whose rest is awaited: the
// longest key and the longest mouse report are shorter.
const maxLate = 32

// awaitsRest drops the rest of a sequence whose beginning was given up, as an Esc
// perhaps, because the network held the rest back: an arrow key must neither leave
// text behind nor be two other keys. What is no rest comes as keys. It is one if
// it is the very next to come, within lateWait, comes by itself and completes a
// sequence that terminals send: nobody types two characters within one packet.
// Where a single [, O or ] came, which a person may have typed, it waits for as
// long as after an Esc to see whether more follows; it tells whether it does.
func (in *input) awaitsRest(expired bool) bool {
	if in.late == nil || len(in.buf) == 0 {
		return false
	}
	start := len(in.late)
	seq := append(in.late, in.buf...)
	if in.now().After(in.lateTo) || start == 1 && strings.IndexByte("[O]", seq[1]) < 0 {
		in.late = nil
		return false
	}
	if bytes.HasPrefix(seq, []byte(pasteStart)) { // the text that follows is pasted, and no keys
		in.buf, in.late, in.inside = in.buf[len(pasteStart)-start:], nil, true
		in.emit(uv.PasteStartEvent{})
		return false
	}
	n := 0
	if len(seq) > 2 {
		n = sequenceLen(seq)
	}
	if n == 0 && !expired && len(seq) <= maxLate {
		return true
	}
	in.late = nil
	switch {
	case n == 0 && len(in.buf) > 1: // more of the beginning, and its rest is late again
		in.giveUp(seq)
		in.buf = in.buf[:0]
	case n > max(start, 2) && (n == len(seq) || seq[n] == esc) && in.known(seq[:n]):
		in.buf = in.buf[n-start:]
	}
	return false
}

// known tells whether terminals send a sequence.
func (in *input) known(seq []byte) bool {
	switch _, ev := in.dec.Decode(seq); ev.(type) {
	case uv.UnknownEvent, uv.UnknownCsiEvent, uv.UnknownSs3Event, uv.UnknownOscEvent:
		return in.lookup(string(seq)) != nil
	}
	return true
}

func (in *input) sequence(b []byte, expired bool) (int, time.Duration) {
	n := sequenceLen(b)
	if n == 0 {
		if !expired {
			return 0, escapeWait
		}
		if m := in.lookup(string(b)); m != nil {
			in.emit(m)
			return len(b), 0
		}
		return 0, sequenceWait
	}
	seq := b[:n]
	if string(seq) == pasteStart {
		in.inside = true
	}
	got, ev := in.dec.Decode(seq)
	if _, unknown := ev.(uv.UnknownEvent); unknown || got != n {
		ev = in.lookup(string(seq))
	}
	in.emit(ev)
	return n, 0
}

// sequenceLen gives the length of the control sequence at the start of b, which
// has three bytes at least; 0 if it is incomplete.
func sequenceLen(b []byte) int {
	switch {
	case b[1] == 'O': // SS3, perhaps with a modifier
		if b[2] >= '0' && b[2] <= '9' {
			return atMost(4, b)
		}
		return 3
	case b[1] == '[' && b[2] == '[': // the function keys of the Linux console
		return atMost(4, b)
	case b[1] == '[' && b[2] == 'M': // a mouse report of X10
		return atMost(6, b)
	case b[1] == '[':
		for i := 2; i < len(b); i++ {
			if b[i] >= 0x40 && b[i] <= 0x7e {
				return i + 1
			}
			if b[i] < ' ' || b[i] > '~' {
				return i // broken off
			}
		}
		return 0
	}
	for i := 2; i < len(b); i++ { // a string, up to BEL or ST
		switch {
		case b[i] == 0x07:
			return i + 1
		case b[i] == esc && i+1 == len(b):
			return 0
		case b[i] == esc && b[i+1] == '\\':
			return i + 2
		case b[i] == esc:
			return i // broken off
		}
	}
	return 0
}

func atMost(n int, b []byte) int {
	if len(b) < n {
		return 0
	}
	return n
}

// lookup finds a sequence that only some older terminals send; nil if none
// does. The library's table of them is private and costs 140 kB a copy, so it
// is made for the rare unknown sequence and thrown away.
func (in *input) lookup(seq string) tea.Msg {
	if m, ok := in.legacy[seq]; ok || len(in.legacy) >= maxLegacy || len(seq) > 16 {
		return m
	}
	events := make(chan uv.Event, 16) // one event a byte at most
	_ = uv.NewTerminalReader(strings.NewReader(seq), in.term).StreamEvents(context.Background(), events)
	var m tea.Msg
	if len(events) == 1 {
		if k, ok := (<-events).(uv.KeyPressEvent); ok {
			m = k
		}
	}
	if in.legacy == nil {
		in.legacy = map[string]tea.Msg{}
	}
	in.legacy[seq] = m
	return m
}
