package group

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/form/application"
	filingform "alumni/tui/form/filing"
	"alumni/tui/form/person"
	"alumni/tui/form/transfer"
	"alumni/tui/form/violation"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/filing"
)

// Detail loads a group's document: managers, members, state, filing,
// publication, what is open about it, and its history.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Group(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	return kit.Detail{
		Doc: show.Doc{
			ID: v.ID.String(), Title: v.Name, Subtitle: t.Whose(v.Branch, v.BranchName) + " · " + t.Word.GroupKind[v.Kind],
			Sections: []show.Section{
				standing(env, v), managers(env, v), publication(env, v), cases(env, v),
				show.History(env.Text, env.Office.Now(), v.History, v.ID),
			},
		},
		Version: v.Version,
		Actions: actions(env, v),
	}, nil
}

func actions(env *kit.Env, v registry.GroupView) []kit.Action {
	t := &env.Text.Group
	manage := func() error { return domain.CanManage(env.Actor, v.Group) }
	handOver := t.Transfer
	if v.Owner.IsZero() {
		handOver = t.FillOwner
	}
	out := []kit.Action{
		{Key: "m", Label: t.MemberList, Run: func() tea.Cmd { return kit.Push(env, Members(env, v.GroupRow)) }},
	}
	if !v.State.Live() { // nothing is handed over or recorded in a group that is none any more
		return append(out, person.PhoneAction(env, v.Owner, v.OwnerName)...)
	}
	out = append(out, []kit.Action{
		{Key: "t", Label: handOver, Allowed: manage, Run: func() tea.Cmd { return kit.OpenForm(env, transfer.ForGroup(env, v.ID)) }},
		{Key: "v", Label: env.Text.Violation.New, Allowed: manage, Run: func() tea.Cmd {
			return kit.OpenForm(env, violation.Record(env, v.ID, kit.Option{}))
		}},
	}...)
	out = append(out, changes(env, v)...)
	if domain.CanFile(env.Actor, v.Group) == nil {
		out = append(out, filingform.PasteAction(env, nil, v.ID, v.Name))
	}
	out = append(out, vacancyAction(env, v)...)
	return append(out, person.PhoneAction(env, v.Owner, v.OwnerName)...)
}

// changes are what may be applied for about a group in use: its admins, its
// canonical name, its end. Who may never apply is not offered them.
func changes(env *kit.Env, v registry.GroupView) []kit.Action {
	if !v.State.Live() || domain.CanApply(env.Actor, v.Branch) != nil {
		return nil
	}
	var out []kit.Action
	for _, kind := range domain.ApplicationSpecs {
		words := i18n.ApplicationKindOf(kind.Kind)
		if words.Key == "" || kind.Renames && v.NameFinding == "" {
			continue
		}
		out = append(out, kit.FormAction(env, words.Key, env.Text.Say(words.Offer), nil, application.ForGroup(env, v.ID, kind.Kind)))
	}
	return out
}

func standing(env *kit.Env, v registry.GroupView) show.Section {
	t, w := &env.Text.Group, &env.Text.Word
	var s show.Section
	s.Rows = append(s.Rows, show.Row{Label: t.State, Text: env.Text.GroupStanding(v.State, v.EndedAt), Tone: stateTone(v.State)})
	s.Field(t.Members, env.Text.Headcount(v.Group))
	sign, tone := filing.Sign(v.Filing)
	filing := w.Filing[v.Filing]
	if !v.FiledAt.IsZero() {
		filing += " · " + string(domain.DateOf(v.FiledAt))
	}
	if !v.State.Live() && v.Filing != domain.FilingFiled { // nothing is filed of it any more
		sign, tone = "", show.ToneLabel
	}
	s.Rows = append(s.Rows, show.Row{Sign: sign, Label: t.Filing, Text: filing, Note: env.Text.Cite("M4.4"), Tone: tone})
	if v.NameFinding != "" {
		s.Rows = append(s.Rows, show.Row{
			Sign: "!", Label: t.Name, Tone: show.ToneDue, Note: env.Text.Cite("M4.6"),
			Text: env.Text.Sentence(t.Rectify, domain.Args{"name": v.NameFinding}),
		})
	}
	return s
}

func managers(env *kit.Env, v registry.GroupView) show.Section {
	s := show.Section{Title: env.Text.Group.Managers}
	owner := show.Row{Label: env.Text.Group.Owner, Text: env.Text.Who(v.OwnerRef)}
	if v.Owner.IsZero() {
		owner.Sign, owner.Tone, owner.Note = "!", show.ToneDanger, env.Text.Cite("M5.1")
	}
	s.Rows = append(s.Rows, owner)
	for _, a := range v.AdminRefs {
		s.Field(env.Text.Group.Admins, env.Text.Who(a))
	}
	return s
}

// publication shows both channels: only the two together are a publication, M4.3.
func publication(env *kit.Env, v registry.GroupView) show.Section {
	t := &env.Text.Group
	s := show.Section{Title: t.Publication}
	for _, c := range []struct {
		label string
		n     domain.Notice
	}{{t.OfficialAccount, v.Publication.Account}, {t.Website, v.Publication.Website}} {
		r := show.Row{Sign: "✓", Label: c.label, Text: string(c.n.Date) + " " + c.n.Link, Tone: show.ToneFocus}
		if c.n.Link == "" {
			r = show.Row{Sign: "!", Label: c.label, Text: t.Unpublished, Tone: show.ToneDue, Note: env.Text.Cite("M4.3")}
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

func cases(env *kit.Env, v registry.GroupView) show.Section {
	s := show.Section{Title: env.Text.Group.OpenCases}
	for _, c := range v.Open {
		s.Field(c.ID.String(), env.Text.CaseType(c))
	}
	if len(s.Rows) == 0 {
		s.Rows = []show.Row{{Text: env.Text.Group.NoCases, Tone: show.ToneLabel}}
	}
	return s
}
