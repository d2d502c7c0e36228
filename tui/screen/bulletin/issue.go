package bulletin

import (
	"context"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/bulletin"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// issue builds the form that makes a draft bulletin of the groups marked, or of
// all changes since the last one.
func issue(env *kit.Env, m *kit.Marks) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		groups := m.All()
		in := bulletin.IssueBulletin{Groups: groups, Since: len(groups) == 0}
		text, err := env.Office.BulletinText(ctx, env.By, bulletin.Query{Groups: in.Groups, Since: in.Since})
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		rows := []show.Row{{Text: t.Sentence(t.Bulletin.IssueIntro, domain.Args{"n": len(text.Groups)}), Tone: show.ToneStrong}}
		if text.More {
			rows = append(rows, show.Row{Text: t.Sentence(t.Bulletin.IssueMore, domain.Args{"n": domain.MaxBulletin}), Tone: show.ToneDue})
		}
		rows = append(rows, show.Row{Text: t.Bulletin.IssueAfter}, show.Row{})
		for i, g := range text.Groups {
			if i == 12 {
				rows = append(rows, show.Row{Sign: "…", Text: strconv.Itoa(len(text.Groups) - i), Tone: show.ToneLabel})
				break
			}
			rows = append(rows, show.Row{Sign: "·", Text: i18n.ShortGroup(g.Name) + "  " + t.GroupChanges(g.Changes)})
		}
		return kit.Form{
			Title: t.Bulletin.IssueTitle, Intro: rows, Rules: []domain.ClauseID{"M4.3"}, Submit: t.Bulletin.IssueSubmit,
			Run: func(ctx context.Context, _ kit.Values) (string, error) {
				b, err := env.Office.IssueBulletin(ctx, env.By, in)
				if err != nil {
					return "", err
				}
				m.Set()
				return t.Sentence(t.Bulletin.Issued, domain.Args{"id": b.ID, "n": len(b.Entries)}), nil
			},
		}, nil
	}
}
