package remote

import (
	"strings"
	"testing"
)

func TestM6_7_AnotherDutyByCommand(t *testing.T) {
	s := newShell(t)
	s.group()
	s.does("task add G-1 --what 整理群公告 --due 2026-12-20 --for branch")
	s.refused("task add G-1 --what 整理群公告", "整理群公告", "W-")
	if out := s.does("task list"); !strings.Contains(out, "整理群公告") || !strings.Contains(out, "交办") {
		t.Fatalf("listed:\n%s", out)
	}
	out := s.does("task list --text 整理群公告 --json")
	at := strings.Index(out, "W-")
	id := out[at : at+6]
	s.does("task complete " + id + " --note 已整理")
	if out := s.does("task show " + id); !strings.Contains(out, "整理群公告") || !strings.Contains(out, "已整理") || !strings.Contains(out, "六条(七)") && !strings.Contains(out, "六(七)") {
		t.Errorf("shown:\n%s", out)
	}
}
