package domain

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What a filing form's cells mean, A1. Where on a sheet they stand is domain/roster's
// to find.

// FormPlace reads a form's title, A1, and gives the place or the industry in it; ok is
// false for a text that is no such title. It sees through width, spaces, the make of
// brackets or none, the annex's number before it and the annex's own example.
func FormPlace(text string) (place string, ok bool) {
	text = withoutAnnex(formText(text))
	if text == formHQTitle {
		return formHQ, true
	}
	text = strings.TrimPrefix(text, formSchool)
	for _, tail := range formTails {
		rest, is := strings.CutSuffix(text, tail)
		if !is {
			continue
		}
		if inner, bracketed := strings.CutPrefix(rest, "（"); bracketed {
			if rest, is = strings.CutSuffix(inner, "）"); !is {
				continue
			}
		}
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, formExample), "例")
		if rest == "" || strings.ContainsAny(rest, "（）") || utf8.RuneCountInString(rest) > MaxName {
			return "", false
		}
		return rest, true
	}
	return "", false
}

// formTails are the ends of a title behind the place; the longest first.
var formTails = []string{"）校友分会微信群备案表", "校友分会微信群管理员备案表", "校友分会微信群备案表", "校友会微信群备案表", "校友分会微信群备案"}

// withoutAnnex takes away the annex's number (附件1：) before a title.
func withoutAnnex(text string) string {
	rest, ok := strings.CutPrefix(text, formAnnex)
	if !ok {
		return text
	}
	return strings.TrimLeft(rest, "0123456789一二三四五六七八九十:.、")
}

// FormMargin tells whether a line above a form's table says nothing of it: blank, or
// the number of the annex alone.
func FormMargin(text string) bool { return withoutAnnex(formText(text)) == "" }

// FormTitleError refuses a text that stands where a form's title should, A1.
func FormTitleError(value string) *Error {
	return titleError(formTitleAny, CleanLine(maskDigits(value)))
}

func titleError(want, value string) *Error {
	return Invalid(FaultFormTitle, "title", "A1", Args{"want": want, "value": clip(value)})
}

// FormColumnsError refuses a table without the form's columns, A1.
func FormColumnsError() *Error {
	return Invalid(FaultFormColumns, "form", "A1", Args{"want": slices.Clone(FilingFormColumns)})
}

// phoneDigits is from how many digits on a cell that can't be read may hold a telephone
// number.
const phoneDigits = 7

// FormRowError refuses a row of a form for a cell that can't be read, A1. What may be
// a telephone number in it is told masked.
func FormRowError(row int, value string) *Error {
	value = maskCell(CleanLine(value))
	if len(strings.Map(onlyDigits, value)) >= phoneDigits {
		value = maskDigits(value)
	}
	return Invalid(FaultFormRow, "form", "A1", Args{"row": row, "value": clip(value)})
}

// roleCount is how many a form may have of a role: 群主（1人）, 管理员(限2名).
var roleCount = regexp.MustCompile(`[（(][限共最多]{0,2}[0-9一二两三四五六七八九十]{1,3}[人名位][)）]$`)

func withoutCount(role string) string { return roleCount.ReplaceAllString(withoutAlso(role), "") }

// also says that somebody is more than this: 会长（兼）, 群主(兼任).
var also = regexp.MustCompile(`[（(]兼任?[)）]$`)

// withoutAlso takes it away: what else somebody is stands in its own row.
func withoutAlso(s string) string { return also.ReplaceAllString(s, "") }

// FormRole reads 微信群身份: the owner, or an admin with any number or none.
func FormRole(s string) (ManagerRole, bool) {
	text := withoutCount(strings.TrimRight(formText(s), ":*"))
	for _, before := range []string{"微信", "本"} {
		text = strings.TrimPrefix(text, before)
	}
	if text == formOwner {
		return ManagerOwner, true
	}
	text = strings.TrimPrefix(text, "群")
	for _, word := range []string{formAdmin, "管理人员", "管理", "管"} {
		if n, ok := strings.CutPrefix(text, word); ok && strings.Trim(n, "（）0123456789一二三四五六七八九十.、") == "" {
			return ManagerAdmin, true
		}
	}
	return "", false
}

// FormOffice reads 校友分会职务; known is false for an office that is none of a council's
// four, nor no office.
func FormOffice(s string) (office CouncilOffice, known bool) {
	office, known = formSynonyms[withoutAlso(formText(s))]
	return office, known
}

// OfficeWord is an office as the form writes it; — for none.
func OfficeWord(o CouncilOffice) string { return orNone(formOffices[o]) }

// FormRowOf reads what one row of a form says of a manager, A1. Every cell that is
// not understood is a fault: nobody is filed by a guess. Of a name that doesn't look like
// one sure says that it is.
func FormRowOf(row int, role ManagerRole, name, office, phone string, sure bool) (FilingFormRow, *Error) {
	unsure := UnsureName(name) && !sure
	name, office = PersonName(name), CleanLine(office)
	switch {
	case formText(name) == "":
		return FilingFormRow{}, FormRowError(row, office+" "+maskCell(phone))
	case utf8.RuneCountInString(name) > MaxName, utf8.RuneCountInString(office) > MaxName:
		return FilingFormRow{}, FormRowError(row, name)
	case unsure, !NamePossible(name):
		args := Args{"row": row, "value": clip(maskDigits(name))}
		if unsure {
			args["confirm"] = SureNameFlag
		}
		return FilingFormRow{}, Invalid(FaultNotName, "form", "N1.2a", args)
	}
	if MaskedPhone(phone) { // as an export writes it: nothing is told of the phone
		phone = ""
	}
	if one := ReadPhones(phone); len(one) == 1 { // without its label: 手机：…, …（微信同号）
		phone = one[0]
	}
	number, err := ParsePhone(phone)
	if err != nil {
		return FilingFormRow{}, FormRowError(row, phone)
	}
	return FilingFormRow{Row: row, Role: role, Name: name, Office: office, Phone: number, SureName: sure}, nil
}

// Ordered checks that there is one owner, A2, and puts him or her first.
func (f FilingForm) Ordered() (FilingForm, error) {
	var owners, admins []FilingFormRow
	for _, r := range f.Rows {
		if r.Role == ManagerOwner {
			owners = append(owners, r)
		} else {
			admins = append(admins, r)
		}
	}
	if len(owners) != 1 {
		return FilingForm{}, Invalid(FaultFormOwners, "form", "A2", Args{"count": len(owners)})
	}
	f.Rows = append(owners, admins...)
	return f, nil
}

// maskCell keeps what may be a telephone number out of messages.
func maskCell(s string) string {
	if text := formText(s); strings.Trim(text, "0123456789+-（）*/、,;.") == "" {
		return NewPhone(strings.Map(onlyDigits, text)).String()
	}
	return s
}

func digitsOnly(s string) bool { return strings.Trim(s, "0123456789") == "" }

// formText is a cell as the eye reads it: widths folded, brackets of one make,
// no spaces and nothing that is not seen.
func formText(s string) string {
	return strings.Map(func(r rune) rune {
		switch p := plainRune(r); p {
		case '〔', '【', '[':
			return '（'
		case '〕', '】', ']':
			return '）'
		case -1:
			return -1
		}
		return r
	}, norm.NFKC.String(strings.ToValidUTF8(s, "")))
}

// clip bounds a value that stands in a message.
func clip(s string) string { return firstOf(s, MaxName) }
