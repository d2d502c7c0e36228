package remote

import (
	"slices"
	"strings"
	"testing"
	"time"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

// newDatedDesk is a desk over the sample registry whose clock is put on by the test.
func newDatedDesk(t *testing.T) (*sampleDesk, func(days int)) {
	t.Helper()
	now := sampleClock()
	d := &sampleDesk{t, office.New(sampleMould.New(t, fillSample(t)), office.WithClock(func() time.Time { return now }))}
	return d, func(days int) { now = now.AddDate(0, 0, days) }
}

// joined is a member of the first group whose card is wrong.
func (d *sampleDesk) joined(name string) string {
	d.Helper()
	var p domain.Person
	d.json("person add --name "+name+" --city 北京 --major 化学 --year 1999", &p)
	d.run(cli.ExitDone, "", "member add --group G-0001 --basis living --person "+p.ID.String())
	d.run(cli.ExitDone, "", "member edit --group G-0001 --card 老"+name+" --person "+p.ID.String())
	return p.ID.String()
}

func (d *sampleDesk) noticeOf(person string) people.NoticeRow {
	d.Helper()
	var rows []people.NoticeRow
	d.json("rectification list --group G-0001", &rows)
	for _, r := range rows {
		for _, m := range r.Members {
			if m.Person.String() == person {
				return r
			}
		}
	}
	d.Fatalf("no notice asks %s", person)
	return people.NoticeRow{}
}

// Everybody whose card deviates is asked by one step. What is wrong stands on the
// member list, the person, the group and the branch, with how many, until a later list
// shows the right card: that ends the notice by itself.
func TestN2_2b_ManyAreAskedAndALaterListEndsTheNoticeByCommand(t *testing.T) {
	d, _ := newDatedDesk(t)
	one, two := d.joined("覃大海"), d.joined("莫小河")
	counts := func() (group, branch int) {
		d.Helper()
		var g registry.GroupView
		d.json("group show G-0001", &g)
		var b registry.BranchView
		d.json("branch show "+g.Branch.String(), &b)
		return g.Findings.Cards, b.Findings.Cards
	}
	group, branch := counts()
	if group < 2 || branch < group {
		t.Fatalf("%d and %d cards are counted", group, branch)
	}
	d.says(d.run(cli.ExitDone, "", "rectification ask G-0001 --all --deadline 2026-12-10"), "人整改：X-")
	d.says(d.run(cli.ExitRefused, "", "rectification ask G-0001 --all"), "二.2") // nobody is asked twice
	for _, p := range []string{one, two} {
		d.says(d.run(cli.ExitDone, "", "person show "+p), "老", d.noticeOf(p).ID.String())
	}
	if d.noticeOf(one).Deadline != "2026-12-10" || d.noticeOf(two).Deadline != "2026-12-10" {
		t.Error("they are asked by another day")
	}
	d.says(d.run(cli.ExitDone, "", "branch show B-0001"), "待整改")

	list := "编号,群名片,入群依据\n" + one + ",覃大海-北京-化学99级,生活\n" + two + ",莫小河-北京-化学99级,生活\n"
	d.says(d.run(cli.ExitDone, list, "member import G-0001 --dry-run"), "其中 2 人的群名片有变")
	d.says(d.run(cli.ExitDone, list, "member import G-0001 --confirm"), "其中 2 人的群名片有变")
	for _, p := range []string{one, two} {
		for _, m := range d.noticeOf(p).Members {
			if m.Person.String() == p && m.State != domain.RectifiedMended {
				t.Errorf("%s is %s", p, m.State)
			}
		}
		if out := d.run(cli.ExitDone, "", "person show "+p); strings.Contains(out, "整改通知") {
			t.Errorf("%s still shows\n%s", p, out)
		}
	}
	if g, b := counts(); g != group-2 || b != branch-2 {
		t.Errorf("%d and %d cards are counted, of %d and %d", g, b, group, branch)
	}
}

// Several named members are asked in one notice by one day; the list of notices names
// them, and is searched by their names.
func TestN2_2b_TheNamedAreAskedInOneNoticeByCommand(t *testing.T) {
	d, _ := newDatedDesk(t)
	one, two := d.joined("覃大海"), d.joined("莫小河")
	said := d.run(cli.ExitDone, "", "rectification ask G-0001 --deadline 2026-12-10 --person "+one+","+two)
	d.says(said, "已通知 2 人整改：X-")
	a, b := d.noticeOf(one), d.noticeOf(two)
	if a.ID != b.ID || !slices.Equal(a.Whom, []string{"覃大海", "莫小河"}) {
		t.Errorf("%s asks %v, %s asks %v", a.ID, a.Whom, b.ID, b.Whom)
	}
	d.says(d.run(cli.ExitDone, "", "rectification list --text 莫小河"), a.ID.String(), "覃大海、莫小河")
	d.says(d.run(cli.ExitDone, "", "rectification text "+a.ID.String()), "1. 老覃大海", "2. 老莫小河", "2026年12月10日")
	refused := d.run(cli.ExitRefused, "", "rectification ask G-0001 --deadline 2026-12-20 --person "+two)
	d.says(refused, a.ID.String()) // asked once
}

// Whoever lets the day pass is to be removed, without anybody asking for it.
func TestN2_2c_PastItsDeadlineANoticeIsARemovalByCommand(t *testing.T) {
	d, later := newDatedDesk(t)
	who := d.joined("覃大海")
	d.run(cli.ExitDone, "", "rectification ask G-0001 --deadline 2026-12-01 --person "+who)
	notice := d.noticeOf(who).ID.String()
	d.says(d.run(cli.ExitDone, "", "inbox --text "+notice), "覃大海")
	later(10)
	d.says(d.run(cli.ExitDone, "", "inbox --text 覃大海"), "清理出群")
	d.says(d.run(cli.ExitDone, "", "rectification show "+notice), "已结束")
	var m people.MemberRow
	d.json("member show --group G-0001 --person "+who, &m)
	if m.Removal.IsZero() {
		t.Fatalf("no removal waits: %+v", m)
	}
	d.says(d.run(cli.ExitDone, "", "task show "+m.Removal.String()), "清理出群", "覃大海", notice, "二.2")
	d.says(d.run(cli.ExitRefused, "", "member remove --group G-0001 --ground card --reason 不改 --person "+who), m.Removal.String())
}

// The removal waits also where nobody opens the inbox: the server opens it at its hour.
// A later list with the right card ends it by itself.
func TestN2_2c_AnOverdueNoticeIsARemovalWhereNobodyLooksByCommand(t *testing.T) {
	d, later := newDatedDesk(t)
	who := d.joined("覃大海")
	d.run(cli.ExitDone, "", "rectification ask G-0001 --deadline 2026-12-01 --person "+who)
	show := "member show --group G-0001 --person " + who
	later(10)
	if err := d.office.Tend(t.Context()); err != nil {
		t.Fatal(err)
	}
	var m people.MemberRow
	d.json(show, &m)
	d.says(d.run(cli.ExitDone, "", show), "待清理出群", m.Removal.String())
	d.says(d.run(cli.ExitDone, "", "person show "+who), "待清理出群", m.Removal.String())
	list := "编号,群名片,入群依据\n" + who + ",覃大海-北京-化学99级,生活\n"
	d.run(cli.ExitDone, list, "member import G-0001 --confirm")
	d.says(d.run(cli.ExitDone, "", "task show "+m.Removal.String()), "已取消")
	if out := d.run(cli.ExitDone, "", show); strings.Contains(out, "清理") || strings.Contains(out, "待整改") {
		t.Errorf("there is still something to do:\n%s", out)
	}
}

// The same form is not filed twice.
func TestM4_4_TheSameFormIsNotFiledTwiceByCommand(t *testing.T) {
	s := newShell(t)
	s.group()
	form := s.does("filing export G-1 --csv")
	if code, _, errs := s.file(form, "filing read G-1 --format csv"); code != cli.ExitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	if code, _, errs := s.file(form, "filing read G-1 --format csv"); code != cli.ExitRefused || !strings.Contains(errs, "同样的备案表已经报送（F-0001）") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

// A day is read as people write it, of every flag that takes one.
func TestADayIsReadOfEveryFlag(t *testing.T) {
	for _, typed := range []string{"12月8日", "12-8", "2026.12.8"} {
		d, _ := newDatedDesk(t)
		who := d.joined("覃大海")
		d.run(cli.ExitDone, "", "rectification ask G-0001 --deadline "+typed+" --person "+who)
		if n := d.noticeOf(who); n.Deadline != "2026-12-08" {
			t.Errorf("%q is taken for %s", typed, n.Deadline)
		}
		d.says(d.run(cli.ExitRefused, "", "member leave --group G-0001 --on 13月8日 --person "+who), "13月8日")
	}
}
