package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTrap_AServerWhoseStoreIsTakenAwayAcknowledgesNothingAndEnds: the next
// decision is refused, one line says why, the exit code is not 0, and the file
// that was there holds all that was acknowledged.
func TestTrap_AServerWhoseStoreIsTakenAwayAcknowledgesNothingAndEnds(t *testing.T) {
	t.Parallel()
	for name, take := range map[string]func(t *testing.T, file, kept string) error{
		"moved away": func(t *testing.T, file, kept string) error { return os.Rename(file, kept) },
		"replaced by a copy": func(t *testing.T, file, kept string) error {
			if err := os.Rename(file, kept); err != nil {
				return err
			}
			return os.WriteFile(file, []byte(readFile(t, kept)), 0o600)
		},
		"cut off": func(t *testing.T, file, kept string) error {
			if err := os.WriteFile(kept, []byte(readFile(t, file)), 0o600); err != nil {
				return err
			}
			return os.Truncate(file, 4096)
		},
		"emptied": func(t *testing.T, file, kept string) error {
			if err := os.WriteFile(kept, []byte(readFile(t, file)), 0o600); err != nil {
				return err
			}
			return os.Truncate(file, 0)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, log, key := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "log"), newKey(t)
			s := serve(t, data, "--admin-key", key+".pub", "--lang", "en", "--log", log)
			who := s.as(key, "alumni")
			who.must("branch add --name 北京 --kind provincial --state preparatory")
			file, kept := filepath.Join(data, "alumni.db"), filepath.Join(t.TempDir(), "alumni.db")
			if err := take(t, file, kept); err != nil {
				t.Fatal(err)
			}
			r := who.ssh("", "branch add --name 上海 --kind provincial --state preparatory")
			if r.code == 0 || r.out != "" {
				t.Errorf("acknowledged: %s%s", r.out, r.err)
			}
			if code := s.wait(); code != 1 {
				t.Errorf("exit %d", code)
			}
			if said := s.errs.String(); strings.Count(said, "\n") != 1 || !strings.Contains(said, "the server ended") ||
				!strings.Contains(said, file) {
				t.Errorf("stderr: %s", said)
			}
			if told := readFile(t, log); !strings.Contains(told, "store broke") {
				t.Errorf("the log: %s", told)
			}
			putBack(t, data, kept)
		})
	}
}

// putBack starts a server on what was kept: nothing acknowledged is lost.
func putBack(t *testing.T, data, kept string) {
	t.Helper()
	file := filepath.Join(data, "alumni.db")
	if err := os.WriteFile(file, []byte(readFile(t, kept)), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := local(t, "check", "--data", data); r.code != 0 {
		t.Fatalf("check: exit %d, %s%s", r.code, r.out, r.err)
	}
	key := newKey(t)
	if r := local(t, "account", "add", "--data", data, "--name", "x", "--role", "auditor", "--key", key+".pub"); r.code != 0 {
		t.Fatal(r.err)
	}
	out := serve(t, data).as(key, "alumni").must("branch list")
	if !strings.Contains(out, "北京") || strings.Contains(out, "上海") {
		t.Errorf("what was kept: %s", out)
	}
}
