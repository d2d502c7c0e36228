package application

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/kit"
)

// Detail loads an application's document with its checks and its decisions.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Application(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	d := kit.Detail{
		Version: v.Version,
		Doc: kit.Doc{
			ID:       v.ID.String(),
			Title:    t.Sentence(t.Application.Heading, domain.Args{"kind": string(v.Kind)}),
			Subtitle: submitted(env, v),
			Sections: []kit.Section{proposal(env, v)},
		},
	}
	if len(v.Checks) > 0 && kit.Undecided(v.State) {
		d.Doc.Sections = append(d.Doc.Sections, kit.Section{Title: t.Label.Checks, Rows: kit.CheckRows(env, v.Checks)})
	}
	d.Doc.Sections = append(d.Doc.Sections, kit.HistorySection(env, v.History, v.ID))
	if kit.Undecided(v.State) {
		d.Actions = actions(env, v)
	}
	return d, nil
}

func actions(env *kit.Env, v office.ApplicationView) []kit.Action {
	t := &env.Text.Application
	allowed := func() error { return v.Decide }
	return []kit.Action{
		{Key: "a", Label: t.Approve, Allowed: allowed, Run: func() tea.Cmd { return kit.OpenForm(approve(env, v.ID)) }},
		{Key: "x", Label: t.Reject, Allowed: allowed, Run: func() tea.Cmd { return kit.OpenForm(reject(env, v.ID)) }},
	}
}

func submitted(env *kit.Env, v office.ApplicationView) string {
	t := env.Text
	return t.Sentence(t.Application.Submitted, domain.Args{
		"branch": t.BranchName(v.BranchName), "date": string(domain.DateOf(v.CreatedAt)),
		"office": string(v.ApplicantRef.Office), "name": v.ApplicantName,
	})
}

func proposal(env *kit.Env, v office.ApplicationView) kit.Section {
	t := env.Text
	s := kit.Section{Rows: []kit.Row{{Label: t.Application.NewName, Text: v.Name, Tone: kit.ToneFocus}}}
	if v.Name == "" {
		s.Rows[0].Text, s.Rows[0].Tone = t.Label.NotMade, kit.ToneLabel
	}
	s.Field(t.Application.Branch, v.Branch.String()+"  "+t.BranchName(v.BranchName))
	s.Field(t.Application.Existing, v.Existing)
	s.Field(t.Application.Owner2, t.Person(v.OwnerRef))
	if len(v.AdminRefs) > 0 {
		s.Field(t.Application.Admins, t.Names(v.AdminRefs))
	}
	if v.Headcount > 0 {
		s.Field(t.Application.Headcount, t.People(v.Headcount))
	}
	s.Field(t.Application.Reason, v.Reason)
	s.Field(t.Application.Document, v.Document.Number)
	if kit.Undecided(v.State) {
		now := env.Office.Now()
		s.Rows = append(s.Rows, kit.Row{Label: t.Label.Due, Text: t.DueDate(v.Due, now), Tone: kit.DueTone(v.Due, now)})
	} else {
		s.Rows = append(s.Rows, kit.Row{
			Sign: kit.CaseSign(v.State), Label: t.Label.State, Tone: kit.CaseTone(v.State), Text: decided(env, v),
		})
		s.Field(t.Label.Reply, v.Reply.Note)
	}
	if !v.Group.IsZero() {
		s.Field(t.Application.Created, v.Group.String())
	}
	return s
}

func decided(env *kit.Env, v office.ApplicationView) string {
	t := env.Text
	if v.Reply.At.IsZero() {
		return t.Word.Case[v.State]
	}
	return t.Sentence(t.Application.Decided, domain.Args{
		"by": v.ReplyBy, "at": v.Reply.At, "state": t.Word.Case[v.State], "number": v.Reply.Number,
	})
}
