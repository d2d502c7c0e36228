package screen_test

import (
	"testing"

	"alumni/db/dbtest"
	"alumni/domain"
	"alumni/domain/office/account"
	"alumni/domain/office/casework"
)

func TestTheHeadingCountsWhatTheListShows(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.presses("4")
	li.sees("2 件待审核")
	li.presses("tab", "tab")
	li.sees("2 件已同意", "北京01群")
	li.presses("2")
	li.sees("5 个分会")
	li.presses("/")
	li.types("bj")
	li.sees("1 个分会", "北京")
	li.presses("enter", "3")
	li.sees("2 个微信群")
	li.presses("/")
	li.types("湖南")
	li.sees("1 个微信群")
	li.presses("enter", "9")
	li.sees("0 件处理中")
	li.presses("tab")
	li.sees("0 件已办结")
}

func TestM4_2_ARejectedApplicationNamesItsBranchAndItsDay(t *testing.T) {
	r := newRegistry(t)
	v, err := r.Application(r.ctx, r.officer, r.application)
	r.must(err)
	_, err = r.RejectCase(r.ctx, r.officer, casework.Reject{ID: v.ID, Version: v.Version, Reason: "缺人数说明"})
	r.must(err)
	li := r.sits(r.officer, "zh", 80, 24)
	li.presses("4")
	li.sees("1 件待审核")
	li.presses("tab", "tab", "tab")
	li.sees("1 件已驳回", "期限/日期", "11-20", "北京校友分会")
	li.presses("enter")
	li.sees("拟建群 未建群", "分会 B-0001 北京校友分会")
}

func TestTheImportantColumnsStayBesideThePane(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 100, 30)
	li.sees("期限", "类别", "编号", "事项", "W-0002", "公布")
	for key, want := range map[string][]string{
		"2": {"分会", "类别", "群主", "备案"}, "3": {"编号", "群名", "群主", "状态", "备案"},
		"4": {"期限/日期", "编号", "类别", "拟建群"}, "5": {"期限/日期", "编号", "微信群", "现任 → 接任人"},
	} {
		li.presses(key)
		li.sees(want...)
	}
	li.presses("0")
	li.sees("时间", "人员", "事项", "对象", "申请移交 T-0001")
	small := r.sits(r.officer, "zh", 80, 24)
	small.presses("0")
	small.sees("变更", "状态 待审核")
}

func TestM8_1_OnlyClausesThatFitTheOutcomeAreOffered(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("3")
	li.sees("北京01群", "记录违规")
	li.presses("v")
	li.sees("记录违规 · ")
	li.types("zk")
	li.sees("› 郑凯")
	li.presses("enter", "space", "tab")
	li.types("证据")
	li.presses("tab")
	for _, want := range []string{
		"提醒 · 办法 八(一)", "限期整改 · 通知 二.2", "限期整改 · 办法 八(一)", "撤回消息 · 办法 六(四)",
		"清理出群 · 通知 三.2", "清理出群 · 办法 八(一)", "移送有关部门 · 办法 八(一)", "提醒 · 办法 八(一)",
	} {
		li.sees("‹ " + want)
		li.presses("right")
	}
}

func TestM4_3_ThePublicationFormNamesGroupAndChannels(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	r.opens(li, domain.TaskPublish)
	li.presses("d")
	li.sees("武汉轻工大学北京校友分会群01", "公众号链接", "公众号日期", "网站链接", "网站日期")
	li.types("https://mp.weixin.qq.com/s/2")
	li.presses("enter")
	li.sees("缺办理凭证（网站链接）")
}

func TestN2_3_ARejectedTransferWithoutAReasonCitesItsOwnRule(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("5")
	li.sees("陈静 任秘书长")
	li.presses("x")
	li.sees("驳回移交 · T-0001")
	li.presses("tab", "enter")
	li.sees("不能驳回：缺理由", "依据《通知》二.3")
}

func TestM5_1_AVacantRoleIsCalledVacant(t *testing.T) {
	r := newRegistry(t)
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		g, err := tx.Groups().Get(r.beijing)
		if err != nil {
			return err
		}
		g.Owner = domain.ID{}
		return tx.Groups().Put(&g)
	}))
	r.join(r.beijing, "赵倩", "北京")
	_, err := r.SubmitTransfer(r.ctx, r.director, casework.SubmitTransfer{
		Group: r.beijing, Role: domain.ManagerOwner, To: r.people["王建国"], Reason: "群主离职",
	})
	r.must(err)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("5")
	li.sees("（空缺）")
	li.presses("down")
	li.sees("✓ 群主空缺")
}

func TestTheNewestOfAHistoryComesFirst(t *testing.T) {
	r := newRegistry(t)
	v, err := r.Application(r.ctx, r.officer, r.application)
	r.must(err)
	_, err = r.RejectCase(r.ctx, r.officer, casework.Reject{ID: v.ID, Version: v.Version, Reason: "缺人数说明"})
	r.must(err)
	li := r.sits(r.officer, "zh", 80, 24)
	li.presses("4")
	li.sees("1 件待审核")
	li.presses("tab", "tab", "tab")
	li.sees("1 件已驳回")
	li.presses("enter")
	li.sees("经过 11-20 10:00 李敏 驳回申请：缺人数说明 11-13 09:00 陈主任 提交申请")
}

func TestAnEmptyRegistrySaysHowBranchesGetThere(t *testing.T) {
	r := bareRegistry(t, dbtest.New(t))
	r.at("2026-11-20", 10)
	r.must(r.EnsureReady(r.ctx))
	_, err := r.EnsureDirector(r.ctx, []account.AddAccount{newAccount("陈主任", domain.RoleDirector)})
	r.must(err)
	chen := r.sits(caller("陈主任"), "zh", 80, 24)
	chen.presses("2")
	chen.sees("还没有分会", "branch import")
	chen.doesNotSee("⏎ 打开")
	chen.presses("tab")
	chen.sees("没有符合的分会")
}

func TestAnExpiredTermHasASignAndDissolvedGroupsAreNotOffered(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.presses("2")
	li.sees("! 2019-05-01")
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		g, err := tx.Groups().Get(r.hunan)
		if err != nil {
			return err
		}
		g.State = domain.GroupEnded
		return tx.Groups().Put(&g)
	}))
	li.presses("9", "n")
	li.sees("选择微信群", "北京校友分会群01")
	li.doesNotSee("湖南校友分会群01")
}

func TestN2_1a_ALateFilingIsAFormOfItsOwn(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("2")
	li.sees("北京校友分会", "补办备案")
	li.presses("down", "down")
	li.sees("内蒙古校友分会", "尚无微信群")
	li.presses("b")
	li.sees("补办备案 · 内蒙古校友分会", "现群名", "管理员")
	li.types("轻工大内蒙古校友")
	li.presses("tab", "tab") // the president applies and needs no authorisation
	li.types("邓超")
	li.sees("› 邓超")
	li.presses("enter", "tab")
	li.types("蒙校理〔2026〕1号")
	li.presses("tab")
	li.types("2026.11.2")
	li.presses("enter")
	li.sees("已提交 A-0005，待总会审核")
	v, err := r.Application(r.ctx, r.officer, domain.ID{Kind: domain.KindApplication, Seq: 5})
	r.must(err)
	if v.Kind != domain.ApplyLateFiling || v.Existing != "轻工大内蒙古校友" {
		t.Errorf("submitted %s of %q", v.Kind, v.Existing)
	}
}
