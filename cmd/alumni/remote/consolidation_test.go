package remote

import (
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/consolidation"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
)

// A branch's groups are brought together by commands alone, N1.5.
func TestN1_5_ConsolidationByCommand(t *testing.T) {
	d := newSampleDesk(t)
	var found []consolidation.CandidateRow
	d.json("consolidation candidates --text 青岛", &found)
	if len(found) != 1 || found[0].Fewest != 1 || len(found[0].Groups) != 2 {
		t.Fatalf("candidates %+v", found)
	}
	branch, keep, end := found[0].Branch.String(), found[0].Groups[0].ID.String(), found[0].Groups[1].ID.String()
	d.says(d.run(cli.ExitDone, "", "consolidation candidates"), "青岛", "2 → 1")
	var c domain.Consolidation
	d.json("consolidation propose "+branch, &c)
	id := c.ID.String()
	if c.Keep[0].String() != keep || c.State != domain.ConsolidationDraft {
		t.Fatalf("proposed %+v", c)
	}
	d.says(d.run(cli.ExitRefused, "", "consolidation propose "+branch), id)
	d.says(d.run(cli.ExitDone, "", "consolidation adjust "+id+" --keep "+end), "已拟定：保留 "+end)
	d.says(d.run(cli.ExitDone, "", "consolidation adjust "+id+" --keep "+keep), "保留 "+keep)
	d.says(d.run(cli.ExitUsage, "", "consolidation adjust "+id+" --move P-1"), "--move")
	d.says(d.run(cli.ExitUsage, "", "consolidation start "+id), "--reason")
	d.says(d.run(cli.ExitDone, "理事会决议", "consolidation start "+id+" --reason -"), "已开始")
	d.says(d.run(cli.ExitDone, "", "consolidation show "+id), "执行中", "理事会决议", "人全部迁出后终止", "W-")
	d.says(d.run(cli.ExitDone, "", "consolidation list --state running"), id, "辽宁")

	text := d.run(cli.ExitDone, "", "consolidation text "+id)
	d.says(text, "请加入 武汉轻工大学青岛校友分会群01", "一.5")
	if strings.Contains(text, "1000") {
		t.Error("a phone is in the text")
	}
	var moves []consolidation.MoveRow
	d.json("consolidation moves "+id+" --state open", &moves)
	if len(moves) != 14 || moves[0].Name == "" {
		t.Fatalf("%d moves", len(moves))
	}
	d.says(d.run(cli.ExitUsage, "", "consolidation record "+id), "--person")
	d.says(d.run(cli.ExitDone, "", "consolidation record "+id+" --person "+moves[0].Person.String()), "登记 1 人已迁，还剩 13 人")
	d.says(d.run(cli.ExitDone, "", "consolidation record "+id+" --all --limit 3"), "登记 3 人已迁，还剩 10 人")
	d.says(d.run(cli.ExitDone, "", "consolidation record "+id+" --all"), "登记 10 人已迁，还剩 0 人")
	d.says(d.run(cli.ExitDone, "", "group show "+end), "0/500")
	d.says(d.run(cli.ExitDone, "", "group show "+keep), "37/500")
}

func TestN1_5_AConsolidationIsStoppedByCommand(t *testing.T) {
	d := newSampleDesk(t)
	d.says(d.run(cli.ExitRefused, "", "consolidation cancel M-2"), "请填写理由", "一.5")
	d.says(d.run(cli.ExitDone, "", "consolidation cancel M-2 --reason 另议"), "M-0002 已取消")
	d.says(d.run(cli.ExitDone, "", "consolidation show M-2"), "已取消", "6/16")
	d.says(d.run(cli.ExitRefused, "", "consolidation record M-2 --all"), "M-0002", "已取消")
	d.says(d.run(cli.ExitDone, "", "consolidation cancel M-1"), "M-0001 已取消")
}

func TestN1_2d_AMemberIsRegisteredByCommand(t *testing.T) {
	d := newSampleDesk(t)
	var groups []desk.GroupRow
	d.json("group list --text 青岛", &groups)
	var people []people.MemberRow
	d.json("member list "+groups[1].ID.String(), &people)
	line := "member add --group " + groups[0].ID.String() + " --person " + people[len(people)-1].Person.String()
	d.says(d.run(cli.ExitUsage, "", line), "--basis")
	d.says(d.run(cli.ExitUsage, "", line+" --basis friend"), "origin")
	d.says(d.run(cli.ExitDone, "", line+" --basis living"), "已登记为", groups[0].ID.String())
	d.says(d.run(cli.ExitRefused, "", line+" --basis living"), "已经在群里", "办法")
}
