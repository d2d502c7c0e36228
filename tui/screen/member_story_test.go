package screen_test

import (
	"testing"

	"alumni/domain"
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
	li.sees("重新入群 · 郑凯")
	li.presses("enter")
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
