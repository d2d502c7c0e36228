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
	before := g
	g.Name = a.Granted
	g = domain.RenewFiling(g)
	tasks, err := d.renewed(domain.ActGroupName, t.Subject, &g)
	if err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupName, Subject: g.ID, Version: g.Version,
		Related: append([]domain.ID{g.Branch, t.ID, t.Subject}, tasks...),
		Changes: managersChanged(before, g), Rules: []domain.ClauseID{"M4.6", "N1.2b"},
	}, scope(g.Branch, g.ID), &domain.AuditDetail{Fields: map[string]string{"before": before.Name, "name": g.Name}})
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
	if err := d.cancelTasks(g.ID, t.ID, rule, func(k domain.TaskKind) bool { return !k.Spec().Stays }); err != nil {
		return err
	}
	g.State, g.EndedAt = domain.GroupEnded, d.now
	if err := save(d, d.Groups(), &g); err != nil {
		return err
	}
	publish, err := d.open(domain.Task{Kind: domain.TaskPublish, Subject: t.Subject}, g)
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

// startGroup puts a group into use that was set up in WeChat.
func (d *desk) startGroup(t domain.Task) error {
	return d.changeGroup(t, func(g *domain.Group) (domain.Change, error) {
		c := domain.Change{Field: "state", Before: string(g.State), After: string(domain.GroupActive)}
		err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupActive)
		g.State = domain.GroupActive
		return c, err
	})
}

// changeGroup changes the task's group and notes it.
func (d *desk) changeGroup(t domain.Task, fn func(*domain.Group) (domain.Change, error)) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	change, err := fn(&g)
	if err != nil {
		return err
	}
	if err := save(d, d.Groups(), &g); err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version, Related: []domain.ID{g.Branch, t.ID},
		Changes: []domain.Change{change}, Rules: t.Kind.Spec().Rules,
	}, scope(g.Branch, g.ID), nil)
}

// convertGroup carries out the conversion of a preparatory group after its
// branch was founded, N1.4b: the proof holds the council's decision, the owner
// may own a group of a branch, M5.2, and publication and filing are renewed.
func (d *desk) convertGroup(t domain.Task) error {
	before, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if before.Kind != domain.GroupPreparatory {
		return nil // converted by an earlier task
	}
	b, err := d.branch(before.Branch)
	if err != nil {
		return err
	}
	owner, authority := domain.Person{}, domain.Reference{}
	if !before.Owner.IsZero() {
		if owner, err = d.person(before.Owner); err != nil {
			return err
		}
		if authority, err = d.ownerAuthority(before); err != nil {
			return err
		}
	}
	review, err := d.openReview(before)
	if err != nil {
		return err
	}
	g, err := domain.ConvertGroup(before, b, owner, authority, review)
	if err != nil {
		return err
	}
	tasks, err := d.renewed(domain.ActGroupKind, t.ID, &g)
	if err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupKind, Subject: g.ID, Version: g.Version,
		Related: append([]domain.ID{g.Branch, t.ID}, tasks...),
		Changes: append([]domain.Change{
			{Field: "kind", Before: string(before.Kind), After: string(g.Kind)},
		}, managersChanged(before, g)...),
		Rules: []domain.ClauseID{"N1.4b", "M5.2"},
	}, scope(g.Branch, g.ID), &domain.AuditDetail{Reason: t.Proof.Note})
}

// managersChanged gives what a change of a group's managers changed: the owner,
// each admin who lost or got the role, the filing and the publication, which
// are to be renewed, N2.3. One entry of the audit log holds them all.
func managersChanged(before, after domain.Group) []domain.Change {
	var out []domain.Change
	add := func(field, was, is string) {
		if was != is {
			out = append(out, domain.Change{Field: field, Before: was, After: is})
		}
	}
	add("owner", before.Owner.String(), after.Owner.String())
	for _, id := range before.Admins {
		if !slices.Contains(after.Admins, id) {
			add("admins", id.String(), "")
		}
	}
	for _, id := range after.Admins {
		if !slices.Contains(before.Admins, id) {
			add("admins", "", id.String())
		}
	}
	add("filing", string(before.Filing), string(after.Filing))
	add("published", published(before), published(after))
	return out
}

// published is "true" for a group published on both channels, M4.3, as the
// audit log holds it; "" for any other.
func published(g domain.Group) string {
	if g.Publication.Complete() {
		return "true"
	}
	return ""
}
