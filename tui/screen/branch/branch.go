// Package branch is the screen of the branches (分会): the list with its
// filters, a branch's document, and the application for a group.
package branch

import (
	"context"
	"strconv"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/console"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/branch"
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
		Columns: branch.Columns(env.Text),
		Load:    l.load,
		ID:      func(r registry.BranchRow) domain.ID { return r.ID },
		Stamp:   func(r registry.BranchRow) uint64 { return r.Stamp },
		Search:  true,
		Empty:   t.Empty,
		Touches: func(e domain.Event) bool { return kit.Of(e, domain.KindBranch, domain.KindGroup) },
		Bindings: func() []kit.Binding {
			out := []kit.Binding{{Key: "f", Label: t.Filter, Run: l.next}}
			if domain.CanKeepRegistry(env.Actor()) == nil {
				out = append(out, console.Binding(env, branch.Add, domain.ID{}))
			}
			return append(out, nameBindings(env)...)
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
