package card

import (
	"regexp"
	"slices"
	"strings"

	"alumni/domain"
)

// meaning is what a year on a card is.
type meaning int

const (
	entering meaning = iota // 97级
	leaving                 // 97届
	bare                    // 97: digits alone
	classNo                 // 9701: the class 01 of those who entered in 1997
	ranged                  // 1993-1997
	odd                     // a year in which nobody entered
)

// year is a year as it stands on a card.
type year struct {
	is   meaning
	year int // four digits; 0 for one that is none
	left int // of a range
	sure Sureness
	form bool // exactly two digits and 级
}

// markRanges joins the years of 93-97 and 1993—1997 by a mark, so that the dash
// parts nothing, and the class of 99(2)班 by a dash.
func markRanges(t []rune) []rune {
	out := make([]rune, 0, len(t)+2)
	for i := 0; i < len(t); i++ {
		if separator(t[i]) == bracket {
			if end := skip(t, i+1, isDigit); end > i+1 && end-i <= 3 && end+1 < len(t) && separator(t[end]) == bracket && t[end+1] == '班' {
				out = append(append(append(out, '-'), t[i+1:end]...), '班')
				i = end + 1
				continue
			}
		}
		out = append(out, t[i])
		if !isDigit(t[i]) {
			continue
		}
		if sep, ok := rangeAt(t, i+1); ok {
			out = append(out, markRange)
			i = sep - 1
		}
	}
	return out
}

// months are those of a time of study, 1997.9-2001.7 and 1997年9月至2001年7月, and of
// entering or leaving: 2001年7月毕业.
var months = regexp.MustCompile(`((?:19|20)\d\d)[.年/](?:0?[1-9]|1[0-2])月?` +
	`(?:(\s*[-—–−~～至到]{1,2}\s*(?:19|20)\d\d)[.年/](?:0?[1-9]|1[0-2])月?|(入学|毕业|级|届))`)

// withoutMonths takes them out: no card has a month, and its digits are no class.
func withoutMonths(t []rune) []rune {
	if i := slices.IndexFunc(t, func(r rune) bool { return r == '.' || r == '年' || r == '/' }); i < 4 || !isDigit(t[i-1]) {
		return t
	}
	return []rune(months.ReplaceAllString(string(t), "$1$2$3"))
}

// misread tells whether letters stand among the digits of a year, 2O03级 and l998,
// and where it ends: what was meant is for a person to say.
func misread(t []rune, i int) (end int) {
	digits, letters := 0, 0
	for end = i; end < len(t) && (isDigit(t[end]) || strings.ContainsRune("OoIl", t[end])); end++ {
		if isDigit(t[end]) {
			digits++
		} else {
			letters++
		}
	}
	if i > 0 && ordinary(t[i-1]) && !han(t[i-1]) || letters == 0 || digits == 0 || end-i != 2 && end-i != 4 {
		return 0
	}
	if is, _, to := suffix(t, end); to > end || is == bare && end-i == 4 && end == len(t) {
		return to
	}
	return 0
}

// rangeAt tells whether a sign for "to" stands at a place between two years, of
// which the first ends there, and where the second begins.
func rangeAt(t []rune, i int) (next int, ok bool) {
	j := skip(t, i, func(r rune) bool { return r == '年' || r == ' ' })
	k := skip(t, j, func(r rune) bool { return strings.ContainsRune("-—–−─~～至到", r) })
	if k == j || k-j > 2 {
		return 0, false
	}
	k = skip(t, k, func(r rune) bool { return r == ' ' })
	from := i
	for from > 0 && isDigit(t[from-1]) {
		from--
	}
	end := skip(t, k, isDigit)
	n := i - from
	if n != end-k || n != 2 && n != 4 || end < len(t) && strings.ContainsRune("班级届", t[end]) {
		return 0, false
	}
	a, b := fullYear(t[from:i]), fullYear(t[k:end])
	return k, b-a >= 1 && b-a <= 9 && a >= founded
}

var founded = domain.FirstDate.Time().Year()

// fullYear gives the year of two or four digits.
func fullYear(d []rune) int {
	n := number(d)
	switch {
	case len(d) == 4:
		return n
	case n >= founded%100:
		return founded/100*100 + n
	}
	return founded/100*100 + 100 + n
}

func number(d []rune) int {
	n := 0
	for _, r := range d {
		n = n*10 + int(r-'0')
	}
	return n
}

// lastClass is the highest number that the class behind a year has.
const lastClass = 60

// yearAt reads a year at a place of a token, and where it ends; 0 for none.
func (k *Known) yearAt(t []rune, i int) (y year, end int) {
	if d, n := hanYear(t, i); n > 0 {
		y, end = k.yearAt(append(d, t[i+n:]...), 0)
		y.form = false
		return y, end - len(d) + n + i
	}
	end = skip(t, i, isDigit)
	d := t[i:end]
	if end < len(t) && t[end] == markRange {
		to := skip(t, end+1, isDigit)
		y = year{is: ranged, year: fullYear(d), left: fullYear(t[end+1 : to]), sure: Sure}
		if to < len(t) && t[to] == '年' {
			to++
		}
		return k.checked(y), to
	}
	switch len(d) {
	case 2, 4:
		is, form, to := suffix(t, end)
		if len(d) == 4 && (is == classNo || is != leaving && !k.possible(fullYear(d))) {
			return k.classNumber(d, is, to)
		}
		if len(d) == 2 && is == classNo {
			return y, 0 // 02班
		}
		y = year{is: is, year: fullYear(d), sure: Sure, form: form && len(d) == 2}
		if is == bare && len(d) == 4 && number(d[:2]) == 20 && number(d[2:]) <= 6 {
			y.sure = Likely // 2001: a year, and the class 01 of 20级
		}
		return k.checked(y), to
	case 3:
		is, _, to := suffix(t, end)
		if is == bare || is == classNo {
			return k.checked(year{is: classNo, year: fullYear(d[:2]), sure: Likely}), to
		}
	}
	return y, 0
}

// classNumber reads four digits that are no year: 9701 is the class 01 of 97级.
func (k *Known) classNumber(d []rune, is meaning, to int) (year, int) {
	y := year{is: classNo, year: fullYear(d[:2]), sure: Sure}
	if is == entering || k.possible(fullYear(d)) { // 0203级, 2001班
		y.sure = Likely
	}
	century := is == entering && number(d[:2]) >= 17 && number(d[:2]) <= 21 // 1850级 is a slip
	if number(d[2:]) > lastClass || number(d[2:]) == 0 || is == leaving || century {
		return year{is: odd, sure: Unsure}, to
	}
	return k.checked(y), to
}

// possible tells whether somebody may have entered in a year. Who knows no present
// year has the hundred years that two digits may mean: 9701 is none of them.
func (k *Known) possible(y int) bool {
	last := k.year
	if last == 0 {
		last = founded + 99
	}
	return y >= founded && y <= last
}

// checked gives a year without what can't be: one to come, or before there was a school.
func (k *Known) checked(y year) year {
	switch {
	case y.is == leaving:
		if y.year < founded || k.year > 0 && y.year > k.year+9 {
			return year{is: odd, sure: Unsure}
		}
	case !k.possible(y.year):
		return year{is: odd, sure: Unsure}
	}
	return y
}

// suffix reads what stands behind the digits of a year.
func suffix(t []rune, i int) (is meaning, form bool, end int) {
	rest := string(t[i:min(len(t), i+4)])
	for _, s := range []struct {
		text string
		is   meaning
	}{
		{"级", entering},
		{"年级", entering},
		{"年入学", entering},
		{"入学", entering},
		{"届毕业", leaving},
		{"届届", leaving},
		{"届", leaving},
		{"年毕业", leaving},
		{"毕业", leaving},
		{"班", classNo},
		{"年", bare},
	} {
		if strings.HasPrefix(rest, s.text) {
			return s.is, s.text == yearSign, i + len([]rune(s.text))
		}
	}
	return bare, false, i
}

// hanYear gives the digits of a year that is written in Han, 九七级 and 二〇〇三级, and
// how many characters they are.
func hanYear(t []rune, i int) (digits []rune, n int) {
	for i+n < len(t) && hanDigit(t[i+n]) >= 0 {
		digits = append(digits, rune('0'+hanDigit(t[i+n])))
		n++
	}
	if n != 2 && n != 4 || i+n >= len(t) || !slices.Contains([]rune("级届"), t[i+n]) {
		return nil, 0
	}
	return digits, n
}
