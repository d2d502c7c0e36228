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
	if open, err := d.mergeHeldBy(g); err != nil || !open.IsZero() {
		if err == nil {
			err = &domain.Error{
				Code: domain.CodeConflict, Fault: domain.FaultOpenCase, Rule: "N1.5", Args: domain.Args{"id": open.String()},
			}
		}
		return err
	}
	if err := d.closeMerged(g, t); err != nil {
		return err
	}
	return d.finishConsolidation(&c)
}

// mergeHeldBy gives an application, a transfer or a violation about a group
// that is not decided or closed yet; the zero ID if there is none.
func (d *desk) mergeHeldBy(g domain.Group) (domain.ID, error) {
	asked, err := d.askedGroups(g.Branch)
	if err != nil || !asked[g.ID].IsZero() {
		return asked[g.ID], err
	}
	return d.openCaseOf(g.ID)
}

// closeMerged ends the empty group. Its open tasks fall away as with a group
// that was dissolved, and one opens to take it off the published list, M4.3.
func (d *desk) closeMerged(g domain.Group, t domain.Task) error {
	before := g.State
	if err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupEnded); err != nil {
		return err
	}
	set, err := d.rules(d.now)
	if err != nil {
		return err
	}
	dropped, err := d.cancelTasks(g.ID, t.ID)
	if err != nil {
		return err
	}
	g.State, g.UpdatedAt = domain.GroupEnded, d.now
	if err := d.Groups().Put(&g); err != nil {
		return err
	}
	publish, err := d.open(domain.Task{
		Kind: domain.TaskPublish, Subject: t.Subject, Audience: domain.AudienceHQ, Due: d.days(set.Terms.PublishDays),
	}, g)
	if err != nil {
		return err
	}
	where := scope(g.Branch, g.ID)
	d.touch(publish, 1, domain.ActGroupState, where)
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version,
		Related: append([]domain.ID{g.Branch, t.ID, t.Subject, publish}, dropped...),
		Changes: []domain.Change{{Field: "state", Before: string(before), After: string(g.State)}},
		Rules:   []domain.ClauseID{"N1.5", "M4.3"},
	}, where, nil)
}

// finishConsolidation ends a consolidation whose groups have all ended.
func (d *desk) finishConsolidation(c *domain.Consolidation) error {
	live, err := d.liveGroups(c.Branch)
	if err != nil || slices.ContainsFunc(live, func(g domain.Group) bool { return slices.Contains(c.End, g.ID) }) {
		return err
	}
	before := *c
	c.State, c.UpdatedAt = domain.ConsolidationDone, d.now
	if err := d.Consolidations().Put(c); err != nil {
		return err
	}
	return d.noteConsolidation(*c, domain.ActConsolidationDone, planChanges(before, *c), "")
}
