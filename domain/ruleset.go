package domain

import "time"

// ClauseID names a clause of the regulation: N2.3 is 通知 二.3, M4.6 is 办法
// 第四条(六), A2 is 附件1. domain/rulebook holds the texts.
type ClauseID string

// RuleSet is one version of the regulation and HQ's interpretation, M10. An
// event is judged by the set in force at its time.
type RuleSet struct {
	Meta
	Name      string    `json:"name"`      // "2020-1"
	Effective time.Time `json:"effective"` // in force from
	Reason    string    `json:"reason,omitempty"`
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
