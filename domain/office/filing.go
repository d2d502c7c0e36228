package office

import "alumni/domain"

// file carries out a filing, M4.4: a branch sends its form in and headquarters
// has to accept it; headquarters, which took the form in itself, files at once.
func (d *desk) file(t domain.Task) error {
	if d.actor.HQ() {
		return d.setFiling(t, domain.FilingFiled)
	}
	if err := d.setFiling(t, domain.FilingSubmitted); err != nil {
		return err
	}
	open, err := d.hasOpen(t.Group, domain.TaskAcceptFiling)
	if err != nil || open {
		return err // one is open still if the managers changed after the last form
	}
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	set, err := d.rules(d.now)
	if err != nil {
		return err
	}
	id, err := d.open(domain.Task{
		Kind: domain.TaskAcceptFiling, Subject: t.Subject, Audience: domain.AudienceHQ, Due: d.days(set.Terms.ReviewDays),
	}, g)
	if err == nil {
		d.touch(id, 1, domain.ActTaskComplete, scope(g.Branch, g.ID))
	}
	return err
}

// acceptFiling makes what a branch sent a filing, M4.4. A form whose managers
// changed since holds no longer, so the branch's next one comes first.
func (d *desk) acceptFiling(t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	switch g.Filing {
	case domain.FilingFiled:
		return nil // headquarters took a newer form in on paper
	case domain.FilingSubmitted:
		return d.setFiling(t, domain.FilingFiled)
	}
	return &domain.Error{
		Code: domain.CodeConflict, Fault: domain.FaultState, Rule: "M4.4",
		Args: domain.Args{"id": g.ID.String(), "state": string(g.Filing)},
	}
}

func (d *desk) setFiling(t domain.Task, to domain.FilingState) error {
	return d.changeGroup(t, func(g *domain.Group) (domain.Change, error) {
		c := domain.Change{Field: "filing", Before: string(g.Filing), After: string(to)}
		g.Filing = to
		if to == domain.FilingFiled {
			g.FiledAt = d.now
		}
		return c, nil
	})
}
