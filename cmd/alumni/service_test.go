package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/remote"
	"alumni/keys"
	"alumni/tui/i18n"
)

// hang is how long anything may take that only a hang holds up.
const hang = 10 * time.Minute

// live is a server in this process, with what it says.
type live struct {
	program
	t      *testing.T
	addr   string
	hangup chan os.Signal
	cancel context.CancelFunc
	ended  chan int
}

// start runs serve on a data folder until the test ends.
func start(t *testing.T, data string, args ...string) *live {
	t.Helper()
	return startAt(t, time.Now, data, args...)
}

// startAt is start by another clock.
func startAt(t *testing.T, clock func() time.Time, data string, args ...string) *live {
	t.Helper()
	l := &live{t: t, hangup: make(chan os.Signal), ended: make(chan int, 1)}
	ctx, cancel := context.WithCancel(t.Context())
	l.cancel = cancel
	ready := make(chan string, 1)
	m := &Main{
		Args:  append([]string{"serve", "--data", data, "--listen", "127.0.0.1:0", "--lang", "en"}, args...),
		Stdin: strings.NewReader(""), Stdout: &oneAtATime{w: &l.out}, Stderr: &oneAtATime{w: &l.errs}, Hangup: l.hangup, Clock: clock,
		Getenv: func(string) string { return "" }, Ready: func(a string) { ready <- a },
	}
	go func() { l.ended <- m.Run(ctx) }()
	t.Cleanup(l.stop)
	select {
	case l.addr = <-ready:
	case code := <-l.ended:
		l.ended <- code
		t.Fatalf("exit %d: %s", code, l.errs.String())
	}
	return l
}

// oneAtATime is a writer for several at once, as a file is.
type oneAtATime struct {
	mu sync.Mutex
	w  io.Writer
}

func (o *oneAtATime) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.w.Write(p)
}

func (l *live) stop() {
	l.cancel()
	code := <-l.ended
	l.ended <- code
	if code != cli.ExitDone {
		l.t.Errorf("exit %d: %s", code, l.errs.String())
	}
}

// run runs a remote command by a key.
func (l *live) run(key gossh.Signer, line string) (code int, out string) {
	l.t.Helper()
	c, err := gossh.Dial("tcp", l.addr, &gossh.ClientConfig{
		User: "alumni", Auth: []gossh.AuthMethod{gossh.PublicKeys(key)}, HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: hang,
	})
	if err != nil {
		l.t.Fatal(err)
	}
	defer c.Close()
	s, err := c.NewSession()
	if err != nil {
		l.t.Fatal(err)
	}
	b, err := s.CombinedOutput(line)
	if exit, ok := err.(*gossh.ExitError); ok {
		return exit.ExitStatus(), string(b)
	}
	if err != nil {
		l.t.Fatal(err)
	}
	return 0, string(b)
}

// director is a new key, and its line for --admin-key.
func director(t *testing.T) (gossh.Signer, string) {
	t.Helper()
	key, err := keys.NewIdentity(filepath.Join(t.TempDir(), "key"))
	if err != nil {
		t.Fatal(err)
	}
	return key, string(gossh.MarshalAuthorizedKey(key.PublicKey()))
}

// until waits for what happens sooner or later.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(hang); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("never: %s", what)
		}
	}
}

func TestAHangupOpensTheLogAnew(t *testing.T) {
	key, line := director(t)
	data, _ := firstStart(t, line)
	log := filepath.Join(t.TempDir(), "log")
	l := start(t, data, "--log", log)
	l.run(key, "whoami")
	if err := os.Rename(log, log+".1"); err != nil {
		t.Fatal(err)
	}
	l.hangup <- syscall.SIGHUP
	until(t, "a new log", func() bool { b, _ := os.ReadFile(log); return bytes.Contains(b, []byte("log reopened")) })
	l.run(key, "version")
	until(t, "a line in it", func() bool { b, _ := os.ReadFile(log); return bytes.Contains(b, []byte("command=version")) })
	if b, _ := os.ReadFile(log + ".1"); bytes.Contains(b, []byte("command=version")) || !bytes.Contains(b, []byte("command=whoami")) {
		t.Errorf("the old log: %s", b)
	}

	// A log that can't be opened goes on in the file that is open.
	if err := os.Rename(log, log+".2"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(log, 0o700); err != nil {
		t.Fatal(err)
	}
	l.hangup <- syscall.SIGHUP
	until(t, "why not", func() bool { b, _ := os.ReadFile(log + ".2"); return bytes.Contains(b, []byte("log not reopened")) })
	if code, out := l.run(key, "whoami"); code != 0 {
		t.Errorf("after it: exit %d: %s", code, out)
	}
}

// Without a log of its own a server under a service manager heeds no hangup.
func TestAHangupWithoutALogEndsNothing(t *testing.T) {
	key, line := director(t)
	data, _ := firstStart(t, line)
	l := start(t, data)
	l.hangup <- syscall.SIGHUP
	if code, out := l.run(key, "whoami"); code != 0 {
		t.Errorf("exit %d: %s", code, out)
	}
}

func TestTheLogIsInLevelsAndLinesOfJSON(t *testing.T) {
	key, line := director(t)
	data, _ := firstStart(t, line)
	for level, want := range map[string]bool{"debug": true, "info": true, "warn": false, "error": false} {
		log := filepath.Join(t.TempDir(), "log")
		l := start(t, data, "--log", log, "--log-format", "json", "--log-level", level)
		l.run(key, "whoami")
		l.stop()
		f, err := os.Open(log)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for lines := bufio.NewScanner(f); lines.Scan(); n++ {
			var v struct{ Time, Level, Msg string }
			if err := json.Unmarshal(lines.Bytes(), &v); err != nil || v.Time == "" || v.Level == "" || v.Msg == "" {
				t.Errorf("%s: %v", lines.Text(), err)
			}
		}
		_ = f.Close()
		if (n > 0) != want {
			t.Errorf("%s: %d lines", level, n)
		}
	}
	for _, args := range [][]string{{"--log-level", "loud", "debug, info, warn, error"}, {"--log-format", "xml", "text, json"}} {
		code, p := again(t, data, args[:2]...)
		if code != cli.ExitUsage || !strings.Contains(p.errs.String(), args[1]) || !strings.Contains(p.errs.String(), args[2]) {
			t.Errorf("%v: exit %d: %s", args, code, p.errs.String())
		}
	}
}

func TestHealthTellsHowTheServerIs(t *testing.T) {
	key, line := director(t)
	data, _ := firstStart(t, line)
	if code, p := english(t, "health", "--data", data); code != cli.ExitRefused || !strings.Contains(p.errs.String(), "no server runs") {
		t.Errorf("stopped: exit %d: %s", code, p.errs.String())
	}
	copies := filepath.Join(t.TempDir(), "copies")
	l := start(t, data, "--backup-dir", copies)
	var h remote.Health
	until(t, "a copy on time", func() bool {
		out, _ := done(t, "health", "--data", data, "--json")
		if err := json.Unmarshal([]byte(out), &h); err != nil {
			t.Fatal(err)
		}
		return !h.Backup.Last.IsZero()
	})
	if !h.Ready || h.Version == "" || h.Go == "" || h.Entries == 0 || len(h.Head) != 64 || h.Free == 0 || h.Store == 0 ||
		len(h.Problems) != 0 {
		t.Errorf("%+v", h)
	}
	if out, _ := done(t, "health", "--data", data); !strings.Contains(out, "ready") || !strings.Contains(out, h.Head) ||
		!strings.Contains(out, copies) {
		t.Errorf("said %s", out)
	}
	if code, out := l.run(key, "health"); code != 0 || !strings.Contains(out, h.Head) {
		t.Errorf("over SSH: exit %d: %s", code, out)
	}
	if code, out := l.run(key, "health --strict --json"); code != 0 || !strings.Contains(out, `"ready": true`) {
		t.Errorf("over SSH: exit %d: %s", code, out)
	}
	l.stop()
	if code, _ := english(t, "health", "--data", data); code != cli.ExitRefused {
		t.Errorf("after it: exit %d", code)
	}
}

// A monitor's account need see nobody.
func TestAnyAccountMayAskForHealthAndNobodyElse(t *testing.T) {
	key, line := director(t)
	data, _ := firstStart(t, line)
	l := start(t, data)
	monitor, public := director(t)
	if code, out := l.run(key, "branch add --name 桂林 --kind municipal"); code != 0 {
		t.Fatal(out)
	}
	if code, out := l.run(key,
		"account add --name monitor --role branch_officer --scope B-0001 --key '"+strings.TrimSpace(public)+"'"); code != 0 {
		t.Fatal(out)
	}
	if code, out := l.run(monitor, "health"); code != 0 || !strings.Contains(out, "就绪") {
		t.Errorf("exit %d: %s", code, out)
	}
	if code, out := l.run(monitor, "backup"); code != cli.ExitRefused || !strings.Contains(out, "您的角色不能这样做") {
		t.Errorf("a backup by it: exit %d: %.200s", code, out)
	}
	if _, out := l.run(key, "audit list --json"); strings.Contains(out, "store.backup") {
		t.Error("a refused backup is in the log as one")
	}
}

// With --strict a problem is an exit code too: a backup that fails.
func TestAProblemIsToldAndWithStrictAnExitCode(t *testing.T) {
	key, line := director(t)
	data, _ := firstStart(t, line)
	copies := filepath.Join(t.TempDir(), "copies")
	l := start(t, data, "--backup-dir", copies, "--backup-every", "1s")
	until(t, "a copy", func() bool { all, _ := filepath.Glob(filepath.Join(copies, "alumni-*.tar")); return len(all) > 0 })
	if err := os.RemoveAll(copies); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(copies, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	until(t, "a failure", func() bool { code, _ := l.run(key, "health --strict"); return code == cli.ExitRefused })
	if code, out := l.run(key, "health"); code != 0 || !strings.Contains(out, "上次定时备份失败") {
		t.Errorf("exit %d: %s", code, out)
	}
	monitor, public := director(t)
	for _, command := range []string{
		"branch add --name 桂林 --kind municipal",
		"account add --name monitor --role branch_officer --scope B-0001 --key '" + strings.TrimSpace(public) + "'",
	} {
		if code, out := l.run(key, command); code != 0 {
			t.Fatal(out)
		}
	}
	for _, command := range []string{"health", "health --json"} { // what is wrong, and not where the server's files lie
		_, all := l.run(key, command)
		_, out := l.run(monitor, command)
		if !strings.Contains(all, copies) || strings.Contains(out, copies) || strings.Contains(out, "not a directory") {
			t.Errorf("%s tells everybody: %s", command, out)
		}
	}
}

// A file of --user-ca or --revoked that breaks under a running server is told, with
// why, by health and in the metrics; the server stays ready: keys open as ever.
func TestABrokenListOfWhatIsRevokedIsTold(t *testing.T) {
	key, line := director(t)
	data, _ := firstStart(t, line)
	dir := t.TempDir()
	ca, revoked := filepath.Join(dir, "ca"), filepath.Join(dir, "revoked")
	put := func(path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(ca, line)
	put(revoked, "serial: 1\n")
	l := start(t, data, "--user-ca", ca, "--revoked", revoked, "--metrics-listen", "127.0.0.1:0")
	metrics := func() string {
		res, err := http.Get(metricsLine.FindString(l.out.String()))
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		b, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if code, out := l.run(key, "health --strict"); code != 0 || !strings.Contains(metrics(), `alumni_problem{problem="revoked"} 0`) {
		t.Fatalf("while both are whole: exit %d: %s", code, out)
	}
	put(ca, "nonsense")
	put(revoked, "serial: 1\nserail: 2\n")
	code, out := l.run(key, "health --strict")
	for _, want := range []string{"就绪", "所有证书都不能登录", "下次将不能启动", "revoked_line", "line"} {
		if code != cli.ExitRefused || !strings.Contains(out, want) {
			t.Errorf("exit %d, %q is missing: %s", code, want, out)
		}
	}
	if code, out := l.run(key, "health"); code != 0 {
		t.Errorf("exit %d: %s", code, out)
	}
	for _, want := range []string{`alumni_problem{problem="revoked"} 1`, `alumni_problem{problem="user_ca"} 1`, "alumni_ready 1"} {
		if !strings.Contains(metrics(), want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	put(ca, line)
	put(revoked, "")
	if code, out := l.run(key, "health --strict"); code != 0 {
		t.Errorf("mended: exit %d: %s", code, out)
	}
}

func TestMetricsAreForThisMachineOnly(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	for addr, want := range map[string]string{
		":9222": "loopback", "0.0.0.0:9222": "loopback", "[::]:9222": "loopback", "192.0.2.1:9222": "loopback",
		"example.org:9222": "loopback",
		"127.0.0.1":        "cannot listen", "127.0.0.1:": "cannot listen",
	} {
		left := content(t, data)
		code, p := again(t, data, "--metrics-listen", addr)
		if code != cli.ExitRefused || !strings.Contains(p.errs.String(), want) || !same(content(t, data), left) {
			t.Errorf("%s: exit %d: %s", addr, code, p.errs.String())
		}
	}
}

var metricsLine = regexp.MustCompile(`http://\S+/metrics`)

// What somebody typed is never a label, and there are few labels.
func TestMetricsTellNoWordThatSomebodyTyped(t *testing.T) {
	key, line := director(t)
	data, _ := firstStart(t, line)
	l := start(t, data, "--metrics-listen", "127.0.0.1:0")
	for _, line := range []string{"whoami", "branch list --text 张三", "张三", "branch 张三", "help 张三", "branch show B-99"} {
		l.run(key, line)
	}
	res, err := http.Get(metricsLine.FindString(l.out.String()))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"alumni_ready 1", `alumni_commands_total{code="0",command="whoami"} 1`, `alumni_commands_total{code="2",command="unknown"} 1`,
		`alumni_commands_total{code="1",command="branch show"} 1`, "alumni_command_seconds_count 6", "alumni_audit_entries ",
		`alumni_problem{problem="disk"} 0`, "alumni_build_info{", "go_goroutines", "process_resident_memory_bytes",
		"alumni_backup_last_seconds 0",
	} {
		if !bytes.Contains(b, []byte(want)) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	if bytes.Contains(b, []byte("张")) || bytes.Contains(b, []byte("SHA256:")) {
		t.Error("the metrics tell of a person")
	}
}

// A service manager hears that the server is ready, that it is well, and that it stops.
func TestTheServiceManagerIsTold(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	path := filepath.Join(t.TempDir(), "n")
	conn, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: path, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	t.Setenv("NOTIFY_SOCKET", path)
	t.Setenv("WATCHDOG_USEC", "20000")
	l := start(t, data)
	hears := func(want string) {
		t.Helper()
		_ = conn.SetReadDeadline(time.Now().Add(hang))
		for b := make([]byte, 256); ; {
			n, err := conn.Read(b)
			if err != nil {
				t.Fatalf("it never says %s: %v", want, err)
			}
			if string(b[:n]) == want {
				return
			}
		}
	}
	hears("READY=1")
	hears("WATCHDOG=1")
	hears("WATCHDOG=1")
	go l.stop()
	hears("STOPPING=1")
}

func TestTheVersionSaysTheBuild(t *testing.T) {
	defer func(v, r, b string) { release, revision, built = v, r, b }(release, revision, built)
	release, revision, built = "v1.2.3", "9f3c2a1b0d4e", "2026-11-20T10:00:00Z"
	if out, _ := done(t, "version"); !strings.Contains(out, "v1.2.3 (9f3c2a1b0d4e, 2026-11-20T10:00:00Z)") ||
		!strings.Contains(out, "go1.") {
		t.Errorf("said %s", out)
	}
}

func TestEveryProblemHasItsWords(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		words := i18n.For(lang).Server.Problems
		for _, p := range remote.Problems {
			if words[p] == "" {
				t.Errorf("%s: %s has no words", lang, p)
			}
		}
		if len(words) != len(remote.Problems) {
			t.Errorf("%s: words of what is no problem", lang)
		}
	}
}

func TestAPortInUseNamesItsFlag(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	code, p := again(t, data, "--metrics-listen", ln.Addr().String())
	if code != cli.ExitRefused || !strings.Contains(p.errs.String(), "another --metrics-listen") {
		t.Errorf("exit %d: %s", code, p.errs.String())
	}
}
