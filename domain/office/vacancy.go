package office

import (
	"context"
	"strconv"

	"alumni/domain"
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
// is no member any longer. Errors name reason or vacant_since.
func (o *Office) DeclareVacancy(ctx context.Context, by domain.Caller, in DeclareVacancy) (domain.Group, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Group{}, err
	}
	if reason == "" {
		return domain.Group{}, domain.Required("reason", "M5.1")
	}
	if in.On == "" {
		return domain.Group{}, domain.Required("vacant_since", "M5.1")
	}
	var out domain.Group
	err = o.update(ctx, by, func(d *desk) error {
		before, err := d.visibleGroup(in.Group)
		if err != nil {
			return err
		}
		if err := domain.CanDeclareVacant(d.actor, before); err != nil {
			return err
		}
		if err := d.fresh(before.Meta, in.Version); err != nil {
			return err
		}
		if err := domain.PastDate("vacant_since", in.On, d.now); err != nil {
			return err
		}
		g, err := domain.Vacate(before, in.On.Time())
		if err != nil {
			return err
		}
		if err := d.leave(&g, before.Owner); err != nil {
			return err
		}
		g.UpdatedAt = d.now
		if err := d.Groups().Put(&g); err != nil {
			return err
		}
		if err := d.endReviews(g, g.ID); err != nil {
			return err
		}
		out = g
		return d.note(domain.AuditEntry{
			Action: domain.ActGroupOwner, Subject: g.ID, Version: g.Version,
			Related: []domain.ID{g.Branch, before.Owner},
			Changes: changed(append(managersChanged(before, g),
				domain.Change{Field: "members", Before: strconv.Itoa(before.Members), After: strconv.Itoa(g.Members)},
				domain.Change{Field: "vacant_since", After: string(in.On)})),
			Rules: []domain.ClauseID{"M5.1"},
		}, scope(g.Branch, g.ID), &domain.AuditDetail{Reason: reason})
	})
	return out, err
}

// leave ends a membership of somebody who left in WeChat, and counts it.
func (d *desk) leave(g *domain.Group, person domain.ID) error {
	m, err := d.member(g.ID, person)
	if err != nil || m == nil || !m.Present() {
		return err
	}
	m.RemovedAt = d.now
	g.Members = max(g.Members-1, 0)
	return d.PutMembership(*m)
}
