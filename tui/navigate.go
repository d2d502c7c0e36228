package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/kit"
)

// navigate does what screens ask the root for; ok is false for other messages.
func (m *Model) navigate(msg tea.Msg) (cmd tea.Cmd, ok bool) {
	switch msg.(type) {
	case kit.OpenMsg, kit.PushMsg, kit.ClauseMsg, kit.HistoryMsg, kit.SectionMsg, kit.BackMsg:
		if m.drafting() {
			return nil, true // asked for before the form opened: a draft is not thrown away for it
		}
	}
	switch msg := msg.(type) {
	case kit.OpenMsg:
		return m.open(msg.ID), true
	case kit.PushMsg:
		return m.push(msg.Screen), true
	case kit.ClauseMsg:
		if m.opts.Clause == nil {
			return nil, true
		}
		return m.push(m.opts.Clause(m.env, msg.ID)), true
	case kit.HistoryMsg:
		if m.opts.History == nil {
			return nil, true
		}
		return m.push(m.opts.History(m.env, msg.ID)), true
	case kit.SectionMsg:
		i := slices.IndexFunc(m.opts.Sections, func(s Section) bool { return s.Key == msg.Key })
		return m.goTo(i), true
	case kit.BackMsg:
		return m.back(), true
	case kit.ToastMsg:
		m.toast = msg
		return nil, true
	case kit.CloseMsg:
		m.overlay = nil
		if msg.Toast != "" {
			m.toast = kit.ToastMsg{Text: msg.Toast, Tone: msg.Tone, Offer: msg.Offer}
		}
		return nil, true
	case kit.FormMsg:
		return m.form(msg), true
	case kit.Result[kit.Form]:
		if msg.Token != m.formToken {
			return nil, false
		}
		m.formed(msg)
		return nil, true
	case searchIn:
		return m.search(msg), true
	}
	return nil, false
}

// drafting tells that a form is open, in which somebody may have typed.
func (m *Model) drafting() bool {
	_, ok := m.overlay.(*kit.Dialog)
	return ok
}

func (m *Model) open(id domain.ID) tea.Cmd {
	if !m.opts.opens(id.Kind) {
		return kit.Toast(m.env.Text.Error(domain.NotFound(id)), kit.ToneDue)
	}
	return m.push(kit.NewPage(m.env, id))
}

// maxStack bounds how deep pages can be opened from pages.
const maxStack = 12

func (m *Model) push(s kit.Screen) tea.Cmd {
	m.overlay = nil
	if len(m.stack) >= maxStack {
		m.stack = slices.Delete(m.stack, 1, 2)
	}
	m.stack = append(m.stack, s)
	return s.Init()
}

func (m *Model) goTo(i int) tea.Cmd {
	if i < 0 || i >= len(m.opts.Sections) {
		return nil
	}
	m.overlay, m.section = nil, i
	clear(m.stack)
	m.stack = append(m.stack[:0], m.opts.Sections[i].New(m.env))
	return m.stack[0].Init()
}

func (m *Model) back() tea.Cmd {
	if n := len(m.stack); n > 1 {
		m.stack[n-1] = nil
		m.stack = m.stack[:n-1]
	}
	return nil
}

// form builds a form; another one asked for meanwhile is not opened.
func (m *Model) form(msg kit.FormMsg) tea.Cmd {
	if m.forming || m.overlay != nil || msg.Build == nil {
		return nil
	}
	m.forming, m.building = true, msg.Build
	return kit.BuildForm(m.env, m.formToken.Next(), msg.Build)
}

func (m *Model) formed(msg kit.Result[kit.Form]) {
	build := m.building
	m.forming, m.building = false, nil
	if msg.Err != nil {
		m.toast = kit.ToastMsg{Text: m.env.Text.Error(msg.Err), Tone: kit.ToneDanger}
		return
	}
	m.toast = kit.ToastMsg{}
	m.overlay = kit.NewDialog(m.env, msg.Value, build)
}

// searchIn goes to a section and searches it.
type searchIn struct {
	section int
	text    string
}

func (m *Model) search(msg searchIn) tea.Cmd {
	load := m.goTo(msg.section)
	s := m.top()
	if s == nil {
		return load
	}
	next, cmd := s.Update(kit.SearchMsg{Text: msg.text})
	m.stack[len(m.stack)-1] = next
	return tea.Batch(load, cmd)
}

// key handles a key. Who sees nothing decides nothing: in a window that is too
// small only the keys that end the session work.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	switch key := msg.String(); {
	case key == "ctrl+c", key == "q" && m.blind():
		return tea.Quit
	case m.blind():
		return nil
	}
	offer := m.toast.Offer
	m.toast = kit.ToastMsg{}
	if offer != nil && offer.Run != nil && m.overlay == nil && msg.String() == offer.Key {
		return tea.Batch(m.recountIfOld(), offer.Run())
	}
	return tea.Batch(m.recountIfOld(), m.press(msg))
}

// press handles the keys that work everywhere and passes on the others.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	if m.overlay != nil {
		return m.overlay.Update(msg)
	}
	m.paint.stale()
	s := m.top()
	if s == nil || s.Busy() {
		return m.focused(msg)
	}
	key := msg.String()
	switch key {
	case "q":
		if len(m.stack) > 1 {
			return m.back()
		}
		return tea.Quit
	case "?", "？":
		m.overlay = newHelp(m.env, s.Actions(), m.globals(true))
		return nil
	case ":", "：", "ctrl+p":
		m.overlay = newPalette(m.env, s.Actions(), m.opts)
		return nil
	}
	if i := strings.Index(railOrder, key); i >= 0 && len(key) == 1 && i < len(m.opts.Sections) {
		return m.goTo(i)
	}
	if msg.Text == "／" {
		msg = tea.KeyPressMsg{Code: '/', Text: "/"}
	}
	return m.focused(msg)
}

// globals are the keys that work on every screen. The footer leaves out those
// of the rail where the rail itself shows them; the help lists all.
func (m *Model) globals(all bool) []kit.Action {
	t := &m.env.Text.Console
	out := []kit.Action{{Key: ":", Label: t.Palette}, {Key: "?", Label: t.Help}}
	if n := len(m.opts.Sections); n > 1 && (all || !m.env.Wide) {
		out = append(out, kit.Action{Key: railKeys(n), Label: t.Switch})
		for i := railDigits; all && i < min(n, len(railOrder)); i++ {
			out = append(out, kit.Action{Key: railOrder[i : i+1], Label: m.opts.Sections[i].Label})
		}
	}
	if len(m.stack) > 1 {
		isBack := func(a kit.Action) bool { return a.Key == "esc" }
		if !slices.ContainsFunc(m.top().Actions(), isBack) {
			out = append(out, kit.Action{Key: "esc", Label: t.Back})
		}
		return out
	}
	return append(out, kit.Action{Key: "q", Label: t.Quit})
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
