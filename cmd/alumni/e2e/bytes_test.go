package e2e

import (
	"fmt"
	"testing"
)

// One cursor move through the branch list costs at most 400 bytes on the wire,
// so that no upgrade of the renderer brings whole repaints back unnoticed.
func TestACursorMoveCostsFewBytes(t *testing.T) {
	s := sharedSample(t)
	c := s.open(120, 40)
	c.see("q Quit")
	c.press("2")
	c.see("› 北京")
	c.see("B-0001")
	// On a busy machine the detail of the record may be painted together with
	// the move to it, so the least of the moves is what a move costs; a renderer
	// that repaints the screen would show in every one.
	least := 1 << 20
	for i, place := range []string{"天津", "上海", "重庆", "河北", "山西"} {
		before := c.screen.sent()
		c.press("j")
		c.see("› " + place)
		n := c.screen.sent() - before
		t.Logf("%s: %d bytes", place, n)
		least = min(least, n)
		c.see(fmt.Sprintf("B-%04d", i+2))
	}
	if least > 400 {
		t.Errorf("a move costs %d bytes", least)
	}
}
