package screen_test

import (
	"testing"

	"alumni/db/dbtest"
	"alumni/domain"
	"alumni/domain/office/account"
)

// A list that is empty because nothing exists says what comes first, N0; one
// that is only filtered does not.
func TestN0_AnEmptyRegistrySaysTheNextStep(t *testing.T) {
	r := bareRegistry(t, dbtest.New(t))
	r.at("2026-11-20", 10)
	r.must(r.EnsureReady(r.ctx))
	_, err := r.EnsureDirector(r.ctx, []account.AddAccount{newAccount("陈主任", domain.RoleDirector)})
	r.must(err)
	for _, c := range []struct{ section, says string }{
		{"分会", "还没有分会。按 N 新增"},
		{"微信群", "还没有微信群。先由分会申请建群：在分会页按 n"},
		{"申请", "还没有申请。在分会页按 n"},
		{"备案", "还没有微信群可备案"},
		{"整合", "还没有微信群，没有可以整合的"},
		{"人员", "还没有人员。按 n 登记"},
	} {
		chen := r.sits(caller("陈主任"), "zh", 80, 24)
		chen.presses(":")
		chen.types(c.section)
		chen.presses("enter")
		chen.sees(c.says)
		if c.section == "微信群" {
			chen.presses("tab")
			chen.sees("没有符合的微信群")
		}
	}
	full := newRegistry(t)
	li := full.sits(full.officer, "zh", 80, 24)
	li.presses(":")
	li.types("申请")
	li.presses("enter")
	li.doesNotSee("还没有申请")
}
