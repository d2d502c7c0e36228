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
	Differs  []FieldChange  `json:"differs,omitempty"`  // of which the registry holds something else than the row says
	Writes   bool           `json:"writes,omitempty"`   // what differs is written; else it stays as it is
	version  uint64         // of the person's record
}

// MembersImported is what an import of members wrote, or would write.
type MembersImported struct {
	Joined     int           `json:"joined"`             // people who became members
	Registered int           `json:"registered"`         // of these: were new to the registry
	Already    int           `json:"already"`            // rows of people who were members already
	Unverified int           `json:"unverified"`         // of who joined: the real name is not verified yet, N2.2a
	Cards      int           `json:"cards"`              // rows whose card deviates, N1.2c
	Recorded   int           `json:"recorded"`           // of those who were members already: the card is another than recorded
	Changed    int           `json:"changed,omitempty"`  // people whose record is changed, since the list says otherwise
	Differing  int           `json:"differs,omitempty"`  // people of whom it says otherwise, who stay as they are
	Members    int           `json:"members"`            // people in the group afterwards
	Capacity   int           `json:"capacity"`           // people that it takes
	LeftOut    int           `json:"left_out,omitempty"` // rows that what others did meanwhile stood against
	Rows       []MemberCheck `json:"rows,omitempty"`     // every row, in the order of the list
}

// ImportMembers registers the members of a list in a group, N1.2d, M6.1, all or
// none: every row is checked first and *ImportError names every wrong one, the
// row 0 for a list that would put the group over its capacity, N1.5. A row's
// person is found by the number, or as ImportPeople finds one; nobody known is
// registered, by who may. Who is a member already is passed over, so that an
// import that broke off is finished by the same list again; what a row says of
// somebody known otherwise than the registry is written where Change says so. Who was removed
// from the group makes a wrong row, M6.3. Dry checks only. A check, and a list
// that is refused, leave one entry in the audit log: somebody compared a list
// with the registry. What broke off half-way is *BrokenOff.
func (o *Service) ImportMembers(
	ctx context.Context, by domain.Caller, group domain.ID, rows []ImportMember, dry bool,
) (MembersImported, error) {
	if err := desk.NeedID("group", group, domain.KindGroup); err != nil {
		return MembersImported{}, err
	}
	if dry {
		plan, err := o.PreviewMembers(ctx, by, group, rows)
		if err == nil {
			err = desk.Wrong(plan.Bad)
		}
		if err != nil {
			return MembersImported{}, err
		}
		return plan.MembersImported, nil
	}
	_, out, err := o.BringMembers(ctx, by, group, rows, Bringing{})
	return out, err
}

// BringMembers is ImportMembers with the record of the import, as BringPeople is.
func (o *Service) BringMembers(
	ctx context.Context, by domain.Caller, group domain.ID, rows []ImportMember, how Bringing,
) (imp domain.Import, out MembersImported, err error) {
	if err := desk.NeedID("group", group, domain.KindGroup); err != nil {
		return imp, out, err
	}
	plan, err := desk.Read(ctx, o.Base, by, func(d *desk.Desk) (joinPlan, error) { return planMembers(ctx, d, group, rows) })
	if err != nil {
		return imp, out, err
	}
	if len(plan.bad) > 0 { // a refusal tells as much as a check
		if err := o.logChecked(ctx, by, group, plan); err != nil {
			return imp, out, err
		}
		return imp, out, desk.Wrong(plan.bad)
	}
	imp.Group = group
	if imp.Mark, err = markOf(group, rows); err != nil {
		return imp, out, err
	}
	if imp.Branch, err = o.branchOfGroup(ctx, by, group); err != nil {
		return imp, out, err
	}
	begun, err := desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Import, error) { return sameList(d, imp) })
	out = plan.out
	if err != nil || begun.ID.IsZero() && len(plan.join)+out.Recorded+out.Changed == 0 {
		return domain.Import{}, out, err
	}
	imp, err = o.bring(ctx, by, imp, rowsOf{len(plan.all), func(_ *desk.Desk, i int) (domain.ImportRow, error) { return plan.all[i], nil }}, how)
	return imp, joinedBy(out, begun.Tally, imp), err
}

// joinedBy is what an import did since it was so far.
func joinedBy(out MembersImported, begun domain.ImportTally, imp domain.Import) MembersImported {
	in, now := out.Members-out.Joined, imp.Tally // before it, and after
	out.Registered = now.Enrolled - begun.Enrolled
	out.Joined = now.Joined - begun.Joined + out.Registered
	out.LeftOut = now.Refused - begun.Refused
	out.Recorded = now.Carded - begun.Carded
	out.Changed = now.Changed - begun.Changed
	out.Already = imp.Done - out.Joined - now.Refused
	out.Members = in + out.Joined
	return out
}

func (o *Service) branchOfGroup(ctx context.Context, by domain.Caller, group domain.ID) (domain.ID, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.ID, error) {
		g, err := d.VisibleGroup(group)
		return g.Branch, err
	})
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

// sinceRegistered gives somebody who was new to the registry as it is now: who
// imports the same list beside this one may have registered the person since.
// One of whom too little is told is that person only among the group's members; who has
// become like somebody else since the preview is to be decided.
func sinceRegistered(t *twins, p domain.Person, group domain.ID) (domain.Person, error) {
	if !p.ID.IsZero() {
		return p, nil
	}
	twin, same, err := t.of(p)
	if err != nil || twin.IsZero() {
		return p, err
	}
	if !same {
		m, err := t.d.Member(group, twin)
		if err != nil {
			return p, err
		}
		if !tooLittle(p) || m == nil || !m.Present() {
			return p, looksLike(p, twin)
		}
	}
	return t.d.Person(twin)
}
