package domain

import "time"

// ImpostorState is the state of an unauthorised group in its register.
type ImpostorState string

// The states of an unauthorised group.
const (
	ImpostorSeen    ImpostorState = "seen"    // 待处理: nobody wrote to it yet
	ImpostorWritten ImpostorState = "written" // 已发函: it was told to change its name
	ImpostorClosed  ImpostorState = "closed"  // 已了结
)

// ImpostorStates lists every state of an unauthorised group.
var ImpostorStates = []ImpostorState{ImpostorSeen, ImpostorWritten, ImpostorClosed}

// ImpostorFlow is the status machine of an unauthorised group.
var ImpostorFlow = flowOf(impostorSteps)

// ImpostorOutcome is what a matter of an unauthorised group came to.
type ImpostorOutcome string

// The outcomes.
const (
	ImpostorRenamed    ImpostorOutcome = "renamed"    // 已改名
	ImpostorDissolved  ImpostorOutcome = "dissolved"  // 已解散
	ImpostorAuthorised ImpostorOutcome = "authorised" // 已补办备案: it is an official group now
	ImpostorPursued    ImpostorOutcome = "pursued"    // 追究法律责任
	ImpostorMistaken   ImpostorOutcome = "mistaken"   // 误报: it has nothing to do with the school
)

// ImpostorOutcomes lists the outcomes.
var ImpostorOutcomes = []ImpostorOutcome{
	ImpostorRenamed, ImpostorDissolved, ImpostorAuthorised, ImpostorPursued, ImpostorMistaken,
}

// The actions on an unauthorised group.
const (
	ActImpostorAdd    Action = "impostor.add"
	ActImpostorLetter Action = "impostor.letter"
	ActImpostorFollow Action = "impostor.follow"
	ActImpostorClose  Action = "impostor.close"
)

// ImpostorNote is what somebody found out about an unauthorised group later.
type ImpostorNote struct {
	At   time.Time `json:"at"`
	By   ID        `json:"by"` // account
	Text string    `json:"text" seal:"yes"`
	Next Date      `json:"next,omitempty"` // when it is looked at again
}

// MaxImpostorNotes is how many notes one matter has.
const MaxImpostorNotes = 100

// Impostor is a group that uses the official naming format or the school's names
// without authorisation (冒用群), M8.3.
type Impostor struct {
	Meta
	Name     string          `json:"name" seal:"yes"`  // as it was seen
	Where    string          `json:"where" seal:"yes"` // where it was seen: an app, a link, an invitation
	SeenOn   Date            `json:"seen_on"`
	SeenBy   string          `json:"seen_by,omitempty" seal:"yes"` // who saw it
	Evidence string          `json:"evidence" seal:"yes"`
	Branch   ID              `json:"branch,omitzero"` // whose members it courts, where that is known
	State    ImpostorState   `json:"state"`
	Due      time.Time       `json:"due"`               // when something is to be done next
	SentOn   Date            `json:"sent_on,omitempty"` // the day of the rights letter
	Demand   Date            `json:"demand,omitempty"`  // until when the letter asks for a change
	SentTo   string          `json:"sent_to,omitempty" seal:"yes"`
	Body     string          `json:"body,omitempty" seal:"yes"` // HQ's own template in force then; "" for the default
	Notes    []ImpostorNote  `json:"notes,omitempty"`
	Outcome  ImpostorOutcome `json:"outcome,omitempty"`
	Result   string          `json:"result,omitempty" seal:"yes"` // what it came to, in words
	Group    ID              `json:"group,omitzero"`              // the official group that it became
	By       ID              `json:"by"`                          // account
	ClosedBy ID              `json:"closed_by,omitzero"`
	ClosedAt time.Time       `json:"closed_at,omitzero"`
	Sample   bool            `json:"sample,omitempty"`
}

// Waits tells for whom an open matter waits: headquarters, which alone writes to it.
func (i Impostor) Waits() []Wait {
	if i.State == ImpostorClosed {
		return nil
	}
	return []Wait{{AudienceHQ, i.Due}}
}

// CanReportImpostor tells whether the actor may enter an unauthorised group: officers do,
// a branch's with their own branch.
func CanReportImpostor(a Actor, branch ID) error {
	if branch.IsZero() {
		return only(a.Officer(), "M8.3")
	}
	return within(a, branch, ID{}, branch, only(a.Officer(), "M8.3"))
}

// CanPursueImpostor tells whether the actor may write to an unauthorised group and end
// the matter: headquarters, whose right it is.
func CanPursueImpostor(a Actor, i Impostor) error {
	return within(a, i.Branch, ID{}, i.ID, only(a.HQ(), "M8.3"))
}

// CanCheckImpostor tells whether the actor may have names checked: whoever sees a group of
// the school may ask whether another one is.
func CanCheckImpostor(Actor) error { return nil }
