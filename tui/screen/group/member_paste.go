package group

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/roster"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// listActions are the keys of the list itself: many members at a time.
func (m *members) listActions() []kit.Action {
	allowed := func() error {
		g := m.present()
		if err := domain.CanManage(m.env.Actor, g); err != nil {
			return err
		}
		return domain.Admits(g)
	}
	return []kit.Action{{
		Key: "i", Label: m.env.Text.Member.Paste, Allowed: allowed,
		Run: func() tea.Cmd { return kit.OpenPaste(m.env, m.paste()) },
	}}
}

// paste is the page on which a list of members is pasted: it is checked against
// the registry, then a form says what will happen.
func (m *members) paste() kit.PasteSpec {
	t := m.env.Text
	return kit.PasteSpec{
		Title:   t.Sentence(t.Member.PasteTitle, domain.Args{"group": i18n.ShortGroup(m.group.Name)}),
		Lead:    t.Member.Lead,
		Columns: roster.MemberColumns(),
		Check: func(ctx context.Context, cells [][]string) (kit.PasteReport, error) {
			rows, err := roster.Members(roster.Cells(cells))
			if err == nil {
				var n people.MembersImported
				if n, err = m.env.Office.ImportMembers(ctx, m.env.By, m.group.ID, rows, true); err == nil {
					return m.report(rows, n), nil
				}
			}
			var wrong *desk.ImportError
			if errors.As(err, &wrong) {
				return wrongRows(m.env, wrong), nil
			}
			return kit.PasteReport{}, err
		},
	}
}

// wrongRows shows every row that the import refuses.
func wrongRows(env *kit.Env, wrong *desk.ImportError) kit.PasteReport {
	t := env.Text
	out := kit.PasteReport{
		Head:  show.Row{Sign: "✗", Text: t.Sentence(t.Member.Refused, domain.Args{"n": len(wrong.Rows)}), Tone: show.ToneDanger},
		Marks: map[int]string{},
	}
	for _, r := range wrong.Rows {
		out.Marks[r.Row] = "✗"
		out.Rows = append(out.Rows, show.Row{Sign: "✗", Text: t.RowError(r), Tone: show.ToneDanger})
	}
	return out
}

// report shows what a list that is right comes to, and its cards' deviations,
// which stand against nothing, N1.2c.
func (m *members) report(rows []people.ImportMember, n people.MembersImported) kit.PasteReport {
	t := m.env.Text
	out := kit.PasteReport{Marks: map[int]string{}, Next: t.Member.Next}
	for _, r := range n.Rows {
		switch {
		case len(r.Findings) > 0:
			out.Marks[r.Row] = "!"
			out.Rows = append(out.Rows, show.Row{Sign: "!", Text: t.CardFinding(r), Tone: show.ToneDue})
		case r.Already:
			out.Marks[r.Row] = "✓"
		}
	}
	if n.Joined == 0 {
		out.Head = show.Row{Sign: "✓", Text: t.Sentence(t.Member.AllIn, domain.Args{"already": n.Already}), Tone: show.ToneFocus}
		return out
	}
	out.Head = show.Row{Sign: "✓", Text: m.outcome(t.Member.Will, n), Tone: show.ToneFocus}
	if n.Unverified > 0 || n.Cards > 0 {
		open := t.Sentence(t.Member.Open, domain.Args{"unverified": n.Unverified, "cards": n.Cards})
		out.Rows = append([]show.Row{{Sign: "!", Text: open, Note: t.Cite("N2.2a"), Tone: show.ToneDue}}, out.Rows...)
	}
	out.Confirm = func(context.Context) (kit.Form, error) { return m.confirm(rows, out.Head), nil }
	return out
}

func (m *members) confirm(rows []people.ImportMember, head show.Row) kit.Form {
	t := m.env.Text
	return kit.Form{
		Title:  t.Sentence(t.Member.PasteTitle, domain.Args{"group": m.group.Name}),
		Intro:  []show.Row{{Text: head.Text}},
		Rules:  []domain.ClauseID{"N1.2d", "M6.1"},
		Submit: t.Member.Submit,
		Leaves: true,
		Run: func(ctx context.Context, _ kit.Values) (string, error) {
			done, err := m.env.Office.ImportMembers(ctx, m.env.By, m.group.ID, rows, false)
			if err != nil {
				return "", err
			}
			return m.outcome(t.Member.Imported, done), nil
		},
	}
}

// outcome says what an import comes to.
func (m *members) outcome(tmpl string, n people.MembersImported) string {
	return m.env.Text.Sentence(tmpl, domain.Args{
		"joined": n.Joined, "registered": n.Registered, "already": n.Already, "members": n.Members, "capacity": n.Capacity,
	})
}
