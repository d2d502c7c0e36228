// Package tui is the console: the root model, which holds the stack of
// screens, the overlay, the toast and the live events. It is the only
// tea.Model; screens ask it to navigate by message.
package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/kit"
)

// Section is one entry of the rail.
type Section struct {
	Key   string
	Label string
	Count func(office.Counts) int // nil shows none
	// CountText, if set, writes the count in its own way: 29/37.
	CountText func(office.Counts) string
	Search    bool // the palette offers to search it
	New       func(*kit.Env) kit.Screen
}

// Options are what the wiring gives the root.
type Options struct {
	Sections []Section
	// Detail loads a record's document, by its kind.
	Detail map[domain.Kind]func(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error)
	// Clause makes the screen that shows a clause of the rules; nil if there is none.
	Clause func(env *kit.Env, id domain.ClauseID) kit.Screen
	// History makes the screen of a record's whole history; nil if there is none.
	History func(env *kit.Env, id domain.ID) kit.Screen
	// Online counts the people who are connected; nil shows none.
	Online func() int
	// Source gives counts, events and the time; nil is the office.
	Source Source
}

// opens tells whether records of a kind have a page.
func (o *Options) opens(k domain.Kind) bool { return o.Detail == nil || o.Detail[k] != nil }

// Source is what the frame itself needs of the use-cases.
type Source interface {
	Counts(ctx context.Context, by domain.Caller) (office.Counts, error)
	Subscribe(a domain.Actor) (<-chan domain.Event, func())
	Now() time.Time
}

// Least size of a window, in cells.
const (
	minWidth  = 40
	minHeight = 10
	railFrom  = 100 // columns from which the rail is shown
)

// Model is the root.
type Model struct {
	env  *kit.Env
	opts Options

	w, h     int
	section  int
	stack    []kit.Screen
	overlay  kit.Overlay
	toast    kit.ToastMsg
	farewell string

	counts    office.Counts
	online    int
	counted   bool
	countedAt time.Time
	counting  bool      // a refresh of the counts is waiting or under way
	recount   bool      // something changed meanwhile
	token     kit.Token // of the root's own questions
	formToken kit.Token
	forming   bool // a form is being built
	building  func(ctx context.Context) (kit.Form, error)
	events    <-chan domain.Event

	paint painter
}

// New makes the root of one session. It fills env.Detail.
func New(env *kit.Env, opts Options) *Model {
	m := &Model{env: env, opts: opts, token: env.NewToken(), formToken: env.NewToken(), online: -1}
	if env.Detail == nil {
		env.Detail = func(ctx context.Context, id domain.ID) (kit.Detail, error) {
			load := opts.Detail[id.Kind]
			if load == nil {
				return kit.Detail{}, domain.NotFound(id)
			}
			return load(ctx, env, id)
		}
	}
	if opts.Source == nil {
		m.opts.Source = env.Office
	}
	if len(opts.Sections) > 0 {
		m.stack = []kit.Screen{opts.Sections[0].New(env)}
	}
	return m
}

// Farewell is the line to tell when the program has ended, "" for none.
func (m *Model) Farewell() string { return m.farewell }

// Init begins to listen and loads the first screen; it asks for the
// background's colour and does not wait for the answer.
func (m *Model) Init() tea.Cmd {
	m.subscribe()
	cmds := []tea.Cmd{tea.RequestBackgroundColor, m.listen(), m.count()}
	for _, s := range m.stack {
		cmds = append(cmds, s.Init())
	}
	return tea.Batch(cmds...)
}

func (m *Model) top() kit.Screen {
	if len(m.stack) == 0 {
		return nil
	}
	return m.stack[len(m.stack)-1]
}

// Update routes a message: keys to whatever has the focus, answers and events
// to every screen, which know their own by token.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if f, ok := msg.(kit.Failed); ok && m.ended(f.Failure()) {
		return m, tea.Quit
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m, m.key(msg)
	case tea.PasteMsg:
		if m.blind() {
			return m, nil
		}
		return m, m.focused(msg)
	case tea.WindowSizeMsg:
		m.w, m.h = max(msg.Width, 0), max(msg.Height, 0)
		m.env.Wide = m.w >= railFrom
		m.paint.stale()
		return m, nil
	case tea.BackgroundColorMsg:
		m.restyle(msg.IsDark(), m.env.Styles.Profile)
		return m, nil
	case tea.ColorProfileMsg:
		// Without a terminal the renderer drops colours itself.
		if msg.Profile > colorprofile.NoTTY {
			m.restyle(m.env.Styles.Dark, msg.Profile)
		}
		return m, nil
	case tea.KeyReleaseMsg, tea.MouseMsg, tea.FocusMsg, tea.BlurMsg:
		return m, nil
	}
	m.paint.stale()
	if cmd, ok := m.navigate(msg); ok {
		return m, cmd
	}
	if cmd, ok := m.live(msg); ok {
		return m, cmd
	}
	return m, m.broadcast(msg)
}

func (m *Model) ended(err error) bool {
	if err == nil || domain.AsError(err).Fault != domain.FaultDisabled {
		return false
	}
	m.farewell = m.env.Text.Console.Disabled
	return true
}

func (m *Model) restyle(dark bool, profile colorprofile.Profile) {
	if st := m.env.Styles; dark != st.Dark || profile != st.Profile {
		m.env.Styles = kit.NewStyles(dark, profile, st.ASCII)
		m.paint.stale()
	}
}

// focused gives a message to what has the focus.
func (m *Model) focused(msg tea.Msg) tea.Cmd {
	if m.overlay != nil {
		return m.overlay.Update(msg)
	}
	if m.top() == nil {
		return nil
	}
	i := len(m.stack) - 1
	s, cmd := m.stack[i].Update(msg)
	m.stack[i] = s
	return cmd
}

// broadcast gives a message to every screen of the stack and to the overlay.
func (m *Model) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for i, s := range m.stack {
		next, cmd := s.Update(msg)
		m.stack[i] = next
		cmds = append(cmds, cmd)
	}
	if m.overlay != nil {
		cmds = append(cmds, m.overlay.Update(msg))
	}
	return tea.Batch(cmds...)
}
