package domain

import (
	"slices"
	"strings"
)

// ConductClauses are the items of conduct that a violation may cite: the seven
// of the notice, N3.2, and the nine of the measures, M7.
var ConductClauses = []ClauseID{
	"N3.2.1", "N3.2.2", "N3.2.3", "N3.2.4", "N3.2.5", "N3.2.6", "N3.2.7",
	"M7.1", "M7.2", "M7.3", "M7.4", "M7.5", "M7.6", "M7.7", "M7.8", "M7.9",
}

// OutcomeAuthorities are the clauses that an outcome may rest on; the first is
// the default, but for removals see DefaultAuthority.
var OutcomeAuthorities = map[Outcome][]ClauseID{
	OutcomeReminder:      {"M8.1a"},
	OutcomeRectification: {"N2.2b", "M8.1a"},
	OutcomeWithdrawal:    {"M6.4"},
	OutcomeRemoval:       {"N3.2", "M8.1b"},
	OutcomeReferral:      {"M8.1c"},
}

// DefaultAuthority is what an outcome rests on if nothing else is cited: a
// removal on N3.2 where one of its items is broken, else on M8.1b.
func DefaultAuthority(o Outcome, clauses []ClauseID) ClauseID {
	if o == OutcomeRemoval && !citesNotice(clauses) {
		return "M8.1b"
	}
	if a := OutcomeAuthorities[o]; len(a) > 0 {
		return a[0]
	}
	return ""
}

func citesNotice(clauses []ClauseID) bool {
	return slices.ContainsFunc(clauses, func(c ClauseID) bool {
		return strings.HasPrefix(string(c), "N3.2.")
	})
}

// CheckClauses checks that a violation cites one item of conduct at least and
// nothing else, N3.2, M7. Known tells whether the rule book has the clause.
func CheckClauses(clauses []ClauseID, known func(ClauseID) bool) error {
	if len(clauses) == 0 {
		return Required("clauses", "N3.2")
	}
	for _, c := range clauses {
		if slices.Contains(ConductClauses, c) {
			continue
		}
		fault := FaultClauseNotListed
		if !known(c) {
			fault = FaultClauseUnknown
		}
		return Invalid(fault, "clauses", "", Args{"clause": string(c)})
	}
	return nil
}

// CheckAuthority checks what an outcome rests on. A removal under N3.2 needs
// one of its seven items; a removal under M8.1b needs as many earlier
// incidents as make 屡次 by the terms in force.
func CheckAuthority(o Outcome, authority ClauseID, clauses []ClauseID, earlier, threshold int) error {
	allowed, ok := OutcomeAuthorities[o]
	if !ok {
		return BadChoice("outcome", string(o))
	}
	if !slices.Contains(allowed, authority) {
		e := BadChoice("authority", "")
		e.Args = Args{"field": "authority_clause", "value": authority, "allowed": allowed}
		return e
	}
	switch {
	case o != OutcomeRemoval:
	case authority == "N3.2" && !citesNotice(clauses):
		return Invalid(FaultNoticeItem, "clauses", "N3.2", Args{"clause": authority, "instead": ClauseID("M8.1b")})
	case authority == "M8.1b" && earlier < threshold:
		return Invalid(FaultRepeatThreshold, "outcome", "M8.1b", Args{"have": earlier, "need": threshold})
	}
	return nil
}

// CheckRemoval checks M5.1: the owner can't be removed before a transfer is
// done, since a group always has one responsible person.
func CheckRemoval(o Outcome, g Group, person ID) error {
	if o == OutcomeRemoval && g.Owner == person {
		return Conflict(FaultOrphan, "person", "M5.1", Args{"group": g.Name})
	}
	return nil
}

// NotToBeRemoved checks that no removal is open against who shall be owner or
// admin, M6.3: as owner the person could not be removed any more, M5.1. Removal is the
// violation that decided it, zero for none.
func NotToBeRemoved(removal ID, name, field string) error {
	if removal.IsZero() {
		return nil
	}
	return Conflict(FaultOpenRemoval, field, "M6.3", Args{"id": removal.String(), "person": name})
}

// TaskFor gives the task that follows from an outcome; "" for a reminder, which
// is done when it is given. What happens in WeChat is for the group's managers,
// M6; a referral is for headquarters, M8.1c.
func TaskFor(o Outcome) TaskKind {
	return map[Outcome]TaskKind{
		OutcomeRectification: TaskRectify, OutcomeWithdrawal: TaskWithdraw, OutcomeRemoval: TaskRemoveMember, OutcomeReferral: TaskRefer,
	}[o]
}
