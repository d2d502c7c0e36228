// Package inbox is the screen of what waits for the caller (待办), across
// kinds, oldest due first.
package inbox

import (
	"context"
	"hash/fnv"

	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	showtask "alumni/tui/show/task"
)

// New makes the inbox's screen.
func New(env *kit.Env) kit.Screen {
	t := &env.Text.Inbox
	return kit.NewBrowser(env, kit.BrowserSpec[task.InboxItem]{
		Title:   t.Title,
		Columns: showtask.Waiting(env.Text, env.Office.Now),
		Load:    load(env),
		ID:      func(i task.InboxItem) domain.ID { return i.Subject },
		Stamp:   func(i task.InboxItem) uint64 { return stamp(env, i) },
		Search:  true,
		Empty:   t.Empty,
		Touches: func(e domain.Event) bool {
			return kit.Of(e, domain.KindApplication, domain.KindTransfer, domain.KindTask, domain.KindViolation, domain.KindGroup,
				domain.KindRectification, domain.KindIncident, domain.KindImpostor)
		},
	})
}

// stamp changes with the record, with the day, since the due word does, and
// with who works on it, since a claim expires by itself.
func stamp(env *kit.Env, i task.InboxItem) uint64 {
	day := uint64(env.Office.Now().In(domain.China).YearDay())
	h := fnv.New64a()
	_, _ = h.Write([]byte(i.Assignee))
	return (i.Version<<10 | day) ^ h.Sum64()
}

func load(env *kit.Env) func(context.Context, kit.ListQuery) (kit.ListPage[task.InboxItem], error) {
	return func(ctx context.Context, q kit.ListQuery) (kit.ListPage[task.InboxItem], error) {
		p, err := env.Office.Inbox(ctx, env.By, task.InboxFilter{Text: q.Text, After: q.After, Limit: q.Limit})
		if err != nil {
			return kit.ListPage[task.InboxItem]{}, err
		}
		return kit.ListPage[task.InboxItem]{
			Page:     domain.Page[task.InboxItem]{Items: p.Items, Next: p.Next},
			Headline: headline(env, q, p),
		}, nil
	}
}

// headline says how much waits and how much of it is late; of a search how much
// it found.
func headline(env *kit.Env, q kit.ListQuery, p task.InboxPage) []show.Cell {
	t := &env.Text.Inbox
	if q.Text != "" {
		n := kit.Found(q, domain.Page[task.InboxItem]{Items: p.Items, Next: p.Next})
		return []show.Cell{{Text: env.Text.Sentence(t.Waiting, domain.Args{"n": n}), Tone: show.ToneStrong}}
	}
	say := func(tmpl string, n int) string { return env.Text.Sentence(tmpl, domain.Args{"n": i18n.Many(n)}) }
	out := []show.Cell{{Text: say(t.Waiting, p.Total), Tone: show.ToneStrong}}
	if p.Overdue > 0 {
		out = append(out, show.Cell{Text: say(t.Overdue, p.Overdue), Tone: show.ToneDanger})
	}
	if p.Today > 0 {
		out = append(out, show.Cell{Text: say(t.Today, p.Today), Tone: show.ToneDue})
	}
	return out
}
