package account

import (
	"context"
	"net/netip"
	"sync"
	"time"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Enrol registers the caller's own key by an invitation's code.
type Enrol struct {
	Code string
	Key  domain.AccountKey // that the caller proved
}

// How many wrong codes may be tried in an hour: a code is too long to be guessed,
// so this bounds what strangers write into the log.
const (
	triesOfKey     = 5
	triesOfAddress = 10
	triesInAll     = 60
	triesEvery     = time.Hour
)

// tries counts the codes that were tried in vain lately.
type tries struct {
	mu   sync.Mutex
	when time.Time // the hour began
	of   map[string]int
}

// take counts one more try of a key from an address; false if there were too many.
func (t *tries) take(now time.Time, key, address string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.of == nil || now.Sub(t.when) >= triesEvery || now.Before(t.when) {
		t.when, t.of = now, map[string]int{}
	}
	if t.of["k"+key] >= triesOfKey || t.of["a"+address] >= triesOfAddress || t.of[""] >= triesInAll {
		return false
	}
	for _, of := range []string{"k" + key, "a" + address, ""} {
		t.of[of]++
	}
	return true
}

// subscriber is the address that tries are counted under: one subscriber's.
func subscriber(remote string) string {
	at, err := netip.ParseAddrPort(remote)
	if err != nil {
		return remote
	}
	ip := at.Addr().Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	prefix, _ := ip.Prefix(56)
	return prefix.String()
}

// badCode is the one answer to a code that is none, that was used, revoked or has
// expired: a stranger learns nothing of which it is.
func badCode() error { return domain.Invalid(domain.FaultBadCode, "", "", nil) }

// Enrol makes the account that an invitation is for, with the key that the caller
// proved; the caller has no account, or it fails with FaultEnrolled, and the code
// stays as it is. It fails with FaultBadCode, whatever is wrong with the code, and
// with FaultTooManyTries after too many of those. A right code counts whatever
// others have tried, or strangers would keep everybody out.
func (o *Service) Enrol(ctx context.Context, by domain.Caller, in Enrol) (none domain.Account, _ error) {
	if by.Fingerprint == "" || in.Key.Fingerprint != by.Fingerprint || o.Codes == nil {
		return none, badCode()
	}
	if err := o.enrolled(ctx, by); err != nil {
		return none, err
	}
	key, _, err := cleanKey(in.Key, "")
	if err != nil {
		return none, err
	}
	digest := o.Codes.Digest(in.Code)
	v, err := desk.Read(ctx, o.Base, desk.Operator(), func(d *desk.Desk) (domain.Invitation, error) {
		return invited(d, digest, by.Fingerprint)
	})
	if err != nil {
		return none, err
	}
	if v.ID.IsZero() {
		return none, o.wrongCode(ctx, by)
	}
	acc, err := desk.Change(ctx, o.Base, desk.Operator(), func(d *desk.Desk) (acc domain.Account, err error) {
		d.By, d.Actor = by, domain.Actor{}
		v, err := invited(d, digest, by.Fingerprint)
		if err != nil || v.ID.IsZero() { // somebody was faster
			return acc, err
		}
		return enrol(d, v, key)
	})
	if err == nil && acc.ID.IsZero() {
		err = o.wrongCode(ctx, by)
	}
	return acc, err
}

// enrolled refuses whose key opens an account, and logs it while there are not too
// many; whether the code was right is not looked at.
func (o *Service) enrolled(ctx context.Context, by domain.Caller) error {
	acc, err := desk.Read(ctx, o.Base, desk.Operator(), func(d *desk.Desk) (domain.Account, error) {
		acc, entry, err := d.Holder(by)
		if entry != domain.EntryOpen {
			return domain.Account{}, err
		}
		return acc, err
	})
	if err != nil || acc.ID.IsZero() {
		return err
	}
	if o.tried.take(o.Now(), by.Fingerprint, subscriber(by.Remote)) {
		err = o.Update(ctx, by, func(d *desk.Desk) error {
			return d.Log(domain.AuditEntry{Action: domain.ActEnrolRefused, Subject: acc.ID}, nil, nil)
		})
	}
	if err != nil {
		return err
	}
	return domain.Conflict(domain.FaultEnrolled, "", "", domain.Args{"id": acc.ID.String(), "name": acc.Name})
}

// wrongCode answers a wrong code, and logs it while there are not too many.
func (o *Service) wrongCode(ctx context.Context, by domain.Caller) error {
	if !o.tried.take(o.Now(), by.Fingerprint, subscriber(by.Remote)) {
		return domain.Invalid(domain.FaultTooManyTries, "", "", nil)
	}
	err := o.Update(ctx, desk.Operator(), func(d *desk.Desk) error {
		d.By, d.Actor = by, domain.Actor{}
		return d.Log(domain.AuditEntry{Action: domain.ActEnrolRefused}, nil, nil)
	})
	if err != nil {
		return err
	}
	return badCode()
}

// invited finds the invitation of a code, if it can be used by the key now; the
// zero one if not.
func invited(d *desk.Desk, digest, fingerprint string) (none domain.Invitation, _ error) {
	id, err := d.Claimed(domain.ClaimInvitation, digest)
	if err != nil || id.IsZero() {
		return none, err
	}
	v, err := d.Invitations().Get(id)
	if err != nil || !v.Live(d.Now) {
		return none, err
	}
	holder, err := d.Claimed(domain.ClaimKey, fingerprint)
	if err != nil || !holder.IsZero() {
		return none, err
	}
	return v, nil
}

func enrol(d *desk.Desk, v domain.Invitation, key domain.AccountKey) (domain.Account, error) {
	acc, err := addAccount(d, AddAccount{Name: v.Name, Role: v.Role, Scope: v.Scope, Person: v.Person, Lang: v.Lang, Key: key})
	if err != nil {
		return acc, err
	}
	d.Actor = domain.Actor{Account: acc.ID, Name: acc.Name, Role: acc.Role, Scope: acc.Scope, Person: acc.Person, Lang: acc.Lang}
	v.State, v.Account = domain.InvitationUsed, acc.ID
	_, err = desk.Keep(d, d.Invitations(), v, domain.AuditEntry{
		Action: domain.ActEnrol, Related: []domain.ID{acc.ID}, Changes: desk.StateChange(domain.InvitationOpen, v.State),
	}, &domain.AuditDetail{Fields: map[string]string{"key": key.Fingerprint}})
	return acc, err
}
