package transfer

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	officecasework "alumni/domain/office/casework"
	caseform "alumni/tui/form/casework"
	"alumni/tui/form/transfer"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/casework"
)

// Detail loads a transfer's document with its checks and its decisions.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Transfer(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	d := kit.Detail{
		Version: v.Version,
		Doc: show.Doc{
			ID: v.ID.String(), Title: t.Sentence(t.Transfer.Heading, domain.Args{"role": string(v.Role)}),
			Subtitle: subtitle(env, v), Sections: []show.Section{proposal(env, v)},
		},
	}
	if v.State.Undecided() {
		d.Doc.Sections = append(d.Doc.Sections, casework.OpenSections(env.Text, v.State, v.Returned, v.ReturnedBy, v.Checks)...)
	}
	d.Doc.Sections = append(d.Doc.Sections, show.History(env.Text, env.Office.Now(), v.History, v.ID))
	d.Actions = actions(env, v)
	return d, nil
}

func actions(env *kit.Env, v officecasework.TransferView) []kit.Action {
	id := v.ID
	out := caseform.Actions(env, v.CaseView, caseform.Forms{
		Title:   v.GroupName + " · " + env.Text.Sentence(env.Text.Transfer.Heading, domain.Args{"role": string(v.Role)}),
		Approve: approve(env, id), Reject: reject(env, id), Edit: transfer.Again(env, id),
	})
	if v.Decide == nil {
		out = append(out, caseform.VerifyAction(env, v.State, v.ToRef)...)
	}
	return append(out, kit.Action{
		Key: "o", Label: env.Text.Console.Open + " " + v.Group.String(), Run: func() tea.Cmd { return kit.OpenRecord(env, v.Group) },
	})
}

func subtitle(env *kit.Env, v officecasework.TransferView) string {
	t := env.Text
	if v.State == domain.CaseDraft {
		return t.Whose(v.Branch, v.BranchName) + " · " + t.Case.Draft
	}
	return t.Sentence(t.Transfer.Submitted, domain.Args{
		"group": t.Whose(v.Branch, v.BranchName), "date": string(domain.DateOf(v.CreatedAt)),
	})
}

// proposal says who hands what over to whom, and how far headquarters is.
func proposal(env *kit.Env, v officecasework.TransferView) show.Section {
	t := env.Text
	var s show.Section
	s.Field(t.Transfer.Group, v.Group.String()+"  "+v.GroupName)
	s.Field(t.Transfer.Role, t.Word.Manager[v.Role])
	s.Field(t.Transfer.From, t.Who(v.FromRef))
	if !v.To.IsZero() { // a draft may lack the successor
		s.Rows = append(s.Rows, show.Row{Label: t.Transfer.To, Text: t.Who(v.ToRef), Tone: show.ToneFocus})
	}
	s.Field(t.Transfer.Authority, show.Reference(env.Text, v.Authority))
	s.Field(t.Case.Document, show.Reference(env.Text, v.Document))
	s.Field(t.Label.Reason, v.Reason)
	if v.State.Undecided() {
		now := env.Office.Now()
		s.Rows = append(s.Rows, show.Row{Label: t.Label.Due, Text: t.DueDate(v.Due, now), Tone: show.DueTone(v.Due, now)})
		if r, ok := casework.Claim(env.Text, v.Claim); ok {
			s.Rows = append(s.Rows, r)
		}
		return s
	}
	text := t.Word.Case[v.State]
	if !v.Reply.At.IsZero() {
		text = t.Sentence(t.Case.Decided, domain.Args{
			"by": v.ReplyBy, "at": v.Reply.At, "state": text, "number": v.Reply.Number,
		})
	}
	s.Rows = append(s.Rows, show.Row{Sign: casework.Sign(v.State), Label: t.Label.State, Text: text, Tone: casework.Tone(v.State)})
	s.Field(t.Case.Reply, v.Reply.Note)
	return s
}
