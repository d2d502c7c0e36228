// Package account holds the use-cases of accounts: who comes in by which key, in
// which role and scope. It knows the core only.
package account

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Service keeps the accounts.
type Service struct {
	*desk.Base
	// Keys reads public keys.
	Keys KeyReader
	// Codes makes the codes of invitations.
	Codes Codes

	tried tries
	uses  uses
	open  sessions
}

// New makes the service.
func New(base *desk.Base) *Service { return &Service{Base: base} }

// AddAccount makes an account for a public key.
type AddAccount struct {
	Name    string
	Role    domain.Role
	Scope   domain.ID
	Person  domain.ID
	Key     domain.AccountKey // as ReadKey gives it
	KeyName string            // "" for the key's comment
	Lang    string
	// ByCertificate makes an account without a key: it opens to certificates that name it.
	ByCertificate bool
}

// Entry tells what a key opens, whoever asks: the server does, before there is a caller.
func (o *Service) Entry(ctx context.Context, by domain.Caller) (domain.Entry, error) {
	return desk.Read(ctx, o.Base, desk.Operator(), func(d *desk.Desk) (domain.Entry, error) {
		_, entry, err := d.Holder(by)
		return entry, err
	})
}

// AddAccount makes an account; HQ director or the operator only.
func (o *Service) AddAccount(ctx context.Context, by domain.Caller, in AddAccount) (domain.Account, error) {
	in, err := cleanAccount(in)
	if err != nil {
		return domain.Account{}, err
	}
	return desk.Change(ctx, o.Only(domain.CanAdminister), by, func(d *desk.Desk) (domain.Account, error) { return addAccount(d, in) })
}

func addAccount(d *desk.Desk, in AddAccount) (domain.Account, error) {
	acc := domain.Account{
		Name: in.Name, Role: in.Role, Scope: in.Scope, Person: in.Person, State: domain.AccountActive, Lang: in.Lang,
	}
	err := scopeExists(d, in)
	if err != nil {
		return acc, err
	}
	if acc.ID, err = d.NextID(domain.KindAccount); err != nil {
		return acc, err
	}
	fields := map[string]string{"name": acc.Name}
	if in.Key.Fingerprint != "" {
		if err := addKey(d, &acc, in.Key, in.KeyName); err != nil {
			return acc, err
		}
		fields["key"] = in.Key.Fingerprint
	}
	return desk.Keep(d, d.Accounts(), acc, domain.AuditEntry{
		Action: domain.ActAccountAdd, Related: []domain.ID{acc.Scope, acc.Person},
		Changes: desk.StateChange("", acc.State, domain.Change{Field: "role", After: string(acc.Role)}),
	}, &domain.AuditDetail{Fields: fields})
}

// scopeExists checks that the branch or group and the person of an account are in the registry.
func scopeExists(d *desk.Desk, in AddAccount) error {
	switch in.Role {
	case domain.RoleBranchOfficer:
		if _, err := d.Branch(in.Scope); err != nil {
			return desk.At("scope", err)
		}
	case domain.RoleGroupManager:
		g, err := d.Group(in.Scope)
		if err != nil {
			return desk.At("scope", err)
		}
		if !desk.MayManage(in.Person, g) {
			return domain.BadChoice("person", in.Person.String())
		}
	}
	if in.Person.IsZero() {
		return nil
	}
	if _, err := d.Known(in.Person); err != nil {
		return desk.At("person", err)
	}
	return nil
}

// cleanAccount cleans what was typed and checks that role and scope belong together.
func cleanAccount(in AddAccount) (AddAccount, error) {
	in, err := cleanProfile(in)
	switch {
	case err != nil:
	case in.ByCertificate && in.Key.Fingerprint != "":
		err = domain.Invalid(domain.FaultBadChoice, "certificate", "", domain.Args{"value": in.Key.Fingerprint})
	case in.ByCertificate:
	case in.Key == domain.AccountKey{}:
		err = domain.Required("key", "")
	default:
		in.Key, in.KeyName, err = cleanKey(in.Key, in.KeyName)
	}
	return in, err
}

// cleanProfile is cleanAccount for everything but the key.
func cleanProfile(in AddAccount) (AddAccount, error) {
	var err error
	if in.Name, err = domain.NeedName("name", "", in.Name, domain.MaxName); err != nil {
		return in, err
	}
	if !slices.Contains(domain.Roles, in.Role) {
		return in, domain.BadChoice("role", domain.CleanLine(string(in.Role)))
	}
	if kind := in.Role.Scope(); kind != 0 {
		err = desk.NeedID("scope", in.Scope, kind)
	} else if !in.Scope.IsZero() {
		err = domain.BadChoice("scope", in.Scope.String())
	}
	if err != nil {
		return in, err
	}
	if err := desk.OfKind(desk.Named{Field: "person", ID: in.Person, Kind: domain.KindPerson}); err != nil {
		return in, err
	}
	if in.Lang != "" && in.Lang != "zh" && in.Lang != "en" {
		return in, domain.BadChoice("lang", domain.CleanLine(in.Lang))
	}
	return in, nil
}

// DisableAccount disables an account; the last director can't be disabled. Its
// keys stay taken: a key that was revoked never opens another account.
func (o *Service) DisableAccount(ctx context.Context, by domain.Caller, id domain.ID) (domain.Account, error) {
	return desk.Change(ctx, o.Only(domain.CanAdminister), by, func(d *desk.Desk) (out domain.Account, _ error) {
		acc, err := d.Accounts().Get(id)
		if err != nil {
			return out, err
		}
		if err := domain.Step(domain.AccountFlow, id, acc.State, domain.AccountDisabled); err != nil {
			return out, err
		}
		if err := keepsDirector(d, acc); err != nil {
			return out, err
		}
		acc.State = domain.AccountDisabled
		return desk.Keep(d, d.Accounts(), acc, domain.AuditEntry{
			Action: domain.ActAccountDisable, Changes: desk.StateChange(domain.AccountActive, acc.State),
		}, nil)
	})
}

// keepsDirector refuses what would leave no director who can come in, if the
// account is one.
func keepsDirector(d *desk.Desk, acc domain.Account) error {
	if acc.Role != domain.RoleDirector || acc.State != domain.AccountActive {
		return nil
	}
	others, err := hasDirector(d, acc.ID)
	if err != nil || others {
		return err
	}
	return domain.Conflict(domain.FaultLastDirector, "", "", domain.Args{"id": acc.ID.String()})
}

// hasDirector tells whether there is an active director with a key besides one account.
func hasDirector(d *desk.Desk, except domain.ID) (bool, error) {
	q := domain.Query{Index: domain.IndexRole, Eq: string(domain.RoleDirector)}
	_, found, err := desk.Last(d.Accounts().List, q, func(a domain.Account) bool {
		return a.State == domain.AccountActive && a.ID != except && len(a.Keys) > 0
	})
	return found, err
}

// HasDirector tells whether an active HQ director exists.
func (o *Service) HasDirector(ctx context.Context) (bool, error) {
	return desk.Read(ctx, o.Base, desk.Operator(), func(d *desk.Desk) (bool, error) { return hasDirector(d, domain.ID{}) })
}

// EnsureDirector makes the first HQ directors if there is no active one, and
// tells whether it made any. The role is director whatever the input says.
func (o *Service) EnsureDirector(ctx context.Context, in []AddAccount) (bool, error) {
	clean := make([]AddAccount, 0, len(in))
	for _, a := range in {
		a.Role, a.Scope = domain.RoleDirector, domain.ID{}
		a, err := cleanAccount(a)
		if err != nil {
			return false, err
		}
		clean = append(clean, a)
	}
	return desk.Change(ctx, o.Base, desk.Operator(), func(d *desk.Desk) (made bool, _ error) {
		found, err := hasDirector(d, domain.ID{})
		if err != nil || found {
			return false, err
		}
		for _, a := range clean {
			if _, err := addAccount(d, a); err != nil {
				return false, err
			}
		}
		return len(clean) > 0, nil
	})
}
