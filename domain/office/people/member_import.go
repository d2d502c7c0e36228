package people

import (
	"cmp"
	"context"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
)

// ImportMember is one row of a list of a group's members: who it is, by the
// number or as ImportPerson says, and the card and basis of the membership.
// What the row leaves open of name, city, major and year is taken from the card.
type ImportMember struct {
	ImportPerson
	Person domain.ID    // the person's number; zero: found by the rest
	Card   string       // as it stands in WeChat; "" for the canonical one, N1.2c
	Basis  domain.Basis // required, N1.2d
}

// MemberCheck is what an import makes of one row.
type MemberCheck struct {
	Row      int            `json:"row"`
	Person   domain.ID      `json:"person,omitzero"` // zero for one who is registered by the import
	Name     string         `json:"name"`
	Already  bool           `json:"already,omitempty"`  // is a member: joins no more
	Changed  bool           `json:"changed,omitempty"`  // is one, whose card is another than recorded
	Verified bool           `json:"verified,omitempty"` // the real name, N2.2a
	Card     string         `json:"card"`               // the card as it will stand
	Findings []card.Finding `json:"findings,omitempty"` // how the card deviates, N1.2c: never an error
	Proposal string         `json:"proposal,omitempty"` // the corrected card, with findings; "" if too little is known
}

// MembersImported is what an import of members wrote, or would write.
type MembersImported struct {
	Joined     int           `json:"joined"`         // people who became members
	Registered int           `json:"registered"`     // of these: were new to the registry
	Already    int           `json:"already"`        // rows of people who were members already
	Unverified int           `json:"unverified"`     // of who joined: the real name is not verified yet, N2.2a
	Cards      int           `json:"cards"`          // rows whose card deviates, N1.2c
	Recorded   int           `json:"recorded"`       // of those who were members already: the card is another than recorded
	Members    int           `json:"members"`        // people in the group afterwards
	Capacity   int           `json:"capacity"`       // people that it takes
	Rows       []MemberCheck `json:"rows,omitempty"` // every row, in the order of the list
}

// What one transaction of an import of members may cost, in writes to the
// store beside the group and the audit log: who is registered already costs
// few, somebody new many for the search, by the longest name.
const (
	joinWrites  = 82
	memberCost  = 3
	newcomerToo = 38 // more, for somebody new
)

// ImportMembers registers the members of a list in a group, N1.2d, M6.1, all or
// none: every row is checked first and *ImportError names every wrong one, the
// row 0 for a list that would put the group over its capacity, N1.5. A row's
// person is found by the number, or as ImportPeople finds one; nobody known is
// registered, by who may. Who is a member already is passed over, so that an
// import that broke off is finished by the same list again; who was removed
// from the group makes a wrong row, M6.3. Dry checks only. A check, and a list
// that is refused, leave one entry in the audit log: somebody compared a list
// with the registry. What broke off half-way is *BrokenOff.
func (o *Service) ImportMembers(
	ctx context.Context, by domain.Caller, group domain.ID, rows []ImportMember, dry bool,
) (MembersImported, error) {
	if err := desk.NeedID("group", group, domain.KindGroup); err != nil {
		return MembersImported{}, err
	}
	plan, err := desk.Read(ctx, o.Base, by, func(d *desk.Desk) (joinPlan, error) { return planMembers(d, group, rows) })
	if err != nil {
		return MembersImported{}, err
	}
	if dry || len(plan.bad) > 0 { // a refusal tells as much as a check
		if err := o.logChecked(ctx, by, group, plan); err != nil {
			return MembersImported{}, err
		}
	}
	if err := desk.Wrong(plan.bad); err != nil {
		return MembersImported{}, err
	}
	if dry {
		return plan.out, nil
	}
	return o.joinMembers(ctx, by, group, plan)
}

func (o *Service) logChecked(ctx context.Context, by domain.Caller, group domain.ID, p joinPlan) error {
	return o.Update(ctx, by, func(d *desk.Desk) error {
		g, err := groupToJoin(d, group)
		if err != nil {
			return err
		}
		return d.Log(domain.AuditEntry{
			Action: domain.ActMemberCheck, Subject: g.ID, Version: g.Version, Related: []domain.ID{g.Branch},
			Changes: listCounts(p.rows, len(p.bad)), Rules: []domain.ClauseID{"N1.2d", "M6.1"},
		}, desk.Scope(g.Branch, g.ID), nil)
	})
}

// groupToJoin gives a group whose members the caller may register now.
func groupToJoin(d *desk.Desk, id domain.ID) (domain.Group, error) {
	g, err := d.ManagedGroup(id)
	return g, cmp.Or(err, domain.Admits(g))
}

func (o *Service) joinMembers(ctx context.Context, by domain.Caller, group domain.ID, plan joinPlan) (MembersImported, error) {
	out := plan.out
	out.Joined, out.Registered, out.Unverified = 0, 0, 0
	for chunk := range chunksOf(plan.join) {
		done, err := desk.Change(ctx, o.Base, by, func(d *desk.Desk) (MembersImported, error) { return importMembers(d, group, chunk) })
		if err != nil {
			return out, desk.Broken(out.Joined, err)
		}
		out.Joined += done.Joined
		out.Registered += done.Registered
		out.Unverified += done.Unverified
		out.Already += len(chunk) - done.Joined
		out.Members = done.Members
	}
	return out, o.recordCards(ctx, by, group, plan.cards)
}

// chunksOf cuts who joins so that no transaction writes too much.
func chunksOf(join []joiner) func(yield func([]joiner) bool) {
	return func(yield func([]joiner) bool) {
		from, writes := 0, 0
		for i, j := range join {
			cost := memberCost
			if j.person.ID.IsZero() {
				cost += newcomerToo
			}
			if writes+cost > joinWrites {
				if !yield(join[from:i]) {
					return
				}
				from, writes = i, 0
			}
			writes += cost
		}
		if from < len(join) {
			yield(join[from:])
		}
	}
}

// importMembers writes one chunk. The rules are asked again, since others work
// meanwhile; who became a member since is passed over.
func importMembers(d *desk.Desk, group domain.ID, chunk []joiner) (out MembersImported, err error) {
	g, err := groupToJoin(d, group)
	if err != nil {
		return out, err
	}
	var join []domain.Membership
	taken := map[domain.ID]bool{} // two newcomers may be one whom somebody else registered since
	for _, j := range chunk {
		p := j.person
		if !j.new {
			if p, err = sinceRegistered(d, p, g.ID); err != nil {
				return out, err
			}
		}
		before, err := d.Member(g.ID, p.ID)
		if err != nil {
			return out, err
		}
		if taken[p.ID] || before != nil && before.Present() {
			continue
		}
		if err := domain.AdmissibleByList(g, before, p.Name); err != nil {
			return out, err
		}
		if p.ID.IsZero() {
			if err := domain.CanKeepPeople(d.Actor); err != nil {
				return out, err
			}
			if p, err = addPerson(d, p, j.how); err != nil {
				return out, err
			}
			out.Registered++
		}
		if !p.Verified() {
			out.Unverified++
		}
		taken[p.ID] = true
		join = append(join, domain.Membership{Person: p.ID, Basis: j.basis, Card: j.card})
	}
	out.Joined, out.Members = len(join), g.Members
	if len(join) == 0 {
		return out, nil
	}
	if err := domain.Room(g, len(join)); err != nil {
		return out, err
	}
	err = admit(d, &g, join, "")
	out.Members = g.Members
	return out, err
}

// sinceRegistered gives somebody who was new to the registry as it is now: who
// imports the same list beside this one may have registered the person since.
// One of whom too little is told is that person only among the group's members.
func sinceRegistered(d *desk.Desk, p domain.Person, group domain.ID) (domain.Person, error) {
	if !p.ID.IsZero() {
		return p, nil
	}
	twin, same, err := newTwins(d).of(p)
	if err != nil || twin.IsZero() || !same && !tooLittle(p) {
		return p, err
	}
	if !same {
		m, err := d.Member(group, twin)
		if err != nil {
			return p, err
		}
		if m == nil || !m.Present() {
			return p, looksLike(p, twin)
		}
	}
	return d.Person(twin)
}
