package kit

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/show"
)

// pane is the detail of one record: it follows a list's cursor, or stands
// alone as the record's page.
type pane struct {
	env    *Env
	token  Token
	load   func(context.Context, domain.ID) (Detail, error) // nil: the environment's
	id     domain.ID                                        // the record wanted
	shown  domain.ID                                        // the record loaded
	detail Detail
	err    error
	view   DocView
	h      int // lines of the document on screen
	out    []string
	outKey paneKey
	bare   bool                    // the document alone: what can be done with it stands elsewhere
	early  string                  // a key that was pressed before the record came
	burst  bool                    // it came in one go with others
	dress  func(show.Doc) show.Doc // of a page: marks what is chosen in it; nil for none
	clear  *show.Clear             // what was revealed of whom the document names, until it is left; nil for nothing
	busy   bool                    // a load is under way
	dirty  bool                    // something changed while it was
}

// paneKey says what a pane's finished lines depend on.
type paneKey struct {
	id     domain.ID
	w, h   int
	top    int
	styles *Styles
}

// rested says that the cursor stayed on a row for restTime.
type rested struct{ token Token }

// follow wants another record and waits a moment before it asks for it.
func (p *pane) follow(id domain.ID) tea.Cmd {
	if id == p.id {
		return nil
	}
	p.id, p.early = id, ""
	p.uncover(nil)
	p.busy, p.dirty = false, false
	t := p.token.Next()
	if id.IsZero() {
		return nil
	}
	return tea.Tick(restTime, func(time.Time) tea.Msg { return rested{t} })
}

// refresh reloads after an event: once more at the end, however many events
// come while a load is under way.
func (p *pane) refresh() tea.Cmd {
	if p.busy {
		p.dirty = true
		return nil
	}
	return p.reload()
}

// reload asks for the record again, keeping what is shown until it comes.
func (p *pane) reload() tea.Cmd {
	load := p.load
	if load == nil {
		load = p.env.Detail
	}
	if p.id.IsZero() || load == nil {
		return nil
	}
	id := p.id
	p.busy, p.dirty = true, false
	return Do(p.env, p.token.Next(), func(ctx context.Context) (Detail, error) { return load(ctx, id) })
}

func (p *pane) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case rested:
		if msg.token == p.token {
			return p.reload()
		}
	case ClearMsg:
		p.uncover(msg.Clear)
	case Result[Detail]:
		if msg.Token != p.token {
			return nil
		}
		p.busy = false
		if p.err, p.outKey = msg.Err, (paneKey{}); msg.Err != nil {
			p.clear = nil
		}
		if p.shown != p.id {
			p.shown, p.view.Top = p.id, 0
		}
		p.detail = msg.Value
		p.detail.Bindings = slices.Clone(p.detail.Bindings)
		for i, a := range p.detail.Bindings {
			p.detail.Bindings[i].Run = p.env.about(p.id, a.Run)
		}
		if p.load == nil && msg.Err == nil {
			p.detail.Bindings = append(p.detail.Bindings, pastBinding(p.env, p.id))
		}
		p.draw()
		if p.dirty {
			return tea.Batch(p.catchUp(), p.reload())
		}
		return p.catchUp()
	}
	return nil
}

// heard covers again what was revealed once the one, the record that is shown or the
// rights of who looks may be others: what stood there is true and allowed no more.
func (p *pane) heard(e domain.Event) {
	about := e.Subject == p.id || p.clear != nil && e.Subject == p.clear.Of
	mine := !e.Subject.IsZero() && e.Subject == p.env.Actor().Account
	if e.Lost || mine || about && e.Action != domain.ActPhoneReveal {
		p.uncover(nil)
	}
}

// uncover shows what was revealed of somebody in the document; nil covers it again.
func (p *pane) uncover(c *show.Clear) {
	if p.clear == nil && c == nil {
		return
	}
	p.clear = c
	p.draw()
}

// draw has the document drawn anew, with what is chosen and what was revealed in it.
func (p *pane) draw() {
	doc := p.detail.Doc
	if p.dress != nil {
		doc = p.dress(doc)
	}
	if p.clear != nil {
		doc = doc.With(*p.clear)
	}
	p.outKey = paneKey{}
	p.view.Set(doc)
}

// offered gives what can be done with the record; what was revealed can be copied.
func (p *pane) offered() []Binding {
	if p.clear == nil || p.clear.Copy == "" {
		return p.detail.Bindings
	}
	return append(slices.Clone(p.detail.Bindings), copyBinding(p.env, p.clear.Copy))
}

// pastKey opens the whole history of the record that is shown, whatever its kind.
const pastKey = "h"

func pastBinding(env *Env, id domain.ID) Binding {
	return Binding{Key: pastKey, Label: env.Text.Label.History, Run: func() tea.Cmd {
		if env.History == nil {
			return nil
		}
		return Push(env, env.History(env, id))
	}}
}

// await remembers a key for a record whose bindings are not known yet, and
// asks for the record at once: who is quick need not wait for the cursor to rest.
func (p *pane) await(key string) tea.Cmd {
	if p.id.IsZero() || p.shown == p.id {
		return nil
	}
	p.early, p.burst = key, p.env.burst
	return p.reload()
}

// catchUp runs the binding of a key that was pressed before the record came.
func (p *pane) catchUp() tea.Cmd {
	key := p.early
	p.early = ""
	if key == "" {
		return nil
	}
	return p.env.InBurst(p.burst, func() tea.Cmd { return RunBinding(p.env, p.bindings(p.id), key) })
}

// bindings are what can be done with the record; none while another is shown.
func (p *pane) bindings(id domain.ID) []Binding {
	if id.IsZero() || p.shown != id || p.err != nil {
		return nil
	}
	return p.offered()
}

// lines draws the record in at most h lines of w cells: the document, and the
// keys that decide about it below, always in sight. Until the record under the
// cursor has come, the one before stays: blanking it would repaint the pane twice.
func (p *pane) lines(id domain.ID, w, h int) []string {
	st := p.env.Styles
	if id.IsZero() || p.shown.IsZero() || w < minDoc {
		return nil
	}
	key := paneKey{p.shown, w, h, p.view.Top, st}
	if key == p.outKey {
		return p.out
	}
	if p.err != nil {
		p.out, p.outKey = st.Wrap(show.ToneDanger, p.env.Text.Error(p.err), w), key
		return p.out
	}
	doc := p.view.Lines(st, w)
	var keys []string
	if !p.bare {
		keys = bindingLines(p.env, p.offered(), w)
	}
	if len(keys) > 0 {
		keys = slices.Insert(keys, 0, "")
	}
	p.h = max(h-len(keys), 1)
	p.view.Scroll(0, p.h)
	key.top = p.view.Top
	out := make([]string, 0, h)
	out = append(out, doc[p.view.Top:min(p.view.Top+p.h, len(doc))]...)
	if rest := len(doc) - p.view.Top - p.h; rest > 0 && len(out) > 0 {
		out[len(out)-1] = st.Paint(show.ToneLabel, GroundNone, Truncate(st.Glyphs.Down+" "+p.env.Text.Console.More, w, ""))
	}
	out = append(out, keys...)
	p.out, p.outKey = out[:min(len(out), h)], key
	return p.out
}

// bindingLines draws bindings as key badges: what is refused is grey, with the reason.
func bindingLines(env *Env, bindings []Binding, w int) []string {
	st := env.Styles
	var out, refused []string
	line, used := "", 0
	for _, a := range bindings {
		if a.Hidden || a.Run == nil {
			continue
		}
		badge, label := " "+KeyName(env, a.Key)+" ", " "+show.Clean(a.Label)
		if err := a.Refused(); err != nil {
			refused = append(refused, refusedLines(env, badge, label, err, w)...)
			continue
		}
		n := Width(badge) + Width(label)
		if used > 0 && used+3+n > w {
			out, line, used = append(out, line), "", 0
		}
		if used > 0 {
			line, used = line+"   ", used+3
		}
		line += st.Paint(show.ToneStrong, GroundButton, badge) + Truncate(label, max(w-used-Width(badge), 1), st.Glyphs.Ellipsis)
		used += n
	}
	if used > 0 {
		out = append(out, line)
	}
	return append(out, refused...)
}

// maxReason is how many lines the reason of a refusal takes at most; the key
// itself says all of it.
const maxReason = 2

func refusedLines(env *Env, badge, label string, err error, w int) []string {
	st := env.Styles
	room := max(w-Width(badge)-1, 2)
	why := Wrap(strings.TrimSpace(label)+"  "+show.Clean(env.Text.Error(err)), room)
	if len(why) > maxReason {
		why[maxReason-1] = Truncate(why[maxReason-1]+why[maxReason], room, st.Glyphs.Ellipsis)
		why = why[:maxReason]
	}
	lead := st.Paint(show.ToneLabel, GroundChip, badge) + " "
	for i, l := range why {
		why[i] = lead + st.Paint(show.ToneLabel, GroundNone, l)
		lead = Spaces(Width(badge) + 1)
	}
	return why
}

// minDoc is the width below which no document is drawn.
const minDoc = 12

// DocView is a rendered document: its lines are kept until the width, the
// styles or the document change.
type DocView struct {
	doc    show.Doc
	lines  []string
	w      int
	styles *Styles
	Top    int // first line on screen
}

// Set shows another document.
func (d *DocView) Set(doc show.Doc) { d.doc, d.lines = doc, nil }

// Lines gives the document's lines of at most w cells.
func (d *DocView) Lines(st *Styles, w int) []string {
	if d.lines == nil || d.w != w || d.styles != st {
		d.lines, d.w, d.styles = renderDoc(st, d.doc, w), w, st
	}
	return d.lines
}

// Scroll moves the window of h lines and tells whether it moved.
func (d *DocView) Scroll(by, h int) bool {
	was := d.Top
	d.Top = max(0, min(d.Top+by, len(d.lines)-h))
	return d.Top != was
}

// renderDoc draws a document in lines of at most w cells: titles bold, labels
// grey in a column of their own, text wrapping under itself, clauses to the right.
func renderDoc(st *Styles, doc show.Doc, w int) []string {
	if w < minDoc {
		return nil
	}
	head := doc.Title
	if doc.ID != "" {
		head = doc.ID + "  " + head
	}
	var out []string
	if head != "" {
		out = st.Wrap(show.ToneStrong, head, w)
	}
	if doc.Subtitle != "" {
		out = append(out, st.Wrap(show.ToneLabel, doc.Subtitle, w)...)
	}
	for _, s := range doc.Sections {
		if len(out) > 0 {
			out = append(out, "")
		}
		if s.Title != "" {
			out = append(out, st.Wrap(show.ToneStrong, s.Title, w)...)
		}
		out = append(out, renderRows(st, s.Rows, w)...)
	}
	return out
}

// renderRows draws rows of a document, aligned with each other.
func renderRows(st *Styles, rows []show.Row, w int) []string {
	lay := layRows(rows, w)
	var out []string
	for _, r := range rows {
		if r.Text == "" && r.Long != "" {
			continue // only where there is room
		}
		out = append(out, lay.row(st, r, w)...)
	}
	return out
}

// rowLayout holds the columns that the rows of one section share, in cells.
// text is that of rows with a note beside them, full that of the others.
type rowLayout struct{ sign, label, text, note, full int }

func layRows(rows []show.Row, w int) rowLayout {
	var l rowLayout
	for _, r := range rows {
		if r.Sign != "" {
			l.sign = 2
		}
		l.label = max(l.label, Width(show.Clean(r.Label)))
		l.note = max(l.note, Width(show.Clean(r.Note)))
		if r.Note != "" {
			l.text = max(l.text, Width(show.Clean(r.Text)))
		}
	}
	if l.label > 0 {
		l.label = min(l.label+2, max(w*2/5, 4))
	}
	room := w - l.sign - l.label
	l.full = max(room, 2)
	if l.note > 0 {
		if l.note > room/2 {
			l.note = 0 // no room beside the text: notes go below it
		} else {
			room -= l.note + 2
		}
	}
	l.text = max(min(l.text, room), 2)
	return l
}

func (l rowLayout) row(st *Styles, r show.Row, w int) []string {
	indent := l.sign + l.label
	tone := r.Tone
	if r.Sign == "" && r.Label == "" && r.Note == "" {
		return st.Wrap(tone, st.rowText(r.Text), w)
	}
	width := l.full
	if r.Note != "" && l.note > 0 {
		width = l.text
	}
	if r.Sign != "" {
		tone = show.TonePlain
	}
	lead := l.lead(st, r)
	var out []string
	for i, t := range Wrap(st.rowText(r.Text), width) {
		line := lead
		if i > 0 {
			line = Spaces(indent)
		}
		line += st.Paint(tone, GroundNone, t)
		if i == 0 && r.Note != "" && l.note > 0 {
			line += Spaces(l.text-Width(t)+2) + st.Paint(show.ToneLabel, GroundNone, show.Clean(r.Note))
		}
		out = append(out, line)
	}
	if r.Note != "" && l.note == 0 {
		for _, t := range st.Wrap(show.ToneLabel, r.Note, max(w-indent, 2)) {
			out = append(out, Spaces(indent)+t)
		}
	}
	return out
}

func (l rowLayout) lead(st *Styles, r show.Row) string {
	lead := ""
	if l.sign > 0 {
		lead = st.Paint(r.Tone, GroundNone, Fit(st.Sign(show.Clean(r.Sign)), l.sign, false, ""))
	}
	if l.label > 0 {
		label := show.Clean(r.Label)
		lead += st.Paint(show.ToneLabel, GroundNone, Fit(Truncate(label, l.label-1, st.Glyphs.Ellipsis), l.label, false, ""))
	}
	return lead
}
