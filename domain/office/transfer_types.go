package office

import (
	"alumni/domain"
)

// TransferRow is a transfer as a list shows it.
type TransferRow struct {
	domain.Transfer
	GroupName  string `json:"group_name"`
	BranchName string `json:"branch_name"`
	FromName   string `json:"from_name"`
	ToName     string `json:"to_name"`
	Overdue    bool   `json:"overdue"`
	ClaimedBy  string `json:"claimed_by,omitempty"` // the account's name
	Stamp      uint64 `json:"-"`
}

// TransferView is a transfer with its checks.
type TransferView struct {
	TransferRow
	FromRef PersonRef `json:"from_ref"`
	ToRef   PersonRef `json:"to_ref"`
	CaseView
}

// SubmitTransfer asks to hand a role over, N2.3. ID and Version name the draft or
// the returned transfer that it hands in; zero for a new one.
type SubmitTransfer struct {
	ID        domain.ID
	Version   uint64
	Group     domain.ID
	Role      domain.ManagerRole
	From      domain.ID
	To        domain.ID
	Authority domain.Reference
	Document  domain.Reference // the council's decision, N2.1a
	Reason    string
}
