// Package audit is the screen of the audit log (审计), newest first: who did
// what, when, with which key, and what it changed.
package audit

import (
	"context"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/history"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// kindLine makes the identity of a line inside the list: an entry has a
// number, but it is no record and no page can be opened by it.
const kindLine domain.Kind = '#'

// actions are what the chips select after "all", in their order: what people ask for.
var actions = [...]domain.Action{
	"", domain.ActApplicationApprove, domain.ActTransferApprove, domain.ActViolationAdd,
	domain.ActTaskComplete, domain.ActPhoneReveal,
}

// log is what the screen keeps besides its rows: the entries loaded, which
// never change.
type log struct {
	env *kit.Env

	mu    sync.Mutex
	lines map[uint64]history.AuditLine
}

// New makes the screen of the audit log.
func New(env *kit.Env) kit.Screen {
	l := &log{env: env, lines: map[uint64]history.AuditLine{}}
	t := &env.Text.Audit
	return kit.NewBrowser(env, kit.BrowserSpec[history.AuditLine]{
		Title:   t.Title,
		Columns: columns(env),
		Load:    l.load,
		ID:      func(r history.AuditLine) domain.ID { return domain.ID{Kind: kindLine, Seq: r.Seq} },
		Stamp:   func(r history.AuditLine) uint64 { return r.Seq },
		Search:  true,
		Empty:   t.Empty,
		Touches: func(domain.Event) bool { return true },
		Detail:  l.detail,
		Open: func(r history.AuditLine) tea.Cmd {
			return kit.Push(env, kit.NewPageOf(env, domain.ID{Kind: kindLine, Seq: r.Seq}, l.detail))
		},
		Actions: func() []kit.Action {
			return []kit.Action{{Key: "v", Label: t.Verify, Run: func() tea.Cmd { return verify(env) }}}
		},
	})
}

// verify walks the whole chain and says what it found.
func verify(env *kit.Env) tea.Cmd {
	return kit.Call(env, func(ctx context.Context) (string, show.Tone, error) {
		r, err := env.Office.VerifyAudit(ctx, env.By)
		if err != nil {
			return "", 0, err
		}
		if !r.OK {
			return env.Text.Sentence(env.Text.Audit.Broken, domain.Args{"seq": r.BadSeq}), show.ToneDanger, nil
		}
		return env.Text.Sentence(env.Text.Audit.Verified, domain.Args{"n": r.Entries}), show.ToneFocus, nil
	})
}

func (l *log) load(ctx context.Context, q kit.ListQuery) (kit.ListPage[history.AuditLine], error) {
	out := kit.ListPage[history.AuditLine]{
		Headline: []show.Cell{{Text: l.env.Text.Audit.Newest, Tone: show.ToneStrong}}, Chips: l.chips(),
	}
	p, err := l.env.Office.Audit(ctx, l.env.By, l.filter(q))
	if err != nil {
		return out, err
	}
	l.mu.Lock()
	for _, r := range p.Items {
		l.lines[r.Seq] = r
	}
	l.mu.Unlock()
	out.Page = p
	return out, nil
}

func (l *log) chips() []kit.Chip {
	out := []kit.Chip{{Label: l.env.Text.Label.All, Count: -1}}
	for _, a := range actions[1:] {
		out = append(out, kit.Chip{Label: l.env.Text.Word.Action[a], Count: -1})
	}
	return out
}

// filter reads what was typed: a record's short number, the words of an action,
// or else a person's name or a number without its letter.
func (l *log) filter(q kit.ListQuery) history.AuditFilter {
	f := history.AuditFilter{Action: actions[q.Chip%len(actions)], After: q.After, Limit: q.Limit}
	text := strings.TrimSpace(q.Text)
	if text == "" {
		return f
	}
	if id, err := domain.ParseID(text); err == nil {
		f.Action = ""
		if id.Kind == domain.KindAccount {
			f.Account = id
		} else {
			f.Subject = id
		}
		return f
	}
	for _, a := range domain.Actions {
		if strings.Contains(strings.ToLower(l.env.Text.Word.Action[a]+" "+string(a)), strings.ToLower(text)) {
			f.Action = a
			return f
		}
	}
	f.Text = text
	return f
}

func columns(env *kit.Env) []show.Column[history.AuditLine] {
	t := &env.Text.Audit
	return []show.Column[history.AuditLine]{
		{Title: t.Time, Width: 11, Cell: func(r history.AuditLine) show.Cell {
			return show.Cell{Text: env.Text.When(r.At, env.Office.Now()), Tone: show.ToneLabel}
		}},
		{Title: t.Who, Width: 8, Cell: func(r history.AuditLine) show.Cell { return show.Cell{Text: who(env.Text, r)} }},
		{
			Title: t.Action, Width: env.Text.Cells(12, 20),
			Cell: func(r history.AuditLine) show.Cell { return show.Cell{Text: env.Text.Word.Action[r.Action]} },
		},
		{Title: t.Subject, Width: 6, Cell: func(r history.AuditLine) show.Cell {
			return show.Cell{Text: r.Subject.String(), Tone: show.ToneLabel}
		}},
		{Title: t.Changes, Width: 12, Grow: 1, Spare: true, Cell: func(r history.AuditLine) show.Cell {
			return show.Cell{Text: env.Text.Changes(r.Subject.Kind, r.Changes, r.Names)}
		}},
	}
}

func who(t *i18n.Text, r history.AuditLine) string {
	if r.Name == "" {
		return t.Label.Operator
	}
	return r.Name
}
