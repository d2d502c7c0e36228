package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
)

// An input with more than one mistake is refused for the first that is asked
// for, every time.
func TestTwoWrongInputsGetTheSameRefusalEveryTime(t *testing.T) {
	w := newWorld(t)
	group, branch := domain.ID{Kind: domain.KindGroup, Seq: 1}, domain.ID{Kind: domain.KindBranch, Seq: 1}
	for range 50 {
		_, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
			Group: group, Role: domain.ManagerOwner, From: group, To: branch, Reason: "工作调动",
		})
		if e := domain.AsError(err); e.Fault != domain.FaultBadID || e.Field != "from" {
			t.Fatalf("transfer refused by %v", err)
		}
		_, err = w.SubmitApplication(w.ctx, w.director, casework.SubmitApplication{
			Kind: domain.ApplyNewGroup, Branch: branch, Applicant: group, Owner: branch, Admins: []domain.ID{group, branch},
		})
		if e := domain.AsError(err); e.Fault != domain.FaultBadID || e.Field != "applicant" {
			t.Fatalf("application refused by %v", err)
		}
	}
}
