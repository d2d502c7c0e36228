package office

import (
	"context"
	"slices"

	"alumni/domain"
)

// recordChunk records the moves between two groups in one transaction. What
// somebody else recorded meanwhile is done; who is in the group no more is skipped.
func (o *Office) recordChunk(ctx context.Context, by domain.Caller, in RecordMoves, chunk []domain.Move) (moved int, skipped []SkippedMove, err error) {
	err = o.update(ctx, by, func(d *desk) error {
		moved, skipped = 0, nil
		c, err := d.runningConsolidation(in.ID)
		if err != nil {
			return err
		}
		from, err := d.Groups().Get(chunk[0].From)
		if err != nil {
			return err
		}
		to, err := d.Groups().Get(chunk[0].To)
		if err != nil {
			return err
		}
		if to.State != domain.GroupActive {
			return d.notInUse(to.ID)
		}
		p := passage{desk: d, from: &from, to: &to}
		for _, v := range chunk {
			at := slices.IndexFunc(c.Moves, func(m domain.Move) bool {
				return !m.Done() && m.Person == v.Person && m.From == v.From && m.To == v.To
			})
			if at < 0 {
				continue // recorded or sent elsewhere by somebody else meanwhile
			}
			why, err := p.move(v)
			if err != nil {
				return err
			}
			switch {
			case why == nil:
				c.Moves = slices.Clone(c.Moves)
				c.Moves[at].At, c.Moves[at].By = d.now, d.actor.Account
			case why != errGone && !in.All:
				return why
			default:
				if why == errGone {
					why = nil
				}
				s, err := d.skippedMove(v, why)
				if err != nil {
					return err
				}
				skipped = append(skipped, s)
			}
		}
		moved = len(p.people)
		return p.finish(&c)
	})
	if err != nil {
		return 0, nil, err
	}
	return moved, skipped, nil
}

// errGone says that a person is in the group no more: nothing is left to move.
var errGone = &domain.Error{Code: domain.CodeConflict, Fault: domain.FaultNotMember, Rule: "N1.5"}

// passage moves people out of one group into another.
type passage struct {
	*desk
	from, to *domain.Group
	people   []domain.ID // moved so far
	joined   int         // of these: were not in the other group before
}

// move moves one person; why not, if the rules are against it.
func (p *passage) move(v domain.Move) (why *domain.Error, err error) {
	source, err := p.member(v.From, v.Person)
	if err != nil {
		return nil, err
	}
	if source == nil || !source.Present() {
		return errGone, nil
	}
	target, err := p.member(v.To, v.Person)
	if err != nil {
		return nil, err
	}
	joins := target == nil || !target.Present()
	if why, err := p.refuses(v, target, joins); why != nil || err != nil {
		return why, err
	}
	if joins {
		err := p.PutMembership(domain.Membership{
			Group: v.To, Person: v.Person, Card: source.Card, Basis: source.Basis, JoinedAt: p.now,
		})
		if err != nil {
			return nil, err
		}
		p.to.Members++
		p.joined++
	}
	source.RemovedAt, source.MovedTo = p.now, v.To
	if err := p.PutMembership(*source); err != nil {
		return nil, err
	}
	p.from.Members = max(p.from.Members-1, 0)
	p.people = append(p.people, v.Person)
	return nil, nil
}

// refuses applies the rules: who is to be removed is not moved instead, and who
// was removed from the other group comes back to it only with a reason, which a
// move has none of, M6.3; the owner goes last, M5.1, and no group goes over its
// capacity, N1.5. The target membership is nil if there never was one.
func (p *passage) refuses(v domain.Move, target *domain.Membership, joins bool) (*domain.Error, error) {
	name, _, err := p.personName(v.Person)
	if err != nil {
		return nil, err
	}
	removal, err := p.openRemoval(v.From, v.Person)
	if err != nil {
		return nil, err
	}
	switch {
	case !removal.IsZero():
		return &domain.Error{
			Code: domain.CodeConflict, Fault: domain.FaultToBeRemoved, Rule: "M6.3", Field: "persons",
			Args: domain.Args{"id": removal.String(), "person": name},
		}, nil
	case joins && target != nil && target.MovedTo.IsZero():
		return &domain.Error{
			Code: domain.CodeConflict, Fault: domain.FaultRemovedMember, Rule: "M6.3", Field: "persons",
			Args: domain.Args{"person": name, "group": p.to.Name},
		}, nil
	case v.Person == p.from.Owner && p.from.Members > 1:
		return &domain.Error{
			Code: domain.CodeConflict, Fault: domain.FaultStillMembers, Rule: "M5.1", Field: "persons",
			Args: domain.Args{"group": p.from.Name, "count": p.from.Members},
		}, nil
	case joins && p.to.Members >= p.to.Capacity:
		return &domain.Error{
			Code: domain.CodeConflict, Fault: domain.FaultCapacity, Rule: "N1.5", Field: "persons",
			Args: domain.Args{"group": p.to.Name, "have": p.to.Members + 1, "max": p.to.Capacity},
		}, nil
	}
	return nil, nil
}

// finish writes the two groups and the consolidation; one entry of the audit
// log belongs to the history of each person moved.
func (p *passage) finish(c *domain.Consolidation) error {
	if len(p.people) == 0 {
		return nil
	}
	p.from.UpdatedAt, p.to.UpdatedAt, c.UpdatedAt = p.now, p.now, p.now
	if err := p.Groups().Put(p.from); err != nil {
		return err
	}
	if p.joined > 0 {
		if err := p.Groups().Put(p.to); err != nil {
			return err
		}
	}
	if err := p.Consolidations().Put(c); err != nil {
		return err
	}
	done := doneMoves(*c)
	err := p.note(domain.AuditEntry{
		Action: domain.ActMemberMove, Subject: c.ID, Version: c.Version,
		Related: append([]domain.ID{c.Branch, p.from.ID, p.to.ID}, p.people...),
		Changes: []domain.Change{
			{Field: "group", Before: p.from.ID.String(), After: p.to.ID.String()},
			{Field: "moves", Before: movedOf(done-len(p.people), len(c.Moves)), After: movedOf(done, len(c.Moves))},
		},
		Rules: []domain.ClauseID{"N1.5"},
	}, scope(c.Branch, p.from.ID, p.to.ID), nil)
	p.touch(p.from.ID, p.from.Version, domain.ActMemberMove, scope(c.Branch, p.from.ID))
	p.touch(p.to.ID, p.to.Version, domain.ActMemberMove, scope(c.Branch, p.to.ID))
	return err
}
