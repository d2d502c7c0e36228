package screen_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/task"
)

// Another duty is given on the group's page, waits in the inbox of who is to do it, and is
// done there.
func TestM6_7_AnotherDutyByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.opens(domain.ID{Kind: domain.KindGroup, Seq: 1})
	li.sees("b 交办事项")
	li.presses("b")
	li.sees("要办的事", "由谁办", "依据《办法》第六条(七)")
	li.types("整理群公告并置顶")
	li.presses("tab", "right", "right", "enter") // headquarters
	li.sees("已交办")
	page, err := r.Inbox(r.ctx, r.officer, task.InboxFilter{Text: "整理群公告"})
	r.must(err)
	if len(page.Items) != 1 || page.Items[0].What != "整理群公告并置顶" {
		t.Fatalf("waits %+v", page.Items)
	}
	li.section("待办")
	li.presses("/")
	li.types("整理群公告")
	li.presses("enter")
	li.sees("交办", "北京01群 整理群公告并置顶")
	li.opens(page.Items[0].Subject)
	li.sees("任务 · 交办事项", "整理群公告并置顶")
	li.presses("d")
	li.sees("办完后写明办理情况")
	li.types("已置顶")
	li.presses("enter")
	li.presses("enter")
	li.sees("已办结 " + page.Items[0].Subject.String())
	page, err = r.Inbox(r.ctx, r.officer, task.InboxFilter{})
	r.must(err)
	if slices.ContainsFunc(page.Items, func(i task.InboxItem) bool { return i.What != "" }) {
		t.Error("it still waits")
	}
}
