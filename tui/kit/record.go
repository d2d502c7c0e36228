package kit

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office"
)

// Send is the command that delivers one message.
func Send(m tea.Msg) tea.Cmd { return func() tea.Msg { return m } }

// OpenForm asks the root for a form; build runs off the update loop.
func OpenForm(build func(ctx context.Context) (Form, error)) tea.Cmd {
	return Send(FormMsg{Build: build})
}

// Toast asks the root to show one line.
func Toast(text string, tone Tone) tea.Cmd { return Send(ToastMsg{Text: text, Tone: tone}) }

// Call runs a use-case off the update loop and shows what it says as a toast,
// or its error in the session's language.
func Call(env *Env, fn func(ctx context.Context) (string, Tone, error)) tea.Cmd {
	return func() tea.Msg {
		text, tone, err := fn(env.Ctx)
		if err != nil {
			return ToastMsg{Text: env.Text.Error(err), Tone: ToneDanger}
		}
		return ToastMsg{Text: text, Tone: tone}
	}
}

// CheckRows are the rows of a case's checks, each with its sign and clause.
func CheckRows(env *Env, checks []office.Check) []Row {
	rows := make([]Row, 0, len(checks))
	for _, c := range checks {
		sign, tone := "✓", ToneFocus
		switch c.Mark {
		case office.MarkWarn:
			sign, tone = "!", ToneDue
		case office.MarkFail:
			sign, tone = "✗", ToneDanger
		}
		rows = append(rows, Row{Sign: sign, Text: env.Text.Check(c), Note: env.Text.Cite(c.Rule), Tone: tone})
	}
	return rows
}

// HistorySection is the history of a record as its page shows it, oldest first;
// "of" is the record itself, which no line repeats.
func HistorySection(env *Env, entries []office.HistoryEntry, of domain.ID) Section {
	s := Section{Title: env.Text.Label.History}
	for i := len(entries) - 1; i >= 0; i-- {
		e := entries[i]
		s.Rows = append(s.Rows, Row{
			Label: env.Text.When(e.At, env.Office.Now()), Text: env.Text.History(e, of),
		})
	}
	return s
}

// DueTone is the colour of a due time: late is danger, today and tomorrow are due.
func DueTone(due, now time.Time) Tone {
	days := domain.DaysUntil(due, now)
	switch {
	case days < 0:
		return ToneDanger
	case days <= 1:
		return ToneDue
	}
	return TonePlain
}
