package office

import "alumni/domain"

// Mark is the result of a check.
type Mark string

// The results of a check.
const (
	MarkPass Mark = "pass"
	MarkWarn Mark = "warn" // a person must look; does not stop the decision
	MarkFail Mark = "fail" // the decision would be refused
)

// Check is one thing the rules allow to compute about a case, with its clause.
// Key names the sentence in tui/i18n (CheckApplicant …), Args its values.
type Check struct {
	Key  CheckKey        `json:"key"`
	Mark Mark            `json:"mark"`
	Rule domain.ClauseID `json:"rule,omitempty"`
	Args domain.Args     `json:"args,omitempty"`
}

// CheckKey names a check.
type CheckKey string

// The checks.
const (
	CheckApplicant   CheckKey = "applicant"          // M4.1; name, office or authority
	CheckBranchState CheckKey = "branch_state"       // N1.4a/N1.4b; state
	CheckHQGroup     CheckKey = "hq_group"           // M3: a group of headquarters itself
	CheckName        CheckKey = "name"               // M4.6; name, seq
	CheckOwner       CheckKey = "owner"              // M5.2; name, office or authority
	CheckOwnerReal   CheckKey = "owner_verified"     // N1.2a; name
	CheckSecondGroup CheckKey = "second_group"       // N1.3; groups, headcount
	CheckDocument    CheckKey = "document"           // M4.1/N2.1a; document
	CheckMember      CheckKey = "member"             // N2.3; name: successor is a member of the group
	CheckSuccessor   CheckKey = "successor"          // M5.2; name, office or authority
	CheckSuccessorID CheckKey = "successor_verified" // N2.2a; name
	CheckNoRemoval   CheckKey = "open_removal"       // M6.3; name, role, id: the violation by which who shall have the role is to be removed
	CheckHolder      CheckKey = "holder"             // N2.3; name ("" while it is vacant), role: the one who hands over still holds the role
	CheckOtherGroups CheckKey = "other_groups"       // M5.1; name, count: other groups the present holder owns, unaffected
	CheckOneOwner    CheckKey = "one_owner"          // M5.1
	CheckGroupState  CheckKey = "group_state"        // M3; id, state: the group that a change is asked for is in use
	CheckAdmins      CheckKey = "admins"             // M5.2; count: the new list is another and names no owner
	CheckAdminsIn    CheckKey = "admins_members"     // N2.3; names: of those who are no members, all if they are
	CheckAdminsReal  CheckKey = "admins_verified"    // N2.2a; names: of those who are not verified, all if they are
	CheckMembersGo   CheckKey = "members_go"         // N1.4a; members: who must know where they go when the group ends
	CheckUndecided   CheckKey = "undecided"          // N1.4a; id: what is undecided about a group that shall end
	CheckUndated     CheckKey = "document_undated"   // M4.1/N2.1a/M5.2; field, document: a reference kept without the day of the document
)

// CheckKeys lists every check.
var CheckKeys = []CheckKey{
	CheckApplicant, CheckBranchState, CheckHQGroup, CheckName, CheckOwner, CheckOwnerReal, CheckSecondGroup,
	CheckDocument, CheckMember, CheckSuccessor, CheckSuccessorID, CheckNoRemoval, CheckHolder, CheckOtherGroups, CheckOneOwner,
	CheckGroupState, CheckAdmins, CheckAdminsIn, CheckAdminsReal, CheckMembersGo, CheckUndecided, CheckUndated,
}

// CaseFilter narrows applications or transfers.
type CaseFilter struct {
	Branch domain.ID
	HQ     bool // of headquarters' own groups only, M3, which have no branch
	State  domain.CaseState
	Text   string
	After  string
	Limit  int
}

// Approve is the decision to approve an application or a transfer, M4.2, N2.3.
type Approve struct {
	ID      domain.ID
	Version uint64 // the version the decision was made on
	Number  string // document number (文号), required
	Note    string
}

// Reject is the decision to reject an application or a transfer, M4.2.
type Reject struct {
	ID      domain.ID
	Version uint64
	Reason  string // required
}

// CaseRef names a case on the version that a person saw.
type CaseRef struct {
	ID      domain.ID
	Version uint64
}

// Withdraw takes back a case before its reply, or throws a draft away.
type Withdraw struct {
	ID      domain.ID
	Version uint64
	Reason  string
}

// ReturnCase sends a case back for correction (退回补正), M4.2, with what it lacks.
type ReturnCase struct {
	ID      domain.ID
	Version uint64
	Missing []domain.Material // one at least
	Note    string            // required with MaterialOther
}

// Letter is what a written reply, M4.2, or a notice of correction says.
type Letter = domain.Letter
