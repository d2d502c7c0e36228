package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/review"
)

// A whole review by keys: begun on the group's page, walked person by person, left
// and gone on with, and ended with its record.
func TestM6_1_N2_2a_AReviewIsWalkedByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 100, 40)
	li.presses("3")
	li.sees("北京01群")
	li.presses("enter")
	li.sees("武汉轻工大学北京校友分会群01", "身份核查", "2027-", "w 身份核查")
	li.presses("w")
	li.sees("身份核查 · 北京01群", "逐人核查现有成员", "依据《办法》第六条(一)")
	li.presses("enter")
	li.sees("已开始身份核查 Y-0001", "w 继续核查")
	li.presses("w")
	li.sees("身份核查 · 北京01群", "核查中", "正在核查", "w 逐人核查")
	li.presses("w")
	li.sees("第 1/", "y 符合", "v 实名核验", "x 不再符合", "o 已退群", "s 跳过", "上次核查", "从未核查")
	li.presses("y")
	li.sees("：符合", "第 2/")
	li.presses("b")
	li.sees("第 1/", "已核：符合", "n 下一位")
	li.presses("n")
	li.sees("第 2/")
	li.presses("v")
	li.sees("实名核验 · ", "核验方式与证据", "依据《通知》二.2")
	li.types("身份证原件")
	li.presses("enter")
	li.sees("符合，当场实名", "第 3/")
	li.presses("x")
	li.sees("不再符合 · ", "理由")
	li.types("已迁居外省")
	li.presses("enter", "ctrl+s")
	li.sees("清理任务 W-", "第 4/")
	li.presses("esc") // left, and gone on with later
	li.sees("w 逐人核查")
	li.presses("w")
	li.sees("第 4/")

	id := domain.ID{Kind: domain.KindReview, Seq: 1}
	v, err := r.Review(r.ctx, r.operator, id)
	r.must(err)
	for n := v.Decided; n < len(v.Members); n++ {
		li.presses("s")
		li.sees("：未核")
	}
	li.sees("名单上的人都已核完", "e 完成核查")
	li.presses("e")
	li.sees("完成核查 · Y-0001", "符合 1 人", "不再符合 1 人")
	li.presses("enter")
	li.sees("Y-0001 身份核查已完成")
	li.presses("esc")
	li.opens(id)
	li.sees("已完成", "逐人结果", "身份证原件", "已迁居外省")
	if v, err = r.Review(r.ctx, r.operator, id); err != nil || v.State != domain.ReviewDone || v.Counts[domain.ReviewedUnfit] != 1 {
		t.Errorf("it is %s with %v, %v", v.State, v.Counts, err)
	}
	_, err = r.WalkReview(r.ctx, r.operator, review.Walk{ID: id})
	r.must(err)
}
