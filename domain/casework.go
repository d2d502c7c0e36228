package domain

import (
	"time"
)

// Reply is HQ's written answer to an application or a transfer (批复), M4.2.
type Reply struct {
	Number string    `json:"number,omitempty"`          // document number (文号), M4.2
	Note   string    `json:"note,omitempty" seal:"yes"` // remark of an approval, reason of a rejection
	By     ID        `json:"by,omitzero"`               // account
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
	Note    string     `json:"note,omitempty" seal:"yes"`
	By      ID         `json:"by,omitzero"` // account
	At      time.Time  `json:"at,omitzero"`
}

// CaseFlow is the status machine of applications and transfers.
var CaseFlow = flowOf(caseSteps)

// The actions on a transfer, a case and a violation.
const (
	ActTransferWithdraw Action = "transfer.withdraw"
	ActTransferReturn   Action = "transfer.return"
	ActTransferSubmit   Action = "transfer.submit"
	ActTransferDraft    Action = "transfer.draft"
	ActTransferApprove  Action = "transfer.approve"
	ActTransferReject   Action = "transfer.reject"
	ActCaseClaim        Action = "case.claim"
	ActCaseTakeOver     Action = "case.take_over"
	ActCaseRelease      Action = "case.release"
	ActViolationAdd     Action = "violation.add"
	ActViolationClose   Action = "violation.close"
)

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
	Returned  Correction `json:"returned,omitzero"`           // the newest return for correction
	Letter    *Letter    `json:"letter,omitempty" seal:"yes"` // the reply or the notice as it was given; nil before, and on older ones
	Sample    bool       `json:"sample,omitempty"`
}

// Common gives what a case has in common with every other.
func (c *Case) Common() *Case { return c }

// Unsent tells whether a case was never handed in: a draft, or one that was
// thrown away.
func (c *Case) Unsent() bool {
	return c.State == CaseDraft || c.State == CaseWithdrawn && c.Due.IsZero()
}

// Overdue tells whether headquarters' decision, or its mending, is late.
func (c *Case) Overdue(now time.Time) bool { return c.State.Undecided() && c.Due.Before(now) }

// AnyCase is an application or a transfer, for what is done to both alike.
type AnyCase interface {
	Common() *Case
	// Parties are the people whose history it belongs to.
	Parties() []ID
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
	Case
	Role   ManagerRole `json:"role"`
	From   ID          `json:"from"` // person who hands over
	To     ID          `json:"to"`   // successor (person)
	Reason string      `json:"reason" seal:"yes"`
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
	Evidence   string         `json:"evidence" seal:"yes"`
	Outcome    Outcome        `json:"outcome"`
	OccurredOn Date           `json:"occurred_on"`
	RuleSet    ID             `json:"rule_set"` // the rules in force on that day, M10
	State      ViolationState `json:"state"`
	Task       ID             `json:"task,omitzero"`
	Due        time.Time      `json:"due,omitzero"`
	Sample     bool           `json:"sample,omitempty"`
}

// Letter is what a written reply, M4.2, or a notice of correction says. A face
// writes it by the template; names of people are in it, phones never. It is
// kept with the case from the moment it was given, so that neither a template
// nor a name that changes afterwards changes what was said.
type Letter struct {
	Key       TemplateKey `json:"key"`
	Body      string      `json:"body,omitempty"` // HQ's own template in force then; "" for the default
	Case      ID          `json:"case"`
	Kind      string      `json:"kind"`   // the application's kind, or the manager's role of a transfer
	Number    string      `json:"number"` // 文号; "" for a notice of correction
	Date      Date        `json:"date"`   // of the reply
	Branch    string      `json:"branch"` // name; "" for a group of headquarters
	Applicant string      `json:"applicant" erase:"name"`
	Document  Reference   `json:"document"`
	Group     string      `json:"group"` // the group's name
	// Canonical is the name that a group which filed late is to have, M4.6; "" where it has it.
	Canonical string     `json:"canonical,omitempty"`
	From      string     `json:"from,omitempty" erase:"name"` // transfer
	Owner     string     `json:"owner,omitempty" erase:"name"`
	Admins    []string   `json:"admins,omitempty" erase:"name"`
	Note      string     `json:"note,omitempty" erase:"text"` // remark or reason
	Missing   []Material `json:"missing,omitempty"`
	Rules     []ClauseID `json:"rules"`
	// Rebuilt is set on a letter that was not kept when it was given, before letters
	// were: it is written anew, by today's template and registry. Never stored.
	Rebuilt bool `json:"rebuilt,omitempty"`
}
