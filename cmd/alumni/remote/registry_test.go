package remote

import (
	"encoding/json"
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/casework"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

const headPeople = "姓名,城市,专业,年级,电话,核验方式\n"

func TestN0_ABranchsWholeLifeByCommand(t *testing.T) {
	d := newSampleDesk(t)
	var b domain.Branch
	d.json("branch add --name 桂林 --kind municipal", &b)
	d.says(d.run(cli.ExitRefused, "", "branch add --name 桂林 --kind municipal"), "已被", b.ID.String())
	d.says(d.run(cli.ExitUsage, "", "branch add --name 柳州 --kind municipal --state established"), "none", "preparatory")
	d.says(d.run(cli.ExitRefused, "", "branch end "+b.ID.String()+" --reason 撤并"), "现为“未成立”", "可转为：筹备", "通知")
	d.says(d.run(cli.ExitDone, "", "branch prepare "+b.ID.String()), "桂林校友分会 已转为筹备")

	var who domain.Person
	d.json("person add --name 覃大海 --city 桂林 --major 化学 --year 1999 --phone 13900001111 --how 查验毕业证", &who)
	establish := "branch establish " + b.ID.String() + " --on 2026-11-01"
	council := " --president " + who.ID.String()
	document := " --document 桂校友〔2026〕1号 --document-date 2026-11-01"
	d.says(d.run(cli.ExitRefused, "", establish+document), "须有会长，请填写会长")
	d.says(d.run(cli.ExitRefused, "", "branch establish "+b.ID.String()+" --on 2026-11-01"+council+" --document 桂校友〔2026〕1号"), "请填写决议日期")
	d.says(d.run(cli.ExitRefused, "", establish+council), "缺书面申请或理事会决议", "《通知》二.1")
	d.says(d.run(cli.ExitRefused, "", strings.Replace(establish, "2026", "2027", 1)+council+document), "还没到")
	d.says(d.run(cli.ExitDone, "", establish+council+document), "桂林校友分会 已成立")
	d.says(d.run(cli.ExitRefused, "", "branch unseat "+b.ID.String()+" --person "+who.ID.String()+" --reason 辞职"), "须有会长")
	d.says(d.run(cli.ExitRefused, "", "branch end "+b.ID.String()+" --reason 撤并 --version 1"), "您看到的不是最新内容")
	d.says(d.run(cli.ExitDone, "撤并", "branch end "+b.ID.String()+" --reason -"), "已终止")
}

func TestM5_2_WhoLeavesTheCouncilByCommand(t *testing.T) {
	d := newSampleDesk(t)
	var v registry.BranchView
	d.json("branch show B-0001", &v)
	vice := v.Seats[1].Person.ID // owns Beijing's group
	var res registry.CouncilResult
	d.json("branch unseat B-0001 --person "+vice.String()+" --reason 调离", &res)
	if len(res.Owned) != 1 || len(res.Tasks) != 1 {
		t.Fatalf("owned %+v, tasks %v", res.Owned, res.Tasks)
	}
	d.says(d.run(cli.ExitDone, "", "branch list --only owner_left"), "北京")
	d.says(d.run(cli.ExitDone, "", "branch review B-0001"), "新列待办 0 项")
	review := "task complete " + res.Tasks[0].String()
	d.says(d.run(cli.ExitRefused, "", review+" --note 看过了 --date 2026-11-20"), "会长授权文号不能是“看过了”")
	d.says(d.run(cli.ExitRefused, "", review+" --note 京校友授〔2026〕1号"), "授权日期")
	d.says(d.run(cli.ExitDone, "", review+" --note 京校友授〔2026〕1号 --date 2026-11-20"), "已办结")
	if out := d.run(cli.ExitDone, "", "branch list --only owner_left"); strings.Contains(out, "北京") {
		t.Errorf("still to review:\n%s", out)
	}
	d.says(d.run(cli.ExitDone, "", "branch seat B-0001 --person "+vice.String()+" --office vice_president"), "副会长")
	reelect := "branch reelect B-0001 --on 2026-11-20 --president " + vice.String() + " --document 京校理〔2026〕9号 --document-date 2026-11-20"
	d.says(d.run(cli.ExitDone, "", reelect), "北京校友分会 已换届")
}

func TestM5_1_AVacancyByCommand(t *testing.T) {
	d := newSampleDesk(t)
	d.says(d.run(cli.ExitUsage, "", "group vacancy G-0001"), "--reason")
	d.says(d.run(cli.ExitRefused, "", "group vacancy G-0001 --reason 退群 --on 2026-12-01"), "还没到")
	d.says(d.run(cli.ExitDone, "", "group vacancy G-0001 --reason 退群 --on 2026-11-20"), "群主空缺")
	d.says(d.run(cli.ExitRefused, "", "group vacancy G-0001 --reason 退群 --on 2026-11-20"), "没有改动")
}

func TestN2_2a_PeopleByCommand(t *testing.T) {
	d := newSampleDesk(t)
	file := headPeople + "覃大海,桂林,化学,99级,13900001111,查验毕业证\n莫小河,桂林,会计,2001,,\n"
	d.says(d.run(cli.ExitDone, file, "person import"), "可登记 2 人", "未写入")
	d.says(d.run(cli.ExitDone, file, "person import --confirm"), "已登记 2 人")
	d.says(d.run(cli.ExitDone, file, "person import --confirm"), "已登记 0 人，2 人先前已登记")
	kept := "某地校友会校友信息表,,,,,,\n序号,姓名*,院系,专业,入学年份,手机号码,职务\n1,庚一,食品系,食工,1997,13900000021,会长\n合计,1,,,,,\n"
	d.says(d.run(cli.ExitDone, kept, "person import --dry-run --column 职务="), "可登记 1 人", "表头在第 2 行", "“姓名*”列按“姓名”读", "“手机号码”列按“电话”读",
		"未采用的列：序号、职务", "略过第 1 行（标题）：某地校友会校友信息表", "略过第 4 行（表尾）：合计 1", "新登记 1、相同 0", "第 3 行 庚一：新登记")
	d.says(d.run(cli.ExitUsage, kept, "person import --confirm --column 职务=官衔"), "--column", "职务=官衔", "姓名、城市")
	out := d.run(cli.ExitRefused, headPeople+"覃大海,桂林,化学,99级,13800000000,\n,桂林,会计,2001,,\n", "person import --confirm")
	d.says(out, "第 3 行")
	var rows []people.PersonRow
	d.json("person list --text 覃大海", &rows)
	if len(rows) != 1 || rows[0].Year != 1999 || !rows[0].Verified() {
		t.Fatalf("imported %+v", rows)
	}
	id := rows[0].ID.String()
	d.says(d.run(cli.ExitDone, "", "person show "+id), "139****1111", "查验毕业证")
	d.says(d.run(cli.ExitDone, "", "person reveal "+id+" --reason 通知开会"), "13900001111")
	d.says(d.run(cli.ExitDone, "", "person edit "+id+" --city 柳州"), "已修改")
	d.says(d.run(cli.ExitDone, "", "person show "+id), "柳州", "化学")
	d.says(d.run(cli.ExitRefused, "", "person add --name 覃大海 --phone 139-0000-1111"), id)
	d.says(d.run(cli.ExitDone, "", "person add --name 覃大海 --phone 139-0000-1111 --confirm"), "已登记")
	d.json("person list --text 莫小河", &rows)
	d.says(d.run(cli.ExitDone, "学校档案核对", "person verify "+rows[0].ID.String()+" --how -"), "已实名核验")
}

func TestM4_6_PlacesAndNamesByCommand(t *testing.T) {
	d := newSampleDesk(t)
	var p domain.Place
	d.json("place add --name 武汉 --kind region --alias 武汉市,江城", &p)
	d.says(d.run(cli.ExitRefused, "", "place add --name 江城 --kind region"), p.ID.String())
	d.says(d.run(cli.ExitDone, "", "place edit "+p.ID.String()+" --retired"), "已修改")
	d.says(d.run(cli.ExitDone, "", "place list --text 江城"), "武汉", "是")
	var places []registry.PlaceRow
	d.json("place list --text 海南", &places)
	d.says(d.run(cli.ExitDone, "", "place edit "+places[0].ID.String()+" --name 琼州"), "琼州")
	d.says(d.run(cli.ExitDone, "", "name findings --text 海南"), "武汉轻工大学琼州校友分会群01")
	d.says(d.run(cli.ExitDone, "", "name propose B-0001"), "武汉轻工大学北京校友分会群02")
	d.says(d.run(cli.ExitDone, "", "name check 武汉轻工大学北京校友分会群02"), "武汉轻工大学北京校友分会群02", "核对\n  ✓ 规范：符合《办法》命名格式")
	d.says(d.run(cli.ExitRefused, "", "name check 武汉轻工大学北京市校友会"), "武汉轻工大学北京校友分会群02", "“北京市”应写作“北京”")
	out := d.run(cli.ExitRefused, "", "name check 武汉轻工大学北京市校友会 --json")
	var r casework.NameReport
	if err := json.Unmarshal([]byte(out), &r); err != nil || r.Canonical || r.Proposal != "武汉轻工大学北京校友分会群02" || len(r.Findings) != 3 {
		t.Errorf("judged as %+v, %v", r, err)
	}
}

// README's third step holds for a branch that was imported, whatever its state.
func TestN0_AnImportedBranchGetsItsCouncilByCommand(t *testing.T) {
	d := newSampleDesk(t)
	file := "分会,类别,状态,最近换届\n桂林,市级,已成立,2024-07-21\n柳州,市级,筹备,\n梧州,市级,未成立,\n"
	d.says(d.run(cli.ExitDone, file, "branch import"), "已导入 3 个分会")
	var rows []registry.BranchRow
	for _, name := range []string{"桂林", "柳州", "梧州"} {
		d.json("branch list --text "+name, &rows)
		var who domain.Person
		d.json("person add --name 覃大海 --city "+name+" --how 查验毕业证 --confirm", &who)
		d.says(d.run(cli.ExitDone, "", "branch establish "+rows[0].ID.String()+" --on 2026-11-01 --president "+who.ID.String()+
			" --document 桂校友〔2026〕1号 --document-date 2026-10-20"), name+"校友分会 已成立")
		d.says(d.run(cli.ExitDone, "", "branch show "+rows[0].ID.String()), "会长", "覃大海", "2026-11-01")
	}
}

func TestM4_4_N4_1b_WhoHasNotFiledIsTheSameByBothCommands(t *testing.T) {
	d := newSampleDesk(t)
	var c campaign.View
	d.json("campaign show C-0001", &c)
	var rows []registry.BranchRow
	d.json("branch list --only unfiled", &rows)
	if c.Beside == 0 || len(rows) != c.Totals.Missing+c.Totals.Submitted+c.Beside {
		t.Errorf("%d branches not filed; the campaign says %+v and %d beside it", len(rows), c.Totals, c.Beside)
	}
	d.says(d.run(cli.ExitDone, "", "campaign show C-0001"), "本次之外未备案  1")
	d.says(d.run(cli.ExitDone, "", "branch list --help"), "有群未备案，不论哪次备案工作")
}
