package consolidation

import (
	"cmp"
	"slices"

	"alumni/domain"
	"alumni/domain/consolidation"
	"alumni/domain/office/desk"
)

// groupLoads gives a branch's live groups by sequence number, each with what
// keeps it out of every plan, if something does: an open case, or that it is new.
func groupLoads(d *desk.Desk, branch domain.ID) ([]GroupLoad, []domain.Group, error) {
	live, err := d.LiveGroups(branch)
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(live, func(a, b domain.Group) int { return bySeq(loadOf(a), loadOf(b)) })
	out := make([]GroupLoad, 0, len(live))
	for _, g := range live {
		l := loadOf(g)
		if l.Case, err = openCaseOf(d, g.ID); err != nil {
			return nil, nil, err
		}
		if l.Filling, err = fillsUntil(d, g); err != nil {
			return nil, nil, err
		}
		out = append(out, l)
	}
	return out, live, nil
}

func loadOf(g domain.Group) GroupLoad {
	return GroupLoad{ID: g.ID, Name: g.Name, Seq: g.Seq, State: g.State, Members: g.Members, Capacity: g.Capacity}
}

func bySeq(a, b GroupLoad) int {
	return cmp.Or(cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.ID.Seq, b.ID.Seq))
}

// fillsUntil is the day until which a new group is left out of every plan, N1.3.
func fillsUntil(d *desk.Desk, g domain.Group) (domain.Date, error) {
	if g.Application.IsZero() {
		return "", nil
	}
	a, err := desk.IfAny(d.Applications().Get(g.Application))
	if err != nil || a.ID.IsZero() {
		return "", err
	}
	terms, err := d.Terms()
	return consolidation.FillsUntil(g, a, terms, d.Now), err
}

// openCaseOf gives an undecided application or transfer about a group, an open
// violation in it or its granted dissolution; the zero ID if there is none.
func openCaseOf(d *desk.Desk, group domain.ID) (found domain.ID, err error) {
	if found, err = d.UndecidedBut(group, domain.ID{}); err != nil || !found.IsZero() {
		return found, err
	}
	v, open, err := desk.Last(d.Violations().List, desk.Of(domain.IndexGroup, group), func(v domain.Violation) bool {
		return v.State == domain.ViolationOpen
	})
	if err != nil || open {
		return v.ID, err
	}
	t, _, err := d.OpenTask(group, domain.TaskDissolveGroup)
	return t.ID, err
}

// mergeGroup gives a group as the planner needs it: the registered people who are
// in it now, whatever number the group shows.
func mergeGroup(d *desk.Desk, g domain.Group) (consolidation.Group, error) {
	out := consolidation.Group{ID: g.ID, Seq: g.Seq, Capacity: g.Capacity, Owner: g.Owner, Admins: g.Admins}
	members := func(q domain.Query) (domain.Page[domain.Membership], error) { return d.MembersOf(g.ID, q) }
	present, err := desk.All(members, domain.Query{}, domain.Membership.Present)
	for _, m := range present {
		out.Members = append(out.Members, m.Person)
	}
	return out, err
}

// plannable gives the groups of a branch that a plan may touch.
func plannable(d *desk.Desk, branch domain.ID) (plan []consolidation.Group, loads []GroupLoad, err error) {
	loads, live, err := groupLoads(d, branch)
	if err != nil {
		return nil, nil, err
	}
	for i, l := range loads {
		if !l.Planned() {
			continue
		}
		g, err := mergeGroup(d, live[i])
		if err != nil {
			return nil, nil, err
		}
		plan = append(plan, g)
	}
	return plan, loads, nil
}

// underway gives the groups of a plan as they are today: those that stay while
// they are in use, those that end until they have ended. What became undecided
// about a group meanwhile does not stop the moves.
func underway(d *desk.Desk, c domain.Consolidation) ([]consolidation.Group, error) {
	var out []consolidation.Group
	for _, id := range slices.Concat(c.Keep, c.End) {
		g, err := d.Groups().Get(id)
		if err != nil {
			return nil, err
		}
		if !g.State.Live() || slices.Contains(c.Keep, id) && g.State != domain.GroupActive {
			continue
		}
		p, err := mergeGroup(d, g)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// consolidationToChange loads a consolidation that the caller may change on the
// version given.
func consolidationToChange(d *desk.Desk, id domain.ID, version uint64) (domain.Consolidation, error) {
	c, err := d.VisibleConsolidation(id)
	if err != nil {
		return c, err
	}
	return c, d.Allowed(domain.CanConsolidate(d.Actor, c.Branch), c.Meta, version)
}

// mergeNamed puts the names of groups and people into a refusal of the planner,
// which knows numbers only.
func mergeNamed(d *desk.Desk, err error) error {
	if err == nil {
		return nil
	}
	e := *domain.AsError(err)
	if e.Code == domain.CodeInternal {
		return err
	}
	args := domain.Args{}
	for k, v := range e.Args {
		args[k] = v
		text, _ := v.(string)
		id, bad := domain.ParseID(text)
		switch {
		case bad != nil:
		case id.Kind == domain.KindGroup:
			if g, err := d.Group(id); err == nil {
				args[k] = g.Name
			}
		case id.Kind == domain.KindPerson:
			if name, _, err := d.PersonName(id); err == nil && name != "" {
				args[k] = name
			}
		}
	}
	e.Args = args
	return &e
}
