// Package person tells of people (人员): their list, their document and their
// plain deeds, N2.2a, for every face.
package person

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// List is the list of the people.
var List = deed.Listing[people.PersonRow, people.PersonFilter]{
	Words: "person list", Short: i18n.Line{ZH: "列出人员", EN: "list people"},
	Narrow: func(f *people.PersonFilter) []deed.Field {
		return []deed.Field{
			deed.YesOf("unverified", &f.Unverified, i18n.Line{}, i18n.Line{}).Helped("只列未实名的", "only who is not verified"),
		}
	},
	Page: func(f *people.PersonFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do:      (*office.Office).People,
	Columns: columns,
	Title:   i18n.Line{ZH: "人员", EN: "People"},
	Count:   i18n.Line{ZH: "{n} 人", EN: "{n} {n|person|people}"},
	Empty:   i18n.Line{ZH: "没有符合的人员。", EN: "No such person."},
	None: i18n.Line{
		ZH: "还没有人员。按 n 登记，或导入：ssh … person import < 人员.csv",
		EN: "Nobody is registered yet. Press n, or import: ssh … person import < people.csv",
	},
	Chips: []deed.Chip[people.PersonFilter]{deed.All[people.PersonFilter](), {
		Label: func(t *i18n.Text) string { return t.Label.Unverified },
		Set:   func(f *people.PersonFilter) { f.Unverified = true },
	}},
	ID:    func(r people.PersonRow) domain.ID { return r.ID },
	Stamp: func(r people.PersonRow) uint64 { return r.Stamp },
	Kinds: []domain.Kind{domain.KindPerson, domain.KindBranch},
	Deeds: []deed.Offer{Add},
}

func columns(t *i18n.Text, _ func() time.Time) []show.Column[people.PersonRow] {
	w := &t.Person
	return []show.Column[people.PersonRow]{
		{Key: "name", Title: w.Name, Width: 8, Text: func(r people.PersonRow) string { return r.Name }},
		{Key: "id", Title: t.Label.Number, Width: 7, Spare: true, Tone: show.ToneLabel, Text: func(r people.PersonRow) string {
			return r.ID.String()
		}},
		{Key: "card", Title: w.Card, Width: 20, Grow: 1, Text: func(r people.PersonRow) string { return r.Card }},
		{Key: "phone", Title: w.Phone, Text: func(r people.PersonRow) string { return r.Phone.String() }},
		{Key: "verified", Title: w.Real, Width: t.Cells(8, 12), Cell: func(r people.PersonRow) show.Cell {
			if r.Verified() {
				return show.Cell{Sign: "✓", Tone: show.ToneFocus}
			}
			return show.Cell{Sign: "!", Text: t.Label.Unverified, Tone: show.ToneDue}
		}},
		{Key: "groups", Title: w.Groups, Width: 3, Right: true, Text: func(r people.PersonRow) string { return strconv.Itoa(r.Groups) }},
		{Key: "offices", Title: w.Offices, Width: t.Cells(14, 20), Spare: true, Cell: func(r people.PersonRow) show.Cell {
			held := make([]string, len(r.Offices))
			for i, o := range r.Offices {
				held[i] = o.BranchName + " " + t.Word.Office[o.Office]
			}
			return show.Cell{Text: strings.Join(held, t.Label.Comma)}
		}},
	}
}

// View is one person: who it is, the offices and the groups with the role in
// each, the verification, and the history.
var View = deed.Viewing[people.PersonView]{
	Words: "person show", On: domain.KindPerson, Short: i18n.Line{ZH: "一位人员的详情", EN: "one person"},
	Do: (*office.Office).Person, Doc: document, Version: func(v people.PersonView) uint64 { return v.Version },
	Deeds: []deed.Offer{Verify, Edit}, Keep: func(v people.PersonView) error { return v.Keep },
}

func document(t *i18n.Text, now time.Time, v people.PersonView) show.Doc {
	return show.Doc{
		ID: v.ID.String(), Title: v.Name, Subtitle: v.Card,
		Sections: []show.Section{who(t, v), held(t, v), in(t, v), show.History(t, now, v.History, v.ID)},
	}
}

func who(t *i18n.Text, v people.PersonView) show.Section {
	w := &t.Person
	var s show.Section
	r := show.Row{Sign: "!", Label: w.Verification, Text: w.NotVerified, Tone: show.ToneDue}
	if x := v.Verification; x != nil {
		r.Sign, r.Tone = "✓", show.ToneFocus
		r.Text = x.How + " · " + cmp.Or(v.VerifiedBy, t.Label.Operator) + " · " + string(domain.DateOf(x.At))
	}
	s.Rows = append(s.Rows, r)
	s.Field(w.City, v.City)
	class := v.Major
	if v.Year > 0 {
		class += " " + strconv.Itoa(v.Year)
	}
	s.Field(w.Class, class)
	s.Field(w.Phone, v.Phone.String())
	if v.Violations > 0 {
		s.Rows = append(s.Rows, show.Row{
			Sign: "!", Label: w.Violations, Text: t.Sentence(w.Times, domain.Args{"n": v.Violations}), Tone: show.ToneDue,
		})
	}
	s.Field(w.RegisteredBy, t.BranchName(v.BranchName))
	if v.Sample {
		s.Rows = append(s.Rows, show.Row{Text: t.Label.Sample, Tone: show.ToneLabel})
	}
	return s
}

func held(t *i18n.Text, v people.PersonView) show.Section {
	s := show.Section{Title: t.Person.Offices}
	for _, o := range v.Offices {
		s.Field(o.Branch.String(), t.BranchName(o.BranchName)+" "+t.Word.Office[o.Office])
	}
	return s.Or("—")
}

func in(t *i18n.Text, v people.PersonView) show.Section {
	s := show.Section{Title: t.Person.InGroups}
	for _, m := range v.In {
		row := show.Row{Label: m.Group.String(), Text: i18n.ShortGroup(m.GroupName)}
		switch {
		case !m.Present():
			row.Text, row.Tone = row.Text+" · "+t.NotInGroup(m), show.ToneLabel
		case m.Role != "":
			row.Text, row.Tone = row.Text+" · "+t.Word.Manager[m.Role], show.ToneStrong
		}
		if m.Card != "" {
			row.Text += " · " + m.Card
		}
		s.Rows = append(s.Rows, row)
	}
	return s.Or(t.Person.NoGroups)
}
