package filing

import (
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/filing"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Accept makes a branch's form a filing, M4.4.
var Accept = deed.Deed[filing.DecideFiling, domain.Filing]{
	Words: "filing accept", Key: "a", On: domain.KindFiling,
	Name:  i18n.Line{ZH: "准予备案", EN: "Accept"},
	Short: i18n.Line{ZH: "准予备案", EN: "accept a filing form"},
	Rules: []domain.ClauseID{"M4.4", "A2"},
	Load: deed.From((*office.Office).Filing, func(t *i18n.Text, v filing.View) deed.Loaded[filing.DecideFiling] {
		intro := i18n.Line{ZH: "{group} 的第 {no} 版备案表将成为备案。", EN: "Version {no} of the form of {group} becomes its filing."}
		after := i18n.Line{ZH: "备案后该群为已备案，审核任务一并办结。", EN: "The group is filed and the review task is done."}
		rows := []show.Row{about(t, intro, v)}
		rows = append(append(rows, Rows(t, v.Rows)...), Findings(t, v)...)
		return deed.Loaded[filing.DecideFiling]{
			In: filing.DecideFiling{ID: v.ID, Version: v.Version}, Name: v.ID.String(), Refused: v.Actions.Accept,
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
			In: filing.ReturnFiling{ID: v.ID, Version: v.Version, Missing: v.Lacks}, Name: v.ID.String(), Refused: v.Actions.Return,
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
	return show.Row{Text: t.Sentence(t.Say(sentence), domain.Args{"group": i18n.ShortGroup(v.GroupName), "no": v.No}), Tone: show.ToneStrong}
}

func said(t *i18n.Text, sentence i18n.Line, f domain.Filing) string {
	return t.Sentence(t.Say(sentence), domain.Args{"id": f.ID, "group": i18n.ShortGroup(f.GroupName)})
}
