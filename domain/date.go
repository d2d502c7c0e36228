package domain

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	closeDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	looseDate = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$`)
)

// DateIn reads a day as people type it: 20261102, 2026/11/2, 2026.11.2 or
// 2026年11月2日, in full-width digits too, all are 2026-11-02. Anything else stays
// as it is, for the rule to refuse.
func DateIn(s string) Date {
	s = strings.TrimSpace(s)
	narrow := strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '－' || r == '—' || r == '–':
			return '-'
		case r == '／':
			return '/'
		case r == '．' || r == '。':
			return '.'
		}
		return r
	}, s)
	for _, form := range []*regexp.Regexp{closeDate, looseDate} {
		if m := form.FindStringSubmatch(narrow); m != nil {
			month, _ := strconv.Atoi(m[2])
			day, _ := strconv.Atoi(m[3])
			return Date(fmt.Sprintf("%s-%02d-%02d", m[1], month, day))
		}
	}
	return Date(s)
}
