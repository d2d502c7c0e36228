package remote

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) audit() *cobra.Command {
	return parent("audit",
		filters(env.command("list", nil, env.auditList), "subject", "account", "action", "text"),
		env.command("verify", nil, env.auditVerify),
	)
}

func (env *Env) auditList(cmd *cobra.Command, _ []string) error {
	var f office.AuditFilter
	var err error
	if s := text(cmd, "subject"); s != "" {
		if f.Subject, err = domain.ParseID(s); err != nil {
			return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.FlagBadValue, "subject", cli.Clean(s))}
		}
	}
	if f.Account, err = env.idFlag(cmd, "account", domain.KindAccount); err != nil {
		return err
	}
	if f.Action, err = choice(env, cmd, "action", domain.Actions); err != nil {
		return err
	}
	f.Text = text(cmd, "text")
	given := []bool{!f.Subject.IsZero(), !f.Account.IsZero(), f.Action != ""}
	if len(slices.DeleteFunc(given, func(v bool) bool { return !v })) > 1 {
		return &cli.UsageError{Text: env.Text.Command.OneFilter}
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.AuditLine], error) {
		f.After, f.Limit = after, limit
		return env.Office.Audit(ctx, env.By, f)
	}
	return list(env, cmd, get, []column[office.AuditLine]{
		{"seq", func(l office.AuditLine) string { return fmt.Sprint(l.Seq) }},
		{"at", func(l office.AuditLine) string { return env.time(l.At) }},
		{"by", func(l office.AuditLine) string { return env.doer(l) }},
		{"action", func(l office.AuditLine) string { return env.Text.Word.Action[l.Action] }},
		{"subject", func(l office.AuditLine) string { return l.Subject.String() }},
		{"face", func(l office.AuditLine) string { return env.Text.Word.Face[l.Face] }},
		{"remote", func(l office.AuditLine) string { return l.Remote }},
		{"reason", func(l office.AuditLine) string { return why(l) }},
	})
}

func (env *Env) doer(l office.AuditLine) string {
	if l.Account.IsZero() {
		return env.Text.Command.Operator
	}
	return l.Name
}

func why(l office.AuditLine) string {
	if l.Text == nil {
		return ""
	}
	return l.Text.Reason
}

// auditVerify fails if the chain does not hold, after it has said where.
func (env *Env) auditVerify(cmd *cobra.Command, _ []string) error {
	r, err := env.Office.VerifyAudit(cmd.Context(), env.By)
	if err != nil {
		return err
	}
	c := &env.Text.Command
	if r.OK {
		return env.done(cmd, r, c.ChainOK, r.Entries, short(r.Head))
	}
	if err := env.done(cmd, r, c.ChainBad, r.BadSeq, r.Problem); err != nil {
		return err
	}
	return &cli.ExitError{Code: cli.ExitRefused}
}

// short is the beginning of a hash, enough to read out.
func short(hash string) string { return hash[:min(16, len(hash))] }
