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
	"alumni/tui/i18n"
	"alumni/tui/show"
)

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
		out[i] = Template{TemplateView: v, Text: cmp.Or(v.Body, i18n.DefaultTemplate(v.Key)), Placeholders: []string{}, Required: []string{}}
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
		ID: v.ID.String(), Title: t.Sentence(t.Template.Heading, domain.Args{"name": t.Word.Template[v.Key]}), Sections: []show.Section{s, body},
	}
}

// TemplateSet says which template was changed.
func TemplateSet(t *i18n.Text, key domain.TemplateKey) string {
	return t.Sentence(t.Template.Set, domain.Args{"name": t.Word.Template[key]})
}
