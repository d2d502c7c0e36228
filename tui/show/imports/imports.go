// Package imports tells of lists that were brought in as one step (名单导入), for
// every face.
package imports

import (
	"cmp"
	"strconv"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// List is the list of the imports.
var List = deed.Listing[people.ImportListRow, people.ImportFilter]{
	Words: "import list", Short: i18n.Line{ZH: "列出名单导入", EN: "list imports"},
	Narrow: func(f *people.ImportFilter) []deed.Field {
		return []deed.Field{
			deed.YesOf("unfinished", &f.Unfinished, i18n.Line{}, i18n.Line{}).Helped("只列未完成的", "only what is unfinished"),
			deed.RecordOf("group", domain.KindGroup, &f.Group),
			deed.ChoiceOf("state", &f.State, domain.ImportStates, func(t *i18n.Text) map[domain.ImportState]string { return t.Word.Import }),
		}
	},
	Page: func(f *people.ImportFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do: (*office.Office).Imports, Columns: columns,
	Title: i18n.Line{ZH: "名单导入", EN: "Imports"},
	Count: i18n.Line{ZH: "{n} 次[{chip}]", EN: "{n}[ {chip}]"},
	Empty: i18n.Line{ZH: "没有名单导入。", EN: "No import."},
	Chips: []deed.Chip[people.ImportFilter]{deed.All[people.ImportFilter](), {
		Label: func(t *i18n.Text) string { return t.Word.Import[domain.ImportRunning] },
		Set:   func(f *people.ImportFilter) { f.Unfinished = true },
	}},
	ID:    func(r people.ImportListRow) domain.ID { return r.ID },
	Stamp: func(r people.ImportListRow) uint64 { return r.Stamp },
	Kinds: []domain.Kind{domain.KindImport, domain.KindGroup},
}

var looks = map[domain.ImportState]show.Look{
	domain.ImportStaging: {Sign: "…", Tone: show.ToneDue}, domain.ImportRunning: {Sign: "!", Tone: show.ToneDanger},
	domain.ImportDone: {Sign: "✓", Tone: show.ToneFocus}, domain.ImportUndoing: {Sign: "!", Tone: show.ToneDanger},
	domain.ImportUndone: {Sign: "✗", Tone: show.ToneLabel},
}

func columns(t *i18n.Text, _ func() time.Time) []show.Column[people.ImportListRow] {
	return []show.Column[people.ImportListRow]{
		{Key: "id", Title: t.Label.Number, Width: 7, Tone: show.ToneLabel, Text: func(r people.ImportListRow) string { return r.ID.String() }},
		{Key: "state", Title: t.Label.State, Width: t.Cells(12, 15), Cell: func(r people.ImportListRow) show.Cell {
			return looks[r.State].Cell(t.Word.Import[r.State])
		}},
		{Key: "target", Title: t.Say(target), Width: 10, Grow: 1, Cell: func(r people.ImportListRow) show.Cell { return into(t, r) }},
		{Key: "rows", Title: t.Say(rows), Width: t.Cells(9, 11), Right: true, Text: func(r people.ImportListRow) string {
			return show.Ratio(r.Done, r.Rows)
		}},
		{Key: "outcome", Title: t.Say(outcome), Width: 12, Grow: 1, Spare: true, Text: func(r people.ImportListRow) string {
			return tally(t, r.Tally)
		}},
		{Key: "by", Title: t.Say(broughtBy), Width: 8, Wide: true, Text: func(r people.ImportListRow) string {
			return cmp.Or(r.ByName, t.Label.Operator)
		}},
		{Key: "at", Title: t.Say(at), Width: 16, Wide: true, Text: func(r people.ImportListRow) string { return i18n.Minute(r.CreatedAt) }},
	}
}

// The words of an import.
var (
	target    = i18n.Line{ZH: "导入到", EN: "Into"}
	rows      = i18n.Line{ZH: "行", EN: "Rows"}
	outcome   = i18n.Line{ZH: "结果", EN: "Outcome"}
	broughtBy = i18n.Line{ZH: "导入人", EN: "By"}
	at        = i18n.Line{ZH: "时间", EN: "At"}
	source    = i18n.Line{ZH: "来源", EN: "Source"}
	leftOut   = i18n.Line{ZH: "有误未导入", EN: "Left out"}
	undone    = i18n.Line{ZH: "撤销", EN: "Undone"}
	peopleOf  = i18n.Line{ZH: "人员", EN: "People"}
)

func into(t *i18n.Text, r people.ImportListRow) show.Cell {
	if r.Group.IsZero() {
		return show.Cell{Text: t.Say(peopleOf)}
	}
	return show.GroupCell(r.GroupName)
}

// tally says what became of the rows of an import: 新登记 12 · 不变 3.
func tally(t *i18n.Text, n domain.ImportTally) (out string) {
	for _, o := range domain.ImportOutcomes {
		if c := *n.Count(o); c > 0 {
			if out != "" {
				out += " · "
			}
			out += t.Word.Imported[o] + " " + strconv.Itoa(c)
		}
	}
	return cmp.Or(out, "—")
}

// View is one import: what it came to, row by row.
var View = deed.Viewing[people.ImportView]{
	Words: "import show", On: domain.KindImport, Short: i18n.Line{ZH: "一次名单导入的详情", EN: "one import, row by row"},
	Do: (*office.Office).Import, Doc: document, Version: func(v people.ImportView) uint64 { return v.Version },
	Deeds: []deed.Offer{Undo}, Commands: []deed.Offer{Resume}, Keep: func(v people.ImportView) error { return v.Keep },
}

func document(t *i18n.Text, now time.Time, v people.ImportView) show.Doc {
	var s show.Section
	s.Rows = append(s.Rows, looks[v.State].Row(t.Label.State, t.Word.Import[v.State]))
	s.Field(t.Say(source), v.Source)
	s.Field(t.Say(rows), show.Ratio(v.Done, v.Rows))
	s.Field(t.Say(outcome), tally(t, v.Tally))
	if v.Left > 0 {
		s.Field(t.Say(leftOut), strconv.Itoa(v.Left))
	}
	s.Field(t.Say(broughtBy), cmp.Or(v.ByName, t.Label.Operator)+" · "+i18n.Minute(v.CreatedAt))
	if !v.UndoAt.IsZero() {
		s.Field(t.Say(undone), cmp.Or(v.UndoByName, t.Label.Operator)+" · "+i18n.Minute(v.UndoAt))
	}
	title, subtitle := t.Say(peopleOf), t.BranchName(v.BranchName)
	if !v.Group.IsZero() {
		title = i18n.ShortGroup(v.GroupName)
		s.Field(t.Group.Name, v.Group.String()+"  "+v.GroupName)
	}
	return show.Doc{
		ID: v.ID.String(), Title: t.Say(List.Title) + " · " + title, Subtitle: subtitle,
		Sections: []show.Section{s, byRow(t, v), show.History(t, now, v.History, v.ID)},
	}
}

func byRow(t *i18n.Text, v people.ImportView) show.Section {
	s := show.Section{Title: t.Say(rows)}
	for _, r := range v.List {
		row := show.Row{Label: strconv.Itoa(r.Row), Text: r.Name, ID: r.Person}
		if word := t.Word.Imported[r.Outcome]; word != "" {
			row.Text += " · " + word
		} else {
			row.Sign, row.Tone = "…", show.ToneLabel
		}
		if r.Outcome == domain.ImportRefused || r.Outcome == domain.ImportKept {
			row.Sign, row.Tone = "!", show.ToneDue
		}
		s.Rows = append(s.Rows, row)
	}
	if v.More > 0 {
		s.Rows = append(s.Rows, show.Row{Text: t.Sentence(t.List.More, domain.Args{"n": v.More}), Tone: show.ToneLabel})
	}
	return s
}

// Resume goes on with an import, or with an undo, that is unfinished.
var Resume = deed.Deed[domain.ID, domain.Import]{
	Words: "import resume", On: domain.KindImport, Key: "c",
	Name:  i18n.Line{ZH: "继续", EN: "Resume"},
	Short: i18n.Line{ZH: "继续未完成的导入或撤销", EN: "go on with an unfinished import or undo"},
	Intro: i18n.Line{ZH: "从中断处接着办，已办的不重复。", EN: "It goes on where it stopped; nothing is done twice."},
	Load: func(c deed.Call, id domain.ID) (deed.Loaded[domain.ID], error) {
		v, err := c.Office.Import(c.Ctx, c.By, id)
		return deed.Loaded[domain.ID]{In: id, Name: v.ID.String(), Warn: []show.Row{{Text: progress(c.Text, v.Import)}}}, err
	},
	Do: (*office.Office).ResumeImport,
	Said: func(t *i18n.Text, _ domain.ID, i domain.Import) string {
		return i.ID.String() + " " + t.Word.Import[i.State] + t.Label.Colon + tally(t, i.Tally)
	},
}

// progress says how far an import is: 120/3000 行，新登记 118 · 不变 2.
func progress(t *i18n.Text, i domain.Import) string {
	return show.Ratio(i.Done, i.Rows) + " " + t.Say(rows) + t.Label.Comma + tally(t, i.Tally)
}

// Progress says how far an import is, while it runs.
func Progress(t *i18n.Text, i domain.Import) string { return progress(t, i) }

// Undo takes an import back.
var Undo = deed.Deed[people.UndoImport, domain.Import]{
	Words: "import undo", On: domain.KindImport, Key: "u", Danger: true,
	Name:  i18n.Line{ZH: "撤销导入", EN: "Undo"},
	Short: i18n.Line{ZH: "撤销一次名单导入", EN: "take an import back"},
	Intro: i18n.Line{
		ZH: "这次导入新登记的人和群成员都删去，更正过的恢复原样；其中有人另有记录时不能撤销。",
		EN: "Whom it registered is gone, what it changed is as before. It is refused while anything else rests on one of them.",
	},
	Load: deed.From((*office.Office).Import, func(t *i18n.Text, v people.ImportView) deed.Loaded[people.UndoImport] {
		return deed.Loaded[people.UndoImport]{
			In: people.UndoImport{ID: v.ID, Version: v.Version}, Name: v.ID.String(),
			Warn: []show.Row{{Sign: "!", Text: progress(t, v.Import), Tone: show.ToneDue}}, Refused: v.MayTakeBack(),
		}
	}),
	Version: func(in *people.UndoImport) *uint64 { return &in.Version },
	Fields: func(in *people.UndoImport) []deed.Field {
		return []deed.Field{deed.TextOf("reason", &in.Reason).Max(domain.MaxText).Optional().Helped("撤销的原因", "why it is taken back")}
	},
	Do: (*office.Office).UndoImport,
	Said: func(t *i18n.Text, _ people.UndoImport, i domain.Import) string {
		return i.ID.String() + " " + t.Word.Import[i.State] + t.Label.Colon + tally(t, i.Tally)
	},
}
