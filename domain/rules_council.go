package domain

import (
	"slices"
	"time"
)

// MaxSeats is how many seats a council may have in the registry.
const MaxSeats = 50

// CheckCouncil checks a council as it would sit in a branch of a state: known
// offices, nobody in two of them, at most one president, and in an established
// branch exactly one, since the president applies for groups, M4.1, and
// authorises their owners, M5.2.
func CheckCouncil(b Branch, state BranchState, council []Seat) error {
	if len(council) > MaxSeats {
		return TooLong("council", MaxSeats)
	}
	presidents := 0
	for i, s := range council {
		switch {
		case s.Person.IsZero():
			return Required("council", "N0")
		case !slices.Contains(CouncilOffices, s.Office):
			return BadChoice("office", string(s.Office))
		case slices.ContainsFunc(council[:i], func(o Seat) bool { return o.Person == s.Person }):
			return Invalid(FaultDuplicate, "council", "N0", Args{"value": s.Person.String(), "id": b.ID.String()})
		case s.Office == OfficePresident:
			presidents++
		}
	}
	switch {
	case presidents > 1:
		return BadChoice("office", string(OfficePresident)).By("N0")
	case presidents == 0 && state == BranchEstablished:
		if b.State != BranchEstablished {
			return Invalid(FaultLastPresident, "council", "M4.1", Args{"founding": b.Name})
		}
		return Invalid(FaultLastPresident, "council", "M4.1", Args{"branch": b.Name})
	}
	return nil
}

// Seated gives the council after a person took an office. A seat that the
// person had is given up for it, and a new president takes the place of the
// present one, so that there is exactly one before and after.
func Seated(b Branch, person ID, office CouncilOffice) ([]Seat, error) {
	if !slices.Contains(CouncilOffices, office) {
		return nil, BadChoice("office", string(office))
	}
	had, ok := b.OfficeOf(person)
	if ok && had == office {
		return nil, Conflict(FaultNoChange, "office", "", nil)
	}
	out := slices.DeleteFunc(slices.Clone(b.Council), func(s Seat) bool {
		return s.Person == person || office == OfficePresident && s.Office == OfficePresident
	})
	out = SortSeats(append(out, Seat{Person: person, Office: office}))
	return out, CheckCouncil(b, b.State, out)
}

// Unseated gives the council without a person; the president of an established
// branch goes only when a successor takes the office.
func Unseated(b Branch, person ID) ([]Seat, error) {
	if _, ok := b.OfficeOf(person); !ok {
		return nil, NotFound(person).On("person")
	}
	out := slices.DeleteFunc(slices.Clone(b.Council), func(s Seat) bool { return s.Person == person })
	return out, CheckCouncil(b, b.State, out)
}

// SortSeats gives the seats with the highest offices first, else as they were.
func SortSeats(council []Seat) []Seat {
	out := slices.Clone(council)
	slices.SortStableFunc(out, func(a, b Seat) int {
		return slices.Index(CouncilOffices, a.Office) - slices.Index(CouncilOffices, b.Office)
	})
	return out
}

// LeftCouncil gives who sat in the council before and does not any longer, or
// only in an office that owns no group, M5.2.
func LeftCouncil(before, after []Seat) []ID {
	now, out := Branch{Council: after}, []ID(nil)
	for _, s := range before {
		office, ok := now.OfficeOf(s.Person)
		if !ok || s.Office.Owns() && !office.Owns() {
			out = append(out, s.Person)
		}
	}
	return out
}

// CouncilDay checks the day of a founding or a re-election: given, not in the
// future, and not before the last one. Field names the input.
func CouncilDay(field string, on, last Date, now time.Time) error {
	if on == "" {
		return Required(field, "N0")
	}
	if err := PastDate(field, on, now); err != nil {
		return err
	}
	if on < last {
		return BadDate(FaultBadDate, field, "N0", on)
	}
	return nil
}

// FoundBranch gives a branch as founded on a day, N0. One that came into the registry
// as established has no council yet and gets it the same way: the day is that of its
// founding, or, from the last known election on, that of the council's election.
func FoundBranch(b Branch, on Date) (Branch, error) {
	imported := b.State == BranchEstablished && len(b.Council) == 0
	if err := StepBranch(b, BranchEstablished); err != nil && !imported {
		return b, err
	}
	switch {
	case !imported || b.Reelected == "":
		b.Established, b.Reelected = on, on
	case on < b.Reelected:
		b.Established = on
	default:
		b.Reelected = on
	}
	b.State = BranchEstablished
	return b, nil
}

// Vacate gives the group after its owner is gone from WeChat without a
// successor, M5.1: nobody's decision but a fact, which headquarters and the
// branch see wait until a transfer gives the group an owner. What was filed and
// published names an owner who is gone, so both are to be renewed, M4.3, M4.4.
func Vacate(g Group, since time.Time) (Group, error) {
	if err := LiveGroup(g); err != nil {
		return g, err
	}
	if g.Owner.IsZero() {
		return g, Conflict(FaultNoChange, "owner", "M5.1", nil)
	}
	g.Owner, g.VacantSince = ID{}, since
	return RenewFiling(g), nil
}

// ConvertGroup gives a preparatory group as one of its branch, which was
// founded, N1.4b: of the branch's own kind, with an owner who may own it, M5.2,
// and to be published and filed anew. Review is the open task that stands in
// the way of an owner without office and authorisation, zero for none.
func ConvertGroup(g Group, b Branch, owner Person, authority Reference, review ID) (Group, error) {
	if b.State != BranchEstablished {
		return g, WrongState("", "N1.4b", b.ID, b.State, BranchEstablished)
	}
	if err := LiveGroup(g); err != nil {
		return g, err
	}
	if g.Owner.IsZero() {
		return g, Conflict(FaultOneOwner, "owner", "M5.1", nil)
	}
	kind := NamingKind(b)
	if err := EligibleOwner(b, kind, owner, authority, "owner"); err != nil {
		if review.IsZero() {
			return g, err
		}
		return g, Conflict(FaultReviewFirst, "owner", "M5.2", Args{"person": owner.Name, "id": review.String()})
	}
	g.Kind = kind
	return RenewFiling(g), nil
}
