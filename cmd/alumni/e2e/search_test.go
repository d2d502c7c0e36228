package e2e

import (
	"strings"
	"testing"
)

// What stands in a list is found there over ssh as well: people, groups and
// branches, in Han, in pinyin and by initials.
func TestATextFindsWhatTheListsShow(t *testing.T) {
	s := sharedSample(t)
	for _, c := range []struct{ list, name, pinyin string }{
		{"violation list", "邹俊生", "zoujunsheng"},
		{"violation list", "广东", "guangdong"},
		{"transfer list", "周涛", "zhoutao"},
		{"transfer list", "湖南", "hunan"},
		{"application list", "王建国", "wangjianguo"},
		{"application list", "北京", "beijing"},
		{"group list", "赵倩", "zhaoqian"},
		{"inbox", "北京", "beijing"},
	} {
		byName, byPinyin := s.must(c.list+" --text "+c.name), s.must(c.list+" --text "+c.pinyin)
		if !strings.Contains(byName, c.name) || !strings.Contains(byPinyin, c.name) {
			t.Errorf("%s does not find %s: %q, %s: %q", c.list, c.name, byName, c.pinyin, byPinyin)
		}
	}
	if out := s.must("audit list --text 0001 --limit 1"); !strings.Contains(out, "-0001") {
		t.Errorf("the audit log does not find a number: %q", out)
	}
	if out := s.must("inbox --text nobody --json"); strings.TrimSpace(out) != "[]" {
		t.Errorf("nobody is found: %q", out)
	}
}
