package desk

import (
	"slices"

	"alumni/domain"
)

// Merging gives the running consolidation that a group is part of; the zero ID
// for none. While it runs the group ends by it or not at all: nobody who is
// still to be moved may be left in it, or sent into a group that ends, N1.5.
func (d *Desk) Merging(g domain.Group) (domain.ID, error) {
	if g.Branch.IsZero() {
		return domain.ID{}, nil
	}
	c, err := d.Undone(g.Branch)
	if err != nil || c.State != domain.ConsolidationRunning ||
		!slices.Contains(c.Keep, g.ID) && !slices.Contains(c.End, g.ID) {
		return domain.ID{}, err
	}
	return c.ID, nil
}

// MergedFirst refuses the end of a group that a consolidation still runs on.
func MergedFirst(consolidation domain.ID) error {
	if consolidation.IsZero() {
		return nil
	}
	return domain.OpenCase("group", "N1.5", consolidation)
}

// EachUndecided calls fn for every undecided application about a group. It reads
// the group's own applications only, decided ones with them: a handful.
func (d *Desk) EachUndecided(group domain.ID, fn func(domain.Application) error) error {
	return Each(d.Applications().List, Of(domain.IndexGroup, group), func(a domain.Application) error {
		if !a.State.Undecided() {
			return nil
		}
		return fn(a)
	})
}

// Undone gives a branch's consolidation that is a plan still or under way.
func (d *Desk) Undone(branch domain.ID) (domain.Consolidation, error) {
	c, _, err := Last(d.Consolidations().List, Of(domain.IndexBranch, branch), func(c domain.Consolidation) bool {
		return c.State == domain.ConsolidationDraft || c.State == domain.ConsolidationRunning
	})
	return c, err
}

// UndecidedBut gives an application or a transfer about a group that is not decided
// yet, besides one application; the zero ID if there is none.
func (d *Desk) UndecidedBut(group, but domain.ID) (domain.ID, error) {
	a, _, err := Last(d.Applications().List, Of(domain.IndexGroup, group), func(a domain.Application) bool {
		return a.State.Undecided() && a.ID != but
	})
	if err != nil || !a.ID.IsZero() {
		return a.ID, err
	}
	t, _, err := Last(d.Transfers().List, Of(domain.IndexGroup, group), func(t domain.Transfer) bool { return t.State.Undecided() })
	return t.ID, err
}

// OpenRemoval finds the open violation by which a person is to be removed from
// a group; the zero ID for none.
func (d *Desk) OpenRemoval(group, person domain.ID) (domain.ID, error) {
	return d.removalWhere(person, func(v domain.Violation) bool { return v.Group == group })
}

// OpenRemovalIn finds the open violation by which a person is to be removed from
// any group of a branch; the zero ID for none.
func (d *Desk) OpenRemovalIn(branch, person domain.ID) (domain.ID, error) {
	return d.removalWhere(person, func(v domain.Violation) bool { return v.Branch == branch })
}

func (d *Desk) removalWhere(person domain.ID, where func(domain.Violation) bool) (domain.ID, error) {
	v, _, err := Last(d.Violations().List, Of(domain.IndexPerson, person), func(v domain.Violation) bool {
		return v.Outcome == domain.OutcomeRemoval && v.State == domain.ViolationOpen && where(v)
	})
	return v.ID, err
}

// CloseGroup ends a group by the task that proves it, under the clause that says
// why. Its other open tasks fall away, and one opens to take it off the published
// list, M4.3.
func (d *Desk) CloseGroup(g domain.Group, t domain.Task, rule domain.ClauseID) error {
	before := g.State
	if err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupEnded); err != nil {
		return err
	}
	if err := d.CancelTasks(g.ID, t.ID, rule, func(k domain.TaskKind) bool { return !k.Spec().Stays }); err != nil {
		return err
	}
	g.State, g.EndedAt = domain.GroupEnded, d.Now
	if err := Save(d, d.Groups(), &g); err != nil {
		return err
	}
	publish, err := d.Open(domain.Task{Kind: domain.TaskPublish, Subject: t.Subject}, g)
	if err != nil {
		return err
	}
	where := Scope(g.Branch, g.ID)
	d.TouchNew(domain.ActGroupState, where, publish)
	return d.Log(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version,
		Related: []domain.ID{g.Branch, t.ID, t.Subject, publish},
		Changes: StateChange(before, g.State),
		Rules:   []domain.ClauseID{rule, "M4.3"},
	}, where, nil)
}

// ChangeGroup changes the task's group and logs it.
func (d *Desk) ChangeGroup(t domain.Task, fn func(*domain.Group) (domain.Change, error)) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	change, err := fn(&g)
	if err != nil {
		return err
	}
	_, err = Keep(d, d.Groups(), g, domain.AuditEntry{
		Action: domain.ActGroupState, Related: []domain.ID{g.Branch, t.ID},
		Changes: []domain.Change{change}, Rules: t.Kind.Spec().Rules,
	}, nil, g.Branch, g.ID)
	return err
}
