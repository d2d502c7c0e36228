package kit

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"alumni/tui/show"
)

// Cursor is where the search field's cursor stands.
func (b *browser[R]) Cursor() (x, y int, ok bool) {
	if !b.typing || b.w < 8 {
		return 0, 0, false
	}
	_, at := b.search.View(b.env.Styles, b.searchWidth(), true, false)
	return 3 + at, b.searchY, true
}

func (b *browser[R]) searchWidth() int { return max(min(b.w-b.side-4, 40), 4) }

func (b *browser[R]) searching() bool { return b.typing || b.search.Value() != "" }

// compact tells that lines are dear, as on small screens.
func (b *browser[R]) compact() bool { return b.h < 24 || !b.env.Wide }

// View draws the list, with the detail of the row under the cursor beside it
// where there is room.
func (b *browser[R]) View(w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	wide := b.env.Wide || w >= wideAt
	b.w, b.h, b.side = w, h, 0
	if wide && w >= 70 && !b.spec.NoPane {
		b.side = w * 42 / 100
	}
	b.page = max(20, min(2*h, 120))
	lw := w
	if b.side > 0 {
		lw = w - b.side - 2 // the hairline and a space
	}
	lines := b.lines[:0]
	lines = b.heading(lines, lw)
	b.head = len(lines)
	lines = b.body(lines, lw, h-len(lines), wide)
	if len(lines) > h {
		lines = lines[:h]
	}
	b.lines = lines
	return b.join(lines, lw)
}

func (b *browser[R]) body(lines []string, w, h int, wide bool) []string {
	st, t := b.env.Styles, &b.env.Text.Console
	if len(b.list.Rows()) > 0 {
		if b.next != "" && len(b.list.Rows()) >= maxRows && h > 4 {
			lines = b.list.View(st, w, h-1, wide, lines)
			return append(lines, b.calm(show.ToneLabel, t.TooMany, w))
		}
		return b.list.View(st, w, h, wide, lines)
	}
	tone, text := show.ToneLabel, cmp.Or(b.empty, b.spec.Empty)
	switch {
	case b.err != nil:
		tone, text = show.ToneDanger, t.LoadFailed+b.env.Text.Error(b.err)
	case !b.loaded:
		text = t.Loading
	case b.search.Value() != "":
		text = t.NoMatch
	case text == "":
		text = t.Empty
	}
	return append(lines, Spaces(w), b.calm(tone, text, w))
}

func (b *browser[R]) calm(tone show.Tone, text string, w int) string {
	st := b.env.Styles
	return Spaces(min(listMargin, w)) + st.Paint(tone, GroundNone, st.Fit(text, w-listMargin))
}

// heading is what stands above the list: what there is, the filters, the
// search field, each only if there is something to say.
func (b *browser[R]) heading(lines []string, w int) []string {
	st := b.env.Styles
	head := b.headlineText()
	chips := b.chipText(w)
	compact := b.compact()
	if chips != "" && compact && ansi.StringWidth(head)+2+ansi.StringWidth(chips) <= w {
		head, chips = head+"  "+chips, ""
	}
	if head != "" || chips == "" {
		lines = append(lines, FitStyled(head, w))
	}
	if chips != "" {
		lines = append(lines, FitStyled(" "+chips, w))
	}
	b.searchY = len(lines)
	if b.searching() {
		return append(lines, b.searchText(w))
	}
	if b.err != nil && len(b.list.Rows()) > 0 {
		said := st.Fit(" "+b.env.Text.Console.LoadFailed+b.env.Text.Error(b.err), w)
		return append(lines, st.Paint(show.ToneDanger, GroundNone, said))
	}
	if compact && b.h < 16 {
		return lines
	}
	return append(lines, Spaces(w))
}

func (b *browser[R]) headlineText() string {
	st := b.env.Styles
	var s strings.Builder
	for i, c := range b.headline {
		gap := "  "
		if i == 0 {
			gap = " "
			c.Tone = ToneIf(c.Tone == show.TonePlain, show.ToneStrong, c.Tone)
		}
		s.WriteString(gap)
		s.WriteString(st.Paint(c.Tone, GroundNone, st.cell(c)))
	}
	return s.String()
}

// chipText draws the filters within w cells; those left of the active one give
// way where they do not all fit.
func (b *browser[R]) chipText(w int) string {
	if len(b.chips) < 2 {
		return ""
	}
	st := b.env.Styles
	labels := make([]string, len(b.chips))
	total, upTo := 0, 0 // cells of all, and of those up to the active one
	for i, c := range b.chips {
		labels[i] = " " + show.Clean(c.Label) + " "
		if c.Count >= 0 {
			labels[i] += strconv.Itoa(c.Count) + " "
		}
		total += Width(labels[i]) + 1
		if i <= b.chip {
			upTo = total
		}
	}
	lead := b.env.Text.Console.FilterLabel + " "
	room := w - Width(lead) - 2
	first := 0
	for ; total > room && first < b.chip && upTo > room-2; first++ {
		upTo -= Width(labels[first]) + 1
	}
	var s strings.Builder
	s.WriteString(st.Paint(show.ToneLabel, GroundNone, lead))
	if first > 0 {
		s.WriteString(st.Paint(show.ToneFocus, GroundNone, st.Glyphs.Left) + " ")
		room -= 2
	}
	for i := first; i < len(labels); i++ {
		n := Width(labels[i]) + 1
		if n > room {
			s.WriteString(st.Paint(show.ToneFocus, GroundNone, st.Glyphs.Right))
			break
		}
		room -= n
		tone, ground := show.TonePlain, GroundChip
		if i == b.chip {
			tone, ground = show.ToneStrong, GroundButton
		}
		s.WriteString(st.Paint(tone, ground, labels[i]))
		s.WriteString(" ")
	}
	return s.String()
}

func (b *browser[R]) searchText(w int) string {
	st := b.env.Styles
	field, _ := b.search.View(st, b.searchWidth(), b.typing, false)
	return FitStyled(" "+st.Paint(show.ToneFocus, GroundNone, "/")+" "+field, w)
}

// join puts the pane beside the list. Every line of the list is exactly lw
// cells, so nothing is measured here.
func (b *browser[R]) join(lines []string, lw int) string {
	size := 0
	for _, l := range lines {
		size += len(l) + 1
	}
	var s strings.Builder
	var side []string
	hair := ""
	if b.side > 0 {
		side = b.pane.lines(b.list.SelectedID(), b.side-1, b.h)
		hair = b.env.Styles.Paint(toneHair, GroundNone, b.env.Styles.Glyphs.Vertical) + " "
		size += b.h * (len(hair) + b.side)
	}
	s.Grow(size)
	for i := range b.h {
		if i > 0 {
			s.WriteByte('\n')
		}
		if i < len(lines) {
			s.WriteString(lines[i])
		} else if b.side > 0 {
			s.WriteString(Spaces(lw))
		}
		if b.side > 0 {
			s.WriteString(hair)
			if i < len(side) {
				s.WriteString(side[i])
			}
		}
	}
	return s.String()
}
