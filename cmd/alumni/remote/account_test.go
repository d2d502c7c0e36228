package remote

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/keys"
)

// pub is a new public key as a file holds it, and its fingerprint.
func pub(t *testing.T, comment string) (text, fingerprint string) {
	t.Helper()
	k, err := keys.NewIdentity(filepath.Join(t.TempDir(), "k"))
	if err != nil {
		t.Fatal(err)
	}
	text = strings.TrimSpace(string(gossh.MarshalAuthorizedKey(k.PublicKey()))) + " " + comment
	return text, gossh.FingerprintSHA256(k.PublicKey())
}

// account is what account show --json tells.
type accountJSON struct {
	Name, Role, Scope, Lang, Entry string
	Keys                           []struct{ Fingerprint, Name, Comment, By string }
}

func (s *shell) account(id string) (a accountJSON) {
	s.Helper()
	if err := json.Unmarshal([]byte(s.does("account show "+id+" --json")), &a); err != nil {
		s.Fatal(err)
	}
	return a
}

func TestAnAccountAndItsKeysAreKeptByCommand(t *testing.T) {
	s := newShell(t)
	first, firstPrint := pub(t, "zhou@office")
	second, secondPrint := pub(t, "zhou@home")
	feed := func(stdin, line string) (int, string) {
		code, out, errs := s.run(stdin, strings.Fields(line)...)
		return code, out + errs
	}
	if code, said := feed("\ufeff"+first+"\r\n", "account add --name 周明 --role 总会工作人员 --key -"); code != cli.ExitDone ||
		!strings.Contains(said, "U-0002 已新增：周明") {
		t.Fatalf("exit %d: %s", code, said)
	}
	if code, said := feed("", "account add --name 周 --role officer"); code != cli.ExitRefused || !strings.Contains(said, "请填写公钥") {
		t.Errorf("exit %d: %s", code, said)
	}
	if code, said := feed("PuTTY-User-Key-File-3: x\n", "account key add U-2 --key -"); code != cli.ExitRefused ||
		!strings.Contains(said, "这是私钥（PuTTY 格式）") {
		t.Errorf("exit %d: %s", code, said)
	}
	if code, said := feed(second, "account key add U-2 --key - --key-name 家里"); code != cli.ExitDone ||
		!strings.Contains(said, secondPrint) {
		t.Fatalf("exit %d: %s", code, said)
	}
	a := s.account("U-2")
	if len(a.Keys) != 2 || a.Keys[0].Fingerprint != firstPrint || a.Keys[0].Comment != "zhou@office" || a.Keys[1].Name != "家里" ||
		a.Keys[1].By != "陈主任" {
		t.Errorf("account %+v", a)
	}
	if out := s.does("account key list U-2"); !strings.Contains(out, "家里") || !strings.Contains(out, firstPrint) ||
		!strings.Contains(out, "未用过") {
		t.Errorf("keys:\n%s", out)
	}
	if code, said := feed("", "account key remove U-2 --key 手机"); code != cli.ExitRefused || !strings.Contains(said, "家里") {
		t.Errorf("exit %d: %s", code, said)
	}
	s.does("account key remove U-2 --key zhou@office")
	if out := s.does("audit list --action account.key_remove"); !strings.Contains(out, "zhou@office") {
		t.Errorf("which key was removed is not told:\n%s", out)
	}
	s.refused("account key remove U-2 --key 家里", "最后一把密钥")
	s.refused("account key remove U-1 --key SHA256:chen", "至少要留一位")

	s.does("account edit U-2 --role branch_officer --scope B-1 --lang en")
	if a := s.account("U-2"); a.Role != "branch_officer" || a.Scope != "B-0001" || a.Lang != "en" || a.Name != "周明" {
		t.Errorf("edited %+v", a)
	}
	s.does("account edit U-2 --role officer --name 周小明") // the scope goes with the role that had it
	if a := s.account("U-2"); a.Role != "officer" || a.Scope != "" || a.Name != "周小明" {
		t.Errorf("edited %+v", a)
	}
	s.refused("account edit U-2 --role branch_officer", "范围")
	if code, said := feed("", "account edit U-2 --version 1 --name 甲"); code != cli.ExitRefused || !strings.Contains(said, "不是最新") {
		t.Errorf("a stale change: exit %d: %s", code, said)
	}
	if out := s.does("account list --role officer"); !strings.Contains(out, "周小明") || strings.Contains(out, "陈主任") {
		t.Errorf("list:\n%s", out)
	}
	s.does("account disable U-2")
	if a := s.account("U-2"); a.Entry != string(domain.EntryDisabled) {
		t.Errorf("disabled %+v", a)
	}
}

// serving is a server with one session of the director.
type serving struct{ over bool }

func (s *serving) OpenSessions() []domain.Session {
	if s.over {
		return nil
	}
	at := time.Date(2026, 11, 22, 1, 0, 0, 0, time.UTC)
	return []domain.Session{{
		ID: domain.ID{Kind: domain.KindSession, Seq: 7}, Fingerprint: "SHA256:chen", Remote: "192.0.2.9:1234",
		Face: domain.FaceConsole, Since: at, Active: at.Add(30 * time.Minute),
	}}
}

func (s *serving) EndSession(domain.ID) bool {
	was := s.over
	s.over = true
	return !was
}

func TestSessionsAreListedAndEndedByCommand(t *testing.T) {
	s := newShell(t)
	s.env.Office.ServedBy(&serving{})
	if out := s.does("session list"); !strings.Contains(out, "S-0007") || !strings.Contains(out, "陈主任") ||
		!strings.Contains(out, "192.0.2.9:1234") || !strings.Contains(out, "控制台") || !strings.Contains(out, "30 分钟") {
		t.Errorf("sessions:\n%s", out)
	}
	if out := s.does("session show S-7"); !strings.Contains(out, "SHA256:chen") {
		t.Errorf("session:\n%s", out)
	}
	if out := s.does("session end S-7"); !strings.Contains(out, "S-0007 已结束：陈主任") {
		t.Errorf("ended: %s", out)
	}
	s.refused("session end S-7")
}

// No days are no term of an invitation: only who says nothing means the usual one.
func TestAnInvitationOfNoDaysIsRefusedByCommand(t *testing.T) {
	s := newShell(t)
	for _, days := range []string{"0", "31", "-1"} {
		s.refused("invitation add --name 新同事 --role officer --days "+days, "有效期是 1–30 天")
	}
}
