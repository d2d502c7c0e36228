package main

import (
	"context"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"alumni/cmd/alumni/cli"
)

// keyFile writes a file of keys.
func keyFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "key.pub")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// asNotepad is a text in UTF-16 with a byte order mark and the ends of lines of Windows.
func asNotepad(text string) string {
	b := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune(strings.ReplaceAll(text, "\n", "\r\n"))) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}

// fed runs the program, in English, with something on its standard input.
func (p *program) fed(ctx context.Context, stdin string, args ...string) int {
	m := &Main{
		Args: args, Stdin: strings.NewReader(stdin), Stdout: &p.out, Stderr: &p.errs,
		Getenv: func(name string) string { return map[string]string{"ALUMNI_LANG": "en"}[name] },
	}
	return m.Run(ctx)
}

// A key file as Windows made it does for the first directors and for an
// account, from a file and from standard input alike.
func TestKeyFilesOfWindowsAreReadWhereverAKeyIs(t *testing.T) {
	data, p := firstStart(t, keyFile(t, asNotepad("# directors\n"+keyLine(t)+" Ann\n\n"+keyLine(t)+" Bo\n")))
	if out := p.out.String(); !strings.Contains(out, "Ann") || !strings.Contains(out, "Bo") {
		t.Errorf("the first start says:\n%s", out)
	}
	code, p := english(t, "account", "add", "--data", data, "--name", "Zhou", "--role", "officer",
		"--key", keyFile(t, "\ufeff"+keyLine(t)+"\r\n"))
	if code != cli.ExitDone {
		t.Errorf("from a file: exit %d: %s", code, p.errs.String())
	}
	p = &program{}
	code = p.fed(t.Context(), asNotepad(keyLine(t)+"\n"), "account", "add", "--data", data, "--name", "Wu", "--role", "officer",
		"--key", "-")
	if code != cli.ExitDone {
		t.Errorf("from standard input: exit %d: %s", code, p.errs.String())
	}
}

// What is no public key is refused by what it is, with its file and line.
func TestAWrongKeyFileIsRefusedByWhatItIs(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	second := keyLine(t) + "\n" + `command="sh" ` + keyLine(t) + "\n"
	for _, c := range []struct{ text, want string }{
		{second, "Line 2: The options before the key (command)"},
		{"PuTTY-User-Key-File-3: ssh-ed25519\r\n", "private key (PuTTY format)"},
		{"-----BEGIN OPENSSH PRIVATE KEY-----\n", "private key (OpenSSH format)"},
		{"# nothing yet\n", "no SSH public key"},
	} {
		path := keyFile(t, c.text)
		for _, args := range [][]string{
			{"serve", "--data", filepath.Join(t.TempDir(), "new"), "--listen", "127.0.0.1:0", "--admin-key", path},
			{"account", "add", "--data", data, "--name", "x", "--role", "officer", "--key", path},
		} {
			code, p := english(t, args...)
			said := p.errs.String()
			if code != cli.ExitRefused || !strings.Contains(said, path) || !strings.Contains(said, c.want) ||
				strings.Count(said, "\n") != 1 {
				t.Errorf("%v: exit %d: %s; want %q", args, code, said, c.want)
			}
		}
	}
}
