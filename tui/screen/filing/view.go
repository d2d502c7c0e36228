package filing

import (
	"strings"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	showcampaign "alumni/tui/show/campaign"
)

const (
	tileCells  = 5                             // a tile and the gap behind it
	mapCells   = i18n.MapColumns*tileCells + 2 // the map with its margin
	sideBySide = mapCells + 32                 // from here on the map stands beside the list
	mapLines   = i18n.MapRows + 4              // the map, its legend and the others' first line
)

// view draws the board.
func (b *board) view(w, h int) string {
	lines := b.heading(w)
	if b.env.Wide && w >= sideBySide && h >= len(lines)+mapLines {
		lines = append(lines, b.beside(w, h-len(lines))...)
	} else {
		lines = append(lines, b.right(w, h-len(lines))...)
	}
	if len(lines) > h {
		lines = lines[:h]
	}
	return strings.Join(lines, "\n")
}

// heading is the campaign's name with its deadline, and the bar.
func (b *board) heading(w int) []string {
	st, t := b.env.Styles, b.env.Text
	name := kit.Truncate(show.Clean(b.c.Name), max(w-30, 8), st.Glyphs.Ellipsis)
	until := showcampaign.Until(t, b.c)
	first := " " + st.Paint(show.ToneStrong, kit.GroundNone, name) + "   " + st.Paint(until.Tone, kit.GroundNone, until.Text)
	lines := []string{kit.FitStyled(first, w), kit.FitStyled(b.bar(w), w)}
	if b.c.Pending > 0 {
		text := t.Sentence(t.Campaign.Pending, domain.Args{"n": b.c.Pending})
		lines = append(lines, " "+st.Paint(show.ToneDue, kit.GroundNone, kit.Truncate(text, w-2, st.Glyphs.Ellipsis)))
	}
	return append(lines, "")
}

// bar is how much is done, in figures and as a bar.
func (b *board) bar(w int) string {
	st, t, n := b.env.Styles, &b.env.Text.Campaign, b.c.Totals
	head := " " + t.Progress + " "
	figures := show.Ratio(n.Done(), n.Asked)
	var rest strings.Builder
	used := kit.Width(head) + kit.Width(figures) + 1
	for _, r := range showcampaign.Rest(b.env.Text, b.c) {
		text := r.Label + " " + r.Text
		rest.WriteString("  " + st.Paint(r.Tone, kit.GroundNone, text))
		used += 2 + kit.Width(text)
	}
	return st.Paint(show.ToneLabel, kit.GroundNone, head) + st.Paint(show.ToneFocus, kit.GroundNone, figures) + " " +
		segments(st, n, n.Asked, min(w-used-1, 52)) + rest.String()
}

// segments draws counts as a bar of cells: filed, late, in review, missing. Each
// has its own shade, so that the bar reads without colours too.
func segments(st *kit.Styles, n campaign.Totals, of, cells int) string {
	if of <= 0 || cells <= 0 {
		return ""
	}
	shades := []string{"█", "▓", "▒", "░"}
	if st.ASCII {
		shades = []string{"#", "*", "=", "."}
	}
	var out strings.Builder
	sum, drawn := 0, 0
	for i, part := range []struct {
		count int
		tone  show.Tone
	}{{n.Filed, show.ToneFocus}, {n.Late, show.ToneDue}, {n.Submitted, show.ToneDue}, {n.Missing, show.ToneDanger}} {
		sum += part.count
		upTo := (sum*cells + of/2) / of
		if part.count > 0 && upTo == drawn && drawn < cells {
			upTo++ // whoever is there is seen
		}
		out.WriteString(st.Paint(part.tone, kit.GroundNone, strings.Repeat(shades[i], max(upTo-drawn, 0))))
		drawn = max(drawn, upTo)
	}
	return out.String()
}

// beside draws the map to the left of the list.
func (b *board) beside(w, h int) []string {
	left := append(b.tiles(), "")
	left = append(left, b.legend(mapCells), "")
	left = append(left, b.others(mapCells-2)...)
	right := b.right(w-mapCells-2, h)
	hair := b.env.Styles.Dim(b.env.Styles.Glyphs.Vertical)
	lines := make([]string, h)
	for i := range lines {
		at := ""
		if i < len(left) {
			at = left[i]
		}
		side := ""
		if i < len(right) {
			side = right[i]
		}
		lines[i] = kit.FitStyled(at, mapCells) + hair + side
	}
	return lines
}

// right is the list of branches with the bars of the kinds below it.
func (b *board) right(w, h int) []string {
	st, t := b.env.Styles, &b.env.Text.Campaign
	title := t.Unfiled
	if b.all {
		title = t.Everyone
	}
	kinds := b.kinds(w)
	if h < len(b.list.Rows())+2 && h < len(kinds)+10 {
		kinds = nil // the names come first
	}
	lines := []string{" " + st.Paint(show.ToneStrong, kit.GroundNone, title)}
	room := h - 1 - len(kinds)
	if len(b.list.Rows()) == 0 {
		lines = append(lines, "   "+st.Paint(show.ToneFocus, kit.GroundNone, kit.Truncate(t.AllDone, w-3, st.Glyphs.Ellipsis)))
	} else {
		lines = b.list.View(st, w, min(room, len(b.list.Rows())+1), b.env.Wide, lines)
	}
	return append(lines, kinds...)
}

// kinds are the bars of the kinds of branches.
func (b *board) kinds(w int) []string {
	st, t := b.env.Styles, b.env.Text
	if len(b.c.Kinds) < 2 {
		return nil
	}
	lines := []string{"", " " + st.Paint(show.ToneStrong, kit.GroundNone, t.Campaign.ByKind)}
	most, label := 1, 0
	for _, k := range b.c.Kinds {
		most = max(most, k.Asked)
		label = max(label, kit.Width(t.Word.BranchKind[k.Kind]))
	}
	cells := min(w-label-12, 30)
	for _, k := range b.c.Kinds {
		bar := segments(st, k.Totals, k.Asked, max((k.Asked*cells+most-1)/most, 1))
		line := "   " + st.Paint(show.ToneLabel, kit.GroundNone, kit.Fit(t.Word.BranchKind[k.Kind], label, false, "")) +
			"  " + bar + " " + show.Ratio(k.Done(), k.Asked)
		lines = append(lines, kit.FitStyled(line, w))
	}
	return lines
}
