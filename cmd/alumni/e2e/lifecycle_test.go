package e2e

import (
	"fmt"
	"strings"
	"testing"
)

const basis = "--document 京校理〔2026〕%d号 --document-date 2026-11-01"

// A group's whole life, from an empty registry to its end, by remote commands.
func TestM4_AGroupsWholeLifeByRemoteCommands(t *testing.T) {
	t.Parallel()
	r := newRegistry(t)
	branch := r.made("branch add --name 北京 --kind provincial --state preparatory")
	for i, name := range []string{"陈立", "周敏", "吴刚", "郑洁", "孙平"} {
		r.person(name, fmt.Sprintf("1380000000%d", i))
	}
	p := r.people
	r.must(fmt.Sprintf("branch establish %s --on 2026-11-01 --president %s --vice %s --secretary %s "+basis,
		branch, p["陈立"], p["周敏"], p["吴刚"], 1))
	clerk := r.officer("赵强", "branch_officer", branch)

	app := clerk.apply(t, branch)
	group := r.decide(t, app)
	r.publish(1)
	r.file(clerk, group)

	clerk.handOver(t, r, group)
	r.changeAdmins(t, clerk, group)
	second := r.secondGroup(clerk, branch)
	r.merge(t, clerk, branch, group, second)
	r.dissolve(t, clerk, group)
	r.must("audit verify")
	if out := r.must("history " + group + " --limit 200"); strings.Count(out, "\n") < 12 {
		t.Errorf("the history of %s is short:\n%s", group, out)
	}
}

// apply takes an application from a draft to what headquarters has to decide.
func (r *registry) apply(t *testing.T, branch string) string {
	p := r.people
	who := fmt.Sprintf("--kind new_group --branch %s --applicant %s --owner %s --admin %s", branch, p["陈立"], p["周敏"], p["吴刚"])
	draft := r.made("application draft %s", who)
	r.refused("document", "M4.1", "application submit %s", draft)
	r.refused("document_date", "M4.1", "application submit %s %s --document 京校理〔2026〕2号 --document-date 2999-01-01", draft, who)
	r.made("application submit %s %s "+basis, draft, who, 2)
	var app struct{ State string }
	if r.read("application show "+draft, &app); app.State != "submitted" {
		t.Errorf("%s is %s", draft, app.State)
	}
	return draft
}

// decide claims, returns, gets it back, approves and has the group set up.
func (r *registry) decide(t *testing.T, app string) string {
	first := r.officer("王芳", "officer", "")
	second := r.officer("李敏", "officer", "")
	first.must("application claim " + app)
	if res := second.ssh("", "application approve "+app+" --number next --json"); res.code != 1 || !strings.Contains(res.err, "王芳") {
		t.Errorf("a claimed application was decided by another officer: %s%s", res.out, res.err)
	}
	second.must("application claim " + app) // takes it over
	second.must("application return " + app + " --missing reason --note 请写明人数")
	if out := r.must("application letter " + app); !strings.Contains(out, "请写明人数") {
		t.Errorf("the notice of correction: %s", out)
	}
	r.must(fmt.Sprintf("application submit %s --kind new_group --branch B-0001 --applicant %s --owner %s --admin %s --reason 校友增多 "+basis,
		app, r.people["陈立"], r.people["周敏"], r.people["吴刚"], 2))
	second.refused("number", "M4.2", "application approve %s --number=", app)
	var done struct {
		Group string
		Reply struct{ Number string }
	}
	second.read("application approve "+app+" --number next", &done)
	if !strings.HasSuffix(done.Reply.Number, "〕1号") {
		t.Errorf("the first document number of the year is %s", done.Reply.Number)
	}
	letter := r.must("application letter " + app)
	for _, want := range []string{done.Reply.Number, "武汉轻工大学北京校友分会群", "周敏", "校友总会办公室"} {
		if !strings.Contains(letter, want) {
			t.Errorf("the letter does not say %s:\n%s", want, letter)
		}
	}
	r.finish(done.Group, "create_group")
	return done.Group
}

// handOver transfers the ownership; publication and filing open again by themselves.
func (r *registry) handOver(t *testing.T, hq *registry, group string) {
	p := r.people
	transfer := func(to string) string {
		return fmt.Sprintf("transfer submit --group %s --role owner --from %s --to %s --reason 工作调动", group, p["周敏"], to)
	}
	r.refused("to", "N2.3", "%s", transfer(p["周敏"]))
	hq.refused("to", "N2.3", "%s", transfer(p["孙平"]))
	id := r.made("%s", transfer(p["吴刚"]))
	hq.must("transfer approve " + id + " --number next")
	g := hq.group(group)
	if g.Owner != p["吴刚"] || g.Filing != "missing" || g.Publication.Account.Link != "" {
		t.Errorf("after the transfer: %+v", g)
	}
	hq.finish(group, "transfer_owner")
	hq.publish(2)
	hq.file(r, group)
}

func (r *registry) changeAdmins(t *testing.T, clerk *registry, group string) {
	p := r.people
	for _, name := range []string{"郑洁", "孙平"} {
		r.must(fmt.Sprintf("member add --group %s --person %s --basis work", group, p[name]))
	}
	app := clerk.made("application submit --kind admins --group %s --applicant %s --admin %s,%s "+basis, group, p["陈立"],
		p["郑洁"], p["孙平"], 4)
	r.must("application approve " + app + " --number next")
	if g := r.group(group); len(g.Admins) != 2 || g.Filing != "missing" {
		t.Errorf("after the change of admins: %+v", g)
	}
	r.finish(group, "set_admins")
	r.publish(3)
	r.file(clerk, group)
}

// secondGroup files a group late that existed before, under a name that is none,
// and has it renamed.
func (r *registry) secondGroup(clerk *registry, branch string) string {
	r.t.Helper()
	p := r.people
	app := clerk.made("application submit --kind late_filing --branch %s --applicant %s --owner %s --existing 轻工大北京校友之家 "+
		"--headcount 120 "+basis,
		branch, p["陈立"], p["陈立"], 5)
	var done struct{ Group string }
	r.read("application approve "+app+" --number next", &done)
	rename := clerk.made("application submit --kind rename --group %s --applicant %s "+basis, done.Group, p["陈立"], 6)
	r.must("application approve " + rename + " --number next")
	if g := r.group(done.Group); g.Name != "轻工大北京校友之家" {
		r.t.Errorf("the group is called %s before somebody renamed it", g.Name)
	}
	r.finish(done.Group, "rename_group")
	if g := r.group(done.Group); g.Name != "武汉轻工大学北京校友分会群02" {
		r.t.Errorf("the group is called %s", g.Name)
	}
	r.publish(4)
	r.file(clerk, done.Group)
	return done.Group
}

// merge consolidates the two groups, N1.5: nobody is lost and the empty one ends.
func (r *registry) merge(t *testing.T, clerk *registry, branch, group, second string) {
	plan := clerk.made("consolidation propose %s", branch)
	r.must("consolidation start " + plan + " --reason 两群均未满员")
	r.must("consolidation record " + plan + " --all")
	clerk.finish(second, "move_members")
	if g := r.group(second); g.State != "ended" || g.Members != 0 {
		t.Errorf("the group that was merged: %+v", g)
	}
	members := r.must("group members " + group)
	for name := range r.people {
		if !strings.Contains(members, name) {
			t.Errorf("%s was lost:\n%s", name, members)
		}
	}
	r.publish(5)
}

// dissolve ends the last group, whose number nobody gets again.
func (r *registry) dissolve(t *testing.T, clerk *registry, group string) {
	app := clerk.made("application submit --kind dissolution --group %s --applicant %s --reason 校友已迁往新平台 "+basis, group, r.people["陈立"], 7)
	r.must("application approve " + app + " --number next")
	clerk.finish(group, "dissolve_group")
	if g := r.group(group); g.State != "ended" {
		t.Errorf("%+v", g)
	}
	r.publish(6)
	if out := r.must("name propose B-0001"); !strings.Contains(out, "校友分会群03") {
		t.Errorf("a number was given again: %s", out)
	}
}
