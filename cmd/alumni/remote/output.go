package remote

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/tui/show"
)

// fetch loads one page of a list.
type fetch[T any] func(ctx context.Context, after string, limit int) (domain.Page[T], error)

// table is a command that writes a list in the columns that its record has
// everywhere, narrowed by its fields.
func table[T any](env *Env, use string, fields bind.Fields, get fetch[T], cols []show.Column[T]) *cobra.Command {
	var limit int
	return env.command(use, append(fields, env.limit(&limit)), func(cmd *cobra.Command) error {
		return rows(cmd.Context(), env, limit, get, cols)
	})
}

// limit is --limit of a list, 0 for all.
func (env *Env) limit(to *int) bind.Field {
	return bind.All(bind.Count("limit", to), bind.Step(func(context.Context) error {
		if *to < 0 {
			return env.badFlag("limit", fmt.Sprint(*to))
		}
		return nil
	}))
}

// rows writes page after page of a list up to a limit, as a table or as one JSON array.
func rows[T any](ctx context.Context, env *Env, limit int, get fetch[T], cols []show.Column[T]) error {
	headings := make([]string, len(cols))
	for i, c := range cols {
		headings[i] = strings.TrimSpace(c.Title)
	}
	add, done := env.sink(headings)
	left, after := limit, ""
	for {
		size := domain.MaxLimit
		if limit > 0 {
			size = min(size, left)
		}
		page, err := get(ctx, after, size)
		if err != nil {
			return err
		}
		for _, item := range page.Items {
			cells := make([]string, len(cols))
			for i, c := range cols {
				cells[i] = c.At(item).Full()
			}
			if err := add(item, cells); err != nil {
				return err
			}
		}
		left -= len(page.Items)
		after = page.Next
		if after == "" || (limit > 0 && left <= 0) {
			return done()
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// whole is a command that writes a list which is so short that it comes at once.
func whole[T any](env *Env, use string, get func(context.Context) ([]T, error), cols []show.Column[T]) *cobra.Command {
	return env.command(use, nil, func(cmd *cobra.Command) error {
		items, err := get(cmd.Context())
		if err != nil {
			return err
		}
		return rows(cmd.Context(), env, 0, once(items), cols)
	})
}

// once gives a list that has come as its only page.
func once[T any](items []T) fetch[T] {
	return func(context.Context, string, int) (domain.Page[T], error) { return domain.Page[T]{Items: items}, nil }
}

// sink is where a list goes: a table, or an array.
func (env *Env) sink(headings []string) (add func(v any, cells []string) error, done func() error) {
	w := env.Stdout
	if env.json {
		a := cli.NewArray(w)
		return func(v any, _ []string) error { return a.Add(v) }, a.Close
	}
	t := cli.NewTable(w, headings...)
	rows := 0
	return func(_ any, cells []string) error { rows++; return t.Row(cells...) },
		func() error {
			if rows == 0 {
				_, err := fmt.Fprintln(w, env.Text.Command.Nothing)
				return err
			}
			return t.Close()
		}
}

// show writes one record: JSON, or labelled fields and sections.
func (env *Env) show(v any, human func(*page)) error {
	if env.json {
		return cli.WriteJSON(env.Stdout, v)
	}
	p := &page{env: env}
	human(p)
	return p.write(env.Stdout)
}

// done writes what a change led to: the record as JSON, or a sentence.
func (env *Env) done(v any, said string) error {
	if env.json {
		return cli.WriteJSON(env.Stdout, v)
	}
	_, err := fmt.Fprintln(env.Stdout, cli.Clean(said))
	return err
}

// told is done with several lines.
func (env *Env) told(v any, lines []string) error {
	if env.json {
		return cli.WriteJSON(env.Stdout, v)
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(env.Stdout, cli.Clean(line)); err != nil {
			return err
		}
	}
	return nil
}

// paste writes a text of several lines as it is to be pasted.
func (env *Env) paste(v any, text string) error {
	if env.json {
		return cli.WriteJSON(env.Stdout, v)
	}
	_, err := io.WriteString(env.Stdout, show.CleanLines(strings.TrimRight(text, "\n"))+"\n")
	return err
}

// page is a record in words: fields, then titled sections.
type page struct {
	env      *Env
	fields   [][2]string
	sections []func(io.Writer) error
}

// field adds a labelled value; an empty one is left out.
func (p *page) field(label, value string) {
	if value != "" {
		p.fields = append(p.fields, [2]string{p.env.label(label), value})
	}
}

func (p *page) section(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	p.sections = append(p.sections, func(w io.Writer) error {
		var b strings.Builder
		b.WriteString("\n" + title + "\n")
		for _, l := range lines {
			b.WriteString("  " + cli.Clean(l) + "\n")
		}
		_, err := io.WriteString(w, b.String())
		return err
	})
}

// document is a record as it is shown everywhere, with the version that a
// decision names.
func (p *page) document(d show.Doc, version uint64) {
	p.fields = append(p.fields, [2]string{d.ID, d.Title})
	if d.Subtitle != "" {
		p.fields = append(p.fields, [2]string{"", d.Subtitle})
	}
	p.fields = append(p.fields, [2]string{p.env.label("version"), fmt.Sprint(version)})
	p.parts(d)
}

// parts are the sections of a document.
func (p *page) parts(d show.Doc) {
	for _, s := range d.Sections {
		if len(s.Rows) == 0 {
			continue
		}
		indent := "  "
		if !slices.ContainsFunc(s.Rows, func(r show.Row) bool { return r.Label != "" }) {
			indent = ""
		}
		p.sections = append(p.sections, func(w io.Writer) error {
			var rows [][2]string
			for _, r := range s.Rows {
				value, labelled := strings.CutPrefix(r.Long, r.Label+"  ")
				switch text := strings.TrimSpace(strings.TrimSpace(r.Sign+" "+r.Text) + " " + r.ID.String()); {
				case r.Label != "" && labelled:
					rows = append(rows, [2]string{indent + cli.Clean(r.Label), value})
				case r.Long != "":
					rows = append(rows, [2]string{"", r.Long})
				case r.Blank(): // room between the lines of a pane
				case r.Note != "":
					rows = append(rows, [2]string{indent + cli.Clean(r.Label), text + "  " + r.Note})
				default:
					rows = append(rows, [2]string{indent + cli.Clean(r.Label), text})
				}
			}
			title := "\n"
			if s.Title != "" {
				title += cli.Clean(s.Title) + "\n"
			}
			_, err := io.WriteString(w, title)
			return errors.Join(err, cli.Fields(w, rows))
		})
	}
}

func (p *page) write(w io.Writer) error {
	errs := []error{cli.Fields(w, p.fields)}
	for _, s := range p.sections {
		errs = append(errs, s(w))
	}
	return errors.Join(errs...)
}

func (env *Env) label(key string) string {
	if s, ok := env.Text.Command.Label[key]; ok {
		return s
	}
	return env.Text.FieldName(key)
}
