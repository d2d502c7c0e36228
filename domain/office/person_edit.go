package office

import (
	"context"

	"alumni/domain"
	"alumni/domain/naming"
)

// AddPerson registers a person. A branch's officer registers for the own branch.
type AddPerson struct {
	Name  string
	City  string
	Major string
	Year  int // of enrolment; 0 for staff
	Phone string
	How   string // how the real name was verified; "" if it was not yet
	// Confirm registers a person though somebody who looks the same is known.
	Confirm bool
}

// EditPerson replaces what the registry holds of a person.
type EditPerson struct {
	ID      domain.ID
	Version uint64
	Name    string
	City    string
	Major   string
	Year    int
	Phone   string // "" leaves it as it is
}

// VerifyPerson records that a real name was verified, N2.2a.
type VerifyPerson struct {
	ID      domain.ID
	Version uint64
	How     string // required: the document seen, the councillor who vouches
}

// cleanPerson reads a person's fields. Errors name name, city, major, year or phone.
func (d *desk) cleanPerson(in AddPerson) (domain.Person, error) {
	var p domain.Person
	for _, f := range []struct {
		name string
		from string
		to   *string
	}{{"name", in.Name, &p.Name}, {"city", in.City, &p.City}, {"major", in.Major, &p.Major}} {
		s, err := domain.Line(f.name, f.from, domain.MaxName)
		if err != nil {
			return p, err
		}
		*f.to = s
	}
	if naming.Normalise(p.Name) == "" {
		return p, domain.Required("name", "N1.2a")
	}
	if err := domain.CheckYear(in.Year, d.now); err != nil {
		return p, err
	}
	p.Year = in.Year
	phone, err := domain.ParsePhone(in.Phone)
	p.Phone = phone
	return p, err
}

// AddPerson registers a person. Somebody known by the same name who has the
// same phone, or the same year and major, is FaultDuplicate with the number,
// unless Confirm; so is FaultNamesake whoever bears the name and is not told
// apart by the little that is told. Errors name name, city, major, year, phone
// or how.
func (o *Office) AddPerson(ctx context.Context, by domain.Caller, in AddPerson) (domain.Person, error) {
	how, err := domain.Text("how", in.How, domain.MaxText)
	if err != nil {
		return domain.Person{}, err
	}
	return change(ctx, o, by, func(d *desk) (out domain.Person, _ error) {
		if err := domain.CanKeepPeople(d.actor); err != nil {
			return out, err
		}
		p, err := d.cleanPerson(in)
		if err != nil {
			return out, err
		}
		if !in.Confirm {
			twin, _, err := d.twins().of(p)
			if err != nil {
				return out, err
			}
			if !twin.IsZero() {
				return out, looksLike(p, twin)
			}
		}
		return d.addPerson(p, how)
	})
}

// looksLike refuses to register somebody who looks the same as a person known.
func looksLike(p domain.Person, twin domain.ID) *domain.Error {
	fault := domain.FaultDuplicate
	if tooLittle(p) {
		fault = domain.FaultNamesake
	}
	return &domain.Error{
		Code: domain.CodeInvalid, Fault: fault, Field: "name", Rule: "N2.2a",
		Args: domain.Args{"value": p.Name, "id": twin.String()},
	}
}

// addPerson writes a new person, registered by the caller's branch if any.
func (d *desk) addPerson(p domain.Person, how string) (domain.Person, error) {
	if d.actor.Role == domain.RoleBranchOfficer {
		p.Branch = d.actor.Scope
	}
	if how != "" {
		p.Verification = &domain.Verification{By: d.actor.Account, How: how, At: d.now}
	}
	if err := save(d, d.People(), &p); err != nil {
		return p, err
	}
	return p, d.notePerson(domain.ActPersonAdd, domain.Person{}, p, how)
}

// notePerson notes a change of a person. Names, cities, classes and phones are
// no part of the chain: of the fields it says only that they changed.
func (d *desk) notePerson(action domain.Action, before, after domain.Person, how string) error {
	changes := changed([]domain.Change{
		{Field: "verified", Before: yes(before.Verified()), After: yes(after.Verified())},
	})
	for _, f := range []struct {
		field string
		same  bool
	}{
		{"name", before.Name == after.Name},
		{"city", before.City == after.City},
		{"major", before.Major == after.Major},
		{"year", before.Year == after.Year},
		{"phone", before.Phone == after.Phone},
	} {
		if !f.same && before.Version > 0 {
			changes = append(changes, domain.Change{Field: f.field, After: "true"})
		}
	}
	var detail *domain.AuditDetail
	if how != "" {
		detail = &domain.AuditDetail{Reason: how}
	}
	return d.note(domain.AuditEntry{
		Action: action, Subject: after.ID, Version: after.Version, Related: []domain.ID{after.Branch},
		Changes: changes, Rules: []domain.ClauseID{"N2.2a"},
	}, scope(after.Branch), detail)
}

func yes(v bool) string {
	if v {
		return "true"
	}
	return ""
}

// EditPerson changes a person's record. A verified name that changes must be
// verified again, since the proof was for another one, N2.2a.
func (o *Office) EditPerson(ctx context.Context, by domain.Caller, in EditPerson) (domain.Person, error) {
	return change(ctx, o, by, func(d *desk) (out domain.Person, _ error) {
		before, err := d.personToKeep(in.ID, in.Version)
		if err != nil {
			return out, err
		}
		p, err := d.cleanPerson(AddPerson{Name: in.Name, City: in.City, Major: in.Major, Year: in.Year, Phone: in.Phone})
		if err != nil {
			return out, err
		}
		after := before
		after.Name, after.City, after.Major, after.Year = p.Name, p.City, p.Major, p.Year
		if p.Phone.Reveal() != "" {
			after.Phone = p.Phone
		}
		if naming.Normalise(after.Name) != naming.Normalise(before.Name) {
			after.Verification = nil
		}
		if after == before {
			return out, &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultNoChange, Field: "name"}
		}
		if err := save(d, d.People(), &after); err != nil {
			return out, err
		}
		return after, d.notePerson(domain.ActPersonEdit, before, after, "")
	})
}

// personToKeep loads a person whom the caller may change on the version given.
func (d *desk) personToKeep(id domain.ID, version uint64) (domain.Person, error) {
	p, err := d.knownPerson(id)
	if err != nil {
		return p, err
	}
	if err := d.mayKeep(p); err != nil {
		return p, err
	}
	return p, d.fresh(p.Meta, version)
}

// VerifyPerson records who verified a real name, how, and when, N2.2a.
func (o *Office) VerifyPerson(ctx context.Context, by domain.Caller, in VerifyPerson) (domain.Person, error) {
	how, err := domain.Text("how", in.How, domain.MaxText)
	if err != nil {
		return domain.Person{}, err
	}
	if how == "" {
		return domain.Person{}, domain.Required("how", "N2.2a")
	}
	return change(ctx, o, by, func(d *desk) (out domain.Person, _ error) {
		before, err := d.personToKeep(in.ID, in.Version)
		if err != nil {
			return out, err
		}
		after := before
		after.Verification = &domain.Verification{By: d.actor.Account, How: how, At: d.now}
		if err := save(d, d.People(), &after); err != nil {
			return out, err
		}
		return after, d.notePerson(domain.ActPersonVerify, before, after, how)
	})
}

// mayKeep tells whether the caller may change a person's record, N2.2a: nil, or
// why not. What binds the person to branches is looked up for a branch's
// officer only.
func (d *desk) mayKeep(p domain.Person) error {
	var ties domain.PersonTies
	if d.actor.Role == domain.RoleBranchOfficer {
		var err error
		if ties, err = d.personTies(p.ID); err != nil {
			return err
		}
	}
	return domain.CanKeepPerson(d.actor, p, ties)
}

// personTies gives what binds a person to the caller's branch and to others. A
// registry has some forty branches, so that one walk over their councils will do.
func (d *desk) personTies(person domain.ID) (domain.PersonTies, error) {
	var ties domain.PersonTies
	err := each(d.Branches().List, domain.Query{}, func(b domain.Branch) error {
		if _, seated := b.OfficeOf(person); seated && b.State != domain.BranchEnded {
			ties.Own = ties.Own || b.ID == d.actor.HomeBranch()
			ties.Other = ties.Other || b.ID != d.actor.HomeBranch()
		}
		return nil
	})
	if err != nil || ties.Own {
		return ties, err
	}
	in, err := d.groupsOfPerson(person)
	if err != nil {
		return ties, err
	}
	for _, m := range in {
		if ties.Own, err = d.isIn(m); err != nil || ties.Own {
			return ties, err
		}
	}
	return ties, nil
}
