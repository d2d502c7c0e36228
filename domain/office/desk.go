package office

import (
	"context"
	"slices"
	"time"

	"alumni/domain"
)

// desk is one caller's work inside one transaction: who asks, when, and what
// was read already. A use-case that runs twice gets a new desk each time, so
// nothing of the first run is left.
type desk struct {
	domain.Tx
	by     domain.Caller
	actor  domain.Actor
	now    time.Time
	events []domain.Event

	sets     []domain.RuleSet
	people   map[domain.ID]domain.Person
	branches map[domain.ID]domain.Branch
	groups   map[domain.ID]domain.Group
	accounts map[domain.ID]string
}

func newDesk(tx domain.Tx, by domain.Caller, now time.Time) *desk {
	return &desk{
		Tx: tx, by: by, now: now,
		people: map[domain.ID]domain.Person{}, branches: map[domain.ID]domain.Branch{},
		groups: map[domain.ID]domain.Group{}, accounts: map[domain.ID]string{},
	}
}

// view runs a reading use-case with the caller's present role.
func (o *Office) view(ctx context.Context, by domain.Caller, fn func(*desk) error) error {
	now := o.now()
	return plain(o.store.View(ctx, func(tx domain.Tx) error {
		d := newDesk(tx, by, now)
		if err := d.loadActor(); err != nil {
			return err
		}
		return fn(d)
	}))
}

// update runs a changing use-case with the caller's present role and publishes
// its events after the commit. fn may run more than once.
func (o *Office) update(ctx context.Context, by domain.Caller, fn func(*desk) error) error {
	now := o.now()
	var events []domain.Event
	err := o.store.Update(ctx, func(tx domain.Tx) error {
		d := newDesk(tx, by, now)
		if err := d.loadActor(); err != nil {
			return err
		}
		if err := fn(d); err != nil {
			return err
		}
		events = d.events
		return nil
	})
	if err != nil {
		return plain(err)
	}
	for _, fn := range o.after {
		fn(events)
	}
	o.bus.publish(events)
	return nil
}

// read runs a reading use-case. With an error it gives the zero value.
func read[T any](ctx context.Context, o *Office, by domain.Caller, fn func(*desk) (T, error)) (T, error) {
	return framed(ctx, by, o.view, fn)
}

// change runs a changing use-case; fn may run more than once, and the last
// result counts. With an error it gives the zero value.
func change[T any](ctx context.Context, o *Office, by domain.Caller, fn func(*desk) (T, error)) (T, error) {
	return framed(ctx, by, o.update, fn)
}

func framed[T any](
	ctx context.Context, by domain.Caller, run func(context.Context, domain.Caller, func(*desk) error) error, fn func(*desk) (T, error),
) (T, error) {
	var out, none T
	err := run(ctx, by, func(d *desk) (err error) {
		out, err = fn(d)
		return err
	})
	if err != nil {
		return none, err
	}
	return out, nil
}

// plain makes every error a domain error, so that no face meets another kind.
func plain(err error) error {
	if err == nil {
		return nil
	}
	return domain.AsError(err)
}

// disabled is the one answer to a key that is unknown or whose account is
// disabled: it tells nobody which keys exist.
func disabled() error {
	return &domain.Error{Code: domain.CodeForbidden, Fault: domain.FaultDisabled}
}

// loadActor finds the caller's account by the proven key. The operator on the
// server's own shell has a director's rights and no account.
func (d *desk) loadActor() error {
	if d.by.Fingerprint == "" {
		if d.by.Face != domain.FaceLocal {
			return disabled()
		}
		d.actor = domain.Actor{Role: domain.RoleDirector}
		return nil
	}
	id, err := d.Claimed(domain.ClaimKey, d.by.Fingerprint)
	if err != nil {
		return err
	}
	if id.IsZero() {
		return disabled()
	}
	acc, err := d.Accounts().Get(id)
	if err != nil {
		return err
	}
	has := slices.ContainsFunc(acc.Keys, func(k domain.AccountKey) bool { return k.Fingerprint == d.by.Fingerprint })
	if acc.State != domain.AccountActive || !has {
		return disabled()
	}
	d.actor = domain.Actor{
		Account: acc.ID, Name: acc.Name, Role: acc.Role, Scope: acc.Scope, Person: acc.Person, Lang: acc.Lang,
	}
	if acc.Role == domain.RoleGroupManager {
		g, err := d.group(acc.Scope)
		if err != nil {
			return err
		}
		if !mayManage(acc.Person, g) {
			return disabled() // the role went to somebody else, the rights with it
		}
		d.actor.GroupBranch = g.Branch
	}
	return nil
}

// mayManage tells whether the person of a group manager's account, if known, is
// the group's owner or an admin now, M5.1, M6.
func mayManage(person domain.ID, g domain.Group) bool {
	return person.IsZero() || person == g.Owner || slices.Contains(g.Admins, person)
}

// note appends an audit entry for a record in the same transaction and keeps
// the event that is published after the commit. Detail is nil for no free text.
func (d *desk) note(e domain.AuditEntry, scope []domain.ID, detail *domain.AuditDetail) error {
	e.At, e.Account, e.Fingerprint = d.now, d.actor.Account, d.by.Fingerprint
	e.Remote, e.Face = d.by.Remote, d.by.Face
	e.Related = related(e.Subject, e.Related)
	if _, err := d.AppendAudit(e, detail); err != nil {
		return err
	}
	d.events = append(d.events, domain.Event{
		Subject: e.Subject, Version: e.Version, Action: e.Action, By: e.Account, Scope: slices.Clone(scope),
	})
	return nil
}

// stateChange is what a step of a status machine changed, and what else did.
func stateChange[S ~string](before, after S, more ...domain.Change) []domain.Change {
	return append([]domain.Change{{Field: "state", Before: string(before), After: string(after)}}, more...)
}

// save writes a record as it is now; a new one under the next number of its
// kind, unless it has one.
func save[T any, P interface {
	*T
	Head() *domain.Meta
}](d *desk, table domain.Table[T], v P) (err error) {
	m := v.Head()
	if m.ID.IsZero() {
		if m.ID, err = d.NextID(table.Kind()); err != nil {
			return err
		}
	}
	if m.CreatedAt.IsZero() {
		m.CreatedAt = d.now
	}
	m.UpdatedAt = d.now
	return table.Put(v)
}

// mayNow checks that the caller may do something to a record at all, that it was
// decided on the record's present version, and then that its state lets it: who
// is late learns what was changed, and not only that it is too late. Open is a
// state that lets it.
func mayNow[S ~string](d *desk, m domain.Meta, version uint64, state, open S, may func(S) error) error {
	if err := may(open); err != nil {
		return err
	}
	if err := d.fresh(m, version); err != nil {
		return err
	}
	return may(state)
}

// touch publishes the change of a record whose audit entry stands under another subject.
func (d *desk) touch(id domain.ID, version uint64, action domain.Action, scope []domain.ID) {
	d.events = append(d.events, domain.Event{
		Subject: id, Version: version, Action: action, By: d.actor.Account, Scope: slices.Clone(scope),
	})
}

// touchNew is touch for records that were just made.
func (d *desk) touchNew(action domain.Action, scope []domain.ID, ids ...domain.ID) {
	for _, id := range ids {
		d.touch(id, 1, action, scope)
	}
}

// related drops zero IDs, the subject itself and repetitions.
func related(subject domain.ID, ids []domain.ID) []domain.ID {
	var out []domain.ID
	for _, id := range ids {
		if !id.IsZero() && id != subject && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// scope is the branch and group of a record, for its events.
func scope(ids ...domain.ID) []domain.ID {
	return slices.DeleteFunc(ids, domain.ID.IsZero)
}

// fresh checks that a decision was made on the record's present version. A
// stale one is refused with who changed what since, from the audit log.
func (d *desk) fresh(m domain.Meta, version uint64) error {
	if version == 0 {
		return domain.Required("version", "")
	}
	if version == m.Version {
		return nil
	}
	args := domain.Args{"id": m.ID.String(), "by": "", "at": m.UpdatedAt, "action": domain.Action("")}
	page, err := d.Audit(domain.Query{Index: domain.IndexSubject, Eq: m.ID.String(), Limit: HistoryLimit})
	if err != nil {
		return err
	}
	for i, row := range page.Items {
		if i > 0 && row.Subject != m.ID {
			continue // a related record's entry, unless nothing is newer
		}
		args["by"], args["at"], args["action"] = d.accountName(row.Account), row.At, row.Action
		if row.Subject == m.ID {
			break
		}
	}
	return &domain.Error{Code: domain.CodeConflict, Fault: domain.FaultStale, Args: args}
}
