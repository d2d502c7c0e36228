// Package office holds the use-cases: one method per thing a person does. Each
// takes its time and opens one transaction, loads the caller's present role in
// it, applies the pure rule, writes, appends the audit entry in the same
// transaction, and publishes the event after the commit. Every face (console,
// commands, files) comes through here; authorisation is decided here and
// nowhere else.
package office

import (
	"context"
	"time"

	"alumni/domain"
	"alumni/domain/rulebook"
)

// Office runs the use-cases over a store.
type Office struct {
	store domain.Store
	now   func() time.Time
	bus   *bus
	memo  *progressMemo
	after []func([]domain.Event) // what hears of every commit
}

// Option changes how an Office works.
type Option func(*Office)

// WithClock makes the office take the time from now.
func WithClock(now func() time.Time) Option { return func(o *Office) { o.now = now } }

// New makes an office over a store.
func New(store domain.Store, opts ...Option) *Office {
	o := &Office{store: store, now: time.Now, bus: newBus(), memo: &progressMemo{kept: map[memoKey]counted{}}}
	o.after = append(o.after, o.memo.changed)
	for _, opt := range opts {
		opt(o)
	}
	return o
}

// Now is the office's time.
func (o *Office) Now() time.Time { return o.now() }

// operator is who sets the store up: the server's own shell.
func operator() domain.Caller { return domain.Caller{Face: domain.FaceLocal} }

// EnsureReady makes a new store ready: it writes the first version of the rule
// set, M10, with the audit entries that begin the chain, and the table of
// places, M4.6. On a store that has both it does nothing.
func (o *Office) EnsureReady(ctx context.Context) error {
	if err := o.ensureRules(ctx); err != nil {
		return err
	}
	return o.ensurePlaces(ctx)
}

// ensureRules writes the first version of the rule set, M10, into a store that
// has none. The notice carries no date of its own; the first version takes
// effect before the deadline that the notice sets for filing (2020-12-31), so
// that every event on record has a rule in force.
func (o *Office) ensureRules(ctx context.Context) error {
	return o.update(ctx, operator(), func(d *desk) error {
		n, err := d.RuleSets().Count(domain.Query{}, 1)
		if err != nil || n > 0 {
			return err
		}
		set := rulebook.Default()
		if err := save(d, d.RuleSets(), &set); err != nil {
			return err
		}
		if err := d.note(domain.AuditEntry{Action: domain.ActStoreInit}, nil, nil); err != nil {
			return err
		}
		return d.note(domain.AuditEntry{
			Action: domain.ActRuleSetAdd, Subject: set.ID, Version: set.Version,
			Changes: []domain.Change{{Field: "effective", After: string(domain.DateOf(set.Effective))}},
			Rules:   []domain.ClauseID{"M9", "M10"},
		}, nil, nil)
	})
}

// HasDirector tells whether an active HQ director exists.
func (o *Office) HasDirector(ctx context.Context) (bool, error) {
	var found bool
	err := o.view(ctx, operator(), func(d *desk) (err error) {
		found, err = d.hasDirector(domain.ID{})
		return err
	})
	return found, err
}

// EnsureDirector makes the first HQ directors if there is no active one, and
// tells whether it made any. The role is director whatever the input says.
func (o *Office) EnsureDirector(ctx context.Context, in []AddAccount) (bool, error) {
	clean := make([]AddAccount, 0, len(in))
	for _, a := range in {
		a.Role, a.Scope = domain.RoleDirector, domain.ID{}
		a, err := cleanAccount(a)
		if err != nil {
			return false, err
		}
		clean = append(clean, a)
	}
	var made bool
	err := o.update(ctx, operator(), func(d *desk) error {
		made = false
		found, err := d.hasDirector(domain.ID{})
		if err != nil || found {
			return err
		}
		for _, a := range clean {
			if _, err := d.addAccount(a); err != nil {
				return err
			}
		}
		made = len(clean) > 0
		return nil
	})
	return made && err == nil, err
}
