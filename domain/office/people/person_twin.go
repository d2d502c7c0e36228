package people

import (
	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
)

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
