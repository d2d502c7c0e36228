package screen_test

import (
	"testing"

	"alumni/domain"
)

// A branch elects a new council: who owned its group by an office and has none
// any longer waits for the review, from the branch's own inbox on.
func TestN0_M5_2_AReelectionByKeysShowsWhoLostTheOffice(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("分会")
	li.sees("5 个分会", "待换届 1")
	li.presses("down")
	li.sees("B-0002 湖南校友分会", "2024-04-30 · 待换届", "e 换届")
	li.presses("e")
	li.sees("换届 · 湖南校友分会", "离任者名下的群将列入复核", "周涛", "依据《通知》首段")
	li.presses("tab", "tab", "backspace") // 周涛 is no vice president any more
	li.types("马强")
	li.sees("› 马强")
	li.presses("enter", "tab", "tab", "tab")
	li.types("湘校友〔2026〕3号")
	li.presses("tab")
	li.types("20261118")
	li.presses("enter")
	li.sees("湖南校友分会 已换届", "新列待办 1 项", "湖南01群 · 周涛 · 待复核 W-")
	li.doesNotSee("2024-04-30 · 待换届")
	b, err := r.Branch(r.ctx, r.operator, r.branches["湖南"])
	r.must(err)
	office, seated := b.OfficeOf(r.people["马强"])
	if b.Reelected != "2026-11-20" || b.TermExpired || !seated || office != domain.OfficeVicePresident || len(b.Council) != 3 {
		t.Errorf("elected on %s: %+v", b.Reelected, b.Council)
	}
	clerk := r.sits(r.clerk("湘办", "湖南"), "zh", 80, 24)
	clerk.sees("湖南01群 群主 周涛 ")
	clerk.opens(r.waitingTask(r.hunan, domain.TaskReviewOwner))
	clerk.sees("任务 · 复核群主资格", "周涛", "d 办结")
}
