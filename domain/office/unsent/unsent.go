// Package unsent keeps what people fill into forms and do not submit, each for
// their own account and for a day. It is not logged, since nothing is decided, and
// nobody else reads it. It knows the core only.
package unsent

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Service keeps what was not submitted.
type Service struct{ *desk.Base }

// perStep is how many are forgotten in one transaction.
const perStep = 40

// Unsent gives what the caller did not submit of a form; the zero value for nothing.
func (o *Service) Unsent(ctx context.Context, by domain.Caller, form string) (domain.Unsent, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Unsent, error) {
		u, err := d.Unsent(d.Actor.Account, form)
		if domain.IsCode(err, domain.CodeNotFound) || err == nil && u.Over(d.Now) {
			return domain.Unsent{}, nil
		}
		return u, err
	})
}

// KeepUnsent keeps what the caller has filled into a form so far, in place of what
// was kept of it before. More than domain.UnsentSize is refused.
func (o *Service) KeepUnsent(ctx context.Context, by domain.Caller, form string, fields map[string]domain.UnsentField) error {
	u := domain.Unsent{Form: form, Fields: fields}
	if size := u.Size() + len(form); size > domain.UnsentSize {
		return domain.TooLong("form", domain.UnsentSize)
	}
	return o.Update(ctx, by, func(d *desk.Desk) error {
		if d.Actor.Account.IsZero() {
			return domain.Forbidden("") // the operator has no account to keep it for
		}
		if _, err := expire(d); err != nil {
			return err
		}
		u := u
		u.Account, u.At = d.Actor.Account, d.Now
		return d.PutUnsent(u, domain.MaxUnsent)
	})
}

// DropUnsent forgets what the caller did not submit of a form: it was submitted,
// or thrown away.
func (o *Service) DropUnsent(ctx context.Context, by domain.Caller, form string) error {
	return o.Update(ctx, by, func(d *desk.Desk) error { return d.DropUnsent(d.Actor.Account, form) })
}

// ExpireUnsent forgets what has been kept for a day, whosever it is.
func (o *Service) ExpireUnsent(ctx context.Context) error {
	return o.Rounds(ctx, desk.Operator(), func(d *desk.Desk) (more bool, err error) {
		return expire(d)
	})
}

func expire(d *desk.Desk) (more bool, err error) {
	n, err := d.ExpireUnsent(d.Now.Add(-domain.UnsentFor+1), perStep)
	return n == perStep, err
}
