// Package group tells of WeChat groups (微信群): their list, their document and
// their plain deeds, for every face.
package group

import (
	"cmp"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
	"alumni/domain/office/task"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
	"alumni/tui/show/filing"
)

// List is the list of the groups.
var List = deed.Listing[desk.GroupRow, registry.GroupFilter]{
	Words: "group list", Short: i18n.Line{ZH: "列出微信群", EN: "list groups"},
	Narrow: func(f *registry.GroupFilter) []deed.Field {
		return []deed.Field{
			deed.ChoiceOf("state", &f.State, domain.GroupStates,
				func(t *i18n.Text) map[domain.GroupState]string { return t.Word.GroupState }).
				Helped("状态：approved 待建、active 使用中、suspended 暂停、terminated 终止、ended 已解散",
					"approved, active, suspended, terminated or ended"),
			deed.ChoiceOf("filing", &f.Filing, domain.FilingStates,
				func(t *i18n.Text) map[domain.FilingState]string { return t.Word.Filing }).
				Helped("备案：missing 未报、submitted 审核中、filed 已备案", "missing, submitted or filed"),
			deed.YesOf("review_due", &f.Review, i18n.Line{}, i18n.Line{}).Helped("只列身份核查到期的群", "only those whose review is due"),
		}
	},
	Page: func(f *registry.GroupFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do:      (*office.Office).Groups,
	Columns: columns,
	Title:   i18n.Line{ZH: "微信群", EN: "Groups"},
	Count:   i18n.Line{ZH: "{n} 个微信群", EN: "{n} {n|group|groups}"},
	Total:   func(c task.Counts) int { return c.Groups },
	Empty:   i18n.Line{ZH: "没有符合的微信群。", EN: "No such group."},
	None:    i18n.Line{ZH: "还没有微信群。先由分会申请建群：在分会页按 n。", EN: "No groups yet. A branch applies for one: n on its page."},
	Chips: []deed.Chip[registry.GroupFilter]{
		deed.All[registry.GroupFilter](), inState(domain.GroupActive), inState(domain.GroupApproved), inState(domain.GroupSuspended),
		filedAs(domain.FilingMissing), filedAs(domain.FilingSubmitted),
		{
			Label: func(t *i18n.Text) string { return t.Review.NearChip }, Set: func(f *registry.GroupFilter) { f.Review = true },
		},
	},
	ID:    func(r desk.GroupRow) domain.ID { return r.ID },
	Stamp: func(r desk.GroupRow) uint64 { return r.Stamp },
	Kinds: []domain.Kind{domain.KindGroup, domain.KindBranch},
}

func inState(s domain.GroupState) deed.Chip[registry.GroupFilter] {
	return deed.Chip[registry.GroupFilter]{
		Label: func(t *i18n.Text) string { return t.Word.GroupState[s] }, Set: func(f *registry.GroupFilter) { f.State = s },
	}
}

func filedAs(s domain.FilingState) deed.Chip[registry.GroupFilter] {
	return deed.Chip[registry.GroupFilter]{
		Label: func(t *i18n.Text) string { return t.Word.Filing[s] }, Set: func(f *registry.GroupFilter) { f.Filing = s },
	}
}

func columns(t *i18n.Text, _ func() time.Time) []show.Column[desk.GroupRow] {
	w := &t.Group
	return []show.Column[desk.GroupRow]{
		{Key: "id", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(r desk.GroupRow) string { return r.ID.String() }},
		{Key: "name", Title: w.Name, Width: 10, Grow: 1, Cell: func(r desk.GroupRow) show.Cell {
			c := show.GroupCell(r.Name)
			if r.NameFinding != "" {
				c.Text, c.Tone = "! "+c.Text, show.ToneDue
			}
			return c
		}},
		{Key: "branch", Title: t.Branch.Name, Text: func(r desk.GroupRow) string { return t.Whose(r.Branch, r.BranchName) }},
		{Key: "members", Title: w.Members, Width: 9, Right: true, Spare: true, Cell: func(r desk.GroupRow) show.Cell {
			if !r.State.Live() {
				return show.Cell{Text: "—", Tone: show.ToneLabel, Long: t.Headcount(r.Group)}
			}
			return show.Cell{Text: t.Headcount(r.Group)}
		}},
		{Key: "owner", Title: w.Owner, Width: 8, Cell: func(r desk.GroupRow) show.Cell {
			switch {
			case !r.State.Live():
				return show.Cell{Text: cmp.Or(r.OwnerName, "—"), Tone: show.ToneLabel}
			case r.OwnerName == "":
				return show.Cell{Text: t.Label.Vacant, Tone: show.ToneDanger}
			}
			return show.Cell{Text: r.OwnerName}
		}},
		{Key: "state", Title: w.State, Width: t.Cells(6, 10), Cell: func(r desk.GroupRow) show.Cell {
			return show.Cell{Text: t.Word.GroupState[r.State], Tone: tones[r.State]}
		}},
		{Key: "filing", Title: w.Filing, Width: t.Cells(8, 9), Cell: func(r desk.GroupRow) show.Cell { return filed(t, r.Group) }},
		{Key: "review_due", Title: t.Heading("review_due"), Text: func(r desk.GroupRow) string { return dueDay(r.ReviewDue) }},
	}
}

// filed is how far a group's filing has come; one that ended owes none.
func filed(t *i18n.Text, g domain.Group) show.Cell {
	c := filing.Cell(t, g.Filing)
	if !g.State.Live() {
		if g.Filing != domain.FilingFiled {
			c = filing.Cell(t, "")
		}
		c.Tone = show.ToneLabel
	}
	return c
}

// tones are the colours of a group's states.
var tones = map[domain.GroupState]show.Tone{
	domain.GroupApproved: show.ToneDue, domain.GroupSuspended: show.ToneDanger, domain.GroupTerminated: show.ToneDanger,
	domain.GroupEnded: show.ToneLabel,
}

// View is one group: managers, members, state, filing, publication, what is open
// about it, and its history.
var View = deed.Viewing[registry.GroupView]{
	Words: "group show", On: domain.KindGroup, Short: i18n.Line{ZH: "一个群的详情", EN: "one group in full"},
	Do: (*office.Office).Group, Doc: document, Version: func(v registry.GroupView) uint64 { return v.Version },
	Commands: []deed.Offer{Vacate},
}

func document(t *i18n.Text, now time.Time, v registry.GroupView) show.Doc {
	return show.Doc{
		ID: v.ID.String(), Title: v.Name, Subtitle: t.Whose(v.Branch, v.BranchName) + " · " + t.Word.GroupKind[v.Kind],
		Sections: []show.Section{standing(t, now, v), managers(t, v), publication(t, v), cases(t, v), show.History(t, now, v.History, v.ID)},
	}
}

func standing(t *i18n.Text, now time.Time, v registry.GroupView) show.Section {
	w := &t.Group
	s := show.Section{Rows: []show.Row{{Label: w.State, Text: t.GroupStanding(v.State, v.EndedAt), Tone: tones[v.State]}}}
	s.Field(w.Members, t.Headcount(v.Group))
	if said := t.MemberCounts(v.Findings); said != "" {
		s.Rows = append(s.Rows, show.Row{
			Sign: "!", Label: t.Rectify.Findings, Text: said, Note: t.MemberCountsRule(v.Findings), Tone: show.ToneDue,
		})
	}
	s.Rows = append(s.Rows, reviewRows(t, now, v)...)
	look := filing.Looks[v.Filing]
	filed := t.Word.Filing[v.Filing]
	if !v.FiledAt.IsZero() {
		filed += " · " + string(domain.DateOf(v.FiledAt))
	}
	if !v.State.Live() && v.Filing != domain.FilingFiled { // nothing is filed of it any more
		look = filing.Looks[""]
	}
	s.Rows = append(s.Rows, show.Row{Sign: look.Sign, Label: w.Filing, Text: filed, Note: t.Cite("M4.4"), Tone: look.Tone})
	if v.NameFinding != "" {
		s.Rows = append(s.Rows, show.Row{
			Sign: "!", Label: w.Name, Tone: show.ToneDue, Note: t.Cite("M4.6"),
			Text: t.Sentence(w.Rectify, domain.Args{"name": v.NameFinding}),
		})
	}
	return s
}

func managers(t *i18n.Text, v registry.GroupView) show.Section {
	s := show.Section{Title: t.Group.Managers}
	s.Who(t, t.Group.Owner, v.OwnerRef)
	if r := &s.Rows[0]; v.Owner.IsZero() {
		r.Sign, r.Tone, r.Note = "!", show.ToneDanger, t.Cite("M5.1")
	}
	for _, a := range v.AdminRefs {
		s.Who(t, t.Group.Admins, a)
	}
	for i, p := range append([]desk.PersonRef{v.OwnerRef}, v.AdminRefs...) {
		admitted(t, &s.Rows[i], p)
	}
	return s
}

// admitted says beside somebody who manages the group on what they are in it, N1.2d.
func admitted(t *i18n.Text, r *show.Row, p desk.PersonRef) {
	switch {
	case p.NoBasis:
		r.Sign, r.Tone, r.Note = "!", show.ToneDue, t.Say(i18n.Line{ZH: "未登记入群依据", EN: "no basis"})
	case p.Admitted != "":
		r.Note = t.Tell(i18n.Line{ZH: "依据 {basis}", EN: "{basis}"}, domain.Args{"basis": string(p.Admitted)})
	}
}

// publication shows both channels: only the two together are a publication, M4.3.
func publication(t *i18n.Text, v registry.GroupView) show.Section {
	s := show.Section{Title: t.Group.Publication}
	for _, c := range []struct {
		label string
		n     domain.Notice
	}{{t.Group.OfficialAccount, v.Publication.Account}, {t.Group.Website, v.Publication.Website}} {
		r := show.Row{Sign: "✓", Label: c.label, Text: string(c.n.Date) + " " + c.n.Link, Tone: show.ToneFocus}
		if c.n.Link == "" {
			r = show.Row{Sign: "!", Label: c.label, Text: t.Group.Unpublished, Tone: show.ToneDue, Note: t.Cite("M4.3")}
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

func cases(t *i18n.Text, v registry.GroupView) show.Section {
	s := show.Section{Title: t.Group.OpenCases}
	for _, c := range v.Open {
		s.Field(c.ID.String(), t.CaseType(c))
	}
	return s.Or(t.Group.NoCases)
}

// Vacate records that a group's owner is gone, M5.1.
var Vacate = deed.Deed[casework.DeclareVacancy, domain.Group]{
	Words: "group vacancy", Key: "z", On: domain.KindGroup, Danger: true,
	Name:  i18n.Line{ZH: "登记群主空缺", EN: "Record vacancy"},
	Title: i18n.Line{ZH: "群主空缺", EN: "Record vacancy"},
	Short: i18n.Line{ZH: "登记群主空缺（已退群或离世）", EN: "record that a group's owner is gone"},
	Rules: []domain.ClauseID{"M5.1"},
	Load: deed.From((*office.Office).Group, func(t *i18n.Text, v registry.GroupView) deed.Loaded[casework.DeclareVacancy] {
		only := i18n.Line{
			ZH: "只登记已发生的事实：{owner} 已退群或离世。若能移交，请改用移交。",
			EN: "Only for what has happened: {owner} left or died. If a transfer is possible, use it.",
		}
		waits := i18n.Line{
			ZH: "此后列入总会与分会待办，直至有新群主。", EN: "It then waits with headquarters and the branch until there is an owner.",
		}
		return deed.Loaded[casework.DeclareVacancy]{
			Name: v.Name, In: casework.DeclareVacancy{Group: v.ID, Version: v.Version},
			Warn: []show.Row{
				{Sign: "!", Text: t.Tell(only, domain.Args{"owner": v.OwnerName}), Tone: show.ToneDanger, Note: t.Cite("M5.1")},
				{Text: t.Say(waits), Tone: show.ToneLabel},
			},
		}
	}),
	Version: func(in *casework.DeclareVacancy) *uint64 { return &in.Version },
	Fields: func(in *casework.DeclareVacancy) []deed.Field {
		return []deed.Field{deed.AreaOf("reason", &in.Reason).Must(), deed.DayOf("vacant_since", &in.On).As("on").Must()}
	},
	Do: (*office.Office).DeclareVacancy,
	Said: func(t *i18n.Text, _ casework.DeclareVacancy, g domain.Group) string {
		return t.Tell(i18n.Line{ZH: "{group} 群主空缺，已列入待办。", EN: "{group} has no owner; it waits in the inbox."},
			domain.Args{"group": g.Name})
	},
}
