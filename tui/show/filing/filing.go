// Package filing tells of filings (备案) and their forms, M4.4, A1: their list,
// their documents and their plain deeds, for every face.
package filing

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/filing"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Rows are the lines of a form, where there is room as annex 1 writes them;
// phones are masked, A2.
func Rows(t *i18n.Text, rows []domain.FilingRow) []show.Row {
	out := make([]show.Row, 0, len(rows))
	form := domain.FilingFormOf("", rows)
	for i, r := range rows {
		phone, tone, sign := r.Phone.String(), show.TonePlain, ""
		if phone == "" {
			phone, tone, sign = t.Filing.NoPhone, show.ToneDue, "!"
		}
		label := t.Word.Manager[r.Role]
		if r.Role == domain.ManagerAdmin {
			label += strconv.Itoa(i)
		}
		text := r.Name
		if office := form.Rows[i].Office; office != "" {
			text += " · " + t.Word.Office[r.Office]
		}
		line := form.Cells()[i+2]
		line[4] = r.Phone.String()
		out = append(out, show.Row{
			Sign: sign, Label: label, Text: text, Note: phone, Tone: tone,
			Long: strings.Join(strings.Fields(strings.Join(line, " ")), "  "),
		})
	}
	return out
}

// Basis says on what the owner stands, whom headquarters confirms by the form,
// N2.1a, M5.2.
func Basis(t *i18n.Text, b *filing.OwnerBasis) []show.Row {
	if b == nil {
		return nil
	}
	r := show.Row{Sign: "✓", Tone: show.ToneFocus, Text: t.OwnerBasis(*b), Note: t.Cite(b.Rule())}
	if !b.Stands() {
		r.Sign, r.Tone = "!", show.ToneDue
	}
	return []show.Row{r}
}

// Findings are what somebody who decides about a form should know.
func Findings(t *i18n.Text, v filing.View) []show.Row {
	out := Basis(t, v.Basis)
	if v.NameFinding != "" {
		out = append(out, show.Row{
			Sign: "!", Tone: show.ToneDue, Note: t.Cite("M4.6"),
			Text: t.Sentence(t.Group.Rectify, domain.Args{"name": v.NameFinding}),
		})
	}
	for _, name := range v.Unverified {
		out = append(out, show.Row{
			Sign: "!", Tone: show.ToneDue, Note: t.Cite("N2.2a"), Text: t.Sentence(t.Filing.Unverified, domain.Args{"name": name}),
		})
	}
	for _, name := range v.NoBasis {
		out = append(out, show.Row{Sign: "!", Tone: show.ToneDue, Note: t.Cite("N1.2d"), Text: name + " " + t.Rectify.NoBasis})
	}
	return out
}

// Cell is how far a filing has come, its sign before the word; a dash for none.
func Cell(t *i18n.Text, f domain.FilingState) show.Cell {
	if f == "" {
		return show.Cell{Text: "—", Tone: show.ToneLabel}
	}
	return Looks[f].Cell(t.Word.Filing[f])
}

// Looks are the signs and the colours of a filing; "" is none.
var Looks = map[domain.FilingState]show.Look{
	domain.FilingFiled: {Sign: "✓", Tone: show.ToneFocus}, domain.FilingSubmitted: {Sign: "…", Tone: show.ToneDue},
	domain.FilingMissing: {Sign: "!", Tone: show.ToneDanger}, "": {Tone: show.ToneLabel},
}

// State is how a form's decision stands.
func State(t *i18n.Text, s domain.FilingFormState) show.Cell {
	return formLooks[s].Cell(t.Word.Form[s])
}

var formLooks = map[domain.FilingFormState]show.Look{
	domain.FilingFormAccepted: {Sign: "✓", Tone: show.ToneFocus}, domain.FilingFormSubmitted: {Sign: "…", Tone: show.ToneDue},
	domain.FilingFormReturned: {Sign: "!", Tone: show.ToneDanger},
}

// List is the list of forms.
var List = deed.Listing[filing.Row, filing.Filter]{
	Words: "filing list", Short: i18n.Line{ZH: "列出备案表，最新在前", EN: "list filing forms, the newest first"},
	Narrow: func(f *filing.Filter) []deed.Field {
		return []deed.Field{
			deed.RecordOf("branch", domain.KindBranch, &f.Branch),
			deed.RecordOf("group", domain.KindGroup, &f.Group).Helped("微信群编号，如 G-0031", "group's number, as G-0031"),
			deed.ChoiceOf("state", &f.State, domain.FilingFormStates,
				func(t *i18n.Text) map[domain.FilingFormState]string { return t.Word.Form }).
				Helped("状态：submitted 审核中、accepted 已备案、returned 退回补正", "state: submitted, accepted, returned"),
		}
	},
	Page:    func(f *filing.Filter, text, after string, limit int) { f.Text, f.After, f.Limit = text, after, limit },
	Do:      (*office.Office).Filings,
	Columns: columns,
}

func columns(t *i18n.Text, _ func() time.Time) []show.Column[filing.Row] {
	return []show.Column[filing.Row]{
		{Key: "id", Title: t.Label.Number, Text: func(r filing.Row) string { return r.ID.String() }},
		{Key: "group", Title: t.Filing.Group, Text: func(r filing.Row) string { return r.GroupName + " " + r.Group.String() }},
		{Key: "no", Title: t.Filing.No, Text: func(r filing.Row) string { return strconv.Itoa(r.No) }},
		{Key: "state", Title: t.Label.State, Cell: func(r filing.Row) show.Cell { return State(t, r.State) }},
		{Key: "received", Title: t.Filing.Received, Text: func(r filing.Row) string { return string(r.ReceivedOn) }},
		{Key: "channel", Title: t.FieldName("channel"), Text: func(r filing.Row) string { return t.Word.Channel[r.Channel] }},
	}
}

// View is a form as it was handed in.
var View = deed.Viewing[filing.View]{
	Words: "filing show", On: domain.KindFiling, Short: i18n.Line{ZH: "一份备案表的详情", EN: "one filing form in full"},
	Do: (*office.Office).Filing, Doc: document, Version: func(v filing.View) uint64 { return v.Version },
	Commands: []deed.Offer{Accept, Return},
}

func document(t *i18n.Text, now time.Time, v filing.View) show.Doc {
	d := show.Doc{
		ID:    v.ID.String(),
		Title: t.Sentence(t.Filing.FormTitle, domain.Args{"no": v.No, "group": v.GroupName}),
		Subtitle: t.Sentence(t.Filing.By, domain.Args{
			"date": string(v.ReceivedOn), "channel": t.Word.Channel[v.Channel], "by": v.ByName,
		}),
		Sections: []show.Section{
			standing(t, v),
			{Title: v.Title, Rows: append(Rows(t, v.Rows), Findings(t, v)...)},
		},
	}
	if !v.Before.IsZero() {
		d.Sections = append(d.Sections, changes(t, v))
	}
	d.Sections = append(d.Sections, show.History(t, now, v.History, v.ID))
	return d
}

func standing(t *i18n.Text, v filing.View) show.Section {
	state := State(t, v.State)
	if v.State == domain.FilingFormReturned && len(v.Returned.Missing) == 0 {
		state = show.Cell{Sign: "-", Text: t.Filing.Superseded, Tone: show.ToneLabel}
	}
	s := show.Section{Rows: []show.Row{{Sign: state.Sign, Label: t.Label.State, Text: state.Text, Tone: state.Tone, Note: t.Cite("M4.4")}}}
	s.Field(t.Filing.Group, v.Group.String()+"  "+v.GroupName)
	if v.Source != "" {
		s.Rows = append(s.Rows, show.Row{Long: t.FieldName("source") + "  " + t.Word.Source[v.Source]})
	}
	s.Field(t.Filing.Decided, v.DecidedName)
	if !v.Campaign.IsZero() {
		s.Field(t.Campaign.Answers, v.Campaign.String()+"  "+v.Campaigns)
	}
	for _, m := range v.Returned.Missing {
		s.Rows = append(s.Rows, show.Row{Sign: "!", Label: t.Filing.Missing, Text: t.Word.Material[m], Tone: show.ToneDue})
	}
	s.Field(t.Filing.ReturnNote, v.Returned.Note)
	return s
}

// changes are what a version changed against the one before.
func changes(t *i18n.Text, v filing.View) show.Section {
	s := show.Section{Title: t.Sentence(t.Filing.SinceBefore, domain.Args{"no": v.No - 1})}
	for _, c := range v.Changes {
		tmpl := t.Filing.Changed
		args := domain.Args{
			"field": t.FieldName(c.Field), "name": c.Name,
			"before": cmp.Or(t.Value(c.Field, c.Before), "—"), "after": cmp.Or(t.Value(c.Field, c.After), "—"),
		}
		switch {
		case c.Field == "owner":
			tmpl = t.Filing.Handed
		case c.Field == "admins" && c.Before == "":
			tmpl, args["name"] = t.Filing.Added, c.After
		case c.Field == "admins":
			tmpl, args["name"] = t.Filing.Removed, c.Before
		}
		s.Rows = append(s.Rows, show.Row{Sign: "·", Text: t.Sentence(tmpl, args)})
	}
	if len(s.Rows) == 0 {
		s.Rows = []show.Row{{Text: t.Filing.Same, Tone: show.ToneLabel}}
	}
	return s
}

// Form is a group's form as it would be handed in now.
func Form(t *i18n.Text, v filing.FormView) show.Doc {
	l := Looks[v.Group.Filing]
	s := show.Section{Rows: []show.Row{
		{Sign: l.Sign, Label: t.Label.State, Text: t.Word.Filing[v.Group.Filing], Tone: l.Tone, Note: t.Cite("M4.4")},
	}}
	if v.Newest != nil {
		s.Field(t.Word.Record[domain.KindFiling], v.Newest.ID.String()+"  "+t.Word.Form[v.Newest.State]+" · "+string(v.Newest.ReceivedOn))
	}
	for _, id := range []domain.ID{v.Task, v.Campaign} {
		if !id.IsZero() {
			s.Rows = append(s.Rows, show.Row{Long: t.Word.Record[id.Kind] + "  " + id.String()})
		}
	}
	for _, r := range Basis(t, v.Basis) {
		s.Rows = append(s.Rows, show.Row{Long: r.Sign + " " + r.Text + "  " + r.Note})
	}
	lines := append([]show.Row{{Long: strings.Join(v.Columns, "  ")}}, Rows(t, v.Rows)...)
	return show.Doc{
		ID: v.Group.ID.String(), Title: v.Group.Name, Subtitle: t.Whose(v.Group.Branch, v.Group.BranchName),
		Sections: []show.Section{s, {Title: v.Title, Rows: lines}},
	}
}

// Accept makes a branch's form a filing, M4.4.
var Accept = deed.Deed[filing.DecideFiling, domain.Filing]{
	Words: "filing accept", Key: "a", On: domain.KindFiling,
	May:   domain.CanDecideFiling,
	Name:  i18n.Line{ZH: "准予备案", EN: "Accept"},
	Short: i18n.Line{ZH: "准予备案", EN: "accept a filing form"},
	Rules: []domain.ClauseID{"M4.4", "A2"},
	Load: deed.From((*office.Office).Filing, func(t *i18n.Text, v filing.View) deed.Loaded[filing.DecideFiling] {
		intro := i18n.Line{ZH: "{group} 的第 {no} 版备案表将成为备案。", EN: "Version {no} of the form of {group} becomes its filing."}
		after := i18n.Line{ZH: "备案后该群为已备案，审核任务一并办结。", EN: "The group is filed and the review task is done."}
		rows := []show.Row{about(t, intro, v)}
		rows = append(append(rows, Rows(t, v.Rows)...), Findings(t, v)...)
		return deed.Loaded[filing.DecideFiling]{
			In: filing.DecideFiling{ID: v.ID, Version: v.Version}, Name: v.ID.String(), Refused: v.May.Accept,
			Warn: append(rows, show.Row{}, show.Row{Text: t.Say(after)}),
		}
	}),
	Version: func(in *filing.DecideFiling) *uint64 { return &in.Version },
	Do:      (*office.Office).AcceptFiling,
	Said: func(t *i18n.Text, _ filing.DecideFiling, f domain.Filing) string {
		return said(t, i18n.Line{ZH: "{id} 已备案：{group}", EN: "{id} filed: {group}"}, f)
	},
}

// materials are what a filing form may lack.
var materials = []domain.Material{
	domain.MaterialPhone, domain.MaterialOwner, domain.MaterialAdmins, domain.MaterialVerification,
	domain.MaterialName, domain.MaterialDocument, domain.MaterialForm, domain.MaterialOther,
}

func lacks(t *i18n.Text) map[domain.Material]string { return t.Word.Material }

// Return sends a branch's form back with what it lacks, M4.4.
var Return = deed.Deed[filing.ReturnFiling, domain.Filing]{
	Words: "filing return", Key: "b", On: domain.KindFiling,
	May:    domain.CanDecideFiling,
	Name:   i18n.Line{ZH: "退回补正", EN: "Return"},
	Submit: i18n.Line{ZH: "退回", EN: "Return"},
	Short:  i18n.Line{ZH: "退回备案表补正", EN: "return a filing form for correction"},
	Danger: true, Rules: []domain.ClauseID{"M4.4", "A1"},
	Load: deed.From((*office.Office).Filing, func(t *i18n.Text, v filing.View) deed.Loaded[filing.ReturnFiling] {
		intro := i18n.Line{ZH: "将把 {group} 的备案表退回分会补正。", EN: "This sends the form of {group} back to its branch."}
		after := i18n.Line{
			ZH: "退回后该群为未报，分会得到新的备案任务，写明所缺材料。",
			EN: "The group is missing again; the branch gets a filing task that says what is missing.",
		}
		return deed.Loaded[filing.ReturnFiling]{
			In: filing.ReturnFiling{ID: v.ID, Version: v.Version, Missing: v.Lacks}, Name: v.ID.String(), Refused: v.May.Return,
			Warn: []show.Row{about(t, intro, v), {Text: t.Say(after)}},
		}
	}),
	Version: func(in *filing.ReturnFiling) *uint64 { return &in.Version },
	Fields: func(in *filing.ReturnFiling) []deed.Field {
		return []deed.Field{
			deed.ChoicesOf("missing", &in.Missing, domain.Materials, lacks).Offering(deed.Options(materials, lacks)).Must(),
			deed.AreaOf("note", &in.Note).Named("说明", "Note").Hinted("选“其他”时必填", "required with “other”").
				Helped("说明，- 表示从标准输入读", "note, - to read standard input"),
		}
	},
	Do: (*office.Office).ReturnFiling,
	Said: func(t *i18n.Text, _ filing.ReturnFiling, f domain.Filing) string {
		return said(t, i18n.Line{ZH: "{id} 已退回：{group}", EN: "{id} returned: {group}"}, f)
	},
}

// about is what a form says first about the record that it is on.
func about(t *i18n.Text, sentence i18n.Line, v filing.View) show.Row {
	return show.Row{
		Text: t.Sentence(t.Say(sentence), domain.Args{"group": i18n.ShortGroup(v.GroupName), "no": v.No}),
		Tone: show.ToneStrong,
	}
}

func said(t *i18n.Text, sentence i18n.Line, f domain.Filing) string {
	return t.Sentence(t.Say(sentence), domain.Args{"id": f.ID, "group": i18n.ShortGroup(f.GroupName)})
}
