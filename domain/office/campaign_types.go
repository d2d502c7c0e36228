package office

import "alumni/domain"

// StartCampaign asks branches to file their groups by a day, N4.1b.
type StartCampaign struct {
	Name     string
	Deadline domain.Date
	Branches []domain.ID // empty: every established or preparatory branch with a live group
}

// CampaignFilter narrows the list of campaigns, the newest first.
type CampaignFilter struct {
	State domain.CampaignState
	Text  string
	After string
	Limit int
}

// CampaignRow is a campaign as a list shows it.
type CampaignRow struct {
	domain.Campaign
	Totals  CampaignTotals `json:"totals"`
	Overdue bool           `json:"overdue"`
	Stamp   uint64         `json:"-"`
}

// CampaignTotals are the numbers of a campaign's branches. Asked counts those
// with a group, so that it is the sum of the four below it.
type CampaignTotals struct {
	Asked     int `json:"asked"`
	Filed     int `json:"filed"` // in time
	Late      int `json:"late"`
	Submitted int `json:"submitted"`
	Missing   int `json:"missing"`
	NoGroup   int `json:"no_group"`
}

// Done counts the branches that have filed, in time or late.
func (t CampaignTotals) Done() int { return t.Filed + t.Late }

// add counts one branch.
func (t *CampaignTotals) add(s domain.EntryStatus) {
	switch s {
	case domain.EntryFiled:
		t.Filed++
	case domain.EntryLate:
		t.Late++
	case domain.EntrySubmitted:
		t.Submitted++
	case domain.EntryMissing:
		t.Missing++
	case domain.EntryNoGroup:
		t.NoGroup++
		return
	}
	t.Asked++
}

// KindTotals are the numbers of the branches of one kind.
type KindTotals struct {
	Kind domain.BranchKind `json:"kind"`
	CampaignTotals
}

// EntryGroup is one group of a branch that a campaign asks for.
type EntryGroup struct {
	ID     domain.ID          `json:"id"`
	Name   string             `json:"name"`
	Status domain.EntryStatus `json:"status"`
	Form   domain.ID          `json:"form,omitzero"` // the newest form that counts
}

// EntryRow is a branch in a campaign with how far it has come.
type EntryRow struct {
	domain.CampaignEntry
	BranchName  string             `json:"branch_name"`
	BranchKind  domain.BranchKind  `json:"branch_kind"`
	Status      domain.EntryStatus `json:"status"`
	Groups      []EntryGroup       `json:"groups"` // that were asked: the live ones, or those there were at the close
	GroupsFiled int                `json:"groups_filed"`
	Obstacles   []domain.Obstacle  `json:"obstacles,omitempty"`
	Stamp       uint64             `json:"-"`
}

// CampaignView is a campaign with how far every branch has come. A branch
// officer sees the own branch only, in the numbers too, and a group manager of
// it the own group's progress alone: neither the branch's note nor its
// reminders. A closed campaign is as it was when it was closed.
type CampaignView struct {
	domain.Campaign
	Rows     []EntryRow      `json:"rows"` // what is not filed first
	Totals   CampaignTotals  `json:"totals"`
	Kinds    []KindTotals    `json:"kinds"`
	DaysLeft int             `json:"days_left"` // to the deadline; negative after it
	Pending  int             `json:"pending"`   // branches whose tasks are not opened yet
	Beside   int             `json:"beside"`    // branches with an unfiled group, M4.4, of which an open campaign lacks nothing
	History  []HistoryEntry  `json:"history"`
	Actions  CampaignActions `json:"-"`
}

// CampaignActions tells what the caller may do with a campaign: nil, or why not.
type CampaignActions struct {
	Run  error // remind, close, resume
	Note error
}

// RemindBranch counts a reminder to a branch, N4.1b.
type RemindBranch struct {
	Campaign domain.ID
	Branch   domain.ID
}

// Reminder is what the letter that reminds a branch says, N4.1b. A face writes
// it by the template; names of groups are in it, phones never.
type Reminder struct {
	Key       domain.TemplateKey `json:"key"`
	Body      string             `json:"-"` // HQ's own template; "" for the default
	Campaign  string             `json:"campaign"`
	Branch    string             `json:"branch"`
	Date      domain.Date        `json:"date"`
	Deadline  domain.Date        `json:"deadline"`
	DaysLeft  int                `json:"days_left"`
	Count     int                `json:"count"`  // of reminders, this one included
	Groups    []string           `json:"groups"` // names of those that are not filed
	Obstacles []domain.Obstacle  `json:"obstacles,omitempty"`
	Missing   []domain.Material  `json:"missing,omitempty"` // what a returned form lacks
}

// NoteBranch records what a branch said and that it cleaned up its owners and
// admins, N4.1a.
type NoteBranch struct {
	Campaign  domain.ID
	Version   uint64
	Branch    domain.ID
	Note      string
	CleanedUp domain.Date // "" leaves it open
}
