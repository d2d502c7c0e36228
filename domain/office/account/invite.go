package account

import (
	"context"
	"time"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Codes is the port to the maker of codes. keys implements it.
type Codes interface {
	// New makes a code and its keyed digest.
	New() (code, digest string)
	// Digest is the digest of a code as somebody typed it.
	Digest(typed string) string
}

// Invite makes an invitation.
type Invite struct {
	Name   string
	Role   domain.Role
	Scope  domain.ID
	Person domain.ID
	Lang   string
	Days   int // that it lasts; 0 for InviteDays
}

// Invited is a new invitation with its code, which is seen only now.
type Invited struct {
	domain.Invitation
	Code  string       `json:"code"`
	Reach domain.Reach `json:"-"` // the server at which it is used
}

// InvitationView is an invitation and whether it has expired.
type InvitationView struct {
	domain.Invitation
	Live      bool                `json:"live"`
	ScopeName string              `json:"scope_name,omitempty"` // of the branch or group
	History   []desk.HistoryEntry `json:"history,omitempty"`
}

// InvitationFilter selects invitations.
type InvitationFilter struct {
	State domain.InvitationState
	Text  string // in the name
	After string
	Limit int
}

// Invite invites somebody who has no account; HQ director or the operator only.
func (o *Service) Invite(ctx context.Context, by domain.Caller, in Invite) (Invited, error) {
	clean, err := cleanProfile(AddAccount{Name: in.Name, Role: in.Role, Scope: in.Scope, Person: in.Person, Lang: in.Lang})
	if err != nil {
		return Invited{}, err
	}
	if in.Days == 0 {
		in.Days = domain.InviteDays
	}
	if in.Days < 1 || in.Days > domain.MaxInviteDays {
		return Invited{}, domain.Invalid(domain.FaultInviteDays, "days", "", domain.Args{"max": domain.MaxInviteDays})
	}
	if o.Codes == nil {
		return Invited{}, domain.Invalid(domain.FaultBadCode, "", "", nil)
	}
	code, digest := o.Codes.New()
	v, err := desk.Change(ctx, o.Only(domain.CanAdminister), by, func(d *desk.Desk) (domain.Invitation, error) {
		return invite(d, clean, digest, time.Duration(in.Days)*24*time.Hour)
	})
	if err != nil {
		return Invited{}, err
	}
	return Invited{Invitation: v, Code: code, Reach: o.open.reached()}, nil
}

func invite(d *desk.Desk, in AddAccount, digest string, lasts time.Duration) (domain.Invitation, error) {
	v := domain.Invitation{
		Name: in.Name, Role: in.Role, Scope: in.Scope, Person: in.Person, Lang: in.Lang,
		State: domain.InvitationOpen, Expires: d.Now.Add(lasts),
	}
	if err := scopeExists(d, in); err != nil {
		return v, err
	}
	open, err := live(d)
	if err != nil {
		return v, err
	}
	if open >= domain.MaxInvitations {
		return v, domain.Conflict(domain.FaultTooManyInvitations, "", "", domain.Args{"max": domain.MaxInvitations})
	}
	if v.ID, err = d.NextID(domain.KindInvitation); err != nil {
		return v, err
	}
	if err := d.Claim(domain.ClaimInvitation, digest, v.ID); err != nil {
		return v, err
	}
	return desk.Keep(d, d.Invitations(), v, domain.AuditEntry{
		Action: domain.ActInvitationAdd, Related: []domain.ID{v.Scope, v.Person},
		Changes: desk.StateChange("", v.State, domain.Change{Field: "role", After: string(v.Role)}),
	}, &domain.AuditDetail{Fields: map[string]string{"name": v.Name}})
}

// live counts the invitations that can be used now.
func live(d *desk.Desk) (n int, _ error) {
	q := domain.Query{Index: domain.IndexState, Eq: string(domain.InvitationOpen)}
	return n, desk.Each(d.Invitations().List, q, func(v domain.Invitation) error {
		if v.Live(d.Now) {
			n++
		}
		return nil
	})
}

// Enrolling tells whether there is an invitation that can be used now, whoever asks.
func (o *Service) Enrolling(ctx context.Context) bool {
	n, err := desk.Read(ctx, o.Base, desk.Operator(), live)
	return err == nil && n > 0
}

// Invitations pages through the invitations; HQ director and auditor only.
func (o *Service) Invitations(ctx context.Context, by domain.Caller, f InvitationFilter) (domain.Page[InvitationView], error) {
	q := domain.Query{Text: f.Text, After: f.After, Limit: f.Limit, Reverse: true}
	q = q.Where(domain.IndexState, string(f.State))
	return desk.Read(ctx, o.Only(domain.CanListAccounts), by, func(d *desk.Desk) (domain.Page[InvitationView], error) {
		return desk.Sift(d.Invitations().List, q, func(v domain.Invitation) (InvitationView, bool, error) {
			return invitationView(d, v), true, nil
		})
	})
}

// Invitation gives one invitation; HQ director and auditor only.
func (o *Service) Invitation(ctx context.Context, by domain.Caller, id domain.ID) (InvitationView, error) {
	return desk.Read(ctx, o.Only(domain.CanListAccounts), by, func(d *desk.Desk) (out InvitationView, _ error) {
		v, err := d.Invitations().Get(id)
		if err != nil {
			return out, err
		}
		out = invitationView(d, v)
		out.History, err = d.History(id)
		return out, err
	})
}

func invitationView(d *desk.Desk, v domain.Invitation) InvitationView {
	return InvitationView{Invitation: v, Live: v.Live(d.Now), ScopeName: scopeName(d, v.Scope)}
}

// RevokeInvitation takes an open invitation back; HQ director or the operator only.
func (o *Service) RevokeInvitation(ctx context.Context, by domain.Caller, id domain.ID) (domain.Invitation, error) {
	return desk.Change(ctx, o.Only(domain.CanAdminister), by, func(d *desk.Desk) (domain.Invitation, error) {
		v, err := d.Invitations().Get(id)
		if err != nil {
			return v, err
		}
		if err := domain.Step(domain.InvitationFlow, id, v.State, domain.InvitationRevoked); err != nil {
			return v, err
		}
		v.State = domain.InvitationRevoked
		return desk.Keep(d, d.Invitations(), v, domain.AuditEntry{
			Action: domain.ActInvitationRevoke, Changes: desk.StateChange(domain.InvitationOpen, v.State),
		}, nil)
	})
}
