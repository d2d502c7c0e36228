package people

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
)

// Verdict is what an import makes of one row of a list of people.
type Verdict string

// The verdicts. A row that is twice, a namesake or wrong is not imported.
const (
	VerdictNew      Verdict = "new"      // will be registered
	VerdictSame     Verdict = "same"     // registered already, with what the row says
	VerdictDiffers  Verdict = "differs"  // registered already, with something else than the row says; stays as it is
	VerdictChange   Verdict = "change"   // the same, and will be written
	VerdictTwice    Verdict = "twice"    // about somebody of an earlier row
	VerdictNamesake Verdict = "namesake" // looks like somebody known: to be decided
	VerdictWrong    Verdict = "wrong"
)

// Verdicts are all of them, in the order in which a preview counts them.
var Verdicts = []Verdict{VerdictNew, VerdictChange, VerdictSame, VerdictDiffers, VerdictTwice, VerdictNamesake, VerdictWrong}

// PersonCheck is what an import makes of one row.
type PersonCheck struct {
	Row     int           `json:"row"`
	Name    string        `json:"name"`
	Verdict Verdict       `json:"verdict"`
	Person  domain.ID     `json:"person,omitzero"`   // who is registered already, or looks the same
	Differs []FieldChange `json:"differs,omitempty"` // of which the registry holds something else
	Will    []FieldChange `json:"will,omitempty"`    // what is written of somebody new beside the name
	Version uint64        `json:"version,omitempty"` // of that record
	// What the class and the card say that is not written, and how they came, phones
	// covered; nothing if all is taken.
	Unwritten []card.Finding `json:"unwritten,omitempty"`
	Given     string         `json:"given,omitempty"`
	Err       error          `json:"-"` // of a row that is not imported
}

// PeoplePreview is what an import of people would come to, row by row.
type PeoplePreview struct {
	Counts map[Verdict]int `json:"counts"`
	Rows   []PersonCheck   `json:"rows"`
}

// Imported is what an import would write, as a whole.
func (p PeoplePreview) Imported() PeopleImported {
	return PeopleImported{
		Added: p.Counts[VerdictNew], Changed: p.Counts[VerdictChange], Known: p.Counts[VerdictSame] + p.Counts[VerdictDiffers],
	}
}

// Bad are the rows that are not imported, with what is wrong.
func (p PeoplePreview) Bad() []desk.RowError {
	var out []desk.RowError
	for _, r := range p.Rows {
		if r.Err != nil {
			out = append(out, desk.RowError{Row: r.Row, Err: domain.AsError(r.Err)})
		}
	}
	return out
}

// PreviewPeople tells what ImportPeople would make of each row, and writes nothing but
// one entry of the audit log, as a check does.
func (o *Service) PreviewPeople(ctx context.Context, by domain.Caller, rows []ImportPerson) (PeoplePreview, error) {
	out, err := desk.Read(ctx, o.Only(domain.CanKeepPeople), by, func(d *desk.Desk) (PeoplePreview, error) {
		return previewPeople(ctx, d, rows)
	})
	if err != nil {
		return PeoplePreview{}, err
	}
	return out, o.logPeopleChecked(ctx, by, len(rows), len(out.Bad()))
}

func previewPeople(ctx context.Context, d *desk.Desk, rows []ImportPerson) (PeoplePreview, error) {
	out := PeoplePreview{Counts: map[Verdict]int{}, Rows: make([]PersonCheck, 0, len(rows))}
	file, twins := newFileRows(), newTwins(d)
	for _, r := range rows {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		check, err := checkPerson(d, r, file, twins)
		if err != nil {
			return out, err
		}
		out.Counts[check.Verdict]++
		out.Rows = append(out.Rows, check)
	}
	return out, nil
}

// checkPerson checks a row. Its error is the store's; what is wrong with the row is in the check.
func checkPerson(d *desk.Desk, r ImportPerson, file *fileRows, twins *twins) (PersonCheck, error) {
	check := PersonCheck{Row: r.Row, Name: domain.CleanLine(r.Name), Verdict: VerdictWrong}
	r, err := filled(d, r)
	var p domain.Person
	if err == nil {
		check = check.of(r)
		p, err = cleanRow(d, r)
	}
	switch {
	case domain.IsCode(err, domain.CodeInternal):
		return check, err
	case err != nil:
		check.Err = err
		return check, nil
	}
	if err := file.once(p, r.Row); err != nil {
		check.Verdict, check.Err = VerdictTwice, err
		return check, nil
	}
	twin, same := r.Same, true
	if !r.New && twin.IsZero() {
		if twin, same, err = twins.of(p); err != nil {
			return check, err
		}
	}
	switch {
	case twin.IsZero():
		check.Verdict, check.Will = VerdictNew, written(p)
		return check, nil
	case !same:
		check.Verdict, check.Person, check.Err = VerdictNamesake, twin, looksLike(p, twin)
		return check, nil
	}
	return checkKnown(d, check, p, twin, r.Change)
}

// of is a check that says whose row it is, and what of it isn't taken.
func (c PersonCheck) of(r ImportPerson) PersonCheck {
	c.Name = domain.CleanLine(r.Name)
	for _, read := range r.read {
		if read != nil {
			c.Unwritten = append(c.Unwritten, read.Unwritten()...)
		}
	}
	if len(c.Unwritten) > 0 {
		slices.Sort(c.Unwritten)
		c.Unwritten, c.Given = slices.Compact(c.Unwritten), card.Masked(domain.CleanLine(r.Class+" "+r.Card))
	}
	return c
}

// checkKnown tells what the registry holds otherwise of somebody known. The name of one
// whom somebody named by number must be the row's, or the number slipped a row.
func checkKnown(d *desk.Desk, check PersonCheck, row domain.Person, id domain.ID, change bool) (PersonCheck, error) {
	check.Person = id
	known, err := knownPerson(d, id)
	switch {
	case desk.Missing(err):
		check.Err = err
		return check, nil
	case err != nil:
		return check, err
	case domain.NameKey(known.Name) != domain.NameKey(row.Name):
		check.Err = otherName(known, row.Name)
		return check, nil
	}
	check.Verdict, check.Version = VerdictSame, known.Version
	after, differs := merged(d.Actor, known, row)
	if check.Differs = differs; len(differs) == 0 {
		return check, nil
	}
	if check.Verdict = VerdictDiffers; !change {
		return check, nil
	}
	check.Verdict = VerdictChange
	if _, err := after.Checked(after.Year, d.Now); err != nil { // 届 before 级
		check.Verdict, check.Err = VerdictWrong, err
	} else if err := mayKeep(d, known); err != nil {
		check.Verdict, check.Err = VerdictWrong, err
	}
	return check, nil
}

// otherName refuses a number that belongs to somebody of another name.
func otherName(who domain.Person, given string) *domain.Error {
	return domain.Invalid(domain.FaultOtherName, "person", "N1.2a",
		domain.Args{"id": who.ID.String(), "value": domain.CleanLine(given), "want": who.Name})
}

// MembersPreview is what an import of members would come to.
type MembersPreview struct {
	MembersImported
	Left []Left          `json:"left,omitempty"` // members of whom the list says nothing
	Bad  []desk.RowError `json:"-"`
}

// Left is a member of whom a list says nothing: who left since the last one, or was forgotten.
type Left struct {
	Person domain.ID `json:"person"`
	Name   string    `json:"name"`
}

// PreviewMembers tells what ImportMembers would make of each row, and who is in the group
// and not on the list; it writes nothing but one entry of the audit log, as a check does.
func (o *Service) PreviewMembers(ctx context.Context, by domain.Caller, group domain.ID, rows []ImportMember) (MembersPreview, error) {
	if err := desk.NeedID("group", group, domain.KindGroup); err != nil {
		return MembersPreview{}, err
	}
	var out MembersPreview
	plan, err := desk.Read(ctx, o.Base, by, func(d *desk.Desk) (joinPlan, error) {
		plan, err := planMembers(ctx, d, group, rows)
		if err == nil {
			out.Left, err = notListed(d, group, plan)
		}
		return plan, err
	})
	if err != nil {
		return MembersPreview{}, err
	}
	if err := o.logChecked(ctx, by, group, plan); err != nil {
		return MembersPreview{}, err
	}
	out.MembersImported, out.Bad = plan.out, plan.bad
	return out, nil
}

// notListed gives the present members of whom a list says nothing.
func notListed(d *desk.Desk, group domain.ID, plan joinPlan) (out []Left, err error) {
	listed := map[domain.ID]bool{}
	for _, r := range plan.out.Rows {
		listed[r.Person] = true
	}
	present, err := presentByName(d, group)
	for _, namesakes := range present {
		for _, p := range namesakes {
			if !listed[p.ID] {
				out = append(out, Left{p.ID, p.Name})
			}
		}
	}
	slices.SortFunc(out, func(a, b Left) int { return int(a.Person.Seq) - int(b.Person.Seq) })
	return out, err
}
