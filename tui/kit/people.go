package kit

import (
	"context"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
)

// groupsSearched is in how many of a branch's groups people are looked for
// before anywhere else.
const groupsSearched = 4

// FindCouncil finds whom an application of a branch may name: the council
// first, then the members of its groups, then everybody whom the caller may know.
func FindCouncil(env *Env, v office.BranchView, people *People) func(ctx context.Context, text string) ([]Option, error) {
	return func(ctx context.Context, text string) ([]Option, error) {
		var out []Option
		seen := map[string]bool{}
		add := func(options ...Option) {
			for _, o := range options {
				if seat, ok := seatOf(v, o.Value); ok {
					o = SeatOption(env, seat) // found by pinyin
				}
				if !seen[o.Value] {
					seen[o.Value] = true
					out = append(out, o)
				}
			}
		}
		for _, s := range v.Seats {
			if o := SeatOption(env, s); strings.Contains(strings.ToUpper(o.Label+o.Value), strings.ToUpper(text)) {
				add(o)
			}
		}
		for _, g := range v.GroupRows[:min(len(v.GroupRows), groupsSearched)] {
			more, err := FindMembers(env, g.ID)(ctx, text)
			if err != nil {
				return nil, err
			}
			add(more...)
		}
		more, err := people.Find(ctx, text)
		add(more...)
		return out, err
	}
}

func seatOf(v office.BranchView, person string) (office.SeatView, bool) {
	i := slices.IndexFunc(v.Seats, func(s office.SeatView) bool { return s.Person.ID.String() == person })
	if i < 0 {
		return office.SeatView{}, false
	}
	return v.Seats[i], true
}

// SeatOption is a councillor as a choice.
func SeatOption(env *Env, s office.SeatView) Option {
	return Option{Value: s.Person.ID.String(), Label: s.Person.Name, Note: env.Text.Word.Office[s.Office]}
}

// PersonOptions are people as choices, so that a form can name those it begins with.
func PersonOptions(env *Env, ps ...office.PersonRef) []Option {
	out := make([]Option, 0, len(ps))
	for _, p := range ps {
		if !p.ID.IsZero() {
			out = append(out, Option{Value: p.ID.String(), Label: p.Name, Note: env.Text.Word.Office[p.Office]})
		}
	}
	return out
}

// PersonIn reads a FieldPick that may be left empty; what is no number of a
// record is the zero ID, which the use-case refuses where it needs one.
func PersonIn(v Values, key string) domain.ID {
	id, err := domain.ParseID(v.Text[key])
	if err != nil {
		return domain.ID{}
	}
	return id
}

func idStrings(ids []domain.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = id.String()
	}
	return out
}
