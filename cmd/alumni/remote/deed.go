package remote

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/tui/deed"
)

// last is the last of a command's words.
func last(words string) string { return words[strings.LastIndexByte(words, ' ')+1:] }

// noun makes the commands of a record that is told by its list, its document
// and their deeds.
func noun[R, F, V any](env *Env, l deed.Listing[R, F], v deed.Viewing[V], more ...*cobra.Command) *cobra.Command {
	name, _, _ := strings.Cut(l.Words, " ")
	cmd := parent(name, listing(env, l), viewing(env, v))
	cmd.AddCommand(plains(env, slices.Concat(l.Deeds, v.Deeds, v.Commands))...)
	cmd.AddCommand(more...)
	return cmd
}

// plains makes the commands of plain deeds; one of three words stands under that of
// its second: “account key add”.
func plains(env *Env, deeds []deed.Offer) (out []*cobra.Command) {
	under := map[string]*cobra.Command{}
	for _, d := range deeds {
		words := strings.Fields(d.Plain().Words)
		if len(words) < 3 {
			out = append(out, plain(env, d))
			continue
		}
		if under[words[1]] == nil {
			under[words[1]] = parent(words[1])
			out = append(out, under[words[1]])
		}
		under[words[1]].AddCommand(plain(env, d))
	}
	return out
}

// plain makes the command of a plain deed: its flags are the deed's fields, in
// their order. What is not given stays as the record has it.
func plain(env *Env, o deed.Offer) *cobra.Command {
	var (
		d      = o.Plain()
		work   = d.Start()
		id     domain.ID
		on     uint64
		fields bind.Fields
	)
	use := last(d.Words)
	if d.On != 0 {
		use += " ID"
		fields = append(fields, bind.Arg(d.On, &id))
	}
	if d.Versioned {
		fields = append(fields, bind.Version(&on))
	}
	fields = append(fields, bind.Step(func(ctx context.Context) (err error) {
		c := deed.Call{Ctx: ctx, Text: env.Text}
		if d.Loads {
			c, err = env.call(ctx)
		}
		if err == nil {
			_, err = work.Begin(c, id, on)
		}
		return err
	}))
	for _, f := range work.Fields() {
		fields = append(fields, bind.Of(env.Text, f))
	}
	cmd := env.deed(use, d.May, fields, func(ctx context.Context) (any, string, error) {
		c, err := env.call(ctx)
		if err != nil {
			return nil, "", err
		}
		return work.Do(c)
	})
	cmd.Short = env.Text.Say(d.Short)
	return cmd
}

// listing makes the command of a list: its flags narrow it, --text searches it.
// What else narrows it is asked for first.
func listing[R, F any](env *Env, l deed.Listing[R, F], first ...func(f *F) bind.Field) *cobra.Command {
	var (
		f      F
		text   string
		fields bind.Fields
	)
	for _, x := range first {
		fields = append(fields, x(&f))
	}
	if l.Narrow != nil {
		for _, x := range l.Narrow(&f) {
			fields = append(fields, bind.Of(env.Text, x))
		}
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[R], error) {
		o, err := env.opened()
		if err != nil {
			return domain.Page[R]{}, err
		}
		l.Page(&f, text, after, limit)
		return l.Do(o, ctx, env.By, f)
	}
	cmd := table(env, last(l.Words), append(fields, bind.Text("text", &text)), get, l.Columns(env.Text, env.now))
	cmd.Short = env.Text.Say(l.Short)
	return cmd
}

// viewing makes the command that shows one record.
func viewing[V any](env *Env, v deed.Viewing[V]) *cobra.Command {
	return viewingAs(env, v, func(r V) any { return r })
}

// viewingAs is viewing with a form of the record for a program.
func viewingAs[V any](env *Env, v deed.Viewing[V], program func(V) any) *cobra.Command {
	cmd := showAs(env, last(v.Words)+" ID", v.On, v.Do, program, func(p *page, r V) {
		p.document(v.Doc(env.Text, env.now(), r), v.Version(r))
		if v.Refused != nil {
			p.refused(v.Refused(r))
		}
	})
	cmd.Short = env.Text.Say(v.Short)
	return cmd
}
