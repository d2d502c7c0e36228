package i18n

import (
	"cmp"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
)

// Rectify holds the text of what is to be put right about members (整改), and of
// their coming and going.
type Rectify struct {
	Findings, Proposal, Notice, NoticeRow, Removal, NoBasis, Exception, Nickname, Past, Stay, MovedOn, Parted                            string
	OpenChip, GoneChip, AllChip, Counts, BranchCounts, Heading, Members, Line, Note, By                                                  string
	AskAll, AskOne, AskMarked, CardRight, AskedBefore, Whom, Text, TextTitle, Refusals, RefusalsTitle, RefusalCount, RefusalEmpty, Again string
}

func rectifyText(l lang) Rectify {
	return Rectify{
		Findings: l("待整改", "To put right"), Proposal: l("群名片{what}[，应为 {proposal}]", "card: {what}[; should be {proposal}]"),
		Notice: l("整改通知", "Notice"), NoticeRow: l("{id}，限 {date} 前改正", "{id}: by {date}"), Removal: l("待清理出群", "To be removed"),
		NoBasis:   l("未登记入群依据", "no basis of admission recorded"),
		Exception: l("{reason}[（{person} 批准）]", "{reason}[ (allowed by {person})]"), Nickname: l("微信昵称", "WeChat nickname"),
		Past: l("以往在群", "Earlier"), Stay: l("{from} 至 {to} {how}[（{rule}）][ {id}]", "{from} to {to}: {how}[ ({rule})][ {id}]"),
		MovedOn: l("迁往 {group}", "moved to {group}"), Parted: l("离群", "Left"),
		OpenChip: l("待整改", "To put right"), GoneChip: l("已离群", "Gone"), AllChip: l("在群", "Members"),
		Counts: l("[群名片待整改 {cards} 人][，已通知 {notices} 人][；未实名 {unverified} 人][；无入群依据 {basis} 人]",
			"[cards to put right: {cards}][, asked: {notices}][; not verified: {unverified}][; no basis: {basis}]"),
		BranchCounts: l("成员待整改", "Members to put right"),
		Heading:      l("整改通知 · {group}", "Notice · {group}"), Members: l("通知对象", "Who is asked"),
		Line: l("{card}[ → {want}]", "{card}[ → {want}]"), Note: l("说明", "Remark"), By: l("通知人", "Given by"),
		AskAll: l("通知全部待整改", "Ask all to mend"), AskOne: l("通知整改", "Ask to mend"),
		AskMarked: l("通知所选", "Ask marked"), CardRight: l("群名片无误，不通知", "the card is right: not asked"),
		AskedBefore: l("已由 {id} 通知", "asked by {id} already"), Whom: l("{names}[ 等 {n} 人]", "{names}[ and others, {n} in all]"), Text: l("通知文字", "Text"),
		TextTitle: l("整改通知文字", "Text of the notice"),
		Refusals:  l("拒绝入群记录", "Refusals"), RefusalsTitle: l("{group} 拒绝入群记录", "Refused at {group}"),
		RefusalCount: l("{n} 次拒绝入群", "{n} {n|refusal|refusals}"), RefusalEmpty: l("没有拒绝入群的记录。", "Nobody was refused."),
		Again: l("此前已被拒绝 {n} 次", "refused {n} {n|time|times} before"),
	}
}

// rectifyTemplate asks members to put their cards right, N2.2b: it is pasted into
// the group.
const rectifyTemplate = `【群名片整改通知】

各位校友：按照《武汉轻工大学关于进一步规范各校友分会微信群管理的通知》，群成员一律实名，群名片格式为“姓名-所在城市-专业年级”，例如：张三-北京-化学97级。请下列 {count} 位校友在{deadline}前改好群名片：

　　{members}。
　　[说明：{note}。]

逾期未改的，按规定清理出群。

[{group} 管理人员]
{date}
`

// RectifyText writes the notice to paste into the group, N2.2b, by HQ's own
// template of the time it was given, or the default one. It is Chinese in every
// language, as what is posted is.
func (t *Text) RectifyText(v people.NoticeView) string {
	var names []string
	for _, m := range v.About {
		line := cmp.Or(m.Card, m.Name)
		if m.Want != "" {
			line += "，应为 " + m.Want
		}
		names = append(names, line)
	}
	return WriteTemplate(cmp.Or(v.Body, DefaultTemplate(domain.TemplateRectify)), domain.Args{
		"members": numbered(names), "deadline": HanDate(v.Deadline), "group": v.GroupName, "branch": zh.BranchName(v.BranchName),
		"date": HanDate(domain.DateOf(v.CreatedAt)), "count": len(v.About), "note": paragraphs(v.Note),
	})
}

// NotAsked says why somebody is not asked to put the card right; "" for who is.
func (t *Text) NotAsked(r people.MemberRow) string {
	switch {
	case !r.Present():
		return t.Member.Left
	case !r.Notice.IsZero():
		return t.Sentence(t.Rectify.AskedBefore, domain.Args{"id": r.Notice})
	case len(r.Findings) == 0:
		return t.Rectify.CardRight
	}
	return ""
}

// whomAtMost is how many of those whom a notice asks a list names.
const whomAtMost = 3

// NoticeWhom names whom a notice asks: 张三、李四、王五 等 7 人.
func (t *Text) NoticeWhom(names []string) string {
	args := domain.Args{"names": strings.Join(names[:min(len(names), whomAtMost)], t.Label.Comma)}
	if len(names) > whomAtMost {
		args["n"] = len(names)
	}
	return t.Sentence(t.Rectify.Whom, args)
}

// CardWrong says how a card deviates: 缺城市、缺年级.
func (t *Text) CardWrong(found []card.Finding) string {
	return joined(found, t.Label.Comma, func(f card.Finding) string { return t.Member.Finding[f] })
}

// MemberCounts says how many members have something to be put right; "" for nobody.
func (t *Text) MemberCounts(f desk.MemberFindings) string {
	if !f.Any() {
		return ""
	}
	args := domain.Args{}
	for name, n := range map[string]int{"cards": f.Cards, "notices": f.Notices, "unverified": f.Unverified, "basis": f.NoBasis} {
		if n > 0 {
			args[name] = n
		}
	}
	return strings.TrimLeft(t.Sentence(t.Rectify.Counts, args), "；;， ,")
}

// MemberCountsRule cites the clause of the first of what is counted.
func (t *Text) MemberCountsRule(f desk.MemberFindings) string {
	switch {
	case f.Cards > 0:
		return t.Cite("N2.2b")
	case f.Unverified > 0:
		return t.Cite("N1.2a")
	}
	return t.Cite("N1.2d")
}

// StayLine says of an earlier stay from when to when it was and how it ended.
func (t *Text) StayLine(s domain.Stay) string {
	how := t.Word.Parted[s.As]
	if !s.MovedTo.IsZero() {
		how = t.Sentence(t.Rectify.MovedOn, domain.Args{"group": s.MovedTo})
	}
	args := domain.Args{"from": dayOf(s.JoinedAt), "to": dayOf(s.LeftAt), "how": how, "id": s.Decision.String()}
	if s.Authority != "" {
		args["rule"] = t.Cite(s.Authority)
	}
	return t.Sentence(t.Rectify.Stay, args)
}

func dayOf(at time.Time) string {
	if at.IsZero() {
		return "—"
	}
	return string(domain.DateOf(at))
}
