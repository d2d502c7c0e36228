// Package person finds people for the fields of any form.
package person

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
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
	if domain.CanKeepPeople(p.env.Actor()) == nil && isHan(name) {
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
	return utf8.RuneCountInString(s) >= 2 && !strings.ContainsFunc(s, func(r rune) bool { return r < 0x3400 && r != '·' })
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

// groupsSearched is in how many of a branch's groups people are looked for
// before anywhere else.
const groupsSearched = 4

// Council finds whom an application of a branch may name: the council
// first, then the members of its groups, then everybody whom the caller may know.
func Council(env *kit.Env, v registry.BranchView, persons *Picker) func(ctx context.Context, text string) ([]kit.Option, error) {
	return func(ctx context.Context, text string) ([]kit.Option, error) {
		var out []kit.Option
		seen, own := map[string]bool{}, map[string]bool{}
		add := func(options ...kit.Option) {
			for _, o := range options {
				if seat, ok := seatOf(v, o.Value); ok {
					o = SeatOption(env, seat)
				}
				if name, isNew := strings.CutPrefix(o.Value, newPerson); isNew && own[name] {
					continue // stands above, of this branch: nobody registers the one again
				}
				if !seen[o.Value] {
					seen[o.Value] = true
					out = append(out, o)
				}
			}
		}
		council, err := env.Office.People(ctx, env.By, people.PersonFilter{Text: text, Council: v.ID})
		if err != nil {
			return nil, err
		}
		for _, r := range council.Items {
			add(kit.Option{Value: r.ID.String(), Label: r.Name, Note: persons.note(r)})
		}
		live := slices.DeleteFunc(slices.Clone(v.GroupRows), func(g desk.GroupRow) bool { return !g.State.Live() })
		for _, g := range live[:min(len(live), groupsSearched)] {
			more, err := Members(env, g.ID)(ctx, text)
			if err != nil {
				return nil, err
			}
			add(more...)
		}
		for _, o := range out {
			own[o.Label] = true
		}
		more, err := persons.Find(ctx, text)
		add(more...)
		return out, err
	}
}

// Members gives the members of a group as options of a FieldPick, each
// with number, role and office beside the name; the council's members come first.
func Members(env *kit.Env, group domain.ID) func(ctx context.Context, text string) ([]kit.Option, error) {
	return func(ctx context.Context, text string) ([]kit.Option, error) {
		p, err := env.Office.Members(ctx, env.By, people.MemberFilter{Group: group, Text: text, Limit: 20})
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(p.Items, func(a, b people.MemberRow) int { return cmp.Compare(outside(a.Office), outside(b.Office)) })
		out := make([]kit.Option, 0, len(p.Items))
		for _, m := range p.Items {
			id := m.Person.String() // tells people of one name apart
			out = append(out, kit.Option{Value: id, Label: m.Name, Note: id + " " + env.Text.MemberAside(m)})
		}
		return out, nil
	}
}

// outside is 1 for who holds no office in the council.
func outside(o domain.CouncilOffice) int {
	if o == "" {
		return 1
	}
	return 0
}

func seatOf(v registry.BranchView, person string) (registry.SeatView, bool) {
	i := slices.IndexFunc(v.Seats, func(s registry.SeatView) bool { return s.Person.ID.String() == person })
	if i < 0 {
		return registry.SeatView{}, false
	}
	return v.Seats[i], true
}

// SeatOption is a councillor as a choice.
func SeatOption(env *kit.Env, s registry.SeatView) kit.Option {
	id := s.Person.ID.String()
	return kit.Option{Value: id, Label: s.Person.Name, Note: id + " " + env.Text.Word.Office[s.Office]}
}

// Options are people as choices, so that a form can name those it begins with.
func Options(env *kit.Env, ps ...desk.PersonRef) []kit.Option {
	out := make([]kit.Option, 0, len(ps))
	for _, p := range ps {
		if id := p.ID.String(); !p.ID.IsZero() {
			out = append(out, kit.Option{Value: id, Label: p.Name, Note: strings.TrimSpace(id + " " + env.Text.Word.Office[p.Office])})
		}
	}
	return out
}

// In reads a FieldPick that may be left empty; what is no number of a
// record is the zero ID, which the use-case refuses where it needs one.
func In(v kit.Values, key string) domain.ID {
	id, err := domain.ParseID(v.Text[key])
	if err != nil {
		return domain.ID{}
	}
	return id
}
