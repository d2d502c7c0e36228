package remote

import (
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/domain/office/review"
)

// A whole review by command: begun, each member looked at and decided on, and ended.
func TestM6_1_N2_2a_AReviewByCommand(t *testing.T) {
	d := newSampleDesk(t)
	d.says(d.run(cli.ExitDone, "", "review start G-0001"), "已开始身份核查 Y-0001")
	d.says(d.run(cli.ExitRefused, "", "review start G-0001"), "Y-0001")
	d.says(d.run(cli.ExitDone, "", "group show G-0001"), "进行中 Y-0001")
	d.says(d.run(cli.ExitDone, "", "inbox --text Y-0001"), "")
	var r review.View
	d.json("review show Y-0001", &r)
	var seat review.Seat
	d.json("review next Y-0001", &seat)
	first := seat.Found.Person.String()
	d.says(d.run(cli.ExitDone, "", "review next Y-0001"), "第 1/", seat.Member.Name, first, "从未核查")
	d.says(d.run(cli.ExitRefused, "", "review decide Y-0001 --person "+first+" --as verified"), "二.2")
	d.says(d.run(cli.ExitDone, "", "review decide Y-0001 --person "+first+" --as verified --note 身份证原件"), "符合，当场实名")
	d.says(d.run(cli.ExitRefused, "", "review finish Y-0001"), "待核，不能完成", "第六条(一)")
	for _, m := range r.Members[1:] {
		d.run(cli.ExitDone, "", "review decide Y-0001 --person "+m.Person.String()+" --as fits")
	}
	d.says(d.run(cli.ExitDone, "", "review next Y-0001"), "都已核完")
	d.says(d.run(cli.ExitDone, "", "review finish Y-0001"), "已完成")
	d.says(d.run(cli.ExitDone, "", "review list --state done"), "Y-0001", "已完成")
	d.says(d.run(cli.ExitDone, "", "review show Y-0001"), "身份证原件", "符合，当场实名 1 人")
	d.says(d.run(cli.ExitDone, "", "history Y-0001"), "完成身份核查")
	d.json("review show Y-0001", &r)
	if r.State != domain.ReviewDone || r.Counts[domain.ReviewedFits] != len(r.Members)-1 {
		t.Errorf("it is %s with %v", r.State, r.Counts)
	}
	d.says(d.run(cli.ExitRefused, "", "review decide Y-0001 --person "+first+" --as fits"), "已完成")
}

// What is due waits in the inbox with its day, and is decided on there.
func TestM6_1_ADueReviewWaitsInTheInboxByCommand(t *testing.T) {
	d, later := newDatedDesk(t)
	d.run(cli.ExitDone, "", "setting revise --effective 2026-11-22 --reason 每月核查 --review-months 1")
	var g registry.GroupView
	d.json("group show G-0001", &g)
	for now := d.office.Now(); now.Before(g.ReviewDue.AddDate(0, 0, -2)); now = d.office.Now() {
		later(1)
	}
	if err := d.office.Tend(t.Context()); err != nil { // the server at its hour
		t.Fatal(err)
	}
	day := string(domain.DateOf(g.ReviewDue))
	d.says(d.run(cli.ExitDone, "", "inbox --text "+g.Name), day, "群成员待身份核查")
	d.says(d.run(cli.ExitDone, "", "group show G-0001"), day, "任务 · 身份核查")
}
