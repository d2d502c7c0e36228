package e2e

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const (
	rushOfficers     = 8
	rushApplications = 200
)

// multiplexed is the same server over one connection that stays up, as an
// officer's ssh with ControlMaster keeps it.
func (s *server) multiplexed() *server {
	s.t.Helper()
	control := filepath.Join(s.t.TempDir(), "c")
	master := exec.Command("sh", "-c", "exec "+strings.Replace(s.line, "ssh ", "ssh -M -N -S "+control+" ", 1))
	master.Env = cleanEnv(s.t)
	if err := master.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = master.Process.Kill(); _ = master.Wait() })
	waitFor(s.t, "the connection", func() bool { _, err := os.Stat(control); return err == nil })
	mux := *s
	mux.line = strings.Replace(s.line, "ssh ", "ssh -S "+control+" ", 1)
	return &mux
}

// officers adds accounts of headquarters' officers and connects them.
func (s *server) officers(n int) []*server {
	s.t.Helper()
	out := make([]*server, n)
	for i := range out {
		key := newKey(s.t)
		command := fmt.Sprintf("account add --name 工作人员%d --role officer --key -", i+1)
		if r := s.ssh(readFile(s.t, key+".pub"), command); r.code != 0 {
			s.t.Fatal(r.err)
		}
		out[i] = s.as(key, "alumni").multiplexed()
	}
	return out
}

// rushBranch is what an application of a branch needs.
type rushBranch struct {
	ID, State string
	Seats     []struct {
		Office string
		Person struct {
			ID       string
			Verified bool
		}
	}
}

// application is the command line that applies for the n-th further group.
func (b rushBranch) application(n int, volunteer string) string {
	kind, applicant, owner := "preparatory", volunteer, volunteer
	if b.State == "established" {
		kind = "new_group"
		for _, seat := range b.Seats {
			if seat.Office == "president" {
				applicant = seat.Person.ID
			}
			if seat.Person.Verified && seat.Office != "councillor" {
				owner = seat.Person.ID
			}
		}
	}
	return fmt.Sprintf("application submit --kind %s --branch %s --applicant %s --owner %s --headcount 480 "+
		"--document 建群〔2026〕%d号 --document-date 2026-11-01 --json", kind, b.ID, applicant, owner, n)
}

// read decodes what a command gives as JSON.
func (s *server) read(command string, into any) {
	s.t.Helper()
	if err := json.Unmarshal([]byte(s.must(command+" --json")), into); err != nil {
		s.t.Fatalf("%s: %v", command, err)
	}
}

func (s *server) rushBranches() (out []rushBranch, volunteer string) {
	s.t.Helper()
	var list []struct{ ID, State string }
	s.read("branch list", &list)
	for _, row := range list {
		if row.State == "ended" {
			continue
		}
		var b rushBranch
		s.read("branch show "+row.ID, &b)
		out = append(out, b)
		for _, seat := range b.Seats {
			if volunteer == "" && seat.Person.Verified {
				volunteer = seat.Person.ID
			}
		}
	}
	return out, volunteer
}

// rushed is how one attempt to decide ended.
type rushed struct {
	id   string
	won  bool
	code string // of a refusal
}

// decide approves an application, or rejects every tenth.
func (s *server) decide(n int, id string) rushed {
	command := "application approve " + id + " --number next --json"
	if n%10 == 0 {
		command = "application reject " + id + " --reason 材料不实 --json"
	}
	r := s.ssh("", command)
	out := rushed{id: id, won: r.code == 0}
	var failure struct{ Error struct{ Code string } }
	if !out.won && json.Unmarshal([]byte(r.err), &failure) == nil {
		out.code = failure.Error.Code
	}
	return out
}

// Every application is in the hands of two officers at once; one of them
// decides it and the other learns that it was decided.
func TestM4_2_M4_6_TwoHundredApplicationsAreDecidedByEightOfficersAtOnce(t *testing.T) {
	s := sample(t).multiplexed()
	branches, volunteer := s.rushBranches()
	if len(branches) != 37 {
		t.Fatalf("%d branches, not 37", len(branches))
	}
	officers := s.officers(rushOfficers)
	ids := make([]string, rushApplications)
	together(officers, func(o int, officer *server) {
		for n := o; n < rushApplications; n += rushOfficers {
			var app struct{ ID string }
			r := officer.ssh("", branches[n%len(branches)].application(n+1, volunteer))
			if err := json.Unmarshal([]byte(r.out), &app); err != nil {
				t.Errorf("%d: %s%s", n, r.out, r.err)
			}
			ids[n] = app.ID
		}
	})
	if t.Failed() {
		t.FailNow()
	}
	var mu sync.Mutex
	tries := map[string][]rushed{}
	together(officers, func(o int, officer *server) {
		var mine []int
		for n := range rushApplications {
			if n%rushOfficers == o || (n+1)%rushOfficers == o {
				mine = append(mine, n)
			}
		}
		rand.Shuffle(len(mine), func(i, j int) { mine[i], mine[j] = mine[j], mine[i] })
		for _, n := range mine {
			try := officer.decide(n, ids[n])
			mu.Lock()
			tries[try.id] = append(tries[try.id], try)
			mu.Unlock()
		}
	})
	for _, id := range ids {
		a, b := tries[id][0], tries[id][1]
		if a.won == b.won || !a.won && a.code != "conflict" || !b.won && b.code != "conflict" {
			t.Errorf("%s was decided as %+v and %+v", id, a, b)
		}
	}
	s.checkRush(ids)
}

// together runs something for every officer at the same time.
func together(officers []*server, fn func(int, *server)) {
	var wg sync.WaitGroup
	for i, o := range officers {
		wg.Go(func() { fn(i, o) })
	}
	wg.Wait()
}

var ownNumber = regexp.MustCompile(`〔\d{4}〕(\d+)号$`)

// checkRush checks that no number was given twice or left out, that every
// approval made its own group, and that the log tells it all.
func (s *server) checkRush(ids []string) {
	s.t.Helper()
	var replies []int
	groups := map[string]string{}
	decided := s.decided()
	for n, id := range ids {
		app := decided[id]
		want := "approved"
		if n%10 == 0 {
			want = "rejected"
		}
		if app.State != want || (app.Group != "") != (want == "approved") {
			s.t.Errorf("%s is %+v, not %s", id, app, want)
		}
		found := ownNumber.FindStringSubmatch(app.Reply.Number)
		if found == nil {
			s.t.Errorf("%s has the number %q", id, app.Reply.Number)
			continue
		}
		number, _ := strconv.Atoi(found[1])
		replies = append(replies, number)
		if app.Group != "" && groups[app.Group] != "" {
			s.t.Errorf("%s and %s made the same group", id, groups[app.Group])
		}
		groups[app.Group] = id
	}
	slices.Sort(replies)
	for i, number := range replies {
		if number != replies[0]+i {
			s.t.Fatalf("the numbers are not one series: %v", replies)
		}
	}
	s.checkNames()
	var report struct{ OK bool }
	s.read("audit verify", &report)
	if !report.OK {
		s.t.Error("the audit chain does not verify")
	}
}

// decided gives the applications that nobody has to decide any more.
func (s *server) decided() map[string]decision {
	s.t.Helper()
	out := map[string]decision{}
	for _, state := range []string{"approved", "rejected"} {
		var list []decision
		s.read("application list --limit 500 --state "+state, &list)
		for _, d := range list {
			out[d.ID] = d
		}
	}
	return out
}

// checkNames checks that no branch gave a sequence number twice.
func (s *server) checkNames() {
	s.t.Helper()
	var groups []struct {
		ID, Branch, Name string
		Seq              int
	}
	s.read("group list", &groups)
	seen := map[string]string{}
	for _, g := range groups {
		for _, key := range []string{g.Name, fmt.Sprintf("%s/%d", g.Branch, g.Seq)} {
			if seen[key] != "" {
				s.t.Errorf("%s and %s are both %s", g.ID, seen[key], key)
			}
			seen[key] = g.ID
		}
	}
}
