package erasure

import (
	"reflect"
	"slices"

	"alumni/domain"
)

// Text takes the person out of a text about them.
func (s Subject) Text(text string) string {
	return reader{Subject: &s, own: true, longer: s.longer}.read(text)
}

// Told tells whether a text has a number, an address or the name of the person; own says
// that it is of something that refers to the person, else no name is looked for.
func (s Subject) Told(text string, own bool) bool {
	return reader{Subject: &s, own: own, longer: s.longer}.read(text) != text
}

// Scrub takes the person out of a record, v being a pointer to it, and tells whether
// there was anything and whether the record refers to the person. Only free text is ever
// changed, and what the record says of the person alone: no state, no number of a record
// and no day, so that what was valid stays so. In what refers to the person the name goes
// from every text; where a part of it is about the person, all that is sealed in that
// part goes. Numbers and addresses that are nobody else's go from any record.
func (s Subject) Scrub(v any) (changed, refers bool) {
	value := reflect.ValueOf(v).Elem()
	w := scrubber{reader: reader{Subject: &s}}
	w.own = Refers(v, func(id domain.ID) bool { return id == s.ID }) || s.alone && w.named(value)
	w.longer = s.longer
	if w.own {
		w.longer = append(slices.Clone(s.longer), s.partly(namesIn(value))...)
	}
	w.record(value, false)
	return w.changed, w.own
}

type scrubber struct {
	reader
	changed bool
}

// use is what a field of text holds.
type use int

const (
	useNone use = iota // what is none of a person's: an enum, a number, the name of a group
	useText            // what people type about somebody
	useName            // the name of a person
)

// useOf tells what a field holds, by its tags. What is sealed is what people type, unless
// it is said otherwise; a type of its own is one of a few words and never text.
func useOf(f reflect.StructField) use {
	t := f.Type
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	switch tag := f.Tag.Get("erase"); {
	case t != stringType, tag == "no":
		return useNone
	case tag == "name":
		return useName
	case tag == "text", f.Tag.Get("seal") == "yes":
		return useText
	}
	return useNone
}

var (
	stringType  = reflect.TypeFor[string]()
	idType      = reflect.TypeFor[domain.ID]()
	phoneType   = reflect.TypeFor[domain.Phone]()
	emailType   = reflect.TypeFor[domain.Email]()
	studentType = reflect.TypeFor[domain.StudentNumber]()
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
	of reflect.StructField
}

func fields(v reflect.Value) (out []field) {
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() {
			out = append(out, field{v.Field(i), f})
		}
	}
	return out
}

// namesIn gives the names of people that a record holds.
func namesIn(v reflect.Value) (out []string) {
	switch {
	case v.Kind() == reflect.Pointer && !v.IsNil():
		return namesIn(v.Elem())
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		for _, x := range each(v) {
			out = append(out, namesIn(x)...)
		}
	case v.Kind() == reflect.Struct && v.Type().PkgPath() != "time":
		for _, f := range fields(v) {
			switch {
			case useOf(f.of) != useName:
				out = append(out, namesIn(f.Value)...)
			case f.Kind() == reflect.String:
				out = append(out, f.String())
			default:
				out = append(out, f.Interface().([]string)...)
			}
		}
	}
	return out
}

// about tells whom a struct is about: the one by whose number, or by whose name where it
// has room for a number and none in it. ok is false where it is not about one person.
func (s *Subject) about(v reflect.Value) (mine, ok bool) {
	p := v.FieldByName("Person")
	if !p.IsValid() || p.Type() != idType {
		return false, false
	}
	id := p.Interface().(domain.ID)
	return id == s.ID || id.IsZero() && s.alone && s.named(v), true
}

// named tells whether a struct has the number of somebody who is not registered in it,
// and the person's name.
func (s *Subject) named(v reflect.Value) bool {
	p := v.FieldByName("Person")
	if !p.IsValid() || p.Type() != idType || !p.IsZero() {
		return false
	}
	return slices.ContainsFunc(fields(v), func(f field) bool {
		return useOf(f.of) == useName && f.Kind() == reflect.String && s.IsName(f.String())
	})
}

// walk takes the person out of a value in a part of a record; about says that the part is
// about the person alone.
func (w *scrubber) walk(v reflect.Value, about bool) {
	switch {
	case v.Type() == phoneType, v.Type() == emailType, v.Type() == studentType:
		if about && !v.IsZero() {
			v.SetZero()
			w.changed = true
		}
	case v.Kind() == reflect.Pointer:
		if !v.IsNil() {
			c := reflect.New(v.Type().Elem()) // the record may share it with a copy
			c.Elem().Set(v.Elem())
			w.walk(c.Elem(), about)
			v.Set(c)
		}
	case v.Kind() == reflect.Slice && v.Len() > 0:
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(c, v)
		v.Set(c)
		for _, x := range each(v) {
			w.walk(x, about)
		}
	case v.Kind() == reflect.Struct && v.Type().PkgPath() != "time" && v.Type() != idType:
		w.record(v, about)
	}
}

// record takes the person out of a struct.
func (w *scrubber) record(v reflect.Value, about bool) {
	mine, one := w.about(v)
	if one {
		about = mine
	}
	for _, f := range fields(v) {
		sealed := f.of.Tag.Get("seal") == "yes"
		switch use := useOf(f.of); {
		case use == useNone:
			w.walk(f.Value, about)
		case use == useName && about:
			w.each(f.Value, func(string) string { return Pseudonym(w.ID) })
		case use == useName && one:
		case use == useName:
			w.each(f.Value, w.name)
		case sealed && about:
			w.each(f.Value, func(string) string { return "" })
		default:
			w.each(f.Value, w.read)
		}
	}
}

// name is a name that a record holds without the number of whose it is.
func (w *scrubber) name(s string) string {
	if w.own && w.IsName(s) {
		return Pseudonym(w.ID)
	}
	return s
}

// each changes a text, or each of several.
func (w *scrubber) each(v reflect.Value, to func(string) string) {
	if v.Kind() == reflect.String {
		if s := v.String(); s != "" && to(s) != s {
			v.SetString(to(s))
			w.changed = true
		}
		return
	}
	if v.Len() == 0 {
		return
	}
	c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(c, v)
	v.Set(c)
	for _, x := range each(v) {
		w.each(x, to)
	}
}
