package domain

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Cover gives a text as it is shown to somebody who may not see telephone numbers in
// clear, A2: numbers and e-mail addresses that people wrote into it, however they are
// written, stand masked in it as they are in their own fields. Days, numbers of
// records and documents, student numbers and counts stay.
func Cover(text string) string {
	if !mayHoldContact(text) {
		return text
	}
	t := []rune(text)
	plain := make([]rune, len(t))
	for i, r := range t {
		plain[i] = asciiOf(r)
	}
	var b strings.Builder
	for i := 0; i < len(t); {
		end, shown := addressShown(plain, i)
		if end == 0 {
			end, shown = numberShown(plain, i)
		}
		if end == 0 {
			b.WriteRune(t[i])
			i++
			continue
		}
		b.WriteString(shown)
		i = end
	}
	return b.String()
}

// leastCovered is how many digits a number has at least that is covered.
const leastCovered = 8

// mayHoldContact tells quickly of most texts that there is nothing to cover.
func mayHoldContact(text string) bool {
	digits := 0
	for _, r := range text {
		switch a := asciiOf(r); {
		case a == '@':
			return true
		case isDigit(a):
			if digits++; digits >= leastCovered {
				return true
			}
		}
	}
	return false
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// numeralDigits are the digits that numerals stand for, in their order.
const numeralDigits = "001234567891"

// asciiOf gives the ASCII character as which a character is read: full-width ones and
// those of formulas, digits of any script, in circles or as Han characters.
func asciiOf(r rune) rune {
	if r < 0x80 {
		return r
	}
	if i := slices.Index([]rune(numerals), r); i >= 0 {
		return rune(numeralDigits[i])
	}
	if unicode.Is(unicode.Han, r) {
		return r
	}
	if f := norm.NFKC.String(string(r)); len(f) == 1 {
		return rune(f[0])
	}
	for _, in := range unicode.Nd.R16 { // each script has its ten digits in a row
		if r <= 0xffff && uint16(r) >= in.Lo && uint16(r) <= in.Hi {
			return '0' + (r-rune(in.Lo))%10
		}
	}
	return r
}

// addressShown gives where an e-mail address that begins at a place ends, and how it
// is shown; 0 for none.
func addressShown(t []rune, i int) (end int, shown string) {
	if !inAddress(t[i]) || i > 0 && inAddress(t[i-1]) {
		return 0, ""
	}
	at := i
	for at < len(t) && inAddress(t[at]) {
		at++
	}
	for at < len(t) && t[at] == ' ' {
		at++
	}
	if at == len(t) || t[at] != '@' {
		return 0, ""
	}
	from := at + 1
	for from < len(t) && t[from] == ' ' {
		from++
	}
	end = from
	for end < len(t) && inAddress(t[end]) {
		end++
	}
	host := strings.TrimRight(string(t[from:end]), ".-_")
	if !strings.Contains(host, ".") {
		return 0, ""
	}
	return from + len(host), string(t[i]) + "***@" + host
}

func inAddress(r rune) bool {
	return isDigit(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("._%+-", r)
}

// span is where something lies among the digits of a row.
type span struct{ from, to int }

// digitRow is digits with nothing but a few signs between them.
type digitRow struct {
	digits []rune
	at     []int // where each stands
	sizes  []int // of the groups in which they are written
}

// mostApart is how many signs stand between two digits of one number, and mostRow how
// many digits are looked at.
const (
	mostApart = 3
	mostRow   = 24
)

// rowAt reads the digits that begin at a place.
func rowAt(t []rune, i int) (row digitRow) {
	apart := 0
	for j := i; j < len(t); j++ {
		switch {
		case isDigit(t[j]):
			if len(row.digits) == mostRow {
				return row
			}
			if apart > 0 || len(row.sizes) == 0 {
				row.sizes = append(row.sizes, 0)
			}
			row.digits, row.at, apart = append(row.digits, t[j]), append(row.at, j), 0
			row.sizes[len(row.sizes)-1]++
		case unicode.In(t[j], unicode.Mark, unicode.Cf): // not seen
		case apart < mostApart && parts(t[j]):
			apart++
		default:
			return row
		}
	}
	return row
}

// parts tells whether people write a character between the digits of one number.
func parts(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || strings.ContainsRune(".·・_/()（）~", r)
}

// ends tells whether a group ends behind so many digits.
func (row digitRow) ends(n int) bool {
	for _, size := range row.sizes {
		if n -= size; n <= 0 {
			return n == 0
		}
	}
	return false
}

// years tells whether the digits are written as years.
func (row digitRow) years(groups int) bool {
	n := 0
	for _, size := range row.sizes[:min(groups, len(row.sizes))] {
		century := string(row.digits[n:min(n+2, len(row.digits))])
		if size != 4 || century != "19" && century != "20" {
			return false
		}
		n += size
	}
	return true
}

// numberShown gives where a telephone number that begins at a place ends, or another
// number that belongs to one person, and how it is shown; 0 for none.
func numberShown(t []rune, i int) (end int, shown string) {
	if !isDigit(t[i]) || i > 0 && isDigit(t[i-1]) || inDigest(t, i) {
		return 0, ""
	}
	row := rowAt(t, i)
	for _, n := range []span{row.mobile(), row.landline(), row.abroad(i > 0 && t[i-1] == '+'), row.long()} {
		if n.to > 0 {
			return row.at[n.to-1] + 1, NewPhone(string(row.digits[n.from:n.to])).String()
		}
	}
	return 0, ""
}

// mobile gives where a Chinese mobile's number lies among the digits, 86 before it or not.
func (row digitRow) mobile() (in span) {
	text := string(row.digits)
	for _, before := range []string{"", "86", "0086"} {
		from := len(before)
		to := from + mobileDigits
		if !strings.HasPrefix(text, before) || !row.ends(to) || text[from] != '1' || text[from+1] < '3' || before == "" && !row.likeMobile() {
			continue
		}
		in.from, in.to = from, to
		return in
	}
	return in
}

// likeMobile tells whether digits are grouped as a mobile's are: 139 0000 1234 and
// not 19-12-2026 138, or 1998-2002 123.
func (row digitRow) likeMobile() bool {
	first := row.sizes[0]
	switch {
	case first == 4 && string(row.digits[:2]) == "19":
		return !row.years(2) && row.sizes[1] > 2
	case first >= 3, first == 1 && len(row.sizes) > 1 && row.sizes[1] == 3:
		return true
	}
	n := 0
	for _, size := range row.sizes {
		if n >= mobileDigits {
			break
		}
		if n += size; size > 2 {
			return false
		}
	}
	return true
}

// landline gives where a number with its area's code lies: 027-83950000, or in a row.
func (row digitRow) landline() (in span) {
	if row.digits[0] != '0' || len(row.digits) < 10 || row.digits[1] == '0' {
		return in
	}
	first := row.sizes[0]
	for _, local := range []int{8, 7} {
		code := 3
		if row.digits[1] > '2' {
			code = 4
		}
		to := code + local
		if row.ends(to) && (first == code || first == to && to >= mobileDigits) {
			in.to = to
			return in
		}
	}
	return in
}

// abroad gives where a number with a country's code lies, behind a plus.
func (row digitRow) abroad(plus bool) (in span) {
	if !plus {
		return in
	}
	n := 0
	for _, size := range row.sizes {
		if n += size; n > mostDigits {
			break
		}
		if n >= leastCovered {
			in.to = n
		}
	}
	return in
}

// longNumber is how many digits an identity card's or a bank card's number has at least.
const longNumber = 15

// long gives where the number of an identity card or a bank card lies.
func (row digitRow) long() (in span) {
	if row.sizes[0] >= longNumber {
		in.to = row.sizes[0]
		return in
	}
	n := 0
	for i, size := range row.sizes {
		if n += size; size > 4 || i > 0 && row.sizes[i-1] != 4 {
			break
		}
		if n >= longNumber && !row.years(i+1) {
			in.to = n
		}
	}
	return in
}

// digestLength is how long a word of letters and digits is at least that is a key or a
// digest and holds no number that anybody wrote.
const digestLength = 32

// inDigest tells whether a place lies in a key or a digest.
func inDigest(t []rune, i int) bool {
	in := func(r rune) bool {
		return isDigit(r) || unicode.Is(unicode.Latin, r) || r == '+' || r == '/' || r == '='
	}
	from, to := i, i
	for from > 0 && in(t[from-1]) {
		from--
	}
	for to < len(t) && in(t[to]) {
		to++
	}
	return to-from >= digestLength && slices.ContainsFunc(t[from:to], unicode.IsLetter)
}
