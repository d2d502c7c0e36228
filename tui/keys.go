package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/tui/kit"
	"alumni/tui/show"
)

// maxHeld bounds what is typed ahead.
const maxHeld = 256

// keyed is a key or a paste; burst tells that it came in one go with others.
type keyed struct {
	tea.Msg
	burst bool
}

// typed takes a key or a paste, at once or when what it is meant for has come.
// What was under way while something was decided is for nothing.
func (m *Model) typed(k keyed) tea.Cmd {
	key, _ := k.Msg.(tea.KeyPressMsg)
	switch {
	case key.String() == "ctrl+c":
		return m.interrupt()
	case m.blind() && m.command(key).String() == "q": // who sees nothing decides nothing, but may leave
		return m.quit()
	}
	m.leaving = false
	switch {
	case key.String() == "esc" && m.cancelled():
	case m.early():
	case len(m.held) == 0 && !m.holds(k):
		return m.press(k)
	case len(m.held) < maxHeld && pasted(m.held...)+pasted(k) <= kit.MaxPaste:
		m.held = append(m.held, k)
	}
	return nil
}

// cancelled ends what an open form is doing, where that can be gone on with.
func (m *Model) cancelled() bool {
	d, ok := m.overlay.(*kit.Dialog)
	return ok && d.Cancel()
}

// interrupt ends the session, whatever is open. Where something was typed and not
// saved it first asks, as Esc does: on some keyboards ctrl+c means to copy.
func (m *Model) interrupt() tea.Cmd {
	if m.leaving || m.ended || m.blind() || m.deciding() || !m.unsaved() {
		return m.quit()
	}
	m.leaving = true
	m.say(kit.Said{Text: m.env.Text.Console.FormInterrupt, Tone: show.ToneDue})
	return nil
}

// unsaved tells whether something open holds what nobody else has.
func (m *Model) unsaved() bool {
	holds := func(open any) bool {
		u, ok := open.(kit.Unsaved)
		return ok && u.Unsaved()
	}
	return holds(m.overlay) || slices.ContainsFunc(m.stack, func(s kit.Screen) bool { return holds(s) })
}

// pasted is how many bytes are pasted: no page takes more than one paste may
// have, so more is not kept for any.
func pasted(all ...keyed) (n int) {
	for _, k := range all {
		if p, ok := k.Msg.(tea.PasteMsg); ok {
			n += len(p.Content)
		}
	}
	return n
}

// command is a key as it works where no text is written.
func (m *Model) command(key tea.KeyPressMsg) tea.KeyPressMsg {
	s := m.top()
	if m.overlay != nil && m.overlay.Busy() || m.overlay == nil && s != nil && s.Busy() {
		return key
	}
	return kit.HalfWidth(key)
}

// holds tells whether a key or a paste must wait: what was asked for before it
// has not come yet, and it is meant for that.
func (m *Model) holds(k keyed) bool {
	switch {
	case m.ended || m.blind():
		return false
	case m.waiting > 0:
		return true
	}
	name := "" // a paste
	if key, ok := k.Msg.(tea.KeyPressMsg); ok {
		name = m.command(key).String()
	}
	switch s := m.top(); {
	case m.overlay != nil:
		return m.overlay.Waits(name)
	case m.toast.Offer != nil && m.toast.Offer.Key == name:
		return false
	default:
		if s != nil && !s.Busy() && m.everywhere(name) != nil {
			name = "" // the root's own
		}
		return s != nil && s.Waits(name)
	}
}

// everywhere is what a key does on every screen, nil for one that the root does
// not know.
func (m *Model) everywhere(key string) func() tea.Cmd {
	lay := func(o func(bindings []kit.Binding) kit.Overlay) func() tea.Cmd {
		return func() tea.Cmd { m.overlay = o(m.top().Bindings()); return nil }
	}
	switch key {
	case "q":
		return m.leave
	case "?":
		return lay(func(a []kit.Binding) kit.Overlay { return &help{env: m.env, screen: a, globals: m.globals(true)} })
	case ":", "ctrl+p":
		return lay(func(a []kit.Binding) kit.Overlay { return newPalette(m.env, a, m.opts) })
	}
	if i := m.sectionOf(key); i >= 0 {
		return func() tea.Cmd { return m.goTo(i) }
	}
	return nil
}

// sectionOf is the section that a key of the rail goes to, -1 for none.
func (m *Model) sectionOf(key string) int {
	if i := strings.Index(railOrder, key); i >= 0 && len(key) == 1 && i < len(m.opts.Sections) {
		return i
	}
	return -1
}

// press handles a key or a paste now.
func (m *Model) press(k keyed) tea.Cmd {
	if m.ended || m.blind() {
		return nil
	}
	key, ok := k.Msg.(tea.KeyPressMsg)
	if !ok {
		return m.paste(k.Msg)
	}
	return m.env.InBurst(k.burst, func() tea.Cmd { return m.pressKey(m.command(key)) })
}

// paste gives what is pasted to what has the focus. A line break by itself is an
// Enter that came in one go with text: only what has lines takes it.
func (m *Model) paste(msg tea.Msg) tea.Cmd {
	p, _ := msg.(tea.PasteMsg)
	var focus any = m.overlay
	if m.overlay == nil {
		focus = m.top()
	}
	if p.Content == "\n" && !kit.TakesLines(focus) {
		m.say(kit.Said{Text: m.env.Text.Console.FormBurst, Tone: show.ToneDue})
		return nil
	}
	return m.focused(msg)
}

func (m *Model) pressKey(key tea.KeyPressMsg) tea.Cmd {
	offer := m.toast.Offer
	m.toast = kit.Said{}
	if offer != nil && offer.Run != nil && m.overlay == nil && key.String() == offer.Key {
		return tea.Batch(m.recountIfOld(), offer.Run())
	}
	if m.blindly(key.String()) {
		m.say(kit.Said{Text: m.env.Text.Console.FormBurst, Tone: show.ToneDue})
		return nil
	}
	return tea.Batch(m.recountIfOld(), m.key(key))
}

// key handles the keys that work everywhere and passes on the others.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	if m.overlay != nil {
		return m.overlay.Update(msg)
	}
	m.paint.stale()
	s := m.top()
	if s == nil || s.Busy() {
		return m.focused(msg)
	}
	if do := m.everywhere(msg.String()); do != nil {
		return do()
	}
	return m.focused(msg)
}

// leave closes the screen on top, or ends the session on the last.
func (m *Model) leave() tea.Cmd {
	if len(m.stack) == 1 {
		return m.quit()
	}
	m.pop()
	return nil
}

// globals are the keys that work on every screen. The footer leaves out those
// of the rail where the rail itself shows them; the help lists all.
func (m *Model) globals(all bool) []kit.Binding {
	t := &m.env.Text.Console
	out := []kit.Binding{{Key: ":", Label: t.Palette}, {Key: "?", Label: t.Help}}
	if n := len(m.opts.Sections); n > 1 && (all || !m.env.Wide) {
		out = append(out, kit.Binding{Key: railKeys(n), Label: t.Switch})
		for i := railDigits; all && i < min(n, len(railOrder)); i++ {
			out = append(out, kit.Binding{Key: railOrder[i : i+1], Label: m.opts.Sections[i].Label})
		}
	}
	if len(m.stack) > 1 {
		isBack := func(a kit.Binding) bool { return a.Key == "esc" }
		if !slices.ContainsFunc(m.top().Bindings(), isBack) {
			out = append(out, kit.Binding{Key: "esc", Label: t.Back})
		}
		return out
	}
	return append(out, kit.Binding{Key: "q", Label: t.Quit})
}

// railOrder are the keys of the rail's sections: the upper row of a keyboard
// from the left to the right, and the key beside it.
const railOrder = `1234567890-=\`

// railDigits is how many of them are digits.
const railDigits = 10

// railKeys names the keys of n sections.
func railKeys(n int) string {
	return "1-" + railOrder[min(n, railDigits)-1:][:1]
}
