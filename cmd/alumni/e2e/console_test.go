package e2e

import (
	"encoding/json"
	"strings"
	"testing"
)

// inChinese is the same server for a client whose locale is Chinese.
func (s *server) inChinese() *server {
	other := *s
	before, after, ok := strings.Cut(s.line, "'SendEnv=")
	_, after, closed := strings.Cut(after, "'")
	if !ok || !closed {
		s.t.Fatalf("the demo sends no language by its line: %s", s.line)
	}
	other.line = before + "SetEnv=LANG=zh_CN.UTF-8" + after
	return &other
}

func TestM4_2_AnApplicationIsApprovedInTheConsole(t *testing.T) {
	t.Parallel()
	s := sample(t)
	c := s.inChinese().open(120, 40)
	c.see("件等您处理")
	c.press("4")
	c.see("› 逾期 1天  A-0013")
	c.press("a")
	c.see("批复同意 · A-0013")
	c.press("\t同意办理")
	c.see("同意办理")
	c.press("\r")
	c.unsee("› 逾期 1天  A-0013")
	var app struct {
		State, Group string
		Reply        struct{ Number, Note string }
	}
	if err := json.Unmarshal([]byte(s.must("application show A-0013 --json")), &app); err != nil {
		t.Fatal(err)
	}
	if app.State != "approved" || app.Group == "" || app.Reply.Number == "" || app.Reply.Note != "同意办理" {
		t.Errorf("%+v", app)
	}
	if out := s.must("group show " + app.Group); !strings.Contains(out, "武汉轻工大学深圳校友分会群02") {
		t.Errorf("the group: %s", out)
	}
}

func TestAStaleDecisionInTheConsoleKeepsTheDraft(t *testing.T) {
	t.Parallel()
	s := sample(t)
	c := s.inChinese().open(120, 40)
	c.press("4")
	c.see("› 逾期 1天  A-0013")
	c.press("a")
	c.see("批复同意 · A-0013")
	c.press("\t我的意见还没写完")
	c.see("我的意见还没写完")
	key := newKey(t)
	if r := s.ssh(readFile(t, key+".pub"), "account add --name 周明 --role officer --key -"); r.code != 0 {
		t.Fatal(r.err)
	}
	s.as(key, "alumni").must("application reject A-0013 --reason later")
	c.press("\r")
	text := c.until("who decided", func(text string) bool {
		return strings.Contains(text, "周明") && strings.Contains(text, "我的意见还没写完")
	})
	if !strings.Contains(text, "驳回") {
		t.Errorf("what happened is not said:\n%s", text)
	}
}

// The line drops while somebody writes a reason: the next session offers it where
// the form is opened again, and the one after that no more.
func TestTrap_WhatWasTypedOutlivesTheConnection(t *testing.T) {
	t.Parallel()
	s := sample(t).inChinese()
	rejects := func() *terminal {
		c := s.open(80, 24)
		c.see("件等您处理")
		c.press(":A-0013")
		c.see("打开 A-0013")
		c.press("\r")
		c.see("驳回")
		c.press("x")
		c.see("驳回 · A-0013")
		return c
	}
	c := rejects()
	c.press("缺理事会决议")
	c.see("缺理事会决议")
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	c.ended()

	c = rejects()
	for text := c.see("⏎ 驳回申请"); !strings.Contains(text, "上次未提交的内容"); { // the session before may still be ending
		c.press("\x1b")
		c.unsee("⏎ 驳回申请")
		c.press("x")
		text = c.see("⏎ 驳回申请")
	}
	c.press("\x12") // ctrl+r
	c.see("缺理事会决议")
	c.press("\x03")
	c.see("再按一次 ctrl+c 离开")
	c.press("\x03")
	c.ended()

	c = rejects()
	c.see("上次未提交的内容")
	c.press("\x18") // ctrl+x
	c.unsee("上次未提交的内容")
	c.press("\x03") // nothing is typed
	c.ended()
	c = rejects()
	c.press("a")
	if text := c.see("驳回理由  a"); strings.Contains(text, "上次未提交的内容") {
		t.Errorf("what was discarded is offered:\n%s", text)
	}
	s.must("audit verify")
}
