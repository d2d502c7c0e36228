package remote

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/history"
	"alumni/tui/show/audit"
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
		bind.Choice("action", &f.Action, zh.Actions(), zh.Action, en.Action),
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
	return table(env, "list", fields, get, audit.Log(env.Text, env.now))
}

// history lists all that ever happened to one record of any kind, newest first.
func (env *Env) history() *cobra.Command {
	var f history.Filter
	get := func(ctx context.Context, after string, limit int) (domain.Page[desk.HistoryEntry], error) {
		f.After, f.Limit = after, limit
		return env.Office.History(ctx, env.By, f)
	}
	return table(env, "history ID", bind.Fields{bind.Record(&f.Subject)}, get, audit.History(env.Text, env.now))
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
	if err := env.done(r, env.Text.ChainBroken(r)); err != nil {
		return err
	}
	return &cli.ExitError{Code: cli.ExitRefused}
}

// short is the beginning of a hash, enough to read out.
func short(hash string) string { return hash[:min(16, len(hash))] }
