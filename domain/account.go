package domain

import (
	"cmp"
	"fmt"
	"time"
)

// Role is what an account may do (角色).
type Role string

// The roles, and what their scope is.
const (
	RoleDirector      Role = "director"       // 总会负责人; no scope
	RoleOfficer       Role = "officer"        // 总会工作人员; no scope
	RoleBranchOfficer Role = "branch_officer" // 分会工作人员; scope: one branch
	RoleGroupManager  Role = "group_manager"  // 群主或管理员; scope: one group
	RoleAuditor       Role = "auditor"        // 审计员; no scope, reads everything, changes nothing
)

// Roles lists every role.
var Roles = []Role{RoleDirector, RoleOfficer, RoleBranchOfficer, RoleGroupManager, RoleAuditor}

// Scope is the kind of record that a role's scope names; 0 if it has none.
func (r Role) Scope() Kind {
	switch r {
	case RoleBranchOfficer:
		return KindBranch
	case RoleGroupManager:
		return KindGroup
	}
	return 0
}

// AccountState is the state of an account.
type AccountState string

// The states of an account.
const (
	AccountActive   AccountState = "active"   // 启用
	AccountDisabled AccountState = "disabled" // 停用
)

// AccountStates lists every state of an account.
var AccountStates = []AccountState{AccountActive, AccountDisabled}

// AccountFlow is the status machine of accounts: a disabled one stays so.
var AccountFlow = flowOf(accountSteps)

// AccountKey is an SSH public key by which an account is known. An account has
// several, one a machine.
type AccountKey struct {
	Fingerprint string    `json:"fingerprint"` // SHA256:…
	Authorized  string    `json:"authorized"`  // the key as a line of authorized_keys, without comment
	Comment     string    `json:"comment,omitempty"`
	Name        string    `json:"name,omitempty"`    // that it was given, unique in its account
	AddedAt     time.Time `json:"added_at,omitzero"` // zero for those of before
	AddedBy     ID        `json:"added_by,omitzero"` // account; zero for the operator
}

// Label is what people call the key: its name, else its comment, else its fingerprint.
func (k AccountKey) Label() string { return cmp.Or(k.Name, k.Comment, k.Fingerprint) }

// MaxKeys is how many keys an account may have.
const MaxKeys = 16

// KeyUse is when each key of an account was last used, kept beside the account:
// coming in changes nothing that somebody decides on.
type KeyUse struct {
	Meta
	Used map[string]time.Time `json:"used"` // by fingerprint
	// Certified is the last certificate that opened the account.
	Certified CertificateUse `json:"certified,omitzero"`
}

// CertificateUse is a certificate and when it was last used.
type CertificateUse struct {
	KeyID     string    `json:"key_id,omitempty"`
	Serial    uint64    `json:"serial"`
	Authority string    `json:"authority"` // fingerprint of the key that signed it
	At        time.Time `json:"at"`
}

// Label is what people call the certificate: what its authority called it, else its number.
func (u CertificateUse) Label() string { return cmp.Or(u.KeyID, fmt.Sprint(u.Serial)) }

// The actions on an account.
const (
	ActAccountAdd       Action = "account.add"
	ActAccountEdit      Action = "account.edit"
	ActAccountDisable   Action = "account.disable"
	ActAccountKeyAdd    Action = "account.key_add"
	ActAccountKeyRemove Action = "account.key_remove"
	ActSessionEnd       Action = "account.session_end" // a director ended somebody's session
)

// Account is somebody who may connect (账号). It has one role and its scope.
type Account struct {
	Meta
	Name   string       `json:"name"`
	Role   Role         `json:"role"`
	Scope  ID           `json:"scope,omitzero"`  // branch or group, by Role
	Person ID           `json:"person,omitzero"` // the person in the registry, if known
	State  AccountState `json:"state"`
	Keys   []AccountKey `json:"keys"`
	Lang   string       `json:"lang,omitempty"` // "zh", "en" or "" for the client's LANG
	Sample bool         `json:"sample,omitempty"`
}

// Face is the way somebody came in.
type Face string

// The faces.
const (
	FaceConsole Face = "console" // terminal
	FaceCommand Face = "command" // ssh host command
	FaceFiles   Face = "files"   // sftp, scp
	FaceLocal   Face = "local"   // the operator's own shell on the server
)

// Caller is who asks, as the transport proved it. A use-case looks the account
// up by the key inside its own transaction, so a revoked key bites at once.
type Caller struct {
	Fingerprint string // of the proven key; "" only with FaceLocal
	Remote      string // address, or "" for FaceLocal
	Face        Face
	Cert        Certificate // of the key, where that is what opens; it names the account
}

// Actor is the caller with the account's present role, loaded in the transaction.
type Actor struct {
	Account ID
	Name    string
	Role    Role
	Scope   ID
	Person  ID
	Lang    string
	// GroupBranch is the branch of the group that a group manager's scope names.
	GroupBranch ID
}

// HQ tells whether the actor decides for headquarters.
func (a Actor) HQ() bool { return a.Role == RoleDirector || a.Role == RoleOfficer }

// Officer tells whether the actor is an officer of headquarters or of a branch.
func (a Actor) Officer() bool { return a.HQ() || a.Role == RoleBranchOfficer }

// HomeBranch is the branch of a branch's officer, or that of a group manager's
// group; the zero ID for headquarters, auditors and managers of its own group.
func (a Actor) HomeBranch() ID {
	switch a.Role {
	case RoleBranchOfficer:
		return a.Scope
	case RoleGroupManager:
		return a.GroupBranch
	}
	return ID{}
}

// SeesAll tells whether the actor reads records of every branch.
func (a Actor) SeesAll() bool { return a.HQ() || a.Role == RoleAuditor }
