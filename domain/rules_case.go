package domain

import (
	"fmt"
	"slices"
	"time"
)

// MaxAdmins is how many admins one application may name: enough for any group
// (WeChat knows three), few enough for one transaction.
const MaxAdmins = 8

// EligibleOwner checks M5.2: the owner of a group is president, vice president
// or secretary-general, or authorised by the president with a reference. Where
// no branch exists the founder or a volunteer owns the preparatory group,
// N2.1b; headquarters has no council, and authorises the owner of a group of its
// own itself, M3. Field names the input that the authority would mend.
func EligibleOwner(b Branch, kind GroupKind, p Person, authority Reference, field string) error {
	if kind == GroupPreparatory || !authority.IsZero() {
		return nil
	}
	if office, _ := b.OfficeOf(p.ID); office.Owns() {
		return nil
	}
	return Invalid(FaultNotEligible, field, "M5.2", b.told(Args{"person": p.Name}))
}

// VerifiedPerson checks that the person's real name was verified, N1.2a, N2.2a.
func VerifiedPerson(p Person, rule ClauseID, field string) error {
	if p.Verified() {
		return nil
	}
	return Invalid(FaultUnverified, field, rule, Args{"person": p.Name})
}

// ManagersFit checks that a group takes its owner and its admins at least, N1.5:
// they are its first members.
func ManagersFit(capacity, managers int, group string) error {
	if capacity >= managers {
		return nil
	}
	return Invalid(FaultCapacity, "capacity", "N1.5", Args{"group": group, "have": managers, "max": capacity})
}

// SecondGroup checks N1.3: one group is the rule; a further one needs the
// number of people who wait for it.
func SecondGroup(live, headcount int) error {
	if live == 0 || headcount > 0 {
		return nil
	}
	return Invalid(FaultHeadcount, "headcount", "N1.3", Args{"groups": live})
}

// StillHolds checks N2.3: who hands a role over must hold it. An orphaned group
// (no owner) is handed over by nobody, From zero.
func StillHolds(g Group, role ManagerRole, from ID, name string) error {
	holds := from == g.Owner
	if role == ManagerAdmin {
		holds = !from.IsZero() && slices.Contains(g.Admins, from)
	}
	if holds {
		return nil
	}
	return Conflict(FaultNotOwner, "from", "N2.3", Args{"person": name})
}

// SuccessorAllowed checks N2.3: the successor is another one, and no manager
// of the same group whose role would be lost or doubled by it.
func SuccessorAllowed(g Group, role ManagerRole, from, to ID, name string) error {
	if from == to {
		return Invalid(FaultSelfTransfer, "to", "N2.3", Args{"person": name})
	}
	if role == ManagerAdmin && (to == g.Owner || slices.Contains(g.Admins, to)) {
		return BadChoice("to", name)
	}
	return nil
}

// PresentMember checks that the person is in the group now, N2.3. The
// membership is nil if there never was one.
func PresentMember(m *Membership, person, group, field string) error {
	fault := FaultNotMember
	switch {
	case m != nil && m.Present():
		return nil
	case m != nil:
		fault = FaultRemovedMember
	}
	return Invalid(fault, field, "N2.3", Args{"person": person, "group": group})
}

// LiveGroup checks that the group is an official one in use or about to be.
func LiveGroup(g Group) error {
	if g.State.Live() {
		return nil
	}
	return WrongState("", "", g.ID, g.State, GroupActive)
}

// HandOver gives the group after a transfer: one owner before and after, M5.1,
// nobody owner and admin at once, and the filing and the published list to be
// renewed, N2.3.
func HandOver(g Group, role ManagerRole, from, to ID) Group {
	admins := make([]ID, 0, len(g.Admins))
	for _, a := range g.Admins {
		switch {
		case role == ManagerAdmin && a == from:
			admins = append(admins, to)
		case role == ManagerOwner && a == to:
		default:
			admins = append(admins, a)
		}
	}
	g.Admins = admins
	if role == ManagerOwner {
		g.Owner, g.VacantSince = to, time.Time{}
	}
	return RenewFiling(g)
}

// RenewFiling gives the group after its managers changed: what was filed and
// published no longer holds, N2.3, M4.3, M4.4.
func RenewFiling(g Group) Group { return unpublish(Refile(g)) }

// Refile gives the group after what its form says of a manager's office changed,
// A1, while its name and its managers stay: the form is to be handed in anew,
// M4.4, N2.1a, and what was published still holds, M4.3.
func Refile(g Group) Group {
	g.Filing, g.FiledAt = FilingMissing, time.Time{}
	return g
}

// ReplyNumber writes a document number of HQ's replies (文号), M4.2: the
// office's short name (机关代字, Terms.Code), the year in tortoise-shell brackets
// and the number, as official documents are numbered.
func ReplyNumber(code, year string, n int) string {
	return fmt.Sprintf("%s〔%s〕%d号", code, year, n)
}

// OtherAdmins checks a new list of admins: another one than the present, N2.1a,
// and without the owner, whose name the refusal says, M5.1.
func OtherAdmins(g Group, admins []ID, owner string) error {
	if slices.Contains(admins, g.Owner) && !g.Owner.IsZero() {
		return BadChoice("admins", owner).By("M5.1")
	}
	if !SameIDs(admins, g.Admins) {
		return nil
	}
	return Invalid(FaultNoChange, "admins", "N2.1a", nil)
}
