package consolidation

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	cons "alumni/domain/consolidation"
	"alumni/domain/office/consolidation"
	"alumni/tui/form"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	plan "alumni/tui/show/consolidation"
)

// moves is the list of people who move, with the marks of those who are
// recorded together.
type moves struct {
	env *kit.Env
	id  domain.ID

	marks  kit.Marks
	mu     sync.Mutex
	open   []domain.ID // the people of the last list who may be marked
	branch string      // its name, which the list leaves out
}

// Moves makes the screen of a consolidation's moves.
func Moves(env *kit.Env, id domain.ID) kit.Screen {
	m, t := &moves{env: env, id: id}, &env.Text.Consolidation
	return kit.NewBrowser(env, kit.BrowserSpec[consolidation.MoveRow]{
		Title:    env.Text.Sentence(t.MovesTitle, domain.Args{"id": id}),
		Columns:  m.columns(),
		Load:     m.load,
		ID:       func(r consolidation.MoveRow) domain.ID { return r.Person },
		Stamp:    m.stamp,
		Search:   true,
		Empty:    t.NoMoves,
		Touches:  func(e domain.Event) bool { return kit.Of(e, domain.KindConsolidation, domain.KindGroup) },
		Row:      m.detail,
		Mark:     m.mark,
		Bindings: m.bindings,
	})
}

// mark marks who may be recorded, or takes the mark back.
func (m *moves) mark(r consolidation.MoveRow) {
	if m.marks.Has(r.Person) || r.State == cons.StateOpen || r.State == cons.StateBlocked && !r.To.IsZero() {
		m.marks.Toggle(r.Person)
	}
}

// markAll marks everybody of the list, or nobody if all are marked.
func (m *moves) markAll() tea.Cmd {
	m.mu.Lock()
	open := slices.Clone(m.open)
	m.mu.Unlock()
	if !slices.ContainsFunc(open, func(p domain.ID) bool { return !m.marks.Has(p) }) {
		open = nil
	}
	m.marks.Set(open...)
	return nil
}

func (m *moves) stamp(r consolidation.MoveRow) uint64 {
	n := r.To.Seq<<8 | r.From.Seq<<24 | uint64(slices.Index(cons.States, r.State)+1)<<1
	if r.Already {
		n |= 1 << 4
	}
	if m.marks.Has(r.Person) {
		n |= 1
	}
	return n
}

var moveChips = [][]cons.State{{cons.StateOpen, cons.StateBlocked}, {cons.StateDone}, {cons.StateLeft}, nil}

func (m *moves) load(ctx context.Context, q kit.ListQuery) (kit.ListPage[consolidation.MoveRow], error) {
	v, err := m.env.Office.Consolidation(ctx, m.env.By, m.id)
	if err != nil {
		return kit.ListPage[consolidation.MoveRow]{}, err
	}
	p, err := m.env.Office.ConsolidationMoves(ctx, m.env.By, consolidation.MoveFilter{
		ID: m.id, States: moveChips[q.Chip], Text: q.Text, After: q.After, Limit: q.Limit,
	})
	if err != nil {
		return kit.ListPage[consolidation.MoveRow]{}, err
	}
	m.keep(p.Items, q.After == "", v.BranchName)
	t := m.env.Text
	open, done, left := v.States[cons.StateOpen]+v.States[cons.StateBlocked], v.States[cons.StateDone], v.States[cons.StateLeft]
	empty := ""
	if q.Chip == 0 && open == 0 && done > 0 {
		empty = t.Consolidation.AllMoved
	}
	return kit.ListPage[consolidation.MoveRow]{
		Page: p, Empty: empty,
		Headline: []show.Cell{
			{Text: t.Sentence(t.Consolidation.MovesHead, domain.Args{"open": open, "done": done}), Tone: show.ToneStrong},
		},
		Chips: []kit.Chip{
			{Label: t.Consolidation.MoveState[cons.StateOpen], Count: open},
			{Label: t.Consolidation.MoveState[cons.StateDone], Count: done},
			{Label: t.Consolidation.MoveState[cons.StateLeft], Count: left},
			{Label: t.Label.All, Count: -1},
		},
	}, nil
}

// keep remembers who may be marked.
func (m *moves) keep(rows []consolidation.MoveRow, first bool, branch string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.branch = branch
	if first {
		m.open = nil
	}
	for _, r := range rows {
		switch r.State {
		case cons.StateOpen:
			m.open = append(m.open, r.Person)
		case cons.StateDone, cons.StateLeft:
			m.marks.Drop(r.Person)
		}
	}
}

// columns are the mark, then those of the list.
func (m *moves) columns() []show.Column[consolidation.MoveRow] {
	mark := show.Column[consolidation.MoveRow]{Width: 3, Cell: func(r consolidation.MoveRow) show.Cell {
		if m.marks.Has(r.Person) {
			return show.Cell{Sign: "[✓]", Tone: show.ToneFocus}
		}
		return show.Cell{Sign: "[ ]", Tone: show.ToneLabel}
	}}
	return append([]show.Column[consolidation.MoveRow]{mark}, plan.Moves(m.env.Text, m.short)...)
}

// short is a group's name without the branch's, which is the same in every row: 02群.
func (m *moves) short(name string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	short := i18n.ShortGroup(name)
	if rest := strings.TrimPrefix(short, m.branch); rest != "" {
		return rest
	}
	return short
}

func (m *moves) detail(r consolidation.MoveRow) kit.Detail {
	d := kit.Detail{Doc: plan.Move(m.env.Text, m.env.Office.Now(), r)}
	if r.State == cons.StateOpen && !r.Already || r.State == cons.StateBlocked && !r.To.IsZero() {
		d.Bindings = []kit.Binding{kit.FormBinding(m.env, "m", m.env.Text.Consolidation.Redirect, nil, m.redirect(r))}
	}
	return d
}

func (m *moves) bindings() []kit.Binding {
	t := &m.env.Text.Consolidation
	return []kit.Binding{
		{Key: "space", Label: t.Mark, Run: func() tea.Cmd { return nil }}, // the list takes the key before
		{Key: "a", Label: t.MarkAll, Run: m.markAll},
		kit.FormBinding(m.env, "d", t.Record, nil, m.record()),
		{Key: "t", Label: t.Notice, Hidden: true, Run: func() tea.Cmd { return notice(m.env, m.id) }},
	}
}

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
