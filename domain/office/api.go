package office

import (
	"context"

	"alumni/domain"
)

// Whoami gives the caller's present role; CodeForbidden with FaultDisabled for a key that is unknown or disabled.
func (o *Office) Whoami(ctx context.Context, by domain.Caller) (domain.Actor, error) {
	panic("soon")
}

// Counts gives the numbers beside the console's sections, in the caller's scope.
func (o *Office) Counts(ctx context.Context, by domain.Caller) (Counts, error) {
	panic("soon")
}

// Inbox gives what waits for the caller, across kinds, oldest due first.
func (o *Office) Inbox(ctx context.Context, by domain.Caller, after string, limit int) (InboxPage, error) {
	panic("soon")
}

// Branches pages through the branches in the caller's scope, N0.
func (o *Office) Branches(ctx context.Context, by domain.Caller, f BranchFilter) (domain.Page[BranchRow], error) {
	panic("soon")
}

// BranchCounts gives the numbers on the branch list's filter chips.
func (o *Office) BranchCounts(ctx context.Context, by domain.Caller) (BranchCounts, error) {
	panic("soon")
}

// Branch gives one branch; out of scope is CodeNotFound.
func (o *Office) Branch(ctx context.Context, by domain.Caller, id domain.ID) (BranchView, error) {
	panic("soon")
}

// Groups pages through the groups in the caller's scope.
func (o *Office) Groups(ctx context.Context, by domain.Caller, f GroupFilter) (domain.Page[GroupRow], error) {
	panic("soon")
}

// Group gives one group; out of scope is CodeNotFound.
func (o *Office) Group(ctx context.Context, by domain.Caller, id domain.ID) (GroupView, error) {
	panic("soon")
}

// Members pages through a group's members, present ones only.
func (o *Office) Members(ctx context.Context, by domain.Caller, f MemberFilter) (domain.Page[MemberRow], error) {
	panic("soon")
}

// Applications pages through applications, undecided ones by due time, others newest first.
func (o *Office) Applications(ctx context.Context, by domain.Caller, f CaseFilter) (domain.Page[ApplicationRow], error) {
	panic("soon")
}

// Application gives one application with its checks.
func (o *Office) Application(ctx context.Context, by domain.Caller, id domain.ID) (ApplicationView, error) {
	panic("soon")
}

// SubmitApplication files an application, M4.1.
func (o *Office) SubmitApplication(ctx context.Context, by domain.Caller, in SubmitApplication) (domain.Application, error) {
	panic("soon")
}

// ApproveApplication replies to an application with yes: allocates name and number, creates the group, M4.2, M4.6.
func (o *Office) ApproveApplication(ctx context.Context, by domain.Caller, in Approve) (domain.Application, error) {
	panic("soon")
}

// RejectApplication replies with no and a reason, M4.2.
func (o *Office) RejectApplication(ctx context.Context, by domain.Caller, in Reject) (domain.Application, error) {
	panic("soon")
}

// Transfers pages through transfers, undecided ones by due time, others newest first.
func (o *Office) Transfers(ctx context.Context, by domain.Caller, f CaseFilter) (domain.Page[TransferRow], error) {
	panic("soon")
}

// Transfer gives one transfer with its checks.
func (o *Office) Transfer(ctx context.Context, by domain.Caller, id domain.ID) (TransferView, error) {
	panic("soon")
}

// SubmitTransfer asks to hand a role over, N2.3.
func (o *Office) SubmitTransfer(ctx context.Context, by domain.Caller, in SubmitTransfer) (domain.Transfer, error) {
	panic("soon")
}

// ApproveTransfer hands the role over: exactly one owner before and after, N2.3, M5.1.
func (o *Office) ApproveTransfer(ctx context.Context, by domain.Caller, in Approve) (domain.Transfer, error) {
	panic("soon")
}

// RejectTransfer refuses a transfer with a reason.
func (o *Office) RejectTransfer(ctx context.Context, by domain.Caller, in Reject) (domain.Transfer, error) {
	panic("soon")
}

// Violations pages through violations, newest first.
func (o *Office) Violations(ctx context.Context, by domain.Caller, f ViolationFilter) (domain.Page[ViolationRow], error) {
	panic("soon")
}

// Violation gives one violation.
func (o *Office) Violation(ctx context.Context, by domain.Caller, id domain.ID) (ViolationView, error) {
	panic("soon")
}

// RecordViolation records a breach and opens the task that follows from its outcome, N3.2, M8.
func (o *Office) RecordViolation(ctx context.Context, by domain.Caller, in RecordViolation) (domain.Violation, error) {
	panic("soon")
}

// Task gives one task.
func (o *Office) Task(ctx context.Context, by domain.Caller, id domain.ID) (TaskView, error) {
	panic("soon")
}

// CompleteTask ends a task with its proof and carries out what depends on it.
func (o *Office) CompleteTask(ctx context.Context, by domain.Caller, in CompleteTask) (domain.Task, error) {
	panic("soon")
}

// Audit pages through the audit log, newest first.
func (o *Office) Audit(ctx context.Context, by domain.Caller, f AuditFilter) (domain.Page[AuditLine], error) {
	panic("soon")
}

// VerifyAudit walks the whole chain.
func (o *Office) VerifyAudit(ctx context.Context, by domain.Caller) (domain.ChainReport, error) {
	panic("soon")
}

// RevealPhone gives a person's phone in clear; the reveal is an audit entry.
func (o *Office) RevealPhone(ctx context.Context, by domain.Caller, person domain.ID) (string, error) {
	panic("soon")
}

// Accounts pages through the accounts; HQ director and auditor only.
func (o *Office) Accounts(ctx context.Context, by domain.Caller, after string, limit int) (domain.Page[domain.Account], error) {
	panic("soon")
}

// AddAccount makes an account; HQ director or the operator only.
func (o *Office) AddAccount(ctx context.Context, by domain.Caller, in AddAccount) (domain.Account, error) {
	panic("soon")
}

// DisableAccount disables an account; the last director can't be disabled.
func (o *Office) DisableAccount(ctx context.Context, by domain.Caller, id domain.ID) (domain.Account, error) {
	panic("soon")
}

// ImportBranches adds or updates branches by name, all or none; *ImportError names every wrong row.
func (o *Office) ImportBranches(ctx context.Context, by domain.Caller, rows []ImportBranch) (int, error) {
	panic("soon")
}

// Subscribe gives the events in the actor's scope until the returned function is called.
func (o *Office) Subscribe(a domain.Actor) (<-chan domain.Event, func()) {
	panic("soon")
}
