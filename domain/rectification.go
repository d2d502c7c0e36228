package domain

import "time"

// RectificationState is the state of a notice to put cards right.
type RectificationState string

// The states of a notice.
const (
	RectificationOpen   RectificationState = "open"   // 整改中
	RectificationClosed RectificationState = "closed" // 已结束: each card is right, its member gone, or the removal a task
)

// RectificationStates lists every state of a notice.
var RectificationStates = []RectificationState{RectificationOpen, RectificationClosed}

// RectificationFlow is the status machine of a notice.
var RectificationFlow = flowOf(rectificationSteps)

// RectifiedState is what became of one member in a notice.
type RectifiedState string

// What becomes of a member who was asked to put the card right.
const (
	RectifiedOpen    RectifiedState = "open"    // 待整改
	RectifiedMended  RectifiedState = "mended"  // 已改正
	RectifiedGone    RectifiedState = "gone"    // 已离群
	RectifiedOverdue RectifiedState = "overdue" // 逾期未改: a task follows, N2.2c
)

// RectifiedStates lists what becomes of a member in a notice.
var RectifiedStates = []RectifiedState{RectifiedOpen, RectifiedMended, RectifiedGone, RectifiedOverdue}

// The actions on a notice.
const (
	ActRectifyAsk     Action = "rectify.ask"
	ActRectifyClose   Action = "rectify.close"   // cards were put right, or their members went
	ActRectifyOverdue Action = "rectify.overdue" // the deadline passed
)

// Rectified is one member in a notice.
type Rectified struct {
	Person ID             `json:"person"`
	Card   string         `json:"card" seal:"yes" cover:"always"` // as it stood then
	Want   string         `json:"want,omitempty" seal:"yes"`      // as it was proposed; "" where too little was known
	State  RectifiedState `json:"state"`
	At     time.Time      `json:"at,omitzero"`   // when it ended
	Task   ID             `json:"task,omitzero"` // the removal of who did not mend the card
}

// Rectification is a notice to members of one group to put their cards right by
// a day (整改通知), N2.2b.
type Rectification struct {
	Meta
	Group    ID                 `json:"group"`
	Branch   ID                 `json:"branch"`
	Deadline Date               `json:"deadline"` // the last day in time
	Due      time.Time          `json:"due"`
	Members  []Rectified        `json:"members"`
	Note     string             `json:"note,omitempty" seal:"yes"`
	Body     string             `json:"body,omitempty" seal:"yes"` // HQ's own template in force then; "" for the default
	State    RectificationState `json:"state"`
	By       ID                 `json:"by,omitzero"` // account
	Sample   bool               `json:"sample,omitempty"`
}

// MaxNoticed is how many members one notice is given to at most: one transaction.
const MaxNoticed = 30

// Waits tells for whom an open notice waits: the group's managers, its branch,
// and headquarters, which chases it.
func (r Rectification) Waits() []Wait {
	if r.State != RectificationOpen {
		return nil
	}
	out := []Wait{{AudienceOf(r.Group), r.Due}, {AudienceHQ, r.Due}}
	if !r.Branch.IsZero() {
		out = append(out, Wait{AudienceOf(r.Branch), r.Due})
	}
	return out
}

// Open counts the members whose cards are still to be put right.
func (r Rectification) Open() int {
	return Count(r.Members, func(m Rectified) bool { return m.State == RectifiedOpen })
}

// OpenFor tells whether the notice still waits for a member.
func (r Rectification) OpenFor(person ID) bool {
	return r.State == RectificationOpen && Count(r.Members, func(m Rectified) bool {
		return m.Person == person && m.State == RectifiedOpen
	}) > 0
}

// MaxNoticeDays is how far ahead a notice's deadline may lie.
const MaxNoticeDays = 180

// CheckNoticeDeadline checks the last day of a notice, N2.2b: after today, and
// not so far away that nobody waits for it.
func CheckNoticeDeadline(d Date, now time.Time) error {
	last := DateOf(now.AddDate(0, 0, MaxNoticeDays))
	switch {
	case d == "":
		return Required("deadline", "N2.2b")
	case !d.Valid():
		return BadDate(FaultBadDate, "deadline", "N2.2b", d)
	case d <= DateOf(now):
		return BadDate(FaultPastDate, "deadline", "N2.2b", d)
	case d > last:
		return Invalid(FaultFarDate, "deadline", "N2.2b", Args{"value": string(d), "max": string(last)})
	}
	return nil
}

// NoticeDue is the last moment of a notice's deadline, in China.
func NoticeDue(d Date) time.Time { return d.Time().AddDate(0, 0, 1).Add(-time.Second) }
