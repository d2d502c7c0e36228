package branch

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// keep are what headquarters does to a branch: the steps that its state allows,
// and its council, N0.
func keep(env *kit.Env, v registry.BranchView) []kit.Action {
	if domain.CanKeepRegistry(env.Actor) != nil {
		return nil
	}
	t := &env.Text.Branch
	form := func(key, label string, build func(ctx context.Context) (kit.Form, error)) kit.Action {
		return kit.Action{Key: key, Label: label, Run: func() tea.Cmd { return kit.OpenForm(env, build) }}
	}
	var out []kit.Action
	switch v.State {
	case domain.BranchNone:
		out = append(out, form("E", t.Establish, establish(env, v.Branch)), form("P", t.Prepare, prepare(env, v.ID)))
	case domain.BranchPreparatory:
		out = append(out, form("E", t.Establish, establish(env, v.Branch)))
	case domain.BranchEstablished:
		if len(v.Seats) == 0 { // imported: its council is not registered yet
			out = append(out, form("E", t.Establish, establish(env, v.Branch)))
		}
		out = append(out, form("e", t.Reelect, reelect(env, v.ID)), form("s", t.Seat, seat(env, v.ID)))
		if len(v.Seats) > 0 {
			out = append(out, form("x", t.Unseat, unseat(env, v.ID)))
		}
		if needsQueue(v) {
			out = append(out, kit.Action{Key: "w", Label: t.Review, Run: func() tea.Cmd { return queue(env, v.ID) }})
		}
	}
	if v.State == domain.BranchPreparatory || v.State == domain.BranchEstablished {
		out = append(out, form("D", t.End, end(env, v.ID)))
	}
	return out
}

// needsQueue tells whether an owner without office and authorisation has no
// review yet.
func needsQueue(v registry.BranchView) bool {
	for _, o := range v.Outside {
		if !o.Stands() && o.Task.IsZero() {
			return true
		}
	}
	return false
}

// queue opens the reviews that the branch lacks.
func queue(env *kit.Env, id domain.ID) tea.Cmd {
	return kit.Call(env, func(ctx context.Context) (string, show.Tone, error) {
		tasks, err := env.Office.QueueBranch(ctx, env.By, id)
		return env.Text.Sentence(env.Text.Branch.Queued, domain.Args{"n": len(tasks)}), show.ToneFocus, err
	})
}
