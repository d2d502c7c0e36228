package office

import "alumni/domain"

// PublicationFilter pages through what waits to be published, M4.3, the
// earliest due first.
type PublicationFilter struct {
	Text  string
	After string
	Limit int
}

// PublicationRow is an open publication as a list shows it.
type PublicationRow struct {
	domain.Task
	GroupName  string               `json:"group_name"`
	BranchName string               `json:"branch_name"`
	Changes    []domain.GroupChange `json:"group_changes"`
	Boxes      domain.Publication   `json:"boxes"`
	// Bulletin is the draft whose text has the group as it is now; zero for none.
	Bulletin domain.ID `json:"bulletin,omitzero"`
	Overdue  bool      `json:"overdue"`
	Stamp    uint64    `json:"-"`
}

// BulletinQuery says what a bulletin's text is about: some groups, the changes
// since the last bulletin (every group with an open publication, those that
// ended included), or what a bulletin that was issued said.
type BulletinQuery struct {
	Groups []domain.ID
	Since  bool
	ID     domain.ID
}

// BulletinText is what a bulletin says, M4.3: names and roles, never phones. A
// face writes it by the template.
type BulletinText struct {
	Body   string         `json:"-"`           // HQ's own template; "" for the default
	ID     domain.ID      `json:"id,omitzero"` // zero before it is issued
	Date   domain.Date    `json:"date"`        // the day of the text
	Groups []BulletinLine `json:"groups"`
	More   bool           `json:"more,omitempty"` // further groups wait: one bulletin holds domain.MaxBulletin
}

// BulletinLine is one group in a bulletin.
type BulletinLine struct {
	domain.BulletinEntry
	Name   string           `json:"name"`
	Branch string           `json:"branch"` // "" for a group of headquarters
	Kind   domain.GroupKind `json:"kind"`
	Owner  string           `json:"owner"` // "" while it is vacant
	Admins []string         `json:"admins"`
}

// IssueBulletin makes a draft bulletin of some groups or, with Since, of all
// changes since the last one.
type IssueBulletin struct {
	Groups []domain.ID
	Since  bool
}

// PublishBulletin records that a bulletin is out on both channels, M4.3.
type PublishBulletin struct {
	ID          domain.ID
	Version     uint64
	AccountLink string
	AccountDate domain.Date
	WebsiteLink string
	WebsiteDate domain.Date
}

// DropBulletin throws a draft away.
type DropBulletin struct {
	ID      domain.ID
	Version uint64
	Reason  string
}

// BulletinFilter pages through bulletins, newest first.
type BulletinFilter struct {
	State domain.BulletinState
	After string
	Limit int
}

// BulletinRow is a bulletin as a list shows it.
type BulletinRow struct {
	domain.Bulletin
	First  string `json:"first"` // the first group's name
	ByName string `json:"by_name,omitempty"`
	Done   int    `json:"done"` // entries whose publication is recorded
	Left   int    `json:"left"` // entries that changed meanwhile
	Stamp  uint64 `json:"-"`
}

// BulletinView is a bulletin with its text and what the caller may do.
type BulletinView struct {
	BulletinRow
	Text    BulletinText   `json:"text"`
	Stale   []domain.ID    `json:"stale,omitempty"` // groups of a draft that changed since
	History []HistoryEntry `json:"history"`
	Publish error          `json:"-"` // nil if the caller may publish it now
	Drop    error          `json:"-"`
}
