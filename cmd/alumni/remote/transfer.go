package remote

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) transfers() *cobra.Command {
	form := func(use string, run func(*cobra.Command, []string) error) *cobra.Command {
		return versioned(references(texts(env.optional(use, run), "group", "role", "from", "to", "reason"), "authority", "document"))
	}
	parts := []*cobra.Command{
		ofHQ(filters(env.command("list", nil, env.transferList), "branch", "state", "text")),
		env.command("show ID", []string{"ID"}, env.transferShow),
		env.approveCommand(env.transferApprove),
		form("submit [ID]", env.transferSubmit),
		form("draft [ID]", env.transferDraft),
	}
	return parent("transfer", append(parts, env.casework(transferCases(env))...)...)
}

func (env *Env) transferApprove(cmd *cobra.Command, args []string) error {
	in, err := env.approval(cmd, transferCases(env), args[0])
	if err != nil {
		return err
	}
	t, err := env.Office.ApproveTransfer(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.done(cmd, t, env.Text.Command.Approved, t.ID, t.Reply.Number)
}

func (env *Env) transferList(cmd *cobra.Command, _ []string) error {
	f, err := env.caseFilter(cmd)
	if err != nil {
		return err
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.TransferRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Transfers(ctx, env.By, f)
	}
	return list(env, cmd, get, []column[office.TransferRow]{
		{"id", func(t office.TransferRow) string { return t.ID.String() }},
		{"group", func(t office.TransferRow) string { return t.GroupName }},
		{"role", func(t office.TransferRow) string { return env.Text.Word.Manager[t.Role] }},
		{"from", func(t office.TransferRow) string { return t.FromName }},
		{"to", func(t office.TransferRow) string { return t.ToName }},
		{"state", func(t office.TransferRow) string { return env.Text.Word.Case[t.State] }},
		{"claimed_by", func(t office.TransferRow) string { return t.ClaimedBy }},
		{"due", func(t office.TransferRow) string { return env.due(t.Due, t.Overdue) }},
	})
}

func (env *Env) transferShow(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindTransfer)
	if err != nil {
		return err
	}
	t, err := env.Office.Transfer(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	v := struct {
		office.TransferView
		Refused *Failure `json:"decide_refused,omitempty"`
	}{t, env.refusal(t.Decide)}
	return env.show(cmd, v, func(p *page) {
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

func (env *Env) transferSubmit(cmd *cobra.Command, args []string) error {
	in, err := env.transferInput(cmd, args, "group", "role", "to", "reason")
	if err != nil {
		return err
	}
	t, err := env.Office.SubmitTransfer(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.done(cmd, t, env.Text.Command.Submitted, t.ID)
}

func (env *Env) transferDraft(cmd *cobra.Command, args []string) error {
	in, err := env.transferInput(cmd, args, "group", "role")
	if err != nil {
		return err
	}
	t, err := env.Office.SaveTransferDraft(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.say(cmd, t, env.Text.Case.Drafted, domain.Args{"id": t.ID})
}

// transferInput reads the fields, over those of the draft or the returned
// transfer that the command line names, if it does; a new one needs some.
// Without --from the owner's role is vacant.
func (env *Env) transferInput(cmd *cobra.Command, args []string, needs ...string) (in office.SubmitTransfer, err error) {
	if len(args) > 0 {
		if in, err = env.transferInHand(cmd, args[0]); err != nil {
			return in, err
		}
	} else if err := cli.Require(cmd, env.Text, needs...); err != nil {
		return in, err
	}
	role, err := choice(env, cmd, "role", []domain.ManagerRole{domain.ManagerOwner, domain.ManagerAdmin})
	if err != nil {
		return in, err
	}
	if role != "" {
		in.Role = role
	}
	for flag, to := range map[string]struct {
		id   *domain.ID
		kind domain.Kind
	}{
		"group": {&in.Group, domain.KindGroup}, "from": {&in.From, domain.KindPerson}, "to": {&in.To, domain.KindPerson},
	} {
		id, err := env.idFlag(cmd, flag, to.kind)
		if err != nil {
			return in, err
		}
		if !id.IsZero() {
			*to.id = id
		}
	}
	reference(cmd, "authority", &in.Authority)
	reference(cmd, "document", &in.Document)
	if cmd.Flags().Changed("reason") {
		in.Reason, err = env.long(cmd, text(cmd, "reason"))
	}
	return in, err
}

// transferInHand is what a draft or a returned transfer says now.
func (env *Env) transferInHand(cmd *cobra.Command, arg string) (office.SubmitTransfer, error) {
	id, err := env.id(arg, domain.KindTransfer)
	if err != nil {
		return office.SubmitTransfer{}, err
	}
	v, err := env.Office.Transfer(cmd.Context(), env.By, id)
	if err != nil {
		return office.SubmitTransfer{}, err
	}
	in := office.SubmitTransfer{
		ID: v.ID, Version: onVersion(cmd, v.Version), Group: v.Group, Role: v.Role, From: v.From, To: v.To,
		Authority: v.Authority, Document: v.Document, Reason: v.Reason,
	}
	return in, nil
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
