package db

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"alumni/domain"
)

// A record is stored as its JSON without what must not lie open: every phone and
// e-mail address, and every field that its type marks with `seal:"yes"`. Those follow behind a
// zero byte, which JSON never has, as one sealed JSON object by the names of
// the fields: {"phone":"13800001234","verification.how":"…"}.
const sealedBehind = 0

// encode writes a record or a membership; v is a pointer to it.
func (t *txn) encode(v any) ([]byte, error) {
	open, hidden, err := hide(v)
	if err != nil {
		return nil, err
	}
	row, err := json.Marshal(open)
	if err != nil || len(hidden) == 0 {
		return row, err
	}
	plain, err := json.Marshal(hidden)
	if err != nil {
		return nil, err
	}
	sealed, err := t.sealer.Seal(plain)
	if err != nil {
		return nil, err
	}
	return append(append(row, sealedBehind), sealed...), nil
}

// decode reads what encode wrote, and nothing else.
func (t *txn) decode(row []byte, v any) error {
	open, sealed, has := bytes.Cut(row, []byte{sealedBehind})
	if err := strictly(open, v); err != nil || !has {
		return err
	}
	plain, err := t.sealer.Open(sealed)
	if err != nil {
		return err
	}
	var hidden map[string]json.RawMessage
	if err := json.Unmarshal(plain, &hidden); err != nil {
		return err
	}
	return show(v, hidden)
}

// strictly decodes JSON that this program wrote: a field that it does not know
// would be lost at the next write, and anything behind the value was not written by it.
func strictly(b []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if d.InputOffset() != int64(len(b)) {
		if _, err := d.Token(); !errors.Is(err, io.EOF) {
			return errors.New("something follows the record")
		}
	}
	return nil
}

// plan lists the fields of a type that are sealed or have such fields in them.
type plan struct {
	secret func(text string) any // makes the value of its text, where the type is masked; nil for others
	fields []planned
}

type planned struct {
	index int
	name  string // as in the JSON; "" for an embedded type
	whole bool   // the field itself is sealed
	inner *plan  // of what it holds; nil for nothing to seal
}

// secrets are the types that mask what they hold, and how each is made of it.
var secrets = map[reflect.Type]func(string) any{
	reflect.TypeFor[domain.Phone](): func(s string) any { return domain.NewPhone(s) },
	reflect.TypeFor[domain.Email](): func(s string) any { return domain.NewEmail(s) },
}

// masked is what every such type can do.
type masked interface{ Reveal() string }

var plans sync.Map // reflect.Type to *plan

// planOf gives a type's plan; nil if it has nothing to seal.
func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p := makePlan(t)
	plans.Store(t, p)
	return p
}

func makePlan(t reflect.Type) *plan {
	switch {
	case secrets[t] != nil:
		return &plan{secret: secrets[t]}
	case t.Kind() == reflect.Pointer, t.Kind() == reflect.Slice:
		return planOf(t.Elem())
	case t.Kind() != reflect.Struct:
		return nil
	}
	p := &plan{}
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if whole, inner := f.Tag.Get("seal") == "yes", planOf(f.Type); whole || inner != nil {
			p.fields = append(p.fields, planned{i, name, whole, inner})
		}
	}
	if len(p.fields) == 0 {
		return nil
	}
	return p
}

func (f planned) path(at string) string {
	switch {
	case f.name == "":
		return at
	case at == "":
		return f.name
	}
	return at + "." + f.name
}

// hide gives a record without what is sealed, and that by its names. It shares
// nothing with the record that it changes.
func hide(v any) (open any, hidden map[string]json.RawMessage, err error) {
	value := reflect.ValueOf(v)
	p := planOf(value.Type())
	if p == nil {
		return v, nil, nil
	}
	hidden = map[string]json.RawMessage{}
	stripped, err := p.hide(value, "", hidden)
	return stripped.Interface(), hidden, err
}

func (p *plan) hide(v reflect.Value, at string, hidden map[string]json.RawMessage) (reflect.Value, error) {
	switch {
	case p.secret != nil && v.Kind() == reflect.Struct:
		if text := v.Interface().(masked).Reveal(); text != "" {
			hidden[at], _ = json.Marshal(text) // a text always marshals
		}
		return reflect.Zero(v.Type()), nil
	case (v.Kind() == reflect.Pointer || v.Kind() == reflect.Slice) && v.IsNil():
		return v, nil
	case v.Kind() == reflect.Pointer:
		c := reflect.New(v.Type().Elem())
		inner, err := p.hide(v.Elem(), at, hidden)
		c.Elem().Set(inner)
		return c, err
	case v.Kind() == reflect.Slice:
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			inner, err := p.hide(v.Index(i), item(at, i), hidden)
			if err != nil {
				return v, err
			}
			c.Index(i).Set(inner)
		}
		return c, nil
	}
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	for _, f := range p.fields {
		if err := f.hide(c.Field(f.index), f.path(at), hidden); err != nil {
			return v, err
		}
	}
	return c, nil
}

func (f planned) hide(field reflect.Value, at string, hidden map[string]json.RawMessage) error {
	if f.inner != nil {
		inner, err := f.inner.hide(field, at, hidden)
		if err != nil {
			return err
		}
		field.Set(inner)
	}
	if !f.whole || field.IsZero() {
		return nil
	}
	value := field.Interface()
	if m, ok := value.(masked); ok {
		value = m.Reveal()
	}
	b, err := json.Marshal(value)
	hidden[at] = b
	field.SetZero()
	return err
}

// show puts what was sealed back into its fields.
func show(v any, hidden map[string]json.RawMessage) error {
	value := reflect.ValueOf(v)
	left := len(hidden)
	if p := planOf(value.Type()); p != nil {
		if err := p.show(value, "", hidden, &left); err != nil {
			return err
		}
	}
	if left != 0 {
		return fmt.Errorf("%d sealed texts belong to no field", left)
	}
	return nil
}

func (p *plan) show(v reflect.Value, at string, hidden map[string]json.RawMessage, left *int) error {
	switch {
	case p.secret != nil && v.Kind() == reflect.Struct:
		var text string
		ok, err := reveal(&text, at, hidden, left)
		if ok {
			v.Set(reflect.ValueOf(p.secret(text)))
		}
		return err
	case (v.Kind() == reflect.Pointer || v.Kind() == reflect.Slice) && v.IsNil():
		return nil
	case v.Kind() == reflect.Pointer:
		return p.show(v.Elem(), at, hidden, left)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			if err := p.show(v.Index(i), item(at, i), hidden, left); err != nil {
				return err
			}
		}
		return nil
	}
	for _, f := range p.fields {
		field, path := v.Field(f.index), f.path(at)
		if f.whole {
			if _, err := reveal(field.Addr().Interface(), path, hidden, left); err != nil {
				return err
			}
		}
		if f.inner != nil {
			if err := f.inner.show(field, path, hidden, left); err != nil {
				return err
			}
		}
	}
	return nil
}

// reveal decodes one sealed text, if there is one of the name.
func reveal(into any, at string, hidden map[string]json.RawMessage, left *int) (bool, error) {
	b, ok := hidden[at]
	if !ok {
		return false, nil
	}
	*left--
	if text, ok := into.(*string); ok {
		return true, json.Unmarshal(b, text)
	}
	return true, strictly(b, into)
}

// item names one of several: "rows.0".
func item(at string, i int) string { return at + "." + strconv.Itoa(i) }
