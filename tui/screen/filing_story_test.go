package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/filing"
)

// filed is how far a group's filing has come.
func (r *registry) filed(group domain.ID) domain.FilingState {
	r.Helper()
	v, err := r.Group(r.ctx, r.operator, group)
	r.must(err)
	return v.Filing
}

// clerk is an account of a branch's own.
func (r *registry) clerk(name, branch string) domain.Caller {
	r.Helper()
	in := newAccount(name, domain.RoleBranchOfficer)
	in.Scope = r.branches[branch]
	_, err := r.AddAccount(r.ctx, r.director, in)
	r.must(err)
	return caller(name)
}

// A director starts the year's campaign, reminds a branch, takes in a form that
// came by e-mail, accepts one that a branch handed in; the bar moves.
func TestN4_1b_ACampaignFromStartToEnd(t *testing.T) {
	r := newRegistry(t)
	chen := r.sits(r.director, "zh", 120, 40)
	chen.goes("filing")
	chen.sees("现在没有进行中的备案工作，按 N 开展", "北京01群", "湖南01群", "未报")
	chen.presses("N")
	chen.sees("开展备案", "每个在用的群开一项备案任务", "依据《通知》四.1")
	chen.presses("tab")
	chen.presses("ctrl+u")
	chen.types("2026-11-20")
	chen.presses("enter")
	chen.sees("截止日期须在今天之后，不能是 2026-11-20")
	chen.presses("ctrl+u")
	chen.types("20261231")
	chen.presses("enter")
	chen.sees("C-0001 已开展，2 个分会")
	chen.sees("2026 年度微信群备案", "截止 2026-12-31 · 还有 41 天", "已备案 0/2", "未报 2", "京!", "湘!", "0/2")

	// Hunan's council is past its term: that is why it is stuck, and it is reminded.
	chen.presses("down")
	chen.sees("待换届", "未催")
	chen.presses("n")
	chen.sees("关于报送微信群备案表的提醒", "湖南校友分会：", "贵会在2026年12月31日", "武汉轻工大学湖南校友分会群01", "距截止还有 41")
	chen.presses("n")
	chen.sees("湖南校友分会 已记第 1 次催报", "已催 1 次")

	// Its form comes by e-mail.
	chen.presses("f")
	chen.sees("备案表 · 湖南01群", "武汉轻工大学（湖南）校友分会微信群备案表", "周涛 · 副会长", "138****5678", "电子邮件")
	chen.presses("tab")
	chen.presses("ctrl+u")
	chen.types("2026-11-21")
	chen.presses("enter")
	chen.sees("还没到")
	chen.presses("ctrl+u")
	chen.types("2026-11-20")
	chen.presses("enter")
	chen.sees("F-0001 已备案：湖南01群", "已备案 1/2", "湘✓", "1/2")
	f, err := r.Filing(r.ctx, r.operator, domain.ID{Kind: domain.KindFiling, Seq: 1})
	r.must(err)
	if f.Channel != domain.ChannelEmail || f.ReceivedOn != "2026-11-20" || f.Campaign.Seq != 1 || r.filed(r.hunan) != domain.FilingFiled {
		t.Errorf("recorded %+v", f.Filing)
	}

	// Beijing hands in its own, and the board of the director shows it at once.
	clerk := r.sits(r.clerk("京办", "北京"), "zh", 80, 24)
	clerk.goes("filing")
	clerk.sees("2026 年度微信群备案", "已备案 0/1", "北京")
	clerk.doesNotSee("湖南")
	clerk.presses("f")
	clerk.sees("将按登记的群主和管理员报送备案表", "赵倩 · 副会长")
	clerk.presses("enter")
	clerk.sees("F-0002 已报送：北京01群，待总会审核")

	chen.presses("r")
	chen.sees("审核中 1", "京…")
	chen.presses("enter")
	chen.sees("F-0002", "备案表第 1 版", "本系统", "准予备案")
	chen.presses("a")
	chen.sees("准予备案 · F-0002", "北京01群 的第 1 版备案表将成为备案", "依据《办法》第四条(四)")
	chen.presses("enter")
	chen.sees("F-0002 已备案：北京01群")
	chen.presses("esc")
	chen.sees("已备案 2/2", "应备案的分会都已备案", "京✓", "2/2")
	if r.filed(r.beijing) != domain.FilingFiled {
		t.Error("Beijing is not filed")
	}

	chen.presses("x")
	chen.sees("结束备案 · 2026 年度微信群备案", "2 个分会中 2 个已备案")
	chen.presses("enter")
	chen.sees("C-0001 已结束", "现在没有进行中的备案工作")
}

// An officer returns a form with what it lacks; the branch mends it.
func TestM4_4_AFormIsReturnedByKeys(t *testing.T) {
	r := newRegistry(t)
	by := r.clerk("京办", "北京")
	g, err := r.Group(r.ctx, by, r.beijing)
	r.must(err)
	f, err := r.SubmitFiling(r.ctx, by, filing.SubmitFiling{Group: g.ID, Version: g.Version})
	r.must(err)
	li := r.sits(r.officer, "zh", 120, 40)
	li.goes("filing")
	li.sees("湖南01群")
	li.presses("tab") // 审核中
	li.sees("北京01群", "退回补正")
	li.presses("b")
	li.sees("退回补正 · F-0001", "分会得到新的备案任务")
	li.presses("tab", "tab", "enter")
	li.sees("请填写所缺材料")
	li.presses("shift+tab", "shift+tab", "space", "tab")
	li.types("管理员电话是空号")
	li.presses("tab", "enter")
	li.sees("F-0001 已退回：北京01群")
	v, err := r.Filing(r.ctx, r.operator, f.ID)
	r.must(err)
	if v.State != domain.FilingFormReturned || len(v.Returned.Missing) != 1 || v.Returned.Missing[0] != domain.MaterialPhone ||
		v.Returned.Note != "管理员电话是空号" {
		t.Errorf("returned %+v", v.Returned)
	}
	clerk := r.sits(by, "zh", 120, 40)
	clerk.opens(f.ID)
	clerk.sees("退回补正", "联系电话", "管理员电话是空号", "报送备案表")
	clerk.presses("f")
	clerk.sees("将按登记的群主和管理员报送备案表")
	clerk.presses("enter")
	clerk.sees("F-0002 已报送")
}

func TestN4_1a_ABranchRecordsItsCleanUp(t *testing.T) {
	r := newRegistry(t)
	_, err := r.StartCampaign(r.ctx, r.director, campaign.StartCampaign{Name: "年度备案", Deadline: "2026-12-31"})
	r.must(err)
	clerk := r.sits(r.clerk("京办", "北京"), "zh", 80, 24)
	clerk.goes("filing")
	clerk.sees("年度备案", "北京")
	clerk.presses("m")
	clerk.sees("登记情况 · 北京校友分会", "群主和管理员清查调整完毕的日期", "依据《通知》四.1")
	clerk.types("已调整一名管理员")
	clerk.presses("tab")
	clerk.types("2026-11-19")
	clerk.presses("enter")
	clerk.sees("北京校友分会 已登记", "11-19 已清查")
}

func TestA2_TheConsoleShowsNoPhoneAndExportsByCommand(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.goes("filing")
	li.sees("北京01群", "138****5678")
	li.doesNotSee("13812345678")
	li.presses("e")
	li.sees("filing export "+r.beijing.String()+" --xlsx > ", "每次导出都记入审计")
	auditor := r.sits(r.auditor, "zh", 120, 40)
	auditor.goes("filing")
	auditor.sees("北京01群", "您的角色不能这样做")
}

// The board and the lists as they stand on a small terminal; on a large one the
// map is there too, which the story reads.
func TestGoldenFiling(t *testing.T) {
	r := newRegistry(t)
	lists := r.sits(r.officer, "zh", 80, 24)
	lists.goes("filing")
	lists.sees("北京01群", "湖南01群")
	lists.golden("filing-lists-80x24")
	_, err := r.StartCampaign(r.ctx, r.director, campaign.StartCampaign{Name: "2026 年度微信群备案", Deadline: "2026-12-31"})
	r.must(err)
	for name, lang := range map[string]string{"filing-80x24": "zh", "filing-80x24-en": "en"} {
		p := r.with(t).sits(r.officer, lang, 80, 24)
		p.goes("filing")
		p.sees("湖南", "2026-12-31")
		p.golden(name)
	}
}

// The board counts what its campaign asks for, N4.1b, and says who else has a
// group that is not filed, M4.4: together they are the list of branches' number.
func TestM4_4_N4_1b_TheBoardSaysWhoHasNotFiledBesideIt(t *testing.T) {
	r := newRegistry(t)
	_, err := r.StartCampaign(r.ctx, r.director, campaign.StartCampaign{
		Name: "湖南专项", Deadline: "2026-12-31", Branches: []domain.ID{r.branches["湖南"]},
	})
	r.must(err)
	li := r.sits(r.officer, "zh", 120, 40)
	li.goes("filing")
	li.sees("湖南专项", "已备案 0/1", "未报 1", "本次之外 1")
	li.visits("branches", "未备案 2")
}
