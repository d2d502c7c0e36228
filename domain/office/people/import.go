package people

import (
	"cmp"
	"context"
	"strconv"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
)

// ImportPerson is one row of a file of people. Row is its number in the file,
// as a spreadsheet counts.
type ImportPerson struct {
	Row   int
	Name  string
	City  string
	Major string
	Year  int
	Phone string
	Class string // 班级 as it is written, 食工9701: what the row leaves open of major, years and degree is taken from it
	Card  string // the member card: what the row leaves open of the name, the city and the class is taken from it
	Further
	How string // how the real name was verified; "" for not yet

	// Who imports the list may decide about somebody who looks like a person known:
	// New is another one, Same is that one.
	New  bool
	Same domain.ID
	// SureName says that the row's name, or the one on its card, is a real one though it
	// doesn't look like it.
	SureName bool
	// Change writes what the row says otherwise than the registry.
	Change bool

	read [2]*card.Reading // the class and the card, once they are read
}

// PeopleImported is what an import wrote, or would write.
type PeopleImported struct {
	Added   int `json:"added"`
	Changed int `json:"changed,omitempty"`  // records of people who were registered before
	Known   int `json:"known"`              // rows of people who are registered already, and stay as they are
	LeftOut int `json:"left_out,omitempty"` // rows that what others did meanwhile stood against
}

// ImportPeople registers the people of a file, all or none: every row is
// checked first and *ImportError names every wrong one. A row about somebody
// known by name and phone is passed over, or changes the record where Change says
// so; one that only looks the same is a wrong row, with the number, for AddPerson to
// decide. Dry checks only. A check, and a file that is refused, leave one entry in
// the audit log: somebody compared a file with the registry. What broke off half-way
// is *BrokenOff; the same file again goes on.
func (o *Service) ImportPeople(ctx context.Context, by domain.Caller, rows []ImportPerson, dry bool) (PeopleImported, error) {
	if dry {
		plan, err := o.PreviewPeople(ctx, by, rows)
		if err == nil {
			err = desk.Wrong(plan.Bad())
		}
		if err != nil {
			return PeopleImported{}, err
		}
		return plan.Imported(), nil
	}
	_, out, err := o.BringPeople(ctx, by, rows, Bringing{})
	return out, err
}

// BringPeople is ImportPeople with the record of the import, under whose number it is
// shown, gone on with and undone; the zero one where there was nothing to write.
func (o *Service) BringPeople(
	ctx context.Context, by domain.Caller, rows []ImportPerson, how Bringing,
) (imp domain.Import, out PeopleImported, err error) {
	plan, err := desk.Read(ctx, o.Only(domain.CanKeepPeople), by, func(d *desk.Desk) (PeoplePreview, error) {
		return previewPeople(ctx, d, rows)
	})
	if err != nil {
		return imp, out, err
	}
	if bad := plan.Bad(); len(bad) > 0 { // a refusal tells as much as a check
		if err := o.logPeopleChecked(ctx, by, len(rows), len(bad)); err != nil {
			return imp, out, err
		}
		return imp, out, desk.Wrong(bad)
	}
	if imp.Mark, err = markOf(imp.Group, rows); err != nil {
		return imp, out, err
	}
	begun, err := desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Import, error) { return sameList(d, imp) })
	if will := plan.Imported(); err != nil || begun.ID.IsZero() && will.Added+will.Changed == 0 {
		return domain.Import{}, will, err
	}
	imp, err = o.bring(ctx, by, imp, rowsOf{len(rows), func(d *desk.Desk, i int) (domain.ImportRow, error) {
		return personRowOf(d, rows[i], plan.Rows[i])
	}}, how)
	n := imp.Tally
	out.Added, out.Changed = n.Added-begun.Tally.Added, n.Changed-begun.Tally.Changed
	out.LeftOut = n.Refused - begun.Tally.Refused
	out.Known = imp.Done - out.Added - out.Changed - n.Refused
	return imp, out, err
}

// personRowOf is a row as it is stored before anything is registered.
func personRowOf(d *desk.Desk, r ImportPerson, check PersonCheck) (domain.ImportRow, error) {
	r, err := filled(d, r)
	if err != nil {
		return domain.ImportRow{}, err
	}
	p, err := cleanRow(d, r)
	out := domain.ImportRow{Row: r.Row, Name: p.Name, Person: check.Person, New: r.New}
	switch check.Verdict {
	case VerdictNew:
		out.Want, out.How = &p, domain.CleanText(r.How)
	case VerdictChange:
		out.Want, out.Change, out.Version = &p, true, check.Version
	}
	return out, err
}

func (o *Service) logPeopleChecked(ctx context.Context, by domain.Caller, rows, wrong int) error {
	return o.Update(ctx, by, func(d *desk.Desk) error {
		branch := d.Actor.HomeBranch()
		return d.Log(domain.AuditEntry{
			Action: domain.ActPersonCheck, Subject: branch, Rules: []domain.ClauseID{"N2.2a"}, Changes: listCounts(rows, wrong),
		}, desk.Scope(branch), nil)
	})
}

// listCounts are the figures of a list that was only checked.
func listCounts(rows, wrong int) []domain.Change {
	return []domain.Change{
		{Field: "list_rows", After: strconv.Itoa(rows)}, {Field: "wrong_rows", After: strconv.Itoa(wrong)},
	}
}

// filled is a row with what it leaves open taken from its class and its card.
func filled(d *desk.Desk, r ImportPerson) (ImportPerson, error) {
	if r.Class == "" && r.Card == "" {
		return r, nil
	}
	known, err := d.KnownOnCards()
	if err != nil {
		return r, err
	}
	return told(r, known)
}

// told is filled with what is known of cards: what is sure alone is taken.
func told(r ImportPerson, known *card.Known) (ImportPerson, error) {
	class, err := domain.Line("class", r.Class, domain.MaxReference)
	if err != nil {
		return r, err
	}
	given, err := domain.Line("card", r.Card, domain.MaxReference)
	if err != nil {
		return r, err
	}
	if class != "" {
		c := card.Read(class, described(r), known)
		r = withClass(r, c.Facts())
		r.read[0] = &c
	}
	if given == "" {
		return r, nil
	}
	return fromCard(r, given, known)
}

// asAdded is a row as somebody who is registered by hand.
func (r ImportPerson) asAdded() AddPerson {
	return AddPerson{
		Name: r.Name, City: r.City, Major: r.Major, Year: r.Year, Phone: r.Phone, Further: r.Further,
		SureName: r.SureName || !r.Same.IsZero(), // one who is registered bears the name already
	}
}

// described is what a row says of a person, by which a card is read.
func described(r ImportPerson) domain.Person {
	return domain.Person{Name: r.Name, City: r.City, Major: r.Major, Year: r.Year}
}

// withClass is a row with what it leaves open of major, years and degree.
func withClass(r ImportPerson, sure card.Parts) ImportPerson {
	r.Major, r.Year = cmp.Or(r.Major, sure.Major), cmp.Or(r.Year, sure.Entered)
	r.Left, r.Degree = cmp.Or(r.Left, sure.Left), cmp.Or(r.Degree, sure.Degree)
	return r
}

func cleanRow(d *desk.Desk, r ImportPerson) (domain.Person, error) {
	p, err := cleanPerson(d, r.asAdded())
	if err == nil {
		_, err = domain.Text("how", r.How, domain.MaxText)
	}
	return p, err
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
			return desk.TwiceInFile(who.Name, first)
		}
		f.known[who.ID] = row
		return nil
	}
	name := domain.NameKey(who.Name)
	for _, r := range f.new[name] {
		if onePerson(r.person, who) {
			return desk.TwiceInFile(who.Name, r.row)
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

// maxNamesakes is how many people whom a name finds are looked at for a twin,
// so that the commonest name of a large registry costs no more than this.
const maxNamesakes = 2000

// twins looks for people who are registered already. It reads the people of a
// name once, and asks of each once whether the caller may know the person,
// however many rows of a file bear the name.
type twins struct {
	d     *desk.Desk
	names map[string][]domain.Person // by the normalised name
	known map[domain.ID]bool
	// own tells who came in by the rows above, and is nobody's twin; nil for nobody.
	own func(domain.Person) (bool, error)
}

func newTwins(d *desk.Desk) *twins {
	return &twins{d: d, names: map[string][]domain.Person{}, known: map[domain.ID]bool{}}
}

// of finds somebody known to the caller who looks the same: the same name with
// the same phone or student number (same is true: surely the same person), or with the same year
// and major, or with a phone that the caller may not read, since to compare it would
// tell it, A2, and a class that doesn't stand against it; for one of whom too
// little is told, whoever of the name is not told apart. The zero ID for nobody.
func (t *twins) of(p domain.Person) (found domain.ID, same bool, err error) {
	namesakes, err := t.named(p.Name)
	if err != nil {
		return found, false, err
	}
	phone := p.Phone.Reveal()
	readable := func(who domain.Person) bool { return domain.CanComparePhone(t.d.Actor, who) }
	for _, alike := range []struct {
		same bool
		is   func(domain.Person) bool
	}{
		{true, func(who domain.Person) bool { return who.HasPhone(p.Phone) && readable(who) }},
		{true, func(who domain.Person) bool {
			return p.StudentNumber != "" && who.StudentNumber == p.StudentNumber && readable(who)
		}},
		{phone == "", func(who domain.Person) bool {
			return p.Year > 0 && p.Major != "" && who.Year == p.Year && who.Major == p.Major
		}},
		{false, func(who domain.Person) bool { return who.Reachable() && !readable(who) && sameClass(who, p) }},
		{false, func(who domain.Person) bool { return tooLittle(p) && sameClass(who, p) }},
	} {
		if found, err = t.first(namesakes, alike.is); err != nil || !found.IsZero() {
			return found, err == nil && alike.same, err
		}
	}
	return found, false, nil
}

// tooLittle tells whether nothing of a person tells namesakes apart for sure:
// neither a phone nor a whole class.
func tooLittle(p domain.Person) bool {
	return p.Phone.Reveal() == "" && (p.Year == 0 || p.Major == "")
}

// sameClass tells whether the classes of two don't stand against their being
// one person.
func sameClass(a, b domain.Person) bool {
	return (a.Major == "" || b.Major == "" || a.Major == b.Major) && (a.Year == 0 || b.Year == 0 || a.Year == b.Year)
}

func (t *twins) named(text string) ([]domain.Person, error) {
	name := domain.NameKey(text)
	if out, ok := t.names[name]; ok {
		return out, nil
	}
	var out []domain.Person
	q := domain.Query{Text: text, Limit: domain.MaxLimit}
	for seen := 0; seen < maxNamesakes; {
		page, err := t.d.People().List(q)
		if err != nil {
			return nil, err
		}
		for _, p := range page.Items {
			if domain.NameKey(p.Name) == name {
				out = append(out, p)
			}
		}
		if page.Next == "" {
			break
		}
		seen += len(page.Items)
		q.After = page.Next
	}
	t.names[name] = out
	return out, nil
}

// first gives the first of some people who is so and whom the caller may know.
func (t *twins) first(people []domain.Person, is func(domain.Person) bool) (domain.ID, error) {
	for _, p := range people {
		if !is(p) {
			continue
		}
		if t.own != nil {
			if own, err := t.own(p); err != nil {
				return domain.ID{}, err
			} else if own {
				continue
			}
		}
		known, asked := t.known[p.ID]
		if !asked {
			var err error
			if known, err = knows(t.d, p); err != nil {
				return domain.ID{}, err
			}
			t.known[p.ID] = known
		}
		if known {
			return p.ID, nil
		}
	}
	return domain.ID{}, nil
}
