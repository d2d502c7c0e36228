package consolidation

import (
	"cmp"
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/consolidation"
	"alumni/domain/office/desk"
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
func (o *Service) RecordMoves(ctx context.Context, by domain.Caller, in RecordMoves) (MovesRecorded, error) {
	if err := cleanMoves(in); err != nil {
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

func cleanMoves(in RecordMoves) error {
	if err := desk.NeedID("id", in.ID, domain.KindConsolidation); err != nil {
		return err
	}
	if len(in.Persons) == 0 && !in.All {
		return domain.Required("persons", "N1.5")
	}
	from := desk.Named{Field: "from", ID: in.From, Kind: domain.KindGroup}
	return cmp.Or(ofKind("persons", domain.KindPerson, in.Persons), desk.OfKind(from))
}

// runningConsolidation loads one that the caller may carry out.
func runningConsolidation(d *desk.Desk, id domain.ID) (domain.Consolidation, error) {
	c, err := d.VisibleConsolidation(id)
	if err != nil {
		return c, err
	}
	return c, cmp.Or(domain.CanConsolidate(d.Actor, c.Branch), running(c))
}

func running(c domain.Consolidation) error {
	if c.State == domain.ConsolidationRunning {
		return nil
	}
	return domain.WrongState("", "N1.5", c.ID, c.State, domain.ConsolidationRunning)
}

// prepareMoves measures the plan by today's members, adds the moves of those
// who joined since, and gives what there is to record, in the order of leaving.
func (o *Service) prepareMoves(
	ctx context.Context, by domain.Caller, in RecordMoves,
) (work []domain.Move, skipped []SkippedMove, err error) {
	err = o.Update(ctx, by, func(d *desk.Desk) error {
		work, skipped = nil, nil
		c, err := consolidationToChange(d, in.ID, in.Version)
		if err = cmp.Or(err, running(c)); err != nil {
			return err
		}
		if !in.From.IsZero() && !slices.Contains(c.End, in.From) {
			return mergeNamed(d, domain.Invalid(domain.FaultNotPlanned, "from", "N1.5", domain.Args{"group": in.From.String()}))
		}
		m, err := measure(d, c)
		if err != nil {
			return err
		}
		if err := keepMoves(d, c, m.status); err != nil {
			return err
		}
		work, skipped, err = chosenMoves(d, in, m)
		return err
	})
	return work, skipped, err
}

// keepMoves writes the moves of people who joined a group that ends.
func keepMoves(d *desk.Desk, c domain.Consolidation, s consolidation.Status) error {
	if s.Changed == 0 {
		return nil
	}
	before := c
	c.Moves = s.Moves
	if err := moveBound(c.Moves); err != nil {
		return err
	}
	_, err := keep(d, c, domain.ActConsolidationAdjust, planChanges(before, c), "")
	return err
}

// chosenMoves picks the moves that were asked for: managers after everybody
// else, each pair of groups together.
func chosenMoves(d *desk.Desk, in RecordMoves, m measured) ([]domain.Move, []SkippedMove, error) {
	var work []domain.Move
	var skipped []SkippedMove
	known := map[domain.ID]bool{}
	for i, v := range m.status.Moves {
		if !in.From.IsZero() && v.From != in.From || !in.All && !slices.Contains(in.Persons, v.Person) {
			continue
		}
		known[v.Person] = true
		switch s := m.status.States[i]; {
		case s.ToDo():
			work = append(work, v)
		case s == consolidation.StateLeft:
			s, err := skippedMove(d, v, nil)
			if err != nil {
				return nil, nil, err
			}
			skipped = append(skipped, s)
		}
	}
	for _, p := range in.Persons {
		if !in.All && !known[p] {
			return nil, nil, mergeNamed(d, domain.Invalid(domain.FaultNotMember, "persons", "N1.5", domain.Args{"person": p.String()}))
		}
	}
	slices.SortStableFunc(work, func(a, b domain.Move) int {
		return cmp.Or(cmp.Compare(a.From.Seq, b.From.Seq), cmp.Compare(m.rank(a), m.rank(b)), cmp.Compare(a.To.Seq, b.To.Seq))
	})
	if in.All && in.Limit > 0 && len(work) > in.Limit {
		work = work[:in.Limit]
	}
	return work, skipped, nil
}

// rank tells the order of leaving: 0 for members, 1 for admins, 2 for the owner.
func (m measured) rank(v domain.Move) int {
	for _, g := range m.groups {
		if g.ID == v.From {
			return g.Rank(v.Person)
		}
	}
	return 0
}

func skippedMove(d *desk.Desk, v domain.Move, why *domain.Error) (SkippedMove, error) {
	name, _, err := d.PersonName(v.Person)
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
func (o *Service) settleMoves(ctx context.Context, by domain.Caller, id domain.ID, out *MovesRecorded) error {
	return o.Update(ctx, by, func(d *desk.Desk) error {
		c, err := d.VisibleConsolidation(id)
		if err != nil {
			return err
		}
		if c.State == domain.ConsolidationRunning {
			if c, err = finishConsolidation(d, c); err != nil {
				return err
			}
		}
		m, err := measure(d, c)
		if err != nil {
			return err
		}
		out.Consolidation, out.Left = desk.Covered(d, c), domain.Count(m.status.States, consolidation.State.ToDo)
		return nil
	})
}

// recordChunk records the moves between two groups in one transaction. What
// somebody else recorded meanwhile is done; who is in the group no more is skipped.
func (o *Service) recordChunk(
	ctx context.Context, by domain.Caller, in RecordMoves, chunk []domain.Move,
) (moved int, skipped []SkippedMove, err error) {
	err = o.Update(ctx, by, func(d *desk.Desk) error {
		moved, skipped = 0, nil
		c, err := runningConsolidation(d, in.ID)
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
			return notInUse(d, to.ID)
		}
		p := passage{Desk: d, from: &from, to: &to}
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
				c.Moves[at].At, c.Moves[at].By = d.Now, d.Actor.Account
			case why != errGone && !in.All:
				return why
			default:
				if why == errGone {
					why = nil
				}
				s, err := skippedMove(d, v, why)
				if err != nil {
					return err
				}
				skipped = append(skipped, s)
			}
		}
		moved = len(p.people)
		return p.finish(c)
	})
	if err != nil {
		return 0, nil, err
	}
	return moved, skipped, nil
}

// errGone says that a person is in the group no more: nothing is left to move.
var errGone = domain.Conflict(domain.FaultNotMember, "", "N1.5", nil)

// passage moves people out of one group into another.
type passage struct {
	*desk.Desk
	from, to *domain.Group
	people   []domain.ID // moved so far
	joined   int         // of these: were not in the other group before
}

// move moves one person; why not, if the rules are against it.
func (p *passage) move(v domain.Move) (why *domain.Error, err error) {
	source, err := p.Member(v.From, v.Person)
	if err != nil {
		return nil, err
	}
	if source == nil || !source.Present() {
		return errGone, nil
	}
	target, err := p.Member(v.To, v.Person)
	if err != nil {
		return nil, err
	}
	joins := target == nil || !target.Present()
	if why, err := p.refuses(v, target, joins); why != nil || err != nil {
		return why, err
	}
	if joins {
		m := domain.Membership{
			Group: v.To, Person: v.Person, Card: source.Card, Nickname: source.Nickname,
			Basis: source.Basis, Exception: source.Exception, JoinedAt: p.Now,
		}
		if target != nil {
			m.Past = target.Again()
		}
		if err := p.PutMembership(m); err != nil {
			return nil, err
		}
		p.to.Members++
		p.joined++
	}
	source.MovedTo = v.To
	if err := p.Leave(p.from, *source); err != nil {
		return nil, err
	}
	p.people = append(p.people, v.Person)
	return nil, nil
}

// refuses applies the rules: who is to be removed is not moved instead, and who
// was removed from the other group comes back to it only with a reason, which a
// move has none of, M6.3; the owner goes last, M5.1, and no group goes over its
// capacity, N1.5. The target membership is nil if there never was one.
func (p *passage) refuses(v domain.Move, target *domain.Membership, joins bool) (*domain.Error, error) {
	name, _, err := p.PersonName(v.Person)
	if err != nil {
		return nil, err
	}
	removal, err := p.OpenRemoval(v.From, v.Person)
	if err != nil {
		return nil, err
	}
	switch {
	case !removal.IsZero():
		return domain.Conflict(domain.FaultToBeRemoved, "persons", "M6.3", domain.Args{"id": removal.String(), "person": name}), nil
	case joins && target != nil && target.WasRemoved():
		return domain.Conflict(domain.FaultRemovedMember, "persons", "M6.3", domain.Args{"person": name, "group": p.to.Name}), nil
	case v.Person == p.from.Owner && p.from.Members > 1:
		return domain.Conflict(domain.FaultStillMembers, "persons", "M5.1",
			domain.Args{"group": p.from.Name, "count": p.from.Members}), nil
	case joins && p.to.Members >= p.to.Capacity:
		return domain.Conflict(domain.FaultCapacity, "persons", "N1.5",
			domain.Args{"group": p.to.Name, "have": p.to.Members + 1, "max": p.to.Capacity}), nil
	}
	return nil, nil
}

// finish writes the two groups and the consolidation; one entry of the audit
// log belongs to the history of each person moved.
func (p *passage) finish(c domain.Consolidation) error {
	if len(p.people) == 0 {
		return nil
	}
	if err := desk.Save(p.Desk, p.Groups(), p.from); err != nil {
		return err
	}
	if p.joined > 0 {
		if err := desk.Save(p.Desk, p.Groups(), p.to); err != nil {
			return err
		}
	}
	done := doneMoves(c)
	_, err := desk.Keep(p.Desk, p.Consolidations(), c, domain.AuditEntry{
		Action: domain.ActMemberMove, Related: append([]domain.ID{c.Branch, p.from.ID, p.to.ID}, p.people...),
		Changes: []domain.Change{
			{Field: "group", Before: p.from.ID.String(), After: p.to.ID.String()},
			{Field: "moves", Before: movedOf(done-len(p.people), len(c.Moves)), After: movedOf(done, len(c.Moves))},
		},
		Rules: []domain.ClauseID{"N1.5"},
	}, nil, c.Branch, p.from.ID, p.to.ID)
	p.Touch(p.from.ID, p.from.Version, domain.ActMemberMove, desk.Scope(c.Branch, p.from.ID))
	p.Touch(p.to.ID, p.to.Version, domain.ActMemberMove, desk.Scope(c.Branch, p.to.ID))
	return err
}
