package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/task"
)

// A member of a group that was dissolved sits in it no more: the person's page
// says that it ended and when, and the group's list is who was in at its end.
func TestN1_4a_APersonsPageSaysThatAGroupEnded(t *testing.T) {
	r := newRegistry(t)
	a, err := r.SubmitApplication(r.ctx, r.officer, casework.SubmitApplication{
		Kind: domain.ApplyDissolution, Group: r.hunan, Applicant: r.people["刘洋"], Reason: "理事会决定",
		Document: domain.Reference{Number: "湘校友理〔2026〕9号", Date: "2026-11-10"},
	})
	r.must(err)
	tr, err := r.Transfer(r.ctx, r.officer, r.transfer)
	r.must(err)
	_, err = r.RejectCase(r.ctx, r.officer, casework.Reject{ID: tr.ID, Version: tr.Version, Reason: "群将解散"})
	r.must(err)
	_, err = r.ApproveApplication(r.ctx, r.officer, casework.Approve{ID: a.ID, Version: a.Version, Number: casework.NumberNext})
	r.must(err)
	g, err := r.Group(r.ctx, r.officer, r.hunan)
	r.must(err)
	for _, c := range g.Open {
		if c.Type != string(domain.TaskDissolveGroup) {
			continue
		}
		item, err := r.Task(r.ctx, r.officer, c.ID)
		r.must(err)
		_, err = r.CompleteTask(r.ctx, r.officer, task.CompleteTask{
			ID: c.ID, Version: item.Version, Proof: domain.Proof{Note: "已解散", Date: "2026-11-20"},
		})
		r.must(err)
	}
	li := r.sits(r.officer, "zh", 120, 40)
	li.opens(r.people["陈静"])
	li.sees("陈静", "湖南01群 · 已解散 2026-11-20")
	li.presses("esc")
	li.opens(r.hunan)
	li.sees("武汉轻工大学湖南校友分会群01", "已解散 2026-11-20", "终止时 3 人", "m 成员")
	li.presses("m")
	li.sees("湖南01群 成员", "终止时 3 人", "陈静", "i 粘贴成员名单")
	li.presses("i")
	li.sees("现为“已解散”，不能再这样处理")
}
