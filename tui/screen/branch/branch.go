// Package branch is the screen of the branches (分会): the list with its
// filters, a branch's document, and the application for a group.
package branch

import (
	"context"
	"fmt"
	"strconv"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/filing"
)

// only are the conditions of the chips, in their order.
var only = [...]registry.BranchOnly{
	registry.OnlyAll, registry.OnlyUnfiled, registry.OnlyOrphaned, registry.OnlyTermExpired, registry.OnlyOwnerLeft,
}

// narrow is one step of the second filter: a kind, or a state that is no kind.
type narrow struct {
	kind  domain.BranchKind
	state domain.BranchState
}

func narrows() []narrow {
	out := []narrow{{}}
	for _, k := range domain.BranchKinds {
		out = append(out, narrow{kind: k})
	}
	for _, s := range domain.BranchStates {
		out = append(out, narrow{state: s})
	}
	return out
}

// list is what the list of one session keeps besides its rows.
type list struct {
	env    *kit.Env
	steps  []narrow
	narrow atomic.Int32 // the update loop sets it, loads read it
}

// New makes the screen of the branches.
func New(env *kit.Env) kit.Screen {
	l := &list{env: env, steps: narrows()}
	t := &env.Text.Branch
	return kit.NewBrowser(env, kit.BrowserSpec[registry.BranchRow]{
		Title:   t.Title,
		Columns: columns(env),
		Load:    l.load,
		ID:      func(r registry.BranchRow) domain.ID { return r.ID },
		Stamp:   func(r registry.BranchRow) uint64 { return r.Stamp },
		Search:  true,
		Empty:   t.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindBranch, domain.KindGroup) },
		Actions: func() []kit.Action {
			r := &env.Text.Branch
			out := []kit.Action{{Key: "f", Label: t.Filter, Run: l.next}}
			if domain.CanKeepRegistry(env.Actor) == nil {
				out = append(out, kit.Action{Key: "N", Label: r.New, Run: func() tea.Cmd { return kit.OpenForm(env, add(env)) }})
			}
			return append(out, nameActions(env)...)
		},
	})
}

// next narrows the list to the next kind or state and loads it anew.
func (l *list) next() tea.Cmd {
	l.narrow.Store((l.narrow.Load() + 1) % int32(len(l.steps)))
	return kit.Reload(l.env)
}

func (l *list) load(ctx context.Context, q kit.ListQuery) (kit.ListPage[registry.BranchRow], error) {
	n := l.steps[l.narrow.Load()]
	p, err := l.env.Office.Branches(ctx, l.env.By, registry.BranchFilter{
		Kind: n.kind, State: n.state, Only: only[q.Chip%len(only)], Text: q.Text, After: q.After, Limit: q.Limit,
	})
	if err != nil {
		return kit.ListPage[registry.BranchRow]{}, err
	}
	counts, err := l.env.Office.BranchCounts(ctx, l.env.By)
	if err != nil {
		return kit.ListPage[registry.BranchRow]{}, err
	}
	t := &l.env.Text.Branch
	all := n == narrow{} && q.Chip == 0 && q.Text == ""
	found := kit.Found(q, p)
	if all {
		found = strconv.Itoa(counts.All)
	}
	empty := ""
	if all && counts.All == 0 {
		empty = t.None // nothing is filtered: say how branches get here
	}
	return kit.ListPage[registry.BranchRow]{
		Page:     p,
		Headline: l.headline(n, found),
		Empty:    empty,
		Chips: []kit.Chip{
			{Label: l.env.Text.Label.All, Count: -1},
			{Label: t.Unfiled, Count: counts.Unfiled},
			{Label: t.Orphaned, Count: counts.Orphaned},
			{Label: t.TermExpired, Count: counts.TermExpired},
			{Label: l.env.Text.Branch.OwnerLeft, Count: counts.OwnerLeft},
		},
	}, nil
}

func (l *list) headline(n narrow, found string) []show.Cell {
	t := l.env.Text
	out := []show.Cell{{Text: t.Sentence(t.Branch.Count, domain.Args{"n": found}), Tone: show.ToneStrong}}
	switch {
	case n.kind != "":
		out = append(out, show.Cell{Text: t.Word.BranchKind[n.kind], Tone: show.ToneFocus})
	case n.state != "":
		out = append(out, show.Cell{Text: t.Word.BranchState[n.state], Tone: show.ToneFocus})
	}
	return out
}

func columns(env *kit.Env) []show.Column[registry.BranchRow] {
	t := &env.Text.Branch
	plain := func(s string) show.Cell { return show.Cell{Text: s} }
	return []show.Column[registry.BranchRow]{
		{Title: t.Name, Width: env.Text.Cells(10, 8), Grow: 1, Cell: func(r registry.BranchRow) show.Cell { return plain(r.Name) }},
		{Title: t.Kind, Width: env.Text.Cells(6, 8), Cell: func(r registry.BranchRow) show.Cell { return kindCell(env, r) }},
		{Title: t.Groups, Width: 3, Right: true, Cell: func(r registry.BranchRow) show.Cell { return plain(fmt.Sprint(r.Groups)) }},
		{Title: t.Members, Width: 9, Right: true, Spare: true, Cell: membersCell},
		{Title: t.Owner, Width: 8, Cell: func(r registry.BranchRow) show.Cell { return ownerCell(env, r) }},
		{Title: t.Filing, Width: 9, Cell: func(r registry.BranchRow) show.Cell { return filing.Cell(env.Text, r.Filing) }},
		{Title: "  " + t.Reelected, Width: 12, Spare: true, Cell: func(r registry.BranchRow) show.Cell {
			if r.TermExpired {
				return show.Cell{Sign: "!", Text: env.Text.Day(r.Reelected), Tone: show.ToneDue}
			}
			return show.Cell{Text: "  " + env.Text.Day(r.Reelected)} // the dates stand below each other
		}},
	}
}

// kindCell shows the kind of an established branch; of any other its state,
// which is what people have to know first.
func kindCell(env *kit.Env, r registry.BranchRow) show.Cell {
	if r.State == domain.BranchEstablished {
		return show.Cell{Text: env.Text.Word.BranchKind[r.Kind]}
	}
	text := env.Text.Word.BranchState[r.State]
	if r.State == domain.BranchPreparatory {
		text = env.Text.Branch.Forming
	}
	return show.Cell{Text: text, Tone: show.ToneLabel}
}

func membersCell(r registry.BranchRow) show.Cell {
	if r.Groups == 0 {
		return show.Cell{Text: "—", Tone: show.ToneLabel}
	}
	return show.Cell{Text: fmt.Sprintf("%d/%d", r.Members, r.Capacity)}
}

func ownerCell(env *kit.Env, r registry.BranchRow) show.Cell {
	switch {
	case r.Groups == 0:
		return show.Cell{Text: "—", Tone: show.ToneLabel}
	case r.Owner == "":
		return show.Cell{Text: env.Text.Label.Vacant, Tone: show.ToneDanger}
	case r.OwnerLeft:
		return show.Cell{Text: r.Owner + " !", Tone: show.ToneDue}
	}
	return show.Cell{Text: r.Owner}
}
