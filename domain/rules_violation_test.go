package domain_test

import (
	"testing"

	"alumni/domain"
)

func TestN3_2_M8_1b_WhatAViolationRestsOn(t *testing.T) {
	notice, measures := []domain.ClauseID{"N3.2.5"}, []domain.ClauseID{"M7.6"}
	for name, c := range map[string]struct {
		outcome   domain.Outcome
		authority domain.ClauseID
		clauses   []domain.ClauseID
		earlier   int
		want      domain.Fault
		rule      domain.ClauseID
	}{
		"N3.2 removal at the first time":          {domain.OutcomeRemoval, "N3.2", notice, 0, "", ""},
		"N3.2 removal without one of its items":   {domain.OutcomeRemoval, "N3.2", measures, 9, domain.FaultNoticeItem, "N3.2"},
		"M8.1b removal at the first time":         {domain.OutcomeRemoval, "M8.1b", measures, 0, domain.FaultRepeatThreshold, "M8.1b"},
		"M8.1b removal one short":                 {domain.OutcomeRemoval, "M8.1b", measures, 2, domain.FaultRepeatThreshold, "M8.1b"},
		"M8.1b removal of a repeat offender":      {domain.OutcomeRemoval, "M8.1b", measures, 3, "", ""},
		"removal on a clause that removes nobody": {domain.OutcomeRemoval, "M6.4", notice, 9, domain.FaultBadChoice, ""},
		"reminder":            {domain.OutcomeReminder, "M8.1a", measures, 0, "", ""},
		"N2.2b rectification": {domain.OutcomeRectification, "N2.2b", measures, 0, "", ""},
		"M6.4 withdrawal":     {domain.OutcomeWithdrawal, "M6.4", notice, 0, "", ""},
		"M8.1c referral":      {domain.OutcomeReferral, "M8.1c", notice, 0, "", ""},
		"unknown outcome":     {"banishment", "N3.2", notice, 0, domain.FaultBadChoice, ""},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, domain.CheckAuthority(c.outcome, c.authority, c.clauses, c.earlier, 3), c.want, c.rule)
		})
	}
	if a := domain.DefaultAuthority(domain.OutcomeRemoval, notice); a != "N3.2" {
		t.Errorf("removal citing the notice rests on %s", a)
	}
	if a := domain.DefaultAuthority(domain.OutcomeRemoval, measures); a != "M8.1b" {
		t.Errorf("removal citing the measures alone rests on %s", a)
	}
	for _, o := range domain.Outcomes {
		if a := domain.DefaultAuthority(o, notice); domain.CheckAuthority(o, a, notice, 0, 3) != nil {
			t.Errorf("the default authority %q of %s is not allowed", a, o)
		}
	}
}

func TestN3_2_M7_OnlyItemsOfConductAreCited(t *testing.T) {
	known := func(c domain.ClauseID) bool { return c == "M4.6" || c == "N3.2.1" }
	for name, c := range map[string]struct {
		clauses []domain.ClauseID
		want    domain.Fault
	}{
		"none":             {nil, domain.FaultRequired},
		"the first":        {[]domain.ClauseID{"N3.2.1"}, ""},
		"both documents":   {[]domain.ClauseID{"N3.2.7", "M7.9"}, ""},
		"no conduct":       {[]domain.ClauseID{"N3.2.1", "M4.6"}, domain.FaultClauseNotListed},
		"no such clause":   {[]domain.ClauseID{"M7.10"}, domain.FaultClauseUnknown},
		"the whole clause": {[]domain.ClauseID{"N3.2"}, domain.FaultClauseUnknown},
	} {
		t.Run(name, func(t *testing.T) {
			if got := fault(domain.CheckClauses(c.clauses, known)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestM5_1_TheOwnerIsNotRemovedWithoutASuccessor(t *testing.T) {
	g := domain.Group{Owner: president.ID}
	expect(t, domain.CheckRemoval(domain.OutcomeRemoval, g, president.ID), domain.FaultOrphan, "M5.1")
	expect(t, domain.CheckRemoval(domain.OutcomeRemoval, g, vice.ID), "", "")
	expect(t, domain.CheckRemoval(domain.OutcomeReminder, g, president.ID), "", "")
}
