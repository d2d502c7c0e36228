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
		domain.CaseDraft:     "draft",
		domain.CaseSubmitted: "submitted", domain.CaseReturned: "returned", domain.CaseApproved: "approved",
		domain.CaseRejected: "rejected", domain.CaseWithdrawn: "withdrawn",
	},
	Application: map[domain.ApplicationKind]string{
		domain.ApplyNewGroup: "new group", domain.ApplyPreparatory: "preparatory", domain.ApplyLateFiling: "late filing",
		domain.ApplyAdmins: "change of admins", domain.ApplyRename: "rename", domain.ApplyDissolution: "dissolution",
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
		domain.TaskRenameGroup: "rename", domain.TaskSetAdmins: "set admins", domain.TaskDissolveGroup: "dissolve",
		domain.TaskConvertGroup: "convert", domain.TaskReviewOwner: "review owner", domain.TaskMoveMembers: "move members",
	},
	Task: map[domain.TaskState]string{domain.TaskOpen: "open", domain.TaskDone: "done", domain.TaskCancelled: "cancelled"},
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
		domain.ActTransferSubmit: "asked for transfer", domain.ActTransferDraft: "saved transfer draft", domain.ActTransferApprove: "approved transfer", domain.ActTransferReject: "rejected transfer",
		domain.ActViolationAdd: "recorded violation", domain.ActViolationClose: "closed violation", domain.ActTaskComplete: "completed task",
		domain.ActGroupCreate: "registered group", domain.ActGroupOwner: "changed owner", domain.ActGroupAdmins: "changed admins", domain.ActGroupState: "changed group state",
		domain.ActMemberRemove: "removed member", domain.ActPhoneReveal: "viewed phone", domain.ActSampleLoad: "loaded sample data",
		domain.ActApplicationDraft: "saved draft", domain.ActApplicationWithdraw: "withdrew application", domain.ActApplicationReturn: "returned application",
		domain.ActTransferWithdraw: "withdrew transfer", domain.ActTransferReturn: "returned transfer",
		domain.ActCaseClaim: "claimed", domain.ActCaseTakeOver: "took over", domain.ActCaseRelease: "released",
		domain.ActTaskAssign: "assigned task", domain.ActTaskCancel: "cancelled task",
		domain.ActNoticeRecord: "recorded publication", domain.ActBulletinIssue: "drafted bulletin", domain.ActBulletinPublish: "published bulletin", domain.ActBulletinDrop: "dropped bulletin",
		domain.ActFilingSubmit: "handed in form", domain.ActFilingAccept: "accepted form", domain.ActFilingReturn: "returned form", domain.ActFilingExport: "exported form", domain.ActFilingCheck: "checked form",
		domain.ActCampaignStart: "started campaign", domain.ActCampaignRemind: "reminded", domain.ActCampaignNote: "noted progress", domain.ActCampaignClose: "closed campaign",
		domain.ActBranchState: "changed branch state", domain.ActBranchCouncil: "changed council",
		domain.ActPersonAdd: "registered person", domain.ActPersonEdit: "edited person", domain.ActPersonVerify: "verified person",
		domain.ActPersonCheck: "checked people list", domain.ActMemberAdd: "added member", domain.ActMemberCheck: "checked member list", domain.ActMemberMove: "moved member",
		domain.ActPlaceAdd: "added place", domain.ActPlaceEdit: "edited place", domain.ActTemplateSet: "edited template",
		domain.ActGroupName: "renamed group", domain.ActGroupKind: "converted group",
		domain.ActConsolidationPropose: "proposed merge plan", domain.ActConsolidationAdjust: "adjusted merge plan", domain.ActConsolidationStart: "started merge plan",
		domain.ActConsolidationDone: "finished merge plan", domain.ActConsolidationCancel: "cancelled merge plan",
	},
	Record: map[domain.Kind]string{
		domain.KindBranch: "branch", domain.KindGroup: "group", domain.KindPerson: "person", domain.KindApplication: "application",
		domain.KindTransfer: "transfer", domain.KindViolation: "violation", domain.KindTask: "task",
		domain.KindAccount: "account", domain.KindRuleSet: "rules",
		domain.KindFiling: "filing form", domain.KindCampaign: "campaign", domain.KindBulletin: "bulletin",
		domain.KindConsolidation: "consolidation", domain.KindPlace: "place", domain.KindTemplate: "template",
	},
	Material: map[domain.Material]string{
		domain.MaterialDocument: "written application or council decision", domain.MaterialAuthority: "authorisation of the applicant", domain.MaterialOwnerAuth: "authorisation of the owner",
		domain.MaterialHeadcount: "headcount of a further group", domain.MaterialVerification: "verified real name", domain.MaterialOwner: "owner",
		domain.MaterialAdmins: "admins", domain.MaterialName: "group name", domain.MaterialReason: "reason",
		domain.MaterialPhone: "phone", domain.MaterialForm: "filing form", domain.MaterialOther: "other (see note)",
	},
	Form: map[domain.FormState]string{
		domain.FormSubmitted: "in review", domain.FormAccepted: "filed", domain.FormReturned: "returned",
	},
	Source: map[domain.FilingSource]string{
		domain.SourceState: "from the registry", domain.SourceCSV: "CSV", domain.SourceXLSX: "Excel", domain.SourcePaste: "pasted",
	},
	Channel: map[domain.FilingChannel]string{
		domain.ChannelConsole: "this console", domain.ChannelCommand: "command", domain.ChannelEmail: "email", domain.ChannelPaper: "paper", domain.ChannelWeChat: "WeChat",
	},
	Campaign: map[domain.CampaignState]string{domain.CampaignOpen: "open", domain.CampaignClosed: "closed"},
	Bulletin: map[domain.BulletinState]string{
		domain.BulletinDraft: "draft", domain.BulletinPublished: "published", domain.BulletinDropped: "dropped",
	},
	Consolidation: map[domain.ConsolidationState]string{
		domain.ConsolidationDraft: "plan", domain.ConsolidationRunning: "running",
		domain.ConsolidationDone: "done", domain.ConsolidationCancelled: "cancelled",
	},
	PlaceKind: map[domain.PlaceKind]string{domain.PlaceRegion: "place", domain.PlaceIndustry: "industry"},
	Template: map[domain.TemplateKey]string{
		domain.TemplateApproval: "approval", domain.TemplateRejection: "rejection", domain.TemplateCorrection: "correction notice",
		domain.TemplateBulletin: "bulletin", domain.TemplateReminder: "reminder",
	},
}
