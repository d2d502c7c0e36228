package screen_test

import (
	"testing"

	"alumni/domain"
)

// A clock that stands before the last entry, or a year after it: whoever decides
// says that it is right, or nothing is decided.
func TestADecisionByADoubtedClockAsksForAYes(t *testing.T) {
	for _, c := range []struct{ day, want string }{
		{"2026-11-05", "服务器时钟为 2026-11-05 10:00，早于审计日志末条"},
		{"2028-02-01", "服务器时钟为 2028-02-01 10:00，比审计日志末条"},
	} {
		r := newRegistry(t)
		li := r.sits(r.officer, "zh", 120, 40)
		li.presses("4")
		li.sees("2 件待审核", "批复同意")
		r.at(domain.Date(c.day), 10)
		li.presses("a")
		li.sees("批复同意 · A-0003")
		li.presses("enter")
		li.sees(c.want, "未作任何更改", "再按一次 Enter")
		r.stays(r.application, domain.CaseSubmitted)

		li.presses("tab") // any other key is no yes
		li.presses("enter")
		li.sees("再按一次 Enter")
		r.stays(r.application, domain.CaseSubmitted)
		li.presses("enter")
		li.sees("已同意 A-0003")
		r.stays(r.application, domain.CaseApproved)
	}
}

// What a key does without a form asks in a form of its own.
func TestAKeyThatChangesSomethingByADoubtedClockAsksForAYes(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("4")
	li.sees("2 件待审核", "c 领办")
	r.at("2026-11-05", 10)
	li.presses("c")
	li.sees("服务器时钟可能不准", "早于审计日志末条", "时钟无误，继续")
	li.presses("esc")
	li.sees("c 领办")
	li.presses("c")
	li.sees("服务器时钟可能不准")
	li.presses("enter")
	li.sees("已领办 A-0003")
}
