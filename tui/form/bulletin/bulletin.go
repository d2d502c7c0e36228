// Package bulletin opens the text of a publication, M4.3.
package bulletin

import (
	"context"

	tea "charm.land/bubbletea/v2"

	officebulletin "alumni/domain/office/bulletin"
	"alumni/tui/kit"
)

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
