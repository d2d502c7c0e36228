package account

import (
	"context"
	"time"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// View is an account with its keys, and whether they open it.
type View struct {
	domain.Account
	Entry     domain.Entry          `json:"entry"`
	Keys      []KeyView             `json:"keys"`
	Certified domain.CertificateUse `json:"certified,omitzero"`   // the last certificate that opened it
	ScopeName string                `json:"scope_name,omitempty"` // of the branch or group
	History   []desk.HistoryEntry   `json:"history,omitempty"`    // of one account
}

// KeyView is a key with who added it and when it was last used.
type KeyView struct {
	domain.AccountKey
	By   string    `json:"by,omitempty"`  // who added it; "" for the operator
	Used time.Time `json:"used,omitzero"` // to the hour after a restart; zero for never
}

// Filter selects accounts.
type Filter struct {
	Role  domain.Role
	State domain.AccountState
	Text  string // in the name
	After string
	Limit int
}

// Accounts pages through the accounts; HQ director and auditor only.
func (o *Service) Accounts(ctx context.Context, by domain.Caller, f Filter) (domain.Page[View], error) {
	q := domain.Query{Text: f.Text, After: f.After, Limit: f.Limit}
	q = q.Where(domain.IndexRole, string(f.Role)).Where(domain.IndexState, string(f.State))
	return desk.Read(ctx, o.Only(domain.CanListAccounts), by, func(d *desk.Desk) (domain.Page[View], error) {
		return desk.Sift(d.Accounts().List, q, func(a domain.Account) (View, bool, error) {
			if f.Role != "" && a.Role != f.Role || f.State != "" && a.State != f.State {
				return View{}, false, nil
			}
			v, err := o.view(d, a)
			return v, true, err
		})
	})
}

// Account gives one account; HQ director and auditor only.
func (o *Service) Account(ctx context.Context, by domain.Caller, id domain.ID) (View, error) {
	return desk.Read(ctx, o.Only(domain.CanListAccounts), by, func(d *desk.Desk) (out View, _ error) {
		a, err := d.Accounts().Get(id)
		if err != nil {
			return out, err
		}
		if out, err = o.view(d, a); err != nil {
			return out, err
		}
		out.History, err = d.History(id)
		return out, err
	})
}

func (o *Service) view(d *desk.Desk, a domain.Account) (View, error) {
	out := View{Account: a}
	var err error
	if out.Entry, err = d.EntryOf(a); err != nil {
		return out, err
	}
	used, certified, err := o.lastUsed(d, a.ID)
	if err != nil {
		return out, err
	}
	out.Certified = certified
	for _, k := range a.Keys {
		v := KeyView{AccountKey: k, Used: used(k.Fingerprint)}
		if !k.AddedBy.IsZero() {
			v.By = d.AccountName(k.AddedBy)
		}
		out.Keys = append(out.Keys, v)
	}
	out.ScopeName = scopeName(d, a.Scope)
	return out, nil
}

// scopeName is the name of the branch or group that a role is for; "" for none.
func scopeName(d *desk.Desk, scope domain.ID) string {
	switch scope.Kind {
	case domain.KindBranch:
		return d.Show(domain.Meta{}).Branch(scope).Name
	case domain.KindGroup:
		return d.Show(domain.Meta{}).Group(scope).Name
	}
	return ""
}
