package i18n

import (
	"strings"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/people"
)

// Member holds the text of a group's members (群成员), and of lists of them that come in many
// at a time.
type Member struct {
	Title, Name, Card, Real, Role, Incidents, Empty, Basis, Joined, Office string
	Left                                                                   string

	// A list of members.
	Imported             string
	Broken               string // who are in, after an error that broke an import off
	Checked              string
	Open                 string // what is to be done about the people, shown if there is anything
	CardRow              string
	Finding              map[naming.CardFinding]string
	Paste, PasteTitle    string
	Lead                 []string
	Will, AllIn, Refused string
	Next                 string // label of Enter below a list that is right
	Submit               string
}

func memberText(l lang) Member {
	return Member{
		Title: l("{group} 成员", "Members of {group}"), Name: l("姓名", "Name"), Card: l("群名片", "Card"), Real: l("实名", "Verified"),
		Role: l("角色", "Role"), Incidents: l("违规", "Viol."), Empty: l("没有符合的成员。", "No such member."),
		Basis: l("入群依据", "Admitted as"), Joined: l("入群", "Joined"), Office: l("职务", "Office"), Left: l("已离群", "left"),

		Imported: l("已登记群成员 {joined} 人（其中新登记人员 {registered} 人），{already} 人先前已在群内；现有 {members}/{capacity} 人。",
			"{joined} members registered ({registered} of them new to the registry), {already} were in the group; it has "+
				"{members}/{capacity} now."),
		Broken: l("。此前已登记 {n} 人，仍然有效；改正后把同一名单再登记一次，会接着办。",
			". {n} {n|person was|people were} registered before and stay; the same list again goes on."),
		Checked: l("可登记群成员 {joined} 人（其中新登记人员 {registered} 人），{already} 人先前已在群内；登记后 {members}/{capacity} 人。未写入。",
			"{joined} members can be registered ({registered} of them new to the registry), {already} are in the group; it would "+
				"have {members}/{capacity}. Nothing was written."),
		Open: l("未实名核验 {unverified} 人，群名片待整改 {cards} 人。", "Not verified: {unverified}. Cards to put right: {cards}."),
		CardRow: l("第 {row} 行 群名片“{card}”：{what}[，应为“{proposal}”][（{rule}）]",
			"Row {row}, card “{card}”: {what}[; should be “{proposal}”][ ({rule})]"),
		Finding: map[naming.CardFinding]string{
			naming.CardEmpty: l("为空", "empty"), naming.CardWidth: l("含全角字符", "full-width characters"),
			naming.CardHidden:    l("含看不见的字符", "invisible characters"),
			naming.CardSeparator: l("分隔符不是“-”", "parted by something else than “-”"), naming.CardSpaces: l("含空格", "spaces"),
			naming.CardYear: l("年级写法不对", "the year is written otherwise"), naming.CardOrder: l("次序不对", "another order"),
			naming.CardTooMany: l("段数过多", "too many parts"), naming.CardNoCity: l("缺城市", "no city"),
			naming.CardNoClass: l("缺专业年级", "no major and year"), naming.CardNoYear: l("缺年级", "no year"),
			naming.CardNoMajor: l("缺专业", "no major"), naming.CardOtherName: l("姓名与登记不符", "not the registered name"),
		},
		Paste: l("粘贴成员名单", "Paste members"), PasteTitle: l("{group} 成员名单", "Members of {group}"),
		Lead: []string{
			l("从表格软件连同表头一起复制，列的次序不限，须有“编号”“姓名”“群名片”之一；或粘贴接龙、逐行的群名片。没写“入群依据”的，下一步统一选定。",
				"Copy it from a spreadsheet with its heading, the columns in any order, with one of 编号, 姓名 and 群名片; or paste a 接龙 or cards "+
					"line by line. Where 入群依据 is not given, the next step asks for one for all."),
			l("入群依据：生源地、工作、生活、学校领导、老师、工作人员。尚未登记的人员会一并登记；已在群内的略过。",
				"入群依据 is one of 生源地, 工作, 生活, 学校领导, 老师, 工作人员. Who is not registered yet is registered too; who is in the group is "+
					"passed over."),
		},
		Will: l("将登记群成员 {joined} 人（其中新登记人员 {registered} 人），{already} 人已在群内；登记后 {members}/{capacity} 人。",
			"{joined} members will be registered ({registered} of them new to the registry), {already} are in the group; it will "+
				"have {members}/{capacity}."),
		AllIn:   l("名单上的 {already} 人都已在群内，无须登记。", "All {already} people of the list are in the group: nothing to register."),
		Refused: l("{n} 处有误，整份名单都没有登记。", "{n} faults: nothing of the list was registered."), Next: l("登记", "register"),
		Submit: l("登记", "Register"),
	}
}

// MemberAside is what stands beside a member's name in a choice: role, office
// and card, and that the real name is not verified.
func (t *Text) MemberAside(m people.MemberRow) string {
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

// MemberFindings says what is to be put right about the people of a list: who
// is not verified (N2.2a), and every card that deviates with its correction
// (N1.2c). Nothing for nothing.
func (t *Text) MemberFindings(n people.MembersImported) []string {
	if n.Unverified == 0 && n.Cards == 0 {
		return nil
	}
	out := []string{t.Sentence(t.Member.Open, domain.Args{"unverified": n.Unverified, "cards": n.Cards})}
	for _, r := range n.Rows {
		if len(r.Findings) > 0 {
			out = append(out, t.CardFinding(r))
		}
	}
	return out
}

// CardFinding says how the card of one row deviates, with the correction.
func (t *Text) CardFinding(r people.MemberCheck) string {
	what := joined(r.Findings, t.Label.Comma, func(f naming.CardFinding) string { return t.Member.Finding[f] })
	args := domain.Args{"row": r.Row, "card": r.Card, "what": what, "rule": t.Cite("N1.2c")}
	if r.Proposal != r.Card {
		args["proposal"] = r.Proposal
	}
	return t.Sentence(t.Member.CardRow, args)
}

// NotInGroup says why somebody is in a group no more: left it, or it ended.
func (t *Text) NotInGroup(m people.PersonGroup) string {
	if m.Membership.Present() {
		return t.GroupStanding(m.State, m.EndedAt)
	}
	return t.Member.Left
}
