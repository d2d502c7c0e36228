package sshd

import (
	"context"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// A key without an account gets nothing but the one command, and that only while
// there is an invitation.
func TestAKeyOfNobodyMayOnlyEnrol(t *testing.T) {
	open := true
	w := newWorld(t, func(_ *Config, h *Handlers) {
		h.Enrolling = func(context.Context) bool { return open }
		h.Enrol = func(_ context.Context, s *Session, key gossh.PublicKey, words []string) int {
			fmt.Fprintf(s.Stdout, "%s %s %q", s.Caller.Fingerprint, gossh.FingerprintSHA256(key), words)
			return 0
		}
	})
	stranger := newPerson(t)
	run := func(who person, args ...string) (string, int) {
		cmd := w.openssh(who, append([]string{DefaultUser + "@127.0.0.1"}, args...)...)
		for i, a := range cmd.Args {
			if a == "BatchMode=yes" {
				cmd.Args[i] = "BatchMode=no"
			}
		}
		out, errs, code := finish(cmd)
		return out + errs, code
	}
	fp := stranger.fingerprint()
	if said, code := run(stranger, "enroll AB CD"); code != 0 || !strings.Contains(said, fp+" "+fp+` ["AB" "CD"]`) {
		t.Errorf("enroll: exit %d, %s", code, said)
	}
	for command, want := range map[string]int{
		"who": ExitFailed, "enroll": ExitFailed, "echo enroll x": ExitFailed, "''": ExitFailed,
		"enroll -h": 0, "enroll --help": 0, "enroll --lang en": ExitUsage, "enroll --lang=en AB": ExitUsage,
	} {
		if said, code := run(stranger, command); code != want || !strings.Contains(said, "<enrol_only>") {
			t.Errorf("%q: exit %d, %s", command, code, said)
		}
	}
	if said, code := run(w.staff, "who"); code != 0 || !strings.Contains(said, w.staff.fingerprint()) {
		t.Errorf("a registered key: exit %d, %s", code, said)
	}
	if len(w.sessions) != 1 {
		t.Errorf("a stranger reached a handler: %d sessions", len(w.sessions))
	}
	open = false
	if said, code := run(stranger, "enroll AB"); code != 255 || strings.Contains(said, "keyboard") {
		t.Errorf("without an invitation: exit %d, %s", code, said)
	}
	w.eventually("their places are free", func() bool {
		w.srv.mu.Lock()
		defer w.srv.mu.Unlock()
		return len(w.srv.enrolling) == 0
	})
}

func TestFewEnrolAtOnce(t *testing.T) {
	s := &Server{}
	come := func(source string) (c, out *conn, in bool) {
		c = &conn{source: source}
		out, in = s.beginEnrol(c)
		return c, out, in
	}
	var all []*conn
	for i := range maxEnrolling {
		c, out, in := come(fmt.Sprint(i / maxEnrollingEach))
		if out != nil || !in {
			t.Fatalf("the %dth: made way %v, in %v", i, out != nil, in)
		}
		all = append(all, c)
	}
	s.work(all[0], true)
	if _, out, in := come("new"); !in || out != all[1] {
		t.Error("the oldest that runs nothing made no way")
	}
	if _, out, in := come("1"); !in || out != all[2] {
		t.Error("of a source that has all its places, the oldest made no way")
	}
	for _, c := range s.enrolling {
		s.work(c, true)
	}
	if _, out, in := come("late"); in || out != nil {
		t.Error("one that runs its command made way")
	}
	s.endEnrol(all[0])
	if _, out, in := come("late"); !in || out != nil || len(s.enrolling) != maxEnrolling {
		t.Error("a place that was given back is not free")
	}
}

// stranger proves a key that has no account, and is let enrol.
func (w *world) stranger(nc net.Conn) *gossh.Client {
	w.t.Helper()
	c, chans, reqs, err := gossh.NewClientConn(nc, w.addr, &gossh.ClientConfig{
		User: DefaultUser, HostKeyCallback: gossh.FixedHostKey(w.hostKey.PublicKey()),
		Auth: []gossh.AuthMethod{gossh.PublicKeys(newPerson(w.t)), gossh.KeyboardInteractive(
			func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
	})
	if err != nil {
		w.t.Fatal(err)
	}
	client := gossh.NewClient(c, chans, reqs)
	w.t.Cleanup(func() { _ = client.Close() })
	return client
}

// A stranger has seconds for the command, and a minute for what it does.
func TestEnrolmentHasItsTime(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		w := newQuietWorld(t, func(_ *Config, h *Handlers) {
			h.Enrolling = func(context.Context) bool { return true }
			h.Enrol = func(ctx context.Context, _ *Session, _ gossh.PublicKey, _ []string) int {
				<-ctx.Done() // a store that does not answer
				return ExitFailed
			}
		})
		come := func() *gossh.Client {
			nc, err := w.connect()
			if err != nil {
				t.Fatal(err)
			}
			return w.stranger(nc)
		}
		idle, since := come(), time.Now()
		_ = idle.Wait()
		if took := time.Since(since); took < enrolWait || took > 2*enrolWait {
			t.Errorf("a stranger who runs nothing is put out after %v", took)
		}
		late := come()
		pause(enrolWait - time.Second)
		session, err := late.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		since = time.Now()
		_ = session.Run("enroll AB")
		if took := time.Since(since); took < enrolTime || took > 2*enrolTime {
			t.Errorf("a command that does not end is ended after %v", took)
		}
	})
}

// Strangers who prove a key and then do nothing keep nobody from enrolling.
func TestIdleStrangersKeepNobodyFromEnrolling(t *testing.T) {
	w := newWorld(t, func(_ *Config, h *Handlers) {
		h.Enrolling = func(context.Context) bool { return true }
		h.Enrol = func(_ context.Context, s *Session, _ gossh.PublicKey, words []string) int {
			fmt.Fprintf(s.Stdout, "%q", words)
			return 0
		}
	})
	for i := range maxEnrolling {
		w.stranger(w.from(fmt.Sprintf("127.0.1.%d", 1+i)))
	}
	honest := w.stranger(w.from("127.0.2.1"))
	session, err := honest.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if out, err := session.Output("enroll AB"); err != nil || string(out) != `["AB"]` {
		t.Errorf("it says %q, %v", out, err)
	}
}
