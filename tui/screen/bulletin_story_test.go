package screen_test

import (
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/settings"
)

// section goes to a section of the rail by its name.
func (p *person) section(name string) {
	p.Helper()
	p.presses(":")
	p.types(name)
	for range 30 { // the palette offers searches for the word as well
		if strings.Contains(flat(p.screen()), "›"+name+"栏目") {
			break
		}
		p.presses("down")
	}
	p.sees("› " + name + "栏目")
	p.presses("enter")
}

func TestM4_3_TwoBoxesCompleteAPublicationByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("公告")
	li.sees("2 个群待公布", "北京01群", "湖南01群", "新设立", "○ 公众号", "群主", "赵倩  副会长", "孙磊")
	li.doesNotSee("138")
	li.presses("t")
	li.sees("登记公布 · 武汉轻工大学北京校友分会群01", "[公众号]", "依据《办法》第四条(三)")
	li.presses("enter")
	li.sees("缺办理凭证（公众号链接）")
	li.types("https://mp.weixin.qq.com/s/2")
	li.presses("enter")
	li.sees("已登记公众号公布，还缺网站", "[✓] 11-20", "✓ 公众号")
	li.presses("t")
	li.sees("另一渠道已登记", "[网站]")
	li.types("https://mp.weixin.qq.com/s/2")
	li.presses("enter")
	li.sees("网站链接不能是“https://mp.weixin.qq.com/s/2”")
	li.presses("ctrl+u")
	li.types("https://www.whpu.edu.cn/2")
	li.presses("enter")
	li.sees("两个渠道都已公布，公布完成", "1 个群待公布")
	g, err := r.Group(r.ctx, r.operator, r.beijing)
	r.must(err)
	if !g.Publication.Complete() || g.Publication.Website.Link != "https://www.whpu.edu.cn/2" {
		t.Errorf("published %+v", g.Publication)
	}
}

func TestM4_3_ABulletinOfAllChangesByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("公告")
	li.sees("2 个群待公布", "○ 公众号")
	li.presses("P")
	li.sees("武汉轻工大学校友总会关于校友微信群及管理人员的公告", "1．武汉轻工大学北京校友分会群01（北京校友分会，新设立）",
		"群主：赵倩（副会长）", "管理员：孙磊", "2．武汉轻工大学湖南校友分会群01", "2026年11月20日")
	li.presses("esc")
	li.sees("2 个群待公布")
	li.presses("b")
	li.sees("将把 2 个群的变更编成一份公告拟稿", "北京01群")
	li.presses("enter")
	li.sees("已拟公告 N-0001，2 个群")
	li.presses("tab")
	li.sees("1 份公告", "… 拟稿", "公告（2 个群）", "登记发布", "作废")
	li.presses("a")
	li.sees("登记发布 · N-0001", "2 个群的公布将一并完成")
	li.types("https://mp.weixin.qq.com/s/3")
	li.presses("tab", "tab")
	li.types("https://www.whpu.edu.cn/3")
	li.presses("enter")
	li.sees("N-0001 已发布：2 个群公布完成", "✓ 已公布")
	li.presses("enter")
	li.sees("公告（2 个群）", "G-0002  武汉轻工大学湖南校友分会群01")
	b, err := r.Bulletin(r.ctx, r.operator, domain.ID{Kind: domain.KindBulletin, Seq: 1})
	r.must(err)
	if b.State != domain.BulletinPublished || b.Done != 2 {
		t.Errorf("%s, done %d", b.State, b.Done)
	}
}

func TestM4_3_MarkedGroupsGoIntoOneText(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("公告")
	li.sees("2 个群待公布", "○ 公众号")
	li.presses("down")
	li.sees("周涛  副会长")
	li.presses("space")
	li.sees("✓")
	li.presses("up")
	li.sees("赵倩  副会长")
	li.presses("p")
	li.sees("1．武汉轻工大学湖南校友分会群01", "共 1 个群")
	li.doesNotSee("北京")
	li.presses("esc")
	li.sees("2 个群待公布")
	li.presses("b")
	li.sees("将把 1 个群的变更编成一份公告拟稿")
	li.presses("enter")
	li.sees("已拟公告 N-0001，1 个群")
	if b, err := r.Bulletin(r.ctx, r.operator, domain.ID{Kind: domain.KindBulletin, Seq: 1}); err != nil || len(b.Groups) != 1 ||
		b.Groups[0].Group != r.hunan {
		t.Errorf("%+v, %v", b.Groups, err)
	}
}

func TestM4_3_AnAuditorReadsAndTicksNothing(t *testing.T) {
	r := newRegistry(t)
	a := r.sits(r.auditor, "zh", 80, 24)
	a.section("公告")
	a.sees("2 个群待公布", "[ ]")
	a.presses("b")
	a.sees("您的角色不能这样做")
	a.presses("t")
	a.sees("您的角色不能这样做")
}

// HQ's own template writes the bulletin, and hostile text in it stays text.
func TestM9_ABulletinIsWrittenByHQsTemplate(t *testing.T) {
	r := newRegistry(t)
	_, err := r.SetTemplate(r.ctx, r.director, settings.SetTemplate{
		Key: domain.TemplateBulletin, Reason: "新版式", Body: "校友群公告 =HYPERLINK(\"x\")\n" + strings.Repeat("甲", 300) + "\n{groups}\n完",
	})
	r.must(err)
	li := r.sits(r.officer, "zh", 80, 24)
	li.section("公告")
	li.sees("2 个群待公布")
	li.presses("P")
	li.sees("校友群公告 =HYPERLINK(\"x\")", "甲甲甲")
	li.presses("pgdown", "G")
	li.sees("完")
}

// From the inbox: the task's own page shows the boxes and ticks them.
func TestM4_3_ATaskShowsWhatItsPublicationLacks(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.sees("北京01群 待公布")
	r.opens(li, domain.TaskPublish)
	li.sees("○ 公众号", "○ 网站", "登记公布")
	li.presses("t")
	li.sees("登记公布 · 武汉轻工大学北京校友分会群01")
	li.types("https://mp.weixin.qq.com/s/2")
	li.presses("tab", "tab", "right")
	li.sees("[网站]")
	li.presses("enter")
	li.sees("已登记网站公布，还缺公众号", "✓ 网站", "○ 公众号")
	li.presses("p")
	li.sees("共 1 个群", "1．武汉轻工大学北京校友分会群01")
	li.presses("esc")
	li.sees("任务 · 公布")
	li.presses("d")
	li.sees("须在公众号和网站都公布", "https://mp.weixin.qq.com/s/2")
	li.types("https://mp.weixin.qq.com/s/1")
	li.presses("enter")
	li.sees("已办结")
}

// A group in a draft that is not out yet is marked in the list of what waits,
// says so on its page and on its task's, and a box that was ticked before the
// bulletin keeps its page.
func TestM4_3_WhatStandsInADraftIsMarked(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.section("公告")
	li.sees("2 个群待公布", "北京01群")
	li.doesNotSee("…")
	li.presses("space") // 北京01群 alone
	li.sees("已选 1 个")
	li.presses("up") // the mark went on to the next
	li.presses("b")
	li.sees("将把 1 个群的变更编成一份公告拟稿")
	li.presses("enter")
	li.sees("已拟公告 N-0001，1 个群", "…")
	li.presses("enter")
	li.sees("已列入公告拟稿 N-0001，发布后一并登记")
	li.presses("t")
	li.sees("登记公布 · 武汉轻工大学北京校友分会群01")
	li.types("https://mp.weixin.qq.com/s/earlier")
	li.presses("enter")
	li.sees("已登记公众号公布，还缺网站")
	r.opens(li, domain.TaskPublish)
	li.sees("任务 · 公布", "已列入公告拟稿 N-0001")
	li.opens(domain.ID{Kind: domain.KindBulletin, Seq: 1})
	li.sees("公告（1 个群）", "登记发布")
	li.presses("a")
	li.sees("登记发布 · N-0001", "保留原凭证，只补空缺的一项")
	li.types("https://mp.weixin.qq.com/s/3")
	li.presses("tab", "tab")
	li.types("https://www.whpu.edu.cn/3")
	li.presses("enter")
	li.sees("N-0001 已发布：1 个群公布完成")
	g, err := r.Group(r.ctx, r.operator, r.beijing)
	r.must(err)
	if g.Publication.Account.Link != "https://mp.weixin.qq.com/s/earlier" || g.Publication.Website.Link != "https://www.whpu.edu.cn/3" {
		t.Errorf("published on %+v", g.Publication)
	}
}
