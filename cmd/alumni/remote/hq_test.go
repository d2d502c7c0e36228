package remote

import (
	"encoding/json"
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/casework"
)

// usage runs a command line that must not be understood.
func (s *shell) usage(line string, wants ...string) {
	s.Helper()
	code, _, errs := s.run("", strings.Fields(line)...)
	for _, w := range wants {
		if code != cli.ExitUsage || !strings.Contains(errs, w) {
			s.Errorf("%q: exit %d: %s", line, code, errs)
		}
	}
}

// taskOf is the open task of a kind.
func (s *shell) taskOf(kind domain.TaskKind) string {
	s.Helper()
	var waiting []struct{ Subject, Type string }
	s.must(json.Unmarshal([]byte(s.does("task list --json")), &waiting))
	for _, w := range waiting {
		if w.Type == string(kind) {
			return w.Subject
		}
	}
	s.Fatalf("no open task %s", kind)
	return ""
}

// A group of headquarters from its application to its end, by commands alone.
func TestM3_AGroupOfHeadquartersByCommands(t *testing.T) {
	s := newShell(t)
	s.usage("application submit --kind new_group --applicant P-1 --owner P-2", "--branch", "--hq", "只能一个")
	s.usage("application draft --kind new_group --hq --branch B-1", "--branch", "--hq", "只能一个")
	s.refused("application draft --kind preparatory --hq", "类别不能是", "《通知》一.4")
	if out := s.does("name propose --hq"); !strings.Contains(out, "武汉轻工大学校友总会群01") {
		t.Error(out)
	}
	s.usage("name propose", "--hq")
	if out := s.does("application draft --kind new_group --hq"); !strings.Contains(out, "已存草稿 A-0001") {
		t.Error(out)
	}
	s.refused("application submit A-1", "申请人", "《办法》第四条(一)")
	s.refused("application submit A-1 --applicant P-1 --owner P-2", "缺总会书面决定的文号")
	s.does("application draft A-1 --applicant P-1 --owner P-2 --admin P-3 --document 总1号 --document-date 2026-11-01")
	s.refused("application submit A-1", "赵倩 没有总会授权", "《办法》第五条")
	s.refused("application submit A-1 --branch B-1", "分会不能是")
	s.does("application submit A-1 --owner-auth 总授1号 --owner-auth-date 2026-11-02")
	var app casework.ApplicationRow
	s.must(json.Unmarshal([]byte(s.does("application show A-1 --json")), &app))
	if !app.HQ || !app.Branch.IsZero() || app.Name != "武汉轻工大学校友总会群01" || app.State != domain.CaseSubmitted {
		t.Errorf("submitted %+v", app)
	}
	for _, line := range []string{"application list", "application list --hq", "application show A-1"} {
		if out := s.does(line); !strings.Contains(out, "校友总会") || !strings.Contains(out, "王建国") {
			t.Errorf("%s:\n%s", line, out)
		}
	}
	if out := s.does("application approve A-1 --number next"); !strings.Contains(out, "武汉轻工大学校友总会群01") {
		t.Error(out)
	}
	s.does("task complete " + s.taskOf(domain.TaskCreateGroup) + " --note 已建群")
	s.does("task complete " + s.taskOf(domain.TaskPublish) +
		" --link https://a.example/1 --date 2026-11-22 --link2 https://b.example/1 --date2 2026-11-22")
	s.does("filing submit G-1 --channel paper --received 2026-11-22")
	for _, line := range []string{"group list --hq", "group show G-1", "filing show F-1"} {
		if out := s.does(line); !strings.Contains(out, "校友总会") || !strings.Contains(out, "已备案") {
			t.Errorf("%s:\n%s", line, out)
		}
	}
	if out := s.does("group list --branch B-1"); strings.Contains(out, "总会") {
		t.Errorf("Beijing has\n%s", out)
	}
	s.usage("group list --branch B-1 --hq", "只能一个")
	s.formComesBack("csv")
	s.formComesBack("xlsx")
	s.transfersAndEnds(t)
}

// formComesBack writes the form of G-0001 and reads it again: annex 1 knows
// branches only, so that headquarters' has a title of its own.
func (s *shell) formComesBack(format string) {
	s.Helper()
	form := s.does("filing export G-1 --" + format)
	const title = "武汉轻工大学校友总会微信群备案表"
	if out := s.does("filing form G-1"); !strings.Contains(out, title) || format == "csv" && !strings.Contains(form, title) {
		s.Errorf("the form:\n%s", out)
	}
	if code, _, errs := s.file(form, "filing read G-1 --channel email --format "+format); code != cli.ExitDone {
		s.Errorf("%s: exit %d, %s", format, code, errs)
	}
	code, _, errs := s.file(strings.Replace(form, title, "武汉轻工大学（北京）校友分会微信群备案表", 1), "filing read G-1 --format "+format)
	if format == "csv" && (code != cli.ExitRefused || !strings.Contains(errs, "备案表标题应为“"+title+"”")) {
		s.Errorf("another title: exit %d, %s", code, errs)
	}
}

// transfersAndEnds tells the rest of the life of G-0001.
func (s *shell) transfersAndEnds(t *testing.T) {
	t.Helper()
	hand := "transfer submit --group G-1 --role owner --from P-2 --to P-3 --reason 换届"
	s.refused(hand, "孙磊 没有总会授权")
	s.does(hand + " --authority 总授2号 --authority-date 2026-11-20")
	if out := s.does("transfer show T-1"); !strings.Contains(out, "校友总会") {
		t.Error(out)
	}
	s.does("transfer approve T-1 --number next")
	if out := s.does("group show G-1"); !strings.Contains(out, "孙磊") {
		t.Errorf("handed over:\n%s", out)
	}
	s.does("application submit --kind dissolution --group G-1 --reason 工作结束")
	if out := s.does("application approve A-2 --number next"); !strings.Contains(out, "解散 G-0001") || strings.Contains(out, "建立") {
		t.Errorf("the approval of an end says:\n%s", out)
	}
	s.does("task complete " + s.taskOf(domain.TaskDissolveGroup) + " --note 已解散")
	if out := s.does("group show G-1"); !strings.Contains(out, "已解散") {
		t.Errorf("ended:\n%s", out)
	}
	if out := s.does("name propose --hq"); !strings.Contains(out, "武汉轻工大学校友总会群02") { // M4.6
		t.Error(out)
	}
}

func TestM4_5_AGroupOfHeadquartersFilesLateByCommand(t *testing.T) {
	s := newShell(t)
	late := "application submit --kind late_filing --hq --applicant P-1 --owner P-2 --owner-auth 总授1号 --owner-auth-date 2026-11-02" +
		" --document 总1号 --document-date 2026-11-01 --existing "
	s.refused(late+"武汉轻工大学北京校友会", "武汉轻工大学北京校友会", "《办法》第四条(六)")
	s.does(late + "武汉轻工大学校友总会群05")
	s.does("application approve A-1 --number next")
	if out := s.does("group show G-1"); !strings.Contains(out, "武汉轻工大学校友总会群05") || !strings.Contains(out, "总会群") {
		t.Error(out)
	}
	if out := s.does("name propose --hq"); !strings.Contains(out, "武汉轻工大学校友总会群06") {
		t.Error(out)
	}
	s.refused(strings.Replace(late, "late_filing", "new_group", 1)+"x", "待入群人数", "《通知》一.3")
}
