package e2e

import (
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// confided is what somebody might type anywhere: about a person, with a phone.
const confided = "张某某私下告知13911112222"

// TestA2_WhatPeopleTypeLiesSealedInTheStore puts a text into every field that
// takes a remark, by every command that has one. The file holds none of it in
// clear, and everybody reads it as before.
func TestA2_WhatPeopleTypeLiesSealedInTheStore(t *testing.T) {
	t.Parallel()
	data, key := filepath.Join(t.TempDir(), "data"), newKey(t)
	s := serve(t, data, "--admin-key", key+".pub")
	r := &registry{server: s.as(key, "alumni"), people: map[string]string{}}
	shown := r.confideEverywhere(t)
	if code := s.kill(syscall.SIGTERM); code != 0 {
		t.Fatalf("exit %d\n%s", code, s.errs)
	}
	file := readFile(t, filepath.Join(data, "alumni.db"))
	for _, text := range []string{confided, "13911112222", "私下告知", "13800000000"} {
		if at := strings.Index(file, text); at >= 0 {
			t.Errorf("%s stands in clear in the store: %q", text, file[max(0, at-200):min(len(file), at+100)])
		}
	}
	for _, text := range []string{"陈立", "北京", "京校理〔2026〕1号"} {
		if !strings.Contains(file, text) {
			t.Errorf("%s is not in clear: README says it is", text)
		}
	}
	if res := local(t, "check", "--data", data); res.code != 0 {
		t.Errorf("check: %s%s", res.out, res.err)
	}
	again := serve(t, data).as(key, "alumni")
	for _, command := range shown {
		// A phone on a card is covered, whoever reads it.
		want := confided
		if strings.HasPrefix(command, "group members") {
			want = "私下告知139****2222"
		}
		if out := again.must(command); !strings.Contains(out, want) || want != confided && strings.Contains(out, confided) {
			t.Errorf("%s does not say it any more:\n%s", command, out)
		}
	}
	if out := again.must("person list --text chenli"); !strings.Contains(out, "陈立") {
		t.Errorf("nobody is found: %s", out)
	}
}

// confideEverywhere gives the commands that show what was typed.
func (r *registry) confideEverywhere(t *testing.T) (shown []string) {
	t.Helper()
	note := func(flags ...string) (s string) {
		for _, f := range flags {
			s += " --" + f + " " + confided
		}
		return s
	}
	branch := r.made("branch add --name 北京 --kind provincial --state preparatory")
	for i, name := range []string{"陈立", "周敏", "吴刚", "郑洁"} {
		r.people[name] = r.made("person add --name %s --city 北京 --major 化学 --year 1997 --phone 1380000000%d"+note("how"), name, i)
	}
	p := r.people
	document := " --document 京校理〔2026〕%d号 --document-date 2026-11-01" + note("document-note")
	r.must(fmt.Sprintf("branch establish %s --on 2026-11-01 --president %s --vice %s"+document, branch, p["陈立"], p["周敏"], 1))
	submit := fmt.Sprintf(" --kind new_group --branch %s --applicant %s --owner %s --admin %s --authority 授1 --authority-date 2026-11-01"+
		" --owner-auth 授2 --owner-auth-date 2026-11-01"+document+note("reason", "authority-note", "owner-auth-note"), branch, p["陈立"],
		p["周敏"], p["吴刚"], 2)
	app := r.made("application submit %s", submit)
	r.must("application return " + app + " --missing reason" + note("note"))
	shown = append(shown, "application letter "+app)
	rejected := app
	r.must("application submit " + app + submit)
	r.must("application reject " + app + note("reason"))
	app = r.made("application submit %s", submit)
	var done struct{ Group string }
	r.read("application approve "+app+" --number next"+note("note"), &done)
	group := done.Group
	r.must(fmt.Sprintf("task complete %s --date %s"+note("note", "link"), r.task(group, "create_group"), today()))
	r.must("member add --group " + group + " --person " + p["郑洁"] + " --basis work" + note("card", "reason"))
	transfer := r.made("transfer submit --group %s --role owner --from %s --to %s --authority 授3 --authority-date 2026-11-01"+note("reason",
		"authority-note"), group, p["周敏"], p["吴刚"])
	r.must("transfer reject " + transfer + note("reason"))
	violation := r.made("violation add --group %s --person %s --clause M7.1 --outcome reminder --date %s"+note("evidence"), group,
		p["郑洁"], today())
	r.publish(1)
	form := r.officer("赵强", "branch_officer", branch).made("filing submit %s --received %s", group, today())
	r.must("filing return " + form + " --missing phone" + note("note"))
	campaign := r.made("campaign start --name 年度备案 --deadline %s", time.Now().AddDate(0, 1, 0).Format(time.DateOnly))
	r.must("campaign note " + campaign + " --branch " + branch + note("note"))
	r.must("setting revise --capacity 300 --effective " + today() + note("reason"))
	r.must("group vacancy " + group + " --on " + today() + note("reason"))
	return append(shown, "application show "+rejected, "application letter "+rejected, "application show "+app, "transfer show "+transfer,
		"violation show "+violation, "filing show "+form, "person show "+p["陈立"], "group members "+group, "history "+group)
}
