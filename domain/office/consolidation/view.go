package consolidation

import (
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/consolidation"
	"alumni/domain/office/desk"
)

// MoveState is how a move of a consolidation stands.
type MoveState = consolidation.State

// measured is a consolidation beside who is in its groups.
type measured struct {
	groups []consolidation.Group // those that exist still
	status consolidation.Status
	in     map[domain.ID]map[domain.ID]bool // by group: who is in it
}

func (m measured) has(group, person domain.ID) bool { return m.in[group][person] }

func inside(groups []consolidation.Group) map[domain.ID]map[domain.ID]bool {
	out := map[domain.ID]map[domain.ID]bool{}
	for _, g := range groups {
		out[g.ID] = make(map[domain.ID]bool, len(g.Members))
		for _, p := range g.Members {
			out[g.ID][p] = true
		}
	}
	return out
}

// measure reads who is in a consolidation's groups. What is over is as it was left.
func measure(d *desk.Desk, c domain.Consolidation) (measured, error) {
	groups, err := underway(d, c)
	if err != nil {
		return measured{}, err
	}
	m := measured{groups: groups, in: inside(groups)}
	if c.State == domain.ConsolidationDraft || c.State == domain.ConsolidationRunning {
		m.status = consolidation.Refresh(groups, c.Keep, c.Moves)
		return m, barRemoved(d, &m)
	}
	m.status.Moves = c.Moves
	for _, v := range c.Moves {
		state := consolidation.StateLeft
		if v.Done() {
			state = consolidation.StateDone
		}
		m.status.States = append(m.status.States, state)
	}
	return m, nil
}

// today gives a consolidation that the caller may see, and measures it.
func today(d *desk.Desk, id domain.ID) (c domain.Consolidation, m measured, err error) {
	if c, err = d.VisibleConsolidation(id); err != nil {
		return c, m, err
	}
	m, err = measure(d, c)
	return c, m, err
}

// barRemoved marks the moves of who was removed from the group that they lead
// to, M6.3: the person comes back to it only with a reason, or is removed from
// the group that ends as well.
func barRemoved(d *desk.Desk, m *measured) error {
	for i, v := range m.status.Moves {
		if m.status.States[i] != consolidation.StateOpen || m.has(v.To, v.Person) {
			continue
		}
		was, err := d.Member(v.To, v.Person)
		if err != nil {
			return err
		}
		if was != nil && was.WasRemoved() {
			m.status.States[i] = consolidation.StateBlocked
			m.status.Problems = append(m.status.Problems, consolidation.Problem{
				Person: v.Person, From: v.From, To: v.To, Fault: domain.FaultRemovedMember,
			})
		}
	}
	return nil
}

func planView(d *desk.Desk, c domain.Consolidation, m measured) (PlanView, error) {
	s := d.Show(domain.Meta{})
	v := PlanView{Branch: c.Branch, BranchName: s.Branch(c.Branch).Name, Problems: m.status.Problems, LeftOut: []GroupLoad{}}
	v.Flows, v.People = flows(m)
	for _, id := range slices.Concat(c.Keep, c.End) {
		g := s.Group(id)
		if s.Err != nil {
			return v, s.Err
		}
		p := PlanGroup{GroupLoad: loadOf(g), Stays: slices.Contains(c.Keep, id), Now: len(m.in[id])}
		if c.State == domain.ConsolidationDraft { // what stands against the start
			if p.Case, s.Err = openCaseOf(d, g.ID); s.Err != nil {
				return v, s.Err
			}
		}
		p.After = p.Now
		seated := map[domain.ID]bool{} // who leaves two groups takes one seat
		for i, mv := range m.status.Moves {
			if m.status.States[i] != consolidation.StateOpen {
				continue
			}
			switch {
			case mv.From == id:
				p.After--
			case mv.To == id && !m.has(id, mv.Person) && !seated[mv.Person]:
				seated[mv.Person] = true
				p.After++
			}
		}
		t, err := moveTask(d, c.ID, id)
		if err != nil {
			return v, err
		}
		p.Task = t.ID
		v.Groups = append(v.Groups, p)
	}
	slices.SortFunc(v.Groups, func(a, b PlanGroup) int { return bySeq(a.GroupLoad, b.GroupLoad) })
	return v, nil
}

// flows sums the moves by the two groups, and counts who joins another group.
func flows(m measured) ([]Flow, int) {
	out, people := []Flow{}, map[domain.ID]bool{}
	for i, v := range m.status.Moves {
		if m.status.States[i] == consolidation.StateLeft {
			continue
		}
		at := slices.IndexFunc(out, func(f Flow) bool { return f.From == v.From && f.To == v.To })
		if at < 0 {
			at, out = len(out), append(out, Flow{From: v.From, To: v.To})
		}
		f := &out[at]
		f.People++
		switch {
		case v.Done():
			f.Done++
		case m.has(v.To, v.Person):
			f.Already++
		default:
			people[v.Person] = true
		}
	}
	return out, len(people)
}

// moveTask finds the task by which a group ends in a consolidation; the zero one
// for none.
func moveTask(d *desk.Desk, subject, group domain.ID) (domain.Task, error) {
	if subject.IsZero() {
		return domain.Task{}, nil
	}
	t, _, err := desk.Last(d.Tasks().List, desk.Of(domain.IndexGroup, group), func(t domain.Task) bool {
		return t.Kind == domain.TaskMoveMembers && t.Subject == subject
	})
	return t, err
}

// ConsolidationPlan gives the plan for a branch without writing it: with no
// groups named the best one, else the one by which these stay. It fails as
// ProposeConsolidation does.
func (o *Service) ConsolidationPlan(ctx context.Context, by domain.Caller, branch domain.ID, keep []domain.ID) (PlanView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out PlanView, _ error) {
		b, err := d.VisibleBranch(branch)
		if err != nil {
			return out, err
		}
		plan, groups, loads, err := mergePlan(d, b, keep)
		if err != nil {
			return out, err
		}
		c := domain.Consolidation{Branch: branch, Keep: plan.Keep, End: plan.End, Moves: plan.Moves, State: domain.ConsolidationDraft}
		m := measured{groups: groups, in: inside(groups), status: consolidation.Refresh(groups, plan.Keep, plan.Moves)}
		v, err := planView(d, c, m)
		if err != nil {
			return out, err
		}
		for _, l := range loads {
			if !l.Planned() {
				v.LeftOut = append(v.LeftOut, l)
			}
		}
		open, err := d.Undone(branch)
		v.Open = open.ID
		return v, err
	})
}

// ConsolidationMoves pages through the moves of a consolidation, group by group
// in the order of leaving, as they stand today: with those of people who joined
// since, and of those who can't be moved as things are.
func (o *Service) ConsolidationMoves(ctx context.Context, by domain.Caller, f MoveFilter) (domain.Page[MoveRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out domain.Page[MoveRow], _ error) {
		_, m, err := today(d, f.ID)
		if err != nil {
			return out, err
		}
		rows := moveRows(m)
		s := d.Search(f.Text)
		page := domain.Page[MoveRow]{Items: []MoveRow{}}
		first, _ := strconv.Atoi(f.After)
		for i := max(first, 0); i < len(rows); i++ {
			r := rows[i]
			if !f.From.IsZero() && r.From != f.From || len(f.States) > 0 && !slices.Contains(f.States, r.State) {
				continue
			}
			if r.Name, _, err = d.PersonName(r.Person); err != nil {
				return out, err
			}
			if s.Asked() && !s.Finds(r.Name) && !s.FindsID(r.Person) {
				continue
			}
			if len(page.Items) == (domain.Query{Limit: f.Limit}).Rows() {
				page.Next = strconv.Itoa(i)
				break
			}
			if err := dressMove(d, &r); err != nil {
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
func dressMove(d *desk.Desk, r *MoveRow) error {
	s := d.Show(domain.Meta{})
	from := s.Group(r.From)
	r.FromName, r.Role, r.ToName = from.Name, from.RoleOf(r.Person), s.Group(r.To).Name
	if s.Err != nil {
		return s.Err
	}
	member, err := d.Member(r.From, r.Person)
	if err == nil && member != nil {
		r.Card = member.Card
	}
	return err
}

// ConsolidationNotice gives what the members are told: which group to join. It
// names who has still to move; of phones there are none in it.
func (o *Service) ConsolidationNotice(ctx context.Context, by domain.Caller, id domain.ID) (MoveNotice, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out MoveNotice, _ error) {
		c, m, err := today(d, id)
		if err != nil {
			return out, err
		}
		b, err := desk.IfAny(d.Branch(c.Branch))
		if err != nil {
			return out, err
		}
		n := MoveNotice{Branch: b.Name, Groups: []NoticeGroup{}}
		for _, r := range moveRows(m) {
			if r.State != consolidation.StateOpen || r.Already {
				continue
			}
			if err := tellMove(d, &n, r); err != nil {
				return out, err
			}
		}
		return n, nil
	})
}

func tellMove(d *desk.Desk, n *MoveNotice, r MoveRow) error {
	var err error
	if r.Name, _, err = d.PersonName(r.Person); err != nil {
		return err
	}
	if err := dressMove(d, &r); err != nil {
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
