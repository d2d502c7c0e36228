package people

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
)

// joinPlan is what an import makes of a list before it writes.
type joinPlan struct {
	rows int
	join []joiner
	all  []domain.ImportRow // as the rows are stored before anything is registered
	bad  []desk.RowError
	out  MembersImported
}

// joiner is somebody who joins by a list; the person's ID is zero for one whom
// the import registers.
type joiner struct {
	person domain.Person
	told   domain.Person // the person as the row tells
	how    string
	card   string
	basis  domain.Basis
	new    bool // somebody decided that it is nobody known
}

// planner checks the rows of a list one after another.
type planner struct {
	*desk.Desk
	group   domain.Group
	twins   *twins
	present map[string][]domain.Person // the group's members, by the key of the name
	file    *fileRows
	known   *card.Known // what is a city and a major on their cards
}

// planMembers checks every row against the registry and the whole list against
// the group's capacity.
func planMembers(ctx context.Context, d *desk.Desk, group domain.ID, rows []ImportMember) (plan joinPlan, err error) {
	g, err := groupToJoin(d, group)
	if err != nil {
		return plan, err
	}
	p := planner{Desk: d, group: g, twins: newTwins(d), file: newFileRows()}
	if p.present, err = presentByName(d, g.ID); err != nil {
		return plan, err
	}
	if p.known, err = d.KnownOnCards(); err != nil {
		return plan, err
	}
	plan.rows = len(rows)
	out := &plan.out
	for _, r := range rows {
		if err := ctx.Err(); err != nil {
			return plan, err
		}
		j, check, err := p.row(r)
		if err != nil {
			plan.bad = append(plan.bad, desk.RowError{Row: r.Row, Err: domain.AsError(err)})
			continue
		}
		if len(check.Findings) > 0 {
			out.Cards++
		}
		if !check.Already {
			plan.join = append(plan.join, j)
			if check.Person.IsZero() {
				out.Registered++
			}
			if !check.Verified {
				out.Unverified++
			}
		}
		if check.Changed {
			out.Recorded++
		}
		switch {
		case check.Writes:
			out.Changed++
		case len(check.Differs) > 0:
			out.Differing++
		}
		out.Rows = append(out.Rows, check)
		plan.all = append(plan.all, memberRowOf(j, check))
	}
	out.Joined = len(plan.join)
	out.Already = len(out.Rows) - out.Joined
	out.Members, out.Capacity = g.Members+out.Joined, g.Capacity
	if err := domain.Room(g, out.Joined); err != nil {
		plan.bad = append(plan.bad, desk.RowError{Err: domain.AsError(err)})
	}
	return plan, nil
}

// memberRowOf is a row as it is stored before anything is registered.
func memberRowOf(j joiner, check MemberCheck) domain.ImportRow {
	out := domain.ImportRow{
		Row: check.Row, Name: check.Name, Person: check.Person, New: j.new, Change: check.Changed, Card: j.card, Basis: j.basis,
	}
	switch {
	case check.Person.IsZero():
		out.Want, out.How = &j.person, j.how
	case check.Writes:
		out.Want, out.Facts, out.Version = &j.told, true, check.version
	}
	return out
}

func presentByName(d *desk.Desk, group domain.ID) (map[string][]domain.Person, error) {
	out := map[string][]domain.Person{}
	members := func(q domain.Query) (domain.Page[domain.Membership], error) { return d.MembersOf(group, q) }
	err := desk.Each(members, domain.Query{}, func(m domain.Membership) error {
		if !m.Present() {
			return nil
		}
		p, err := desk.IfAny(d.Person(m.Person))
		if !p.ID.IsZero() { // zero: erased on request
			name := domain.NameKey(p.Name)
			out[name] = append(out[name], p)
		}
		return err
	})
	return out, err
}

func (p *planner) row(r ImportMember) (joiner, MemberCheck, error) {
	j := joiner{basis: r.Basis, how: domain.CleanText(r.How), new: r.New}
	check := MemberCheck{Row: r.Row}
	if err := domain.CheckBasis(r.Basis); err != nil {
		return j, check, err
	}
	given, err := domain.Line("card", r.Card, domain.MaxReference)
	if err != nil {
		return j, check, err
	}
	if r.Person.IsZero() {
		j.person, j.told, err = p.byParticulars(r)
	} else {
		j.person, j.told, err = p.byNumber(r)
	}
	if err != nil {
		return j, check, err
	}
	if err := p.file.once(j.person, r.Row); err != nil {
		return j, check, err
	}
	var before *domain.Membership
	if !j.person.ID.IsZero() {
		if before, err = p.Member(p.group.ID, j.person.ID); err != nil {
			return j, check, err
		}
	} else if err := p.mayRegister(j.person); err != nil {
		return j, check, err
	}
	if err := domain.AdmissibleByList(p.group, before, j.person.Name); err != nil {
		return j, check, err
	}
	if err := notRefusedByList(p.Desk, p.group, j.person, before); err != nil {
		return j, check, err
	}
	if err := p.differs(&j, &check, r.Change); err != nil {
		return j, check, err
	}
	j.card = cmp.Or(given, card.Of(j.person))
	check.Person, check.Name, check.Card = j.person.ID, j.person.Name, card.Masked(j.card)
	check.Already = before != nil && before.Present()
	check.Changed = check.Already && given != "" && given != before.Card
	check.Verified = j.person.Verified() || j.person.ID.IsZero() && j.how != ""
	if check.Findings = card.Check(j.card, j.person, p.known); len(check.Findings) > 0 {
		check.Proposal = card.Propose(j.card, j.person, p.known)
	}
	return j, check, nil
}

// differs finds out what a row says of somebody known otherwise than the registry, and
// whether it is written. The person is as the registry will know the one.
func (p *planner) differs(j *joiner, check *MemberCheck, change bool) error {
	if j.person.ID.IsZero() {
		return nil
	}
	after, differs := merged(p.Actor, j.person, j.told)
	check.Differs, check.version = differs, j.person.Version
	if len(differs) == 0 || !change {
		return nil
	}
	if _, err := after.Checked(after.Year, p.Now); err != nil { // 届 before 级
		return err
	}
	if err := mayKeep(p.Desk, j.person); err != nil {
		return err
	}
	j.person, check.Writes = after, true
	return nil
}

// byNumber gives the person of a number, and the person as the row tells. A name beside it
// must be the registry's, or the number slipped a row.
func (p *planner) byNumber(r ImportMember) (who, says domain.Person, err error) {
	named := desk.NeedID("person", r.Person, domain.KindPerson)
	if err := cmp.Or(named, p.VisiblePerson("person", r.Person, p.group.Branch)); err != nil {
		return who, says, err
	}
	if who, err = p.Desk.Person(r.Person); err != nil {
		return who, says, err
	}
	if name := domain.NameKey(r.Name); name != "" && name != domain.NameKey(who.Name) {
		return who, says, otherName(who, r.Name)
	}
	r.Name = who.Name
	row, err := told(withoutMasks(r.ImportPerson), p.known)
	if err == nil {
		says, err = cleanNamed(p.Desk, who.Name, row.asAdded())
	}
	return who, says, err
}

// withoutMasks is a row without numbers and addresses that are covered, as the registry's
// own lists give them: they say nothing new.
func withoutMasks(r ImportPerson) ImportPerson {
	uncovered := func(s string) string {
		if strings.ContainsAny(s, "*＊") {
			return ""
		}
		return s
	}
	r.Phone, r.Phones = uncovered(r.Phone), uncovered(r.Phones)
	r.Email, r.StudentNumber = uncovered(r.Email), domain.StudentNumber(uncovered(r.StudentNumber.Reveal()))
	return r
}

// byParticulars gives the person whom a row describes, and as the row does; one with the
// zero ID is in the registry not yet.
func (p *planner) byParticulars(r ImportMember) (who, says domain.Person, err error) {
	row, err := told(r.ImportPerson, p.known)
	if err != nil {
		return who, says, err
	}
	says, err = cleanRow(p.Desk, row)
	if err != nil || r.New {
		return says, says, err
	}
	if !r.Same.IsZero() {
		return p.byNumber(ImportMember{ImportPerson: row, Person: r.Same})
	}
	twin, same, err := p.twins.of(says)
	if err != nil {
		return who, says, err
	}
	if !same {
		member, err := p.amongMembers(says)
		if err != nil || !member.ID.IsZero() {
			return member, says, err
		}
	}
	switch {
	case same:
		who, err = p.Desk.Person(twin)
		return who, says, err
	case !twin.IsZero():
		return says, says, looksLike(says, twin)
	}
	return says, says, nil
}

// fromCard fills what a row leaves open from the card, N1.2a, as far as the card
// is sure of it: every member has one in WeChat, and it carries the real name. A
// row that has no name, and a card of which it isn't clear what the name is, is
// FaultNameUnsure, unless somebody said that it is one: nobody is registered by a guess.
func fromCard(r ImportPerson, given string, known *card.Known) (ImportPerson, error) {
	c := card.Read(given, described(r), known)
	sure := c.Facts()
	if domain.NameKey(r.Name) == "" {
		switch unsure := sure.Name == "" && domain.NameKey(c.Name) != ""; {
		case unsure && r.SureName:
			r.Name = c.Name
			return fromCard(r, given, known)
		case unsure:
			return r, domain.Invalid(domain.FaultNameUnsure, "name", "N1.2a", domain.Args{"value": c.Name})
		}
		r.Name = sure.Name
	}
	r.read[1] = &c
	if sure.Name == "" || domain.NameKey(r.Name) != domain.NameKey(sure.Name) {
		return r, nil // somebody else's card, or a nickname
	}
	r.City = cmp.Or(r.City, sure.City)
	return withClass(r, sure), nil
}

// amongMembers gives the member of the group whom a row describes, for a row
// that tells too little to find anybody by: a list that is imported again
// registers nobody a second time. The zero ID for nobody.
func (p *planner) amongMembers(who domain.Person) (domain.Person, error) {
	namesakes := p.present[domain.NameKey(who.Name)]
	for _, alike := range []func(domain.Person) bool{
		func(m domain.Person) bool {
			return m.Major == who.Major && m.Year == who.Year && p.samePhone(m, who, true)
		},
		func(m domain.Person) bool {
			return sameClass(m, who) && p.samePhone(m, who, false)
		},
	} {
		found := slices.DeleteFunc(slices.Clone(namesakes), func(m domain.Person) bool { return !alike(m) })
		switch {
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			return domain.Person{}, looksLike(who, found[0].ID)
		}
	}
	return domain.Person{}, nil
}

// samePhone tells whether the phone stands against a row's being about a
// member. One that the caller may not read never does: to compare it would tell
// it, A2.
func (p *planner) samePhone(member, row domain.Person, exact bool) bool {
	a, b := member.Phone.Reveal(), row.Phone.Reveal()
	return !domain.CanComparePhone(p.Actor, member) || a == b || !exact && (a == "" || b == "")
}

// mayRegister tells whether the caller registers people, N2.2a; who does not
// is told that the person must be registered first.
func (p *planner) mayRegister(who domain.Person) error {
	if domain.CanKeepPeople(p.Actor) == nil {
		return nil
	}
	return &domain.Error{
		Code: domain.CodeForbidden, Fault: domain.FaultNotRegistered, Field: "person", Rule: "N2.2a",
		Args: domain.Args{"person": who.Name},
	}
}
