package transfer

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/kit"
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
		Doc: kit.Doc{
			ID: v.ID.String(), Title: t.Sentence(t.Transfer.Heading, domain.Args{"role": string(v.Role)}),
			Subtitle: subtitle(env, v), Sections: []kit.Section{proposal(env, v)},
		},
	}
	if v.State.Undecided() {
		d.Doc.Sections = append(d.Doc.Sections, kit.OpenCaseSections(env, v.State, v.Returned, v.ReturnedBy, v.Checks)...)
	}
	d.Doc.Sections = append(d.Doc.Sections, kit.HistorySection(env, v.History, v.ID))
	d.Actions = actions(env, v)
	return d, nil
}

func actions(env *kit.Env, v office.TransferView) []kit.Action {
	id := v.ID
	out := kit.CaseActions(env, v.CaseView, kit.CaseForms{
		Title:   v.GroupName + " · " + env.Text.Sentence(env.Text.Transfer.Heading, domain.Args{"role": string(v.Role)}),
		Approve: approve(env, id), Reject: reject(env, id), Edit: kit.HandOverAgain(env, id),
	})
	if v.Decide == nil {
		out = append(out, kit.VerifyAction(env, v.State, v.ToRef)...)
	}
	return append(out, kit.Action{
		Key: "o", Label: env.Text.Console.Open + " " + v.Group.String(), Run: func() tea.Cmd { return kit.OpenRecord(env, v.Group) },
	})
}

func subtitle(env *kit.Env, v office.TransferView) string {
	t := env.Text
	if v.State == domain.CaseDraft {
		return t.Whose(v.Branch, v.BranchName) + " · " + t.Casework.Draft
	}
	return t.Sentence(t.Transfer.Submitted, domain.Args{
		"group": t.Whose(v.Branch, v.BranchName), "date": string(domain.DateOf(v.CreatedAt)),
	})
}

// proposal says who hands what over to whom, and how far headquarters is.
func proposal(env *kit.Env, v office.TransferView) kit.Section {
	t := env.Text
	var s kit.Section
	s.Field(t.Transfer.Group, v.Group.String()+"  "+v.GroupName)
	s.Field(t.Transfer.Role, t.Word.Manager[v.Role])
	s.Field(t.Transfer.From, t.Person(v.FromRef))
	if !v.To.IsZero() { // a draft may lack the successor
		s.Rows = append(s.Rows, kit.Row{Label: t.Transfer.To, Text: t.Person(v.ToRef), Tone: kit.ToneFocus})
	}
	s.Field(t.Transfer.Authority, kit.ReferenceRow(env, v.Authority))
	s.Field(t.Application.Document, kit.ReferenceRow(env, v.Document))
	s.Field(t.Label.Reason, v.Reason)
	if v.State.Undecided() {
		now := env.Office.Now()
		s.Rows = append(s.Rows, kit.Row{Label: t.Label.Due, Text: t.DueDate(v.Due, now), Tone: kit.DueTone(v.Due, now)})
		if r, ok := kit.ClaimRow(env, v.Claim); ok {
			s.Rows = append(s.Rows, r)
		}
		return s
	}
	text := t.Word.Case[v.State]
	if !v.Reply.At.IsZero() {
		text = t.Sentence(t.Application.Decided, domain.Args{
			"by": v.ReplyBy, "at": v.Reply.At, "state": text, "number": v.Reply.Number,
		})
	}
	s.Rows = append(s.Rows, kit.Row{Sign: kit.CaseSign(v.State), Label: t.Label.State, Text: text, Tone: kit.CaseTone(v.State)})
	s.Field(t.Label.Reply, v.Reply.Note)
	return s
}
