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
	office, _ := b.OfficeOf(p.ID)
	switch office {
	case OfficePresident, OfficeVicePresident, OfficeSecretary:
		return nil
	}
	return &Error{
		Code: CodeInvalid, Fault: FaultNotEligible, Rule: "M5.2", Field: field,
		Args: b.told(Args{"person": p.Name}),
	}
}

// VerifiedPerson checks that the person's real name was verified, N1.2a, N2.2a.
func VerifiedPerson(p Person, rule ClauseID, field string) error {
	if p.Verified() {
		return nil
	}
	return &Error{
		Code: CodeInvalid, Fault: FaultUnverified, Rule: rule, Field: field,
		Args: Args{"person": p.Name},
	}
}

// ManagersFit checks that a group takes its owner and its admins at least, N1.5:
// they are its first members.
func ManagersFit(capacity, managers int, group string) error {
	if capacity >= managers {
		return nil
	}
	return &Error{
		Code: CodeInvalid, Fault: FaultCapacity, Rule: "N1.5", Field: "capacity",
		Args: Args{"group": group, "have": managers, "max": capacity},
	}
}

// ApplicantMayApply checks M4.1: the president applies, or whom the president
// authorised with a reference; the same for what changes a branch's group
// afterwards. A late filing skips the application, M4.5, but stays with the
// council, N1.4a. A preparatory group is anybody's to propose, N1.4b, and where
// there is no council its changes are its founder's or a volunteer's, N2.1b; a
// group of headquarters itself has no branch and so no president who could
// authorise anybody, M3: its own staff applies, see CanApply, on a written
// decision of headquarters, see DocumentGiven.
func ApplicantMayApply(kind ApplicationKind, b Branch, p Person, authority Reference) error {
	office, seated := b.OfficeOf(p.ID)
	switch {
	case b.HQ():
		return nil
	case !authority.IsZero(), office == OfficePresident:
		return nil
	case kind == ApplyPreparatory, kind == ApplyLateFiling && seated,
		kind != ApplyNewGroup && b.State != BranchEstablished:
		return nil
	}
	return &Error{
		Code: CodeInvalid, Fault: FaultNotPresident, Rule: "M4.1", Field: "authority",
		Args: Args{"person": p.Name},
	}
}

// BranchMayHave checks N1.4a and N1.4b: an established branch's council sets
// groups up, where there is none only a preparatory group is possible, and a
// branch that ended gets nothing, but what it left behind may be dissolved.
// Headquarters has groups of its own, M3, and none of them is preparatory.
func BranchMayHave(kind ApplicationKind, b Branch) error {
	switch {
	case b.HQ() && kind != ApplyPreparatory:
		return nil
	case b.State == BranchEnded && kind != ApplyDissolution, kind == ApplyNewGroup && b.State != BranchEstablished:
		e := &Error{
			Code: CodeInvalid, Fault: FaultBranchEnded, Rule: "N1.4a", Field: "branch",
			Args: Args{"branch": b.Name, "state": string(b.State)},
		}
		if b.State != BranchEnded {
			e.Args["kinds"] = []string{string(ApplyPreparatory), string(ApplyLateFiling)}
		}
		return e
	case kind == ApplyPreparatory && (b.HQ() || b.State == BranchEstablished):
		return &Error{
			Code: CodeInvalid, Fault: FaultBadChoice, Rule: "N1.4b", Field: "kind",
			Args: Args{"value": string(kind)},
		}
	}
	return nil
}

// ApplicableKinds gives by which kinds a branch may apply for a group, the usual
// first; none for a branch that ended, N1.4a, N1.4b, M4.5.
func ApplicableKinds(b Branch) []ApplicationKind {
	return slices.DeleteFunc(slices.Clone(ApplicationKinds), func(k ApplicationKind) bool {
		return k.OnGroup() || BranchMayHave(k, b) != nil
	})
}

// SecondGroup checks N1.3: one group is the rule; a further one needs the
// number of people who wait for it.
func SecondGroup(live, headcount int) error {
	if live == 0 || headcount > 0 {
		return nil
	}
	return &Error{
		Code: CodeInvalid, Fault: FaultHeadcount, Rule: "N1.3", Field: "headcount",
		Args: Args{"groups": live},
	}
}

// RulesOfApplication are the clauses that the reply to an application rests on,
// the one that allows it first.
func RulesOfApplication(kind ApplicationKind) []ClauseID {
	switch kind {
	case ApplyPreparatory:
		return []ClauseID{"N1.4b", "M4.2", "M4.6", "N2.1b"}
	case ApplyLateFiling:
		return []ClauseID{"M4.5", "M4.2", "M4.6", "M5.2"}
	case ApplyAdmins:
		return []ClauseID{"N2.1a", "M4.2", "M5.2"}
	case ApplyRename:
		return []ClauseID{"M4.6", "M4.2", "N1.2b"}
	case ApplyDissolution:
		return []ClauseID{"N1.4a", "M4.2", "M4.3"}
	default:
		return []ClauseID{"M4.1", "M4.2", "M4.6", "M5.2"}
	}
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
	return &Error{
		Code: CodeConflict, Fault: FaultNotOwner, Rule: "N2.3", Field: "from",
		Args: Args{"person": name},
	}
}

// SuccessorAllowed checks N2.3: the successor is another one, and no manager
// of the same group whose role would be lost or doubled by it.
func SuccessorAllowed(g Group, role ManagerRole, from, to ID, name string) error {
	if from == to {
		return &Error{
			Code: CodeInvalid, Fault: FaultSelfTransfer, Rule: "N2.3", Field: "to",
			Args: Args{"person": name},
		}
	}
	if role == ManagerAdmin && (to == g.Owner || slices.Contains(g.Admins, to)) {
		return BadChoice("to", name)
	}
	return nil
}

// PresentMember checks that the person is in the group now, N2.3. The
// membership is nil if there never was one.
func PresentMember(m *Membership, person, group, field string) error {
	e := &Error{
		Code: CodeInvalid, Fault: FaultNotMember, Rule: "N2.3", Field: field,
		Args: Args{"person": person, "group": group},
	}
	switch {
	case m == nil:
		return e
	case !m.Present():
		e.Fault = FaultRemovedMember
		return e
	}
	return nil
}

// LiveGroup checks that the group is an official one in use or about to be.
func LiveGroup(g Group) error {
	if g.State.Live() {
		return nil
	}
	return &Error{
		Code: CodeConflict, Fault: FaultState,
		Args: Args{"id": g.ID.String(), "state": string(g.State), "want": string(GroupActive)},
	}
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

// ChangeableGroup checks that a change may be asked for a group: it is an
// official one in use or about to be, and one that shall be dissolved can be.
func ChangeableGroup(kind ApplicationKind, g Group) error {
	if err := LiveGroup(g); err != nil || kind != ApplyDissolution {
		return err
	}
	return Step(GroupFlow, g.ID, g.State, GroupEnded)
}

// OtherAdmins checks a new list of admins: another one than the present, N2.1a,
// and without the owner, whose name the refusal says, M5.1.
func OtherAdmins(g Group, admins []ID, owner string) error {
	if slices.Contains(admins, g.Owner) && !g.Owner.IsZero() {
		e := BadChoice("admins", owner)
		e.Rule = "M5.1"
		return e
	}
	if len(admins) != len(g.Admins) {
		return nil
	}
	for _, id := range admins {
		if !slices.Contains(g.Admins, id) {
			return nil
		}
	}
	return &Error{Code: CodeInvalid, Fault: FaultNoChange, Rule: "N2.1a", Field: "admins"}
}
