package remote

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/tui/show"
)

// casework are the commands that both kinds of cases have: reject, claim,
// release, return, withdraw and letter.
func (env *Env) casework(kind domain.Kind) []*cobra.Command {
	return []*cobra.Command{
		env.caseReject(kind), env.caseClaim(kind), env.caseRelease(kind), env.caseReturn(kind), env.caseWithdraw(kind), env.letter(kind),
	}
}

// changedCase are the fields of a command that changes the case named first, on
// its version, which is loaded last.
func (env *Env) changedCase(kind domain.Kind, id *domain.ID, on *uint64, fields ...bind.Field) bind.Fields {
	all := append(bind.Fields{bind.Arg(kind, id)}, fields...)
	return append(all, bind.Version(on), bind.Step(func(ctx context.Context) error {
		if *on != 0 {
			return nil
		}
		v, err := env.Office.Case(ctx, env.By, *id)
		*on = v.Record.Version
		return err
	}))
}

// approval are the fields of an approval.
func (env *Env) approval(kind domain.Kind, in *casework.Approve) bind.Fields {
	return env.changedCase(kind, &in.ID, &in.Version, bind.Text("number", &in.Number), bind.Long("note", &in.Note))
}

func (env *Env) caseReject(kind domain.Kind) *cobra.Command {
	var in casework.Reject
	fields := env.changedCase(kind, &in.ID, &in.Version, bind.Need(bind.Long("reason", &in.Reason)))
	return env.deed("reject ID", fields, func(ctx context.Context) (any, string, error) {
		out, err := env.Office.RejectCase(ctx, env.By, in)
		return out, fmt.Sprintf(env.Text.Command.Rejected, in.ID), err
	})
}

func (env *Env) caseClaim(kind domain.Kind) *cobra.Command {
	var ref desk.Ref
	return env.deed("claim ID", env.changedCase(kind, &ref.ID, &ref.Version), func(ctx context.Context) (any, string, error) {
		out, err := env.Office.ClaimCase(ctx, env.By, ref)
		return out, env.Text.Sentence(env.Text.Case.Claimed, domain.Args{
			"id": out.ID, "until": env.time(out.Until), "from": out.From,
		}), err
	})
}

func (env *Env) caseRelease(kind domain.Kind) *cobra.Command {
	var ref desk.Ref
	return env.deed("release ID", env.changedCase(kind, &ref.ID, &ref.Version), func(ctx context.Context) (any, string, error) {
		out, err := env.Office.ReleaseCase(ctx, env.By, ref)
		return out, env.Text.Sentence(env.Text.Case.Released, domain.Args{"id": out.ID}), err
	})
}

func (env *Env) caseReturn(kind domain.Kind) *cobra.Command {
	var in casework.ReturnCase
	fields := env.changedCase(kind, &in.ID, &in.Version,
		bind.Need(bind.Choices("missing", &in.Missing, domain.Materials, zh.Material, en.Material)), bind.Long("note", &in.Note))
	return env.deed("return ID", fields, func(ctx context.Context) (any, string, error) {
		out, err := env.Office.ReturnCase(ctx, env.By, in)
		return out, env.Text.Sentence(env.Text.Case.Returned, domain.Args{"id": in.ID}), err
	})
}

func (env *Env) caseWithdraw(kind domain.Kind) *cobra.Command {
	var in casework.Withdraw
	fields := env.changedCase(kind, &in.ID, &in.Version, bind.Long("reason", &in.Reason))
	return env.deed("withdraw ID", fields, func(ctx context.Context) (any, string, error) {
		out, err := env.Office.WithdrawCase(ctx, env.By, in)
		return out, env.Text.Sentence(env.Text.Case.Withdrawn, domain.Args{"id": in.ID}), err
	})
}

// letter writes a case's written reply or notice of correction as plain text,
// so that "… application letter A-1 > reply.txt" is its export.
func (env *Env) letter(kind domain.Kind) *cobra.Command {
	var id domain.ID
	return env.command("letter ID", bind.Fields{bind.Arg(kind, &id)}, func(cmd *cobra.Command) error {
		l, err := env.Office.Letter(cmd.Context(), env.By, id)
		if err != nil {
			return err
		}
		text := show.CleanLines(env.Text.Letter(l))
		if env.json {
			return cli.WriteJSON(env.Stdout, struct {
				casework.Letter
				Text string `json:"text"`
			}{l, text})
		}
		if l.Rebuilt { // beside the letter, not in it
			if _, err := io.WriteString(env.Stderr, env.Text.Case.Rebuilt+"\n"); err != nil {
				return err
			}
		}
		_, err = io.WriteString(env.Stdout, text)
		return err
	})
}

// reference shows a document: number, date and note.
func (p *page) reference(label string, r domain.Reference) {
	p.field(label, p.env.Text.Sentence("{number}[ {date}][ {note}]", domain.Args{
		"number": r.Number, "date": string(r.Date), "note": r.Note,
	}))
}

// work shows who works on an open case, and what a returned one lacks.
func (p *page) work(state domain.CaseState, c *casework.ClaimView, r domain.Correction, by string) {
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
