package casework

import (
	"slices"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
)

// adminPlan is one of the admins that a group shall have.
type adminPlan struct {
	person  domain.Person
	member  *domain.Membership // of the group that a change is asked for
	removal domain.ID          // the open violation by which the person is to be removed; zero for none
}

// groupChange is what a change of a group does in the registry: one row a kind.
type groupChange struct {
	load   func(*desk.Desk, *applicationCase) error // what its checks rest on besides the group; nil for nothing
	checks func(applicationCase) []finding
	// grant decides what takes effect with the approval; nil where only the step in WeChat does.
	grant func(*desk.Desk, applicationCase, *domain.Application, *domain.Group) error
	// atOnce is set where the managers are others from the approval on, as after a
	// transfer; the group is to be published and filed anew, and a newer list may
	// follow before the step in WeChat is done.
	atOnce bool
}

var groupChanges = map[domain.ApplicationKind]groupChange{
	domain.ApplyAdmins: {
		load: loadAdmins, checks: applicationCase.adminChecks, grant: grantAdmins, atOnce: true,
	},
	domain.ApplyRename: {checks: applicationCase.nameCheck, grant: grantName},
	domain.ApplyDissolution: {
		load: func(d *desk.Desk, c *applicationCase) (err error) {
			c.held, err = d.UndecidedBut(c.group.ID, c.app.ID)
			return err
		},
		checks: applicationCase.leavingChecks,
	},
}

func loadChange(d *desk.Desk, c applicationCase) (applicationCase, error) {
	var err error
	if c.group, err = d.Group(c.app.Group); err != nil {
		return c, desk.At("group", err)
	}
	if c.merging, err = d.Merging(c.group); err != nil {
		return c, err
	}
	if load := groupChanges[c.app.Kind].load; load != nil {
		if err := load(d, &c); err != nil {
			return c, err
		}
	}
	c.plan, err = planName(d, c)
	return c, err
}

func (c applicationCase) changeChecks() []finding {
	var out []finding
	if !c.app.Branch.IsZero() { // a group of headquarters itself has none, M3
		out = append(out, c.whose(), c.applies())
	}
	if !c.branch.HQ() || !c.app.Document.IsZero() {
		out = append(out, c.document())
	}
	out = append(out, judge(CheckGroupState, "M3",
		domain.Args{"id": c.group.ID.String(), "state": string(c.group.State)}, domain.ChangeableGroup(c.app.Kind, c.group)))
	return append(out, groupChanges[c.app.Kind].checks(c)...)
}

func (c applicationCase) nameCheck() []finding {
	return []finding{judge(CheckName, "M4.6", domain.Args{"name": c.plan.name, "seq": c.plan.seq}, c.plan.err)}
}

// leavingChecks are those of a group that shall end, N1.4a.
func (c applicationCase) leavingChecks() []finding {
	leaves := judge(CheckMembersGo, "N1.4a", domain.Args{"members": c.group.Members}, desk.MergedFirst(c.merging))
	if leaves.err == nil && c.group.Members > 0 {
		leaves.Mark = MarkWarn // a person makes sure that they know where they go
	}
	out := []finding{leaves}
	if !c.held.IsZero() { // rare, so that it is said only when it is so; the group ends only when it is decided
		out = append(out, warn(CheckUndecided, "N1.4a", domain.Args{"id": c.held.String()}))
	}
	return out
}

// adminChecks are those of a new list of admins, M5.2.
func (c applicationCase) adminChecks() []finding {
	owner := ""
	absent, in := c.adminsWhere(func(a adminPlan) error {
		if a.person.ID == c.group.Owner {
			owner = a.person.Name
		}
		return domain.PresentMember(a.member, a.person.Name, c.group.Name, "admins")
	})
	return append([]finding{
		judge(CheckAdmins, "M5.2", domain.Args{"count": len(c.admins)}, domain.OtherAdmins(c.group, c.app.Admins, owner)),
		judge(CheckAdminsIn, "N2.3", domain.Args{"names": absent}, in),
		c.adminsReal(),
		c.adminsAdmitted(),
	}, c.stays()...)
}

// onlyChange checks that no other change of the kind about the group waits for
// its decision or for its step in WeChat.
func onlyChange(d *desk.Desk, c applicationCase) error {
	err := d.EachUndecided(c.app.Group, func(other domain.Application) error {
		if other.ID != c.app.ID && other.Kind == c.app.Kind {
			return domain.OpenCase("group", "", other.ID)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if groupChanges[c.app.Kind].atOnce {
		return nil
	}
	t, open, err := d.OpenTask(c.app.Group, c.app.Kind.Spec().Task)
	if open {
		return domain.OpenCase("group", "", t.ID)
	}
	return err
}

// change carries out what the approval of a change decides, and opens the tasks
// for what a person has to do in WeChat: the admins are others from now on, as
// after a transfer; a name is granted and taken for ever, but the group has it
// only when it was renamed; a group ends only when it was dissolved.
func change(d *desk.Desk, c applicationCase, a *domain.Application) (g domain.Group, tasks []domain.ID, err error) {
	g, err = d.Groups().Get(a.Group)
	if err != nil {
		return g, nil, err
	}
	row := groupChanges[a.Kind]
	if row.grant != nil {
		if err := row.grant(d, c, a, &g); err != nil {
			return g, nil, err
		}
	}
	step := domain.Task{Kind: a.Kind.Spec().Task, Subject: a.ID}
	if row.atOnce {
		tasks, err = followUp(d, step, g)
		return g, tasks, err
	}
	id, err := d.Open(step, g)
	return g, []domain.ID{id}, err
}

// grantAdmins gives a group its new admins. A list of before that nobody set in
// WeChat yet is overtaken by this one.
func grantAdmins(d *desk.Desk, _ applicationCase, a *domain.Application, g *domain.Group) error {
	old := func(k domain.TaskKind) bool { return k == domain.TaskSetAdmins }
	if err := d.CancelTasks(g.ID, domain.ID{}, "N2.1a", old); err != nil {
		return err
	}
	g.Admins = slices.Clone(a.Admins)
	*g = domain.RenewFiling(*g)
	return desk.Save(d, d.Groups(), g)
}

// grantName takes the name for the group that is to be renamed.
func grantName(d *desk.Desk, c applicationCase, a *domain.Application, g *domain.Group) error {
	a.Granted = c.plan.name
	return d.Claim(domain.ClaimGroupName, naming.Claim(a.Granted), g.ID)
}

func logChange(d *desk.Desk, a domain.Application, before, after domain.Group, tasks []domain.ID) error {
	where := desk.Scope(a.Branch, a.Group)
	fields := map[string]string{"number": a.Reply.Number}
	if a.Granted != "" {
		fields["name"] = a.Granted
	}
	err := d.Log(domain.AuditEntry{
		Action: domain.ActApplicationApprove, Subject: a.ID, Version: a.Version,
		Related: append([]domain.ID{a.Branch, a.Group, a.Applicant}, tasks...),
		Changes: desk.StateChange(domain.CaseSubmitted, a.State, domain.Change{Field: "kind", After: string(a.Kind)}),
		Rules:   a.Kind.Spec().Rules,
	}, where, &domain.AuditDetail{Reason: a.Reply.Note, Fields: fields})
	if err == nil && groupChanges[a.Kind].atOnce {
		err = d.Log(domain.AuditEntry{
			Action: domain.ActGroupAdmins, Subject: after.ID, Version: after.Version, Related: []domain.ID{a.ID},
			Changes: desk.ManagersChanged(before, after), Rules: []domain.ClauseID{"N2.1a", "M5.2"},
		}, where, nil)
	}
	d.TouchNew(domain.ActApplicationApprove, where, tasks...)
	return err
}
