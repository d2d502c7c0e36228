package remote

import (
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
)

// Whatever a command writes is masked; in clear it comes for a reason, which is an
// entry of the log, A2, PIPL 51.
func TestA2_ListsAndFormsAreMaskedUnlessAskedForWithAReason(t *testing.T) {
	s := newShell(t)
	s.group()
	const owner, email, number = "13812345678", "qian@example.cn", "970301001"
	s.does("person edit P-2 --phone " + owner + " --email " + email + " --student-number " + number)
	for _, line := range []string{"person list", "member list G-1", "group members G-1", "filing export G-1 --csv"} {
		json := !strings.Contains(line, "export")
		for _, form := range []string{line, line + " --json"} {
			if form != line && !json {
				continue
			}
			out := s.does(form)
			for _, secret := range []string{owner, email, number} {
				if strings.Contains(out, secret) {
					t.Errorf("%s tells %s:\n%s", form, secret, out)
				}
			}
			out = s.does(form + " --reveal --reason 通知换届会议")
			if !strings.Contains(out, owner) || json && (!strings.Contains(out, email) || !strings.Contains(out, number)) {
				t.Errorf("%s in clear:\n%s", form, out)
			}
		}
		for _, wrong := range []string{" --reveal", " --reason 通知"} {
			if code, out, errs := s.file("", line+wrong); code != cli.ExitUsage || out != "" {
				t.Errorf("%s%s: exit %d, %q, %q", line, wrong, code, out, errs)
			}
		}
	}
	if log := s.does("audit list --json"); strings.Count(log, "通知换届会议") < 7 || strings.Contains(log, owner) {
		t.Errorf("the log:\n%s", log)
	}
	for _, line := range []string{"person show P-2", "person edit P-2 --city 天津", "person reveal P-2 --reason 核对"} {
		out := s.does(line + " --json")
		if strings.Contains(line, "reveal") != strings.Contains(out, number) {
			t.Errorf("%s: %s", line, out)
		}
	}
}
