package screen_test

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/domain/roster"
)

func (p *person) pastes(text string) { p.tell(tea.PasteMsg{Content: text}) }

// A list of members copied from a spreadsheet is pasted on the members' page of
// a group: wrong rows are named, the corrected list says what it comes to, and
// the form registers it.
func TestN1_2d_AListOfMembersIsPasted(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.presses("3")
	li.sees("北京01群")
	li.presses("enter")
	li.sees("武汉轻工大学北京校友分会群01", "m 成员")
	li.presses("m")
	li.sees("北京01群 成员", "i 粘贴成员名单")
	li.presses("i")
	li.sees("北京01群 成员名单", "“编号”“姓名”“群名片”之一", "在这里粘贴")

	li.pastes("姓名\t城市\t专业\t年级\t群名片\t入群依据\n马强\t长沙\t\t\t\t同学\n高九\t北京\t化学\t97级\t高九 北京 化学97级\t工作\n")
	li.presses("enter")
	li.sees("1 处有误，整份名单都没有登记", "第 2 行：入群依据不能是“同学”", "通知 一.2")
	if n := r.membersOf(r.beijing); slices.Contains(n, "高九") {
		t.Fatalf("in the group are %v", n)
	}

	li.pastes("姓名\t城市\t专业\t年级\t群名片\t入群依据\n赵倩\t北京\t\t\t\t工作\n高九\t北京\t化学\t97级\t高九 北京 化学97级\t工作\n")
	li.presses("enter")
	li.sees("将登记群成员 1 人（其中新登记人员 1 人），1 人已在群内", "未实名核验 1 人，群名片待整改 1 人",
		"第 3 行 群名片“高九 北京 化学97级”：分隔符不是“-”，应为“高九-北京-化学97级”")
	li.presses("enter")
	li.sees("依据《通知》一.2、《办法》第六条(一)")
	li.presses("enter")
	li.sees("已登记群成员 1 人", "北京01群 成员", "高九 北京 化学97级")
	if n := r.membersOf(r.beijing); !slices.Contains(n, "高九") {
		t.Errorf("in the group are %v", n)
	}
}

// The answers of a chain in WeChat say no basis of admission: the form asks for one.
func TestN1_2d_AChainOfAnswersIsPasted(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 100, 40)
	li.presses("3")
	li.sees("北京01群")
	li.presses("enter")
	li.sees("m 成员")
	li.presses("m")
	li.sees("i 粘贴成员名单")
	li.presses("i")
	li.pastes("#接龙\n化学系校友\n1. 高九-北京-化学97级\n2. 覃大海-北京-食品05级\n")
	li.presses("enter")
	li.sees("将登记群成员 2 人", "逐行按群名片读", "略过第 1 行（标题）：#接龙", "名单没有写入群依据，下一步统一选定")
	li.presses("enter")
	li.sees("入群依据", "生活")
	li.presses("enter")
	li.sees("入群依据")
	if n := r.membersOf(r.beijing); slices.Contains(n, "高九") {
		t.Fatal("somebody came in without a basis, N1.2d")
	}
	li.presses("right", "right", "enter")
	li.sees("已登记群成员 2 人", "北京01群 成员")
	page, err := r.Members(r.ctx, r.operator, people.MemberFilter{Group: r.beijing, Text: "覃大海"})
	r.must(err)
	if len(page.Items) != 1 || page.Items[0].Basis == "" || page.Items[0].Card != "覃大海-北京-食品05级" {
		t.Errorf("registered %+v", page.Items)
	}
}

// membersOf gives the names of who is in a group.
func (r *registry) membersOf(group domain.ID) []string {
	r.Helper()
	page, err := r.Members(r.ctx, r.operator, people.MemberFilter{Group: group})
	r.must(err)
	var out []string
	for _, m := range page.Items {
		out = append(out, m.Name)
	}
	return out
}

// Who may not register members is told why the key does nothing.
func TestM6_1_AnAuditorPastesNoMembers(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.auditor, "zh", 80, 24)
	li.presses("3")
	li.sees("北京01群")
	li.presses("enter")
	li.sees("m 成员")
	li.presses("m")
	li.sees("北京01群 成员")
	li.presses("i")
	li.sees("您的角色不能这样做")
}

// A list of people is pasted: each row says what it comes to, and the form registers
// those that are right.
func TestN2_2a_AListOfPeopleIsPasted(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("人员")
	li.sees("粘贴名单")
	li.presses("i")
	li.sees("先逐行显示将登记什么")
	li.pastes("通讯录\n姓名\t手机号\t现居地\t爱好\n覃大海\t13900000051\t桂林\t棋\n莫小河\t1390000\t桂林\t\n合计\t2\n")
	li.presses("enter")
	li.sees("新登记 1、相同 0、有出入 0、重复 0、待定 0、有误 1", "未采用的列：爱好", "第 3 行 覃大海：新登记", "第 4 行")
	li.presses("enter")
	li.sees("有误、重复或待定的 1 行不登记")
	li.presses("enter")
	li.sees("已登记 1 人", "t 未登记的行")
	li.presses("t") // to be mended, and pasted again
	li.sees("原因", "姓名", "第 4 行", "莫小河", "1390000", "y 复制")
	li.doesNotSee("覃大海")
	li.presses("esc")
	page, err := r.People(r.ctx, r.operator, people.PersonFilter{Text: "覃大海"})
	r.must(err)
	if len(page.Items) != 1 || page.Items[0].City != "桂林" {
		t.Errorf("registered %+v", page.Items)
	}
}

// What differs and who looks alike is decided by keys; the import stands in a list of its
// own, where it is undone.
func TestN2_2a_RowsAreDecidedAndAnImportIsUndoneByKeys(t *testing.T) {
	r := newRegistry(t)
	_, err := r.ImportPeople(r.ctx, r.officer, []people.ImportPerson{
		{Row: 2, Name: "覃大海", City: "桂林", Major: "化学", Year: 1999, Phone: "13900000051"},
		{Row: 3, Name: "莫小河", City: "桂林", Major: "会计", Year: 2001, Phone: "13900000052"},
	}, false)
	r.must(err)
	li := r.sits(r.officer, "zh", 160, 48)
	li.section("人员")
	li.sees("粘贴名单", "名单导入")
	li.presses("i")
	li.sees("先逐行显示将登记什么")
	li.pastes("姓名\t手机号\t现居地\t专业\t年级\n覃大海\t13900000051\t南宁\t化学\t1999\n莫小河\t13900000099\t桂林\t会计\t2001\n")
	li.presses("enter")
	li.sees("有出入 1", "待定 1", "城市 桂林 → 南宁", "逐项决定")
	li.presses("ctrl+o")
	li.sees("第 2 行 覃大海", "第 3 行 莫小河", "“手机号”列")
	li.presses("right", "down", "right", "right", "enter") // changed; somebody else
	li.sees("新登记 1、更正 1")
	li.presses("enter")
	li.sees("修改会记入审计")
	li.presses("enter")
	li.sees("筛选", "未实名") // the list again
	li.presses("I")
	li.sees("J-0002", "J-0001", "已完成", "覃大海 · 已更正", "新登记 1")
	li.presses("u")
	li.sees("撤销导入 · J-0002", "恢复原样")
	li.presses("enter")
	li.sees("J-0002 已撤销")
	page, err := r.People(r.ctx, r.operator, people.PersonFilter{Text: "莫小河"})
	r.must(err)
	if len(page.Items) != 1 {
		t.Errorf("%d are left", len(page.Items))
	}
}

// A list of members is decided by keys as one of people is: who looks like somebody known,
// what the list says otherwise, what a column stands for, a wrong row that is left out. Who
// is in the group and not on the list is named.
func TestN2_2a_RowsOfAListOfMembersAreDecidedByKeys(t *testing.T) {
	r := newRegistry(t)
	_, err := r.ImportPeople(r.ctx, r.officer, []people.ImportPerson{
		{Row: 2, Name: "覃大海", City: "桂林", Major: "化学", Year: 1999, Phone: "13900000051"},
		{Row: 3, Name: "莫小河", City: "桂林", Major: "会计", Year: 2001, Phone: "13900000052"},
	}, false)
	r.must(err)
	li := r.sits(r.officer, "zh", 160, 48)
	li.presses("3")
	li.sees("北京01群")
	li.presses("enter")
	li.sees("m 成员")
	li.presses("m")
	li.sees("i 粘贴成员名单")
	before := r.membersOf(r.beijing)
	li.presses("i")
	li.sees("在这里粘贴")
	li.pastes("姓名\t手机号\t现居地\t专业\t年级\t入群依据\t别处\n覃大海\t13900000051\t南宁\t化学\t1999\t工作\t甲厂\n" +
		"莫小河\t13900000099\t桂林\t会计\t2001\t生活\t\n高九\t1390000\t北京\t化学\t1997\t工作\t\n")
	li.presses("enter")
	li.sees("2 处有误，整份名单都没有登记", "第 3 行", "第 4 行", "逐项决定")
	li.presses("ctrl+o")
	li.sees("第 4 行", "第 3 行 莫小河", "第 2 行 覃大海：城市 桂林 → 南宁", "“别处”列")
	li.presses("right", "down", "right", "right", "down", "right") // changed; somebody else; left out
	li.presses("down", "down", "down", "down", "down", "down", "down")
	for range r.steps("工作单位") {
		li.presses("right")
	}
	li.presses("enter")
	li.sees("将登记群成员 2 人（其中新登记人员 1 人），0 人已在群内，更正人员 1 人", "“别处”列按“工作单位”读",
		"第 2 行 覃大海（P-0016）：将更正 城市 桂林 → 南宁、工作单位 — → 甲厂", "名单上没有的现有成员",
		"略过第 4 行（已决定不登记）：高九")
	for _, name := range before {
		li.sees(name)
	}
	li.presses("enter")
	li.sees("依据《通知》一.2")
	li.presses("enter")
	li.sees("已登记群成员 2 人", "更正人员 1 人", "J-0002：人员里按 I，再按 u 可撤销")
	page, err := r.People(r.ctx, r.operator, people.PersonFilter{Text: "覃大海"})
	r.must(err)
	if len(page.Items) != 1 || page.Items[0].City != "南宁" || page.Items[0].Employer != "甲厂" {
		t.Errorf("registered %+v", page.Items)
	}
	if in := r.membersOf(r.beijing); slices.Contains(in, "高九") || len(in) != len(before)+2 {
		t.Errorf("in the group are %v", in)
	}
}

// steps are how often a choice of columns is turned from "not taken" to one of them.
func (r *registry) steps(column string) int {
	r.Helper()
	at := slices.Index(roster.MemberColumns(), column)
	if at < 0 {
		r.Fatalf("no column %s among %v", column, roster.MemberColumns())
	}
	return at + 1
}

// A column that is taken for something wrong is given back what it is, even where the list
// could not be read without it.
func TestN2_2a_AColumnOfAPastedListIsChangedAndChangedBack(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("人员")
	li.sees("粘贴名单")
	li.presses("i")
	li.sees("先逐行显示将登记什么")
	li.pastes("姓名\t手机号\n覃大海\t13900000051\n")
	li.presses("enter")
	li.sees("第 2 行 覃大海：新登记")
	li.presses("ctrl+o")
	li.sees("“姓名”列")
	li.presses("left", "enter") // no name any more
	li.sees("这份名单读不了")
	li.presses("ctrl+o")
	li.sees("“姓名”列")
	li.presses("right", "enter")
	li.sees("第 2 行 覃大海：新登记")
}

// A name that looks like a form of address is confirmed by keys, and so is the one on a card.
func TestN1_2a_ADoubtfulNameIsConfirmedByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 100, 40)
	li.section("人员")
	li.sees("粘贴名单")
	li.presses("i")
	li.sees("先逐行显示将登记什么")
	li.pastes("姓名\t手机号\n覃总\t13900000051\n莫小河\t13900000052\n")
	li.presses("enter")
	li.sees("第 2 行", "不像真实姓名", "逐项决定")
	li.presses("ctrl+o")
	li.sees("第 2 行 覃总", "待定")
	li.presses("right", "enter")
	li.sees("第 2 行 覃总：新登记")
	li.presses("enter")
	li.sees("修改会记入审计")
	li.presses("enter")
	li.sees("筛选", "未实名") // the list again
	people, err := r.People(r.ctx, r.operator, people.PersonFilter{Text: "覃总"})
	r.must(err)
	if len(people.Items) != 1 {
		t.Errorf("registered %+v", people.Items)
	}
}
