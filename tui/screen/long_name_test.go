package screen_test

import (
	"strings"
	"testing"
)

// A long name is read whole where the list has room for it.
func TestN1_2a_ALongNameIsNotCutWhereThereIsRoom(t *testing.T) {
	const long = "欧阳·阿卜杜拉江"
	for _, lang := range []string{"zh", "en"} {
		r := newRegistry(t)
		r.person(long, "北京", true)
		r.join(r.beijing, long, "北京")
		li := r.sits(r.officer, lang, 80, 24)
		li.opens(r.beijing)
		li.sees("北京校友分会群01")
		li.presses("m")
		li.sees("欧阳·")
		if row := li.row("欧阳·"); !strings.Contains(row, " "+long+" ") {
			t.Errorf("%s: the list of members cuts %q", lang, row)
		}
	}
}
