package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/filing"
	officeregistry "alumni/domain/office/registry"
)

// settled publishes and files a group, so that what is renewed shows.
func (r *registry) settled(group domain.ID) {
	r.Helper()
	r.published(group)
	g, err := r.Group(r.ctx, r.director, group)
	r.must(err)
	_, err = r.SubmitFiling(r.ctx, r.director, filing.SubmitFiling{Group: group, Version: g.Version})
	r.must(err)
}

// publishes ticks both boxes of a group's open publication by keys.
func (p *person) publishes(task domain.ID) {
	p.Helper()
	p.opens(task)
	p.sees(task.String()+" 任务 · 公布", "○ 公众号", "t 登记公布")
	p.presses("t")
	p.sees("登记公布 · ", "[公众号]")
	p.types("https://mp.weixin.qq.com/s/" + task.String())
	p.presses("enter")
	p.sees("已登记公众号公布，还缺网站")
	p.presses("t")
	p.sees("另一渠道已登记", "[网站]")
	p.types("https://www.whpu.edu.cn/" + task.String())
	p.presses("enter")
	p.sees("两个渠道都已公布，公布完成")
}

// proves ends a task done in WeChat.
func (p *person) proves(task domain.ID, what string) {
	p.Helper()
	p.opens(task)
	p.sees(task.String()+" 任务 · "+what, "d 办结")
	p.presses("d")
	p.sees("请先在微信中办理")
	p.types("已在微信办理，截图存档")
	p.presses("enter")
	p.sees("已办结 " + task.String())
}

// over checks that a group is in use, published, filed, and that nothing is open about it.
func (r *registry) over(group domain.ID, owner string) {
	r.Helper()
	g, err := r.Group(r.ctx, r.operator, group)
	r.must(err)
	if g.OwnerName != owner || g.State != domain.GroupActive || g.Filing != domain.FilingFiled || !g.Publication.Complete() ||
		len(g.OpenCases) != 0 {
		r.Errorf("under %s it is %s, %s, published %t, open %v", g.OwnerName, g.State, g.Filing, g.Publication.Complete(), g.OpenCases)
	}
}

// A transfer from its approval to the proof in WeChat, the publication and the
// filing renewed.
func TestN2_3_ATransferByKeysToTheRenewedFiling(t *testing.T) {
	r := newRegistry(t)
	r.settled(r.hunan)
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("移交")
	li.sees("湖南01群", "周涛 → 陈静", "a 批复同意")
	li.presses("a")
	li.sees("移交群主 · T-0001", "备案与公布重新打开", "依据《通知》二.3")
	li.presses("enter")
	li.sees("群主现为 陈静")
	li.opens(r.hunan)
	li.sees("陈静 秘书长", "备案 未报", "公众号 未公布", "任务 · 移交群主", "任务 · 公布", "任务 · 备案")

	clerk := r.sits(r.clerk("湘办", "湖南"), "zh", 120, 40)
	clerk.proves(r.waitingTask(r.hunan, domain.TaskTransferOwner), "移交群主")
	li.publishes(r.waitingTask(r.hunan, domain.TaskPublish))
	clerk.opens(r.waitingTask(r.hunan, domain.TaskFile))
	clerk.sees("任务 · 备案", "d 办结")
	clerk.presses("d")
	clerk.sees("将按登记的群主和管理员报送备案表", "群主 陈静 任秘书长")
	clerk.presses("enter")
	clerk.sees("F-0002 已报送：湖南01群，待总会审核")
	li.opens(domain.ID{Kind: domain.KindFiling, Seq: 2})
	li.sees("备案表第 2 版", "群主：周涛 → 陈静", "a 准予备案")
	li.presses("a")
	li.sees("准予备案 · F-0002")
	li.presses("enter")
	li.sees("F-0002 已备案：湖南01群")
	r.over(r.hunan, "陈静")
}

// A group loses its owner; its branch records it, headquarters sees it wait,
// somebody takes the role, and all that named the former owner is renewed.
func TestM5_1_AVacancyByKeysUntilItIsFilled(t *testing.T) {
	r := newRegistry(t)
	r.settled(r.beijing)
	clerk := r.sits(r.clerk("京办", "北京"), "zh", 120, 40)
	clerk.section("微信群")
	clerk.sees("北京01群", "z 登记群主空缺")
	clerk.presses("z")
	clerk.sees("群主空缺 · 武汉轻工大学北京校友分会群01", "只登记已发生的事实", "依据《办法》第五条")
	clerk.presses("tab")
	clerk.types("赵倩已退群")
	clerk.presses("enter")
	clerk.sees("（空缺）", "t 申请补任群主")

	li := r.sits(r.officer, "zh", 120, 40)
	li.sees("北京01群 群主空缺")
	li.opens(r.beijing)
	li.sees("G-0001 武汉轻工大学北京校友分会群01", "（空缺）", "备案 未报", "t 申请补任群主")
	li.presses("t")
	li.sees("群主 （空缺）")
	li.presses("tab")
	li.types("王建国")
	li.sees("› 王建国")
	li.presses("enter")
	li.types("京校理〔2026〕6号")
	li.presses("tab")
	li.types("20261118")
	li.presses("tab", "tab")
	li.types("原群主退群")
	li.presses("enter")
	li.sees("已提交 T-0002", "o 打开")
	li.presses("o")
	li.sees("T-0002", "a 批复同意")
	li.presses("a")
	li.sees("空缺，将由 王建国 接任")
	li.presses("enter")
	li.sees("群主现为 王建国")
	clerk.proves(r.waitingTask(r.beijing, domain.TaskTransferOwner), "移交群主")
	li.publishes(r.waitingTask(r.beijing, domain.TaskPublish))
	file := r.waitingTask(r.beijing, domain.TaskFile)
	li.opens(file)
	li.sees(file.String()+" 任务 · 备案", "d 办结")
	li.presses("d")
	li.sees("总会收到备案表", "群主 王建国 任会长")
	li.presses("enter")
	li.sees("F-0002 已备案：北京01群")
	r.over(r.beijing, "王建国")
}

// The branch records the president's authorisation of an owner who left the
// council; headquarters confirms it by the form that is filed anew.
func TestM5_2_N2_1a_AnAuthorisedOwnerIsConfirmedByKeys(t *testing.T) {
	r := newRegistry(t)
	r.settled(r.beijing)
	b, err := r.Branch(r.ctx, r.director, r.branches["北京"])
	r.must(err)
	_, err = r.UnseatPerson(r.ctx, r.director, officeregistry.UnseatPerson{
		Branch: b.ID, Version: b.Version, Person: r.people["赵倩"], Reason: "辞去副会长",
	})
	r.must(err)
	clerk := r.sits(r.clerk("京办", "北京"), "zh", 80, 24)
	clerk.sees("复核", "北京01群 群主 赵倩 ")
	clerk.presses("enter")
	clerk.sees("任务 · 复核群主资格", "d 办结")
	clerk.presses("d")
	clerk.sees("群主据此留任", "审核备案表时确认", "依据《办法》第五条")
	clerk.types("京校友授〔2026〕1号")
	clerk.presses("tab")
	clerk.types("20261118")
	clerk.presses("enter")
	clerk.sees("已办结")
	clerk.opens(r.beijing)
	clerk.sees("赵倩", "! 备案 未报", "✓ 公众号", "✓ 网站", "任务 · 备案") // what is published holds
	clerk.opens(r.waitingTask(r.beijing, domain.TaskFile))
	clerk.sees("任务 · 备案", "d 办结")
	clerk.presses("d")
	clerk.sees("群主 赵倩 不任会长、副会长、秘书长", "长授权：京校友授〔2026〕1号，2026-11-18")
	clerk.presses("enter")
	clerk.sees("F-0002 已报送")

	li := r.sits(r.officer, "zh", 120, 40)
	li.section("备案")
	li.sees("湖南01群")
	li.presses("tab") // 审核中
	li.sees("F-0002", "北京01群")
	li.presses("a")
	li.sees("准予备案 · F-0002", "群主 赵倩 不任会长、副会长、秘书长", "长授权：京校友授〔2026〕1号")
	li.presses("enter")
	li.sees("F-0002 已备案：北京01群")
	r.over(r.beijing, "赵倩")
}
