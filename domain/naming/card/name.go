package card

import (
	"strings"
	"unicode"

	"alumni/domain"
)

// markNamed puts markName where the registered name stands, whatever dots and
// spaces are in it, with the text around it. It gives false where the name does
// not stand; whole tells that no Han character that is of no known word touches it.
func markNamed(t []rune, name string) (out []rune, ok bool) {
	want := []rune(domain.NameKey(name))
	want = dropSigns(want)
	if len(want) < 2 {
		return t, false
	}
	from, to := -1, -1
	for i := range t {
		end, hit := matches(t, i, want)
		if !hit {
			continue
		}
		if bounded(t, i, end) {
			from, to = i, end
			break
		}
		if from < 0 && !letterAround(t, i, end) {
			from, to = i, end
		}
	}
	if from < 0 {
		return t, false
	}
	out = append(out, t[:from]...)
	out = append(out, markName)
	return append(out, t[to:]...), true
}

// matches tells whether a name begins at a place, and where it ends.
func matches(t []rune, i int, want []rune) (end int, ok bool) {
	if sign(t[i]) {
		return 0, false
	}
	n := 0
	for ; i < len(t) && n < len(want); i++ {
		if sign(t[i]) {
			continue
		}
		if unicode.ToLower(t[i]) != want[n] {
			return 0, false
		}
		n++
	}
	return i, n == len(want)
}

// sign tells whether a character within a name makes no difference.
func sign(r rune) bool { return r == ' ' || r == domain.MiddleDot || r == '.' || r == '\u3000' }

func dropSigns(name []rune) []rune {
	out := name[:0:0]
	for _, r := range name {
		if !sign(r) {
			out = append(out, r)
		}
	}
	return out
}

// bounded tells whether a text stands for itself between signs, spaces and digits.
func bounded(t []rune, from, to int) bool {
	return (from == 0 || !unicode.IsLetter(t[from-1])) && (to == len(t) || !unicode.IsLetter(t[to]))
}

// letterAround tells whether a name of letters stands inside a longer word.
func letterAround(t []rune, from, to int) bool {
	latin := func(r rune) bool { return unicode.IsLetter(r) && !han(r) }
	return from > 0 && latin(t[from-1]) && latin(t[from]) || to < len(t) && latin(t[to]) && latin(t[to-1])
}

// dashOne gives a text in which 一 stands for the dash, 冯兰一上海一食品05级, with
// dashes: only behind the registered name, and where nothing else parts it.
func dashOne(t []rune, f *found) []rune {
	s := string(t)
	if len(t) < 2 || t[0] != markName || t[1] != '一' || strings.Count(s, "一") != 2 || strings.ContainsAny(s, "-_ ") {
		return t
	}
	f.add(Separator)
	return []rune(strings.ReplaceAll(s, "一", dash))
}
