package remote

import (
	"bytes"
	"context"
	"encoding/json"
	"runtime"
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/tui/i18n"
)

// line runs a command line that fails before it reaches the use-cases.
func line(lang string, args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	env := &Env{Text: i18n.For(lang), Stdin: strings.NewReader(""), Stdout: &o, Stderr: &e, Version: "v1"}
	code = Run(context.Background(), env, args)
	return code, o.String(), e.String()
}

func TestEveryCommandAndFlagIsExplainedInBothLanguages(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		cli.Walk(Tree(&Env{Text: i18n.For(lang)}), func(path, short string, flags map[string]string) {
			if short == "" {
				t.Errorf("%s: command %q has no text", lang, path)
			}
			for name, text := range flags {
				if text == "" {
					t.Errorf("%s: flag --%s of %q has no text", lang, name, path)
				}
			}
		})
	}
}

func TestHelpListsEveryCommandOfTheIssue(t *testing.T) {
	code, out, _ := line("en", "help")
	if code != cli.ExitDone {
		t.Fatalf("exit %d", code)
	}
	for _, want := range []string{
		"branch list", "branch show ID", "branch import", "group list", "group show ID", "group members ID",
		"application list", "application show ID", "application approve ID", "application reject ID", "application submit",
		"application draft", "application claim ID", "application release ID", "application return ID", "application withdraw ID",
		"application letter ID",
		"transfer claim ID", "transfer release ID", "transfer return ID", "transfer withdraw ID", "transfer letter ID", "task assign ID",
		"history ID",
		"transfer list", "transfer show ID", "transfer approve ID", "transfer reject ID", "transfer submit", "transfer draft",
		"violation add", "violation list", "task list", "task complete ID", "inbox", "audit list", "audit verify",
		"account add", "account list", "account disable ID", "rule show", "whoami", "version", "help", "--json",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("help lacks %q", want)
		}
	}
	if strings.Contains(out, "completion") {
		t.Error("help offers cobra's completion")
	}
}

func TestWrongUsageIsTwoAndSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"", "branch"},
		{"nonsense", "nonsense"},
		{"branch", "establish, import, list"},
		{"branch show", "ID"},
		{"branch show G-0001", "G-0001"},
		{"branch show one two", "two"},
		{"branch list --state gone", "none, preparatory, established, ended"},
		{"branch list --limit -1", "-1"},
		{"application submit A-1 A-2", "A-2"},
		{"application submit --kind admins", "--group"},
		{"transfer submit --role owner", "--group"},
		{"task assign W-1", "--to"},
		{"application reject A-1", "--reason"},
		{"application list --branch nowhere", "nowhere"},
		{"violation add --group G-1", "--person"},
		{"account add --name x", "--role"},
		{"audit list --subject G-1 --account U-1", "--subject"},
		{"rule show Z9", "Z9"},
		{"__complete branch", "__complete"},
		{"completion bash", "completion"},
	} {
		code, out, errs := line("en", strings.Fields(c.args)...)
		if code != cli.ExitUsage || out != "" || !strings.Contains(errs, c.want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: exit %d, stdout %q, stderr %q; want 2 and one line with %q", c.args, code, out, errs, c.want)
		}
		code, _, errs = line("zh", append(strings.Fields(c.args), "--json")...)
		var v map[string]Failure
		if err := json.Unmarshal([]byte(errs), &v); code != cli.ExitUsage || err != nil || v["error"].Code != "usage" {
			t.Errorf("%q --json: exit %d, %v, stderr %q", c.args, code, err, errs)
		}
	}
}

func TestAnErrorAsJSONCarriesCodeFaultFieldAndRule(t *testing.T) {
	env := &Env{Text: i18n.For("zh")}
	f := env.Failure(&domain.Error{
		Code: domain.CodeInvalid, Fault: domain.FaultReplyMissing, Field: "number", Rule: "M4.2",
	})
	if f.Code != "invalid" || f.Fault != domain.FaultReplyMissing || f.Field != "number" || f.Rule != "M4.2" || f.Message == "" {
		t.Errorf("%+v", f)
	}
}

func TestARefusedImportNamesEveryRow(t *testing.T) {
	var out, errs bytes.Buffer
	env := &Env{Text: i18n.For("en"), Stdout: &out, Stderr: &errs}
	refused := &desk.ImportError{Rows: []desk.RowError{
		{
			Row: 2, Err: &domain.Error{
				Code: domain.CodeInvalid, Fault: domain.FaultBadChoice, Field: "kind",
				Args: domain.Args{"value": "x\x1b[2J"},
			},
		},
		{
			Row: 7, Err: &domain.Error{
				Code: domain.CodeInvalid, Fault: domain.FaultBadDate, Field: "reelected",
				Args: domain.Args{"value": "2020-13-01"},
			},
		},
	}}
	if code := env.Report(refused); code != cli.ExitRefused {
		t.Errorf("exit %d", code)
	}
	for _, want := range []string{"2", "7", "2020-13-01"} {
		if !strings.Contains(errs.String(), want) {
			t.Errorf("stderr lacks %q: %q", want, errs.String())
		}
	}
	if strings.ContainsRune(errs.String(), 0x1b) {
		t.Errorf("an escape got through: %q", errs.String())
	}
	errs.Reset()
	env.json = true
	env.Report(refused)
	var v map[string]Failure
	if err := json.Unmarshal(errs.Bytes(), &v); err != nil || len(v["error"].Rows) != 2 || v["error"].Rows[1].Row != 7 {
		t.Errorf("%v: %s", err, errs.String())
	}
}

func TestRuleShowGivesTheTextOfAClause(t *testing.T) {
	code, out, errs := line("zh", "rule", "show", "M4.6", "--json")
	var v []clauseJSON
	if err := json.Unmarshal([]byte(out), &v); code != 0 || err != nil || len(v) != 1 || !strings.Contains(v[0].Text, "序号") {
		t.Errorf("exit %d, %v: %s%s", code, err, out, errs)
	}
}

// What is near a word is looked for as far as a command is long: a longer word
// is refused without, on every level.
func TestALongWordIsComparedWithNothing(t *testing.T) {
	s := newShell(t)
	word := strings.Repeat("branch", 1<<18)
	for _, args := range [][]string{{word}, {"branch", word}} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		code, _, errs := s.run("", args...)
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; code != cli.ExitUsage || used > 128<<20 {
			t.Errorf("exit %d, %d MB made: %.80s", code, used>>20, errs)
		}
	}
}
