package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// A card is corrected, its member asked to mend it, and the text stands ready to
// be pasted; past the deadline the removal waits in the inbox.
func TestN2_2b_AMemberIsAskedToMendTheCardByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("3")
	li.sees("北京01群")
	li.presses("enter")
	li.sees("武汉轻工大学北京校友分会群01", "m 成员")
	li.presses("m")
	li.sees("北京01群 成员", "待整改", "已离群", "e 改名片")
	li.presses("/")
	li.types("郑凯")
	li.presses("enter")
	li.sees("郑凯")
	li.presses("e")
	li.sees("修改群成员 · 郑凯", "按微信里现在的样子填写")
	li.presses("ctrl+u")
	li.types("老郑")
	li.presses("enter")
	li.sees("已修改", "! 老郑", "应为", "n 通知整改")
	li.presses("n")
	li.sees("通知整改 · 郑凯", "截止日期", "依据《通知》二.2")
	li.types("2026-12-01")
	li.presses("enter")
	li.sees("已通知 1 人整改：X-0001", "… 整改通知", "前改正")
	li.presses("n") // asked once
	li.doesNotSee("通知整改 · 郑凯")

	notice := domain.ID{Kind: domain.KindRectification, Seq: 1}
	li.opens(notice)
	li.sees("整改通知 · 北京01群", "待改正 · 老郑", "p 通知文字")
	li.presses("p")
	li.sees("【群名片整改通知】", "2026年12月1日", "1. 老郑")
	li.presses("esc")

	r.at("2026-12-02", 9)
	wang := r.sits(r.officer, "zh", 120, 40)
	wang.sees("待清理出群")
	group := r.beijing
	x := r.waitingTask(group, domain.TaskRemoveMember)
	wang.opens(x)
	wang.sees("任务 · 清理出群", "郑凯", "X-0001")

	m, err := r.Members(r.ctx, r.operator, people.MemberFilter{Group: group, Findings: true, Text: "郑凯"})
	r.must(err)
	if len(m.Items) != 1 || m.Items[0].Removal != x {
		t.Errorf("the list shows %+v", m.Items)
	}
}

// Somebody leaves, is refused at the door, and is taken in again with a reason:
// the earlier stay is shown.
func TestM6_3_SomebodyLeavesIsRefusedAndComesBackByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("3")
	li.sees("北京01群")
	li.presses("enter")
	li.sees("m 成员")
	li.presses("m")
	li.sees("北京01群 成员")
	li.presses("/")
	li.types("郑凯")
	li.presses("enter")
	li.sees("o 登记退群")
	li.presses("o")
	li.sees("登记退群 · 郑凯", "退群日期")
	li.presses("enter")
	li.sees("退出 G-0001")
	li.presses("f")
	li.sees("拒绝入群 · 北京01群", "依据《办法》第六条(三)")
	li.types("郑凯")
	li.presses("tab", "tab")
	li.types("尚未核实")
	li.presses("enter")
	li.sees("已登记拒绝 郑凯 入群，Q-0001")
	li.presses("tab", "tab")
	li.sees("郑凯", "a 重新入群")
	li.presses("a")
	li.sees("重新入群 · 郑凯", "2026-11-10 至 2026-11-20 自行退群", "2026-11-20 拒绝入群 Q-0001：尚未核实") // before it is decided
	li.sees("请选择")                                                                      // on what they were in before is not taken for now
	li.presses("enter")
	li.sees("请选择入群依据")
	li.presses("right", "enter")
	li.sees("郑凯 曾被拒绝入群（Q-0001")
}

// What stands on record is not recorded a second time: the form names what stands.
func TestM6_3_WhatIsRecordedTwiceIsRefusedByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.opensMembers(r, "郑凯")
	for _, said := range []string{"已登记拒绝 何无名 入群，Q-0001", "同样的记录已经登记（Q-0001）"} {
		li.presses("f")
		li.sees("拒绝入群 · 北京01群")
		li.types("何无名")
		li.presses("tab", "tab")
		li.types("尚未核实")
		li.presses("enter")
		li.sees(said)
	}
	li.presses("esc", "esc")
	li.opensMembers(r, "郑凯")
	for _, said := range []string{"任务 W-", "待清理出群（W-"} {
		li.presses("x")
		li.sees("清理出群 · 郑凯")
		li.presses("tab")
		li.types("并非校友")
		li.presses("tab", "enter")
		li.sees(said)
	}
}
