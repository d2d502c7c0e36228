package remote

import (
	"strings"
	"testing"
)

func TestN3_2_6_AnIncidentIsHandledByCommands(t *testing.T) {
	s := newShell(t)
	s.group()
	s.does("violation add --group G-1 --person P-3 --clause N3.2.6 --outcome reminder --evidence 名单外传 --date 2026-11-20")
	if out := s.does("incident list --state open"); !strings.Contains(out, "E-0001") || !strings.Contains(out, "处置中") {
		t.Fatalf("listed:\n%s", out)
	}
	if out := s.does("inbox"); !strings.Contains(out, "个人信息事件，5 步未办") {
		t.Errorf("inbox:\n%s", out)
	}
	s.does("incident tell E-1 --what 姓名和电话 --person P-2 --person P-3 --count 12")
	s.refused("incident close E-1 --outcome 已处置", "还有 5 步未办", "三.2(6)")
	for _, step := range []string{"contain", "tell_hq", "evidence", "tell"} {
		s.does("incident step E-1 --step " + step + " --note 已办 --evidence 截图")
	}
	s.does("incident step E-1 --step report --note 不构成须报告的情形 --needless")
	s.does("incident close E-1 --outcome 名单已撤回")
	if out := s.does("incident show E-1"); !strings.Contains(out, "已办结") || !strings.Contains(out, "12 人") || !strings.Contains(out, "不需要") ||
		!strings.Contains(out, "赵倩") {
		t.Errorf("shown:\n%s", out)
	}
}
