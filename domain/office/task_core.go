package office

import "alumni/domain"

// renewalTasks opens the publication, M4.3, and the filing, M4.4, of a group
// whose managers are new, unless one is open still: a group is published and
// filed once, as it then is.
func (d *desk) renewalTasks(subject domain.ID, g domain.Group) ([]domain.ID, error) {
	return d.renew(g, domain.Task{Kind: domain.TaskPublish, Subject: subject}, domain.Task{Kind: domain.TaskFile, Subject: subject})
}

// renewed writes a group whose publication and filing no longer hold, and opens
// them anew by what changed it.
func (d *desk) renewed(action domain.Action, subject domain.ID, g *domain.Group) ([]domain.ID, error) {
	if err := save(d, d.Groups(), g); err != nil {
		return nil, err
	}
	tasks, err := d.renewalTasks(subject, *g)
	d.touchNew(action, scope(g.Branch, g.ID), tasks...)
	return tasks, err
}

// renew opens those of the tasks of which the group has none open.
func (d *desk) renew(g domain.Group, tasks ...domain.Task) ([]domain.ID, error) {
	var out []domain.ID
	for _, t := range tasks {
		open, err := d.hasOpen(g.ID, t.Kind)
		if err != nil {
			return nil, err
		}
		if open {
			if err := d.untick(g.ID, t.Kind); err != nil {
				return nil, err
			}
			continue
		}
		id, err := d.open(t, g)
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

// hasOpen tells whether a group has an open task of a kind.
func (d *desk) hasOpen(group domain.ID, kind domain.TaskKind) (bool, error) {
	_, open, err := d.openTask(group, kind)
	return open, err
}

// openTask gives a group's open task of a kind.
func (d *desk) openTask(group domain.ID, kind domain.TaskKind) (out domain.Task, ok bool, err error) {
	err = each(d.Tasks().List, domain.Query{Index: domain.IndexGroup, Eq: group.String()}, func(t domain.Task) error {
		if t.Kind == kind && t.State == domain.TaskOpen {
			out, ok = t, true
		}
		return nil
	})
	return out, ok, err
}

// open writes a new task of a group and gives its ID. Who does it, and until
// when, follows from its kind, unless it is said.
func (d *desk) open(t domain.Task, g domain.Group) (domain.ID, error) {
	spec := t.Kind.Spec()
	if t.Audience == "" {
		t.Audience = spec.AudienceIn(g)
	}
	if t.Due.IsZero() {
		set, err := d.rules(d.now)
		if err != nil {
			return domain.ID{}, err
		}
		t.Due = d.days(spec.Days(set.Terms))
	}
	t.Group, t.Branch, t.State, t.Sample = g.ID, g.Branch, domain.TaskOpen, g.Sample
	err := save(d, d.Tasks(), &t)
	return t.ID, err
}

// cancelTasks ends a group's open tasks of some kinds, but for one. A group has
// a handful of them: mostly one of a kind. One entry of the log holds them all.
func (d *desk) cancelTasks(group, but domain.ID, rule domain.ClauseID, which func(domain.TaskKind) bool) error {
	var open []domain.Task
	q := domain.Query{Index: domain.IndexGroup, Eq: group.String()}
	err := each(d.Tasks().List, q, func(t domain.Task) error {
		if t.State == domain.TaskOpen && t.ID != but && which(t.Kind) {
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

// endTask ends an open task with its proof, which was checked; what the end does
// besides is its noun's. More are other records whose history it belongs to.
func (d *desk) endTask(t domain.Task, first, second domain.Proof, more ...domain.ID) (domain.Task, error) {
	t.State, t.Proof = domain.TaskDone, d.signed(first)
	if t.Kind == domain.TaskPublish {
		t.Second = d.signed(second)
	}
	if err := save(d, d.Tasks(), &t); err != nil {
		return t, err
	}
	return t, d.note(domain.AuditEntry{
		Action: domain.ActTaskComplete, Subject: t.ID, Version: t.Version,
		Related: append([]domain.ID{t.Subject, t.Group, t.Branch, t.Person}, more...),
		Changes: stateChange(domain.TaskOpen, t.State, domain.Change{Field: "kind", After: string(t.Kind)}),
		Rules:   t.Kind.Spec().Rules,
	}, scope(t.Branch, t.Group), &domain.AuditDetail{Reason: first.Note, Fields: proofFields(first, second)})
}

// signed is a proof with who gave it and when, unless it has both: a box that
// was ticked before stays its officer's.
func (d *desk) signed(p domain.Proof) domain.Proof {
	if p.At.IsZero() {
		p.By, p.At = d.actor.Account, d.now
	}
	return p
}

func proofFields(first, second domain.Proof) map[string]string {
	out := map[string]string{}
	for k, v := range map[string]string{
		"link": first.Link, "date": string(first.Date), "second_link": second.Link, "second_date": string(second.Date),
	} {
		if v != "" {
			out[k] = v
		}
	}
	return out
}
