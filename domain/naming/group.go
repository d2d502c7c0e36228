package naming

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"alumni/domain"
)

// The fixed parts of a group name, from M4.6 and the notice's 一.2.
const (
	school        = "武汉轻工大学"
	regionalEnd   = "校友分会群"
	industryEnd   = "校友群"
	hqMiddle      = "校友总会群"
	exampleEnd    = "校友会"
	branchEnd     = "校友分会"
	exampleGroup  = "校友会群"
	maxSeqDigits  = 9
	industryWord  = "行业"
	maxPlaceRunes = 40
)

// Canonical gives a group's name in the format of M4.6:
// 武汉轻工大学+地名+校友分会群+群序号 for a regional or preparatory group,
// 武汉轻工大学+行业名称+校友群+群序号 for an industry's. The regulation gives no
// format for a group of headquarters (M3 names the kind only); 武汉轻工大学校友总会群
// +群序号 is our reading by analogy. The place is the branch's name, seq counts
// from 1, and digits is the least number of digits of the sequence number.
func Canonical(kind domain.GroupKind, place string, seq, digits int) string {
	number := fmt.Sprintf("%0*d", digits, seq)
	switch kind {
	case domain.GroupHQ:
		return school + hqMiddle + number
	case domain.GroupIndustry:
		return school + place + industryEnd + number
	default:
		return school + place + regionalEnd + number
	}
}

// Form tells which known form a group's name has.
type Form string

// The known forms.
const (
	FormCanonical Form = "canonical" // M4.6, with its sequence number
	FormFormula   Form = "formula"   // the notice's formula, which has no sequence number, N1.2b
	FormExample   Form = "example"   // the notice's own example: 武汉轻工大学北京校友会, N1.2b
)

// Parsed is what a group's name says.
type Parsed struct {
	// Kind is regional for a preparatory group too: the name does not tell them apart.
	Kind  domain.GroupKind
	Place string // the place or the industry; "" for headquarters
	Seq   int    // the sequence number; 0 if the name carries none
	Form  Form
	// Exact is false if the name had to be normalised first: full-width digits,
	// spaces or characters that nobody sees.
	Exact bool
}

// Parse reads a group's name in any known form, seeing through full-width
// digits, spaces and zero-width characters. It is false for a name that has
// none of the forms.
func Parse(name string) (Parsed, bool) {
	d := Dissect(name)
	p, known := knownForms[d.Ending]
	p.Place, p.Seq, p.Exact = d.Place, d.Seq(), Normalise(name) == name
	switch {
	case p.Form != "":
		p.Kind = kindOf(d.Place)
	case d.Digits == "":
		p.Form = FormFormula
	default:
		p.Form = FormCanonical
	}
	if d.HQ() {
		p.Kind = domain.GroupHQ
	} else if !known || d.Place == "" || utf8.RuneCountInString(d.Place) > maxPlaceRunes {
		return Parsed{}, false
	}
	if d.School != school || d.Digits != "" && p.Seq == 0 {
		return Parsed{}, false
	}
	return p, true
}

// knownForms are the kind or the form that an ending tells; where it tells no form,
// the number decides.
var knownForms = map[string]Parsed{
	regionalEnd: {Kind: domain.GroupRegional}, industryEnd: {Kind: domain.GroupIndustry},
	exampleGroup: {Form: FormExample}, exampleEnd: {Form: FormExample}, branchEnd: {Form: FormExample},
}

// kindOf guesses from the place alone, for forms whose ending does not tell.
func kindOf(place string) domain.GroupKind {
	if strings.HasSuffix(place, industryWord) {
		return domain.GroupIndustry
	}
	return domain.GroupRegional
}

// Finding checks the name in use against M4.6, which is canonical where the
// notice's formula and example disagree with it (N1.2b). It gives "" for the
// canonical name, else the canonical name as the proposal. A name that differs
// only by full-width digits, spaces or hidden characters is a finding too:
// people can't find the group by its official name then. With seq 0 the
// number is read from the name, 1 if it carries none.
func Finding(kind domain.GroupKind, place string, seq, digits int, name string) string {
	if seq <= 0 {
		seq = 1
		if p, ok := Parse(name); ok && p.Seq > 0 {
			seq = p.Seq
		}
	}
	want := Canonical(kind, place, seq, digits)
	if name == want {
		return ""
	}
	return want
}

// The forms of a name that lists shorten, with what they keep of each.
var shortForms = []struct{ form, keeps string }{
	{"校友分会筹备群", "筹备"}, {"校友筹备群", "筹备"}, {regionalEnd, ""}, {industryEnd, ""},
}

const digits = "0123456789"

// Short is a group's name as lists show it: 江苏03群 for
// 武汉轻工大学江苏校友分会群03. What every name of the format shares is left out; a
// name in another form only loses the school's.
func Short(name string) string {
	if place, seq, ok := shortParts(name); ok {
		return place + seq + "群"
	}
	if rest, ok := strings.CutPrefix(name, school); ok && rest != "" {
		return rest
	}
	return name
}

// Spoken gives how people call a group by its number, as lists show it and
// without the leading zeros: 江苏03群 and 江苏3群. Nothing for a name without a number.
func Spoken(name string) []string {
	place, seq, ok := shortParts(name)
	if !ok || seq == "" {
		return nil
	}
	return slices.Compact([]string{place + seq + "群", place + strings.TrimLeft(seq, "0") + "群"})
}

// shortParts are what a short name is made of: the place and the number as it stands.
func shortParts(name string) (place, seq string, ok bool) {
	rest, ok := strings.CutPrefix(name, school)
	if !ok {
		return "", "", false
	}
	if seq, ok := strings.CutPrefix(rest, hqMiddle); ok && strings.Trim(seq, digits) == "" {
		return strings.TrimSuffix(hqMiddle, "群"), seq, true
	}
	for _, f := range shortForms {
		place, seq, ok := strings.Cut(rest, f.form)
		if ok && place != "" && strings.Trim(seq, digits) == "" {
			return place + f.keeps, seq, true
		}
	}
	return "", "", false
}
