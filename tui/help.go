package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// help lists the keys that work, made from the screen's bindings.
type help struct {
	env     *kit.Env
	screen  []kit.Binding
	globals []kit.Binding
	top     int
	most    int // the last first line
}

func (h *help) Cursor() (x, y int, ok bool) { return 0, 0, false }

func (h *help) Busy() bool { return false }

func (h *help) Waits(string) bool { return false }

func (h *help) Decides() bool { return false }

func (h *help) Update(msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch key.String() {
	case "down", "j":
		h.top = min(h.top+1, h.most)
	case "up", "k":
		h.top = max(h.top-1, 0)
	default:
		return kit.Close(h.env)
	}
	return nil
}

func (h *help) Bindings() []kit.Binding {
	t := &h.env.Text.Console
	return []kit.Binding{{Key: "updown", Label: t.Scroll}, {Key: "esc", Label: t.Back}}
}

func (h *help) Box(w, height int) []string {
	st, t := h.env.Styles, &h.env.Text.Console
	w = min(w, 60)
	lines := h.group(nil, t.HelpScreen, h.screen, w-4)
	lines = append(lines, "")
	lines = h.group(lines, t.HelpGlobal, h.globals, w-4)
	room := max(height-4, 1)
	h.most = max(len(lines)-room, 0)
	h.top = min(h.top, h.most)
	shown := append([]string{st.Paint(show.ToneStrong, kit.GroundNone, t.HelpTitle), ""}, lines[h.top:min(h.top+room, len(lines))]...)
	return kit.Frame(st, show.ToneFocus, shown, w)
}

func (h *help) group(lines []string, title string, bindings []kit.Binding, w int) []string {
	st := h.env.Styles
	lines = append(lines, st.Paint(show.ToneLabel, kit.GroundNone, title))
	for _, a := range bindings {
		tone, label := show.TonePlain, show.Clean(a.Label)
		if err := a.Refused(); err != nil {
			tone, label = show.ToneLabel, label+"  "+show.Clean(h.env.Text.Error(err))
		}
		name := kit.Fit(kit.KeyName(h.env, a.Key), 8, false, "")
		lines = append(lines, st.Paint(show.ToneFocus, kit.GroundNone, name)+" "+
			st.Paint(tone, kit.GroundNone, kit.Truncate(label, w-9, st.Glyphs.Ellipsis)))
	}
	return lines
}

// palette finds bindings, sections and records by what is typed.
type palette struct {
	env      *kit.Env
	input    kit.Input
	bindings []kit.Binding
	opts     Options
	at       int
	x        int // of the cursor, in the last Box
}

// entry is one line of the palette.
type entry struct {
	label, note string
	run         func() tea.Cmd
}

func newPalette(env *kit.Env, bindings []kit.Binding, opts Options) *palette {
	p := &palette{env: env, bindings: bindings, opts: opts}
	p.input.Hint, p.input.Max = env.Text.Console.PaletteHint, 40
	return p
}

func (p *palette) Cursor() (x, y int, ok bool) { return 4 + p.x, 1, true }

func (p *palette) Bindings() []kit.Binding {
	t := &p.env.Text.Console
	return []kit.Binding{{Key: "arrows", Label: t.Choose}, {Key: "enter", Label: t.Open}, {Key: "esc", Label: t.Back}}
}

func (p *palette) Busy() bool { return true }

func (p *palette) Waits(string) bool { return false }

func (p *palette) Decides() bool { return false }

func (p *palette) Update(msg tea.Msg) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc":
			return kit.Close(p.env)
		case "up", "ctrl+p", "shift+tab":
			p.at = max(p.at-1, 0)
			return nil
		case "down", "ctrl+n", "tab":
			p.at = min(p.at+1, max(len(p.entries())-1, 0))
			return nil
		case "enter":
			found := p.entries()
			if p.at >= len(found) {
				return nil
			}
			kit.Close(p.env)
			return found[p.at].run()
		}
	}
	if changed, _ := p.input.Update(msg); changed {
		p.at = 0
	}
	return nil
}

// entries are what matches the typed text: a record by its number first.
func (p *palette) entries() []entry {
	t := &p.env.Text.Console
	text := strings.TrimSpace(p.input.Value())
	var out []entry
	if id, err := domain.ParseID(text); err == nil && p.opts.under(id.Kind) >= 0 {
		out = append(out, entry{fmt.Sprintf(t.PaletteOpen, id), "", func() tea.Cmd { return kit.JumpTo(p.env, id) }})
	}
	match := func(s string) bool { return strings.Contains(strings.ToLower(s), strings.ToLower(text)) }
	for _, a := range p.bindings {
		if a.Run == nil || (!match(a.Label) && text != a.Key) {
			continue
		}
		note := kit.KeyName(p.env, a.Key)
		if err := a.Refused(); err != nil {
			note = p.env.Text.Error(err)
		}
		out = append(out, entry{a.Label, note, func() tea.Cmd { return kit.RunBinding(p.env, []kit.Binding{a}, a.Key) }})
	}
	for _, s := range p.opts.Sections {
		if match(s.Label) || match(s.Key) || i18n.SpellsSection(s.Key, text) {
			out = append(out, entry{s.Label, t.PaletteGo, func() tea.Cmd { return kit.OpenSection(p.env, s.Key, "") }})
		}
	}
	for _, s := range p.opts.Sections {
		if s.Search && text != "" {
			label := fmt.Sprintf(t.PaletteSearch, s.Label, text)
			out = append(out, entry{label, "", func() tea.Cmd { return kit.OpenSection(p.env, s.Key, text) }})
		}
	}
	return out
}

func (p *palette) Box(w, h int) []string {
	st, t := p.env.Styles, &p.env.Text.Console
	w = min(w, 60)
	inner := w - 4
	field, x := p.input.View(st, inner-2, true, false)
	p.x = x
	lines := []string{st.Paint(show.ToneFocus, kit.GroundNone, ":") + " " + field}
	found := p.entries()
	n := min(max(h-4, 1), 12)
	top := max(0, min(p.at-n/2, len(found)-n))
	for i := top; i < min(top+n, len(found)); i++ {
		e := found[i]
		note := kit.Truncate(show.Clean(e.note), inner/2, st.Glyphs.Ellipsis)
		label := kit.Fit(show.Clean(e.label), inner-4-kit.Width(note), false, st.Glyphs.Ellipsis)
		mark, ground, tone := "  ", kit.GroundNone, show.TonePlain
		if i == p.at {
			mark, ground, tone = st.Glyphs.Cursor+" ", kit.GroundSelected, show.ToneStrong
		}
		lines = append(lines, st.Paint(tone, ground, mark+label+" ")+st.Paint(show.ToneLabel, ground, note+" "))
	}
	if len(found) == 0 {
		lines = append(lines, st.Paint(show.ToneLabel, kit.GroundNone, t.PaletteNone))
	}
	for len(lines) <= n {
		lines = append(lines, "")
	}
	return kit.Frame(st, show.ToneFocus, lines, w)
}
