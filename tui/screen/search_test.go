package screen_test

import (
	"strings"
	"testing"
	"time"
)

// loses waits until the screen shows a text no more.
func (p *person) loses(text string) {
	p.Helper()
	deadline := time.After(10 * time.Minute)
	for strings.Contains(flat(p.screen()), flat(text)) {
		select {
		case msg := <-p.msgs:
			p.tell(msg)
		case <-deadline:
			p.Fatalf("the screen still shows %q:\n%s", text, p.screen())
		}
	}
}

// Whoever sees a name in a list types it there after "/", in Han or in pinyin.
func TestEveryListIsSearchedForWhatItShows(t *testing.T) {
	r := newRegistry(t)
	const none = "没有符合的记录"
	type step struct{ text, sees, not string }
	for section, steps := range map[string][]step{
		"1": {{"zt", "周涛", "北京校友分会"}, {"粮食", "粮食行业分会", "周涛"}},
		"3": {{"zhaoqian", "北京01群", "湖南01群"}, {"周涛", "湖南01群", "北京01群"}},
		"4": {{"赵倩", "北京", "粮食行业"}, {"lshy", "粮食行业", "北京"}},
		"5": {{"赵倩", none, "周涛"}, {"chenjing", "周涛", none}},
		"0": {{"何俊", none, "陈主任"}, {"chenzhuren", "陈主任", none}, {"0004", "A-0004", none}},
	} {
		li := r.sits(r.officer, "zh", 80, 24)
		li.presses(section)
		for _, c := range steps {
			li.presses("/", "ctrl+u")
			li.types(c.text)
			li.presses("enter")
			li.loses(c.not)
			li.sees(c.sees)
		}
	}
}
