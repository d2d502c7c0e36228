// Package card holds the format of a member card (群名片), N1.2c:
// 姓名-城市-专业年级. It makes cards, reads them as people write them, says how
// sure each part is, finds what deviates and proposes the correct form. A
// deviation is a finding that somebody mends in WeChat, never an input error;
// what is not sure is a finding too, and never a fact.
package card

import (
	"fmt"
	"slices"
	"strings"

	"alumni/domain"
)

// The fixed words of a member card, from the notice's 一.2.
const (
	dash      = "-"
	yearSign  = "级"
	staffWord = "老师"
)

// Field is a part of a card.
type Field int

// The parts.
const (
	FieldName    Field = iota // 姓名
	FieldCity                 // 城市
	FieldMajor                // 专业
	FieldEntered              // 级
	FieldLeft                 // 届
	FieldDegree               // 学历
)

// Fields lists the parts in the order of a card, those that it should not have last.
var Fields = []Field{FieldName, FieldCity, FieldMajor, FieldEntered, FieldLeft, FieldDegree}

// Parts is what a member card says; an empty part is missing.
type Parts struct {
	Name    string
	City    string        // by its usual name: 北京 for 北京市
	Major   string        // the major in short, or a staff member's unit
	Entered int           // year of entering (级), four digits; 0 for none
	Left    int           // year of leaving (届), four digits; 0 for none
	Degree  domain.Degree // what the year was entered for
}

// Sureness is how sure a part is.
type Sureness int

// The degrees of sureness. Only a sure part is a fact: the others are shown to
// somebody who knows, and never written.
const (
	None   Sureness = iota // the card does not say
	Unsure                 // it may as well be something else
	Likely                 // nothing speaks against it, and nothing proves it
	Sure                   // the registry, the lists or the form itself say so
)

// Reading is what was read on a card.
type Reading struct {
	Parts
	Sureness [FieldDegree + 1]Sureness // by Field
	// Surplus is what no card has, in its order: a phone, an employer, a class.
	// It may be personal and goes nowhere else.
	Surplus  []string
	Findings []Finding
}

// Facts gives the parts that are sure, which may be written.
func (r Reading) Facts() Parts {
	p := r.Parts
	for _, f := range Fields {
		if r.Sureness[f] != Sure {
			p.clear(f)
		}
	}
	return p
}

func (p *Parts) clear(f Field) {
	switch f {
	case FieldName:
		p.Name = ""
	case FieldCity:
		p.City = ""
	case FieldMajor:
		p.Major = ""
	case FieldEntered:
		p.Entered = 0
	case FieldLeft:
		p.Left = 0
	case FieldDegree:
		p.Degree = ""
	}
}

// Of gives a person's member card in the format of N1.2c, 姓名-城市-专业年级:
// 张三-北京-化学97级, the year with two digits as in the notice's example. Staff
// have no year; their unit stands there, or 老师. A part that the registry does
// not know is left out, and nobody else is called 老师 for it; of whom it knows the
// name alone, the card is the name.
func Of(p domain.Person) string {
	if p.City == "" && p.Major == "" && p.Year == 0 {
		return p.Name
	}
	major := p.Major
	if major == "" && p.Year == 0 && p.Kind.Staff() {
		major = staffWord
	}
	return Parts{Name: p.Name, City: p.City, Major: major, Entered: p.Year}.String()
}

// String writes the card.
func (p Parts) String() string {
	class := p.Major
	if p.Entered > 0 {
		class += fmt.Sprintf("%02d%s", p.Entered%100, yearSign)
	}
	parts := slices.DeleteFunc([]string{p.Name, p.City, class}, func(s string) bool { return s == "" })
	return strings.Join(parts, dash)
}
