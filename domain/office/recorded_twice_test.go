package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/people"
	"alumni/domain/office/review"
	"alumni/domain/office/violation"
)

// What stands on record of a member's life is not recorded a second time: the refusal
// names what stands.
func TestM6_3_WhatIsRecordedTwiceIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		record func(w *world, g domain.ID) (domain.ID, error)
		fault  domain.Fault
	}{
		"a removal": {func(w *world, g domain.ID) (domain.ID, error) {
			x, err := w.ExpelMember(w.ctx, w.officer, people.ExpelMember{
				Group: g, Person: w.alumnus, Ground: domain.GroundUnfit, Reason: "并非校友",
			})
			return x.ID, err
		}, domain.FaultToBeRemoved},
		"a notice": {func(w *world, g domain.ID) (domain.ID, error) {
			_, _ = w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.alumnus, Card: "老周"})
			x, err := w.AskToRectify(w.ctx, w.officer, people.AskToRectify{Group: g, Persons: []domain.ID{w.alumnus}})
			if err != nil {
				return domain.ID{}, err
			}
			return x[0].ID, nil
		}, domain.FaultOpenCase},
		"a refusal": {func(w *world, g domain.ID) (domain.ID, error) {
			x, err := w.RefuseMember(w.ctx, w.officer, people.RefuseMember{Group: g, Name: "郑 七", Reason: "尚未核实"})
			return x.ID, err
		}, domain.FaultRecorded},
		"a breach": {func(w *world, g domain.ID) (domain.ID, error) {
			x, err := w.RecordViolation(w.ctx, w.officer, violation.RecordViolation{
				Group: g, Person: w.alumnus, Clauses: []domain.ClauseID{"M7.6"}, Evidence: "20:15 推销，截图存办公室",
				Outcome: domain.OutcomeReminder, OccurredOn: today,
			})
			return x.ID, err
		}, domain.FaultRecorded},
		"a review": {func(w *world, g domain.ID) (domain.ID, error) {
			x, err := w.StartReview(w.ctx, w.officer, review.StartReview{Group: g})
			return x.ID, err
		}, domain.FaultOpenCase},
		"a transfer": {func(w *world, g domain.ID) (domain.ID, error) {
			x, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
				Group: g, Role: domain.ManagerOwner, From: w.vice, To: w.secretary, Reason: "工作调动",
			})
			return x.ID, err
		}, domain.FaultOpenTransfer},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			g := w.aRoom()
			first, err := c.record(w, g)
			w.must(err)
			_, err = c.record(w, g)
			if e := w.refused(err, domain.CodeConflict, c.fault); e.Args["id"] != first.String() {
				t.Errorf("refused with %v, want %s", e, first)
			}
		})
	}
}
