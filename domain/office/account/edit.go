package account

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// EditAccount changes who an account is and what it may do.
type EditAccount struct {
	ID      domain.ID
	Version uint64
	Name    string
	Role    domain.Role
	Scope   domain.ID
	Person  domain.ID
	Lang    string
}

// EditAccount changes an account; HQ director or the operator only. The new role
// holds for what is open too, from the next thing that is done in it.
func (o *Service) EditAccount(ctx context.Context, by domain.Caller, in EditAccount) (domain.Account, error) {
	clean, err := cleanProfile(AddAccount{Name: in.Name, Role: in.Role, Scope: in.Scope, Person: in.Person, Lang: in.Lang})
	if err != nil {
		return domain.Account{}, err
	}
	return desk.Change(ctx, o.Only(domain.CanAdminister), by, func(d *desk.Desk) (domain.Account, error) {
		acc, err := d.Accounts().Get(in.ID)
		if err != nil {
			return acc, err
		}
		if err := d.Fresh(acc.Meta, in.Version); err != nil {
			return acc, err
		}
		return editAccount(d, acc, clean)
	})
}

func editAccount(d *desk.Desk, before domain.Account, in AddAccount) (domain.Account, error) {
	if before.State != domain.AccountActive {
		return before, domain.WrongState("", "", before.ID, before.State, domain.AccountActive)
	}
	if before.Role != in.Role {
		if err := keepsDirector(d, before); err != nil {
			return before, err
		}
	}
	if err := scopeExists(d, in); err != nil {
		return before, err
	}
	after := before
	after.Name, after.Role, after.Scope, after.Person, after.Lang = in.Name, in.Role, in.Scope, in.Person, in.Lang
	changes := desk.Changed([]domain.Change{
		{Field: "role", Before: string(before.Role), After: string(after.Role)},
		{Field: "scope", Before: before.Scope.String(), After: after.Scope.String()},
		{Field: "person", Before: before.Person.String(), After: after.Person.String()},
		{Field: "lang", Before: before.Lang, After: after.Lang},
	})
	var detail *domain.AuditDetail
	if after.Name != before.Name {
		detail = &domain.AuditDetail{Fields: map[string]string{"name": after.Name}}
	}
	if len(changes) == 0 && detail == nil {
		return before, domain.Invalid(domain.FaultNoChange, "name", "", nil)
	}
	return desk.Keep(d, d.Accounts(), after, domain.AuditEntry{
		Action: domain.ActAccountEdit, Related: []domain.ID{after.Scope, after.Person}, Changes: changes,
	}, detail)
}
