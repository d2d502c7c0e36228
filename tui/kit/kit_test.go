package kit

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/show"
)

func TestCursorMovePaintsTwoRows(t *testing.T) {
	env := testEnv(t)
	b := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { return page1(testRows(1, 60)), nil })
	b.View(120, 36)
	drive(b, b.reload())
	b.View(120, 36)
	before := b.list.painted
	b.list.Move(1)
	b.View(120, 36)
	if n := b.list.painted - before; n > 2 || n == 0 {
		t.Fatalf("one move painted %d rows, want 1 or 2", n)
	}
	before = b.list.painted
	b.list.Move(-1)
	b.View(120, 36)
	if n := b.list.painted - before; n > 1 {
		t.Fatalf("moving back painted %d rows, want 1: the rows at rest are kept", n)
	}
}

func TestChangedRowIsPaintedAgain(t *testing.T) {
	env := testEnv(t)
	rows := testRows(1, 10)
	b := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { return page1(rows), nil })
	drive(b, b.reload())
	b.View(120, 36)
	rows = testRows(1, 10)
	rows[4].name, rows[4].stamp = "改名后的群", 2
	drive(b, b.reload())
	if v := b.View(120, 36); !strings.Contains(v, "改名后的群") {
		t.Fatal("the changed row still shows its old text")
	}
}

func TestEventKeepsSelectionAndSearch(t *testing.T) {
	env := testEnv(t)
	rows := testRows(1, 50)
	b := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { return page1(rows), nil })
	b.View(120, 20)
	drive(b, b.reload())
	press(b, "/", "b", "enter")
	for range 30 {
		b.list.Move(1)
	}
	b.View(120, 20)
	was, line := b.list.SelectedID(), b.list.cursor-b.list.top
	rows = append(testRows(100, 2), rows...)
	_, cmd := b.Update(EventMsg{domain.Event{Subject: rows[0].id}})
	drive(b, cmd)
	b.View(120, 20)
	if b.list.SelectedID() != was || b.list.cursor-b.list.top != line {
		t.Fatalf("selected %s on line %d, was %s on line %d", b.list.SelectedID(), b.list.cursor-b.list.top, was, line)
	}
	if b.search.Value() != "b" {
		t.Fatalf("search text %q was lost", b.search.Value())
	}
}

func TestAnotherSearchBeginsAtItsFirstRow(t *testing.T) {
	env := testEnv(t)
	b := testBrowser(env, func(q ListQuery) (ListPage[testRow], error) {
		if q.Text == "" {
			return page1(testRows(5, 3)), nil
		}
		return page1(testRows(1, 9)), nil
	})
	drive(b, b.reload())
	press(b, "/", "h")
	if got := b.list.SelectedID(); got.Seq != 1 {
		t.Fatalf("the cursor stands on %s, not on the best match", got)
	}
}

func TestLateResultIsDropped(t *testing.T) {
	env := testEnv(t)
	b := testBrowser(env, func(q ListQuery) (ListPage[testRow], error) {
		if q.Text == "" {
			return page1(testRows(1, 5)), nil
		}
		return page1(testRows(7, 1)), nil
	})
	slow := b.reload()
	b.search.SetValue("七")
	fast := b.reload()
	drive(b, fast)
	drive(b, slow)
	if n := len(b.list.Rows()); n != 1 {
		t.Fatalf("the late answer replaced the list: %d rows", n)
	}
	other := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { return page1(testRows(1, 3)), nil })
	for _, m := range messages(other.reload()) {
		b.Update(m)
	}
	if n := len(b.list.Rows()); n != 1 {
		t.Fatalf("another screen's answer came in: %d rows", n)
	}
}

func TestDetailWaitsUntilTheCursorRests(t *testing.T) {
	env := testEnv(t)
	loads := 0
	env.Detail = func(_ context.Context, id domain.ID) (Detail, error) {
		loads++
		return Detail{Doc: show.Doc{Title: "详情 " + id.String()}}, nil
	}
	b := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { return page1(testRows(1, 50)), nil })
	env.Wide = true
	b.View(120, 30)
	drive(b, b.reload())
	var waits []tea.Cmd
	for range 10 {
		_, cmd := b.Update(keyMsg("j"))
		waits = append(waits, cmd)
	}
	for _, w := range waits {
		drive(b, w)
	}
	if loads > 2 {
		t.Fatalf("%d details were loaded on the way, want the first row's and the last one's", loads)
	}
	if v := b.View(120, 30); !strings.Contains(v, "详情 G-0011") {
		t.Fatal("the detail of the row under the cursor is not shown")
	}
}

// A key that is pressed on rows which came while something changed is for the row under
// the cursor, though the list is read once more.
func TestAKeyIsForTheRowThatCameWhileTheListChanged(t *testing.T) {
	env := testEnv(t)
	var done []domain.ID
	env.Detail = func(_ context.Context, id domain.ID) (Detail, error) {
		return Detail{Bindings: []Binding{{Key: "x", Run: func() tea.Cmd { done = append(done, id); return nil }}}}, nil
	}
	b := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { return page1(testRows(1, 3)), nil })
	first := b.Init()
	b.Update(EventMsg{domain.Event{Subject: testRows(1, 1)[0].id}})
	var again []tea.Cmd
	for _, m := range messages(first) {
		_, cmd := b.Update(m)
		again = append(again, cmd)
	}
	_, cmd := b.Update(keyMsg("x"))
	drive(b, cmd)
	for _, c := range again {
		drive(b, c)
	}
	if len(done) != 1 || done[0] != testRows(1, 1)[0].id {
		t.Errorf("the key was for %v", done)
	}
}

func TestPagesFollowTheCursor(t *testing.T) {
	env := testEnv(t)
	asked := 0
	b := testBrowser(env, func(q ListQuery) (ListPage[testRow], error) {
		if q.Limit < domain.MaxLimit { // the rows of this endless list are counted beside it, up to a bound
			asked++
		}
		from := 1
		if q.After != "" {
			_, _ = fmt.Sscan(q.After, &from)
		}
		p := page1(testRows(from, q.Limit))
		p.Next = fmt.Sprint(from + q.Limit)
		return p, nil
	})
	b.View(80, 20)
	drive(b, b.reload())
	first := len(b.list.Rows())
	if first > 2*b.page || asked != 1 {
		t.Fatalf("first load read %d rows in %d pages", first, asked)
	}
	press(b, "G")
	if n := len(b.list.Rows()); n <= first {
		t.Fatalf("no further page was loaded: %d rows", n)
	}
	if b.list.SelectedID().Seq != uint64(first) {
		t.Fatalf("the cursor moved to %s with the page", b.list.SelectedID())
	}
}

func TestEmptyAndErrorAreCalm(t *testing.T) {
	env := testEnv(t)
	var err error
	b := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { return ListPage[testRow]{}, err })
	if v := b.View(80, 20); !strings.Contains(v, env.Text.Console.Loading) {
		t.Fatal("a list that loads does not say so")
	}
	drive(b, b.reload())
	if v := b.View(80, 20); !strings.Contains(v, "还没有群") {
		t.Fatal("an empty list does not say so")
	}
	err = errors.New("disk on fire")
	drive(b, b.reload())
	v := b.View(80, 20)
	if !strings.Contains(v, env.Text.Console.LoadFailed) || strings.Contains(v, "on fire") {
		t.Fatal("a failed list must say so without showing the cause")
	}
}

func TestSearchFieldCursorStandsAfterHan(t *testing.T) {
	env := testEnv(t)
	b := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { return page1(nil), nil })
	b.View(80, 20)
	press(b, "/", "北", "京", "b")
	b.View(80, 20)
	x, y, ok := b.Cursor()
	if !ok || x != 3+5 || y != 1 {
		t.Fatalf("cursor at %d,%d %v, want 8,1: two wide characters and one narrow", x, y, ok)
	}
	press(b, "left", "left")
	if x, _, _ := b.Cursor(); x != 3+2 {
		t.Fatalf("cursor at %d after going left twice, want 5", x)
	}
	press(b, "enter")
	if _, _, ok := b.Cursor(); ok {
		t.Fatal("a cursor without a field")
	}
}

func TestBurstOfEventsReloadsTwiceAtMost(t *testing.T) {
	env := testEnv(t)
	loads, details := 0, 0
	env.Detail = func(context.Context, domain.ID) (Detail, error) { details++; return Detail{}, nil }
	b := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { loads++; return page1(testRows(1, 5)), nil })
	drive(b, b.reload())
	loads, details = 0, 0
	var waiting []tea.Cmd
	for range 50 {
		_, cmd := b.Update(EventMsg{domain.Event{Lost: true}})
		waiting = append(waiting, cmd)
	}
	for _, cmd := range waiting {
		drive(b, cmd)
	}
	if loads != 2 || details > 2 {
		t.Fatalf("50 events loaded the list %d times and the record %d times, want 2: what came meanwhile is caught up once",
			loads, details)
	}
}
