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
	"alumni/tui/kit"
	"alumni/tui/show"
)

// Terms and templates have no short number that people use: in the list they
// go by their place.
const (
	kindTerm     domain.Kind = 't'
	kindTemplate domain.Kind = 'd'
)

// row is a line of one of the three lists.
type row struct {
	id       domain.ID
	term     *settings.TermRow
	set      *settings.RuleSetView
	template *settings.TemplateView
}

// The chips.
const (
	chipTerms = iota
	chipVersions
	chipTemplates
)

// New makes the constructor of the settings. Places, if given, makes the list of
// places and industries, which belongs to the same section.
func New(places func(*kit.Env) kit.Screen) func(*kit.Env) kit.Screen {
	return func(env *kit.Env) kit.Screen {
		t := env.Text
		return kit.NewBrowser(env, kit.BrowserSpec[row]{
			Title:   t.Setting.Title,
			Columns: columns(env),
			Load:    func(ctx context.Context, q kit.ListQuery) (kit.ListPage[row], error) { return load(ctx, env, q) },
			ID:      func(r row) domain.ID { return r.id },
			Stamp:   stamp,
			Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindRuleSet, domain.KindTemplate) },
			Detail:  func(ctx context.Context, id domain.ID) (kit.Detail, error) { return Detail(ctx, env, id) },
			Open: func(r row) tea.Cmd {
				return kit.Push(env, kit.NewPageOf(env, r.id, func(ctx context.Context, id domain.ID) (kit.Detail, error) {
					return Detail(ctx, env, id)
				}))
			},
			Actions: func() []kit.Action {
				out := []kit.Action{{
					Key: "e", Label: t.Setting.ReviseAction, Allowed: func() error { return domain.CanRevise(env.Actor) },
					Run: func() tea.Cmd { return kit.OpenForm(env, revise(env)) },
				}}
				if places != nil {
					out = append(out, kit.Action{Key: "L", Label: t.Setting.Places, Run: func() tea.Cmd {
						return kit.Push(env, places(env))
					}})
				}
				return out
			},
		})
	}
}

func stamp(r row) uint64 {
	switch {
	case r.term != nil:
		return r.term.Set.Seq<<8 + uint64(len(r.term.Next))
	case r.set != nil:
		n := r.set.Version << 2
		if r.set.InForce {
			n++
		}
		if r.set.Ahead {
			n += 2
		}
		return n
	}
	return r.template.Version
}

func load(ctx context.Context, env *kit.Env, q kit.ListQuery) (kit.ListPage[row], error) {
	t := &env.Text.Setting
	out := kit.ListPage[row]{Chips: []kit.Chip{
		{Label: t.InForce, Count: -1}, {Label: t.Versions, Count: -1}, {Label: t.Templates, Count: -1},
	}}
	head := func(text string, args domain.Args) {
		out.Headline = []show.Cell{{Text: env.Text.Sentence(text, args)}}
	}
	switch q.Chip {
	case chipVersions:
		sets, err := env.Office.RuleSets(ctx, env.By)
		if err != nil {
			return out, err
		}
		for _, s := range sets {
			out.Items = append(out.Items, row{id: s.ID, set: &s})
		}
		head(t.HeadlineVersions, domain.Args{"n": len(sets)})
	case chipTemplates:
		list, err := env.Office.Templates(ctx, env.By)
		if err != nil {
			return out, err
		}
		for i, v := range list {
			out.Items = append(out.Items, row{id: domain.ID{Kind: kindTemplate, Seq: uint64(i + 1)}, template: &v})
		}
		head(env.Text.Template.Headline, domain.Args{"n": len(list)})
	default:
		v, err := env.Office.Terms(ctx, env.By)
		if err != nil {
			return out, err
		}
		for i, r := range v.Terms {
			out.Items = append(out.Items, row{id: domain.ID{Kind: kindTerm, Seq: uint64(i + 1)}, term: &r})
		}
		head(t.Headline, domain.Args{"name": v.Set.Name, "date": string(domain.DateOf(v.Set.Effective))})
	}
	return out, nil
}

func columns(env *kit.Env) []show.Column[row] {
	t := &env.Text.Setting
	return []show.Column[row]{
		{Title: t.Name, Width: env.Text.Cells(12, 16), Cell: func(r row) show.Cell { return show.Cell{Text: name(env, r)} }},
		{Title: t.Value, Width: env.Text.Cells(12, 13), Grow: 1, Cell: func(r row) show.Cell { return value(env, r) }},
		{Title: t.Since, Width: 10, Cell: func(r row) show.Cell { return show.Cell{Text: since(r), Tone: show.ToneLabel} }},
		{Title: t.Rule, Width: 11, Spare: true, Cell: func(r row) show.Cell {
			if r.term == nil {
				return show.Cell{}
			}
			return show.Cell{Text: env.Text.Cite(r.term.Rule), Tone: show.ToneLabel}
		}},
	}
}

func name(env *kit.Env, r row) string {
	switch {
	case r.term != nil:
		return env.Text.Setting.Term[r.term.Key]
	case r.set != nil:
		return r.set.Name
	}
	return env.Text.Word.Template[r.template.Key]
}

func value(env *kit.Env, r row) show.Cell {
	t := env.Text
	switch {
	case r.term != nil && r.term.Next != "":
		return show.Cell{Text: t.TermValue(r.term.Key, r.term.Value) + " → " + t.TermValue(r.term.Key, r.term.Next), Tone: show.ToneDue}
	case r.term != nil:
		return show.Cell{Text: t.TermValue(r.term.Key, r.term.Value)}
	case r.set != nil:
		c := setState(env, *r.set)
		if len(r.set.Changes) > 0 {
			c.Text += "  " + t.TermChanges(r.set.Changes)
		}
		return c
	case r.template.Body != "":
		return show.Cell{Text: t.Template.Own, Tone: show.ToneFocus}
	}
	return show.Cell{Text: t.Template.Default, Tone: show.ToneLabel}
}

func setState(env *kit.Env, s settings.RuleSetView) show.Cell {
	t := &env.Text.Setting
	switch {
	case s.InForce:
		return show.Cell{Text: t.StateNow, Tone: show.ToneFocus}
	case s.Ahead:
		return show.Cell{Text: t.StateAhead, Tone: show.ToneDue}
	}
	return show.Cell{Text: t.StatePast, Tone: show.ToneLabel}
}

func since(r row) string {
	switch {
	case r.term != nil:
		return string(r.term.Since)
	case r.set != nil:
		return string(domain.DateOf(r.set.Effective))
	case r.template.UpdatedAt.IsZero():
		return ""
	}
	return string(domain.DateOf(r.template.UpdatedAt))
}

// Detail loads the document of a term, of a version of the rules or of a template.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	switch id.Kind {
	case kindTerm:
		v, err := env.Office.Terms(ctx, env.By)
		if err != nil || id.Seq > uint64(len(v.Terms)) {
			return kit.Detail{}, cmp.Or(err, error(domain.NotFound(id)))
		}
		return term(env, v.Terms[id.Seq-1]), nil
	case domain.KindRuleSet:
		sets, err := env.Office.RuleSets(ctx, env.By)
		if err != nil {
			return kit.Detail{}, err
		}
		i := slices.IndexFunc(sets, func(s settings.RuleSetView) bool { return s.ID == id })
		if i < 0 {
			return kit.Detail{}, domain.NotFound(id)
		}
		return version(env, sets[i]), nil
	}
	list, err := env.Office.Templates(ctx, env.By)
	if err != nil {
		return kit.Detail{}, err
	}
	for i, v := range list {
		if v.ID == id || id == (domain.ID{Kind: kindTemplate, Seq: uint64(i + 1)}) {
			return template(env, v), nil
		}
	}
	return kit.Detail{}, domain.NotFound(id)
}

func term(env *kit.Env, r settings.TermRow) kit.Detail {
	t := env.Text
	var s show.Section
	s.Rows = append(s.Rows, show.Row{Label: t.Setting.Value, Text: t.TermValue(r.Key, r.Value), Tone: show.ToneStrong})
	if r.Next != "" {
		s.Rows = append(s.Rows, show.Row{Label: t.Setting.Next, Tone: show.ToneDue, Text: t.Sentence(t.Setting.NextFrom, domain.Args{
			"value": t.TermValue(r.Key, r.Next), "date": string(r.NextFrom),
		})})
	}
	s.Field(t.Setting.Since, t.Sentence(t.Setting.SinceBy, domain.Args{"date": string(r.Since), "id": r.Set.String()}))
	s.Field(t.Setting.Why, cmp.Or(r.Reason, t.Setting.First))
	s.Field(t.Setting.Rule, t.Cite(r.Rule))
	if a := r.Allowed(); a != "" {
		s.Rows = append(s.Rows, show.Row{Text: t.Sentence(t.Setting.Bounds, domain.Args{"allowed": a}), Tone: show.ToneLabel})
	}
	return kit.Detail{
		Doc: show.Doc{
			Title: t.Sentence(t.Setting.Heading, domain.Args{"term": t.Setting.Term[r.Key]}), Subtitle: t.Setting.About[r.Key],
			Sections: []show.Section{s},
		},
		Actions: []kit.Action{kit.ReadClause(env, r.Rule)},
	}
}

func version(env *kit.Env, v settings.RuleSetView) kit.Detail {
	t := env.Text
	c := setState(env, v)
	s := show.Section{Rows: []show.Row{{Label: t.Setting.State, Text: c.Text, Tone: c.Tone}}}
	s.Field(t.Setting.Effective, v.Effective.In(domain.China).Format("2006-01-02 15:04"))
	s.Field(t.Setting.Why, cmp.Or(v.Reason, t.Setting.First))
	changes := show.Section{Title: t.Setting.Changed}
	for _, ch := range v.Changes {
		k := domain.TermKey(ch.Field)
		changes.Rows = append(changes.Rows, show.Row{
			Label: t.Setting.Term[k], Text: t.TermValue(k, ch.Before) + " → " + t.TermValue(k, ch.After), Tone: show.ToneStrong,
		})
	}
	if len(v.Changes) == 0 {
		changes.Rows = []show.Row{{Text: t.Setting.Unchanged, Tone: show.ToneLabel}}
	}
	all := show.Section{Title: t.Setting.Title}
	for _, spec := range domain.TermSpecs {
		all.Rows = append(all.Rows, show.Row{
			Label: t.Setting.Term[spec.Key], Text: t.TermValue(spec.Key, v.Terms.Value(spec.Key)), Note: t.Cite(spec.Rule),
		})
	}
	return kit.Detail{
		Version: v.Version,
		Doc: show.Doc{
			ID: v.ID.String(), Title: t.Sentence(t.Setting.VersionHeading, domain.Args{"name": v.Name}),
			Subtitle: t.Sentence(t.Bulletin.By, domain.Args{"by": cmp.Or(v.By, t.Label.Operator), "date": string(domain.DateOf(v.CreatedAt))}),
			Sections: []show.Section{s, changes, all},
		},
		Actions: []kit.Action{kit.ReadClause(env, "M9")},
	}
}
