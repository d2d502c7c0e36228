package people

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/erasure"
	"alumni/domain/office/desk"
)

// ErasePerson takes what is personal of somebody out of the registry on their
// request, PIPL 47.
type ErasePerson struct {
	ID      domain.ID
	Version uint64
	Name    string // the person's, so that nobody is erased by a wrong number
	Request string // required: how and when it was asked for; it is kept without what is erased
}

// ErasureView is what an erasure would take out, and what holds it.
type ErasureView struct {
	Person domain.Person   `json:"person"` // masked
	Holds  []erasure.Hold  `json:"holds,omitempty"`
	Parts  []ErasurePart   `json:"parts"`
	Groups []desk.GroupRow `json:"groups,omitempty"` // in which the person is: the membership ends
}

// ErasurePart is how many records of a kind the person is taken out of.
type ErasurePart struct {
	Kind  domain.Kind `json:"kind"`
	Count int         `json:"count"`
}

// Erased is what an erasure took out.
type Erased struct {
	ID      domain.ID `json:"id"`
	Records int       `json:"records"` // from which the person was taken out
	Details int       `json:"details"` // of the audit log that were erased
}

// eraseAtOnce is how many records and details one transaction of an erasure writes.
const eraseAtOnce = 20

// PreviewErasure tells what an erasure would take out and what holds it.
func (o *Service) PreviewErasure(ctx context.Context, by domain.Caller, id domain.ID) (ErasureView, error) {
	return desk.Read(ctx, o.Only(domain.CanErase), by, func(d *desk.Desk) (v ErasureView, err error) {
		e, err := begin(d, id)
		if err != nil {
			return v, err
		}
		v.Person = e.person
		if v.Holds, err = e.holds(); err != nil {
			return v, err
		}
		count := func(kind domain.Kind, n int) {
			if n > 0 {
				v.Parts = append(v.Parts, ErasurePart{kind, n})
			}
		}
		count(domain.KindPerson, 1)
		if err := e.records(func(kind domain.Kind, _ func() error) error {
			if i := slices.IndexFunc(v.Parts, func(p ErasurePart) bool { return p.Kind == kind }); i >= 0 {
				v.Parts[i].Count++
				return nil
			}
			count(kind, 1)
			return nil
		}); err != nil {
			return v, err
		}
		for _, m := range e.in {
			g, err := desk.IfAny(d.Group(m.Group))
			if err != nil {
				return v, err
			}
			if m.In(g) {
				row, err := d.GroupRow(g)
				if err != nil {
					return v, err
				}
				v.Groups = append(v.Groups, row)
			}
		}
		return v, nil
	})
}

// ErasePerson takes a person's name and all else that is personal out of every
// record, of what was not submitted and of the audit log's details; decisions stay
// and say the number. Memberships in groups in use end. It is refused while a case
// holds the data, by FaultErasureHeld with what holds it. It goes in steps: who
// does it again after a crash goes on. Errors name version, name or request.
func (o *Service) ErasePerson(ctx context.Context, by domain.Caller, in ErasePerson) (Erased, error) {
	request, err := domain.NeedText("request", "", in.Request, domain.MaxText)
	if err != nil {
		return Erased{}, err
	}
	out := Erased{ID: in.ID}
	for more := true; more; {
		step, err := desk.Change(ctx, o.Only(domain.CanErase), by, func(d *desk.Desk) (eraseStep, error) { return eraseSome(d, in, request) })
		if err != nil {
			return Erased{}, err
		}
		out.Records, out.Details, more = out.Records+step.Records, out.Details+step.Details, step.more
	}
	return out, nil
}

// eraseStep is what one transaction of an erasure did.
type eraseStep struct {
	Erased
	more bool // something may be left
}

func eraseSome(d *desk.Desk, in ErasePerson, request string) (out eraseStep, _ error) {
	e, err := begin(d, in.ID)
	if err != nil {
		return out, err
	}
	if err := d.Allowed(nil, e.person.Meta, in.Version); err != nil {
		return out, err
	}
	if domain.NameKey(in.Name) != domain.NameKey(e.person.Name) {
		return out, domain.Invalid(domain.FaultOtherName, "name", "", domain.Args{
			"id": in.ID.String(), "value": domain.CleanLine(in.Name), "want": e.person.Name,
		})
	}
	held, err := e.holds()
	if err != nil {
		return out, err
	}
	if len(held) > 0 {
		return out, domain.Conflict(domain.FaultErasureHeld, "", "", domain.Args{"person": e.person.Name, "holds": held})
	}
	if out.more, err = e.some(&out.Erased); err != nil || out.more {
		return out, err
	}
	return out, e.finish(request)
}

// eraser takes one person out within a transaction.
type eraser struct {
	*desk.Desk
	subject erasure.Subject
	person  domain.Person
	in      []domain.Membership
}

func begin(d *desk.Desk, id domain.ID) (*eraser, error) {
	p, err := d.People().Get(id)
	if err != nil {
		return nil, err
	}
	if err := desk.NotErased(p); err != nil {
		return nil, err
	}
	e := &eraser{Desk: d, person: p, subject: erasure.Of(p)}
	e.in, err = d.GroupsOf(id)
	return e, err
}

// some takes the person out of some records and details; more tells that others
// may be left.
func (e *eraser) some(done *Erased) (more bool, err error) {
	err = e.records(func(_ domain.Kind, put func() error) error {
		if done.Records == eraseAtOnce {
			more = true
			return nil
		}
		done.Records++
		return put()
	})
	if err != nil || more {
		return true, err
	}
	q := domain.Query{Index: domain.IndexSubject, Eq: e.person.ID.String()}
	err = desk.Each(e.Audit, q, func(row domain.AuditRow) error {
		switch {
		case row.Text == nil || row.Subject != e.person.ID && !e.tells(*row.Text):
			return nil
		case done.Details == eraseAtOnce:
			more = true
			return nil
		}
		done.Details++
		return e.EraseDetail(row.Seq)
	})
	return more, err
}

// tells tells whether the text of an entry names the person.
func (e *eraser) tells(t domain.AuditDetail) bool {
	for _, text := range t.Fields {
		if e.subject.Named(text) {
			return true
		}
	}
	return e.subject.Named(t.Reason)
}

// finish takes out what the person's own record holds, and logs that it was done.
func (e *eraser) finish(request string) error {
	entry := domain.AuditEntry{
		Action: domain.ActPersonErase, Related: []domain.ID{e.person.Branch}, Changes: []domain.Change{{Field: "erased", After: desk.Yes(true)}},
	}
	for _, m := range e.in {
		g, err := desk.IfAny(e.Groups().Get(m.Group))
		if err != nil {
			return err
		}
		if !m.In(g) {
			continue
		}
		e.subject.Scrub(&m)
		m.Parting = domain.Parting{As: domain.PartedLeft}
		if err := e.Leave(&g, m); err != nil {
			return err
		}
		if err := desk.Save(e.Desk, e.Groups(), &g); err != nil {
			return err
		}
		e.Touch(g.ID, g.Version, domain.ActMemberLeave, desk.Scope(g.Branch, g.ID))
		entry.Related = append(entry.Related, g.ID)
	}
	if _, err := e.DropUnsentOf(e.subject.Named); err != nil {
		return err
	}
	p := domain.Person{Meta: e.person.Meta, Name: erasure.Pseudonym(e.person.ID), Branch: e.person.Branch, ErasedAt: e.Now}
	if v := e.person.Verification; v != nil {
		p.Verification = &domain.Verification{By: v.By, At: v.At}
	}
	_, err := desk.Keep(e.Desk, e.People(), p, entry, desk.Because(e.subject.InText(request)), p.Branch)
	return err
}

// records gives every record with something of the person in it, of what kind it
// is and how it is written without; of a membership the kind is the group's.
func (e *eraser) records(found func(kind domain.Kind, put func() error) error) error {
	for _, m := range e.in {
		if e.subject.Scrub(&m) {
			if err := found(domain.KindGroup, func() error { return e.PutMembership(m) }); err != nil {
				return err
			}
		}
	}
	for _, walk := range []func() error{
		func() error { return scrub(e, e.Applications(), found) },
		func() error { return scrub(e, e.Transfers(), found) },
		func() error { return scrub(e, e.Violations(), found) },
		func() error { return scrub(e, e.Tasks(), found) },
		func() error { return scrub(e, e.Filings(), found) },
		func() error { return scrub(e, e.Rectifications(), found) },
		func() error { return scrub(e, e.Refusals(), found) },
		func() error { return scrub(e, e.Incidents(), found) },
		func() error { return scrub(e, e.Imports(), found) },
		func() error { return scrub(e, e.Reviews(), found) },
		func() error { return scrub(e, e.Invitations(), found) },
		func() error { return scrub(e, e.Consolidations(), found) },
		func() error { return scrub(e, e.Campaigns(), found) },
		func() error { return scrub(e, e.Bulletins(), found) },
		func() error { return e.importRows(found) },
	} {
		if err := walk(); err != nil {
			return err
		}
	}
	return nil
}

// scrub gives every record of a table with something of the person in it.
func scrub[T any](e *eraser, table domain.Table[T], found func(domain.Kind, func() error) error) error {
	return desk.Each(table.List, domain.Query{}, func(v T) error {
		if !e.subject.Scrub(&v) {
			return nil
		}
		return found(table.Kind(), func() error { return table.Put(&v) })
	})
}
