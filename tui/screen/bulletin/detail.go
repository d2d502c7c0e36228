package bulletin

import (
	"context"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	officebulletin "alumni/domain/office/bulletin"
	bulletinform "alumni/tui/form/bulletin"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/bulletin"
)

// Detail loads a bulletin's document: its groups as the text has them, where it
// is out, and what can be done with it.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Bulletin(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	d := kit.Detail{
		Version: v.Version,
		Doc: show.Doc{
			ID: v.ID.String(), Title: t.Sentence(t.Bulletin.BulletinHeading, domain.Args{"n": len(v.Entries)}),
			Subtitle: t.Sentence(t.Bulletin.By, domain.Args{"by": by(env, v.ByName), "date": string(domain.DateOf(v.CreatedAt))}),
			Sections: []show.Section{state(env, v), entries(env, v), show.History(env.Text, env.Office.Now(), v.History, v.ID)},
		},
		Actions: []kit.Action{{Key: "p", Label: t.Bulletin.Text, Run: func() tea.Cmd {
			return bulletinform.OpenText(env, officebulletin.Query{ID: v.ID})
		}}},
	}
	if v.State == domain.BulletinDraft {
		label := t.Bulletin.Publish
		if v.Publication.Complete() {
			label = t.Bulletin.Resume
		}
		d.Actions = append(d.Actions,
			kit.Action{Key: "a", Label: label, Allowed: func() error { return v.Publish }, Run: func() tea.Cmd { return kit.OpenForm(env, publish(env, v.ID)) }},
			kit.Action{Key: "x", Label: t.Bulletin.Drop, Allowed: func() error { return v.Drop }, Run: func() tea.Cmd { return kit.OpenForm(env, drop(env, v.ID)) }},
		)
	}
	return d, nil
}

func by(env *kit.Env, name string) string {
	if name == "" {
		return env.Text.Label.Operator
	}
	return name
}

func state(env *kit.Env, v officebulletin.View) show.Section {
	t := env.Text
	sign, tone := stateSign(v.State)
	s := show.Section{Rows: []show.Row{{Sign: sign, Label: t.Label.State, Text: t.Word.Bulletin[v.State], Tone: tone}}}
	s.Rows = append(s.Rows, bulletin.Boxes(env.Text, v.Publication)...)
	if v.State != domain.BulletinDropped {
		s.Rows = append(s.Rows, show.Row{Label: t.Bulletin.Recorded, Text: t.Sentence(t.Bulletin.RecordedCount, domain.Args{
			"done": strconv.Itoa(v.Done), "n": len(v.Entries),
		})})
	}
	return s
}

func entries(env *kit.Env, v officebulletin.View) show.Section {
	t := env.Text
	s := show.Section{Title: t.Bulletin.Entries}
	for _, g := range v.Text.Groups {
		r := show.Row{Sign: "·", Text: g.Group.String() + "  " + g.Name + "  " + t.GroupChanges(g.Changes), Tone: show.TonePlain}
		switch {
		case g.Done:
			r.Sign, r.Tone = "✓", show.ToneFocus
		case g.Left:
			r.Sign, r.Tone, r.Note = "!", show.ToneDue, t.Bulletin.LeftOpen
		case slices.Contains(v.Stale, g.Group):
			r.Sign, r.Tone, r.Note = "!", show.ToneDue, t.Bulletin.Stale
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}
