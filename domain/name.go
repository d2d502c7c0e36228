package domain

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// MiddleDot parts the names of many people (阿依古丽·买买提): the one form of a
// sign of which keyboards and fonts have many.
const MiddleDot = '·'

// middleDots are the other signs that people type for it.
var middleDots = []rune{'•', '‧', '・', '･', '∙', '⋅', '●', '・', '᛫', '▪'}

// PlainDot gives MiddleDot for whatever people type for it, any other character as it is.
func PlainDot(r rune) rune {
	if slices.Contains(middleDots, r) {
		return MiddleDot
	}
	return r
}

// Eyes gives a text as the eye reads it: composed letters (NFC), full-width
// letters, digits and signs as ordinary ones, and nothing that is not seen. Spaces stay.
func Eyes(s string) string {
	if plainHan(s) {
		return s
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if Unseen(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Variation_Selector, r) {
			return -1
		}
		return r
	}, usual(width.Fold.String(strings.ToValidUTF8(s, "")))))
}

// lookalikes are characters that stand for ordinary ones which look the same: the
// radicals that some documents hold instead of Han characters, and the letters and
// digits of formulas.
var lookalikes = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x2F00, Hi: 0x2FD5, Stride: 1}},
	R32: []unicode.Range32{{Lo: 0x1D400, Hi: 0x1D7FF, Stride: 1}},
}

// usual writes ordinary characters for those that look the same.
func usual(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(lookalikes, r) }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if unicode.Is(lookalikes, r) {
			b.WriteString(norm.NFKC.String(string(r)))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// plainHan tells, at a glance, that a text is common Han characters: most names are.
func plainHan(s string) bool {
	for _, r := range s {
		if r < 0x4E00 || r > 0x9FFF {
			return false
		}
	}
	return true
}

// PersonName gives a person's name in its one canonical form, in which it is
// stored and shown: as the eye reads it, with MiddleDot, without spaces but the
// single ones that part words of letters. A full stop between Han characters is
// a middle dot too.
func PersonName(s string) string {
	if plainHan(s) {
		return s
	}
	runes := []rune(Eyes(s))
	out := make([]rune, 0, len(runes))
	for i, r := range runes {
		before, after := neighbours(runes, i)
		r = PlainDot(r)
		switch {
		case unicode.IsSpace(r):
			if len(out) == 0 || out[len(out)-1] == ' ' || !spaced(before) || !spaced(after) {
				continue
			}
			r = ' '
		case r == '.' && unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, after):
			r = MiddleDot
		}
		out = append(out, r)
	}
	return string(out)
}

// neighbours gives the characters around one, spaces passed over; 0 for none.
func neighbours(runes []rune, i int) (before, after rune) {
	for j := i - 1; j >= 0 && before == 0; j-- {
		if !unicode.IsSpace(runes[j]) {
			before = PlainDot(runes[j])
		}
	}
	for j := i + 1; j < len(runes) && after == 0; j++ {
		if !unicode.IsSpace(runes[j]) {
			after = PlainDot(runes[j])
		}
	}
	return before, after
}

// spaced tells whether a space beside a character parts words: not beside Han
// and not beside a middle dot.
func spaced(r rune) bool {
	return r != 0 && r != MiddleDot && !unicode.Is(unicode.Han, r)
}

// NameKey is the form in which two names are one, whatever their case and spaces.
func NameKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, PersonName(s))
}

// ReadName reads a person's real name: in its canonical form, or FaultNotName
// by N1.2a on the field. What may be a number is kept out of the message, A2.
func ReadName(field, s string) (string, error) { return readName(field, s, false) }

// ReadSureName is ReadName of what somebody says is a real name though it looks like a
// form of address, a brand or two names: 高总 may be one. What can't be a name is none.
func ReadSureName(field, s string) (string, error) { return readName(field, s, true) }

func readName(field, s string, sure bool) (string, error) {
	name, err := bounded(field, PersonName(s), MaxName)
	switch {
	case err != nil:
	case name == "":
		err = Required(field, "N1.2a")
	case !NamePossible(name):
		err = Invalid(FaultNotName, field, "N1.2a", Args{"value": clip(maskDigits(name))})
	case !sure && UnsureName(s):
		err = Invalid(FaultNotName, field, "N1.2a", Args{"value": clip(maskDigits(name)), "confirm": SureNameFlag})
	default:
		return name, nil
	}
	return "", ofPerson(err)
}

// SureNameFlag is how somebody says by command that a doubtful name is one.
const SureNameFlag = "--sure-name"

// UnsureName tells whether what was written has a name's form and is most likely none,
// so that somebody must say that it is: 高总, 金龙鱼, 张三 李四, 马冬 男.
func UnsureName(s string) bool {
	return NamePossible(PersonName(s)) && (doubtfulName(PersonName(s)) || TwoNames(s) || sexBehind(s))
}

// ofPerson says of an error about a name that it is a person's (姓名), which is not
// called as that of a thing is (名称).
func ofPerson(err error) error {
	e := AsError(err)
	if e.Field == "name" {
		args := maps.Clone(e.Args)
		if args == nil {
			args = Args{}
		}
		args["field"] = "person_name"
		e.Args = args
	}
	return e
}

// maskDigits puts * for what may be digits of a telephone number.
func maskDigits(s string) string {
	if strings.ContainsFunc(s, unicode.IsDigit) && len(strings.Map(onlyDigits, s)) >= leastDigits {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return '*'
			}
			return r
		}, s)
	}
	return s
}

func onlyDigits(r rune) rune {
	if unicode.IsDigit(r) {
		return r
	}
	return -1
}
