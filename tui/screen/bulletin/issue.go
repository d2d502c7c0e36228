package bulletin

import (
	"context"
	"slices"
	"strconv"
	"sync"

	"alumni/domain"
	"alumni/domain/office/bulletin"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// issue builds the form that makes a draft bulletin of the groups marked, or of
// all changes since the last one.
func issue(env *kit.Env, m *marks) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		groups := m.groups()
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
				m.clear()
				return t.Sentence(t.Bulletin.Issued, domain.Args{"id": b.ID, "n": len(b.Entries)}), nil
			},
		}, nil
	}
}

// marks are the groups that a person marked in one list. Forms read them off
// the update loop.
type marks struct {
	mu  sync.Mutex
	ids []domain.ID
}

func newMarks() *marks { return &marks{} }

func (m *marks) has(id domain.ID) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Contains(m.ids, id)
}

// toggle marks a group or takes its mark back.
func (m *marks) toggle(id domain.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i := slices.Index(m.ids, id); i >= 0 {
		m.ids = slices.Delete(m.ids, i, i+1)
		return
	}
	m.ids = append(m.ids, id)
}

// groups are those marked, in the order in which they were.
func (m *marks) groups() []domain.ID {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.ids)
}

func (m *marks) clear() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.ids = nil
}

// stamp makes a marked row look different to the list.
func (m *marks) stamp(id domain.ID) uint64 {
	if m.has(id) {
		return 1 << 48
	}
	return 0
}
