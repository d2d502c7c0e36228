package sshd

import (
	"fmt"
	"os"
	"os/exec"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"
)

const ambiguous = "…·“”①─★"

func widths() string {
	s := ""
	for _, r := range ambiguous {
		s += fmt.Sprint(lipgloss.Width(string(r)), ansi.StringWidthWc(string(r)), runewidth.StringWidth(string(r)), " ")
	}
	return s + fmt.Sprint(lipgloss.Width("张三"))
}

// The widths are the same whatever locale the server is started in.
func TestTrap_ServersLocaleChangesNoWidth(t *testing.T) {
	const child = "ALUMNI_WIDTH_CHILD"
	if os.Getenv(child) != "" {
		fmt.Print("widths:", widths(), ";")
		return
	}
	want := "widths:"
	for range []rune(ambiguous) {
		want += "1 1 1 "
	}
	want += "4;"
	for _, env := range [][]string{
		{"LANG=C"},
		{"LANG=zh_CN.UTF-8"},
		{"LC_ALL=ja_JP.UTF-8", "LANG=zh_CN.UTF-8"},
		{"LANG=zh_CN.UTF-8", "RUNEWIDTH_EASTASIAN=1"},
		{"RUNEWIDTH_EASTASIAN=true"},
	} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestTrap_ServersLocaleChangesNoWidth$")
		cmd.Env = append(env, child+"=1", "GORACE=atexit_sleep_ms=0", "HOME="+t.TempDir())
		out, err := cmd.CombinedOutput()
		if got := string(out); err != nil || len(got) < len(want) || got[:len(want)] != want {
			t.Errorf("%v: %q, %v; want %q", env, got, err, want)
		}
	}
}
