package remote

import (
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
)

func TestM8_3_AnUnauthorisedGroupIsHandledByCommands(t *testing.T) {
	s := newShell(t)
	s.does("impostor add --name 武漢輕工大學校友會 --where 微信搜索 --evidence 截图3")
	s.refused("impostor add --name 武汉美食 --where 微信 --evidence 截图", "不属冒用", "八条(三)")
	s.refused("impostor add --name 校友之家 --where 微信 --evidence 截图", "可能是别校的", "--meant")
	if out := s.does("impostor list --state seen"); !strings.Contains(out, "H-0001") || !strings.Contains(out, "待处理") {
		t.Fatalf("listed:\n%s", out)
	}
	if out := s.does("inbox"); !strings.Contains(out, "“武漢輕工大學校友會” 涉嫌冒用，待处理") {
		t.Errorf("inbox:\n%s", out)
	}
	s.does("impostor letter H-1 --to 该群群主 --demand 2026-12-10")
	if out := s.does("impostor text H-1"); !strings.Contains(out, "“武漢輕工大學”、“校友”") || !strings.Contains(out, "请于2026年12月10日前改名") {
		t.Errorf("the letter:\n%s", out)
	}
	s.does("impostor follow H-1 --note 尚未改名 --next 2026-12-20")
	s.does("impostor close H-1 --outcome renamed --result 改为“老乡群”")
	if out := s.does("impostor show H-1"); !strings.Contains(out, "已了结") || !strings.Contains(out, "已改名") || !strings.Contains(out, "繁体") ||
		!strings.Contains(out, "尚未改名") {
		t.Errorf("shown:\n%s", out)
	}
}

// Names are checked one by one or many at once; the exit code says whether one is flagged.
func TestM8_3_NamesAreCheckedByCommand(t *testing.T) {
	s := newShell(t)
	s.group()
	code, out, errs := s.file("武汉轻工大学北京校友分会群01\n\n轻·工·大 老乡\n校友之家\n武汉美食\n", "impostor check")
	if code != cli.ExitRefused || errs != "" {
		t.Fatalf("exit %d, %s", code, errs)
	}
	for _, want := range []string{
		"4 个群名：涉嫌冒用 1，请人判断 1，官方群 1，不涉及 1", "涉嫌冒用  轻·工·大 老乡 · 含“轻工大”，写作“轻·工·大”（夹符号）", "官方群  武汉轻工大学北京校友分会群01 · G-0001",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if out := s.does("impostor check --name 武汉美食 --json"); !strings.Contains(out, `"clear"`) {
		t.Error(out)
	}
	if code, _, errs := s.file("", "impostor check"); code != cli.ExitRefused || !strings.Contains(errs, "请填写") {
		t.Errorf("of nothing: exit %d, %s", code, errs)
	}
}
