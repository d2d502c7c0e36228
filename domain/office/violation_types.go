package office

import (
	"alumni/domain"
)

// ViolationFilter narrows violations.
type ViolationFilter struct {
	Branch domain.ID
	Group  domain.ID
	Person domain.ID
	State  domain.ViolationState
	Text   string
	After  string
	Limit  int
}

// ViolationRow is a violation as a list shows it.
type ViolationRow struct {
	domain.Violation
	GroupName  string `json:"group_name"`
	PersonName string `json:"person_name"`
	Stamp      uint64 `json:"-"`
}

// ViolationView is a violation with what its page shows.
type ViolationView struct {
	ViolationRow
	PersonRef PersonRef      `json:"person_ref"`
	Earlier   int            `json:"earlier"` // incidents before this one
	History   []HistoryEntry `json:"history"`
}

// RecordViolation records a breach by a member, N3.2, M7, M8.
type RecordViolation struct {
	Group      domain.ID
	Person     domain.ID
	Clauses    []domain.ClauseID
	Authority  domain.ClauseID // "" for the default of the outcome
	Evidence   string
	Outcome    domain.Outcome
	OccurredOn domain.Date
}
