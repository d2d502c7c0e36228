package e2e

import (
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// snapshot is every file under a folder with its mode and content.
func snapshot(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		b.WriteString(path + " " + info.Mode().String())
		if info.Mode().IsRegular() {
			b.WriteString(" " + readFile(t, path))
		}
		b.WriteString("\n")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// wholeStore is a data folder that a first start made, the same for all.
var wholeStore struct {
	sync.Once
	dir string
}

// stopped gives a copy of a data folder that a first start made.
func stopped(t *testing.T) (data string) {
	t.Helper()
	wholeStore.Do(func() {
		dir := filepath.Join(suiteHome, "whole")
		s := serve(t, dir, "--admin-key", newKey(t)+".pub")
		if code := s.kill(syscall.SIGTERM); code != 0 {
			t.Fatalf("exit %d\n%s", code, s.errs)
		}
		wholeStore.dir = dir
	})
	if wholeStore.dir == "" {
		t.Fatal("the first start failed")
	}
	data = filepath.Join(t.TempDir(), "data")
	if err := os.Mkdir(data, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"host_ed25519", "data.key", "alumni.db"} {
		if err := os.WriteFile(filepath.Join(data, file), []byte(readFile(t, filepath.Join(wholeStore.dir, file))), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return data
}

// refused runs serve, which must say one line and change nothing.
func refused(t *testing.T, dir string, want string, args ...string) {
	t.Helper()
	before := snapshot(t, dir)
	r := local(t, args...)
	if r.code != 1 || strings.Count(r.err, "\n") != 1 || !strings.Contains(r.err, want) || r.out != "" {
		t.Errorf("%v: exit %d, stdout %q, stderr %q; want 1 and one line with %q", args, r.code, r.out, r.err, want)
	}
	if snapshot(t, dir) != before {
		t.Errorf("%v changed something under %s", args, dir)
	}
}

func TestFirstStartMakesEverythingAndTheSecondNothing(t *testing.T) {
	t.Parallel()
	data, key := filepath.Join(t.TempDir(), "data"), newKey(t)
	s := serve(t, data, "--admin-key", key+".pub")
	if out := s.as(key, "alumni").must("whoami --json"); !strings.Contains(out, `"role": "director"`) {
		t.Errorf("whoami: %s", out)
	}
	for _, file := range []string{"host_ed25519", "data.key", "alumni.db"} {
		if info, err := os.Stat(filepath.Join(data, file)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", file, info, err)
		}
	}
	if code := s.kill(syscall.SIGTERM); code != 0 {
		t.Fatalf("exit %d\n%s", code, s.errs)
	}
	host := readFile(t, filepath.Join(data, "host_ed25519"))
	again := serve(t, data)
	if out := again.as(key, "alumni").must("account list --json"); strings.Count(out, `"id"`) != 1 {
		t.Errorf("accounts after the second start: %s", out)
	}
	if readFile(t, filepath.Join(data, "host_ed25519")) != host {
		t.Error("the host key changed")
	}
	again.kill(syscall.SIGINT)
	if r := local(t, "check", "--data", data); r.code != 0 || !strings.Contains(r.out, "intact") {
		t.Errorf("check: exit %d, %q %q", r.code, r.out, r.err)
	}
}

func TestARefusedStartChangesNothing(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	dir := t.TempDir()
	fresh := filepath.Join(dir, "new")
	notFolder := filepath.Join(dir, "file")
	if err := os.WriteFile(notFolder, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want string
		args []string
	}{
		{"--admin-key", []string{"--data", fresh, "--listen", "127.0.0.1:0"}},
		{"port in use", []string{"--data", fresh, "--listen", ln.Addr().String(), "--admin-key", key + ".pub"}},
		{"private key (OpenSSH format)", []string{"--data", fresh, "--listen", "127.0.0.1:0", "--admin-key", key}},
		{"cannot read", []string{"--data", fresh, "--listen", "127.0.0.1:0", "--admin-key", key + ".none"}},
		{"not a folder", []string{"--data", notFolder, "--listen", "127.0.0.1:0", "--admin-key", key + ".pub"}},
		{"not writable", []string{"--data", "/proc/alumni", "--listen", "127.0.0.1:0", "--admin-key", key + ".pub"}},
		{"cannot listen", []string{"--data", fresh, "--listen", "203.0.113.1:2222", "--admin-key", key + ".pub"}},
	} {
		refused(t, dir, c.want, append([]string{"serve"}, c.args...)...)
	}
}

func TestADamagedFolderIsRefusedAndLeftAsItIs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, want string
		harm       func(data string) error
	}{
		{
			"host key readable by others", "chmod 600", func(data string) error {
				return os.Chmod(filepath.Join(data, "host_ed25519"), 0o644)
			},
		},
		{
			"host key is none", "host key", func(data string) error {
				return os.WriteFile(filepath.Join(data, "host_ed25519"), []byte("x"), 0o600)
			},
		},
		{"data key readable by others", "data key", func(data string) error { return os.Chmod(filepath.Join(data, "data.key"), 0o640) }},
		{"data key lost", "data key", func(data string) error { return os.Remove(filepath.Join(data, "data.key")) }},
		{"data key of another store", "data key", func(data string) error {
			return os.WriteFile(filepath.Join(data, "data.key"), []byte(strings.Repeat("k", 32)), 0o600)
		}},
		{"store cut off", "damaged", func(data string) error { return os.Truncate(filepath.Join(data, "alumni.db"), 5000) }},
		{"store is empty", "damaged", func(data string) error { return os.Truncate(filepath.Join(data, "alumni.db"), 0) }},
		{"store is something else", "damaged", func(data string) error {
			return os.WriteFile(filepath.Join(data, "alumni.db"), []byte(strings.Repeat("not a store ", 4000)), 0o600)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := stopped(t)
			if err := c.harm(data); err != nil {
				t.Fatal(err)
			}
			refused(t, data, c.want, "serve", "--data", data, "--listen", "127.0.0.1:0")
		})
	}
}

func TestALockedStoreNamesTheRemoteCommand(t *testing.T) {
	t.Parallel()
	data, key := filepath.Join(t.TempDir(), "data"), newKey(t)
	serve(t, data, "--admin-key", key+".pub")
	csv := filepath.Join(t.TempDir(), "b.csv")
	if err := os.WriteFile(csv, []byte("分会,类别,状态,最近换届\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want string
		args []string
	}{
		{"alumni@HOST account add", []string{"account", "add", "--name", "x", "--role", "officer", "--key", key + ".pub"}},
		{"alumni@HOST account list", []string{"account", "list"}},
		{"alumni@HOST branch import", []string{"branch", "import", csv}},
		{"another running server", []string{"serve", "--listen", "127.0.0.1:0"}},
	} {
		r := local(t, append(c.args, "--data", data)...)
		if r.code != 1 || !strings.Contains(r.err, c.want) || strings.Count(r.err, "\n") != 1 {
			t.Errorf("%v: exit %d, stderr %q; want %q", c.args, r.code, r.err, c.want)
		}
	}
}

func TestTheOperatorWorksOnAStoppedStore(t *testing.T) {
	t.Parallel()
	data := stopped(t)
	other := newKey(t)
	csv := filepath.Join(t.TempDir(), "b.csv")
	if err := os.WriteFile(csv, []byte("分会,类别,状态,最近换届\n北京,省级,已成立,2019-07-21\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"account", "add", "--name", "Zhou", "--role", "officer", "--key", other + ".pub"},
		{"branch", "import", csv},
		{"account", "disable", "U-0002"},
	} {
		if r := local(t, append(args, "--data", data)...); r.code != 0 {
			t.Errorf("%v: exit %d, %s%s", args, r.code, r.out, r.err)
		}
	}
	if r := local(t, "account", "list", "--data", data, "--json"); strings.Count(r.out, `"id"`) != 2 ||
		!strings.Contains(r.out, `"disabled"`) {
		t.Errorf("%s%s", r.out, r.err)
	}
	if r := local(t, "account", "disable", "U-0001", "--data", data); r.code != 1 {
		t.Errorf("the last director was disabled: exit %d, %s%s", r.code, r.out, r.err)
	}
}
