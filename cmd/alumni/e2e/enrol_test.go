package e2e

import (
	"encoding/json"
	"strings"
	"testing"
)

// Somebody without an account registers a key of their own by a code, with the
// real client; whoever has no code gets nowhere, and whose second key is
// registered comes in by that while an invitation is open.
func TestAKeyIsEnrolledByAnInvitation(t *testing.T) {
	t.Parallel()
	s := sample(t)
	newcomer, stranger, own := newKey(t), newKey(t), newKey(t)
	// Without BatchMode, as people connect.
	as := func(key string) *server {
		other := s.told(key)
		other.line = strings.Replace(other.line, "BatchMode=yes", "BatchMode=no", 1)
		return other
	}
	if r := as(newcomer).ssh("", "enroll 0000-0000"); r.code != 255 || strings.Contains(r.err, "keyboard-interactive") {
		t.Errorf("without an invitation: exit %d, %s%s", r.code, r.out, r.err)
	}
	var invited struct{ ID, Code string }
	if err := json.Unmarshal([]byte(s.must("invitation add --name Zheng --role officer --json")), &invited); err != nil ||
		len(invited.Code) != 34 {
		t.Fatalf("%v: %+v", err, invited)
	}
	for _, command := range []string{"whoami", "inbox", "-t", "'enroll'", "-s sftp", "account list"} {
		if r := as(stranger).ssh("", command); r.code == 0 || r.out != "" && !strings.Contains(r.out, "this key has no account") {
			t.Errorf("%q of a stranger: exit %d, %s%s", command, r.code, r.out, r.err)
		}
	}
	if r := as(stranger).ssh("", "enroll 0000-0000"); r.code != 1 || !strings.Contains(r.err, "This is no code") {
		t.Errorf("a wrong code: exit %d, %s%s", r.code, r.out, r.err)
	}
	if r := s.ssh(readFile(t, own+".pub"), "account add --name Feng --role auditor --key -"); r.code != 0 {
		t.Fatal(r.err)
	}
	both := as(stranger)
	both.line = strings.Replace(both.line, "-i "+stranger, "-i "+stranger+" -i "+own, 1)
	if r := both.ssh("", "whoami"); r.code != 0 || !strings.Contains(r.out, "Feng") {
		t.Errorf("a second key that is registered: exit %d, %s%s", r.code, r.out, r.err)
	}
	if r := both.ssh("", "enroll "+invited.Code); r.code != 1 || !strings.Contains(r.err, "opens U-") ||
		!strings.Contains(r.err, "Feng already; the code was not used up") {
		t.Errorf("enroll by a registered key: exit %d, %s%s", r.code, r.out, r.err)
	}
	typed := strings.ToLower(strings.ReplaceAll(invited.Code, "-", " "))
	if r := as(newcomer).ssh("", "enroll "+typed); r.code != 0 || !strings.Contains(r.out, "Zheng") {
		t.Fatalf("enroll: exit %d, %s%s", r.code, r.out, r.err)
	}
	if out := s.as(newcomer, "alumni").must("whoami"); !strings.Contains(out, "Zheng") {
		t.Errorf("whoami: %s", out)
	}
	if r := as(stranger).ssh("", "enroll "+invited.Code); r.code != 255 {
		t.Errorf("a used code, with no invitation open: exit %d, %s%s", r.code, r.out, r.err)
	}
	if out := s.must("invitation list"); !strings.Contains(out, "used") || strings.Contains(out, invited.Code) {
		t.Errorf("invitations:\n%s", out)
	}
	if out := s.must("audit list --action invitation.refused --json"); !strings.Contains(out, "SHA256:") {
		t.Errorf("a wrong code is not in the log: %s", out)
	}
}
