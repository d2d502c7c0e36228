// Package desk is the core that the rooms of the office share: one caller's work
// in one transaction with the caller's present role (Desk), who runs it and tells
// of it (Base), and what more than one room needs: look-ups within the caller's
// scope, paging, search, the entries of the log and a record's history, tasks that
// open and end, what stands open about a group and on what its owner stands. It
// knows the domain and no room.
package desk

import (
	"cmp"
	"context"
	"slices"
	"time"

	"alumni/domain"
	"alumni/domain/naming/card"
)

// Desk is one caller's work inside one transaction: who asks, when, and what
// was read already. A use-case that runs twice gets a new desk each time, so
// nothing of the first run is left.
type Desk struct {
	domain.Tx
	By     domain.Caller
	Actor  domain.Actor
	Now    time.Time
	events []domain.Event
	sure   bool // the caller said that the clock is right
	timed  bool // it was asked already

	sets     []domain.RuleSet
	people   map[domain.ID]domain.Person
	branches map[domain.ID]domain.Branch
	groups   map[domain.ID]domain.Group
	accounts map[domain.ID]string
	known    *card.Known // what is a city and a major on cards

	found *findingsMemo // where it only reads; nil where it changes something
	seen  uint64        // how many changes there were before
}

func newDesk(tx domain.Tx, by domain.Caller, now time.Time) *Desk {
	return &Desk{
		Tx: tx, By: by, Now: now,
		people: map[domain.ID]domain.Person{}, branches: map[domain.ID]domain.Branch{},
		groups: map[domain.ID]domain.Group{}, accounts: map[domain.ID]string{},
	}
}

// Read runs a reading use-case. With an error it gives the zero value.
func Read[T any](ctx context.Context, o *Base, by domain.Caller, fn func(*Desk) (T, error)) (T, error) {
	return framed(ctx, by, o.View, fn)
}

// Change runs a changing use-case; fn may run more than once, and the last
// result counts. With an error it gives the zero value.
func Change[T any](ctx context.Context, o *Base, by domain.Caller, fn func(*Desk) (T, error)) (T, error) {
	return framed(ctx, by, o.Update, fn)
}

func framed[T any](
	ctx context.Context, by domain.Caller, run func(context.Context, domain.Caller, func(*Desk) error) error, fn func(*Desk) (T, error),
) (T, error) {
	var out, none T
	err := run(ctx, by, func(d *Desk) (err error) {
		if out, err = fn(d); err == nil {
			out = shownTo(d.Actor, out)
		}
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
func (d *Desk) loadActor() error {
	if d.By.Fingerprint == "" && d.By.Face == domain.FaceLocal {
		d.Actor = domain.Actor{Role: domain.RoleDirector}
		return nil
	}
	acc, entry, err := d.Holder(d.By)
	if err != nil {
		return err
	}
	if entry != domain.EntryOpen {
		return disabled()
	}
	d.Actor = domain.Actor{
		Account: acc.ID, Name: acc.Name, Role: acc.Role, Scope: acc.Scope, Person: acc.Person, Lang: acc.Lang,
	}
	if acc.Role == domain.RoleGroupManager {
		g, err := d.Group(acc.Scope)
		if err != nil {
			return err
		}
		d.Actor.GroupBranch = g.Branch
	}
	return nil
}

// Holder finds the account that a key belongs to, or that the key's certificate
// names, and tells what the key opens. A key that an account has or had opens no
// other by a certificate.
func (d *Desk) Holder(by domain.Caller) (domain.Account, domain.Entry, error) {
	if by.Fingerprint == "" {
		return domain.Account{}, domain.EntryUnknown, nil
	}
	id, err := d.Claimed(domain.ClaimKey, by.Fingerprint)
	if err != nil {
		return domain.Account{}, domain.EntryUnknown, err
	}
	named := by.Cert.Account
	switch {
	case id.IsZero() && named.IsZero():
		return domain.Account{}, domain.EntryUnknown, nil
	case !id.IsZero() && !named.IsZero() && id != named:
		return domain.Account{}, domain.EntryCertPrincipal, nil
	}
	acc, err := d.Accounts().Get(cmp.Or(named, id))
	switch {
	case domain.IsCode(err, domain.CodeNotFound) && !named.IsZero():
		return acc, domain.EntryCertPrincipal, nil
	case err != nil:
		return acc, domain.EntryUnknown, err
	case !id.IsZero() && !slices.ContainsFunc(acc.Keys, func(k domain.AccountKey) bool { return k.Fingerprint == by.Fingerprint }):
		return acc, domain.EntryRemoved, nil
	}
	entry, err := d.EntryOf(acc)
	return acc, entry, err
}

// EntryOf tells what an account opens, whatever the key. A group manager's is
// closed when the role went to somebody else, the rights with it, M5.1, M6.
func (d *Desk) EntryOf(acc domain.Account) (domain.Entry, error) {
	if acc.State != domain.AccountActive {
		return domain.EntryDisabled, nil
	}
	if acc.Role != domain.RoleGroupManager {
		return domain.EntryOpen, nil
	}
	g, err := d.Group(acc.Scope)
	if err == nil && !MayManage(acc.Person, g) {
		return domain.EntryHandedOver, nil
	}
	return domain.EntryOpen, err
}

// MayManage tells whether the person of a group manager's account, if known, is
// the group's owner or an admin now, M5.1, M6.
func MayManage(person domain.ID, g domain.Group) bool {
	return person.IsZero() || person == g.Owner || slices.Contains(g.Admins, person)
}

// record is any record of the registry, by its pointer.
type record[T any] interface {
	*T
	Head() *domain.Meta
}

// Save writes a record as it is now; a new one under the next number of its
// kind, unless it has one.
func Save[T any, P record[T]](d *Desk, table domain.Table[T], v P) (err error) {
	m := v.Head()
	if m.ID.IsZero() {
		if m.ID, err = d.NextID(table.Kind()); err != nil {
			return err
		}
	}
	if m.CreatedAt.IsZero() {
		m.CreatedAt = d.Now
	}
	m.UpdatedAt = d.Now
	if err := d.stillThere(v); err != nil {
		return err
	}
	if m.Version > 0 && domain.CanReveal(d.Actor) != nil {
		stored, err := IfAny(table.Get(m.ID))
		if err != nil {
			return err
		}
		kept(d.Actor, v, stored)
	}
	return table.Put(v)
}

// Keep writes a record as Save does and logs it: the entry is completed with
// the record's number and version. Detail is nil for no free text; scope is the
// branch and group of the record. It gives the record as it was written.
func Keep[T any, P record[T]](
	d *Desk, table domain.Table[T], v T, e domain.AuditEntry, detail *domain.AuditDetail, scope ...domain.ID,
) (T, error) {
	if err := Save(d, table, P(&v)); err != nil {
		return v, err
	}
	m := P(&v).Head()
	e.Subject, e.Version = m.ID, m.Version
	return v, d.Log(e, Scope(scope...), detail)
}

// MayNow checks that the caller may do something to a record at all, that it was
// decided on the record's present version, and then that its state lets it: who
// is late learns what was changed, and not only that it is too late. Open is a
// state that lets it.
func MayNow[S ~string](d *Desk, m domain.Meta, version uint64, state, open S, may func(S) error) error {
	if err := d.Allowed(may(open), m, version); err != nil {
		return err
	}
	return may(state)
}

// TouchNew is touch for records that were just made.
func (d *Desk) TouchNew(action domain.Action, scope []domain.ID, ids ...domain.ID) {
	for _, id := range ids {
		d.Touch(id, 1, action, scope)
	}
}

// Operator is who sets the store up: the server's own shell.
func Operator() domain.Caller { return domain.Caller{Face: domain.FaceLocal} }
