package kit

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/tui/show"
)

const (
	// restTime is how long the cursor rests on a row before its detail loads,
	// so that holding a key does not load every record on the way.
	restTime = 150 * time.Millisecond
	// maxRows is where a list stops loading: beyond, people narrow it.
	maxRows = 3000
	// maxEmpty is how many pages without a row are asked for before a list rests.
	maxEmpty = 8
	// wideAt is the width from which list and detail stand side by side.
	wideAt = 100
)

type browser[R any] struct {
	env   *Env
	spec  BrowserSpec[R]
	list  List[R]
	token Token // of the list's loads
	page  int   // rows asked for at once

	headline []show.Cell
	empty    string // of the last page: what an empty list says
	chips    []Chip
	chip     int
	search   Input
	typing   bool   // the search field has focus
	asked    string // the text that the list was last asked for
	next     string
	loading  bool // a load is under way
	stale    bool // something changed while it was
	turning  bool // another list was asked for; the rows shown are of the one before
	loaded   bool
	err      error

	pane  pane
	lines []string
	w, h  int
	head  int // lines above the list's heading
	side  int // width of the pane; 0 is none

	searchY int // line of the search field

	read      func(context.Context, ListQuery) (ListPage[R], error) // the spec's Load as it was given
	counts    Token                                                 // of the list's counts
	counted   int                                                   // rows of the list that is shown; 0 if not known
	stopCount context.CancelFunc
}

type loaded[R any] struct {
	page ListPage[R]
	more bool // further rows of the list that is shown
}

// NewBrowser makes the screen of a list with a detail beside it.
func NewBrowser[R any](env *Env, spec BrowserSpec[R]) Screen {
	read := spec.Load
	if spec.Row != nil {
		spec = keepRows(env, spec)
	}
	b := &browser[R]{env: env, spec: spec, token: env.NewToken(), page: 60, read: read, counts: env.NewToken()}
	onScreen := slices.DeleteFunc(slices.Clone(spec.Columns), func(c show.Column[R]) bool { return c.Width == 0 })
	b.list = List[R]{Columns: onScreen, ID: spec.ID, Stamp: spec.Stamp}
	b.search = Input{Hint: env.Text.Console.SearchHint, Max: 40}
	b.pane = pane{env: env, token: env.NewToken(), load: spec.Detail}
	return b
}

func (b *browser[R]) Title() string { return b.spec.Title }
func (b *browser[R]) Busy() bool    { return b.typing }
func (b *browser[R]) Init() tea.Cmd { return tea.Batch(b.turn(), b.wait()) }

// again says that a list of what no event tells of is due to be loaded anew.
type again struct{ screen uint64 }

// wait starts to wait until the list is due again; a screen that was left hears no more.
func (b *browser[R]) wait() tea.Cmd {
	if b.spec.Again == 0 {
		return nil
	}
	screen := b.token.Screen
	return tea.Tick(b.spec.Again, func(time.Time) tea.Msg { return again{screen} })
}

// due loads the list anew, unless somebody types or it comes anyway.
func (b *browser[R]) due() tea.Cmd {
	if b.typing || b.loading {
		return b.wait()
	}
	return tea.Batch(b.reload(), b.wait())
}

// reload asks for the list again, as far as it is shown.
func (b *browser[R]) reload() tea.Cmd {
	b.asked, b.stale = b.search.Value(), false
	return b.ask("", max(b.page, b.list.top+b.page))
}

// loadMore asks for the next page when the cursor comes near the end.
func (b *browser[R]) loadMore() tea.Cmd {
	n := len(b.list.Rows())
	if b.next == "" || b.loading || n >= maxRows || b.list.Cursor() < n-b.page/2 {
		return nil
	}
	return b.ask(b.next, 0)
}

// ask loads a page after a cursor, and goes on until there are as many rows as wanted.
func (b *browser[R]) ask(after string, want int) tea.Cmd {
	b.loading = true
	load, q := b.spec.Load, ListQuery{Chip: b.chip, Text: b.asked, After: after, Limit: b.page, Counted: b.counted}
	return Do(b.env, b.token.Next(), func(ctx context.Context) (loaded[R], error) {
		page, err := load(ctx, q)
		for empty := 0; err == nil && page.Next != "" && len(page.Items) < want && empty < maxEmpty; {
			var p ListPage[R]
			q.After = page.Next
			p, err = load(ctx, q)
			page.Items, page.Next = append(page.Items, p.Items...), p.Next
			if len(p.Items) == 0 {
				empty++ // a search that looked at all it may in one call, and goes on
			}
		}
		return loaded[R]{page, after != ""}, err
	})
}

func (b *browser[R]) Update(msg tea.Msg) (Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return b, b.key(msg)
	case tea.PasteMsg:
		if b.typing {
			return b, b.edit(msg)
		}
	case Result[loaded[R]]:
		if msg.Token == b.token {
			return b, b.arrived(msg)
		}
	case Result[rowsCounted]:
		return b, b.tell(msg)
	case again:
		if msg.screen == b.token.Screen {
			return b, b.due()
		}
	case EventMsg:
		return b, b.event(msg)
	case SearchMsg:
		if b.spec.Search {
			b.search.SetValue(msg.Text)
			return b, b.turn()
		}
	case ReloadMsg:
		if msg.Marked { // the same list: the cursor does not leave it
			return b, tea.Batch(b.reload(), b.move(1))
		}
		return b, b.turn()
	default:
		return b, b.pane.update(msg)
	}
	return b, nil
}

func (b *browser[R]) arrived(msg Result[loaded[R]]) tea.Cmd {
	b.loading = false
	b.turning = b.turning && msg.Value.more
	if msg.Err != nil {
		if !errors.Is(msg.Err, context.Canceled) {
			b.err = msg.Err
		}
		return nil
	}
	b.err = nil
	p := msg.Value.page
	var count tea.Cmd
	if !msg.Value.more {
		count = b.count(p)
	}
	return tea.Batch(count, b.show(p, msg.Value.more))
}

// show takes the rows that came.
func (b *browser[R]) show(p ListPage[R], more bool) tea.Cmd {
	b.next = p.Next
	if more {
		b.list.Append(p.Items)
	} else {
		b.loaded = true
		b.headline, b.chips, b.empty = p.Headline, p.Chips, p.Empty
		b.list.SetRows(p.Items)
	}
	if b.stale { // the rows are there meanwhile, and a key is meant for the one under the cursor
		return tea.Batch(b.rest(), b.reload())
	}
	if b.spec.Row != nil && b.pane.shown == b.list.SelectedID() { // it was made of the row before
		return tea.Batch(b.rest(), b.pane.refresh())
	}
	return b.rest()
}

// turn asks for another list. Until it comes the rows of the one before stay
// on the screen, and what is pressed waits for the rows that were asked for:
// who searches and decides in one go never decides about the wrong record.
func (b *browser[R]) turn() tea.Cmd {
	b.list.Reset()
	b.turning, b.counted = true, 0
	b.counts.Next() // what is counted now is late
	return b.reload()
}

// Waits implements Screen: after a key for a record that has not come every key
// does, while another list comes those that are about its rows: all that ask for
// no other and do not leave it.
func (b *browser[R]) Waits(key string) bool {
	rows := key != "" && key != "/" && key != "esc" && chipStep(key) == 0
	return !b.typing && (b.pane.early != "" || b.turning && rows)
}

// event reloads what is shown, once however many events come meanwhile.
func (b *browser[R]) event(msg EventMsg) tea.Cmd {
	b.pane.heard(msg.Event)
	touches := msg.Lost || b.spec.Touches == nil || b.spec.Touches(msg.Event)
	switch {
	case !touches && b.pane.id != msg.Subject:
		return nil
	case touches && b.loading:
		b.stale = true
	case touches:
		return tea.Batch(b.reload(), b.pane.refresh())
	}
	return b.pane.refresh()
}

// rest starts to wait for the cursor to rest, if the detail is of another row.
func (b *browser[R]) rest() tea.Cmd {
	if b.spec.NoPane {
		return nil
	}
	return b.pane.follow(b.list.SelectedID())
}

func (b *browser[R]) selectChip(by int) tea.Cmd {
	n := len(b.chips)
	if n < 2 {
		return nil
	}
	b.chip = (b.chip + by + n) % n
	return b.turn()
}

func (b *browser[R]) move(by int) tea.Cmd {
	if !b.list.Move(by) {
		return nil
	}
	return tea.Batch(b.rest(), b.loadMore())
}

// open goes to the page of the row under the cursor.
func (b *browser[R]) open() tea.Cmd {
	row, ok := b.list.Selected()
	switch {
	case !ok || b.list.ID(row).IsZero():
		return nil
	case b.spec.Open != nil:
		return b.env.about(b.list.ID(row), func() tea.Cmd { return b.spec.Open(row) })()
	}
	return OpenRecord(b.env, b.list.ID(row))
}

func (b *browser[R]) key(msg tea.KeyPressMsg) tea.Cmd {
	if b.typing {
		return b.typeKey(msg)
	}
	key := msg.String()
	if by := Step(key, max(b.h-b.head-2, 1)); by != 0 {
		return b.move(by)
	}
	if key == "space" && b.spec.Mark != nil {
		if row, ok := b.list.Selected(); ok {
			b.spec.Mark(row)
		}
		return b.move(1)
	}
	if by := chipStep(key); by != 0 {
		return b.selectChip(by)
	}
	switch key {
	case "shift+down", "J":
		b.pane.view.Scroll(1, b.pane.h)
	case "shift+up", "K":
		b.pane.view.Scroll(-1, b.pane.h)
	case "/":
		if b.spec.Search {
			b.typing = true
		}
	case "esc":
		return b.leave()
	default:
		bindings := b.Bindings()
		if slices.ContainsFunc(bindings, func(a Binding) bool { return a.Key == key && a.Run != nil }) {
			return RunBinding(b.env, bindings, key)
		}
		return b.pane.await(key)
	}
	return nil
}

// chipStep is how many filters a key goes on; 0 for any other key.
func chipStep(key string) int {
	switch key {
	case "tab", "right", "]":
		return 1
	case "shift+tab", "left", "[":
		return -1
	}
	return 0
}

// leave takes back the search first, and only then leaves the screen.
func (b *browser[R]) leave() tea.Cmd {
	if b.search.Value() == "" {
		return Back(b.env)
	}
	b.search.SetValue("")
	return b.turn()
}

func (b *browser[R]) typeKey(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "enter", "down":
		b.typing = false
		return nil
	case "esc":
		b.typing = false
		if b.search.Value() == "" {
			return nil
		}
		return b.leave()
	}
	return b.edit(msg)
}

// edit changes the searched text; each change asks anew and makes the
// answers to earlier ones late.
func (b *browser[R]) edit(msg tea.Msg) tea.Cmd {
	changed, _ := b.search.Update(msg)
	if !changed {
		return nil
	}
	return b.turn()
}

// Bindings are the list's own keys, the record's, and those of moving about.
func (b *browser[R]) Bindings() []Binding {
	t := &b.env.Text.Console
	if b.typing {
		return []Binding{
			{Key: "enter", Label: t.LeaveSearch, Run: none},
			{Key: "esc", Label: t.Back, Run: none},
		}
	}
	var out []Binding
	if len(b.list.Rows()) > 0 {
		out = append(out, Binding{Key: "updown", Label: t.Move}, Binding{Key: "enter", Label: t.Open, Run: b.open})
	}
	if b.spec.Search {
		out = append(out, Binding{Key: "/", Label: t.Search, Run: func() tea.Cmd { b.typing = true; return nil }})
	}
	if len(b.chips) > 1 {
		out = append(out, Binding{Key: "tab", Label: t.Filter, Run: func() tea.Cmd { return b.selectChip(1) }})
	}
	if b.spec.Bindings != nil {
		out = append(out, b.spec.Bindings()...)
	}
	for _, a := range b.pane.bindings(b.list.SelectedID()) {
		a.Hidden = a.Hidden || b.side > 0 || a.Key == pastKey // the pane shows them
		out = append(out, a)
	}
	if b.side > 0 {
		out = append(out, Binding{Key: "J", Label: t.ScrollPane, Hidden: true})
	}
	return append(out,
		Binding{Key: "r", Label: t.Refresh, Hidden: true, Run: func() tea.Cmd { return tea.Batch(b.reload(), b.pane.reload()) }},
		Binding{Key: "g", Label: t.First, Hidden: true},
		Binding{Key: "G", Label: t.Last, Hidden: true},
		Binding{Key: "pgup", Label: t.PageUp, Hidden: true},
		Binding{Key: "pgdown", Label: t.PageDown, Hidden: true},
	)
}
