package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/bulletin"
	"alumni/domain/office/casework"
	"alumni/domain/office/filing"
	officeregistry "alumni/domain/office/registry"
)

// Where there is no branch yet, somebody enthusiastic founds a group: reported
// to headquarters, granted once who owns it is verified, set up, published and
// filed.
func TestN1_4b_N2_1b_APreparatoryGroupFromItsReportToItsFiling(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("分会")
	li.sees("5 个分会")
	li.presses("down", "down", "down")
	li.sees("B-0004 拉萨校友分会", "筹备", "申请筹备群")
	li.presses("n")
	li.sees("申请筹备群 · 拉萨校友分会", "热心校友可建立筹备群", "依据《通知》一.4")
	li.types("格桑")
	li.sees("格桑 登记人员")
	li.presses("enter")
	li.types("格桑")
	li.sees("› 格桑")
	li.presses("enter", "enter")
	li.sees("已提交 A-0005", "o 打开")
	li.presses("o")
	li.sees("筹备群申请", "✓ 申请人 格桑 通知 一.4", "✓ 筹备群无须书面申请或理事会决议 通知 一.4", "✓ 群主 格桑 通知 二.1", "✗ 群主 格桑 尚未实名核验", "v 核验 格桑")
	li.presses("a")
	li.sees("批复同意 · A-0005", "将建立 武汉轻工大学拉萨校友分会群01，群主 格桑")
	li.presses("enter")
	li.sees("格桑 尚未实名核验。依据《通知》一.2")
	li.presses("esc")
	li.presses("v")
	li.sees("人员", "格桑")
	li.presses("v")
	li.sees("核验 · 格桑")
	li.types("毕业证")
	li.presses("enter")
	li.sees("已实名")
	li.presses("esc")
	li.sees("筹备群申请", "✓ 群主 格桑 已实名")
	li.doesNotSee("v 核验")
	li.presses("a")
	li.sees("批复同意 · A-0005")
	li.presses("enter")
	li.sees("已同意 A-0005：武汉轻工大学拉萨校友分会群01", "打开 G-0003")
	li.presses("l")
	li.sees("关于同意建立校友微信群（筹备）的批复", "格桑：", "你关于建立校友微信群（筹备）的申请", "特此批复")
	li.presses("esc")
	li.sees("打开 G-0003")
	li.presses("o")
	li.sees("筹备群", "待建", "任务 · 建群")
	li.presses("enter")
	li.sees("相关记录", "› W-0007")
	li.presses("enter")
	li.sees("任务 · 建群")
	li.presses("d")
	li.sees("请先在微信中办理")
	li.types("群已建好")
	li.presses("enter")
	li.sees("已办结 W-0007")
	li.section("公告")
	li.sees("3 个群待公布", "拉萨01群")
	li.presses("down", "down")
	li.sees("W-0008 公布 · 武汉轻工大学拉萨", "新设立", "格桑")
	li.presses("t")
	li.sees("登记公布 · 武汉轻工大学拉萨校友分会群01")
	li.types("https://mp.weixin.qq.com/s/8")
	li.presses("enter")
	li.sees("已登记公众号公布，还缺网站")
	li.presses("t")
	li.sees("另一渠道已登记")
	li.types("https://www.whpu.edu.cn/8")
	li.presses("enter")
	li.sees("公布完成", "2 个群待公布")
	li.section("备案")
	li.sees("拉萨01群")
	li.presses("down", "down")
	li.sees("格桑")
	li.presses("f")
	li.sees("备案表 · 拉萨01群", "群主 格桑 为筹备群的建立者或热心校友 通知 二.1")
	li.presses("enter")
	li.sees("F-0001 已备案：拉萨01群")
	g, err := r.Group(r.ctx, r.operator, domain.ID{Kind: domain.KindGroup, Seq: 3})
	r.must(err)
	if g.Kind != domain.GroupPreparatory || g.State != domain.GroupActive || g.Filing != domain.FilingFiled || !g.Publication.Complete() ||
		len(g.OpenCases) != 0 {
		t.Errorf("it came to be %s %s, %s, open %v", g.Kind, g.State, g.Filing, g.OpenCases)
	}
}

// preparatory makes a preparatory group of Lhasa in use, published and filed.
func (r *registry) preparatory() domain.ID {
	r.Helper()
	owner := r.people["次仁"]
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		p, err := tx.People().Get(owner)
		if err != nil {
			return err
		}
		p.Verification = &domain.Verification{How: "毕业证", At: r.Now()}
		return tx.People().Put(&p)
	}))
	a, err := r.SubmitApplication(r.ctx, r.director, casework.SubmitApplication{
		Kind: domain.ApplyPreparatory, Branch: r.branches["拉萨"], Applicant: owner, Owner: owner,
	})
	r.must(err)
	a, err = r.ApproveApplication(r.ctx, r.director, casework.Approve{ID: a.ID, Version: a.Version, Number: casework.NumberNext})
	r.must(err)
	r.done(a.Group, domain.TaskCreateGroup)
	r.published(a.Group)
	g, err := r.Group(r.ctx, r.director, a.Group)
	r.must(err)
	_, err = r.SubmitFiling(r.ctx, r.director, filing.SubmitFiling{Group: a.Group, Version: g.Version})
	r.must(err)
	return a.Group
}

// published ticks both boxes of a group's open publication.
func (r *registry) published(group domain.ID) {
	r.Helper()
	id := r.waitingTask(group, domain.TaskPublish)
	for channel, link := range map[domain.NoticeChannel]string{
		domain.NoticeAccount: "https://mp.weixin.qq.com/s/p", domain.NoticeWebsite: "https://www.whpu.edu.cn/p",
	} {
		v, err := r.Task(r.ctx, r.director, id)
		r.must(err)
		_, err = r.RecordNotice(r.ctx, r.director, bulletin.RecordNotice{
			Task: id, Version: v.Version, Channel: channel, Link: link, Date: domain.DateOf(r.Now()),
		})
		r.must(err)
	}
}

// When the branch is founded its preparatory group is queued for conversion;
// done, it is a group of the branch, to be published and filed anew.
func TestN1_4b_TheGroupIsConvertedWhenItsBranchIsFounded(t *testing.T) {
	r := newRegistry(t)
	group := r.preparatory()
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("分会")
	li.sees("5 个分会")
	li.presses("down", "down", "down")
	li.sees("B-0004 拉萨校友分会", "E 成立", "已备案")
	li.presses("E")
	li.sees("成立 · 拉萨校友分会", "其筹备群 1 个将列入转正待办", "依据《通知》一.4")
	li.presses("tab")
	li.types("格桑")
	li.sees("格桑 登记人员")
	li.presses("enter")
	li.types("次仁")
	li.sees("› 次仁")
	li.presses("enter")
	li.presses("tab", "tab", "tab")
	li.types("藏校友〔2026〕1号")
	li.presses("tab")
	li.types("20261118")
	li.presses("enter")
	li.sees("拉萨校友分会 已成立。新列待办 1 项")
	li.section("待办")
	li.sees("8 件等您处理", "拉萨01群 筹备群待转正")
	li.presses("/")
	li.types("拉萨")
	li.presses("enter")
	li.sees("› 3天 转正 W-0010 拉萨01群 筹备群待转正")
	li.presses("enter")
	li.sees("任务 · 筹备群转正", "分会已成立")
	li.presses("d")
	li.sees("办结筹备群转正 · W-0010", "理事会决议", "群名不变，公布和备案随之更新", "依据《通知》一.4")
	li.presses("enter")
	li.sees("缺办理凭证")
	li.types("藏校理〔2026〕1号")
	li.presses("enter")
	li.sees("已办结 W-0010")
	li.opens(group)
	li.sees("武汉轻工大学拉萨校友分会群01", "拉萨校友分会 · 地方分会群", "次仁 副会长", "备案 未报", "公众号 未公布", "W-0011 任务 · 公布", "W-0012 任务 · 备案")
	li.doesNotSee("应改为") // the canonical name was the group's already

	li.section("公告")
	li.sees("3 个群待公布", "拉萨01群", "重新公布")
	li.presses("/")
	li.types("拉萨")
	li.presses("enter")
	li.sees("W-0011 公布 · 武汉轻工大学拉萨")
	li.presses("t")
	li.sees("登记公布 · 武汉轻工大学拉萨")
	li.types("https://mp.weixin.qq.com/s/9")
	li.presses("enter")
	li.sees("已登记公众号公布，还缺网站")
	li.presses("t")
	li.sees("另一渠道已登记")
	li.types("https://www.whpu.edu.cn/9")
	li.presses("enter")
	li.sees("两个渠道都已公布，公布完成")

	clerk := r.sits(r.clerk("藏办", "拉萨"), "zh", 80, 24)
	clerk.sees("拉萨01群 未报备案表")
	clerk.presses("enter")
	clerk.sees("W-0012 任务 · 备案")
	clerk.presses("d")
	clerk.sees("将按登记的群主和管理员报送备案表", "次仁 · 副会长", "群主 次仁 任副会长")
	clerk.presses("enter")
	clerk.sees("F-0002 已报送：拉萨01群，待总会审核")
	li.opens(domain.ID{Kind: domain.KindFiling, Seq: 2})
	li.sees("备案表第 2 版", "群主 次仁 任副会长", "次仁 的理事会职务：— → 副会长", "a 准予备案")
	li.presses("a")
	li.sees("准予备案 · F-0002")
	li.presses("enter")
	li.sees("F-0002 已备案：拉萨01群")
	g, err := r.Group(r.ctx, r.operator, group)
	r.must(err)
	if g.Kind != domain.GroupRegional || g.Filing != domain.FilingFiled || !g.Publication.Complete() || len(g.OpenCases) != 0 ||
		g.NameFinding != "" {
		t.Errorf("it came to be %s, %s, open %v, name finding %q", g.Kind, g.Filing, g.OpenCases, g.NameFinding)
	}
}

// A founder whom the new council gives no office owns the group only by the
// president's authorisation: the conversion says which task comes first.
func TestN1_4b_M5_2_AFounderWithoutOfficeIsReviewedBeforeTheConversion(t *testing.T) {
	r := newRegistry(t)
	group := r.preparatory()
	b, err := r.Branch(r.ctx, r.director, r.branches["拉萨"])
	r.must(err)
	_, err = r.EstablishBranch(r.ctx, r.director, officeregistry.EstablishBranch{
		Branch: b.ID, Version: b.Version, On: "2026-11-18", Document: domain.Reference{Number: "藏校友〔2026〕1号", Date: "2026-11-18"},
		Council: []domain.Seat{{Person: r.people["马强"], Office: domain.OfficePresident}},
	})
	r.must(err)
	clerk := r.sits(r.clerk("藏办", "拉萨"), "zh", 120, 40)
	clerk.sees("拉萨01群 筹备群待转正", "拉萨01群 群主 次仁 ")
	convert, review := r.waitingTask(group, domain.TaskConvertGroup), r.waitingTask(group, domain.TaskReviewOwner)
	clerk.opens(convert)
	clerk.sees("任务 · 筹备群转正")
	clerk.presses("d")
	clerk.sees("理事会决议")
	clerk.types("藏校理〔2026〕1号")
	clerk.presses("enter")
	clerk.sees("次仁 不是会长、副会长或秘书长，也无会长授权：请先办理 "+review.String(), "依据《办法》第五条")
	clerk.sees("› 理事会决议 藏校理") // and is kept
	clerk.presses("esc", "esc")
	clerk.sees("d 办结")
	clerk.doesNotSee("› 理事会决议")
	clerk.opens(review)
	clerk.sees("任务 · 复核群主资格")
	clerk.presses("d")
	clerk.sees("会长授权", "依据《办法》第五条")
	clerk.types("藏校友授〔2026〕1号")
	clerk.presses("tab")
	clerk.types("20261119")
	clerk.presses("enter")
	clerk.sees("已办结 " + review.String())
	clerk.opens(convert)
	clerk.sees("任务 · 筹备群转正")
	clerk.presses("d")
	clerk.sees("理事会决议")
	clerk.types("藏校理〔2026〕1号")
	clerk.presses("enter")
	clerk.sees("已办结 " + convert.String())
	clerk.opens(group)
	clerk.sees("地方分会群", "任务 · 备案")
}
