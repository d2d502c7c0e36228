package sshd

import (
	"bytes"
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
	// the key: twice as long as in ultraviolet, since networks cut where no
	// keyboard does, and as long as a person waits for a key without noticing.
	escapeWait = 100 * time.Millisecond
	// sequenceWait is how long the rest of a sequence may take that no key
	// starts with, before what came of it is thrown away.
	sequenceWait = time.Second
	// brokenAfter is how long nothing must have come of a paste before a key by
	// itself ends it: a terminal that lost the end would swallow every later key.
	// The key is a person's then, and not the rest of a paste on a slow line, which
	// must never be taken for keys.
	brokenAfter = time.Second
	// lateWait is how long after a sequence was given up its rest is still known
	// for what it is.
	lateWait    = time.Second
	maxSequence = 4 << 10 // bytes of one sequence; the replies of terminals are short
	maxPaste    = 1 << 20 // bytes of one paste; the rest is dropped
	maxLegacy   = 64      // distinct unknown sequences that are looked up
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
	now  func() time.Time

	mu     sync.Mutex
	dec    uv.EventDecoder
	buf    []byte
	out    []tea.Msg // what came of it, until it is delivered
	timer  *time.Timer
	due    time.Time // when what is in buf has waited long enough
	stale  bool      // buf has waited for escapeWait already
	late   []byte    // the beginning of a sequence that was given up
	lateTo time.Time // until then its rest is awaited
	paste  []byte    // what was pasted so far
	inside bool      // between pasteStart and pasteEnd
	came   time.Time // when the last bytes came
	burst  burst
	legacy map[string]tea.Msg
}

func newInput(term string, send func(tea.Msg)) *input {
	return &input{term: term, send: send, now: time.Now}
}

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
			in.deliver()
			return
		}
	}
}

func (in *input) take(b []byte) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.broken(b) {
		in.buf = in.buf[:0]
		in.endPaste()
		in.deliver()
		return
	}
	in.came = in.now()
	in.buf = append(in.buf, b...)
	in.stale = false
	in.wait(in.scan(false))
	in.deliver()
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
	in.due = in.now().Add(d)
}

// waited runs when nothing more came. The timer may fire just when more does,
// so the time is checked again under the lock.
func (in *input) waited() {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.due.IsZero() || in.now().Before(in.due) {
		return
	}
	if in.stale {
		in.giveUp(in.buf)
		in.buf = in.buf[:0]
		in.wait(0)
		return
	}
	in.stale = true
	in.wait(in.scan(true))
	in.deliver()
}

func (in *input) stop() {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.wait(0)
}

// scan takes the messages that buf holds and gives how long to wait for the
// rest; 0 is until it comes. With expired it has waited for escapeWait.
func (in *input) scan(expired bool) time.Duration {
	if in.awaitsRest(expired) {
		return escapeWait
	}
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
	text := validText(b)
	if len(text) == 0 {
		return 1, 0 // no terminal that speaks UTF-8 sends this
	}
	return in.decode(text)
}

// validText is the beginning of b that is UTF-8. The library takes what stands
// together for one key, whatever its bytes are.
func validText(b []byte) []byte {
	n := 0
	for n < len(b) {
		r, size := utf8.DecodeRune(b[n:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		n += size
	}
	return b[:n]
}

func (in *input) decode(b []byte) (int, time.Duration) {
	n, ev := in.dec.Decode(b)
	in.emit(ev)
	return max(n, 1), 0
}

// pasted takes what is pasted off b, up to what may be the start of the end.
func (in *input) pasted(b []byte) int {
	if i := bytes.Index(b, []byte(pasteEnd)); i >= 0 {
		in.addPaste(b[:i])
		in.endPaste()
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

// endPaste sends what was pasted.
func (in *input) endPaste() {
	content := strings.ToValidUTF8(string(in.paste), "")
	in.paste, in.inside = nil, false
	in.emit(uv.PasteEvent{Content: content})
	in.emit(uv.PasteEndEvent{})
}

// broken tells that somebody pressed Esc or ctrl+c since a paste has no end.
func (in *input) broken(b []byte) bool {
	return in.inside && len(b) == 1 && (b[0] == esc || b[0] == ctrlC) && in.now().Sub(in.came) >= brokenAfter
}

func (in *input) addPaste(b []byte) {
	in.paste = append(in.paste, b[:min(len(b), maxPaste-len(in.paste))]...)
}

func (in *input) emit(ev any) {
	switch ev := ev.(type) {
	case nil:
	case uv.MultiEvent:
		for _, e := range ev {
			in.out = append(in.out, e)
		}
	default:
		in.out = append(in.out, ev)
	}
}

// deliver sends what came of the bytes so far.
func (in *input) deliver() {
	out := in.burst.mark(in.out, in.now())
	in.out = nil
	for _, m := range out {
		in.send(m)
	}
}

// pressed tells whether the message is something a person did.
func pressed(m tea.Msg) bool {
	switch m.(type) {
	case uv.KeyPressEvent, uv.PasteEvent, uv.MouseClickEvent, uv.MouseWheelEvent:
		return true
	}
	return false
}
