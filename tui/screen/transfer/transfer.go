// Package transfer is the screen of the transfers of a role (移交): the list, a
// transfer's document with its checks, and headquarters' decision, N2.3.
package transfer

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/tui/console"
	caseform "alumni/tui/form/casework"
	transferform "alumni/tui/form/transfer"
	"alumni/tui/kit"
	"alumni/tui/show"
	showcase "alumni/tui/show/casework"
	"alumni/tui/show/transfer"
)

// New makes the screen of the transfers.
func New(env *kit.Env) kit.Screen { return console.List(env, transfer.List, nil) }

// Detail loads a transfer's document with its checks and its decisions.
var Detail = console.Page(transfer.View, bindings)

func bindings(env *kit.Env, v casework.TransferView) []kit.Binding {
	id := v.ID
	about := v.GroupName + " · " + transfer.Heading(env.Text, v.Role)
	out := caseform.Bindings(env, v.CaseView, caseform.Forms{
		Approve: approve(env, id), Reject: console.Form(env, transfer.Reject, id),
		Return:   console.Form(env, showcase.Return(showcase.Transfer, about), id),
		Withdraw: console.Form(env, showcase.Withdraw(showcase.Transfer, v.State, about), id), Edit: transferform.Again(env, id),
	})
	if v.Decide == nil {
		out = append(out, caseform.VerifyBinding(env, v.State, v.ToRef)...)
	}
	return append(out, kit.ToRecord(env, env.Text.Console.Open, v.Group))
}

// approve builds the form that hands the role over, N2.3: who it is taken
// from and given to, what follows, and what the rules say, M5.1, M5.2.
func approve(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	may := func(v casework.TransferView) error { return v.Decide }
	return kit.FormOn(env, env.Office.Transfer, id, may, func(_ context.Context, v casework.TransferView) (kit.Form, error) {
		t := env.Text
		a := domain.Args{"id": v.ID, "group": v.GroupName, "role": string(v.Role), "from": v.FromName, "to": v.ToName}
		intro := t.Transfer.ApproveIntro
		if v.From.IsZero() {
			intro = t.Transfer.VacantIntro
		}
		return caseform.Approve(env, v.CaseView, caseform.Reply{
			Title: t.Sentence(t.Transfer.ApproveTitle, a), Rules: []domain.ClauseID{"N2.3", "M5.2"},
			Intro: []show.Row{
				{Text: t.Sentence(intro, a), Tone: show.ToneStrong}, {Text: t.Sentence(t.Transfer.ApproveAfter, a)}, {},
			},
		}, func(ctx context.Context, in casework.Approve) (string, error) {
			_, err := env.Office.ApproveTransfer(ctx, env.By, in)
			return t.Sentence(t.Transfer.Approved, a), err
		}), nil
	})
}
