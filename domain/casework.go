package domain

import "time"

// Reply is HQ's written answer to an application or a transfer (批复), M4.2.
type Reply struct {
	Number string    `json:"number,omitempty"` // document number (文号), M4.2
	Note   string    `json:"note,omitempty"`   // remark of an approval, reason of a rejection
	By     ID        `json:"by,omitzero"`      // account
	At     time.Time `json:"at,omitzero"`
}

// CaseState is the state of an application or a transfer.
type CaseState string

// The states of a case.
const (
	CaseDraft     CaseState = "draft"     // 草稿: not handed in yet
	CaseSubmitted CaseState = "submitted" // 待审核
	CaseReturned  CaseState = "returned"  // 退回补正
	CaseApproved  CaseState = "approved"  // 已同意
	CaseRejected  CaseState = "rejected"  // 已驳回
	CaseWithdrawn CaseState = "withdrawn" // 已撤回
)

// CaseStates lists every state of a case.
var CaseStates = []CaseState{CaseSubmitted, CaseReturned, CaseApproved, CaseRejected, CaseWithdrawn, CaseDraft}

// Undecided tells whether a case waits for headquarters' decision, or to be
// handed in again, M4.2.
func (s CaseState) Undecided() bool { return s == CaseSubmitted || s == CaseReturned }

// CaseClaim is who works on a case now (领办), so that two officers don't work
// on the same one. It expires by itself; anybody may take it over.
type CaseClaim struct {
	By    ID        `json:"by,omitzero"` // account
	At    time.Time `json:"at,omitzero"`
	Until time.Time `json:"until,omitzero"`
}

// Holds tells whether the claim is somebody's at a time.
func (c CaseClaim) Holds(now time.Time) bool { return !c.By.IsZero() && now.Before(c.Until) }

// Material is what a case may lack (所缺材料), for a return for correction.
type Material string

// The materials that a return may ask for.
const (
	MaterialDocument     Material = "document"     // 书面申请或理事会决议, M4.1, N2.1a
	MaterialAuthority    Material = "authority"    // 会长对申请人的授权, M4.1
	MaterialOwnerAuth    Material = "owner_auth"   // 会长对群主的授权, M5.2
	MaterialHeadcount    Material = "headcount"    // 增设群的人数依据, N1.3
	MaterialVerification Material = "verification" // 实名核验, N1.2a
	MaterialOwner        Material = "owner"        // 群主人选, M5.2
	MaterialAdmins       Material = "admins"       // 管理员名单, M5.2
	MaterialName         Material = "name"         // 群名称, M4.6
	MaterialReason       Material = "reason"       // 申请理由
	MaterialPhone        Material = "phone"        // 联系电话, A1
	MaterialForm         Material = "form"         // 备案表, M4.4
	MaterialOther        Material = "other"        // 其他, said in the note
)

// Materials lists every material.
var Materials = []Material{
	MaterialDocument, MaterialAuthority, MaterialOwnerAuth, MaterialHeadcount, MaterialVerification, MaterialOwner,
	MaterialAdmins, MaterialName, MaterialReason, MaterialPhone, MaterialForm, MaterialOther,
}

// Correction is what HQ asked for when it returned a case or a filing (退回补正), M4.2.
type Correction struct {
	Missing []Material `json:"missing,omitempty"`
	Note    string     `json:"note,omitempty"`
	By      ID         `json:"by,omitzero"` // account
	At      time.Time  `json:"at,omitzero"`
}

// CaseFlow is the status machine of applications and transfers.
var CaseFlow = flowOf(caseSteps)

// ApplicationKind is what is applied for.
type ApplicationKind string

// The kinds of group applications.
const (
	ApplyNewGroup    ApplicationKind = "new_group"   // 新建群, M4.1
	ApplyPreparatory ApplicationKind = "preparatory" // 筹备群, N1.4b
	ApplyLateFiling  ApplicationKind = "late_filing" // 补办备案, M4.5
	ApplyAdmins      ApplicationKind = "admins"      // 变更管理员, N2.1a
	ApplyRename      ApplicationKind = "rename"      // 规范群名, N1.2b, M4.6
	ApplyDissolution ApplicationKind = "dissolution" // 解散群, N1.4a
)

// ApplicationKinds lists every kind of application.
var ApplicationKinds = []ApplicationKind{
	ApplyNewGroup, ApplyPreparatory, ApplyLateFiling, ApplyAdmins, ApplyRename, ApplyDissolution,
}

// OnGroup tells whether it is about a group that is in the registry already.
func (k ApplicationKind) OnGroup() bool {
	return k == ApplyAdmins || k == ApplyRename || k == ApplyDissolution
}

// Case is what an application and a transfer have in common (申请件): the way
// from a draft to headquarters' reply, and who walks it.
type Case struct {
	Meta
	Branch    ID         `json:"branch"`             // zero for a group of headquarters itself, M3; of a transfer the group's
	Group     ID         `json:"group,omitzero"`     // the group that it is about, or that the approval of an application created
	Authority Reference  `json:"authority,omitzero"` // the president's authorisation: of the applicant, M4.1, or of the successor, M5.2
	Document  Reference  `json:"document,omitzero"`  // the written application, M4.1, or the council's decision, N2.1a
	State     CaseState  `json:"state"`
	Due       time.Time  `json:"due"`
	Reply     Reply      `json:"reply"`
	Author    ID         `json:"author,omitzero"` // account that drafted or submitted it; zero on older transfers
	Claim     CaseClaim  `json:"claim,omitzero"`
	Returned  Correction `json:"returned,omitzero"` // the newest return for correction
	Letter    *Letter    `json:"letter,omitempty"`  // the reply or the notice as it was given; nil before, and on older ones
	Sample    bool       `json:"sample,omitempty"`
}

// Common gives what a case has in common with every other.
func (c *Case) Common() *Case { return c }

// Unsent tells whether a case was never handed in: a draft, or one that was
// thrown away.
func (c *Case) Unsent() bool {
	return c.State == CaseDraft || c.State == CaseWithdrawn && c.Due.IsZero()
}

// AnyCase is an application or a transfer, for what is done to both alike.
type AnyCase interface {
	Common() *Case
	// Parties are the people whose history it belongs to.
	Parties() []ID
}

// Application asks HQ for an official group or a change of one (申请), M4.1.
// A draft may lack anything but its kind and its branch.
type Application struct {
	Case
	Kind      ApplicationKind `json:"kind"`
	Applicant ID              `json:"applicant,omitzero"`  // person, M4.1: the president or whom the president authorised
	Owner     ID              `json:"owner,omitzero"`      // proposed owner (person), M5.2; zero for a change of a group
	OwnerAuth Reference       `json:"owner_auth,omitzero"` // the president's authorisation of the owner
	Admins    []ID            `json:"admins,omitempty"`    // all of them, as they shall be
	Reason    string          `json:"reason,omitempty"`
	Headcount int             `json:"headcount,omitempty"` // people waiting to join: the justification of a second group, N1.3
	Capacity  int             `json:"capacity,omitempty"`  // people; 0 for the term in force
	Existing  string          `json:"existing,omitempty"`  // the present name of a group that files late, M4.5
	Granted   string          `json:"granted,omitempty"`   // the name that the approval granted, M4.6
}

// Parties implements AnyCase.
func (a *Application) Parties() []ID { return []ID{a.Applicant, a.Owner} }

// ManagerRole is a role in a group: owner or admin.
type ManagerRole string

// The roles in a group.
const (
	ManagerOwner ManagerRole = "owner" // 群主
	ManagerAdmin ManagerRole = "admin" // 管理员
)

// Transfer asks HQ to hand an owner's or admin's role to another member (移交), N2.3.
type Transfer struct {
	Case
	Role   ManagerRole `json:"role"`
	From   ID          `json:"from"` // person who hands over
	To     ID          `json:"to"`   // successor (person)
	Reason string      `json:"reason"`
}

// Parties implements AnyCase.
func (t *Transfer) Parties() []ID { return []ID{t.From, t.To} }

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
var ViolationFlow = flowOf(violationSteps)

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
	TaskRenameGroup   TaskKind = "rename_group"   // 在微信改群名, N1.2b
	TaskSetAdmins     TaskKind = "set_admins"     // 在微信调整管理员, N2.1a
	TaskDissolveGroup TaskKind = "dissolve_group" // 在微信解散群
	TaskConvertGroup  TaskKind = "convert_group"  // 筹备群转正, N1.4b
	TaskReviewOwner   TaskKind = "review_owner"   // 复核群主资格: the owner left the council, M5.2
	TaskMoveMembers   TaskKind = "move_members"   // 整合迁移群成员, N1.5
)

// TaskState is the state of a task.
type TaskState string

// The states of a task.
const (
	TaskOpen TaskState = "open" // 待办
	TaskDone TaskState = "done" // 已办
	// TaskCancelled is a task that fell away with what it was for.
	TaskCancelled TaskState = "cancelled" // 已取消
)

// TaskStates lists every state of a task.
var TaskStates = []TaskState{TaskOpen, TaskDone, TaskCancelled}

// TaskFlow is the status machine of tasks.
var TaskFlow = flowOf(taskSteps)

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
	Person   ID        `json:"person,omitzero"`   // whom it concerns
	Audience Audience  `json:"audience"`          // who has to do it
	Assignee ID        `json:"assignee,omitzero"` // account that took it or was given it; zero: anybody of the audience
	State    TaskState `json:"state"`
	Due      time.Time `json:"due"`
	Proof    Proof     `json:"proof"`
	Second   Proof     `json:"second,omitzero"` // the second channel of a publication, M4.3
	Sample   bool      `json:"sample,omitempty"`
}
