package desk

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"alumni/domain"
	"alumni/domain/naming"
)

// BranchGroups gives every group that a branch has or had, in order of ID; for the
// zero ID those of headquarters itself, which are known by their kind, M3.
func (d *Desk) BranchGroups(branch domain.ID) ([]domain.Group, error) {
	return d.groupsWhere(branch, func(domain.Group) bool { return true })
}

// LiveGroups gives the groups of BranchGroups that are in use or about to be.
func (d *Desk) LiveGroups(branch domain.ID) ([]domain.Group, error) {
	return d.groupsWhere(branch, func(g domain.Group) bool { return g.State.Live() })
}

func (d *Desk) groupsWhere(branch domain.ID, ok func(domain.Group) bool) ([]domain.Group, error) {
	q := Of(domain.IndexBranch, branch)
	if branch.IsZero() {
		q = domain.Query{Index: domain.IndexKind, Eq: string(domain.GroupHQ)}
	}
	return All(d.Groups().List, q, ok)
}

// fewFilings is how many forms of a group are read at once: whoever asks wants
// the newest, and each has to be opened.
const fewFilings = 3

// FilingsOf walks a group's forms, the newest first, while fn wants more.
func (d *Desk) FilingsOf(group domain.ID, fn func(domain.Filing) bool) error {
	q := domain.Query{Index: domain.IndexGroup, Eq: group.String(), Reverse: true, Limit: fewFilings}
	for {
		page, err := d.Filings().List(q)
		if err != nil {
			return err
		}
		for _, f := range page.Items {
			if !fn(f) {
				return nil
			}
		}
		if q.After = page.Next; q.After == "" {
			return nil
		}
	}
}

// OpenCampaigns are the campaigns under way, the newest first.
func (d *Desk) OpenCampaigns() ([]domain.Campaign, error) {
	q := domain.Query{Index: domain.IndexState, Eq: string(domain.CampaignOpen)}
	out, err := All(d.Campaigns().List, q, func(domain.Campaign) bool { return true })
	slices.Reverse(out)
	return out, err
}

// Template is HQ's own text of a letter or a bulletin; the zero one where it has none.
func (d *Desk) Template(key domain.TemplateKey) (domain.Template, error) {
	id, err := d.Claimed(domain.ClaimTemplate, string(key))
	if err != nil || id.IsZero() {
		return domain.Template{}, err
	}
	return d.Templates().Get(id)
}

// TemplateBody is HQ's own text of a letter; "" where it has none.
func (d *Desk) TemplateBody(key domain.TemplateKey) (string, error) {
	t, err := d.Template(key)
	return t.Body, err
}

// Person gives a person, read once in the transaction.
func (d *Desk) Person(id domain.ID) (domain.Person, error) {
	return cached(d.people, id, d.People().Get)
}

// Branch gives a branch, read once in the transaction.
func (d *Desk) Branch(id domain.ID) (domain.Branch, error) {
	return cached(d.branches, id, d.Branches().Get)
}

// BranchOf is the branch of a group, the zero one for headquarters itself, M3.
func (d *Desk) BranchOf(id domain.ID) (domain.Branch, error) {
	if id.IsZero() {
		return domain.Branch{}, nil
	}
	return d.Branch(id)
}

// Group gives a group, read once in the transaction.
func (d *Desk) Group(id domain.ID) (domain.Group, error) {
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

// Visible gives a record that the caller may see; CodeNotFound for any other,
// and for a number of another kind.
func Visible[T any](get func(domain.ID) (T, error), id domain.ID, sees func(T) bool) (T, error) {
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

// Missing tells whether a look-up failed because there is no such record.
func Missing(err error) bool { return domain.IsCode(err, domain.CodeNotFound) }

// IfAny is what a look-up gave; the zero value, and no error, if there is no
// such record: who is named in a record may be gone from the registry.
func IfAny[T any](v T, err error) (T, error) {
	if Missing(err) {
		var none T
		return none, nil
	}
	return v, err
}

// AccountName is the account's name; "" for the operator or one that is gone.
func (d *Desk) AccountName(id domain.ID) string {
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

// PersonName is the person's name and the record's version; "" for the zero ID.
func (d *Desk) PersonName(id domain.ID) (string, uint64, error) {
	if id.IsZero() {
		return "", 0, nil
	}
	p, err := IfAny(d.Person(id)) // erased on request: the record that names the person stays
	return p.Name, p.Version, err
}

// SeePerson lets the rest of the use-case see a person as the record is now.
func (d *Desk) SeePerson(p domain.Person) { d.people[p.ID] = p }

// SeeBranch lets the rest of the use-case see a branch as the record is now.
func (d *Desk) SeeBranch(b domain.Branch) { d.branches[b.ID] = b }

// AllRules gives every version of the rules, read once a transaction.
func (d *Desk) AllRules() ([]domain.RuleSet, error) {
	if d.sets != nil {
		return d.sets, nil
	}
	var err error
	d.sets, err = All(d.RuleSets().List, domain.Query{}, func(domain.RuleSet) bool { return true })
	return d.sets, err
}

// Rules gives the rule set in force at a time, M10.
func (d *Desk) Rules(at time.Time) (domain.RuleSet, error) {
	sets, err := d.AllRules()
	if err != nil {
		return domain.RuleSet{}, err
	}
	return domain.RuleSetAt(sets, at)
}

// RulesOn gives the rule set that an event of a day is judged by, M10.
func (d *Desk) RulesOn(day domain.Date) (domain.RuleSet, error) {
	sets, err := d.AllRules()
	if err != nil {
		return domain.RuleSet{}, err
	}
	return domain.RuleSetOn(sets, day)
}

// Terms gives HQ's terms in force now; without a rule set nothing is shown as due.
func (d *Desk) Terms() (domain.Terms, error) {
	set, err := d.Rules(d.Now)
	if err != nil && domain.AsError(err).Fault == domain.FaultNoRule {
		return domain.Terms{}, nil
	}
	return set.Terms, err
}

// Member gives a membership, nil if there never was one.
func (d *Desk) Member(group, person domain.ID) (*domain.Membership, error) {
	m, err := d.Membership(group, person)
	switch {
	case Missing(err):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return &m, nil
}

// Search looks for a text in what the rows of one list show. It lives as long
// as its transaction.
type Search struct {
	Desk   *Desk
	text   string
	called bool            // the text may call a group by its number: 江苏03
	names  map[string]bool // what was compared before: rows share branches, groups and people
}

// Search prepares the search for a text.
func (d *Desk) Search(text string) Search {
	text = domain.CleanLine(text)
	return Search{Desk: d, text: text, called: mayCall(text), names: map[string]bool{}}
}

// mayCall tells whether a text may call a group by its place and its number, as
// lists show it. A short number of a record, or digits alone, never does.
func mayCall(text string) bool {
	_, err := domain.ParseID(text)
	return err != nil && strings.ContainsFunc(text, unicode.IsDigit) && strings.ContainsFunc(text, unicode.IsLetter)
}

// Asked tells whether there is anything to look for.
func (s Search) Asked() bool { return s.text != "" }

// Finds tells whether one of the names is found by the text; a group's also by
// what it is called in lists, 江苏03群, which its name does not hold in one piece.
func (s Search) Finds(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		found, ok := s.names[name]
		if !ok {
			found = name != "" && (s.Desk.Matches(s.text, name) || s.called && s.calls(name))
			s.names[name] = found
		}
		return found
	})
}

// calls tells whether a group of the name is called so.
func (s Search) calls(name string) bool {
	return slices.ContainsFunc(naming.Spoken(name), func(v string) bool { return s.Desk.Matches(s.text, v) })
}

// FindsID tells whether the text is a short number, or the beginning of one, as
// people type it: A-0012, a12, 12.
func (s Search) FindsID(id domain.ID) bool {
	return slices.ContainsFunc(id.Spellings(), func(v string) bool { return s.Desk.Matches(s.text, v) })
}

// Where the two parts of a search go on, before the store's own cursor.
const (
	partIndex = "i"
	partNames = "n"
)

// Lookup pages through what a text finds: first the records that the table's
// search index finds by their own terms, then those whose row shows a name that
// is found. For the second part the list is walked, at most scanBudget records
// in one call: a page may come back short or empty, with a cursor to go on. keep
// makes a record's row and refuses what is out of scope or filtered out, before
// anything of it is compared. Without a text it is a plain list.
func Lookup[T, R any](
	s Search, table domain.Table[T], q domain.Query, keep func(T) (R, bool, error), named func(R) bool,
) (domain.Page[R], error) {
	if q.Text = s.text; !s.Asked() {
		return Sift(table.List, q, keep)
	}
	out := domain.Page[R]{Items: []R{}}
	after, second := strings.CutPrefix(q.After, partNames)
	if !second {
		q.After = strings.TrimPrefix(q.After, partIndex)
		page, err := Sift(table.List, q, keep)
		if err != nil {
			return domain.Page[R]{}, err
		}
		if page.Next != "" {
			page.Next = partIndex + page.Next
			return page, nil
		}
		if out, after = page, ""; len(out.Items) >= q.Rows() {
			out.Next = partNames
			return out, nil
		}
	}
	q.Text, q.After, q.Limit = "", after, q.Rows()-len(out.Items)
	rest, err := Sift(table.List, q, func(v T) (R, bool, error) {
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

// Rows makes Lookup's keep of what a record must be to stand in a list, and of how
// its row is made.
func Rows[T, R any](d *Desk, takes func(T) bool, row func(*Desk, T) (R, error)) func(T) (R, bool, error) {
	return func(v T) (r R, ok bool, err error) {
		if !takes(v) {
			return r, false, nil
		}
		r, err = row(d, v)
		return r, err == nil, err
	}
}

// PlaceNamed finds a place by its name or an alias; ok is false for none.
func (d *Desk) PlaceNamed(name string) (p domain.Place, ok bool, err error) {
	id, err := d.Claimed(domain.ClaimPlace, naming.Claim(name))
	if err != nil || id.IsZero() {
		return p, false, err
	}
	p, err = d.Places().Get(id)
	return p, err == nil, err
}
