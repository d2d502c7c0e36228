package office

import (
	"alumni/domain"
)

// ApplicationRow is an application as a list shows it.
type ApplicationRow struct {
	domain.Application
	BranchName    string `json:"branch_name"`
	ApplicantName string `json:"applicant_name"`
	OwnerName     string `json:"owner_name"`
	HQ            bool   `json:"hq,omitempty"` // about a group of headquarters itself, M3: it has no branch
	// Name is the canonical name it would get now, or has got, M4.6.
	Name    string `json:"name"`
	Seq     int    `json:"seq"`
	Overdue bool   `json:"overdue"`
	// ClaimedBy is the name of the account that works on it now.
	ClaimedBy string `json:"claimed_by,omitempty"`
	Stamp     uint64 `json:"-"`
}

// ApplicationView is an application with its checks.
type ApplicationView struct {
	ApplicationRow
	ApplicantRef PersonRef   `json:"applicant_ref"`
	OwnerRef     PersonRef   `json:"owner_ref"`
	AdminRefs    []PersonRef `json:"admin_refs"`
	Groups       []GroupRow  `json:"groups"` // the branch's live groups
	CaseView
}

// SubmitApplication asks for a group or a change of one, M4.1. ID and Version
// name the draft or the returned application that it hands in; zero for a new one.
type SubmitApplication struct {
	ID        domain.ID
	Version   uint64
	Kind      domain.ApplicationKind
	Branch    domain.ID // whose group it shall be; zero with HQ
	HQ        bool      // it shall be headquarters' own, M3: said on purpose, so that a branch forgotten is not taken for it
	Group     domain.ID // the group that a change is asked for; its branch needs no naming
	Applicant domain.ID
	Authority domain.Reference
	Owner     domain.ID
	OwnerAuth domain.Reference
	Admins    []domain.ID
	Document  domain.Reference
	Reason    string
	Headcount int
	Capacity  int
	Existing  string
}
