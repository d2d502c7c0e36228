package naming

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"alumni/domain"
)

// Finding kinds of a group's name. Each is mended in WeChat; none is an input error.
const (
	NameEmpty      NameFinding = "empty"       // nothing that anybody sees
	NameSchool     NameFinding = "school"      // does not begin with the school's full name
	NameNoPlace    NameFinding = "no_place"    // names no place and no industry
	NamePlaceWords NameFinding = "place_words" // words of a branch or of the school stand in the place
	NameEnding     NameFinding = "ending"      // the notice's formula or example, or another ending
	NameFormula    NameFinding = "formula"     // the formula of the other kind: a region's for an industry
	NameNoNumber   NameFinding = "no_number"   // has no sequence number
	NameZeros      NameFinding = "zeros"       // too few or too many leading zeros
	NameBadSeq     NameFinding = "bad_seq"     // a number that is none: 0, or too long
	NameWidth      NameFinding = "width"       // full-width letters or digits
	NameSpaces     NameFinding = "spaces"      // spaces inside or around
	NameHidden     NameFinding = "hidden"      // characters that nobody sees
)

// NameFinding is one way in which a group's name deviates from M4.6.
type NameFinding string

// Rule is the clause that a finding rests on: the notice prescribes one form of
// name for all, N1.2b, the measures the formula and the number, M4.6.
func (f NameFinding) Rule() domain.ClauseID {
	switch f {
	case NameSchool, NameHidden, NameWidth, NameSpaces, NameEmpty:
		return "N1.2b"
	}
	return "M4.6"
}

// Dissected is what stands in a group's name, whether it has a known form or
// not; what is not there is empty.
type Dissected struct {
	School string // the school as it is written: 武汉轻工大学, 轻工大
	Place  string // what stands between the school and the ending
	Ending string // 校友分会群, 校友会 …
	Digits string // the number at the end, as written
}

// Seq is the sequence number; 0 for none or one that is no number.
func (d Dissected) Seq() int {
	n, err := strconv.Atoi(d.Digits)
	if err != nil || len(d.Digits) > maxSeqDigits {
		return 0
	}
	return n
}

// HQ tells whether the name is one of headquarters itself: its words stand
// where a branch's name has its place, M3.
func (d Dissected) HQ() bool { return d.Ending == hqMiddle && d.Place == "" }

// schools are the ways in which people write the school's name, the longest
// first; only the first is right.
var schools = []string{
	school, "武汉轻工业大学", "武汉轻工大", "武汉轻工", "武轻工大", "武轻工", "武轻大", "武轻", "轻工大学", "轻工大", "WHPU", "whpu",
}

// endings are the words that follow the place, the longest first.
var endings = []string{
	regionalEnd, hqMiddle, "校友分会微信群", "校友会微信群", "校友微信群", exampleGroup, industryEnd,
	branchEnd, exampleEnd, "分会群", "校友", "微信群", "群",
}

// Dissect takes a group's name apart, seeing through full-width digits, spaces
// and characters that nobody sees.
func Dissect(name string) Dissected {
	rest := Normalise(name)
	var d Dissected
	d.School, rest = cutOne(rest, schools, strings.CutPrefix)
	body := strings.TrimRight(rest, digits)
	d.Digits = rest[len(body):]
	d.Ending, d.Place = cutOne(body, endings, strings.CutSuffix)
	return d
}

// cutOne takes the first of some words off an end of a text; "" where none stands there.
func cutOne(s string, words []string, cut func(s, word string) (string, bool)) (word, rest string) {
	for _, w := range words {
		if rest, ok := cut(s, w); ok {
			return w, rest
		}
	}
	return "", s
}

// Lint lists how a group's name deviates from the formula of its kind, M4.6;
// kind is "" where the place is in no table, and digits the least number of
// digits of the sequence number. A canonical name has no finding.
func Lint(kind domain.GroupKind, digits int, name string) []NameFinding {
	if Normalise(name) == "" {
		return []NameFinding{NameEmpty}
	}
	out := looks(name)
	d := Dissect(name)
	if d.School != school {
		out = append(out, NameSchool)
	}
	if d.Place == "" && kind != domain.GroupHQ || utf8.RuneCountInString(d.Place) > maxPlaceRunes {
		out = append(out, NameNoPlace)
	} else if kind != domain.GroupHQ && d.Place != "" && d.School == school && !IsPlace(d.Place) {
		out = append(out, NamePlaceWords)
	}
	want := regionalEnd
	switch {
	case kind == domain.GroupHQ:
		want = hqMiddle
	case kind == domain.GroupIndustry, kind == "" && d.Ending == industryEnd:
		want = industryEnd
	}
	switch {
	case d.Ending == want && (kind != domain.GroupHQ || d.Place == ""):
	case d.Ending == regionalEnd, d.Ending == industryEnd:
		out = append(out, NameFormula)
	default:
		out = append(out, NameEnding)
	}
	return append(out, lintNumber(d, digits)...)
}

// looks lists what makes a name look like another one: width, spaces, and what
// nobody sees.
func looks(name string) []NameFinding {
	var out []NameFinding
	bare := withoutHidden(name)
	if bare != name {
		out = append(out, NameHidden)
	}
	folded := visible(name)
	if folded != bare {
		out = append(out, NameWidth)
	}
	if dropSpaces(folded) != folded {
		out = append(out, NameSpaces)
	}
	return out
}

func lintNumber(d Dissected, digits int) []NameFinding {
	switch {
	case d.Digits == "":
		return []NameFinding{NameNoNumber}
	case d.Seq() == 0:
		return []NameFinding{NameBadSeq}
	case strings.Repeat("0", max(digits-len(strconv.Itoa(d.Seq())), 0))+strconv.Itoa(d.Seq()) != d.Digits:
		return []NameFinding{NameZeros}
	}
	return nil
}

// branchEnds are what people write after the place of a branch, the longest first:
// M4.6 adds it to the place by itself.
var branchEnds = []string{branchEnd, exampleEnd, "分会"}

// PlaceName gives the place or the industry that a branch is named after, M4.6,
// from its name as people write it: 北京 of 北京校友分会, 北京分会 and
// 武汉轻工大学北京校友会. An industry keeps its 行业. A name that holds words of a
// branch or a group elsewhere, or nothing else, is refused in the field, with
// the place that it seems to mean.
func PlaceName(field, name string) (string, error) {
	rest := Normalise(name)
	for before := ""; before != rest; {
		before = rest
		_, rest = cutOne(rest, branchEnds, strings.CutSuffix)
	}
	if strings.HasPrefix(rest, school) || rest != Normalise(name) {
		_, rest = cutOne(rest, schools, strings.CutPrefix)
	}
	if isPlace(rest) {
		return rest, nil
	}
	_, meant := cutOne(rest, schools, strings.CutPrefix)
	meant, _, _ = strings.Cut(meant, "校友")
	meant = strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(meant, digits), "群"), "微信")
	if !isPlace(meant) {
		meant = ""
	}
	return "", domain.Invalid(domain.FaultNotPlace, field, "M4.6", domain.Args{"value": Normalise(name), "place": meant})
}

// IsPlace tells whether a name is that of a place or an industry alone, without
// the words that M4.6 puts around it.
func IsPlace(name string) bool {
	place, err := PlaceName("", name)
	return err == nil && place == Normalise(name)
}

// isPlace tells whether nothing of a branch's or a group's words is left.
func isPlace(s string) bool {
	if s == "" || s == industryWord || strings.HasSuffix(s, "群") && !strings.HasSuffix(s, "集群") {
		return false
	}
	return !slices.ContainsFunc([]string{school, "校友", "分会", "微信群"}, func(word string) bool {
		return strings.Contains(s, word)
	})
}
