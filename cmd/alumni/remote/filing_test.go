package remote

import (
	"encoding/json"
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/filing"
)

// group sets up Beijing's group by commands.
func (s *shell) group() {
	s.Helper()
	s.does("application submit --kind new_group --branch B-1 --applicant P-1 --owner P-2 --admin P-3 --document 京1号 --document-date " +
		"2026-11-01")
	s.does("application approve A-1 --number 校友办〔2026〕1号")
}

// file runs a command with a file as its standard input.
func (s *shell) file(stdin, line string) (code int, out, errs string) {
	s.Helper()
	return s.run(stdin, strings.Fields(line)...)
}

func TestA1_AFormGoesOutAndComesBackByCommands(t *testing.T) {
	s := newShell(t)
	s.group()
	if out := s.does("filing form G-1"); !strings.Contains(out, "武汉轻工大学（北京）校友分会微信群备案表") || !strings.Contains(out, "1  群主  赵倩  副会长") ||
		!strings.Contains(out, "2  管理员1  孙磊  秘书长") {
		t.Error(out)
	}
	for _, format := range []string{"csv", "xlsx"} {
		form := s.does("filing export G-1 --" + format)
		code, out, errs := s.file(form, "filing read G-1 --format "+format+" --dry-run")
		if code != cli.ExitDone || !strings.Contains(out, "与登记一致，共 2 行") {
			t.Fatalf("%s: exit %d, %q, %q", format, code, out, errs)
		}
		if list := s.does("filing list --text 北京 --json"); strings.Contains(list, "F-000"+map[string]string{
			"csv":  "1",
			"xlsx": "2",
		}[format]) {
			t.Errorf("%s: a dry run filed: %s", format, list)
		}
		code, out, errs = s.file(form, "filing read G-1 --format "+format+" --channel email --received 2026-11-20")
		if code != cli.ExitDone || !strings.Contains(out, "已备案：武汉轻工大学北京校友分会群01") {
			t.Fatalf("%s: exit %d, %q, %q", format, code, out, errs)
		}
	}
	var f filing.View
	s.must(json.Unmarshal([]byte(s.does("filing show F-2 --json")), &f))
	if f.No != 2 || f.Source != domain.SourceXLSX || f.Channel != domain.ChannelEmail || f.ReceivedOn != "2026-11-20" ||
		f.State != domain.FilingFormAccepted {
		t.Errorf("filed %+v", f.Filing)
	}
	if out := s.does("audit list --action filing.export"); strings.Count(out, "G-0001") < 2 {
		t.Errorf("the exports are not logged:\n%s", out)
	}
}

func TestA2_AWrongFormIsRefusedRowByRowByCommands(t *testing.T) {
	s := newShell(t)
	s.group()
	form := s.does("filing export G-1 --csv")
	for name, c := range map[string]struct {
		from, to string
		want     []string
	}{
		"another admin": {"孙磊", "周涛", []string{"第 4 行：管理员与登记不符：表中“周涛”，登记为“孙磊”"}},
		"another title": {"（北京）", "（上海）", []string{"备案表标题应为“武汉轻工大学（北京）校友分会微信群备案表”", "附件1"}},
		"two owners":    {"管理员1", "群主", []string{"有一位群主，表中有 2 位", "附件1"}},
		"a column":      {"联系电话", "邮编", []string{"备案表的列应为 序号、微信群身份、姓名、校友分会职务、联系电话"}},
	} {
		code, out, errs := s.file(strings.Replace(form, c.from, c.to, 1), "filing read G-1 --format csv")
		if code != cli.ExitRefused || out != "" {
			t.Errorf("%s: exit %d, %q", name, code, out)
		}
		for _, want := range c.want {
			if !strings.Contains(errs, want) {
				t.Errorf("%s: no %q in %s", name, want, errs)
			}
		}
	}
	if out := s.does("filing list"); !strings.Contains(out, "没有记录") {
		t.Errorf("something was written: %s", out)
	}
	for line, want := range map[string]string{
		"filing read G-1": "--format", "filing read G-1 --format pdf": "xlsx、csv", "filing export G-1": "--xlsx",
		"filing export P-1 --csv": "P-1", "filing submit G-1 --channel pigeon": "email", "filing return F-1": "--missing",
		"campaign start --name x": "--deadline", "campaign remind C-1": "--branch",
	} {
		if code, _, errs := s.file("", line); code != cli.ExitUsage || !strings.Contains(errs, want) {
			t.Errorf("%s: exit %d, %s", line, code, errs)
		}
	}
	s.refused("filing submit G-1 --received 2026-11-23", "还没到", "四.1")
}

func TestN4_1b_ACampaignByCommands(t *testing.T) {
	s := newShell(t)
	s.group()
	s.refused("campaign start --name 年度备案 --deadline 2026-11-22", "截止日期须在今天之后")
	if out := s.does("campaign start --name 年度备案 --deadline 2026/12/31"); !strings.Contains(out, "C-0001 已开展，1 个分会") {
		t.Error(out)
	}
	if out := s.does("campaign show C-1"); !strings.Contains(out, "0/1") || !strings.Contains(out, "B-0001  北京  未报  0/1") {
		t.Error(out)
	}
	if out := s.does("campaign remind C-1 --branch B-1 --dry-run"); !strings.Contains(out, "2026年12月31日") ||
		!strings.Contains(out, "北京校友分会：") {
		t.Error(out)
	}
	s.does("campaign remind C-1 --branch B-1")
	if out := s.does("campaign remind C-1 --branch B-1"); !strings.Contains(out, "第 2 次提醒") {
		t.Error(out)
	}
	s.does("campaign note C-1 --branch B-1 --note 正在清查")
	s.does("campaign note C-1 --branch B-1 --cleaned 2026-11-21")
	if out := s.does("campaign show C-1"); !strings.Contains(out, "已催 2 次  2026-11-21 已清查  正在清查") {
		t.Error(out)
	}
	if out := s.does("filing submit G-1 --channel paper --received 2026-11-22"); !strings.Contains(out, "F-0001 已备案") {
		t.Error(out)
	}
	var v campaign.View
	s.must(json.Unmarshal([]byte(s.does("campaign show C-1 --json")), &v))
	if v.Totals.Filed != 1 || v.Totals.Asked != 1 || v.Rows[0].Status != domain.AskedFiled {
		t.Errorf("%+v", v.Totals)
	}
	s.does("campaign resume C-1")
	if out := s.does("campaign close C-1"); !strings.Contains(out, "C-0001 已结束") {
		t.Error(out)
	}
	if out := s.does("campaign list"); !strings.Contains(out, "年度备案") || !strings.Contains(out, "1/1") || !strings.Contains(out, "已结束") {
		t.Error(out)
	}
	s.refused("campaign resume C-1", "已结束")
}

// What a form lacks is named as such, and a form of a group that has no owner is
// refused by the vacancy, whatever the form itself names.
func TestM5_1_AFormOfAVacantGroupIsRefusedByItsVacancy(t *testing.T) {
	s := newShell(t)
	s.group()
	form := s.does("filing export G-1 --csv")
	code, _, errs := s.file(form[:strings.Index(form, "2,管理员1")], "filing read G-1 --format csv")
	if code != cli.ExitRefused || !strings.Contains(errs, "\n表中缺 管理员") || strings.Contains(errs, "导入") {
		t.Errorf("what the form lacks: exit %d, %s", code, errs)
	}
	s.does("group vacancy G-1 --reason 退群 --on 2026-11-20")
	for name, file := range map[string]string{"one owner": form, "two": strings.Replace(form, "管理员1", "群主", 1)} {
		code, _, errs := s.file(file, "filing read G-1 --format csv --dry-run")
		if code != cli.ExitRefused || !strings.Contains(errs, "群主空缺：请先补任群主") || strings.Contains(errs, "位。") {
			t.Errorf("%s: exit %d, %s", name, code, errs)
		}
	}
}
