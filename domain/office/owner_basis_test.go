package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/filing"
	"alumni/domain/office/task"
)

// authorises ends the review of a group's owner with the president's authorisation.
func (w *world) authorises(by domain.Caller, group domain.ID) {
	w.Helper()
	t := w.task(group, domain.TaskReviewOwner)
	_, err := w.CompleteTask(w.ctx, by, task.CompleteTask{
		ID: t.ID, Version: t.Version, Proof: domain.Proof{Note: "京校友授〔2026〕1号", Date: "2026-11-18"},
	})
	w.must(err)
}

// The branch ends the review of an owner who left the council by itself;
// headquarters confirms it by the form that is filed anew: the office in it is
// another now, N2.1a, A1. What was published still holds.
func TestM5_2_N2_1a_AnAuthorisedOwnerIsFiledAnew(t *testing.T) {
	for name, by := range map[string]func(w *world) domain.Caller{
		"by the branch":   func(w *world) domain.Caller { return w.beijingOfficer },
		"by headquarters": func(w *world) domain.Caller { return w.officer },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			g := w.settled(1) // of the vice president, published and filed
			w.unseat(w.vice)
			if got := w.groupByID(g.ID); got.Filing != domain.FilingFiled {
				t.Fatalf("leaving the council alone leaves the filing %s", got.Filing)
			}
			w.authorises(by(w), g.ID)
			got := w.groupByID(g.ID)
			if got.Filing != domain.FilingMissing || !got.FiledAt.IsZero() || !got.Publication.Complete() ||
				w.openTasks(g.ID, domain.TaskPublish) != 0 {
				t.Errorf("filing %s, publication %+v", got.Filing, got.Publication)
			}
			file := w.task(g.ID, domain.TaskFile)
			if file.Audience != domain.AudienceOf(w.beijing) || !file.Due.Equal(w.Now().AddDate(0, 0, w.terms().FilingDays)) {
				t.Errorf("filed by %s until %s", file.Audience, file.Due)
			}
			if e := w.newest(g.ID); !slices.Contains(e.Rules, "N2.1a") ||
				!slices.Contains(e.Changes, domain.Change{Field: "filing", Before: "filed", After: "missing"}) {
				t.Errorf("noted as %+v", e)
			}

			f := w.handsIn(w.beijingOfficer, g.ID)
			v, err := w.Filing(w.ctx, w.officer, f.ID)
			w.must(err)
			want := domain.Reference{Number: "京校友授〔2026〕1号", Date: "2026-11-18"}
			if v.Basis == nil || v.Basis.Office != "" || v.Basis.Authority != want || !v.Basis.Stands() || len(v.Lacks) != 0 {
				t.Fatalf("the form shows the owner on %+v, lacking %v", v.Basis, v.Lacks)
			}
			if !slices.Contains(v.Changes, domain.FilingFormChange{Field: "office", Person: w.vice, Name: "钱二", Before: "vice_president"}) {
				t.Errorf("against the form before: %+v", v.Changes)
			}
			_, err = w.AcceptFiling(w.ctx, w.officer, filing.DecideFiling{ID: f.ID, Version: f.Version})
			w.must(err)
			if got := w.groupByID(g.ID); got.Filing != domain.FilingFiled || got.Owner != w.vice {
				t.Errorf("accepted, the group is %s under %s", got.Filing, got.Owner)
			}
		})
	}
}

// A form that was handed in between leaving the council and the authorisation
// has the office as it is: accepting it confirms the owner.
func TestM5_2_AFormInReviewThatHasTheOfficeAsItIsStays(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	old := w.handsIn(w.beijingOfficer, g.ID)
	w.unseat(w.vice)
	v, err := w.Filing(w.ctx, w.officer, old.ID)
	w.must(err)
	if v.Basis == nil || v.Basis.Stands() || v.Basis.Review != w.task(g.ID, domain.TaskReviewOwner).ID ||
		!slices.Contains(v.Lacks, domain.MaterialOwnerAuth) {
		t.Errorf("before the authorisation the owner stands on %+v, lacking %v", v.Basis, v.Lacks)
	}
	form := w.handsIn(w.beijingOfficer, g.ID)
	w.authorises(w.beijingOfficer, g.ID)
	if got := w.groupByID(g.ID); got.Filing != domain.FilingSubmitted || w.openTasks(g.ID, domain.TaskFile) != 0 {
		t.Errorf("the form in review is asked for again: %s", got.Filing)
	}
	_, err = w.AcceptFiling(w.ctx, w.officer, filing.DecideFiling{ID: form.ID, Version: form.Version})
	w.must(err)
}

// One that names the office of before is not what is to be filed.
func TestM5_2_AFormInReviewWithTheOfficeOfBeforeGivesWay(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	old := w.handsIn(w.beijingOfficer, g.ID)
	w.unseat(w.vice)
	w.authorises(w.beijingOfficer, g.ID)
	if got := w.groupByID(g.ID); got.Filing != domain.FilingMissing || w.openTasks(g.ID, domain.TaskFile) != 1 {
		t.Errorf("the group is %s", got.Filing)
	}
	_, err := w.AcceptFiling(w.ctx, w.officer, filing.DecideFiling{ID: old.ID, Version: old.Version})
	w.refused(err, domain.CodeConflict, domain.FaultState)
}

// An office needs no authorisation, and a preparatory group's founder neither.
func TestM5_2_N2_1b_AFormShowsOnWhatItsOwnerStands(t *testing.T) {
	w := newWorld(t)
	seated, founded := w.newGroup(1), w.prepared(w.alumnus)
	for group, want := range map[domain.ID]filing.OwnerBasis{
		seated.ID:  {Owner: "钱二", Office: domain.OfficeVicePresident},
		founded.ID: {Owner: "周五", Preparatory: true},
	} {
		v, err := w.FilingForm(w.ctx, w.officer, group)
		w.must(err)
		if v.Basis == nil || *v.Basis != want || !v.Basis.Stands() {
			t.Errorf("the owner of %s stands on %+v", group, v.Basis)
		}
	}
	if rule := (filing.OwnerBasis{Preparatory: true}).Rule(); rule != "N2.1b" {
		t.Errorf("the founder owns it by %s", rule)
	}
}
