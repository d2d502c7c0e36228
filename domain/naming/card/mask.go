package card

import (
	"slices"
	"strings"
	"unicode"

	"alumni/domain"
)

// Masked gives a card as it may be shown: what it holds of telephone numbers,
// accounts and addresses is covered, A2.
func Masked(text string) string {
	t := []rune(strings.ReplaceAll(domain.Eyes(text), string(markPersonal), ""))
	out, personal := takePersonal(t)
	if len(personal) == 0 {
		return swept(text)
	}
	var b strings.Builder
	for _, r := range out {
		if r != markPersonal || len(personal) == 0 {
			b.WriteRune(r)
			continue
		}
		b.WriteString(covered(personal[0]))
		personal = personal[1:]
	}
	return swept(b.String())
}

// leastSpread is how many digits are covered wherever they stand with signs
// between them, and mostSigns how many signs may part two of them.
const (
	leastSpread = 7
	mostSigns   = 4
)

// swept covers what is left of many digits that nothing but signs part, however
// they are written: what is shown to everybody is rather covered once too often.
// Two years (2003-2007) are no such digits.
func swept(text string) string {
	t := []rune(text)
	var b strings.Builder
	for i := 0; i < len(t); {
		end, digits := spread(t, i)
		if len(digits) < leastSpread || len(digits) == 8 && years(digits) {
			b.WriteString(string(t[i:max(end, i+1)]))
			i = max(end, i+1)
			continue
		}
		b.WriteString("****")
		i = end
	}
	return b.String()
}

// spread gives the digits that begin at a place with nothing but signs between
// them, and where they end.
func spread(t []rune, i int) (end int, digits string) {
	var b strings.Builder
	end = i
	for j, signs := i, 0; j < len(t) && signs <= mostSigns; j++ {
		d, ok := digitOf(t[j])
		switch {
		case ok:
			b.WriteByte(d)
			end, signs = j+1, 0
		case b.Len() == 0:
			return i, ""
		case t[j] == '[': // [玫瑰], as WeChat writes a picture
			if close := slices.Index(t[j:min(len(t), j+8)], ']'); close > 0 {
				j += close
			}
			signs++
		case unicode.IsLetter(t[j]), t[j] == '*':
			return end, b.String()
		case !unicode.IsMark(t[j]):
			signs++
		}
	}
	return end, b.String()
}

// digitOf gives the digit that a character is: of any script, in a circle, of a formula.
func digitOf(r rune) (byte, bool) {
	for _, zero := range []rune{'0', '0', 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6} {
		if r >= zero && r <= zero+9 {
			return byte('0' + r - zero), true
		}
	}
	switch {
	case r >= '①' && r <= '⑨':
		return byte('1' + r - '①'), true
	case unicode.IsDigit(r):
		return '0', true
	}
	return 0, false
}

// years tells whether eight digits are two years.
func years(digits string) bool {
	for _, y := range []string{digits[:4], digits[4:]} {
		if y < "1940" || y > "2060" {
			return false
		}
	}
	return true
}

// covered covers a telephone number as everywhere, anything else behind its first character.
func covered(s string) string {
	digits := strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r
		}
		return -1
	}, s)
	if len(digits) >= 7 && len(digits) >= len(s)-4 {
		return domain.NewPhone(digits).String()
	}
	if i := strings.IndexFunc(s, isDigit); i > 0 && phoneWord(s[:i]) && strings.Trim(s[i:], "0123456789- ") == "" {
		return s[:i] + covered(s[i:])
	}
	return string([]rune(s)[:1]) + "****"
}

// phoneWord tells whether a text says that a telephone number follows.
func phoneWord(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "手机") || strings.Contains(s, "电话") || strings.HasPrefix(s, "tel")
}
