package office

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"

	"alumni/domain"
	"alumni/domain/naming"
)

// scanBudget bounds how many records one call looks at when a condition can't
// be asked of an index. A page may come back short, with a cursor to go on.
const scanBudget = 5000

// limitOf gives the rows of a page for what a caller asked.
func limitOf(n int) int {
	switch {
	case n <= 0:
		return domain.DefaultLimit
	case n > domain.MaxLimit:
		return domain.MaxLimit
	}
	return n
}

// sift reads pages until limit rows pass keep, the list ends, or the budget is
// spent. It asks for no more rows than it still needs, so that the cursor of
// the last page read is the cursor of what it returns.
func sift[T, R any](
	list func(domain.Query) (domain.Page[T], error), q domain.Query, keep func(T) (R, bool, error),
) (domain.Page[R], error) {
	limit := limitOf(q.Limit)
	out := domain.Page[R]{Items: []R{}}
	for seen := 0; ; {
		q.Limit = limit - len(out.Items)
		page, err := list(q)
		if err != nil {
			return domain.Page[R]{}, err
		}
		for _, v := range page.Items {
			r, ok, err := keep(v)
			if err != nil {
				return domain.Page[R]{}, err
			}
			if ok {
				out.Items = append(out.Items, r)
			}
		}
		seen += len(page.Items)
		out.Next, q.After = page.Next, page.Next
		if page.Next == "" || len(out.Items) >= limit || seen >= scanBudget {
			return out, nil
		}
	}
}

// each calls fn for every record that q selects, in pages, within the budget. It
// is for what is short by nature: the records of one group, one person or one
// branch, the branches themselves, open campaigns, drafts, active accounts. A
// list that grows with the years is paged by sift.
func each[T any](list func(domain.Query) (domain.Page[T], error), q domain.Query, fn func(T) error) error {
	q.Limit = domain.MaxLimit
	for seen := 0; seen < scanBudget; {
		page, err := list(q)
		if err != nil {
			return err
		}
		for _, v := range page.Items {
			if err := fn(v); err != nil {
				return err
			}
		}
		if page.Next == "" {
			return nil
		}
		seen += len(page.Items)
		q.After = page.Next
	}
	return nil
}

// person gives a person, read once in the transaction.
func (d *desk) person(id domain.ID) (domain.Person, error) {
	return cached(d.people, id, d.People().Get)
}

// branch gives a branch, read once in the transaction.
func (d *desk) branch(id domain.ID) (domain.Branch, error) {
	return cached(d.branches, id, d.Branches().Get)
}

// branchOf is the branch of a group, the zero one for headquarters itself, M3.
func (d *desk) branchOf(id domain.ID) (domain.Branch, error) {
	if id.IsZero() {
		return domain.Branch{}, nil
	}
	return d.branch(id)
}

// group gives a group, read once in the transaction.
func (d *desk) group(id domain.ID) (domain.Group, error) {
	return cached(d.groups, id, d.Groups().Get)
}

// cached gives a record that was read before in this transaction. What a
// use-case writes it reads from the table itself, before.
func cached[T any](m map[domain.ID]T, id domain.ID, get func(domain.ID) (T, error)) (T, error) {
	if v, ok := m[id]; ok {
		return v, nil
	}
	v, err := get(id)
	if err == nil {
		m[id] = v
	}
	return v, err
}

// visible gives a record that the caller may see; CodeNotFound for any other,
// and for a number of another kind.
func visible[T any](get func(domain.ID) (T, error), id domain.ID, sees func(T) bool) (T, error) {
	v, err := get(id)
	if err == nil && sees(v) {
		return v, nil
	}
	var none T
	if err == nil {
		err = domain.NotFound(id)
	}
	return none, err
}

// missing tells whether a look-up failed because there is no such record.
func missing(err error) bool { return domain.IsCode(err, domain.CodeNotFound) }

// accountName is the account's name; "" for the operator or one that is gone.
func (d *desk) accountName(id domain.ID) string {
	if id.IsZero() {
		return ""
	}
	name, ok := d.accounts[id]
	if !ok {
		if acc, err := d.Accounts().Get(id); err == nil {
			name = acc.Name
		}
		d.accounts[id] = name
	}
	return name
}

// personName is the person's name and the record's version; "" for the zero ID.
func (d *desk) personName(id domain.ID) (string, uint64, error) {
	if id.IsZero() {
		return "", 0, nil
	}
	p, err := d.person(id)
	if missing(err) {
		return "", 0, nil // erased on request: the record that names the person stays
	}
	return p.Name, p.Version, err
}

// ref is the person as a list shows one, with the office in a branch's council.
func (d *desk) ref(b domain.Branch, id domain.ID) (PersonRef, error) {
	if id.IsZero() {
		return PersonRef{}, nil
	}
	p, err := d.person(id)
	if missing(err) {
		return PersonRef{ID: id}, nil
	}
	if err != nil {
		return PersonRef{}, err
	}
	office, _ := b.OfficeOf(id)
	return PersonRef{ID: id, Name: p.Name, Verified: p.Verified(), Office: office, Card: naming.Card(p)}, nil
}

// refs are people as ref gives each.
func (d *desk) refs(b domain.Branch, ids []domain.ID) ([]PersonRef, error) {
	out := make([]PersonRef, 0, len(ids))
	for _, id := range ids {
		r, err := d.ref(b, id)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// seePerson lets the rest of the use-case see a person as the record is now.
func (d *desk) seePerson(p domain.Person) { d.people[p.ID] = p }

// seeBranch lets the rest of the use-case see a branch as the record is now.
func (d *desk) seeBranch(b domain.Branch) { d.branches[b.ID] = b }

// ruleSets gives every version of the rules, read once a transaction.
func (d *desk) ruleSets() ([]domain.RuleSet, error) {
	if d.sets != nil {
		return d.sets, nil
	}
	err := each(d.RuleSets().List, domain.Query{}, func(s domain.RuleSet) error {
		d.sets = append(d.sets, s)
		return nil
	})
	return d.sets, err
}

// rules gives the rule set in force at a time, M10.
func (d *desk) rules(at time.Time) (domain.RuleSet, error) {
	sets, err := d.ruleSets()
	if err != nil {
		return domain.RuleSet{}, err
	}
	return domain.RuleSetAt(sets, at)
}

// rulesOn gives the rule set that an event of a day is judged by, M10.
func (d *desk) rulesOn(day domain.Date) (domain.RuleSet, error) {
	sets, err := d.ruleSets()
	if err != nil {
		return domain.RuleSet{}, err
	}
	return domain.RuleSetOn(sets, day)
}

// terms gives HQ's terms in force now; without a rule set nothing is shown as due.
func (d *desk) terms() (domain.Terms, error) {
	set, err := d.rules(d.now)
	var e *domain.Error
	if errors.As(err, &e) && e.Fault == domain.FaultNoRule {
		return domain.Terms{}, nil
	}
	return set.Terms, err
}

// member gives a membership, nil if there never was one.
func (d *desk) member(group, person domain.ID) (*domain.Membership, error) {
	m, err := d.Membership(group, person)
	if missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &m, nil
}

// namedID is a record that an input names, with its field and its kind.
type namedID struct {
	field string
	id    domain.ID
	kind  domain.Kind
}

// ofKind checks that each record that is named is of its kind.
func ofKind(named ...namedID) error {
	for _, n := range named {
		if n.id.IsZero() {
			continue
		}
		if err := needID(n.field, n.id, n.kind); err != nil {
			return err
		}
	}
	return nil
}

// needID checks that an ID is given and of its kind.
func needID(field string, id domain.ID, kind domain.Kind) error {
	if id.IsZero() {
		return domain.Required(field, "")
	}
	if id.Kind != kind {
		return &domain.Error{
			Code: domain.CodeInvalid, Fault: domain.FaultBadID, Field: field, Args: domain.Args{"value": id.String()},
		}
	}
	return nil
}

// search looks for a text in what the rows of one list show. It lives as long
// as its transaction.
type search struct {
	d      *desk
	text   string
	called bool            // the text may call a group by its number: 江苏03
	names  map[string]bool // what was compared before: rows share branches, groups and people
}

// search prepares the search for a text.
func (d *desk) search(text string) search {
	text = domain.CleanLine(text)
	return search{d: d, text: text, called: mayCall(text), names: map[string]bool{}}
}

// mayCall tells whether a text may call a group by its place and its number, as
// lists show it. A short number of a record, or digits alone, never does.
func mayCall(text string) bool {
	_, err := domain.ParseID(text)
	return err != nil && strings.ContainsFunc(text, unicode.IsDigit) && strings.ContainsFunc(text, unicode.IsLetter)
}

// asked tells whether there is anything to look for.
func (s search) asked() bool { return s.text != "" }

// finds tells whether one of the names is found by the text; a group's also by
// what it is called in lists, 江苏03群, which its name does not hold in one piece.
func (s search) finds(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		found, ok := s.names[name]
		if !ok {
			found = name != "" && (s.d.Matches(s.text, name) || s.called && s.calls(name))
			s.names[name] = found
		}
		return found
	})
}

// calls tells whether a group of the name is called so.
func (s search) calls(name string) bool {
	return slices.ContainsFunc(naming.Spoken(name), func(v string) bool { return s.d.Matches(s.text, v) })
}

// findsID tells whether the text is a short number, or the beginning of one, as
// people type it: A-0012, a12, 12.
func (s search) findsID(id domain.ID) bool {
	return slices.ContainsFunc(id.Spellings(), func(v string) bool { return s.d.Matches(s.text, v) })
}

// Where the two parts of a search go on, before the store's own cursor.
const (
	partIndex = "i"
	partNames = "n"
)

// lookup pages through what a text finds: first the records that the table's
// search index finds by their own terms, then those whose row shows a name that
// is found. For the second part the list is walked, at most scanBudget records
// in one call: a page may come back short or empty, with a cursor to go on. keep
// makes a record's row and refuses what is out of scope or filtered out, before
// anything of it is compared. Without a text it is a plain list.
func lookup[T, R any](
	s search, table domain.Table[T], q domain.Query, keep func(T) (R, bool, error), named func(R) bool,
) (domain.Page[R], error) {
	if q.Text = s.text; !s.asked() {
		return sift(table.List, q, keep)
	}
	out := domain.Page[R]{Items: []R{}}
	after, second := strings.CutPrefix(q.After, partNames)
	if !second {
		q.After = strings.TrimPrefix(q.After, partIndex)
		page, err := sift(table.List, q, keep)
		if err != nil {
			return domain.Page[R]{}, err
		}
		if page.Next != "" {
			page.Next = partIndex + page.Next
			return page, nil
		}
		if out, after = page, ""; len(out.Items) >= limitOf(q.Limit) {
			out.Next = partNames
			return out, nil
		}
	}
	q.Text, q.After, q.Limit = "", after, limitOf(q.Limit)-len(out.Items)
	rest, err := sift(table.List, q, func(v T) (R, bool, error) {
		if table.Found(s.text, v) {
			var none R
			return none, false, nil // came with the first part
		}
		row, ok, err := keep(v)
		return row, ok && err == nil && named(row), err
	})
	if err != nil {
		return domain.Page[R]{}, err
	}
	out.Items = append(out.Items, rest.Items...)
	if rest.Next != "" {
		out.Next = partNames + rest.Next
	}
	return out, nil
}
