// Package erasure takes what is personal of one person out of the registry's
// records on request (个人信息删除), PIPL 47: what was decided stays, and says a
// pseudonym in the place of the name.
package erasure

import "alumni/domain"

// Hold is a case that holds a person's data: while it stands nothing is erased.
type Hold struct {
	Kind HoldKind  `json:"kind"`
	ID   domain.ID `json:"id"`   // the record that holds it
	Name string    `json:"name"` // its name, where it has one: a branch, a group, an account
}

// HoldKind is why a record holds a person's data.
type HoldKind string

// What holds a person's data.
const (
	HoldSeat          HoldKind = "seat"          // an office in a council
	HoldManager       HoldKind = "manager"       // owner or admin of a group in use
	HoldApplication   HoldKind = "application"   // not decided
	HoldTransfer      HoldKind = "transfer"      // not decided
	HoldViolation     HoldKind = "violation"     // not closed
	HoldTask          HoldKind = "task"          // open
	HoldNotice        HoldKind = "notice"        // to mend the card, open
	HoldFiling        HoldKind = "filing"        // a form that names the person waits
	HoldConsolidation HoldKind = "consolidation" // under way
	HoldAccount       HoldKind = "account"       // may connect
	HoldIncident      HoldKind = "incident"      // a data incident that is about the person, open
	HoldReview        HoldKind = "review"        // of the members of a group with the person among them, under way
	HoldInvitation    HoldKind = "invitation"    // may still be used
)

// HoldKinds lists what holds a person's data.
var HoldKinds = []HoldKind{
	HoldSeat, HoldManager, HoldApplication, HoldTransfer, HoldViolation, HoldTask, HoldNotice, HoldFiling, HoldConsolidation,
	HoldAccount, HoldIncident, HoldReview, HoldInvitation,
}

// Pseudonym is what stands in the place of an erased person's name: the number,
// which stays the same everywhere.
func Pseudonym(id domain.ID) string { return id.String() }
