package office

import (
	"time"

	"alumni/domain"
)

// HistoryEntry is one line of a record's own history, newest first.
type HistoryEntry struct {
	Seq     uint64            `json:"seq"` // of the entry in the audit log
	At      time.Time         `json:"at"`
	By      string            `json:"by"` // the account's name; "" for the operator
	Action  domain.Action     `json:"action"`
	Subject domain.ID         `json:"subject,omitzero"`
	Changes []domain.Change   `json:"changes,omitempty"`
	Names   map[string]string `json:"-"` // of the records that Changes name, by number; those the caller may see
	Rules   []domain.ClauseID `json:"rules,omitempty"`
	Reason  string            `json:"reason,omitempty"`
}

// HistoryLimit is how many lines of history a view carries.
const HistoryLimit = 20

// HistoryFilter pages through the whole history of one record, newest first.
type HistoryFilter struct {
	Subject domain.ID
	After   string
	Limit   int
}

// AuditFilter narrows the audit log, newest first. One of the first three at most.
type AuditFilter struct {
	Subject domain.ID
	Account domain.ID
	Action  domain.Action
	Text    string // found in the account's name or the subject's number
	After   string
	Limit   int
}

// AuditLine is an audit entry with its free text and the account's name.
type AuditLine struct {
	domain.AuditRow
	Name  string            `json:"name,omitempty"` // the account's; "" for the operator
	Names map[string]string `json:"-"`              // as in HistoryEntry
}
