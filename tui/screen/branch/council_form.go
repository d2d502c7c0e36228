package branch

import (
	"cmp"
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/form"
	"alumni/tui/form/person"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// The fields of a whole council, by office, in the order of the form.
var seatFields = [...]struct {
	key    string
	office domain.CouncilOffice
	one    bool
}{
	{"president", domain.OfficePresident, true},
	{"vice_president", domain.OfficeVicePresident, false},
	{"secretary_general", domain.OfficeSecretary, true},
	{"councillor", domain.OfficeCouncillor, false},
}

// councilFields are the fields of a whole council; a re-election begins with
// the present one, so that who stays need not be typed again.
func councilFields(env *kit.Env, v registry.BranchView, who *person.Picker) []kit.Field {
	var out []kit.Field
	for _, s := range seatFields {
		f := kit.Field{
			Key: s.key, Label: env.Text.FieldName(s.key), Kind: kit.FieldPicks, Find: who.Find, Hint: env.Text.Person.Find,
		}
		for _, seat := range v.Seats {
			if seat.Office == s.office {
				f.Options = append(f.Options, kit.Option{Value: seat.Person.ID.String(), Label: seat.Person.Name})
				f.Values = append(f.Values, seat.Person.ID.String())
			}
		}
		if s.one {
			f.Kind = kit.FieldPick
			if len(f.Values) > 0 {
				f.Value, f.Values = f.Values[0], nil
			}
		}
		out = append(out, f)
	}
	return out
}

// councilIn reads the fields of a whole council. Whoever is in two of them keeps
// the higher office.
func councilIn(ctx context.Context, who *person.Picker, val kit.Values) ([]domain.Seat, error) {
	var out []domain.Seat
	for _, s := range seatFields {
		values := val.Multi[s.key]
		if s.one {
			values = []string{val.Text[s.key]}
		}
		for _, value := range values {
			id, err := who.Picked(ctx, s.key, value)
			if err != nil {
				return nil, err
			}
			taken := slices.ContainsFunc(out, func(o domain.Seat) bool { return o.Person == id })
			if !id.IsZero() && !taken {
				out = append(out, domain.Seat{Person: id, Office: s.office})
			}
		}
	}
	return out, nil
}

// onCouncil puts a refusal about the council as such on the form's first seat.
func onCouncil(err error) error {
	if err == nil {
		return nil
	}
	e := *domain.AsError(err)
	if e.Field == "council" {
		e.Field = seatFields[0].key
	}
	return &e
}

// councilChange is what differs between the changes of a whole council.
type councilChange struct {
	title, intro, submit, done string // sentences; title and done name the {branch}

	day   string                                 // field of the day it happened on
	rules []domain.ClauseID                      // what it rests on
	warn  func(v registry.BranchView) []show.Row // what follows from it; nil for nothing
	run   func(ctx context.Context, c councilInput) (registry.CouncilResult, error)
}

// councilInput is what the form of a whole council was filled in with.
type councilInput struct {
	branch   domain.ID
	version  uint64
	on       domain.Date
	seats    []domain.Seat
	document domain.Reference
}

// form builds the form of a change of a whole council.
func (c councilChange) form(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	who := person.NewPicker(env)
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Branch(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		branch := domain.Args{"branch": env.Text.BranchName(v.Name)}
		day := domain.DateOf(env.Office.Now())
		if len(v.Seats) == 0 { // an imported branch: its council sits since the election that is known
			day = cmp.Or(v.Reelected, day)
		}
		f := kit.Form{
			Title: env.Text.Sentence(c.title, branch),
			Intro: []show.Row{{Text: c.intro}},
			Fields: slices.Concat(
				[]kit.Field{kit.DateField(env, c.day, day)}, councilFields(env, v, who),
				decision(env, env.Text.Branch.DecisionHint)),
			Rules: c.rules, Submit: c.submit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				seats, err := councilIn(ctx, who, val)
				if err != nil {
					return "", err
				}
				in := councilInput{id, v.Version, domain.ReadDate(val.Text[c.day]), seats, form.ReferenceIn(val, "document")}
				res, err := c.run(ctx, in)
				if err != nil {
					return "", onCouncil(err)
				}
				return said(env, res, env.Text.Sentence(c.done, branch)), nil
			},
		}
		if c.warn != nil {
			f.Intro = append(f.Intro, c.warn(v)...)
		}
		return f, nil
	}
}

// establish builds the form that founds a branch, N0, N1.4b.
func establish(env *kit.Env, b domain.Branch) func(ctx context.Context) (kit.Form, error) {
	t := &env.Text.Branch
	intro := t.EstablishIntro
	if b.State == domain.BranchEstablished {
		intro = t.EstablishedIntro
	}
	return councilChange{
		title: t.EstablishTitle, intro: intro, submit: t.Establish, done: t.Founded,
		day: "established", rules: []domain.ClauseID{"N1.4b", "N2.1a"},
		warn: func(v registry.BranchView) []show.Row {
			n := preparatory(v)
			if n == 0 {
				return nil
			}
			return []show.Row{{
				Sign: "!", Tone: show.ToneDue, Note: env.Text.Cite("N1.4b"),
				Text: env.Text.Sentence(t.EstablishQueued, domain.Args{"n": n}),
			}}
		},
		run: func(ctx context.Context, c councilInput) (registry.CouncilResult, error) {
			return env.Office.EstablishBranch(ctx, env.By, registry.EstablishBranch{
				Branch: c.branch, Version: c.version, On: c.on, Council: c.seats, Document: c.document,
			})
		},
	}.form(env, b.ID)
}

func preparatory(v registry.BranchView) (n int) {
	for _, g := range v.GroupRows {
		if g.State.Live() && g.Kind == domain.GroupPreparatory {
			n++
		}
	}
	return n
}

// reelect builds the form of a re-election (换届), N0.
func reelect(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	t := &env.Text.Branch
	return councilChange{
		title: t.ReelectTitle, intro: t.ReelectIntro, submit: t.Reelect, done: t.ReelectDone,
		day: "reelected", rules: []domain.ClauseID{"N0", "N2.1a", "M5.2"},
		run: func(ctx context.Context, c councilInput) (registry.CouncilResult, error) {
			return env.Office.Reelect(ctx, env.By, registry.Reelect{
				Branch: c.branch, Version: c.version, On: c.on, Council: c.seats, Document: c.document,
			})
		},
	}.form(env, id)
}

// decision are the fields of the decision that a change of a council rests on.
func decision(env *kit.Env, hint string) []kit.Field {
	t := &env.Text.Branch
	out := form.Reference(env, "document", hint, domain.Reference{}, nil)
	for i, label := range []string{t.DecisionNumber, t.DecisionDate, t.DecisionNote} {
		out[i].Label = label
	}
	return out
}
