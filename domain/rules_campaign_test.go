package domain_test

import (
	"testing"
	"time"

	"alumni/domain"
)

func TestN4_1b_WhatCountsInACampaign(t *testing.T) {
	c := domain.Campaign{Opened: "2026-11-01", Deadline: "2026-12-31", State: domain.CampaignOpen}
	closed := c
	closed.State, closed.UpdatedAt = domain.CampaignClosed, domain.Date("2027-01-10").Time()
	form := func(n uint64, s domain.FilingFormState, received domain.Date) domain.Filing {
		f := domain.Filing{State: s, ReceivedOn: received}
		f.ID, f.CreatedAt = domain.ID{Kind: domain.KindFiling, Seq: n}, received.Time()
		return f
	}
	for name, x := range map[string]struct {
		c     domain.Campaign
		group domain.FilingState
		forms []domain.Filing // the newest first
		want  domain.AskedStatus
	}{
		"nothing": {c, domain.FilingMissing, nil, domain.AskedMissing},
		"filed the year before": {
			c, domain.FilingFiled, []domain.Filing{form(1, domain.FilingFormAccepted, "2026-10-31")}, domain.AskedMissing,
		},
		"filed on the first day": {
			c, domain.FilingFiled, []domain.Filing{form(1, domain.FilingFormAccepted, "2026-11-01")}, domain.AskedFiled,
		},
		"filed on the last day": {
			c, domain.FilingFiled, []domain.Filing{form(1, domain.FilingFormAccepted, "2026-12-31")}, domain.AskedFiled,
		},
		"a day late": {
			c, domain.FilingFiled, []domain.Filing{form(1, domain.FilingFormAccepted, "2027-01-01")}, domain.AskedLate,
		},
		"handed in": {
			c, domain.FilingSubmitted, []domain.Filing{form(1, domain.FilingFormSubmitted, "2026-11-05")}, domain.AskedSubmitted,
		},
		"returned": {
			c, domain.FilingMissing, []domain.Filing{form(1, domain.FilingFormReturned, "2026-11-05")}, domain.AskedMissing,
		},
		"returned and mended": {
			c, domain.FilingSubmitted, []domain.Filing{form(2, domain.FilingFormSubmitted, "2026-11-09"), form(1, domain.FilingFormReturned,
				"2026-11-05")}, domain.AskedSubmitted,
		},
		"filed, managers changed since": {
			c, domain.FilingMissing, []domain.Filing{form(1, domain.FilingFormAccepted, "2026-11-05")}, domain.AskedMissing,
		},
		"renewed after the deadline": {
			c, domain.FilingFiled, []domain.Filing{form(2, domain.FilingFormAccepted, "2027-02-01"), form(1, domain.FilingFormAccepted,
				"2026-11-05")}, domain.AskedFiled,
		},
		"closed: changed later": {
			closed, domain.FilingMissing, []domain.Filing{form(1, domain.FilingFormAccepted, "2026-11-05")}, domain.AskedFiled,
		},
		"closed: filed later": {
			closed, domain.FilingFiled, []domain.Filing{form(1, domain.FilingFormAccepted, "2027-02-01")}, domain.AskedMissing,
		},
	} {
		p := domain.ProgressOf(x.c, domain.Group{Filing: x.group}, x.forms)
		if p.Status != x.want {
			t.Errorf("%s: %s, want %s", name, p.Status, x.want)
		}
	}
}

func TestN4_1b_TheWorstGroupDecides(t *testing.T) {
	for _, c := range []struct {
		groups []domain.AskedStatus
		want   domain.AskedStatus
	}{
		{nil, domain.AskedNoGroup},
		{[]domain.AskedStatus{domain.AskedFiled, domain.AskedFiled}, domain.AskedFiled},
		{[]domain.AskedStatus{domain.AskedFiled, domain.AskedLate}, domain.AskedLate},
		{[]domain.AskedStatus{domain.AskedSubmitted, domain.AskedFiled}, domain.AskedSubmitted},
		{[]domain.AskedStatus{domain.AskedMissing, domain.AskedSubmitted, domain.AskedFiled}, domain.AskedMissing},
	} {
		var groups []domain.GroupProgress
		for _, s := range c.groups {
			groups = append(groups, domain.GroupProgress{Status: s})
		}
		if got := domain.AskedStatusOf(groups); got != c.want {
			t.Errorf("%v: %s, want %s", c.groups, got, c.want)
		}
	}
}

func TestN4_1b_ADeadlineLeavesTime(t *testing.T) {
	now := domain.Date("2026-11-20").Time().Add(10 * time.Hour)
	for d, want := range map[domain.Date]domain.Fault{
		"": domain.FaultRequired, "soon": domain.FaultBadDate, "2026-02-30": domain.FaultBadDate,
		"2026-11-19": domain.FaultPastDate, "2026-11-20": domain.FaultPastDate, "2026-11-21": "",
	} {
		err := domain.CheckDeadline(d, now)
		if (err == nil) != (want == "") || err != nil && (domain.AsError(err).Fault != want || domain.AsError(err).Field != "deadline") {
			t.Errorf("%q: %v, want %q", d, err, want)
		}
	}
	if due := domain.CampaignDue("2026-12-31"); domain.DateOf(due) != "2026-12-31" || domain.DateOf(due.Add(time.Second)) != "2027-01-01" {
		t.Errorf("due %s", due)
	}
}
