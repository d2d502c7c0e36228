package screen_test

import (
	"testing"

	"alumni/domain"
)

// A group ends: applied for by its branch, granted, dissolved in WeChat, taken
// off the published list. What is undecided about it comes first.
func TestN1_4a_AGroupEndsByKeys(t *testing.T) {
	r := newRegistry(t)
	clerk := r.sits(r.clerk("湘办", "湖南"), "zh", 120, 40)
	clerk.section("微信群")
	clerk.sees("湖南01群", "d 申请解散")
	clerk.presses("d")
	clerk.sees("解散群 · 武汉轻工大学湖南校友分会群01", "将申请解散", "依据《通知》一.4")
	clerk.presses("tab")
	clerk.types("湘校理〔2026〕9号")
	clerk.presses("tab")
	clerk.types("20261110")
	clerk.presses("enter")
	clerk.sees("请填写理由")
	clerk.types("成员已并入新群")
	clerk.presses("enter")
	clerk.sees("已提交 A-0005")
	end := domain.ID{Kind: domain.KindApplication, Seq: 5}

	li := r.sits(r.officer, "zh", 120, 40)
	li.section("申请")
	li.sees("3 件待审核", "解散群")
	li.opens(end)
	li.sees("解散群申请", "! 群内还有 3 人，请确认均已知悉去向", "! T-0001 尚未办结：办结后才能解散 通知 一.4")
	li.presses("a")
	li.sees("批复同意 · A-0005", "将解散 武汉轻工大学湖南校友分会群01（3 人）", "凭证到位，群即终止", "依据《通知》一.4")
	li.presses("enter")
	li.sees("已同意 A-0005", "l 文书")
	clerk.section("待办")
	clerk.sees("› 3天 解散 W-0007 湖南01群 待解散")
	clerk.presses("enter")
	clerk.sees("W-0007 任务 · 解散群", "! T-0001 尚未办结：请先办结，再在微信解散")
	clerk.presses("d")
	clerk.sees("办结解散群 · W-0007", "办结后群即终止", "依据《通知》一.4")
	clerk.types("群已解散，截图存档")
	clerk.presses("enter")
	clerk.sees("已有未办结的事项 T-0001。依据《通知》一.4")
	clerk.sees("› 办理情况 群已解散，截图存档") // the draft is kept
	if g, err := r.Group(r.ctx, r.operator, r.hunan); err != nil || g.State != domain.GroupActive {
		t.Fatalf("refused, the group is %s, %v", g.State, err)
	}
	clerk.presses("esc", "esc")
	clerk.sees("d 办结")
	clerk.doesNotSee("› 办理情况")

	li.section("移交")
	li.sees("T-0001", "x 驳回")
	li.presses("x")
	li.sees("驳回移交 · T-0001")
	li.types("群将解散，不再移交")
	li.presses("tab", "enter")
	li.sees("已驳回 T-0001")

	clerk.sees("任务 · 解散群")
	clerk.loses("T-0001 尚未办结")
	clerk.presses("d")
	clerk.sees("办结解散群 · W-0007")
	clerk.types("群已解散，截图存档")
	clerk.presses("enter")
	clerk.sees("已办结 W-0007")
	clerk.opens(r.hunan)
	clerk.sees("武汉轻工大学湖南校友分会群01", "已解散", "任务 · 公布")
	clerk.doesNotSee("t 申请移交")
	clerk.doesNotSee("! 备案")

	li.section("公告")
	li.sees("湖南01群", "终止")
	li.presses("/")
	li.types("湖南")
	li.presses("enter")
	li.sees("公布 · 武汉轻工大学湖南", "变更 终止")
	li.presses("p")
	li.sees("湖南校友分会群01", "自公告之日起不再作为校友官方微信群")
	li.presses("esc")
	li.sees("t 登记公布")
	li.presses("t")
	li.sees("登记公布 · 武汉轻工大学湖南")
	li.types("https://mp.weixin.qq.com/s/10")
	li.presses("enter")
	li.sees("已登记公众号公布，还缺网站")
	li.presses("t")
	li.sees("另一渠道已登记")
	li.types("https://www.whpu.edu.cn/10")
	li.presses("enter")
	li.sees("两个渠道都已公布，公布完成")
	li.opens(r.hunan)
	li.sees("已解散", "没有在办事项")
	g, err := r.Group(r.ctx, r.operator, r.hunan)
	r.must(err)
	if g.State != domain.GroupEnded || len(g.OpenCases) != 0 || !g.Published.Ended {
		t.Errorf("it is %s, open %v, published as %+v", g.State, g.OpenCases, g.Published)
	}
}
