package audit

import (
	"context"
	"maps"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/history"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// detail is an entry's document: what changed, why, under which rule, by which
// key from where, and its place in the chain.
func (l *log) detail(_ context.Context, id domain.ID) (kit.Detail, error) {
	l.mu.Lock()
	r, ok := l.lines[id.Seq]
	l.mu.Unlock()
	if !ok {
		return kit.Detail{}, domain.NotFound(id)
	}
	env, t := l.env, l.env.Text
	d := kit.Detail{Doc: show.Doc{
		Title:    t.Sentence(t.Audit.Heading, domain.Args{"seq": r.Seq}) + " · " + t.Word.Action[r.Action],
		Subtitle: r.At.In(domain.China).Format(time.DateTime) + " · " + who(t, r),
		Sections: []show.Section{changed(env, r), source(env, r), chain(env, r)},
	}}
	if hasPage(r.Subject) {
		d.Actions = append(d.Actions, kit.Action{
			Key: "o", Label: t.Console.Open + " " + r.Subject.String(), Run: func() tea.Cmd { return kit.OpenRecord(env, r.Subject) },
		})
	}
	if len(r.Rules) > 0 {
		d.Actions = append(d.Actions, kit.ReadClause(env, r.Rules...))
	}
	return d, nil
}

// hasPage tells whether a record can be opened.
func hasPage(id domain.ID) bool { return !id.IsZero() && id.Kind != domain.KindAccount }

func changed(env *kit.Env, r history.AuditLine) show.Section {
	t := env.Text
	var s show.Section
	if !r.Subject.IsZero() {
		s.Field(t.Audit.Subject, r.Subject.String()+"  "+t.Word.Record[r.Subject.Kind])
	}
	for _, c := range r.Changes {
		s.Field(t.Audit.Changes, t.Change(r.Subject.Kind, c, r.Names))
	}
	for _, rule := range r.Rules {
		s.Field(t.Audit.Rules, t.Cite(rule))
	}
	switch {
	case r.Text != nil:
		s.Field(t.Label.Reason, r.Text.Reason)
		for _, k := range slices.Sorted(maps.Keys(r.Text.Fields)) {
			s.Field(t.FieldName(k), t.Value(k, r.Text.Fields[k]))
		}
	case r.Detail != "":
		s.Rows = append(s.Rows, show.Row{Text: t.Audit.Erased, Tone: show.ToneLabel})
	}
	return s
}

func source(env *kit.Env, r history.AuditLine) show.Section {
	t := env.Text
	var s show.Section
	s.Field(t.Audit.Face, t.Word.Face[r.Face])
	s.Field(t.Audit.Remote, r.Remote)
	s.Field(t.Audit.Key, r.Fingerprint)
	for _, id := range r.Related {
		s.Field(t.Audit.Related, id.String()+"  "+t.Word.Record[id.Kind])
	}
	return s
}

func chain(env *kit.Env, r history.AuditLine) show.Section {
	var s show.Section
	for _, f := range [...]struct{ label, hash string }{{env.Text.Audit.Hash, r.Hash}, {env.Text.Audit.Prev, r.Prev}} {
		if f.hash != "" {
			s.Rows = append(s.Rows, show.Row{Label: f.label, Text: f.hash, Tone: show.ToneLabel})
		}
	}
	return s
}
