package tui

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// shown paints one line after another as the program's renderer does, and reads
// the last of them off an emulated terminal.
func shown(fill func(string) string, lines ...string) string {
	const width = 80
	var out bytes.Buffer
	r := uv.NewTerminalRenderer(&out, []string{"TERM=xterm-256color"})
	r.SetColorProfile(colorprofile.ANSI256)
	r.SetFullscreen(true)
	buf, term := uv.NewScreenBuffer(width, 3), vt.NewEmulator(width, 3)
	for _, l := range lines {
		buf.Clear()
		uv.NewStyledString(fill("x\n"+l+"\ny")).Draw(buf, uv.Rect(0, 0, width, 3))
		r.Render(buf.RenderBuffer)
		_ = r.Flush()
		_, _ = term.Write(out.Bytes())
		out.Reset()
	}
	var b strings.Builder
	for x := range width {
		if c := term.CellAt(x, 1); c != nil {
			b.WriteString(c.Content)
		}
	}
	return strings.TrimRight(b.String(), " "+lasting)
}

// Where a shorter line takes the place of a longer one with the same end, the
// renderer deletes cells and halves a Han character: an account's page said
// 状态 用.
func TestTrap_NoHanCharacterIsLostWhereALineGetsShorter(t *testing.T) {
	lost := 0
	for _, c := range [][2]string{
		{"   U-0001 陈主任                               总会负责人              启用     ", " 状态  启用"},
		{"   U-0001 陈主任                               总会负责人              停用     ", " 状态  停用"},
		{" 状态  总会工作人员", " 状态  审计员"},
		{" 状态  总会工作人员", " 状态  会员"},
		{"共第12条", "共第3条"},
		{"会员启用停用会员", "会员启用会员"},
		{"总会工作人员", "总会"},
	} {
		s := &steady{}
		if got := shown(func(f string) string { return s.fill(f, 80) }, c[0], c[1]); got != c[1] {
			t.Errorf("behind %q %q shows as %q", c[0], c[1], got)
		}
		if shown(func(f string) string { return f }, c[0], c[1]) != c[1] {
			lost++
		}
	}
	if lost == 0 {
		t.Error("the renderer loses nothing by itself any more: steady can go")
	}
}

func TestSteadyLinesFillTheWindow(t *testing.T) {
	s := &steady{}
	for _, c := range []struct{ frame, want string }{
		{"校友\n\x1b[1mab\x1b[m\n", "校友\x1b[m   " + lasting + "\n\x1b[1mab\x1b[m\x1b[m     " + lasting + "\n\x1b[m       " + lasting},
		{"校友会员\nabcdefgh", "校友会员\nabcdefgh"},
		{"校友会a \nabcdefg" + lasting, "校友会a" + lasting + "\nabcdefg" + lasting},
	} {
		if got := s.fill(c.frame, 8); got != c.want {
			t.Errorf("%q becomes %q", c.frame, got)
		}
		if again := s.fill(c.frame, 8); again != c.want {
			t.Errorf("%q becomes %q the second time", c.frame, again)
		}
	}
}
