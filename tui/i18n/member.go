package i18n

import (
	"strings"

	"alumni/domain"
	"alumni/domain/naming/card"
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
	Finding              map[card.Finding]string
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

		Imported: l("已登记群成员 {joined} 人（其中新登记人员 {registered} 人），{already} 人先前已在群内[，其中 {recorded} 人的群名片有变]"+
			"[，更正人员 {changed} 人]；现有 {members}/{capacity} 人。",
			"{joined} members registered ({registered} of them new to the registry), {already} were in the group[, {recorded} of them with another card]"+
				"[, {changed} records changed]; it has {members}/{capacity} now."),
		Broken: l("。此前已登记 {n} 人，仍然有效；改正后把同一名单再登记一次，会接着办。",
			". {n} {n|person was|people were} registered before and stay; the same list again goes on."),
		Checked: l("可登记群成员 {joined} 人（其中新登记人员 {registered} 人），{already} 人先前已在群内[，其中 {recorded} 人的群名片有变]"+
			"[，可更正人员 {changed} 人]；登记后 {members}/{capacity} 人。未写入，加 --confirm 登记。",
			"{joined} members can be registered ({registered} of them new to the registry), {already} are in the group[, {recorded} of them with another card]"+
				"[, {changed} records can be changed]; it would "+
				"have {members}/{capacity}. Nothing was written, --confirm does."),
		Open: l("未实名核验 {unverified} 人，群名片待整改 {cards} 人。", "Not verified: {unverified}. Cards to put right: {cards}."),
		CardRow: l("第 {row} 行 群名片“{card}”：{what}[，应为“{proposal}”][（{rule}）]",
			"Row {row}, card “{card}”: {what}[; should be “{proposal}”][ ({rule})]"),
		Finding: cardFindings(l),
		Paste:   l("粘贴成员名单", "Paste members"), PasteTitle: l("{group} 成员名单", "Members of {group}"),
		Lead: []string{
			l("从表格软件连同表头一起复制，列的次序不限，须有“编号”“姓名”“群名片”之一；或粘贴接龙、逐行的群名片。没写“入群依据”的，下一步统一选定。",
				"Copy it from a spreadsheet with its heading, the columns in any order, with one of 编号, 姓名 and 群名片; or paste "+
					"a 接龙 or cards "+
					"line by line. Where 入群依据 is not given, the next step asks for one for all."),
			l("入群依据：生源地、工作、生活、学校领导、老师、工作人员。尚未登记的人员会一并登记；已在群内的略过。",
				"入群依据 is one of 生源地, 工作, 生活, 学校领导, 老师, 工作人员. Who is not registered yet is registered too; who is in the group is "+
					"passed over."),
		},
		Will: l("将登记群成员 {joined} 人（其中新登记人员 {registered} 人），{already} 人已在群内[，其中 {recorded} 人的群名片有变]"+
			"[，更正人员 {changed} 人]；登记后 {members}/{capacity} 人。",
			"{joined} members will be registered ({registered} of them new to the registry), {already} are in the group[, {recorded} of them with another card]"+
				"[, {changed} records changed]; it will have {members}/{capacity}."),
		AllIn:   l("名单上的 {already} 人都已在群内，无须登记。", "All {already} people of the list are in the group: nothing to register."),
		Refused: l("{n} 处有误，整份名单都没有登记。", "{n} faults: nothing of the list was registered."), Next: l("登记", "register"),
		Submit: l("登记", "Register"),
	}
}

// cardFindings says how a card deviates, N1.2c.
func cardFindings(l lang) map[card.Finding]string {
	return map[card.Finding]string{
		card.Empty: l("为空", "empty"), card.Width: l("含全角字符", "full-width characters"),
		card.Hidden: l("含看不见的字符", "invisible characters"), card.Emoji: l("含表情或符号", "pictures or signs"),
		card.Number:    l("带接龙序号", "the number of a list"),
		card.Separator: l("分隔符不是“-”", "parted by something else than “-”"), card.Spaces: l("含空格", "spaces"),
		card.Dot: l("间隔号不是“·”", "another middle dot than “·”"), card.CityForm: l("城市写法不对", "the city is written otherwise"),
		card.YearForm: l("年级写法不对", "the year is written otherwise"), card.Class: l("写的是班号，不是年级", "a class number instead of the year"),
		card.Leaving: l("“届”是毕业年份，不是年级", "届 is the year of leaving, not of entering"), card.Order: l("次序不对", "another order"),
		card.TooMany: l("段数过多", "too many parts"), card.Degree: l("含学历", "a degree"), card.Phone: l("含电话或账号", "a phone or an account"),
		card.Surplus: l("含多余内容", "something more"), card.Form: l("写法不对", "written otherwise"), card.NoName: l("缺姓名", "no name"),
		card.NoCity: l("缺城市", "no city"), card.NoClass: l("缺专业年级", "no major and year"), card.NoYear: l("缺年级", "no year"),
		card.NoMajor: l("缺专业", "no major"), card.OddYear: l("年级不可能", "an impossible year"),
		card.OtherName: l("姓名与登记不符", "not the registered name"), card.DoubtName: l("姓名看不准", "unclear what the name is"),
		card.DoubtCity: l("城市看不准", "unclear what the city is"), card.DoubtMajor: l("专业看不准", "unclear what the major is"),
		card.DoubtYear: l("年级看不准", "unclear what the year is"),
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
	if rest := strings.TrimPrefix(m.Card, m.Name+"-"); rest != "" {
		parts = append(parts, rest)
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
	what := joined(r.Findings, t.Label.Comma, func(f card.Finding) string { return t.Member.Finding[f] })
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
