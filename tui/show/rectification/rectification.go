// Package rectification tells of notices to put member cards right (整改通知),
// N2.2b, for every face.
package rectification

import (
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

// List is the list of notices.
var List = deed.Listing[people.NoticeRow, people.NoticeFilter]{
	Words: "rectification list", Short: i18n.Line{ZH: "列出整改通知", EN: "list rectification notices"},
	Narrow: func(f *people.NoticeFilter) []deed.Field {
		return []deed.Field{
			deed.RecordOf("branch", domain.KindBranch, &f.Branch), deed.RecordOf("group", domain.KindGroup, &f.Group),
			deed.ChoiceOf("state", &f.State, domain.RectificationStates, func(t *i18n.Text) map[domain.RectificationState]string {
				return t.Word.Rectification
			}),
		}
	},
	Page: func(f *people.NoticeFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do: (*office.Office).Notices, Columns: columns,
	Title: i18n.Line{ZH: "整改通知", EN: "Rectification notices"},
	Count: i18n.Line{ZH: "{n} 份[{chip}]", EN: "{n}[ {chip}]"},
	Empty: i18n.Line{ZH: "没有整改通知。", EN: "No notice."},
	Chips: []deed.Chip[people.NoticeFilter]{
		{
			Label: func(t *i18n.Text) string { return t.Word.Rectification[domain.RectificationOpen] },
			Set:   func(f *people.NoticeFilter) { f.State = domain.RectificationOpen },
		}, deed.All[people.NoticeFilter](),
	},
	ID:    func(r people.NoticeRow) domain.ID { return r.ID },
	Stamp: func(r people.NoticeRow) uint64 { return r.Stamp },
	Kinds: []domain.Kind{domain.KindRectification, domain.KindGroup},
}

func columns(t *i18n.Text, _ func() time.Time) []show.Column[people.NoticeRow] {
	return []show.Column[people.NoticeRow]{
		{Key: "id", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(r people.NoticeRow) string { return r.ID.String() }},
		{Key: "group", Title: t.Group.Name, Width: 10, Grow: 1, Cell: func(r people.NoticeRow) show.Cell {
			return show.GroupCell(r.GroupName)
		}},
		{Key: "whom", Title: t.Rectify.Members, Width: 12, Grow: 1, Text: func(r people.NoticeRow) string { return t.NoticeWhom(r.Whom) }},
		{Key: "deadline", Title: t.Heading("deadline"), Width: 10, Text: func(r people.NoticeRow) string { return string(r.Deadline) }},
		{Key: "waiting", Title: t.Heading("waiting"), Width: t.Cells(7, 13), Right: true, Text: func(r people.NoticeRow) string {
			return strconv.Itoa(r.Waiting) + "/" + strconv.Itoa(len(r.Members))
		}},
		{Key: "state", Title: t.Label.State, Width: 8, Cell: func(r people.NoticeRow) show.Cell {
			return looks[r.State].Cell(t.Word.Rectification[r.State])
		}},
	}
}

var looks = map[domain.RectificationState]show.Look{
	domain.RectificationOpen: {Sign: "…", Tone: show.ToneDue}, domain.RectificationClosed: {Sign: "✓", Tone: show.ToneFocus},
}

// View is one notice: whom it asks, what became of each, and until when.
var View = deed.Viewing[people.NoticeView]{
	Words: "rectification show", On: domain.KindRectification, Short: i18n.Line{ZH: "一份整改通知的详情", EN: "one notice in full"},
	Do: (*office.Office).Notice, Doc: document, Version: func(v people.NoticeView) uint64 { return v.Version },
	Commands: []deed.Offer{Ask},
}

func document(t *i18n.Text, now time.Time, v people.NoticeView) show.Doc {
	var s show.Section
	s.Field(t.Group.Name, v.Group.String()+"  "+v.GroupName)
	s.Rows = append(s.Rows, looks[v.State].Row(t.Label.State, t.Word.Rectification[v.State]))
	if v.State == domain.RectificationOpen {
		s.Rows = append(s.Rows, show.DueRow(t, v.Due, now))
	} else {
		s.Field(t.Heading("deadline"), string(v.Deadline))
	}
	s.Field(t.Rectify.Note, v.Note)
	s.Field(t.Rectify.By, v.ByName)
	return show.Doc{
		ID: v.ID.String(), Title: t.Sentence(t.Rectify.Heading, domain.Args{"group": i18n.ShortGroup(v.GroupName)}),
		Subtitle: t.Whose(v.Branch, v.BranchName), Sections: []show.Section{s, asked(t, v), show.History(t, now, v.History, v.ID)},
	}
}

func asked(t *i18n.Text, v people.NoticeView) show.Section {
	s := show.Section{Title: t.Rectify.Members}
	for _, m := range v.About {
		row := show.Row{Sign: "✓", Label: m.Name, ID: m.Person, Tone: show.ToneFocus}
		row.Text = t.Word.Rectified[m.State] + " · " + t.Sentence(t.Rectify.Line, domain.Args{"card": m.Card, "want": m.Want})
		switch m.State {
		case domain.RectifiedOpen:
			row.Sign, row.Tone = "…", show.ToneDue
		case domain.RectifiedOverdue:
			row.Sign, row.Tone, row.Note = "!", show.ToneDanger, m.Task.String()
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// Ask gives notice to members of a group.
var Ask = deed.Deed[people.AskToRectify, []domain.Rectification]{
	Words: "rectification ask", On: domain.KindGroup, Key: "n",
	Name:  i18n.Line{ZH: "通知整改", EN: "Ask to mend"},
	Short: i18n.Line{ZH: "通知群成员限期改好群名片", EN: "ask members to put their cards right by a day"},
	Intro: i18n.Line{
		ZH: "登记后把通知文字贴进群里；改好后自动办结，逾期未改的列为清理出群。",
		EN: "Paste the text into the group afterwards. It ends by itself once the card is right; past the day the removal is a task.",
	},
	Rules: []domain.ClauseID{"N2.2b"},
	Load: func(_ deed.Call, id domain.ID) (l deed.Loaded[people.AskToRectify], _ error) {
		l.In.Group = id
		return l, nil
	},
	Fields: func(in *people.AskToRectify) []deed.Field {
		return append([]deed.Field{
			deed.RecordsOf("persons", domain.KindPerson, &in.Persons).As("person").
				Helped("成员编号，可多次或用逗号分开", "members, repeatable or with commas"),
			deed.YesOf("all", &in.All, i18n.Line{}, i18n.Line{}).
				Helped("群名片待整改而尚未通知的全部成员", "everybody whose card deviates and who was not asked yet"),
		}, AskFields(in)...)
	},
	Do: (*office.Office).AskToRectify,
	Said: func(t *i18n.Text, _ people.AskToRectify, out []domain.Rectification) string {
		n, ids := 0, make([]string, len(out))
		for i, r := range out {
			n += len(r.Members)
			ids[i] = r.ID.String()
		}
		return t.Tell(i18n.Line{ZH: "已通知 {n} 人整改：{ids}。", EN: "{n} {n|member|members} asked: {ids}."},
			domain.Args{"n": n, "ids": strings.Join(ids, t.Label.Comma)})
	},
}

// AskFields are until when, and a remark.
func AskFields(in *people.AskToRectify) []deed.Field {
	return []deed.Field{
		deed.DayOf("deadline", &in.Deadline).Hinted("如 12-8；不填按办理期限", "such as 12-8; HQ's term if empty").
			Helped("最后一天，不写按办理期限", "the last day; by HQ's term without it"),
		deed.TextOf("note", &in.Note).Max(domain.MaxText).Optional().Named("说明", "Remark").Helped("说明", "remark"),
	}
}
