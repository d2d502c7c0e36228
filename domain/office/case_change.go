package office

import (
	"slices"

	"alumni/domain"
)

// renameGroup gives a group its granted name once it was renamed in WeChat: the
// decision and its execution are two things. What was published and filed names
// the old one, so both are renewed, M4.3, M4.4.
func (d *desk) renameGroup(t domain.Task) error {
	if t.Subject.Kind != domain.KindApplication {
		return nil
	}
	a, err := d.Applications().Get(t.Subject)
	if err != nil || a.Granted == "" {
		return err
	}
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if err := domain.LiveGroup(g); err != nil {
		return err
	}
	set, err := d.rules(d.now)
	if err != nil {
		return err
	}
	before := g
	g.Name = a.Granted
	g = domain.RenewFiling(g)
	if err := save(d, d.Groups(), &g); err != nil {
		return err
	}
	tasks, err := d.renewalTasks(t.Subject, g, set.Terms)
	if err != nil {
		return err
	}
	where := scope(g.Branch, g.ID)
	d.touchNew(domain.ActGroupName, where, tasks...)
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupName, Subject: g.ID, Version: g.Version,
		Related: append([]domain.ID{g.Branch, t.ID, t.Subject}, tasks...),
		Changes: managersChanged(before, g), Rules: []domain.ClauseID{"M4.6", "N1.2b"},
	}, where, &domain.AuditDetail{Fields: map[string]string{"before": before.Name, "name": g.Name}})
}

// fallAway are the tasks that fall away with their group. What was referred to
// the authorities, M8.1c, stays to be done, and so does what a violation asks
// for: those are counted and end with their own proof.
var fallAway = []domain.TaskKind{
	domain.TaskCreateGroup, domain.TaskTransferOwner, domain.TaskChangeAdmin, domain.TaskPublish, domain.TaskFile,
	domain.TaskAcceptFiling, domain.TaskRenameGroup, domain.TaskSetAdmins, domain.TaskDissolveGroup,
	domain.TaskConvertGroup, domain.TaskReviewOwner, domain.TaskMoveMembers,
}

// endGroup ends a group that was dissolved in WeChat, N1.4a. What is asked about
// it is decided first: afterwards nothing could be granted.
func (d *desk) endGroup(t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupEnded); err != nil {
		return err
	}
	merging, err := d.merging(g)
	if err != nil {
		return err
	}
	if err := mergedFirst(merging); err != nil {
		return err
	}
	open, err := d.undecidedOf(g.ID)
	if err != nil {
		return err
	}
	if !open.IsZero() {
		return heldOpen(open, "N1.4a")
	}
	return d.closeGroup(g, t, "N1.4a")
}

// heldOpen refuses a group's end while something about it is open.
func heldOpen(id domain.ID, rule domain.ClauseID) error {
	return &domain.Error{
		Code: domain.CodeConflict, Fault: domain.FaultOpenCase, Rule: rule, Args: domain.Args{"id": id.String()},
	}
}

// closeGroup ends a group by the task that proves it, under the clause that says
// why. Its other open tasks fall away, and one opens to take it off the published
// list, M4.3.
func (d *desk) closeGroup(g domain.Group, t domain.Task, rule domain.ClauseID) error {
	before := g.State
	if err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupEnded); err != nil {
		return err
	}
	set, err := d.rules(d.now)
	if err != nil {
		return err
	}
	if err := d.cancelKinds(g.ID, t.ID, rule, fallAway...); err != nil {
		return err
	}
	g.State, g.EndedAt = domain.GroupEnded, d.now
	if err := save(d, d.Groups(), &g); err != nil {
		return err
	}
	publish, err := d.open(domain.Task{
		Kind: domain.TaskPublish, Subject: t.Subject, Audience: domain.AudienceHQ, Due: d.days(set.Terms.PublishDays),
	}, g)
	if err != nil {
		return err
	}
	where := scope(g.Branch, g.ID)
	d.touchNew(domain.ActGroupState, where, publish)
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version,
		Related: []domain.ID{g.Branch, t.ID, t.Subject, publish},
		Changes: stateChange(before, g.State),
		Rules:   []domain.ClauseID{rule, "M4.3"},
	}, where, nil)
}

// cancelKinds ends a group's open tasks of some kinds, but for one. A group has
// a handful of them: mostly one of a kind. One entry of the log holds them all.
func (d *desk) cancelKinds(group, but domain.ID, rule domain.ClauseID, kinds ...domain.TaskKind) error {
	var open []domain.Task
	q := domain.Query{Index: domain.IndexGroup, Eq: group.String()}
	err := each(d.Tasks().List, q, func(t domain.Task) error {
		if t.State == domain.TaskOpen && t.ID != but && slices.Contains(kinds, t.Kind) {
			open = append(open, t)
		}
		return nil
	})
	if err != nil || len(open) == 0 {
		return err
	}
	ids := make([]domain.ID, 0, len(open))
	for _, t := range open {
		t.State = domain.TaskCancelled
		if err := save(d, d.Tasks(), &t); err != nil {
			return err
		}
		ids = append(ids, t.ID)
	}
	first := open[0]
	for _, t := range open[1:] {
		d.touch(t.ID, t.Version+1, domain.ActTaskCancel, scope(t.Branch, t.Group))
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActTaskCancel, Subject: first.ID, Version: first.Version + 1,
		Related: append([]domain.ID{group, first.Branch}, ids...),
		Changes: stateChange(domain.TaskOpen, domain.TaskCancelled),
		Rules:   []domain.ClauseID{rule},
	}, scope(first.Branch, first.Group), nil)
}
