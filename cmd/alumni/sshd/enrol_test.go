package sshd

import (
	"context"
	"fmt"
	"strings"
	"testing"

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
	s := &Server{enrolling: map[string]int{}}
	in := 0
	for i := range 40 {
		if s.beginEnrol(fmt.Sprint(i / 10)) {
			in++
		}
	}
	if in != maxEnrollingEach*4 || s.beginEnrol("new") {
		t.Errorf("%d enrol at once", in)
	}
	s.endEnrol("0")
	if !s.beginEnrol("new") {
		t.Error("a place that was given back is not free")
	}
	s.endEnrol("new")
	if _, kept := s.enrolling["new"]; kept {
		t.Error("a source is kept in memory")
	}
}
