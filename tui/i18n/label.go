package i18n

import (
	"fmt"
	"strings"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office"
)

// Label holds the words that many screens share.
type Label struct {
	History                                                                 string
	Operator                                                                string // who acts on the server itself
	Colon, Comma, Semicolon, Vacant, Verified, Unverified, All, Due, Number string
	DueOrDate                                                               string // heading: when it is due, or when it was decided
	HQ                                                                      string // headquarters, as the one whose turn it is
	HQName                                                                  string // headquarters, where a branch's name would stand
	OneOf                                                                   string // the values that an option takes, after the refusal
	NotMade                                                                 string // of an application that led to no group
	State, Kind                                                             string
	Branch                                                                  string // "%s" the branch's name: its full name
	Industry                                                                string // the same of an industry's branch
	People                                                                  string // "%d"
	Sample, Reply, Reason, Checks                                           string
	Clause                                                                  string // action: read the clause
	AutoNumber                                                              string // hint of a suggested document number
	Optional                                                                string
	Today                                                                   string // hint of a date field
	MoreGroups                                                              string // check: a further group with its headcount
	VacantRole                                                              string // check: nobody holds the role that is handed over
	Returned                                                                string // chip: returned cases
	CaseCount                                                               string // how many cases the list shows
	Changed                                                                 string // what somebody did, if no better word is known
}

func labelText(l lang) Label {
	return Label{
		History: l("经过", "History"), Operator: l("系统", "operator"), Colon: l("：", ": "), Comma: l("、", ", "),
		Semicolon: l("；", "; "), Vacant: l("（空缺）", "(vacant)"), Verified: l("已实名", "verified"),
		Unverified: l("未实名", "unverified"), All: l("全部", "all"), Due: l("期限", "Due"), Number: l("编号", "Number"),
		DueOrDate: l("期限/日期", "Due/date"), HQ: l("总会", "headquarters"), HQName: l("校友总会", "Headquarters"),
		OneOf: l("可用：%s。", "; it takes: %s"), NotMade: l("未建群", "no group was set up"), State: l("状态", "State"),
		Kind: l("类别", "Kind"), Branch: l("%s校友分会", "%s branch"), Industry: l("%s分会", "%s branch"), People: l("%d 人", "%d people"),
		Sample: l("示例数据", "sample data"), Reply: l("批复", "Reply"), Reason: l("理由", "Reason"), Checks: l("审核要点", "Checks"),
		Clause: l("条款原文", "Read clause"), AutoNumber: l("自动编号", "suggested"), Optional: l("可不填", "optional"),
		Today:      l("形如 2026-11-20", "like 2026-11-20"),
		MoreGroups: l("已有 {groups} 个群，待入群 {headcount} 人", "Groups already: {groups}; people waiting: {headcount}"),
		VacantRole: l("{role}空缺", "No {role} at present"), Returned: l("退回", "returned"),
		CaseCount: l("{n} 件[{state}]", "{n}[ {state}]"), Changed: l("修改", "changed"),
	}
}

// BranchName is a branch's full name: 北京校友分会, 粮食行业分会.
func (t *Text) BranchName(name string) string {
	switch {
	case name == "":
		return ""
	case strings.HasSuffix(name, "行业"):
		return fmt.Sprintf(t.Label.Industry, name)
	}
	return fmt.Sprintf(t.Label.Branch, name)
}

// NamedAfter says that a branch or a place stands under its place's name where
// it was given with more, M4.6; "" where it stands as given.
func (t *Text) NamedAfter(given, name string) string {
	if naming.Normalise(given) == naming.Normalise(name) {
		return ""
	}
	return t.Sentence(t.Registry.Named, domain.Args{"value": domain.CleanLine(given), "name": name}) + t.Basis("M4.6")
}

// Whose is whose group it is, or whose case: the branch's full name, or
// headquarters for one of its own, which has no branch, M3.
func (t *Text) Whose(branch domain.ID, name string) string {
	if branch.IsZero() {
		return t.Label.HQName
	}
	return t.BranchName(name)
}

// Person is a person with office and card: 赵倩  副会长 · 北京-食工03级. Who is
// not verified is marked so, N1.2a.
func (t *Text) Person(p office.PersonRef) string {
	if p.ID.IsZero() && p.Name == "" {
		return t.Label.Vacant
	}
	var more []string
	if p.Office != "" {
		more = append(more, t.Word.Office[p.Office])
	}
	if card := strings.TrimPrefix(p.Card, p.Name+"-"); card != "" && card != p.Name {
		more = append(more, card)
	}
	if !p.Verified {
		more = append(more, t.Label.Unverified)
	}
	if len(more) == 0 {
		return p.Name
	}
	return p.Name + "  " + strings.Join(more, " · ")
}

// Names are the names of several people in one line; a dash for nobody.
func (t *Text) Names(ps []office.PersonRef) string {
	if len(ps) == 0 {
		return "—"
	}
	names := make([]string, len(ps))
	for i, p := range ps {
		names[i] = p.Name
	}
	return strings.Join(names, t.Label.Comma)
}

// Vacancy is a name, or that the place is vacant.
func (t *Text) Vacancy(name string) string {
	if name == "" {
		return t.Label.Vacant
	}
	return name
}

// Cells is the width of a column in cells, by language.
func (t *Text) Cells(zh, en int) int {
	if t.Lang == "en" {
		return en
	}
	return zh
}

// Many is a count that stopped at its limit: 999+.
func Many(n int) string {
	if n >= office.CountLimit {
		return fmt.Sprintf("%d+", office.CountLimit-1)
	}
	return fmt.Sprint(n)
}

// Sentence fills a sentence of this language with values; see the templates in
// this package for the names each of them takes.
func (t *Text) Sentence(tmpl string, args domain.Args) string { return t.fill(tmpl, args) }

// MemberNote is what stands beside a member's name in a choice: role, office
// and card, and that the real name is not verified.
func (t *Text) MemberNote(m office.MemberRow) string {
	var parts []string
	if m.Role != "" {
		parts = append(parts, t.Word.Manager[m.Role])
	}
	if m.Office != "" {
		parts = append(parts, t.Word.Office[m.Office])
	}
	if card := strings.TrimPrefix(m.Card, m.Name+"-"); card != "" {
		parts = append(parts, card)
	}
	if !m.Verified {
		parts = append(parts, t.Label.Unverified)
	}
	return strings.Join(parts, " · ")
}

// People is a number of people: 62 人.
func (t *Text) People(n int) string { return fmt.Sprintf(t.Label.People, n) }
