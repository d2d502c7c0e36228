package domain

import (
	"cmp"
	"net/url"
	"strings"
	"time"
	"unicode"
)

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
	TaskReviewMembers TaskKind = "review_members" // 身份核查, M6.1
	TaskDuty          TaskKind = "duty"           // 其他与群管理相关的工作, M6.7: what somebody gave
)

// TaskSpec is all that is particular to a kind of task, but for what its end
// does in the registry, which office carries out.
type TaskSpec struct {
	Kind  TaskKind
	Rules []ClauseID // that its completion fulfils
	For   taskFor
	Term  TermKey // how many days there are for it
	// Stays is set on what is still to be done when its group has ended. What was
	// referred to the authorities, M8.1c, stays, and so does what a violation asks
	// for: those are counted and end with their own proof.
	Stays bool
	// Proof checks what it ends with; nil for a note or a link, and a date.
	Proof func(first, second Proof, now time.Time) error
}

// taskFor is who does a kind of task.
type taskFor int

const (
	forManagers taskFor = iota // the group's managers
	forBranch                  // the group's branch; headquarters for its own groups, which have none, M3
	forHQ
)

// TaskSpecs lists every kind of task.
var TaskSpecs = []TaskSpec{
	{Kind: TaskCreateGroup, Rules: []ClauseID{"M4.2"}, For: forBranch, Term: TermTaskDays},
	{Kind: TaskTransferOwner, Rules: []ClauseID{"N2.3"}, Term: TermTaskDays},
	{Kind: TaskChangeAdmin, Rules: []ClauseID{"N2.3"}, Term: TermTaskDays},
	{Kind: TaskRemoveMember, Rules: []ClauseID{"M6.3"}, Term: TermTaskDays, Stays: true},
	{Kind: TaskRectify, Rules: []ClauseID{"N2.2b"}, Term: TermTaskDays, Stays: true},
	{Kind: TaskWithdraw, Rules: []ClauseID{"M6.4"}, Term: TermTaskDays, Stays: true},
	{Kind: TaskRefer, Rules: []ClauseID{"M8.1c"}, For: forHQ, Term: TermTaskDays, Stays: true},
	{Kind: TaskPublish, Rules: []ClauseID{"M4.3"}, For: forHQ, Term: TermPublishDays, Proof: checkPublication},
	{Kind: TaskFile, Rules: []ClauseID{"M4.4"}, For: forBranch, Term: TermFilingDays},
	{Kind: TaskAcceptFiling, Rules: []ClauseID{"M4.4"}, For: forHQ, Term: TermReviewDays},
	{Kind: TaskRenameGroup, Rules: []ClauseID{"M4.6", "N1.2b"}, Term: TermTaskDays},
	{Kind: TaskSetAdmins, Rules: []ClauseID{"N2.1a", "M5.2"}, Term: TermTaskDays},
	{Kind: TaskDissolveGroup, Rules: []ClauseID{"N1.4a"}, Term: TermTaskDays},
	{Kind: TaskConvertGroup, Rules: []ClauseID{"N1.4b"}, For: forBranch, Term: TermTaskDays},
	{Kind: TaskReviewOwner, Rules: []ClauseID{"M5.2"}, For: forBranch, Term: TermTaskDays, Proof: checkAuthorisation},
	{Kind: TaskMoveMembers, Rules: []ClauseID{"N1.5"}, For: forBranch, Term: TermTaskDays},
	{Kind: TaskReviewMembers, Rules: []ClauseID{"M6.1", "N2.2a"}, Term: TermTaskDays},
	{Kind: TaskDuty, Rules: []ClauseID{"M6.7"}, Term: TermTaskDays},
}

// Spec is what is particular to the kind; the zero one for no kind.
func (k TaskKind) Spec() TaskSpec {
	return firstWhere(TaskSpecs, func(s TaskSpec) bool { return s.Kind == k })
}

// AudienceIn is who does the task in a group of a branch.
func (s TaskSpec) AudienceIn(g Group) Audience {
	switch {
	case s.For == forManagers:
		return AudienceOf(g.ID)
	case s.For == forHQ:
		return AudienceHQ
	}
	return branchAudience(g.Branch)
}

// Days is how many days there are for the task by HQ's terms.
func (s TaskSpec) Days(t Terms) int { return *t.number(s.Term) }

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
	Note string    `json:"note,omitempty" seal:"yes"`
	Link string    `json:"link,omitempty" seal:"yes"`
	Date Date      `json:"date,omitempty"`
	By   ID        `json:"by,omitzero"` // account
	At   time.Time `json:"at,omitzero"`
}

// The actions on a task.
const (
	ActTaskAssign   Action = "task.assign"
	ActTaskGive     Action = "task.give"
	ActTaskCancel   Action = "task.cancel"
	ActTaskComplete Action = "task.complete"
)

// Task is a step that a person does outside the program (待办任务): WeChat has
// no interface, so the decision is one thing and its execution another.
type Task struct {
	Meta
	Kind    TaskKind `json:"kind"`
	Subject ID       `json:"subject"` // the decision that made it
	Group   ID       `json:"group"`
	Branch  ID       `json:"branch"`
	Person  ID       `json:"person,omitzero"` // whom it concerns
	// Authority is what a removal rests on: N2.2c, N3.2, M8.1b; "" for other tasks, and
	// for those of before it was kept here.
	Authority ClauseID  `json:"authority,omitempty"`
	Reason    string    `json:"reason,omitempty" seal:"yes"` // of a removal that no violation tells of; of a duty what it is
	Audience  Audience  `json:"audience"`                    // who has to do it
	Assignee  ID        `json:"assignee,omitzero"`           // account that took it or was given it; zero: anybody of the audience
	State     TaskState `json:"state"`
	Due       time.Time `json:"due"`
	Proof     Proof     `json:"proof"`
	Second    Proof     `json:"second,omitzero"` // the second channel of a publication, M4.3
	Sample    bool      `json:"sample,omitempty"`
}

// Notice is what a proof says of a channel, M4.3.
func (p Proof) Notice() Notice { return Notice{Link: p.Link, Date: p.Date} }

// CleanProof cleans the texts of a proof. Prefix stands before the field names
// of errors: "" for the first, "second_" for the second proof of a publication.
func CleanProof(p Proof, prefix string) (Proof, error) {
	var err error
	if p.Note, err = Text(prefix+"note", p.Note, MaxText); err != nil {
		return Proof{}, err
	}
	if p.Link, err = Line(prefix+"link", p.Link, MaxText); err != nil {
		return Proof{}, err
	}
	p.Date = Date(CleanLine(string(p.Date)))
	return p, nil
}

// CheckProof checks that a task ends with proof of the step: a date that is
// not in the future, and a note or a link. A publication needs a web address
// and a date on both channels, and the two are two pages, M4.3. The error names
// the field: FaultProofMissing for an empty one, FaultBadChoice for an address
// that is none. The review of an owner ends with the president's authorisation, M5.2.
func CheckProof(kind TaskKind, first, second Proof, now time.Time) error {
	if check := kind.Spec().Proof; check != nil {
		return check(first, second, now)
	}
	if first.Note == "" && first.Link == "" {
		return proofMissing("note", "")
	}
	return checkProofDate(first, "", "", now)
}

func checkPublication(first, second Proof, now time.Time) error {
	if err := cmp.Or(checkNotice(first, "", now), checkNotice(second, "second_", now)); err != nil {
		return err
	}
	if samePage(first.Link, second.Link) {
		return badNotice("second_link", second.Link)
	}
	return nil
}

// checkAuthorisation checks the proof that ends the review of an owner, which is
// registered as the president's authorisation, M5.2: the number of its document
// as the note and the day it was signed. A number has digits, so that a
// remark does not pass for one; a link alone is no document.
func checkAuthorisation(p, _ Proof, now time.Time) error {
	refuse := func(e *Error, field, value string) error {
		e.Args = Args{"field": field, "value": value}
		return e.By("M5.2")
	}
	switch _, err := Line("note", p.Note, MaxReference); {
	case p.Note == "":
		return refuse(proofMissing("note", "M5.2"), "authority_number", "")
	case err != nil:
		return err
	case !strings.ContainsFunc(p.Note, unicode.IsDigit):
		return refuse(BadChoice("note", p.Note), "authority_number", p.Note)
	}
	if err := checkProofDate(p, "", "M5.2", now); err != nil {
		return refuse(AsError(err), "authority_date", string(p.Date))
	}
	return nil
}

func checkNotice(p Proof, prefix string, now time.Time) error {
	if p.Link == "" {
		return proofMissing(prefix+"link", "M4.3")
	}
	if pageOf(p.Link) == "" {
		return badNotice(prefix+"link", p.Link)
	}
	return checkProofDate(p, prefix, "M4.3", now)
}

func checkProofDate(p Proof, prefix string, rule ClauseID, now time.Time) error {
	if p.Date == "" {
		return proofMissing(prefix+"date", rule)
	}
	err := PastDate(prefix+"date", p.Date, now)
	if err == nil || rule != "M4.3" {
		return err
	}
	e := AsError(err) // of two dates it says which one
	e.Rule, e.Args["field"] = rule, channelField(e.Field, rule)
	return e
}

func proofMissing(field string, rule ClauseID) *Error {
	return Invalid(FaultProofMissing, field, rule, Args{"field": channelField(field, rule)})
}

// channelField names a field of a publication with its channel, M4.3; "" for
// the proof of any other task, which has no channels to tell apart.
func channelField(field string, rule ClauseID) string {
	switch {
	case rule != "M4.3":
		return ""
	case strings.HasPrefix(field, "second_"):
		return field
	}
	return "official_" + field
}

func badNotice(field, link string) error {
	e := BadChoice(field, link)
	e.Rule, e.Args["field"], e.Args["allowed"] = "M4.3", channelField(field, "M4.3"), "https://…"
	return e
}

// pageOf is what tells one web page from another in its address: host, path
// and query; "" for what is no address of the web.
func pageOf(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	return strings.ToLower(u.Host) + strings.TrimRight(u.EscapedPath(), "/") + "?" + u.RawQuery
}

func samePage(a, b string) bool { return pageOf(a) == pageOf(b) }
