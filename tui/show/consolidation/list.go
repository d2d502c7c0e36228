// Package consolidation tells of bringing a branch's groups together (整合), N1.5:
// the branches that could, the plans with their moves, their documents and plain
// deeds, for every face.
package consolidation

import (
	"strconv"
	"time"

	"alumni/domain"
	cons "alumni/domain/consolidation"
	"alumni/domain/office"
	"alumni/domain/office/consolidation"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Row is a branch that could consolidate or one of its consolidations.
type Row struct {
	ID     domain.ID // the branch's, or the consolidation's
	Branch string
	Groups string // 3 → 2
	Done   int    // of all, for the bar
	All    int
	State  show.Cell
	Stamp  uint64
}

// OfCandidate is the row of a branch that could consolidate.
func OfCandidate(t *i18n.Text, c consolidation.CandidateRow) Row {
	from := 0
	for _, g := range c.Groups {
		if g.Planned() {
			from++
		}
	}
	r := Row{
		ID: c.Branch, Branch: t.BranchName(c.Name), Groups: step(from, c.Fewest), Done: c.People, All: c.Capacity, Stamp: c.Stamp,
		State: show.Cell{Sign: "○", Text: t.Consolidation.Possible, Tone: show.ToneDue},
	}
	if !c.Open.IsZero() {
		r.State = show.Cell{Sign: "…", Text: c.Open.String(), Tone: show.ToneFocus}
	}
	return r
}

// OfPlan is the row of a consolidation.
func OfPlan(t *i18n.Text, c consolidation.Row) Row {
	return Row{
		ID: c.ID, Branch: t.BranchName(c.BranchName), Done: c.Done, All: len(c.Moves), Stamp: c.Stamp,
		Groups: step(len(c.Keep)+len(c.End), len(c.Keep)), State: state(t, c.State),
	}
}

// step is how many groups become how many.
func step(from, to int) string { return strconv.Itoa(from) + " → " + strconv.Itoa(to) }

func state(t *i18n.Text, s domain.ConsolidationState) show.Cell {
	return looks[s].Cell(t.Word.Consolidation[s])
}

var looks = map[domain.ConsolidationState]show.Look{
	domain.ConsolidationDraft: {Sign: "○"}, domain.ConsolidationRunning: {Sign: "…", Tone: show.ToneDue},
	domain.ConsolidationDone: {Sign: "✓", Tone: show.ToneFocus}, domain.ConsolidationCancelled: {Sign: "✗", Tone: show.ToneLabel},
}

// Columns are those of the mixed list.
func Columns(t *i18n.Text) []show.Column[Row] {
	w := &t.Consolidation
	return []show.Column[Row]{
		{Key: "id", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(r Row) string { return r.ID.String() }},
		{Key: "branch", Title: w.Branch, Width: 8, Grow: 1, Text: func(r Row) string { return r.Branch }},
		{Key: "groups", Title: w.Groups, Width: 7, Text: func(r Row) string { return r.Groups }},
		{Key: "people", Title: w.People, Width: 16, Cell: func(r Row) show.Cell {
			return show.Cell{
				Text: show.Figures(r.Done, r.All) + " " + show.Bar(r.Done, r.All, 6), Long: show.Ratio(r.Done, r.All), Tone: show.ToneFocus,
			}
		}},
		{Key: "state", Title: w.State, Width: t.Cells(8, 10), Cell: func(r Row) show.Cell { return r.State }},
	}
}

// Candidates is the list of the branches that could consolidate.
var Candidates = deed.Listing[consolidation.CandidateRow, consolidation.CandidateFilter]{
	Words: "consolidation candidates", Short: i18n.Line{ZH: "列出可整合的分会", EN: "branches that could consolidate"},
	Page: func(f *consolidation.CandidateFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do: (*office.Office).ConsolidationCandidates,
	Columns: func(t *i18n.Text, _ func() time.Time) []show.Column[consolidation.CandidateRow] {
		return show.Of(Columns(t), func(c consolidation.CandidateRow) Row { return OfCandidate(t, c) })
	},
}

// List is the list of the consolidations.
var List = deed.Listing[consolidation.Row, consolidation.Filter]{
	Words: "consolidation list", Short: i18n.Line{ZH: "列出整合", EN: "list consolidations"},
	Narrow: func(f *consolidation.Filter) []deed.Field {
		words := func(t *i18n.Text) map[domain.ConsolidationState]string { return t.Word.Consolidation }
		return []deed.Field{
			deed.RecordOf("branch", domain.KindBranch, &f.Branch),
			deed.ChoicesOf("state", &f.States, domain.ConsolidationStates, words).
				Helped("状态：draft 方案、running 执行中、done 已完成、cancelled 已取消", "draft, running, done or cancelled"),
		}
	},
	Page: func(f *consolidation.Filter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do: (*office.Office).Consolidations,
	Columns: func(t *i18n.Text, _ func() time.Time) []show.Column[consolidation.Row] {
		cols := show.Of(Columns(t), func(c consolidation.Row) Row { return OfPlan(t, c) })
		cols[3].Title = t.Consolidation.Flows
		return cols
	},
}

// Moves are the columns of the people who move; short is how a group is called there.
func Moves(t *i18n.Text, short func(string) string) []show.Column[consolidation.MoveRow] {
	w := &t.Consolidation
	return []show.Column[consolidation.MoveRow]{
		{Key: "person", Title: t.Label.Number, Text: func(r consolidation.MoveRow) string { return r.Person.String() }},
		{Key: "name", Title: w.Name, Width: 8, Text: func(r consolidation.MoveRow) string { return r.Name }},
		{Key: "card", Title: w.Card, Width: 8, Grow: 1, Spare: true, Tone: show.ToneLabel, Text: func(r consolidation.MoveRow) string {
			return r.Card
		}},
		{Key: "way", Title: w.From + " → " + w.To, Width: 12, Cell: func(r consolidation.MoveRow) show.Cell {
			c := show.Cell{Text: short(r.FromName) + " → —", Long: r.From.String() + " → " + r.To.String()}
			if r.ToName != "" {
				c.Text = short(r.FromName) + " → " + short(r.ToName)
			}
			return c
		}},
		{Key: "role", Title: t.FieldName("role"), Text: func(r consolidation.MoveRow) string { return t.Word.Manager[r.Role] }},
		{
			Key: "state", Title: t.Label.State, Width: t.Cells(13, 14),
			Cell: func(r consolidation.MoveRow) show.Cell { return moveState(t, r) },
		},
	}
}

// moveLooks are how a move stands.
var moveLooks = map[cons.State]show.Look{
	cons.StateOpen: {Sign: "…", Tone: show.ToneDue}, cons.StateBlocked: {Sign: "!", Tone: show.ToneDanger},
	cons.StateDone: {Sign: "✓", Tone: show.ToneFocus}, cons.StateLeft: {Sign: "—", Tone: show.ToneLabel},
}

func moveState(t *i18n.Text, r consolidation.MoveRow) show.Cell {
	c := moveLooks[r.State].Cell(t.Consolidation.MoveState[r.State])
	switch {
	case r.State != cons.StateOpen:
	case r.Already:
		c.Text = t.Consolidation.AlreadyIn
	case r.Role != "":
		c.Text += " " + t.Word.Manager[r.Role]
	}
	return c
}

// Move is the document of one who moves.
func Move(t *i18n.Text, now time.Time, r consolidation.MoveRow) show.Doc {
	var s show.Section
	s.Field(t.Consolidation.Card, r.Card)
	s.Field(t.Consolidation.From, r.FromName)
	s.Field(t.Consolidation.To, r.ToName)
	s.Field(t.FieldName("role"), t.Word.Manager[r.Role])
	c := moveState(t, r)
	s.Rows = append(s.Rows, show.Row{Label: t.Label.State, Text: c.Full(), Tone: c.Tone})
	if r.Fault != "" {
		s.Rows = append(s.Rows, show.Row{Sign: "!", Text: t.MoveProblem(r.Fault, r.Name, r.FromName, r.ToName), Tone: show.ToneDanger})
	}
	if r.Done() {
		s.Field(t.Consolidation.MoveState[cons.StateDone], t.When(r.At, now))
	}
	return show.Doc{ID: r.Person.String(), Title: r.Name, Subtitle: i18n.ShortGroup(r.FromName), Sections: []show.Section{s}}
}
