package office

import (
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/consolidation"
)

// ConsolidationMoves pages through the moves of a consolidation, group by group
// in the order of leaving, as they stand today: with those of people who joined
// since, and of those who can't be moved as things are.
func (o *Office) ConsolidationMoves(ctx context.Context, by domain.Caller, f MoveFilter) (domain.Page[MoveRow], error) {
	return read(ctx, o, by, func(d *desk) (out domain.Page[MoveRow], _ error) {
		c, err := d.visibleConsolidation(f.ID)
		if err != nil {
			return out, err
		}
		m, err := d.measure(c)
		if err != nil {
			return out, err
		}
		rows := moveRows(m)
		s := d.search(f.Text)
		page := domain.Page[MoveRow]{Items: []MoveRow{}}
		first, _ := strconv.Atoi(f.After)
		for i := max(first, 0); i < len(rows); i++ {
			r := rows[i]
			if !f.From.IsZero() && r.From != f.From || len(f.States) > 0 && !slices.Contains(f.States, r.State) {
				continue
			}
			if r.Name, _, err = d.personName(r.Person); err != nil {
				return out, err
			}
			if s.asked() && !s.finds(r.Name) && !s.findsID(r.Person) {
				continue
			}
			if len(page.Items) == limitOf(f.Limit) {
				page.Next = strconv.Itoa(i)
				break
			}
			if err := d.dressMove(&r); err != nil {
				return out, err
			}
			page.Items = append(page.Items, r)
		}
		return page, nil
	})
}

// moveRows gives every move with how it stands, and behind them who has no move
// because no group has room.
func moveRows(m measured) []MoveRow {
	var out []MoveRow
	faults := map[consolidation.Target]domain.Fault{}
	for _, p := range m.status.Problems {
		faults[consolidation.Target{Person: p.Person, To: p.From}] = p.Fault
		if p.To.IsZero() {
			out = append(out, MoveRow{Move: domain.Move{Person: p.Person, From: p.From}, State: consolidation.StateBlocked, Fault: p.Fault})
		}
	}
	moves := make([]MoveRow, 0, len(m.status.Moves)+len(out))
	for i, v := range m.status.Moves {
		r := MoveRow{Move: v, State: m.status.States[i]}
		if r.State == consolidation.StateBlocked {
			r.Fault = faults[consolidation.Target{Person: v.Person, To: v.From}]
		}
		r.Already = !v.Done() && m.has(v.To, v.Person)
		moves = append(moves, r)
	}
	return append(moves, out...)
}

// dressMove fills in what a list shows of a move besides the numbers.
func (d *desk) dressMove(r *MoveRow) error {
	from, err := d.group(r.From)
	if err != nil {
		return err
	}
	r.FromName = from.Name
	switch {
	case r.Person == from.Owner:
		r.Role = domain.ManagerOwner
	case slices.Contains(from.Admins, r.Person):
		r.Role = domain.ManagerAdmin
	}
	if !r.To.IsZero() {
		to, err := d.group(r.To)
		if err != nil {
			return err
		}
		r.ToName = to.Name
	}
	member, err := d.member(r.From, r.Person)
	if err == nil && member != nil {
		r.Card = member.Card
	}
	return err
}

// ConsolidationNotice gives what the members are told: which group to join. It
// names who has still to move; of phones there are none in it.
func (o *Office) ConsolidationNotice(ctx context.Context, by domain.Caller, id domain.ID) (MoveNotice, error) {
	return read(ctx, o, by, func(d *desk) (out MoveNotice, _ error) {
		c, err := d.visibleConsolidation(id)
		if err != nil {
			return out, err
		}
		m, err := d.measure(c)
		if err != nil {
			return out, err
		}
		b, err := d.branch(c.Branch)
		if err != nil && !missing(err) {
			return out, err
		}
		n := MoveNotice{Branch: b.Name, Groups: []NoticeGroup{}}
		for _, r := range moveRows(m) {
			if r.State != consolidation.StateOpen || r.Already {
				continue
			}
			if err := d.tellMove(&n, r); err != nil {
				return out, err
			}
		}
		return n, nil
	})
}

// tellMove puts one person into the notice.
func (d *desk) tellMove(n *MoveNotice, r MoveRow) error {
	var err error
	if r.Name, _, err = d.personName(r.Person); err != nil {
		return err
	}
	if err := d.dressMove(&r); err != nil {
		return err
	}
	at := slices.IndexFunc(n.Groups, func(g NoticeGroup) bool { return g.Name == r.FromName })
	if at < 0 {
		at, n.Groups = len(n.Groups), append(n.Groups, NoticeGroup{Name: r.FromName})
	}
	g := &n.Groups[at]
	to := slices.IndexFunc(g.To, func(t NoticeTo) bool { return t.Name == r.ToName })
	if to < 0 {
		to, g.To = len(g.To), append(g.To, NoticeTo{Name: r.ToName})
	}
	g.To[to].People = append(g.To[to].People, r.Name)
	return nil
}
