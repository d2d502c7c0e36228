package i18n

import "alumni/domain"

// Word holds the words for every value that a record can have.
type Word struct {
	BranchKind  map[domain.BranchKind]string
	BranchState map[domain.BranchState]string
	GroupKind   map[domain.GroupKind]string
	GroupState  map[domain.GroupState]string
	Filing      map[domain.FilingState]string
	Case        map[domain.CaseState]string
	Application map[domain.ApplicationKind]string
	Manager     map[domain.ManagerRole]string
	Office      map[domain.CouncilOffice]string
	Outcome     map[domain.Outcome]string
	Violation   map[domain.ViolationState]string
	TaskKind    map[domain.TaskKind]string
	Task        map[domain.TaskState]string
	Role        map[domain.Role]string
	Account     map[domain.AccountState]string
	Face        map[domain.Face]string
	Basis       map[domain.Basis]string
	Action      map[domain.Action]string // what somebody did
	Record      map[domain.Kind]string

	Material      map[domain.Material]string
	Form          map[domain.FormState]string
	Source        map[domain.FilingSource]string
	Channel       map[domain.FilingChannel]string
	Campaign      map[domain.CampaignState]string
	Bulletin      map[domain.BulletinState]string
	Consolidation map[domain.ConsolidationState]string
	PlaceKind     map[domain.PlaceKind]string
	Template      map[domain.TemplateKey]string
}

var wordZH = Word{
	BranchKind: map[domain.BranchKind]string{
		domain.BranchProvincial: "省级", domain.BranchMunicipal: "市级",
		domain.BranchRegional: "地区", domain.BranchIndustry: "行业",
	},
	BranchState: map[domain.BranchState]string{
		domain.BranchNone: "未成立", domain.BranchPreparatory: "筹备",
		domain.BranchEstablished: "已成立", domain.BranchEnded: "已终止",
	},
	GroupKind: map[domain.GroupKind]string{
		domain.GroupHQ: "总会群", domain.GroupRegional: "地方分会群",
		domain.GroupIndustry: "行业分会群", domain.GroupPreparatory: "筹备群",
	},
	GroupState: map[domain.GroupState]string{
		domain.GroupApproved: "待建", domain.GroupActive: "使用中", domain.GroupSuspended: "暂停",
		domain.GroupTerminated: "终止", domain.GroupEnded: "已解散",
	},
	Filing: map[domain.FilingState]string{
		domain.FilingMissing: "未报", domain.FilingSubmitted: "审核中", domain.FilingFiled: "已备案",
	},
	Case: map[domain.CaseState]string{
		domain.CaseDraft:     "草稿",
		domain.CaseSubmitted: "待审核", domain.CaseReturned: "退回补正", domain.CaseApproved: "已同意",
		domain.CaseRejected: "已驳回", domain.CaseWithdrawn: "已撤回",
	},
	Application: map[domain.ApplicationKind]string{
		domain.ApplyNewGroup: "新建群", domain.ApplyPreparatory: "筹备群", domain.ApplyLateFiling: "补办备案",
		domain.ApplyAdmins: "变更管理员", domain.ApplyRename: "规范群名", domain.ApplyDissolution: "解散群",
	},
	Manager: map[domain.ManagerRole]string{domain.ManagerOwner: "群主", domain.ManagerAdmin: "管理员"},
	Office: map[domain.CouncilOffice]string{
		domain.OfficePresident: "会长", domain.OfficeVicePresident: "副会长",
		domain.OfficeSecretary: "秘书长", domain.OfficeCouncillor: "理事",
	},
	Outcome: map[domain.Outcome]string{
		domain.OutcomeReminder: "提醒", domain.OutcomeRectification: "限期整改",
		domain.OutcomeWithdrawal: "撤回消息", domain.OutcomeRemoval: "清理出群", domain.OutcomeReferral: "移送有关部门",
	},
	Violation: map[domain.ViolationState]string{domain.ViolationOpen: "处理中", domain.ViolationClosed: "已办结"},
	TaskKind: map[domain.TaskKind]string{
		domain.TaskCreateGroup: "建群", domain.TaskTransferOwner: "移交群主", domain.TaskChangeAdmin: "更换管理员",
		domain.TaskRemoveMember: "清理出群", domain.TaskRectify: "整改", domain.TaskWithdraw: "撤回消息",
		domain.TaskRefer: "移送有关部门", domain.TaskPublish: "公布", domain.TaskFile: "备案", domain.TaskAcceptFiling: "审核备案",
		domain.TaskRenameGroup: "改群名", domain.TaskSetAdmins: "调整管理员", domain.TaskDissolveGroup: "解散群",
		domain.TaskConvertGroup: "筹备群转正", domain.TaskReviewOwner: "复核群主资格", domain.TaskMoveMembers: "迁移群成员",
	},
	Task: map[domain.TaskState]string{domain.TaskOpen: "待办", domain.TaskDone: "已办", domain.TaskCancelled: "已取消"},
	Role: map[domain.Role]string{
		domain.RoleDirector: "总会负责人", domain.RoleOfficer: "总会工作人员", domain.RoleBranchOfficer: "分会工作人员",
		domain.RoleGroupManager: "群主或管理员", domain.RoleAuditor: "审计员",
	},
	Account: map[domain.AccountState]string{domain.AccountActive: "启用", domain.AccountDisabled: "停用"},
	Face: map[domain.Face]string{
		domain.FaceConsole: "控制台", domain.FaceCommand: "远程命令", domain.FaceFiles: "文件传输", domain.FaceLocal: "服务器本机",
	},
	Basis: map[domain.Basis]string{
		domain.BasisOrigin: "生源地", domain.BasisWork: "工作", domain.BasisLiving: "生活",
		domain.BasisLeader: "学校领导", domain.BasisTeacher: "老师", domain.BasisStaff: "工作人员",
	},
	Action: map[domain.Action]string{
		domain.ActStoreInit: "建立数据库", domain.ActRuleSetAdd: "载入规则", domain.ActAccountAdd: "新增账号",
		domain.ActAccountDisable: "停用账号", domain.ActBranchImport: "导入分会",
		domain.ActApplicationSubmit: "提交申请", domain.ActApplicationApprove: "批复同意", domain.ActApplicationReject: "驳回申请",
		domain.ActTransferSubmit: "申请移交", domain.ActTransferDraft: "存移交草稿", domain.ActTransferApprove: "同意移交", domain.ActTransferReject: "驳回移交",
		domain.ActViolationAdd: "记录违规", domain.ActViolationClose: "办结违规", domain.ActTaskComplete: "办结任务",
		domain.ActGroupCreate: "建立群档案", domain.ActGroupOwner: "变更群主", domain.ActGroupAdmins: "变更管理员", domain.ActGroupState: "变更群状态",
		domain.ActMemberRemove: "清理出群", domain.ActPhoneReveal: "查看电话", domain.ActSampleLoad: "载入示例数据",
		domain.ActApplicationDraft: "存草稿", domain.ActApplicationWithdraw: "撤回申请", domain.ActApplicationReturn: "退回补正",
		domain.ActTransferWithdraw: "撤回移交", domain.ActTransferReturn: "退回补正",
		domain.ActCaseClaim: "领办", domain.ActCaseTakeOver: "接办", domain.ActCaseRelease: "放回",
		domain.ActTaskAssign: "指派任务", domain.ActTaskCancel: "取消任务",
		domain.ActNoticeRecord: "登记公布", domain.ActBulletinIssue: "拟公告", domain.ActBulletinPublish: "发布公告", domain.ActBulletinDrop: "作废公告",
		domain.ActFilingSubmit: "报送备案表", domain.ActFilingAccept: "准予备案", domain.ActFilingReturn: "退回备案表", domain.ActFilingExport: "导出备案表", domain.ActFilingCheck: "核对备案表",
		domain.ActCampaignStart: "开展备案", domain.ActCampaignRemind: "催报", domain.ActCampaignNote: "登记备案进展", domain.ActCampaignClose: "结束备案",
		domain.ActBranchState: "变更分会状态", domain.ActBranchCouncil: "变更理事会",
		domain.ActPersonAdd: "登记人员", domain.ActPersonEdit: "修改人员", domain.ActPersonVerify: "实名核验",
		domain.ActPersonCheck: "检查人员名单", domain.ActMemberAdd: "登记群成员", domain.ActMemberCheck: "检查群成员名单", domain.ActMemberMove: "迁移群成员",
		domain.ActPlaceAdd: "新增地名", domain.ActPlaceEdit: "修改地名", domain.ActTemplateSet: "修改文书模板",
		domain.ActGroupName: "变更群名", domain.ActGroupKind: "筹备群转正",
		domain.ActConsolidationPropose: "拟整合方案", domain.ActConsolidationAdjust: "调整整合方案", domain.ActConsolidationStart: "开始整合",
		domain.ActConsolidationDone: "完成整合", domain.ActConsolidationCancel: "取消整合",
	},
	Record: map[domain.Kind]string{
		domain.KindBranch: "分会", domain.KindGroup: "微信群", domain.KindPerson: "人员", domain.KindApplication: "申请",
		domain.KindTransfer: "移交", domain.KindViolation: "违规", domain.KindTask: "任务",
		domain.KindAccount: "账号", domain.KindRuleSet: "规则",
		domain.KindFiling: "备案表", domain.KindCampaign: "备案工作", domain.KindBulletin: "公告",
		domain.KindConsolidation: "整合", domain.KindPlace: "地名", domain.KindTemplate: "文书模板",
	},
	Material: map[domain.Material]string{
		domain.MaterialDocument: "书面申请或理事会决议", domain.MaterialAuthority: "会长对申请人的授权", domain.MaterialOwnerAuth: "会长对群主的授权",
		domain.MaterialHeadcount: "增设群的人数依据", domain.MaterialVerification: "实名核验", domain.MaterialOwner: "群主人选",
		domain.MaterialAdmins: "管理员名单", domain.MaterialName: "群名称", domain.MaterialReason: "申请理由",
		domain.MaterialPhone: "联系电话", domain.MaterialForm: "备案表", domain.MaterialOther: "其他（见说明）",
	},
	Form: map[domain.FormState]string{
		domain.FormSubmitted: "审核中", domain.FormAccepted: "已备案", domain.FormReturned: "退回补正",
	},
	Source: map[domain.FilingSource]string{
		domain.SourceState: "按登记生成", domain.SourceCSV: "CSV 表格", domain.SourceXLSX: "Excel 表格", domain.SourcePaste: "粘贴的表格",
	},
	Channel: map[domain.FilingChannel]string{
		domain.ChannelConsole: "本系统", domain.ChannelCommand: "本系统（命令）", domain.ChannelEmail: "电子邮件", domain.ChannelPaper: "纸质", domain.ChannelWeChat: "微信",
	},
	Campaign: map[domain.CampaignState]string{domain.CampaignOpen: "进行中", domain.CampaignClosed: "已结束"},
	Bulletin: map[domain.BulletinState]string{
		domain.BulletinDraft: "拟稿", domain.BulletinPublished: "已公布", domain.BulletinDropped: "已作废",
	},
	Consolidation: map[domain.ConsolidationState]string{
		domain.ConsolidationDraft: "方案", domain.ConsolidationRunning: "执行中",
		domain.ConsolidationDone: "已完成", domain.ConsolidationCancelled: "已取消",
	},
	PlaceKind: map[domain.PlaceKind]string{domain.PlaceRegion: "地名", domain.PlaceIndustry: "行业"},
	Template: map[domain.TemplateKey]string{
		domain.TemplateApproval: "批复（同意）", domain.TemplateRejection: "批复（不同意）", domain.TemplateCorrection: "补正通知",
		domain.TemplateBulletin: "公告", domain.TemplateReminder: "催报通知",
	},
}
