package application

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	officecasework "alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/tui/form/application"
	caseform "alumni/tui/form/casework"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/casework"
)

// Detail loads an application's document: what is asked for, what it lacks, the
// checks with their clauses, and what can be done with it now.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Application(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	d := kit.Detail{
		Version: v.Version,
		Doc: show.Doc{
			ID:       v.ID.String(),
			Title:    t.Sentence(t.Application.Heading, domain.Args{"kind": string(v.Kind)}),
			Subtitle: submitted(env, v),
			Sections: []show.Section{proposal(env, v)},
		},
	}
	if v.State.Undecided() || v.State == domain.CaseDraft {
		d.Doc.Sections = append(d.Doc.Sections, casework.OpenSections(env.Text, v.State, v.Returned, v.ReturnedBy, v.Checks)...)
	}
	d.Doc.Sections = append(d.Doc.Sections, show.History(env.Text, env.Office.Now(), v.History, v.ID))
	d.Actions = actions(env, v)
	return d, nil
}

func actions(env *kit.Env, v officecasework.ApplicationView) []kit.Action {
	id := v.ID
	out := caseform.Actions(env, v.CaseView, caseform.Forms{
		Title:   env.Text.Whose(v.Branch, v.BranchName) + " · " + env.Text.Word.Application[v.Kind],
		Approve: approve(env, id), Reject: reject(env, id), Edit: application.Again(env, id),
	})
	if v.Decide == nil {
		out = append(out, caseform.VerifyAction(env, v.State, append([]desk.PersonRef{v.OwnerRef}, v.AdminRefs...)...)...)
	}
	if !v.Group.IsZero() {
		out = append(out, kit.Action{
			Key: "o", Label: env.Text.Console.Open + " " + v.Group.String(), Run: func() tea.Cmd { return kit.OpenRecord(env, v.Group) },
		})
	}
	return out
}

func submitted(env *kit.Env, v officecasework.ApplicationView) string {
	t := env.Text
	if v.State == domain.CaseDraft {
		return t.Whose(v.Branch, v.BranchName) + " · " + t.Case.Draft
	}
	return t.Sentence(t.Application.Submitted, domain.Args{
		"branch": t.Whose(v.Branch, v.BranchName), "date": string(domain.DateOf(v.CreatedAt)),
		"office": string(v.ApplicantRef.Office), "name": v.ApplicantName,
	})
}

func proposal(env *kit.Env, v officecasework.ApplicationView) show.Section {
	t := env.Text
	var s show.Section
	name := show.Row{Label: t.Application.NewName, Text: v.Name, Tone: show.ToneFocus}
	switch g, found := present(v); {
	case v.Kind == domain.ApplyRename && found && v.Name != g.Name:
		s.Field(t.Application.Existing, g.Name)
	case v.Kind.OnGroup():
		name.Label, name.Tone = t.Transfer.Group, show.TonePlain
	case v.Kind == domain.ApplyLateFiling:
		name.Label, name.Text = t.Application.Existing, v.Existing
	case v.Name == "":
		name.Text, name.Tone = t.Application.NotMade, show.ToneLabel
	}
	s.Rows = append(s.Rows, name)
	s.Field(t.Application.Branch, strings.TrimSpace(v.Branch.String()+"  "+t.Whose(v.Branch, v.BranchName)))
	if v.ApplicantName != "" {
		s.Field(t.Application.Applicant, t.Who(v.ApplicantRef))
	}
	s.Field(t.Application.Authority, show.Reference(env.Text, v.Authority))
	if !v.Kind.OnGroup() {
		s.Field(t.Application.Owner, t.Who(v.OwnerRef))
		s.Field(t.Application.OwnerAuth, show.Reference(env.Text, v.OwnerAuth))
	}
	if len(v.AdminRefs) > 0 || v.Kind == domain.ApplyAdmins {
		s.Field(t.Application.Admins, t.Names(v.AdminRefs))
	}
	if v.Headcount > 0 {
		s.Field(t.Application.Headcount, t.People(v.Headcount))
	}
	if v.Capacity > 0 {
		s.Field(t.Application.Capacity, t.People(v.Capacity))
	}
	s.Field(t.Application.Reason, v.Reason)
	s.Field(t.Case.Document, show.Reference(env.Text, v.Document))
	s.Rows = append(s.Rows, standing(env, v)...)
	return s
}

// present is the group that a change is asked for, as it is now.
func present(v officecasework.ApplicationView) (desk.GroupRow, bool) {
	i := slices.IndexFunc(v.Groups, func(g desk.GroupRow) bool { return g.ID == v.Group })
	if i < 0 {
		return desk.GroupRow{}, false
	}
	return v.Groups[i], true
}

// standing says how far the application has come, and who works on it.
func standing(env *kit.Env, v officecasework.ApplicationView) []show.Row {
	t := env.Text
	var out []show.Row
	switch {
	case v.State == domain.CaseDraft:
	case v.State.Undecided():
		now := env.Office.Now()
		out = append(out, show.Row{Label: t.Label.Due, Text: t.DueDate(v.Due, now), Tone: show.DueTone(v.Due, now)})
		if r, ok := casework.Claim(env.Text, v.Claim); ok {
			out = append(out, r)
		}
	default:
		out = append(out, show.Row{
			Sign: casework.Sign(v.State), Label: t.Label.State, Tone: casework.Tone(v.State), Text: decided(env, v),
		})
		if v.Reply.Note != "" {
			out = append(out, show.Row{Label: t.Case.Reply, Text: v.Reply.Note})
		}
	}
	if !v.Group.IsZero() && !v.Kind.OnGroup() {
		out = append(out, show.Row{Label: t.Application.Created, Text: v.Group.String()})
	}
	return out
}

func decided(env *kit.Env, v officecasework.ApplicationView) string {
	t := env.Text
	if v.Reply.At.IsZero() {
		return t.Word.Case[v.State]
	}
	return t.Sentence(t.Case.Decided, domain.Args{
		"by": v.ReplyBy, "at": v.Reply.At, "state": t.Word.Case[v.State], "number": v.Reply.Number,
	})
}
