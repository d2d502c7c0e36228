package casework

import (
	"cmp"
	"context"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// ApproveApplication replies to an application with yes, M4.2: allocates name
// and number and creates the group, M4.6, or carries out the change of one, and
// opens the tasks that follow.
func (o *Service) ApproveApplication(ctx context.Context, by domain.Caller, in Approve) (domain.Application, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Application, error) {
		a, err := d.VisibleApplication(in.ID)
		if err != nil {
			return a, err
		}
		if err := decidable(d, &a.Case, in.Version, domain.CaseApproved); err != nil {
			return a, err
		}
		c, err := loadApplication(d, a)
		if err != nil {
			return a, err
		}
		if a.Reply, err = takeReply(d, in); err != nil {
			return a, err
		}
		if err := cmp.Or(refusal(c.checks()), c.fits()); err != nil {
			return a, err
		}
		if a.Kind.OnGroup() {
			err = grantChange(d, c, &a)
		} else {
			err = grantGroup(d, c, &a)
		}
		return a, err
	})
}

// grantGroup creates the group of an approved application.
func grantGroup(d *desk.Desk, c applicationCase, a *domain.Application) error {
	g, err := createGroup(d, c)
	if err != nil {
		return err
	}
	tasks, err := followUp(d, domain.Task{Kind: c.app.Kind.Spec().Task, Subject: a.ID}, g)
	if err != nil {
		return err
	}
	a.Group, a.Granted = g.ID, g.Name
	if err := putAnswered(d, a, domain.CaseApproved); err != nil {
		return err
	}
	return logApproval(d, *a, g, tasks)
}

// grantChange carries out an approved change of a group.
func grantChange(d *desk.Desk, c applicationCase, a *domain.Application) error {
	g, tasks, err := change(d, c, a)
	if err != nil {
		return err
	}
	if err := putAnswered(d, a, domain.CaseApproved); err != nil {
		return err
	}
	return logChange(d, *a, c.group, g, tasks)
}

// createGroup makes the group of an approved application, with its name and
// sequence number, M4.6, and its owner and admins as first members. A group
// that files late exists already: it keeps its name in use, M4.5.
func createGroup(d *desk.Desk, c applicationCase) (domain.Group, error) {
	g := domain.Group{
		Branch: c.app.Branch, Kind: domain.GroupKindOf(c.app.Kind, c.branch), State: domain.GroupApproved,
		Owner: c.app.Owner, Admins: c.app.Admins, Capacity: c.capacity(),
		Filing: domain.FilingMissing, Application: c.app.ID, Sample: c.app.Sample,
	}
	if c.app.Kind.Spec().Exists {
		g.State = domain.GroupActive
	}
	var err error
	if g.ID, err = d.NextID(domain.KindGroup); err != nil {
		return g, err
	}
	if g.Seq, g.Name, err = takeName(d, c, g.ID); err != nil {
		return g, err
	}
	for i, id := range append([]domain.ID{g.Owner}, g.Admins...) {
		basis := c.app.AdminsBasis
		if i == 0 {
			basis = c.app.OwnerBasis
		}
		if err := join(d, c, g.ID, id, basis); err != nil {
			return g, err
		}
		g.Members++
	}
	err = desk.Save(d, d.Groups(), &g)
	return g, err
}

// followUp opens what has to be done after an approval: the step in WeChat, if
// there is one, the publication, M4.3, and the filing, M4.4.
func followUp(d *desk.Desk, step domain.Task, g domain.Group) (out []domain.ID, err error) {
	if step.Kind != "" {
		id, err := d.Open(step, g)
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	more, err := d.RenewalTasks(step.Subject, g)
	return append(out, more...), err
}

func logApproval(d *desk.Desk, a domain.Application, g domain.Group, tasks []domain.ID) error {
	where := desk.Scope(a.Branch, g.ID)
	err := d.Log(domain.AuditEntry{
		Action: domain.ActApplicationApprove, Subject: a.ID, Version: a.Version,
		Related: append([]domain.ID{a.Branch, g.ID}, tasks...),
		Changes: desk.StateChange(domain.CaseSubmitted, a.State, domain.Change{Field: "group", After: g.ID.String()}),
		Rules:   []domain.ClauseID{"M4.2", "M4.6"},
	}, where, replied(a.Reply))
	if err != nil {
		return err
	}
	err = d.Log(domain.AuditEntry{
		Action: domain.ActGroupCreate, Subject: g.ID, Version: g.Version,
		Related: []domain.ID{a.Branch, a.ID, g.Owner},
		Changes: []domain.Change{
			{Field: "state", After: string(g.State)},
			{Field: "seq", After: strconv.Itoa(g.Seq)},
			{Field: "owner", After: g.Owner.String()},
		},
		Rules: []domain.ClauseID{"M4.6", "M5.2"},
	}, where, &domain.AuditDetail{Fields: map[string]string{"name": g.Name}})
	if err != nil {
		return err
	}
	d.TouchNew(domain.ActApplicationApprove, where, tasks...)
	return nil
}

// openRemoval finds the removal that is open against a person, M6.3: from the group
// that a change is asked for, or, for a new group, from any group of the branch,
// since it is one more of them.
func (c applicationCase) openRemoval(d *desk.Desk, person domain.ID) (domain.ID, error) {
	if c.app.Kind.OnGroup() {
		return d.OpenRemoval(c.group.ID, person)
	}
	return d.OpenRemovalIn(c.app.Branch, person)
}

// loadAdmins loads who the group's admins shall be.
func loadAdmins(d *desk.Desk, c *applicationCase) error {
	for _, id := range c.app.Admins {
		var a adminPlan
		var err error
		if a.person, err = d.Person(id); err != nil {
			return desk.At("admins", err)
		}
		if a.member, err = d.Member(c.group.ID, id); err != nil {
			return err
		}
		if a.removal, err = c.openRemoval(d, id); err != nil {
			return err
		}
		c.admins = append(c.admins, a)
	}
	return nil
}

// adminsReal is the check of the admins' real names, N2.2a: it names those who
// are not verified, or all if they are.
func (c applicationCase) adminsReal() finding {
	names, real := c.adminsWhere(func(a adminPlan) error { return domain.VerifiedPerson(a.person, "N2.2a", "admins") })
	return judge(CheckAdminsReal, "N2.2a", domain.Args{"names": names}, real)
}

// adminsAdmitted says whether a basis is recorded of every admin, N1.2d: it names those
// of whom none is.
func (c applicationCase) adminsAdmitted() finding {
	var without []string
	for _, a := range c.admins {
		if a.member != nil && a.member.Present() && a.member.Basis == "" {
			without = append(without, a.person.Name)
		}
	}
	if len(without) > 0 {
		return warn(CheckAdminsBasis, "N1.2d", domain.Args{"names": without})
	}
	return judge(CheckAdminsBasis, "N1.2d", nil, nil)
}

// adminsWhere are the names of those admins whom a rule refuses, with the first
// refusal, or of all if it refuses none.
func (c applicationCase) adminsWhere(rule func(adminPlan) error) (names []string, first error) {
	var all []string
	for _, a := range c.admins {
		all = append(all, a.person.Name)
		if err := rule(a); err != nil {
			names, first = append(names, a.person.Name), cmp.Or(first, err)
		}
	}
	if first == nil {
		return all, nil
	}
	return names, first
}

// stays are the checks of who shall manage the group and is to be removed
// instead, M6.3. It is rare, so that it is said only when it is so.
func (c applicationCase) stays() []finding {
	var out []finding
	if !c.removal.IsZero() {
		out = append(out, staysIn(c.owner, domain.ManagerOwner, "owner", c.removal))
	}
	for _, a := range c.admins {
		if !a.removal.IsZero() {
			out = append(out, staysIn(a.person, domain.ManagerAdmin, "admins", a.removal))
		}
	}
	return out
}

// staysIn is the check that a person is not to be removed, M6.3.
func staysIn(p domain.Person, role domain.ManagerRole, field string, removal domain.ID) finding {
	return judge(CheckNoRemoval, "M6.3",
		domain.Args{"name": p.Name, "id": removal.String(), "role": string(role)},
		domain.NotToBeRemoved(removal, p.Name, field))
}

// fits checks that the group takes its managers, N1.5. A group without a
// capacity of its own has that of the terms in force, M9.
func (c applicationCase) fits() error {
	if c.app.Kind.OnGroup() {
		return nil
	}
	return domain.ManagersFit(c.capacity(), 1+len(c.admins), c.plan.name)
}

func (c applicationCase) capacity() int { return cmp.Or(c.app.Capacity, c.terms.Capacity) }
