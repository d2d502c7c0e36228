package domain

import (
	"slices"
	"time"
)

// Step checks one step of a status machine: nil if the flow has it, else
// CodeConflict with FaultState, which names the record and its state. The step
// asked for is not named: after a lost race it is the very state the record is in.
func Step[S ~string](flow map[S][]S, id ID, from, to S) error {
	if slices.Contains(flow[from], to) {
		return nil
	}
	return WrongState("", "", id, from, "")
}

// StepBranch is Step for a branch, N0; a refusal names the states that are open
// to it as well.
func StepBranch(b Branch, to BranchState) error {
	err := Step(BranchFlow, b.ID, b.State, to)
	if err == nil {
		return nil
	}
	e := AsError(err).By("N0")
	if next := BranchFlow[b.State]; len(next) > 0 {
		e.Args["next"] = texts(next)
	}
	return e
}

// FirstDate is before anything that the registry records: the school's founding year.
const FirstDate Date = "1951-01-01"

// PastDate checks that the date is a real day, not before FirstDate and not
// after today, in China.
func PastDate(field string, d Date, now time.Time) error {
	switch {
	case !d.Valid(), d < FirstDate:
		return BadDate(FaultBadDate, field, "", d)
	case d > DateOf(now): // days written as 2006-01-02 sort as text
		return BadDate(FaultFutureDate, field, "", d)
	}
	return nil
}

// RuleSetAt gives the rules in force at a time, M10: the latest that took
// effect by then, and of two that took effect together the later recorded one. Without one it fails with FaultNoRule.
func RuleSetAt(sets []RuleSet, at time.Time) (RuleSet, error) {
	var found RuleSet
	for _, s := range sets {
		if !s.Effective.After(at) && (found.ID.IsZero() || LatestRuleSets(s, found) > 0) {
			found = s
		}
	}
	if found.ID.IsZero() {
		return RuleSet{}, Invalid(FaultNoRule, "", "M10", Args{"at": string(DateOf(at))})
	}
	return found, nil
}

// RuleSetOn gives the rules that an event of a day is judged by, M10: it carries no
// hour, so what took effect in the course of the day counts for it.
func RuleSetOn(sets []RuleSet, day Date) (RuleSet, error) {
	return RuleSetAt(sets, day.Time().AddDate(0, 0, 1).Add(-time.Nanosecond))
}

// TermEnds is the last day of a council's term, N0; "" if the branch had no election.
func TermEnds(b Branch, t Terms) Date {
	if !b.Reelected.Valid() || t.CouncilYears <= 0 {
		return ""
	}
	return DateOf(b.Reelected.Time().AddDate(t.CouncilYears, 0, -1))
}

// TermExpired tells whether an established branch's council is past its term.
func TermExpired(b Branch, t Terms, now time.Time) bool {
	ends := TermEnds(b, t)
	return b.State == BranchEstablished && ends != "" && DateOf(now) > ends
}

// WorstFiling gives the less advanced of two filing states, M4.4; "" is better than any.
func WorstFiling(a, b FilingState) FilingState {
	for _, s := range FilingStates { // from the worst
		if a == s || b == s {
			return s
		}
	}
	return ""
}
