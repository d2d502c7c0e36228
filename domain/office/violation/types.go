package violation

import (
	"alumni/domain"
	"alumni/domain/office/desk"
)

// Filter narrows violations.
type Filter struct {
	Branch domain.ID
	Group  domain.ID
	Person domain.ID
	State  domain.ViolationState
	Text   string
	After  string
	Limit  int
}

// Row is a violation as a list shows it.
type Row struct {
	domain.Violation
	GroupName  string `json:"group_name"`
	PersonName string `json:"person_name"`
	Stamp      uint64 `json:"-"`
}

// View is a violation with what its page shows.
type View struct {
	Row
	PersonRef desk.PersonRef      `json:"person_ref"`
	Earlier   int                 `json:"earlier"` // incidents before this one
	History   []desk.HistoryEntry `json:"history"`
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
