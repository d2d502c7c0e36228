package remote

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/casework"
)

func (env *Env) transfers() *cobra.Command {
	parts := []*cobra.Command{
		env.transferList(), env.transferShow(), env.transferApprove(), env.transferSubmit(), env.transferDraft(),
	}
	return parent("transfer", append(parts, env.casework(domain.KindTransfer)...)...)
}

func (env *Env) transferApprove() *cobra.Command {
	var in casework.Approve
	return env.deed("approve ID", env.approval(domain.KindTransfer, &in), func(ctx context.Context) (any, string, error) {
		t, err := env.Office.ApproveTransfer(ctx, env.By, in)
		return t, fmt.Sprintf(env.Text.Command.Approved, t.ID, t.Reply.Number), err
	})
}

func (env *Env) transferList() *cobra.Command {
	var f casework.CaseFilter
	get := func(ctx context.Context, after string, limit int) (domain.Page[casework.TransferRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Transfers(ctx, env.By, f)
	}
	return list(env, "list", env.caseFilter(&f), get, []column[casework.TransferRow]{
		{"id", func(t casework.TransferRow) string { return t.ID.String() }},
		{"group", func(t casework.TransferRow) string { return t.GroupName }},
		{"role", func(t casework.TransferRow) string { return env.Text.Word.Manager[t.Role] }},
		{"from", func(t casework.TransferRow) string { return t.FromName }},
		{"to", func(t casework.TransferRow) string { return t.ToName }},
		{"state", func(t casework.TransferRow) string { return env.Text.Word.Case[t.State] }},
		{"claimed_by", func(t casework.TransferRow) string { return t.ClaimedBy }},
		{"due", func(t casework.TransferRow) string { return env.due(t.Due, t.Overdue) }},
	})
}

func (env *Env) transferShow() *cobra.Command {
	return showAs(env, "show ID", domain.KindTransfer, (*office.Office).Transfer, func(t casework.TransferView) any {
		return struct {
			casework.TransferView
			Refused *Failure `json:"decide_refused,omitempty"`
		}{t, env.refusal(t.Decide)}
	}, func(p *page, t casework.TransferView) {
		p.field("id", t.ID.String())
		p.field("group", t.GroupName+" "+t.Group.String())
		p.home(t.Branch, t.BranchName)
		p.field("role", env.Text.Word.Manager[t.Role])
		p.field("from", env.person(t.FromRef))
		p.field("to", env.person(t.ToRef))
		p.reference("authority", t.Authority)
		p.reference("document", t.Document)
		p.field("reason", t.Reason)
		p.reply(t.State, t.Due, t.Overdue, t.Reply, t.ReplyBy)
		p.work(t.State, t.Claim, t.Returned, t.ReturnedBy)
		p.field("version", fmt.Sprint(t.Version))
		p.decide(t.State, t.Decide)
		p.checks(t.Checks)
		p.history(t.History, t.ID)
	})
}

func (env *Env) transferSubmit() *cobra.Command {
	var in casework.SubmitTransfer
	return env.deed("submit [ID]", env.transferFields(&in, true), func(ctx context.Context) (any, string, error) {
		t, err := env.Office.SubmitTransfer(ctx, env.By, in)
		return t, fmt.Sprintf(env.Text.Command.Submitted, t.ID), err
	})
}

func (env *Env) transferDraft() *cobra.Command {
	var in casework.SubmitTransfer
	return env.deed("draft [ID]", env.transferFields(&in, false), func(ctx context.Context) (any, string, error) {
		t, err := env.Office.SaveTransferDraft(ctx, env.By, in)
		return t, env.Text.Sentence(env.Text.Case.Drafted, domain.Args{"id": t.ID}), err
	})
}

// transferFields are the fields of a transfer; with an ID they change what that
// draft or returned transfer says already. A new one needs its group and its
// role, and whole the successor and the reason too. Without --from the owner's
// role is vacant.
func (env *Env) transferFields(in *casework.SubmitTransfer, whole bool) bind.Fields {
	return bind.Fields{
		bind.Arg(domain.KindTransfer, &in.ID), bind.Version(&in.Version),
		bind.Step(func(ctx context.Context) error { return env.transferInHand(ctx, in) }),
		bind.ID("group", domain.KindGroup, &in.Group),
		bind.Choice("role", &in.Role, []domain.ManagerRole{domain.ManagerOwner, domain.ManagerAdmin}, zh.Manager, en.Manager),
		bind.ID("from", domain.KindPerson, &in.From), bind.ID("to", domain.KindPerson, &in.To),
		bind.Ref("authority", &in.Authority), bind.Ref("document", &in.Document), bind.Long("reason", &in.Reason),
		bind.Step(func(context.Context) error {
			switch {
			case !in.ID.IsZero():
			case in.Group.IsZero():
				return env.missing("group")
			case in.Role == "":
				return env.missing("role")
			case whole && in.To.IsZero():
				return env.missing("to")
			case whole && strings.TrimSpace(in.Reason) == "":
				return env.missing("reason")
			}
			return nil
		}),
	}
}

// transferInHand fills in what a draft or a returned transfer says now.
func (env *Env) transferInHand(ctx context.Context, in *casework.SubmitTransfer) error {
	if in.ID.IsZero() {
		return nil
	}
	v, err := env.Office.Transfer(ctx, env.By, in.ID)
	*in = casework.SubmitTransfer{
		ID: in.ID, Version: cmp.Or(in.Version, v.Version), Group: v.Group, Role: v.Role, From: v.From, To: v.To,
		Authority: v.Authority, Document: v.Document, Reason: v.Reason,
	}
	return err
}

// reply shows how far a case is, and HQ's answer once there is one.
func (p *page) reply(state domain.CaseState, due time.Time, overdue bool, r domain.Reply, by string) {
	p.field("state", p.env.Text.Word.Case[state])
	if r.At.IsZero() {
		p.field("due", p.env.due(due, overdue))
		return
	}
	p.field("number", r.Number)
	p.field("note", r.Note)
	p.field("at", p.env.time(r.At))
	p.field("by", by)
}

// decide says why the caller may not decide a case that is open.
func (p *page) decide(state domain.CaseState, err error) {
	if err != nil && state == domain.CaseSubmitted {
		p.section(p.env.Text.Command.MayDecide, []string{p.env.Text.Error(err)})
	}
}

// refusal is the JSON form of why the caller may not decide; nil if they may.
func (env *Env) refusal(err error) *Failure {
	if err == nil {
		return nil
	}
	f := env.Failure(err)
	return &f
}
