package domain

import (
	"slices"
	"time"
)

// Basis is why somebody may be in a group (入群依据), N1.2d.
type Basis string

// The bases of admission.
const (
	BasisOrigin  Basis = "origin"  // 生源地
	BasisWork    Basis = "work"    // 工作
	BasisLiving  Basis = "living"  // 生活
	BasisLeader  Basis = "leader"  // 学校领导
	BasisTeacher Basis = "teacher" // 老师
	BasisStaff   Basis = "staff"   // 工作人员
	// BasisException is none of these: the principle of N1.2d was set aside for
	// one person, with who allowed it. No list of people rests on it.
	BasisException Basis = "exception" // 例外
)

// Exception is why somebody is in a group to whom no basis of N1.2d applies
// (例外入群), and who allowed it.
type Exception struct {
	Reason    string `json:"reason" seal:"yes"`
	AllowedBy ID     `json:"allowed_by,omitzero"` // the councillor; zero: headquarters
	Account   ID     `json:"account,omitzero"`    // who recorded it
}

// PartedAs is how a membership ended.
type PartedAs string

// How a membership ends; who was moved by a consolidation has MovedTo instead.
const (
	PartedLeft    PartedAs = "left"    // 自行退群
	PartedRemoved PartedAs = "removed" // 清理出群, M6.3
)

// PartedWays lists how a membership ends.
var PartedWays = []PartedAs{PartedLeft, PartedRemoved}

// Parting is the end of a membership (离群). A removal rests on a clause: N2.2c,
// N3.2 or M8.1b.
type Parting struct {
	As        PartedAs `json:"as"`
	Authority ClauseID `json:"authority,omitempty"`
	Reason    string   `json:"reason,omitempty" seal:"yes"`
	Decision  ID       `json:"decision,omitzero"` // the violation, the notice or the task that it followed from
}

// Stay is an earlier membership of somebody who came back (以往在群).
type Stay struct {
	JoinedAt  time.Time `json:"joined_at"`
	LeftAt    time.Time `json:"left_at"`
	As        PartedAs  `json:"as,omitempty"`
	Authority ClauseID  `json:"authority,omitempty"`
	Decision  ID        `json:"decision,omitzero"`
	MovedTo   ID        `json:"moved_to,omitzero"`
}

// MaxStays is how many earlier stays a membership tells of, the latest; the
// audit log holds them all.
const MaxStays = 20

// Membership is one person in one group (群成员): the present stay, or the last.
type Membership struct {
	Group     ID        `json:"group"`
	Person    ID        `json:"person"`
	Card      string    `json:"card" seal:"yes" cover:"always"`               // the member card (群名片) as it stands in WeChat, N1.2c
	Nickname  string    `json:"nickname,omitempty" seal:"yes" cover:"always"` // the WeChat nickname (昵称) as it stands there, N2.2c; "" if not recorded
	Basis     Basis     `json:"basis"`                                        // "" only for who was named in an application, until it is recorded
	Exception Exception `json:"exception,omitzero"`                           // of BasisException
	JoinedAt  time.Time `json:"joined_at"`
	RemovedAt time.Time `json:"removed_at,omitzero"` // when the stay ended; zero while a member
	MovedTo   ID        `json:"moved_to,omitzero"`   // the group that a consolidation moved the person to, N1.5; zero: left or was removed
	Parting   Parting   `json:"parting,omitzero"`    // how the stay ended; zero while a member, and where it ended before this was kept
	Version   uint64    `json:"version,omitempty"`   // counts what was written of it; 0 as 1, of one that was written before this was kept
	Past      []Stay    `json:"past,omitempty"`      // earlier stays, the oldest first
}

// Present tells whether the person was not removed from the group: is in it
// now or, if the group ended, was in it at its end. In asks for the group too.
func (m Membership) Present() bool { return m.RemovedAt.IsZero() }

// In tells whether the person is in the group now. Nobody is in a group that
// was dissolved, brought together with another or terminated, N1.4a, N1.5,
// M8.2b: its memberships stay as the archive of who was in at its end.
func (m Membership) In(g Group) bool { return m.Present() && g.State.Live() }

// WasRemoved tells whether the person was removed from the group, neither left
// by themself nor was moved by a consolidation: such a one comes back only with a
// reason, M6.3.
func (m Membership) WasRemoved() bool {
	return !m.Present() && m.MovedTo.IsZero() && m.Parting.As != PartedLeft
}

// Again gives what a new stay of somebody who was in the group before begins
// with: the earlier stays.
func (m Membership) Again() []Stay {
	if m.Present() {
		return m.Past
	}
	last := Stay{
		JoinedAt: m.JoinedAt, LeftAt: m.RemovedAt, As: m.Parting.As, Authority: m.Parting.Authority, Decision: m.Parting.Decision,
		MovedTo: m.MovedTo,
	}
	if last.As == "" && last.MovedTo.IsZero() {
		last.As = PartedRemoved // nothing else was recorded then
	}
	past := append(slices.Clone(m.Past), last)
	return past[max(0, len(past)-MaxStays):]
}

// Bases lists every basis of admission.
var Bases = []Basis{BasisOrigin, BasisWork, BasisLiving, BasisLeader, BasisTeacher, BasisStaff}

// CheckBasis checks that somebody's admission rests on one of the bases of
// N1.2d. Anybody else may not be in the group.
func CheckBasis(b Basis) error {
	switch {
	case b == "":
		return Required("basis", "N1.2d")
	case !slices.Contains(Bases, b):
		return BadChoice("basis", CleanLine(string(b))).By("N1.2d")
	}
	return nil
}

// Admissible checks that a group may take a person in now: it is set up, it has
// room, and the person is not in it. The membership is nil if there never was
// one. Who was removed before comes back only with a reason, M6.3.
func Admissible(g Group, m *Membership, person, reason string) error {
	if err := Admits(g); err != nil {
		return err
	}
	if m != nil && m.Present() {
		return Conflict(FaultAlreadyMember, "person", "M6.1", Args{"person": person, "group": g.Name})
	}
	if err := Room(g, 1); err != nil {
		return err
	}
	if m != nil && m.WasRemoved() && reason == "" {
		return Required("reason", "M6.3")
	}
	return nil
}

// Admits checks that a group is set up, M4.2: before that, and after its end,
// nobody joins it.
func Admits(g Group) error {
	if g.State == GroupActive || g.State == GroupSuspended {
		return nil
	}
	return WrongState("group", "M4.2", g.ID, g.State, GroupActive)
}

// Room checks that so many people more don't put a group over its capacity, N1.5.
func Room(g Group, joining int) error {
	if joining <= 0 || g.Members+joining <= g.Capacity {
		return nil
	}
	return Conflict(FaultCapacity, "group", "N1.5", Args{"group": g.Name, "have": g.Members + joining, "max": g.Capacity})
}

// AdmissibleByList checks that a person may join a group with many others at
// once: who was removed from it comes back only singly and with a reason, which
// a list has none of, M6.3. Who is in it already is no fault of a list.
func AdmissibleByList(g Group, m *Membership, person string) error {
	if m == nil || !m.WasRemoved() {
		return nil
	}
	return Conflict(FaultRemovedMember, "person", "M6.3", Args{"person": person, "group": g.Name})
}
