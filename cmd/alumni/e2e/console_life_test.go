package e2e

import (
	"regexp"
	"strings"
	"testing"
)

var (
	anApplication = regexp.MustCompile(`A-\d{4}`)
	aGroup        = regexp.MustCompile(`G-\d{4}`)
)

// An officer takes an application that came on paper from its arrival to the
// filed group by the console's keys alone; one command looks at the result.
func TestM4_AnApplicationFromArrivalToFiledInTheConsole(t *testing.T) {
	t.Parallel()
	s := sample(t).inChinese()
	c := s.open(120, 40)
	c.see("件等您处理")
	app := c.arrives()
	c.claimAndReturn(app)
	group := c.mendAndApprove(app)
	c.setUp()
	c.publishBoth()
	c.file()
	g := (&registry{server: s}).group(group)
	if g.State != "active" || g.Filing != "filed" || g.Publication.Website.Link == "" || g.Name != "武汉轻工大学江苏校友分会群03" {
		t.Errorf("the group is %+v", g)
	}
	s.must("audit verify")
}

// arrives enters an application and keeps it as a draft, since the headcount is
// still to be asked for; then hands it in.
func (m *terminal) arrives() (number string) {
	m.t.Helper()
	m.enters("2/江苏", "/ 江苏")
	m.see("› 江苏")
	m.press("n")
	m.see("申请建群 · 江苏校友分会")
	m.press("\t冯俊")
	m.see("› 冯俊")
	m.press("\r")
	m.unsee("› 冯俊")
	m.press("\t苏校理〔2026〕9号")
	m.see("文件日期")
	m.press("\t2026.11.2")
	m.see("2026.11.2")
	m.press("\x13") // ctrl+s
	number = anApplication.FindString(lineWith(m.see("已存草稿"), "已存草稿"))
	m.opens(number, "新建群申请")
	m.see("续填并提交")
	m.press("e")
	m.see("新建群 · 草稿 " + number)
	m.press("\t\t\t\t\t\t62\t校友增多")
	m.see("校友增多")
	m.press("\r")
	m.see("已提交")
	return number
}

// open opens a record by its number through the palette.
func (m *terminal) opens(number, title string) {
	m.t.Helper()
	m.press(":" + number)
	m.see("打开 " + number)
	m.press("\r")
	m.see(title)
}

// lineWith gives the first line of a screen that has a text.
func lineWith(screen, text string) string {
	for line := range strings.SplitSeq(screen, "\n") {
		if strings.Contains(line, text) {
			return line
		}
	}
	return ""
}

// claimAndReturn takes the application on and sends it back for what it lacks.
func (m *terminal) claimAndReturn(number string) {
	m.t.Helper()
	m.see("领办")
	m.press("c")
	m.see("已领办")
	m.press("b")
	m.see("退回补正 · " + number)
	m.press(" \t请附决议原件")
	m.see("请附决议原件")
	m.press("\r")
	m.see("已退回")
}

// mendAndApprove hands it in again, approves it and reads the reply.
func (m *terminal) mendAndApprove(number string) (group string) {
	m.t.Helper()
	m.press("e")
	m.see("⏎ 提交申请")
	m.press("\r")
	m.see("已提交 " + number)
	m.press("a")
	m.see("批复同意 · " + number)
	m.press("\r")
	m.see("已同意")
	m.press("l")
	m.see("群名为“武汉轻工大学江苏校友分会群03”")
	m.press("y")
	m.see("已复制")
	m.press("\x1b")
	return aGroup.FindString(m.see("G-"))
}

// setUp proves that the group was set up in WeChat.
func (m *terminal) setUp() {
	m.t.Helper()
	m.enters("1/江苏03", "/ 江苏03")
	m.see("› 3天        建群")
	m.press("d")
	m.see("办结建群")
	m.enters("群已建，群主已入群", "群已建，群主已入群")
	m.see("✓ 已办结")
}

// publishBoth ticks the two boxes of the publication one after the other.
func (m *terminal) publishBoth() {
	m.t.Helper()
	m.enters("7/江苏03", "/ 江苏03")
	m.see("7天      江苏03群")
	m.press("t")
	m.see("登记公布 · 武汉轻工大学江苏校友分会群03")
	m.enters("https://mp.example.org/3", "mp.example.org/3")
	m.see("还缺网站")
	m.press("t")
	m.see("登记公布 · 武汉轻工大学江苏校友分会群03")
	m.enters("https://www.example.org/3", "www.example.org/3")
	m.see("两个渠道都已公布")
}

// file hands the form in that the branch sent: the task shows it first.
func (m *terminal) file() {
	m.t.Helper()
	m.enters("1/江苏03", "/ 江苏03")
	m.see("江苏03群 未报备案表")
	m.press("d")
	m.see("备案表 · 江苏03群")
	m.see("冯俊 · 副会长")
	m.press("\r")
	m.unsee("江苏03群 未报备案表")
}
