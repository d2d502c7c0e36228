package desk

import (
	"context"
	"time"

	"alumni/domain"
)

// sureKey marks a context of somebody who said that the clock is right.
type sureKey struct{}

// SureOfClock is the context of a use-case whose caller was told that the clock
// is doubted and said that it is right all the same.
func SureOfClock(ctx context.Context) context.Context {
	return context.WithValue(ctx, sureKey{}, true)
}

// ClockDoubt tells whether the next decision will be asked whether the clock is right.
func (o *Base) ClockDoubt(ctx context.Context) error {
	now := o.Clock()
	return plain(o.store.View(ctx, func(tx domain.Tx) error {
		last, err := lastEntry(tx)
		if err != nil {
			return err
		}
		return domain.ClockDoubt(now, last)
	}))
}

// lastEntry is when the last entry of the log was written; zero for none.
func lastEntry(tx domain.Tx) (time.Time, error) {
	page, err := tx.Audit(domain.Query{Limit: 1})
	if err != nil || len(page.Items) == 0 {
		return time.Time{}, err
	}
	return page.Items[0].At, nil
}

// timely refuses the first entry of a change while the clock is doubted and the
// caller did not say that it is right. What is written then is what the entries
// after it are measured by.
func (d *Desk) timely() error {
	if d.timed || d.sure {
		return nil
	}
	last, err := lastEntry(d.Tx)
	if err != nil {
		return err
	}
	d.timed = true
	return domain.ClockDoubt(d.Now, last)
}
