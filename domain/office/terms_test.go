package office_test

import (
	"slices"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/settings"
	"alumni/domain/rulebook"
)

func (w *world) revision(effective domain.Date, change func(*domain.Terms)) settings.ReviseTerms {
	terms := w.terms()
	terms.ClaimMinutes, terms.ReviewMonths, terms.ReplyCode = 30, domain.DefaultReviewMonths, domain.DefaultReplyCode
	change(&terms)
	return settings.ReviseTerms{Terms: terms, Effective: effective, Reason: "理事会研究决定"}
}

func (w *world) revise(effective domain.Date, change func(*domain.Terms)) domain.RuleSet {
	w.Helper()
	set, err := w.ReviseTerms(w.ctx, w.director, w.revision(effective, change))
	w.must(err)
	return set
}

func (w *world) moveTo(d domain.Date, hour int) {
	w.clock.Store(d.Time().Add(time.Duration(hour) * time.Hour).UnixNano())
}

func TestM9_TheDirectorSetsAnOpenTermWithReasonAndDay(t *testing.T) {
	w := newWorld(t)
	set := w.revise(today, func(x *domain.Terms) { x.Capacity = 300 })
	if set.Name != "2026-1" || set.Reason == "" || !set.Effective.Equal(w.Now()) {
		t.Errorf("%+v", set)
	}
	if got := w.terms().Capacity; got != 300 {
		t.Errorf("capacity %d", got)
	}
	e := w.newest(set.ID)
	if e.Action != domain.ActRuleSetAdd || !slices.Contains(e.Changes, domain.Change{Field: "capacity", Before: "500", After: "300"}) {
		t.Errorf("audit %s %+v", e.Action, e.Changes)
	}
	if second := w.revise("2027-01-01", func(x *domain.Terms) { x.Capacity = 200 }); second.Name != "2027-1" {
		t.Errorf("named %s", second.Name)
	}
	if third := w.revise("2027-02-01", func(x *domain.Terms) { x.Capacity = 250 }); third.Name != "2027-2" {
		t.Errorf("named %s", third.Name)
	}
	v, err := w.Terms(w.ctx, w.auditor)
	w.must(err)
	row := v.Terms[0]
	if row.Key != domain.TermCapacity || row.Value != "300" || row.Since != today || row.Set != set.ID || row.Reason != "理事会研究决定" ||
		row.Next != "200" || row.NextFrom != "2027-01-01" || row.Rule != "N1.5" {
		t.Errorf("%+v", row)
	}
	if v.Terms[1].Since == today || v.Terms[1].Next != "" {
		t.Errorf("a term that did not change: %+v", v.Terms[1])
	}
	if v.Revise == nil {
		t.Error("an auditor may revise")
	}
	sets, err := w.RuleSets(w.ctx, w.beijingOfficer)
	w.must(err)
	if len(sets) != 4 || !sets[0].Ahead || !sets[2].InForce || sets[2].By != "director" || sets[3].InForce ||
		!slices.Equal(sets[2].Changes, []domain.Change{{Field: "capacity", Before: "500", After: "300"}}) {
		t.Errorf("versions %+v", sets)
	}
}

func TestM9_ARevisionIsRefusedByItsField(t *testing.T) {
	for name, c := range map[string]struct {
		by     func(*world) domain.Caller
		change func(*settings.ReviseTerms)
		fault  domain.Fault
		field  string
	}{
		"an officer": {by: func(w *world) domain.Caller { return w.officer }, fault: domain.FaultForbiddenRole},
		"a branch":   {by: func(w *world) domain.Caller { return w.beijingOfficer }, fault: domain.FaultForbiddenRole},
		"no reason": {
			change: func(in *settings.ReviseTerms) { in.Reason = " \x1b" }, fault: domain.FaultRequired, field: "reason",
		},
		"no day": {
			change: func(in *settings.ReviseTerms) { in.Effective = "" }, fault: domain.FaultRequired, field: "effective",
		},
		"yesterday": {
			change: func(in *settings.ReviseTerms) { in.Effective = "2026-11-19" }, fault: domain.FaultRetroactive, field: "effective",
		},
		"no such day": {
			change: func(in *settings.ReviseTerms) { in.Effective = "2026-13-01" }, fault: domain.FaultBadDate, field: "effective",
		},
		"in a century": {
			change: func(in *settings.ReviseTerms) { in.Effective = "2126-11-20" }, fault: domain.FaultBadDate, field: "effective",
		},
		"nothing new": {
			change: func(in *settings.ReviseTerms) { in.Terms.Capacity = rulebook.Default().Terms.Capacity }, fault: domain.FaultNoChange,
			field: "terms",
		},
		"too many people": {
			change: func(in *settings.ReviseTerms) { in.Terms.Capacity = 5000 }, fault: domain.FaultBadChoice, field: "capacity",
		},
		"nobody": {
			change: func(in *settings.ReviseTerms) { in.Terms.Capacity = 0 }, fault: domain.FaultBadChoice, field: "capacity",
		},
		"a day less": {
			change: func(in *settings.ReviseTerms) { in.Terms.ReviewDays = -1 }, fault: domain.FaultBadChoice, field: "review_days",
		},
		"no digits": {
			change: func(in *settings.ReviseTerms) { in.Terms.SeqDigits = 9 }, fault: domain.FaultBadChoice, field: "seq_digits",
		},
		"an endless claim": {
			change: func(in *settings.ReviseTerms) { in.Terms.ClaimMinutes = 100000 }, fault: domain.FaultBadChoice, field: "claim_minutes",
		},
		"no code": {
			change: func(in *settings.ReviseTerms) { in.Terms.ReplyCode = "" }, fault: domain.FaultRequired, field: "reply_code",
		},
		"a code that is a number": {
			change: func(in *settings.ReviseTerms) { in.Terms.ReplyCode = "校友〔2026〕" }, fault: domain.FaultBadChoice, field: "reply_code",
		},
		"a taken name": {
			change: func(in *settings.ReviseTerms) { in.Name = "2020-1" }, fault: domain.FaultDuplicate, field: "name",
		},
		"somebody was faster": {
			change: func(in *settings.ReviseTerms) { in.Base = domain.ID{Kind: domain.KindRuleSet, Seq: 9} }, fault: domain.FaultStale,
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			in := w.revision(today, func(x *domain.Terms) { x.Capacity = 300 })
			if c.change != nil {
				c.change(&in)
			}
			by := w.director
			if c.by != nil {
				by = c.by(w)
			}
			_, err := w.ReviseTerms(w.ctx, by, in)
			if err == nil || domain.AsError(err).Fault != c.fault || domain.AsError(err).Field != c.field {
				t.Fatalf("got %v, want %s of %q", err, c.fault, c.field)
			}
			sets, err := w.RuleSets(w.ctx, w.director)
			w.must(err)
			if len(sets) != 1 {
				t.Errorf("%d versions", len(sets))
			}
		})
	}
}

// An event carries its day and no hour: what is revised with effect of today
// counts for it, whenever it is recorded, and not for the day before.
func TestM10_ARevisionOfTodayCountsForAnEventOfToday(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.alumnus)
	old, err := w.RecordViolation(w.ctx, w.director, w.breach(g, domain.OutcomeReminder, "M7.5"))
	w.must(err)
	set := w.revise(today, func(x *domain.Terms) { x.RepeatThreshold = 1 })
	if old.RuleSet == set.ID {
		t.Error("judged by a version that was made after")
	}
	removal := w.breach(g, domain.OutcomeRemoval, "M7.5")
	removal.OccurredOn = "2026-11-19"
	_, err = w.RecordViolation(w.ctx, w.director, removal)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultRepeatThreshold); e.Args["need"] != 3 {
		t.Errorf("the day before is judged by %v", e.Args)
	}
	w.moveTo("2026-11-21", 9)
	again := w.breach(g, domain.OutcomeReminder, "M7.5")
	v, err := w.RecordViolation(w.ctx, w.director, again)
	w.must(err)
	w.moveTo(today, 11)
	removal.OccurredOn = today
	removed, err := w.RecordViolation(desk.SureOfClock(w.ctx), w.director, removal)
	w.must(err)
	if v.RuleSet != set.ID || removed.RuleSet != set.ID {
		t.Errorf("judged by %s and %s, want %s", v.RuleSet, removed.RuleSet, set.ID)
	}
}

// What happened before a revision is judged as it was then: a third offence is
// 屡次 by the terms of its day and not by those that came later.
func TestM10_AnEventIsJudgedByTheVersionOfItsTime(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.alumnus)
	w.revise("2026-12-01", func(x *domain.Terms) { x.RepeatThreshold = 1 })
	earlier := w.breach(g, domain.OutcomeReminder, "M7.5")
	earlier.Person, earlier.OccurredOn = w.alumnus, "2026-11-18"
	_, err := w.RecordViolation(w.ctx, w.director, earlier)
	w.must(err)

	removal := w.breach(g, domain.OutcomeRemoval, "M7.5")
	removal.Person, removal.OccurredOn = w.alumnus, today
	_, err = w.RecordViolation(w.ctx, w.director, removal)
	w.refused(err, domain.CodeInvalid, domain.FaultRepeatThreshold)

	w.moveTo("2026-12-02", 9) // the new terms are in force, but not for what was before
	_, err = w.RecordViolation(w.ctx, w.director, removal)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultRepeatThreshold); e.Args["need"] != 3 {
		t.Errorf("judged by %v", e.Args)
	}
	removal.OccurredOn = "2026-12-01"
	v, err := w.RecordViolation(w.ctx, w.director, removal)
	w.must(err)
	old := w.breach(g, domain.OutcomeReminder, "M7.5")
	old.Person, old.OccurredOn = w.alumnus, "2026-11-30"
	before, err := w.RecordViolation(w.ctx, w.director, old)
	w.must(err)
	if v.RuleSet == before.RuleSet || before.RuleSet.Seq != 1 {
		t.Errorf("judged by %s and %s", v.RuleSet, before.RuleSet)
	}
}

func TestM10_CapacityDeadlinesAndNamesFollowTheVersionInForce(t *testing.T) {
	w := newWorld(t)
	before := w.newGroup(1)
	filed := w.task(before.ID, domain.TaskPublish)
	w.revise("2026-12-01", func(x *domain.Terms) {
		x.Capacity, x.PublishDays, x.ReviewDays, x.SeqDigits, x.ReplyCode = 200, 2, 9, 3, "轻工校友办"
	})
	if g := w.newGroup(2); g.Capacity != 500 {
		t.Errorf("a version that is not in force yet gives a capacity of %d", g.Capacity)
	}
	w.moveTo("2026-12-01", 0) // from the first moment of its day on
	a := w.submit(w.application())
	if want := w.Now().AddDate(0, 0, 9); !a.Due.Equal(want) {
		t.Errorf("due %s, want %s", a.Due, want)
	}
	v, err := w.Application(w.ctx, w.officer, a.ID)
	w.must(err)
	if v.SuggestReply != "轻工校友办〔2026〕1号" && v.SuggestReply != "轻工校友办〔2026〕3号" {
		t.Errorf("suggested %s", v.SuggestReply)
	}
	a, err = w.ApproveApplication(w.ctx, w.officer, casework.Approve{ID: a.ID, Version: a.Version, Number: v.SuggestReply})
	w.must(err)
	g := w.groupByID(a.Group)
	if g.Capacity != 200 || g.Name != "武汉轻工大学北京校友分会群003" {
		t.Errorf("%s of %d people", g.Name, g.Capacity)
	}
	if due := w.task(g.ID, domain.TaskPublish).Due; !due.Equal(w.Now().AddDate(0, 0, 2)) {
		t.Errorf("to be published by %s", due)
	}
	if again := w.task(before.ID, domain.TaskPublish); !again.Due.Equal(filed.Due) || w.groupByID(before.ID).Capacity != 500 {
		t.Error("what was before changed")
	}
}

func TestM10_OfTwoVersionsOfOneDayTheLaterRecordedWins(t *testing.T) {
	w := newWorld(t)
	w.revise("2026-12-01", func(x *domain.Terms) { x.Capacity = 200 })
	w.revise("2026-12-01", func(x *domain.Terms) { x.Capacity = 300 })
	w.moveTo("2026-12-01", 9)
	if got := w.terms().Capacity; got != 300 {
		t.Errorf("capacity %d", got)
	}
	w.revise("2026-12-01", func(x *domain.Terms) { x.Capacity = 400 }) // the day itself: from now on
	w.moveTo("2026-12-01", 8)
	if got := w.terms().Capacity; got != 300 {
		t.Errorf("an hour before, the capacity was %d", got)
	}
	w.moveTo("2026-12-01", 9)
	if got := w.terms().Capacity; got != 400 {
		t.Errorf("capacity %d", got)
	}
}

// The notice and its annex are one rule set: one version holds the terms of
// both, and a citation of either is found in the same book.
func TestN4_2_NoticeAndMeasuresAreOneRuleSet(t *testing.T) {
	w := newWorld(t)
	v, err := w.Terms(w.ctx, w.officer)
	w.must(err)
	var notice, measures bool
	for _, row := range v.Terms {
		if rulebook.CiteFull(row.Rule) == "" {
			t.Errorf("%s rests on %s, which the book does not have", row.Key, row.Rule)
		}
		notice, measures = notice || row.Rule[0] == 'N', measures || row.Rule[0] == 'M'
		if row.Set != v.Set.ID {
			t.Errorf("%s is of %s", row.Key, row.Set)
		}
	}
	if !notice || !measures {
		t.Error("the terms rest on one of the two only")
	}
}
