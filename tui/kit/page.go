package kit

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/show"
)

// page is a record's own page, or that of a text.
type page struct {
	pane    pane
	chosen  domain.ID // of the records that it names; zero for none
	id      domain.ID
	title   string // of a text
	margin  int    // cells left and right, where there is room
	measure int    // its lines run no wider than people read
}

// NewPage makes the page of a record: its document over the whole width, and
// what can be done with it.
func NewPage(env *Env, id domain.ID) Screen {
	return newPage(env, id, nil)
}

// NewPageOf makes the page of what is loaded in a way of its own, for a screen that
// puts more around it.
func NewPageOf(env *Env, id domain.ID, load func(context.Context, domain.ID) (Detail, error)) Screen {
	return newPage(env, id, load)
}

// OpenPage opens the page of what has a document but no kind of its own, such as
// a member of a group or an entry of the audit log.
func OpenPage(env *Env, id domain.ID, load func(context.Context, domain.ID) (Detail, error)) tea.Cmd {
	return Push(env, newPage(env, id, load))
}

func newPage(env *Env, id domain.ID, load func(context.Context, domain.ID) (Detail, error)) Screen {
	p := &page{id: id, margin: 1, measure: 110, pane: pane{env: env, token: env.NewToken(), id: id, load: load}}
	p.pane.dress = p.dressed
	return p
}

// keepRows has a list show each row as it was loaded last.
func keepRows[R any](env *Env, spec BrowserSpec[R]) BrowserSpec[R] {
	var mu sync.Mutex
	kept, load := map[domain.ID]R{}, spec.Load
	spec.Load = func(ctx context.Context, q ListQuery) (ListPage[R], error) {
		p, err := load(ctx, q)
		mu.Lock()
		defer mu.Unlock()
		for _, r := range p.Items {
			kept[spec.ID(r)] = r
		}
		return p, err
	}
	spec.Detail = func(_ context.Context, id domain.ID) (Detail, error) {
		mu.Lock()
		r, ok := kept[id]
		mu.Unlock()
		if !ok {
			return Detail{}, domain.NotFound(id)
		}
		return spec.Row(r), nil
	}
	spec.Open = func(r R) tea.Cmd { return OpenPage(env, spec.ID(r), spec.Detail) }
	return spec
}

func (p *page) Init() tea.Cmd               { return p.pane.reload() }
func (p *page) Busy() bool                  { return false }
func (p *page) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Title is the record's number; what is no record is known by its document.
func (p *page) Title() string {
	if slices.Contains(domain.Kinds, p.id.Kind) {
		return p.id.String()
	}
	return cmp.Or(p.title, p.pane.detail.Doc.Title)
}

// IsPage tells whether a screen is the page of a record.
func IsPage(s Screen, id domain.ID) bool {
	p, ok := s.(*page)
	return ok && p.id == id && p.pane.load == nil
}

// Waits implements Screen: what can be done is known once the record has come.
func (p *page) Waits(key string) bool { return p.pane.shown != p.id && key != "esc" && key != "left" }

func (p *page) Update(msg tea.Msg) (Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p, p.key(msg)
	case EventMsg:
		// A record's page shows others beside it (its checks, its groups), so
		// any event in the caller's scope may change it.
		p.pane.heard(msg.Event)
		return p, p.pane.refresh()
	}
	cmd := p.pane.update(msg)
	if _, came := msg.(Result[Detail]); came {
		p.mark()
	}
	return p, cmd
}

func (p *page) key(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	if by := Scroll(key, max(p.pane.h-1, 1)); by != 0 {
		p.pane.view.Scroll(by, p.pane.h)
		return nil
	}
	switch key {
	case "tab":
		return p.choose(1)
	case "shift+tab":
		return p.choose(-1)
	case "left":
		key = "esc"
	}
	return RunBinding(p.pane.env, p.Bindings(), key)
}

// related gives the records that the page names; none before it has come.
func (p *page) related() []related {
	if p.pane.bare || p.pane.shown != p.id || p.pane.err != nil {
		return nil
	}
	return relatedTo(p.pane.detail.Doc, p.id)
}

// Bindings are the record's, and those of moving about.
func (p *page) Bindings() []Binding {
	t := &p.pane.env.Text.Console
	out := []Binding{{Key: "updown", Label: t.Scroll}}
	if found := p.related(); len(found) > 0 {
		shown := slices.ContainsFunc(found, related.shown)
		out = append(out, Binding{Key: "enter", Label: t.Related, Hidden: !shown, Run: func() tea.Cmd { return p.open(found) }},
			Binding{Key: "tab", Label: t.NextRelated, Hidden: true, Run: func() tea.Cmd { return p.choose(1) }})
	}
	for _, a := range p.pane.bindings(p.id) {
		a.Hidden = !p.pane.bare // the page shows them
		out = append(out, a)
	}
	return append(out,
		Binding{Key: "r", Label: t.Refresh, Hidden: true, Run: p.pane.reload},
		Binding{Key: "esc", Label: t.Back, Run: func() tea.Cmd { return Back(p.pane.env) }},
	)
}

// View draws the page.
func (p *page) View(w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	margin := p.margin
	if w < 12*margin {
		margin = 0
	}
	lines := p.pane.lines(p.id, min(w-2*margin, p.measure), h)
	if lines == nil {
		st := p.pane.env.Styles
		lines = []string{st.Paint(show.ToneLabel, GroundNone, Truncate(p.pane.env.Text.Console.Loading, w-2*margin, ""))}
	}
	return stand(lines, margin, h)
}

// stand puts lines into a view of h lines, a margin before each.
func stand(lines []string, margin, h int) string {
	out := make([]string, h)
	for i := range min(len(lines), h) {
		if lines[i] != "" {
			out[i] = Spaces(margin) + lines[i]
		}
	}
	return strings.Join(out, "\n")
}

// maxText is how wide a text page sets its lines, in cells: as wide as letters are laid out.
const maxText = 76

// Written is a text with what its reader should know of it, which is said above
// it and not copied with it; "" for nothing.
type Written struct{ Text, Note string }

// OpenText asks the root for the page of a text that is read, scrolled and copied: a
// letter, a bulletin, a reminder. load gives it off the update loop, and again
// after every event; bindings are what can be done with it besides copying (y).
func OpenText(env *Env, title string, load func(ctx context.Context) (string, error), bindings ...Binding) tea.Cmd {
	return OpenWritten(env, title, func(ctx context.Context) (Written, error) {
		text, err := load(ctx)
		return Written{Text: text}, err
	}, bindings...)
}

// OpenWritten is OpenText for a text with a note.
func OpenWritten(env *Env, title string, load func(ctx context.Context) (Written, error), bindings ...Binding) tea.Cmd {
	id := domain.ID{Seq: 1} // that of no record
	return Push(env, &page{id: id, title: title, margin: 2, measure: maxText, pane: pane{
		env: env, token: env.NewToken(), id: id, bare: true,
		load: func(ctx context.Context, _ domain.ID) (Detail, error) {
			w, err := load(ctx)
			return Detail{Doc: textDoc(w), Bindings: append([]Binding{copyBinding(env, w.Text)}, bindings...)}, err
		},
	}})
}

// textDoc sets a text line by line: the note first, if there is one.
func textDoc(w Written) show.Doc {
	var rows []show.Row
	if w.Note != "" {
		rows = []show.Row{{Text: w.Note, Tone: show.ToneDue}, {}}
	}
	for l := range strings.SplitSeq(show.CleanLines(w.Text), "\n") {
		rows = append(rows, show.Row{Text: l})
	}
	return show.Doc{Sections: []show.Section{{Rows: rows}}}
}

// copyBinding puts a text into the person's own clipboard, by OSC 52 through the
// terminal, and says so. Nothing in the text can end the sequence early: it
// travels in base64, and the pasted text is as harmless as it is on the screen.
func copyBinding(env *Env, text string) Binding {
	text = show.CleanLines(text)
	return Binding{Key: "y", Label: env.Text.Console.Copy, Run: func() tea.Cmd {
		if text == "" {
			return nil
		}
		return tea.Batch(tea.SetClipboard(text), Toast(env, env.Text.Console.Copied, show.ToneFocus))
	}}
}

// aNumber is a record's short number as documents write it.
var aNumber = regexp.MustCompile(`\b[A-Z]-\d{4,}\b`)

// related is a record that a document names, with the line that names it.
type related struct {
	id   domain.ID
	line string
	at   place
	open bool // its number stands in the line
}

func (r related) shown() bool { return r.open }

// place is where a row stands in a document.
type place struct{ section, row int }

// relatedTo gives the records that a document names and that have a page of
// their own, each once, in the order of the document.
func relatedTo(doc show.Doc, own domain.ID) []related {
	var out []related
	for i, s := range doc.Sections {
		for j, r := range s.Rows {
			for _, id := range named(r) {
				if id == own || !hasPage(id) || slices.ContainsFunc(out, func(x related) bool { return x.id == id }) {
					continue
				}
				out = append(out, related{id, r.Text, place{i, j}, strings.Contains(r.Label+" "+r.Text, id.String())})
			}
		}
	}
	return out
}

// named gives the records that a row names: those whose numbers it shows, whom
// it is about, and whom it names besides.
func named(r show.Row) (out []domain.ID) {
	for _, number := range aNumber.FindAllString(r.Label+" "+r.Text, -1) {
		if id, err := domain.ParseID(number); err == nil {
			out = append(out, id)
		}
	}
	return append(append(out, r.ID), r.Links...)
}

// hasPage tells whether a record has a page that a document leads to.
func hasPage(id domain.ID) bool {
	return !id.IsZero() && slices.Contains(domain.Kinds, id.Kind) && id.Kind != domain.KindAccount && id.Kind != domain.KindRuleSet
}

// openRelated opens the one record that a document names, or the list of them.
func openRelated(env *Env, found []related) tea.Cmd {
	if len(found) == 1 {
		return OpenRecord(env, found[0].id)
	}
	t := env.Text
	return Push(env, NewBrowser(env, BrowserSpec[related]{
		Title: t.Console.Related,
		Columns: []show.Column[related]{
			{Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(r related) string { return r.id.String() }},
			{Title: t.Label.Kind, Width: t.Cells(8, 12), Text: func(r related) string { return t.Word.Record[r.id.Kind] }},
			{Title: t.Console.Related, Width: 10, Grow: 1, Text: func(r related) string { return r.line }},
		},
		Load: func(context.Context, ListQuery) (ListPage[related], error) {
			return ListPage[related]{Page: domain.Page[related]{Items: found}}, nil
		},
		ID:      func(r related) domain.ID { return r.id },
		Stamp:   func(related) uint64 { return 1 },
		Touches: func(domain.Event) bool { return false },
	}))
}
