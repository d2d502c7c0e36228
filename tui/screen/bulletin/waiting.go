package bulletin

import (
	"cmp"
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	officebulletin "alumni/domain/office/bulletin"
	"alumni/domain/office/task"
	"alumni/tui/console"
	bulletinform "alumni/tui/form/bulletin"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/bulletin"
)

// waiting is the document of an open publication: the boxes and what the text says.
func waiting(ctx context.Context, env *kit.Env, m *marks, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Task(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	text, err := env.Office.BulletinText(ctx, env.By, officebulletin.Query{Groups: []domain.ID{v.Group}})
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	line := text.Groups[0]
	d := kit.Detail{
		Doc: show.Doc{
			ID: v.ID.String(), Title: t.Sentence(t.Bulletin.Heading, domain.Args{"group": line.Name}), Subtitle: t.Whose(v.Branch, v.BranchName),
			Sections: []show.Section{
				{Title: t.Bulletin.Boxes, Rows: append(
					append(bulletin.Boxes(env.Text, v.Boxes()), bulletin.InDraft(env.Text, v)...), dueRow(env, v),
				)},
				{Title: t.Bulletin.Says, Rows: says(env, line)},
				show.History(env.Text, env.Office.Now(), v.History, v.ID),
			},
		},
	}
	if v.State != domain.TaskOpen {
		return d, nil
	}
	group := v.Group
	d.Actions = []kit.Action{
		{Key: "space", Label: t.Bulletin.Mark, Run: func() tea.Cmd { m.toggle(group); return kit.Marked(env) }},
		console.ActionIf(env, bulletin.Tick, v.ID, func() error { return cmp.Or(v.Complete, domain.CanPublish(env.Actor)) }),
		{Key: "p", Label: t.Bulletin.Text, Run: func() tea.Cmd {
			groups := m.groups()
			if len(groups) == 0 {
				groups = []domain.ID{group}
			}
			return bulletinform.OpenText(env, officebulletin.Query{Groups: groups})
		}},
		kit.ReadClause(env, "M4.3"),
	}
	d.Actions = append(d.Actions, bulletinform.DraftActions(env, v)...)
	return d, nil
}

func dueRow(env *kit.Env, v task.View) show.Row {
	now := env.Office.Now()
	return show.Row{Label: env.Text.Label.Due, Text: env.Text.DueDate(v.Due, now), Tone: show.DueTone(v.Due, now)}
}

// says is what would be published: names and roles, never phones.
func says(env *kit.Env, g officebulletin.Line) []show.Row {
	t := env.Text
	var s show.Section
	s.Field(t.Bulletin.Change, t.GroupChanges(g.Changes))
	s.Field(t.Bulletin.Group, g.Name)
	if g.As.Ended {
		return s.Rows
	}
	owner := t.Vacancy(g.Owner)
	if o := t.Word.Office[g.Office]; o != "" {
		owner += "  " + o
	}
	s.Field(t.Bulletin.Owner, owner)
	s.Field(t.Bulletin.Admins, cmp.Or(strings.Join(g.Admins, t.Label.Comma), t.Bulletin.NoAdmins))
	return s.Rows
}
