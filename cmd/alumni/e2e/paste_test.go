package e2e

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// bracketed is what a terminal sends when somebody pastes.
func bracketed(text string) string { return "\x1b[200~" + text + "\x1b[201~" }

// formCells gives a group's form as a spreadsheet copies it: CRLF between the
// rows, tabs between the cells. Its phones are the exported file's.
func (s *server) formCells(t *testing.T, group string) string {
	t.Helper()
	file := strings.TrimPrefix(s.must("filing export "+group+" --csv"), "\ufeff")
	return strings.ReplaceAll(strings.TrimSpace(strings.ReplaceAll(file, "\r\n", "\n")), ",", "\t") + "\n"
}

// unfiled is a group that has a name and an owner and has not filed.
func (s *server) unfiled(t *testing.T) (id, owner string) {
	t.Helper()
	var groups []struct {
		ID        string `json:"id"`
		State     string `json:"state"`
		OwnerName string `json:"owner_name"`
	}
	if err := json.Unmarshal([]byte(s.must("group list --filing missing --json")), &groups); err != nil {
		t.Fatal(err)
	}
	for _, g := range groups {
		if g.State == "active" && g.OwnerName != "" {
			return g.ID, g.OwnerName
		}
	}
	t.Fatal("every group has filed")
	return "", ""
}

// A form that came as a spreadsheet is pasted over SSH as a terminal pastes it:
// two owners are refused and the corrected one is filed. A paste without measure
// and one with escapes do no harm.
func TestA1_AFormIsPastedOverSSH(t *testing.T) {
	t.Parallel()
	s := sample(t).inChinese()
	group, owner := s.unfiled(t)
	cells := s.formCells(t, group)
	rows := strings.SplitAfter(cells, "\n")
	wrong := strings.Join(rows[:3], "") + "2\t群主\t" + "另一位" + "\t\t\n"
	c := s.open(80, 24)
	c.see("件等您处理")
	c.opens(strings.ToUpper(group), "读备案表")
	c.press("i")
	c.see("在这里粘贴")

	c.press(bracketed(strings.Repeat("武汉轻工大学\t", 1<<20/19)))
	c.see("最多 64 KiB，没有收下")
	c.press(bracketed("\x1b]52;c;ZXZpbA==\x07\x1b[2J\u202e甲\t乙\n"))
	c.see("已粘贴 1 行")
	c.press("\x15") // ctrl+u
	c.see("在这里粘贴")

	c.press(bracketed(strings.ReplaceAll(wrong, "\n", "\r\n")))
	c.see("已粘贴 4 行")
	c.press("\r")
	c.see("只应有一位群主，表中有 2 位")
	c.see("另一位")
	c.press(bracketed(strings.ReplaceAll(cells, "\n", "\r"))) // as terminals do it
	c.see("已换成刚粘贴的内容")
	c.press("\x13") // ctrl+s
	c.see("与登记一致")
	c.press("\r")
	c.see("粘贴的备案表与登记一致")
	c.see("电子邮件")
	c.press("\r")
	text := c.see("已备案：")
	if strings.Contains(text, "已粘贴") || !strings.Contains(text, owner) {
		t.Errorf("the page is still open:\n%s", text)
	}
	var form struct {
		Group struct {
			Filing string `json:"filing"`
		} `json:"group"`
		Newest struct {
			Source  string `json:"source"`
			Channel string `json:"channel"`
		} `json:"newest"`
	}
	if err := json.Unmarshal([]byte(s.must("filing form "+group+" --json")), &form); err != nil {
		t.Fatal(err)
	}
	if form.Group.Filing != "filed" || form.Newest.Source != "paste" || form.Newest.Channel != "email" {
		t.Errorf("filed %+v", form)
	}
	s.must("audit verify")
}

// A terminal that marks no pastes sends each line's end as Enter: the lines stand
// in the reason, and nothing is decided before an Enter that is pressed by itself.
func TestTrap_APasteWithoutBracketsDecidesNothing(t *testing.T) {
	t.Parallel()
	s := sample(t).inChinese()
	var before, after []struct {
		ID, State string
		Version   uint64
	}
	s.read("application list", &before)
	c := s.open(80, 24)
	c.see("件等您处理")
	c.press("4")
	c.see("件待审核")
	c.press("x")
	number := anApplication.FindString(lineWith(c.see("驳回 · A-"), "驳回 · A-"))
	c.press("a. 缺理事会决议\rb. 群主未实名\rc. 人数说明不足\r")
	c.see("c. 人数说明不足")
	s.read("application list", &after)
	if !slices.Equal(before, after) {
		t.Fatalf("a paste decided: %v", after)
	}
	c.press("\rc") // and a key that is under way when the list shows the next one
	c.see("已驳回 " + number)
	s.read("application list", &after)
	for i, was := range before {
		if was.Version == 0 || after[i] != was && was.ID != number {
			t.Errorf("%v became %v", was, after[i])
		}
	}
	var app struct {
		State string
		Reply struct{ Note string }
	}
	s.read("application show "+number, &app)
	if app.State != "rejected" || app.Reply.Note != "a. 缺理事会决议\nb. 群主未实名\nc. 人数说明不足" {
		t.Errorf("%+v", app)
	}
}

// Somebody quick pastes before the page stands: nothing is lost, and nothing of
// it is taken for keys of the page below.
func TestA1_APasteAheadOfItsPageIsKept(t *testing.T) {
	t.Parallel()
	s := sample(t).inChinese()
	group, _ := s.unfiled(t)
	cells := s.formCells(t, group)
	c := s.open(80, 24)
	c.see("件等您处理")
	c.press(":" + group)
	c.see("打开 " + group)
	c.press("\ri" + bracketed(cells) + "\x13")
	c.see("与登记一致")
	c.press("\x1b")
	c.see("再按一次 esc")
}
