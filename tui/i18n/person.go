package i18n

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Person holds the text of people (人员).
type Person struct {
	Name, City, Class, Real, Groups, Offices, Find, People string

	Card, Phone, InGroups, NoGroups, Violations, Times, Verification, NotVerified string
	RegisteredBy                                                                  string

	Add                                          string
	AddNamesake                                  string // an option beside somebody of the same name
	VerifyNamed, Imported, Checked, VerifiedMany string
}

func personText(l lang) Person {
	return Person{
		Name: l("姓名", "Name"), City: l("城市", "City"), Class: l("专业年级", "Class"), Real: l("实名", "Verified"), Groups: l("群", "Grp"),
		Offices: l("理事会职务", "Council"), Find: l("姓名、拼音、首字母或编号", "name, pinyin, initials or number"), People: l("%d 人", "%d people"),

		Card: l("规范群名片", "Card"), Phone: l("电话", "Phone"), InGroups: l("所在微信群", "Groups"), NoGroups: l("不在任何群", "in no group"),
		Violations: l("违规记录", "Violations"), Times: l("{n} 次", "{n}"), Verification: l("实名核验", "Verification"),
		NotVerified: l("尚未核验", "not verified yet"), RegisteredBy: l("登记单位", "Registered by"),

		Add: l("登记人员", "Register person"), AddNamesake: l("另行登记同名人员", "Register another of this name"),
		VerifyNamed:  l("核验 {name}", "Verify {name}"),
		VerifiedMany: l("已实名核验 {n} 人。", "{n} {n|person|people} verified."),
		Imported:     l("已登记 {added} 人[，更正 {changed} 人]，{known} 人先前已登记。", "{added} registered[, {changed} changed], {known} known already."),
		Checked: l("可登记 {added} 人[，可更正 {changed} 人]，{known} 人先前已登记；未写入，加 --confirm 登记。",
			"{added} can be registered[, {changed} changed], {known} known already; nothing was written, --confirm does."),
	}
}

// Who is a person with office and card: 赵倩  副会长 · 北京-食工03级. Who is
// not verified is marked so, N1.2a.
func (t *Text) Who(p desk.PersonRef) string {
	if p.ID.IsZero() && p.Name == "" {
		return t.Label.Vacant
	}
	if name := t.Erased(p.Name); name != p.Name {
		return name
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
func (t *Text) Names(ps []desk.PersonRef) string {
	if len(ps) == 0 {
		return "—"
	}
	return joined(ps, t.Label.Comma, func(p desk.PersonRef) string { return p.Name })
}

// Vacancy is a name, or that the place is vacant.
func (t *Text) Vacancy(name string) string { return cmp.Or(name, t.Label.Vacant) }

// People is a number of people: 62 人.
func (t *Text) People(n int) string { return fmt.Sprintf(t.Person.People, n) }

// Phones are telephone numbers in one line, masked.
func (t *Text) Phones(ps ...domain.Phone) string {
	ps = slices.DeleteFunc(slices.Clone(ps), func(p domain.Phone) bool { return p.Reveal() == "" })
	return joined(ps, t.Label.Comma, domain.Phone.String)
}
