package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/sshd"
	"alumni/db/engine"
	"alumni/db/engine/bolt"
	"alumni/domain/office"
	"alumni/domain/office/history"
	"alumni/tui/i18n"
)

// firstStart starts a server on a new folder with the admin key lines, stops it
// at once, and gives the folder and what was said.
func firstStart(t *testing.T, adminKeys string) (data string, p *program) {
	t.Helper()
	data, p = filepath.Join(t.TempDir(), "data"), &program{}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	code := p.run(ctx, map[string]string{"ALUMNI_LANG": "en", "ALUMNI_ADMIN_KEYS": adminKeys},
		func(string) { cancel() }, "serve", "--data", data, "--listen", "127.0.0.1:0")
	if code != cli.ExitDone {
		t.Fatalf("exit %d: %s%s", code, p.out.String(), p.errs.String())
	}
	return data, p
}

// english runs the program to its end.
func english(t *testing.T, args ...string) (code int, p *program) {
	t.Helper()
	p = &program{}
	return p.run(t.Context(), map[string]string{"ALUMNI_LANG": "en"}, nil, args...), p
}

func TestAKeyThatComesTwiceIsOneDirector(t *testing.T) {
	one, two := keyLine(t), keyLine(t)
	data, p := firstStart(t, one+" Ann\n"+two+" Bo\n"+one+" Ann again\n")
	if out := p.out.String(); strings.Count(out, "HQ director") != 2 || strings.Contains(out, "again") {
		t.Errorf("the first start says:\n%s", out)
	}
	if code, p := english(t, "account", "list", "--data", data, "--json"); code != cli.ExitDone ||
		strings.Count(p.out.String(), `"id"`) != 2 {
		t.Errorf("exit %d: %s%s", code, p.out.String(), p.errs.String())
	}
}

// The chain begins with the entry that the store was made, then the rules, M10.
func TestM10_TheFirstStartBeginsTheAuditChain(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	m := &Main{Getenv: func(string) string { return "" }}
	m.text = i18n.For("en")
	store, done, err := m.openStopped(data, "")
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	page, err := office.New(store).Audit(t.Context(), operator(), history.AuditFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var actions []string
	for i := len(page.Items) - 1; i >= 0; i-- {
		if a := string(page.Items[i].Action); len(actions) == 0 || actions[len(actions)-1] != a {
			actions = append(actions, a) // the table of places begins with many at once
		}
	}
	if got := strings.Join(actions, " "); got != "store.init ruleset.add place.add account.add" {
		t.Errorf("the audit log has %s", got)
	}
}

func TestCheckSeesWhatTheStoreContradicts(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	if code, p := english(t, "check", "--data", data); code != cli.ExitDone || !strings.Contains(p.out.String(), "sound") {
		t.Fatalf("a whole store: exit %d, %s%s", code, p.out.String(), p.errs.String())
	}
	eng, err := bolt.Open(data, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = eng.Update(context.Background(), func(tx engine.Tx) error {
		return tx.Put([]byte("xU stray index entry"), []byte("U-0009")) // no record has it
	})
	if err := errors.Join(err, eng.Close()); err != nil {
		t.Fatal(err)
	}
	code, p := english(t, "check", "--data", data)
	out := p.out.String()
	if code != cli.ExitRefused || strings.Contains(out, "sound") || !strings.Contains(out, "contradicts itself") ||
		!strings.Contains(out, "stray index entry") || !strings.Contains(out, "intact") {
		t.Errorf("exit %d, stdout %q, stderr %q", code, out, p.errs.String())
	}
}

func TestCheckOfALockedStoreNamesARemoteCommandThatExists(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	eng, err := bolt.Open(data, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer eng.Close()
	for listen, want := range map[string]string{
		"": "ssh -p PORT alumni@HOST audit verify", "127.0.0.1:2022": "ssh -p 2022 alumni@HOST audit verify",
		":22": "ssh alumni@HOST audit verify",
	} {
		var p program
		code := p.run(t.Context(), map[string]string{"ALUMNI_LANG": "en", "ALUMNI_LISTEN": listen}, nil, "check", "--data", data)
		if code != cli.ExitRefused || !strings.Contains(p.errs.String(), want) {
			t.Errorf("exit %d: %s lacks %s", code, p.errs.String(), want)
		}
	}
}

func TestWrongFlagsAreWrongUsageBeforeTheStoreIsLookedFor(t *testing.T) {
	nowhere := filepath.Join(t.TempDir(), "none")
	key := keyLine(t)
	for _, c := range []struct {
		code int
		args []string
	}{
		{cli.ExitUsage, []string{"account", "add"}},
		{cli.ExitUsage, []string{"account", "add", "--name", "x", "--role", "king", "--key", key}},
		{cli.ExitUsage, []string{"account", "add", "--name", "x", "--role", "officer", "--key", key, "--scope", "P-1"}},
		{cli.ExitUsage, []string{"account", "list", "--limit", "-1"}},
		{cli.ExitUsage, []string{"account", "disable", "B-0001"}},
		{cli.ExitUsage, []string{"branch", "import"}},
		{cli.ExitRefused, []string{"account", "add", "--name", "x", "--role", "officer", "--key", key}},
		{cli.ExitRefused, []string{"account", "list"}},
		{cli.ExitRefused, []string{"account", "disable", "U-0001"}},
	} {
		code, p := english(t, append(c.args, "--data", nowhere)...)
		if code != c.code || strings.Count(p.errs.String(), "\n") != 1 {
			t.Errorf("%v: exit %d, want %d: %s", c.args, code, c.code, p.errs.String())
		}
	}
	if code, p := english(t, "serve", "--data", nowhere, "--max-consoles", "0"); code != cli.ExitUsage {
		t.Errorf("no console for anybody: exit %d: %s", code, p.errs.String())
	}
}

// The log holds which command ran, never what somebody typed.
func TestTheLogHoldsNothingPersonalOfACommandLine(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	m := &Main{Getenv: func(string) string { return "" }}
	m.text = i18n.For("en")
	store, done, err := m.openStopped(data, "")
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	for _, c := range []struct{ line, want string }{
		{"branch list --text 张三", `command="branch list"`},
		{"张三 13800000000", "command=unknown"},
		{"branch 张三", "command=branch"},
		{"help 张三", "command=help"},
		{"--json whoami", "command=whoami"},
	} {
		var log, out bytes.Buffer
		h := handlers(office.New(store), nil, slog.New(slog.NewTextHandler(&log, nil)), services{})
		h.Command(t.Context(), &sshd.Session{Caller: operator(), Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out},
			strings.Fields(c.line))
		if got := log.String(); !strings.Contains(got, c.want) || strings.ContainsAny(got, "张三") || strings.Contains(got, "1380") {
			t.Errorf("%q is logged as %q, want %s", c.line, got, c.want)
		}
	}
}

func TestTheDemosTerminalTellsItsColours(t *testing.T) {
	for _, lang := range []string{"", "en"} {
		line := strings.Join(demoLine("/tmp/d", 4022, lang), " ")
		if _, sent, ok := strings.Cut(line, "SendEnv="); !ok || !strings.Contains(strings.Split(sent, " -")[0], "COLORTERM") {
			t.Errorf("lang %q: %s", lang, line)
		}
	}
}
