package remote

import (
	"cmp"
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/casework"
	"alumni/tui/show"
	"alumni/tui/show/application"
	showcase "alumni/tui/show/casework"
	"alumni/tui/show/transfer"
)

func (env *Env) applications() *cobra.Command {
	program := func(a casework.ApplicationView) any {
		return struct {
			casework.ApplicationView
			Refused *Failure `json:"decide_refused,omitempty"`
		}{a, env.refusal(a.Decide)}
	}
	return parent("application", append([]*cobra.Command{
		listing(env, application.List, env.whoseCase), viewingAs(env, application.View, program),
		plain(env, application.Approve), plain(env, application.Reject),
		handIn(env, "submit [ID]", env.applicationFields, (*office.Office).SubmitApplication, env.Text.Case.Handed),
		handIn(env, "draft [ID]", env.applicationFields, (*office.Office).SaveDraft, env.Text.Case.Drafted),
	}, env.casework(showcase.Application)...)...)
}

func (env *Env) transfers() *cobra.Command {
	program := func(t casework.TransferView) any {
		return struct {
			casework.TransferView
			Refused *Failure `json:"decide_refused,omitempty"`
		}{t, env.refusal(t.Decide)}
	}
	whole := func(in *casework.SubmitTransfer) bind.Fields { return env.transferFields(in, true) }
	part := func(in *casework.SubmitTransfer) bind.Fields { return env.transferFields(in, false) }
	return parent("transfer", append([]*cobra.Command{
		listing(env, transfer.List, env.whoseCase), viewingAs(env, transfer.View, program),
		plain(env, transfer.Approve), plain(env, transfer.Reject),
		handIn(env, "submit [ID]", whole, (*office.Office).SubmitTransfer, env.Text.Case.Handed),
		handIn(env, "draft [ID]", part, (*office.Office).SaveTransferDraft, env.Text.Case.Drafted),
	}, env.casework(showcase.Transfer)...)...)
}

// casework are the commands that both kinds of cases have.
func (env *Env) casework(of showcase.Of) []*cobra.Command {
	return []*cobra.Command{
		plain(env, showcase.Claim(of)), plain(env, showcase.Release(of)), plain(env, showcase.Return(of, "")),
		plain(env, showcase.Withdraw(of, "", "")), env.letter(of.Kind),
	}
}

// whoseCase narrows a list of cases to a branch's, or to headquarters' own.
func (env *Env) whoseCase(f *casework.CaseFilter) bind.Field { return env.whose(&f.Branch, &f.HQ) }

// handIn is a command that hands a case in, or keeps it as a draft.
func handIn[In, C any, P interface {
	*C
	domain.AnyCase
}](
	env *Env, use string, fields func(*In) bind.Fields, do func(*office.Office, context.Context, domain.Caller, In) (C, error), said string,
) *cobra.Command {
	var in In
	return env.deed(use, domain.CanChange, fields(&in), func(ctx context.Context) (any, string, error) {
		c, err := do(env.Office, ctx, env.By, in)
		return c, env.Text.Sentence(said, domain.Args{"id": P(&c).Common().ID}), err
	})
}

// inHand fills in what a draft or a returned case says now.
func inHand[V any](
	env *Env, id *domain.ID, view func(*office.Office, context.Context, domain.Caller, domain.ID) (V, error), fill func(V),
) bind.Field {
	return bind.Step(func(ctx context.Context) error {
		if id.IsZero() {
			return nil
		}
		v, err := view(env.Office, ctx, env.By, *id)
		if err == nil {
			fill(v)
		}
		return err
	})
}

// applicationFields are the fields of an application, in the order of the form;
// with an ID they change what that draft or returned application says already.
func (env *Env) applicationFields(in *casework.SubmitApplication) bind.Fields {
	return append(bind.Fields{
		bind.Arg(domain.KindApplication, &in.ID),
		bind.Version(&in.Version),
		inHand(env, &in.ID, (*office.Office).Application, func(v casework.ApplicationView) {
			*in = casework.SubmitApplication{
				ID: v.ID, Version: cmp.Or(in.Version, v.Version), Kind: v.Kind, Branch: v.Branch, HQ: v.HQ, Applicant: v.Applicant,
				Authority: v.Authority, Owner: v.Owner, OwnerAuth: v.OwnerAuth, Admins: v.Admins, Document: v.Document, Reason: v.Reason,
				Headcount: v.Headcount, Capacity: v.Capacity, Existing: v.Existing, OwnerBasis: v.OwnerBasis, AdminsBasis: v.AdminsBasis,
				Exception: v.Application.Exception.Reason, AllowedBy: v.Application.Exception.AllowedBy,
			}
			if v.Kind.OnGroup() {
				in.Group = v.Group
			}
		}),
		bind.Of(env.Text, application.Kind(&in.Kind)),
		bind.ID("branch", domain.KindBranch, &in.Branch),
		bind.Yes("hq", &in.HQ),
		bind.Of(env.Text, application.Group(&in.Group)),
		bind.Step(func(context.Context) error { return env.whoseGroup(*in) }),
		bind.Text("existing", &in.Existing),
		bind.ID("applicant", domain.KindPerson, &in.Applicant),
		bind.Ref("authority", &in.Authority),
		bind.ID("owner", domain.KindPerson, &in.Owner),
		bind.Ref("owner-auth", &in.OwnerAuth),
		bind.IDs("admin", domain.KindPerson, &in.Admins),
		bind.Ref("document", &in.Document),
		bind.Count("headcount", &in.Headcount),
		bind.Long("reason", &in.Reason),
		bind.Count("capacity", &in.Capacity),
	}, admissions(env, in)...)
}

// admissions are on what owner and admins of a new group are in it, N1.2d.
func admissions(env *Env, in *casework.SubmitApplication) (out []bind.Field) {
	for _, f := range application.AdmissionFields(in) {
		out = append(out, bind.Of(env.Text, f))
	}
	return out
}

// whoseGroup checks that a new application says of which group it is: of the one
// that shall change, or a branch's or headquarters' own, M3, and only one of these.
func (env *Env) whoseGroup(in casework.SubmitApplication) error {
	switch {
	case !in.ID.IsZero():
		return nil
	case in.Kind == "":
		return env.missing("kind")
	case in.Kind.OnGroup() && in.Group.IsZero():
		return env.missing("group")
	case !in.Kind.OnGroup() && in.HQ != in.Branch.IsZero():
		return env.oneOf("branch", "hq")
	}
	return nil
}

// transferFields are the fields of a transfer; with an ID they change what that
// draft or returned transfer says already. A new one needs its group and its
// role, and whole the successor and the reason too. Without --from the owner's
// role is vacant.
func (env *Env) transferFields(in *casework.SubmitTransfer, whole bool) bind.Fields {
	return bind.Fields{
		bind.Arg(domain.KindTransfer, &in.ID), bind.Version(&in.Version),
		inHand(env, &in.ID, (*office.Office).Transfer, func(v casework.TransferView) {
			*in = casework.SubmitTransfer{
				ID: in.ID, Version: cmp.Or(in.Version, v.Version), Group: v.Group, Role: v.Role, From: v.From, To: v.To,
				Authority: v.Authority, Document: v.Document, Reason: v.Reason,
			}
		}),
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

// refused says why the caller may not decide what waits for it.
func (p *page) refused(err error) {
	if err != nil {
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
