package people

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// UndoImport takes an import back.
type UndoImport struct {
	ID      domain.ID
	Version uint64 // 0: the present one
	Reason  string
}

// Resting is what rests on a row of an import, so that the row can't be taken back.
type Resting struct {
	Row    int           `json:"row"`
	Name   string        `json:"name"`
	Person domain.ID     `json:"person"`
	On     domain.ID     `json:"on"`               // the record that names the person now
	Action domain.Action `json:"action,omitempty"` // what was done since
}

// restingShown is how much of what rests on an import a refusal names.
const restingShown = 10

// UndoImport takes back all that an import did: whom it registered is gone, with the
// memberships, and what it changed is as it was. It is refused while something else
// rests on a row, with whom and by what: a verification, a change, another group, an
// office, a case. Who may bring such a list in may take it back, once. An undo that
// broke off goes on by the same call.
func (o *Service) UndoImport(ctx context.Context, by domain.Caller, in UndoImport) (domain.Import, error) {
	return o.UndoWith(ctx, by, in, nil)
}

// UndoWith is UndoImport that tells how far it is.
func (o *Service) UndoWith(
	ctx context.Context, by domain.Caller, in UndoImport, progress func(domain.Import),
) (imp domain.Import, err error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return imp, err
	}
	rests, err := desk.Read(ctx, o.Base, by, func(d *desk.Desk) ([]Resting, error) {
		imp, err := importToUndo(d, in)
		if err != nil || imp.State == domain.ImportUndoing { // what rests now came since, and is kept
			return nil, err
		}
		return restingOn(ctx, d, imp)
	})
	if err != nil {
		return imp, err
	}
	if len(rests) > 0 {
		return imp, restsOnImport(in.ID, rests)
	}
	imp, err = desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Import, error) {
		imp, err := importToUndo(d, in)
		if err != nil || imp.State == domain.ImportUndoing {
			return imp, err
		}
		if imp.State == domain.ImportStaging { // nothing was registered
			return imp, nil
		}
		imp.State, imp.UndoBy = domain.ImportUndoing, d.Actor.Account
		return keepImport(d, imp, domain.ActImportUndo, nil, desk.Because(reason))
	})
	if err != nil {
		return imp, err
	}
	return o.take(ctx, by, imp.ID, progress)
}

// importToUndo gives an import that the caller may take back now.
func importToUndo(d *desk.Desk, in UndoImport) (domain.Import, error) {
	imp, err := importToKeep(d, in.ID)
	if err == nil && in.Version != 0 {
		err = d.Fresh(imp.Meta, in.Version)
	}
	return imp, cmp.Or(err, imp.MayTakeBack())
}

func keepImport(
	d *desk.Desk, imp domain.Import, action domain.Action, related []domain.ID, detail *domain.AuditDetail, changes ...domain.Change,
) (domain.Import, error) {
	return desk.Keep(d, d.Imports(), imp, domain.AuditEntry{
		Action: action, Related: append(related, imp.Group, imp.Branch), Rules: importRules(imp), Changes: changes,
	}, detail, imp.Branch, imp.Group)
}

func endUndone(d *desk.Desk, imp domain.Import) (domain.Import, error) {
	imp.State, imp.UndoBy, imp.UndoAt = domain.ImportUndone, d.Actor.Account, d.Now
	return keepImport(d, imp, domain.ActImportUndone, nil, nil)
}

// restsOnImport refuses an undo with whom it would touch that something else rests on,
// and with what that is.
func restsOnImport(id domain.ID, rests []Resting) error {
	who := make([]string, 0, restingShown)
	for _, r := range rests[:min(len(rests), restingShown)] {
		who = append(who, r.Name+" "+r.Person.String())
	}
	return domain.Conflict(domain.FaultImportRests, "import", "", domain.Args{
		"id": id.String(), "people": who, "on": restingRecords(rests), "n": len(rests),
	})
}

// restingRecords are what rests on an import, each once.
func restingRecords(rests []Resting) (out []Resting) {
	for _, r := range rests {
		same := func(o Resting) bool { return o.On == r.On && o.Action == r.Action }
		if len(out) < restingShown && !slices.ContainsFunc(out, same) {
			out = append(out, Resting{On: r.On, Action: r.Action})
		}
	}
	return out
}

// take takes the rows of an import back, in transactions of their own.
func (o *Service) take(ctx context.Context, by domain.Caller, id domain.ID, progress func(domain.Import)) (imp domain.Import, err error) {
	named, err := desk.Read(ctx, o.Base, by, func(d *desk.Desk) (mentions, error) {
		imp, err := importToKeep(d, id)
		if err != nil {
			return mentions{}, err
		}
		return namedIn(ctx, d, imp)
	})
	if err != nil {
		return imp, err
	}
	for imp.State != domain.ImportUndone {
		next, err := desk.Change(ctx, o.Base, by, func(d *desk.Desk) (taken, error) { return takeSome(ctx, d, id, named) })
		if err != nil {
			return imp, &desk.BrokenOff{Import: id, Done: imp.Tally.Taken, Err: err}
		}
		named.and(next.later)
		if imp = next.imp; progress != nil {
			progress(imp)
		}
	}
	return imp, nil
}

// taking takes rows of one part of an import back in one transaction.
type taking struct {
	*desk.Desk
	imp     domain.Import
	part    domain.ImportPart
	group   domain.Group
	named   []mentions // by the time when the taking back began or went on, and since then
	left    int        // how many members the group has no more
	related []domain.ID
}

// taken is how far the taking back is after a transaction, and whom the records name that
// others wrote before it.
type taken struct {
	imp   domain.Import
	later mentions
}

// takeSome takes as many rows back as one transaction takes. Whom a record names that
// others wrote meanwhile is looked up within it.
func takeSome(ctx context.Context, d *desk.Desk, id domain.ID, named mentions) (out taken, err error) {
	imp, err := importToKeep(d, id)
	if err != nil || imp.State == domain.ImportUndone {
		return taken{imp: imp}, err
	}
	if out.later, err = namedSince(ctx, d, imp, named.upTo); err == nil {
		out.imp, err = takePart(d, imp, []mentions{named, out.later})
	}
	return out, err
}

// takePart takes rows of the first part back that has some.
func takePart(d *desk.Desk, imp domain.Import, named []mentions) (domain.Import, error) {
	var part domain.ImportPart
	var err error
	for _, s := range []domain.ImportPartState{domain.PartOpen, domain.PartWritten} {
		if part, err = firstPart(d, imp.ID, s); err != nil || !part.ID.IsZero() {
			break
		}
	}
	if err != nil {
		return imp, err
	}
	if part.ID.IsZero() {
		return endUndone(d, imp)
	}
	t := &taking{Desk: d, imp: imp, part: part, named: named}
	if !imp.Group.IsZero() {
		if t.group, err = d.Groups().Get(imp.Group); err != nil {
			return imp, err
		}
	}
	if err := t.rows(); err != nil {
		return imp, err
	}
	return t.close()
}

// rows takes rows back, the last first, until the transaction is full.
func (t *taking) rows() error {
	for spent := 0; t.part.Done > 0; t.part.Done-- {
		r := &t.part.Rows[t.part.Done-1]
		cost, err := t.cost(*r)
		if err != nil {
			return err
		}
		if spent > 0 && spent+cost > rowWrites {
			return nil
		}
		spent += cost
		if err := t.row(r); err != nil {
			return err
		}
	}
	return nil
}

func (t *taking) cost(r domain.ImportRow) (int, error) {
	more := 0
	if r.Was != nil && r.Outcome != domain.ImportChanged { // of a member
		more = changeCost
	}
	switch r.Outcome {
	case domain.ImportAdded, domain.ImportEnrolled:
		p, err := desk.IfAny(t.People().Get(r.Person))
		if err != nil || p.ID.IsZero() { // erased on request since
			return joinCost, err
		}
		return t.People().Cost(p) + joinCost + writeRelated, nil
	case domain.ImportChanged:
		return changeCost, nil
	case domain.ImportCarded:
		return cardCost + more, nil
	case domain.ImportJoined:
		return joinCost + more, nil
	}
	return 0, nil
}

// row takes one row back, unless something came to rest on it since the undo began.
func (t *taking) row(r *domain.ImportRow) error {
	if !r.Outcome.Wrote() {
		return nil
	}
	rest, err := t.rests(*r)
	if err != nil {
		return err
	}
	if rest != nil {
		r.Outcome = domain.ImportKept
		t.imp.Tally.Kept++
		return nil
	}
	if err := t.undo(*r); err != nil {
		return err
	}
	t.imp.Tally.Taken++
	*r = domain.ImportRow{Row: r.Row, Outcome: domain.ImportTaken}
	return nil
}

// rests gives what rests on a row by now; nil for nothing.
func (t *taking) rests(r domain.ImportRow) (*Resting, error) {
	for _, named := range t.named {
		if rest, err := restsOn(t.Desk, t.imp, t.group, named, r); rest != nil || err != nil {
			return rest, err
		}
	}
	return nil, nil
}

func (t *taking) undo(r domain.ImportRow) error {
	t.related = append(t.related, r.Person)
	if r.Was != nil {
		if err := t.asBefore(r); err != nil {
			return err
		}
	}
	switch r.Outcome {
	case domain.ImportChanged:
		return nil
	case domain.ImportCarded:
		now, err := t.Member(t.group.ID, r.Person)
		if err != nil || now == nil {
			return err
		}
		after := *now
		after.Card = r.Stay.Card
		return keepMember(t.Desk, t.group, *now, after)
	case domain.ImportJoined, domain.ImportEnrolled:
		if err := t.leave(r); err != nil || r.Outcome == domain.ImportJoined {
			return err
		}
	}
	if err := t.People().Delete(r.Person); !desk.Missing(err) {
		return err
	}
	return nil // erased on request since
}

// asBefore puts a person's record back.
func (t *taking) asBefore(r domain.ImportRow) error {
	now, err := t.People().Get(r.Person)
	if err != nil {
		return err
	}
	after := *r.Was
	after.Meta = now.Meta
	if after, err = keepPerson(t.Desk, domain.ActPersonEdit, now, after, ""); err != nil {
		return err
	}
	return settleCardsOf(t.Desk, after)
}

// leave takes a membership back as if it had never been, or puts the earlier stay back.
func (t *taking) leave(r domain.ImportRow) error {
	now, err := t.Member(t.group.ID, r.Person)
	if err != nil || now == nil {
		return err
	}
	t.left++
	if r.Stay != nil {
		return t.PutMembership(*r.Stay)
	}
	return t.DropMembership(t.group.ID, r.Person)
}

func (t *taking) close() (domain.Import, error) {
	if t.left > 0 {
		t.group.Members -= t.left
		if err := desk.Save(t.Desk, t.Groups(), &t.group); err != nil {
			return t.imp, err
		}
		t.Touch(t.group.ID, t.group.Version, domain.ActImportTake, desk.Scope(t.group.Branch, t.group.ID))
	}
	if t.part.Done == 0 {
		t.part.State = domain.PartTaken
		t.part.Rows = unreached(t.part) // what they said is needed no more
	}
	if err := desk.Save(t.Desk, t.ImportParts(), &t.part); err != nil {
		return t.imp, err
	}
	n := strconv.Itoa(len(t.related))
	return keepImport(t.Desk, t.imp, domain.ActImportTake, t.related, nil, domain.Change{Field: "list_rows", After: n})
}
