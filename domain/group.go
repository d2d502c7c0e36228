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
	ActMemberEdit   Action = "member.edit"
	ActMemberLeave  Action = "member.leave"
	ActMemberRefuse Action = "member.refuse"
	ActMemberExpel  Action = "member.expel" // a removal was decided, N2.2c
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
	ReviewedAt  time.Time   `json:"reviewed_at,omitzero"`  // when the last review of its members ended, M6.1
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
