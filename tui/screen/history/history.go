// Package history is the whole history of one record (经过), newest first: who
// did what, when, under which rule, what it changed and why. It is permanent.
package history

import (
	"cmp"
	"context"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/history"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// kindLine makes the identity of a line inside the list: an entry has a number
// in the audit log, but it is no record.
const kindLine domain.Kind = '#'

// log is what the screen keeps besides its rows: the entries loaded, which
// never change.
type log struct {
	env *kit.Env
	of  domain.ID

	mu    sync.Mutex
	lines map[uint64]desk.HistoryEntry
}

// New makes the screen of a record's history.
func New(env *kit.Env, of domain.ID) kit.Screen {
	l := &log{env: env, of: of, lines: map[uint64]desk.HistoryEntry{}}
	return kit.NewBrowser(env, kit.BrowserSpec[desk.HistoryEntry]{
		Title:   env.Text.Label.History + " " + of.String(),
		Columns: columns(env),
		Load:    l.load,
		ID:      lineID,
		Stamp:   func(e desk.HistoryEntry) uint64 { return e.Seq },
		Touches: func(domain.Event) bool { return true },
		Detail:  l.detail,
		Open: func(e desk.HistoryEntry) tea.Cmd {
			return kit.Push(env, kit.NewPageOf(env, lineID(e), l.detail))
		},
		Actions: func() []kit.Action {
			return []kit.Action{{Key: "esc", Label: env.Text.Console.Back}}
		},
	})
}

func lineID(e desk.HistoryEntry) domain.ID { return domain.ID{Kind: kindLine, Seq: e.Seq} }

func (l *log) load(ctx context.Context, q kit.ListQuery) (kit.ListPage[desk.HistoryEntry], error) {
	p, err := l.env.Office.History(ctx, l.env.By, history.Filter{Subject: l.of, After: q.After, Limit: q.Limit})
	if err != nil {
		return kit.ListPage[desk.HistoryEntry]{}, err
	}
	l.mu.Lock()
	for _, e := range p.Items {
		l.lines[e.Seq] = e
	}
	l.mu.Unlock()
	t := l.env.Text
	head := t.Sentence(t.Audit.History, domain.Args{
		"id": l.of, "record": t.Word.Record[l.of.Kind], "n": kit.Found(q, p),
	})
	return kit.ListPage[desk.HistoryEntry]{Page: p, Headline: []show.Cell{{Text: head, Tone: show.ToneStrong}}}, nil
}

func columns(env *kit.Env) []show.Column[desk.HistoryEntry] {
	t := env.Text
	return []show.Column[desk.HistoryEntry]{
		{Title: t.Audit.Time, Width: 11, Cell: func(e desk.HistoryEntry) show.Cell {
			return show.Cell{Text: t.When(e.At, env.Office.Now()), Tone: show.ToneLabel}
		}},
		{Title: t.Audit.Who, Width: 8, Cell: func(e desk.HistoryEntry) show.Cell {
			return show.Cell{Text: cmp.Or(e.By, t.Label.Operator)}
		}},
		{Title: t.Audit.Action, Width: t.Cells(12, 20), Cell: func(e desk.HistoryEntry) show.Cell {
			return show.Cell{Text: t.Word.Action[e.Action]}
		}},
		{Title: t.Audit.Subject, Width: 6, Cell: func(e desk.HistoryEntry) show.Cell {
			return show.Cell{Text: e.Subject.String(), Tone: show.ToneLabel}
		}},
		{Title: t.Audit.HistoryWhat, Width: 12, Grow: 1, Spare: true, Cell: func(e desk.HistoryEntry) show.Cell { return what(env, e) }},
	}
}

// what is the reason that was given, or else what changed.
func what(env *kit.Env, e desk.HistoryEntry) show.Cell {
	return show.Cell{Text: cmp.Or(e.Reason, env.Text.Changes(e.Subject.Kind, e.Changes, e.Names))}
}

// detail is one entry in full.
func (l *log) detail(_ context.Context, id domain.ID) (kit.Detail, error) {
	l.mu.Lock()
	e, ok := l.lines[id.Seq]
	l.mu.Unlock()
	if !ok {
		return kit.Detail{}, domain.NotFound(id)
	}
	t := l.env.Text
	var s show.Section
	if !e.Subject.IsZero() {
		s.Field(t.Audit.Subject, e.Subject.String()+"  "+t.Word.Record[e.Subject.Kind])
	}
	for _, c := range e.Changes {
		s.Field(t.Audit.Changes, t.Change(e.Subject.Kind, c, e.Names))
	}
	s.Field(t.Label.Reason, e.Reason)
	for _, rule := range e.Rules {
		s.Field(t.Audit.Rules, t.Cite(rule))
	}
	d := kit.Detail{Doc: show.Doc{
		Title:    t.Word.Action[e.Action],
		Subtitle: e.At.In(domain.China).Format(time.DateTime) + " · " + cmp.Or(e.By, t.Label.Operator) + " · " + t.Sentence(t.Audit.Heading, domain.Args{"seq": e.Seq}),
		Sections: []show.Section{s},
	}}
	if e.Subject != l.of && !e.Subject.IsZero() {
		d.Actions = append(d.Actions, kit.Action{
			Key: "o", Label: t.Console.Open + " " + e.Subject.String(), Run: func() tea.Cmd { return kit.OpenRecord(l.env, e.Subject) },
		})
	}
	if len(e.Rules) > 0 {
		d.Actions = append(d.Actions, kit.ReadClause(l.env, e.Rules...))
	}
	return d, nil
}
