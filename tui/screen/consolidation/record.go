package consolidation

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"alumni/domain"
	cons "alumni/domain/consolidation"
	"alumni/domain/office/consolidation"
	"alumni/tui/form"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// nextMoves is how many people are offered to be recorded at once: about as
// many as somebody invites in WeChat in one go.
const nextMoves = 20

// The values of the choice of whom to record.
const (
	chosenMarked = "marked"
	chosenNext   = "next "
	chosenGroup  = "group "
)

// record builds the form that says who was moved in WeChat.
func (m *moves) record() func(ctx context.Context) (kit.Form, error) {
	return managed(m.env, m.id, func(v consolidation.View) (kit.Form, error) {
		if v.State != domain.ConsolidationRunning {
			return kit.Form{}, &domain.Error{
				Code: domain.CodeConflict, Fault: domain.FaultState, Rule: "N1.5",
				Args: domain.Args{"id": v.ID.String(), "state": string(v.State), "want": string(domain.ConsolidationRunning)},
			}
		}
		t := &m.env.Text.Consolidation
		choices := m.choices(v)
		if len(choices) == 0 { // nobody is left to move
			return kit.Form{}, &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultNoChange, Rule: "N1.5", Field: "persons"}
		}
		return kit.Form{
			Title: m.env.Text.Sentence(t.RecordTitle, domain.Args{"id": m.id}),
			Intro: []show.Row{{Text: t.RecordIntro, Tone: show.ToneStrong}, {Text: t.RecordAfter, Tone: show.ToneLabel}},
			Fields: []kit.Field{
				{Key: "persons", Label: t.RecordWho, Kind: kit.FieldChoice, Options: choices},
			},
			Rules:  []domain.ClauseID{"N1.5", "M5.1"},
			Submit: t.RecordSubmit,
			Run:    m.runRecord(v.Version),
		}, nil
	})
}

// choices are whom to record: those marked, the next few of a group, all of it.
func (m *moves) choices(v consolidation.View) []kit.Option {
	t := m.env.Text
	var out []kit.Option
	if n := len(m.marks.All()); n > 0 {
		out = append(out, kit.Option{Value: chosenMarked, Label: t.Sentence(t.Consolidation.RecordMarked, domain.Args{"n": n})})
	}
	left := map[domain.ID]int{}
	for _, f := range v.Plan.Flows {
		left[f.From] += f.People - f.Done
	}
	for _, g := range v.Plan.Groups {
		n := left[g.ID]
		if n == 0 {
			continue
		}
		args := domain.Args{"group": i18n.ShortGroup(g.Name), "n": min(n, nextMoves)}
		if n > nextMoves {
			out = append(out, kit.Option{Value: chosenNext + g.ID.String(), Label: t.Sentence(t.Consolidation.RecordNext, args)})
			args["n"] = n
		}
		out = append(out, kit.Option{Value: chosenGroup + g.ID.String(), Label: t.Sentence(t.Consolidation.RecordGroup, args)})
	}
	return out
}

func (m *moves) runRecord(version uint64) func(ctx context.Context, v kit.Values) (string, error) {
	return func(ctx context.Context, val kit.Values) (string, error) {
		in := consolidation.RecordMoves{ID: m.id, Version: version}
		who := val.Text["persons"]
		kind, group, _ := strings.Cut(who, " ")
		switch {
		case who == chosenMarked:
			// In order, since the first who can't be moved is the refusal.
			in.Persons = m.marks.All()
			slices.SortFunc(in.Persons, func(a, b domain.ID) int { return cmp.Compare(a.Seq, b.Seq) })
		case group != "":
			from, err := domain.ParseID(group)
			if err != nil {
				return "", err
			}
			in.All, in.From = true, from
			if kind+" " == chosenNext {
				in.Limit = nextMoves
			}
		}
		r, err := m.env.Office.RecordMoves(ctx, m.env.By, in)
		if err != nil {
			return "", err
		}
		m.marks.Set()
		t := m.env.Text
		text := t.Sentence(t.Consolidation.WasRecorded, domain.Args{"n": r.Moved, "left": r.Left})
		if n := len(r.Skipped); n > 0 {
			text += t.Sentence(t.Consolidation.Skipped, domain.Args{"n": n})
		}
		return text, nil
	}
}

// redirect builds the form that sends one person to another group that stays.
func (m *moves) redirect(r consolidation.MoveRow) func(ctx context.Context) (kit.Form, error) {
	return managed(m.env, m.id, func(v consolidation.View) (kit.Form, error) {
		t := m.env.Text
		var options []kit.Option
		names := map[string]string{}
		for _, g := range v.Plan.Groups {
			if !g.Stays {
				continue
			}
			names[g.ID.String()] = i18n.ShortGroup(g.Name)
			options = append(options, kit.Option{
				Value: g.ID.String(), Label: fmt.Sprintf("%s  %d/%d", i18n.ShortGroup(g.Name), g.After, g.Capacity),
			})
		}
		args := domain.Args{"person": r.Name, "from": i18n.ShortGroup(r.FromName)}
		return kit.Form{
			Title:  t.Sentence(t.Consolidation.RedirectTitle, args),
			Intro:  []show.Row{{Text: t.Sentence(t.Consolidation.RedirectIntro, args), Tone: show.ToneStrong}},
			Fields: []kit.Field{{Key: "moves", Label: t.Consolidation.To, Kind: kit.FieldChoice, Options: options, Value: r.To.String()}},
			Rules:  []domain.ClauseID{"N1.5"},
			Submit: t.Consolidation.RedirectSubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				to, err := form.Picked(val.Text["moves"], "moves")
				if err != nil {
					return "", err
				}
				_, err = m.env.Office.AdjustConsolidation(ctx, m.env.By, consolidation.AdjustConsolidation{
					ID: m.id, Version: v.Version, Moves: []cons.Target{{Person: r.Person, To: to}},
				})
				if err != nil {
					return "", err
				}
				return t.Sentence(t.Consolidation.WasRedirected, domain.Args{"person": r.Name, "to": names[to.String()]}), nil
			},
		}, nil
	})
}
