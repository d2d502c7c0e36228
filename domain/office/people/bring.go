package people

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/erasure"
	"alumni/domain/office/desk"
)

// Bringing is how a list is brought in.
type Bringing struct {
	Source   string              // the file's name, or how the list came
	Left     int                 // rows that were left out, since they were wrong
	Progress func(domain.Import) // hears after each transaction; nil for nobody
}

// What one transaction of an import may cost, in writes to the store beside the
// import's own record, its part and the audit log.
const (
	rowWrites    = 78
	joinCost     = 3  // of who is registered already
	cardCost     = 18 // of a card that is recorded, with the notice that it may settle
	changeCost   = 40 // of a record that changes, with the notices that it may settle
	partsAtOnce  = 20
	writeRelated = 1 // of whom an entry of the log names
)

// rowsOf gives the rows of a list as they are stored before anything is registered.
type rowsOf struct {
	n   int
	row func(d *desk.Desk, i int) (domain.ImportRow, error)
}

// markOf is a mark of a list by which the same one is known again.
func markOf[T any](group domain.ID, rows []T) (string, error) {
	sum := sha256.New()
	to := json.NewEncoder(sum)
	err := to.Encode(group)
	for i := 0; i < len(rows) && err == nil; i++ {
		err = to.Encode(rows[i])
	}
	return hex.EncodeToString(sum.Sum(nil)), err
}

// bring registers a list as one recorded step: its rows are stored first, then
// registered in transactions of their own, so that an import that breaks off, or is
// cancelled, stands as unfinished and goes on where it stopped. The same list again,
// of the same account, goes on with the one that is unfinished.
func (o *Service) bring(ctx context.Context, by domain.Caller, imp domain.Import, rows rowsOf, how Bringing) (domain.Import, error) {
	found, err := desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Import, error) { return sameList(d, imp) })
	if err != nil {
		return imp, err
	}
	if found.State == domain.ImportStaging { // its rows were not all stored: begun anew
		if _, err := o.take(ctx, by, found.ID, nil); err != nil {
			return found, err
		}
		found = domain.Import{}
	}
	if found.ID.IsZero() {
		imp.Source, imp.Left = domain.CleanLine(how.Source), how.Left
		if found, err = o.stage(ctx, by, imp, rows); err != nil {
			return found, err
		}
	}
	return o.goOn(ctx, by, found, how.Progress)
}

// sameList gives the caller's unfinished import of the same rows; the zero one for none.
func sameList(d *desk.Desk, imp domain.Import) (domain.Import, error) {
	for _, s := range []domain.ImportState{domain.ImportRunning, domain.ImportStaging} {
		q := domain.Query{Index: domain.IndexState, Eq: string(s)}
		found, err := desk.All(d.Imports().List, q, func(i domain.Import) bool {
			return i.Mark == imp.Mark && i.Group == imp.Group && i.By == d.Actor.Account
		})
		if err != nil || len(found) > 0 {
			return append(found, domain.Import{})[0], err
		}
	}
	return domain.Import{}, nil
}

// stage stores the rows of a list. Until all of them are, nothing is registered.
func (o *Service) stage(ctx context.Context, by domain.Caller, imp domain.Import, rows rowsOf) (domain.Import, error) {
	type step struct {
		imp domain.Import
		at  int
	}
	for at := 0; ; {
		s, err := desk.Change(ctx, o.Base, by, func(d *desk.Desk) (s step, err error) {
			s.imp, s.at, err = stageSome(d, imp, rows, at)
			return s, err
		})
		if err != nil {
			return imp, err
		}
		if imp, at = s.imp, s.at; imp.State == domain.ImportRunning {
			return imp, nil
		}
	}
}

func stageSome(d *desk.Desk, imp domain.Import, rows rowsOf, at int) (domain.Import, int, error) {
	first := imp.ID.IsZero()
	if first {
		if imp.Group.IsZero() && d.Actor.Role == domain.RoleBranchOfficer {
			imp.Branch = d.Actor.Scope
		}
		imp.By, imp.Rows, imp.State = d.Actor.Account, rows.n, domain.ImportStaging
		var err error
		if imp.ID, err = d.NextID(domain.KindImport); err != nil {
			return imp, at, err
		}
	} else {
		now, err := d.Imports().Get(imp.ID)
		if err == nil && now.State != domain.ImportStaging { // somebody took it back meanwhile
			err = domain.WrongState("import", "", now.ID, now.State, domain.ImportStaging)
		}
		if imp = now; err != nil {
			return imp, at, err
		}
	}
	for range partsAtOnce {
		part := domain.ImportPart{Import: imp.ID, State: domain.PartOpen}
		for ; at < rows.n && len(part.Rows) < domain.PartRows; at++ {
			row, err := rows.row(d, at)
			if err != nil {
				return imp, at, err
			}
			part.Rows = append(part.Rows, row)
		}
		if len(part.Rows) == 0 {
			break
		}
		if err := desk.Save(d, d.ImportParts(), &part); err != nil {
			return imp, at, err
		}
	}
	if at == rows.n {
		imp.State = domain.ImportRunning
	}
	if !first && at < rows.n {
		return imp, at, desk.Save(d, d.Imports(), &imp)
	}
	imp, err := desk.Keep(d, d.Imports(), imp, domain.AuditEntry{
		Action: domain.ActImportBegin, Related: []domain.ID{imp.Group, imp.Branch}, Rules: importRules(imp),
		Changes: []domain.Change{{Field: "list_rows", After: strconv.Itoa(rows.n)}},
	}, nil, imp.Branch, imp.Group)
	return imp, at, err
}

// importRules are the clauses that an import rests on.
func importRules(i domain.Import) []domain.ClauseID {
	if i.Group.IsZero() {
		return []domain.ClauseID{"N2.2a"}
	}
	return []domain.ClauseID{"N1.2d", "M6.1"}
}

// goOn registers what is left of an import. What it can't is *desk.BrokenOff: what was
// registered stands, and the import waits as unfinished.
func (o *Service) goOn(ctx context.Context, by domain.Caller, imp domain.Import, progress func(domain.Import)) (domain.Import, error) {
	for imp.State == domain.ImportRunning {
		next, err := desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Import, error) { return writeSome(d, imp.ID) })
		if err != nil {
			return imp, &desk.BrokenOff{Import: imp.ID, Done: came(imp.Tally), Err: err}
		}
		if imp = next; progress != nil {
			progress(imp)
		}
	}
	return imp, nil
}

// came is how many rows of an import brought somebody in.
func came(t domain.ImportTally) int { return t.Added + t.Joined + t.Enrolled }

// visibleImport gives an import; CodeNotFound if there is none in the caller's scope.
func visibleImport(d *desk.Desk, id domain.ID) (domain.Import, error) {
	if err := desk.NeedID("import", id, domain.KindImport); err != nil {
		return domain.Import{}, err
	}
	return desk.Visible(d.Imports().Get, id, func(i domain.Import) bool { return domain.CanSee(d.Actor, i.Branch, i.Group) })
}

// importToKeep gives an import that the caller may go on with or take back: who may
// bring such a list in.
func importToKeep(d *desk.Desk, id domain.ID) (domain.Import, error) {
	imp, err := visibleImport(d, id)
	switch {
	case err != nil:
		return imp, err
	case imp.Group.IsZero():
		return imp, domain.CanKeepPeople(d.Actor)
	}
	_, err = d.ManagedGroup(imp.Group)
	return imp, err
}

// firstPart gives the first part of an import that is so far; the zero one for none.
func firstPart(d *desk.Desk, id domain.ID, s domain.ImportPartState) (domain.ImportPart, error) {
	page, err := d.ImportParts().List(domain.Query{Index: domain.IndexState, Eq: domain.PartIndex(id, s), Limit: 1})
	return append(page.Items, domain.ImportPart{})[0], err
}

// writing registers rows of one part of an import in one transaction.
type writing struct {
	*desk.Desk
	imp     domain.Import
	part    domain.ImportPart
	from    int // the first row
	spent   int
	twins   *twins
	related []domain.ID
	join    []domain.Membership // who joins the group
	gone    []erasure.Subject   // whose erasure goes on
}

// writeSome registers as many rows of an import as one transaction takes. The rules are
// asked again, since others work meanwhile.
func writeSome(d *desk.Desk, id domain.ID) (domain.Import, error) {
	imp, err := importToKeep(d, id)
	if err != nil || imp.State != domain.ImportRunning {
		return imp, err
	}
	part, err := firstPart(d, id, domain.PartOpen)
	if err != nil {
		return imp, err
	}
	w := &writing{Desk: d, imp: imp, part: part, from: part.Done, twins: newTwins(d)}
	w.twins.own = w.brought
	if w.gone, err = beingErased(d); err != nil {
		return imp, err
	}
	if imp.Group.IsZero() {
		err = w.each(w.person)
	} else {
		err = w.members()
	}
	if err != nil {
		return imp, err
	}
	return w.close()
}

// each does rows until the transaction is full.
func (w *writing) each(row func(r *domain.ImportRow) error) error {
	for ; w.part.Done < len(w.part.Rows); w.part.Done++ {
		r := &w.part.Rows[w.part.Done]
		if r.Outcome != "" { // the person was erased on request before the row was reached
			continue
		}
		if gone, err := w.erased(r); err != nil || gone {
			if err != nil {
				return err
			}
			continue
		}
		cost := w.cost(*r)
		if w.spent > 0 && w.spent+cost > rowWrites {
			return nil
		}
		w.spent += cost
		if err := row(r); err != nil {
			return err
		}
	}
	return nil
}

// cost is how many writes a row takes at most.
func (w *writing) cost(r domain.ImportRow) int {
	cost := 0
	if !w.imp.Group.IsZero() {
		cost = joinCost
	}
	switch {
	case r.Person.IsZero() && r.Want != nil:
		p := *r.Want
		p.ID = domain.ID{Kind: domain.KindPerson, Seq: 1} // whichever it gets costs the same
		return cost + w.People().Cost(p) + writeRelated
	case r.Change && w.imp.Group.IsZero():
		return changeCost
	}
	if r.Facts {
		cost += changeCost
	}
	if r.Change {
		cost += cardCost
	}
	return cost
}

// person registers the person of a row, or changes the record of one.
func (w *writing) person(r *domain.ImportRow) error {
	switch {
	case r.Person.IsZero():
		return w.add(r, domain.ImportAdded)
	case r.Change:
		return w.change(r)
	}
	r.Outcome = domain.ImportSame
	return nil
}

// add registers the person of a row. Who imports the same list beside this import, or
// before it broke off, may have done so since: whoever is surely the same is taken for it,
// and one who looks like somebody that the preview didn't know is left out, to be decided.
func (w *writing) add(r *domain.ImportRow, as domain.ImportOutcome) error {
	p := *r.Want
	twin, same, err := w.since(p, r.New)
	if err != nil {
		return err
	}
	if same && !twin.IsZero() {
		r.Person, r.Outcome = twin, domain.ImportSame
		return nil
	}
	if !twin.IsZero() && w.refused(r, looksLike(p, twin)) {
		return nil
	}
	if err := domain.CanKeepPeople(w.Actor); err != nil {
		return err
	}
	if w.Actor.Role == domain.RoleBranchOfficer {
		p.Branch = w.Actor.Scope
	}
	if r.How != "" {
		p.Verification = &domain.Verification{By: w.Actor.Account, How: r.How, At: w.Now}
	}
	if err := desk.Save(w.Desk, w.People(), &p); err != nil {
		return err
	}
	w.SeePerson(p)
	w.Touch(p.ID, p.Version, domain.ActImportWrite, desk.Scope(p.Branch))
	w.related = append(w.related, p.ID)
	r.Person, r.Version, r.Outcome = p.ID, p.Version, as
	return nil
}

// since looks for somebody registered who looks the same. Of one whom somebody decided
// to be another, that is who was registered alike in every respect after that.
func (w *writing) since(p domain.Person, decided bool) (found domain.ID, same bool, err error) {
	if !decided {
		return w.twins.of(p)
	}
	namesakes, err := w.twins.named(p.Name)
	if err != nil {
		return found, false, err
	}
	found, err = w.twins.first(namesakes, func(who domain.Person) bool {
		return w.later(who) && who.Major == p.Major && who.Year == p.Year && who.City == p.City &&
			domain.CanComparePhone(w.Actor, who) && who.Phone.Reveal() == p.Phone.Reveal()
	})
	return found, !found.IsZero(), err
}

// later tells whether somebody was registered since this import began.
func (w *writing) later(p domain.Person) bool { return !p.CreatedAt.Before(w.imp.CreatedAt) }

// brought tells whether somebody came in by this import: the first entry about such a
// person is one of the import's.
func (w *writing) brought(p domain.Person) (bool, error) {
	if !w.later(p) {
		return false, nil
	}
	if slices.Contains(w.related, p.ID) {
		return true, nil
	}
	page, err := w.Audit(domain.Query{Index: domain.IndexSubject, Eq: p.ID.String(), Limit: 1, Reverse: true})
	return err == nil && len(page.Items) > 0 && page.Items[0].Subject == w.imp.ID, err
}

// change writes what a row says otherwise than the registry, on the version that
// somebody saw when they decided it.
func (w *writing) change(r *domain.ImportRow) error {
	r.Outcome = domain.ImportSame
	changed, err := w.facts(r)
	if changed {
		r.Outcome = domain.ImportChanged
	}
	return err
}

// facts writes them and tells whether there were any; the outcome is a row's that was
// refused only.
func (w *writing) facts(r *domain.ImportRow) (bool, error) {
	before, err := knownPerson(w.Desk, r.Person)
	if err == nil {
		err = desk.NotErased(before)
	}
	if err == nil {
		err = w.Allowed(mayKeep(w.Desk, before), before.Meta, r.Version)
	}
	if w.refused(r, err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	after, differs := merged(w.Actor, before, *r.Want)
	if len(differs) == 0 {
		return false, nil
	}
	if after, err = keepPerson(w.Desk, domain.ActPersonEdit, before, after, ""); err != nil {
		return false, err
	}
	r.Was, r.Version = &before, after.Version
	return true, settleCardsOf(w.Desk, after)
}

// refused leaves a row out that what others did since stands against; it tells whether
// the error was such a one.
func (w *writing) refused(r *domain.ImportRow, err error) bool {
	if err == nil || domain.IsCode(err, domain.CodeInternal) {
		return false
	}
	r.Outcome, r.Fault = domain.ImportRefused, domain.AsError(err).Fault
	return true
}

// close writes how far the import is. What a row said is needed no more, and goes.
func (w *writing) close() (domain.Import, error) {
	_, last, err := w.AuditHead()
	if err != nil {
		return w.imp, err
	}
	for i := w.from; i < w.part.Done; i++ {
		r := &w.part.Rows[i]
		r.Want, r.How, r.Entry = nil, "", last
		if !r.Outcome.Wrote() {
			r.Card = ""
		}
		*w.imp.Tally.Count(r.Outcome)++
		if r.Was != nil && r.Outcome != domain.ImportChanged { // of a member
			w.imp.Tally.Changed++
		}
	}
	n := w.part.Done - w.from
	if w.imp.Done += n; w.part.Done == len(w.part.Rows) {
		w.part.State = domain.PartWritten
	}
	if !w.part.ID.IsZero() {
		if err := desk.Save(w.Desk, w.ImportParts(), &w.part); err != nil {
			return w.imp, err
		}
	}
	action := domain.ActImportWrite
	if w.imp.Done == w.imp.Rows {
		action, w.imp.State, w.imp.EndAt = domain.ActImportDone, domain.ImportDone, w.Now
	}
	return desk.Keep(w.Desk, w.Imports(), w.imp, domain.AuditEntry{
		Action: action, Related: append(w.related, w.imp.Group, w.imp.Branch), Rules: importRules(w.imp),
		Changes: []domain.Change{{Field: "list_rows", After: strconv.Itoa(n)}},
	}, nil, w.imp.Branch, w.imp.Group)
}
