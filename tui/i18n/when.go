package i18n

import (
	"fmt"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office"
)

// DueText are the words for a due time.
type DueText struct {
	Late            string // %d days
	Passed          string // late, and due earlier today
	Today, Tomorrow string
	Days            string // %d
}

func dueText(l lang) DueText {
	return DueText{
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
func (t *Text) Day(d domain.Date) string {
	if d == "" {
		return "—"
	}
	return string(d)
}

// History is one line of a record's history without its time: who did what,
// to which record if it is another than "of", and why.
func (t *Text) History(e office.HistoryEntry, of ...domain.ID) string {
	by := e.By
	if by == "" {
		by = t.Label.Operator
	}
	s := by + " " + t.Word.Action[e.Action]
	if !e.Subject.IsZero() && (len(of) == 0 || of[0] != e.Subject) {
		s += " " + e.Subject.String()
	}
	switch {
	case e.Reason != "":
		s += t.Label.Colon + e.Reason
	case tellsChanges[e.Action] && len(e.Changes) > 0:
		s += t.Label.Colon + t.Changes(domain.KindGroup, inShort(e), e.Names)
	}
	return s
}

// inShort are the changes that one line tells: of many who joined at once only
// how many there are now.
func inShort(e office.HistoryEntry) []domain.Change {
	if e.Action != domain.ActMemberAdd || len(e.Changes) <= 3 {
		return e.Changes
	}
	return e.Changes[len(e.Changes)-1:]
}

// tellsChanges are the actions that say little without what they changed.
var tellsChanges = map[domain.Action]bool{
	domain.ActGroupState: true, domain.ActMemberMove: true, domain.ActGroupOwner: true, domain.ActGroupAdmins: true,
	domain.ActMemberAdd: true, domain.ActMemberCheck: true, domain.ActPersonCheck: true,
}

// Change is one changed field of a kind of record: 状态 待审核 → 已同意, or
// 状态 待审核 for what was new. names are those of the records that it names.
func (t *Text) Change(k domain.Kind, c domain.Change, names map[string]string) string {
	field := c.Field
	if i := strings.LastIndexByte(field, '.'); i >= 0 {
		field = field[i+1:]
	}
	name := t.FieldName(field)
	if k == domain.KindAccount && field == "role" {
		name = t.Group.Role // an account's role is no office in a group
	}
	if c.Before == "" {
		return name + " " + t.changed(k, field, c.After, names)
	}
	return name + " " + t.changed(k, field, c.Before, names) + " → " + t.changed(k, field, c.After, names)
}

func (t *Text) changed(k domain.Kind, field, v string, names map[string]string) string {
	if v == "" {
		return "—"
	}
	if len(names) > 0 {
		if s := t.named(v, names); s != v {
			return s
		}
	}
	if s := t.stateOf(k, v); field == "state" && s != "" {
		return s
	}
	return t.Value(field, v)
}

// named puts the names before the numbers of records: 陈静 P-0891.
func (t *Text) named(numbers string, names map[string]string) string {
	list, found := strings.Fields(numbers), false
	for i, number := range list {
		name := names[number]
		found = found || name != ""
		switch {
		case name == "":
		case strings.HasPrefix(number, "G-"):
			list[i] = ShortGroup(name) + " " + number
		case strings.HasPrefix(number, "B-"):
			list[i] = t.BranchName(name) + " " + number
		default:
			list[i] = name + " " + number
		}
	}
	if !found {
		return numbers
	}
	return strings.Join(list, t.Label.Comma)
}

// Changes are all changed fields of a record in one line.
func (t *Text) Changes(k domain.Kind, cs []domain.Change, names map[string]string) string {
	parts := make([]string, len(cs))
	for i, c := range cs {
		parts[i] = t.Change(k, c, names)
	}
	return strings.Join(parts, t.Label.Semicolon)
}

// ShortGroup is a group's name as lists show it: 武汉轻工大学北京校友分会群01 is
// 北京01群. A name in another form loses the university's name only.
func ShortGroup(name string) string { return naming.Short(name) }
