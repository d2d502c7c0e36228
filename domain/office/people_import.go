package office

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/naming"
)

// personChunk is how many people one transaction of an import writes.
const personChunk = 2

// ImportPerson is one row of a file of people. Row is its number in the file,
// as a spreadsheet counts.
type ImportPerson struct {
	Row   int
	Name  string
	City  string
	Major string
	Year  int
	Phone string
	How   string // how the real name was verified; "" for not yet
}

// PeopleImported is what an import wrote, or would write.
type PeopleImported struct {
	Added int `json:"added"`
	Known int `json:"known"` // rows of people who are registered already
}

// ImportPeople registers the people of a file, all or none: every row is
// checked first and *ImportError names every wrong one. A row about somebody
// known by name and phone is passed over, so that a file that broke off in the
// middle can be imported again; one that only looks the same is a wrong row,
// with the number, for AddPerson to decide. Dry checks only. A check, and a file
// that is refused, leave one entry in the audit log: somebody compared a file
// with the registry. What broke off half-way is *BrokenOff.
func (o *Office) ImportPeople(ctx context.Context, by domain.Caller, rows []ImportPerson, dry bool) (PeopleImported, error) {
	rows = slices.Clone(rows)
	var out PeopleImported
	var bad []RowError
	var add []ImportPerson
	err := o.view(ctx, by, func(d *desk) error {
		if err := domain.CanKeepPeople(d.actor); err != nil {
			return err
		}
		file, twins := newFileRows(), d.twins()
		for _, r := range rows {
			known, err := d.planPerson(r, file, twins)
			switch {
			case err != nil:
				bad = append(bad, RowError{Row: r.Row, Err: domain.AsError(err)})
			case known:
				out.Known++
			default:
				add = append(add, r)
			}
		}
		return nil
	})
	if err == nil && (dry || len(bad) > 0) { // a refusal tells as much as a check
		err = o.notePeopleChecked(ctx, by, len(rows), len(bad))
	}
	if err != nil {
		return PeopleImported{}, err
	}
	if len(bad) > 0 {
		return PeopleImported{}, &ImportError{Rows: bad}
	}
	if dry {
		out.Added = len(add)
		return out, nil
	}
	for chunk := range slices.Chunk(add, personChunk) {
		if err := o.update(ctx, by, func(d *desk) error { return d.importPeople(chunk) }); err != nil {
			return out, brokenOff(out.Added, err)
		}
		out.Added += len(chunk)
	}
	return out, nil
}

// notePeopleChecked notes that a file was compared with the registry.
func (o *Office) notePeopleChecked(ctx context.Context, by domain.Caller, rows, wrong int) error {
	return o.update(ctx, by, func(d *desk) error {
		branch := d.actor.HomeBranch()
		return d.note(domain.AuditEntry{
			Action: domain.ActPersonCheck, Subject: branch, Rules: []domain.ClauseID{"N2.2a"}, Changes: listCounts(rows, wrong),
		}, scope(branch), nil)
	})
}

// listCounts are the figures of a list that was only checked.
func listCounts(rows, wrong int) []domain.Change {
	return []domain.Change{
		{Field: "list_rows", After: strconv.Itoa(rows)}, {Field: "wrong_rows", After: strconv.Itoa(wrong)},
	}
}

// planPerson checks a row; known tells that the registry has the person.
func (d *desk) planPerson(r ImportPerson, file *fileRows, twins *twins) (known bool, err error) {
	p, err := d.cleanRow(r)
	if err != nil {
		return false, err
	}
	if err := file.once(p, r.Row); err != nil {
		return false, err
	}
	twin, same, err := twins.of(p)
	if err != nil || twin.IsZero() || same {
		return same, err
	}
	return false, looksLike(p, twin)
}

// cleanRow reads the fields of a row.
func (d *desk) cleanRow(r ImportPerson) (domain.Person, error) {
	p, err := d.cleanPerson(AddPerson{Name: r.Name, City: r.City, Major: r.Major, Year: r.Year, Phone: r.Phone})
	if err == nil {
		_, err = domain.Text("how", r.How, domain.MaxText)
	}
	return p, err
}

func (d *desk) importPeople(rows []ImportPerson) error {
	if err := domain.CanKeepPeople(d.actor); err != nil {
		return err
	}
	for _, r := range rows {
		p, err := d.cleanRow(r)
		if err != nil {
			return err
		}
		if _, err := d.addPerson(p, domain.CleanText(r.How)); err != nil {
			return err
		}
	}
	return nil
}

// fileRows remembers about whom the rows of a file are, so that a second row
// about one person is found before anything is written.
type fileRows struct {
	known map[domain.ID]int
	new   map[string][]fileRow // by the normalised name
}

type fileRow struct {
	person domain.Person
	row    int
}

func newFileRows() *fileRows {
	return &fileRows{known: map[domain.ID]int{}, new: map[string][]fileRow{}}
}

// once refuses a row about somebody of an earlier row.
func (f *fileRows) once(who domain.Person, row int) error {
	if !who.ID.IsZero() {
		if first, twice := f.known[who.ID]; twice {
			return twiceInFile(who.Name, first)
		}
		f.known[who.ID] = row
		return nil
	}
	name := naming.Normalise(who.Name)
	for _, r := range f.new[name] {
		if onePerson(r.person, who) {
			return twiceInFile(who.Name, r.row)
		}
	}
	f.new[name] = append(f.new[name], fileRow{who, row})
	return nil
}

// onePerson tells whether two of one name are one person as far as a file
// tells: by the phone, and where one of them has none by the class; of whom too
// little is told is anybody who is not told apart.
func onePerson(a, b domain.Person) bool {
	p, q := a.Phone.Reveal(), b.Phone.Reveal()
	if p != "" && q != "" {
		return p == q
	}
	if tooLittle(a) || tooLittle(b) {
		return sameClass(a, b)
	}
	return a.Major == b.Major && a.Year == b.Year && (p == q || a.Major != "" && a.Year > 0)
}

// RowError is one wrong row of an import.
type RowError struct {
	Row int
	Err *domain.Error
}

// ImportError lists every wrong row; nothing was imported.
type ImportError struct{ Rows []RowError }

// Error implements error, in English.
func (e *ImportError) Error() string {
	return fmt.Sprintf("import refused: %d wrong rows", len(e.Rows))
}

// BrokenOff is an import that ended before its list did: what it wrote stands,
// and the same list again goes on.
type BrokenOff struct {
	Done int // people who are in
	Err  error
}

// Error implements error, in English.
func (e *BrokenOff) Error() string {
	return fmt.Sprintf("import broken off after %d: %v", e.Done, e.Err)
}

// Unwrap gives why it was broken off.
func (e *BrokenOff) Unwrap() error { return e.Err }

// brokenOff says how far an import came before an error; none before the first row.
func brokenOff(done int, err error) error {
	if done == 0 {
		return err
	}
	return &BrokenOff{Done: done, Err: err}
}
