// Package consolidation is the screen of bringing a branch's groups together
// (整合), N1.5: the branches that could, the plan with its preview, and the moves
// person by person until the empty group ends.
package consolidation

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/consolidation"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// The chips of the list.
const (
	chipOpen = iota
	chipRunning
	chipEnded
)

var (
	running = []domain.ConsolidationState{domain.ConsolidationRunning, domain.ConsolidationDraft}
	over    = []domain.ConsolidationState{domain.ConsolidationDone, domain.ConsolidationCancelled}
)

// row is a branch that could consolidate or one of its consolidations.
type row struct {
	id     domain.ID // the branch's, or the consolidation's
	branch string
	groups string // 3 → 2
	done   int    // of all, for the bar
	all    int
	state  show.Cell
	stamp  uint64
}

// New makes the screen of the consolidations.
func New(env *kit.Env) kit.Screen {
	t := &env.Text.Consolidation
	return kit.NewBrowser(env, kit.BrowserSpec[row]{
		Title:   t.Title,
		Columns: columns(env),
		Load:    load(env),
		ID:      func(r row) domain.ID { return r.id },
		Stamp:   func(r row) uint64 { return r.stamp },
		Search:  true,
		Empty:   t.NoCandidates,
		Touches: func(e domain.Event) bool {
			return kit.Of(e, domain.KindConsolidation, domain.KindGroup, domain.KindBranch)
		},
		Detail: func(ctx context.Context, id domain.ID) (kit.Detail, error) {
			if id.Kind == domain.KindBranch {
				return candidate(ctx, env, id)
			}
			return Detail(ctx, env, id)
		},
		Open: func(r row) tea.Cmd {
			if r.id.Kind == domain.KindConsolidation {
				return kit.OpenRecord(env, r.id)
			}
			page := kit.NewPageOf(env, r.id, func(ctx context.Context, id domain.ID) (kit.Detail, error) {
				return candidate(ctx, env, id)
			})
			return kit.Push(env, page)
		},
	})
}

func columns(env *kit.Env) []show.Column[row] {
	t, l := &env.Text.Consolidation, &env.Text.Label
	return []show.Column[row]{
		{Title: l.Number, Width: 6, Cell: func(r row) show.Cell { return show.Cell{Text: r.id.String(), Tone: show.ToneLabel} }},
		{Title: t.Branch, Width: 8, Grow: 1, Cell: func(r row) show.Cell { return show.Cell{Text: r.branch} }},
		{Title: t.Groups, Width: 7, Cell: func(r row) show.Cell { return show.Cell{Text: r.groups} }},
		{Title: t.People, Width: 16, Cell: func(r row) show.Cell {
			return show.Cell{Text: figures(r.done, r.all) + " " + bar(env, r.done, r.all, 6), Tone: show.ToneFocus}
		}},
		{Title: t.State, Width: env.Text.Cells(8, 10), Cell: func(r row) show.Cell { return r.state }},
	}
}

// figures are the two numbers of a bar, right-aligned so that bars stand in line.
func figures(n, of int) string { return fmt.Sprintf("%9s", strconv.Itoa(n)+"/"+strconv.Itoa(of)) }

// bar shows how much of something there is, in so many cells. Something that is
// not nothing has at least one full cell, and only what is full fills the last.
func bar(env *kit.Env, n, of, cells int) string {
	full := 0
	if of > 0 {
		full = min(n*cells/of, cells)
	}
	if n > 0 && full == 0 {
		full = 1
	}
	if env.Styles.ASCII {
		return strings.Repeat("#", full) + strings.Repeat(".", cells-full)
	}
	return strings.Repeat("▇", full) + strings.Repeat("▁", cells-full)
}

func load(env *kit.Env) func(context.Context, kit.ListQuery) (kit.ListPage[row], error) {
	return func(ctx context.Context, q kit.ListQuery) (kit.ListPage[row], error) {
		t := &env.Text.Consolidation
		chips := []kit.Chip{{Label: t.ChipOpen, Count: -1}, {Label: t.ChipRunning, Count: -1}, {Label: t.ChipEnded, Count: -1}}
		page := kit.ListPage[row]{Chips: chips}
		var err error
		tmpl := t.PlanCount
		switch q.Chip {
		case chipOpen:
			page.Page, err = candidates(ctx, env, q)
			page.Empty, tmpl = t.NoCandidates, t.CandidateCount
		case chipRunning:
			page.Page, err = plans(ctx, env, q, running)
			page.Empty = t.NoneRunning
		default:
			page.Page, err = plans(ctx, env, q, over)
			page.Empty = t.NoneEnded
		}
		if err == nil && q.Chip == chipOpen && len(page.Items) == 0 {
			counts, err := env.Office.Counts(ctx, env.By)
			if err != nil {
				return page, err
			}
			if counts.Groups == 0 {
				page.Empty = t.NoGroups
			}
		}
		page.Headline = []show.Cell{{
			Text: env.Text.Sentence(tmpl, domain.Args{"n": kit.Found(q, page.Page)}), Tone: show.ToneStrong,
		}}
		return page, err
	}
}

func candidates(ctx context.Context, env *kit.Env, q kit.ListQuery) (domain.Page[row], error) {
	p, err := env.Office.ConsolidationCandidates(ctx, env.By, consolidation.CandidateFilter{Text: q.Text, After: q.After, Limit: q.Limit})
	out := domain.Page[row]{Next: p.Next}
	t := &env.Text.Consolidation
	for _, c := range p.Items {
		r := row{
			id: c.Branch, branch: env.Text.BranchName(c.Name), done: c.People, all: c.Capacity, stamp: c.Stamp,
			groups: step(env, planned(c.Groups), c.Fewest),
			state:  show.Cell{Sign: "○", Text: t.Possible, Tone: show.ToneDue},
		}
		if !c.Open.IsZero() {
			r.state = show.Cell{Sign: "…", Text: c.Open.String(), Tone: show.ToneFocus}
		}
		out.Items = append(out.Items, r)
	}
	return out, err
}

func planned(groups []consolidation.GroupLoad) (n int) {
	for _, g := range groups {
		if g.Planned() {
			n++
		}
	}
	return n
}

// step is how many groups become how many.
func step(env *kit.Env, from, to int) string {
	return strconv.Itoa(from) + " " + env.Styles.Sign("→") + " " + strconv.Itoa(to)
}

func plans(ctx context.Context, env *kit.Env, q kit.ListQuery, states []domain.ConsolidationState) (domain.Page[row], error) {
	p, err := env.Office.Consolidations(ctx, env.By, consolidation.Filter{
		States: slices.Clone(states), Text: q.Text, After: q.After, Limit: q.Limit,
	})
	out := domain.Page[row]{Next: p.Next}
	for _, c := range p.Items {
		out.Items = append(out.Items, row{
			id: c.ID, branch: env.Text.BranchName(c.BranchName), done: c.Done, all: len(c.Moves), stamp: c.Stamp,
			groups: step(env, len(c.Keep)+len(c.End), len(c.Keep)), state: stateCell(env, c.State),
		})
	}
	return out, err
}

// stateCell is the state of a consolidation with its sign.
func stateCell(env *kit.Env, s domain.ConsolidationState) show.Cell {
	sign, tone := "○", show.TonePlain
	switch s {
	case domain.ConsolidationRunning:
		sign, tone = "…", show.ToneDue
	case domain.ConsolidationDone:
		sign, tone = "✓", show.ToneFocus
	case domain.ConsolidationCancelled:
		sign, tone = "✗", show.ToneLabel
	}
	return show.Cell{Sign: sign, Text: env.Text.Word.Consolidation[s], Tone: tone}
}
