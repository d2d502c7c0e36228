package office

import (
	"alumni/domain"
	"alumni/domain/naming"
)

// NameQuery asks what is right and wrong about a group's name, N1.2b, M4.6.
type NameQuery struct {
	Name   string
	Branch domain.ID // the branch that it is meant for; zero: the one that it names
}

// NameCheck is one finding about a name, with its clause. Key names the
// sentence in tui/i18n: a naming.NameFinding or one of the checks below.
type NameCheck struct {
	Key  string          `json:"key"`
	Rule domain.ClauseID `json:"rule"`
	Args domain.Args     `json:"args,omitempty"`
}

// The checks of a name that need the registry.
const (
	NamePlaceUnknown = "place_unknown" // value: no place and no industry of the table
	NamePlaceAlias   = "place_alias"   // value, want: an alias stands for the place
	NamePlaceRetired = "place_retired" // value: for no new name
	NameNoBranch     = "no_branch"     // value: no branch is named after the place
	NameOtherBranch  = "other_branch"  // value, want: it names another branch than it is meant for
	NameTaken        = "taken"         // value, id: a group has it, or one that looks the same
	NameNumberUsed   = "number_used"   // value, id: another group of the branch has or had the number
	NameNumberAhead  = "number_ahead"  // value, want: the series is not there yet
)

// NameChecks lists the checks that need the registry.
var NameChecks = []string{
	NamePlaceUnknown, NamePlaceAlias, NamePlaceRetired, NameNoBranch, NameOtherBranch,
	NameTaken, NameNumberUsed, NameNumberAhead,
}

// NameReport is what the rules say about a name.
type NameReport struct {
	Name string `json:"name"`
	// Form is "canonical", "formula", "example", or "" for none that is known.
	Form       naming.Form      `json:"form,omitempty"`
	Canonical  bool             `json:"canonical"` // nothing is to be mended
	Kind       domain.GroupKind `json:"kind,omitempty"`
	PlaceText  string           `json:"place_text,omitempty"` // as written in the name
	Place      domain.ID        `json:"place,omitzero"`
	PlaceName  string           `json:"place_name,omitempty"`
	Branch     domain.ID        `json:"branch,omitzero"`
	BranchName string           `json:"branch_name,omitempty"`
	Seq        int              `json:"seq,omitempty"`
	Taken      bool             `json:"taken"`
	TakenBy    domain.ID        `json:"taken_by,omitzero"` // the group; zero outside the caller's scope
	TakenName  string           `json:"taken_name,omitempty"`
	Findings   []NameCheck      `json:"findings"`
	// Proposal is the canonical name: the group's own if a group has this name,
	// else with the branch's next free number; "" where the place is unknown.
	Proposal    string `json:"proposal,omitempty"`
	ProposalSeq int    `json:"proposal_seq,omitempty"`
}

// NameProposal is the next free name of a branch, M4.6. It is not taken by asking.
type NameProposal struct {
	Branch domain.ID `json:"branch"`
	Name   string    `json:"name"`
	Seq    int       `json:"seq"`
}
