package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office"
)

// A number mistyped far ahead stands alone: the series goes on where it was and
// passes over it later.
func TestM4_2_AMistypedNumberSkipsNone(t *testing.T) {
	w := newWorld(t)
	approve := func(number string) {
		t.Helper()
		a := w.submit(w.application())
		_, err := w.ApproveApplication(w.ctx, w.director, office.Approve{ID: a.ID, Version: a.Version, Number: number})
		w.must(err)
	}
	suggested := func() string {
		t.Helper()
		v, err := w.Application(w.ctx, w.director, w.submit(w.application()).ID)
		w.must(err)
		return v.SuggestReply
	}
	approve(domain.ReplyNumber("2026", 3))
	for _, n := range []int{1, 2, 4, 5} {
		want := domain.ReplyNumber("2026", n)
		if got := suggested(); got != want {
			t.Fatalf("suggests %s, want %s", got, want)
		}
		approve(want)
	}
}

func TestM4_2_TheSuggestionFollowsManyNumbersTakenOutOfOrder(t *testing.T) {
	w := newWorld(t)
	for n := 45; n > 0; n-- {
		a := w.submit(w.application())
		_, err := w.ApproveApplication(w.ctx, w.director, office.Approve{
			ID: a.ID, Version: a.Version, Number: domain.ReplyNumber("2026", n),
		})
		w.must(err)
	}
	v, err := w.Application(w.ctx, w.director, w.submit(w.application()).ID)
	w.must(err)
	if v.SuggestReply != domain.ReplyNumber("2026", 46) {
		t.Errorf("suggests %q", v.SuggestReply)
	}
}
