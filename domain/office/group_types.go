package office

import (
	"alumni/domain"
)

// GroupFilter narrows the list of groups.
type GroupFilter struct {
	Branch domain.ID
	HQ     bool // headquarters' own only, M3, which have no branch
	State  domain.GroupState
	Filing domain.FilingState
	Text   string
	After  string
	Limit  int
}

// GroupRow is a group as a list shows it.
type GroupRow struct {
	domain.Group
	BranchName string `json:"branch_name"`
	OwnerName  string `json:"owner_name,omitempty"`
	// NameFinding is the canonical name where the present one is not (待整改), N1.2b.
	NameFinding string `json:"name_finding,omitempty"`
	Stamp       uint64 `json:"-"`
}

// GroupView is a group with what its page shows.
type GroupView struct {
	GroupRow
	OwnerRef  PersonRef      `json:"owner_ref"`
	AdminRefs []PersonRef    `json:"admin_refs"`
	Open      []OpenCase     `json:"open"`       // undecided applications and transfers, open violations and tasks
	OpenCases []domain.ID    `json:"open_cases"` // the same, their numbers only
	History   []HistoryEntry `json:"history"`
}

// OpenCase is something about a group that is not done yet.
type OpenCase struct {
	ID domain.ID `json:"id"`
	// Type is the application's kind, the role handed over, the violation's
	// outcome or the task's kind.
	Type string `json:"type"`
}

// MemberFilter narrows a group's members.
type MemberFilter struct {
	Group domain.ID
	Text  string
	After string
	Limit int
}

// MemberRow is a member as a list shows one.
type MemberRow struct {
	domain.Membership
	Name     string             `json:"name"`
	Verified bool               `json:"verified"`
	Role     domain.ManagerRole `json:"role,omitempty"`
	// Office is the council office in the group's branch.
	Office domain.CouncilOffice `json:"office,omitempty"`
	// Incidents is how many violations of this person are on record, M8.1b.
	Incidents int `json:"incidents"`
}
