package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/filing"
	"alumni/domain/office/task"
)

// A task about a filing form is not ended by headquarters' words: an officer
// hands in, or accepts, the form that was looked at. A branch's words hand its
// form in for headquarters to look at.
func TestM4_4_HeadquartersFilesNoFormByWords(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	words := func(by domain.Caller, kind domain.TaskKind) error {
		item := w.task(g.ID, kind)
		_, err := w.CompleteTask(w.ctx, by, task.CompleteTask{
			ID: item.ID, Version: item.Version, Proof: domain.Proof{Note: "已报", Date: today},
		})
		return err
	}
	for _, by := range []domain.Caller{w.officer, w.director} {
		e := w.refused(words(by, domain.TaskFile), domain.CodeInvalid, domain.FaultFormItself)
		if e.Rule != "M4.4" || e.Field != "form" || e.Args["id"] != g.ID.String() {
			t.Errorf("refused with %+v", e)
		}
	}
	page, err := w.Filings(w.ctx, w.officer, filing.Filter{})
	w.must(err)
	if got := w.groupByID(g.ID); got.Filing != domain.FilingMissing || len(page.Items) != 0 {
		t.Fatalf("the group is %s with %d forms", got.Filing, len(page.Items))
	}

	w.must(words(w.beijingOfficer, domain.TaskFile))
	page, err = w.Filings(w.ctx, w.officer, filing.Filter{})
	w.must(err)
	if got := w.groupByID(g.ID); got.Filing != domain.FilingSubmitted || len(page.Items) != 1 ||
		page.Items[0].State != domain.FilingFormSubmitted {
		t.Fatalf("a branch's words leave the group %s with the forms %+v", got.Filing, page.Items)
	}
	form := page.Items[0]
	e := w.refused(words(w.officer, domain.TaskAcceptFiling), domain.CodeInvalid, domain.FaultFormItself)
	if e.Args["id"] != form.ID.String() {
		t.Errorf("refused with %+v", e)
	}
	_, err = w.AcceptFiling(w.ctx, w.officer, filing.DecideFiling{ID: form.ID, Version: form.Version})
	w.must(err)
	if got := w.groupByID(g.ID).Filing; got != domain.FilingFiled {
		t.Errorf("the group is %s", got)
	}
}
