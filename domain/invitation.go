package domain

import "time"

// InvitationState is the state of an invitation.
type InvitationState string

// The states of an invitation.
const (
	InvitationOpen    InvitationState = "open"    // 待使用
	InvitationUsed    InvitationState = "used"    // 已使用
	InvitationRevoked InvitationState = "revoked" // 已撤销
)

// InvitationFlow is the status machine of invitations.
var InvitationFlow = flowOf(invitationSteps)

// The actions on an invitation.
const (
	ActInvitationAdd    Action = "invitation.add"
	ActInvitationRevoke Action = "invitation.revoke"
	ActEnrol            Action = "invitation.enrol"
	ActEnrolRefused     Action = "invitation.refused" // somebody's code was none, or is no more
)

// Limits of invitations.
const (
	MaxInvitations = 50 // that are open at once
	MaxInviteDays  = 30
	InviteDays     = 7 // where nothing else is said
)

// Invitation lets one person register a key of their own by a code, once (邀请).
// The code itself is kept nowhere.
type Invitation struct {
	Meta
	Name    string          `json:"name" erase:"name"`
	Role    Role            `json:"role"`
	Scope   ID              `json:"scope,omitzero"`
	Person  ID              `json:"person,omitzero"`
	Lang    string          `json:"lang,omitempty"`
	State   InvitationState `json:"state"`
	Expires time.Time       `json:"expires"`
	Account ID              `json:"account,omitzero"` // that was made by it
}

// Live tells whether the invitation can be used at a time.
func (i Invitation) Live(now time.Time) bool {
	return i.State == InvitationOpen && now.Before(i.Expires)
}
