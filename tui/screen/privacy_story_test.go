package screen_test

import (
	"fmt"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/domain/office/violation"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	showperson "alumni/tui/show/person"
)

// The director is told what goes and what holds it, and types the name.
func TestPIPL47_ThePersonsPageErasesOnRequest(t *testing.T) {
	r := newRegistry(t)
	p, err := r.AddPerson(r.ctx, r.director, people.AddPerson{Name: "欧阳明德", City: "武汉", Phone: "13900001111"})
	r.must(err)
	chief := r.sits(r.director, "zh", 80, 30)
	chief.opens(p.ID)
	chief.sees("欧阳明德", "D 注销个人信息")
	chief.presses("D")
	chief.sees("应本人请求删除个人信息", "姓名、电话、邮箱", "审计链", "不可恢复", "D 删除，不可恢复")
	chief.presses("D")
	chief.sees("应本人请求删除个人信息 · 欧阳明德", "请求")
	chief.types(".")
	chief.presses("tab")
	chief.types("欧阳明德")
	chief.presses("enter")
	chief.sees("请填写请求")
	chief.types("本人来函")
	chief.presses("tab")
	chief.presses("enter")
	chief.sees("已注销人员 "+p.ID.String(), "个人信息已于", "的个人信息已删除")
	chief.doesNotSee("欧阳明德")
	chief.loses("正在清理")
	chief.doesNotSee("D  注销")
	chief.doesNotSee("p  查看电话")
}

// All that holds an erasure stands on its page, however much it is, with what ends each,
// and each is a key away.
func TestPIPL47_AllThatHoldsAnErasureIsAKeyAway(t *testing.T) {
	r := newRegistry(t)
	who := r.people["王建国"]
	for i := range 20 {
		in := newAccount(fmt.Sprintf("同名%02d", i), domain.RoleAuditor)
		in.Person = who
		_, err := r.AddAccount(r.ctx, r.director, in)
		r.must(err)
	}
	chief := r.sits(r.director, "zh", 80, 24)
	chief.opens(who)
	chief.presses("D")
	chief.sees("须先办结", "B-0001", "在理事会任职，须先调整理事会", "A-0003 申请未办结，须先批复、驳回或撤回")
	chief.presses("D")
	chief.sees("不能删除")
	chief.presses("G")
	chief.sees("同名19 账号在用，须先停用", "不可恢复")
	chief.presses("g", "enter")
	chief.sees("北京校友分会")
	chief.presses("esc")
	chief.sees("须先办结")
}

// A long erasure tells how far it is, to who hears.
func TestPIPL47_AnErasureTellsHowFarItIs(t *testing.T) {
	r := newRegistry(t)
	p, err := r.AddPerson(r.ctx, r.director, people.AddPerson{Name: "欧阳明德", City: "武汉", Phone: "13900001111"})
	r.must(err)
	var told []string
	c := deed.Call{
		Ctx: r.ctx, Office: r.Office, By: r.director, Text: i18n.For("zh"), Tell: func(s string) { told = append(told, s) },
	}
	work := showperson.Erase.Plain().Start()
	_, err = work.Begin(c, p.ID, 0)
	r.must(err)
	for _, f := range work.Fields() {
		r.must(f.Set(c, []string{map[string]string{"request": "本人来函", "name": "欧阳明德"}[f.Key]}))
	}
	_, _, err = work.Do(c)
	r.must(err)
	if len(told) < 2 || !strings.HasPrefix(told[len(told)-1], "已查 ") || told[0] == told[len(told)-1] {
		t.Errorf("told %q", told)
	}
}

// A leak stands in the inbox; its page takes the steps one by one.
func TestN3_2_6_AnIncidentIsHandledOnItsPage(t *testing.T) {
	r := newRegistry(t)
	_, err := r.RecordViolation(r.ctx, r.director, violation.RecordViolation{
		Group: r.beijing, Person: r.people["孙磊"], Clauses: []domain.ClauseID{"M7.8"}, Outcome: domain.OutcomeReminder,
		Evidence: "名单外传", OccurredOn: domain.DateOf(r.Now()),
	})
	r.must(err)
	li := r.sits(r.officer, "zh", 80, 40)
	li.opens(domain.ID{Kind: domain.KindIncident, Seq: 1})
	li.sees("个人信息事件 · 北京01群", "处置中", "止损", "d 办理一步")
	li.presses("d")
	li.sees("办理一步 · E-0001", "步骤")
	li.presses("tab")
	li.types("名单已撤回")
	li.presses("enter")
	li.sees("还有 4 步", "名单已撤回")
	li.presses("x")
	li.sees("还有 4 步未办")
}
