package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/sshd"
	"alumni/db/engine"
	"alumni/db/engine/bolt"
	"alumni/domain"
	"alumni/keys"
	"alumni/tui/i18n"
)

// program is a run of the whole program in this process.
type program struct {
	out, errs bytes.Buffer
}

func (p *program) run(ctx context.Context, env map[string]string, ready func(string), args ...string) int {
	m := &Main{
		Args: args, Stdin: strings.NewReader(""), Stdout: &p.out, Stderr: &p.errs, Ready: ready,
		Getenv: func(name string) string { return env[name] },
	}
	return m.Run(ctx)
}

func keyLine(t *testing.T) string {
	t.Helper()
	key, err := keys.NewIdentity(filepath.Join(t.TempDir(), "key"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key.PublicKey())))
}

// writeKey gives the file of a new public key.
func writeKey(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "key.pub")
	if err := os.WriteFile(path, []byte(keyLine(t)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// quiet is a log that nobody reads.
func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func TestEverySettingComesFromItsVariable(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	var addr string
	var p program
	code := p.run(ctx, map[string]string{
		"ALUMNI_DATA": data, "ALUMNI_LISTEN": "127.0.0.1:0", "ALUMNI_USER": "staff", "ALUMNI_LANG": "en",
		"ALUMNI_ADMIN_KEYS":   "# first directors\n" + keyLine(t) + " Ann Zhou\n\n" + keyLine(t) + "\n",
		"ALUMNI_IDLE_TIMEOUT": "5m", "ALUMNI_MAX_SESSION": "1h", "ALUMNI_LOG": filepath.Join(filepath.Dir(data), "log"),
	}, func(a string) { addr = a; cancel() }, "serve")
	if code != cli.ExitDone || addr == "" {
		t.Fatalf("exit %d at %q: %s%s", code, addr, p.out.String(), p.errs.String())
	}
	for _, want := range []string{"Ann Zhou", "HQ director", "SHA256:", "ssh -p ", "staff@127.0.0.1"} {
		if !strings.Contains(p.out.String(), want) {
			t.Errorf("stdout lacks %q:\n%s", want, p.out.String())
		}
	}
	if _, err := net.DialTimeout("tcp", addr, time.Second); err == nil {
		t.Error("the server still listens after it was stopped")
	}
}

func TestAStoreOfANewerProgramIsRefused(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	ctx, cancel := context.WithCancel(context.Background())
	var p program
	args := []string{"serve", "--data", data, "--listen", "127.0.0.1:0", "--lang", "en"}
	first := append(args, "--admin-key", keyLine(t))
	if code := p.run(ctx, nil, func(string) { cancel() }, first...); code != cli.ExitDone {
		t.Fatalf("exit %d: %s", code, p.errs.String())
	}
	eng, err := bolt.Open(data, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = eng.Update(context.Background(), func(tx engine.Tx) error {
		return tx.Put([]byte("mschema"), []byte{0, 0, 0, 0, 0, 0, 0, 99})
	})
	if err := errors.Join(err, eng.Close()); err != nil {
		t.Fatal(err)
	}
	var again program
	code := again.run(context.Background(), nil, nil, args...)
	if code != cli.ExitRefused || !strings.Contains(again.errs.String(), "newer version") || strings.Count(again.errs.String(), "\n") != 1 {
		t.Errorf("exit %d: %s", code, again.errs.String())
	}
}

func TestAnInvalidVariableIsWrongUsage(t *testing.T) {
	var p program
	code := p.run(context.Background(), map[string]string{"ALUMNI_IDLE_TIMEOUT": "soon", "ALUMNI_LANG": "en"}, nil, "serve",
		"--data", t.TempDir())
	if code != cli.ExitUsage || !strings.Contains(p.errs.String(), "ALUMNI_IDLE_TIMEOUT") {
		t.Errorf("exit %d: %s", code, p.errs.String())
	}
}

func TestTheLanguageIsTheChosenOneThenTheLocale(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		args []string
		want string
	}{
		{nil, []string{"help"}, "用法"},
		{map[string]string{"LANG": "en_US.UTF-8"}, []string{"help"}, "Usage"},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, []string{"help"}, "用法"},
		{map[string]string{"LC_ALL": "en_US.UTF-8", "ALUMNI_LANG": "zh"}, []string{"help"}, "用法"},
		{map[string]string{"ALUMNI_LANG": "zh"}, []string{"--lang", "en", "help"}, "Usage"},
		{nil, []string{"help", "serve", "--lang=en"}, "Usage"},
	} {
		var p program
		if code := p.run(context.Background(), c.env, nil, c.args...); code != 0 || !strings.Contains(p.out.String(), c.want) {
			t.Errorf("%v %v: exit %d, %s%s", c.env, c.args, code, p.out.String(), p.errs.String())
		}
	}
}

func TestWrongUsageOfTheProgram(t *testing.T) {
	for _, line := range []string{
		"--lang fr version", "serve", "serve --data", "nonsense", "account", "account add", "branch import",
		"completion bash", "__complete x",
	} {
		var p program
		code := p.run(context.Background(), map[string]string{"ALUMNI_LANG": "en"}, nil, strings.Fields(line)...)
		if code != cli.ExitUsage || p.out.Len() != 0 || strings.Count(p.errs.String(), "\n") != 1 {
			t.Errorf("%q: exit %d, stdout %q, stderr %q", line, code, p.out.String(), p.errs.String())
		}
	}
}

// Who types the name alone is told what one does first.
func TestWithoutACommandItSaysWhatOneDoesFirst(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		var p program
		code := p.run(t.Context(), map[string]string{"ALUMNI_LANG": lang}, nil)
		if code != cli.ExitUsage || p.out.Len() != 0 {
			t.Errorf("%s: exit %d, stdout %q", lang, code, p.out.String())
		}
		for _, want := range []string{"alumni demo", "alumni serve --data", "alumni help"} {
			if !strings.Contains(p.errs.String(), want) {
				t.Errorf("%s lacks %s: %s", lang, want, p.errs.String())
			}
		}
	}
}

// A command that decides nothing offers no word about the clock.
func TestTheHelpOffersToVouchForTheClockOnlyWhereItMatters(t *testing.T) {
	for line, want := range map[string]bool{
		"check": false, "health": false, "account list": false, "account key list": false, "version": false,
		"serve": true, "backup": true, "account add": true, "branch import": true,
	} {
		_, p := english(t, append([]string{"help"}, strings.Fields(line)...)...)
		if strings.Contains(p.out.String(), "--yes-clock") != want || !strings.Contains(p.out.String(), "Usage") {
			t.Errorf("%s: %s", line, p.out.String())
		}
	}
}

func TestTheDemoLineSurvivesAnyFolderName(t *testing.T) {
	args := demoLine("/tmp/my dir/50%'s", 4022, "en")
	line := quote(append([]string{"ssh"}, args...))
	for _, want := range []string{
		`'/tmp/my dir/50%%'\''s/client_key'`, `UserKnownHostsFile="/tmp/my dir/50%%'\''s/known_hosts"`, "-p 4022",
		"SetEnv=LANG=en",
	} {
		if !strings.Contains(line, want) {
			t.Errorf("%s\nlacks %s", line, want)
		}
	}
}

func TestTheConnectLineNamesPortAndHost(t *testing.T) {
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		addr net.TCPAddr
		want string
	}{
		{net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 22}, "ssh alumni@192.0.2.1"},
		{net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 2222}, "ssh -p 2222 alumni@192.0.2.1"},
		{net.TCPAddr{IP: net.IPv6zero, Port: 2222}, "ssh -p 2222 alumni@" + host},
	} {
		if got := connectLine("alumni", &c.addr); got != c.want {
			t.Errorf("%v: %q, want %q", c.addr, got, c.want)
		}
	}
}

func TestTheServerHasALineForEveryMessageInBothLanguages(t *testing.T) {
	h := handlers(nil, nil, nil, services{})
	said := slices.Clone(sshd.MessageKeys)
	for _, entry := range domain.Entries[1:] {
		said = append(said, sshd.MessageKey(entry))
	}
	for _, key := range said {
		zh, en := h.Message("zh", key), h.Message("en", key)
		if zh == "" || en == "" || zh == en || strings.Contains(zh+en, "\n") {
			t.Errorf("%s: %q, %q", key, zh, en)
		}
	}
}

func TestTheProgramsCommandsAndFlagsAreExplainedInBothLanguages(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		m := &Main{text: i18n.For(lang), Getenv: func(string) string { return "" }}
		cli.Walk(m.tree(), func(path, short string, flags map[string]string) {
			if short == "" {
				t.Errorf("%s: command %q has no text", lang, path)
			}
			for name, text := range flags {
				if text == "" {
					t.Errorf("%s: flag --%s of %q has no text", lang, name, path)
				}
			}
		})
	}
}
