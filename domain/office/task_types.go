package office

import (
	"alumni/domain"
)

// TaskView is a task with what its page shows.
type TaskView struct {
	domain.Task
	GroupName  string         `json:"group_name"`
	BranchName string         `json:"branch_name"`
	PersonName string         `json:"person_name,omitempty"`
	Overdue    bool           `json:"overdue"`
	History    []HistoryEntry `json:"history"`
	// Held is what is undecided about a group that is to be dissolved, N1.4a: the
	// task can't end before; zero for none.
	Held domain.ID `json:"held,omitzero"`
	// Bulletin is the draft bulletin that an open publication stands in as its
	// group is now; zero for none.
	Bulletin domain.ID `json:"bulletin,omitzero"`
	// AssigneeName is the account's that does it; "" for anybody of its audience.
	AssigneeName string `json:"assignee_name,omitempty"`
	// Complete is nil if the caller may complete it now, else why not; Assign
	// the same for saying who does it.
	Complete error `json:"-"`
	Assign   error `json:"-"`
}

// AssignTask says who does a task and until when.
type AssignTask struct {
	ID      domain.ID
	Version uint64
	Account domain.ID   // zero: anybody of the audience again
	Due     domain.Date // "" leaves it
}

// CompleteTask ends a task with its proof. A publication needs both channels, M4.3.
type CompleteTask struct {
	ID      domain.ID
	Version uint64
	Proof   domain.Proof
	Second  domain.Proof
}
