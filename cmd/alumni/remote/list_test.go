package remote

import (
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain/office/people"
)

// A list is shown before it is written: what is new, the same, different, twice, to be
// decided and wrong; what was refused comes back, is mended, and is read again.
func TestN2_2a_AListIsShownThenWrittenAndWhatWasRefusedComesBack(t *testing.T) {
	d := newSampleDesk(t)
	const first = "姓名,城市,专业,年级,电话\n覃大海,桂林,化学,1999,13900000031\n"
	d.run(cli.ExitDone, first, "person import --confirm")
	var known []people.PersonRow
	d.json("person list --text 覃大海", &known)
	id := known[0].ID.String()

	const kept = "通讯录,,,,,\n姓名,城市,专业,年级,手机号,爱好\n覃大海,南宁,化学,1999,13900000031,棋\n莫小河,桂林,会计,2001,13900000032,\n" +
		"莫小河,桂林,会计,2001,13900000032,\n覃大海,桂林,化学,1999,13900000033,\n韦一,桂林,化学,某年,,\n合计,5,,,,\n"
	shown := d.run(cli.ExitRefused, kept, "person import --dry-run")
	d.says(shown, "可登记 1 人，1 人先前已登记；未写入", "新登记 1、相同 0、有出入 1、重复 1、待定 1、有误 1", "第 3 行 覃大海：就是 "+id+"，登记不改，名单上不同的是 城市 桂林 → 南宁",
		"第 4 行 莫小河：新登记", "--row 行号=new", "未采用的列：爱好", "第 5 行", "第 6 行", id, "第 7 行")
	d.run(cli.ExitRefused, kept, "person import --confirm") // nothing is written of a list with a wrong row
	var none []people.PersonRow
	if d.json("person list --text 莫小河", &none); len(none) != 0 {
		t.Fatalf("registered %+v", none)
	}

	mend := d.run(cli.ExitDone, kept, "person import --refused")
	d.says(mend, "原因,姓名,城市,专业,年级,手机号,爱好", "韦一,桂林,化学,某年,,")
	if strings.Contains(mend, "南宁") || strings.Count(mend, "\r\n") != 4 {
		t.Errorf("came back: %q", mend)
	}
	d.says(d.run(cli.ExitDone, kept, "person import --confirm --partial"), "已登记 1 人，1 人先前已登记", "3 行有误", "第 5 行", "第 6 行", "第 7 行")
	mend = strings.Replace(mend, ",某年,", ",97级,", 1)
	d.says(d.run(cli.ExitDone, mend, "person import --confirm --row 3=new --row 2=skip"), "已登记 2 人", "略过第 2 行（已决定不登记）", "未采用的列：原因、爱好")
	var both []people.PersonRow
	if d.json("person list --text 覃大海", &both); len(both) != 2 {
		t.Errorf("registered %+v", both)
	}
	d.says(d.run(cli.ExitDone, kept, "person import --confirm --partial --row 6="+id), "已登记 0 人") // what was decided as the same changes nothing
	d.run(cli.ExitUsage, kept, "person import --confirm --row x=new")
	// Who must be asked about is named by number, and only if the name is the row's.
	d.says(d.run(cli.ExitRefused, "姓名\n韦三\n", "person import --confirm --row 2="+id), id, "覃大海")
}

func TestN1_2d_AListOfMembersIsShownWithWhoIsNotOnIt(t *testing.T) {
	d := newSampleDesk(t)
	var in []people.MemberRow
	d.json("member list G-0001", &in)
	file := "编号,姓名,入群依据\n" + in[0].Person.String() + ",,工作\n,覃大海,工作\n,莫小河,亲戚\n"
	shown := d.run(cli.ExitRefused, file, "member import G-0001 --dry-run")
	d.says(shown, "可登记群成员 1 人", "第 2 行 "+in[0].Name+"：就是 "+in[0].Person.String()+"，已在群内", "第 3 行 覃大海：入群", "名单上没有的现有成员", in[1].Name, "第 4 行")
	mend := d.run(cli.ExitDone, file, "member import G-0001 --refused")
	d.says(mend, "原因,编号,姓名,入群依据", "莫小河,亲戚")
	d.says(d.run(cli.ExitDone, file, "member import G-0001 --confirm --partial"), "已登记群成员 1 人", "1 行有误，没有登记", "第 4 行")
	mend = strings.Replace(mend, "莫小河,亲戚", "莫小河,生活", 1)
	d.says(d.run(cli.ExitDone, mend, "member import G-0001 --confirm"), "已登记群成员 1 人", "未采用的列：原因")

	// What it says of somebody known is shown, and written row by row or all at once.
	news := "编号,城市,单位,入群依据\n" + in[0].Person.String() + ",南宁,甲厂,工作\n" + in[1].Person.String() + ",北海,乙厂,工作\n"
	d.says(d.run(cli.ExitDone, news, "member import G-0001 --dry-run --row 2=change"), "可更正人员 1 人", "（"+in[0].Person.String()+"）：将更正", "→ 南宁",
		"（"+in[1].Person.String()+"）：登记不改，名单上不同的是", "工作单位", "→ 乙厂")
	d.says(d.run(cli.ExitDone, news, "member import G-0001 --confirm --changed"), "更正人员 2 人", "import undo")
	d.says(d.run(cli.ExitDone, "", "person show "+in[1].Person.String()), "北海", "乙厂")
}

// Headquarters adds words for columns, for every list and every face.
func TestN2_2a_HeadquartersAddsWordsForColumns(t *testing.T) {
	d := newSampleDesk(t)
	const kept = "姓名,大哥大,常驻\n覃大海,13900000041,桂林\n"
	d.says(d.run(cli.ExitDone, kept, "person import --dry-run"), "未采用的列：大哥大、常驻")
	d.says(d.run(cli.ExitRefused, "大哥大：电话\n", "template set columns --reason 试"), "大哥大：电话", "姓名、城市")
	d.says(d.run(cli.ExitDone, "电话：大哥大\n城市：常驻、在哪\n", "template set columns --reason 各地叫法"), "已修改模板：名单列名")
	d.says(d.run(cli.ExitDone, kept, "person import --confirm"), "已登记 1 人", "“大哥大”列按“电话”读", "“常驻”列按“城市”读")
	d.says(d.run(cli.ExitDone, kept, "person import --confirm"), "1 人先前已登记")
}

// Middle dots are written by many signs: one name, one person.
func TestN1_2c_ANameWithAnotherMiddleDotIsTheSameOne(t *testing.T) {
	d := newSampleDesk(t)
	const kept = "姓名,城市,专业,年级,电话,核验方式\n艾某·某提,北京,化学,1997,13900000002,校友卡\n艾某•某提,北京,化学,1997,13900000002,校友卡\n"
	d.says(d.run(cli.ExitRefused, kept, "person import --confirm"), "第 3 行", "艾某·某提")
	d.says(d.run(cli.ExitDone, kept, "person import --confirm --partial"), "已登记 1 人")
	for _, dot := range []string{"•", "‧", "・", "．"} {
		d.says(d.run(cli.ExitDone, "姓名,电话\n艾某"+dot+"某提,13900000002\n", "person import --confirm"), "已登记 0 人，1 人先前已登记")
	}
}

// A name that looks like a form of address or a brand is asked about, and a flag says that it is one.
func TestN1_2a_ADoubtfulNameIsConfirmedByAFlag(t *testing.T) {
	d := newSampleDesk(t)
	d.says(d.run(cli.ExitRefused, "", "person add --name 覃总"), "不像真实姓名", "--sure-name")
	d.says(d.run(cli.ExitDone, "", "person add --name 覃总 --sure-name"), "已登记")
	const list = "姓名,城市\n覃大夫,桂林\n"
	d.says(d.run(cli.ExitRefused, list, "person import"), "第 2 行", "--row 行号=name")
	d.says(d.run(cli.ExitDone, list, "person import --confirm --row 2=name"), "已登记 1 人")
	const card = "群名片,入群依据\n覃会长-桂林-化学97级,生活\n"
	d.says(d.run(cli.ExitRefused, card, "member import G-0001 --confirm"), "群名片上的姓名看不准", "覃会长")
	d.says(d.run(cli.ExitDone, card, "member import G-0001 --confirm --row 2=name"), "已登记群成员 1 人")
	d.says(d.run(cli.ExitRefused, "姓名\n覃大海\n上海分会\n", "person import --confirm --row 3=name"), "上海分会", "不像真实姓名")
}

// A telephone on the line of a card reaches no field, and is named with the row, covered.
func TestN1_2c_ATelephoneOnACardIsNamedAndNotRegistered(t *testing.T) {
	d := newSampleDesk(t)
	const cards = "覃大海-桂林-化学97级-手机：19900000041\n莫小河-桂林-会计03级 19900000042 某粮油集团\n"
	shown := d.run(cli.ExitDone, cards, "person import --dry-run")
	d.says(shown, "第 1 行 覃大海：新登记", "199****0041", "第 2 行 莫小河：新登记", "199****0042", "某粮油集团", "未写入")
	if strings.Contains(shown, "19900000") {
		t.Errorf("a phone is told: %s", shown)
	}
	d.run(cli.ExitDone, cards, "person import --confirm")
	var in []people.PersonRow
	if d.json("person list --text 覃大海", &in); len(in) != 1 || in[0].Reachable() || in[0].City != "桂林" || in[0].Employer != "" {
		t.Errorf("registered %+v", in)
	}
}
