package screen_test

import "testing"

// A removal under N3.2 rests on one of its seven items; the items of M7 lead to
// one under M8.1 by repetition. The refusal says so.
func TestN3_2_ARemovalWithItemsOfM7AloneIsRefusedByItsReason(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("9")
	li.sees("没有违规记录")
	li.presses("n")
	li.sees("选择微信群")
	li.presses("enter")
	li.sees("记录违规 · ")
	li.types("zk")
	li.sees("› 郑凯")
	li.presses("enter")
	li.sees("通知 三.2(1)")
	for range 7 {
		li.presses("down")
	}
	li.presses("space", "tab") // M7.1
	li.types("群内截图")
	li.presses("tab", "right", "right", "right", "right", "tab", "enter")
	li.sees("不能依通知 三.2清理出群：所选条款中没有该款所列的 (1) 至 (7) 项", "办法 八(一)")
}

func TestM9_TheReaderJumpsToAClauseAsItIsCited(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("-")
	li.sees("35/113")
	li.presses("#")
	li.types("第八条（一）")
	li.presses("enter")
	li.sees("屡次不改")
	li.presses("#")
	li.types("办法 九十")
	li.presses("enter")
	li.sees("没有条款 办法 九十")
}
