package remote

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

// cases are the use-cases in which applications and transfers differ.
type cases struct {
	kind     domain.Kind
	version  func(id *domain.ID, to *uint64) bind.Field
	reject   func(ctx context.Context, in office.Reject) (any, error)
	withdraw func(ctx context.Context, in office.Withdraw) (any, error)
	giveBack func(ctx context.Context, in office.ReturnCase) (any, error)
}

func applicationCases(env *Env) cases {
	return cases{
		kind: domain.KindApplication,
		version: func(id *domain.ID, to *uint64) bind.Field {
			return version(env, (*office.Office).Application, id, to)
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
		version: func(id *domain.ID, to *uint64) bind.Field {
			return version(env, (*office.Office).Transfer, id, to)
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
	return []*cobra.Command{
		env.caseReject(c), env.caseClaim(c), env.caseRelease(c), env.caseReturn(c), env.caseWithdraw(c), env.letter(c.kind),
	}
}

// changed are the fields of a command that changes the case named first.
func (c cases) changed(id *domain.ID, on *uint64, fields ...bind.Field) bind.Fields {
	all := append(bind.Fields{bind.Arg(c.kind, id)}, fields...)
	return append(all, c.version(id, on))
}

// approval are the fields of an approval.
func approval(c cases, in *office.Approve) bind.Fields {
	return c.changed(&in.ID, &in.Version, bind.Text("number", &in.Number), bind.Long("note", &in.Note))
}

func (env *Env) caseReject(c cases) *cobra.Command {
	var in office.Reject
	fields := c.changed(&in.ID, &in.Version, bind.Need(bind.Long("reason", &in.Reason)))
	return env.deed("reject ID", fields, func(ctx context.Context) (any, string, error) {
		out, err := c.reject(ctx, in)
		return out, fmt.Sprintf(env.Text.Command.Rejected, in.ID), err
	})
}

func (env *Env) caseClaim(c cases) *cobra.Command {
	var ref office.CaseRef
	return env.deed("claim ID", c.changed(&ref.ID, &ref.Version), func(ctx context.Context) (any, string, error) {
		out, err := env.Office.ClaimCase(ctx, env.By, ref)
		return out, env.Text.Sentence(env.Text.Casework.Claimed, domain.Args{
			"id": out.ID, "until": env.time(out.Until), "from": out.From,
		}), err
	})
}

func (env *Env) caseRelease(c cases) *cobra.Command {
	var ref office.CaseRef
	return env.deed("release ID", c.changed(&ref.ID, &ref.Version), func(ctx context.Context) (any, string, error) {
		out, err := env.Office.ReleaseCase(ctx, env.By, ref)
		return out, env.Text.Sentence(env.Text.Casework.Released, domain.Args{"id": out.ID}), err
	})
}

func (env *Env) caseReturn(c cases) *cobra.Command {
	var in office.ReturnCase
	fields := c.changed(&in.ID, &in.Version,
		bind.Need(bind.Choices("missing", &in.Missing, domain.Materials, zh.Material, en.Material)), bind.Long("note", &in.Note))
	return env.deed("return ID", fields, func(ctx context.Context) (any, string, error) {
		out, err := c.giveBack(ctx, in)
		return out, env.Text.Sentence(env.Text.Casework.Returned, domain.Args{"id": in.ID}), err
	})
}

func (env *Env) caseWithdraw(c cases) *cobra.Command {
	var in office.Withdraw
	fields := c.changed(&in.ID, &in.Version, bind.Long("reason", &in.Reason))
	return env.deed("withdraw ID", fields, func(ctx context.Context) (any, string, error) {
		out, err := c.withdraw(ctx, in)
		return out, env.Text.Sentence(env.Text.Casework.Withdrawn, domain.Args{"id": in.ID}), err
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
		text := cleanLines(env.Text.Letter(l))
		if env.json {
			return cli.WriteJSON(env.Stdout, struct {
				office.Letter
				Text string `json:"text"`
			}{l, text})
		}
		if l.Rebuilt { // beside the letter, not in it
			if _, err := io.WriteString(env.Stderr, env.Text.Casework.Rebuilt+"\n"); err != nil {
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
