package screen_test

import (
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// opensMembers goes to the members of Beijing's group, with the cursor on one of them.
func (p *person) opensMembers(r *registry, name string) {
	p.Helper()
	p.opens(r.beijing)
	p.sees("武汉轻工大学北京校友分会群01", "m 成员")
	p.presses("m")
	p.sees("北京01群 成员")
	p.presses("/")
	p.types(name)
	p.presses("enter")
	p.sees(name, "已离群")
}

// A member who does not fit is removed with the authority and the reason, by proof of
// the step done in WeChat; who comes back shows the stay of before.
func TestN2_2c_AMemberIsRemovedAndComesBackByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.opensMembers(r, "郑凯")
	li.presses("x")
	li.sees("清理出群 · 郑凯", "依据《通知》二.2")
	li.presses("right", "right", "enter")
	li.sees("请填写理由")
	li.types("查实并非校友")
	li.presses("tab", "enter")
	li.sees("已决定将 " + r.people["郑凯"].String() + " 清理出群，任务 W-")
	x := r.waitingTask(r.beijing, domain.TaskRemoveMember)
	li.presses("x") // a second one is refused
	li.sees("清理出群 · 郑凯")
	li.presses("right", "tab")
	li.types("再来")
	li.presses("tab", "enter")
	li.sees("待清理出群（" + x.String())
	li.presses("esc", "esc")

	li.opens(x)
	li.sees("任务 · 清理出群", "郑凯", "处理依据", "通知 二.2", "查实并非校友")
	li.presses("d")
	li.sees("办结")
	li.types("已移出")
	li.presses("tab", "tab", "tab", "enter")
	li.sees("已办结")

	li.opensMembers(r, "郑凯")
	li.presses("tab", "tab")
	li.sees("清理出群", "a 重新入群")
	li.presses("a")
	li.sees("重新入群 · 郑凯", "以往在群", "清理出群（通知 二.2） W-") // before it is decided
	li.presses("right", "enter")
	li.sees("请填写理由")
}

// From the list of a group's members each is one key away, and the list is there again.
func TestN2_2a_AMembersPageIsOneKeyFromTheListAndBack(t *testing.T) {
	r := newRegistry(t)
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		li := r.sits(r.officer, "zh", size[0], size[1])
		li.opensMembers(r, "郑凯")
		li.presses("O")
		li.sees(r.people["郑凯"].String()+" 郑凯", "所在微信群")
		li.presses("esc")
		li.sees("北京01群 成员", "郑凯")
	}
}

// Everybody whose card deviates is asked by one key; what is wrong stands on the group,
// the branch and the person until a later list shows the right cards.
func TestN2_2b_AllAreAskedAndALaterListEndsItByKeys(t *testing.T) {
	r := newRegistry(t)
	for _, name := range []string{"郑凯", "王建国"} {
		_, err := r.EditMember(r.ctx, r.officer, people.EditMember{Group: r.beijing, Person: r.people[name], Card: "老" + name})
		r.must(err)
	}
	li := r.sits(r.officer, "zh", 120, 40)
	li.opens(r.beijing)
	li.sees("m 成员", "群名片待整改 2 人")
	li.presses("m")
	li.sees("北京01群 成员")
	li.presses("N")
	li.sees("通知全部待整改 · 北京01群", "截止日期")
	li.presses("enter")
	li.sees("已通知 2 人整改：X-0001")
	li.opens(r.beijing)
	li.sees("群名片待整改 2 人", "已通知 2 人")
	li.opens(r.branches["北京"])
	li.sees("北京校友分会", "群名片待整改 2 人")
	li.opens(r.people["郑凯"])
	li.sees("老郑凯", "整改通知 X-0001")

	li.opens(r.beijing)
	li.presses("m")
	li.sees("北京01群 成员")
	li.presses("i")
	li.sees("在这里粘贴")
	li.pastes("编号\t群名片\t入群依据\n" + r.people["郑凯"].String() + "\t郑凯-北京-食工03级\t工作\n" +
		r.people["王建国"].String() + "\t王建国-北京-食工03级\t工作\n")
	li.presses("enter")
	li.sees("2 人已在群内，其中 2 人的群名片")
	li.presses("enter")
	li.sees("依据《通知》一.2")
	li.presses("enter")
	li.sees("北京01群 成员", "郑凯-北京-食工03级")
	li.opens(domain.ID{Kind: domain.KindRectification, Seq: 1})
	li.sees("整改通知 · 北京01群", "已结束", "已改正")
	li.opens(r.people["郑凯"])
	li.sees("郑凯-北京-食工03级")
	li.doesNotSee("整改通知")
	li.opens(r.branches["北京"])
	li.sees("北京校友分会")
	li.doesNotSee("群名片待整改")
}

// An exception is recorded with its reason and who allowed it, and no other way.
func TestN1_2d_AnExceptionIsRecordedByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.opensMembers(r, "郑凯")
	li.presses("e")
	li.sees("修改群成员 · 郑凯", "入群依据")
	li.presses("tab", "tab")
	for range len(domain.Bases) - 1 { // from work, the second, to what follows the last
		li.presses("right")
	}
	li.sees("例外", "7/7")
	li.presses("enter")
	li.sees("请填写例外理由", "一.2") // the field has the focus
	li.types("长期捐资助学")
	li.presses("enter")
	li.sees("已修改 "+r.people["郑凯"].String(), "例外", "长期捐资助学")
	m, err := r.Member(r.ctx, r.officer, r.beijing, r.people["郑凯"])
	r.must(err)
	if m.Basis != domain.BasisException || m.Exception.Reason != "长期捐资助学" || m.Exception.Account.IsZero() {
		t.Errorf("recorded %+v", m.Exception)
	}
}

// Everybody whom a group's and a branch's page names is one key away, with the phone by
// right, and back.
func TestA2_EverybodyOfAGroupAndABranchIsOneKeyAwayAndBack(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	for _, c := range []struct {
		page  domain.ID
		title string
		names []string
	}{
		{r.beijing, "武汉轻工大学北京校友分会群01", []string{"赵倩", "孙磊"}},
		{r.branches["北京"], "北京校友分会", []string{"王建国", "赵倩", "孙磊"}},
	} {
		for _, name := range c.names {
			li.opens(c.page)
			li.sees(c.title)
			for found := false; !found; { // Tab chooses one after the other
				li.presses("tab")
				line := li.row("▸")
				found = strings.Contains(line, name)
			}
			li.presses("enter")
			li.sees(r.people[name].String()+" "+name, "138****5678", "p 查看")
			li.presses("esc")
			li.sees(c.title)
		}
	}
}

// Whoever jumps by the palette is back by Esc where they were: on the same list, at the
// same search and the same row; the people of an application and of a transfer are a key
// away as well.
func TestA2_AfterAJumpEscReturnsToTheSamePlaceByKeys(t *testing.T) {
	r := newRegistry(t)
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		li := r.sits(r.officer, "zh", size[0], size[1])
		li.opens(r.beijing)
		li.sees("武汉轻工大学北京校友分会群01")
		li.presses("m")
		li.sees("孙磊")
		li.presses("down", "down")
		at := li.row("›") + li.row("孙磊")
		for _, jump := range []domain.ID{r.people["马强"], r.transfer} {
			li.opens(jump)
			li.sees(jump.String())
			li.presses("esc")
			li.sees("北京01群 成员", "孙磊")
			if now := li.row("›") + li.row("孙磊"); now != at || !strings.Contains(li.row("孙磊"), "›") {
				t.Errorf("back at\n%s", li.screen())
			}
		}
		for _, c := range []struct {
			page  domain.ID
			names []string
		}{{r.application, []string{"王建国", "赵倩", "孙磊"}}, {r.transfer, []string{"周涛", "陈静"}}} {
			for _, name := range c.names {
				li.opens(c.page)
				li.sees(c.page.String(), name)
				for range 12 { // Tab chooses one after the other
					li.presses("tab")
					if strings.Contains(li.row("▸"), name) {
						break
					}
				}
				li.presses("enter")
				li.sees(r.people[name].String()+" "+name, "138****5678", "p 查看")
				li.presses("esc")
				li.sees(c.page.String(), name)
			}
		}
	}
}
