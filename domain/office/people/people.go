// Package people holds the use-cases of persons and members: who is registered
// and verified, who is in which group, and the files of both. It knows the core only.
package people

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
)

// Service keeps persons and members.
type Service struct{ *desk.Base }

// PersonFilter narrows the list of people. A text is looked for in the name
// and the number.
type PersonFilter struct {
	Text       string
	Unverified bool // only who is not verified, N2.2a
	// Council, if given, asks for who sits in this branch's council only, in the
	// council's order.
	Council domain.ID
	// Fits, if given, asks for who is in no group and would fit this one, N3.1.
	Fits  domain.ID
	After string
	Limit int
}

// OfficeHeld is an office of a person in a branch's council.
type OfficeHeld struct {
	Branch     domain.ID            `json:"branch"`
	BranchName string               `json:"branch_name"`
	Office     domain.CouncilOffice `json:"office"`
}

// PersonRow is a person as a list shows one; the phone is masked.
type PersonRow struct {
	domain.Person
	Card    string       `json:"card"` // the canonical member card, N1.2c
	Groups  int          `json:"groups"`
	Offices []OfficeHeld `json:"offices"`
	Stamp   uint64       `json:"-"`
}

// PersonGroup is a person's membership in one group.
type PersonGroup struct {
	domain.Membership
	GroupName  string             `json:"group_name"`
	Branch     domain.ID          `json:"branch,omitzero"`
	BranchName string             `json:"branch_name,omitempty"`
	State      domain.GroupState  `json:"state"`
	Role       domain.ManagerRole `json:"role,omitempty"`
	EndedAt    time.Time          `json:"ended_at,omitzero"` // when the group ended; zero while it is in use
	// Findings are how the card of a present member deviates, N1.2c, and Notice the
	// open notice to put it right; zero for none.
	Findings []card.Finding `json:"findings,omitempty"`
	Notice   domain.ID      `json:"notice,omitzero"`
	Removal  domain.ID      `json:"removal,omitzero"` // that is to be done in WeChat; zero for none
}

// Present tells whether the person is in the group now.
func (g PersonGroup) Present() bool { return g.In(domain.Group{State: g.State}) }

// PersonView is a person with what the page shows: offices, groups and the
// role in each, incidents, and who verified the name. Callers of a branch or a
// group see of it what is in their scope.
type PersonView struct {
	PersonRow
	In         []PersonGroup       `json:"in"`   // present memberships first
	Fits       []Fit               `json:"fits"` // other groups that the person may join, N3.1
	Violations int                 `json:"violations"`
	VerifiedBy string              `json:"verified_by,omitempty"` // the account's name
	BranchName string              `json:"branch_name,omitempty"` // who registered the person
	History    []desk.HistoryEntry `json:"history"`
	// Keep is nil if the caller may edit and verify the person, else why not.
	Keep error `json:"-"`
}

// People pages through the people whom the caller may know: everybody for
// headquarters; for others the council, the members of the groups in their
// scope, and whom their branch registered. A telephone number, or its last four
// digits, finds people for those who may see it, A2.
func (o *Service) People(ctx context.Context, by domain.Caller, f PersonFilter) (domain.Page[PersonRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out domain.Page[PersonRow], _ error) {
		offices, err := officesHeld(d)
		if err != nil {
			return out, err
		}
		list, q, keep, err := peopleAsked(d, f)
		if err != nil {
			return out, err
		}
		out, err = desk.Sift(list, q, func(p domain.Person) (PersonRow, bool, error) {
			if want, err := keep(p); err != nil || !want {
				return PersonRow{}, false, err
			}
			row, err := personRow(d, p, offices[p.ID])
			return row, true, err
		})
		if err == nil && indexed(d, f) {
			out.Total, err = desk.Total(d.People(), q)
		}
		return out, err
	})
}

type (
	personList = func(domain.Query) (domain.Page[domain.Person], error)
	personKeep = func(domain.Person) (bool, error)
)

// peopleAsked gives the walk that a filter asks for, and whom it keeps of it.
func peopleAsked(d *desk.Desk, f PersonFilter) (list personList, q domain.Query, keep personKeep, err error) {
	list, q = d.People().List, domain.Query{Text: domain.CleanLine(f.Text), After: f.After, Limit: f.Limit}
	asked, phone := "", domain.PhoneAsked(f.Text)
	switch {
	case !f.Council.IsZero():
		b, err := d.VisibleBranch(f.Council)
		if err != nil {
			return list, q, keep, err
		}
		s := d.Search(f.Text)
		list = func(v domain.Query) (domain.Page[domain.Person], error) {
			return seatedPage(d, b, v, func(p domain.Person) bool {
				return !s.Asked() || s.FindsID(p.ID) || s.Finds(p.Name) || phoneFinds(d, p, phone)
			})
		}
	case phone != "" && mayAskPhones(d.Actor):
		asked, q.Text = phone, ""
		q = q.Where(domain.IndexPhone, domain.PhoneEnd(phone))
	case q.Text == "" && !d.Actor.SeesAll():
		list = func(v domain.Query) (domain.Page[domain.Person], error) { return peopleInScope(d, v) }
	case f.Unverified:
		q = q.Where(domain.IndexUnverified, domain.IndexedYes)
	}
	wanted, err := personWanted(d, f)
	return list, q, func(p domain.Person) (bool, error) {
		if want, err := wanted(p); err != nil || !want || asked != "" && !phoneFinds(d, p, asked) {
			return false, err
		}
		return knows(d, p)
	}, err
}

// mayAskPhones tells whether the caller may look for anybody by a phone at all.
func mayAskPhones(a domain.Actor) bool {
	return domain.CanReveal(a) == nil || a.Role == domain.RoleBranchOfficer
}

// phoneFinds tells whether a person is found by a number that was asked for: only
// for who may learn by it which number the person has, A2.
func phoneFinds(d *desk.Desk, p domain.Person, asked string) bool {
	return asked != "" && domain.CanComparePhone(d.Actor, p) && p.FoundByPhone(asked)
}

// personWanted tells whom a filter leaves.
func personWanted(d *desk.Desk, f PersonFilter) (func(domain.Person) (bool, error), error) {
	verified := func(p domain.Person) bool { return !f.Unverified || !p.Verified() }
	if f.Fits.IsZero() {
		return func(p domain.Person) (bool, error) { return verified(p), nil }, nil
	}
	g, err := d.VisibleGroup(f.Fits)
	if err != nil {
		return nil, err
	}
	if err := domain.Admissible(g, nil, "", ""); err != nil { // there is room for nobody, and nobody is looked at
		return nil, err
	}
	b, err := desk.IfAny(d.Branch(g.Branch))
	if err != nil {
		return nil, err
	}
	fit, err := newFitter(d)
	return func(p domain.Person) (bool, error) {
		if !verified(p) {
			return false, nil
		}
		return fit.fitsGroup(p, g, b)
	}, err
}

// knows tells whether the caller may see a person, as VisiblePerson says.
func knows(d *desk.Desk, p domain.Person) (bool, error) {
	if d.Actor.SeesAll() {
		return true, nil
	}
	d.SeePerson(p)
	err := d.VisiblePerson("", p.ID, d.Actor.HomeBranch())
	if desk.Missing(err) {
		return false, nil
	}
	return err == nil, err
}

// officesHeld gives everybody's offices that the caller may see. A registry
// has some forty branches, so that one walk over them serves a whole page.
func officesHeld(d *desk.Desk) (map[domain.ID][]OfficeHeld, error) {
	out := map[domain.ID][]OfficeHeld{}
	err := desk.Each(d.Branches().List, domain.Query{}, func(b domain.Branch) error {
		if !d.Actor.SeesAll() && b.ID != d.Actor.HomeBranch() || b.State == domain.BranchEnded {
			return nil
		}
		for _, s := range b.Council {
			out[s.Person] = append(out[s.Person], OfficeHeld{Branch: b.ID, BranchName: b.Name, Office: s.Office})
		}
		return nil
	})
	return out, err
}

func personRow(d *desk.Desk, p domain.Person, offices []OfficeHeld) (PersonRow, error) {
	row := PersonRow{Person: p, Card: card.Of(p), Offices: offices, Stamp: p.Version}
	row.Particulars = p.Particulars
	if offices == nil {
		row.Offices = []OfficeHeld{}
	}
	in, err := groupsOfPerson(d, p.ID)
	if err != nil {
		return row, err
	}
	for _, m := range in {
		now, err := isIn(d, m)
		if err != nil {
			return row, err
		}
		if now {
			row.Groups++
		}
	}
	row.Stamp += uint64(row.Groups)<<20 + uint64(len(offices))<<32
	return row, nil
}

// isIn tells whether a person is in the group of a membership now.
func isIn(d *desk.Desk, m domain.Membership) (bool, error) {
	g, err := desk.IfAny(d.Group(m.Group))
	return m.In(g), err
}

// groupsOfPerson gives a person's memberships in groups that the caller sees.
func groupsOfPerson(d *desk.Desk, id domain.ID) ([]domain.Membership, error) {
	all, err := d.GroupsOf(id)
	if err != nil || d.Actor.SeesAll() {
		return all, err
	}
	var out []domain.Membership
	for _, m := range all {
		g, err := desk.IfAny(d.Group(m.Group))
		if err != nil {
			return nil, err
		}
		if !g.ID.IsZero() && domain.CanSee(d.Actor, g.Branch, g.ID) {
			out = append(out, m)
		}
	}
	return out, nil
}

// peopleInScope pages through the people of a branch or a group: first whom
// the branch registered, then its council, then the members of each of its groups.
// Each person comes once. A page may be short, with a cursor to go on: the number
// of the stage before the cursor within it.
func peopleInScope(d *desk.Desk, q domain.Query) (domain.Page[domain.Person], error) {
	none := domain.Page[domain.Person]{Items: []domain.Person{}}
	stage, after, _ := strings.Cut(cmp.Or(q.After, "0:"), ":")
	n, err := strconv.Atoi(stage)
	if err != nil || n < 0 {
		return none, domain.BadChoice("after", domain.CleanLine(q.After))
	}
	groups, err := scopeGroups(d)
	if err != nil || n >= 2+len(groups) {
		return none, err
	}
	page, q := none, domain.Query{After: after, Limit: q.Limit}
	switch n {
	case 0:
		q.Index, q.Eq = domain.IndexBranch, d.Actor.HomeBranch().String()
		page, err = d.People().List(q)
	case 1:
		page, err = councilPeople(d, q)
	default:
		page, err = groupPeople(d, groups, n-2, q)
	}
	switch {
	case page.Next != "":
		page.Next = stage + ":" + page.Next
	case n+1 < 2+len(groups):
		page.Next = strconv.Itoa(n+1) + ":"
	}
	return page, err
}

func scopeGroups(d *desk.Desk) ([]domain.Group, error) {
	groups, err := d.BranchGroups(d.Actor.HomeBranch())
	return slices.DeleteFunc(groups, func(g domain.Group) bool { return !domain.CanSee(d.Actor, g.Branch, g.ID) }), err
}

// councilPeople pages through the home branch's council without whom the branch
// registered, who came before.
func councilPeople(d *desk.Desk, q domain.Query) (domain.Page[domain.Person], error) {
	b, err := desk.IfAny(d.Branch(d.Actor.HomeBranch()))
	if err != nil {
		return domain.Page[domain.Person]{}, err
	}
	return seatedPage(d, b, q, func(p domain.Person) bool { return p.Branch.IsZero() || p.Branch != d.Actor.HomeBranch() })
}

// groupPeople gives the members of the n-th group who did not come before.
func groupPeople(d *desk.Desk, groups []domain.Group, n int, q domain.Query) (domain.Page[domain.Person], error) {
	out := domain.Page[domain.Person]{Items: []domain.Person{}}
	page, err := d.MembersOf(groups[n].ID, q)
	if err != nil {
		return out, err
	}
	out.Next = page.Next
	for _, m := range page.Items {
		came, err := cameBefore(d, groups[:n], m.Person)
		if err != nil {
			return out, err
		}
		if came {
			continue
		}
		p, err := desk.IfAny(d.Person(m.Person))
		if err != nil {
			return out, err
		}
		if !p.ID.IsZero() && (p.Branch.IsZero() || p.Branch != d.Actor.HomeBranch()) {
			out.Items = append(out.Items, p)
		}
	}
	return out, nil
}

func cameBefore(d *desk.Desk, groups []domain.Group, person domain.ID) (bool, error) {
	if seated, err := d.Seated(person, d.Actor.HomeBranch()); err != nil || seated {
		return seated, err
	}
	for _, g := range groups {
		m, err := d.Member(g.ID, person)
		if err != nil || m != nil {
			return m != nil, err
		}
	}
	return false, nil
}

// seatedPage pages through who sits in a council and is kept, each person once
// however many the offices, in the council's order. The cursor is a seat's
// number.
func seatedPage(d *desk.Desk, b domain.Branch, q domain.Query, keep func(domain.Person) bool) (domain.Page[domain.Person], error) {
	out := domain.Page[domain.Person]{Items: []domain.Person{}}
	from := 0
	if q.After != "" {
		var err error
		if from, err = strconv.Atoi(q.After); err != nil || from < 0 {
			return out, domain.BadChoice("after", domain.CleanLine(q.After))
		}
	}
	for i, seat := range b.Council {
		twice := slices.ContainsFunc(b.Council[:i], func(s domain.Seat) bool { return s.Person == seat.Person })
		if i < from || twice {
			continue
		}
		p, err := desk.IfAny(d.Person(seat.Person))
		if err != nil {
			return domain.Page[domain.Person]{}, err
		}
		if p.ID.IsZero() || !keep(p) { // zero: erased on request
			continue
		}
		if len(out.Items) == q.Rows() {
			out.Next = strconv.Itoa(i)
			break
		}
		out.Items = append(out.Items, p)
	}
	return out, nil
}
