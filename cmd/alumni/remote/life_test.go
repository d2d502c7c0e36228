package remote

import (
	"regexp"
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

// The life of a member by command: in by an exception, the card corrected, asked
// to mend it, out by themself, refused at the door, in again with a reason.
func TestN2_2b_ALifeOfAMemberByCommand(t *testing.T) {
	d := newSampleDesk(t)
	var p domain.Person
	d.json("person add --name 覃大海 --city 桂林 --major 化学 --year 1999", &p)
	in := "--group G-0001 --person " + p.ID.String()
	d.says(d.run(cli.ExitRefused, "", "member add "+in+" --basis exception"), "例外理由", "一.2")
	d.run(cli.ExitDone, "", "member add "+in+" --basis exception --exception 长期捐资助学")
	d.says(d.run(cli.ExitDone, "", "member show "+in), "例外", "长期捐资助学", "覃大海-桂林-化学99级")
	d.says(d.run(cli.ExitDone, "", "member edit "+in+" --card 大海"), "已修改 "+p.ID.String())
	d.says(d.run(cli.ExitDone, "", "member show "+in), "待整改", "应为 覃大海-桂林-化学99级")
	d.says(d.run(cli.ExitDone, "", "member list G-0001 --findings --text 覃大海"), "大海")
	d.says(d.run(cli.ExitRefused, "", "member remove "+in+" --ground card --reason 不改"), "先发整改通知", "二.2")

	d.says(d.run(cli.ExitDone, "", "rectification ask G-0001 --person "+p.ID.String()+" --deadline 2026-12-10"), "已通知 1 人整改：X-")
	var rows []people.NoticeRow
	d.json("rectification list --group G-0001 --state open", &rows)
	notice := rows[0].ID.String()
	d.says(d.run(cli.ExitDone, "", "rectification show "+notice), "整改中", "大海 → 覃大海-桂林-化学99级", "2026-12-10")
	d.says(d.run(cli.ExitDone, "", "rectification text "+notice), "群名片整改通知", "2026年12月10日", "1. 大海，应为 覃大海-桂林-化学99级")
	d.says(d.run(cli.ExitDone, "", "inbox --text "+notice), "1 人群名片待整改", "覃大海")
	var g registry.GroupView
	d.json("group show G-0001", &g)
	if g.Findings.Notices != 1 || g.Findings.Cards < 1 {
		t.Errorf("findings %+v", g.Findings)
	}
	d.says(d.run(cli.ExitDone, "", "group show G-0001"), "群名片待整改", "已通知 1 人")
	d.run(cli.ExitDone, "", "member edit "+in+" --card 覃大海-桂林-化学99级 --nickname 大海")
	d.says(d.run(cli.ExitDone, "", "rectification show "+notice), "已结束", "已改正")

	d.says(d.run(cli.ExitDone, "", "member leave "+in+" --note 工作调动"), "退出 G-0001")
	d.says(d.run(cli.ExitDone, "", "member list G-0001 --gone --text 覃大海"), "覃大海")
	d.says(d.run(cli.ExitDone, "", "member show "+in), "自行退群")
	d.says(d.run(cli.ExitDone, "", "member refuse "+in+" --reason 尚未核实"), "已登记拒绝 覃大海 入群，Q-0001")
	d.says(d.run(cli.ExitDone, "", "member refuse --group G-0001 --name 覃大海 --reason 再次申请"), "此前已被拒绝 1 次")
	d.says(d.run(cli.ExitDone, "", "member refusals --group G-0001"), "尚未核实", "此前已被拒绝 1 次；再次申请")
	d.says(d.run(cli.ExitRefused, "", "member add "+in+" --basis work"), "曾被拒绝入群", "第六条(三)")
	d.says(d.run(cli.ExitDone, "", "member add "+in+" --basis work --reason 已核实"), "以往在群：2026-11-22 至 2026-11-22 自行退群")
	d.says(d.run(cli.ExitDone, "", "member show "+in), "以往在群", "自行退群")

	said := d.run(cli.ExitDone, "", "member remove "+in+" --ground unfit --reason 并非校友")
	d.says(said, "任务 W-")
	d.says(d.run(cli.ExitRefused, "", "member remove "+in+" --ground unfit --reason 并非校友"), "待清理出群（W-")
	task := said[strings.Index(said, "W-"):][:6]
	d.run(cli.ExitDone, "", "task complete "+task+" --note 已移出 --date 2026-11-22")
	d.says(d.run(cli.ExitDone, "", "member show "+in), "清理出群（通知 二.2）")
}

// What stands on record is not recorded a second time: the refusal names what stands.
func TestM6_3_WhatIsRecordedTwiceIsRefusedByCommand(t *testing.T) {
	d := newSampleDesk(t)
	var p domain.Person
	d.json("person add --name 覃大海 --city 桂林 --major 化学 --year 1999", &p)
	in := "--group G-0001 --person " + p.ID.String()
	d.run(cli.ExitDone, "", "member add "+in+" --basis origin")
	for _, c := range []struct{ command, first string }{
		{"member remove " + in + " --ground unfit --reason 并非校友", `W-\d+`},
		{"member refuse --group G-0001 --name 莫小河 --reason 尚未核实", `Q-\d+`},
		{"violation add --group G-0001 --person " + p.ID.String() +
			" --clause M7.6 --evidence 推销三次 --outcome reminder --date 2026-11-22", `V-\d+`},
	} {
		id := regexp.MustCompile(c.first).FindString(d.run(cli.ExitDone, "", c.command))
		if id == "" {
			t.Fatalf("%s names no record", c.command)
		}
		d.says(d.run(cli.ExitRefused, "", c.command), id)
	}
}
