package desk

import (
	"reflect"
	"sync"

	"alumni/domain"
	"alumni/domain/naming/card"
)

// What a use-case gives leaves the office through one door, where what is personal in
// its texts is covered, A2. A field with the tag cover:"always" (a card, an employer, a
// nickname, in which people write telephone numbers) is covered for everybody, as the
// fields of telephone numbers are; any other text for who may not reveal. cover:"never"
// is of what the caller wrote for nobody else, of what is revealed on purpose, and of
// places in a list.

// shownTo covers what a use-case gives to an actor. What it was read from stays as it is.
func shownTo[T any](a domain.Actor, out T) T {
	c := coverer{all: domain.CanReveal(a) != nil}
	v := reflect.ValueOf(&out).Elem()
	if c.holds(v.Type()) {
		c.cover(v)
	}
	return out
}

// Covered is what a use-case gives that it does not give by Read or Change.
func Covered[T any](d *Desk, out T) T { return shownTo(d.Actor, out) }

// coverer covers texts: those that are always, or all.
type coverer struct{ all bool }

// holding remembers of types whether there is anything to cover in them.
var holding sync.Map // holdingKey to bool

type holdingKey struct {
	t   reflect.Type
	all bool
}

// holds tells whether values of a type may hold what is to be covered.
func (c coverer) holds(t reflect.Type) bool {
	if known, ok := holding.Load(holdingKey{t, c.all}); ok {
		return known.(bool)
	}
	found := c.seek(t, map[reflect.Type]bool{})
	holding.Store(holdingKey{t, c.all}, found)
	return found
}

func (c coverer) seek(t reflect.Type, seen map[reflect.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.String:
		return c.all
	case reflect.Interface:
		return true
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return c.seek(t.Elem(), seen)
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			switch how := f.Tag.Get("cover"); {
			case how == "never", !f.IsExported() && !f.Anonymous:
			case how == "always", c.seek(f.Type, seen):
				return true
			}
		}
	}
	return false
}

// cover covers a value that can be set; what it refers to is copied first.
func (c coverer) cover(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if c.all {
			set(v, domain.Cover(v.String()))
		}
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() && v.CanSet() && c.changes(v.Elem()) {
			inner := reflect.New(v.Elem().Type())
			inner.Elem().Set(v.Elem())
			c.cover(inner.Elem())
			if v.Kind() == reflect.Interface {
				inner = inner.Elem()
			}
			v.Set(inner)
		}
	case reflect.Slice:
		c.coverSlice(v)
	case reflect.Array:
		for i := range v.Len() {
			c.cover(v.Index(i))
		}
	case reflect.Map:
		c.coverMap(v)
	case reflect.Struct:
		c.coverStruct(v)
	}
}

func set(v reflect.Value, s string) {
	if s != v.String() && v.CanSet() {
		v.SetString(s)
	}
}

func (c coverer) coverSlice(v reflect.Value) {
	if !v.CanSet() || !c.holds(v.Type().Elem()) || !c.changes(v) {
		return
	}
	out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(out, v)
	for i := range out.Len() {
		c.cover(out.Index(i))
	}
	v.Set(out)
}

func (c coverer) coverMap(v reflect.Value) {
	if !v.CanSet() || !c.holds(v.Type().Elem()) || !c.changes(v) {
		return
	}
	out := reflect.MakeMapWithSize(v.Type(), v.Len())
	for in := v.MapRange(); in.Next(); {
		value := reflect.New(v.Type().Elem()).Elem()
		value.Set(in.Value())
		c.cover(value)
		out.SetMapIndex(in.Key(), value)
	}
	v.Set(out)
}

func (c coverer) coverStruct(v reflect.Value) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch how := f.Tag.Get("cover"); {
		case how == "never", !f.IsExported() && !f.Anonymous:
		case how == "always":
			set(v.Field(i), card.Masked(v.Field(i).String()))
		case c.holds(f.Type):
			c.cover(v.Field(i))
		}
	}
}

// changes tells whether there is anything to cover in a value, which is not copied for
// nothing.
func (c coverer) changes(v reflect.Value) bool {
	if !v.IsValid() || !c.holds(v.Type()) {
		return false
	}
	switch v.Kind() {
	case reflect.String:
		return domain.Cover(v.String()) != v.String()
	case reflect.Interface, reflect.Pointer:
		return !v.IsNil() && c.changes(v.Elem())
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if c.changes(v.Index(i)) {
				return true
			}
		}
	case reflect.Map:
		for in := v.MapRange(); in.Next(); {
			if c.changes(in.Value()) {
				return true
			}
		}
	case reflect.Struct:
		return c.structChanges(v)
	}
	return false
}

func (c coverer) structChanges(v reflect.Value) bool {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch how := f.Tag.Get("cover"); {
		case how == "never", !f.IsExported() && !f.Anonymous:
		case how == "always":
			if s := v.Field(i).String(); card.Masked(s) != s {
				return true
			}
		case c.changes(v.Field(i)):
			return true
		}
	}
	return false
}

// Kept is a text as it stands where what was typed is how it is shown to the caller:
// who leaves a field of a form as it was changes nothing.
func (d *Desk) Kept(typed, stored string) string {
	if domain.CanReveal(d.Actor) != nil && typed == domain.Cover(stored) {
		return stored
	}
	return typed
}

// kept is what a record holds after a change by who does not see all of it: a text that
// is how the stored one is shown was left as it was.
func kept(a domain.Actor, after, stored any) {
	if domain.CanReveal(a) != nil {
		uncover(reflect.ValueOf(after).Elem(), reflect.ValueOf(stored))
	}
}

func uncover(after, stored reflect.Value) {
	switch after.Kind() {
	case reflect.String:
		if s := stored.String(); after.String() != s && after.String() == domain.Cover(s) && after.CanSet() {
			after.SetString(s)
		}
	case reflect.Pointer:
		if !after.IsNil() && !stored.IsNil() {
			uncover(after.Elem(), stored.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range min(after.Len(), stored.Len()) {
			uncover(after.Index(i), stored.Index(i))
		}
	case reflect.Struct:
		for i := range after.NumField() {
			if f := after.Type().Field(i); f.IsExported() || f.Anonymous {
				uncover(after.Field(i), stored.Field(i))
			}
		}
	}
}
