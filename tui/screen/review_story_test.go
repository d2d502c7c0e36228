package screen_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/review"
	"alumni/domain/office/settings"
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

// Whoever presses faster than the next member comes decides on nobody unseen, and is not
// told of a change that is their own.
func TestM6_1_AQuickHandIsNotToldOfItsOwnDecisions(t *testing.T) {
	r := newRegistry(t)
	started, err := r.StartReview(r.ctx, r.officer, review.StartReview{Group: r.beijing})
	r.must(err)
	li := r.sits(r.officer, "zh", 80, 24)
	li.opens(started.ID)
	li.sees("w 逐人核查")
	li.presses("w")
	li.sees("第 1/4 位")
	for n, name := range []string{"王建国", "赵倩", "孙磊", "郑凯"} {
		li.sees(fmt.Sprintf("第 %d/4 位", n+1))
		li.presses("y")
		li.sees(name + "：符合")
		li.presses("y") // the next one may not stand there yet
		li.sees(fmt.Sprintf("已核 %d/4 人", n+1))
		li.doesNotSee("您看到的不是最新内容")
		v, err := r.Review(r.ctx, r.operator, started.ID)
		r.must(err)
		if v.Decided > n+1 {
			return // the next one did stand there, and that was the answer for them
		}
	}
	li.sees("都已核完")
}

// What is due waits in the inbox with its day, in one line on a narrow screen in both
// languages, and the review begins from there.
func TestM6_1_ADueReviewWaitsInTheInboxInOneLine(t *testing.T) {
	r := newRegistry(t)
	terms, err := r.Terms(r.ctx, r.director)
	r.must(err)
	in := settings.ReviseTerms{Terms: terms.Set.Terms, Effective: "2026-11-20", Reason: "每月核查"}
	in.Terms.ClaimMinutes, in.Terms.ReviewMonths, in.Terms.ReplyCode = 30, 1, domain.DefaultReplyCode
	_, err = r.ReviseTerms(r.ctx, r.director, in)
	r.must(err)
	r.at("2026-12-08", 9)
	r.must(r.Tend(r.ctx)) // the server at its hour
	for _, c := range []struct{ lang, kind, matter, day, step, form string }{
		{"zh", "核查", "北京01群 群成员待身份核查", "2天", "逐人核查群成员是否仍符合入群条件", "开始核查"},
		{"en", "review", "北京01群: review the members", "2d", "Look at every member", "Begin"},
	} {
		li := r.sits(r.officer, c.lang, 80, 24)
		li.sees(c.matter)
		row := li.row(c.matter)
		if !strings.Contains(row, c.day) || !strings.Contains(row, c.kind) || strings.Contains(row, "…") {
			t.Errorf("the line is %q", row)
		}
		task := regexp.MustCompile(`W-\d+`).FindString(row)
		id, err := domain.ParseID(task)
		r.must(err)
		li.opens(id)
		li.sees(c.step, "2026-12-10")
		li.presses("w")
		li.sees(c.form)
	}
}
