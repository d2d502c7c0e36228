package screen_test

import (
	"testing"

	"alumni/domain"
)

// Who knows the keys types them in one go, up to a decision: each reaches what
// the one before asked for, though nothing of it has come yet. What follows the
// decision waits until it can be seen.
func TestADecisionIsTypedInOneGo(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.presses(":")
	li.types(r.application.String())
	li.presses("enter", "x")
	li.types("待入群人数不实")
	li.presses("enter")
	li.sees("已驳回 A-0003")
	li.presses("esc", "5")
	li.sees("› 移交", "周涛 → 陈静")
	v, err := r.Application(r.ctx, r.officer, r.application)
	r.must(err)
	if v.State != domain.CaseRejected || v.Reply.Note != "待入群人数不实" {
		t.Errorf("%s, %q", v.State, v.Reply.Note)
	}
}

// A record that is jumped to stands under its section, whatever was open; one
// that is open below is gone back to.
func TestTheBreadcrumbSaysWhereEscLeads(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("8", ":")
	li.types(r.hunan.String())
	li.presses("enter")
	li.sees("› 微信群  › " + r.hunan.String())
	li.presses(":")
	li.types(r.application.String())
	li.presses("enter")
	li.sees("武汉轻工大学校友总会  › 申请  › " + r.application.String())
	li.presses("esc")
	li.sees("2 件待审核")
	li.doesNotSee("› " + r.application.String() + "  ")
}
