package remote

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/i18n"
)

// leaves are the commands that do something, by their words.
func leaves(env *Env) map[string]*cobra.Command {
	out := map[string]*cobra.Command{}
	var visit func(c *cobra.Command)
	visit = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			visit(sub)
		}
		if !c.HasSubCommands() && c.Name() != "help" {
			out[cli.Path(c)] = c
		}
	}
	visit(Tree(env))
	return out
}

// A command line with more than one mistake is refused for the same one from
// run to run, for the first that is asked for.
func TestTwoWrongFlagsGetTheSameRefusalEveryTime(t *testing.T) {
	s := newShell(t)
	s.group()
	long := strings.Repeat("长", domain.MaxReference+1)
	for line, first := range map[string]string{
		"transfer submit --group 甲 --role owner --from 乙 --to 丙 --reason x":                                        "--group",
		"transfer submit --group G-1 --role owner --from 乙 --to 丙 --reason x":                                      "--from",
		"transfer draft --group G-1 --role 丁 --from 乙 --to 丙":                                                      "--role",
		"application submit --kind new_group --branch 甲 --applicant 乙 --owner 丙 --admin 丁":                         "--branch",
		"application submit --kind new_group --branch B-1 --applicant 乙 --owner 丙 --admin 丁":                       "--applicant",
		"application draft --kind admins --group 甲 --applicant 乙 --admin 丁":                                        "--group",
		"application draft --kind new_group --branch B-1 --headcount 甲 --capacity 乙":                               "--headcount",
		"branch establish B-1 --president 甲 --vice 乙 --secretary 丙 --councillor 丁":                                 "--president",
		"violation add --group 甲 --person 乙 --clause M7.1 --outcome 丙 --evidence x":                                "--group",
		"member add --group 甲 --person 乙 --basis 丙":                                                                "--group",
		"account add --name 甲 --role 乙 --scope 丙 --person 丁 --key 戊":                                               "--role",
		"violation list --branch 甲 --group 乙 --person 丙 --state 丁":                                                 "--branch",
		"person edit P-1 --name " + long + " --city " + long + " --major " + long:                                  "姓名",
		"application draft --kind new_group --branch B-1 --existing x --document " + long + " --authority " + long: "80",
	} {
		_, _, refusal := s.run("", strings.Fields(line)...)
		if !strings.Contains(refusal, first) {
			t.Errorf("%s is refused by\n%s, want %s", line, refusal, first)
		}
		for range 49 {
			if _, _, errs := s.run("", strings.Fields(line)...); errs != refusal {
				t.Errorf("%s is refused by\n%sand by\n%s", line, refusal, errs)
				break
			}
		}
	}
}

// flagKinds are a command's own flags, each with the kind of what it takes.
func flagKinds(c *cobra.Command) map[string]string {
	out := map[string]string{}
	cli.Walk(c, func(_, _ string, flags map[string]string) {
		for name := range flags {
			if name != "help" {
				out[name] = c.LocalFlags().Lookup(name).Value.Type()
			}
		}
	})
	return out
}

// Every flag for a day is one, so that all are read by the one reader.
func TestEveryFlagForADayReadsDays(t *testing.T) {
	days := []string{
		"application draft --authority-date", "application draft --document-date", "application draft --owner-auth-date",
		"application submit --authority-date", "application submit --document-date", "application submit --owner-auth-date",
		"branch end --document-date", "branch establish --document-date", "branch establish --on",
		"branch reelect --document-date", "branch reelect --on", "branch seat --document-date", "branch unseat --document-date",
		"bulletin publish --account-date", "bulletin publish --website-date", "campaign note --cleaned", "campaign start --deadline",
		"filing intake --authority-date", "filing intake --document-date", "filing intake --owner-auth-date",
		"filing read --received", "filing submit --received", "group vacancy --on",
		"impostor add --seen-on", "impostor follow --next", "impostor letter --demand", "impostor letter --on", "incident tell --since",
		"member leave --on", "member refuse --on",
		"rectification ask --deadline", "setting revise --effective",
		"task add --due", "task assign --due", "task complete --date", "task complete --date2", "task notice --date",
		"transfer draft --authority-date", "transfer draft --document-date", "transfer submit --authority-date",
		"transfer submit --document-date", "violation add --date",
	}
	var have []string
	for path, c := range leaves(&Env{Text: i18n.For("en")}) {
		for name, kind := range flagKinds(c) {
			if kind == "date" {
				have = append(have, path+" --"+name)
			}
		}
	}
	slices.Sort(have)
	if !slices.Equal(have, days) {
		t.Errorf("flags for days:\n%s\nwant\n%s", strings.Join(have, "\n"), strings.Join(days, "\n"))
	}
}

// What used to be read as 2006-01-02 only is read as people write it, up to the
// use-case and back.
func TestADayIsReadByCommandAsPeopleWriteIt(t *testing.T) {
	for _, day := range []string{"2026-11-20", "20261120", "2026/11/20", "2026.11.20", "2026年11月20日", "２０２６－１１－２０", "二〇二六年十一月二十日"} {
		s := newShell(t)
		s.group()
		var v domain.Violation
		s.json("violation add --group G-1 --person P-3 --clause M7.1 --outcome reminder --evidence 截图 --date "+day, &v)
		var b registry.CouncilResult
		s.json("branch reelect B-1 --on "+day+" --president P-1 --document 京校理〔2026〕9号 --document-date "+day, &b)
		if v.OccurredOn != "2026-11-20" || b.Branch.Reelected != "2026-11-20" {
			t.Errorf("%s: violation on %q, re-election on %q", day, v.OccurredOn, b.Branch.Reelected)
		}
		s.does("group vacancy G-1 --reason 退群 --on " + day)
	}
}

func TestATermIsReadByCommandAsPeopleWriteIt(t *testing.T) {
	s := newShell(t)
	var set domain.RuleSet
	s.json("setting revise --capacity ３００人 --reason 控制 --effective 2026年12月1日", &set)
	if set.Terms.Capacity != 300 || domain.DateOf(set.Effective) != "2026-12-01" {
		t.Errorf("%+v", set)
	}
}

func TestAChoiceIsReadByItsCodeAndByWordsOfBothLanguages(t *testing.T) {
	s := newShell(t)
	s.group()
	for _, state := range []string{"approved", "APPROVED", "已同意", zh.Case[domain.CaseApproved], en.Case[domain.CaseApproved]} {
		if _, out, errs := s.run("", "application", "list", "--state", state); !strings.Contains(out, "A-0001") {
			t.Errorf("--state %s: %s%s", state, out, errs)
		}
	}
	s.usage("application list --state 同意", "选项 --state 不接受“同意”", "submitted、returned、approved")
}

func TestAPersonIsNamedByNumberOrByName(t *testing.T) {
	s := newShell(t)
	s.does("branch unseat B-1 --person 孙磊 --reason 调离 --document 京校理〔2026〕3号 --document-date 2026-11-01")
	s.does("person show 孙磊")
	s.usage("person show 孙大磊", "“孙大磊”不是这里要的编号")
	s.usage("branch seat B-1 --person 孙大磊 --office councillor", "选项 --person 不接受“孙大磊”")
	var p domain.Person
	s.json("person add --name 孙磊 --city 上海 --confirm", &p)
	s.refused("branch seat B-1 --person 孙磊 --office councillor", "叫“孙磊”的不止一人：P-0003、"+p.ID.String())
	s.does("branch seat B-1 --person ｐ３ --office 理事 --document 京校理〔2026〕4号 --document-date 2026-11-01")
}

// json runs a command that must succeed and reads what it gives.
func (s *shell) json(line string, v any) {
	s.Helper()
	s.must(json.Unmarshal([]byte(s.does(line+" --json")), v))
}
