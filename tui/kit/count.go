package kit

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
)

const (
	// countRest is how long a list rests before its rows are counted: who types
	// on counts nothing.
	countRest = 300 * time.Millisecond
	// countMost is how many rows are counted by reading them.
	countMost = 50_000
)

// rowsCounted is how many rows a list has; 0 where they are too many to tell.
type rowsCounted int

// count counts the rows of the list that is shown where its first pages don't
// tell how many there are; what was under way for another list is given up.
func (b *browser[R]) count(p ListPage[R]) tea.Cmd {
	if b.stopCount != nil {
		b.stopCount()
		b.stopCount = nil
	}
	if p.Next == "" || p.Total != nil {
		b.counted = 0
		return nil
	}
	var ctx context.Context
	ctx, b.stopCount = context.WithCancel(b.env.Ctx)
	all, loaded, next := b.spec.Count, len(p.Items), p.Next
	q := ListQuery{Chip: b.chip, Text: b.asked, Limit: domain.MaxLimit}
	if all == nil {
		all = func(ctx context.Context, q ListQuery) (int, error) {
			q.After = next
			return countPages(ctx, b.read, q, loaded)
		}
	}
	return Do(b.env, b.counts.Next(), func(context.Context) (rowsCounted, error) {
		select {
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-time.After(countRest):
		}
		n, err := all(ctx, q)
		return rowsCounted(n), err
	})
}

// countPages counts the rows of all further pages.
func countPages[R any](ctx context.Context, load func(context.Context, ListQuery) (ListPage[R], error), q ListQuery, n int) (int, error) {
	for q.After != "" {
		if n > countMost {
			return 0, nil
		}
		p, err := load(ctx, q)
		if err != nil {
			return 0, err
		}
		n, q.After = n+len(p.Items), p.Next
		if err := ctx.Err(); err != nil {
			return 0, err
		}
	}
	return n, nil
}

// tell shows the number when it is there.
func (b *browser[R]) tell(msg Result[rowsCounted]) tea.Cmd {
	n := int(msg.Value)
	if msg.Token != b.counts || msg.Err != nil || n == 0 || n == b.counted {
		return nil
	}
	b.counted = n
	return b.reload()
}
