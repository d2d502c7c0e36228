package consolidation

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"alumni/domain"
	"alumni/domain/consolidation"
	"alumni/domain/office/desk"
)

// groupLoads gives a branch's live groups by sequence number, each with what
// keeps it out of every plan, if something does: an open case, or that it is new.
func groupLoads(d *desk.Desk, branch domain.ID) ([]GroupLoad, []domain.Group, error) {
	live, err := d.LiveGroups(branch)
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(live, func(a, b domain.Group) int { return bySeq(loadOf(a), loadOf(b)) })
	out := make([]GroupLoad, 0, len(live))
	for _, g := range live {
		l := loadOf(g)
		if l.Case, err = openCaseOf(d, g.ID); err != nil {
			return nil, nil, err
		}
		if l.Filling, err = fillsUntil(d, g); err != nil {
			return nil, nil, err
		}
		out = append(out, l)
	}
	return out, live, nil
}

func loadOf(g domain.Group) GroupLoad {
	return GroupLoad{ID: g.ID, Name: g.Name, Seq: g.Seq, State: g.State, Members: g.Members, Capacity: g.Capacity}
}

func bySeq(a, b GroupLoad) int {
	return cmp.Or(cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.ID.Seq, b.ID.Seq))
}

// fillsUntil is the day until which a new group is left out of every plan, N1.3.
func fillsUntil(d *desk.Desk, g domain.Group) (domain.Date, error) {
	if g.Application.IsZero() {
		return "", nil
	}
	a, err := desk.IfAny(d.Applications().Get(g.Application))
	if err != nil || a.ID.IsZero() {
		return "", err
	}
	terms, err := d.Terms()
	return consolidation.FillsUntil(g, a, terms, d.Now), err
}

// openCaseOf gives an undecided application or transfer about a group, an open
// violation in it or its granted dissolution; the zero ID if there is none.
func openCaseOf(d *desk.Desk, group domain.ID) (found domain.ID, err error) {
	if found, err = d.UndecidedBut(group, domain.ID{}); err != nil || !found.IsZero() {
		return found, err
	}
	v, open, err := desk.Last(d.Violations().List, desk.Of(domain.IndexGroup, group), func(v domain.Violation) bool {
		return v.State == domain.ViolationOpen
	})
	if err != nil || open {
		return v.ID, err
	}
	t, _, err := d.OpenTask(group, domain.TaskDissolveGroup)
	return t.ID, err
}

// mergeGroup gives a group as the planner needs it: the registered people who are
// in it now, whatever number the group shows.
func mergeGroup(d *desk.Desk, g domain.Group) (consolidation.Group, error) {
	out := consolidation.Group{ID: g.ID, Seq: g.Seq, Capacity: g.Capacity, Owner: g.Owner, Admins: g.Admins}
	members := func(q domain.Query) (domain.Page[domain.Membership], error) { return d.MembersOf(g.ID, q) }
	present, err := desk.All(members, domain.Query{}, domain.Membership.Present)
	for _, m := range present {
		out.Members = append(out.Members, m.Person)
	}
	return out, err
}

// plannable gives the groups of a branch that a plan may touch.
func plannable(d *desk.Desk, branch domain.ID) (plan []consolidation.Group, loads []GroupLoad, err error) {
	loads, live, err := groupLoads(d, branch)
	if err != nil {
		return nil, nil, err
	}
	for i, l := range loads {
		if !l.Planned() {
			continue
		}
		g, err := mergeGroup(d, live[i])
		if err != nil {
			return nil, nil, err
		}
		plan = append(plan, g)
	}
	return plan, loads, nil
}

// underway gives the groups of a plan as they are today: those that stay while
// they are in use, those that end until they have ended. What became undecided
// about a group meanwhile does not stop the moves.
func underway(d *desk.Desk, c domain.Consolidation) ([]consolidation.Group, error) {
	var out []consolidation.Group
	for _, id := range slices.Concat(c.Keep, c.End) {
		g, err := d.Groups().Get(id)
		if err != nil {
			return nil, err
		}
		if !g.State.Live() || slices.Contains(c.Keep, id) && g.State != domain.GroupActive {
			continue
		}
		p, err := mergeGroup(d, g)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// consolidationToChange loads a consolidation that the caller may change on the
// version given.
func consolidationToChange(d *desk.Desk, id domain.ID, version uint64) (domain.Consolidation, error) {
	c, err := d.VisibleConsolidation(id)
	if err != nil {
		return c, err
	}
	return c, d.Allowed(domain.CanConsolidate(d.Actor, c.Branch), c.Meta, version)
}

// mergeNamed puts the names of groups and people into a refusal of the planner,
// which knows numbers only.
func mergeNamed(d *desk.Desk, err error) error {
	if err == nil {
		return nil
	}
	e := *domain.AsError(err)
	if e.Code == domain.CodeInternal {
		return err
	}
	args, s := domain.Args{}, d.Show(domain.Meta{})
	for k, v := range e.Args {
		args[k] = v
		text, _ := v.(string)
		name := ""
		switch id, _ := domain.ParseID(text); id.Kind {
		case domain.KindGroup:
			name = s.Group(id).Name
		case domain.KindPerson:
			name = s.Person(id)
		}
		if name != "" {
			args[k] = name
		}
	}
	e.Args = args
	return &e
}

// mergePlan makes the plan for a branch: the best one, or the one by which the
// groups named stay. It gives the groups it was made of too.
func mergePlan(d *desk.Desk, b domain.Branch, stay []domain.ID) (consolidation.Plan, []consolidation.Group, []GroupLoad, error) {
	groups, loads, err := plannable(d, b.ID)
	if err != nil {
		return consolidation.Plan{}, nil, nil, err
	}
	var p consolidation.Plan
	if len(stay) > 0 {
		if p, err = consolidation.Keeping(groups, stay, nil, nil); err != nil {
			return p, nil, nil, mergeNamed(d, err)
		}
	} else {
		var ok bool
		if p, ok = consolidation.Propose(groups); !ok {
			return p, nil, nil, domain.Conflict(domain.FaultNothingToMerge, "branch", "N1.5", domain.Args{"branch": b.Name})
		}
	}
	return p, groups, loads, moveBound(p.Moves)
}

// moveBound refuses a plan that is too large for one record.
func moveBound(moves []domain.Move) error {
	if len(moves) <= domain.MaxMoves {
		return nil
	}
	return domain.Invalid(domain.FaultTooManyMoves, "keep", "N1.5", domain.Args{"count": len(moves), "max": domain.MaxMoves})
}

// ProposeConsolidation plans how a branch's groups come together, N1.5: a
// draft that may be adjusted. A branch has one plan at a time.
func (o *Service) ProposeConsolidation(ctx context.Context, by domain.Caller, in ProposeConsolidation) (domain.Consolidation, error) {
	if err := cmp.Or(desk.NeedID("branch", in.Branch, domain.KindBranch), ofKind("keep", domain.KindGroup, in.Keep)); err != nil {
		return domain.Consolidation{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Consolidation, _ error) {
		if err := domain.CanConsolidate(d.Actor, in.Branch); err != nil {
			return out, err
		}
		b, err := d.Branch(in.Branch)
		if err != nil {
			return out, err
		}
		if err := onlyOne(d, in.Branch, domain.ID{}); err != nil {
			return out, err
		}
		p, _, _, err := mergePlan(d, b, in.Keep)
		if err != nil {
			return out, err
		}
		c := domain.Consolidation{
			Branch: in.Branch, Keep: p.Keep, End: p.End, Moves: p.Moves, State: domain.ConsolidationDraft,
			By: d.Actor.Account, Sample: b.Sample,
		}
		return keep(d, c, domain.ActConsolidationPropose, planChanges(domain.Consolidation{}, c), "")
	})
}

// onlyOne refuses a second plan of a branch beside one that is not done.
func onlyOne(d *desk.Desk, branch, own domain.ID) error {
	other, err := d.Undone(branch)
	if err != nil || other.ID.IsZero() || other.ID == own {
		return err
	}
	return domain.OpenCase("branch", "N1.5", other.ID)
}

func ofKind(field string, kind domain.Kind, ids []domain.ID) error {
	for _, id := range ids {
		if err := desk.NeedID(field, id, kind); err != nil {
			return err
		}
	}
	return nil
}

// AdjustConsolidation changes a plan: which groups stay, and where single
// people go, held to the same rules. Once it runs people may only be sent
// elsewhere; whoever has moved is not moved again.
func (o *Service) AdjustConsolidation(ctx context.Context, by domain.Caller, in AdjustConsolidation) (domain.Consolidation, error) {
	if err := cleanAdjust(in); err != nil {
		return domain.Consolidation{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Consolidation, _ error) {
		c, err := consolidationToChange(d, in.ID, in.Version)
		if err != nil {
			return out, err
		}
		before := c
		switch c.State {
		case domain.ConsolidationDraft:
			err = replan(d, &c, in)
		case domain.ConsolidationRunning:
			err = redirect(d, &c, in)
		default:
			err = domain.Step(domain.ConsolidationFlow, c.ID, c.State, domain.ConsolidationRunning)
		}
		if err != nil {
			return out, err
		}
		if err := moveBound(c.Moves); err != nil {
			return out, err
		}
		changes := planChanges(before, c)
		for _, t := range in.Moves {
			if len(changes) < 2*desk.HistoryLimit {
				changes = append(changes, domain.Change{Field: "moves", Before: t.Person.String(), After: t.To.String()})
			}
		}
		return keep(d, c, domain.ActConsolidationAdjust, changes, "")
	})
}

func cleanAdjust(in AdjustConsolidation) error {
	if err := cmp.Or(desk.NeedID("id", in.ID, domain.KindConsolidation), ofKind("keep", domain.KindGroup, in.Keep)); err != nil {
		return err
	}
	if len(in.Keep) == 0 && len(in.Moves) == 0 {
		return domain.Required("keep", "N1.5")
	}
	for _, t := range in.Moves {
		if err := cmp.Or(desk.NeedID("moves", t.Person, domain.KindPerson), desk.NeedID("moves", t.To, domain.KindGroup)); err != nil {
			return err
		}
	}
	return nil
}

// replan makes a draft anew of today's members, holding on to what it said of
// people who are still there. A group that came to the branch since is no part
// of it unless the officer names it: nothing ends that nobody saw in the plan.
func replan(d *desk.Desk, c *domain.Consolidation, in AdjustConsolidation) error {
	groups, _, err := plannable(d, c.Branch)
	if err != nil {
		return err
	}
	known := slices.Concat(c.Keep, c.End, in.Keep)
	groups = slices.DeleteFunc(groups, func(g consolidation.Group) bool { return !slices.Contains(known, g.ID) })
	stay := in.Keep
	if len(stay) == 0 {
		stay = c.Keep
	}
	p, err := consolidation.Keeping(groups, stay, c.Moves, in.Moves)
	if err != nil {
		return mergeNamed(d, err)
	}
	c.Keep, c.End, c.Moves = p.Keep, p.End, p.Moves
	return nil
}

// redirect sends people elsewhere while the plan is carried out.
func redirect(d *desk.Desk, c *domain.Consolidation, in AdjustConsolidation) error {
	if len(in.Keep) > 0 && !domain.SameIDs(in.Keep, c.Keep) {
		return domain.WrongState("keep", "N1.5", c.ID, c.State, domain.ConsolidationDraft)
	}
	groups, err := underway(d, *c)
	if err != nil {
		return err
	}
	moves, err := consolidation.Redirect(groups, c.Keep, c.Moves, in.Moves)
	if err != nil {
		return mergeNamed(d, err)
	}
	c.Moves = moves
	return nil
}

// planChanges gives what a plan changed, in numbers.
func planChanges(before, after domain.Consolidation) []domain.Change {
	return desk.Changed([]domain.Change{
		{Field: "state", Before: string(before.State), After: string(after.State)},
		{Field: "keep", Before: idTexts(before.Keep), After: idTexts(after.Keep)},
		{Field: "moves", Before: countText(len(before.Moves)), After: countText(len(after.Moves))},
	})
}

func idTexts(ids []domain.ID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = id.String()
	}
	return strings.Join(texts, " ")
}

// countText writes a count; "" for 0, which changes nothing.
func countText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// keep writes a consolidation and logs what was done to it; the entry belongs
// to the history of each of its groups.
func keep(d *desk.Desk, c domain.Consolidation, a domain.Action, changes []domain.Change, reason string) (domain.Consolidation, error) {
	return desk.Keep(d, d.Consolidations(), c, domain.AuditEntry{
		Action: a, Related: slices.Concat([]domain.ID{c.Branch}, c.Keep, c.End), Changes: changes, Rules: []domain.ClauseID{"N1.5"},
	}, desk.Because(reason), c.Branch)
}

// movedOf writes how many of the moves are done: 3/120.
func movedOf(done, all int) string { return fmt.Sprintf("%d/%d", done, all) }
