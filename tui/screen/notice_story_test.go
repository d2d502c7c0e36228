package screen_test

import (
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// deviates gives some members of Beijing's group cards that are wrong.
func (r *registry) deviates(names ...string) {
	r.Helper()
	for _, name := range names {
		_, err := r.EditMember(r.ctx, r.officer, people.EditMember{Group: r.beijing, Person: r.people[name], Card: "老" + name})
		r.must(err)
	}
}

// Several are marked and asked by one key: one notice, one deadline, the text to
// paste a key away; the list of notices names whom it asks.
func TestN2_2b_TheMarkedAreAskedInOneNoticeByKeys(t *testing.T) {
	for _, c := range []struct {
		lang, button, title, left, said, text, list string
		w, h                                        int
	}{
		{"zh", "通知所选 5", "通知整改 · 2 人", "群名片无误，不通知", "已通知 2 人整改：X-0001", "通知文字", "北京01群 整改通知", 80, 24},
		{"en", "Ask marked 5", "Ask to mend · 2 members", "not asked", "2 members asked: X-0001", "Text", "Rectification notices of", 120, 34},
	} {
		r := newRegistry(t)
		r.join(r.beijing, "马强", "北京")
		r.deviates("郑凯", "王建国")
		li := r.sits(r.officer, c.lang, c.w, c.h)
		li.opens(r.beijing)
		li.sees("武汉轻工大学北京校友分会群01")
		li.presses("m")
		li.sees("! 老郑凯", "! 老王建国")
		li.presses("space", "space", "space", "space", "space")
		li.sees(c.button)
		li.presses("n")
		li.sees(c.title, "郑凯", "老郑凯 → 郑凯-北京-食工03级", "马强", c.left)
		li.types("2026-12-01")
		li.presses("enter")
		li.sees(c.said, "t "+c.text)
		li.doesNotSee(c.button)
		li.presses("t")
		li.sees("【群名片整改通知】", "下列 2 位校友在2026年12月1日前", "老郑凯，应为 郑凯-北京-食工03级", "老王建国，应为")
		li.presses("esc")
		li.sees("老郑凯")
		li.presses("X")
		li.sees(c.list, "X-0001", "2026-12-01", "2/2")
		li.presses("enter")
		li.sees("› X-0001", "› "+c.list) // the end of a way that is too long for the header
		li.presses("esc")
		li.sees("2/2")
		if row := li.row("X-0001"); !strings.Contains(row, "郑凯") || !strings.Contains(row, "王建国") {
			t.Errorf("the list does not name who is asked: %q", row)
		}
		li.presses("esc")
		li.sees("老郑凯")
		n, err := r.Notice(r.ctx, r.operator, domain.ID{Kind: domain.KindRectification, Seq: 1})
		r.must(err)
		if len(n.Members) != 2 || n.Deadline != "2026-12-01" {
			t.Errorf("%d are asked by %s", len(n.Members), n.Deadline)
		}
	}
}

// Who marks nobody but those with a right card is told so, and no notice is given.
func TestN2_2b_NobodyIsAskedWhoseCardIsRight(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.opensMembers(r, "郑凯")
	li.presses("space", "n")
	li.sees("群名片", "二.2")
	li.doesNotSee("截止日期")
	if page, err := r.Notices(r.ctx, r.operator, people.NoticeFilter{}); err != nil || len(page.Items) > 0 {
		t.Errorf("%d notices, %v", len(page.Items), err)
	}
}

// An auditor marks nobody.
func TestN2_2b_AnAuditorMarksNobody(t *testing.T) {
	r := newRegistry(t)
	auditor := r.sits(r.auditor, "zh", 80, 24)
	auditor.opensMembers(r, "郑凯")
	auditor.presses("space")
	auditor.doesNotSee("通知所选")
	auditor.doesNotSee("[ ]")
}

// Past its deadline a notice is a removal also where nobody opens the inbox: the
// server sees to it at its hour, and the list that is open follows. A later list with the right card ends
// the removal by itself.
func TestN2_2c_AnOverdueNoticeIsARemovalWhereNobodyLooksByKeys(t *testing.T) {
	r := newRegistry(t)
	r.deviates("郑凯", "王建国")
	_, err := r.AskToRectify(r.ctx, r.officer, people.AskToRectify{
		Group: r.beijing, Persons: []domain.ID{r.people["郑凯"], r.people["王建国"]}, Deadline: "2026-12-01",
	})
	r.must(err)
	li := r.sits(r.officer, "zh", 120, 40)
	li.opensMembers(r, "郑凯")
	li.sees("X-0001，限")
	r.must(r.Tend(r.ctx)) // in time nothing follows
	r.at("2026-12-02", 9)
	li.doesNotSee("待清理出群")
	r.must(r.Tend(r.ctx))
	li.sees("待清理出群", "W-")
	m, err := r.Member(r.ctx, r.operator, r.beijing, r.people["郑凯"])
	r.must(err)
	li.opens(m.Removal)
	li.sees("任务 · 清理出群", "郑凯", "通知 二.2")

	li.opensMembers(r, "郑凯")
	li.presses("i")
	li.sees("在这里粘贴")
	li.pastes("编号\t群名片\t入群依据\n" + r.people["郑凯"].String() + "\t郑凯-北京-食工03级\t工作\n")
	li.presses("enter")
	li.sees("其中 1 人的群名片")
	li.presses("enter")
	li.sees("依据《通知》一.2")
	li.presses("enter")
	li.sees("郑凯-北京-食工03级")
	li.doesNotSee("待清理出群")
	li.opens(m.Removal)
	li.sees("任务 · 清理出群", "已取消")
	li.opens(r.beijing)
	li.sees("群名片待整改 1 人")
	li.opens(r.people["王建国"])
	li.sees("老王建国", "待清理出群")
}

// A day is read as people write it, wherever one is asked for.
func TestADayIsReadInEveryFormByKeys(t *testing.T) {
	for _, typed := range []string{"12月8日", "12-8", "2026.12.8", "20261208"} {
		r := newRegistry(t)
		r.deviates("郑凯")
		li := r.sits(r.officer, "zh", 80, 24)
		li.opensMembers(r, "郑凯")
		li.presses("n")
		li.sees("通知整改 · 郑凯", "不填按办理期限")
		li.types(typed)
		li.presses("enter")
		li.sees("已通知 1 人整改：X-0001")
		n, err := r.Notice(r.ctx, r.operator, domain.ID{Kind: domain.KindRectification, Seq: 1})
		r.must(err)
		if n.Deadline != "2026-12-08" {
			t.Errorf("%q is taken for %s", typed, n.Deadline)
		}
		li.presses("o")
		li.sees("登记退群 · 郑凯", "2026-11-20")
		li.types("11月15日")
		li.presses("enter")
		li.sees("退出 G-0001")
		m, err := r.Member(r.ctx, r.operator, r.beijing, r.people["郑凯"])
		r.must(err)
		if domain.DateOf(m.RemovedAt) != "2026-11-15" {
			t.Errorf("left on %s", domain.DateOf(m.RemovedAt))
		}
	}
}
