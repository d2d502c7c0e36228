package domain

import (
	"slices"
	"time"
)

// GroupKind is the kind of an official group, M3.
type GroupKind string

// The kinds of groups.
const (
	GroupHQ          GroupKind = "hq"          // 总会群
	GroupRegional    GroupKind = "regional"    // 地方校友分会群
	GroupIndustry    GroupKind = "industry"    // 行业分会群
	GroupPreparatory GroupKind = "preparatory" // 筹备群, N1.4b
)

// GroupKinds lists every kind of group.
var GroupKinds = []GroupKind{GroupHQ, GroupRegional, GroupIndustry, GroupPreparatory}

// GroupState is the state of a group.
type GroupState string

// The states of a group.
const (
	GroupApproved   GroupState = "approved"   // 已批复待建: replied to, not yet set up in WeChat
	GroupActive     GroupState = "active"     // 使用中
	GroupSuspended  GroupState = "suspended"  // 暂停官方效力, M8.2
	GroupTerminated GroupState = "terminated" // 终止官方效力, M8.2
	GroupEnded      GroupState = "ended"      // 已解散
)

// GroupStates lists every state of a group.
var GroupStates = []GroupState{GroupApproved, GroupActive, GroupSuspended, GroupTerminated, GroupEnded}

// GroupFlow is the status machine of a group.
var GroupFlow = flowOf(groupSteps)

// Live tells whether the group exists in WeChat as an official one or is about to.
func (s GroupState) Live() bool {
	return s == GroupApproved || s == GroupActive || s == GroupSuspended
}

// FilingState is how far a group's filing (备案) has come, M4.4.
type FilingState string

// The states of a filing.
const (
	FilingMissing   FilingState = "missing"   // 未报
	FilingSubmitted FilingState = "submitted" // 审核中
	FilingFiled     FilingState = "filed"     // 已备案
)

// FilingStates lists every state of a filing.
var FilingStates = []FilingState{FilingMissing, FilingSubmitted, FilingFiled}

// The actions on a publication, a membership and a group.
const (
	ActNoticeRecord Action = "notice.record"
	ActMemberAdd    Action = "member.add"
	ActMemberCheck  Action = "member.check" // a list of members was checked and not imported
	ActMemberMove   Action = "member.move"
	ActMemberRemove Action = "member.remove"
	ActGroupName    Action = "group.name"
	ActGroupKind    Action = "group.kind"
	ActGroupCreate  Action = "group.create"
	ActGroupOwner   Action = "group.owner"
	ActGroupAdmins  Action = "group.admins"
	ActGroupState   Action = "group.state"
)

// Notice is one place where a group was published, M4.3.
type Notice struct {
	Link string `json:"link,omitempty"`
	Date Date   `json:"date,omitempty"`
}

// Publication is the publication of a group's name and managers (公布), M4.3:
// complete only with both the official account and the website.
type Publication struct {
	Account Notice `json:"account"` // 官方微信公众号
	Website Notice `json:"website"` // 网站
}

// Complete tells whether both channels carry a link and a date.
func (p Publication) Complete() bool { return p.Account.Ticked() && p.Website.Ticked() }

// Group is an official WeChat group (微信群), M4, M5. It has exactly one owner.
type Group struct {
	Meta
	Branch      ID          `json:"branch"`
	Kind        GroupKind   `json:"kind"`
	Name        string      `json:"name"` // the name in use; canonical by M4.6 unless a finding says otherwise
	Seq         int         `json:"seq"`  // the sequence number (群序号) in its branch, never reused
	State       GroupState  `json:"state"`
	Owner       ID          `json:"owner,omitzero"` // zero only while the group is orphaned (群主空缺)
	Admins      []ID        `json:"admins,omitempty"`
	Members     int         `json:"members"`  // present members, owner and admins included
	Capacity    int         `json:"capacity"` // people
	Filing      FilingState `json:"filing"`
	FiledAt     time.Time   `json:"filed_at,omitzero"`
	Publication Publication `json:"publication"`
	Published   PublishedAs `json:"published,omitzero"`    // what the last publication said, M4.3
	Application ID          `json:"application,omitzero"`  // what it was approved by
	VacantSince time.Time   `json:"vacant_since,omitzero"` // since when it has no owner
	EndedAt     time.Time   `json:"ended_at,omitzero"`     // when it ceased to be an official group; its members are who was in it then
	Sample      bool        `json:"sample,omitempty"`
}

// RoleOf is a person's role in the group; "" for none.
func (g Group) RoleOf(person ID) ManagerRole {
	switch {
	case g.Owner == person:
		return ManagerOwner
	case slices.Contains(g.Admins, person):
		return ManagerAdmin
	}
	return ""
}

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
)

// Membership is one person in one group (群成员).
type Membership struct {
	Group     ID        `json:"group"`
	Person    ID        `json:"person"`
	Card      string    `json:"card" seal:"yes"` // the member card (群名片) as it stands in WeChat, N1.2c
	Basis     Basis     `json:"basis"`
	JoinedAt  time.Time `json:"joined_at"`
	RemovedAt time.Time `json:"removed_at,omitzero"` // when removed; zero while a member
	MovedTo   ID        `json:"moved_to,omitzero"`   // the group that a consolidation moved the person to, N1.5; zero: was removed
}

// Present tells whether the person was not removed from the group: is in it
// now or, if the group ended, was in it at its end. In asks for the group too.
func (m Membership) Present() bool { return m.RemovedAt.IsZero() }

// In tells whether the person is in the group now. Nobody is in a group that
// was dissolved, brought together with another or terminated, N1.4a, N1.5,
// M8.2b: its memberships stay as the archive of who was in at its end.
func (m Membership) In(g Group) bool { return m.Present() && g.State.Live() }

// WasRemoved tells whether the person left the group otherwise than by a
// consolidation's move: such a one comes back only with a reason, M6.3.
func (m Membership) WasRemoved() bool { return !m.Present() && m.MovedTo.IsZero() }

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
