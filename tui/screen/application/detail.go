package application

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/kit"
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
		Doc: kit.Doc{
			ID:       v.ID.String(),
			Title:    t.Sentence(t.Application.Heading, domain.Args{"kind": string(v.Kind)}),
			Subtitle: submitted(env, v),
			Sections: []kit.Section{proposal(env, v)},
		},
	}
	if v.State.Undecided() || v.State == domain.CaseDraft {
		d.Doc.Sections = append(d.Doc.Sections, kit.OpenCaseSections(env, v.State, v.Returned, v.ReturnedBy, v.Checks)...)
	}
	d.Doc.Sections = append(d.Doc.Sections, kit.HistorySection(env, v.History, v.ID))
	d.Actions = actions(env, v)
	return d, nil
}

func actions(env *kit.Env, v office.ApplicationView) []kit.Action {
	id := v.ID
	out := kit.CaseActions(env, v.CaseView, kit.CaseForms{
		Title:   env.Text.Whose(v.Branch, v.BranchName) + " · " + env.Text.Word.Application[v.Kind],
		Approve: approve(env, id), Reject: reject(env, id), Edit: kit.ApplyAgain(env, id),
	})
	if v.Decide == nil {
		out = append(out, kit.VerifyAction(env, v.State, append([]office.PersonRef{v.OwnerRef}, v.AdminRefs...)...)...)
	}
	if !v.Group.IsZero() {
		out = append(out, kit.Action{
			Key: "o", Label: env.Text.Console.Open + " " + v.Group.String(), Run: func() tea.Cmd { return kit.OpenRecord(env, v.Group) },
		})
	}
	return out
}

func submitted(env *kit.Env, v office.ApplicationView) string {
	t := env.Text
	if v.State == domain.CaseDraft {
		return t.Whose(v.Branch, v.BranchName) + " · " + t.Casework.Draft
	}
	return t.Sentence(t.Application.Submitted, domain.Args{
		"branch": t.Whose(v.Branch, v.BranchName), "date": string(domain.DateOf(v.CreatedAt)),
		"office": string(v.ApplicantRef.Office), "name": v.ApplicantName,
	})
}

func proposal(env *kit.Env, v office.ApplicationView) kit.Section {
	t := env.Text
	var s kit.Section
	name := kit.Row{Label: t.Application.NewName, Text: v.Name, Tone: kit.ToneFocus}
	switch g, found := present(v); {
	case v.Kind == domain.ApplyRename && found && v.Name != g.Name:
		s.Field(t.Application.Existing, g.Name)
	case v.Kind.OnGroup():
		name.Label, name.Tone = t.Transfer.Group, kit.TonePlain
	case v.Kind == domain.ApplyLateFiling:
		name.Label, name.Text = t.Application.Existing, v.Existing
	case v.Name == "":
		name.Text, name.Tone = t.Label.NotMade, kit.ToneLabel
	}
	s.Rows = append(s.Rows, name)
	s.Field(t.Application.Branch, strings.TrimSpace(v.Branch.String()+"  "+t.Whose(v.Branch, v.BranchName)))
	if v.ApplicantName != "" {
		s.Field(t.Casework.Applicant, t.Person(v.ApplicantRef))
	}
	s.Field(t.Casework.Authority, kit.ReferenceRow(env, v.Authority))
	if !v.Kind.OnGroup() {
		s.Field(t.Application.Owner2, t.Person(v.OwnerRef))
		s.Field(t.Casework.OwnerAuth, kit.ReferenceRow(env, v.OwnerAuth))
	}
	if len(v.AdminRefs) > 0 || v.Kind == domain.ApplyAdmins {
		s.Field(t.Application.Admins, t.Names(v.AdminRefs))
	}
	if v.Headcount > 0 {
		s.Field(t.Application.Headcount, t.People(v.Headcount))
	}
	if v.Capacity > 0 {
		s.Field(t.Casework.Capacity, t.People(v.Capacity))
	}
	s.Field(t.Application.Reason, v.Reason)
	s.Field(t.Application.Document, kit.ReferenceRow(env, v.Document))
	s.Rows = append(s.Rows, standing(env, v)...)
	return s
}

// present is the group that a change is asked for, as it is now.
func present(v office.ApplicationView) (office.GroupRow, bool) {
	i := slices.IndexFunc(v.Groups, func(g office.GroupRow) bool { return g.ID == v.Group })
	if i < 0 {
		return office.GroupRow{}, false
	}
	return v.Groups[i], true
}

// standing says how far the application has come, and who works on it.
func standing(env *kit.Env, v office.ApplicationView) []kit.Row {
	t := env.Text
	var out []kit.Row
	switch {
	case v.State == domain.CaseDraft:
	case v.State.Undecided():
		now := env.Office.Now()
		out = append(out, kit.Row{Label: t.Label.Due, Text: t.DueDate(v.Due, now), Tone: kit.DueTone(v.Due, now)})
		if r, ok := kit.ClaimRow(env, v.Claim); ok {
			out = append(out, r)
		}
	default:
		out = append(out, kit.Row{
			Sign: kit.CaseSign(v.State), Label: t.Label.State, Tone: kit.CaseTone(v.State), Text: decided(env, v),
		})
		if v.Reply.Note != "" {
			out = append(out, kit.Row{Label: t.Label.Reply, Text: v.Reply.Note})
		}
	}
	if !v.Group.IsZero() && !v.Kind.OnGroup() {
		out = append(out, kit.Row{Label: t.Application.Created, Text: v.Group.String()})
	}
	return out
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
