package remote

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) applications() *cobra.Command {
	parts := []*cobra.Command{
		ofHQ(filters(env.command("list", nil, env.applicationList), "branch", "state", "text")),
		env.command("show ID", []string{"ID"}, env.applicationShow),
		env.approveCommand(env.applicationApprove),
		env.applicationForm("submit [ID]", env.applicationSubmit),
		env.applicationForm("draft [ID]", env.applicationDraft),
	}
	return parent("application", append(parts, env.casework(domain.KindApplication)...)...)
}

// approveCommand approves a case: an application or a transfer.
func (env *Env) approveCommand(run func(*cobra.Command, []string) error) *cobra.Command {
	return versioned(texts(env.command("approve ID", []string{"ID"}, run), "number", "note"))
}

func (env *Env) applicationApprove(cmd *cobra.Command, args []string) error {
	in, err := env.approval(cmd, domain.KindApplication, args[0])
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	app, err := env.Office.ApproveApplication(ctx, env.By, in)
	if err != nil {
		return err
	}
	c := &env.Text.Command
	if g, err := env.Office.Group(ctx, env.By, app.Group); err == nil {
		name := g.Name
		if app.Kind == domain.ApplyRename {
			name = app.Granted // in WeChat and the registry it follows by a task
		}
		return env.done(cmd, app, c.ApprovedFor[app.Kind], app.ID, app.Reply.Number, g.ID, name)
	}
	return env.done(cmd, app, c.Approved, app.ID, app.Reply.Number)
}

func (env *Env) caseFilter(cmd *cobra.Command) (office.CaseFilter, error) {
	branch, hq, err := env.whose(cmd)
	if err != nil {
		return office.CaseFilter{}, err
	}
	state, err := choice(env, cmd, "state", domain.CaseStates)
	return office.CaseFilter{Branch: branch, HQ: hq, State: state, Text: text(cmd, "text")}, err
}

func (env *Env) applicationList(cmd *cobra.Command, _ []string) error {
	f, err := env.caseFilter(cmd)
	if err != nil {
		return err
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.ApplicationRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Applications(ctx, env.By, f)
	}
	return list(env, cmd, get, []column[office.ApplicationRow]{
		{"id", func(a office.ApplicationRow) string { return a.ID.String() }},
		{"kind", func(a office.ApplicationRow) string { return env.Text.Word.Application[a.Kind] }},
		{"branch", func(a office.ApplicationRow) string { return env.home(a.Branch, a.BranchName) }},
		{"name", func(a office.ApplicationRow) string { return a.Name }},
		{"applicant", func(a office.ApplicationRow) string { return a.ApplicantName }},
		{"state", func(a office.ApplicationRow) string { return env.Text.Word.Case[a.State] }},
		{"claimed_by", func(a office.ApplicationRow) string { return a.ClaimedBy }},
		{"due", func(a office.ApplicationRow) string { return env.due(a.Due, a.Overdue) }},
	})
}

func (env *Env) applicationShow(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindApplication)
	if err != nil {
		return err
	}
	a, err := env.Office.Application(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	v := struct {
		office.ApplicationView
		Refused *Failure `json:"decide_refused,omitempty"`
	}{a, env.refusal(a.Decide)}
	return env.show(cmd, v, func(p *page) {
		p.field("id", a.ID.String())
		p.field("kind", env.Text.Word.Application[a.Kind])
		p.home(a.Branch, a.BranchName)
		p.field("name", a.Name)
		p.field("existing", a.Existing)
		p.field("applicant", env.person(a.ApplicantRef))
		p.field("owner", env.person(a.OwnerRef))
		p.field("admins", env.people(a.AdminRefs))
		p.reference("document", a.Document)
		p.reference("authority", a.Authority)
		p.reference("owner_auth", a.OwnerAuth)
		if a.Headcount > 0 {
			p.field("headcount", fmt.Sprint(a.Headcount))
		}
		p.field("reason", a.Reason)
		p.reply(a.State, a.Due, a.Overdue, a.Reply, a.ReplyBy)
		p.work(a.State, a.Claim, a.Returned, a.ReturnedBy)
		p.field("group", a.Group.String())
		p.field("version", fmt.Sprint(a.Version))
		p.decide(a.State, a.Decide)
		p.checks(a.Checks)
		p.history(a.History, a.ID)
	})
}
