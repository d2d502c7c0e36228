package domain

import "time"

// Reply is HQ's written answer to an application or a transfer (批复), M4.2.
type Reply struct {
	Number string    `json:"number,omitempty"` // document number (文号); "" for a rejection
	Note   string    `json:"note,omitempty"`   // remark of an approval, reason of a rejection
	By     ID        `json:"by,omitzero"`      // account
	At     time.Time `json:"at,omitzero"`
}

// CaseState is the state of an application or a transfer.
type CaseState string

// The states of a case.
const (
	CaseSubmitted CaseState = "submitted" // 待审核
	CaseReturned  CaseState = "returned"  // 退回补正
	CaseApproved  CaseState = "approved"  // 已同意
	CaseRejected  CaseState = "rejected"  // 已驳回
	CaseWithdrawn CaseState = "withdrawn" // 已撤回
)

// CaseStates lists every state of a case.
var CaseStates = []CaseState{CaseSubmitted, CaseReturned, CaseApproved, CaseRejected, CaseWithdrawn}

// CaseFlow is the status machine of applications and transfers.
var CaseFlow = map[CaseState][]CaseState{
	CaseSubmitted: {CaseReturned, CaseApproved, CaseRejected, CaseWithdrawn},
	CaseReturned:  {CaseSubmitted, CaseWithdrawn},
}

// ApplicationKind is what is applied for.
type ApplicationKind string

// The kinds of group applications.
const (
	ApplyNewGroup    ApplicationKind = "new_group"   // 新建群, M4.1
	ApplyPreparatory ApplicationKind = "preparatory" // 筹备群, N1.4b
	ApplyLateFiling  ApplicationKind = "late_filing" // 补办备案, M4.5
)

// ApplicationKinds lists every kind of application.
var ApplicationKinds = []ApplicationKind{ApplyNewGroup, ApplyPreparatory, ApplyLateFiling}

// Application asks HQ for an official group (申请), M4.1.
type Application struct {
	Meta
	Kind      ApplicationKind `json:"kind"`
	Branch    ID              `json:"branch"`
	Applicant ID              `json:"applicant"`            // person, M4.1: the president or whom the president authorised
	Authority string          `json:"authority,omitempty"`  // reference of the president's authorisation, if the applicant is not the president
	Owner     ID              `json:"owner"`                // proposed owner (person), M5.2
	OwnerAuth string          `json:"owner_auth,omitempty"` // reference of the president's authorisation of the owner
	Admins    []ID            `json:"admins,omitempty"`
	Document  string          `json:"document"` // reference of the written application / council decision, M4.1, N2.1a
	Reason    string          `json:"reason,omitempty"`
	Headcount int             `json:"headcount,omitempty"` // people waiting to join: the justification of a second group, N1.3
	Capacity  int             `json:"capacity,omitempty"`  // people; 0 for the term in force
	Existing  string          `json:"existing,omitempty"`  // the present name of a group that files late, M4.5
	State     CaseState       `json:"state"`
	Due       time.Time       `json:"due"`
	Reply     Reply           `json:"reply"`
	Group     ID              `json:"group,omitzero"` // the group that the approval created
	Sample    bool            `json:"sample,omitempty"`
}

// ManagerRole is a role in a group: owner or admin.
type ManagerRole string

// The roles in a group.
const (
	ManagerOwner ManagerRole = "owner" // 群主
	ManagerAdmin ManagerRole = "admin" // 管理员
)

// Transfer asks HQ to hand an owner's or admin's role to another member (移交), N2.3.
type Transfer struct {
	Meta
	Group     ID          `json:"group"`
	Branch    ID          `json:"branch"` // the group's, kept for scope and search
	Role      ManagerRole `json:"role"`
	From      ID          `json:"from"`                // person who hands over
	To        ID          `json:"to"`                  // successor (person)
	Authority string      `json:"authority,omitempty"` // reference of the president's authorisation of the successor, M5.2
	Reason    string      `json:"reason"`
	State     CaseState   `json:"state"`
	Due       time.Time   `json:"due"`
	Reply     Reply       `json:"reply"`
	Sample    bool        `json:"sample,omitempty"`
}

// Outcome is what follows a violation.
type Outcome string

// The outcomes of a violation.
const (
	OutcomeReminder      Outcome = "reminder"      // 提醒
	OutcomeRectification Outcome = "rectification" // 限期整改, N2.2b
	OutcomeWithdrawal    Outcome = "withdrawal"    // 撤回消息, M6.4
	OutcomeRemoval       Outcome = "removal"       // 清理出群, N3.2 or M8.1b
	OutcomeReferral      Outcome = "referral"      // 移送有关部门, M8.1c
)

// Outcomes lists every outcome, the lightest first.
var Outcomes = []Outcome{OutcomeReminder, OutcomeRectification, OutcomeWithdrawal, OutcomeRemoval, OutcomeReferral}

// ViolationState is the state of a violation.
type ViolationState string

// The states of a violation.
const (
	ViolationOpen   ViolationState = "open"   // 处理中: its task is not done
	ViolationClosed ViolationState = "closed" // 已办结
)

// ViolationStates lists every state of a violation.
var ViolationStates = []ViolationState{ViolationOpen, ViolationClosed}

// ViolationFlow is the status machine of violations.
var ViolationFlow = map[ViolationState][]ViolationState{ViolationOpen: {ViolationClosed}}

// Violation is a breach of the rules by a member (违规), N3.2, M7, M8.
type Violation struct {
	Meta
	Group      ID             `json:"group"`
	Branch     ID             `json:"branch"`
	Person     ID             `json:"person"`
	Clauses    []ClauseID     `json:"clauses"`   // items of conduct: N3.2.1–7, M7.1–9
	Authority  ClauseID       `json:"authority"` // what the outcome rests on: N3.2, M8.1b, …
	Evidence   string         `json:"evidence"`
	Outcome    Outcome        `json:"outcome"`
	OccurredOn Date           `json:"occurred_on"`
	RuleSet    ID             `json:"rule_set"` // the rules in force on that day, M10
	State      ViolationState `json:"state"`
	Task       ID             `json:"task,omitzero"`
	Due        time.Time      `json:"due,omitzero"`
	Sample     bool           `json:"sample,omitempty"`
}

// TaskKind is what a person has to do in WeChat or elsewhere.
type TaskKind string

// The kinds of tasks.
const (
	TaskCreateGroup   TaskKind = "create_group"   // 在微信建群
	TaskTransferOwner TaskKind = "transfer_owner" // 在微信移交群主
	TaskChangeAdmin   TaskKind = "change_admin"   // 在微信更换管理员
	TaskRemoveMember  TaskKind = "remove_member"  // 在微信清理出群
	TaskRectify       TaskKind = "rectify"        // 督促整改
	TaskWithdraw      TaskKind = "withdraw"       // 撤回消息
	TaskRefer         TaskKind = "refer"          // 移送有关部门
	TaskPublish       TaskKind = "publish"        // 公布群名与管理人员, M4.3
	TaskFile          TaskKind = "file"           // 报送备案, M4.4
	TaskAcceptFiling  TaskKind = "accept_filing"  // 审核备案, M4.4
)

// TaskState is the state of a task.
type TaskState string

// The states of a task.
const (
	TaskOpen TaskState = "open" // 待办
	TaskDone TaskState = "done" // 已办
)

// TaskFlow is the status machine of tasks.
var TaskFlow = map[TaskState][]TaskState{TaskOpen: {TaskDone}}

// Proof shows that the step was done in WeChat, by whom and when.
type Proof struct {
	Note string    `json:"note,omitempty"`
	Link string    `json:"link,omitempty"`
	Date Date      `json:"date,omitempty"`
	By   ID        `json:"by,omitzero"` // account
	At   time.Time `json:"at,omitzero"`
}

// Task is a step that a person does outside the program (待办任务): WeChat has
// no interface, so the decision is one thing and its execution another.
type Task struct {
	Meta
	Kind     TaskKind  `json:"kind"`
	Subject  ID        `json:"subject"` // the decision that made it
	Group    ID        `json:"group"`
	Branch   ID        `json:"branch"`
	Person   ID        `json:"person,omitzero"` // whom it concerns
	Audience Audience  `json:"audience"`        // who has to do it
	State    TaskState `json:"state"`
	Due      time.Time `json:"due"`
	Proof    Proof     `json:"proof"`
	Second   Proof     `json:"second,omitzero"` // the second channel of a publication, M4.3
	Sample   bool      `json:"sample,omitempty"`
}
