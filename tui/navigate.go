package tui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// settle does what the screens asked for, and presses the keys that waited for it.
func (m *Model) settle(cmd tea.Cmd) tea.Cmd {
	cmds := []tea.Cmd{cmd, m.comply()}
	for len(m.held) > 0 {
		if m.early() { // typed ahead of a decision: nobody has seen it
			m.held = nil
			break
		}
		next := m.held[0]
		if m.holds(next) {
			break
		}
		m.held = m.held[1:]
		cmds = append(cmds, m.press(next), m.comply())
	}
	return tea.Batch(cmds...)
}

// comply does what screens have asked for, in their order.
func (m *Model) comply() tea.Cmd {
	var cmds []tea.Cmd
	for asked := m.env.Requests(); len(asked) > 0; asked = m.env.Requests() {
		m.paint.stale()
		for _, r := range asked {
			cmds = append(cmds, m.do(r))
		}
	}
	return tea.Batch(cmds...)
}

func (m *Model) do(r kit.Request) tea.Cmd {
	switch r := r.(type) {
	case kit.RecordRequest:
		return m.open(r)
	case kit.PushRequest:
		return m.push(r.Screen)
	case kit.SectionRequest:
		return m.openSection(r)
	case kit.ReloadMsg:
		return m.focused(r)
	case kit.BackRequest:
		m.pop()
	case kit.FormRequest:
		m.waiting++
		m.building = r.Build
		return tea.Batch(kit.Do(m.env, m.formToken.Next(), r.Built(m.env)), m.patience(m.formToken))
	case kit.CallRequest:
		if r.Burst {
			m.say(kit.Said{Text: m.env.Text.Console.Burst, Tone: show.ToneDue})
			return nil
		}
		m.waiting++
		m.calls++
		m.call = r
		return tea.Batch(kit.Do(m.env, m.callToken.Next(), func(ctx context.Context) (kit.Said, error) {
			text, tone, err := r.Do(ctx)
			return kit.Said{Text: text, Tone: tone}, err
		}), m.patience(m.callToken))
	case kit.CloseRequest:
		m.overlay = nil
		m.say(r.Said)
		if r.Once != nil {
			m.overlay = kit.NewOnce(m.env, *r.Once)
		}
		if r.Clear != nil {
			return m.focused(kit.ClearMsg{Clear: r.Clear})
		}
	case kit.ToastRequest:
		m.say(r.Said)
	}
	return nil
}

// slowAfter is how long something may take before the footer says that it is
// under way: keys that wait for it do nothing meanwhile.
const slowAfter = 500 * time.Millisecond

// slow says that what was asked for with a token takes long.
type slow struct{ token kit.Token }

func (m *Model) patience(t kit.Token) tea.Cmd {
	m.awaited = t
	return tea.Tick(slowAfter, func(time.Time) tea.Msg { return slow{t} })
}

// say shows a line until the next key. What was typed ahead of a refusal was
// not meant for what is there instead.
func (m *Model) say(s kit.Said) {
	if s.Text == "" {
		return
	}
	m.toast = s
	if s.Tone == show.ToneDue || s.Tone == show.ToneDanger {
		m.held = nil
	}
}

// came ends the wait for what was asked for, and says why it did not come.
func (m *Model) came(err error) bool {
	m.waiting--
	m.toast = kit.Said{}
	if err != nil {
		m.say(kit.Said{Text: m.env.Text.Error(err), Tone: show.ToneDanger})
	}
	return err == nil
}

// called says what a use-case said.
func (m *Model) called(msg kit.Result[kit.Said]) tea.Cmd {
	m.calls--
	if domain.IsClockDoubt(msg.Err) {
		m.came(msg.Err)
		m.overlay = kit.NewDialog(m.env, kit.SureOfClock(m.env, msg.Err, m.call), nil)
		return m.unseen(&m.opened)
	}
	if !m.came(msg.Err) {
		return nil
	}
	if m.call.Back {
		m.pop()
	}
	m.say(msg.Value)
	return nil
}

func (m *Model) formed(msg kit.Result[kit.Form]) tea.Cmd {
	defer func() { m.building = nil }()
	if !m.came(msg.Err) {
		return nil
	}
	m.overlay = kit.NewDialog(m.env, msg.Value, m.building)
	return m.unseen(&m.opened)
}

// open puts a record's page on top. Where it is open below, the person goes
// back to it; a jump leaves what was open and stands under the record's section.
func (m *Model) open(r kit.RecordRequest) tea.Cmd {
	under := m.opts.under(r.ID.Kind)
	if under < 0 {
		return kit.Toast(m.env, m.env.Text.Error(domain.NotFound(r.ID)), show.ToneDue)
	}
	if r.Jump {
		return tea.Batch(m.goTo(under), m.push(kit.NewPage(m.env, r.ID)))
	}
	i := slices.IndexFunc(m.stack, func(s kit.Screen) bool { return kit.IsPage(s, r.ID) })
	if i < 0 {
		return m.push(kit.NewPage(m.env, r.ID))
	}
	m.overlay = nil
	clear(m.stack[i+1:])
	m.stack = m.stack[:i+1]
	return nil
}

// maxStack bounds how deep pages can be opened from pages.
const maxStack = 12

func (m *Model) push(s kit.Screen) tea.Cmd {
	m.overlay = nil
	m.focused(kit.ClearMsg{}) // what was revealed is covered where the page is left
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

func (m *Model) pop() {
	if n := len(m.stack); n > 1 {
		m.stack[n-1] = nil
		m.stack = m.stack[:n-1]
	}
}

func (m *Model) openSection(r kit.SectionRequest) tea.Cmd {
	i := slices.IndexFunc(m.opts.Sections, func(s Section) bool { return s.Key == r.Key })
	load := m.goTo(i)
	if i < 0 || r.Search == "" {
		return load
	}
	return tea.Batch(load, m.focused(kit.SearchMsg{Text: r.Search}))
}
