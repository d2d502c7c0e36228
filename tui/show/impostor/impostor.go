// Package impostor tells of groups that use the school's name without authorisation
// (冒用群), M8.3: their register, their document and what is done, for every face.
package impostor

import (
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/naming/mimic"
	"alumni/domain/office"
	"alumni/domain/office/impostor"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// List is the register.
var List = deed.Listing[impostor.Row, impostor.Filter]{
	Words: "impostor list", Short: i18n.Line{ZH: "列出冒用群", EN: "list unauthorised groups"},
	Narrow: func(f *impostor.Filter) []deed.Field {
		return []deed.Field{
			deed.RecordOf("branch", domain.KindBranch, &f.Branch),
			deed.ChoiceOf("state", &f.State, domain.ImpostorStates, (*i18n.Text).ImpostorStateWords),
		}
	},
	Page: func(f *impostor.Filter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do: (*office.Office).Impostors, Columns: columns, Deeds: []deed.Offer{Add},
	Title: i18n.Line{ZH: "冒用群", EN: "Unauthorised groups"},
	Count: i18n.Line{ZH: "{n} 个[{chip}]", EN: "{n}[ {chip}]"},
	Empty: i18n.Line{ZH: "没有冒用群。C 检查群名，n 登记。", EN: "No unauthorised group. C checks names, n enters one."},
	Chips: append(chips(), deed.All[impostor.Filter]()),
	ID:    func(r impostor.Row) domain.ID { return r.ID },
	Stamp: func(r impostor.Row) uint64 { return r.Stamp },
	Kinds: []domain.Kind{domain.KindImpostor},
}

func chips() (out []deed.Chip[impostor.Filter]) {
	for _, s := range []domain.ImpostorState{domain.ImpostorSeen, domain.ImpostorWritten} {
		out = append(out, deed.Chip[impostor.Filter]{
			Label: func(t *i18n.Text) string { return t.ImpostorStateWords()[s] },
			Set:   func(f *impostor.Filter) { f.State = s },
		})
	}
	return out
}

var looks = map[domain.ImpostorState]show.Look{
	domain.ImpostorSeen: {Sign: "!", Tone: show.ToneDue}, domain.ImpostorWritten: {Sign: "…", Tone: show.ToneDue},
	domain.ImpostorClosed: {Sign: "✓", Tone: show.ToneFocus},
}

func columns(t *i18n.Text, now func() time.Time) []show.Column[impostor.Row] {
	return []show.Column[impostor.Row]{
		{Key: "id", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(r impostor.Row) string { return r.ID.String() }},
		{Key: "name", Title: t.Say(seenName), Width: 14, Grow: 1, Text: func(r impostor.Row) string { return r.Name }},
		{Key: "branch", Title: t.Word.Record[domain.KindBranch], Width: 8, Text: func(r impostor.Row) string { return t.BranchName(r.BranchName) }},
		{Key: "seen_on", Title: t.Say(seenOn), Width: 10, Text: func(r impostor.Row) string { return string(r.SeenOn) }},
		{Key: "due", Title: t.Label.Due, Width: t.Cells(10, 12), Cell: func(r impostor.Row) show.Cell {
			if r.State == domain.ImpostorClosed {
				return show.Cell{}
			}
			return show.Cell{Text: t.DueWord(r.Due, now()), Long: t.DueDate(r.Due, now()), Tone: show.DueTone(r.Due, now())}
		}},
		{Key: "state", Title: t.Label.State, Width: t.Cells(8, 18), Cell: func(r impostor.Row) show.Cell {
			return looks[r.State].Cell(t.ImpostorStateWords()[r.State])
		}},
	}
}

// View is one unauthorised group: what it uses of the school's, and what was done.
var View = deed.Viewing[impostor.View]{
	Words: "impostor show", On: domain.KindImpostor, Short: i18n.Line{ZH: "一个冒用群的详情", EN: "one unauthorised group in full"},
	Do: (*office.Office).Impostor, Doc: document, Version: func(v impostor.View) uint64 { return v.Version },
	Deeds: []deed.Offer{Letter, Follow, Close}, Keep: func(v impostor.View) error { return v.Follow },
}

var (
	seenName = i18n.Line{ZH: "所见群名", EN: "Name as seen"}
	seenOn   = i18n.Line{ZH: "发现日期", EN: "Seen on"}
	where    = i18n.Line{ZH: "发现处", EN: "Where"}
	seenBy   = i18n.Line{ZH: "发现人", EN: "Seen by"}
	evidence = i18n.Line{ZH: "凭证", EN: "Evidence"}
	sentTo   = i18n.Line{ZH: "收函人", EN: "Sent to"}
	demand   = i18n.Line{ZH: "限期改正", EN: "To change by"}
	outcome  = i18n.Line{ZH: "结果", EN: "Outcome"}
	result   = i18n.Line{ZH: "处理情况", EN: "What it came to"}
	note     = i18n.Line{ZH: "跟进情况", EN: "What was found"}
	next     = i18n.Line{ZH: "下次查看", EN: "Look again on"}
)

func document(t *i18n.Text, now time.Time, v impostor.View) show.Doc {
	s := show.Section{Rows: []show.Row{looks[v.State].Row(t.Label.State, t.ImpostorStateWords()[v.State])}}
	if v.State != domain.ImpostorClosed {
		s.Rows = append(s.Rows, show.DueRow(t, v.Due, now))
	}
	for i, found := range t.MimicFound(v.Found) {
		row := show.Row{Text: found}
		if i == 0 {
			row.Label, row.Note = t.MimicVerdicts()[v.Found.Verdict], t.Cite("M8.3")
		}
		s.Rows = append(s.Rows, row)
	}
	s.Field(t.Say(where), v.Where)
	s.Field(t.Say(seenOn), strings.TrimSpace(string(v.SeenOn)+"  "+v.SeenBy))
	s.Field(t.Say(evidence), v.Evidence)
	s.Field(t.Say(sentTo), v.SentTo)
	s.Field(t.Say(demand), string(v.Demand))
	s.Field(t.Say(outcome), t.ImpostorOutcomeWords()[v.Outcome])
	s.Field(t.Say(result), v.Result)
	if !v.Group.IsZero() {
		s.Rows = append(s.Rows, show.Row{Label: t.Word.Record[domain.KindGroup], Text: v.Group.String(), ID: v.Group})
	}
	return show.Doc{
		ID: v.ID.String(), Title: t.Word.Record[domain.KindImpostor] + " · " + v.Name, Subtitle: t.BranchName(v.BranchName),
		Sections: []show.Section{s, notes(t, v), show.History(t, now, v.History, v.ID)},
	}
}

func notes(t *i18n.Text, v impostor.View) show.Section {
	s := show.Section{Title: t.Say(note)}
	for _, n := range v.Notes {
		row := show.Row{Label: i18n.Minute(n.At), Text: v.Names[n.By] + " · " + n.Text}
		if n.Next != "" {
			row.Text += " · " + t.Say(next) + " " + string(n.Next)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

var verdictLooks = map[mimic.Verdict]show.Look{
	mimic.Flagged: {Sign: "✗", Tone: show.ToneDanger}, mimic.Asked: {Sign: "!", Tone: show.ToneDue}, mimic.Known: {Sign: "✓", Tone: show.ToneFocus},
	mimic.Clear: {Sign: "–", Tone: show.ToneLabel},
}

// Checked says of names what each is taken for, the gravest first, and why.
func Checked(t *i18n.Text, results []mimic.Result) (rows []show.Row) {
	for _, want := range []mimic.Verdict{mimic.Flagged, mimic.Asked, mimic.Known, mimic.Clear} {
		for _, r := range results {
			if r.Verdict != want {
				continue
			}
			row := verdictLooks[want].Row(t.MimicVerdicts()[want], r.Name)
			if why := strings.Join(t.MimicFound(r), t.Label.Comma); why != "" {
				row.Text += " · " + why
			}
			if want == mimic.Known {
				row.Text, row.ID = row.Text+" · "+r.Group.String(), r.Group
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// Counted says how many names are what.
func Counted(t *i18n.Text, results []mimic.Result) string {
	n := map[mimic.Verdict]int{}
	for _, r := range results {
		n[r.Verdict]++
	}
	return t.Tell(i18n.Line{
		ZH: "{all} 个群名：涉嫌冒用 {flagged}，请人判断 {asked}，官方群 {known}，不涉及 {clear}。",
		EN: "{all} {all|name|names}: {flagged} flagged, {asked} to be judged, {known} official, {clear} clear.",
	}, domain.Args{
		"all": len(results), "flagged": n[mimic.Flagged], "asked": n[mimic.Asked], "known": n[mimic.Known], "clear": n[mimic.Clear],
	})
}
