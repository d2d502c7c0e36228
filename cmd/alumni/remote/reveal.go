package remote

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/i18n"
	"alumni/tui/show"
	"alumni/tui/show/person"
)

// reveal are the flags by which what is masked comes in clear: it is asked for, and
// with a reason, A2.
func (env *Env) reveal(on *bool, reason *string) bind.Field {
	return bind.All(bind.Yes("reveal", on), bind.Long("reason", reason), bind.Step(func(context.Context) error {
		switch {
		case *on && strings.TrimSpace(*reason) == "":
			return env.missing("reason")
		case !*on && *reason != "":
			return env.missing("reveal")
		}
		return nil
	}))
}

// clearly is a row of a list with what is masked in it, in clear.
type clearly[T any] struct {
	row      T
	contacts people.Contacts
}

// MarshalJSON writes the row as it is everywhere, with "contacts" besides.
func (c clearly[T]) MarshalJSON() ([]byte, error) {
	row, err := json.Marshal(c.row)
	if err != nil {
		return nil, err
	}
	more, err := json.Marshal(struct {
		Contacts people.Contacts `json:"contacts"`
	}{c.contacts})
	return slices.Concat(bytes.TrimSuffix(row, []byte("}")), []byte(","), bytes.TrimPrefix(more, []byte("{"))), err
}

// revealing is a command that lists people: what is masked comes in clear with
// --reveal and a reason. Each reveal is an entry of the audit log, about the record
// whose people they are, if any.
func revealing[T any](
	env *Env, use string, fields bind.Fields, get fetch[T], cols []show.Column[T], who func(T) domain.ID, of func() domain.ID,
) *cobra.Command {
	var (
		limit  int
		on     bool
		reason string
	)
	return env.command(use, append(fields, env.reveal(&on, &reason), env.limit(&limit)), func(cmd *cobra.Command) error {
		if !on {
			return rows(cmd.Context(), env, limit, get, cols)
		}
		all := slices.DeleteFunc(slices.Clone(cols), func(c show.Column[T]) bool { return c.Key == "phone" })
		row := func(c clearly[T]) T { return c.row }
		shown := append(show.Of(all, row), contactColumns[T](env)...)
		return rows(cmd.Context(), env, limit, func(ctx context.Context, after string, limit int) (domain.Page[clearly[T]], error) {
			page, err := get(ctx, after, min(limit, people.MaxReveal))
			out := domain.Page[clearly[T]]{Next: page.Next}
			if err != nil || len(page.Items) == 0 {
				return out, err
			}
			in := people.RevealContacts{Of: of(), Reason: reason}
			for _, r := range page.Items {
				in.People = append(in.People, who(r))
			}
			known, err := env.Office.RevealContacts(ctx, env.By, in)
			for i, c := range known {
				out.Items = append(out.Items, clearly[T]{page.Items[i], c})
			}
			return out, err
		}, shown)
	})
}

// contactColumns are the columns of what is masked elsewhere.
func contactColumns[T any](env *Env) []show.Column[clearly[T]] {
	t := env.Text
	return []show.Column[clearly[T]]{
		{Key: "phone", Title: t.Person.Phone, Text: func(c clearly[T]) string {
			return strings.Join(c.contacts.Numbers(), t.Label.Comma)
		}},
		{Key: "email", Title: t.Heading("email"), Text: func(c clearly[T]) string { return c.contacts.Email }},
		{Key: "student_number", Title: t.Heading("student_number"), Text: func(c clearly[T]) string { return c.contacts.StudentNumber }},
	}
}

// personList lists people.
func (env *Env) personList() *cobra.Command {
	var f people.PersonFilter
	var text string
	var fields bind.Fields
	for _, x := range person.List.Narrow(&f) {
		fields = append(fields, bind.Of(env.Text, x))
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[people.PersonRow], error) {
		person.List.Page(&f, text, after, limit)
		return env.Office.People(ctx, env.By, f)
	}
	cmd := revealing(env, last(person.List.Words), append(fields, bind.Text("text", &text)), get,
		person.List.Columns(env.Text, env.now), func(r people.PersonRow) domain.ID { return r.ID }, func() domain.ID { return domain.ID{} })
	cmd.Short = env.Text.Say(person.List.Short)
	return cmd
}

// erasure shows what an erasure would take out, and what holds it.
func (env *Env) erasure() *cobra.Command {
	var id domain.ID
	fields := bind.Fields{env.may(domain.CanErase), bind.Arg(domain.KindPerson, &id)}
	cmd := env.command("erasure ID", fields, func(cmd *cobra.Command) error {
		o, err := env.opened()
		if err != nil {
			return err
		}
		v, err := o.PreviewErasure(cmd.Context(), env.By, id)
		if err != nil {
			return err
		}
		return env.show(v, func(p *page) { p.document(person.ErasureDoc(env.Text, v), v.Person.Version) })
	})
	cmd.Short = env.Text.Say(i18n.Line{ZH: "删除个人信息会删去什么，须先办结什么", EN: "what an erasure would take out, and what holds it"})
	return cmd
}
