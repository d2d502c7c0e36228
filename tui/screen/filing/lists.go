package filing

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/desk"
	officefiling "alumni/domain/office/filing"
	"alumni/domain/office/registry"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	showcampaign "alumni/tui/show/campaign"
	"alumni/tui/show/filing"
)

// row is a line of one of the lists: a group, a form or a campaign.
type row struct {
	group    *desk.GroupRow
	form     *officefiling.Row
	campaign *campaign.Row
}

func (r row) id() domain.ID {
	switch {
	case r.group != nil:
		return r.group.ID
	case r.form != nil:
		return r.form.ID
	}
	return r.campaign.ID
}

func (r row) stamp() uint64 {
	switch {
	case r.group != nil:
		return r.group.Stamp
	case r.form != nil:
		return r.form.Stamp
	}
	t := r.campaign.Totals
	return r.campaign.Stamp + uint64(t.Done()<<20+t.Submitted<<10)
}

// The chips after those of the groups' filing states.
const (
	chipForms     = 3
	chipCampaigns = 4
)

// newLists makes the lists that are there without a campaign too: the groups by
// how far their filing has come, the forms, the campaigns.
func newLists(env *kit.Env, title string) kit.Screen {
	t := &env.Text.Filing
	return kit.NewBrowser(env, kit.BrowserSpec[row]{
		Title:   title,
		Columns: listColumns(env),
		Load:    func(ctx context.Context, q kit.ListQuery) (kit.ListPage[row], error) { return load(ctx, env, q) },
		ID:      row.id,
		Stamp:   row.stamp,
		Search:  true,
		Empty:   t.Empty,
		Touches: func(e domain.Event) bool {
			return kit.Of(e, domain.KindGroup, domain.KindFiling, domain.KindCampaign)
		},
		Detail: func(ctx context.Context, id domain.ID) (kit.Detail, error) {
			if id.Kind == domain.KindGroup {
				return formOf(ctx, env, id)
			}
			return Detail(ctx, env, id)
		},
		Actions: func() []kit.Action { return []kit.Action{startAction(env)} },
	})
}

func load(ctx context.Context, env *kit.Env, q kit.ListQuery) (kit.ListPage[row], error) {
	t := &env.Text.Filing
	out := kit.ListPage[row]{}
	for _, c := range t.Chips {
		out.Chips = append(out.Chips, kit.Chip{Label: c, Count: -1})
	}
	count, err := fetch(ctx, env, q, &out)
	if err != nil {
		return out, err
	}
	if len(out.Items) == 0 && out.Next == "" && q.Chip != chipCampaigns {
		counts, err := env.Office.Counts(ctx, env.By)
		if err != nil {
			return out, err
		}
		if counts.Groups == 0 {
			out.Empty = t.None
		}
	}
	n := kit.Found(q, out.Page)
	out.Headline = []show.Cell{{Text: env.Text.Sentence(count, domain.Args{"n": n})}}
	open, err := env.Office.Campaigns(ctx, env.By, campaign.Filter{State: domain.CampaignOpen, Limit: 1})
	if err == nil && len(open.Items) == 0 && domain.CanCampaign(env.Actor) == nil {
		out.Headline = append(out.Headline, show.Cell{Text: env.Text.Campaign.None, Tone: show.ToneLabel})
	}
	return out, err
}

// fetch loads the rows of the chip and gives the sentence that counts them.
func fetch(ctx context.Context, env *kit.Env, q kit.ListQuery, out *kit.ListPage[row]) (string, error) {
	t := &env.Text.Filing
	switch q.Chip {
	case chipForms:
		p, err := env.Office.Filings(ctx, env.By, officefiling.Filter{Text: q.Text, After: q.After, Limit: q.Limit})
		for _, f := range p.Items {
			out.Items = append(out.Items, row{form: &f})
		}
		out.Next = p.Next
		return t.CountForms, err
	case chipCampaigns:
		p, err := env.Office.Campaigns(ctx, env.By, campaign.Filter{Text: q.Text, After: q.After, Limit: q.Limit})
		for _, c := range p.Items {
			out.Items = append(out.Items, row{campaign: &c})
		}
		out.Next = p.Next
		return env.Text.Campaign.Count, err
	}
	p, err := env.Office.Groups(ctx, env.By, registry.GroupFilter{
		Filing: domain.FilingStates[q.Chip], Text: q.Text, After: q.After, Limit: q.Limit,
	})
	for _, g := range p.Items {
		if g.State.Live() {
			out.Items = append(out.Items, row{group: &g})
		}
	}
	out.Next = p.Next
	return t.CountGroups, err
}

func listColumns(env *kit.Env) []show.Column[row] {
	t, l := &env.Text.Filing, &env.Text.Label
	return []show.Column[row]{
		{Title: l.Number, Width: 6, Spare: true, Cell: func(r row) show.Cell { return show.Cell{Text: r.id().String(), Tone: show.ToneLabel} }},
		{Title: t.Group + "/" + env.Text.Campaign.Name, Width: 14, Grow: 1, Cell: func(r row) show.Cell { return show.Cell{Text: what(env, r)} }},
		{Title: l.State, Width: env.Text.Cells(10, 11), Cell: func(r row) show.Cell { return stateCell(env, r) }},
		{Title: t.Received, Width: 10, Cell: func(r row) show.Cell { return show.Cell{Text: dayOf(r), Tone: show.ToneLabel} }},
	}
}

func what(env *kit.Env, r row) string {
	switch {
	case r.group != nil:
		return i18n.ShortGroup(r.group.Name)
	case r.form != nil:
		return i18n.ShortGroup(r.form.GroupName)
	}
	return r.campaign.Name + " " + show.Ratio(r.campaign.Totals.Done(), r.campaign.Totals.Asked)
}

func stateCell(env *kit.Env, r row) show.Cell {
	switch {
	case r.group != nil:
		return filing.Cell(env.Text, r.group.Filing)
	case r.form != nil:
		return filing.State(env.Text, r.form.State)
	}
	return showcampaign.State(env.Text, *r.campaign)
}

// dayOf is the day on which a group was filed, a form received, a campaign is to end.
func dayOf(r row) string {
	switch {
	case r.group != nil && !r.group.FiledAt.IsZero():
		return string(domain.DateOf(r.group.FiledAt))
	case r.form != nil:
		return string(r.form.ReceivedOn)
	case r.campaign != nil:
		return string(r.campaign.Deadline)
	}
	return "—"
}
