package consolidation_test

import (
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/consolidation"
)

// A further group that was approved for people who wait is given the time that
// headquarters' terms give it, and no longer.
func TestN1_3_AGroupApprovedForPeopleWhoWaitIsGivenItsTime(t *testing.T) {
	approved := domain.Date("2026-11-01").Time().Add(9 * time.Hour)
	terms := domain.Terms{TaskDays: 3, PublishDays: 7, FilingDays: 15}
	group := domain.Group{Meta: domain.Meta{CreatedAt: approved}, State: domain.GroupActive, Seq: 2, Members: 3, Capacity: 500}
	asked := domain.Application{Kind: domain.ApplyNewGroup, Headcount: 200}
	for name, c := range map[string]struct {
		change func(*domain.Group, *domain.Application)
		day    domain.Date
		want   domain.Date
	}{
		"the day of its approval": {day: "2026-11-01", want: "2026-11-26"},
		"the last day":            {day: "2026-11-26", want: "2026-11-26"},
		"the day after":           {day: "2026-11-27"},
		"not set up yet": {
			func(g *domain.Group, _ *domain.Application) { g.State = domain.GroupApproved }, "2026-11-02", "2026-11-26",
		},
		"its people are in it": {func(g *domain.Group, _ *domain.Application) { g.Members = 200 }, "2026-11-02", ""},
		"the branch's first":   {func(g *domain.Group, _ *domain.Application) { g.Seq = 1 }, "2026-11-02", ""},
		"it is full": {
			func(g *domain.Group, _ *domain.Application) { g.Members, g.Capacity = 100, 100 }, "2026-11-02", "",
		},
		"without a justification":     {func(_ *domain.Group, a *domain.Application) { a.Headcount = 0 }, "2026-11-02", ""},
		"it existed before":           {func(_ *domain.Group, a *domain.Application) { a.Kind = domain.ApplyLateFiling }, "2026-11-02", ""},
		"of an application not known": {func(_ *domain.Group, a *domain.Application) { *a = domain.Application{} }, "2026-11-02", ""},
	} {
		g, a := group, asked
		if c.change != nil {
			c.change(&g, &a)
		}
		if got := consolidation.FillsUntil(g, a, terms, c.day.Time().Add(20*time.Hour)); got != c.want {
			t.Errorf("%s: until %q, want %q", name, got, c.want)
		}
	}
}
