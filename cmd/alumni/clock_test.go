package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/sshd"
	"alumni/domain/office/history"
	"alumni/tui/i18n"
)

// at runs the program by a clock that stands still.
func at(t *testing.T, now time.Time, args ...string) (int, *program) {
	t.Helper()
	p := &program{}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	m := &Main{
		Args: append(args, "--lang", "en"), Stdin: strings.NewReader(""), Stdout: &p.out, Stderr: &p.errs,
		Getenv: func(string) string { return "" }, Clock: func() time.Time { return now }, Ready: func(string) { cancel() },
	}
	return m.Run(ctx), p
}

// A doubted clock is told at the start, in one line and in the log; the server
// runs all the same, since people may read.
func TestADoubtedClockIsSaidAtTheStart(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	now := time.Now()
	for _, c := range []struct {
		now  time.Time
		want string
	}{
		{now, ""}, {now.AddDate(0, 0, -1), "before"}, {now.AddDate(2, 0, 0), "far after"}, {time.Unix(0, 0), "no such program"},
	} {
		code, p := at(t, c.now, "serve", "--data", data, "--listen", "127.0.0.1:0", "--log", filepath.Join(t.TempDir(), "log"))
		if code != cli.ExitDone {
			t.Fatalf("exit %d: %s", code, p.errs.String())
		}
		if got := strings.Contains(p.errs.String(), "server's clock says"); got != (c.want != "") ||
			!strings.Contains(p.errs.String(), c.want) {
			t.Errorf("%v: stderr %q, want %q", c.now, p.errs.String(), c.want)
		}
	}
}

func TestAFirstStartByAClockThatIsWrongMakesNothing(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	args := []string{"serve", "--data", data, "--listen", "127.0.0.1:0", "--admin-key", writeKey(t)}
	code, p := at(t, time.Unix(0, 0), args...)
	if code != cli.ExitRefused || there(data) || !strings.Contains(p.errs.String(), "add --yes-clock") {
		t.Errorf("exit %d, folder %v: %s", code, there(data), p.errs.String())
	}
	if code, p := at(t, time.Unix(0, 0), append(args, "--yes-clock")...); code != cli.ExitDone {
		t.Errorf("--yes-clock: exit %d: %s", code, p.errs.String())
	}
}

func TestAnOperatorsCommandByADoubtedClockAsksForAYes(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	add := []string{"account", "add", "--data", data, "--name", "x", "--role", "officer", "--key", writeKey(t)}
	yesterday := time.Now().AddDate(0, 0, -1)
	code, p := at(t, yesterday, add...)
	if code != cli.ExitRefused || !strings.Contains(p.errs.String(), "add --yes-clock") {
		t.Errorf("exit %d: %s", code, p.errs.String())
	}
	if code, p := at(t, yesterday, "account", "list", "--data", data); code != cli.ExitDone {
		t.Errorf("reading: exit %d: %s", code, p.errs.String())
	}
	if code, p := at(t, yesterday, append(add, "--yes-clock")...); code != cli.ExitDone {
		t.Errorf("--yes-clock: exit %d: %s", code, p.errs.String())
	}
}

// A copy is an entry of the log too, of a running server as of a stopped store.
func TestABackupByADoubtedClockAsksForAYes(t *testing.T) {
	for _, live := range []bool{false, true} {
		data, _ := firstStart(t, keyLine(t))
		yesterday := time.Now().AddDate(0, 0, -1)
		if live {
			startAt(t, func() time.Time { return yesterday }, data)
		}
		take := []string{"backup", "--data", data, filepath.Join(t.TempDir(), "copy.tar")}
		code, p := at(t, yesterday, take...)
		if code != cli.ExitRefused || !strings.Contains(p.errs.String(), "add --yes-clock") || there(take[3]) ||
			strings.Count(p.errs.String(), "\n") != 1 {
			t.Errorf("live %v: exit %d: %s", live, code, p.errs.String())
		}
		if code, p := at(t, yesterday, append(take, "--yes-clock")...); code != cli.ExitDone {
			t.Errorf("live %v, --yes-clock: exit %d: %s", live, code, p.errs.String())
		}
	}
}

// Over SSH: refused with exit 1 and nothing written; with --yes-clock it is done,
// and what comes after is measured by it.
func TestACommandByADoubtedClockAsksForAYes(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	now := time.Now().AddDate(0, 0, -1)
	m := &Main{Getenv: func(string) string { return "" }, text: i18n.For("en"), Clock: func() time.Time { return now }}
	store, done, err := m.openStopped(data, "")
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	o := m.newOffice(toldStore{Store: store, log: slog.New(slog.DiscardHandler)})
	entries := func() int {
		page, err := o.Audit(t.Context(), operator(), history.AuditFilter{Limit: 500})
		if err != nil {
			t.Fatal(err)
		}
		return len(page.Items)
	}
	run := func(line ...string) (int, string) {
		var out bytes.Buffer
		s := &sshd.Session{Caller: operator(), Lang: "en", Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out}
		return handlers(o, nil, quiet(), services{}).Command(t.Context(), s, line), out.String()
	}
	before := entries()
	add := func(name string) []string { return []string{"branch", "add", "--name", name, "--kind", "municipal"} }
	code, out := run(append(add("桂林"), "--json")...)
	if code != cli.ExitRefused || !strings.Contains(out, `"fault": "clock_behind"`) || !strings.Contains(out, "--yes-clock") ||
		entries() != before {
		t.Errorf("exit %d, %d entries more: %s", code, entries()-before, out)
	}
	if code, out := run("branch", "list"); code != cli.ExitDone {
		t.Errorf("reading: exit %d: %s", code, out)
	}
	if code, out := run(append(add("桂林"), "--yes-clock")...); code != cli.ExitDone || entries() == before {
		t.Errorf("--yes-clock: exit %d: %s", code, out)
	}
	if code, out := run(add("柳州")...); code != cli.ExitDone {
		t.Errorf("after the yes: exit %d: %s", code, fmt.Sprint(out))
	}
}
