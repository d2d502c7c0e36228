package remote

import (
	"context"
	"io"
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/account"
)

// unread fails the test if anybody reads it.
type unread struct{ t *testing.T }

func (u unread) Read([]byte) (int, error) {
	u.t.Error("the file was read")
	return 0, io.EOF
}

// Who may not is told so before a file is read or a value looked at, and before
// what is wrong with either.
func TestA2_RolesAreAskedBeforeInputIsRead(t *testing.T) {
	s := newShell(t)
	key := domain.AccountKey{Fingerprint: "SHA256:auditor", Authorized: "ssh-ed25519 AAAAauditor"}
	_, err := s.env.Office.AddAccount(t.Context(), s.env.By, account.AddAccount{Name: "审计员", Role: domain.RoleAuditor, Key: key})
	s.must(err)
	auditor := *s.env
	auditor.By.Fingerprint = key.Fingerprint
	for _, line := range []string{
		"branch import", "person import", "place add --name x --kind nonsense", "place edit L-1 --retired=nonsense",
		"person add --name x --city x --major x --year nonsense", "branch add --name x --kind nonsense --state none",
	} {
		var out, errs strings.Builder
		env := auditor
		env.Stdin, env.Stdout, env.Stderr = unread{t}, &out, &errs
		code := Run(context.Background(), &env, append(strings.Fields(line), "--json"))
		if code != cli.ExitRefused || !strings.Contains(errs.String(), string(domain.CodeForbidden)) {
			t.Errorf("%s: exit %d, %s%s", line, code, out.String(), errs.String())
		}
	}
}
