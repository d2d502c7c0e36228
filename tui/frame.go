package tui

import (
	"slices"
	"strings"

	"alumni/tui/kit"
	"alumni/tui/show"
)

// header says where one is, what waits, and who one is.
func (m *Model) header() string {
	key := headerKey{w: m.w, inbox: -1, online: m.online, title: m.crumbs(), styles: m.env.Styles}
	if m.known {
		key.inbox = m.counts.Inbox
	}
	if key != m.paint.headerKey {
		m.paint.headerKey, m.paint.header = key, m.paintHeader(key)
	}
	return m.paint.header
}

// crumbs are the titles of the stack, "\x00" between them.
func (m *Model) crumbs() string {
	titles := make([]string, 0, maxStack)
	for _, s := range m.stack {
		titles = append(titles, show.Clean(s.Title()))
	}
	return strings.Join(titles, "\x00")
}

// piece is a part of the header with its tone.
type piece struct {
	tone show.Tone
	text string
}

func cells(ps []piece) int {
	n := 0
	for _, p := range ps {
		n += kit.Width(p.text)
	}
	return n
}

func (m *Model) paintHeader(key headerKey) string {
	st, t := m.env.Styles, &m.env.Text.Console
	who := show.Clean(m.env.Actor().Name)
	role := t.Roles[m.env.Actor().Role]
	name := []piece{{show.TonePlain, who + " "}}
	full := []piece{{show.TonePlain, who + " " + st.Glyphs.Dot + " " + role + " "}}
	var waits []piece
	if key.inbox >= 0 {
		tone := kit.ToneIf(key.inbox == 0, show.ToneLabel, show.ToneDue)
		waits = append(waits, piece{tone, t.Inbox + " " + countText(key.inbox)}, piece{show.TonePlain, "  "})
	}
	online := waits
	if key.online >= 0 {
		online = slices.Concat(waits, []piece{{show.ToneFocus, t.Online + " " + countText(key.online)}, {show.TonePlain, "  "}})
	}
	titles := strings.Split(key.title, "\x00")
	long := append([]string{t.House}, titles...)
	last := titles[len(titles)-1:]
	type sides struct {
		left  []string
		right []piece
	}
	tries := []sides{
		{long, slices.Concat(online, full)}, {long, slices.Concat(online, name)}, {titles, slices.Concat(online, name)},
	}
	for i := 1; i < len(titles); i++ { // as much of the end of the way as there is room for
		tries = append(tries, sides{append([]string{st.Glyphs.Ellipsis}, titles[i:]...), slices.Concat(waits, name)})
	}
	// The fullest pair of sides that fits is taken.
	for _, try := range append(tries, sides{last, slices.Concat(waits, name)}, sides{last, waits}, sides{last, nil}) {
		left := m.crumbPieces(try.left)
		if gap := m.w - cells(left) - cells(try.right); gap >= 2 || try.right == nil {
			return m.bar(left, try.right, gap)
		}
	}
	return ""
}

func (m *Model) crumbPieces(titles []string) []piece {
	st := m.env.Styles
	out := []piece{{show.TonePlain, " "}}
	for i, t := range titles {
		if i > 0 {
			out = append(out, piece{show.ToneLabel, "  " + st.Glyphs.Crumb + " "})
		}
		out = append(out, piece{kit.ToneIf(i == 0 || i == len(titles)-1, show.ToneStrong, show.TonePlain), t})
	}
	return out
}

func (m *Model) bar(left, right []piece, gap int) string {
	st := m.env.Styles
	var b strings.Builder
	for _, p := range slices.Concat(left, []piece{{show.TonePlain, kit.Spaces(gap)}}, right) {
		b.WriteString(st.Paint(p.tone, kit.GroundBar, p.text))
	}
	if gap < 0 {
		return kit.FitStyled(b.String(), m.w)
	}
	return st.Bar(b.String())
}

func (m *Model) hasRail() bool { return m.env.Wide && len(m.opts.Sections) > 1 }

// railCells is the rail's width: mark, number, label, count.
func (m *Model) railCells() int {
	if m.paint.railWidth == 0 {
		label := 0
		for _, s := range m.opts.Sections {
			label = max(label, kit.Width(s.Label))
		}
		m.paint.railWidth = max(17, 3+label+6)
	}
	return m.paint.railWidth
}

// rail gives the finished lines of the rail, or nil where there is none.
func (m *Model) rail(n int) []string {
	if !m.hasRail() {
		return nil
	}
	key := railKey{m.railCells(), n, m.section, m.counts, m.known, m.env.Styles}
	if key == m.paint.railKey {
		return m.paint.rail
	}
	st := m.env.Styles
	hair := st.Dim(st.Glyphs.Vertical)
	out := make([]string, n)
	for i := range n {
		if s := i - 1; s >= 0 && s < len(m.opts.Sections) {
			out[i] = m.railLine(s, key.w) + hair
		} else {
			out[i] = kit.Spaces(key.w) + hair
		}
	}
	m.paint.rail, m.paint.railKey = out, key
	return out
}

func (m *Model) railLine(i, w int) string {
	st, s := m.env.Styles, m.opts.Sections[i]
	number := " "
	if i < len(railOrder) {
		number = railOrder[i : i+1]
	}
	count := ""
	if s.Count != nil && m.known {
		count = s.Count(m.counts)
	}
	label := kit.Fit(show.Clean(s.Label), w-4-kit.Width(count), false, "")
	if i == m.section {
		return st.Paint(show.ToneFocus, kit.GroundSelected, st.Glyphs.Mark) +
			st.Paint(show.ToneLabel, kit.GroundSelected, number+" ") +
			st.Paint(show.ToneStrong, kit.GroundSelected, label) +
			st.Paint(show.ToneDue, kit.GroundSelected, count+" ")
	}
	return " " + st.Paint(show.ToneLabel, kit.GroundNone, number+" ") + label + st.Paint(show.ToneLabel, kit.GroundNone, count) + " "
}

// footer shows the keys that work now, or the toast until the next key.
func (m *Model) footer() string {
	st := m.env.Styles
	if m.toast.Text != "" {
		sign := map[show.Tone]string{show.ToneFocus: "✓", show.ToneDue: "!", show.ToneDanger: "✗"}[m.toast.Tone]
		if sign != "" {
			sign = st.Sign(sign) + " "
		}
		offer, room := "", m.w-2
		if a := m.toast.Offer; a != nil {
			name := " " + kit.KeyName(m.env, a.Key) + " "
			offer = "  " + st.Paint(show.ToneStrong, kit.GroundButton, name) + " " + show.Clean(a.Label)
			room -= 3 + kit.Width(name) + kit.Width(show.Clean(a.Label))
		}
		return " " + st.Paint(m.toast.Tone, kit.GroundNone, kit.Truncate(sign+show.Clean(m.toast.Text), room, st.Glyphs.Ellipsis)) + offer
	}
	var global []kit.Binding
	own := m.Bindings()
	if m.overlay == nil && m.top() != nil && !m.top().Busy() {
		global = m.globals(false)
	}
	return " " + m.keys(append(own[:len(own):len(own)], global...), m.w-1)
}

// Bindings are what can be done now besides what works everywhere: by the overlay, or
// by the screen on top.
func (m *Model) Bindings() []kit.Binding {
	switch {
	case m.overlay != nil:
		return m.overlay.Bindings()
	case m.top() != nil:
		return m.top().Bindings()
	}
	return nil
}

// give is the order in which the footer gives up keys where room is short: the
// higher, the sooner. The keys of the screen and of its record stay longest,
// and beside them Enter and the help, which lists all that is not shown.
var give = map[string]int{
	"updown": 7, "arrows": 7, ":": 5, "tab": 4, "q": 3, "/": 2, "esc": 2,
}

const (
	gives     = 7 // the highest of give
	givesRail = 6
)

// keys draws what fits of the bindings' keys, with gaps between them.
func (m *Model) keys(bindings []kit.Binding, room int) string {
	type item struct {
		name, label   string
		cells, giving int
	}
	items := make([]item, len(bindings))
	used := -3 // no gap behind the last
	for i, a := range bindings {
		if a.Hidden {
			continue
		}
		it := item{name: kit.KeyName(m.env, a.Key), label: show.Clean(a.Label), giving: give[a.Key]}
		if a.Key == railKeys(len(m.opts.Sections)) {
			it.giving = givesRail
		}
		it.cells = kit.Width(it.name) + 1 + kit.Width(it.label) + 3
		items[i] = it
		used += it.cells
	}
	for g := gives; g >= 0 && used > room; g-- {
		for i := len(items) - 1; i >= 0 && used > room; i-- {
			if items[i].giving == g && items[i].cells > 0 && (g > 0 || bindings[i].Key != "?") {
				used -= items[i].cells
				items[i].cells = 0
			}
		}
	}
	if used > room {
		return ""
	}
	st := m.env.Styles
	var b strings.Builder
	for i, it := range items {
		if it.cells == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("   ")
		}
		tone := kit.ToneIf(bindings[i].Refused() != nil, show.ToneLabel, show.ToneFocus)
		b.WriteString(st.Paint(tone, kit.GroundNone, it.name))
		b.WriteString(" ")
		b.WriteString(st.Paint(show.ToneLabel, kit.GroundNone, it.label))
	}
	return b.String()
}
