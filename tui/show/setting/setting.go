// Package setting tells of headquarters' settings (设置): the open terms of the
// regulation, M9, their versions, M10, and the templates of letters and bulletins.
package setting

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/settings"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Terms are the columns of the terms in force.
func Terms(t *i18n.Text) []show.Column[settings.TermRow] {
	s := &t.Setting
	return []show.Column[settings.TermRow]{
		{Key: "name", Title: s.Name, Width: t.Cells(12, 16), Text: func(r settings.TermRow) string { return s.Terms[r.Key].Name }},
		{Key: "value", Title: s.Value, Width: t.Cells(12, 13), Grow: 1, Cell: func(r settings.TermRow) show.Cell {
			now := t.TermValue(r.Key, r.Value)
			if r.Next == "" {
				return show.Cell{Text: now}
			}
			return show.Cell{Text: now + " → " + t.TermValue(r.Key, r.Next), Tone: show.ToneDue, Long: now}
		}},
		{Key: "since", Title: s.Since, Width: 10, Cell: func(r settings.TermRow) show.Cell { return date(r.Since) }},
		{Key: "rule", Title: s.Rule, Width: 11, Spare: true, Tone: show.ToneLabel, Text: func(r settings.TermRow) string {
			return t.Cite(r.Rule)
		}},
		{Key: "next", Title: s.Next, Text: func(r settings.TermRow) string { return next(t, r) }},
		{Key: "reason", Title: s.Why, Text: func(r settings.TermRow) string { return cmp.Or(r.Reason, s.First) }},
	}
}

func date(d domain.Date) show.Cell { return show.Cell{Text: string(d), Tone: show.ToneLabel} }

// next is what a version ahead makes of a term; "" for no change.
func next(t *i18n.Text, r settings.TermRow) string {
	if r.Next == "" {
		return ""
	}
	return t.Sentence(t.Setting.NextFrom, domain.Args{"value": t.TermValue(r.Key, r.Next), "date": string(r.NextFrom)})
}

// Term is the document of a term in force.
func Term(t *i18n.Text, r settings.TermRow) show.Doc {
	x := &t.Setting
	s := show.Section{Rows: []show.Row{{Label: x.Value, Text: t.TermValue(r.Key, r.Value), Tone: show.ToneStrong}}}
	if r.Next != "" {
		s.Rows = append(s.Rows, show.Row{Label: x.Next, Text: next(t, r), Tone: show.ToneDue})
	}
	s.Field(x.Since, t.Sentence(x.SinceBy, domain.Args{"date": string(r.Since), "id": r.Set.String()}))
	s.Field(x.Why, cmp.Or(r.Reason, x.First))
	s.Field(x.Rule, t.Cite(r.Rule))
	if a := r.Allowed(); a != "" {
		s.Rows = append(s.Rows, show.Row{Text: t.Sentence(x.Bounds, domain.Args{"allowed": a}), Tone: show.ToneLabel})
	}
	term := x.Terms[r.Key]
	return show.Doc{Title: t.Sentence(x.Heading, domain.Args{"term": term.Name}), Subtitle: term.About, Sections: []show.Section{s}}
}

// Versions are the columns of the versions of the rules.
func Versions(t *i18n.Text) []show.Column[settings.RuleSetView] {
	s := &t.Setting
	return []show.Column[settings.RuleSetView]{
		{Key: "id", Title: t.Label.Number, Text: func(v settings.RuleSetView) string { return v.ID.String() }},
		{Key: "name", Title: s.Name, Width: 12, Text: func(v settings.RuleSetView) string { return v.Name }},
		{Key: "since", Title: s.Effective, Width: 10, Cell: func(v settings.RuleSetView) show.Cell {
			c := date(domain.DateOf(v.Effective))
			c.Long = i18n.Minute(v.Effective)
			return c
		}},
		{Key: "value", Title: s.State, Width: 12, Cell: func(v settings.RuleSetView) show.Cell {
			c := state(t, v)
			c.Long = c.Text
			if len(v.Changes) > 0 {
				c.Text += "  " + t.TermChanges(v.Changes)
			}
			return c
		}},
		{Key: "changes", Title: s.Changed, Text: func(v settings.RuleSetView) string { return t.TermChanges(v.Changes) }},
		{Key: "by", Title: t.Audit.Who, Text: func(v settings.RuleSetView) string { return cmp.Or(v.By, t.Label.Operator) }},
		{Key: "reason", Title: s.Why, Text: func(v settings.RuleSetView) string { return v.Reason }},
	}
}

func state(t *i18n.Text, v settings.RuleSetView) show.Cell {
	switch {
	case v.InForce:
		return show.Cell{Text: t.Setting.StateNow, Tone: show.ToneFocus}
	case v.Ahead:
		return show.Cell{Text: t.Setting.StateAhead, Tone: show.ToneDue}
	}
	return show.Cell{Text: t.Setting.StatePast, Tone: show.ToneLabel}
}

// Version is the document of a version of the rules: what it changed, and all terms as it has them.
func Version(t *i18n.Text, v settings.RuleSetView) show.Doc {
	x, c := &t.Setting, state(t, v)
	s := show.Section{Rows: []show.Row{{Label: x.State, Text: c.Text, Tone: c.Tone}}}
	s.Field(x.Effective, i18n.Minute(v.Effective))
	s.Field(x.Why, cmp.Or(v.Reason, x.First))
	changes := show.Section{Title: x.Changed}
	for _, ch := range v.Changes {
		k := domain.TermKey(ch.Field)
		changes.Rows = append(changes.Rows, show.Row{
			Label: x.Terms[k].Name, Text: t.TermValue(k, ch.Before) + " → " + t.TermValue(k, ch.After), Tone: show.ToneStrong,
		})
	}
	if len(v.Changes) == 0 {
		changes.Rows = []show.Row{{Text: x.Unchanged, Tone: show.ToneLabel}}
	}
	all := show.Section{Title: x.Title}
	for _, spec := range domain.TermSpecs {
		all.Rows = append(all.Rows, show.Row{
			Label: x.Terms[spec.Key].Name, Text: t.TermValue(spec.Key, v.Terms.Value(spec.Key)), Note: t.Cite(spec.Rule),
		})
	}
	return show.Doc{
		ID: v.ID.String(), Title: t.Sentence(x.VersionHeading, domain.Args{"name": v.Name}),
		Subtitle: by(t, v.By, domain.DateOf(v.CreatedAt)), Sections: []show.Section{s, changes, all},
	}
}

func by(t *i18n.Text, name string, on domain.Date) string {
	return t.Sentence(t.Bulletin.By, domain.Args{"by": cmp.Or(name, t.Label.Operator), "date": string(on)})
}

// Revision begins a revision of the terms as they are in force.
func Revision(v settings.TermsView) (in settings.ReviseTerms, err error) {
	in = settings.ReviseTerms{Terms: v.Set.Terms, Only: []domain.TermKey{}, Base: v.Newest}
	for _, s := range domain.TermSpecs { // those never set have their defaults
		if in.Terms, err = in.Terms.With(s.Key, in.Terms.Value(s.Key)); err != nil {
			return in, err
		}
	}
	return in, nil
}

// Fields are the terms as the fields of a revision, M9. One that is not set stays
// as it is in force on the day of effect.
func Fields(in *settings.ReviseTerms) []deed.Field {
	out := make([]deed.Field, len(domain.TermSpecs))
	for i, s := range domain.TermSpecs {
		word := func(of func(i18n.Term) string) i18n.Line {
			return i18n.Both(func(t *i18n.Text) string { return of(t.Setting.Terms[s.Key]) })
		}
		f := deed.Func(string(s.Key), func() string { return in.Terms.Value(s.Key) }, func(typed string) (err error) {
			in.Only = append(in.Only, s.Key)
			in.Terms, err = in.Terms.With(s.Key, typed)
			return err
		}).Max(12).Hinted(s.Allowed(), s.Allowed())
		f.Label = word(func(x i18n.Term) string { return x.Name })
		f.Help = word(func(x i18n.Term) string { return x.Flag })
		out[i] = f
	}
	return out
}

// Revised says which version of the rules a revision made.
func Revised(t *i18n.Text, set domain.RuleSet) string {
	return t.Sentence(t.Setting.Revised, domain.Args{"name": set.Name, "date": string(domain.DateOf(set.Effective))})
}

// Template is a template with the text in use and what can stand in it.
type Template struct {
	settings.TemplateView
	Text         string   `json:"text"`
	Placeholders []string `json:"placeholders"`
	Required     []string `json:"required"`
}

// AllTemplates gives the templates in the order in which people read them.
func AllTemplates(ctx context.Context, o *office.Office, by domain.Caller) ([]Template, error) {
	list, err := o.Templates(ctx, by)
	out := make([]Template, len(list))
	for i, v := range list {
		out[i] = Template{
			TemplateView: v, Text: cmp.Or(v.Body, i18n.DefaultTemplate(v.Key)),
			Placeholders: []string{}, Required: []string{},
		}
		for _, p := range domain.TemplatePlaceholders[v.Key] {
			out[i].Placeholders = append(out[i].Placeholders, p.Name)
			if p.Required {
				out[i].Required = append(out[i].Required, p.Name)
			}
		}
	}
	return out, err
}

// FindTemplate gives a template by its key; the refusal names them all.
func FindTemplate(ctx context.Context, o *office.Office, by domain.Caller, key domain.TemplateKey) (Template, error) {
	list, err := AllTemplates(ctx, o, by)
	if err != nil {
		return Template{}, err
	}
	if i := slices.IndexFunc(list, func(v Template) bool { return v.Key == key }); i >= 0 {
		return list[i], nil
	}
	keys := make([]string, len(list))
	for i, v := range list {
		keys[i] = string(v.Key)
	}
	refused := domain.BadChoice("template", show.Clean(string(key)))
	refused.Args["allowed"] = keys
	return Template{}, refused
}

// Braced writes placeholders as they stand in a template.
func Braced(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = "{" + n + "}"
	}
	return strings.Join(out, " ")
}

// Templates are the columns of the templates.
func Templates(t *i18n.Text) []show.Column[Template] {
	return []show.Column[Template]{
		{Key: "key", Title: t.FieldName("template"), Text: func(v Template) string { return string(v.Key) }},
		{Key: "name", Title: t.Setting.Name, Width: 12, Text: func(v Template) string { return t.Word.Template[v.Key] }},
		{Key: "value", Title: t.FieldName("template_text"), Width: 12, Cell: func(v Template) show.Cell { return whose(t, v) }},
		{Key: "since", Title: t.Setting.Since, Width: 10, Cell: func(v Template) show.Cell {
			if v.UpdatedAt.IsZero() {
				return show.Cell{}
			}
			return date(domain.DateOf(v.UpdatedAt))
		}},
		{Key: "version", Title: t.FieldName("version"), Cell: func(v Template) show.Cell {
			if v.Version == 0 {
				return show.Cell{}
			}
			return show.Cell{Text: fmt.Sprint(v.Version)}
		}},
	}
}

// whose tells whether a text is HQ's own.
func whose(t *i18n.Text, v Template) show.Cell {
	if v.Body != "" {
		return show.Cell{Text: t.Template.Own, Tone: show.ToneFocus}
	}
	return show.Cell{Text: t.Template.Default, Tone: show.ToneLabel}
}

// TemplateDoc is a template's document: whose text it is, its placeholders and the text.
func TemplateDoc(t *i18n.Text, v Template) show.Doc {
	s := show.Section{Rows: []show.Row{{Label: t.Label.State, Text: whose(t, v).Text, Tone: show.ToneStrong}}}
	if !v.UpdatedAt.IsZero() {
		s.Field(t.Setting.Since, by(t, v.By, domain.DateOf(v.UpdatedAt)))
		s.Field(t.Setting.Why, v.Reason)
	}
	s.Field(t.Template.Placeholders, Braced(v.Placeholders))
	body := show.Section{Title: t.Template.Text}
	for line := range strings.SplitSeq(strings.TrimRight(v.Text, "\n"), "\n") {
		body.Rows = append(body.Rows, show.Row{Text: line})
	}
	return show.Doc{
		ID: v.ID.String(), Title: t.Sentence(t.Template.Heading, domain.Args{"name": t.Word.Template[v.Key]}),
		Sections: []show.Section{s, body},
	}
}

// TemplateSet says which template was changed.
func TemplateSet(t *i18n.Text, key domain.TemplateKey) string {
	return t.Sentence(t.Template.Set, domain.Args{"name": t.Word.Template[key]})
}
