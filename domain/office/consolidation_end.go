package office

import (
	"slices"

	"alumni/domain"
)

// endMerged ends a group whose people were moved, when the task that says so is
// done: nobody may be in it any more, N1.5. Its other open tasks fall away, and
// the published list is to be renewed, M4.3.
func (d *desk) endMerged(t domain.Task) error {
	c, err := d.runningConsolidation(t.Subject)
	if err != nil {
		return err
	}
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	p, err := d.mergeGroup(g)
	if err != nil {
		return err
	}
	if count := max(len(p.Members), g.Members); count > 0 {
		return &domain.Error{
			Code: domain.CodeConflict, Fault: domain.FaultStillMembers, Rule: "N1.5",
			Args: domain.Args{"group": g.Name, "count": count},
		}
	}
	open, err := d.openCaseOf(g.ID)
	if err != nil {
		return err
	}
	if !open.IsZero() {
		return heldOpen(open, "N1.5")
	}
	if err := d.closeGroup(g, t, "N1.5"); err != nil {
		return err
	}
	return d.finishConsolidation(&c)
}

// undecidedOf gives an application or a transfer about a group that is not
// decided yet; the zero ID if there is none.
func (d *desk) undecidedOf(group domain.ID) (domain.ID, error) {
	return d.undecidedBut(group, domain.ID{})
}

// undecidedBut is undecidedOf besides one application.
func (d *desk) undecidedBut(group, but domain.ID) (found domain.ID, err error) {
	err = d.eachUndecided(group, func(a domain.Application) error {
		if a.ID != but {
			found = a.ID
		}
		return nil
	})
	if err != nil || !found.IsZero() {
		return found, err
	}
	return d.undecidedTransfer(group)
}

// finishConsolidation ends a consolidation whose groups have all ended.
func (d *desk) finishConsolidation(c *domain.Consolidation) error {
	live, err := d.liveGroups(c.Branch)
	if err != nil || slices.ContainsFunc(live, func(g domain.Group) bool { return slices.Contains(c.End, g.ID) }) {
		return err
	}
	before := *c
	c.State = domain.ConsolidationDone
	if err := save(d, d.Consolidations(), c); err != nil {
		return err
	}
	return d.noteConsolidation(*c, domain.ActConsolidationDone, planChanges(before, *c), "")
}
