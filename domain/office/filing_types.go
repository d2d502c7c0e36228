package office

import "alumni/domain"

// FilingFilter narrows the list of filed forms, the newest first.
type FilingFilter struct {
	Branch domain.ID
	Group  domain.ID
	State  domain.FormState
	Text   string
	After  string
	Limit  int
}

// FilingRow is a filed form as a list shows it.
type FilingRow struct {
	domain.Filing
	BranchName string `json:"branch_name"`
	// Phones is how many of its managers have a phone, A1.
	Phones int    `json:"phones"`
	Stamp  uint64 `json:"-"`
}

// FilingView is a filed form with what its page shows.
type FilingView struct {
	FilingRow
	Title        string              `json:"title"` // as annex 1 has it, A1
	ByName       string              `json:"by_name,omitempty"`
	DecidedName  string              `json:"decided_name,omitempty"`
	ReturnedName string              `json:"returned_name,omitempty"`
	Campaigns    string              `json:"campaign_name,omitempty"`
	Before       domain.ID           `json:"before,omitzero"` // the version before
	Changes      []domain.FormChange `json:"changes"`         // against the version before
	// Basis is on what the group's owner stands; nil on a form that is decided, or
	// that names another owner.
	Basis *OwnerBasis `json:"owner_basis,omitempty"`
	// Lacks is what a return would ask for, as far as the form shows it.
	Lacks []domain.Material `json:"lacks,omitempty"`
	// NameFinding is the canonical name where the group's present one is not, M4.6.
	NameFinding string `json:"name_finding,omitempty"`
	// Unverified are the managers whose real name is not verified, N2.2a.
	Unverified []string       `json:"unverified,omitempty"`
	History    []HistoryEntry `json:"history"`
	Actions    FilingActions  `json:"-"`
}

// FilingActions tells what the caller may do with a form: nil, or why not.
type FilingActions struct {
	Accept error
	Return error
	Export error
	Submit error // hand in the group's next version
}

// FormView is a group's filing form as it would be handed in now, from the
// registry's state, with the phones masked, A2.
type FormView struct {
	Group      GroupRow           `json:"group"`
	Title      string             `json:"title"`
	Place      string             `json:"-"` // in the title's brackets
	Columns    []string           `json:"columns"`
	Rows       []domain.FilingRow `json:"rows"`
	Basis      *OwnerBasis        `json:"owner_basis,omitempty"` // on what the owner stands; nil without an owner
	Words      []string           `json:"-"`                     // 微信群身份 of each row, as the form writes it
	Refused    error              `json:"-"`                     // why it can't be handed in; nil if it can
	Task       domain.ID          `json:"task,omitzero"`
	Campaign   domain.ID          `json:"campaign,omitzero"` // the open campaign that asks for it
	CampaignAs string             `json:"campaign_name,omitempty"`
	Newest     *FilingRow         `json:"newest,omitempty"`
	Export     error              `json:"-"`
}

// FormExport is a filing form with the phones in clear, for a file.
type FormExport struct {
	Form   domain.Form
	Name   string // of the group, for the file's name
	Group  domain.ID
	Filing domain.ID // zero for the group's state
}

// SubmitFiling hands in a group's filing form, M4.4.
type SubmitFiling struct {
	Group   domain.ID
	Version uint64 // of the group
	// Channel and ReceivedOn are headquarters' to say; "" is the caller's own
	// face, today.
	Channel    domain.FilingChannel
	ReceivedOn domain.Date
	Source     domain.FilingSource // of Form
	Form       *domain.Form        // read from a file or a paste; nil: from the registry's state
	// Check only compares and files nothing: what a dry run asks for.
	Check bool
}

// DecideFiling accepts a form, M4.4.
type DecideFiling struct {
	ID      domain.ID
	Version uint64
}

// ReturnFiling sends a form back for correction, M4.4, with what it lacks.
type ReturnFiling struct {
	ID      domain.ID
	Version uint64
	Missing []domain.Material // one at least
	Note    string            // required with MaterialOther
}
