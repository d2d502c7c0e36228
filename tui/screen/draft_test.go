package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
)

func TestM4_1_ADraftIsKeptFilledInLaterAndHandedIn(t *testing.T) {
	r := newRegistry(t)
	wang := r.sits(r.branchOfficer("北京"), "zh", 120, 40)
	wang.opens(r.branches["北京"])
	wang.sees("申请建群")
	wang.presses("n")
	wang.sees("申请建群 · 北京校友分会", "王建国", "ctrl+s 存草稿")
	wang.presses("tab")
	wang.types("孙磊")
	wang.sees("› 孙磊")
	wang.presses("enter", "esc")
	wang.sees("已填写的内容将丢弃：ctrl+s 存草稿，或再按一次 esc 放弃")
	wang.saves()
	wang.sees("已存草稿 A-0005，尚未提交")

	id := domain.ID{Kind: domain.KindApplication, Seq: 5}
	r.stays(id, domain.CaseDraft)
	wang.goes("applications")
	wang.sees("1 件待审核")
	wang.presses("left", "left") // all, drafts
	wang.sees("1 件草稿", "A-0005")
	wang.sees("草稿，尚未提交", "e 续填并提交", "孙磊")
	wang.presses("e")
	wang.sees("新建群 · 草稿 A-0005", "孙磊")
	wang.presses("enter")
	wang.sees("缺书面申请或理事会决议的文号")
	wang.types("京校理〔2026〕4号")
	wang.presses("tab")
	wang.types("2026年11月2日")
	wang.presses("enter")
	wang.sees("已有群，再建须说明待入群人数", "依据《通知》一.3")
	wang.types("40")
	wang.presses("enter")
	wang.sees("已提交 A-0005，待总会审核")
	v, err := r.Application(r.ctx, r.operator, id)
	r.must(err)
	want := domain.Reference{Number: "京校理〔2026〕4号", Date: "2026-11-02"}
	if v.State != domain.CaseSubmitted || v.Document != want || v.OwnerName != "孙磊" || v.Headcount != 40 {
		t.Errorf("handed in %+v", v.Application)
	}
}

func TestM4_1_ADraftIsThrownAwayOnPurposeOnly(t *testing.T) {
	r := newRegistry(t)
	a, err := r.SaveDraft(r.ctx, r.director, casework.SubmitApplication{Kind: domain.ApplyNewGroup, Branch: r.branches["北京"]})
	r.must(err)
	li := r.sits(r.officer, "zh", 120, 40)
	li.opens(a.ID)
	li.sees("草稿，尚未提交", "w 删除草稿")
	li.presses("w")
	li.sees("删除草稿 · "+a.ID.String(), "删除后不再保留")
	r.stays(a.ID, domain.CaseDraft)
	li.presses("enter")
	li.sees("已删除草稿 " + a.ID.String())
	r.stays(a.ID, domain.CaseWithdrawn)
}

// A branch's clerk begins a transfer on the group's page, keeps it, and hands it
// in once the successor is known.
func TestN2_3_ATransfersDraftIsKeptFilledInLaterAndHandedIn(t *testing.T) {
	r := newRegistry(t)
	wang := r.sits(r.branchOfficer("北京"), "zh", 120, 40)
	wang.opens(r.beijing)
	wang.sees("t 申请移交")
	wang.presses("t")
	wang.sees("ctrl+s 存草稿", "接任人")
	wang.saves()
	wang.sees("已存草稿 T-0002，尚未提交")
	id := domain.ID{Kind: domain.KindTransfer, Seq: 2}
	wang.goes("transfers")
	wang.sees("0 件待审核")
	wang.presses("left", "left") // all, drafts
	wang.sees("1 件草稿", "T-0002", "草稿，尚未提交", "e 续填并提交", "w 删除草稿")
	wang.presses("e")
	wang.sees("草稿 T-0002", "接任人")
	wang.presses("tab")
	wang.types("孙磊")
	wang.sees("› 孙磊")
	wang.presses("enter")
	wang.presses("enter")
	wang.sees("请填写理由。依据《通知》二.3")
	wang.types("工作调动")
	wang.presses("enter")
	wang.sees("已提交 T-0002")
	v, err := r.Transfer(r.ctx, r.operator, id)
	r.must(err)
	if v.State != domain.CaseSubmitted || v.ToName != "孙磊" || v.Reason != "工作调动" {
		t.Errorf("handed in %+v", v.Transfer)
	}
}

func TestM4_1_WhoIsNotPresidentIsAskedForTheAuthorisation(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.opens(r.branches["北京"])
	li.sees("申请建群")
	li.presses("n")
	li.sees("申请建群 · 北京校友分会", "王建国")
	li.doesNotSee("会长授权")
	li.presses("backspace")
	li.types("赵倩")
	li.sees("› 赵倩")
	li.presses("enter")
	li.sees("会长授权", "申请人非会长时填")
	li.types("授〔2026〕1号")
	li.sees("授权日期", "授权说明")
	li.presses("backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace")
	li.doesNotSee("授权日期")
}

func TestN2_1a_TheAdminsOfAGroupAreChangedOnApplication(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.opens(r.beijing)
	li.sees("a 变更管理员", "d 申请解散")
	li.presses("a")
	li.sees("变更管理员 · 武汉轻工大学北京校友分会群01", "孙磊", "依据《通知》二.1")
	li.presses("tab")
	li.sees("变更后的全部管理员")
	li.types("郑凯")
	li.sees("› 郑凯")
	li.presses("enter")
	li.sees("孙磊、郑凯")
	li.presses("tab")
	li.types("京校理〔2026〕5号")
	li.presses("tab")
	li.types("20261105")
	li.presses("tab", "tab")
	li.types("增加一位管理员")
	li.presses("enter")
	li.sees("已提交 A-0005", "o 打开")
	li.presses("o")
	li.sees("变更管理员申请", "管理员 孙磊、郑凯", "京校理〔2026〕5号 · 2026-11-05", "批复同意")
	li.presses("a")
	li.sees("武汉轻工大学北京校友分会群01 的管理员将为：孙磊、郑凯")
	li.presses("enter")
	li.sees("已同意 A-0005")
	g, err := r.Group(r.ctx, r.operator, r.beijing)
	r.must(err)
	if len(g.AdminRefs) != 2 || g.AdminRefs[1].Name != "郑凯" {
		t.Errorf("the admins are %+v", g.AdminRefs)
	}
}

func TestN1_4a_AGroupsEndIsAppliedFor(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.opens(r.hunan)
	li.sees("申请解散")
	li.presses("d")
	li.sees("解散群 · 武汉轻工大学湖南校友分会群01", "将申请解散")
	li.presses("tab")
	li.types("湘校理〔2026〕9号")
	li.presses("tab")
	li.types("20261110")
	li.presses("tab", "tab")
	li.types("成员已并入新群")
	li.presses("enter")
	li.sees("已提交 A-0005")
	v, err := r.Application(r.ctx, r.operator, domain.ID{Kind: domain.KindApplication, Seq: 5})
	r.must(err)
	if v.Kind != domain.ApplyDissolution || v.Application.Group != r.hunan {
		t.Errorf("submitted %+v", v.Application)
	}
}

func TestM5_1_TheInboxLeadsToTheVacantRole(t *testing.T) {
	r := newRegistry(t)
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		g, err := tx.Groups().Get(r.beijing)
		if err != nil {
			return err
		}
		g.Owner, g.VacantSince = domain.ID{}, r.Now()
		return tx.Groups().Put(&g)
	}))
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("/")
	li.types("空缺")
	li.presses("esc")
	li.sees("北京01群 群主空缺")
	li.opens(r.beijing)
	li.sees("（空缺）", "t 申请补任群主")
	li.presses("t")
	li.sees("申请移交 · 武汉轻工大学北京校友分会群01", "群主 （空缺）")
	li.presses("tab")
	li.types("王建国")
	li.sees("› 王建国")
	li.presses("enter")
	li.doesNotSee("会长授权")
	li.presses("tab")
	li.types("原群主离校")
	li.presses("enter")
	li.sees("已提交 T-0002")
	v, err := r.Transfer(r.ctx, r.operator, domain.ID{Kind: domain.KindTransfer, Seq: 2})
	r.must(err)
	if !v.From.IsZero() || v.ToName != "王建国" || v.Role != domain.ManagerOwner {
		t.Errorf("submitted %+v", v.Transfer)
	}
}
