package kit

import (
	"context"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
)

// FindCouncil finds whom an application of a branch may name: the council
// first, then everybody whom the caller may know.
func FindCouncil(env *Env, v office.BranchView, people *People) func(ctx context.Context, text string) ([]Option, error) {
	return func(ctx context.Context, text string) ([]Option, error) {
		var out []Option
		seen := map[string]bool{}
		for _, s := range v.Seats {
			o := SeatOption(env, s)
			if seen[o.Value] || !strings.Contains(strings.ToUpper(o.Label+o.Value), strings.ToUpper(text)) {
				continue
			}
			seen[o.Value] = true
			out = append(out, o)
		}
		more, err := people.Find(ctx, text)
		if err != nil {
			return nil, err
		}
		for _, o := range more {
			if seat, ok := seatOf(v, o.Value); ok {
				o = SeatOption(env, seat) // found by pinyin
			}
			if !seen[o.Value] {
				seen[o.Value] = true
				out = append(out, o)
			}
		}
		return out, nil
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
