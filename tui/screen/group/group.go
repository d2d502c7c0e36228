// Package group is the screen of the WeChat groups (微信群): the list, a
// group's document, its members, and the application for a transfer.
package group

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
	"alumni/tui/form/application"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/filing"
)

// filters are what the chips select, in their order.
var filters = [...]registry.GroupFilter{
	{},
	{State: domain.GroupActive},
	{State: domain.GroupApproved},
	{State: domain.GroupSuspended},
	{Filing: domain.FilingMissing},
	{Filing: domain.FilingSubmitted},
}

// New makes the screen of the groups.
func New(env *kit.Env) kit.Screen {
	return kit.NewBrowser(env, kit.BrowserSpec[desk.GroupRow]{
		Title:   env.Text.Group.Title,
		Columns: columns(env),
		Load:    load(env),
		ID:      func(r desk.GroupRow) domain.ID { return r.ID },
		Stamp:   func(r desk.GroupRow) uint64 { return r.Stamp },
		Search:  true,
		Empty:   env.Text.Group.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindGroup, domain.KindBranch) },
		Actions: func() []kit.Action { return ownGroup(env) },
	})
}

// ownGroup applies for a group of headquarters itself, M3, which no branch's
// page could offer. Its key is a capital one, as that of every new record on a
// list: the small one mends the name of the selected group.
func ownGroup(env *kit.Env) []kit.Action {
	if domain.CanApply(env.Actor, domain.ID{}) != nil {
		return nil
	}
	return []kit.Action{{
		Key: "N", Label: env.Text.Application.ApplyHQ, Run: func() tea.Cmd { return kit.OpenForm(env, application.ForHQ(env)) },
	}}
}

func load(env *kit.Env) func(context.Context, kit.ListQuery) (kit.ListPage[desk.GroupRow], error) {
	return func(ctx context.Context, q kit.ListQuery) (kit.ListPage[desk.GroupRow], error) {
		f := filters[q.Chip%len(filters)]
		f.Text, f.After, f.Limit = q.Text, q.After, q.Limit
		p, err := env.Office.Groups(ctx, env.By, f)
		if err != nil {
			return kit.ListPage[desk.GroupRow]{}, err
		}
		found, empty := kit.Found(q, p), ""
		if q.Chip == 0 && q.Text == "" {
			counts, err := env.Office.Counts(ctx, env.By)
			if err != nil {
				return kit.ListPage[desk.GroupRow]{}, err
			}
			found = i18n.Many(counts.Groups)
			empty = env.Text.Group.None
		}
		n := env.Text.Sentence(env.Text.Group.Count, domain.Args{"n": found})
		return kit.ListPage[desk.GroupRow]{
			Page: p, Empty: empty, Headline: []show.Cell{{Text: n, Tone: show.ToneStrong}}, Chips: chips(env),
		}, nil
	}
}

func chips(env *kit.Env) []kit.Chip {
	out := make([]kit.Chip, 0, len(filters))
	for _, f := range filters {
		label := env.Text.Label.All
		switch {
		case f.State != "":
			label = env.Text.Word.GroupState[f.State]
		case f.Filing != "":
			label = env.Text.Word.Filing[f.Filing]
		}
		out = append(out, kit.Chip{Label: label, Count: -1})
	}
	return out
}

func columns(env *kit.Env) []show.Column[desk.GroupRow] {
	t := &env.Text.Group
	return []show.Column[desk.GroupRow]{
		{Title: env.Text.Label.Number, Width: 6, Cell: func(r desk.GroupRow) show.Cell {
			return show.Cell{Text: r.ID.String(), Tone: show.ToneLabel}
		}},
		{Title: t.Name, Width: 10, Grow: 1, Cell: func(r desk.GroupRow) show.Cell {
			if r.NameFinding != "" {
				return show.Cell{Text: "! " + i18n.ShortGroup(r.Name), Tone: show.ToneDue}
			}
			return show.Cell{Text: i18n.ShortGroup(r.Name)}
		}},
		{Title: t.Members, Width: 9, Right: true, Spare: true, Cell: func(r desk.GroupRow) show.Cell {
			if !r.State.Live() {
				return show.Cell{Text: "—", Tone: show.ToneLabel}
			}
			return show.Cell{Text: env.Text.Headcount(r.Group)}
		}},
		{Title: t.Owner, Width: 8, Cell: func(r desk.GroupRow) show.Cell {
			switch {
			case !r.State.Live():
				return show.Cell{Text: cmp.Or(r.OwnerName, "—"), Tone: show.ToneLabel}
			case r.OwnerName == "":
				return show.Cell{Text: env.Text.Label.Vacant, Tone: show.ToneDanger}
			}
			return show.Cell{Text: r.OwnerName}
		}},
		{Title: t.State, Width: env.Text.Cells(6, 10), Cell: func(r desk.GroupRow) show.Cell {
			return show.Cell{Text: env.Text.Word.GroupState[r.State], Tone: stateTone(r.State)}
		}},
		{Title: t.Filing, Width: env.Text.Cells(8, 9), Cell: func(r desk.GroupRow) show.Cell { return filingCell(env, r.Group) }},
	}
}

// filingCell is how far a group's filing has come; one that ended owes none.
func filingCell(env *kit.Env, g domain.Group) show.Cell {
	switch {
	case g.State.Live():
		return filing.Cell(env.Text, g.Filing)
	case g.Filing == domain.FilingFiled:
		c := filing.Cell(env.Text, g.Filing)
		c.Tone = show.ToneLabel
		return c
	}
	return filing.Cell(env.Text, "")
}

func stateTone(s domain.GroupState) show.Tone {
	switch s {
	case domain.GroupApproved:
		return show.ToneDue
	case domain.GroupSuspended, domain.GroupTerminated:
		return show.ToneDanger
	case domain.GroupEnded:
		return show.ToneLabel
	}
	return show.TonePlain
}
