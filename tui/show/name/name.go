// Package name tells of group names (群名): those to be rectified, N1.2b, and what
// the rules say about one, M4.6, for every face.
package name

import (
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Findings are the groups whose name is to be rectified, each with its canonical
// name.
var Findings = deed.Listing[desk.GroupRow, registry.GroupFilter]{
	Words: "name findings", Short: i18n.Line{ZH: "列出待整改的群名", EN: "list names to rectify"},
	Narrow: func(f *registry.GroupFilter) []deed.Field {
		return []deed.Field{deed.RecordOf("branch", domain.KindBranch, &f.Branch)}
	},
	Page: func(f *registry.GroupFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do:      (*office.Office).NameFindings,
	Columns: columns,
	Title:   i18n.Line{ZH: "群名待整改", EN: "Names to rectify"},
	Count:   i18n.Line{ZH: "群名待整改 {n}", EN: "Names to rectify {n}"},
	Empty:   i18n.Line{ZH: "群名都已规范。", EN: "Every name is canonical."},
	ID:      func(r desk.GroupRow) domain.ID { return r.ID },
	Stamp:   func(r desk.GroupRow) uint64 { return r.Stamp },
	Kinds:   []domain.Kind{domain.KindGroup, domain.KindBranch, domain.KindPlace},
}

func columns(t *i18n.Text, _ func() time.Time) []show.Column[desk.GroupRow] {
	return []show.Column[desk.GroupRow]{
		{Key: "id", Title: t.Label.Number, Width: 6, Spare: true, Tone: show.ToneLabel, Text: func(r desk.GroupRow) string {
			return r.ID.String()
		}},
		{Key: "name", Title: t.Group.Name, Width: 22, Grow: 1, Cell: func(r desk.GroupRow) show.Cell {
			return show.Cell{Sign: "!", Text: r.Name, Tone: show.ToneDue}
		}},
		{Key: "branch", Title: t.Branch.Name, Text: func(r desk.GroupRow) string { return t.Whose(r.Branch, r.BranchName) }},
		{Key: "finding", Title: t.Name.Proposal, Width: 18, Grow: 1, Cell: func(r desk.GroupRow) show.Cell {
			return show.GroupCell(r.NameFinding)
		}},
	}
}

// Judged is what the rules say about a name, under the title of its checks.
func Judged(t *i18n.Text, checks string, r casework.NameReport) show.Doc {
	w := &t.Name
	found, facts := show.Section{Title: checks}, show.Section{}
	if r.Canonical {
		found.Rows = []show.Row{{Sign: "✓", Text: w.Right, Tone: show.ToneFocus, Note: t.Cite("M4.6")}}
	}
	for _, f := range r.Findings {
		found.Rows = append(found.Rows, show.Row{
			Sign: "✗", Tone: show.ToneDanger, Text: t.Sentence(w.Finding[f.Key], f.Args), Note: t.Cite(f.Rule),
		})
	}
	if r.Proposal != "" && r.Proposal != r.Name {
		label := w.Free
		if r.Taken {
			label = w.Next
		}
		facts.Rows = append(facts.Rows, show.Row{Label: label, Text: r.Proposal, Tone: show.ToneStrong})
	}
	facts.Field(w.Place, r.PlaceName)
	facts.Field(t.Branch.Name, t.BranchName(r.BranchName))
	if r.Taken {
		facts.Field(w.Holder, strings.TrimSpace(r.TakenBy.String()+" "+r.TakenName))
	}
	doc := show.Doc{Title: r.Name, Sections: []show.Section{found, facts}}
	if r.Form != naming.FormCanonical {
		doc.Subtitle = w.Form[r.Form]
	}
	return doc
}
