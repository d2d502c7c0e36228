package domain

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// This file holds one reader a kind of input. Flags, form fields and the cells
// of files all come through it, so that whatever is understood in one place is
// understood in all: widths, dashes and what nobody sees make no difference.
// What a rule allows is not checked here.

// plain is a text as the eye reads it: widths folded, dashes of one make, no
// spaces around it.
func plain(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch r {
		case '‐', '–', '—', '―', '−':
			return '-'
		case '。':
			return '.'
		}
		return r
	}, norm.NFKC.String(CleanLine(s))))
}

var (
	closeDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	looseDate = regexp.MustCompile(`^(\d{4})(?:\s*[-/.年]\s*|\s)(\d{1,2})(?:\s*[-/.月]\s*|\s)(\d{1,2})\s*[日号]?(?:\s+0{1,2}:00(?::00)?)?$`)
	hanTens   = regexp.MustCompile(`\d?十\d?`)
	hanDigits = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4",
		"五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
)

// englishDates are the forms in which English writes a day, the month as a word.
var englishDates = []string{"2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006"}

// inDigits writes the numbers of a day that stand in words in digits: 二〇二六年十一月.
func inDigits(s string) string {
	return hanTens.ReplaceAllStringFunc(hanDigits.Replace(s), func(tens string) string {
		before, after, _ := strings.Cut(tens, "十")
		return cmp.Or(before, "1") + cmp.Or(after, "0")
	})
}

// ReadDate reads a day as people write it: 2026-11-02, 20261102, 2026/11/2 (as
// Excel makes of it), 2026.11.2, 2026年11月2日, 二〇二六年十一月二日, 2 Nov 2026.
// Anything else stays as it is, for the rule to refuse by its own sentence.
func ReadDate(s string) Date {
	given := plain(s)
	t := inDigits(given)
	for _, form := range []*regexp.Regexp{closeDate, looseDate} {
		if m := form.FindStringSubmatch(t); m != nil {
			if day := Date(m[1] + "-" + twoDigits(m[2]) + "-" + twoDigits(m[3])); day.Valid() {
				return day
			}
		}
	}
	for _, layout := range englishDates {
		if day, err := time.Parse(layout, given); err == nil {
			return Date(day.Format(time.DateOnly))
		}
	}
	return Date(strings.TrimSpace(s))
}

var (
	noYear      = regexp.MustCompile(`^(\d{1,2})(?:\s*[-/.月]\s*)(\d{1,2})\s*[日号]?$`)
	noYearWords = []string{"2 Jan", "2 January", "Jan 2", "January 2"}
)

// ReadDay is ReadDate for what somebody is asked for at a time: 12月8日, 12-8 and Dec 8
// are the day of that name which is nearest, be it ahead or past.
func ReadDay(s string, now time.Time) Date {
	day := ReadDate(s)
	if day == "" || day.Valid() {
		return day
	}
	month, of, found := monthAndDay(s)
	if !found {
		return day
	}
	nearest, best := day, time.Duration(0)
	for year := now.In(China).Year() - 1; year <= now.In(China).Year()+1; year++ {
		d := Date(fmt.Sprintf("%04d-%02d-%02d", year, month, of))
		if away := d.Time().Sub(now).Abs(); d.Valid() && (nearest == day || away < best) {
			nearest, best = d, away
		}
	}
	return nearest
}

func monthAndDay(s string) (month, day int, found bool) {
	given := plain(s)
	if m := noYear.FindStringSubmatch(inDigits(given)); m != nil {
		month, _ = strconv.Atoi(m[1])
		day, _ = strconv.Atoi(m[2])
		return month, day, true
	}
	for _, layout := range noYearWords {
		if t, err := time.Parse(layout, given); err == nil {
			return int(t.Month()), t.Day(), true
		}
	}
	return 0, 0, false
}

func twoDigits(n string) string { return strings.Repeat("0", 2-len(n)) + n }

// ReadID reads the short number of a record of one kind; see ParseID. Its letter
// is never left out: it keeps one kind from being taken for another.
func ReadID(s string, kind Kind) (ID, error) {
	id, err := ParseID(s)
	if err == nil && id.Kind != kind {
		return ID{}, badID(s)
	}
	return id, err
}

// ReadPerson reads who is meant: by number, or by a name that only one person
// has of those whom find gives, which are those of that name whom the caller may
// see. It fails with FaultBadID for nobody and FaultSeveral, which gives their
// numbers, for more than one.
func ReadPerson(field, s string, find func(name string) ([]ID, error)) (ID, error) {
	id, err := ReadID(s, KindPerson)
	if err == nil || !mayBeName(s) {
		return id, err
	}
	found, bad := find(PersonName(s))
	switch {
	case bad != nil:
		return ID{}, bad
	case len(found) == 0:
		return ID{}, err
	case len(found) == 1:
		return found[0], nil
	}
	numbers := make([]string, len(found))
	for i, id := range found {
		numbers[i] = id.String()
	}
	return ID{}, Invalid(FaultSeveral, field, "", Args{"value": clip(CleanLine(s)), "ids": numbers})
}

// mayBeName tells whether a text may be somebody's name; a number is none.
func mayBeName(s string) bool { return s != "" && !strings.ContainsFunc(s, unicode.IsDigit) }

// ReadChoice reads one of a list by its code or by a word for it: each of words
// has one language's, the first the one in which a refusal says what may be
// chosen. It fails with FaultBadChoice, also for a word that two of them share.
func ReadChoice[T ~string](field, s string, of []T, words ...map[T]string) (T, error) {
	want, found := choiceKey(s), []T(nil)
	for _, v := range of {
		if want != "" && choiceKey(string(v)) == want {
			return v, nil
		}
		if want != "" && slices.ContainsFunc(words, func(w map[T]string) bool { return choiceKey(w[v]) == want }) {
			found = append(found, v)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	allowed := texts(of)
	for i, v := range of {
		if len(words) > 0 {
			allowed[i] = cmp.Or(words[0][v], allowed[i])
		}
	}
	e := BadChoice(field, clip(CleanLine(s)))
	e.Args["allowed"] = allowed
	return "", e
}

// choiceKey makes no difference between cases, and between vice_president,
// vice-president and “vice president”.
func choiceKey(s string) string {
	return strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToLower(plain(s)))
}

// ReadList parts a list of names as people do: by 、，,；; or spaces.
func ReadList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || comma(r) })
}

func comma(r rune) bool { return strings.ContainsRune("、，,；;", r) }

// ReadEach reads a list of which each item is read alike. A part that is none may
// be several with spaces between them: an item may have spaces of its own.
func ReadEach[T any](s string, read func(item string) (T, error)) ([]T, error) {
	var out []T
	for _, part := range strings.FieldsFunc(s, comma) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if v, err := read(part); err == nil {
			out = append(out, v)
			continue
		}
		for _, item := range strings.Fields(part) {
			v, err := read(item)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		}
	}
	return out, nil
}

// peopleUnits are what people write after a count of people.
var peopleUnits = []string{"人", "名", "位", "个", "people"}

// ReadCount reads a count: 62, ６２, 62人. Nothing is 0, a negative one is for the
// rule to refuse. It fails with FaultBadChoice.
func ReadCount(field, s string) (int, error) {
	digits := plain(s)
	if digits == "" {
		return 0, nil
	}
	for _, unit := range peopleUnits {
		digits = strings.TrimSpace(strings.TrimSuffix(digits, unit))
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0, BadChoice(field, clip(CleanLine(s)))
	}
	return n, nil
}

// ReadYear reads a year of enrolment: 1997, 1997级, 97级, 97, 九七级; nothing and 0 are
// staff. Two digits are of the hundred years from the school's founding, N1.2c.
// It fails with FaultBadChoice.
func ReadYear(field, s string) (int, error) {
	digits := hanDigits.Replace(strings.TrimSpace(strings.TrimRight(plain(s), "级年")))
	n, err := strconv.Atoi(cmp.Or(digits, "0"))
	founded := FirstDate.Time().Year()
	switch {
	case err != nil, !digitsOnly(digits), digits == "" && plain(s) != "", n != 0 && len(digits) != 2 && len(digits) != 4:
		return 0, BadChoice(field, clip(CleanLine(s)))
	case len(digits) == 2 && n >= founded%100:
		return founded/100*100 + n, nil
	case len(digits) == 2:
		return founded/100*100 + 100 + n, nil
	}
	return n, nil
}

// sheetYear is a day or a month of which only the year is asked: 1997-09, 1997年9月.
var sheetYear = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*\d{1,2}\s*月?份?$`)

// ReadEntryYear is ReadYear for a cell of a list, which may hold the day or the
// month of entry instead: 1997年9月, 1997-09-01, and the number that a workbook keeps for a day.
func ReadEntryYear(field, s string) (int, error) {
	n, err := ReadYear(field, s)
	if err == nil {
		return n, nil
	}
	if m := sheetYear.FindStringSubmatch(plain(s)); m != nil {
		return ReadYear(field, m[1])
	}
	if day := ReadSheetDate(s); day.Valid() {
		return day.Time().In(China).Year(), nil
	}
	return 0, err
}

// The days that a workbook counts from, and the numbers that may be a day of the
// school's time.
const (
	leastSerial = 18_000 // 1949
	mostSerial  = 73_050 // 2099
)

// ReadSheetDate is ReadDate for a cell of a list: a workbook keeps a day as the
// number of days since the end of 1899.
func ReadSheetDate(s string) Date {
	n, err := strconv.Atoi(plain(s))
	if err != nil || n < leastSerial || n > mostSerial || len(plain(s)) != len("46143") {
		return ReadDate(s)
	}
	return Date(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format(time.DateOnly))
}

// ReadPair reads two texts with = between them; ok is false without one.
func ReadPair(s string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(strings.ReplaceAll(CleanLine(s), "＝", "="), "=")
	return strings.TrimSpace(key), strings.TrimSpace(value), ok
}

var (
	yeses = []string{"yes", "y", "true", "t", "1", "on", "是", "有", "对", "√", "✓"}
	noes  = []string{"no", "n", "false", "f", "0", "off", "否", "无", "不", "×", "✗"}
)

// ReadYes reads yes or no, 是 or 否. It fails with FaultBadChoice.
func ReadYes(field, s string) (bool, error) {
	switch word := strings.ToLower(plain(s)); {
	case slices.Contains(yeses, word):
		return true, nil
	case slices.Contains(noes, word):
		return false, nil
	}
	return false, BadChoice(field, clip(CleanLine(s)))
}
