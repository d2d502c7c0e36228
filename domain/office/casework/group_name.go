package casework

import (
	"slices"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
)

const (
	// nameTries bounds how many sequence numbers are passed over because a
	// group that existed before holds the name already, M4.5. Nobody has so many.
	nameTries = 20
	// seqReach is how far ahead of the series the number in the name of a group
	// that exists already may be. One beyond is a slip and no number, so that
	// nobody carries the series away.
	seqReach = 100
)

// namePlan is the name and the number that an application's group gets.
type namePlan struct {
	seq  int
	name string
	err  error // why it can't have them; nil if it can
}

// planName finds the name and the number for an application, M4.6, without
// taking them, so that what a check promises is what the approval gives. A
// group that files late keeps its name, and its number if the name is the
// branch's official one, M4.5.
func planName(d *desk.Desk, c applicationCase) (namePlan, error) {
	if c.app.Kind.OnGroup() {
		return planRename(d, c)
	}
	if c.app.Kind.Spec().Exists && c.app.Existing != "" {
		return planExisting(d, c)
	}
	return nextName(d, c.branch, c.terms)
}

// planRename gives the name that a change leaves its group with: the canonical
// one with the group's own number for a rename, M4.6, else the present one.
func planRename(d *desk.Desk, c applicationCase) (namePlan, error) {
	g, err := d.Group(c.app.Group)
	if err != nil {
		return namePlan{}, desk.At("group", err)
	}
	plan := namePlan{seq: g.Seq, name: g.Name}
	if !c.app.Kind.Spec().Renames {
		return plan, nil
	}
	plan.name = c.name(g.Seq)
	if plan.err = onlyPlace(c.branch); plan.err != nil {
		return plan, nil
	}
	if plan.name == g.Name {
		plan.err = domain.Invalid(domain.FaultNoChange, "name", "M4.6", domain.Args{"value": g.Name})
		return plan, nil
	}
	holder, err := d.Claimed(domain.ClaimGroupName, naming.Claim(plan.name))
	if err == nil && !holder.IsZero() && holder != g.ID {
		plan.err = nameTaken("name", plan.name, holder)
	}
	return plan, err
}

// nameLike tells whether a text has anything of a name.
func nameLike(s string) bool { return naming.Normalise(s) != "" }

// nextName gives the next number of a branch's series, or of headquarters' own
// with the zero Branch, whose name nobody has. A number is never given twice,
// also after its group ended, M4.6.
func nextName(d *desk.Desk, b domain.Branch, terms domain.Terms) (namePlan, error) {
	next, err := d.PeekSeq(domain.GroupCounter(b.ID))
	if err != nil {
		return namePlan{}, err
	}
	if err := onlyPlace(b); err != nil {
		return namePlan{seq: next, name: naming.Canonical(domain.NamingKind(b), b.Name, next, terms.SeqDigits), err: err}, nil
	}
	var first namePlan
	for seq := next; seq < next+nameTries; seq++ {
		plan := namePlan{seq: seq, name: naming.Canonical(domain.NamingKind(b), b.Name, seq, terms.SeqDigits)}
		holder, err := d.Claimed(domain.ClaimGroupName, naming.Claim(plan.name))
		if err != nil || holder.IsZero() {
			return plan, err
		}
		if seq == next {
			first, first.err = plan, nameTaken("name", plan.name, holder)
		}
	}
	return first, nil
}

// onlyPlace refuses a new name for a group of a branch whose own name, from
// before this was asked for, has more than its place: the group's would have
// 校友分会 twice, for ever, M4.6.
func onlyPlace(b domain.Branch) error {
	if b.HQ() || naming.IsPlace(b.Name) {
		return nil
	}
	place, err := naming.PlaceName("name", b.Name)
	if err != nil {
		return err
	}
	return domain.Invalid(domain.FaultNotPlace, "name", "M4.6", domain.Args{"value": b.Name, "place": place})
}

// planExisting judges the name that a group files late with: nobody else's, and
// no other branch's or headquarters'.
func planExisting(d *desk.Desk, c applicationCase) (namePlan, error) {
	existing := c.app.Existing
	plan, err := nextName(d, c.branch, c.terms)
	if err != nil {
		return plan, err
	}
	plan.name, plan.err = existing, nil
	holder, err := d.Claimed(domain.ClaimGroupName, naming.Claim(existing))
	if err != nil {
		return plan, err
	}
	if !holder.IsZero() {
		plan.err = nameTaken("existing", existing, holder)
		return plan, nil
	}
	p, ok := naming.Parse(existing)
	if !ok {
		return plan, nil
	}
	own, foreign, err := namedAfter(d, p, c.branch)
	if err != nil {
		return plan, err
	}
	if foreign {
		plan.err = domain.Invalid(domain.FaultBadChoice, "existing", "M4.6", domain.Args{"value": existing})
		return plan, nil
	}
	if p.Form != naming.FormCanonical || p.Kind != domain.NamingKind(c.branch) || !own || p.Seq > plan.seq+seqReach {
		return plan, nil // to be mended in WeChat, N1.2b
	}
	return planNumber(d, c, plan, p.Seq)
}

// namedAfter tells whether a name says the branch by its own name, and whether it
// says another one, or headquarters, M4.6. A place that no branch is for is
// neither.
func namedAfter(d *desk.Desk, p naming.Parsed, b domain.Branch) (own, foreign bool, err error) {
	if p.Kind == domain.GroupHQ {
		return b.HQ(), !b.HQ(), nil
	}
	named, err := d.Claimed(domain.ClaimBranch, p.Place)
	if err != nil || !named.IsZero() {
		return named == b.ID, named != b.ID, err
	}
	// A place of the table whose name or alias is written, M4.6, means the branch of its name.
	place, ok, err := d.PlaceNamed(p.Place)
	if err != nil || !ok {
		return false, false, err
	}
	meant, err := d.Claimed(domain.ClaimBranch, place.Name)
	return false, !meant.IsZero() && meant != b.ID, err
}

// planNumber gives a group the number in its name, unless another of the branch has it.
func planNumber(d *desk.Desk, c applicationCase, plan namePlan, seq int) (namePlan, error) {
	groups, err := d.BranchGroups(c.app.Branch)
	if err != nil {
		return plan, err
	}
	if i := slices.IndexFunc(groups, func(g domain.Group) bool { return g.Seq == seq }); i >= 0 {
		plan.err = nameTaken("existing", plan.name, groups[i].ID)
	} else {
		plan.seq = seq
	}
	return plan, nil
}

func nameTaken(field, name string, holder domain.ID) error {
	return domain.Conflict(domain.FaultDuplicate, field, "M4.6", domain.Args{"value": name, "id": holder.String()})
}

// takeName claims the planned name and moves the series of the branch, or of
// headquarters itself, past its number: a number is never given again, M4.6.
func takeName(d *desk.Desk, c applicationCase, group domain.ID) (seq int, name string, err error) {
	if c.plan.err != nil {
		return 0, "", c.plan.err
	}
	counter := domain.GroupCounter(c.app.Branch)
	next, err := d.PeekSeq(counter)
	if err != nil {
		return 0, "", err
	}
	for ; next <= c.plan.seq; next++ {
		if _, err := d.NextSeq(counter); err != nil {
			return 0, "", err
		}
	}
	return c.plan.seq, c.plan.name, d.Claim(domain.ClaimGroupName, naming.Claim(c.plan.name), group)
}
