package screen_test

import (
	"fmt"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/task"
)

func TestTheWholeHistoryOfARecordIsAKeyAway(t *testing.T) {
	r := newRegistry(t)
	for i := range desk.HistoryLimit + 10 {
		v, err := r.Application(r.ctx, r.officer, r.application)
		r.must(err)
		ref := desk.Ref{ID: v.ID, Version: v.Version}
		if i%2 == 0 {
			_, err = r.ClaimCase(r.ctx, r.officer, ref)
		} else {
			_, err = r.ReleaseCase(r.ctx, r.officer, ref)
		}
		r.must(err)
	}
	li := r.sits(r.officer, "zh", 120, 40)
	li.opens(r.application)
	li.sees("经过", "h 经过", "放回")
	li.doesNotSee("提交申请：01群将满") // older than the page's own lines
	li.presses("h")
	li.sees(fmt.Sprintf("申请 A-0003 的经过，共 %d 条", desk.HistoryLimit+11), "领办", "放回")
	li.presses("G")
	li.sees("提交申请", "01群将满", "状态 待审核", "依据", "办法 四(一)")
	li.presses("enter")
	li.sees("2026-11-13 09:00:00 · 陈主任", "01群将满")
	li.presses("esc", "esc")
	li.sees("h 经过")
}

func TestM10_AHistoryNamesTheRuleOfEachEntryForEveryKind(t *testing.T) {
	r := newRegistry(t)
	v, err := r.Transfer(r.ctx, r.officer, r.transfer)
	r.must(err)
	_, err = r.RejectCase(r.ctx, r.officer, casework.Reject{ID: v.ID, Version: v.Version, Reason: "理由不足"})
	r.must(err)
	li := r.sits(r.officer, "zh", 80, 24)
	for _, id := range []domain.ID{r.transfer, r.hunan, r.branches["湖南"]} {
		li.opens(id)
		li.sees("h 经过")
		li.presses("h")
		li.sees(id.String()+" 的经过", "驳回移交", "理由不足")
		li.presses("enter")
		li.sees("通知 二.3", "第 ")
		li.goes("inbox")
		li.sees("等您处理")
	}
}

func TestATaskIsAssignedByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	r.opens(li, domain.TaskPublish)
	li.sees("a 指派")
	li.presses("a")
	li.sees("指派公布 · W-", "李敏（我）", "不指定")
	li.presses("enter")
	li.sees("已指派 W-", "承办人 李敏")
	li.presses("esc")
	li.sees("承办人", "李敏")
	li.presses("1")
	page, err := r.Inbox(r.ctx, r.officer, task.InboxFilter{Limit: 50})
	r.must(err)
	mine := 0
	for _, i := range page.Items {
		if i.Mine && i.Assignee == "李敏" {
			mine++
		}
	}
	if mine != 1 {
		t.Errorf("%d items of the inbox are the caller's own: %+v", mine, page.Items)
	}
}
