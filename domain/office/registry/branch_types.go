package registry

import (
	"alumni/domain"
	"alumni/domain/office/desk"
)

// BranchFilter narrows the list of branches; zero values narrow nothing.
type BranchFilter struct {
	Kind  domain.BranchKind
	State domain.BranchState
	Only  BranchOnly
	Text  string // Han characters, pinyin or initials
	After string
	Limit int
}

// BranchOnly is a condition that is computed from a branch's groups and term.
type BranchOnly string

// The computed conditions.
const (
	OnlyAll         BranchOnly = ""
	OnlyUnfiled     BranchOnly = "unfiled"      // 未备案: a live group is not filed, M4.4, whatever campaign is open
	OnlyOrphaned    BranchOnly = "orphaned"     // 无群主: a live group has no owner
	OnlyTermExpired BranchOnly = "term_expired" // 待换届: the council's term is over
	OnlyOwnerLeft   BranchOnly = "owner_left"   // 群主待复核: an owner has neither office nor authorisation, M5.2
)

// BranchRow is a branch as a list shows it. It changes when Stamp does.
type BranchRow struct {
	domain.Branch
	Groups      int                `json:"groups"` // live groups
	Members     int                `json:"members"`
	Capacity    int                `json:"capacity"`
	Owner       string             `json:"owner,omitempty"`    // the first live group's owner's name; "" if vacant
	Filing      domain.FilingState `json:"filing,omitempty"`   // worst of the live groups'; "" without groups
	Unfiled     bool               `json:"-"`                  // a live group is not filed, M4.4
	Orphaned    bool               `json:"orphaned,omitempty"` // a live group has no owner
	TermExpired bool               `json:"term_expired,omitempty"`
	OwnerLeft   bool               `json:"owner_left,omitempty"` // a live group's owner has neither office nor authorisation, M5.2
	Stamp       uint64             `json:"-"`                    // sum of the versions that the row is made of
}

// BranchCounts are the numbers on the filter chips.
type BranchCounts struct{ All, Unfiled, Orphaned, TermExpired, OwnerLeft int }

// SeatView is a council seat with the person's name.
type SeatView struct {
	Office domain.CouncilOffice `json:"office"`
	Person desk.PersonRef       `json:"person"`
}

// BranchView is a branch with what its page shows.
type BranchView struct {
	BranchRow
	Seats     []SeatView          `json:"seats"`
	GroupRows []desk.GroupRow     `json:"group_rows"`
	History   []desk.HistoryEntry `json:"history"` // the newest HistoryLimit
	TermEnds  domain.Date         `json:"term_ends,omitempty"`
	// Outside are the live groups whose owner has no owning office in the council, M5.2.
	Outside []desk.OwnerOutside `json:"outside"`
}

// ImportBranch is one row of a branch file. Row is its number in the file, as a spreadsheet counts.
type ImportBranch struct {
	Row       int
	Name      string
	Kind      domain.BranchKind
	State     domain.BranchState
	Reelected domain.Date
	Sample    bool
}

// BranchesImported is what a file of branches led to.
type BranchesImported struct {
	Imported int           `json:"imported"` // branches written
	Named    []BranchNamed `json:"named,omitempty"`
}

// BranchNamed is a branch that stands under its place's name, M4.6, where the
// row of the file had it otherwise.
type BranchNamed struct {
	Row   int    `json:"row"`
	Given string `json:"given"`
	Name  string `json:"name"`
}
