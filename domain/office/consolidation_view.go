package office

import (
	"cmp"
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/consolidation"
)

// MoveState is how a move of a consolidation stands.
type MoveState = consolidation.State

// measured is a consolidation beside who is in its groups.
type measured struct {
	groups []consolidation.Group // those that exist still
	status consolidation.Status
	in     map[domain.ID]map[domain.ID]bool // by group: who is in it
}

func (m measured) has(group, person domain.ID) bool { return m.in[group][person] }

func inside(groups []consolidation.Group) map[domain.ID]map[domain.ID]bool {
	out := map[domain.ID]map[domain.ID]bool{}
	for _, g := range groups {
		out[g.ID] = make(map[domain.ID]bool, len(g.Members))
		for _, p := range g.Members {
			out[g.ID][p] = true
		}
	}
	return out
}

// measure reads who is in a consolidation's groups. What is over is as it was left.
func (d *desk) measure(c domain.Consolidation) (measured, error) {
	groups, err := d.underway(c)
	if err != nil {
		return measured{}, err
	}
	m := measured{groups: groups, in: inside(groups)}
	if c.State == domain.ConsolidationDraft || c.State == domain.ConsolidationRunning {
		m.status = consolidation.Refresh(groups, c.Keep, c.Moves)
		return m, d.barRemoved(&m)
	}
	m.status.Moves = c.Moves
	for _, v := range c.Moves {
		state := consolidation.StateLeft
		if v.Done() {
			state = consolidation.StateDone
		}
		m.status.States = append(m.status.States, state)
	}
	return m, nil
}

// barRemoved marks the moves of who was removed from the group that they lead
// to, M6.3: the person comes back to it only with a reason, or is removed from
// the group that ends as well.
func (d *desk) barRemoved(m *measured) error {
	for i, v := range m.status.Moves {
		if m.status.States[i] != consolidation.StateOpen || m.has(v.To, v.Person) {
			continue
		}
		was, err := d.member(v.To, v.Person)
		if err != nil {
			return err
		}
		if was != nil && !was.Present() && was.MovedTo.IsZero() {
			m.status.States[i] = consolidation.StateBlocked
			m.status.Problems = append(m.status.Problems, consolidation.Problem{
				Person: v.Person, From: v.From, To: v.To, Fault: domain.FaultRemovedMember,
			})
		}
	}
	return nil
}

// planView says what a consolidation does with its groups.
func (d *desk) planView(c domain.Consolidation, m measured) (PlanView, error) {
	v := PlanView{Branch: c.Branch, Problems: m.status.Problems, LeftOut: []GroupLoad{}}
	b, err := d.branch(c.Branch)
	if err != nil && !missing(err) {
		return v, err
	}
	v.BranchName = b.Name
	v.Flows, v.People = flows(m)
	for _, id := range append(slices.Clone(c.Keep), c.End...) {
		g, err := d.group(id)
		if err != nil {
			return v, err
		}
		p := PlanGroup{
			GroupLoad: GroupLoad{ID: g.ID, Name: g.Name, Seq: g.Seq, State: g.State, Members: g.Members, Capacity: g.Capacity},
			Stays:     slices.Contains(c.Keep, id), Now: len(m.in[id]),
		}
		if c.State == domain.ConsolidationDraft { // what stands against the start
			if p.Case, err = d.openCaseOf(g.ID); err != nil {
				return v, err
			}
		}
		p.After = p.Now
		seated := map[domain.ID]bool{} // who leaves two groups takes one seat
		for i, mv := range m.status.Moves {
			if m.status.States[i] != consolidation.StateOpen {
				continue
			}
			switch {
			case mv.From == id:
				p.After--
			case mv.To == id && !m.has(id, mv.Person) && !seated[mv.Person]:
				seated[mv.Person] = true
				p.After++
			}
		}
		if p.Task, err = d.moveTask(c.ID, id); err != nil {
			return v, err
		}
		v.Groups = append(v.Groups, p)
	}
	slices.SortFunc(v.Groups, func(a, b PlanGroup) int { return cmp.Or(cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.ID.Seq, b.ID.Seq)) })
	return v, nil
}

// flows sums the moves by the two groups, and counts who joins another group.
func flows(m measured) ([]Flow, int) {
	out, people := []Flow{}, map[domain.ID]bool{}
	for i, v := range m.status.Moves {
		if m.status.States[i] == consolidation.StateLeft {
			continue
		}
		at := slices.IndexFunc(out, func(f Flow) bool { return f.From == v.From && f.To == v.To })
		if at < 0 {
			at, out = len(out), append(out, Flow{From: v.From, To: v.To})
		}
		f := &out[at]
		f.People++
		switch {
		case v.Done():
			f.Done++
		case m.has(v.To, v.Person):
			f.Already++
		default:
			people[v.Person] = true
		}
	}
	return out, len(people)
}

// moveTask finds the task by which a group ends in a consolidation; the zero ID
// for none.
func (d *desk) moveTask(subject, group domain.ID) (found domain.ID, err error) {
	if subject.IsZero() {
		return found, nil
	}
	q := domain.Query{Index: domain.IndexGroup, Eq: group.String()}
	err = each(d.Tasks().List, q, func(t domain.Task) error {
		if t.Kind == domain.TaskMoveMembers && t.Subject == subject {
			found = t.ID
		}
		return nil
	})
	return found, err
}

// ConsolidationPlan gives the plan for a branch without writing it: with no
// groups named the best one, else the one by which these stay. It fails as
// ProposeConsolidation does.
func (o *Office) ConsolidationPlan(ctx context.Context, by domain.Caller, branch domain.ID, keep []domain.ID) (PlanView, error) {
	return read(ctx, o, by, func(d *desk) (out PlanView, _ error) {
		b, err := d.visibleBranch(branch)
		if err != nil {
			return out, err
		}
		plan, groups, loads, err := d.mergePlan(b, keep)
		if err != nil {
			return out, err
		}
		c := domain.Consolidation{Branch: branch, Keep: plan.Keep, End: plan.End, Moves: plan.Moves, State: domain.ConsolidationDraft}
		m := measured{groups: groups, in: inside(groups), status: consolidation.Refresh(groups, plan.Keep, plan.Moves)}
		v, err := d.planView(c, m)
		if err != nil {
			return out, err
		}
		for _, l := range loads {
			if !l.Planned() {
				v.LeftOut = append(v.LeftOut, l)
			}
		}
		open, err := d.undone(branch)
		v.Open = open.ID
		return v, err
	})
}
