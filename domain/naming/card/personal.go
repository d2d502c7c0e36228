package card

import (
	"slices"
	"strings"
	"unicode"
)

// markPersonal stands where a phone, an account or an address was taken out.
const markPersonal = '\uE002'

// takePersonal takes out what belongs to a person and to no card: telephone
// numbers, accounts, addresses, and every long row of digits. What it takes is
// in order, and no later step sees a digit of it.
func takePersonal(t []rune) (out []rune, taken []string) {
	out = make([]rune, 0, len(t))
	for i := 0; i < len(t); {
		from, end := personalAt(t, i)
		if end == 0 {
			out = append(out, t[i])
			i++
			continue
		}
		out = out[:len(out)-(i-from)]
		out = append(out, markPersonal)
		taken = append(taken, string(t[from:end]))
		i = end
	}
	return out, taken
}

// personalAt gives where what is personal begins, at a place or before it, and
// where it ends; 0 for nothing.
func personalAt(t []rune, i int) (from, end int) {
	switch r := t[i]; {
	case r == '@':
		return addressAround(t, i)
	case isDigit(r) && (i == 0 || !isDigit(t[i-1])):
		if end = phoneAt(t, i); end > 0 {
			if i > 0 && t[i-1] == '+' {
				return i - 1, end
			}
			return i, end
		}
	case strings.ContainsRune("电手微联邮加VWvwQqTt", r):
		return i, accountAt(t, i)
	}
	return i, 0
}

// phoneAt gives where a telephone number ends, spaces and dashes in it or not,
// or any row of five digits and more.
func phoneAt(t []rune, i int) int {
	run := skip(t, i, isDigit) - i
	rest := i
	if run >= 2 && t[i] == '8' && t[i+1] == '6' && run != 4 {
		rest = i + 2
		if rest < len(t) && (t[rest] == '-' || t[rest] == ' ') {
			rest++
		}
	}
	for _, groups := range [][]int{{3, 4, 4}, {3, 8}, {4, 7}, {4, 8}, {7, 4}} {
		first := byte('1')
		if groups[1] > 4 || groups[0] == 4 {
			first = '0'
		}
		for _, at := range []int{i, rest} {
			if at < len(t) && t[at] == rune(first) {
				if end := grouped(t, at, groups); end > 0 {
					return end
				}
			}
		}
	}
	if run >= 5 {
		return i + run
	}
	if end := chunks(t, i); end > 0 {
		return end
	}
	if run == 3 && i+11 <= len(t) && string(t[i+3:i+7]) == "****" && skip(t, i+7, isDigit) == i+11 {
		return i + 11
	}
	return 0
}

// chunks gives where a number ends that was written in short groups, 139 00 00 00
// 00 or 8395-0001; 0 for what may be years.
func chunks(t []rune, i int) int {
	groups, total, years := 0, 0, true
	for i < len(t) && isDigit(t[i]) {
		end := skip(t, i, isDigit)
		if end-i > 4 {
			break
		}
		years = years && end-i == 4 && number(t[i:end]) >= founded && number(t[i:end]) < founded+100
		groups, total, i = groups+1, total+end-i, end
		if i+1 >= len(t) || t[i] != ' ' && t[i] != '-' || !isDigit(t[i+1]) {
			break
		}
		i++
	}
	if groups > 2 && total >= 7 || groups == 2 && total == 8 && !years {
		return i
	}
	return 0
}

// grouped gives where groups of digits end that a space or a dash parts; 0 for
// no such groups, or more digits behind them.
func grouped(t []rune, i int, groups []int) int {
	for n, size := range groups {
		if n > 0 && i < len(t) && (t[i] == ' ' || t[i] == '-') {
			i++
		}
		if i+size > len(t) || slices.ContainsFunc(t[i:i+size], func(r rune) bool { return !isDigit(r) }) {
			return 0
		}
		i += size
	}
	if i < len(t) && isDigit(t[i]) {
		return 0
	}
	return i
}

var accountWords = []string{
	"手机号码", "手机号", "手机", "电话号码", "电话", "微信号", "微信", "联系方式", "联系电话", "邮箱", "加微信",
	"VX", "WX", "vx", "wx", "Vx", "Wx", "wechat", "WeChat", "Wechat", "QQ", "qq", "Tel", "tel", "TEL",
}

// accountAt gives where an account ends that a word announces: 微信号abc_123.
func accountAt(t []rune, i int) int {
	for _, w := range accountWords {
		word := []rune(w)
		if len(t)-i < len(word) || !slices.Equal(t[i:i+len(word)], word) {
			continue
		}
		if word[0] < 0x80 && i > 0 && t[i-1] < 0x80 && unicode.IsLetter(t[i-1]) {
			continue
		}
		from := skip(t, i+len(word), func(r rune) bool { return unicode.IsSpace(r) || r == ':' || r == '+' })
		if from < len(t) && isDigit(t[from]) {
			if end := phoneAt(t, from); end > 0 {
				return end
			}
		}
		end := skip(t, from, accountRune)
		for end > from && t[end-1] == '-' {
			end--
		}
		if end-from >= 4 {
			return end
		}
	}
	return 0
}

func accountRune(r rune) bool {
	return r < 0x80 && (unicode.IsLetter(r) || isDigit(r) || strings.ContainsRune("_-.@", r))
}

// mostAddress is how long the parts of an e-mail address are looked for.
const mostAddress = 128

// addressAround gives the e-mail address around an @; 0 for none.
func addressAround(t []rune, at int) (from, end int) {
	from = at
	for from > 0 && at-from < mostAddress && accountRune(t[from-1]) && t[from-1] != '-' {
		from--
	}
	end = skip(t[:min(len(t), at+mostAddress)], at+1, accountRune)
	if from == at || !strings.ContainsRune(string(t[at:end]), '.') {
		return at, 0
	}
	return from, end
}
