package filing

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	showcampaign "alumni/tui/show/campaign"
)

// board is the view of a campaign under way: how much is done, where, and who
// is missing and why.
type board struct {
	env  *kit.Env
	c    campaign.View
	list kit.List[campaign.EntryRow]
	all  bool // every branch, not only those that have not filed
}

func newBoard(env *kit.Env) *board {
	b := &board{env: env}
	b.list = kit.List[campaign.EntryRow]{
		Columns: showcampaign.Entries(env.Text), ID: func(r campaign.EntryRow) domain.ID { return r.Branch },
		Stamp: func(r campaign.EntryRow) uint64 { return r.Stamp },
	}
	return b
}

func (b *board) shown() bool { return !b.c.ID.IsZero() }

// fill lists who has not filed, or every branch.
func (b *board) fill() {
	b.list.SetRows(slices.DeleteFunc(slices.Clone(b.c.Rows), func(r campaign.EntryRow) bool { return !b.all && !r.Status.Unfiled() }))
}

// key moves in the list or runs a binding.
func (b *board) key(msg tea.KeyPressMsg, bindings []kit.Binding) tea.Cmd {
	key := msg.String()
	switch by := kit.Step(key, 10); {
	case by != 0:
		b.list.Move(by)
	case key == "esc" || key == "left":
		return kit.Back(b.env)
	default:
		return kit.RunBinding(b.env, bindings, key)
	}
	return nil
}

// toggle shows every branch, or only those that have not filed.
func (b *board) toggle() tea.Cmd {
	b.all = !b.all
	b.list.Reset()
	b.fill()
	return nil
}

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

// onMap finds the branch of a province among a campaign's.
func onMap(rows []campaign.EntryRow, p i18n.Province) (campaign.EntryRow, bool) {
	for _, r := range rows {
		if r.BranchKind == domain.BranchProvincial && strings.HasPrefix(r.BranchName, p.Name) {
			return r, true
		}
	}
	return campaign.EntryRow{}, false
}

// tiles draws the map of China: a tile for each province, its sign and colour
// by how far its branch has come. One without a branch is grey and has no sign.
func (b *board) tiles() []string {
	st := b.env.Styles
	var grid [i18n.MapRows][i18n.MapColumns]string
	for _, p := range i18n.Provinces {
		look, ground := show.Look{Sign: " ", Tone: show.ToneLabel}, kit.GroundChip
		if r, ok := onMap(b.c.Rows, p); ok {
			look = showcampaign.Looks[r.Status]
			if r.Branch == b.list.SelectedID() {
				ground = kit.GroundSelected
			}
		}
		grid[p.Row][p.Col] = st.Paint(look.Tone, ground, b.env.Text.Tile(p)+st.Sign(look.Sign)) + kit.Spaces(tileCells-3)
	}
	lines := make([]string, i18n.MapRows)
	for i, row := range grid {
		var line strings.Builder
		line.WriteString("  ")
		for _, tile := range row {
			if tile == "" {
				tile = kit.Spaces(tileCells)
			}
			line.WriteString(tile)
		}
		lines[i] = strings.TrimRight(line.String(), " ")
	}
	return lines
}

// legend explains the signs that the map shows.
func (b *board) legend(w int) string {
	st, t := b.env.Styles, &b.env.Text.Campaign
	var line strings.Builder
	line.WriteString(" ")
	for _, s := range domain.AskedStatuses {
		if s == domain.AskedNoGroup || s == domain.AskedLate && b.c.Totals.Late == 0 {
			continue
		}
		look := showcampaign.Looks[s]
		line.WriteString(" " + st.Paint(look.Tone, kit.GroundNone, st.Sign(look.Sign)+" "+t.Status[s]))
	}
	line.WriteString(" " + st.Paint(show.ToneLabel, kit.GroundNone, t.NoBranch))
	return kit.FitStyled(line.String(), w)
}

// others lists the branches that no tile of the map stands for: municipal,
// regional and those of an industry, by their kind.
func (b *board) others(w int) []string {
	st, t := b.env.Styles, b.env.Text
	var lines []string
	for _, k := range domain.BranchKinds {
		line, used := "", 0
		flush := func() {
			if used > 0 {
				lines = append(lines, line)
			}
			line, used = "", 0
		}
		for _, r := range b.c.Rows {
			if r.BranchKind != k || k == domain.BranchProvincial && tiled(r) {
				continue
			}
			look := showcampaign.Looks[r.Status]
			text := kit.Truncate(show.Clean(r.BranchName), 16, st.Glyphs.Ellipsis) + st.Sign(look.Sign)
			if used == 0 || used+1+kit.Width(text) > w {
				flush()
				head := "  " + kit.Fit(t.Word.BranchKind[k], t.Cells(4, 10), false, "") + " "
				line, used = st.Paint(show.ToneLabel, kit.GroundNone, head), kit.Width(head)
			}
			line += st.Paint(look.Tone, kit.GroundNone, text) + " "
			used += kit.Width(text) + 1
		}
		flush()
	}
	return lines
}

// tiled tells whether a branch has a tile.
func tiled(r campaign.EntryRow) bool {
	return slices.ContainsFunc(i18n.Provinces, func(p i18n.Province) bool { return strings.HasPrefix(r.BranchName, p.Name) })
}
