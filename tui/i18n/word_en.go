package i18n

import "alumni/domain"

var wordEN = Word{
	BranchKind: map[domain.BranchKind]string{
		domain.BranchProvincial: "province", domain.BranchMunicipal: "city",
		domain.BranchRegional: "region", domain.BranchIndustry: "industry",
	},
	BranchState: map[domain.BranchState]string{
		domain.BranchNone: "not founded", domain.BranchPreparatory: "preparatory",
		domain.BranchEstablished: "established", domain.BranchEnded: "ended",
	},
	GroupKind: map[domain.GroupKind]string{
		domain.GroupHQ: "HQ group", domain.GroupRegional: "regional group",
		domain.GroupIndustry: "industry group", domain.GroupPreparatory: "preparatory group",
	},
	GroupState: map[domain.GroupState]string{
		domain.GroupApproved: "approved", domain.GroupActive: "active", domain.GroupSuspended: "suspended",
		domain.GroupTerminated: "terminated", domain.GroupEnded: "dissolved",
	},
	Filing: map[domain.FilingState]string{
		domain.FilingMissing: "missing", domain.FilingSubmitted: "review", domain.FilingFiled: "filed",
	},
	Case: map[domain.CaseState]string{
		domain.CaseSubmitted: "submitted", domain.CaseReturned: "returned", domain.CaseApproved: "approved",
		domain.CaseRejected: "rejected", domain.CaseWithdrawn: "withdrawn",
	},
	Application: map[domain.ApplicationKind]string{
		domain.ApplyNewGroup: "new group", domain.ApplyPreparatory: "preparatory", domain.ApplyLateFiling: "late filing",
	},
	Manager: map[domain.ManagerRole]string{domain.ManagerOwner: "owner", domain.ManagerAdmin: "admin"},
	Office: map[domain.CouncilOffice]string{
		domain.OfficePresident: "president", domain.OfficeVicePresident: "vice president",
		domain.OfficeSecretary: "secretary-general", domain.OfficeCouncillor: "councillor",
	},
	Outcome: map[domain.Outcome]string{
		domain.OutcomeReminder: "reminder", domain.OutcomeRectification: "rectification",
		domain.OutcomeWithdrawal: "withdrawal", domain.OutcomeRemoval: "removal", domain.OutcomeReferral: "referral",
	},
	Violation: map[domain.ViolationState]string{domain.ViolationOpen: "open", domain.ViolationClosed: "closed"},
	TaskKind: map[domain.TaskKind]string{
		domain.TaskCreateGroup: "set up", domain.TaskTransferOwner: "hand over owner", domain.TaskChangeAdmin: "change admin",
		domain.TaskRemoveMember: "removal", domain.TaskRectify: "rectification", domain.TaskWithdraw: "withdraw message",
		domain.TaskRefer: "referral", domain.TaskPublish: "publication", domain.TaskFile: "filing", domain.TaskAcceptFiling: "accept filing",
	},
	Task: map[domain.TaskState]string{domain.TaskOpen: "open", domain.TaskDone: "done"},
	Role: map[domain.Role]string{
		domain.RoleDirector: "HQ director", domain.RoleOfficer: "HQ officer", domain.RoleBranchOfficer: "branch officer",
		domain.RoleGroupManager: "group manager", domain.RoleAuditor: "auditor",
	},
	Account: map[domain.AccountState]string{domain.AccountActive: "active", domain.AccountDisabled: "disabled"},
	Face: map[domain.Face]string{
		domain.FaceConsole: "console", domain.FaceCommand: "command", domain.FaceFiles: "files", domain.FaceLocal: "server's shell",
	},
	Basis: map[domain.Basis]string{
		domain.BasisOrigin: "local origin", domain.BasisWork: "works here", domain.BasisLiving: "lives here",
		domain.BasisLeader: "university leader", domain.BasisTeacher: "teacher", domain.BasisStaff: "staff",
	},
	Action: map[domain.Action]string{
		domain.ActStoreInit: "set up the store", domain.ActRuleSetAdd: "loaded rules", domain.ActAccountAdd: "added account",
		domain.ActAccountDisable: "disabled account", domain.ActBranchImport: "imported branches",
		domain.ActApplicationSubmit: "applied", domain.ActApplicationApprove: "approved", domain.ActApplicationReject: "rejected",
		domain.ActTransferSubmit: "asked for transfer", domain.ActTransferApprove: "approved transfer", domain.ActTransferReject: "rejected transfer",
		domain.ActViolationAdd: "recorded violation", domain.ActViolationClose: "closed violation", domain.ActTaskComplete: "completed task",
		domain.ActGroupCreate: "registered group", domain.ActGroupOwner: "changed owner", domain.ActGroupAdmins: "changed admins", domain.ActGroupState: "changed group state",
		domain.ActMemberRemove: "removed member", domain.ActPhoneReveal: "viewed phone", domain.ActSampleLoad: "loaded sample data",
	},
	Record: map[domain.Kind]string{
		domain.KindBranch: "branch", domain.KindGroup: "group", domain.KindPerson: "person", domain.KindApplication: "application",
		domain.KindTransfer: "transfer", domain.KindViolation: "violation", domain.KindTask: "task",
		domain.KindAccount: "account", domain.KindRuleSet: "rules",
	},
}
