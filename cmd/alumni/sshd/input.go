package sshd

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// What input waits for, and how much it keeps.
const (
	// escapeWait is how long an ESC may be the start of a sequence before it is
	// the key; the same as in ultraviolet.
	escapeWait = 50 * time.Millisecond
	// sequenceWait is how long the rest of a sequence may take that no key
	// starts with, before what came of it is thrown away.
	sequenceWait = time.Second
	maxSequence  = 4 << 10 // bytes of one sequence; the replies of terminals are short
	maxPaste     = 1 << 20 // bytes of one paste; the rest is dropped
	maxLegacy    = 64      // distinct unknown sequences that are looked up
)

const (
	esc        = 0x1b
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// input turns the bytes of a client into messages. The library's own reader
// takes whatever has come after 50 ms for complete, so that a Han character
// split across packets arrives as chords and a split end of a paste swallows
// every later key. Here a character is held back until it is whole.
type input struct {
	term string
	send func(tea.Msg)

	mu     sync.Mutex
	dec    uv.EventDecoder
	buf    []byte
	timer  *time.Timer
	due    time.Time // when what is in buf has waited long enough
	stale  bool      // buf has waited for escapeWait already
	paste  []byte    // what was pasted so far
	inside bool      // between pasteStart and pasteEnd
	legacy map[string]tea.Msg
}

func newInput(term string, send func(tea.Msg)) *input { return &input{term: term, send: send} }

// run reads until r ends.
func (in *input) run(r io.Reader) {
	chunk := make([]byte, 1024)
	for {
		n, err := r.Read(chunk)
		if n > 0 {
			in.take(chunk[:n])
		}
		if err != nil {
			in.mu.Lock()
			defer in.mu.Unlock()
			in.scan(true)
			return
		}
	}
}

func (in *input) take(b []byte) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.buf = append(in.buf, b...)
	in.stale = false
	in.wait(in.scan(false))
}

// wait arms the timer, or disarms it for 0.
func (in *input) wait(d time.Duration) {
	switch {
	case d == 0:
		in.due = time.Time{}
		if in.timer != nil {
			in.timer.Stop()
		}
		return
	case in.timer == nil:
		in.timer = time.AfterFunc(d, in.waited)
	default:
		in.timer.Reset(d)
	}
	in.due = time.Now().Add(d)
}

// waited runs when nothing more came. The timer may fire just when more does,
// so the time is checked again under the lock.
func (in *input) waited() {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.due.IsZero() || time.Now().Before(in.due) {
		return
	}
	if in.stale {
		in.buf = in.buf[:0]
		in.wait(0)
		return
	}
	in.stale = true
	in.wait(in.scan(true))
}

func (in *input) stop() {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.wait(0)
}

// scan sends the messages that buf holds and gives how long to wait for the
// rest; 0 is until it comes. With expired it has waited for escapeWait.
func (in *input) scan(expired bool) time.Duration {
	rest := in.buf
	wait := time.Duration(0)
	for len(rest) > 0 {
		var n int
		if n, wait = in.next(rest, expired); n == 0 {
			break
		}
		rest = rest[n:]
	}
	if len(rest) > maxSequence {
		rest, wait = nil, 0
	}
	in.buf = in.buf[:copy(in.buf, rest)]
	if len(in.buf) == 0 && cap(in.buf) > maxSequence {
		in.buf = nil
	}
	return wait
}

// next takes one message off b and gives its length; 0 if more is needed.
func (in *input) next(b []byte, expired bool) (n int, wait time.Duration) {
	switch {
	case in.inside:
		return in.pasted(b), 0
	case b[0] == esc:
		return in.escape(b, expired)
	case b[0] < utf8.RuneSelf:
		return in.decode(b)
	case !utf8.FullRune(b):
		return 0, 0
	}
	if r, size := utf8.DecodeRune(b); r == utf8.RuneError && size == 1 {
		return 1, 0 // no terminal that speaks UTF-8 sends this
	}
	return in.decode(b)
}

func (in *input) decode(b []byte) (int, time.Duration) {
	n, ev := in.dec.Decode(b)
	in.emit(ev)
	return max(n, 1), 0
}

// escape handles what starts with ESC: the key, a chord with alt, a sequence.
func (in *input) escape(b []byte, expired bool) (int, time.Duration) {
	alone := uv.KeyPressEvent{Code: uv.KeyEscape}
	switch {
	case len(b) == 1 || bytes.Equal(b, []byte{esc, esc}):
		if !expired {
			return 0, escapeWait
		}
		in.emit(alone)
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
		return in.decode(b)
	}
	return in.sequence(b, expired)
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

// pasted takes what is pasted off b, up to what may be the start of the end.
func (in *input) pasted(b []byte) int {
	if i := bytes.Index(b, []byte(pasteEnd)); i >= 0 {
		in.addPaste(b[:i])
		content := strings.ToValidUTF8(string(in.paste), "")
		in.paste, in.inside = nil, false
		in.emit(uv.PasteEvent{Content: content})
		in.emit(uv.PasteEndEvent{})
		return i + len(pasteEnd)
	}
	keep := 0
	for k := min(len(b), len(pasteEnd)-1); k > 0; k-- {
		if strings.HasPrefix(pasteEnd, string(b[len(b)-k:])) {
			keep = k
			break
		}
	}
	in.addPaste(b[:len(b)-keep])
	return len(b) - keep
}

func (in *input) addPaste(b []byte) {
	in.paste = append(in.paste, b[:min(len(b), maxPaste-len(in.paste))]...)
}

func (in *input) emit(ev any) {
	switch ev := ev.(type) {
	case nil:
	case uv.MultiEvent:
		for _, e := range ev {
			in.send(e)
		}
	default:
		in.send(ev)
	}
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

// pressed tells whether the message is something a person did.
func pressed(m tea.Msg) bool {
	switch m.(type) {
	case uv.KeyPressEvent, uv.PasteEvent, uv.MouseClickEvent, uv.MouseWheelEvent:
		return true
	}
	return false
}
