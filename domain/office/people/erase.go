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
	Parts  []ErasurePart   `json:"parts,omitempty"`
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
	Looked  int       `json:"looked"`  // at how many records and entries of the log
	Records int       `json:"records"` // from which the person was taken out
	Details int       `json:"details"` // of the audit log that were erased
}

// ErasureOf tells what holds an erasure and which memberships it ends; which records it
// takes the person out of PreviewErasure tells.
func (o *Service) ErasureOf(ctx context.Context, by domain.Caller, id domain.ID) (ErasureView, error) {
	return desk.Read(ctx, o.Only(domain.CanErase), by, func(d *desk.Desk) (ErasureView, error) { return erasureOf(d, id) })
}

func erasureOf(d *desk.Desk, id domain.ID) (v ErasureView, err error) {
	if v.Person, err = toErase(d, id); err != nil {
		return v, err
	}
	if !v.Person.Erasing { // nothing holds what was decided
		if v.Holds, err = holdsOf(d, v.Person); err != nil {
			return v, err
		}
	}
	v.Groups, err = groupsToLeave(d, id)
	return v, err
}

// PreviewErasure is ErasureOf that looks at every record, which takes its time in a large
// registry; of an erasure that was decided and goes on it tells what is left.
func (o *Service) PreviewErasure(ctx context.Context, by domain.Caller, id domain.ID) (ErasureView, error) {
	return desk.Read(ctx, o.Only(domain.CanErase), by, func(d *desk.Desk) (v ErasureView, err error) {
		if v, err = erasureOf(d, id); err != nil {
			return v, err
		}
		s, err := subjectOf(d, v.Person)
		if err != nil {
			return v, err
		}
		e := &eraser{ctx: ctx, subject: s, refers: map[domain.ID]bool{}}
		v.Parts = append(v.Parts, ErasurePart{domain.KindPerson, 1})
		for _, sweep := range e.sweeps() {
			n, err := sweep.count(d)
			if err != nil {
				return v, err
			}
			if n > 0 {
				v.Parts = append(v.Parts, ErasurePart{sweep.kind, n})
			}
		}
		return v, nil
	})
}

// toErase gives a person who is not erased yet, or whose erasure goes on.
func toErase(d *desk.Desk, id domain.ID) (domain.Person, error) {
	p, err := d.People().Get(id)
	if err == nil && !p.Erasing {
		err = desk.NotErased(p)
	}
	return p, err
}

// groupsToLeave are the groups that the person is in now.
func groupsToLeave(d *desk.Desk, id domain.ID) (out []desk.GroupRow, _ error) {
	in, err := d.GroupsOf(id)
	if err != nil {
		return nil, err
	}
	for _, m := range in {
		g, err := desk.IfAny(d.Group(m.Group))
		if err != nil {
			return nil, err
		}
		if !m.In(g) {
			continue
		}
		row, err := d.GroupRow(g)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}

// ErasePerson takes a person's name and all else that is personal out of every
// record, of what was not submitted and of the audit log's details; decisions stay
// and say the number. Memberships in groups in use end. It is refused while a case
// holds the data, by FaultErasureHeld with what holds it. First it is decided, by one
// transaction: from then on nothing is written about the person, and nothing can refuse
// it any more. Then the records are gone through. What breaks off goes on when it is asked
// for again, and by ResumeErasures. Errors name version, name or request.
func (o *Service) ErasePerson(ctx context.Context, by domain.Caller, in ErasePerson) (Erased, error) {
	return o.EraseWith(ctx, by, in, nil)
}

// EraseWith is ErasePerson that tells how far it is.
func (o *Service) EraseWith(ctx context.Context, by domain.Caller, in ErasePerson, progress func(Erased)) (Erased, error) {
	request, err := domain.NeedText("request", "", in.Request, domain.MaxText)
	if err == nil && !erasure.Says(request) {
		err = domain.Required("request", "")
	}
	if err != nil {
		return Erased{}, err
	}
	only := o.Only(domain.CanErase)
	former, err := formerly(ctx, only, by, in.ID)
	if err != nil {
		return Erased{}, err
	}
	p, err := desk.Change(ctx, only, by, func(d *desk.Desk) (domain.Person, error) { return decide(d, in, request, former) })
	if err != nil {
		return Erased{}, err
	}
	return eraseAll(ctx, only, by, p.ID, progress)
}

// ResumeErasures goes on with the erasures that were decided and broke off.
func ResumeErasures(ctx context.Context, o *desk.Base) error {
	q := domain.Query{Index: domain.IndexErasing, Eq: domain.IndexedYes}
	open, err := desk.Read(ctx, o, desk.Operator(), func(d *desk.Desk) ([]domain.Person, error) {
		return desk.All(d.People().List, q, func(domain.Person) bool { return true })
	})
	if err != nil {
		return err
	}
	for _, p := range open {
		if _, err := eraseAll(ctx, o, desk.Operator(), p.ID, nil); err != nil {
			return err
		}
	}
	return nil
}

// decide is the decision to erase: what holds the data is asked for here, and nowhere
// else. The record says nothing of the person from now on; by what it finds them in the
// others it keeps, sealed, until it is done.
func decide(d *desk.Desk, in ErasePerson, request string, former domain.Known) (domain.Person, error) {
	p, err := toErase(d, in.ID)
	if err != nil || p.Erasing {
		return p, err
	}
	if err := d.Allowed(nil, p.Meta, in.Version); err != nil {
		return p, err
	}
	if domain.NameKey(in.Name) != domain.NameKey(p.Name) {
		return p, domain.Invalid(domain.FaultOtherName, "name", "", domain.Args{
			"id": in.ID.String(), "value": domain.CleanLine(in.Name), "want": p.Name,
		})
	}
	held, err := holdsOf(d, p)
	if err != nil {
		return p, err
	}
	if len(held) > 0 {
		return p, domain.Conflict(domain.FaultErasureHeld, "", "", domain.Args{"person": p.Name, "holds": held})
	}
	now := nobody(p)
	now.Erasing, now.ErasedAt, now.Known = true, d.Now, p.Known.And(former).With(p)
	return desk.Keep(d, d.People(), now, domain.AuditEntry{
		Action: domain.ActPersonErasing, Related: []domain.ID{p.Branch}, Changes: []domain.Change{{Field: "erased", After: desk.Yes(true)}},
	}, desk.Because(erasure.ByKnown(p.ID, now.Known).InRequest(request)), p.Branch)
}

// nobody is what stays of a person's record.
func nobody(p domain.Person) domain.Person {
	out := domain.Person{Meta: p.Meta, Name: erasure.Pseudonym(p.ID), Branch: p.Branch, Sample: p.Sample, ErasedAt: p.ErasedAt}
	if v := p.Verification; v != nil {
		out.Verification = &domain.Verification{By: v.By, At: v.At}
	}
	return out
}

// end logs that every record was gone through, and forgets by what the person was known.
func end(d *desk.Desk, id domain.ID) (domain.Person, error) {
	p, err := d.People().Get(id)
	if err != nil || !p.Erasing {
		return p, err
	}
	return desk.Keep(d, d.People(), nobody(p), domain.AuditEntry{
		Action: domain.ActPersonErase, Related: []domain.ID{p.Branch},
	}, nil, p.Branch)
}

// subjectOf gives whom to look for, among those who are registered by a like name or have
// the same telephone number.
func subjectOf(d *desk.Desk, p domain.Person) (erasure.Subject, error) {
	s := erasure.Of(p)
	var names, shared []string
	for _, name := range s.Names() {
		err := walk(d.People().List, domain.Query{Text: name}, func(o domain.Person) error {
			if o.ID != p.ID && !o.Erased() && s.Within(o.Name) {
				names = append(names, o.Name)
			}
			return nil
		})
		if err != nil {
			return s, err
		}
	}
	for _, number := range s.Phones() {
		q := domain.Query{Index: domain.IndexPhone, Eq: domain.PhoneEnd(number)}
		err := walk(d.People().List, q, func(o domain.Person) error {
			if o.ID != p.ID && o.HasPhone(domain.NewPhone(number)) {
				shared = append(shared, number)
			}
			return nil
		})
		if err != nil {
			return s, err
		}
	}
	return s.Among(slices.Compact(names), shared), nil
}
