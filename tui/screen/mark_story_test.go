package screen_test

import (
	"strings"
	"testing"

	"alumni/domain"
)

// row is the line of the screen's list that names a text.
func (p *person) row(text string) string {
	p.Helper()
	for _, line := range strings.Split(p.screen(), "\n") {
		if strings.Contains(line, text) {
			return line
		}
	}
	p.Fatalf("no line names %q:\n%s", text, p.screen())
	return ""
}

// A mark does not throw the cursor back to the first row: it goes on to the
// next, so that several groups in a row are marked by as many presses.
func TestM4_3_AMarkGoesOnToTheNextGroup(t *testing.T) {
	r := newRegistry(t)
	r.newGroup("内蒙古", "冯雪", "邓超", "林芳", "蒙校理〔2026〕1号")
	r.newGroup("粮食行业", "高翔", "何丽", "吴敏", "粮校理〔2026〕1号")
	li := r.sits(r.officer, "zh", 80, 24)
	li.section("公告")
	li.sees("4 个群待公布", "北京01群")
	li.presses("down", "space")
	li.sees("已选 1 个")
	if !strings.Contains(li.row("湖南01群"), "✓") || !strings.Contains(li.row("内蒙古01群"), "›") {
		t.Fatalf("湖南 is to be marked, with the cursor on the next:\n%s", li.screen())
	}
	li.presses("space", "space", "space") // the last takes its mark back where nothing follows
	li.sees("已选 2 个")
	for name, want := range map[string]bool{"北京01群": false, "湖南01群": true, "内蒙古01群": true, "粮食行业01群": false} {
		if strings.Contains(li.row(name), "✓") != want {
			t.Errorf("%s marked: %t expected:\n%s", name, want, li.screen())
		}
	}
	if !strings.Contains(li.row("粮食行业01群"), "›") {
		t.Errorf("the cursor left the last row:\n%s", li.screen())
	}
	li.presses("t") // what is done next is done where the cursor stands
	li.sees("登记公布 · 武汉轻工大学粮食行业校友群01")
}

// Of the two dates of a publication a refusal names the one it is about, and the clause.
func TestM4_3_ADateThatHasNotComeIsNamedWithItsChannel(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.sees("北京01群 待公布")
	r.opens(li, domain.TaskPublish)
	li.presses("d")
	li.sees("须在公众号和网站都公布")
	li.types("https://mp.weixin.qq.com/s/2")
	li.presses("tab", "ctrl+u")
	li.types("2027-01-01")
	li.presses("enter")
	li.sees("公众号日期 2027-01-01 还没到。", "依据《办法》第四条(三)")
}
