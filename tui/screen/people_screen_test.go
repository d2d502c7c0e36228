package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/account"
	"alumni/domain/office/people"
)

func TestN2_2a_APersonIsRegisteredAndVerifiedByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.visits("people", "登记人员")
	li.presses("n")
	li.sees("登记后即可任职")
	li.types("郑凯") // lives in Beijing already
	li.presses("tab")
	li.types("北京")
	li.presses("tab")
	li.types("食工")
	li.presses("tab")
	li.types("2003")
	li.presses("enter")
	li.sees("“郑凯”已被", "使用")
	li.presses("tab", "tab", "tab")
	li.types("1999")
	li.presses("backspace", "backspace", "backspace", "backspace") // the field takes four characters
	li.presses("ctrl+u")
	li.types("1999")
	li.presses("enter")
	li.sees("已登记 P-0016 郑凯")

	li.presses("/")
	li.types("zhengkai")
	li.presses("enter")
	li.sees("2 人", "郑凯-北京-食工99级")
	li.presses("down")
	li.sees("P-0016 郑凯", "尚未核验", "不在任何群")
	li.presses("v")
	li.sees("实名核验 · 郑凯", "《通知》二.2")
	li.types("查验毕业证")
	li.presses("enter")
	li.sees("郑凯 已实名核验", "查验毕业证 · 李敏")
}

// Several are marked and verified in one way by one step; who is marked stays so
// while the list is searched.
func TestN2_2a_ManyAreVerifiedAtOnceByKeys(t *testing.T) {
	r := newRegistry(t)
	var ids []domain.ID
	for _, name := range []string{"覃大海", "莫小河", "韦小江"} {
		p, err := r.AddPerson(r.ctx, r.officer, people.AddPerson{Name: name, City: "桂林", Major: "化学", Year: 1999})
		r.must(err)
		ids = append(ids, p.ID)
	}
	li := r.sits(r.officer, "zh", 120, 40)
	li.visits("people", "覃大海")
	li.presses("V") // nobody is marked yet
	li.sees("请填写")
	for _, name := range []string{"覃大海", "韦小江"} {
		li.presses("/")
		li.types(name)
		li.presses("enter")
		li.sees("1 人", name)
		li.presses("space")
		li.sees("[✓]")
		li.presses("esc")
		li.sees("莫小河")
	}
	li.sees("核验所选 2")
	li.presses("V")
	li.sees("实名核验 · 2 人", "覃大海", "韦小江", "《通知》二.2")
	li.presses("enter")
	li.sees("请填写")
	li.types("理事会成员证明")
	li.presses("enter")
	li.sees("已实名核验 2 人")
	for i, want := range []bool{true, false, true} {
		v, err := r.Person(r.ctx, r.officer, ids[i])
		r.must(err)
		if v.Verified() != want || want && v.Verification.How != "理事会成员证明" {
			t.Errorf("%s is verified as %+v", v.Name, v.Verification)
		}
	}
	li.doesNotSee("核验所选 2") // the marks are used up
	auditor := r.sits(r.auditor, "zh", 120, 40)
	auditor.visits("people", "覃大海")
	auditor.doesNotSee("[ ]")
}

func TestA2_APersonsPageMasksThePhoneAndLogsItsReveal(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.visits("people", "王建国")
	li.presses("enter")
	li.sees("P-0001 王建国", "138****5678", "北京校友分会 会长")
	li.doesNotSee("13812345678")
	li.presses("p")
	li.sees("查看完整的电话、邮箱和学号 · 王建国", "理由", "记入审计")
	li.presses("enter")
	li.sees("请填写理由")
	li.doesNotSee("13812345678")
	li.types("通知换届会议")
	li.presses("enter")
	li.sees("P-0001 王建国", "13812345678", "y 复制")
	li.sees("查看电话：通知换届会议", "13812345678") // the page is read anew, and it stands there still
	li.doesNotSee("138****5678")
	li.presses("y")
	li.sees("已复制到您的剪贴板")
	li.presses("h") // another page covers it
	li.sees("查看电话", "通知换届会议")
	li.presses("esc")
	li.sees("138****5678")
	li.doesNotSee("13812345678")
	v, err := r.Person(r.ctx, r.officer, r.people["王建国"])
	r.must(err)
	if v.History[0].Action != domain.ActPhoneReveal {
		t.Errorf("the history says %s", v.History[0].Action)
	}
}

// What was revealed is covered again when the record is changed by somebody else, and
// when who looks may do so no more.
func TestA2_WhatWasRevealedIsCoveredOnceItMayBeWrong(t *testing.T) {
	for name, change := range map[string]func(*registry){
		"the record was changed": func(r *registry) {
			v, err := r.Person(r.ctx, r.director, r.people["王建国"])
			r.must(err)
			_, err = r.EditPerson(r.ctx, r.director, people.EditPerson{
				ID: v.ID, Version: v.Version, Name: v.Name, City: v.City, Major: v.Major, Year: v.Year, Phone: "19900009999",
			})
			r.must(err)
		},
		"the right was taken": func(r *registry) {
			me, err := r.Whoami(r.ctx, r.officer)
			r.must(err)
			a, err := r.Account(r.ctx, r.director, me.Account)
			r.must(err)
			_, err = r.EditAccount(r.ctx, r.director, account.EditAccount{ID: a.ID, Version: a.Version, Name: a.Name, Role: domain.RoleAuditor})
			r.must(err)
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRegistry(t)
			li := r.sits(r.officer, "zh", 80, 24)
			li.visits("people", "王建国")
			li.presses("enter")
			li.presses("p")
			li.types("通知换届会议")
			li.presses("enter")
			li.sees("13812345678", "y 复制")
			change(r)
			li.sees("P-0001 王建国")
			li.sees("****")
			li.doesNotSee("13812345678")
			li.doesNotSee("19900009999")
		})
	}
}

func TestM4_6_ANameIsJudgedWhileItIsTyped(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.visits("branches", "5 个分会")
	li.presses("c")
	li.sees("不改变任何记录")
	li.types("轻工大北京校友会")
	li.sees("未以“武汉轻工大学”开头", "没有群序号", "办法 四(六)", "下一个可用 武汉轻工大学北京校友分会群02")
	li.presses("ctrl+u")
	li.types("武汉轻工大学北京校友分会群01")
	li.sees("规范：符合《办法》命名格式", "G-0001")
	li.presses("esc")
	li.sees("5 个分会")
}

func TestM4_6_APlaceIsRenamedByKeysAndItsGroupsHaveNamesToRectify(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.visits("settings", "地名")
	li.presses("L")
	li.sees("地名与行业", "北京市、京")
	li.sees("L-0001 北京")
	li.presses("e")
	li.sees("修改地名 · 北京", "其 1 个群列为群名待整改")
	li.presses("ctrl+u")
	li.types("首都")
	li.presses("enter")
	li.sees("已修改 L-0001 首都", "北京市、京、北京")
	li.visits("branches", "5 个分会")
	li.presses("F")
	li.sees("群名待整改", "武汉轻工大学北京校友分会群01", "首都01群")
}

func TestM5_1_AVacancyIsRecordedByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("3")
	li.sees("北京01群", "登记群主空缺")
	li.presses("z")
	li.sees("群主空缺 · 武汉轻工大学北京校友分会群01", "赵倩 已退群或离世", "《办法》第五条")
	li.presses("enter")
	li.sees("请填写理由")
	li.types("退群")
	li.presses("enter")
	li.sees("群主空缺，已列入待办", "（空缺）")
	li.presses("1")
	li.sees("北京01群")
}

// The last four digits of a phone find a person for who may reveal it, and nobody for
// who may not.
func TestA2_TheLastFourDigitsFindByKeysForWhoMay(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.visits("people", "王建国")
	li.presses("/")
	li.types("5678")
	li.presses("enter")
	li.sees("王建国", "138****5678")
	li.doesNotSee("覃大海")
	auditor := r.sits(r.auditor, "zh", 120, 40)
	auditor.visits("people", "王建国")
	auditor.presses("/")
	auditor.types("5678")
	auditor.presses("enter")
	auditor.sees("没有")
	auditor.doesNotSee("王建国")
}
