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
	for _, p := range i18n.Provinces() {
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
	for _, s := range domain.EntryStatuses {
		if s == domain.EntryNoGroup || s == domain.EntryLate && b.c.Totals.Late == 0 {
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
	for _, p := range i18n.Provinces() {
		if strings.HasPrefix(r.BranchName, p.Name) {
			return true
		}
	}
	return false
}
