package kit

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/tui/show"
)

// textPage is a text of several lines over the whole width.
type textPage struct {
	env     *Env
	token   Token
	title   string
	load    func(context.Context) (Written, error)
	actions []Action

	text   string
	note   string
	noted  int // lines of the note and the empty one below it
	loaded bool
	busy   bool // a load is under way
	dirty  bool // something changed while it was
	err    error
	lines  []string
	w, h   int // of the lines, and of the last View
	top    int
}

// maxText is how wide a text page sets its lines, in cells: no wider than people read, and
// as wide as letters are laid out.
const maxText = 76

// Written is a text with what its reader should know of it, which is said above
// it and not copied with it; "" for nothing.
type Written struct{ Text, Note string }

// OpenText asks the root for the page of a text that is read, scrolled and copied: a
// letter, a bulletin, a reminder. load gives it off the update loop, and again
// after every event; actions are what can be done with it besides copying (y).
func OpenText(env *Env, title string, load func(ctx context.Context) (string, error), actions ...Action) tea.Cmd {
	return OpenWritten(env, title, func(ctx context.Context) (Written, error) {
		text, err := load(ctx)
		return Written{Text: text}, err
	}, actions...)
}

// OpenWritten is OpenText for a text with a note.
func OpenWritten(env *Env, title string, load func(ctx context.Context) (Written, error), actions ...Action) tea.Cmd {
	return Push(env, &textPage{env: env, token: env.NewToken(), title: title, load: load, actions: actions})
}

// Copy puts a text into the person's own clipboard, by OSC 52 through the
// terminal, and says so. Nothing in the text can end the sequence early: it
// travels in base64, and the pasted text is as harmless as it is on the screen.
func Copy(env *Env, text string) tea.Cmd {
	text = show.CleanLines(text)
	if text == "" {
		return nil
	}
	return tea.Batch(tea.SetClipboard(text), Toast(env, env.Text.Console.Copied, show.ToneFocus))
}

func (p *textPage) Init() tea.Cmd               { return p.reload() }
func (p *textPage) Title() string               { return p.title }
func (p *textPage) Busy() bool                  { return false }
func (p *textPage) Cursor() (x, y int, ok bool) { return 0, 0, false }

func (p *textPage) Waits(key string) bool { return !p.loaded && key != "esc" && key != "left" }

func (p *textPage) reload() tea.Cmd {
	if p.busy {
		p.dirty = true
		return nil
	}
	p.busy, p.dirty = true, false
	return Do(p.env, p.token.Next(), p.load)
}

func (p *textPage) Update(msg tea.Msg) (Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p, p.key(msg)
	case EventMsg:
		return p, p.reload()
	case Result[Written]:
		if msg.Token != p.token {
			return p, nil
		}
		p.busy, p.loaded, p.err = false, true, msg.Err
		if msg.Err == nil {
			p.text, p.note, p.lines = show.CleanLines(msg.Value.Text), show.Clean(msg.Value.Note), nil
		}
		if p.dirty {
			return p, p.reload()
		}
	}
	return p, nil
}

func (p *textPage) key(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	if by := Scroll(key, max(p.h-1, 1)); by != 0 {
		p.top += by
		p.clamp()
		return nil
	}
	if key == "left" {
		key = "esc"
	}
	return RunAction(p.env, p.Actions(), key)
}

func (p *textPage) clamp() { p.top = max(0, min(p.top, len(p.lines)-p.h)) }

// Actions are copying, what the caller gave, and those of moving about.
func (p *textPage) Actions() []Action {
	t := &p.env.Text.Console
	out := []Action{{Key: "updown", Label: t.Scroll}}
	if p.loaded && p.err == nil {
		out = append(out, Action{Key: "y", Label: t.Copy, Run: func() tea.Cmd { return Copy(p.env, p.text) }})
		out = append(out, p.actions...)
	}
	return append(out,
		Action{Key: "r", Label: t.Refresh, Hidden: true, Run: p.reload},
		Action{Key: "esc", Label: t.Back, Run: func() tea.Cmd { return Back(p.env) }},
	)
}

// View draws the part of the text that is in sight.
func (p *textPage) View(w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	st, t := p.env.Styles, &p.env.Text.Console
	margin := 2
	if w < 24 {
		margin = 0
	}
	width := max(min(w-2*margin, maxText), 2)
	if p.lines == nil || p.w != width {
		p.lay(width)
	}
	p.h = h
	p.clamp()
	var out []string
	switch {
	case p.err != nil:
		return stand(st.Wrap(show.ToneDanger, p.env.Text.Error(p.err), width), margin, h)
	case !p.loaded:
		return stand([]string{st.Paint(show.ToneLabel, GroundNone, Truncate(t.Loading, width, ""))}, margin, h)
	}
	for i, l := range p.lines[p.top:min(p.top+h, len(p.lines))] {
		tone := toneIf(p.top+i < p.noted, show.ToneDue, show.TonePlain)
		out = append(out, st.Paint(tone, GroundNone, Truncate(l, width, "")))
	}
	if len(p.lines)-p.top > h {
		out[h-1] = st.Paint(show.ToneLabel, GroundNone, Truncate(st.Glyphs.Down+" "+t.More, width, ""))
	}
	return stand(out, margin, h)
}

// lay sets the lines: the note first, if there is one.
func (p *textPage) lay(width int) {
	p.lines, p.w, p.noted = Wrap(p.text, width), width, 0
	if p.note == "" {
		return
	}
	note := append(Wrap(p.note, width), "")
	p.lines, p.noted = append(note, p.lines...), len(note)
}
