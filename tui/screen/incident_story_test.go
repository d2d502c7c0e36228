package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/incident"
	"alumni/domain/office/violation"
)

// A leak of members' data opens an incident, which is told of, done step by step and
// closed by keys; a small window has its keys in sight.
func TestM7_8_AnIncidentIsHandledToItsEndByKeys(t *testing.T) {
	r := newRegistry(t)
	_, err := r.RecordViolation(r.ctx, r.officer, violation.RecordViolation{
		Group: r.beijing, Person: domain.ID{Kind: domain.KindPerson, Seq: 3}, Clauses: []domain.ClauseID{"M7.8"},
		Outcome: domain.OutcomeReminder, Evidence: "名单外传给19900000777", OccurredOn: "2026-11-18",
	})
	r.must(err)
	li := r.sits(r.officer, "zh", 80, 24)
	li.presses("9")
	li.sees("i 个人信息事件")
	li.presses("i")
	li.sees("E-0001", "处置中", "e 登记影响", "d 办理一步", "x 办结")
	li.presses("enter")
	li.sees("止损：撤回、封堵", "告知受影响的人", "报告主管部门")
	li.presses("x")
	li.sees("还有 5 步未办")
	li.presses("e")
	li.sees("涉及的信息", "受影响的群")
	li.types("姓名和电话")
	li.presses("tab", "tab", "tab", "tab", "enter")
	li.sees("E-0001 已登记：影响 4 人", "姓名和电话")
	for left := 4; left >= 0; left-- {
		li.presses("d")
		li.sees("步骤", "说明")
		li.presses("tab")
		li.types("已办")
		li.presses("tab", "tab", "enter")
		li.sees(map[int]string{4: "还有 4 步", 3: "还有 3 步", 2: "还有 2 步", 1: "还有 1 步", 0: "还有 0 步"}[left])
	}
	li.presses("x")
	li.sees("处置结果")
	li.types("名单已撤回")
	li.presses("tab", "enter")
	li.sees("E-0001 已办结。", "名单已撤回")
	v, err := r.Incident(r.ctx, r.officer, domain.ID{Kind: domain.KindIncident, Seq: 1})
	r.must(err)
	if v.State != domain.IncidentClosed || v.Left() != 0 || v.Outcome != "名单已撤回" {
		t.Errorf("closed %+v", v.Incident)
	}
	open, err := r.Incidents(r.ctx, r.officer, incident.Filter{State: domain.IncidentOpen})
	r.must(err)
	if len(open.Items) != 0 {
		t.Errorf("still open: %+v", open.Items)
	}
}
