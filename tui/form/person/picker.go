// Package person finds people for the fields of any form.
package person

import (
	"context"
	"strings"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/kit"
)

// newPerson begins the value of an option that registers somebody on the way.
const newPerson = "+"

// Picker finds people for the fields of a form, and registers on the way whom
// the registry does not have yet: the last option says so. It lives as long as
// the form, so that who was registered once is not registered again when a
// decision is refused and sent anew.
type Picker struct {
	env   *kit.Env
	added map[string]domain.ID // by name
}

// NewPicker makes the finder of a form.
func NewPicker(env *kit.Env) *Picker { return &Picker{env: env, added: map[string]domain.ID{}} }

// Find gives whom the text finds, by name, pinyin, initials or number.
func (p *Picker) Find(ctx context.Context, text string) ([]kit.Option, error) {
	page, err := p.env.Office.People(ctx, p.env.By, people.PersonFilter{Text: text, Limit: 12})
	if err != nil {
		return nil, err
	}
	out := make([]kit.Option, 0, len(page.Items)+1)
	name, add := domain.CleanLine(text), p.env.Text.Person.Add
	for _, r := range page.Items {
		out = append(out, kit.Option{Value: r.ID.String(), Label: r.Name, Note: p.note(r)})
		if r.Name == name {
			add = p.env.Text.Person.AddNamesake
		}
	}
	if domain.CanKeepPeople(p.env.Actor) == nil && isHan(name) {
		out = append(out, kit.Option{Value: newPerson + name, Label: name, Note: add})
	}
	return out, nil
}

// note tells people of one name apart.
func (p *Picker) note(r people.PersonRow) string {
	note := r.ID.String()
	if _, class, ok := strings.Cut(r.Card, "-"); ok {
		note += " " + class
	}
	if !r.Verified() {
		note += " " + p.env.Text.Label.Unverified
	}
	return note
}

// isHan tells whether a text may be somebody's whole name, not the pinyin or
// the beginning of one.
func isHan(s string) bool {
	n := 0
	for _, r := range s {
		if r < 0x3400 && r != '·' {
			return false
		}
		n++
	}
	return n >= 2
}

// Picked gives the person of a field's value, registering a new one; the zero
// ID for an empty value. Errors name the field.
func (p *Picker) Picked(ctx context.Context, field, value string) (domain.ID, error) {
	name, isNew := strings.CutPrefix(value, newPerson)
	switch {
	case value == "":
		return domain.ID{}, nil
	case !isNew:
		return domain.ParseID(value)
	}
	if id, ok := p.added[name]; ok {
		return id, nil
	}
	who, err := p.env.Office.AddPerson(ctx, p.env.By, people.AddPerson{Name: name})
	if err != nil {
		e := *domain.AsError(err)
		e.Field = field
		return domain.ID{}, &e
	}
	p.added[name] = who.ID
	return who.ID, nil
}
