// Package erasure takes what is personal of one person out of the registry's
// records on request (个人信息删除), PIPL 47: what was decided stays, and says a
// pseudonym in the place of the name.
package erasure

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"alumni/domain"
)

// Hold is a case that holds a person's data: while it stands nothing is erased.
type Hold struct {
	Kind HoldKind  `json:"kind"`
	ID   domain.ID `json:"id"`   // the record that holds it
	Name string    `json:"name"` // its name, where it has one: a branch, a group, an account
}

// HoldKind is why a record holds a person's data.
type HoldKind string

// What holds a person's data.
const (
	HoldSeat          HoldKind = "seat"          // an office in a council
	HoldManager       HoldKind = "manager"       // owner or admin of a group in use
	HoldApplication   HoldKind = "application"   // not decided
	HoldTransfer      HoldKind = "transfer"      // not decided
	HoldViolation     HoldKind = "violation"     // not closed
	HoldTask          HoldKind = "task"          // open
	HoldNotice        HoldKind = "notice"        // to mend the card, open
	HoldFiling        HoldKind = "filing"        // a form that names the person waits
	HoldConsolidation HoldKind = "consolidation" // under way
	HoldAccount       HoldKind = "account"       // may connect
	HoldIncident      HoldKind = "incident"      // a data incident that is about the person, open
)

// HoldKinds lists what holds a person's data.
var HoldKinds = []HoldKind{
	HoldSeat, HoldManager, HoldApplication, HoldTransfer, HoldViolation, HoldTask, HoldNotice, HoldFiling, HoldConsolidation,
	HoldAccount, HoldIncident,
}

// Pseudonym is what stands in the place of an erased person's name: the number,
// which stays the same everywhere.
func Pseudonym(id domain.ID) string { return id.String() }

// Subject is whose data is taken out, and by what it is known.
type Subject struct {
	ID     domain.ID
	name   string
	unique []string // texts that are nobody else's: numbers, addresses, the longest first
}

// Of is a person as the registry knows them.
func Of(p domain.Person) Subject {
	s := Subject{ID: p.ID, name: p.Name}
	for _, n := range append([]domain.Phone{p.Phone}, p.Phones...) {
		s.unique = append(s.unique, n.Reveal())
	}
	s.unique = append(s.unique, p.Email.Reveal(), p.StudentNumber.Reveal())
	s.unique = slices.DeleteFunc(s.unique, func(t string) bool { return len(t) < leastUnique })
	slices.SortFunc(s.unique, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	if p.ErasedAt.IsZero() {
		return s
	}
	s.name = ""
	return s
}

// leastUnique is the length in bytes below which a number may be anything's.
const leastUnique = 5

// InText takes the person out of a text: the name is the pseudonym then, numbers
// and addresses are gone.
func (s Subject) InText(text string) string {
	for _, u := range s.unique {
		text = strings.ReplaceAll(text, u, "")
	}
	if s.name != "" {
		text = strings.ReplaceAll(text, s.name, Pseudonym(s.ID))
	}
	return text
}

// Named tells whether a text has a number, an address or the name of the person.
func (s Subject) Named(text string) bool { return s.InText(text) != text }

// Scrub takes the person out of a record, v being a pointer to it, and tells
// whether there was anything. In a record that refers to the person the name goes
// from every text; where a part of it is about the person, all that is sealed in
// that part goes. Numbers and addresses go from any record.
func (s Subject) Scrub(v any) bool {
	value := reflect.ValueOf(v).Elem()
	w := scrubber{Subject: s, refers: Refers(v, func(id domain.ID) bool { return id == s.ID })}
	w.walk(value, part{})
	return w.changed
}

type scrubber struct {
	Subject
	refers  bool // the record refers to the person
	changed bool
}

var (
	stringType = reflect.TypeFor[string]()
	idType     = reflect.TypeFor[domain.ID]()
	phoneType  = reflect.TypeFor[domain.Phone]()
	emailType  = reflect.TypeFor[domain.Email]()
)

// Refers tells whether a record, v being a pointer to it, has a number anywhere that
// is so.
func Refers(v any, is func(domain.ID) bool) bool { return anyID(reflect.ValueOf(v).Elem(), is) }

func anyID(v reflect.Value, is func(domain.ID) bool) bool {
	switch {
	case v.Type() == idType:
		return is(v.Interface().(domain.ID))
	case v.Kind() == reflect.Pointer:
		return !v.IsNil() && anyID(v.Elem(), is)
	case v.Kind() == reflect.Slice:
		return slices.ContainsFunc(each(v), func(x reflect.Value) bool { return anyID(x, is) })
	case v.Kind() == reflect.Struct && v.Type().PkgPath() != "time":
		return slices.ContainsFunc(fields(v), func(f field) bool { return anyID(f.Value, is) })
	}
	return false
}

func each(v reflect.Value) []reflect.Value {
	out := make([]reflect.Value, v.Len())
	for i := range out {
		out[i] = v.Index(i)
	}
	return out
}

// field is an exported field of a value.
type field struct {
	reflect.Value
	name   string
	sealed bool
}

func fields(v reflect.Value) (out []field) {
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() {
			out = append(out, field{v.Field(i), f.Name, f.Tag.Get("seal") == "yes"})
		}
	}
	return out
}

// part is what a value is part of.
type part struct {
	about  bool // of something that is about the person alone
	sealed bool // of what lies sealed as a whole
}

// walk takes the person out of a value.
func (w *scrubber) walk(v reflect.Value, of part) {
	switch {
	case v.Type() == phoneType || v.Type() == emailType:
		if !v.IsZero() && (of.about || slices.Contains(w.unique, v.Interface().(interface{ Reveal() string }).Reveal())) {
			v.SetZero()
			w.changed = true
		}
	case v.Kind() == reflect.String:
		w.set(v, w.text(v.String()))
	case v.Kind() == reflect.Pointer:
		if !v.IsNil() {
			c := reflect.New(v.Type().Elem()) // the record may share it with a copy
			c.Elem().Set(v.Elem())
			w.walk(c.Elem(), of)
			v.Set(c)
		}
	case v.Kind() == reflect.Slice:
		if v.Len() > 0 {
			c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(c, v)
			v.Set(c)
		}
		for _, x := range each(v) {
			w.walk(x, of)
		}
	case v.Kind() == reflect.Struct && v.Type().PkgPath() != "time" && v.Type() != idType:
		w.record(v, of)
	}
}

// record takes the person out of a struct. One with a Person of its own is about
// that one; a person as a list had them is nobody then.
func (w *scrubber) record(v reflect.Value, of part) {
	if p := v.FieldByName("Person"); p.IsValid() && p.Type() == idType {
		of.about = p.Interface() == any(w.ID)
	}
	if p, ok := v.Interface().(domain.Person); ok && (of.about || p.ID == w.ID) {
		none := domain.Person{Meta: p.Meta, Name: Pseudonym(w.ID), Branch: p.Branch}
		w.changed = w.changed || !reflect.DeepEqual(p, none)
		v.Set(reflect.ValueOf(none))
		return
	}
	for _, f := range fields(v) {
		text := f.Kind() == reflect.String && (f.sealed || of.sealed && f.Type() == stringType)
		switch {
		case of.about && f.name == "Name" && f.Kind() == reflect.String:
			w.set(f.Value, Pseudonym(w.ID))
		case of.about && text:
			w.set(f.Value, "")
		default:
			w.walk(f.Value, part{about: of.about, sealed: of.sealed || f.sealed})
		}
	}
}

func (w *scrubber) text(s string) string {
	if w.refers {
		return w.InText(s)
	}
	nameless := w.Subject
	nameless.name = ""
	return nameless.InText(s)
}

func (w *scrubber) set(v reflect.Value, s string) {
	if v.String() != s {
		v.SetString(s)
		w.changed = true
	}
}
