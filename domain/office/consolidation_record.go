package office

import (
	"cmp"
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/consolidation"
)

// movesAtOnce is how many people one transaction moves between two groups:
// each costs five writes (two memberships with their index, one history), the
// rest of the transaction about fifteen.
const movesAtOnce = 15

// RecordMoves says that people were moved in WeChat: each leaves the group that
// ends and is in the one that stays, in one transaction, so that nobody is in
// neither. It goes in chunks; broken off in the middle, the same call again
// records the rest. Of people named the first who can't be moved is the refusal,
// and what was recorded before stays; with All those who can't be are skipped
// and given back, with the reason.
func (o *Office) RecordMoves(ctx context.Context, by domain.Caller, in RecordMoves) (MovesRecorded, error) {
	in, err := cleanMoves(in)
	if err != nil {
		return MovesRecorded{}, err
	}
	work, skipped, err := o.prepareMoves(ctx, by, in)
	if err != nil {
		return MovesRecorded{}, err
	}
	if err := o.openMoveTasks(ctx, by, in.ID); err != nil {
		return MovesRecorded{}, err
	}
	out := MovesRecorded{Skipped: skipped}
	for _, chunk := range chunkMoves(work) {
		moved, more, err := o.recordChunk(ctx, by, in, chunk)
		out.Moved += moved
		if err != nil {
			return out, err
		}
		out.Skipped = append(out.Skipped, more...)
	}
	return out, o.settleMoves(ctx, by, in.ID, &out)
}

func cleanMoves(in RecordMoves) (RecordMoves, error) {
	if err := needID("id", in.ID, domain.KindConsolidation); err != nil {
		return in, err
	}
	if len(in.Persons) == 0 && !in.All {
		return in, domain.Required("persons", "N1.5")
	}
	for _, id := range in.Persons {
		if err := needID("persons", id, domain.KindPerson); err != nil {
			return in, err
		}
	}
	if !in.From.IsZero() {
		return in, needID("from", in.From, domain.KindGroup)
	}
	return in, nil
}

// runningConsolidation loads one that the caller may carry out.
func (d *desk) runningConsolidation(id domain.ID) (domain.Consolidation, error) {
	c, err := d.visibleConsolidation(id)
	if err != nil {
		return c, err
	}
	if err := domain.CanConsolidate(d.actor, c.Branch); err != nil {
		return c, err
	}
	if c.State != domain.ConsolidationRunning {
		return c, &domain.Error{
			Code: domain.CodeConflict, Fault: domain.FaultState, Rule: "N1.5",
			Args: domain.Args{"id": c.ID.String(), "state": string(c.State), "want": string(domain.ConsolidationRunning)},
		}
	}
	return c, nil
}

// prepareMoves measures the plan by today's members, adds the moves of those
// who joined since, and gives what there is to record, in the order of leaving.
func (o *Office) prepareMoves(ctx context.Context, by domain.Caller, in RecordMoves) (work []domain.Move, skipped []SkippedMove, err error) {
	err = o.update(ctx, by, func(d *desk) error {
		work, skipped = nil, nil
		c, err := d.visibleConsolidation(in.ID)
		if err != nil {
			return err
		}
		if err := domain.CanConsolidate(d.actor, c.Branch); err != nil {
			return err
		}
		if err := d.fresh(c.Meta, in.Version); err != nil {
			return err
		}
		if c, err = d.runningConsolidation(in.ID); err != nil {
			return err
		}
		if !in.From.IsZero() && !slices.Contains(c.End, in.From) {
			return d.mergeNamed(&domain.Error{
				Code: domain.CodeInvalid, Fault: domain.FaultNotPlanned, Rule: "N1.5", Field: "from",
				Args: domain.Args{"group": in.From.String()},
			})
		}
		m, err := d.measure(c)
		if err != nil {
			return err
		}
		if err := d.keepMoves(&c, m.status); err != nil {
			return err
		}
		work, skipped, err = d.chosenMoves(in, m)
		return err
	})
	return work, skipped, err
}

// keepMoves writes the moves of people who joined a group that ends.
func (d *desk) keepMoves(c *domain.Consolidation, s consolidation.Status) error {
	if s.Changed == 0 {
		return nil
	}
	before := *c
	c.Moves = s.Moves
	if err := moveBound(c.Moves); err != nil {
		return err
	}
	if err := save(d, d.Consolidations(), c); err != nil {
		return err
	}
	changes := planChanges(before, *c)
	return d.noteConsolidation(*c, domain.ActConsolidationAdjust, changes, "")
}

// chosenMoves picks the moves that were asked for: managers after everybody
// else, each pair of groups together.
func (d *desk) chosenMoves(in RecordMoves, m measured) ([]domain.Move, []SkippedMove, error) {
	var work []domain.Move
	var skipped []SkippedMove
	known := map[domain.ID]bool{}
	for i, v := range m.status.Moves {
		if !in.From.IsZero() && v.From != in.From || !in.All && !slices.Contains(in.Persons, v.Person) {
			continue
		}
		known[v.Person] = true
		switch m.status.States[i] {
		case consolidation.StateOpen, consolidation.StateBlocked:
			work = append(work, v)
		case consolidation.StateLeft:
			s, err := d.skippedMove(v, nil)
			if err != nil {
				return nil, nil, err
			}
			skipped = append(skipped, s)
		}
	}
	for _, p := range in.Persons {
		if !in.All && !known[p] {
			return nil, nil, d.mergeNamed(&domain.Error{
				Code: domain.CodeInvalid, Fault: domain.FaultNotMember, Rule: "N1.5", Field: "persons",
				Args: domain.Args{"person": p.String()},
			})
		}
	}
	rank := m.ranks()
	slices.SortStableFunc(work, func(a, b domain.Move) int {
		return cmp.Or(cmp.Compare(a.From.Seq, b.From.Seq), cmp.Compare(rank(a), rank(b)), cmp.Compare(a.To.Seq, b.To.Seq))
	})
	if in.All && in.Limit > 0 && len(work) > in.Limit {
		work = work[:in.Limit]
	}
	return work, skipped, nil
}

// ranks tells the order of leaving: 0 for members, 1 for admins, 2 for the owner.
func (m measured) ranks() func(domain.Move) int {
	return func(v domain.Move) int {
		for _, g := range m.groups {
			if g.ID == v.From {
				return g.Rank(v.Person)
			}
		}
		return 0
	}
}

func (d *desk) skippedMove(v domain.Move, why *domain.Error) (SkippedMove, error) {
	name, _, err := d.personName(v.Person)
	return SkippedMove{Person: v.Person, From: v.From, Name: name, Why: why}, err
}

// chunkMoves cuts the work into transactions, each between two groups.
func chunkMoves(work []domain.Move) [][]domain.Move {
	var out [][]domain.Move
	for _, v := range work {
		last := len(out) - 1
		if last < 0 || len(out[last]) == movesAtOnce || out[last][0].From != v.From || out[last][0].To != v.To {
			out = append(out, nil)
			last++
		}
		out[last] = append(out[last], v)
	}
	return out
}

// settleMoves counts what is left. Groups that were ended by another decision
// meanwhile may leave nothing to do.
func (o *Office) settleMoves(ctx context.Context, by domain.Caller, id domain.ID, out *MovesRecorded) error {
	return o.update(ctx, by, func(d *desk) error {
		c, err := d.visibleConsolidation(id)
		if err != nil {
			return err
		}
		if c.State == domain.ConsolidationRunning {
			if err := d.finishConsolidation(&c); err != nil {
				return err
			}
		}
		m, err := d.measure(c)
		if err != nil {
			return err
		}
		out.Consolidation, out.Left = c, 0
		for _, s := range m.status.States {
			if s == consolidation.StateOpen || s == consolidation.StateBlocked {
				out.Left++
			}
		}
		return nil
	})
}
