package screen_test

import (
	"strings"
	"testing"

	"alumni/domain"
)

// An officer returns an application, the branch mends it, and it is approved.
func TestM4_2_AReturnedApplicationIsMendedAndApprovedByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("申请")
	li.sees("2 件待审核", "A-0003", "b 退回补正")
	li.presses("b")
	li.sees("退回补正 · A-0003", "依据《办法》第四条(二)")
	li.presses("down", "down", "down", "space", "tab")
	li.types("请附01群的成员名单")
	li.presses("enter")
	li.sees("已退回 A-0003 补正")

	wang := r.sits(r.branchOfficer("北京"), "zh", 80, 24)
	wang.section("申请")
	wang.sees("0 件待审核")
	wang.presses("tab") // 退回
	wang.sees("A-0003", "北京02群")
	wang.presses("enter")
	wang.sees("需补正", "增设群的人数依据", "请附01群的成员名单", "e 修改后提交")
	wang.presses("e")
	wang.sees("新建群 · 补正 A-0003", "李敏 于 11-20 10:00 退回")
	wang.doesNotSee("须说明待入群人数") // it is filled in
	wang.presses("tab", "tab", "tab", "tab", "tab", "tab", "backspace", "backspace")
	wang.types("75")
	wang.presses("tab")
	wang.types("名单另附")
	wang.presses("enter")
	wang.sees("已提交 A-0003")
	r.stays(r.application, domain.CaseSubmitted)

	li.section("申请")
	li.sees("2 件待审核", "A-0003")
	li.opens(r.application)
	li.sees("新建群申请", "75 人", "a 批复同意", "曾退回，现已重新提交")
	if s := flat(li.screen()); strings.Contains(s, "退回，需补正") || strings.Contains(s, "!增设群的人数依据") ||
		strings.Index(s, "曾退回") < strings.Index(s, "审核要点") {
		t.Errorf("the return is past, below the checks:\n%s", li.screen())
	}
	li.presses("a")
	li.sees("批复同意 · A-0003")
	li.presses("enter")
	li.sees("已同意 A-0003：武汉轻工大学北京校友分会群02")
	v, err := r.Application(r.ctx, r.operator, r.application)
	r.must(err)
	if v.State != domain.CaseApproved || v.Headcount != 75 || v.Reason != "01群将满名单另附" && v.Reason != "名单另附01群将满" {
		t.Errorf("it came to be %s for %d, %q", v.State, v.Headcount, v.Reason)
	}
	wang.presses("esc")
	wang.opens(r.application)
	wang.sees("已同意", "文号 校友办〔2026〕3号", "l 文书")
}

// A second officer who takes a claim over decides the case; the first one is
// told so, and both stand in its history.
func TestM4_2_WhoTakesAClaimOverDecidesByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("申请")
	li.sees("2 件待审核", "c 领办")
	li.presses("c")
	li.sees("已领办 A-0003", "由您领办")

	he := r.sits(r.other, "zh", 120, 40)
	he.section("申请")
	he.sees("李敏 领办中", "c 接办")
	he.presses("a")
	he.sees("A-0003 由 李敏 领办中", "确需处理请先接办")
	r.stays(r.application, domain.CaseSubmitted)
	he.presses("c")
	he.sees("接办 · A-0003", "双方都记入经过")
	he.presses("enter")
	he.sees("由李敏转来", "由您领办")
	li.sees("何俊 领办中")
	li.presses("a")
	li.sees("A-0003 由 何俊 领办中")
	he.presses("a")
	he.sees("批复同意 · A-0003")
	he.presses("enter")
	he.sees("已同意 A-0003")
	v, err := r.Application(r.ctx, r.operator, r.application)
	r.must(err)
	var claimed, taken bool
	for _, h := range v.History {
		claimed = claimed || h.Action == domain.ActCaseClaim
		taken = taken || h.Action == domain.ActCaseTakeOver
	}
	if v.State != domain.CaseApproved || v.ReplyBy != "何俊" || v.Claim != nil || !claimed || !taken {
		t.Errorf("it is %s by %s, claim %+v, claimed %t, taken over %t", v.State, v.ReplyBy, v.Claim, claimed, taken)
	}
}
