package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/spf13/cobra"

	"alumni/tui/i18n"
)

func TestTableAlignsHanCharactersByCells(t *testing.T) {
	var b bytes.Buffer
	table := NewTable(&b, "编号", "名称", "群主")
	for _, row := range [][]string{{"B-0001", "北京", "王芳"}, {"B-0002", "粮食行业", "欧阳明"}, {"B-0003", "Ann", "李"}} {
		if err := table.Row(row...); err != nil {
			t.Fatal(err)
		}
	}
	if err := table.Close(); err != nil {
		t.Fatal(err)
	}
	var starts []int
	for i, line := range strings.Split(strings.TrimSpace(b.String()), "\n") {
		third := strings.Fields(line)[2]
		starts = append(starts, lipgloss.Width(line[:strings.LastIndex(line, third)]))
		if starts[i] != starts[0] {
			t.Errorf("line %d: third column at cell %d, the heading's at %d:\n%s", i, starts[i], starts[0], b.String())
		}
	}
}

func TestTableStreamsAfterTheFirstRows(t *testing.T) {
	var b bytes.Buffer
	table := NewTable(&b, "n")
	for i := range holdBack * 50 {
		if err := table.Row(fmt.Sprintf("row %d", i)); err != nil {
			t.Fatal(err)
		}
	}
	if b.Len() == 0 || len(table.held) != 0 {
		t.Errorf("nothing was written before Close; %d rows are held", len(table.held))
	}
	if err := table.Close(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(b.String(), "\n"); got != holdBack*50+1 {
		t.Errorf("%d lines", got)
	}
}

// nasty is what somebody could get stored: an escape sequence, C1, bidi, zero width, a line break.
const nasty = "a\x1b[2Jb\u009b31mc\u202ed\u200be\nf\x7fg\U000e0041h"

func TestStoredControlCharactersAreHarmless(t *testing.T) {
	var human, fields, machine bytes.Buffer
	table := NewTable(&human, "h")
	if err := errors.Join(table.Row(nasty), table.Close(), Fields(&fields, [][2]string{{"label", nasty}}),
		WriteJSON(&machine, nasty)); err != nil {
		t.Fatal(err)
	}
	for name, out := range map[string]string{"table": human.String(), "fields": fields.String(), "json": machine.String()} {
		for _, r := range out {
			if r != '\n' && (r < 0x20 || r == 0x7f || (r >= 0x80 && r <= 0x9f) || r == 0x202e || r == 0x200b || r >= 0xe0000) {
				t.Errorf("%s lets %U through: %q", name, r, out)
			}
		}
	}
	var back string
	if err := json.Unmarshal(machine.Bytes(), &back); err != nil || back != nasty {
		t.Errorf("JSON lost the value: %q, %v", back, err)
	}
}

func TestArrayIsOneJSONValue(t *testing.T) {
	for n := range 4 {
		var b bytes.Buffer
		a := NewArray(&b)
		for i := range n {
			if err := a.Add(map[string]int{"n": i}); err != nil {
				t.Fatal(err)
			}
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		var back []map[string]int
		if err := json.Unmarshal(b.Bytes(), &back); err != nil || back == nil || len(back) != n {
			t.Errorf("%d elements: %v, %v\n%s", n, back, err, b.String())
		}
	}
}

func sampleTree(t *i18n.Text) *cobra.Command {
	root := &cobra.Command{Use: "alumni"}
	branch := &cobra.Command{Use: "branch"}
	list := &cobra.Command{Use: "list", Args: Args(t), RunE: func(*cobra.Command, []string) error { return nil }}
	list.Flags().Int("limit", 0, "")
	show := &cobra.Command{Use: "show ID", Args: Args(t, "ID"), RunE: func(*cobra.Command, []string) error { return nil }}
	branch.AddCommand(list, show)
	root.AddCommand(branch)
	Dress(root, t)
	root.SetOut(new(bytes.Buffer))
	root.SetErr(new(bytes.Buffer))
	return root
}

func TestAWrongCommandLineIsExplainedInTheLanguage(t *testing.T) {
	for _, c := range []struct{ line, zh, en string }{
		{"", "list", "branch"},
		{"branch", "list, show", "list, show"},
		{"brench list", "branch", "branch"},
		{"branch lst", "list", "list"},
		{"branch list --nothing", "没有 --nothing", "no flag --nothing"},
		{"branch list --limit", "缺少内容", "needs a value"},
		{"branch list --limit many", "不接受“many”", "does not take “many”"},
		{"branch list extra", "多余的参数：extra", "too many: extra"},
		{"branch show", "缺少参数 ID", "ID is missing"},
		{"completion bash", "没有“completion", "no command “completion"},
		{"help nonsense", "没有“nonsense”", "no command “nonsense”"},
	} {
		for lang, want := range map[string]string{"zh": c.zh, "en": c.en} {
			if c.line == "" {
				want = "branch"
			}
			root := sampleTree(i18n.For(lang))
			root.SetArgs(append([]string{}, strings.Fields(c.line)...))
			err := root.Execute()
			var usage *UsageError
			if !errors.As(err, &usage) || !strings.Contains(usage.Text, want) {
				t.Errorf("%s %q: %v, want a usage error with %q", lang, c.line, err, want)
			}
		}
	}
}

func TestHelpListsEveryLeaf(t *testing.T) {
	root := sampleTree(i18n.For("en"))
	var b bytes.Buffer
	root.SetOut(&b)
	root.SetArgs([]string{"help"})
	if err := root.Execute(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"branch list ", "branch show ID ", "help"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("help lacks %q:\n%s", want, b.String())
		}
	}
}
