package office

import (
	"time"

	"alumni/domain"
)

// InboxItem is one thing that waits for the caller.
type InboxItem struct {
	Due     time.Time   `json:"due"`
	Overdue bool        `json:"overdue"`
	Subject domain.ID   `json:"subject"`
	Kind    domain.Kind `json:"-"`
	Version uint64      `json:"version"`
	Branch  string      `json:"branch,omitempty"` // the branch's name
	Group   string      `json:"group,omitempty"`  // the group's name
	From    string      `json:"from,omitempty"`   // transfer: present holder
	To      string      `json:"to,omitempty"`     // transfer: successor
	Person  string      `json:"person,omitempty"` // task: whom it concerns
	// Type is the application's kind, the manager's role or the task's kind.
	Type string `json:"type"`
	Seq  int    `json:"seq,omitempty"` // application: which group of the branch it would be
	// Assignee is the name of the account that does a task or claims a case; Mine: it is the caller's.
	Assignee string `json:"assignee,omitempty"`
	Mine     bool   `json:"mine,omitempty"`
}

// InboxFilter narrows the inbox.
type InboxFilter struct {
	Text  string // found in a name that the item shows or in its number
	After string
	Limit int
}

// InboxPage is a page of the inbox, oldest due first. The numbers are of the
// whole inbox, whatever a text finds of it.
type InboxPage struct {
	Items   []InboxItem `json:"items"`
	Next    string      `json:"next,omitempty"`
	Total   int         `json:"total"`   // at most CountLimit
	Overdue int         `json:"overdue"` // at most CountLimit
	Today   int         `json:"today"`   // due today, not overdue; at most CountLimit
}

// CountLimit is where counting stops; a face shows it as "999+".
const CountLimit = 1000

// Counts are the numbers beside the console's sections.
type Counts struct {
	Inbox        int // waits for the caller
	Branches     int
	Groups       int
	Applications int // submitted
	Transfers    int // submitted
	Violations   int // open
	Tasks        int // open
	Filings      int // forms that wait for headquarters
	// CampaignDone and CampaignAsked are the branches of the newest open filing
	// campaign that have filed, and all that are to; both 0 without a campaign.
	CampaignDone, CampaignAsked int
}
