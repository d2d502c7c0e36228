package tui

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// terminal counts what is written to it.
type terminal struct{ written uint64 }

// shows paints what the model shows now.
func (p *terminal) shows(m *Model) {
	_ = m.View()
	p.written++
}

// A key that was under way when a decision ended was pressed in view of something
// else: it must not decide about the record that is there then. Once the outcome
// has been written to the terminal, keys are keys again.
func TestTrap_KeysUnderWayWhenADecisionEndsAreDropped(t *testing.T) {
	for name, refused := range map[string]error{
		"done": nil, "refused": &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultRequired, Field: "note"},
	} {
		t.Run(name, func(t *testing.T) {
			runs := 0
			m := counter(t, func(string) error { runs++; return refused })
			paper := &terminal{}
			m.opts.Painted = func() uint64 { return paper.written }
			m.hit(text("n"), text("a"))
			paper.shows(m)

			_, decide := m.Update(enter())
			paper.shows(m) // that it is under way
			m.Update(text("2"))
			m.Update(enter())
			m.Update(tea.PasteMsg{Content: "b"})
			m.Update(first(decide))
			m.Update(text("2")) // it has ended, but nobody has seen it
			m.Update(enter())
			if runs != 1 || m.section != 0 || len(m.held) != 0 {
				t.Fatalf("ran %d times, section %d, %d kept", runs, m.section+1, len(m.held))
			}
			paper.shows(m)
			m.hit(text("2"))
			if taken := m.section == 1 || m.overlay != nil; !taken {
				t.Error("a key after the outcome is dropped")
			}
		})
	}
}

// An Enter that was under way before a form was on the screen submits nothing: a
// line of one letter, pasted, opened a form and decided by it. What was typed
// ahead stands in the form, and the next Enter is the person's.
func TestTrap_AnEnterBeforeTheFormIsSeenSubmitsNothing(t *testing.T) {
	runs := 0
	m := counter(t, func(string) error { runs++; return nil })
	paper := &terminal{}
	m.opts.Painted = func() uint64 { return paper.written }
	_, open := m.Update(text("n"))
	m.Update(text("a"))
	m.Update(enter())
	m.Update(first(open))
	if runs != 0 || m.overlay == nil || m.toast.Text != m.env.Text.Console.FormBurst {
		t.Fatalf("ran %d times, form open %v, said %q", runs, m.overlay != nil, m.toast.Text)
	}
	_, _ = m.Update(enter())
	paper.shows(m)
	m.hit(enter())
	if runs != 1 {
		t.Errorf("the person's Enter ran it %d times", runs)
	}
}

// first gives what the first command of a batch delivers: what was asked for
// itself, without the timers beside it.
func first(cmd tea.Cmd) tea.Msg {
	msg := cmd()
	for batch, ok := msg.(tea.BatchMsg); ok; batch, ok = msg.(tea.BatchMsg) {
		msg = batch[0]()
	}
	return msg
}

// An outcome that looks like the screen before is never written: it is not waited
// for without end.
func TestAnOutcomeThatIsNeverWrittenIsNotWaitedFor(t *testing.T) {
	m := start(t, 120, 34)
	m.opts.Painted = func() uint64 { return 0 }
	m.stack[0] = &desk{env: m.env, act: kit.Binding{Key: "n", Label: "核", Run: func() tea.Cmd {
		return kit.Call(m.env, func(context.Context) (string, show.Tone, error) { return "", 0, nil })
	}}}
	m.hit(text("n")) // and the time that it has
	_ = m.View()
	if m.hit(text("2")); m.section != 1 {
		t.Error("no key works any more")
	}
}

// A letter of a paste where nothing is typed is no order to do something, though
// it may open something.
func TestAKeyOfABurstDoesNothingAtOnce(t *testing.T) {
	m := start(t, 120, 34)
	done := 0
	m.stack[0] = &desk{env: m.env, act: kit.Binding{Key: "c", Label: "领办", Run: func() tea.Cmd {
		return kit.Call(m.env, func(context.Context) (string, show.Tone, error) { done++; return "已领办", show.ToneFocus, nil })
	}}}
	m.Update(tea.PasteStartMsg{})
	m.hit(text("c"))
	m.Update(tea.PasteEndMsg{})
	if done != 0 || m.toast.Text != m.env.Text.Console.Burst {
		t.Fatalf("done %d times, said %q", done, m.toast.Text)
	}
	if m.hit(text("c")); done != 1 {
		t.Error("a key by itself does not do it")
	}
}

// An Enter of a burst runs no command, ends no search and opens no record: the rest
// of a paste would be keys of what it leads to.
func TestTrap_AnEnterWithinAPasteGoesNowhere(t *testing.T) {
	for name, before := range map[string][]tea.KeyPressMsg{
		"on a list": nil, "in the search": append(words("/第"), text("7")), "in the palette": words(":b7"),
	} {
		m := start(t, 120, 34)
		m.hit(before...)
		open, busy := m.overlay != nil, m.top().Busy()
		m.Update(tea.PasteStartMsg{})
		m.hit(words("7")...)
		_, cmd := m.Update(tea.PasteMsg{Content: "\n"})
		settle(m, cmd)
		m.Update(tea.PasteEndMsg{})
		if len(m.stack) != 1 || m.section != 0 || (m.overlay != nil) != open || m.top().Busy() != busy {
			t.Errorf("%s: it led to %q", name, m.crumbs())
		}
		if m.toast.Text != m.env.Text.Console.FormBurst {
			t.Errorf("%s: it says %q", name, m.toast.Text)
		}
	}
}

// The same, though the record has not come when the key is pressed.
func TestAKeyOfABurstAheadOfItsRecordDoesNothingAtOnce(t *testing.T) {
	m := start(t, 120, 34)
	done := 0
	m.env.Detail = func(context.Context, domain.ID) (kit.Detail, error) {
		return kit.Detail{Bindings: []kit.Binding{{Key: "c", Label: "领办", Run: func() tea.Cmd {
			return kit.Call(m.env, func(context.Context) (string, show.Tone, error) { done++; return "已领办", show.ToneFocus, nil })
		}}}}, nil
	}
	m.hit(text("j"))
	m.Update(tea.PasteStartMsg{})
	_, ask := m.Update(text("c"))
	m.Update(tea.PasteEndMsg{})
	settle(m, ask)
	if done != 0 {
		t.Fatal("done by a key that came as of a paste")
	}
}

// Full-width signs, as an input method types them, are the keys that they stand on,
// but for where text is written.
func TestFullWidthKeysWorkAsTheirTwins(t *testing.T) {
	for typed, half := range map[string]string{
		"２": "2", "１": "1", "＝": "=", "－": "-", "、": "\\", "？": "?", "：": ":", "／": "/", "ｊ": "j", "Ｇ": "G", "　": "space", "【": "[",
		"】": "]", "＃": "#", "。": ".", "张": "张", "é": "é", "2": "2", "２２": "２２",
	} {
		if got := kit.HalfWidth(tea.KeyPressMsg{Code: tea.KeyExtended, Text: typed}).String(); got != half {
			t.Errorf("%s is %q, not %q", typed, got, half)
		}
	}
	m := start(t, 120, 34)
	if m.hit(text("２")); m.section != 1 {
		t.Errorf("２ leads to section %d", m.section+1)
	}
	if m.hit(text("：")); m.overlay == nil {
		t.Fatal("： opens no palette")
	}
	m.hit(text("２"))
	if got := m.overlay.(*palette).input.Value(); got != "２" {
		t.Errorf("the palette's field holds %q", got)
	}
}

// ctrl+c copies on some keyboards: a form with something in it asks first.
func TestTrap_CtrlCAsksBeforeWhatWasTypedIsLost(t *testing.T) {
	interrupt := tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}
	m := counter(t, func(string) error { return nil })
	m.hit(text("n"), text("a"), interrupt)
	if m.ended || m.toast.Text != m.env.Text.Console.FormInterrupt {
		t.Fatalf("ended %v, said %q", m.ended, m.toast.Text)
	}
	m.hit(text("b"), interrupt)
	if m.ended {
		t.Fatal("it did not ask again after another key")
	}
	if m.hit(interrupt); !m.ended {
		t.Fatal("the second ctrl+c does not leave")
	}
	m = counter(t, func(string) error { return nil })
	if m.hit(text("n"), interrupt); !m.ended {
		t.Error("where nothing is typed it does not leave at once")
	}
	m = start(t, 120, 34)
	m.does(kit.OpenPaste(m.env, kit.PasteSpec{Title: "粘贴"}))
	m.Update(tea.PasteMsg{Content: "甲\t乙\n"})
	if m.hit(interrupt); m.ended {
		t.Error("a pasted table was thrown away")
	}
}
