package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	gossh "golang.org/x/crypto/ssh"

	"alumni/cmd/alumni/cli"
	"alumni/db/engine"
	"alumni/db/engine/bolt"
	"alumni/keys"
)

// running starts a server on a data folder, which is stopped at the end of the test.
func running(t *testing.T, data string, args ...string) *program {
	t.Helper()
	p := &program{}
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan struct{}), make(chan int, 1)
	args = append([]string{"serve", "--data", data, "--listen", "127.0.0.1:0", "--lang", "en", "--log", filepath.Join(t.TempDir(), "log")},
		args...)
	go func() { ended <- p.run(ctx, nil, func(string) { close(ready) }, args...) }()
	t.Cleanup(func() { cancel(); <-ended })
	select {
	case <-ready:
	case code := <-ended:
		ended <- code
		t.Fatalf("exit %d: %s", code, p.errs.String())
	}
	return p
}

// done runs the program, which must do what it is asked.
func done(t *testing.T, args ...string) (out, errs string) {
	t.Helper()
	code, p := english(t, args...)
	if code != cli.ExitDone {
		t.Fatalf("%v: exit %d: %s", args, code, p.errs.String())
	}
	return p.out.String(), p.errs.String()
}

// sealedTo makes an age key and an SSH key, and gives what seals to each and the
// file that opens it.
func sealedTo(t *testing.T) map[string]string {
	t.Helper()
	native, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	key := filepath.Join(dir, "age.txt")
	if err := os.WriteFile(key, []byte("# a key\n"+native.String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	shell := filepath.Join(dir, "id_ed25519")
	signer, err := keys.NewIdentity(shell)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		native.Recipient().String(): key,
		strings.TrimSpace(string(gossh.MarshalAuthorizedKey(signer.PublicKey()))) + " somebody": shell,
	}
}

// A copy comes back with all that it was made of, from a store that a server
// uses and from one that nobody does.
func TestACopyBringsEverythingBack(t *testing.T) {
	for _, live := range []bool{true, false} {
		data, _ := firstStart(t, keyLine(t)+" Ann")
		dir := t.TempDir()
		if live {
			running(t, data)
		}
		plain := filepath.Join(dir, "plain.tar")
		if _, said := done(t, "backup", "--data", data, plain); !strings.Contains(said, "does not hold data.key") {
			t.Errorf("live %v: said %q", live, said)
		}
		done(t, "restore", plain, "--data", filepath.Join(dir, "plain"), "--keys", data)
		if out, _ := done(t, "account", "list", "--data", filepath.Join(dir, "plain")); !strings.Contains(out, "Ann") {
			t.Errorf("live %v: the accounts are %s", live, out)
		}
		for to, identity := range sealedTo(t) {
			name := filepath.Join(dir, filepath.Base(identity))
			_, said := done(t, "backup", "--data", data, name+".age", "--recipient", to)
			if !strings.Contains(said, "sealed to 1 and holds data.key") {
				t.Errorf("live %v: said %q", live, said)
			}
			b, err := os.ReadFile(name + ".age")
			if err != nil || bytes.Contains(b, []byte(bolt.FileName)) {
				t.Errorf("the sealed copy shows what is inside: %v", err)
			}
			done(t, "restore", name+".age", "--data", name, "--identity", identity)
			for _, file := range []string{"data.key", "host_ed25519"} {
				was, _ := os.ReadFile(filepath.Join(data, file))
				is, err := os.ReadFile(filepath.Join(name, file))
				if err != nil || !bytes.Equal(was, is) {
					t.Errorf("%s did not come back: %v", file, err)
				}
			}
			if out, _ := done(t, "check", "--data", name); !strings.Contains(out, "sound") || !strings.Contains(out, "intact") {
				t.Errorf("check: %s", out)
			}
			if code, p := again(t, name); code != cli.ExitDone {
				t.Errorf("the server on it: exit %d: %s", code, p.errs.String())
			}
		}
	}
}

func TestABackupOverwritesNothingAndLeavesNoHalfFile(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	dir := t.TempDir()
	file := filepath.Join(dir, "old.tar")
	if err := os.WriteFile(file, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(dir, "recipients")
	if err := os.WriteFile(bad, []byte("# nobody\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	private := filepath.Join(dir, "id_ed25519")
	if _, err := keys.NewIdentity(private); err != nil {
		t.Fatal(err)
	}
	secret, err := os.ReadFile(private)
	if err != nil {
		t.Fatal(err)
	}
	left := content(t, dir)
	for _, c := range []struct {
		want string
		args []string
	}{
		{"overwrites no file", []string{file}},
		{"no such file", []string{filepath.Join(dir, "none", "x.tar")}},
		{"no public key", []string{filepath.Join(dir, "x.tar"), "--recipient", "age1nonsense"}},
		{"no public key", []string{filepath.Join(dir, "x.tar"), "--recipients-file", bad}},
		{"no public key", []string{filepath.Join(dir, "x.tar"), "--recipient", "-"}}, // standard input is empty
		{"no public key", []string{filepath.Join(dir, "x.tar"), "--recipient", ""}},
		{"--recipient: This is a private key", []string{filepath.Join(dir, "x.tar"), "--recipient", string(secret)}},
		{"id_ed25519: This is a private key", []string{filepath.Join(dir, "x.tar"), "--recipients-file", private}},
		{"name a file with --recipients-file", []string{filepath.Join(dir, "x.tar"), "--recipient", bad}},
	} {
		code, p := english(t, append([]string{"backup", "--data", data}, c.args...)...)
		if code != cli.ExitRefused || !strings.Contains(p.errs.String(), c.want) || strings.Count(p.errs.String(), "\n") != 1 {
			t.Errorf("%v: exit %d: %s", c.args, code, p.errs.String())
		}
	}
	if !same(content(t, dir), left) {
		t.Error("something was made or changed")
	}
}

// What does not verify is not restored, and the folder is as it was.
func TestARestoreRefusesWhatDoesNotVerify(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole.tar")
	done(t, "backup", "--data", data, whole)
	copied, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	var to, identity, other string
	for to, identity = range sealedTo(t) {
		break
	}
	for _, other = range sealedTo(t) {
		break
	}
	sealed := filepath.Join(dir, "sealed.age")
	done(t, "backup", "--data", data, sealed, "--recipient", to)
	sealedBytes, err := os.ReadFile(sealed)
	if err != nil {
		t.Fatal(err)
	}
	strange, _ := firstStart(t, keyLine(t))
	flipped := func(b []byte, at int) []byte {
		b = bytes.Clone(b)
		b[at] ^= 1
		return b
	}
	for name, c := range map[string]struct {
		file []byte
		want string
		args []string
	}{
		"a flipped bit in the store":  {flipped(copied, 512+5000), "does not verify", []string{"--keys", data}},
		"a flipped bit in a sealed":   {flipped(sealedBytes, len(sealedBytes)/2), "does not verify", []string{"--identity", identity}},
		"cut off in the store":        {copied[:len(copied)/2], "cut off", []string{"--keys", data}},
		"cut off before the manifest": {copied[:len(copied)-2048], "", []string{"--keys", data}},
		"cut off in a sealed":         {sealedBytes[:len(sealedBytes)-5], "", []string{"--identity", identity}},
		"nothing":                     {nil, "no backup", []string{"--keys", data}},
		"another file":                {[]byte(strings.Repeat("a letter\n", 500)), "no backup", []string{"--keys", data}},
		"the data key of another":     {copied, "does not belong", []string{"--keys", strange}},
		"no data key":                 {copied, "holds no data key", nil},
		"no identity":                 {sealedBytes, "--identity", nil},
		"an identity of another":      {sealedBytes, "sealed to other keys", []string{"--identity", other}},
		"an identity that is none":    {sealedBytes, "unusable", []string{"--identity", whole}},
	} {
		t.Run(name, func(t *testing.T) {
			file, to := filepath.Join(t.TempDir(), "copy"), filepath.Join(t.TempDir(), "data")
			if err := os.WriteFile(file, c.file, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{"restore", file, "--data", to}, {"restore", file, "--drill"}} {
				code, p := english(t, append(args, c.args...)...)
				if code != cli.ExitRefused || !strings.Contains(p.errs.String(), c.want) || strings.Count(p.errs.String(), "\n") != 1 {
					t.Errorf("%v: exit %d: %q, want %q", args, code, p.errs.String(), c.want)
				}
				if there(to) {
					t.Errorf("%v: the folder was made", args)
				}
			}
		})
	}
}

func TestARestoreOverwritesNothing(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	file := filepath.Join(t.TempDir(), "copy.tar")
	done(t, "backup", "--data", data, file)
	left := content(t, data)
	code, p := english(t, "restore", file, "--data", data, "--keys", data)
	if code != cli.ExitRefused || !strings.Contains(p.errs.String(), "not empty") || !same(content(t, data), left) {
		t.Errorf("exit %d: %s", code, p.errs.String())
	}
}

func TestADrillProvesACopyAndTouchesNothing(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	dir := t.TempDir()
	t.Setenv("TMPDIR", t.TempDir())
	for to, identity := range sealedTo(t) {
		file := filepath.Join(dir, filepath.Base(identity)+".age")
		done(t, "backup", "--data", data, file, "--recipient", to)
		left := content(t, dir)
		if out, _ := done(t, "restore", "--drill", file, "--identity", identity); !strings.Contains(out, "The backup is good") {
			t.Errorf("said %q", out)
		}
		if !same(content(t, dir), left) {
			t.Error("the drill changed something")
		}
		if rest, _ := os.ReadDir(os.TempDir()); len(rest) != 0 {
			t.Errorf("the drill left %v", rest)
		}
	}
}

// What a killed run left goes with the next, whatever the folder is called, and
// what may be another's work stays.
func TestWhatAKilledRestoreLeftIsTakenAway(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	file := filepath.Join(t.TempDir(), "copy.tar")
	done(t, "backup", "--data", data, file)
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	to := filepath.Join(t.TempDir(), "data [old]*")
	for _, dir := range []string{"alumni-drill-1", "alumni-drill-2", "another", "alumni-drill-link"} {
		dir = filepath.Join(tmp, dir)
		err := os.Mkdir(dir, 0o700)
		if strings.HasSuffix(dir, "link") {
			err = errors.Join(os.Remove(dir), os.Symlink(data, dir))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{"alumni-drill-1", "another"} {
		if err := os.Chtimes(filepath.Join(tmp, dir), time.Time{}, time.Now().Add(-25*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	done(t, "restore", "--drill", file, "--keys", data)
	var left []string
	entries, err := os.ReadDir(tmp)
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if got := strings.Join(left, " "); err != nil || got != "alumni-drill-2 alumni-drill-link another" {
		t.Errorf("left are %s, %v", got, err)
	}
	if err := os.MkdirAll(filepath.Join(to, ".restore-killed", "more"), 0o700); err != nil {
		t.Fatal(err)
	}
	done(t, "restore", file, "--data", to, "--keys", data)
	if there(filepath.Join(to, ".restore-killed")) {
		t.Error("what the restore left is there")
	}
}

func TestCompactGivesRoomBackAndKeepsEverything(t *testing.T) {
	data, _ := firstStart(t, keyLine(t)+" Ann")
	eng, err := bolt.Open(data, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fill(t, eng)
	if err := os.MkdirAll(filepath.Join(data, ".compact-killed"), 0o700); err != nil { // of a run that was killed
		t.Fatal(err)
	}
	before := fileSize(storeFile(data))
	if out, _ := done(t, "compact", "--data", data); !strings.Contains(out, "→") {
		t.Errorf("said %q", out)
	}
	if after := fileSize(storeFile(data)); after >= before {
		t.Errorf("%d bytes became %d", before, after)
	}
	out, _ := done(t, "account", "list", "--data", data)
	checked, _ := done(t, "check", "--data", data)
	if !strings.Contains(out, "Ann") || !strings.Contains(checked, "sound") {
		t.Errorf("after it: %s%s", out, checked)
	}
	info, err := os.Stat(storeFile(data))
	if rest, _ := os.ReadDir(data); err != nil || info.Mode().Perm() != 0o600 || len(rest) != 3 {
		t.Errorf("the folder holds %v, the store has mode %v, %v", rest, info.Mode(), err)
	}
	running(t, data)
	if code, p := english(t, "compact", "--data", data); code != cli.ExitRefused || !strings.Contains(p.errs.String(), "in use") {
		t.Errorf("of a running server: exit %d: %s", code, p.errs.String())
	}
}

// fill writes much to a store, deletes it and closes the store.
func fill(t *testing.T, eng *bolt.Engine) {
	t.Helper()
	for _, write := range []bool{true, false} {
		err := eng.Update(t.Context(), func(tx engine.Tx) error {
			for i := range 2000 {
				key := fmt.Appendf(nil, "zz%d", i)
				err := tx.Delete(key)
				if write {
					err = tx.Put(key, bytes.Repeat([]byte("x"), 1000))
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := eng.Close(); err != nil {
		t.Fatal(err)
	}
}

// A server that was told how to make copies, but not where, would make none.
func TestFlagsOfBackupsGoWithAFolder(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	for to := range sealedTo(t) {
		for flag, value := range map[string]string{
			"--backup-recipient": to, "--backup-every": "1h", "--backup-keep": "3",
			"--backup-recipients-file": "none",
		} {
			code, p := again(t, data, flag, value)
			if code != cli.ExitUsage || !strings.Contains(p.errs.String(), flag+" goes with --backup-dir") {
				t.Errorf("%s: exit %d: %s", flag, code, p.errs.String())
			}
		}
	}
}

// A folder that could only be found out to be unusable when the first copy is due
// would leave a server without any.
func TestAFolderForBackupsThatCannotBeMadeIsRefusedAtTheStart(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	for _, dir := range []string{"/proc/alumni-copies", filepath.Join(t.TempDir(), "none", "copies"), "/dev/null/copies"} {
		left := content(t, data)
		code, p := again(t, data, "--backup-dir", dir)
		if code != cli.ExitRefused || !strings.Contains(p.errs.String(), dir) || !same(content(t, data), left) {
			t.Errorf("%s: exit %d: %s", dir, code, p.errs.String())
		}
	}
}
