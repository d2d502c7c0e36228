// Package setting is the screen of headquarters' settings (设置): the open terms
// of the regulation in force, M9, their versions, M10, and the templates of
// letters and bulletins.
package setting

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/settings"
	"alumni/tui/console"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/setting"
)

// Terms and templates have no short number that people use: in the list they
// go by their place.
const (
	kindTerm     domain.Kind = 't'
	kindTemplate domain.Kind = 'd'
)

// row is a line of one of the three lists, its cells by the keys of their columns.
type row struct {
	id     domain.ID
	record domain.ID // that has a page of its own; zero for none
	stamp  uint64
	cells  map[string]show.Cell
	detail func() kit.Detail
}

// list is one of the three, with what stands above it.
type list func(ctx context.Context, env *kit.Env) (rows []row, head string, err error)

// lists are what the chips select.
var lists = [...]list{terms, versions, templates}

// Part is a list of its own that belongs to the same section: places, accounts.
type Part struct {
	Key   string
	Label func(*i18n.Text) string
	May   func(domain.Actor) error // who sees that there is one; nil for everybody
	New   func(*kit.Env) kit.Screen
}

// New makes the constructor of the settings, with the lists that belong to them.
func New(parts ...Part) func(*kit.Env) kit.Screen {
	return func(env *kit.Env) kit.Screen {
		t := env.Text
		detail := func(ctx context.Context, id domain.ID) (kit.Detail, error) { return Detail(ctx, env, id) }
		return kit.NewBrowser(env, kit.BrowserSpec[row]{
			Title:   t.Setting.Title,
			Columns: columns(env),
			Load:    func(ctx context.Context, q kit.ListQuery) (kit.ListPage[row], error) { return load(ctx, env, q) },
			ID:      func(r row) domain.ID { return r.id },
			Stamp:   func(r row) uint64 { return r.stamp },
			Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindRuleSet, domain.KindTemplate) },
			Detail:  detail,
			Open:    func(r row) tea.Cmd { return kit.OpenPage(env, r.id, detail) },
			Bindings: func() []kit.Binding {
				may := func() error { return domain.CanRevise(env.Actor()) }
				out := []kit.Binding{kit.FormBinding(env, "e", t.Setting.ReviseAction, may, revise(env))}
				for _, p := range parts {
					if p.May == nil || p.May(env.Actor()) == nil {
						out = append(out, kit.Binding{
							Key: p.Key, Label: p.Label(t), Run: func() tea.Cmd { return kit.Push(env, p.New(env)) },
						})
					}
				}
				return out
			},
		})
	}
}

// columns have the titles and widths of those of the terms, and each list its own cells under them.
func columns(env *kit.Env) []show.Column[row] {
	cols := show.Of(setting.Terms(env.Text), func(row) settings.TermRow { return settings.TermRow{} })
	for i, c := range cols {
		cols[i].Cell = func(r row) show.Cell { return r.cells[c.Key] }
	}
	return cols
}

// rows makes lines of the records of one of the lists.
func rows[R any](items []R, cols []show.Column[R], of func(i int, r R) row) []row {
	out := make([]row, len(items))
	for i, r := range items {
		out[i] = of(i, r)
		out[i].cells = make(map[string]show.Cell, len(cols))
		for _, c := range cols {
			out[i].cells[c.Key] = c.At(r)
		}
	}
	return out
}

func load(ctx context.Context, env *kit.Env, q kit.ListQuery) (kit.ListPage[row], error) {
	t := &env.Text.Setting
	items, head, err := lists[q.Chip%len(lists)](ctx, env)
	return kit.ListPage[row]{
		Page:     domain.Page[row]{Items: items},
		Chips:    []kit.Chip{{Label: t.InForce, Count: -1}, {Label: t.Versions, Count: -1}, {Label: t.Templates, Count: -1}},
		Headline: []show.Cell{{Text: head}},
	}, err
}

func terms(ctx context.Context, env *kit.Env) ([]row, string, error) {
	v, err := env.Office.Terms(ctx, env.By)
	out := rows(v.Terms, setting.Terms(env.Text), func(i int, r settings.TermRow) row {
		return row{id: domain.ID{Kind: kindTerm, Seq: uint64(i + 1)}, stamp: r.Set.Seq<<8 + uint64(len(r.Next)), detail: func() kit.Detail {
			return kit.Detail{Doc: setting.Term(env.Text, r), Bindings: []kit.Binding{kit.ReadClause(env, r.Rule)}}
		}}
	})
	return out, env.Text.Sentence(env.Text.Setting.Headline, domain.Args{
		"name": v.Set.Name, "date": string(domain.DateOf(v.Set.Effective)),
	}), err
}

func versions(ctx context.Context, env *kit.Env) ([]row, string, error) {
	sets, err := env.Office.RuleSets(ctx, env.By)
	out := rows(sets, setting.Versions(env.Text), func(_ int, s settings.RuleSetView) row {
		stamp := s.Version << 2
		if s.InForce {
			stamp++
		}
		if s.Ahead {
			stamp += 2
		}
		return row{id: s.ID, stamp: stamp, detail: func() kit.Detail {
			return kit.Detail{Doc: setting.Version(env.Text, s), Bindings: []kit.Binding{kit.ReadClause(env, "M9")}}
		}}
	})
	return out, env.Text.Sentence(env.Text.Setting.HeadlineVersions, domain.Args{"n": len(sets)}), err
}

func templates(ctx context.Context, env *kit.Env) ([]row, string, error) {
	all, err := setting.AllTemplates(ctx, env.Office, env.By)
	out := rows(all, setting.Templates(env.Text), func(i int, v setting.Template) row {
		return row{
			id: domain.ID{Kind: kindTemplate, Seq: uint64(i + 1)}, record: v.ID, stamp: v.Version,
			detail: func() kit.Detail { return template(env, v) },
		}
	})
	return out, env.Text.Sentence(env.Text.Template.Headline, domain.Args{"n": len(all)}), err
}

// Detail loads the document of a term, of a version of the rules or of a template.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	of := templates
	switch id.Kind {
	case kindTerm:
		of = terms
	case domain.KindRuleSet:
		of = versions
	}
	all, _, err := of(ctx, env)
	i := slices.IndexFunc(all, func(r row) bool { return r.id == id || r.record == id })
	if err != nil || i < 0 {
		return kit.Detail{}, cmp.Or(err, error(domain.NotFound(id)))
	}
	return all[i].detail(), nil
}

// revise builds the form that sets the terms anew, M9: all of them as they are
// in force, the day of effect and the reason. A field that is left as it is
// changes nothing.
func revise(env *kit.Env) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Terms(ctx, env.By)
		if err == nil {
			err = v.Revise
		}
		if err != nil {
			return kit.Form{}, err
		}
		in, err := setting.Revision(v)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		f := kit.Form{
			Title: t.Setting.ReviseTitle, Rules: []domain.ClauseID{"M9", "M10"}, Submit: t.Setting.ReviseSubmit,
			Intro: []show.Row{{Text: t.Setting.ReviseIntro, Tone: show.ToneStrong}, {Text: t.Setting.ReviseBy}},
			Run:   func(ctx context.Context, val kit.Values) (string, error) { return revised(ctx, env, in, val) },
		}
		sets, err := env.Office.RuleSets(ctx, env.By)
		if err != nil {
			return kit.Form{}, err
		}
		slices.Reverse(sets) // the first that is ahead takes effect next
		if i := slices.IndexFunc(sets, func(s settings.RuleSetView) bool { return s.Ahead }); i >= 0 {
			f.Intro = append(f.Intro, show.Row{Sign: "!", Tone: show.ToneDue, Text: t.Sentence(t.Setting.ReviseAhead, domain.Args{
				"name": sets[i].Name, "date": string(domain.DateOf(sets[i].Effective)),
			})})
		}
		for _, x := range setting.Fields(&in) {
			f.Fields = append(f.Fields, console.Field(env, x))
		}
		f.Fields = append(f.Fields, kit.DateField(env, "effective", domain.DateOf(env.Office.Now())), reason(env))
		return f, nil
	}
}

func reason(env *kit.Env) kit.Field {
	return kit.Field{Key: "reason", Label: env.Text.Label.Reason, Hint: env.Text.Setting.ReasonHint, Max: domain.MaxText}
}

func revised(ctx context.Context, env *kit.Env, in settings.ReviseTerms, val kit.Values) (string, error) {
	in.Effective, in.Reason = domain.ReadDate(val.Text["effective"]), val.Text["reason"]
	for _, x := range setting.Fields(&in) {
		if typed := []string{val.Text[x.Key]}; !slices.Equal(typed, x.Get()) {
			if err := x.Set(deed.Call{}, typed); err != nil {
				return "", err
			}
		}
	}
	set, err := env.Office.ReviseTerms(ctx, env.By, in)
	if err != nil {
		return "", err
	}
	return setting.Revised(env.Text, set), nil
}

// template is a template's document with what can be done with it.
func template(env *kit.Env, v setting.Template) kit.Detail {
	t := env.Text
	allowed := func() error { return v.Set }
	d := kit.Detail{Doc: setting.TemplateDoc(t, v), Bindings: []kit.Binding{
		kit.FormBinding(env, "m", t.Template.Edit, allowed, change(env, v.Key, edit)),
		{Key: "p", Label: t.Template.Preview, Run: func() tea.Cmd { return preview(env, v.Key) }},
	}}
	if v.Body != "" {
		d.Bindings = append(d.Bindings, kit.FormBinding(env, "x", t.Template.Reset, allowed, change(env, v.Key, reset)))
	}
	return d
}

// preview shows the template with sample values.
func preview(env *kit.Env, key domain.TemplateKey) tea.Cmd {
	t := env.Text
	title := t.Sentence(t.Template.PreviewTitle, domain.Args{"name": t.Word.Template[key]})
	return kit.OpenText(env, title, func(ctx context.Context) (string, error) {
		v, err := setting.FindTemplate(ctx, env.Office, env.By, key)
		if err != nil {
			return "", err
		}
		return t.TemplatePreview(key, v.Text, domain.DateOf(env.Office.Now())), nil
	})
}

// change builds a form that changes a template, for a reason.
func change(
	env *kit.Env, key domain.TemplateKey, form func(*kit.Env, setting.Template) (kit.Form, settings.SetTemplate),
) func(context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := setting.FindTemplate(ctx, env.Office, env.By, key)
		if err == nil {
			err = v.Set
		}
		if err != nil {
			return kit.Form{}, err
		}
		f, in := form(env, v)
		f.Fields, f.Rules = append(f.Fields, reason(env)), []domain.ClauseID{"M9"}
		f.Run = func(ctx context.Context, val kit.Values) (string, error) {
			in.Body, in.Reason = val.Text["body"], val.Text["reason"]
			if _, err := env.Office.SetTemplate(ctx, env.By, in); err != nil {
				return "", err
			}
			return setting.TemplateSet(env.Text, key), nil
		}
		return f, nil
	}
}

// edit writes HQ's own text.
func edit(env *kit.Env, v setting.Template) (kit.Form, settings.SetTemplate) {
	t := env.Text
	intro := []show.Row{
		{Text: t.Sentence(t.Template.SetIntro, domain.Args{"names": setting.Braced(v.Placeholders)})},
		{Text: t.Sentence(t.Template.SetNeeds, domain.Args{"names": setting.Braced(v.Required)}), Tone: show.ToneStrong},
		{Text: t.Template.SetBrackets, Tone: show.ToneLabel},
	}
	switch v.Key {
	case domain.TemplateImpostor:
		intro = []show.Row{{Text: t.Template.SetWords}}
	case domain.TemplateColumns:
		intro = []show.Row{{Text: t.Sentence(t.Template.SetColumns, domain.Args{"names": domain.ListColumns})}}
	}
	return kit.Form{
		Title:  t.Sentence(t.Template.SetTitle, domain.Args{"name": t.Word.Template[v.Key]}),
		Intro:  intro,
		Fields: []kit.Field{{Key: "body", Label: t.Template.Text, Kind: kit.FieldArea, Value: v.Text, Max: domain.MaxTemplate}},
		Submit: t.Template.SetSubmit,
	}, settings.SetTemplate{Key: v.Key, Version: v.Version}
}

// reset goes back to the default text.
func reset(env *kit.Env, v setting.Template) (kit.Form, settings.SetTemplate) {
	t := env.Text
	return kit.Form{
		Title:  t.Sentence(t.Template.ResetTitle, domain.Args{"name": t.Word.Template[v.Key]}),
		Intro:  []show.Row{{Text: t.Template.ResetIntro, Tone: show.ToneStrong}},
		Submit: t.Template.ResetSubmit,
	}, settings.SetTemplate{Key: v.Key, Version: v.Version, Reset: true}
}
