package office

import (
	"time"

	"alumni/domain"
)

// PersonFilter narrows the list of people. A text is looked for in the name
// and the number.
type PersonFilter struct {
	Text       string
	Unverified bool // only who is not verified, N2.2a
	// Council, if given, asks for who sits in this branch's council only, in the
	// council's order.
	Council domain.ID
	After   string
	Limit   int
}

// OfficeHeld is an office of a person in a branch's council.
type OfficeHeld struct {
	Branch     domain.ID            `json:"branch"`
	BranchName string               `json:"branch_name"`
	Office     domain.CouncilOffice `json:"office"`
}

// PersonRow is a person as a list shows one; the phone is masked.
type PersonRow struct {
	domain.Person
	Card    string       `json:"card"` // the canonical member card, N1.2c
	Groups  int          `json:"groups"`
	Offices []OfficeHeld `json:"offices"`
	Stamp   uint64       `json:"-"`
}

// PersonGroup is a person's membership in one group.
type PersonGroup struct {
	domain.Membership
	GroupName  string             `json:"group_name"`
	Branch     domain.ID          `json:"branch,omitzero"`
	BranchName string             `json:"branch_name,omitempty"`
	State      domain.GroupState  `json:"state"`
	Role       domain.ManagerRole `json:"role,omitempty"`
	EndedAt    time.Time          `json:"ended_at,omitzero"` // when the group ended; zero while it is in use
}

// Present tells whether the person is in the group now.
func (g PersonGroup) Present() bool { return g.In(domain.Group{State: g.State}) }

// PersonView is a person with what the page shows: offices, groups and the
// role in each, incidents, and who verified the name. Callers of a branch or a
// group see of it what is in their scope.
type PersonView struct {
	PersonRow
	In         []PersonGroup  `json:"in"` // present memberships first
	Violations int            `json:"violations"`
	VerifiedBy string         `json:"verified_by,omitempty"` // the account's name
	BranchName string         `json:"branch_name,omitempty"` // who registered the person
	History    []HistoryEntry `json:"history"`
	// Keep is nil if the caller may edit and verify the person, else why not.
	Keep error `json:"-"`
}
