package account

import (
	"context"
	"fmt"
	"maps"
	"sync"
	"time"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// useEvery is how often at most a key's use is written: what is kept of it
// across a restart is right to the hour, and coming in costs no write.
const useEvery = time.Hour

// uses is when each key was last used since the server started.
type uses struct {
	mu      sync.Mutex
	last    map[string]time.Time
	written map[string]time.Time
}

// note takes a use, and tells whether it is to be written.
func (u *uses) note(key string, now time.Time) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.last == nil {
		u.last, u.written = map[string]time.Time{}, map[string]time.Time{}
	}
	u.last[key] = now
	at, ok := u.written[key]
	return !ok || now.Sub(at) >= useEvery
}

func (u *uses) wrote(key string, now time.Time) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.written[key] = now
}

func (u *uses) of(key string) time.Time {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.last[key]
}

// KeyUsed takes note that the caller came in by the key. Where it fails the
// caller has come in all the same: a store that can't be written can be read.
func (o *Service) KeyUsed(ctx context.Context, by domain.Caller) error {
	now, key := o.Now(), by.Fingerprint
	cert := domain.CertificateUse{KeyID: by.Cert.KeyID, Serial: by.Cert.Serial, Authority: by.Cert.Authority, At: now}
	if cert.Authority != "" {
		key = certificateKey(by.Cert.Account, cert)
	}
	if key == "" || !o.uses.note(key, now) {
		return nil
	}
	err := o.Update(ctx, by, func(d *desk.Desk) error {
		v, err := keyUse(d, d.Actor.Account)
		if err != nil {
			return err
		}
		last := v.Used[key]
		if cert.Authority != "" && certificateKey(d.Actor.Account, v.Certified) == key {
			last = v.Certified.At
		}
		if now.Sub(last) < useEvery {
			return nil
		}
		if cert.Authority != "" {
			v.Certified = cert
			return desk.Save(d, d.KeyUses(), &v)
		}
		used := map[string]time.Time{}
		maps.Copy(used, v.Used)
		used[key] = now
		v.Used = used
		return desk.Save(d, d.KeyUses(), &v)
	})
	if err == nil {
		o.uses.wrote(key, now)
	}
	return err
}

// certificateKey is under what the uses of an account's certificate are noted,
// which no fingerprint of a key is.
func certificateKey(account domain.ID, u domain.CertificateUse) string {
	return fmt.Sprintf("%s %s %d %s", account, u.Authority, u.Serial, u.KeyID)
}

// keyUse is what is written of an account's keys.
func keyUse(d *desk.Desk, account domain.ID) (domain.KeyUse, error) {
	id := domain.ID{Kind: domain.KindKeyUse, Seq: account.Seq}
	v, err := d.KeyUses().Get(id)
	if domain.IsCode(err, domain.CodeNotFound) {
		return domain.KeyUse{Meta: domain.Meta{ID: id}}, nil
	}
	return v, err
}

// lastUsed gives the last use of each of an account's keys, and of its certificate.
func (o *Service) lastUsed(d *desk.Desk, account domain.ID) (func(key string) time.Time, domain.CertificateUse, error) {
	v, err := keyUse(d, account)
	later := func(key string, written time.Time) time.Time {
		if at := o.uses.of(key); at.After(written) {
			return at
		}
		return written
	}
	if !v.Certified.At.IsZero() {
		v.Certified.At = later(certificateKey(account, v.Certified), v.Certified.At)
	}
	return func(key string) time.Time { return later(key, v.Used[key]) }, v.Certified, err
}
