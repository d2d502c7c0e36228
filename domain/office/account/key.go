package account

import (
	"context"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// KeyReader reads the text of a file that holds one public key.
type KeyReader func(text string) (domain.AccountKey, error)

// ReadKey reads a public key as somebody pasted it or piped it in.
func (o *Service) ReadKey(text string) (domain.AccountKey, error) {
	if o.Keys == nil {
		return domain.AccountKey{}, domain.Invalid(domain.FaultBadKey, "key", "", nil)
	}
	return o.Keys(text)
}

// AddKey gives an account one more key.
type AddKey struct {
	Account domain.ID
	Key     domain.AccountKey // as ReadKey gives it
	Name    string            // "" for the key's comment
}

// RemoveKey takes a key from its account.
type RemoveKey struct {
	Account domain.ID
	Key     string // its fingerprint, or what people call it
}

// AddAccountKey adds a key; HQ director or the operator only. A key belongs to
// one account, for good: one that was removed can go back to its own only.
func (o *Service) AddAccountKey(ctx context.Context, by domain.Caller, in AddKey) (domain.Account, error) {
	var err error
	if in.Key, in.Name, err = cleanKey(in.Key, in.Name); err != nil {
		return domain.Account{}, err
	}
	return desk.Change(ctx, o.Only(domain.CanAdminister), by, func(d *desk.Desk) (domain.Account, error) {
		acc, err := d.Accounts().Get(in.Account)
		if err != nil {
			return acc, err
		}
		if acc.State != domain.AccountActive {
			return acc, domain.WrongState("", "", acc.ID, acc.State, domain.AccountActive)
		}
		if err := addKey(d, &acc, in.Key, in.Name); err != nil {
			return acc, err
		}
		return keepKeys(d, acc, domain.ActAccountKeyAdd, acc.Keys[len(acc.Keys)-1])
	})
}

// RemoveAccountKey removes a key; HQ director or the operator only. What the key
// has open ends. The last key of an account stays: the account is disabled instead.
func (o *Service) RemoveAccountKey(ctx context.Context, by domain.Caller, in RemoveKey) (domain.Account, error) {
	return desk.Change(ctx, o.Only(domain.CanAdminister), by, func(d *desk.Desk) (domain.Account, error) {
		acc, err := d.Accounts().Get(in.Account)
		if err != nil {
			return acc, err
		}
		i, err := keyCalled(acc, in.Key)
		if err != nil {
			return acc, err
		}
		if len(acc.Keys) == 1 {
			if err := keepsDirector(d, acc); err != nil {
				return acc, err
			}
			return acc, domain.Conflict(domain.FaultLastKey, "key", "", domain.Args{"id": acc.ID.String()})
		}
		gone := acc.Keys[i]
		acc.Keys = slices.Delete(slices.Clone(acc.Keys), i, i+1)
		return keepKeys(d, acc, domain.ActAccountKeyRemove, gone)
	})
}

func keepKeys(d *desk.Desk, acc domain.Account, action domain.Action, k domain.AccountKey) (domain.Account, error) {
	fields := map[string]string{"key": k.Fingerprint}
	if k.Label() != k.Fingerprint {
		fields["key_name"] = k.Label()
	}
	return desk.Keep(d, d.Accounts(), acc, domain.AuditEntry{Action: action}, &domain.AuditDetail{Fields: fields})
}

// addKey puts a key among the account's.
func addKey(d *desk.Desk, acc *domain.Account, k domain.AccountKey, name string) error {
	holder, err := d.Claimed(domain.ClaimKey, k.Fingerprint)
	if err != nil {
		return err
	}
	taken := func(of domain.AccountKey) bool { return of.Fingerprint == k.Fingerprint }
	named := func(of domain.AccountKey) bool { return name != "" && of.Label() == name }
	if !holder.IsZero() && holder != acc.ID {
		of, err := desk.IfAny(d.Accounts().Get(holder))
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(of.Keys, taken) { // it was taken from that account: nobody has it now, and nobody gets it again
			return domain.Conflict(domain.FaultKeyRetired, "key", "", domain.Args{"value": k.Fingerprint, "id": holder.String()})
		}
	}
	switch {
	case !holder.IsZero() && holder != acc.ID, slices.ContainsFunc(acc.Keys, taken):
		return domain.Conflict(domain.FaultDuplicate, "key", "", domain.Args{"value": k.Fingerprint, "id": holder.String()})
	case slices.ContainsFunc(acc.Keys, named):
		return domain.Conflict(domain.FaultDuplicate, "key_name", "", domain.Args{"value": name, "id": acc.ID.String()})
	case len(acc.Keys) >= domain.MaxKeys:
		return domain.Conflict(domain.FaultTooManyKeys, "key", "", domain.Args{"max": domain.MaxKeys})
	}
	k.Name, k.AddedAt, k.AddedBy = name, d.Now, d.Actor.Account
	acc.Keys = append(slices.Clone(acc.Keys), k)
	return d.Claim(domain.ClaimKey, k.Fingerprint, acc.ID)
}

// keyCalled finds the one key that goes by a fingerprint, or the beginning of
// one, or a name; the refusal says what they are called.
func keyCalled(acc domain.Account, called string) (int, error) {
	called = domain.CleanLine(called)
	found := -1
	for _, is := range []func(domain.AccountKey) bool{
		func(k domain.AccountKey) bool { return k.Fingerprint == called },
		func(k domain.AccountKey) bool { return k.Label() == called },
		func(k domain.AccountKey) bool {
			return len(called) > len("SHA256:") && strings.HasPrefix(k.Fingerprint, called)
		},
	} {
		n := 0
		for i, k := range acc.Keys {
			if is(k) {
				found, n = i, n+1
			}
		}
		if n == 1 {
			return found, nil
		}
	}
	if called == "" {
		return -1, domain.Required("key", "")
	}
	refused := domain.BadChoice("key", called)
	names := make([]string, len(acc.Keys))
	for i, k := range acc.Keys {
		names[i] = k.Label()
	}
	refused.Args["allowed"] = names
	return -1, refused
}

func cleanKey(k domain.AccountKey, name string) (domain.AccountKey, string, error) {
	if !strings.HasPrefix(k.Fingerprint, "SHA256:") || k.Authorized == "" ||
		domain.CleanLine(k.Fingerprint) != k.Fingerprint || domain.CleanLine(k.Authorized) != k.Authorized {
		return k, name, domain.Invalid(domain.FaultBadKey, "key", "", nil)
	}
	var err error
	if k.Comment, err = domain.Line("key", k.Comment, domain.MaxReference); err != nil {
		return k, name, err
	}
	name, err = domain.NameLine("key_name", name, domain.MaxName)
	return k, name, err
}
