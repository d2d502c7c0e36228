package kit

import (
	"context"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/show"
)

// Limits of a table that is pasted; whatever goes beyond is refused whole.
const (
	MaxPaste     = 64 << 10 // bytes
	MaxPasteRows = 2000
)

// PasteSpec describes a page on which a table is pasted from a spreadsheet, or
// typed line by line, then checked, then confirmed in a form.
type PasteSpec struct {
	Title string
	// Lead says above the field what to copy from where, a paragraph each.
	Lead []string
	// Columns are the expected ones, shown while nothing is pasted yet.
	Columns []string
	// Check looks at the cells off the update loop and writes nothing that the
	// person has not confirmed. Its error is shown on the page, which keeps what
	// was pasted. Row n of the page is cells[n-1].
	Check func(ctx context.Context, cells [][]string) (PasteReport, error)
}

// PasteReport is what a check found.
type PasteReport struct {
	// Head is the outcome in one sentence with its sign, Rows are the findings.
	Head show.Row
	Rows []show.Row
	// Marks are signs beside rows of the paste, counted from 1: "!", "✗", "✓".
	Marks map[int]string
	// Confirm builds the form that says what will happen and under which rule;
	// nil if what was pasted can't be used. Set Form.Leaves so that the page
	// closes with a form that has done its work. It is called off the update
	// loop, and again after a stale decision.
	Confirm func(ctx context.Context) (Form, error)
	Next    string // label of Enter where Confirm is set
	Only    bool   // it was a check: nothing was to be written
	// Adjust builds the form in which the person says how what was pasted is to be taken,
	// and what is to be done with rows; what was pasted is checked again by it. Nil where
	// there is nothing to say.
	Adjust      func(ctx context.Context) (Form, error)
	AdjustLabel string
}

// adjustKey opens the form of PasteReport.Adjust: letters are text on this page.
const adjustKey = "ctrl+o"

// pastePage is the page. The rows that are complete stand in text; only the end
// can be edited, since a table is mended where it came from.
type pastePage struct {
	env   *Env
	token Token
	spec  PasteSpec

	text string // complete lines, each with its "\n"
	line string // the line being typed; it may hold tabs

	report *PasteReport
	again  *atomic.Pointer[PasteReport] // what the check found when the form of Adjust was done
	err    string                       // a check's error, or a paste's refusal
	failed bool                         // the last check ended in an error
	busy   bool                         // a check is under way
	keyed  bool                         // some of it came key by key: perhaps a paste that the terminal did not mark
	leave  bool                         // Esc was pressed once on a page with something on it

	keeping       // what stands on it
	load    Token // of what was not submitted the last time

	cells  [][]string // of text; nil: to be cut anew
	widths []int      // of their columns
	top, h int
	follow bool // keep the field, or what a check found, in sight
	curX   int
	curY   int
	curOK  bool
}

// newPaste makes the screen of a page on which a table is pasted.
func newPaste(env *Env, spec PasteSpec) Screen {
	p := &pastePage{env: env, token: env.NewToken(), load: env.NewToken(), spec: spec, follow: true, again: &atomic.Pointer[PasteReport]{}}
	if env.Unsent != nil {
		p.keepOn(env, unsentName(env.subject, spec.Title))
	}
	return p
}

// TakesLines tells whether an overlay or a screen does with a pasted line break what
// is right: a form, and a page on which a table is pasted.
func TakesLines(open any) bool {
	switch open.(type) {
	case *Dialog, *pastePage:
		return true
	}
	return false
}

// OpenPaste asks the root for a paste page on top of its stack.
func OpenPaste(env *Env, spec PasteSpec) tea.Cmd { return Push(env, newPaste(env, spec)) }

// Init asks for what was not submitted the last time.
func (p *pastePage) Init() tea.Cmd {
	if p.unsent == nil {
		return nil
	}
	env, name := p.env, p.unsent.form
	return Do(env, p.load, func(ctx context.Context) (domain.Unsent, error) { return env.Unsent.Unsent(ctx, env.By, name) })
}

func (p *pastePage) Title() string { return p.spec.Title }
func (p *pastePage) Busy() bool    { return true }
func (p *pastePage) Unsaved() bool { return p.text+p.line != "" }

// Waits implements Screen. What is pressed while a check is under way is not
// kept: nobody has read yet what it would confirm.
func (p *pastePage) Waits(string) bool { return false }

// Cursor is where the typed line's cursor stands.
func (p *pastePage) Cursor() (x, y int, ok bool) { return p.curX, p.curY, p.curOK }

func (p *pastePage) Update(msg tea.Msg) (Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		cmd := p.key(msg)
		return p, tea.Batch(cmd, p.soon())
	case tea.PasteMsg:
		cmd := p.paste(msg.Content)
		return p, tea.Batch(cmd, p.soon())
	case keepDue:
		return p, p.due(msg, p.filled)
	case Result[domain.Unsent]:
		if msg.Token == p.load && msg.Err == nil {
			p.last = msg.Value
		}
	case Result[PasteReport]:
		if msg.Token == p.token {
			p.arrived(msg)
		}
	case Result[done]: // of the form on top, which closes at the same message
		p.adjusted()
	}
	return p, nil
}

func (p *pastePage) key(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	if key == "esc" {
		return p.escape()
	}
	p.leave = false
	switch key {
	case "enter":
		return p.enter()
	case "ctrl+s":
		return p.goOn()
	case adjustKey:
		return p.adjust()
	case restoreKey:
		p.restore()
	case discardKey:
		if p.offered() {
			return p.discard()
		}
	case "ctrl+j": // the second half of a CRLF where the terminal marks no pastes
		if p.line != "" {
			p.newLine()
		}
	case "tab":
		p.keyed = true
		p.insert("\t")
	case "backspace", "ctrl+h":
		p.backspace()
	case "ctrl+u":
		p.clear()
	case "end":
		p.follow = true
	default:
		if writes(msg) {
			p.keyed = true
			p.insert(show.CleanTable(msg.Text))
		} else if by := Step(key, max(p.h-1, 1)); by != 0 { // the page stops following what is being done
			p.follow, p.top = false, max(0, p.top+by)
		}
	}
	return nil
}

// escape leaves the page; what was pasted is only thrown away at the second Esc.
func (p *pastePage) escape() tea.Cmd {
	if !p.Unsaved() {
		return Back(p.env)
	}
	if p.leave {
		return tea.Batch(Back(p.env), p.drop(true))
	}
	p.leave = true
	return Toast(p.env, p.env.Text.Console.FormDiscard, show.ToneDue)
}

// enter ends the line; on an empty one below a table it goes on. Below what came
// key by key only ctrl+s does: where a terminal marks no pastes, the blank lines
// below a table come as Enter too, however late, and must not confirm what
// nobody has read.
func (p *pastePage) enter() tea.Cmd {
	switch {
	case p.line != "" && p.report == nil:
		p.newLine()
		return nil
	case p.keyed:
		return nil
	}
	return p.goOn()
}

// goOn checks what was pasted, or opens the form that confirms it.
func (p *pastePage) goOn() tea.Cmd {
	switch {
	case p.busy || strings.TrimSpace(p.text+p.line) == "":
		return nil
	case p.report != nil && p.report.Confirm != nil:
		return OpenForm(p.env, p.confirm(p.report.Confirm))
	}
	p.newLine()
	p.edited()
	p.busy = true
	cells, check := tableCells(p.text), p.spec.Check
	return Do(p.env, p.token.Next(), func(ctx context.Context) (PasteReport, error) { return check(ctx, cells) })
}

// adjust opens the form in which rows and columns are decided, and checks again with it.
func (p *pastePage) adjust() tea.Cmd {
	if p.busy || p.report == nil || p.report.Adjust == nil {
		return nil
	}
	build, check, cells, again := p.report.Adjust, p.spec.Check, tableCells(p.text), p.again
	return OpenForm(p.env, func(ctx context.Context) (Form, error) {
		f, err := build(ctx)
		run := f.Run
		f.Run = func(ctx context.Context, v Values) (string, error) {
			said, err := run(ctx, v)
			if err != nil {
				return "", err
			}
			report, err := check(ctx, cells)
			if err == nil {
				again.Store(&report)
			}
			return said, err
		}
		return f, err
	})
}

// adjusted takes what the check found when the form was done: not before the form closes,
// lest a key meant for what stands here now goes to the form.
func (p *pastePage) adjusted() {
	if report := p.again.Swap(nil); report != nil {
		p.report, p.err, p.failed, p.follow = report, "", false, true
	}
}

// edited drops what a check found: it is about what was there before.
func (p *pastePage) edited() {
	if p.busy {
		p.token.Next() // its answer is late
	}
	p.report, p.err, p.failed, p.busy, p.follow = nil, "", false, false, true
	p.edits++
}

// confirm makes the form forget what is kept of the page, once it has done its work.
func (p *pastePage) confirm(build func(ctx context.Context) (Form, error)) func(ctx context.Context) (Form, error) {
	return func(ctx context.Context) (Form, error) {
		f, err := build(ctx)
		if run := f.Run; run != nil && f.Leaves {
			f.Run = func(ctx context.Context, v Values) (string, error) {
				done, err := run(ctx, v)
				if err == nil {
					p.unsent.drop(context.WithoutCancel(ctx), true)
				}
				return done, err
			}
		}
		return f, err
	}
}

// The fields under which a page is kept.
const (
	pasteRows = "rows"
	pasteLine = "line"
)

// filled is what stands on the page; nothing where nothing does.
func (p *pastePage) filled() map[string]domain.UnsentField {
	if !p.Unsaved() {
		return nil
	}
	return map[string]domain.UnsentField{pasteRows: {Text: p.text}, pasteLine: {Text: p.line}}
}

func (p *pastePage) keepLastOf(ctx context.Context) { p.keepLast(ctx, p.filled()) }

// restore puts back what was not submitted the last time, in place of what stands there.
func (p *pastePage) restore() {
	if !p.offered() {
		return
	}
	p.edited()
	p.line, p.keyed = show.CleanTable(p.last.Fields[pasteLine].Text), false
	p.set(show.CleanTable(p.last.Fields[pasteRows].Text))
	p.last = domain.Unsent{}
}

func (p *pastePage) set(text string) {
	p.text, p.cells = text, nil
	p.keyed = p.keyed && p.text+p.line != ""
}

func (p *pastePage) newLine() {
	if text := p.text + p.line + "\n"; p.line != "" && p.fits(text) {
		p.edited()
		p.line = ""
		p.set(text)
	}
}

func (p *pastePage) insert(s string) {
	if s != "" && p.fits(p.text+p.line+s) {
		p.edited()
		p.line += s
	}
}

// backspace takes the last character away, of the last row where the line is empty.
func (p *pastePage) backspace() {
	if p.text+p.line == "" {
		return
	}
	p.edited()
	if p.line == "" {
		body := strings.TrimSuffix(p.text, "\n")
		at := strings.LastIndexByte(body, '\n') + 1
		p.line = body[at:]
		p.set(p.text[:at])
		return
	}
	p.line = p.line[:prevGrapheme(p.line, len(p.line))]
}

// clear empties the line, or the whole page where it is empty already.
func (p *pastePage) clear() {
	p.edited()
	if p.line != "" {
		p.line = ""
		return
	}
	p.set("")
}

// paste takes a table in, or a piece of a line. After a check that refused, a
// table takes the place of the one refused: it is the corrected one.
func (p *pastePage) paste(content string) tea.Cmd {
	p.leave = false
	if content == "\n" { // an Enter that came in one go with text, where the terminal marks no pastes
		p.newLine()
		return nil
	}
	if len(content) > MaxPaste {
		p.refuse(p.env.Text.Console.PasteTooLarge, MaxPaste>>10)
		return nil
	}
	s := show.CleanTable(content)
	if !strings.Contains(s, "\n") {
		p.insert(s)
		return nil
	}
	refused := p.failed || p.report != nil && p.report.Confirm == nil
	text := p.text + p.line
	if refused {
		text = ""
	}
	if text += strings.TrimRight(s, "\n") + "\n"; !p.fits(text) {
		return nil
	}
	p.edited()
	p.line, p.keyed = "", p.keyed && !refused
	p.set(text)
	if refused {
		return Toast(p.env, p.env.Text.Console.PasteReplaced, show.ToneDue)
	}
	return nil
}

// fits tells whether the page has room for a table, and says so if it has not.
func (p *pastePage) fits(text string) bool {
	switch {
	case len(text) > MaxPaste:
		p.refuse(p.env.Text.Console.PasteTooLarge, MaxPaste>>10)
	case strings.Count(text, "\n") > MaxPasteRows:
		p.refuse(p.env.Text.Console.PasteTooMany, MaxPasteRows)
	default:
		return true
	}
	return false
}

func (p *pastePage) refuse(sentence string, limit int) {
	p.edited()
	p.err = p.env.Text.Sentence(sentence, domain.Args{"max": limit})
}

func (p *pastePage) arrived(msg Result[PasteReport]) {
	p.busy, p.follow = false, true
	if msg.Err != nil {
		p.err, p.failed = p.env.Text.Error(msg.Err), true
		return
	}
	p.report = &msg.Value
}

// Bindings are the page's keys, for the footer.
func (p *pastePage) Bindings() []Binding {
	t := p.env.Text
	next := t.Console.PasteCheck
	switch {
	case p.report != nil && p.report.Confirm != nil:
		next = p.report.Next
	case p.report != nil || p.failed:
		next = t.Console.PasteAgain
	}
	key := "enter"
	if p.line != "" || p.keyed {
		key = "ctrl+s"
	}
	out := p.offerBindings(p.env)
	if p.text+p.line != "" {
		out = append(out, Binding{Key: key, Label: next})
	}
	if p.line != "" {
		out = append(out, Binding{Key: "enter", Label: t.Console.NewLine}, Binding{Key: "tab", Label: t.Console.PasteCell})
	}
	if p.report != nil && p.report.Adjust != nil {
		out = append(out, Binding{Key: adjustKey, Label: p.report.AdjustLabel})
	}
	if p.text+p.line != "" {
		out = append(out, Binding{Key: "ctrl+u", Label: t.Console.PasteClear})
	}
	return append(out, Binding{Key: "updown", Label: t.Console.Scroll}, Binding{Key: "esc", Label: t.Console.Back})
}
