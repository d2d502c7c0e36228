package screen_test

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui"
)

func (p *person) restores() { p.tell(tea.KeyPressMsg{Code: 'r', Mod: tea.ModCtrl}) }

// rejects begins to reject the application of the world, from the list.
func (p *person) rejects() {
	p.Helper()
	p.presses("4")
	p.sees("北京02群", "批复同意")
	p.presses("x")
	p.sees("驳回 · A-0003")
}

// The line drops while somebody writes a reason. The next session offers it where
// the form is opened again, from wherever; nobody else is offered it.
func TestTrap_AReasonOutlivesTheLine(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.rejects()
	li.types("缺理事会决议")
	li.sees("缺理事会决议")
	li.model.(*tui.Model).Left()

	other := r.sits(r.other, "zh", 120, 40)
	other.rejects()
	other.doesNotSee("上次未提交的内容")

	li = r.sits(r.officer, "zh", 80, 24)
	li.opens(r.application)
	li.sees("新建群申请", "驳回")
	li.presses("x")
	li.sees("驳回 · A-0003", "上次未提交的内容（11-20 10:00）：ctrl+r 恢复，ctrl+x 丢弃")
	li.doesNotSee("缺理事会决议")
	li.restores()
	li.sees("缺理事会决议")
	li.doesNotSee("上次未提交的内容")
	li.presses("enter")
	li.sees("已驳回 A-0003")
	v, err := r.Application(r.ctx, r.officer, r.application)
	r.must(err)
	if v.Reply.Note != "缺理事会决议" {
		t.Errorf("the reason is %q", v.Reply.Note)
	}
	if kept := r.keptOf("驳回 · A-0003"); len(kept) != 0 {
		t.Errorf("submitted, but kept: %v", kept)
	}
}

// keptOf is what is kept of the officer's form on the application.
func (r *registry) keptOf(title string) map[string]domain.UnsentField {
	r.Helper()
	u, err := r.Unsent(context.Background(), r.officer, r.application.String()+" "+title)
	r.must(err)
	return u.Fields
}

// A server that is killed loses no more than the last seconds: what is typed is
// written soon after, and not only at the end of the session.
func TestWhatIsTypedIsWrittenWhileTheSessionGoesOn(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.rejects()
	li.types("缺理事会决议")
	deadline := time.After(10 * time.Minute)
	for {
		for _, f := range r.keptOf("驳回 · A-0003") {
			if strings.Contains(f.Text, "缺理事会决议") {
				return
			}
		}
		select {
		case msg := <-li.msgs:
			li.tell(msg)
		case <-time.After(20 * time.Millisecond):
		case <-deadline:
			t.Fatal("it was never written")
		}
	}
}
