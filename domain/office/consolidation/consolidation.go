// Package consolidation holds the use-cases by which a branch's groups become
// fewer, N1.5: the plan, the moves and their record. It knows the core, and the
// planner in domain/consolidation.
package consolidation

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/consolidation"
	"alumni/domain/office/desk"
)

// Service merges groups.
type Service struct{ *desk.Base }

// ConsolidationCandidates pages through the branches in the caller's scope with
// two or more groups below capacity that would fit into fewer, N1.5. It goes by
// the groups' counts; whom a plan would move is for ConsolidationPlan to say.
func (o *Service) ConsolidationCandidates(ctx context.Context, by domain.Caller, f CandidateFilter) (domain.Page[CandidateRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[CandidateRow], error) {
		q := domain.Query{Text: domain.CleanLine(f.Text), After: f.After, Limit: f.Limit}
		return desk.Sift(d.Branches().List, q, func(b domain.Branch) (CandidateRow, bool, error) {
			if !domain.CanSee(d.Actor, b.ID, domain.ID{}) {
				return CandidateRow{}, false, nil
			}
			return candidate(d, b)
		})
	})
}

// candidate tells whether one of a branch's groups can be spared, by the counts.
func candidate(d *desk.Desk, b domain.Branch) (CandidateRow, bool, error) {
	live, err := d.LiveGroups(b.ID)
	if err != nil || len(live) < 2 {
		return CandidateRow{}, false, err
	}
	loads, live, err := groupLoads(d, b.ID)
	if err != nil {
		return CandidateRow{}, false, err
	}
	row := CandidateRow{Branch: b.ID, Name: b.Name, Groups: loads, Stamp: b.Version}
	var counts []GroupLoad
	below := 0
	for i, l := range loads {
		row.Stamp += live[i].Version
		if !l.Planned() {
			continue
		}
		counts = append(counts, l)
		row.People, row.Capacity = row.People+l.Members, row.Capacity+l.Capacity
		if l.Members < l.Capacity {
			below++
		}
	}
	row.Fewest = fewest(counts)
	if below < 2 || row.Fewest == len(counts) {
		return row, false, nil
	}
	c, err := d.Undone(b.ID)
	row.Open = c.ID
	row.Stamp += c.Version
	return row, true, err
}

// fewest is how many groups would do by the counts: the emptiest is spared as
// long as the others have room for its people.
func fewest(groups []GroupLoad) int {
	left := slices.Clone(groups)
	slices.SortStableFunc(left, func(a, b GroupLoad) int { return b.Members - a.Members })
	room := 0
	for _, g := range left {
		room += max(g.Capacity-g.Members, 0)
	}
	n := len(left)
	for ; n > 1; n-- {
		last := left[n-1]
		room -= max(last.Capacity-last.Members, 0)
		if room < last.Members {
			break
		}
		room -= last.Members
	}
	return n
}

// Consolidations pages through the consolidations in the caller's scope, newest first.
func (o *Service) Consolidations(ctx context.Context, by domain.Caller, f Filter) (domain.Page[Row], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[Row], error) {
		s, q := d.Search(f.Text), domain.Query{After: f.After, Limit: f.Limit, Reverse: true}
		if len(f.States) == 1 {
			q = q.Where(domain.IndexState, string(f.States[0]))
		}
		keep := desk.Rows(d, func(c domain.Consolidation) bool {
			return domain.CanSee(d.Actor, c.Branch, domain.ID{}) && (f.Branch.IsZero() || c.Branch == f.Branch) &&
				(len(f.States) == 0 || slices.Contains(f.States, c.State))
		}, consolidationRow)
		return desk.Lookup(s, d.Consolidations(), d.Scoped(q, f.Branch), keep, func(r Row) bool {
			return s.Finds(r.BranchName)
		})
	})
}

func consolidationRow(d *desk.Desk, c domain.Consolidation) (Row, error) {
	s := d.Show(c.Meta)
	row := Row{Consolidation: c, BranchName: s.Branch(c.Branch).Name, Done: doneMoves(c)}
	row.Stamp = s.Stamp
	return row, s.Err
}

func doneMoves(c domain.Consolidation) int { return domain.Count(c.Moves, domain.Move.Done) }

// Consolidation gives one consolidation, measured by who is in the groups now.
func (o *Service) Consolidation(ctx context.Context, by domain.Caller, id domain.ID) (View, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (View, error) { return consolidationView(d, id) })
}

func consolidationView(d *desk.Desk, id domain.ID) (View, error) {
	c, m, err := today(d, id)
	if err != nil {
		return View{}, err
	}
	v := View{Names: map[domain.ID]string{}, ByName: d.AccountName(c.By), States: map[MoveState]int{}}
	if v.Row, err = consolidationRow(d, c); err != nil {
		return v, err
	}
	v.Manage = domain.CanConsolidate(d.Actor, c.Branch)
	for _, s := range m.status.States {
		v.States[s]++
	}
	if v.Plan, err = planView(d, c, m); err != nil {
		return v, err
	}
	for _, p := range v.Plan.Problems {
		if v.Names[p.Person], _, err = d.PersonName(p.Person); err != nil {
			return v, err
		}
	}
	v.History, err = d.History(id)
	return v, err
}

// CandidateFilter pages through the branches that could consolidate, N1.5. The
// text is the branch's name: Han characters, pinyin or initials.
type CandidateFilter = desk.Filter

// GroupLoad is how full a group is.
type GroupLoad struct {
	ID       domain.ID         `json:"id"`
	Name     string            `json:"name"`
	Seq      int               `json:"seq"`
	State    domain.GroupState `json:"state"`
	Members  int               `json:"members"` // as the group counts them
	Capacity int               `json:"capacity"`
	// Case is the open case for which the group is left out of every plan.
	Case domain.ID `json:"case,omitzero"`
	// Filling is the last day until which it is left out because it was approved
	// just now for people who wait for it, N1.3; "" for none.
	Filling domain.Date `json:"filling,omitempty"`
}

// Planned tells whether a plan may touch the group: it is in use, nothing about
// it is undecided, and it had its time to fill.
func (g GroupLoad) Planned() bool {
	return g.State == domain.GroupActive && g.Case.IsZero() && g.Filling == ""
}

// CandidateRow is a branch with several groups below capacity that would fit
// into fewer, N1.5.
type CandidateRow struct {
	Branch   domain.ID   `json:"branch"`
	Name     string      `json:"name"`
	Groups   []GroupLoad `json:"groups"` // its live groups
	People   int         `json:"people"` // in the groups a plan may touch; who is in two counts twice
	Capacity int         `json:"capacity"`
	Fewest   int         `json:"fewest"` // groups that would do, by their counts alone
	// Open is the branch's plan that is not done yet; zero for none.
	Open  domain.ID `json:"open,omitzero"`
	Stamp uint64    `json:"-"`
}

// PlanGroup is a group in a plan.
type PlanGroup struct {
	GroupLoad
	Stays bool `json:"stays"`
	// Now is how many registered people are in it, After how many when all moves are done.
	Now   int       `json:"now"`
	After int       `json:"after"`
	Task  domain.ID `json:"task,omitzero"` // by which a group that ends is ended
}

// Unknown tells how many people are in the group whom the registry does not
// know: they can't be moved, so that nothing starts before they are registered.
func (g PlanGroup) Unknown() int { return max(g.Members-g.Now, 0) }

// Flow sums the moves between two groups.
type Flow struct {
	From    domain.ID `json:"from"`
	To      domain.ID `json:"to"`
	People  int       `json:"people"`  // all
	Already int       `json:"already"` // of these: in the other group already, only leave
	Done    int       `json:"done"`
}

// PlanView is a plan as a person judges it.
type PlanView struct {
	Branch     domain.ID               `json:"branch"`
	BranchName string                  `json:"branch_name"`
	Groups     []PlanGroup             `json:"groups"`   // those of the plan
	LeftOut    []GroupLoad             `json:"left_out"` // live ones that no plan may touch now
	Flows      []Flow                  `json:"flows"`
	People     int                     `json:"people"`   // who join another group; who is in one that stays only leaves
	Problems   []consolidation.Problem `json:"problems"` // who can't be moved as things are
	// Open is the branch's plan that is not done yet; zero for none.
	Open domain.ID `json:"open,omitzero"`
}

// Filter narrows the list of consolidations.
type Filter struct {
	Branch domain.ID
	States []domain.ConsolidationState // any of them; none for all
	Text   string                      // in the number or the branch's name
	After  string
	Limit  int
}

// Row is a consolidation as a list shows it.
type Row struct {
	domain.Consolidation
	BranchName string `json:"branch_name"`
	Done       int    `json:"done"` // moves recorded
	Stamp      uint64 `json:"-"`
}

// View is a consolidation with what its page shows.
type View struct {
	Row
	Plan    PlanView                    `json:"plan"`
	States  map[consolidation.State]int `json:"states"` // moves by how they stand
	Names   map[domain.ID]string        `json:"-"`      // of the people in Plan.Problems
	ByName  string                      `json:"by_name,omitempty"`
	History []desk.HistoryEntry         `json:"history"`
	// Manage is nil if the caller may adjust, start, record and cancel now, else why not.
	Manage error `json:"-"`
}

// MoveFilter narrows the moves of a consolidation.
type MoveFilter struct {
	ID     domain.ID
	From   domain.ID             // zero: every group that ends
	States []consolidation.State // none: all
	Text   string                // the person's name or number
	After  string
	Limit  int
}

// MoveRow is a move as a list shows it.
type MoveRow struct {
	domain.Move
	Name     string              `json:"name"`
	Card     string              `json:"card,omitempty"`
	FromName string              `json:"from_name"`
	ToName   string              `json:"to_name,omitempty"`
	Role     domain.ManagerRole  `json:"role,omitempty"` // in the group that ends
	State    consolidation.State `json:"state"`
	Already  bool                `json:"already,omitempty"` // in the group that stays already: only leaves
	Fault    domain.Fault        `json:"fault,omitempty"`   // why it is blocked
	Index    int                 `json:"-"`                 // in the plan
}

// ProposeConsolidation plans how a branch's groups come together, N1.5.
type ProposeConsolidation struct {
	Branch domain.ID
	Keep   []domain.ID // groups that stay; none for the best choice
}

// AdjustConsolidation changes a plan. Once it is carried out only single
// people can be sent elsewhere.
type AdjustConsolidation struct {
	ID      domain.ID
	Version uint64
	Keep    []domain.ID // none: as they are
	Moves   []consolidation.Target
}

// StartConsolidation begins to carry a plan out; the reason is required.
type StartConsolidation = desk.Reasoned

// RecordMoves says that people were moved in WeChat: those named, or with All
// everybody who is left. From narrows it to one group that ends.
type RecordMoves struct {
	ID      domain.ID
	Version uint64
	Persons []domain.ID
	All     bool
	From    domain.ID
	Limit   int // with All: at most so many; 0 for no bound
}

// SkippedMove is a move that was not recorded.
type SkippedMove struct {
	Person domain.ID     `json:"person"`
	From   domain.ID     `json:"from"`
	Name   string        `json:"name"`
	Why    *domain.Error `json:"-"` // nil: the person is in the group no more
}

// MovesRecorded is what came of RecordMoves.
type MovesRecorded struct {
	Consolidation domain.Consolidation `json:"consolidation"`
	Moved         int                  `json:"moved"`
	Skipped       []SkippedMove        `json:"skipped,omitempty"`
	Left          int                  `json:"left"` // moves still open
}

// CancelConsolidation stops; what was moved stays moved. The reason is required once it runs.
type CancelConsolidation = desk.Reasoned

// MoveNotice is what the members are told: which group to join. Names are in
// it, phones never.
type MoveNotice struct {
	Branch string        `json:"branch"`
	Groups []NoticeGroup `json:"groups"`
}

// NoticeGroup is a group that ends and where its people go.
type NoticeGroup struct {
	Name string     `json:"name"`
	To   []NoticeTo `json:"to"`
}

// NoticeTo is a group that stays and who joins it.
type NoticeTo struct {
	Name   string   `json:"name"`
	People []string `json:"people"`
}
