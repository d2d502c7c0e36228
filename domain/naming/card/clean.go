package card

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"alumni/domain"
)

// Marks that stand in a cleaned text for what was read already. They are of the
// private use area, which no input keeps.
const (
	markName  = '\uE000' // the registered name
	markRange = '\uE001' // between the years of 1993-1997
)

// found gathers findings, each once.
type found []Finding

func (f *found) add(v Finding) {
	if !slices.Contains(*f, v) {
		*f = append(*f, v)
	}
}

// told gives them in the order in which they are told.
func (f *found) told() []Finding {
	slices.SortFunc(*f, func(a, b Finding) int { return slices.Index(Findings, a) - slices.Index(Findings, b) })
	return *f
}

// clean gives a card's text as the eye reads it, without pictures and with the
// signs of one meaning written one way.
func clean(s string, f *found) []rune {
	folded := eyes(strings.ToValidUTF8(s, ""), f)
	if strings.ContainsRune(folded, '[') {
		folded = dropWordEmoji(folded, f)
	}
	out := make([]rune, 0, len(folded))
	for _, r := range norm.NFC.String(folded) {
		switch {
		case ordinary(r) && r != '級' && r != '屆':
			out = append(out, r)
		case domain.Unseen(r) && !unicode.IsSpace(r):
		case r == 0x20E3: // the frame of 4️⃣
			f.add(Emoji)
		case r == '○' && len(out) > 0 && (hanDigit(out[len(out)-1]) >= 0 || han(out[len(out)-1])): // ○三级
			out = append(out, r)
		case r == '級':
			out = append(out, '级')
		case r == '屆':
			out = append(out, '届')
		case circled(r) > 0:
			out = append(out, []rune(circledText(r))...)
		case picture(r):
			f.add(Emoji)
			out = append(out, ' ')
		default:
			if p := domain.PlainDot(r); p != r {
				f.add(Dot)
				r = p
			}
			out = append(out, r)
		}
	}
	return out
}

// ordinary tells, at a glance, that a character is a letter or a digit of ASCII or
// a common Han one: neither hidden, nor wide, nor a sign.
func ordinary(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF && r != '丨' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// han tells whether a character is a Han one.
func han(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3000 && unicode.Is(unicode.Han, r)
}

// eyes gives the text with ordinary widths and without what is not seen.
func eyes(s string, f *found) string {
	plain := true
	for _, r := range s {
		if !ordinary(r) && r != '-' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	seen := strings.Map(func(r rune) rune {
		switch {
		case ordinary(r) || unicode.IsSpace(r):
			return r
		case domain.Unseen(r), unicode.In(r, unicode.Variation_Selector, unicode.Co):
			if !unicode.In(r, unicode.Co, unicode.Variation_Selector) {
				f.add(Hidden)
			}
			return -1
		}
		return r
	}, s)
	folded := width.Fold.String(seen)
	if folded != seen {
		f.add(Width)
	}
	return folded
}

// dropWordEmoji takes out [玫瑰], as WeChat writes a picture that it can't show.
func dropWordEmoji(s string, f *found) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(s, '[')
		if open < 0 {
			break
		}
		end := strings.IndexByte(s[open:], ']')
		if end < 0 {
			break
		}
		b.WriteString(s[:open])
		if word := s[open+1 : open+end]; slices.Contains(emojiWords, word) {
			f.add(Emoji)
			b.WriteByte(' ')
		} else {
			b.WriteString(s[open : open+end+1])
		}
		s = s[open+end+1:]
	}
	b.WriteString(s)
	return b.String()
}

// picture tells whether a character is an emoji or another sign that is no text.
func picture(r rune) bool {
	return r > 0x7F && unicode.In(r, unicode.So, unicode.Sk) || r == 0x2b50
}

// circled gives the number of ①, ⑴, ⒈ or ❶; 0 for any other character.
func circled(r rune) int {
	for _, c := range []struct {
		from rune
		n    int
	}{{'①', 20}, {'⑴', 20}, {'⒈', 20}, {'❶', 10}, {'➀', 10}, {'➊', 10}, {'⓵', 10}} {
		if r >= c.from && r < c.from+rune(c.n) {
			return int(r-c.from) + 1
		}
	}
	if r >= '㉑' && r <= '㉟' {
		return int(r-'㉑') + 21
	}
	return 0
}

// circledText writes such a number so that it is seen to be a list's.
func circledText(r rune) string {
	n := circled(r)
	return "#" + string(rune('0'+n/10)) + string(rune('0'+n%10)) + "."
}

// dropNumbers takes the numbers of lists off the beginning. A list that was copied
// into another has two: 12. 1、冯兰. The second goes only where the year stands elsewhere.
func dropNumbers(t []rune, f *found) []rune {
	rest := dropNumber(t, f)
	if len(rest) == len(t) {
		return rest
	}
	if again := dropNumber(rest, f); len(again) < len(rest) && signedNumber(rest) && yearIn(again) {
		return again
	}
	return rest
}

// signedNumber tells whether a text begins with a number that has a list's sign: (1) 1、 #1.
func signedNumber(t []rune) bool {
	if strings.ContainsRune("(【〔[#", t[0]) {
		return true
	}
	i := skip(t, 0, isDigit)
	return i > 0 && i < len(t) && strings.ContainsRune(".、:)", t[i])
}

// dropNumber takes the number of a list off the beginning: 1. 2、 （3） [4] 05
// No.6 #7 第三位. A number that may be the year of the class stays.
func dropNumber(t []rune, f *found) []rune {
	i := skip(t, 0, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("@“\"'", r) })
	at := i
	open := i < len(t) && strings.ContainsRune("([【〔", t[i])
	word := wordNumber(t[i:])
	i += word
	if open {
		i++
	}
	i = skip(t, i, unicode.IsSpace)
	digits := i
	i = skip(t, i, isDigit)
	n := i - digits
	if n == 0 {
		i = skip(t, i, func(r rune) bool { return strings.ContainsRune("一二三四五六七八九十", r) })
		if i-digits > 3 || i == digits || !open && word == 0 && (i >= len(t) || t[i] != '、' && t[i] != '.') {
			return t[at:]
		}
	}
	if n > 3 {
		return t[at:]
	}
	j := skip(t, i, unicode.IsSpace)
	closed := j < len(t) && strings.ContainsRune(")]】〕", t[j])
	if open && !closed {
		return t[at:]
	}
	if closed {
		j++
	}
	signed := word > 0 || closed
	if word > 0 && j+1 < len(t) && strings.ContainsRune("位名号个", t[j]) && !han(t[j+1]) { // 第3名：
		j++
	}
	k := skip(t, j, func(r rune) bool { return strings.ContainsRune(".、:,，。", r) })
	signed = signed || k > j
	k = skip(t, k, unicode.IsSpace)
	if !signed && !plainNumber(t, i, k, n) {
		return t[at:]
	}
	if k >= len(t) {
		return t[at:]
	}
	f.add(Number)
	return t[k:]
}

// wordNumber gives the length of what says that a number follows.
func wordNumber(t []rune) int {
	for _, w := range []string{"No.", "NO.", "no.", "№", "#", "第", "序号", "编号"} {
		r := []rune(w)
		if len(t) <= len(r) || !slices.Equal(t[:len(r)], r) {
			continue
		}
		if next := t[len(r)]; isDigit(next) || unicode.IsSpace(next) || w == "第" && (hanDigit(next) > 0 || next == '十') {
			return len(r)
		}
	}
	return 0
}

// plainNumber tells whether digits without any sign behind them are a list's:
// "01 冯兰", "8冯兰" and "23-冯兰", where the year stands elsewhere. i is where the
// digits end and next where the text goes on.
func plainNumber(t []rune, i, next, n int) bool {
	for next < len(t) && separator(t[next]) == hard {
		next++
	}
	if next >= len(t) || !han(t[next]) && t[next] != markName {
		return false
	}
	if next == i && strings.ContainsRune("级届年班本研硕博专", t[next]) {
		return false
	}
	if yearIn(t[next:]) {
		return n < 3 || next > i
	}
	// No other year: the digits are it, if a major follows.
	for l := min(maxWord, len(t)-next); l > 1; l-- {
		if w, ok := base()[string(t[next:next+l])]; ok && w.kind == kMajor {
			return false
		}
	}
	return n == 1 || next > i
}

// yearIn tells whether a text holds what may be a year.
func yearIn(t []rune) bool {
	for i := 0; i < len(t); {
		if !isDigit(t[i]) {
			if hanDigit(t[i]) >= 0 && i+2 < len(t) && hanDigit(t[i+1]) >= 0 && strings.ContainsRune("级届", t[i+2]) {
				return true
			}
			i++
			continue
		}
		end := skip(t, i, isDigit)
		if n := end - i; n == 2 || n == 4 {
			return true
		}
		i = end
	}
	return false
}

func skip(t []rune, i int, is func(rune) bool) int {
	for i < len(t) && is(t[i]) {
		i++
	}
	return i
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// hanDigit gives the value of a Han digit, -1 for none.
func hanDigit(r rune) int {
	switch r {
	case '〇', '零', '○':
		return 0
	case '一':
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}
