package people

import (
	"cmp"
	"context"
	"reflect"
	"slices"
	"time"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Person gives one person; one whom the caller may not know is CodeNotFound.
func (o *Service) Person(ctx context.Context, by domain.Caller, id domain.ID) (PersonView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (PersonView, error) { return personView(d, id) })
}

func knownPerson(d *desk.Desk, id domain.ID) (domain.Person, error) {
	p, err := d.People().Get(id)
	if err != nil {
		return p, err
	}
	known, err := knows(d, p)
	if err == nil && !known {
		err = domain.NotFound(id)
	}
	return p, err
}

func personView(d *desk.Desk, id domain.ID) (PersonView, error) {
	p, err := knownPerson(d, id)
	if err != nil {
		return PersonView{}, err
	}
	var v PersonView
	offices, err := officesHeld(d)
	if err != nil {
		return v, err
	}
	if v.PersonRow, err = personRow(d, p, offices[id]); err != nil {
		return v, err
	}
	if v.In, err = personGroups(d, id); err != nil {
		return v, err
	}
	fit, err := newFitter(d)
	if err != nil {
		return v, err
	}
	if v.Fits, err = fit.fits(p); err != nil {
		return v, err
	}
	if p.Verification != nil {
		v.VerifiedBy = d.AccountName(p.Verification.By)
	}
	v.Keep = mayKeep(d, p)
	if v.Keep != nil && domain.AsError(v.Keep).Code != domain.CodeForbidden {
		return v, v.Keep
	}
	v.Keep = cmp.Or(v.Keep, desk.NotErased(p))
	if v.Violations, err = violationsOf(d, id); err != nil {
		return v, err
	}
	s := d.Show(p.Meta)
	v.BranchName, v.History = s.Branch(p.Branch).Name, s.History(id)
	if !d.Actor.SeesAll() { // what other branches did about the person is theirs
		v.History = slices.DeleteFunc(v.History, func(h desk.HistoryEntry) bool { return h.Subject != id })
	}
	return v, s.Err
}

// violationsOf counts the violations of a person that the caller may see: what other
// branches recorded is theirs, and so is how much.
func violationsOf(d *desk.Desk, person domain.ID) (int, error) {
	of := desk.Of(domain.IndexPerson, person)
	if d.Actor.SeesAll() {
		return d.Violations().Count(of, desk.CountLimit)
	}
	seen, err := desk.All(d.Violations().List, of, func(v domain.Violation) bool { return domain.CanSee(d.Actor, v.Branch, v.Group) })
	return len(seen), err
}

// personGroups gives a person's groups with the role in each, present ones first.
func personGroups(d *desk.Desk, id domain.ID) ([]PersonGroup, error) {
	in, err := groupsOfPerson(d, id)
	if err != nil {
		return nil, err
	}
	present, past := []PersonGroup{}, []PersonGroup(nil)
	s := d.Show(domain.Meta{})
	for _, m := range in {
		g := s.Group(m.Group)
		b := s.Branch(g.Branch)
		if s.Err != nil {
			return nil, s.Err
		}
		row := PersonGroup{
			Membership: m, GroupName: g.Name, Branch: g.Branch, BranchName: b.Name, State: g.State, EndedAt: g.EndedAt,
		}
		switch {
		case g.ID.IsZero():
		case row.Present():
			row.Role = g.RoleOf(id)
			if err := cardOpen(d, g, m, &row); err != nil {
				return nil, err
			}
			present = append(present, row)
		default: // nobody manages what ended
			past = append(past, row)
		}
	}
	return append(present, past...), nil
}

// AddPerson registers a person. A branch's officer registers for the own branch.
type AddPerson struct {
	Name  string
	City  string
	Major string
	Year  int // of entering; 0 for staff, and if not known
	Phone string
	Further
	How string // how the real name was verified; "" if it was not yet
	// Confirm registers a person though somebody who looks the same is known.
	Confirm bool
	// SureName takes a name that looks like a form of address or a brand, N1.2a.
	SureName bool
}

// EditPerson replaces what the registry holds of a person.
type EditPerson struct {
	ID      domain.ID
	Version uint64
	Name    string
	City    string
	Major   string
	Year    int
	Phone   string // "" leaves it as it is, NoContact takes it away
	Further        // neither do its phones and its e-mail address, if ""
	// SureName takes a name that looks like a form of address or a brand, N1.2a.
	SureName bool
}

// Further is what else is told of a person, as typed.
type Further struct {
	domain.Particulars
	Phones string // further telephone numbers, parted by commas; NoContact for none
	Email  string // NoContact for none
}

// NoContact takes telephone numbers or an e-mail address from a person.
const NoContact = "-"

// cleared takes away what is told to be none, as a phone is taken away.
func cleared(p domain.Particulars) domain.Particulars {
	for _, text := range []*string{
		&p.College, &p.Native, &p.WorkCity, &p.Industry, &p.Employer, &p.Position, &p.Nickname,
	} {
		if domain.CleanLine(*text) == NoContact {
			*text = ""
		}
	}
	return p
}

// onto writes what is told onto a person. Errors name the field.
func (f Further) onto(p *domain.Person, now time.Time) error {
	f.Particulars = cleared(f.Particulars)
	known, err := f.Checked(p.Year, now)
	if err != nil {
		return err
	}
	p.Particulars = known
	if text := domain.CleanLine(f.Phones); text == NoContact {
		p.Phones = nil
	} else if text != "" {
		if p.Phones, err = domain.ParsePhones(text); err != nil {
			return err
		}
	}
	if text := domain.CleanLine(f.Email); text == NoContact {
		p.Email = domain.Email{}
	} else if text != "" {
		p.Email, err = domain.ParseEmail(text)
	}
	return err
}

// VerifyPerson records that a real name was verified, N2.2a.
type VerifyPerson struct {
	ID      domain.ID
	Version uint64
	How     string // required: the document seen, the councillor who vouches
}

// cleanPerson reads a person's fields. Errors name name, city, major, year or phone.
func cleanPerson(d *desk.Desk, in AddPerson) (domain.Person, error) {
	read := domain.ReadName
	if in.SureName {
		read = domain.ReadSureName
	}
	name, err := read("name", in.Name)
	if err != nil {
		return domain.Person{Name: name}, err
	}
	return cleanNamed(d, name, in)
}

// cleanNamed reads all but the name, which was read before.
func cleanNamed(d *desk.Desk, name string, in AddPerson) (domain.Person, error) {
	p := domain.Person{Name: name}
	var err error
	if p.City, err = domain.OpenLine("city", in.City, domain.MaxName); err != nil {
		return p, err
	}
	if p.Major, err = domain.OpenLine("major", in.Major, domain.MaxName); err != nil {
		return p, err
	}
	if err := domain.CheckYear(in.Year, d.Now); err != nil {
		return p, err
	}
	p.Year = in.Year
	phone, err := domain.ParsePhone(in.Phone)
	if p.Phone = phone; err != nil {
		return p, err
	}
	return p, in.onto(&p, d.Now)
}

// AddPerson registers a person. Somebody known by the same name who has the
// same phone, or the same year and major, is FaultDuplicate with the number,
// unless Confirm; so is FaultNamesake whoever bears the name and is not told
// apart by the little that is told. Errors name name, city, major, year, phone
// or how.
func (o *Service) AddPerson(ctx context.Context, by domain.Caller, in AddPerson) (domain.Person, error) {
	how, err := domain.Text("how", in.How, domain.MaxText)
	if err != nil {
		return domain.Person{}, err
	}
	return desk.Change(ctx, o.Only(domain.CanKeepPeople), by, func(d *desk.Desk) (out domain.Person, _ error) {
		p, err := cleanPerson(d, in)
		if err != nil {
			return out, err
		}
		if !in.Confirm {
			twin, _, err := newTwins(d).of(p)
			if err != nil {
				return out, err
			}
			if !twin.IsZero() {
				e := looksLike(p, twin)
				e.Args["confirm"] = "--confirm" // how a namesake is registered on purpose
				return out, e
			}
		}
		return addPerson(d, p, how)
	})
}

// looksLike refuses to register somebody who looks the same as a person known.
func looksLike(p domain.Person, twin domain.ID) *domain.Error {
	fault := domain.FaultDuplicate
	if tooLittle(p) {
		fault = domain.FaultNamesake
	}
	return domain.Invalid(fault, "name", "N2.2a", domain.Args{"value": p.Name, "id": twin.String()})
}

// addPerson writes a new person, registered by the caller's branch if any.
func addPerson(d *desk.Desk, p domain.Person, how string) (domain.Person, error) {
	if d.Actor.Role == domain.RoleBranchOfficer {
		p.Branch = d.Actor.Scope
	}
	if how != "" {
		p.Verification = &domain.Verification{By: d.Actor.Account, How: how, At: d.Now}
	}
	return keepPerson(d, domain.ActPersonAdd, domain.Person{}, p, how)
}

// keepPerson writes a person and logs what changed. Names, cities, classes and
// phones are no part of the chain: of the fields it says only that they changed.
func keepPerson(d *desk.Desk, action domain.Action, before, after domain.Person, how string) (domain.Person, error) {
	changes := desk.Changed([]domain.Change{
		{Field: "verified", Before: desk.Yes(before.Verified()), After: desk.Yes(after.Verified())},
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
		{"phones", slices.Equal(before.Phones, after.Phones)},
		{"email", before.Email == after.Email},
		{"particulars", before.Particulars == after.Particulars},
	} {
		if !f.same && before.Version > 0 {
			changes = append(changes, domain.Change{Field: f.field, After: "true"})
		}
	}
	after.Known = before.Known.Past(before, after)
	return desk.Keep(d, d.People(), after, domain.AuditEntry{
		Action: action, Related: []domain.ID{after.Branch}, Changes: changes, Rules: []domain.ClauseID{"N2.2a"},
	}, desk.Because(how), after.Branch)
}

// EditPerson changes a person's record. A verified name that changes must be
// verified again, since the proof was for another one, N2.2a.
func (o *Service) EditPerson(ctx context.Context, by domain.Caller, in EditPerson) (domain.Person, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Person, _ error) {
		before, err := personToKeep(d, in.ID, in.Version)
		if err != nil {
			return out, err
		}
		in := in
		in.Particulars = retypedAll(in.Particulars, before.Particulars)
		after, phone := before, in.Phone
		if domain.CleanLine(phone) == NoContact {
			phone, after.Phone = "", domain.Phone{}
		}
		p, err := cleanPerson(d, AddPerson{
			Name: in.Name, City: in.City, Major: in.Major, Year: in.Year, Phone: phone, Further: in.Further,
			SureName: in.SureName || domain.NameKey(in.Name) == domain.NameKey(before.Name), // it was asked about before
		})
		if err != nil {
			return out, err
		}
		after.Name, after.City, after.Major, after.Year = p.Name, p.City, p.Major, p.Year
		if p.Phone.Reveal() != "" {
			after.Phone = p.Phone
		}
		if err := in.onto(&after, d.Now); err != nil {
			return out, err
		}
		if domain.NameKey(after.Name) != domain.NameKey(before.Name) {
			after.Verification = nil
		}
		if reflect.DeepEqual(after, before) {
			return out, domain.Invalid(domain.FaultNoChange, "name", "", nil)
		}
		if out, err = keepPerson(d, domain.ActPersonEdit, before, after, ""); err != nil {
			return out, err
		}
		return out, settleCardsOf(d, out)
	})
}

// personToKeep loads a person whom the caller may change on the version given.
func personToKeep(d *desk.Desk, id domain.ID, version uint64) (domain.Person, error) {
	p, err := knownPerson(d, id)
	if err == nil {
		err = desk.NotErased(p)
	}
	if err != nil {
		return p, err
	}
	return p, d.Allowed(mayKeep(d, p), p.Meta, version)
}

// VerifyPerson records who verified a real name, how, and when, N2.2a.
func (o *Service) VerifyPerson(ctx context.Context, by domain.Caller, in VerifyPerson) (domain.Person, error) {
	how, err := domain.NeedText("how", "N2.2a", in.How, domain.MaxText)
	if err != nil {
		return domain.Person{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Person, _ error) {
		before, err := personToKeep(d, in.ID, in.Version)
		if err != nil {
			return out, err
		}
		after := before
		after.Verification = &domain.Verification{By: d.Actor.Account, How: how, At: d.Now}
		return keepPerson(d, domain.ActPersonVerify, before, after, how)
	})
}

// mayKeep tells whether the caller may change a person's record, N2.2a: nil, or
// why not. What binds the person to branches is looked up for a branch's
// officer only.
func mayKeep(d *desk.Desk, p domain.Person) error {
	var ties domain.PersonTies
	if d.Actor.Role == domain.RoleBranchOfficer {
		var err error
		if ties, err = personTies(d, p.ID); err != nil {
			return err
		}
	}
	return domain.CanKeepPerson(d.Actor, p, ties)
}

// personTies gives what binds a person to the caller's branch and to others. A
// registry has some forty branches, so that one walk over their councils will do.
func personTies(d *desk.Desk, person domain.ID) (domain.PersonTies, error) {
	var ties domain.PersonTies
	err := desk.Each(d.Branches().List, domain.Query{}, func(b domain.Branch) error {
		if _, seated := b.OfficeOf(person); seated && b.State != domain.BranchEnded {
			ties.Own = ties.Own || b.ID == d.Actor.HomeBranch()
			ties.Other = ties.Other || b.ID != d.Actor.HomeBranch()
		}
		return nil
	})
	if err != nil || ties.Own {
		return ties, err
	}
	in, err := groupsOfPerson(d, person)
	if err != nil {
		return ties, err
	}
	for _, m := range in {
		if ties.Own, err = isIn(d, m); err != nil || ties.Own {
			return ties, err
		}
	}
	return ties, nil
}
