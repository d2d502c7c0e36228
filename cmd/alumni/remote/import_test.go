package remote

import (
	"slices"
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/people"
)

// An import by command: what differs is changed where it is asked for, the import stands
// in the list with what became of each row, and is undone once, unless something rests on it.
func TestN2_2a_AnImportByCommandIsListedShownAndUndone(t *testing.T) {
	d := newSampleDesk(t)
	const list = "姓名,城市,专业,年级,电话\n覃大海,桂林,化学,1999,13900000031\n莫小河,桂林,会计,2001,13900000032\n"
	var done struct {
		Import domain.ID `json:"import"`
		Added  int       `json:"added"`
	}
	d.jsonIn(list, "person import --confirm --source 通讯录.xlsx", &done)
	if done.Added != 2 || done.Import.IsZero() {
		t.Fatalf("imported %+v", done)
	}
	id := done.Import.String()
	d.says(d.run(cli.ExitDone, "", "import list"), id, "已完成", "人员", "2/2", "新登记 2")
	d.says(d.run(cli.ExitDone, "", "import show "+id), "通讯录.xlsx", "覃大海 · 新登记", "莫小河 · 新登记", "开始导入名单")

	const moved = "姓名,城市,专业,年级,电话\n覃大海,南宁,化学,1999,13900000031\n莫小河,北海,会计,2001,13900000032\n"
	d.says(d.run(cli.ExitDone, moved, "person import --row 2=change --dry-run"), "可更正 1 人", "将更正 城市 桂林 → 南宁", "登记不改")
	var changed struct {
		Import domain.ID `json:"import"`
	}
	d.jsonIn(moved, "person import --confirm --changed", &changed)
	d.says(d.run(cli.ExitDone, "", "import show "+changed.Import.String()), "已更正 2")
	d.says(d.run(cli.ExitRefused, "", "import undo "+id), id+" 不能撤销", "2 人", "覃大海")
	d.says(d.run(cli.ExitDone, "", "import undo "+changed.Import.String()+" --reason 弄错了"), changed.Import.String()+" 已撤销")
	var people []people.PersonRow
	if d.json("person list --text 覃大海", &people); len(people) != 1 || people[0].City != "桂林" {
		t.Errorf("is %+v", people)
	}
	d.says(d.run(cli.ExitRefused, "", "import undo "+changed.Import.String()), "已撤销")
	d.says(d.run(cli.ExitRefused, "", "import resume "+changed.Import.String()), "已撤销")
}

// What of a card is not sure, or no part of one, is told row by row and never written.
func TestN1_2c_WhatOfACardIsNotWrittenIsSaid(t *testing.T) {
	d := newSampleDesk(t)
	const cards = "覃大海-桂林-化学99级\n莫小河-桂林-会计2001\n韦三 桂林 某某粮油 13900001111 食品03级\n"
	said := d.run(cli.ExitDone, cards, "person import --dry-run")
	d.says(said, "莫小河：新登记", "“莫小河-桂林-会计2001”中未写入的：年级看不准", "韦三：新登记", "139****1111", "含电话或账号、含多余内容")
	if strings.Contains(said, "“覃大海") || strings.Contains(said, "13900001111") {
		t.Errorf("a whole card, or a phone, is told: %s", said)
	}
	var out struct {
		Rows []people.PersonCheck `json:"rows"`
	}
	d.jsonIn(cards, "person import --dry-run", &out)
	if len(out.Rows) != 3 || out.Rows[0].Unwritten != nil || !slices.Equal(out.Rows[1].Unwritten, []card.Finding{card.DoubtYear}) {
		t.Errorf("rows %+v", out.Rows)
	}
}

// Cards, one a line or as WeChat's chain of answers, are a list of people too.
func TestN1_2c_CardsAreAListOfPeople(t *testing.T) {
	d := newSampleDesk(t)
	const chain = "#接龙\n校友登记\n\n1. 覃大海-桂林-化学99级\n2. 莫小河 桂林 会计2001\n3. 韦三\n"
	d.says(d.run(cli.ExitRefused, chain, "person import --dry-run"), "没有表头，逐行按群名片读", "略过第 1 行（标题）：#接龙", "覃大海：新登记", "莫小河：新登记")
	d.says(d.run(cli.ExitDone, "覃大海-桂林-化学99级\n莫小河-桂林-会计01级\n", "person import --confirm"), "已登记 2 人")
	var found []people.PersonRow
	if d.json("person list --text 覃大海", &found); len(found) != 1 || found[0].City != "桂林" || found[0].Major != "化学" || found[0].Year != 1999 {
		t.Errorf("registered %+v", found)
	}
}
