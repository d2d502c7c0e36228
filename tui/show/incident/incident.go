// Package incident tells of data incidents (个人信息事件), N3.2.6, M7.8: their list,
// their document and their steps, for every face.
package incident

import (
	"strconv"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/incident"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// List is the list of data incidents.
var List = deed.Listing[incident.Row, incident.Filter]{
	Words: "incident list", Short: i18n.Line{ZH: "列出个人信息事件", EN: "list data incidents"},
	Narrow: func(f *incident.Filter) []deed.Field {
		return []deed.Field{
			deed.RecordOf("branch", domain.KindBranch, &f.Branch), deed.RecordOf("group", domain.KindGroup, &f.Group),
			deed.ChoiceOf("state", &f.State, domain.IncidentStates, (*i18n.Text).IncidentStateWords),
		}
	},
	Page: func(f *incident.Filter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do: (*office.Office).Incidents, Columns: columns,
	Title: i18n.Line{ZH: "个人信息事件", EN: "Data incidents"},
	Count: i18n.Line{ZH: "{n} 件[{chip}]", EN: "{n}[ {chip}]"},
	Empty: i18n.Line{ZH: "没有个人信息事件。", EN: "No data incident."},
	Chips: []deed.Chip[incident.Filter]{{
		Label: func(t *i18n.Text) string { return t.IncidentStateWords()[domain.IncidentOpen] },
		Set:   func(f *incident.Filter) { f.State = domain.IncidentOpen },
	}, deed.All[incident.Filter]()},
	ID:    func(r incident.Row) domain.ID { return r.ID },
	Stamp: func(r incident.Row) uint64 { return r.Stamp },
	Kinds: []domain.Kind{domain.KindIncident, domain.KindViolation},
}

var looks = map[domain.IncidentState]show.Look{
	domain.IncidentOpen: {Sign: "!", Tone: show.ToneDue}, domain.IncidentClosed: {Sign: "✓", Tone: show.ToneFocus},
}

func columns(t *i18n.Text, now func() time.Time) []show.Column[incident.Row] {
	return []show.Column[incident.Row]{
		{Key: "id", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(r incident.Row) string { return r.ID.String() }},
		{Key: "since", Title: t.Say(since), Width: 10, Text: func(r incident.Row) string { return string(r.Since) }},
		{Key: "group", Title: t.Group.Name, Width: 10, Grow: 1, Cell: func(r incident.Row) show.Cell { return show.GroupCell(r.GroupName) }},
		{Key: "count", Title: t.Say(i18n.Line{ZH: "人数", EN: "People"}), Width: 6, Right: true, Text: func(r incident.Row) string {
			return strconv.Itoa(r.Count)
		}},
		{Key: "due", Title: t.Label.Due, Width: t.Cells(10, 12), Cell: func(r incident.Row) show.Cell {
			if r.State != domain.IncidentOpen {
				return show.Cell{}
			}
			return show.Cell{Text: t.DueWord(r.Due, now()), Long: t.DueDate(r.Due, now()), Tone: show.DueTone(r.Due, now())}
		}},
		{Key: "state", Title: t.Label.State, Width: 8, Cell: func(r incident.Row) show.Cell {
			return looks[r.State].Cell(t.IncidentStateWords()[r.State])
		}},
	}
}

// View is one data incident: who is affected, and its steps.
var View = deed.Viewing[incident.View]{
	Words: "incident show", On: domain.KindIncident, Short: i18n.Line{ZH: "一件个人信息事件的详情", EN: "one data incident in full"},
	Do: (*office.Office).Incident, Doc: document, Version: func(v incident.View) uint64 { return v.Version },
	Deeds: []deed.Offer{Tell, StepDone, Close}, Keep: func(v incident.View) error { return v.Handle },
}

func document(t *i18n.Text, now time.Time, v incident.View) show.Doc {
	s := show.Section{Rows: []show.Row{looks[v.State].Row(t.Label.State, t.IncidentStateWords()[v.State])}}
	if v.State == domain.IncidentOpen {
		s.Rows = append(s.Rows, show.DueRow(t, v.Due, now))
	}
	s.Rows = append(s.Rows, show.Row{Label: t.Word.Record[domain.KindViolation], Text: v.Violation.String(), ID: v.Violation, Note: t.Cite("N3.2.6")})
	s.Field(t.Say(what), v.What)
	s.Field(t.Say(since), string(v.Since))
	s.Field(t.Say(outcome), v.Outcome)
	return show.Doc{
		ID: v.ID.String(), Title: t.Say(i18n.Line{ZH: "个人信息事件", EN: "Data incident"}) + " · " + i18n.ShortGroup(v.GroupName), Subtitle: t.Whose(v.Branch, v.BranchName),
		Sections: []show.Section{s, affected(t, v), steps(t, now, v), show.History(t, now, v.History, v.ID)},
	}
}

var (
	what     = i18n.Line{ZH: "涉及的信息", EN: "What data"}
	since    = i18n.Line{ZH: "发生自", EN: "Since"}
	outcome  = i18n.Line{ZH: "处置结果", EN: "Outcome"}
	affects  = i18n.Line{ZH: "受影响的人", EN: "Who is affected"}
	stepWord = i18n.Line{ZH: "步骤", EN: "Steps"}
)

func affected(t *i18n.Text, v incident.View) show.Section {
	s := show.Section{Title: t.Say(affects) + " · " + t.People(v.Count)}
	for _, g := range v.In {
		s.Rows = append(s.Rows, show.Row{Label: g.ID.String(), Text: i18n.ShortGroup(g.Name) + " · " + t.People(g.Members)})
	}
	for _, p := range v.Affected {
		s.Who(t, p.ID.String(), p)
	}
	return s
}

func steps(t *i18n.Text, now time.Time, v incident.View) show.Section {
	s := show.Section{Title: t.Say(stepWord)}
	for _, x := range v.Steps {
		row := show.Row{Sign: "…", Label: t.IncidentSteps()[x.Kind], Text: t.DueDate(x.Due, now), Tone: show.DueTone(x.Due, now)}
		if x.Done() {
			row.Sign, row.Tone = "✓", show.ToneFocus
			text := []string{i18n.Minute(x.At), v.Names[x.By], x.Note, x.Evidence}
			if x.Needless {
				row.Sign, row.Tone = "–", show.ToneLabel
				text = append([]string{t.Say(i18n.Line{ZH: "不需要", EN: "not needed"})}, text...)
			}
			row.Text = strings.Join(filled(text), " · ")
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func filled(texts []string) (out []string) {
	for _, s := range texts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
