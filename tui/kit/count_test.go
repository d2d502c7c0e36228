package kit

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"alumni/domain"
	"alumni/tui/show"
)

// A list says how many rows it has under each question: at once where its page
// tells, else when they were counted beside it, and never a number of another
// question.
func TestAListSaysHowManyThereAreOnceTheyAreCounted(t *testing.T) {
	env := testEnv(t)
	of := map[string]int{"": 1234, "a": 700, "ab": 3}
	var shown []string
	spec := BrowserSpec[testRow]{
		Columns: testColumns(), Search: true,
		ID: func(r testRow) domain.ID { return r.id }, Stamp: func(r testRow) uint64 { return r.stamp },
		Load: func(_ context.Context, q ListQuery) (ListPage[testRow], error) {
			from := 1
			if q.After != "" {
				_, _ = fmt.Sscan(q.After, &from)
			}
			n := min(q.Limit, of[q.Text]+1-from)
			p := ListPage[testRow]{Page: domain.Page[testRow]{Items: testRows(from, n)}}
			if from+n <= of[q.Text] {
				p.Next = fmt.Sprint(from + n)
			}
			p.Headline = []show.Cell{{Text: Found(q, p.Page)}}
			if q.Limit < domain.MaxLimit && q.After == "" {
				shown = append(shown, q.Text+"="+p.Headline[0].Text)
			}
			return p, nil
		},
	}
	b := NewBrowser(env, spec).(*browser[testRow])
	b.View(80, 20)
	drive(b, b.turn())
	press(b, "/", "a", "b")
	if want := []string{"=40+", "=1234", "a=40+", "a=700", "ab=3"}; !slices.Equal(shown, want) {
		t.Errorf("page by page it says %v", shown)
	}
	shown = nil
	spec.Count = func(_ context.Context, q ListQuery) (int, error) { return of[q.Text], nil }
	b = NewBrowser(env, spec).(*browser[testRow])
	b.View(80, 20)
	drive(b, b.turn())
	if want := []string{"=40+", "=1234"}; !slices.Equal(shown, want) {
		t.Errorf("counted by itself it says %v", shown)
	}
	p, err := spec.Load(t.Context(), ListQuery{Limit: 40})
	total := 99
	if p.Total = &total; err != nil || Found(ListQuery{Limit: 40}, p.Page) != "99" {
		t.Error("the page's own total is not taken")
	}
	// What was counted for another text comes late and is dropped.
	p.Total = nil
	late := b.count(p)
	b.turn()
	was := b.counted
	drive(b, late)
	if b.counted != was {
		t.Errorf("a late count is shown: %d", b.counted)
	}
}
