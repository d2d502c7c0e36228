package screen_test

import (
	"testing"

	"alumni/domain"
)

// filesLate has somebody apply late for Inner Mongolia's group on its page.
func (p *person) filesLate(existing string) {
	p.Helper()
	p.section("分会")
	p.sees("内蒙古校友分会", "b 补办备案")
	p.presses("b")
	p.sees("补办备案 · 内蒙古校友分会", "登记内蒙古校友分会已在使用的群", "冯雪", "依据《办法》第四条(五)")
	p.presses("enter")
	p.sees("请填写现群名")
	p.types(existing)
	p.presses("tab", "tab")
	p.types("邓超")
	p.sees("› 邓超")
	p.presses("enter", "tab")
	p.types("蒙校理〔2026〕1号")
	p.presses("tab")
	p.types("20261102")
	p.presses("enter")
	p.sees("已提交 A-0005", "o 打开")
}

// A group that was there before any application files late: here under a name
// of its own, under which it is published and filed, and which stays a finding
// until it is renamed on application.
func TestM4_5_ALateFilingUnderAnotherNameByKeys(t *testing.T) {
	r := newRegistry(t)
	clerk := r.sits(r.clerk("蒙办", "内蒙古"), "zh", 120, 40)
	clerk.filesLate("内蒙古轻工大校友群")
	clerk.presses("o")
	clerk.sees("补办备案申请", "w 撤回")

	li := r.sits(r.officer, "zh", 120, 40)
	li.section("申请")
	li.sees("3 件待审核", "补办备案")
	li.opens(domain.ID{Kind: domain.KindApplication, Seq: 5})
	li.sees("补办备案申请", "现群名 内蒙古轻工大校友群", "! 现群名不合规，应改为 武汉轻工大学内蒙古校友分会群01")
	li.presses("a")
	li.sees("批复同意 · A-0005", "内蒙古轻工大校友群 将补办备案，群主 邓超", "群已在用，无须建群", "改为 武汉轻工大学内蒙古校友分会群01 由分会另行申请", "依据《办法》第四条(五)")
	li.presses("enter")
	li.sees("已同意 A-0005", "l 文书", "打开 G-0003")
	li.presses("l")
	li.sees("关于同意补办微信群备案的批复", "群名为“内蒙古轻工大校友群”", "应改为“武汉轻工大学内蒙古校友分会群01”", "特此批复")
	li.presses("esc")
	li.sees("打开 G-0003")
	li.presses("o")
	li.sees("使用中", "! 群名 群名待整改，应为 武汉轻工大学内蒙古校友分会群01", "任务 · 公布", "任务 · 备案", "n 规范群名")
	li.doesNotSee("任务 · 建群") // it is there already
	group := domain.ID{Kind: domain.KindGroup, Seq: 3}

	clerk.opens(r.waitingTask(group, domain.TaskFile))
	clerk.sees("任务 · 备案")
	clerk.presses("d")
	clerk.sees("将按登记的群主和管理员报送备案表", "群主 邓超 任副会长")
	clerk.presses("enter")
	clerk.sees("F-0001 已报送")
	li.section("备案")
	li.sees("北京01群")
	li.presses("tab") // 审核中
	li.sees("F-0001", "内蒙古轻工大校友群")
	li.presses("a")
	li.sees("准予备案 · F-0001", "群名待整改，应为 武汉轻工大学内蒙古校友分会", "依据《办法》第四条(四)")
	li.presses("enter")
	li.sees("F-0001 已备案")
	g, err := r.Group(r.ctx, r.operator, group)
	r.must(err)
	if g.Filing != domain.FilingFiled || g.Name != "内蒙古轻工大校友群" || g.NameFinding != "武汉轻工大学内蒙古校友分会群01" || g.Seq != 1 {
		t.Errorf("it came to be %s, called %q, to be called %q, number %d", g.Filing, g.Name, g.NameFinding, g.Seq)
	}
}

// One that has the canonical name already has nothing to mend.
func TestM4_5_ALateFilingUnderTheCanonicalNameByKeys(t *testing.T) {
	r := newRegistry(t)
	clerk := r.sits(r.clerk("蒙办", "内蒙古"), "zh", 120, 40)
	clerk.filesLate("武汉轻工大学内蒙古校友分会群01")
	li := r.sits(r.officer, "zh", 120, 40)
	li.opens(domain.ID{Kind: domain.KindApplication, Seq: 5})
	li.sees("补办备案申请", "✓ 群名合规")
	li.presses("a")
	li.sees("批复同意 · A-0005", "武汉轻工大学内蒙古校友分会群01 将补办备案，群主 邓超")
	li.doesNotSee("由分会另行申请")
	li.presses("enter")
	li.sees("已同意 A-0005", "l 文书")
	li.presses("l")
	li.sees("群名为“武汉轻工大学内蒙古校友分会群01”", "特此批复")
	li.doesNotSee("应改为")
	li.presses("esc")
	li.sees("打开 G-0003")
	li.presses("o")
	li.sees("使用中", "任务 · 备案")
	li.doesNotSee("群名待整改")
	li.doesNotSee("规范群名")
	group := domain.ID{Kind: domain.KindGroup, Seq: 3}
	li.opens(r.waitingTask(group, domain.TaskFile))
	li.sees("任务 · 备案")
	li.presses("d")
	li.sees("总会收到备案表", "群主 邓超 任副会长")
	li.presses("enter")
	li.sees("F-0001 已备案")
	if got := r.filed(group); got != domain.FilingFiled {
		t.Errorf("it came to be %s", got)
	}
}
