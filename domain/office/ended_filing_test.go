package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/registry"
)

// Who looks for groups still to be filed finds none that ended, M4.4; who asks
// for the ended ones sees how far each had come.
func TestM4_4_AGroupThatEndedOwesNoFiling(t *testing.T) {
	w := newWorld(t)
	g := w.groupByID(w.room(w.beijing, 10, w.vice, w.secretary))
	state := g.Filing
	found := func(f registry.GroupFilter) (n int) {
		page, err := w.Groups(w.ctx, w.officer, f)
		w.must(err)
		for _, r := range page.Items {
			if r.ID == g.ID {
				n++
			}
		}
		return n
	}
	if n := found(registry.GroupFilter{Filing: state}); n != 1 {
		t.Fatalf("in use it is found %d times by its filing", n)
	}
	w.dissolved(g)
	if n := found(registry.GroupFilter{Filing: state}); n != 0 {
		t.Errorf("ended it is found by its filing alone")
	}
	if n := found(registry.GroupFilter{Filing: state, State: domain.GroupEnded}); n != 1 {
		t.Errorf("among the ended ones it is found %d times", n)
	}
}
