package filing

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/desk"
	officefiling "alumni/domain/office/filing"
	"alumni/domain/office/registry"
	"alumni/tui/console"
	filingform "alumni/tui/form/filing"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	showcampaign "alumni/tui/show/campaign"
	"alumni/tui/show/filing"
)

// row is a line of one of the lists: a group, a form or a campaign.
type row struct {
	id    domain.ID
	what  string
	state show.Cell
	day   string // on which a group was filed, a form received, a campaign is to end
	stamp uint64
}

// newLists makes the lists that are there without a campaign too: the groups by
// how far their filing has come, the forms, the campaigns.
func newLists(env *kit.Env, title string) kit.Screen {
	t := &env.Text.Filing
	return kit.NewBrowser(env, kit.BrowserSpec[row]{
		Title:   title,
		Columns: listColumns(env),
		Load:    func(ctx context.Context, q kit.ListQuery) (kit.ListPage[row], error) { return load(ctx, env, q) },
		ID:      func(r row) domain.ID { return r.id },
		Stamp:   func(r row) uint64 { return r.stamp },
		Search:  true,
		Empty:   t.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindGroup, domain.KindFiling, domain.KindCampaign) },
		Detail: func(ctx context.Context, id domain.ID) (kit.Detail, error) {
			if id.Kind == domain.KindGroup {
				return formOf(ctx, env, id)
			}
			return Detail(ctx, env, id)
		},
		Bindings: func() []kit.Binding {
			return []kit.Binding{filingform.IntakeBinding(env, "B", domain.ID{}, ""), startBinding(env)}
		},
	})
}

func load(ctx context.Context, env *kit.Env, q kit.ListQuery) (kit.ListPage[row], error) {
	t := &env.Text.Filing
	var parts []console.Part[row]
	for i, state := range domain.FilingStates {
		parts = append(parts, console.Part[row]{Label: t.Chips[i], Count: t.CountGroups, None: t.None, Load: groups(env, state)})
	}
	out, err := console.Parts(ctx, env, q, append(parts,
		console.Part[row]{Label: t.Chips[3], Count: t.CountForms, None: t.None, Load: forms(env)},
		console.Part[row]{Label: t.Chips[4], Count: env.Text.Campaign.Count, Load: campaigns(env)},
	))
	if err != nil {
		return out, err
	}
	open, err := env.Office.Campaigns(ctx, env.By, campaign.Filter{State: domain.CampaignOpen, Limit: 1})
	if err == nil && len(open.Items) == 0 && domain.CanCampaign(env.Actor()) == nil {
		out.Headline = append(out.Headline, show.Cell{Text: env.Text.Campaign.None, Tone: show.ToneLabel})
	}
	return out, err
}

func groups(env *kit.Env, state domain.FilingState) func(context.Context, kit.ListQuery) (domain.Page[row], error) {
	return func(ctx context.Context, q kit.ListQuery) (domain.Page[row], error) {
		p, err := env.Office.Groups(ctx, env.By, registry.GroupFilter{Filing: state, Text: q.Text, After: q.After, Limit: q.Limit})
		p.Items = slices.DeleteFunc(p.Items, func(g desk.GroupRow) bool { return !g.State.Live() })
		return console.Rows(p, func(g desk.GroupRow) row {
			r := row{id: g.ID, what: i18n.ShortGroup(g.Name), state: filing.Cell(env.Text, g.Filing), day: "—", stamp: g.Stamp}
			if !g.FiledAt.IsZero() {
				r.day = string(domain.DateOf(g.FiledAt))
			}
			return r
		}), err
	}
}

func forms(env *kit.Env) func(context.Context, kit.ListQuery) (domain.Page[row], error) {
	return func(ctx context.Context, q kit.ListQuery) (domain.Page[row], error) {
		p, err := env.Office.Filings(ctx, env.By, officefiling.Filter{Text: q.Text, After: q.After, Limit: q.Limit})
		return console.Rows(p, func(f officefiling.Row) row {
			return row{
				id: f.ID, what: i18n.ShortGroup(f.GroupName), state: filing.State(env.Text, f.State), day: string(f.ReceivedOn),
				stamp: f.Stamp,
			}
		}), err
	}
}

func campaigns(env *kit.Env) func(context.Context, kit.ListQuery) (domain.Page[row], error) {
	return func(ctx context.Context, q kit.ListQuery) (domain.Page[row], error) {
		p, err := env.Office.Campaigns(ctx, env.By, campaign.Filter{Text: q.Text, After: q.After, Limit: q.Limit})
		return console.Rows(p, func(c campaign.Row) row {
			return row{
				id: c.ID, what: c.Name + " " + show.Ratio(c.Totals.Done(), c.Totals.Asked), state: showcampaign.State(env.Text, c),
				day: string(c.Deadline), stamp: c.Stamp + uint64(c.Totals.Done()<<20+c.Totals.Submitted<<10),
			}
		}), err
	}
}

func listColumns(env *kit.Env) []show.Column[row] {
	t, l := &env.Text.Filing, &env.Text.Label
	return []show.Column[row]{
		{Title: l.Number, Width: 6, Spare: true, Tone: show.ToneLabel, Text: func(r row) string { return r.id.String() }},
		{Title: t.Group + "/" + env.Text.Campaign.Name, Width: 14, Grow: 1, Text: func(r row) string { return r.what }},
		{Title: l.State, Width: env.Text.Cells(10, 11), Cell: func(r row) show.Cell { return r.state }},
		{Title: t.Received, Width: 10, Tone: show.ToneLabel, Text: func(r row) string { return r.day }},
	}
}

// Detail loads the document of a form (F-0001) or of a campaign (C-0001).
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	if id.Kind == domain.KindCampaign {
		return campaignPage(ctx, env, id)
	}
	return formPage(ctx, env, id)
}

var campaignPage = console.Page(showcampaign.View, func(env *kit.Env, v campaign.View) []kit.Binding {
	if v.State != domain.CampaignOpen {
		return nil
	}
	return []kit.Binding{closeBinding(env, v)}
})

var formPage = console.Page(filing.View, formBindings)

func formBindings(env *kit.Env, v officefiling.View) []kit.Binding {
	var out []kit.Binding
	if v.State == domain.FilingFormSubmitted {
		out = append(out, decisions(env, v)...)
	}
	if v.State == domain.FilingFormReturned {
		out = append(out, submitBinding(env, v.May.Submit, v.Group), filingform.PasteBinding(env, v.May.Submit, v.Group, v.GroupName))
	}
	return append(out, exportBinding(env, v.May.Export, v.ID))
}

// decisions are what headquarters does with a form that waits.
func decisions(env *kit.Env, v officefiling.View) []kit.Binding {
	return []kit.Binding{
		console.BindingIf(env, filing.Accept, v.ID, func() error { return v.May.Accept }),
		console.BindingIf(env, filing.Return, v.ID, func() error { return v.May.Return }),
	}
}

// formOf is what a list shows beside a group: the form as it would be handed in.
func formOf(ctx context.Context, env *kit.Env, group domain.ID) (kit.Detail, error) {
	v, err := env.Office.FilingForm(ctx, env.By, group)
	if err != nil {
		return kit.Detail{}, err
	}
	d := kit.Detail{Doc: filing.Form(env.Text, v)}
	if n := v.Newest; n != nil && n.State == domain.FilingFormSubmitted {
		form, err := env.Office.Filing(ctx, env.By, n.ID)
		if err != nil {
			return kit.Detail{}, err
		}
		d.Bindings = decisions(env, form)
	}
	d.Bindings = append(d.Bindings,
		submitBinding(env, v.Refused, group),
		filingform.PasteBinding(env, v.Refused, group, v.Group.Name),
		exportBinding(env, v.Export, group),
	)
	return d, nil
}
