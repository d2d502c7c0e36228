package e2e

import (
	"encoding/base64"
	"strings"
	"testing"
)

// clipboard is what the server put into the clipboard, one text for each copy.
func (m *terminal) clipboard() (out []string) {
	m.t.Helper()
	for _, s := range m.screen.copied() {
		if text, ok := strings.CutPrefix(s, "52;c;"); ok {
			b, err := base64.StdEncoding.DecodeString(text)
			if err != nil {
				m.t.Errorf("the clipboard got %q: %v", text, err)
			}
			out = append(out, string(b))
		}
	}
	return out
}

func TestM4_2_AReplyIsCopiedThroughSSHAndExportedByACommand(t *testing.T) {
	t.Parallel()
	s := sample(t)
	c := s.inChinese().open(120, 40)
	c.see("件等您处理")
	c.enters(":A-0013", "打开 A-0013")
	c.see("批复同意")
	c.press("a")
	c.see("批复同意 · A-0013")
	c.press("\r")
	c.see("已同意 A-0013")
	c.press("l")
	c.see("关于同意建立校友微信群的批复")
	if got := c.clipboard(); len(got) != 0 {
		t.Fatalf("the clipboard was written unasked: %q", got)
	}
	c.press("y")
	c.see("已复制到您的剪贴板")
	letter := s.must("application letter A-0013")
	got := c.clipboard()
	if len(got) != 1 || strings.TrimSpace(got[0]) != strings.TrimSpace(letter) {
		t.Errorf("copied %q, exported %q", got, letter)
	}
	for _, want := range []string{"深圳校友分会：", "武汉轻工大学深圳校友分会群02", "特此批复", "武汉轻工大学校友总会办公室"} {
		if !strings.Contains(letter, want) {
			t.Errorf("the letter lacks %q:\n%s", want, letter)
		}
	}
}
