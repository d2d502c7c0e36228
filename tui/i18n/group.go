package i18n

import (
	"strconv"
	"time"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/filing"
	"alumni/domain/office/registry"
)

// Group holds the text of groups (微信群).
type Group struct {
	Name, Members, Owner, State, Filing, Admins, Empty, Managers, Publication             string
	OfficialAccount, Website, Unpublished, Rectify, OpenCases, NoCases, AtEnd, MemberList string
	Transfer, FillOwner                                                                   string

	// On what its owner stands, M5.2, N2.1b; those of headquarters' own group, which has no council, M3.
	OwnerOffice, OwnerFounder, OwnerAuthority, OwnerNone, OwnerHQAuthority, OwnerHQNone string
}

func groupText(l lang) Group {
	return Group{
		Name: l("群名", "Group"), Members: l("人数", "Members"), Owner: l("群主", "Owner"), State: l("状态", "State"), Filing: l("备案", "Filing"),
		Admins: l("管理员", "Admins"), Empty: l("没有符合的微信群。", "No such group."), Managers: l("管理人员", "Managers"),
		Publication: l("公布", "Publication"), OfficialAccount: l("公众号", "WeChat page"), Website: l("网站", "Website"),
		Unpublished: l("未公布", "not published"), Rectify: l("群名待整改，应为 {name}", "Name needs rectification; it should be {name}"),
		OpenCases: l("在办", "Open"), NoCases: l("没有在办事项", "nothing open"), AtEnd: l("终止时 {n} 人", "{n} at its end"),
		MemberList: l("成员", "Members"), Transfer: l("申请移交", "Apply for transfer"), FillOwner: l("申请补任群主", "Propose owner"),

		OwnerOffice:  l("群主 {name} 任{office}", "Owner {name} is {office}"),
		OwnerFounder: l("群主 {name} 为筹备群的建立者或热心校友", "Owner {name} is the founder or a volunteer of a preparatory group"),
		OwnerAuthority: l("群主 {name} 不任会长、副会长、秘书长，经会长授权：{number}[，{date}]",
			"Owner {name} holds no owning office; authorised by the president: {number}[, {date}]"),
		OwnerNone: l("群主 {name} 不任会长、副会长、秘书长，也无会长授权[：待复核 {id}]",
			"Owner {name} holds no owning office and no authorisation[: to be reviewed, {id}]"),
		OwnerHQAuthority: l("群主 {name} 经总会授权：{number}[，{date}]", "Owner {name} is authorised by headquarters: {number}[, {date}]"),
		OwnerHQNone:      l("群主 {name} 无总会授权", "Owner {name} is not authorised by headquarters"),
	}
}

// OwnerBasis says on what the owner of a group stands, M5.2.
func (t *Text) OwnerBasis(b filing.OwnerBasis) string {
	args := domain.Args{
		"name": b.Owner, "office": string(b.Office), "number": b.Authority.Number, "date": string(b.Authority.Date),
	}
	tmpl := t.Group.OwnerNone
	switch {
	case b.Office.Owns():
		tmpl = t.Group.OwnerOffice
	case b.Preparatory:
		tmpl = t.Group.OwnerFounder
	case b.Stands() && b.HQ:
		tmpl = t.Group.OwnerHQAuthority
	case b.HQ:
		tmpl = t.Group.OwnerHQNone
	case b.Stands():
		tmpl = t.Group.OwnerAuthority
	case !b.Review.IsZero():
		args["id"] = b.Review
	}
	return t.Sentence(tmpl, args)
}

// GroupStanding is a group's state, with the day since when it is no official
// group any more: 已解散 2026-11-20.
func (t *Text) GroupStanding(s domain.GroupState, ended time.Time) string {
	out := t.Word.GroupState[s]
	if !s.Live() && !ended.IsZero() {
		out += " " + string(domain.DateOf(ended))
	}
	return out
}

// Headcount is how many people are in a group, of those it takes: 12/500. One
// that ended has nobody any more; its list is who was in it at its end.
func (t *Text) Headcount(g domain.Group) string {
	if !g.State.Live() {
		return t.Sentence(t.Group.AtEnd, domain.Args{"n": g.Members})
	}
	return strconv.Itoa(g.Members) + "/" + strconv.Itoa(g.Capacity)
}

// ShortGroup is a group's name as lists show it: 武汉轻工大学北京校友分会群01 is
// 北京01群. A name in another form loses the university's name only.
func ShortGroup(name string) string { return naming.Short(name) }

// CaseType says what something open about a group is: 任务 · 建群.
func (t *Text) CaseType(c registry.OpenCase) string {
	what, w := "", &t.Word
	switch c.ID.Kind {
	case domain.KindApplication:
		what = w.Application[domain.ApplicationKind(c.Type)]
	case domain.KindTransfer:
		what = w.Manager[domain.ManagerRole(c.Type)]
	case domain.KindViolation:
		what = w.Outcome[domain.Outcome(c.Type)]
	case domain.KindTask:
		what = w.TaskKind[domain.TaskKind(c.Type)]
	}
	if what == "" {
		return w.Record[c.ID.Kind]
	}
	return w.Record[c.ID.Kind] + " · " + what
}
