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

// publish builds the form that records where a bulletin is out.
func publish(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Bulletin(ctx, env.By, id)
		if err == nil {
			err = v.Publish
		}
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		rows := []show.Row{
			{Text: t.Sentence(t.Bulletin.PublishIntro, domain.Args{"n": len(v.Entries) - v.Done - len(v.Stale)}), Tone: show.ToneStrong},
			{Text: t.Bulletin.PublishAfter},
		}
		if n := len(v.Stale); n > 0 {
			rows = append(rows, show.Row{Sign: "!", Text: t.Sentence(t.Bulletin.PublishStale, domain.Args{"n": n}), Tone: show.ToneDue})
		}
		today := domain.DateOf(env.Office.Now())
		f := kit.Form{
			Title: t.Sentence(t.Bulletin.PublishTitle, domain.Args{"id": v.ID}), Intro: rows,
			Rules: []domain.ClauseID{"M4.3"}, Submit: t.Bulletin.PublishSubmit,
			Fields: []kit.Field{
				{Key: "account_link", Label: t.FieldName("account_link"), Hint: t.Bulletin.LinkHint, Max: domain.MaxText, Value: v.Publication.Account.Link},
				kit.DateField(env, "account_date", or(v.Publication.Account.Date, today)),
				{Key: "website_link", Label: t.FieldName("website_link"), Hint: t.Bulletin.LinkHint, Max: domain.MaxText, Value: v.Publication.Website.Link},
				kit.DateField(env, "website_date", or(v.Publication.Website.Date, today)),
			},
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				b, err := env.Office.PublishBulletin(ctx, env.By, bulletin.PublishBulletin{
					ID: v.ID, Version: v.Version,
					AccountLink: val.Text["account_link"], AccountDate: domain.ReadDate(val.Text["account_date"]),
					WebsiteLink: val.Text["website_link"], WebsiteDate: domain.ReadDate(val.Text["website_date"]),
				})
				if err != nil {
					return "", err
				}
				return published(env, b), nil
			},
		}
		return f, nil
	}
}

func or(d, otherwise domain.Date) domain.Date {
	if d == "" {
		return otherwise
	}
	return d
}

func published(env *kit.Env, b domain.Bulletin) string {
	done, left := b.Tally()
	args := domain.Args{"id": b.ID, "done": strconv.Itoa(done)}
	if left > 0 {
		args["left"] = left
	}
	return env.Text.Sentence(env.Text.Bulletin.Published, args)
}

// drop builds the form that throws a draft away.
func drop(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Bulletin(ctx, env.By, id)
		if err == nil {
			err = v.Drop
		}
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		return kit.Form{
			Title:  t.Sentence(t.Bulletin.DropTitle, domain.Args{"id": v.ID}),
			Intro:  []show.Row{{Text: t.Bulletin.DropIntro, Tone: show.ToneStrong}},
			Fields: []kit.Field{{Key: "reason", Label: t.Label.Reason, Kind: kit.FieldArea, Max: domain.MaxText}},
			Rules:  []domain.ClauseID{"M4.3"}, Submit: t.Bulletin.DropSubmit, Danger: true,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				if _, err := env.Office.DropBulletin(ctx, env.By, bulletin.DropBulletin{
					ID: v.ID, Version: v.Version, Reason: val.Text["reason"],
				}); err != nil {
					return "", err
				}
				return t.Sentence(t.Bulletin.Dropped, domain.Args{"id": v.ID}), nil
			},
		}, nil
	}
}
