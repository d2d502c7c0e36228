package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
)

// approve approves a new application by a number.
func (w *world) approve(number string) (domain.Application, error) {
	w.Helper()
	a := w.submit(w.application())
	return w.ApproveApplication(w.ctx, w.director, casework.Approve{ID: a.ID, Version: a.Version, Number: number})
}

func (w *world) suggested() string {
	w.Helper()
	v, err := w.Application(w.ctx, w.director, w.submit(w.application()).ID)
	w.must(err)
	return v.SuggestReply
}

func TestM4_2_NumbersFollowEachOtherWithoutAGap(t *testing.T) {
	w := newWorld(t)
	want := func(n int) string { return domain.ReplyNumber(w.terms().Code(), "2026", n) }
	a, err := w.approve("校友办【2026】 01 号")
	w.must(err)
	if a.Reply.Number != want(1) {
		t.Errorf("stored as %q, want the canonical %q", a.Reply.Number, want(1))
	}
	for _, number := range []string{want(3), "鄂校友〔2026〕2号", "校友办〔2025〕2号", "2", "nextt"} {
		_, err := w.approve(number)
		e := w.refused(err, domain.CodeInvalid, domain.FaultReplyOrder)
		if e.Args["want"] != want(2) || e.Args["number"] != number || e.Field != "number" || e.Rule != "M4.2" {
			t.Errorf("%s: %+v", number, e)
		}
	}
	if got := w.suggested(); got != want(2) {
		t.Errorf("after refusals the next is %q", got)
	}
	a, err = w.approve(" Ｎext ")
	if err == nil {
		t.Errorf("a wide word is no word of a script: %s", a.Reply.Number)
	}
	a, err = w.approve(" NEXT ")
	w.must(err)
	if a.Reply.Number != want(2) {
		t.Errorf("the next is %q", a.Reply.Number)
	}
}

// A rejection is a written reply too; a return for correction is none.
func TestM4_2_EveryReplyHasItsNumberAndAReturnHasNone(t *testing.T) {
	w := newWorld(t)
	a := w.submit(w.application())
	ret, err := anApplication(w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{
		ID: a.ID, Version: a.Version, Missing: []domain.Material{domain.MaterialReason},
	}))
	w.must(err)
	if ret.Reply.Number != "" {
		t.Errorf("returned with %q", ret.Reply.Number)
	}
	b := w.submit(w.application())
	_, err = w.RejectCase(w.ctx, w.officer, casework.Reject{ID: b.ID, Version: b.Version})
	w.refused(err, domain.CodeInvalid, domain.FaultReasonMissing) // takes no number
	rejected, err := anApplication(w.RejectCase(w.ctx, w.officer, casework.Reject{ID: b.ID, Version: b.Version, Reason: "材料不全"}))
	w.must(err)
	g := w.newGroup(2)
	w.join(g.ID, w.president)
	tr := w.transfer(g, w.president)
	refused, err := aTransfer(w.RejectCase(w.ctx, w.officer, casework.Reject{ID: tr.ID, Version: tr.Version, Reason: "不宜"}))
	w.must(err)
	code := w.terms().Code()
	if rejected.Reply.Number != domain.ReplyNumber(code, "2026", 1) || refused.Reply.Number != domain.ReplyNumber(code, "2026", 3) {
		t.Errorf("numbers %q and %q", rejected.Reply.Number, refused.Reply.Number)
	}
	found, err := w.Applications(w.ctx, w.officer, casework.CaseFilter{Text: rejected.Reply.Number})
	w.must(err)
	if len(found.Items) != 1 || found.Items[0].ID != b.ID {
		t.Errorf("found by its number: %d", len(found.Items))
	}
}

func TestM4_2_TheSeriesBeginsAnewWithTheYearOfChina(t *testing.T) {
	w := newWorld(t)
	w.newGroup(1)
	w.newGroup(2)
	w.clock.Store(domain.Date("2027-01-01").Time().UnixNano()) // still 2026 in London
	if got := w.suggested(); got != domain.ReplyNumber(w.terms().Code(), "2027", 1) {
		t.Errorf("suggests %q", got)
	}
}

// A store of before may hold numbers out of order: they stay, the series fills
// what lies between and goes on after them.
func TestM4_2_TheSeriesGoesOnAfterNumbersGivenBefore(t *testing.T) {
	w := newWorld(t)
	code := w.terms().Code()
	g := w.newGroup(1)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		for n := 3; n <= 60; n++ {
			if err := tx.Claim(domain.ClaimReply, domain.ReplyClaim(domain.ReplyNumber(code, "2026", n)), g.Application); err != nil {
				return err
			}
		}
		return nil
	}))
	for _, n := range []int{2, 61, 62} {
		want := domain.ReplyNumber(code, "2026", n)
		if got := w.suggested(); got != want {
			t.Fatalf("suggests %s, want %s", got, want)
		}
		_, err := w.approve(want)
		w.must(err)
	}
}
