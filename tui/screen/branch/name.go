package branch

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office"
	"alumni/tui/kit"
)

// checkName builds the form that asks for a name to judge, N1.2b, M4.6; branch
// is the one that it is meant for, zero for the one that it names. The toast
// says the verdict and offers the whole report.
func checkName(env *kit.Env, branch domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(context.Context) (kit.Form, error) {
		t := &env.Text.Registry
		asked := office.NameQuery{Branch: branch}
		return kit.Form{
			Title: t.NameTitle, Intro: []kit.Row{{Text: t.NameIntro, Tone: kit.ToneLabel}},
			Fields: []kit.Field{{Key: "name", Label: env.Text.FieldName("published_name"), Hint: t.NameHint, Max: domain.MaxName}},
			Rules:  []domain.ClauseID{"N1.2b", "M4.6"}, Submit: t.NameSubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				asked.Name = val.Text["name"]
				r, err := env.Office.CheckName(ctx, env.By, asked)
				if err != nil {
					return "", err
				}
				return verdict(env, r), nil
			},
			Offer: &kit.Action{Key: "o", Label: env.Text.Console.Open, Run: func() tea.Cmd {
				q := asked
				return kit.Send(kit.PushMsg{Screen: kit.NewPageOf(env, branch, func(ctx context.Context, _ domain.ID) (kit.Detail, error) {
					return report(ctx, env, q)
				})})
			}},
		}, nil
	}
}

// verdict is a report in one line.
func verdict(env *kit.Env, r office.NameReport) string {
	t := &env.Text.Registry
	if r.Canonical {
		return t.NameRight
	}
	out := ""
	for i, f := range r.Findings {
		if i > 0 {
			out += env.Text.Label.Semicolon
		}
		out += env.Text.Sentence(t.NameFinding[f.Key], f.Args)
	}
	if r.Proposal != "" {
		out = t.NameNext + " " + r.Proposal + env.Text.Label.Colon + out
	}
	return out
}

// report is the whole report as a page.
func report(ctx context.Context, env *kit.Env, q office.NameQuery) (kit.Detail, error) {
	r, err := env.Office.CheckName(ctx, env.By, q)
	if err != nil {
		return kit.Detail{}, err
	}
	t := &env.Text.Registry
	var head, found kit.Section
	found.Title = env.Text.Label.Checks
	if r.Canonical {
		found.Rows = []kit.Row{{Sign: "✓", Text: t.NameRight, Tone: kit.ToneFocus, Note: env.Text.Cite("M4.6")}}
	}
	for _, f := range r.Findings {
		found.Rows = append(found.Rows, kit.Row{
			Sign: "✗", Tone: kit.ToneDanger, Text: env.Text.Sentence(t.NameFinding[f.Key], f.Args), Note: env.Text.Cite(f.Rule),
		})
	}
	head.Field(t.NamePlace, r.PlaceName)
	head.Field(env.Text.Branch.Name, env.Text.BranchName(r.BranchName))
	if r.Taken {
		head.Field(t.NameHolder, r.TakenBy.String()+" "+r.TakenName)
	}
	if r.Proposal != "" && r.Proposal != r.Name {
		label := t.NameFree
		if r.Taken {
			label = t.NameNext
		}
		head.Rows = append(head.Rows, kit.Row{Label: label, Text: r.Proposal, Tone: kit.ToneStrong})
	}
	subtitle := t.NameTitle
	if form := t.Form[r.Form]; form != "" && r.Form != naming.FormCanonical {
		subtitle += " · " + form
	}
	return kit.Detail{Doc: kit.Doc{
		Title: r.Name, Subtitle: subtitle, Sections: []kit.Section{head, found},
	}}, nil
}
