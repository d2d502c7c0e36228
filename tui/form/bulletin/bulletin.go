// Package bulletin opens what there is of a publication, M4.3: its draft and its text.
package bulletin

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	officebulletin "alumni/domain/office/bulletin"
	"alumni/domain/office/task"
	"alumni/tui/kit"
)

// DraftActions open that draft, for who may read bulletins.
func DraftActions(env *kit.Env, v task.View) []kit.Action {
	if v.Bulletin.IsZero() || domain.CanReadBulletins(env.Actor) != nil {
		return nil
	}
	return []kit.Action{{
		Key: "o", Label: env.Text.Console.Open + " " + v.Bulletin.String(), Run: func() tea.Cmd { return kit.OpenRecord(env, v.Bulletin) },
	}}
}

// OpenText opens a bulletin's text, to be read and copied.
func OpenText(env *kit.Env, q officebulletin.Query) tea.Cmd {
	return kit.OpenText(env, env.Text.Bulletin.TextTitle, func(ctx context.Context) (string, error) {
		v, err := env.Office.BulletinText(ctx, env.By, q)
		if err != nil {
			return "", err
		}
		return env.Text.BulletinBody(v), nil
	})
}
