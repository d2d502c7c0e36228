package e2e

import (
	"strings"
	"testing"
)

// One cursor move through the branch list costs at most 400 bytes on the wire,
// so that no upgrade of the renderer brings whole repaints back unnoticed.
func TestACursorMoveCostsFewBytes(t *testing.T) {
	s := sharedDemo(t)
	c := s.open(120, 40)
	c.see("q quit")
	c.press("2")
	c.see("› 北京")
	for _, place := range []string{"天津", "上海", "重庆", "河北", "山西"} {
		before := c.screen.sent()
		c.press("j")
		c.until(place, func(text string) bool { return strings.Contains(text, "› "+place) })
		if n := c.screen.sent() - before; n > 400 {
			t.Errorf("the move to %s cost %d bytes", place, n)
		} else {
			t.Logf("%s: %d bytes", place, n)
		}
	}
}
