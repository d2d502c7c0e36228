package domain

import (
	"slices"
	"strconv"
)

// The words of the filing form (备案表), annex 1, A1. They are the regulation's
// own, so they are the same in every language of the console.
const (
	formSchool    = "武汉轻工大学"
	formTitleHead = formSchool + "（"
	formTitleTail = "）校友分会微信群备案表"
	formOwner     = "群主"
	formAdmin     = "管理员"
	formHQ        = "校友总会" // the place of a group of headquarters, M3
	formHQTitle   = "武汉轻工大学校友总会微信群备案表"
	formExample   = "例:" // the annex's own filling: （例：北京）
	formAnnex     = "附件" // stands above the title in the annex
)

// FilingFormColumns are the columns of the filing form, in their order, A1.
var FilingFormColumns = []string{"序号", "微信群身份", "姓名", "校友分会职务", "联系电话"}

// formOffices are the council's offices as the form writes them; none for who has none.
var formOffices = map[CouncilOffice]string{
	OfficePresident: "会长", OfficeVicePresident: "副会长", OfficeSecretary: "秘书长", OfficeCouncillor: "理事",
}

// formSynonyms are offices that are one of the four by another name, and the
// words by which people say that somebody has none.
var formSynonyms = map[string]CouncilOffice{
	"会长": OfficePresident, "副会长": OfficeVicePresident, "秘书长": OfficeSecretary, "理事": OfficeCouncillor,
	"常务副会长": OfficeVicePresident, "执行副会长": OfficeVicePresident, "常务理事": OfficeCouncillor,
	"": "", "无": "", "-": "", "—": "", "/": "", "校友": "", "会员": "", "成员": "",
}

// Limits of a form that is read. A group has a handful of admins.
const (
	MaxFormRows  = 60 // rows with a manager
	formTitleAny = formTitleHead + "…" + formTitleTail
)

// FilingFormRow is one line of the filing form as it is written, A1.
type FilingFormRow struct {
	Row    int         `json:"row,omitempty"` // in the file it was read from, as a spreadsheet counts
	Role   ManagerRole `json:"role"`
	Name   string      `json:"name"`
	Office string      `json:"office,omitempty"` // 校友分会职务, as written
	Phone  Phone       `json:"phone"`
	// What a form of their own says of somebody beside the annex's columns; it is not written.
	City  string `json:"city,omitempty"`
	Major string `json:"major,omitempty"`
	Year  int    `json:"year,omitempty"` // of entering
	// SureName is of a name that somebody said to be one though it doesn't look like it, N1.2a.
	SureName bool `json:"-"`
}

// FilingForm is a filing form (备案表), annex 1: the managers of one group, A1, A2.
type FilingForm struct {
	Place string          `json:"place"`           // the place or the industry in the title's brackets
	Group string          `json:"group,omitempty"` // the group's name, where the form says it
	Rows  []FilingFormRow `json:"rows"`
}

// FilingFormPlace is what stands in the title's brackets for a branch's group: the
// place or the industry; a group of headquarters has no branch.
func FilingFormPlace(b Branch) string {
	if b.HQ() {
		return formHQ
	}
	return b.Name
}

// FilingFormTitle is the form's title, exactly as the annex writes it, A1. The annex
// has only the branches' form; a group of headquarters, M3, is filed too, M4.4,
// but by no 校友分会, and its title would be a contradiction with the branches'
// words around it. It leaves them and the brackets out, as the group's name does.
func FilingFormTitle(place string) string {
	if place == formHQ {
		return formHQTitle
	}
	return formTitleHead + place + formTitleTail
}

// FilingFormOf writes a filing's rows as a form, A1.
func FilingFormOf(place string, rows []FilingRow) FilingForm {
	f := FilingForm{Place: place, Rows: make([]FilingFormRow, 0, len(rows))}
	for _, r := range rows {
		f.Rows = append(f.Rows, FilingFormRow{Role: r.Role, Name: r.Name, Office: formOffices[r.Office], Phone: r.Phone})
	}
	return f
}

// Cells are the form as a table, A1: the title, the columns, then a numbered
// row for each manager with the phone in clear. Whoever shows them to a person
// has written the audit entry that A2 asks for.
func (f FilingForm) Cells() [][]string {
	out := [][]string{{FilingFormTitle(f.Place)}, slices.Clone(FilingFormColumns)}
	admin := 0
	for i, r := range f.Rows {
		role := formOwner
		if r.Role == ManagerAdmin {
			admin++
			role = formAdmin + strconv.Itoa(admin)
		}
		out = append(out, []string{strconv.Itoa(i + 1), role, r.Name, r.Office, r.Phone.Reveal()})
	}
	return out
}
