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
	form := func(n uint64, s domain.FormState, received domain.Date) domain.Filing {
		f := domain.Filing{State: s, ReceivedOn: received}
		f.ID, f.CreatedAt = domain.ID{Kind: domain.KindFiling, Seq: n}, received.Time()
		return f
	}
	for name, x := range map[string]struct {
		c     domain.Campaign
		group domain.FilingState
		forms []domain.Filing // the newest first
		want  domain.EntryStatus
	}{
		"nothing":                       {c, domain.FilingMissing, nil, domain.EntryMissing},
		"filed the year before":         {c, domain.FilingFiled, []domain.Filing{form(1, domain.FormAccepted, "2026-10-31")}, domain.EntryMissing},
		"filed on the first day":        {c, domain.FilingFiled, []domain.Filing{form(1, domain.FormAccepted, "2026-11-01")}, domain.EntryFiled},
		"filed on the last day":         {c, domain.FilingFiled, []domain.Filing{form(1, domain.FormAccepted, "2026-12-31")}, domain.EntryFiled},
		"a day late":                    {c, domain.FilingFiled, []domain.Filing{form(1, domain.FormAccepted, "2027-01-01")}, domain.EntryLate},
		"handed in":                     {c, domain.FilingSubmitted, []domain.Filing{form(1, domain.FormSubmitted, "2026-11-05")}, domain.EntrySubmitted},
		"returned":                      {c, domain.FilingMissing, []domain.Filing{form(1, domain.FormReturned, "2026-11-05")}, domain.EntryMissing},
		"returned and mended":           {c, domain.FilingSubmitted, []domain.Filing{form(2, domain.FormSubmitted, "2026-11-09"), form(1, domain.FormReturned, "2026-11-05")}, domain.EntrySubmitted},
		"filed, managers changed since": {c, domain.FilingMissing, []domain.Filing{form(1, domain.FormAccepted, "2026-11-05")}, domain.EntryMissing},
		"renewed after the deadline":    {c, domain.FilingFiled, []domain.Filing{form(2, domain.FormAccepted, "2027-02-01"), form(1, domain.FormAccepted, "2026-11-05")}, domain.EntryFiled},
		"closed: changed later":         {closed, domain.FilingMissing, []domain.Filing{form(1, domain.FormAccepted, "2026-11-05")}, domain.EntryFiled},
		"closed: filed later":           {closed, domain.FilingFiled, []domain.Filing{form(1, domain.FormAccepted, "2027-02-01")}, domain.EntryMissing},
	} {
		p := domain.ProgressOf(x.c, domain.Group{Filing: x.group}, x.forms)
		if p.Status != x.want {
			t.Errorf("%s: %s, want %s", name, p.Status, x.want)
		}
	}
}

func TestN4_1b_TheWorstGroupDecides(t *testing.T) {
	for _, c := range []struct {
		groups []domain.EntryStatus
		want   domain.EntryStatus
	}{
		{nil, domain.EntryNoGroup},
		{[]domain.EntryStatus{domain.EntryFiled, domain.EntryFiled}, domain.EntryFiled},
		{[]domain.EntryStatus{domain.EntryFiled, domain.EntryLate}, domain.EntryLate},
		{[]domain.EntryStatus{domain.EntrySubmitted, domain.EntryFiled}, domain.EntrySubmitted},
		{[]domain.EntryStatus{domain.EntryMissing, domain.EntrySubmitted, domain.EntryFiled}, domain.EntryMissing},
	} {
		var groups []domain.GroupProgress
		for _, s := range c.groups {
			groups = append(groups, domain.GroupProgress{Status: s})
		}
		if got := domain.EntryStatusOf(groups); got != c.want {
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
