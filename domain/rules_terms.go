package domain

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// ClauseID names a clause of the regulation: N2.3 is 通知 二.3, M4.6 is 办法
// 第四条(六), A2 is 附件1. domain/rulebook holds the texts.
type ClauseID string

// The actions on the rule set.
const (
	ActRuleSetAdd Action = "ruleset.add"
)

// RuleSet is one version of the regulation and HQ's interpretation, M10. An
// event is judged by the set in force at its time.
type RuleSet struct {
	Meta
	Name      string    `json:"name"`      // "2020-1"
	Effective time.Time `json:"effective"` // in force from
	Reason    string    `json:"reason,omitempty" seal:"yes"`
	Terms     Terms     `json:"terms"`
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

// Terms are the open terms of the regulation as HQ interprets them (解释), M9.
type Terms struct {
	Capacity        int `json:"capacity"`                // people in one group
	RepeatThreshold int `json:"repeat_threshold"`        // earlier incidents that make 屡次, M8.1b
	CouncilYears    int `json:"council_years"`           // years of a council's term
	ReviewDays      int `json:"review_days"`             // days HQ has to reply to a case
	TaskDays        int `json:"task_days"`               // days for a step in WeChat
	PublishDays     int `json:"publish_days"`            // days to publish, M4.3
	FilingDays      int `json:"filing_days"`             // days to file, M4.4
	SeqDigits       int `json:"seq_digits"`              // least digits of the group's sequence number, M4.6
	ClaimMinutes    int `json:"claim_minutes"`           // minutes that a claimed case stays with its officer; 0 for DefaultClaim
	ReviewMonths    int `json:"review_months,omitempty"` // months between two reviews of a group's members, M6.1; 0 for DefaultReviewMonths
	// ReplyCode is the office's short name in document numbers (机关代字), M4.2; "" for DefaultReplyCode.
	ReplyCode string `json:"reply_code,omitempty"`
}

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
	TermReviewCycle  TermKey = "review_months"
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

	number func(*Terms) *int // where it stands; nil for a text
	unset  int               // the number in a version that was made before HQ could set it
}

// TermSpecs lists every term, in the order in which people read them. WeChat
// takes 500 people into a group; the other bounds keep a slip of a digit from
// becoming a rule.
var TermSpecs = []TermSpec{
	{Key: TermCapacity, Min: 20, Max: 500, Rule: "N1.5", number: func(t *Terms) *int { return &t.Capacity }},
	{Key: TermSeqDigits, Min: 1, Max: 4, Rule: "M4.6", number: func(t *Terms) *int { return &t.SeqDigits }},
	{Key: TermReplyCode, Min: 1, Max: 12, Text: true, Rule: "M4.2"},
	{Key: TermReviewDays, Min: 1, Max: 60, Rule: "M4.2", number: func(t *Terms) *int { return &t.ReviewDays }},
	{
		Key: TermClaimMinutes, Min: 5, Max: 480, Rule: "M4.2",
		number: func(t *Terms) *int { return &t.ClaimMinutes }, unset: int(DefaultClaim / time.Minute),
	},
	{Key: TermTaskDays, Min: 1, Max: 60, Rule: "M5.1", number: func(t *Terms) *int { return &t.TaskDays }},
	{Key: TermPublishDays, Min: 1, Max: 60, Rule: "M4.3", number: func(t *Terms) *int { return &t.PublishDays }},
	{Key: TermFilingDays, Min: 1, Max: 90, Rule: "M4.4", number: func(t *Terms) *int { return &t.FilingDays }},
	{
		Key: TermReviewCycle, Min: 1, Max: 60, Rule: "M6.1",
		number: func(t *Terms) *int { return &t.ReviewMonths }, unset: DefaultReviewMonths,
	},
	{Key: TermRepeat, Min: 1, Max: 10, Rule: "M8.1b", number: func(t *Terms) *int { return &t.RepeatThreshold }},
	{Key: TermCouncilYears, Min: 1, Max: 10, Rule: "N0", number: func(t *Terms) *int { return &t.CouncilYears }},
}

func termSpec(k TermKey) TermSpec {
	return firstWhere(TermSpecs, func(s TermSpec) bool { return s.Key == k })
}

// number is where a term stands that is a number; nil for another one.
func (t *Terms) number(k TermKey) *int {
	if s := termSpec(k); s.number != nil {
		return s.number(t)
	}
	return nil
}

// The terms of a rule set that was made before HQ could set them.
const (
	DefaultClaim        = 30 * time.Minute
	DefaultReviewMonths = 12
	DefaultReplyCode    = "校友办"
)

// ClaimTime is how long a claimed case stays with its officer.
func (t Terms) ClaimTime() time.Duration {
	if t.ClaimMinutes <= 0 {
		return DefaultClaim
	}
	return time.Duration(t.ClaimMinutes) * time.Minute
}

// ReviewCycle is how many months lie between two reviews of a group's members (定期), M6.1.
func (t Terms) ReviewCycle() int {
	return cmp.Or(max(t.ReviewMonths, 0), DefaultReviewMonths)
}

// Code is the office's short name in document numbers (机关代字), M4.2.
func (t Terms) Code() string {
	return cmp.Or(t.ReplyCode, DefaultReplyCode)
}

// Value is a term as text, with the default of one that was never set.
func (t Terms) Value(k TermKey) string {
	if k == TermReplyCode {
		return t.Code()
	}
	if n := t.number(k); n != nil {
		return strconv.Itoa(cmp.Or(*n, termSpec(k).unset))
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

// CheckTerms checks that every term is within its bounds, M9; the error names
// the term as its field and the bounds as what is allowed.
func CheckTerms(t Terms) error {
	for _, s := range TermSpecs {
		n, value := utf8.RuneCountInString(t.ReplyCode), t.ReplyCode
		if !s.Text {
			n = *t.number(s.Key)
			value = strconv.Itoa(n)
		}
		if n >= s.Min && n <= s.Max && (!s.Text || wordsOnly(t.ReplyCode)) {
			continue
		}
		if value == "" {
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
