package sshd

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// decodeAll gives what the bytes become when they come in one packet.
func decodeAll(term, s string) (all []tea.Msg) {
	newInput(term, func(m tea.Msg) { all = append(all, m) }).run(strings.NewReader(s))
	return all
}

// Every key that the library's reader knows comes out the same.
func TestKeysAreTheLibrarys(t *testing.T) {
	const keys = "\x1b[A \x1b[B \x1b[C \x1b[D \x1bOA \x1bOP \x1bOS \x1b[H \x1b[F \x1b[1~ \x1b[4~ \x1b[5~ \x1b[6~ \x1b[3~ \x1b[Z " +
		"\x1b[1;2A \x1b[1;5C \x1b[1;3D \x1b[15~ \x1b[24~ \x1b[24;2~ \x1b[a \x1b[3$ \x1b[3^ \x1bOa \x1bOM " +
		"\x1b[I \x1b[O \x1b[97;5u \x1b[27;5;105~ \x1b[<0;10;5M \x1b[<0;10;5m \x1b[<64;1;1M \x1b[12;40R \x1b[?2026;2$y " +
		"\x1b]11;rgb:1e1e/1e1e/2e2e\x07 \x1b]11;rgb:ffff/ffff/ffff\x1b\\ \x1bP>|term\x1b\\ \x1b[?62;22c " +
		"a Z 9 / ? 张 é \r \t \x7f \x03 \x01 \x1a \x1bx \x1bX \x1b/ \x1b\r \x1b\x7f"
	for _, term := range []string{"xterm-256color", "rxvt", "linux"} {
		for _, k := range append(strings.Split(keys, " "), " ") {
			events := make(chan uv.Event, 64)
			if err := uv.NewTerminalReader(strings.NewReader(k), term).StreamEvents(context.Background(), events); err != nil {
				t.Fatal(err)
			}
			close(events)
			var want []string
			for e := range events {
				want = append(want, fmt.Sprintf("%T %v", e, e))
			}
			var got []string
			for _, m := range decodeAll(term, k) {
				got = append(got, fmt.Sprintf("%T %v", m, m))
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: %q = %v, the library says %v", term, k, got, want)
			}
		}
	}
}

// unmarked leaves out the marks of pastes and bursts.
func unmarked(all []tea.Msg) []tea.Msg {
	return slices.DeleteFunc(all, func(m tea.Msg) bool { return m == uv.PasteStartEvent{} || m == uv.PasteEndEvent{} })
}

// Whatever the packets, the text is the same.
func TestTextIsTheSameHoweverItIsCut(t *testing.T) {
	const typed = "校友a总\x1b[A会\x1b[200~贴\x1b[x入\x1b[201~b\x1b[1;5C终"
	want := fmt.Sprint(unmarked(decodeAll("xterm", typed)))
	for size := 1; size < len(typed); size++ {
		var got []tea.Msg
		in := newInput("xterm", func(m tea.Msg) { got = append(got, m) })
		for piece := range slices.Chunk([]byte(typed), size) {
			in.take(piece)
		}
		in.stop()
		if fmt.Sprint(unmarked(got)) != want {
			t.Errorf("in packets of %d: %v, want %v", size, got, want)
		}
	}
}

func TestPastesAreBounded(t *testing.T) {
	got := decodeAll("xterm", pasteStart+strings.Repeat("x", 3*maxPaste)+pasteEnd+"y")
	p, ok := got[1].(uv.PasteEvent)
	if len(got) != 4 || !ok || len(p.Content) != maxPaste {
		t.Fatalf("%d messages, paste of %d bytes", len(got), len(p.Content))
	}
	var n int
	in := newInput("xterm", func(tea.Msg) { n++ })
	in.take([]byte("\x1b]52;" + strings.Repeat("A", 1<<20)))
	if len(in.buf) > maxSequence {
		t.Errorf("an endless sequence keeps %d bytes", len(in.buf))
	}
	in.stop()
}

// typing opens a console and lets the test type byte by byte.
func (w *world) typing() (*screen, *probe) {
	w.t.Helper()
	x := w.terminal(w.client(), 80, 24)
	m := w.model(0)
	x.out.await(w.t, "typed")
	return x, m
}

func TestTrap_SplitHanCharacterArrivesWhole(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		x, m := newQuietWorld(t, nil).typing()
		for _, b := range []byte("张") {
			x.typeKeys(string([]byte{b}))
			pause(120 * time.Millisecond) // more than the library waits
		}
		got, _ := m.next(t, isKey).(tea.KeyPressMsg)
		if got.Text != "张" {
			t.Errorf("the model got %q (%v), want 张", got.Text, got)
		}
		x.out.await(t, "张")
		x.typeKeys("q")
		if got, _ := m.next(t, isKey).(tea.KeyPressMsg); got.Text != "q" {
			t.Errorf("then %v", got)
		}
		if code := x.ended(t); code != 0 {
			t.Errorf("exit %d", code)
		}
	})
}

func TestTrap_EscapeAloneIsNotHeldBack(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		x, m := newQuietWorld(t, nil).typing()
		x.typeKeys("\x1b") // held back it would come with the next key, and there is none
		if k, _ := m.next(t, isKey).(tea.KeyPressMsg); k.Code != tea.KeyEscape {
			t.Errorf("got %v", k)
		}
		x.typeKeys("\x1b张") // Esc, and what the input method had ready
		k1, _ := m.next(t, isKey).(tea.KeyPressMsg)
		k2, _ := m.next(t, isKey).(tea.KeyPressMsg)
		if k1.Code != tea.KeyEscape || k2.Text != "张" {
			t.Errorf("got %v, %v", k1, k2)
		}
	})
}

func TestTrap_SplitEndOfPasteDoesNotSwallowKeys(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		x, m := newQuietWorld(t, nil).typing()
		for _, piece := range []string{"\x1b[200~群名\xe5", "\x8d\x95\x1b", "[20", "1~", "k"} {
			x.typeKeys(piece)
			pause(120 * time.Millisecond)
		}
		paste := m.next(t, func(m tea.Msg) bool { _, ok := m.(tea.PasteMsg); return ok })
		if got := paste.(tea.PasteMsg).Content; got != "群名单" {
			t.Errorf("pasted %q", got)
		}
		if k, _ := m.next(t, isKey).(tea.KeyPressMsg); k.Text != "k" {
			t.Errorf("the key after the paste is %v", k)
		}
	})
}

// A paste whose end got lost is ended by Esc or ctrl+c, pressed after a while;
// what follows are keys again. The rest of a paste on a slow line is none.
func TestTrap_APasteWithoutEndSwallowsNoKeys(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		for _, key := range []string{"\x1b", "\x03"} {
			x, m := newQuietWorld(t, nil).typing()
			x.typeKeys("\x1b[200~群名单\x1b[20")
			pause(brokenAfter + 200*time.Millisecond)
			x.typeKeys("1\t赵一") // no end, and more than a key
			pause(brokenAfter + 200*time.Millisecond)
			x.typeKeys(key)
			pause(100 * time.Millisecond)
			x.typeKeys("k")
			paste := m.next(t, func(m tea.Msg) bool { _, ok := m.(tea.PasteMsg); return ok })
			if got := paste.(tea.PasteMsg).Content; got != "群名单\x1b[201\t赵一" {
				t.Errorf("pasted %q", got)
			}
			if k, _ := m.next(t, isKey).(tea.KeyPressMsg); k.Text != "k" {
				t.Errorf("the key after the paste is %v", k)
			}
		}
	})
}

// Whatever a client sends, and whenever, the text it typed arrives as UTF-8 and
// nothing is kept without bound. A packet that ends in an odd byte is followed by a
// pause in which what waits has waited long enough.
func FuzzInput(f *testing.F) {
	for _, s := range []string{"校友", "\x1b[200~a\x1b[201~", "\x1b]11;rgb:1/2/3\x07", "\xe5\x1b[[", "\x1bP\x1b\x1b\\", "\x9b1;2A\x80"} {
		f.Add([]byte(s), 3)
	}
	f.Fuzz(func(t *testing.T, b []byte, size int) {
		p := newTypist(t)
		in := p.in
		for piece := range slices.Chunk(b, max(1, size)) {
			in.take(piece)
			if piece[len(piece)-1]%2 == 1 {
				p.later(escapeWait)
			}
		}
		got := p.got
		in.mu.Lock()
		defer in.mu.Unlock()
		in.wait(0)
		if len(in.buf) > maxSequence {
			t.Fatalf("%d bytes are kept", len(in.buf))
		}
		for _, m := range got {
			switch m := m.(type) {
			case uv.KeyPressEvent:
				if !utf8.ValidString(m.Text) {
					t.Fatalf("text %q", m.Text)
				}
			case uv.PasteEvent:
				if !utf8.ValidString(m.Content) {
					t.Fatalf("paste %q", m.Content)
				}
			}
		}
	})
}
