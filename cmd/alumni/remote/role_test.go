package remote

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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

// reading is every command that changes nothing, which an auditor may use.
var reading = map[string]bool{
	"list": true, "show": true, "letter": true, "text": true, "history": true, "inbox": true, "members": true, "whoami": true,
	"version": true, "verify": true, "check": true, "findings": true, "propose": true, "waiting": true, "candidates": true, "refusals": true,
	"health": true, "next": true, "moves": true, "form": true, "export": true, "help": true, "enroll": true,
}

// read tells whether a command only reads; a merger is proposed, a name looked up.
func read(path string) bool {
	return reading[path[strings.LastIndexByte(path, ' ')+1:]] && path != "alumni consolidation propose"
}

// Who may not is told so before a file is read or a value looked at, and before
// what is wrong with either. An auditor changes nothing, by any command.
func TestA2_RolesAreAskedBeforeInputIsRead(t *testing.T) {
	s := newShell(t)
	key := domain.AccountKey{Fingerprint: "SHA256:auditor", Authorized: "ssh-ed25519 AAAAauditor"}
	_, err := s.env.Office.AddAccount(t.Context(), s.env.By, account.AddAccount{Name: "审计员", Role: domain.RoleAuditor, Key: key})
	s.must(err)
	auditor := *s.env
	auditor.By.Fingerprint = key.Fingerprint
	asked := 0
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
		if cmd.HasSubCommands() || read(cmd.CommandPath()) {
			return
		}
		asked++
		var out, errs strings.Builder
		env := auditor
		env.Stdin, env.Stdout, env.Stderr = unread{t}, &out, &errs
		code := Run(context.Background(), &env, append(nonsense(cmd), "--json"))
		if code != cli.ExitRefused || !strings.Contains(errs.String(), string(domain.CodeForbidden)) {
			t.Errorf("%s: exit %d, %s%s", cmd.CommandPath(), code, out.String(), errs.String())
		}
	}
	walk(Tree(&auditor))
	if asked < 50 {
		t.Errorf("only %d commands were asked", asked)
	}
}

// nonsense is a line for a command on which everything that can be said is wrong.
func nonsense(cmd *cobra.Command) []string {
	words := strings.Fields(cmd.CommandPath())[1:]
	for range strings.Fields(cmd.Use)[1:] {
		words = append(words, "nonsense")
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Value.Type() != "bool" {
			words = append(words, "--"+f.Name+"=nonsense")
		}
	})
	return words
}
