package domain

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

func sane() Terms {
	return Terms{
		Capacity: 500, RepeatThreshold: 3, CouncilYears: 5, ReviewDays: 5, TaskDays: 3, PublishDays: 7, FilingDays: 15,
		SeqDigits: 2, ClaimMinutes: 30, ReviewMonths: 12, ReplyCode: DefaultReplyCode,
	}
}

func TestM9_EveryTermHasBoundsAndAClause(t *testing.T) {
	if err := CheckTerms(sane()); err != nil {
		t.Fatal(err)
	}
	for _, s := range TermSpecs {
		if s.Rule == "" || s.Min > s.Max {
			t.Errorf("%+v", s)
		}
		if s.Text {
			continue
		}
		for _, n := range []int{s.Min - 1, s.Max + 1, -1 << 40, 1 << 40} {
			x := sane()
			*x.number(s.Key) = n
			err := CheckTerms(x)
			if err == nil || AsError(err).Field != string(s.Key) || AsError(err).Rule != s.Rule {
				t.Errorf("%s of %d: %v", s.Key, n, err)
			}
		}
		for _, n := range []int{s.Min, s.Max} {
			x := sane()
			*x.number(s.Key) = n
			if err := CheckTerms(x); err != nil {
				t.Errorf("%s of %d: %v", s.Key, n, err)
			}
		}
	}
	for _, v := range []string{"", "  ", "五", "1e3", "0x10", "9999999999999999999999", "12\n"} {
		x, err := sane().With(TermReviewDays, v)
		if v == "12\n" {
			if err != nil || x.ReviewDays != 12 {
				t.Errorf("%q: %v", v, err)
			}
		} else if err == nil || AsError(err).Field != "review_days" {
			t.Errorf("%q: %v", v, err)
		}
	}
}

// Terms that a version never set have their defaults, and setting the default
// changes nothing.
func TestM10_UnsetTermsAreTheirDefaults(t *testing.T) {
	old := sane()
	old.ClaimMinutes, old.ReviewMonths, old.ReplyCode = 0, 0, ""
	if got := TermChanges(old, sane()); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	x := sane()
	x.ReplyCode, x.FilingDays = "轻工办", 20
	want := []Change{{Field: "reply_code", Before: "校友办", After: "轻工办"}, {Field: "filing_days", Before: "15", After: "20"}}
	if got := TermChanges(old, x); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// Whatever order the store gives the versions in, the same one is in force.
func TestM10_TheVersionInForceDoesNotHangOnTheOrder(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, time.January, n, 0, 0, 0, 0, China) }
	var sets []RuleSet
	for n := range 6 { // two of each day
		sets = append(sets, RuleSet{Meta: Meta{ID: ID{KindRuleSet, uint64(n + 1)}}, Effective: day(1 + n/2)})
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		r.Shuffle(len(sets), func(i, j int) { sets[i], sets[j] = sets[j], sets[i] })
		for d := range 3 {
			got, err := RuleSetAt(sets, day(1+d).Add(time.Hour))
			if err != nil || got.ID.Seq != uint64(2*d+2) {
				t.Fatalf("day %d: %s, %v", d+1, got.ID, err)
			}
		}
		if _, err := RuleSetAt(sets, day(1).Add(-time.Second)); AsError(err).Fault != FaultNoRule {
			t.Fatalf("before the first: %v", err)
		}
	}
}

func TestM4_3_WhatABulletinReports(t *testing.T) {
	id := func(n uint64) ID { return ID{KindPerson, n} }
	g := Group{Name: "甲", State: GroupActive, Owner: id(1), Admins: []ID{id(2), id(3)}}
	was := PublicationOf(g, "2026-01-01")
	for name, c := range map[string]struct {
		before PublishedAs
		change func(*Group)
		want   []GroupChange
	}{
		"never published": {PublishedAs{}, func(*Group) {}, []GroupChange{ChangeNew}},
		"nothing":         {was, func(g *Group) { g.Admins = []ID{id(3), id(2)}; g.Members = 9 }, nil},
		"owner":           {was, func(g *Group) { g.Owner = id(9) }, []GroupChange{ChangeManagers}},
		"no owner":        {was, func(g *Group) { g.Owner = ID{} }, []GroupChange{ChangeManagers}},
		"an admin less":   {was, func(g *Group) { g.Admins = g.Admins[:1] }, []GroupChange{ChangeManagers}},
		"name":            {was, func(g *Group) { g.Name = "乙" }, []GroupChange{ChangeRenamed}},
		"name and owner": {
			was, func(g *Group) { g.Name, g.Owner = "乙", id(9) }, []GroupChange{ChangeRenamed, ChangeManagers},
		},
		"ended":                           {was, func(g *Group) { g.State, g.Name = GroupEnded, "乙" }, []GroupChange{ChangeEnded}},
		"ended, unheard of":               {PublishedAs{}, func(g *Group) { g.State = GroupTerminated }, []GroupChange{ChangeEnded}},
		"said in full before it was kept": {PublishedAs{On: "2020-01-01"}, func(*Group) {}, []GroupChange{ChangeManagers}},
	} {
		now := g
		now.Admins = slices.Clone(g.Admins)
		c.change(&now)
		if got := ChangesOf(c.before, PublicationOf(now, "")); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	g.Publication = Publication{Notice{"https://a.org/1", "2026-01-01"}, Notice{"https://b.org/1", "2026-01-02"}}
	if got := unpublish(g); got.Publication.Complete() || got.Published.On != "2026-01-01" {
		t.Errorf("%+v", got)
	}
}

// Every machine that the rules use has the steps of the table and no others.
func TestTheStatusMachinesAreMadeOfTheTable(t *testing.T) {
	flows := map[Kind]map[string][]string{
		KindBranch: plainFlow(BranchFlow), KindApplication: plainFlow(CaseFlow), KindGroup: plainFlow(GroupFlow),
		KindTask:   plainFlow(TaskFlow),
		KindFiling: plainFlow(FilingFormFlow), KindCampaign: plainFlow(CampaignFlow), KindBulletin: plainFlow(BulletinFlow),
		KindConsolidation: plainFlow(ConsolidationFlow), KindViolation: plainFlow(ViolationFlow), KindAccount: plainFlow(AccountFlow),
		KindIncident:   plainFlow(IncidentFlow),
		KindImpostor:   plainFlow(ImpostorFlow),
		KindInvitation: plainFlow(InvitationFlow), KindRectification: plainFlow(RectificationFlow), KindReview: plainFlow(ReviewFlow),
		KindImport: plainFlow(ImportFlow),
	}
	for _, m := range Machines() {
		n := 0
		for _, s := range m.Steps {
			if s.From == "" {
				continue
			}
			n++
			if !slices.Contains(flows[m.Kind][s.From], s.To) {
				t.Errorf("%c: the rules don't know %s → %s", m.Kind, s.From, s.To)
			}
		}
		for from, to := range flows[m.Kind] {
			n -= len(to)
			if len(to) == 0 {
				t.Errorf("%c: %s leads nowhere", m.Kind, from)
			}
		}
		if n != 0 {
			t.Errorf("%c: the table and the rules differ by %d steps", m.Kind, n)
		}
	}
}

func plainFlow[S ~string](flow map[S][]S) map[string][]string {
	out := map[string][]string{}
	for from, to := range flow {
		for _, s := range to {
			out[string(from)] = append(out[string(from)], string(s))
		}
	}
	return out
}
