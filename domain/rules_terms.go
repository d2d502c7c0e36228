package domain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// TermKey names one of the open terms of the regulation (未定用语).
type TermKey string

// The terms, by the names of their fields.
const (
	TermCapacity     TermKey = "capacity"
	TermRepeat       TermKey = "repeat_threshold"
	TermCouncilYears TermKey = "council_years"
	TermReviewDays   TermKey = "review_days"
	TermTaskDays     TermKey = "task_days"
	TermPublishDays  TermKey = "publish_days"
	TermFilingDays   TermKey = "filing_days"
	TermSeqDigits    TermKey = "seq_digits"
	TermClaimMinutes TermKey = "claim_minutes"
	TermReplyCode    TermKey = "reply_code"
)

// TermSpec says within which bounds HQ may set a term, and which clause leaves
// it open. A term that is text has its bounds in characters.
type TermSpec struct {
	Key  TermKey  `json:"key"`
	Min  int      `json:"min"`
	Max  int      `json:"max"`
	Text bool     `json:"text,omitempty"`
	Rule ClauseID `json:"rule"`
	// of is the term among all; nil for one that is text.
	of func(*Terms) *int
}

// TermSpecs lists every term, in the order in which people read them. WeChat
// takes 500 people into a group; the other bounds keep a slip of a digit from
// becoming a rule.
var TermSpecs = []TermSpec{
	{Key: TermCapacity, Min: 20, Max: 500, Rule: "N1.5", of: func(t *Terms) *int { return &t.Capacity }},
	{Key: TermSeqDigits, Min: 1, Max: 4, Rule: "M4.6", of: func(t *Terms) *int { return &t.SeqDigits }},
	{Key: TermReplyCode, Min: 1, Max: 12, Text: true, Rule: "M4.2"},
	{Key: TermReviewDays, Min: 1, Max: 60, Rule: "M4.2", of: func(t *Terms) *int { return &t.ReviewDays }},
	{Key: TermClaimMinutes, Min: 5, Max: 480, Rule: "M4.2", of: func(t *Terms) *int { return &t.ClaimMinutes }},
	{Key: TermTaskDays, Min: 1, Max: 60, Rule: "M5.1", of: func(t *Terms) *int { return &t.TaskDays }},
	{Key: TermPublishDays, Min: 1, Max: 60, Rule: "M4.3", of: func(t *Terms) *int { return &t.PublishDays }},
	{Key: TermFilingDays, Min: 1, Max: 90, Rule: "M4.4", of: func(t *Terms) *int { return &t.FilingDays }},
	{Key: TermRepeat, Min: 1, Max: 10, Rule: "M8.1b", of: func(t *Terms) *int { return &t.RepeatThreshold }},
	{Key: TermCouncilYears, Min: 1, Max: 10, Rule: "N0", of: func(t *Terms) *int { return &t.CouncilYears }},
}

// Value is a term as text, with the default of one that was never set.
func (t Terms) Value(k TermKey) string {
	if k == TermReplyCode {
		return t.Code()
	}
	if k == TermClaimMinutes {
		return strconv.Itoa(int(t.ClaimTime() / time.Minute))
	}
	if n := t.number(k); n != nil {
		return strconv.Itoa(*n)
	}
	return ""
}

// With gives the terms with one of them set from text. It fails with
// FaultBadChoice, which names the term as the field, for what is no number;
// CheckTerms checks the bounds.
func (t Terms) With(k TermKey, value string) (Terms, error) {
	value = CleanLine(value)
	if k == TermReplyCode {
		t.ReplyCode = value
		return t, nil
	}
	n := t.number(k)
	if n == nil {
		return t, BadChoice("terms", CleanLine(string(k)))
	}
	v, err := ReadCount(string(k), value)
	if err != nil || value == "" {
		return t, BadChoice(string(k), firstOf(value, 24))
	}
	*n = v
	return t, nil
}

// number is a term that is a number; nil for any other.
func (t *Terms) number(k TermKey) *int {
	i := slices.IndexFunc(TermSpecs, func(s TermSpec) bool { return s.Key == k })
	if i < 0 || TermSpecs[i].of == nil {
		return nil
	}
	return TermSpecs[i].of(t)
}

// CheckTerms checks that every term is within its bounds, M9; the error names
// the term as its field and the bounds as what is allowed.
func CheckTerms(t Terms) error {
	for _, s := range TermSpecs {
		n := 0
		if s.Text {
			n = utf8.RuneCountInString(t.ReplyCode)
		} else {
			n = *t.number(s.Key)
		}
		if n >= s.Min && n <= s.Max && (!s.Text || wordsOnly(t.ReplyCode)) {
			continue
		}
		value := t.Value(s.Key)
		if p := t.number(s.Key); p != nil {
			value = strconv.Itoa(*p)
		} else if t.ReplyCode == "" {
			return Required(string(s.Key), s.Rule)
		}
		return Invalid(FaultBadChoice, string(s.Key), s.Rule, Args{"value": firstOf(value, 24), "allowed": s.Allowed()})
	}
	return nil
}

// Allowed says the bounds as text: "20–500"; "" for a term that is text.
func (s TermSpec) Allowed() string {
	if s.Text {
		return ""
	}
	return fmt.Sprintf("%d–%d", s.Min, s.Max)
}

// wordsOnly tells whether a short name is of letters: brackets and digits are
// the number's, and a document number must stay one.
func wordsOnly(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// TermChanges are the terms in which two versions differ, in the order of TermSpecs.
func TermChanges(before, after Terms) []Change {
	var out []Change
	for _, s := range TermSpecs {
		if was, is := before.Value(s.Key), after.Value(s.Key); was != is {
			out = append(out, Change{Field: string(s.Key), Before: was, After: is})
		}
	}
	return out
}

// Revised gives the terms that change in base what one version changed in the one before it.
func Revised(before, after, base Terms) (Terms, error) {
	for _, c := range TermChanges(before, after) {
		var err error
		if base, err = base.With(TermKey(c.Field), c.After); err != nil {
			return base, err
		}
	}
	return base, nil
}

// MaxAhead is how far ahead a revision may be set to take effect, in years; what
// is later is a slip of the pen.
const MaxAhead = 5

// EffectiveFrom is when a revision takes effect, M10. A day to come begins at
// midnight in China. Of today it is this very moment, so that nothing that was
// decided before rests on it: with FaultRetroactive an earlier day is refused.
func EffectiveFrom(d Date, now time.Time) (time.Time, error) {
	today := DateOf(now)
	switch {
	case d == "":
		return time.Time{}, Required("effective", "M10")
	case !d.Valid(), d > DateOf(now.AddDate(MaxAhead, 0, 0)):
		return time.Time{}, BadDate(FaultBadDate, "effective", "M10", d)
	case d < today:
		return time.Time{}, BadDate(FaultRetroactive, "effective", "M10", d)
	case d == today:
		return now, nil
	}
	return d.Time(), nil
}

// LatestRuleSets orders versions as they take effect, M10; of two that take
// effect at the same time the later recorded one is the later, and so it wins.
func LatestRuleSets(a, b RuleSet) int {
	if c := a.Effective.Compare(b.Effective); c != 0 {
		return c
	}
	return int(int64(a.ID.Seq) - int64(b.ID.Seq))
}
