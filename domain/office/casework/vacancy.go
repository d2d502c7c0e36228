package casework

import (
	"cmp"
	"context"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// DeclareVacancy records that a group's owner is gone from WeChat without a
// successor (群主空缺), M5.1: quit, or died. It is no decision: no use-case lets an
// owner go without a successor.
type DeclareVacancy struct {
	Group   domain.ID
	Version uint64
	Reason  string      // required
	On      domain.Date // since when; not in the future
}

// DeclareVacancy leaves the group without an owner. It waits with headquarters
// and the branch until a transfer from nobody gives it one. The former owner
// is no member any longer. The filing and the publication are to be renewed, and
// what the owner was to hand over is withdrawn: nobody is left to hand it over.
// Errors name reason or vacant_since.
func (o *Service) DeclareVacancy(ctx context.Context, by domain.Caller, in DeclareVacancy) (domain.Group, error) {
	reason, err := domain.NeedText("reason", "M5.1", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Group{}, err
	}
	if in.On == "" {
		return domain.Group{}, domain.Required("vacant_since", "M5.1")
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Group, _ error) {
		before, err := d.VisibleGroup(in.Group)
		if err != nil {
			return out, err
		}
		may := d.Allowed(domain.CanDeclareVacant(d.Actor, before), before.Meta, in.Version)
		if err := cmp.Or(may, domain.PastDate("vacant_since", in.On, d.Now)); err != nil {
			return out, err
		}
		g, err := domain.Vacate(before, in.On.Time())
		if err != nil {
			return out, err
		}
		m, err := d.Member(g.ID, before.Owner)
		if err == nil && m != nil && m.Present() {
			m.Parting = domain.Parting{As: domain.PartedLeft, Reason: reason}
			err = d.Leave(&g, *m)
		}
		if err != nil {
			return out, err
		}
		if err := desk.Save(d, d.Groups(), &g); err != nil {
			return out, err
		}
		if err := d.EndReviews(g, g.ID); err != nil {
			return out, err
		}
		followed, err := afterVacancy(d, before, g)
		if err != nil {
			return out, err
		}
		return g, d.Log(domain.AuditEntry{
			Action: domain.ActGroupOwner, Subject: g.ID, Version: g.Version,
			Related: append([]domain.ID{g.Branch, before.Owner}, followed...),
			Changes: desk.Changed(append(desk.ManagersChanged(before, g),
				domain.Change{Field: "members", Before: strconv.Itoa(before.Members), After: strconv.Itoa(g.Members)},
				domain.Change{Field: "vacant_since", After: string(in.On)})),
			Rules: []domain.ClauseID{"M5.1", "M4.3", "M4.4"},
		}, desk.Scope(g.Branch, g.ID), &domain.AuditDetail{Reason: reason})
	})
}

// afterVacancy opens what a group needs without its owner, and withdraws the
// owner's undecided transfers. It gives the tasks and the transfers.
func afterVacancy(d *desk.Desk, before, g domain.Group) ([]domain.ID, error) {
	tasks, err := d.RenewalTasks(g.ID, g)
	if err != nil {
		return nil, err
	}
	d.TouchNew(domain.ActGroupOwner, desk.Scope(g.Branch, g.ID), tasks...)
	transfers, err := withdrawTransfersFrom(d, g.ID, before.Owner)
	return append(tasks, transfers...), err
}

// withdrawTransfersFrom withdraws the undecided transfers of an owner who is
// gone, M5.1: nothing could approve them any more, N2.3, and they would stand in
// the way of the one that gives the group an owner.
func withdrawTransfersFrom(d *desk.Desk, group, owner domain.ID) ([]domain.ID, error) {
	open, err := desk.All(d.Transfers().List, desk.Of(domain.IndexGroup, group), func(t domain.Transfer) bool {
		return t.From == owner && t.Role == domain.ManagerOwner && t.State.Undecided()
	})
	if err != nil {
		return nil, err
	}
	var out []domain.ID
	for _, t := range open {
		err := withdrawn(d, &t, t.State, domain.AuditEntry{
			Action: domain.ActTransferWithdraw, Rules: []domain.ClauseID{"M5.1"},
			Changes: []domain.Change{{Field: "owner", Before: owner.String()}},
		}, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, t.ID)
	}
	return out, nil
}
