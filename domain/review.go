package domain

import "time"

// ReviewState is the state of an identity review.
type ReviewState string

// The states of a review.
const (
	ReviewOpen      ReviewState = "open"      // 核查中
	ReviewDone      ReviewState = "done"      // 已完成
	ReviewCancelled ReviewState = "cancelled" // 已取消: the group ended before it
)

// ReviewStates lists every state of a review.
var ReviewStates = []ReviewState{ReviewOpen, ReviewDone, ReviewCancelled}

// ReviewFlow is the status machine of a review.
var ReviewFlow = flowOf(reviewSteps)

// ReviewedState is what a review found of one member.
type ReviewedState string

// What a review finds of a member.
const (
	ReviewedOpen     ReviewedState = "open"     // 待核
	ReviewedFits     ReviewedState = "fits"     // 符合
	ReviewedVerified ReviewedState = "verified" // 符合，当场实名核验: the proof is the person's verification, N2.2a
	ReviewedCard     ReviewedState = "card"     // 群名片待改: a notice follows, N2.2b
	ReviewedUnfit    ReviewedState = "unfit"    // 不再符合: a removal follows, N2.2c
	ReviewedLeft     ReviewedState = "left"     // 已退群: found to have left
	ReviewedSkipped  ReviewedState = "skipped"  // 未核: passed over on purpose
	ReviewedGone     ReviewedState = "gone"     // 已离群: ceased to be a member by another way while the review ran
)

// ReviewedStates lists what a review finds of a member.
var ReviewedStates = []ReviewedState{
	ReviewedOpen, ReviewedFits, ReviewedVerified, ReviewedCard, ReviewedUnfit, ReviewedLeft, ReviewedSkipped, ReviewedGone,
}

// ReviewDecisions are what somebody may decide of a member, in the order in which
// people are offered it.
var ReviewDecisions = []ReviewedState{
	ReviewedFits, ReviewedCard, ReviewedVerified, ReviewedUnfit, ReviewedLeft, ReviewedSkipped,
}

// The actions on a review.
const (
	ActReviewDue    Action = "review.due"    // its day came near: it waits for the group's managers
	ActReviewStart  Action = "review.start"  // somebody began to walk the roster
	ActReviewTake   Action = "review.take"   // another one goes on with it
	ActReviewDecide Action = "review.decide" // one member was decided on
	ActReviewDone   Action = "review.done"
	ActReviewCancel Action = "review.cancel"
)

// Reviewed is one member in a review.
type Reviewed struct {
	Person ID            `json:"person"`
	State  ReviewedState `json:"state"`
	At     time.Time     `json:"at,omitzero"`               // when it was decided
	By     ID            `json:"by,omitzero"`               // the account that did
	Record ID            `json:"record,omitzero"`           // the notice or the removal that follows
	Note   string        `json:"note,omitempty" seal:"yes"` // how the name was verified, why somebody does not fit
}

// Review is a periodic identity review of a group's members (身份核查), M6.1,
// N2.2a: whoever was a member when it began is looked at one by one. Who joins
// later was looked at when joining and is named as not covered.
type Review struct {
	Meta
	Group   ID          `json:"group"`
	Branch  ID          `json:"branch,omitzero"`
	State   ReviewState `json:"state"`
	Due     time.Time   `json:"due"`         // when it was due
	By      ID          `json:"by,omitzero"` // the account that began it
	Claim   CaseClaim   `json:"claim,omitzero"`
	Task    ID          `json:"task,omitzero"`     // that waits for its end
	Members []Reviewed  `json:"members"`           // in the roster's order
	Joined  []ID        `json:"joined,omitempty"`  // who joined since it began and is not covered; known once it is done
	EndedAt time.Time   `json:"ended_at,omitzero"` // when it was done or cancelled
	EndedBy ID          `json:"ended_by,omitzero"` // the account that said so
	Sample  bool        `json:"sample,omitempty"`
}
