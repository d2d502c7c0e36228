package screen_test

import (
	"testing"

	"alumni/domain"
)

// A group of headquarters itself, by keys alone: from the list of groups to one
// that is in use, published and filed.
func TestM3_AGroupOfHeadquartersByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.goes("groups")
	li.sees("N 申请总会群")
	li.presses("N")
	li.sees("申请建群 · 校友总会", "总会自己的群，不属于任何分会", "依据《办法》第三条")
	li.doesNotSee("总会授权")
	li.doesNotSee("会长授权")
	li.presses("tab")
	li.picks("赵倩")
	li.picks("郑凯")
	li.sees("总会对群主的授权")
	li.saves()
	li.sees("已存草稿 A-0005，尚未提交")

	id := domain.ID{Kind: domain.KindApplication, Seq: 5}
	r.stays(id, domain.CaseDraft)
	li.goes("applications")
	li.sees("2 件待审核")
	li.presses("left", "left") // all, drafts
	li.sees("1 件草稿", "校友总会01群", "校友总会 · 草稿，尚未提交")
	li.presses("e")
	li.sees("新建群 · 草稿 A-0005", "郑凯")
	li.presses("enter")
	li.sees("缺总会书面决定的文号", "依据《办法》第四条(一)")
	li.types("校友总〔2026〕5号")
	li.presses("tab")
	li.types("20261102")
	li.presses("enter")
	li.sees("郑凯 没有总会授权，不能任总会群的群主", "依据《办法》第五条")
	li.types("总会授〔2026〕1号")
	li.presses("tab")
	li.types("20261103")
	li.presses("enter")
	li.sees("已提交 A-0005，待总会审核")

	li.opens(id)
	li.sees("新建群申请", "校友总会 · 2026-11-20 赵倩 提交", "校友总会自己的群，由总会申请", "办法 三", "总会首个群")
	li.presses("a")
	li.sees("武汉轻工大学校友总会群01", "批复同意 · A-0005")
	li.presses("enter")
	li.sees("已同意 A-0005")
	v, err := r.Application(r.ctx, r.operator, id)
	r.must(err)
	r.hqGroupIsDone(li, v.Application.Group)
}

// hqGroupIsDone takes the steps that follow an approval, each from its task.
func (r *registry) hqGroupIsDone(li *person, group domain.ID) {
	r.Helper()
	li.goes("inbox")
	li.sees("校友总会01群 待建群", "校友总会01群 未报备案表", "校友总会01群 待公布")
	create, publish := r.waitingTask(group, domain.TaskCreateGroup), r.waitingTask(group, domain.TaskPublish)
	li.opens(create)
	li.sees("任务 · 建群", "校友总会")
	li.presses("d")
	li.sees("请先在微信中办理")
	li.types("已建群，二维码存档")
	li.presses("enter")
	li.sees("已办结 " + create.String())
	li.opens(publish)
	li.sees("任务 · 公布")
	li.presses("d")
	li.sees("须在公众号和网站都公布")
	li.types("https://mp.weixin.qq.com/s/9")
	li.presses("tab", "tab")
	li.types("https://www.whpu.edu.cn/9")
	li.presses("enter")
	li.sees("已办结 " + publish.String())
	li.opens(r.waitingTask(group, domain.TaskFile))
	li.sees("任务 · 备案")
	li.presses("d")
	li.sees("备案表 · 校友总会01群", "武汉轻工大学校友总会微信群备案表", "郑凯")
	li.presses("enter")
	li.sees("F-0001 已备案：校友总会01群")
	li.opens(group)
	li.sees("武汉轻工大学校友总会群01", "校友总会 · 总会群", "使用中", "已备案", "2026-11-20 https://www.whpu.edu.cn/9", "没有在办事项")

	// A second one is asked how many people wait, N1.3.
	li.goes("groups")
	li.sees("G-0003", "校友总会01群")
	li.presses("N")
	li.sees("申请建群 · 校友总会", "已有 1 个群，须说明待入群人数", "待入群人数")
}

// picks types a name into a field and takes the first one found; the next field
// has the focus then.
func (p *person) picks(name string) {
	p.Helper()
	p.types(name)
	p.sees("› " + name)
	p.presses("enter")
}

func TestM4_5_AGroupOfHeadquartersFilesLateByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.goes("groups")
	li.presses("N")
	li.sees("申请建群 · 校友总会")
	li.presses("right")
	li.sees("补办备案", "在用的群名")
	li.presses("tab")
	li.types("武汉轻工大学北京校友分会群05")
	li.presses("tab")
	li.picks("赵倩")
	li.picks("郑凯")
	li.types("总会授〔2026〕1号")
	li.presses("tab")
	li.types("20261103")
	li.presses("tab", "tab", "tab")
	li.types("校友总〔2026〕5号")
	li.presses("tab")
	li.types("20261102")
	li.presses("enter")
	li.sees("现群名不能是", "武汉轻工大学北京校友分会群05", "依据《办法》第四条(六)")
	li.presses("ctrl+u")
	li.types("武汉轻工大学校友总会群03")
	li.presses("enter")
	li.sees("已提交 A-0005")
	v, err := r.Application(r.ctx, r.operator, domain.ID{Kind: domain.KindApplication, Seq: 5})
	r.must(err)
	if v.Kind != domain.ApplyLateFiling || !v.HQ || v.Seq != 3 || v.ApplicantName != "赵倩" {
		t.Errorf("submitted %+v", v.ApplicationRow)
	}
}

func TestM3_WhoMayNotApplyIsNotOfferedAGroupOfHeadquarters(t *testing.T) {
	r := newRegistry(t)
	for _, by := range []domain.Caller{r.branchOfficer("北京"), r.auditor} {
		p := r.sits(by, "zh", 120, 40)
		p.goes("groups")
		p.sees("北京01群")
		p.doesNotSee("申请总会群")
		p.presses("N")
		p.doesNotSee("申请建群 · 校友总会")
	}
}
