package filing

import (
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/registry"
	"alumni/tui/form"
	"alumni/tui/kit"
	"alumni/tui/show"
	showcampaign "alumni/tui/show/campaign"
)

// note builds the form that records what a branch said and its clean-up, N4.1a.
func note(env *kit.Env, id, branch domain.ID) func(ctx context.Context) (kit.Form, error) {
	refused := func(v campaign.View) error { return v.Actions.Note }
	return kit.FormOn(env, env.Office.Campaign, id, refused, func(_ context.Context, v campaign.View) (kit.Form, error) {
		t := env.Text
		at := slices.IndexFunc(v.Rows, func(r campaign.EntryRow) bool { return r.Branch == branch })
		if at < 0 {
			return kit.Form{}, domain.NotFound(branch)
		}
		e := v.Rows[at]
		name := t.BranchName(e.BranchName)
		cleaned := kit.DateField(env, "cleaned_up", e.CleanedUp)
		cleaned.Hint = t.Campaign.CleanedHint
		return kit.Form{
			Title: t.Sentence(t.Campaign.NoteTitle, domain.Args{"branch": name}), Submit: t.Campaign.NoteButton,
			Intro: []show.Row{{Text: t.Campaign.NoteIntro}}, Rules: []domain.ClauseID{"N4.1a"},
			Fields: []kit.Field{
				{Key: "note", Label: t.FieldName("situation"), Kind: kit.FieldArea, Value: e.Note, Hint: t.Campaign.NoteHint, Max: domain.MaxText},
				cleaned,
			},
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				_, err := env.Office.NoteBranch(ctx, env.By, campaign.NoteBranch{
					Campaign: id, Version: v.Version, Branch: branch, Note: val.Text["note"], CleanedUp: domain.ReadDate(val.Text["cleaned_up"]),
				})
				return t.Sentence(t.Campaign.Noted, domain.Args{"branch": name}), err
			},
		}, nil
	})
}

// start builds the form that starts a campaign, N4.1b: until the end of the
// year as the notice did, for every branch with a group.
func start(env *kit.Env) func(ctx context.Context) (kit.Form, error) {
	return func(context.Context) (kit.Form, error) {
		t, d := env.Text, showcampaign.Start
		year := strconv.Itoa(env.Office.Now().In(domain.China).Year())
		return kit.Form{
			Title: d.TitleOn(t, ""), Submit: d.Button(t), Rules: d.Rules,
			Intro: []show.Row{{Text: t.Campaign.StartIntro, Tone: show.ToneStrong}, {Text: t.Campaign.StartAfter}},
			Fields: []kit.Field{
				{Key: "name", Label: t.FieldName("name"), Value: t.Sentence(t.Campaign.StartName, domain.Args{"year": year}), Max: domain.MaxName},
				kit.DateField(env, "deadline", domain.ReadDate(year+"-12-31")),
				{Key: "branches", Label: t.FieldName("branches"), Kind: kit.FieldPicks, Find: findBranches(env), Hint: t.Campaign.BranchesHint},
			},
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in := campaign.StartCampaign{Name: val.Text["name"], Deadline: domain.ReadDate(val.Text["deadline"])}
				for _, s := range val.Multi["branches"] {
					id, err := form.Picked(s, "branches")
					if err != nil {
						return "", err
					}
					in.Branches = append(in.Branches, id)
				}
				c, err := d.Do(env.Office, ctx, env.By, in)
				return d.Said(t, in, c), err
			},
		}, nil
	}
}

func findBranches(env *kit.Env) func(ctx context.Context, text string) ([]kit.Option, error) {
	return func(ctx context.Context, text string) ([]kit.Option, error) {
		p, err := env.Office.Branches(ctx, env.By, registry.BranchFilter{Text: text, Limit: 8})
		var out []kit.Option
		for _, b := range p.Items {
			out = append(out, kit.Option{Value: b.ID.String(), Label: b.Name, Note: env.Text.Word.BranchKind[b.Kind]})
		}
		return out, err
	}
}
