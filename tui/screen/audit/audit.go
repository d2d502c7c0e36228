// Package audit are the screens of the audit log (审计) and of a record's whole
// history (经过), newest first. Both are permanent.
package audit

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/history"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/audit"
)

// kindLine makes the identity of a line inside the list: an entry has a
// number, but it is no record and no page can be opened by it.
const kindLine domain.Kind = '#'

// actions are what the chips select after "all", in their order: what people ask for.
var actions = [...]domain.Action{
	"", domain.ActApplicationApprove, domain.ActTransferApprove, domain.ActViolationAdd,
	domain.ActTaskComplete, domain.ActPhoneReveal,
}

// New makes the screen of the audit log.
func New(env *kit.Env) kit.Screen {
	t := env.Text
	return entries(env, func(l history.AuditLine) uint64 { return l.Seq }, kit.BrowserSpec[history.AuditLine]{
		Title: t.Audit.Title, Search: true, Empty: t.Audit.Empty,
		Columns: audit.Log(t, env.Office.Now),
		Load: func(ctx context.Context, q kit.ListQuery) (kit.ListPage[history.AuditLine], error) {
			p, err := env.Office.Audit(ctx, env.By, filter(env, q))
			return kit.ListPage[history.AuditLine]{
				Page: p, Headline: []show.Cell{{Text: t.Audit.Newest, Tone: show.ToneStrong}}, Chips: chips(env),
			}, err
		},
		Bindings: func() []kit.Binding {
			return []kit.Binding{{Key: "v", Label: t.Audit.Verify, Run: func() tea.Cmd { return verify(env) }}}
		},
	}, func(l history.AuditLine) kit.Detail {
		open := l.Subject
		if open.Kind == domain.KindAccount { // it has no page
			open = domain.ID{}
		}
		return kit.Detail{Doc: audit.Line(t, l), Bindings: leads(env, open, l.Rules)}
	})
}

// History makes the screen of a record's whole history.
func History(env *kit.Env, of domain.ID) kit.Screen {
	t := env.Text
	return entries(env, func(e desk.HistoryEntry) uint64 { return e.Seq }, kit.BrowserSpec[desk.HistoryEntry]{
		Title:   t.Label.History + " " + of.String(),
		Columns: audit.History(t, env.Office.Now),
		Load: func(ctx context.Context, q kit.ListQuery) (kit.ListPage[desk.HistoryEntry], error) {
			p, err := env.Office.History(ctx, env.By, history.Filter{Subject: of, After: q.After, Limit: q.Limit})
			head := t.Sentence(t.Audit.History, domain.Args{"id": of, "record": t.Word.Record[of.Kind], "n": kit.Found(q, p)})
			return kit.ListPage[desk.HistoryEntry]{Page: p, Headline: []show.Cell{{Text: head, Tone: show.ToneStrong}}}, err
		},
		Bindings: func() []kit.Binding { return []kit.Binding{{Key: "esc", Label: t.Console.Back}} },
	}, func(e desk.HistoryEntry) kit.Detail {
		open := e.Subject
		if open == of {
			open = domain.ID{}
		}
		return kit.Detail{Doc: audit.Entry(t, e), Bindings: leads(env, open, e.Rules)}
	})
}

// entries is the screen of a list of entries. They never change, so that those
// loaded are kept and each is shown as it came.
func entries[R any](env *kit.Env, seq func(R) uint64, spec kit.BrowserSpec[R], detail func(R) kit.Detail) kit.Screen {
	spec.ID = func(r R) domain.ID { return domain.ID{Kind: kindLine, Seq: seq(r)} }
	spec.Stamp, spec.Row = seq, detail
	return kit.NewBrowser(env, spec)
}

// leads are the ways from an entry to its record, unless that is none, and to the rules.
func leads(env *kit.Env, id domain.ID, rules []domain.ClauseID) (out []kit.Binding) {
	if !id.IsZero() {
		out = append(out, kit.ToRecord(env, env.Text.Console.Open, id))
	}
	if len(rules) > 0 {
		out = append(out, kit.ReadClause(env, rules...))
	}
	return out
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

func chips(env *kit.Env) []kit.Chip {
	out := []kit.Chip{{Label: env.Text.Label.All, Count: -1}}
	for _, a := range actions[1:] {
		out = append(out, kit.Chip{Label: env.Text.Word.Action[a], Count: -1})
	}
	return out
}

// filter reads what was typed: a record's short number, the words of an action,
// or else a person's name or a number without its letter.
func filter(env *kit.Env, q kit.ListQuery) history.AuditFilter {
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
	for _, a := range env.Text.Word.Actions() {
		if strings.Contains(strings.ToLower(env.Text.Word.Action[a]+" "+string(a)), strings.ToLower(text)) {
			f.Action = a
			return f
		}
	}
	f.Text = text
	return f
}
