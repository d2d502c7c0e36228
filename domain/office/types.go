package office

import (
	"fmt"
	"time"

	"alumni/domain"
)

// PersonRef is a person as a list shows one.
type PersonRef struct {
	ID       domain.ID `json:"id,omitzero"`
	Name     string    `json:"name,omitempty"`
	Verified bool      `json:"verified,omitempty"`
	// Office is the person's office in the record's branch council, "" for none.
	Office domain.CouncilOffice `json:"office,omitempty"`
	Card   string               `json:"card,omitempty"` // the canonical member card, N1.2c
}

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
)

// CheckKeys lists every check.
var CheckKeys = []CheckKey{
	CheckApplicant, CheckBranchState, CheckName, CheckOwner, CheckOwnerReal, CheckSecondGroup,
	CheckDocument, CheckMember, CheckSuccessor, CheckSuccessorID, CheckNoRemoval, CheckHolder, CheckOtherGroups, CheckOneOwner,
	CheckGroupState, CheckAdmins, CheckAdminsIn, CheckAdminsReal, CheckMembersGo,
}

// HistoryEntry is one line of a record's own history, newest first.
type HistoryEntry struct {
	Seq     uint64            `json:"seq"` // of the entry in the audit log
	At      time.Time         `json:"at"`
	By      string            `json:"by"` // the account's name; "" for the operator
	Action  domain.Action     `json:"action"`
	Subject domain.ID         `json:"subject,omitzero"`
	Changes []domain.Change   `json:"changes,omitempty"`
	Rules   []domain.ClauseID `json:"rules,omitempty"`
	Reason  string            `json:"reason,omitempty"`
}

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

// BranchFilter narrows the list of branches; zero values narrow nothing.
type BranchFilter struct {
	Kind  domain.BranchKind
	State domain.BranchState
	Only  BranchOnly
	Text  string // Han characters, pinyin or initials
	After string
	Limit int
}

// BranchOnly is a condition that is computed from a branch's groups and term.
type BranchOnly string

// The computed conditions.
const (
	OnlyAll         BranchOnly = ""
	OnlyUnfiled     BranchOnly = "unfiled"      // 未备案: a live group is not filed
	OnlyOrphaned    BranchOnly = "orphaned"     // 无群主: a live group has no owner
	OnlyTermExpired BranchOnly = "term_expired" // 待换届: the council's term is over
	OnlyOwnerLeft   BranchOnly = "owner_left"   // 群主待复核: an owner has neither office nor authorisation, M5.2
)

// BranchRow is a branch as a list shows it. It changes when Stamp does.
type BranchRow struct {
	domain.Branch
	Groups      int                `json:"groups"` // live groups
	Members     int                `json:"members"`
	Capacity    int                `json:"capacity"`
	Owner       string             `json:"owner,omitempty"`    // the first live group's owner's name; "" if vacant
	Filing      domain.FilingState `json:"filing,omitempty"`   // worst of the live groups'; "" without groups
	Orphaned    bool               `json:"orphaned,omitempty"` // a live group has no owner
	TermExpired bool               `json:"term_expired,omitempty"`
	OwnerLeft   bool               `json:"owner_left,omitempty"` // a live group's owner has neither office nor authorisation, M5.2
	Stamp       uint64             `json:"-"`                    // sum of the versions that the row is made of
}

// BranchCounts are the numbers on the filter chips.
type BranchCounts struct{ All, Unfiled, Orphaned, TermExpired, OwnerLeft int }

// SeatView is a council seat with the person's name.
type SeatView struct {
	Office domain.CouncilOffice `json:"office"`
	Person PersonRef            `json:"person"`
}

// BranchView is a branch with what its page shows.
type BranchView struct {
	BranchRow
	Seats     []SeatView     `json:"seats"`
	GroupRows []GroupRow     `json:"group_rows"`
	History   []HistoryEntry `json:"history"` // the newest HistoryLimit
	TermEnds  domain.Date    `json:"term_ends,omitempty"`
	// Outside are the live groups whose owner has no owning office in the council, M5.2.
	Outside []OwnerOutside `json:"outside"`
}

// HistoryLimit is how many lines of history a view carries.
const HistoryLimit = 20

// GroupFilter narrows the list of groups.
type GroupFilter struct {
	Branch domain.ID
	State  domain.GroupState
	Filing domain.FilingState
	Text   string
	After  string
	Limit  int
}

// GroupRow is a group as a list shows it.
type GroupRow struct {
	domain.Group
	BranchName string `json:"branch_name"`
	OwnerName  string `json:"owner_name,omitempty"`
	// NameFinding is the canonical name where the present one is not (待整改), N1.2b.
	NameFinding string `json:"name_finding,omitempty"`
	Stamp       uint64 `json:"-"`
}

// GroupView is a group with what its page shows.
type GroupView struct {
	GroupRow
	OwnerRef  PersonRef      `json:"owner_ref"`
	AdminRefs []PersonRef    `json:"admin_refs"`
	Open      []OpenCase     `json:"open"`       // undecided applications and transfers, open violations and tasks
	OpenCases []domain.ID    `json:"open_cases"` // the same, their numbers only
	History   []HistoryEntry `json:"history"`
}

// OpenCase is something about a group that is not done yet.
type OpenCase struct {
	ID domain.ID `json:"id"`
	// Type is the application's kind, the role handed over, the violation's
	// outcome or the task's kind.
	Type string `json:"type"`
}

// MemberFilter narrows a group's members.
type MemberFilter struct {
	Group domain.ID
	Text  string
	After string
	Limit int
}

// MemberRow is a member as a list shows one.
type MemberRow struct {
	domain.Membership
	Name     string             `json:"name"`
	Verified bool               `json:"verified"`
	Role     domain.ManagerRole `json:"role,omitempty"`
	// Office is the council office in the group's branch.
	Office domain.CouncilOffice `json:"office,omitempty"`
	// Incidents is how many violations of this person are on record, M8.1b.
	Incidents int `json:"incidents"`
}

// CaseFilter narrows applications or transfers.
type CaseFilter struct {
	Branch domain.ID
	State  domain.CaseState
	Text   string
	After  string
	Limit  int
}

// ApplicationRow is an application as a list shows it.
type ApplicationRow struct {
	domain.Application
	BranchName    string `json:"branch_name"`
	ApplicantName string `json:"applicant_name"`
	OwnerName     string `json:"owner_name"`
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
	ApplicantRef PersonRef      `json:"applicant_ref"`
	OwnerRef     PersonRef      `json:"owner_ref"`
	AdminRefs    []PersonRef    `json:"admin_refs"`
	Groups       []GroupRow     `json:"groups"` // the branch's live groups
	Checks       []Check        `json:"checks"`
	ReplyBy      string         `json:"reply_by,omitempty"`      // the account's name
	SuggestReply string         `json:"suggest_reply,omitempty"` // a free document number
	History      []HistoryEntry `json:"history"`
	Claim        *ClaimView     `json:"claim,omitempty"`
	ReturnedBy   string         `json:"returned_by,omitempty"` // the account's name
	// Lacks is what the failing checks suggest for a return.
	Lacks []domain.Material `json:"lacks,omitempty"`
	// Decide is nil if the caller may decide now, else why not.
	Decide  error       `json:"-"`
	Actions CaseActions `json:"-"`
}

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
	FromRef      PersonRef         `json:"from_ref"`
	ToRef        PersonRef         `json:"to_ref"`
	Checks       []Check           `json:"checks"`
	ReplyBy      string            `json:"reply_by,omitempty"`
	SuggestReply string            `json:"suggest_reply,omitempty"`
	History      []HistoryEntry    `json:"history"`
	Claim        *ClaimView        `json:"claim,omitempty"`
	ReturnedBy   string            `json:"returned_by,omitempty"`
	Lacks        []domain.Material `json:"lacks,omitempty"`
	Decide       error             `json:"-"`
	Actions      CaseActions       `json:"-"`
}

// ViolationFilter narrows violations.
type ViolationFilter struct {
	Branch domain.ID
	Group  domain.ID
	Person domain.ID
	State  domain.ViolationState
	Text   string
	After  string
	Limit  int
}

// ViolationRow is a violation as a list shows it.
type ViolationRow struct {
	domain.Violation
	GroupName  string `json:"group_name"`
	PersonName string `json:"person_name"`
	Stamp      uint64 `json:"-"`
}

// ViolationView is a violation with what its page shows.
type ViolationView struct {
	ViolationRow
	PersonRef PersonRef      `json:"person_ref"`
	Earlier   int            `json:"earlier"` // incidents before this one
	History   []HistoryEntry `json:"history"`
}

// TaskView is a task with what its page shows.
type TaskView struct {
	domain.Task
	GroupName  string         `json:"group_name"`
	BranchName string         `json:"branch_name"`
	PersonName string         `json:"person_name,omitempty"`
	Overdue    bool           `json:"overdue"`
	History    []HistoryEntry `json:"history"`
	// AssigneeName is the account's that does it; "" for anybody of its audience.
	AssigneeName string `json:"assignee_name,omitempty"`
	// Complete is nil if the caller may complete it now, else why not; Assign
	// the same for saying who does it.
	Complete error `json:"-"`
	Assign   error `json:"-"`
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
	Name string `json:"name,omitempty"` // the account's; "" for the operator
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

// SubmitApplication asks for a group or a change of one, M4.1. ID and Version
// name the draft or the returned application that it hands in; zero for a new one.
type SubmitApplication struct {
	ID        domain.ID
	Version   uint64
	Kind      domain.ApplicationKind
	Branch    domain.ID
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

// SubmitTransfer asks to hand a role over, N2.3. ID and Version name the
// returned transfer that it hands in again; zero for a new one.
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

// ClaimView is who works on a case now.
type ClaimView struct {
	Name  string    `json:"name"` // the account's
	Mine  bool      `json:"mine"`
	At    time.Time `json:"at"`
	Until time.Time `json:"until"`
}

// CaseActions tells what the caller may do with a case now: nil, or why not.
type CaseActions struct {
	Claim    error `json:"-"` // claim it, or take it over
	Release  error `json:"-"` // give the own claim back
	Return   error `json:"-"`
	Withdraw error `json:"-"`
	Edit     error `json:"-"` // hand in a draft or what was returned
}

// Letter is what a written reply, M4.2, or a notice of correction says.
type Letter = domain.Letter

// HistoryFilter pages through the whole history of one record, newest first.
type HistoryFilter struct {
	Subject domain.ID
	After   string
	Limit   int
}

// AssignTask says who does a task and until when.
type AssignTask struct {
	ID      domain.ID
	Version uint64
	Account domain.ID   // zero: anybody of the audience again
	Due     domain.Date // "" leaves it
}

// RecordViolation records a breach by a member, N3.2, M7, M8.
type RecordViolation struct {
	Group      domain.ID
	Person     domain.ID
	Clauses    []domain.ClauseID
	Authority  domain.ClauseID // "" for the default of the outcome
	Evidence   string
	Outcome    domain.Outcome
	OccurredOn domain.Date
}

// CompleteTask ends a task with its proof. A publication needs both channels, M4.3.
type CompleteTask struct {
	ID      domain.ID
	Version uint64
	Proof   domain.Proof
	Second  domain.Proof
}

// AddAccount makes an account for a public key.
type AddAccount struct {
	Name   string
	Role   domain.Role
	Scope  domain.ID
	Person domain.ID
	Key    domain.AccountKey // parsed by keys
	Lang   string
}

// ImportBranch is one row of a branch file. Row is its number in the file, as a spreadsheet counts.
type ImportBranch struct {
	Row       int
	Name      string
	Kind      domain.BranchKind
	State     domain.BranchState
	Reelected domain.Date
	Sample    bool
}

// RowError is one wrong row of an import.
type RowError struct {
	Row int
	Err *domain.Error
}

// ImportError lists every wrong row; nothing was imported.
type ImportError struct{ Rows []RowError }

// Error implements error, in English.
func (e *ImportError) Error() string {
	return fmt.Sprintf("import refused: %d wrong rows", len(e.Rows))
}
