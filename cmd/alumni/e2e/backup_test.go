package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A machine is lost with everything on it but a copy that lay elsewhere; on a
// fresh one everything is there again, and staff meet the same host.
func TestTheMachineIsLostAndEverythingComesBack(t *testing.T) {
	t.Parallel()
	data, key := filepath.Join(t.TempDir(), "data"), newKey(t)
	s := serve(t, data, "--admin-key", key+".pub")
	director := s.as(key, "alumni")
	director.must("branch add --name 桂林 --kind municipal")
	director.must("person add --name 覃大海 --city 桂林 --major 化学 --year 1999 --phone 13900001111 --how 查验毕业证")
	officer := newKey(t)
	if r := director.ssh(readFile(t, officer+".pub"), "account add --name 王芳 --role officer --key -"); r.code != 0 {
		t.Fatal(r.err)
	}

	if r := s.as(officer, "alumni").ssh("", "backup --recipient -"); r.code != 1 || r.out != "" || !strings.Contains(r.err, "role") {
		t.Errorf("an officer's backup: exit %d, %d bytes, %s", r.code, len(r.out), r.err)
	}
	if r := director.ssh("nonsense", "backup --recipient -"); r.code != 2 || r.out != "" || !strings.Contains(r.err, "age1") {
		t.Errorf("for nobody: exit %d, %d bytes, %s", r.code, len(r.out), r.err)
	}
	// A private key given by mistake is named as one, and never said back.
	secret := strings.Split(readFile(t, officer), "\n")[2]
	r := director.ssh(readFile(t, officer), "backup --recipient -")
	if r.code != 2 || r.out != "" || !strings.Contains(r.err, "private key (OpenSSH format)") || strings.Contains(r.err, secret) {
		t.Errorf("for a private key: exit %d, %d bytes, %s", r.code, len(r.out), r.err)
	}
	if r := director.ssh("AGE-SECRET-KEY-1QQ", "backup --recipient -"); r.code != 2 ||
		!strings.Contains(r.err, "private key (age format)") {
		t.Errorf("for an age private key: exit %d, %s", r.code, r.err)
	}
	if r := director.ssh("# nobody\n", "backup --recipient -"); r.code == 0 || r.out != "" {
		t.Errorf("for an empty list: exit %d, %d bytes, %s", r.code, len(r.out), r.err)
	}
	away := t.TempDir()
	copied := filepath.Join(away, "alumni.tar.age")
	identity := newKey(t)
	r = runCommand(t, cleanEnv(t), readFile(t, identity+".pub"), "sh", "-c", director.line+" backup --recipient - > "+copied)
	if r.code != 0 || !strings.Contains(r.err, "holds data.key") {
		t.Fatalf("backup: exit %d: %s", r.code, r.err)
	}
	host := readFile(t, filepath.Join(data, "host_ed25519"))
	people := director.must("person list --json")
	if code := s.kill(syscall.SIGKILL); code == 0 {
		t.Error("it was not lost")
	}
	if err := os.RemoveAll(data); err != nil {
		t.Fatal(err)
	}

	fresh := filepath.Join(t.TempDir(), "fresh")
	if r := local(t, "restore", "--drill", copied, "--identity", identity); r.code != 0 || !strings.Contains(r.out, "good") {
		t.Fatalf("drill: exit %d: %s%s", r.code, r.out, r.err)
	}
	if r := local(t, "restore", copied, "--data", fresh, "--identity", identity); r.code != 0 {
		t.Fatalf("restore: exit %d: %s%s", r.code, r.out, r.err)
	}
	if readFile(t, filepath.Join(fresh, "host_ed25519")) != host {
		t.Error("the host is another")
	}
	back := serve(t, fresh).as(key, "alumni")
	if got := back.must("person list --json"); got != people {
		t.Errorf("people were %s\nand are %s", people, got)
	}
	if out := back.must("person reveal P-0001 --reason 核对"); !strings.Contains(out, "13900001111") {
		t.Errorf("the phone is %s", out)
	}
	if out := back.must("branch list"); !strings.Contains(out, "桂林") {
		t.Errorf("branches: %s", out)
	}
	if out := back.must("audit list --action store.backup --json"); strings.Count(out, `"seq"`) != 1 {
		t.Errorf("who took a copy: %s", out)
	}
	back.must("audit verify")
}

// With a terminal, line ends would be changed within the copy.
func TestABackupDoesNotPassThroughATerminal(t *testing.T) {
	t.Parallel()
	data, key := filepath.Join(t.TempDir(), "data"), newKey(t)
	director := serve(t, data, "--admin-key", key+".pub").as(key, "alumni")
	director.line = strings.Replace(director.line, "ssh ", "ssh -tt ", 1)
	if r := director.ssh("", "backup"); r.code != 2 || !strings.Contains(r.out+r.err, "terminal") {
		t.Errorf("exit %d: %.200s %s", r.code, r.out, r.err)
	}
}

// The operator's own commands reach the running server.
func TestTheOperatorBacksUpARunningServer(t *testing.T) {
	t.Parallel()
	data, key := filepath.Join(t.TempDir(), "data"), newKey(t)
	copies := filepath.Join(t.TempDir(), "copies")
	s := serve(t, data, "--admin-key", key+".pub", "--backup-dir", copies, "--backup-every", "1h", "--backup-keep", "2")
	file := filepath.Join(t.TempDir(), "copy.tar")
	if r := local(t, "backup", "--data", data, file); r.code != 0 || !strings.Contains(r.err, "does not hold data.key") {
		t.Fatalf("exit %d: %s", r.code, r.err)
	}
	if r := local(t, "restore", "--drill", file, "--keys", data); r.code != 0 {
		t.Errorf("drill: exit %d: %s", r.code, r.err)
	}
	waitFor(t, "the copy on time", func() bool {
		if said := s.errs.String(); strings.Contains(said, `msg="backup failed"`) || len(s.waited) > 0 {
			t.Fatalf("no copy on time:\n%s", said)
		}
		return strings.Contains(s.errs.String(), `msg="backup made"`)
	})
	s.kill(syscall.SIGTERM)
	if _, err := os.Stat(filepath.Join(data, ".alumni.sock")); err == nil {
		t.Error("the socket is left")
	}
	if all, _ := filepath.Glob(filepath.Join(copies, "alumni-*.tar")); len(all) != 1 {
		t.Errorf("copies on time: %v\n%s", all, s.errs)
	}
}
