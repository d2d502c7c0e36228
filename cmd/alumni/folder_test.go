package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/db/engine/bolt"
)

// again starts a server on a data folder and stops it once it listens.
func again(t *testing.T, data string, args ...string) (code int, p *program) {
	t.Helper()
	p = &program{}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	args = append([]string{"serve", "--data", data, "--listen", "127.0.0.1:0", "--lang", "en"}, args...)
	return p.run(ctx, nil, func(string) { cancel() }, args...), p
}

// content is every file under a folder, with its mode.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		all[path] = info.Mode().String()
		if info.Mode().IsRegular() {
			b, err := os.ReadFile(path)
			all[path] += string(b)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func same(a, b map[string]string) bool {
	for path := range a {
		if a[path] != b[path] {
			return false
		}
	}
	return len(a) == len(b)
}

// What was lost from a data folder is not quietly made anew: staff would get
// an empty registry, or be told that somebody stands between them and the server.
func TestWhatWasLostIsMadeAnewOnlyOnPurpose(t *testing.T) {
	admin := keyLine(t)
	for _, c := range []struct {
		name, want string
		lost       []string
		purpose    bool // --new makes it
	}{
		{"host key", "no host key", []string{"host_ed25519"}, true},
		{"store", "no store", []string{bolt.FileName}, true},
		{"store and data key", "no store", []string{bolt.FileName, "data.key"}, true},
		{"store and host key", "no store", []string{bolt.FileName, "host_ed25519"}, true},
		{"data key", "no data key", []string{"data.key"}, false},
		{"both keys", "no data key", []string{"data.key", "host_ed25519"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, _ := firstStart(t, admin)
			for _, name := range c.lost {
				if err := os.Remove(filepath.Join(data, name)); err != nil {
					t.Fatal(err)
				}
			}
			left := content(t, data)
			code, p := again(t, data, "--admin-key", admin)
			if code != cli.ExitRefused || !strings.Contains(p.errs.String(), c.want) || strings.Count(p.errs.String(), "\n") != 1 {
				t.Errorf("exit %d, %q; want a line with %q", code, p.errs.String(), c.want)
			}
			if !same(content(t, data), left) {
				t.Error("the refusal changed the folder")
			}
			code, p = again(t, data, "--admin-key", admin, "--new")
			if done := code == cli.ExitDone; done != c.purpose {
				t.Fatalf("--new: exit %d: %s", code, p.errs.String())
			}
			for path, was := range left {
				if now := content(t, data)[path]; filepath.Base(path) != bolt.FileName && now != was {
					t.Errorf("--new changed %s", path)
				}
			}
			if code, p := again(t, data); c.purpose && code != cli.ExitDone {
				t.Errorf("the start after it: exit %d: %s", code, p.errs.String())
			}
		})
	}
}

func TestNewIsRefusedWhereNothingIsMissing(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	if code, p := again(t, data, "--new"); code != cli.ExitRefused || !strings.Contains(p.errs.String(), "nothing is missing") {
		t.Errorf("exit %d: %s", code, p.errs.String())
	}
}

// A first start that was cut off leaves keys without a store, or a store
// without a host key, and is finished by the next one.
func TestAFirstStartThatWasCutOffIsFinishedByTheNext(t *testing.T) {
	admin := keyLine(t)
	for _, lost := range []string{bolt.FileName, "host_ed25519"} {
		data, _ := firstStart(t, admin)
		if err := os.Remove(filepath.Join(data, lost)); err != nil {
			t.Fatal(err)
		}
		if err := beginFirst(data); err != nil {
			t.Fatal(err)
		}
		if code, p := again(t, data, "--admin-key", admin); code != cli.ExitDone {
			t.Errorf("without %s: exit %d: %s", lost, code, p.errs.String())
		}
		if there(firstFile(data)) {
			t.Error("the mark of a first start is left")
		}
	}
}

func TestAnOperatorsCommandTellsALostStoreFromNone(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	if err := os.Remove(storeFile(data)); err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string]string{data: "there are keys but no store", t.TempDir(): "there is no store"} {
		if code, p := english(t, "check", "--data", dir); code != cli.ExitRefused || !strings.Contains(p.errs.String(), want) {
			t.Errorf("exit %d: %s; want %q", code, p.errs.String(), want)
		}
	}
}

func TestAFolderThatOthersCanReadIsClosedWithALine(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	for _, c := range []struct {
		path      string
		was, want fs.FileMode
	}{{data, 0o755, 0o700}, {data, 0o770, 0o700}, {storeFile(data), 0o644, 0o600}, {storeFile(data), 0o660, 0o600}} {
		if err := os.Chmod(c.path, c.was); err != nil {
			t.Fatal(err)
		}
		code, p := again(t, data)
		info, err := os.Stat(c.path)
		if err != nil || code != cli.ExitDone || info.Mode().Perm() != c.want {
			t.Errorf("%s %o: exit %d, %v, %v: %s", c.path, c.was, code, info.Mode(), err, p.errs.String())
		}
		if strings.Count(p.errs.String(), "others could read "+c.path) != 1 {
			t.Errorf("%s %o: stderr %q", c.path, c.was, p.errs.String())
		}
		if _, p := again(t, data); strings.Contains(p.errs.String(), "others") {
			t.Errorf("it is said again: %s", p.errs.String())
		}
	}
}

// A folder that is not the store's own is left as it is: closing /tmp or
// somebody's home to others would do harm.
func TestAFolderForOtherThingsIsNoDataFolder(t *testing.T) {
	admin := keyLine(t)
	home, shared, empty := t.TempDir(), t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "letter.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for dir, mode := range map[string]fs.FileMode{home: 0o755, shared: 0o777 | fs.ModeSticky, empty: 0o755} {
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(shared, "x"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{home, shared} {
		left := content(t, dir)
		code, p := again(t, dir, "--admin-key", admin)
		if code != cli.ExitRefused || !strings.Contains(p.errs.String(), "holds other things") || !same(content(t, dir), left) {
			t.Errorf("%s: exit %d: %s", dir, code, p.errs.String())
		}
	}
	if code, p := again(t, empty, "--admin-key", admin); code != cli.ExitDone {
		t.Errorf("an empty folder: exit %d: %s", code, p.errs.String())
	}
}

func TestAFolderOfSomebodyElseIsRefused(t *testing.T) {
	dir := "/" // of root
	if os.Geteuid() == 0 {
		dir = t.TempDir()
		if err := os.Chown(dir, 65534, -1); err != nil {
			t.Fatal(err)
		}
	}
	if code, p := again(t, dir, "--admin-key", keyLine(t)); code != cli.ExitRefused || !strings.Contains(p.errs.String(), "belongs to") {
		t.Errorf("exit %d: %s", code, p.errs.String())
	}
}

func TestLogAndAddressAreCheckedBeforeAnythingIsMade(t *testing.T) {
	admin, dir := keyLine(t), t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(dir, "data")
	for _, c := range []struct {
		code int
		want string
		args []string
	}{
		{cli.ExitRefused, "a folder, not a file", []string{"--log", dir}},
		{cli.ExitRefused, "no such file", []string{"--log", filepath.Join(dir, "none", "log")}},
		{cli.ExitRefused, "not a folder", []string{"--log", filepath.Join(file, "log")}},
		{cli.ExitRefused, "no such file", []string{"--log", "/proc/none/log"}},
		{cli.ExitRefused, "file of the data", []string{"--log", storeFile(data)}},
		{cli.ExitRefused, "file of the data", []string{"--log", dataKeyFile(data)}},
		{cli.ExitUsage, "--listen", []string{"--listen", ""}},
		{cli.ExitUsage, "--listen", []string{"--listen", " "}},
		{cli.ExitRefused, "cannot listen", []string{"--listen", ":"}},
		{cli.ExitRefused, "cannot listen", []string{"--listen", "127.0.0.1:"}},
		{cli.ExitRefused, "cannot listen", []string{"--listen", "127.0.0.1"}},
	} {
		left := content(t, dir)
		code, p := again(t, data, append([]string{"--admin-key", admin}, c.args...)...)
		if code != c.code || !strings.Contains(p.errs.String(), c.want) || strings.Count(p.errs.String(), "\n") != 1 {
			t.Errorf("%v: exit %d: %q; want %d, %q", c.args, code, p.errs.String(), c.code, c.want)
		}
		if !same(content(t, dir), left) {
			t.Errorf("%v: something was made", c.args)
		}
	}
	if code, p := again(t, data, "--admin-key", admin, "--log", filepath.Join(data, "log")); code != cli.ExitDone {
		t.Errorf("a log in the folder that is made: exit %d: %s", code, p.errs.String())
	}
}
