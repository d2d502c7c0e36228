// Package tui is the console: the root model, which holds the stack of
// screens, the overlay, the toast and the live events. It is the only
// tea.Model; what screens ask of it is done before the next key.
package tui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/kit"
)

// Section is one entry of the rail.
type Section struct {
	Key    string
	Label  string
	Count  func(task.Counts) string // what the rail shows beside it; nil for nothing
	Search bool                     // the palette offers to search it
	Pages  Pages
	New    func(*kit.Env) kit.Screen
}

// Pages load the documents of the records whose pages stand under a section, by their kind.
type Pages map[domain.Kind]func(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error)

// Options are what the wiring gives the root.
type Options struct {
	Sections []Section
	// Clause makes the screen that shows a clause of the rules; nil if there is none.
	Clause func(env *kit.Env, id domain.ClauseID) kit.Screen
	// History makes the screen of a record's whole history; nil if there is none.
	History func(env *kit.Env, id domain.ID) kit.Screen
	// Online counts the people who are connected; nil shows none.
	Online func() int
	// Painted counts how often something was written to the terminal; nil where
	// nobody counts.
	Painted func() uint64
	// Source gives counts, events and the time; nil is the office.
	Source Source
}

// under is the section under which the pages of a kind of records stand; -1 if
// they have none.
func (o *Options) under(k domain.Kind) int {
	return slices.IndexFunc(o.Sections, func(s Section) bool { return s.Pages[k] != nil })
}

// Source is what the frame itself needs of the use-cases.
type Source interface {
	Counts(ctx context.Context, by domain.Caller) (task.Counts, error)
	Subscribe(a domain.Actor) (<-chan domain.Event, func())
	Whoami(ctx context.Context, by domain.Caller) (domain.Actor, error)
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
	toast    kit.Said
	farewell string
	ended    bool // the session ends; no key works any more

	held    []keyed         // keys and pastes that wait, in order
	burst   bool            // what is typed now comes in one go, as a paste does
	leaving bool            // ctrl+c was pressed once on what is not saved
	waiting int             // forms that are built and use-cases that are called for the person
	calls   int             // of them, the use-cases
	outcome outcome         // of the last decision
	opened  outcome         // the form that was opened last
	awaited kit.Token       // of the last of them
	call    kit.CallRequest // the last one

	counted
	counting  bool      // a refresh of the counts is waiting or under way
	recount   bool      // something changed meanwhile
	token     kit.Token // of the root's own questions
	formToken kit.Token
	callToken kit.Token
	building  func(ctx context.Context) (kit.Form, error)
	whoToken  kit.Token

	events      <-chan domain.Event
	unsubscribe func()

	paint painter
}

// New makes the root of one session. It fills the environment's screens and Detail.
func New(env *kit.Env, opts Options) *Model {
	m := &Model{
		env: env, opts: opts, counted: counted{online: -1},
		token: env.NewToken(), whoToken: env.NewToken(), formToken: env.NewToken(), callToken: env.NewToken(),
	}
	env.Clause, env.History = opts.Clause, opts.History
	env.Detail = func(ctx context.Context, id domain.ID) (kit.Detail, error) {
		i := opts.under(id.Kind)
		if i < 0 {
			return kit.Detail{}, domain.NotFound(id)
		}
		return opts.Sections[i].Pages[id.Kind](ctx, env, id)
	}
	if opts.Source == nil {
		m.opts.Source = env.Office
	}
	if env.Office != nil {
		env.Unsent = env.Office
	}
	if len(opts.Sections) > 0 {
		m.stack = []kit.Screen{opts.Sections[0].New(env)}
	}
	return m
}

// Farewell is the line to tell when the program has ended, "" for none.
func (m *Model) Farewell() string { return m.farewell }

// Left keeps what was filled into a form and not submitted, when the session has
// ended, however it ended.
func (m *Model) Left() {
	open := []any{m.overlay}
	for _, s := range m.stack {
		open = append(open, s)
	}
	kit.Leave(m.env, open...)
}

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

// Update routes a message, and does at once what the screens ask for on it.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	was := m.deciding()
	cmd := m.settle(m.route(msg))
	if was && !m.deciding() {
		cmd = tea.Batch(cmd, m.unseen(&m.outcome))
	}
	return m, cmd
}

// route gives keys to whatever has the focus, and answers and events to every
// screen, which know their own by token.
func (m *Model) route(msg tea.Msg) tea.Cmd {
	if f, ok := msg.(kit.Failed); ok && m.disabled(f.Failure()) {
		return m.quit()
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return m.typed(keyed{msg, m.burst})
	case tea.PasteStartMsg:
		m.burst = true
		return nil
	case tea.PasteEndMsg:
		m.burst = false
		return nil
	case tea.WindowSizeMsg:
		m.w, m.h = max(msg.Width, 0), max(msg.Height, 0)
		m.env.Wide = m.w >= railFrom
		m.paint.stale()
		return nil
	case tea.BackgroundColorMsg:
		m.restyle(msg.IsDark(), m.env.Styles.Profile)
		return nil
	case tea.ColorProfileMsg:
		// Without a terminal the renderer drops colours itself.
		if msg.Profile > colorprofile.NoTTY {
			m.restyle(m.env.Styles.Dark, msg.Profile)
		}
		return nil
	case tea.KeyReleaseMsg, tea.MouseMsg, tea.FocusMsg, tea.BlurMsg:
		return nil
	}
	m.paint.stale()
	switch msg := msg.(type) {
	case kit.Result[kit.Form]:
		if msg.Token == m.formToken {
			return m.formed(msg)
		}
	case kit.Result[kit.Said]:
		if msg.Token == m.callToken {
			return m.called(msg)
		}
	case kit.Result[counted]:
		if msg.Token == m.token {
			return m.arrived(msg)
		}
	case slow:
		if m.waiting > 0 && msg.token == m.awaited {
			m.toast = kit.Said{Text: m.env.Text.Console.FormBuilding}
		}
		return nil
	case outcomeDue:
		msg.of.due(msg.count)
		return nil
	case countDue:
		return m.count()
	case kit.Result[domain.Actor]:
		if msg.Token == m.whoToken {
			return m.identified(msg)
		}
	case kit.EventMsg:
		return tea.Batch(m.identify(msg.Event), m.broadcast(msg), m.listen(), m.countSoon())
	}
	return m.broadcast(msg)
}

func (m *Model) disabled(err error) bool {
	if err == nil || domain.AsError(err).Fault != domain.FaultDisabled {
		return false
	}
	m.farewell = m.env.Text.Console.Disabled
	return true
}

func (m *Model) quit() tea.Cmd {
	m.ended = true
	return tea.Quit
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
