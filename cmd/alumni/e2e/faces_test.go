package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A demo prints one line that works from any folder, and leaves nothing behind.
func TestDemoCleansUpHoweverItEnds(t *testing.T) {
	t.Parallel()
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			s := demo(t)
			if info, err := os.Stat(s.dir); err != nil || info.Mode().Perm() != 0o700 {
				t.Fatalf("the folder: %v, %v", info, err)
			}
			s.worksFromAnyFolder()
			if code := s.kill(sig); code != 0 {
				t.Errorf("exit %d\n%s", code, s.errs)
			}
			if _, err := os.Stat(s.dir); !os.IsNotExist(err) {
				t.Errorf("the folder is still there: %v", err)
			}
		})
	}
}

func (s *server) worksFromAnyFolder() {
	s.t.Helper()
	far := *s
	far.line = "cd / && exec " + s.line
	var branches []struct {
		ID, Name, Kind string
		Sample         bool
	}
	if far.read("branch list", &branches); len(branches) != 37 || !branches[0].Sample || branches[0].ID != "B-0001" {
		s.t.Errorf("%d branches, first %+v", len(branches), branches[0])
	}
	c := openTerminal(s.t, 120, 34, nil, "sh", "-c", far.line)
	c.see("北京 branch")
	c.press("q")
	if code := c.ended(); code != 0 {
		s.t.Errorf("leaving the console: exit %d", code)
	}
}

func TestDemoOpensTheConsoleInThisTerminalAndLeavesNothing(t *testing.T) {
	t.Parallel()
	tmp := t.TempDir()
	c := openTerminal(t, 100, 30, []string{"TMPDIR=" + tmp}, binary, "demo")
	c.see("北京 branch")
	if !c.screen.alternate() {
		t.Error("the console is not on the alternate screen")
	}
	c.press("q")
	if code := c.ended(); code != 0 {
		t.Errorf("exit %d", code)
	}
	if left, err := os.ReadDir(tmp); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if c.screen.alternate() {
		t.Error("the terminal was left on the alternate screen")
	}
}

func TestDemoEndedBySignalPutsTheTerminalBack(t *testing.T) {
	t.Parallel()
	tmp := t.TempDir()
	c := openTerminal(t, 100, 30, []string{"TMPDIR=" + tmp}, binary, "demo")
	c.see("北京 branch")
	if err := c.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := c.ended(); code != 0 {
		t.Errorf("exit %d", code)
	}
	if c.screen.alternate() {
		t.Error("the terminal was left on the alternate screen")
	}
	if left, _ := os.ReadDir(tmp); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestDemoWithoutAnSSHClientSaysSo(t *testing.T) {
	env := append(cleanEnv(t), "PATH=/nowhere")
	r := runCommand(t, env, "", binary, "demo")
	if r.code != 1 || !strings.Contains(r.err, "ssh client") || strings.Count(r.err, "\n") != 1 {
		t.Errorf("exit %d, stderr %q", r.code, r.err)
	}
}

func TestWithoutTerminalAndCommandThereIsOneLineAndExitTwo(t *testing.T) {
	s := sharedSample(t)
	r := s.ssh("", "")
	if r.code != 2 || r.out != "" || strings.Count(strings.TrimSpace(r.err), "\n") != 0 || !strings.Contains(r.err, "terminal") {
		t.Errorf("exit %d, stdout %q, stderr %q", r.code, r.out, r.err)
	}
}

func TestOnlyTheKeyCounts(t *testing.T) {
	s := sharedSample(t)
	key := newKey(t)
	stranger := s.as(key, "alumni")
	if r := stranger.ssh("", "whoami"); r.code != 255 || r.out != "" || !strings.Contains(r.err, "Permission denied") {
		t.Errorf("an unknown key: exit %d, %q %q", r.code, r.out, r.err)
	}
	fingerprint := strings.Fields(runCommand(t, cleanEnv(t), "", "ssh-keygen", "-lf", key+".pub").out)[1]
	if log := readFile(t, filepath.Join(s.dir, "server.log")); !strings.Contains(log, fingerprint) {
		t.Errorf("the log does not name %s:\n%s", fingerprint, log)
	}
	own := filepath.Join(s.dir, "client_key")
	for _, user := range []string{"root", "alumni", "nobody-here"} {
		other := *s
		other.line = strings.Replace(s.line, "alumni@127.0.0.1", user+"@127.0.0.1", 1)
		if out := other.must("whoami --json"); !strings.Contains(out, `"role": "director"`) {
			t.Errorf("%s with %s: %s", user, own, out)
		}
	}
}

func TestADisabledKeyIsOutWhileConnected(t *testing.T) {
	s := sharedSample(t)
	key := newKey(t)
	r := s.ssh(readFile(t, key+".pub"), "account add --name Zhou --role officer --key - --json")
	var account struct{ ID string }
	if err := json.Unmarshal([]byte(r.out), &account); err != nil || account.ID == "" {
		t.Fatalf("%v: %s%s", err, r.out, r.err)
	}
	officer := s.as(key, "alumni")
	c := officer.open(120, 34)
	c.see("北京 branch")
	s.must("account disable " + account.ID)
	if code := c.ended(); code != 1 {
		t.Errorf("exit %d", code)
	}
	// The last line stands where the person reads it, not on a screen that went.
	if text, _ := c.screen.text(); c.screen.alternate() || !strings.Contains(text, "Your account was disabled") ||
		strings.Contains(text, "q Quit") {
		t.Errorf("alternate screen %v, shown:\n%s", c.screen.alternate(), text)
	}
	if r := officer.ssh("", "inbox"); r.code == 0 || r.out != "" {
		t.Errorf("the disabled key still works: exit %d, %q", r.code, r.out)
	}
}

func TestOneConnectionCarriesManySessions(t *testing.T) {
	s := sharedSample(t)
	control := filepath.Join(t.TempDir(), "c")
	master := exec.Command("sh", "-c", "exec "+strings.Replace(s.line, "ssh ", "ssh -M -N -S "+control+" ", 1))
	master.Env = cleanEnv(t)
	if err := master.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = master.Process.Kill(); _ = master.Wait() })
	mux := *s
	mux.line = strings.Replace(s.line, "ssh ", "ssh -S "+control+" ", 1)
	waitFor(t, "the master", func() bool { _, err := os.Stat(control); return err == nil })

	first, second := mux.open(120, 34), mux.open(80, 24)
	first.see("北京 branch")
	second.see("北京 branch")
	first.press("q")
	if code := first.ended(); code != 0 {
		t.Errorf("first console: exit %d", code)
	}
	for i := range 5 {
		if out := mux.must("branch show B-0001"); !strings.Contains(out, "B-0001") {
			t.Errorf("command %d: %s", i, out)
		}
	}
	// A closed channel that spins never rests; anything else does, if not at once.
	waitFor(t, "the server rests", func() bool {
		const span = 200 * time.Millisecond
		before := cpu(t, s.cmd.Process.Pid)
		<-time.After(span)
		return cpu(t, s.cmd.Process.Pid)-before < span/4
	})
	second.press("2")
	second.see("河南")
	second.press("q")
	if code := second.ended(); code != 0 {
		t.Errorf("second console: exit %d", code)
	}
}

// waitFor polls for something outside the program, which tells nobody.
func waitFor(t *testing.T, what string, ok func() bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.After(patience); !ok(); {
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("never came: %s", what)
		}
	}
}

// cpu is the processor time that a process has used.
func cpu(t *testing.T, pid int) time.Duration {
	t.Helper()
	stat := readFile(t, fmt.Sprintf("/proc/%d/stat", pid))
	fields := strings.Fields(stat[strings.LastIndex(stat, ")")+1:])
	var user, system int64
	if _, err := fmt.Sscan(fields[11]+" "+fields[12], &user, &system); err != nil {
		t.Fatal(err)
	}
	return time.Duration(user+system) * 10 * time.Millisecond
}
