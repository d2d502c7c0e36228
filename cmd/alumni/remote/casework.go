package remote

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/show"
)

// day reads a day as people type it, in the same forms as the console.
func day(s string) domain.Date { return domain.ReadDate(s) }

// cases are the use-cases in which applications and transfers differ.
type cases struct {
	kind     domain.Kind
	subject  func(cmd *cobra.Command, arg string) (domain.ID, uint64, error)
	reject   func(ctx context.Context, in office.Reject) (any, error)
	withdraw func(ctx context.Context, in office.Withdraw) (any, error)
	giveBack func(ctx context.Context, in office.ReturnCase) (any, error)
}

func applicationCases(env *Env) cases {
	return cases{
		kind: domain.KindApplication,
		subject: func(cmd *cobra.Command, arg string) (domain.ID, uint64, error) {
			return subject(env, cmd, arg, domain.KindApplication, env.Office.Application)
		},
		reject: func(ctx context.Context, in office.Reject) (any, error) {
			return env.Office.RejectApplication(ctx, env.By, in)
		},
		withdraw: func(ctx context.Context, in office.Withdraw) (any, error) {
			return env.Office.WithdrawApplication(ctx, env.By, in)
		},
		giveBack: func(ctx context.Context, in office.ReturnCase) (any, error) {
			return env.Office.ReturnApplication(ctx, env.By, in)
		},
	}
}

func transferCases(env *Env) cases {
	return cases{
		kind: domain.KindTransfer,
		subject: func(cmd *cobra.Command, arg string) (domain.ID, uint64, error) {
			return subject(env, cmd, arg, domain.KindTransfer, env.Office.Transfer)
		},
		reject: func(ctx context.Context, in office.Reject) (any, error) {
			return env.Office.RejectTransfer(ctx, env.By, in)
		},
		withdraw: func(ctx context.Context, in office.Withdraw) (any, error) {
			return env.Office.WithdrawTransfer(ctx, env.By, in)
		},
		giveBack: func(ctx context.Context, in office.ReturnCase) (any, error) {
			return env.Office.ReturnTransfer(ctx, env.By, in)
		},
	}
}

// casework are the commands that both kinds of cases have: reject, claim,
// release, return, withdraw and letter.
func (env *Env) casework(c cases) []*cobra.Command {
	leaf := func(use string, run func(*cobra.Command, office.CaseRef) error) *cobra.Command {
		return versioned(env.command(use, []string{"ID"}, func(cmd *cobra.Command, args []string) error {
			id, version, err := c.subject(cmd, args[0])
			if err != nil {
				return err
			}
			return run(cmd, office.CaseRef{ID: id, Version: version})
		}))
	}
	back := texts(leaf("return ID", func(cmd *cobra.Command, ref office.CaseRef) error { return env.caseReturn(cmd, c, ref) }), "note")
	back.Flags().StringSlice("missing", nil, "")
	reject := env.command("reject ID", []string{"ID"}, func(cmd *cobra.Command, args []string) error { return env.caseReject(cmd, c, args[0]) })
	return []*cobra.Command{
		texts(versioned(reject), "reason"),
		leaf("claim ID", env.caseClaim), leaf("release ID", env.caseRelease), back,
		texts(leaf("withdraw ID", func(cmd *cobra.Command, ref office.CaseRef) error { return env.caseWithdraw(cmd, c, ref) }), "reason"),
		env.command("letter ID", []string{"ID"}, func(cmd *cobra.Command, args []string) error { return env.letter(cmd, c.kind, args[0]) }),
	}
}

// approval reads the command line of an approval.
func (env *Env) approval(cmd *cobra.Command, c cases, arg string) (in office.Approve, err error) {
	if in.ID, err = env.id(arg, c.kind); err != nil {
		return in, err
	}
	if in.Note, err = env.long(cmd, text(cmd, "note")); err != nil {
		return in, err
	}
	in.Number = text(cmd, "number")
	_, in.Version, err = c.subject(cmd, arg)
	return in, err
}

func (env *Env) caseReject(cmd *cobra.Command, c cases, arg string) error {
	in := office.Reject{}
	var err error
	if in.ID, err = env.id(arg, c.kind); err != nil {
		return err
	}
	if err := cli.Require(cmd, env.Text, "reason"); err != nil {
		return err
	}
	if in.Reason, err = env.long(cmd, text(cmd, "reason")); err != nil {
		return err
	}
	if _, in.Version, err = c.subject(cmd, arg); err != nil {
		return err
	}
	out, err := c.reject(cmd.Context(), in)
	if err != nil {
		return err
	}
	return env.done(cmd, out, env.Text.Command.Rejected, in.ID)
}

func (env *Env) caseClaim(cmd *cobra.Command, ref office.CaseRef) error {
	out, err := env.Office.ClaimCase(cmd.Context(), env.By, ref)
	if err != nil {
		return err
	}
	return env.say(cmd, out, env.Text.Case.Claimed, domain.Args{
		"id": out.ID, "until": env.time(out.Until), "from": out.From,
	})
}

func (env *Env) caseRelease(cmd *cobra.Command, ref office.CaseRef) error {
	out, err := env.Office.ReleaseCase(cmd.Context(), env.By, ref)
	if err != nil {
		return err
	}
	return env.say(cmd, out, env.Text.Case.Released, domain.Args{"id": out.ID})
}

func (env *Env) caseReturn(cmd *cobra.Command, c cases, ref office.CaseRef) error {
	if err := cli.Require(cmd, env.Text, "missing"); err != nil {
		return err
	}
	in := office.ReturnCase{ID: ref.ID, Version: ref.Version}
	var err error
	if in.Missing, err = choices(env, cmd, "missing", domain.Materials); err != nil {
		return err
	}
	if in.Note, err = env.long(cmd, text(cmd, "note")); err != nil {
		return err
	}
	out, err := c.giveBack(cmd.Context(), in)
	if err != nil {
		return err
	}
	return env.say(cmd, out, env.Text.Case.Returned, domain.Args{"id": ref.ID})
}

func (env *Env) caseWithdraw(cmd *cobra.Command, c cases, ref office.CaseRef) error {
	reason, err := env.long(cmd, text(cmd, "reason"))
	if err != nil {
		return err
	}
	out, err := c.withdraw(cmd.Context(), office.Withdraw{ID: ref.ID, Version: ref.Version, Reason: reason})
	if err != nil {
		return err
	}
	return env.say(cmd, out, env.Text.Case.Withdrawn, domain.Args{"id": ref.ID})
}

// letter writes a case's written reply or notice of correction as plain text,
// so that "… application letter A-1 > reply.txt" is its export.
func (env *Env) letter(cmd *cobra.Command, kind domain.Kind, arg string) error {
	id, err := env.id(arg, kind)
	if err != nil {
		return err
	}
	l, err := env.Office.Letter(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	text := show.CleanLines(env.Text.Letter(l))
	if env.json {
		return cli.WriteJSON(cmd.OutOrStdout(), struct {
			office.Letter
			Text string `json:"text"`
		}{l, text})
	}
	if l.Rebuilt { // beside the letter, not in it
		if _, err := io.WriteString(cmd.ErrOrStderr(), env.Text.Case.Rebuilt+"\n"); err != nil {
			return err
		}
	}
	_, err = io.WriteString(cmd.OutOrStdout(), text)
	return err
}

// reference shows a document: number, date and note.
func (p *page) reference(label string, r domain.Reference) {
	p.field(label, p.env.Text.Sentence("{number}[ {date}][ {note}]", domain.Args{
		"number": r.Number, "date": string(r.Date), "note": r.Note,
	}))
}

// work shows who works on an open case, and what a returned one lacks.
func (p *page) work(state domain.CaseState, c *office.ClaimView, r domain.Correction, by string) {
	if c != nil {
		p.field("claimed_by", c.Name+" "+p.env.time(c.Until))
	}
	if r.At.IsZero() || state != domain.CaseReturned {
		return
	}
	p.field("returned_by", by+" "+p.env.time(r.At))
	for _, m := range r.Missing {
		p.field("missing", p.env.Text.Word.Material[m])
	}
	p.field("note", r.Note)
}
