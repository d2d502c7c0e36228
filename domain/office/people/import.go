package people

import (
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
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
func (o *Service) ImportPeople(ctx context.Context, by domain.Caller, rows []ImportPerson, dry bool) (PeopleImported, error) {
	var out PeopleImported
	var bad []desk.RowError
	var add []ImportPerson
	base := o.Only(domain.CanKeepPeople)
	err := base.View(ctx, by, func(d *desk.Desk) error {
		file, twins := newFileRows(), newTwins(d)
		for _, r := range rows {
			known, err := planPerson(d, r, file, twins)
			switch {
			case err != nil:
				bad = append(bad, desk.RowError{Row: r.Row, Err: domain.AsError(err)})
			case known:
				out.Known++
			default:
				add = append(add, r)
			}
		}
		return nil
	})
	if err == nil && (dry || len(bad) > 0) { // a refusal tells as much as a check
		err = o.logPeopleChecked(ctx, by, len(rows), len(bad))
	}
	if err != nil {
		return PeopleImported{}, err
	}
	if err := desk.Wrong(bad); err != nil {
		return PeopleImported{}, err
	}
	if dry {
		out.Added = len(add)
		return out, nil
	}
	for chunk := range slices.Chunk(add, personChunk) {
		if err := base.Update(ctx, by, func(d *desk.Desk) error { return importPeople(d, chunk) }); err != nil {
			return out, desk.Broken(out.Added, err)
		}
		out.Added += len(chunk)
	}
	return out, nil
}

// logPeopleChecked logs that a file was compared with the registry.
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

// planPerson checks a row; known tells that the registry has the person.
func planPerson(d *desk.Desk, r ImportPerson, file *fileRows, twins *twins) (known bool, err error) {
	p, err := cleanRow(d, r)
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
func cleanRow(d *desk.Desk, r ImportPerson) (domain.Person, error) {
	p, err := cleanPerson(d, AddPerson{Name: r.Name, City: r.City, Major: r.Major, Year: r.Year, Phone: r.Phone})
	if err == nil {
		_, err = domain.Text("how", r.How, domain.MaxText)
	}
	return p, err
}

func importPeople(d *desk.Desk, rows []ImportPerson) error {
	for _, r := range rows {
		p, err := cleanRow(d, r)
		if err != nil {
			return err
		}
		if _, err := addPerson(d, p, domain.CleanText(r.How)); err != nil {
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
			return desk.TwiceInFile(who.Name, first)
		}
		f.known[who.ID] = row
		return nil
	}
	name := naming.Normalise(who.Name)
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
// name once, however many rows of a file bear it.
type twins struct {
	d     *desk.Desk
	names map[string]namesakes // by the normalised name
}

// namesakes are the people of one name, by what tells them apart. Hidden are
// those whose phone the caller may not read: to compare it would tell it, A2.
// Alike and hidden are by a class that doesn't stand against it.
type namesakes struct {
	phone  map[string]*lookalikes
	class  map[class]*lookalikes
	all    []domain.Person
	masked []domain.Person
	alike  map[class]*lookalikes // of all, filled as it is asked
	hidden map[class]*lookalikes // of masked, likewise
}

type class struct {
	major string
	year  int
}

// lookalikes are people of one name with one phone or of one class.
type lookalikes struct {
	people []domain.Person
	asked  bool
	known  domain.ID // the first whom the caller may know, once asked
}

func newTwins(d *desk.Desk) *twins { return &twins{d, map[string]namesakes{}} }

// of finds somebody known to the caller who looks the same: the same name with
// the same phone (same is true: surely the same person), or with the same year
// and major, or with a phone that the caller may not read; for one of whom too
// little is told, whoever of the name is not told apart. The zero ID for nobody.
func (t *twins) of(p domain.Person) (found domain.ID, same bool, err error) {
	name := naming.Normalise(p.Name)
	n, ok := t.names[name]
	if !ok {
		if n, err = t.read(p.Name, name); err != nil {
			return found, false, err
		}
		t.names[name] = n
	}
	phone := p.Phone.Reveal()
	if phone != "" {
		if found, err = t.first(n.phone[phone]); err != nil || !found.IsZero() {
			return found, err == nil, err
		}
	}
	if p.Year > 0 && p.Major != "" {
		if found, err = t.first(n.class[class{p.Major, p.Year}]); err != nil || !found.IsZero() {
			return found, err == nil && phone == "", err
		}
	}
	if found, err = t.first(mayBe(n.hidden, n.masked, p)); err != nil || !found.IsZero() || !tooLittle(p) {
		return found, false, err
	}
	found, err = t.first(mayBe(n.alike, n.all, p))
	return found, false, err
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

// mayBe gives those of some namesakes whose class doesn't differ; it looks once.
func mayBe(seen map[class]*lookalikes, namesakes []domain.Person, p domain.Person) *lookalikes {
	key := class{p.Major, p.Year}
	if seen[key] == nil {
		seen[key] = &lookalikes{}
		for _, who := range namesakes {
			if sameClass(who, p) {
				add(seen, key, who)
			}
		}
	}
	return seen[key]
}

// read sorts the people of a name.
func (t *twins) read(text, name string) (namesakes, error) {
	n := namesakes{
		phone: map[string]*lookalikes{}, class: map[class]*lookalikes{}, alike: map[class]*lookalikes{}, hidden: map[class]*lookalikes{},
	}
	q := domain.Query{Text: text, Limit: domain.MaxLimit}
	for seen := 0; seen < maxNamesakes; {
		page, err := t.d.People().List(q)
		if err != nil {
			return n, err
		}
		for _, p := range page.Items {
			if naming.Normalise(p.Name) != name {
				continue
			}
			n.all = append(n.all, p)
			switch phone := p.Phone.Reveal(); {
			case phone == "":
			case domain.CanComparePhone(t.d.Actor, p):
				add(n.phone, phone, p)
			default:
				n.masked = append(n.masked, p)
			}
			if p.Year > 0 && p.Major != "" {
				add(n.class, class{p.Major, p.Year}, p)
			}
		}
		if page.Next == "" {
			return n, nil
		}
		seen += len(page.Items)
		q.After = page.Next
	}
	return n, nil
}

func add[K comparable](m map[K]*lookalikes, key K, p domain.Person) {
	if m[key] == nil {
		m[key] = &lookalikes{}
	}
	m[key].people = append(m[key].people, p)
}

// first gives the first of them whom the caller may know; it asks once.
func (t *twins) first(l *lookalikes) (domain.ID, error) {
	if l == nil || l.asked {
		return l.id(), nil
	}
	for _, p := range l.people {
		known, err := knows(t.d, p)
		if err != nil {
			return domain.ID{}, err
		}
		if known {
			l.known = p.ID
			break
		}
	}
	l.asked = true
	return l.known, nil
}

func (l *lookalikes) id() domain.ID {
	if l == nil {
		return domain.ID{}
	}
	return l.known
}
