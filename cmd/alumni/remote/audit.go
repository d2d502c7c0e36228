package remote

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/history"
)

func (env *Env) audit() *cobra.Command {
	return parent("audit", env.auditList(), env.command("verify", nil, env.auditVerify))
}

func (env *Env) auditList() *cobra.Command {
	var f history.AuditFilter
	fields := bind.Fields{
		bind.Func("subject", func(s string) (err error) {
			if f.Subject, err = domain.ParseID(s); err != nil && s != "" {
				return env.badFlag("subject", s)
			}
			return nil
		}),
		bind.ID("account", domain.KindAccount, &f.Account),
		bind.Choice("action", &f.Action, domain.Actions, zh.Action, en.Action),
		bind.Text("text", &f.Text),
		bind.Step(func(context.Context) error {
			given := []bool{!f.Subject.IsZero(), !f.Account.IsZero(), f.Action != ""}
			if len(slices.DeleteFunc(given, func(v bool) bool { return !v })) > 1 {
				return &cli.UsageError{Text: env.Text.Command.OneFilter}
			}
			return nil
		}),
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[history.AuditLine], error) {
		f.After, f.Limit = after, limit
		return env.Office.Audit(ctx, env.By, f)
	}
	return list(env, "list", fields, get, []column[history.AuditLine]{
		{"seq", func(l history.AuditLine) string { return fmt.Sprint(l.Seq) }},
		{"at", func(l history.AuditLine) string { return env.time(l.At) }},
		{"by", func(l history.AuditLine) string { return env.doer(l) }},
		{"action", func(l history.AuditLine) string { return env.Text.Word.Action[l.Action] }},
		{"subject", func(l history.AuditLine) string { return l.Subject.String() }},
		{"face", func(l history.AuditLine) string { return env.Text.Word.Face[l.Face] }},
		{"remote", func(l history.AuditLine) string { return l.Remote }},
		{"reason", func(l history.AuditLine) string { return why(l) }},
	})
}

func (env *Env) doer(l history.AuditLine) string {
	if l.Account.IsZero() {
		return env.Text.Command.Operator
	}
	return l.Name
}

func why(l history.AuditLine) string {
	if l.Text == nil {
		return ""
	}
	return l.Text.Reason
}

// auditVerify fails if the chain does not hold, after it has said where.
func (env *Env) auditVerify(cmd *cobra.Command) error {
	r, err := env.Office.VerifyAudit(cmd.Context(), env.By)
	if err != nil {
		return err
	}
	c := &env.Text.Command
	if r.OK {
		return env.done(r, fmt.Sprintf(c.ChainOK, r.Entries, short(r.Head)))
	}
	if err := env.done(r, fmt.Sprintf(c.ChainBad, r.BadSeq, r.Problem)); err != nil {
		return err
	}
	return &cli.ExitError{Code: cli.ExitRefused}
}

// short is the beginning of a hash, enough to read out.
func short(hash string) string { return hash[:min(16, len(hash))] }
