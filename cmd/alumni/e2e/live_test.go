package e2e

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

func TestADecisionAppearsInEveryOpenConsole(t *testing.T) {
	t.Parallel()
	s := sample(t)
	key := newKey(t)
	if r := s.ssh(readFile(t, key+".pub"), "account add --name Zhou --role officer --key -"); r.code != 0 {
		t.Fatal(r.err)
	}
	first, second := s.open(120, 34), s.as(key, "alumni").open(80, 24)
	first.see("深圳 branch: group 2")
	second.see("深圳 branch: group 2")
	s.must("application reject A-0013 --reason later")
	first.unsee("深圳 branch: group 2")
	second.unsee("深圳 branch: group 2")
}

func TestAStaleDecisionIsRefusedAndNamesWhoDecided(t *testing.T) {
	t.Parallel()
	s := sample(t)
	var app struct{ Version uint64 }
	if err := json.Unmarshal([]byte(s.must("application show A-0014 --json")), &app); err != nil || app.Version == 0 {
		t.Fatalf("%v, %+v", err, app)
	}
	approve := fmt.Sprintf("application approve A-0014 --number next --version %d", app.Version)
	if out := s.must(approve); !strings.Contains(out, "校友办〔") || !strings.Contains(out, "北京") {
		t.Errorf("approve: %s", out)
	}
	r := s.ssh("", approve+" --json")
	var refused struct {
		Error struct{ Code, Fault, Message string }
	}
	if err := json.Unmarshal([]byte(r.err), &refused); err != nil || r.code != 1 || r.out != "" {
		t.Fatalf("exit %d, %v: %s%s", r.code, err, r.out, r.err)
	}
	if refused.Error.Code != "conflict" || refused.Error.Fault != "stale" || !strings.Contains(refused.Error.Message, "Demo") {
		t.Errorf("%+v", refused.Error)
	}
	var taken decision
	if err := json.Unmarshal([]byte(s.must("application show A-0014 --json")), &taken); err != nil || taken.Reply.Number == "" {
		t.Fatalf("%v, %+v", err, taken)
	}
	if r := s.ssh("", "application approve A-0015 --number "+taken.Reply.Number); r.code != 1 ||
		!strings.Contains(r.err, taken.Reply.Number) {
		t.Errorf("a document number used twice: exit %d, %q", r.code, r.err)
	}
}

// decision is an approval that the server acknowledged.
type decision struct {
	ID    string
	State string
	Group string
	Reply struct{ Number string }
}

func TestKilledInAStreamOfApprovalsEveryAcknowledgedOneIsThere(t *testing.T) {
	t.Parallel()
	s := sample(t)
	const all, enough = 40, 10
	var apps []string
	clerk := s.multiplexed()
	for i := range all {
		out := clerk.must(fmt.Sprintf("application submit --kind new_group --branch B-0001 --applicant P-0001 --owner P-0002 "+
			"--headcount 600 --document doc-%d --document-date 2026-01-05 --json", i))
		var a decision
		if err := json.Unmarshal([]byte(out), &a); err != nil {
			t.Fatal(err)
		}
		apps = append(apps, a.ID)
	}
	acked := approveUntilKilled(t, s, apps, enough)
	if len(acked) < enough || len(acked) >= all {
		t.Fatalf("%d of %d were acknowledged before the kill", len(acked), all)
	}
	again := serve(t, filepath.Join(s.dir, "data"))
	key := filepath.Join(s.dir, "client_key")
	after := again.as(key, "alumni")
	names := map[string]string{}
	for _, d := range acked {
		var now decision
		if err := json.Unmarshal([]byte(after.must("application show "+d.ID+" --json")), &now); err != nil {
			t.Fatal(err)
		}
		if now.State != "approved" || now.Reply.Number != d.Reply.Number || now.Group != d.Group {
			t.Errorf("%s was acknowledged as %+v and is %+v", d.ID, d, now)
		}
	}
	var groups []struct{ ID, Name string }
	if err := json.Unmarshal([]byte(after.must("group list --branch B-0001 --json")), &groups); err != nil {
		t.Fatal(err)
	}
	for _, g := range groups {
		if other := names[g.Name]; other != "" {
			t.Errorf("%s and %s are both %s", other, g.ID, g.Name)
		}
		names[g.Name] = g.ID
	}
	if len(groups) < len(acked)+1 {
		t.Errorf("%d groups for %d approvals", len(groups), len(acked))
	}
	if out := after.must("audit verify"); !strings.Contains(out, "intact") {
		t.Errorf("audit verify: %s", out)
	}
	again.kill(syscall.SIGTERM)
	if r := local(t, "check", "--data", filepath.Join(s.dir, "data")); r.code != 0 {
		t.Errorf("check: %s%s", r.out, r.err)
	}
}

// approveUntilKilled approves from several sessions at once and kills the
// server once enough were acknowledged. It gives those that were.
func approveUntilKilled(t *testing.T, s *server, apps []string, enough int) []decision {
	t.Helper()
	var (
		mu    sync.Mutex
		acked []decision
		wg    sync.WaitGroup
		kill  sync.Once
	)
	work := make(chan string, len(apps))
	for _, id := range apps {
		work <- id
	}
	close(work)
	for range 4 {
		wg.Go(func() {
			for id := range work {
				r := s.ssh("", fmt.Sprintf("application approve %s --number next --json", id))
				var d decision
				if r.code != 0 || json.Unmarshal([]byte(r.out), &d) != nil {
					return // the server is gone
				}
				mu.Lock()
				acked = append(acked, d)
				n := len(acked)
				mu.Unlock()
				if n == enough {
					kill.Do(func() { _ = s.cmd.Process.Signal(syscall.SIGKILL) })
				}
			}
		})
	}
	wg.Wait()
	s.wait()
	return acked
}

func TestAMalformedFileNamesEveryWrongRowAndImportsNothing(t *testing.T) {
	t.Parallel()
	s := sample(t)
	before := s.must("branch list --json")
	file := "分会,类别,状态,最近换届\n" +
		"银河,省级,已成立,2020-01-01\n" +
		"火星,太空,已成立,2020-01-01\n" +
		",省级,已成立,2020-01-01\n" +
		"水星,省级,已成立,2020-13-45\n" +
		"金星,省级\n"
	r := s.ssh(file, "branch import")
	if r.code != 1 || r.out != "" {
		t.Errorf("exit %d, stdout %q", r.code, r.out)
	}
	for _, want := range []string{"2", "3", "4", "5", "太空", "2020-13-45"} {
		if !strings.Contains(r.err, want) {
			t.Errorf("stderr lacks %q: %s", want, r.err)
		}
	}
	var refused struct {
		Error struct {
			Fault string
			Rows  []struct{ Row int }
		}
	}
	if err := json.Unmarshal([]byte(s.ssh(file, "branch import --json").err), &refused); err != nil || len(refused.Error.Rows) != 4 {
		t.Errorf("%v, %+v", err, refused)
	}
	if s.must("branch list --json") != before {
		t.Error("something was imported")
	}
	good := "\xef\xbb\xbf分会,类别,状态,最近换届\n银河,省级,已成立,2020-01-01\n"
	if r := s.ssh(good, "branch import"); r.code != 0 {
		t.Errorf("the good file: exit %d, %s", r.code, r.err)
	}
	if out := s.must("branch list --text yinhe"); !strings.Contains(out, "银河") {
		t.Errorf("search by pinyin: %s", out)
	}
}

func TestStoredControlCharactersAreHarmlessOnEveryFace(t *testing.T) {
	s := sharedSample(t)
	evil := "evil\x1b[2J\x1b]0;owned\x07\u009b31m\u202e\u200btext"
	r := s.ssh(evil, "violation add --group G-0001 --person P-0002 --clause M7.6 --outcome reminder --evidence - --json")
	var v struct{ ID string }
	if err := json.Unmarshal([]byte(r.out), &v); err != nil {
		t.Fatalf("%v: %s%s", err, r.out, r.err)
	}
	for _, command := range []string{
		"violation show " + v.ID, "violation show " + v.ID + " --json", "violation list --json", "audit list --limit 3",
		"audit list --limit 3 --json",
	} {
		out := s.must(command)
		for _, c := range out {
			if c != '\n' && (c < 0x20 || c == 0x7f || (c >= 0x80 && c < 0xa0) || c == 0x202e || c == 0x200b) {
				t.Errorf("%s lets %U through: %q", command, c, out)
			}
		}
	}
	if out := s.must("violation show " + v.ID); !strings.Contains(out, "evil") || !strings.Contains(out, "text") {
		t.Errorf("the text itself is gone: %s", out)
	}
	r = s.ssh("", "branch list --state 'x\x1b[2J'")
	if r.code != 2 || strings.ContainsRune(r.err, 0x1b) {
		t.Errorf("an argument comes back raw: exit %d, %q", r.code, r.err)
	}
}

func TestHelpOverSSHAndWrongUsage(t *testing.T) {
	s := sharedSample(t)
	out := s.must("help")
	for _, want := range []string{
		"branch list", "application approve ID", "transfer reject ID", "violation add", "audit verify",
		"inbox", "--json",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("help lacks %q", want)
		}
	}
	if r := s.ssh("", "application approve"); r.code != 2 || strings.Count(r.err, "\n") != 1 {
		t.Errorf("exit %d, %q", r.code, r.err)
	}
	if r := s.ssh("", "application show A-9999"); r.code != 1 || !strings.Contains(r.err, "A-9999") {
		t.Errorf("exit %d, %q", r.code, r.err)
	}
	if out := s.inChinese().must("help"); !strings.Contains(out, "用法") {
		t.Errorf("help in Chinese: %s", out)
	}
}

func TestAResizedTerminalIsPaintedAnew(t *testing.T) {
	s := sharedSample(t)
	c := s.open(120, 34)
	c.see("q Quit")
	for _, size := range [][2]int{{80, 24}, {200, 60}, {100, 30}} {
		c.resize(size[0], size[1])
		c.until("the footer on the last line", func(text string) bool {
			lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
			return len(lines) == size[1] && strings.Contains(lines[size[1]-1], "q Quit") && strings.Contains(lines[0], "WHPU")
		})
	}
}
