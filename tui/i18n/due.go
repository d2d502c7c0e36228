package i18n

import (
	"cmp"
	"fmt"
	"time"

	"alumni/domain"
)

// Due are the words for a due time.
type Due struct {
	Late                  string
	Passed                string // late, and due earlier today
	Today, Tomorrow, Days string
}

func dueText(l lang) Due {
	return Due{
		Late: l("逾期 %d天", "late %dd"), Passed: l("逾期", "late"), Today: l("今天", "today"), Tomorrow: l("明天", "tomorrow"),
		Days: l("%d天", "%dd"),
	}
}

// DueWord is how far a due time is, in days of China: 逾期 3天, 今天, 明天, 5天.
// A zero due time is "".
func (t *Text) DueWord(due, now time.Time) string {
	if due.IsZero() {
		return ""
	}
	switch days := domain.DaysUntil(due, now); {
	case days < 0:
		return fmt.Sprintf(t.Due.Late, -days)
	case due.Before(now):
		return t.Due.Passed
	case days == 0:
		return t.Due.Today
	case days == 1:
		return t.Due.Tomorrow
	default:
		return fmt.Sprintf(t.Due.Days, days)
	}
}

// DueDate is a due time with its day: 2026-11-22 (今天).
func (t *Text) DueDate(due, now time.Time) string {
	if due.IsZero() {
		return ""
	}
	return string(domain.DateOf(due)) + " · " + t.DueWord(due, now)
}

// When is a moment as history shows it, in China: 11-20 14:30, and the day with
// its year once the year is over.
func (t *Text) When(at, now time.Time) string {
	if at.IsZero() {
		return ""
	}
	if at.In(domain.China).Year() != now.In(domain.China).Year() {
		return string(domain.DateOf(at)) + " "
	}
	return stamp(at)
}

// Day is a date, or a dash for none.
func (t *Text) Day(d domain.Date) string { return cmp.Or(string(d), "—") }

// stamp is a moment as history shows it: 11-20 14:30, in China.
func stamp(at time.Time) string { return at.In(domain.China).Format("01-02 15:04") }

// Minute is a moment in full: 2026-11-20 14:30, in China; "" for none.
func Minute(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.In(domain.China).Format("2006-01-02 15:04")
}
