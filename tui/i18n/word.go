package i18n

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"alumni/domain"
	"alumni/domain/erasure"
	"alumni/domain/office/people"
)

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
	Entry       map[domain.Entry]string
	Invitation  map[domain.InvitationState]string
	Face        map[domain.Face]string
	Basis       map[domain.Basis]string
	Parted      map[domain.PartedAs]string
	Ground      map[domain.RemovalGround]string
	PersonKind  map[domain.PersonKind]string
	Degree      map[domain.Degree]string
	FilePart    map[domain.FilePart]string

	Rectification map[domain.RectificationState]string
	Rectified     map[domain.RectifiedState]string
	Import        map[domain.ImportState]string
	Imported      map[domain.ImportOutcome]string // what became of a row

	Action map[domain.Action]string // what somebody did
	Record map[domain.Kind]string

	Material      map[domain.Material]string
	Form          map[domain.FilingFormState]string
	Source        map[domain.FilingSource]string
	Channel       map[domain.FilingChannel]string
	Campaign      map[domain.CampaignState]string
	Bulletin      map[domain.BulletinState]string
	Consolidation map[domain.ConsolidationState]string
	PlaceKind     map[domain.PlaceKind]string
	Lang          map[string]string // the languages, by their tags
	Template      map[domain.TemplateKey]string
}

// Actions lists every action that the log can hold, by its code.
func (w *Word) Actions() []domain.Action { return slices.Sorted(maps.Keys(w.Action)) }

func wordText(l lang) Word {
	return Word{
		BranchKind: map[domain.BranchKind]string{
			domain.BranchProvincial: l("省级", "province"), domain.BranchMunicipal: l("市级", "city"),
			domain.BranchRegional: l("地区", "region"), domain.BranchIndustry: l("行业", "industry"),
		},
		BranchState: map[domain.BranchState]string{
			domain.BranchNone: l("未成立", "not founded"), domain.BranchPreparatory: l("筹备", "preparatory"),
			domain.BranchEstablished: l("已成立", "established"), domain.BranchEnded: l("已终止", "ended"),
		},
		GroupKind: map[domain.GroupKind]string{
			domain.GroupHQ: l("总会群", "HQ group"), domain.GroupRegional: l("地方分会群", "regional group"),
			domain.GroupIndustry: l("行业分会群", "industry group"), domain.GroupPreparatory: l("筹备群", "preparatory group"),
		},
		GroupState: map[domain.GroupState]string{
			domain.GroupApproved: l("待建", "approved"), domain.GroupActive: l("使用中", "active"),
			domain.GroupSuspended: l("暂停", "suspended"), domain.GroupTerminated: l("终止", "terminated"),
			domain.GroupEnded: l("已解散", "dissolved"),
		},
		Filing: map[domain.FilingState]string{
			domain.FilingMissing: l("未报", "missing"), domain.FilingSubmitted: l("审核中", "review"),
			domain.FilingFiled: l("已备案", "filed"),
		},
		Case: map[domain.CaseState]string{
			domain.CaseDraft: l("草稿", "draft"), domain.CaseSubmitted: l("待审核", "submitted"),
			domain.CaseReturned: l("退回补正", "returned"), domain.CaseApproved: l("已同意", "approved"),
			domain.CaseRejected: l("已驳回", "rejected"), domain.CaseWithdrawn: l("已撤回", "withdrawn"),
		},
		Application: wordsOf(l, applicationKinds, func(k ApplicationKind) Line { return k.Name }),
		Manager:     map[domain.ManagerRole]string{domain.ManagerOwner: l("群主", "owner"), domain.ManagerAdmin: l("管理员", "admin")},
		Office: map[domain.CouncilOffice]string{
			domain.OfficePresident: l("会长", "president"), domain.OfficeVicePresident: l("副会长", "vice president"),
			domain.OfficeSecretary: l("秘书长", "secretary-general"), domain.OfficeCouncillor: l("理事", "councillor"),
		},
		Outcome: map[domain.Outcome]string{
			domain.OutcomeReminder: l("提醒", "reminder"), domain.OutcomeRectification: l("限期整改", "rectification"),
			domain.OutcomeWithdrawal: l("撤回消息", "withdrawal"), domain.OutcomeRemoval: l("清理出群", "removal"),
			domain.OutcomeReferral: l("移送有关部门", "referral"),
		},
		Violation: map[domain.ViolationState]string{
			domain.ViolationOpen: l("处理中", "open"), domain.ViolationClosed: l("已办结", "closed"),
		},
		TaskKind: wordsOf(l, taskKinds, func(k TaskKind) Line { return k.Name }),
		Task: map[domain.TaskState]string{
			domain.TaskOpen: l("待办", "open"), domain.TaskDone: l("已办", "done"), domain.TaskCancelled: l("已取消", "cancelled"),
		},
		Role: map[domain.Role]string{
			domain.RoleDirector: l("总会负责人", "HQ director"), domain.RoleOfficer: l("总会工作人员", "HQ officer"),
			domain.RoleBranchOfficer: l("分会工作人员", "branch officer"), domain.RoleGroupManager: l("群主或管理员", "group manager"),
			domain.RoleAuditor: l("审计员", "auditor"),
		},
		Invitation: map[domain.InvitationState]string{
			domain.InvitationOpen: l("待使用", "open"), domain.InvitationUsed: l("已使用", "used"), domain.InvitationRevoked: l("已撤销", "revoked"),
		},
		Entry: map[domain.Entry]string{
			domain.EntryOpen: l("可登录", "open"), domain.EntryUnknown: l("未登记", "unknown"), domain.EntryDisabled: l("停用", "disabled"),
			domain.EntryHandedOver: l("已移交，不能登录", "handed over, opens no more"), domain.EntryRemoved: l("密钥已移除", "key removed"),
			domain.EntryCertStranger: l("证书不是这里认可的", "certificate of a stranger"), domain.EntryCertHost: l("主机证书", "certificate for hosts"),
			domain.EntryCertEarly: l("证书尚未生效", "certificate not valid yet"), domain.EntryCertExpired: l("证书已过期", "certificate expired"),
			domain.EntryCertRevoked: l("证书已吊销", "certificate revoked"),
			domain.EntryCertSource:  l("证书不许从此处使用", "certificate from elsewhere"),
			domain.EntryCertOption:  l("证书含不支持的限制", "certificate with options"), domain.EntryCertWeak: l("证书太弱", "weak certificate"),
			domain.EntryCertPrincipal: l("证书没有指明账号", "certificate names no account"),
			domain.EntryCertUnchecked: l("查不到证书是否已吊销", "certificate can't be checked"),
			domain.EntryCertSeveral:   l("证书指明了几个账号", "certificate names several accounts"),
		},
		Account: map[domain.AccountState]string{
			domain.AccountActive: l("启用", "active"), domain.AccountDisabled: l("停用", "disabled"),
		},
		Face: map[domain.Face]string{
			domain.FaceConsole: l("控制台", "console"), domain.FaceCommand: l("远程命令", "command"), domain.FaceFiles: l("文件传输", "files"),
			domain.FaceLocal: l("服务器本机", "server's shell"),
		},
		Basis: map[domain.Basis]string{
			domain.BasisOrigin: l("生源地", "local origin"), domain.BasisWork: l("工作", "works here"),
			domain.BasisLiving: l("生活", "lives here"), domain.BasisLeader: l("学校领导", "university leader"),
			domain.BasisTeacher: l("老师", "teacher"), domain.BasisStaff: l("工作人员", "staff"),
			domain.BasisException: l("例外", "exception"),
		},
		Parted: map[domain.PartedAs]string{
			domain.PartedLeft: l("自行退群", "left"), domain.PartedRemoved: l("清理出群", "removed"),
		},
		Ground: map[domain.RemovalGround]string{
			domain.GroundUnfit: l("不符合群成员身份", "does not fit"), domain.GroundCard: l("拒不修改群名片", "refuses to mend the card"),
		},
		Rectification: map[domain.RectificationState]string{
			domain.RectificationOpen: l("整改中", "open"), domain.RectificationClosed: l("已结束", "closed"),
		},
		Import: map[domain.ImportState]string{
			domain.ImportStaging: l("暂存中", "being stored"), domain.ImportRunning: l("未完成", "unfinished"),
			domain.ImportDone: l("已完成", "finished"), domain.ImportUndoing: l("撤销未完成", "undo unfinished"),
			domain.ImportUndone: l("已撤销", "undone"),
		},
		Imported: map[domain.ImportOutcome]string{
			domain.ImportAdded: l("新登记", "registered"), domain.ImportChanged: l("已更正", "changed"),
			domain.ImportJoined: l("入群", "joined"), domain.ImportEnrolled: l("新登记并入群", "registered and joined"),
			domain.ImportCarded: l("更新群名片", "card recorded"), domain.ImportSame: l("不变", "unchanged"),
			domain.ImportRefused: l("未登记", "left out"), domain.ImportTaken: l("已撤回", "taken back"), domain.ImportKept: l("保留", "kept"),
		},
		Rectified: map[domain.RectifiedState]string{
			domain.RectifiedOpen: l("待改正", "to be mended"), domain.RectifiedMended: l("已改正", "mended"),
			domain.RectifiedGone: l("已离群", "gone"), domain.RectifiedOverdue: l("逾期未改", "not mended in time"),
		},
		PersonKind: map[domain.PersonKind]string{
			domain.PersonAlumnus: l("校友", "alumnus"), domain.PersonLeader: l("学校领导", "university leader"),
			domain.PersonTeacher: l("老师", "teacher"), domain.PersonStaff: l("工作人员", "staff"),
		},
		FilePart: map[domain.FilePart]string{
			domain.FileBytes: l("字节", "bytes"), domain.FileKiB: l("KiB", "KiB"), domain.FileRows: l("行", "rows"),
			domain.FileColumns: l("列", "columns"), domain.FileCell: l("字节（一个单元格）", "bytes in a cell"),
		},
		Degree: map[domain.Degree]string{
			domain.DegreeDiploma: l("专科", "diploma"), domain.DegreeBachelor: l("本科", "bachelor"),
			domain.DegreeUpgraded: l("专升本", "upgraded bachelor"), domain.DegreeMaster: l("硕士", "master"),
			domain.DegreeDoctor: l("博士", "doctor"), domain.DegreeOther: l("其他", "other"),
		},
		Action: map[domain.Action]string{
			domain.ActStoreInit: l("建立数据库", "set up the store"), domain.ActBackup: l("取走备份", "took a backup"),
			domain.ActRuleSetAdd: l("载入规则", "loaded rules"),
			domain.ActAccountAdd: l("新增账号", "added account"), domain.ActAccountDisable: l("停用账号", "disabled account"),
			domain.ActAccountEdit: l("修改账号", "changed account"), domain.ActAccountKeyAdd: l("增加密钥", "added key"),
			domain.ActAccountKeyRemove: l("移除密钥", "removed key"), domain.ActSessionEnd: l("结束连接", "ended session"),
			domain.ActInvitationAdd: l("邀请", "invited"), domain.ActInvitationRevoke: l("撤销邀请", "revoked invitation"),
			domain.ActEnrol: l("凭邀请登记", "enrolled"), domain.ActEnrolRefused: l("邀请码被拒", "refused code"),
			domain.ActBranchImport: l("导入分会", "imported branches"), domain.ActApplicationSubmit: l("提交申请", "applied"),
			domain.ActApplicationApprove: l("批复同意", "approved"), domain.ActApplicationReject: l("驳回申请", "rejected"),
			domain.ActTransferSubmit: l("申请移交", "asked for transfer"), domain.ActTransferDraft: l("存移交草稿", "saved transfer draft"),
			domain.ActTransferApprove: l("同意移交", "approved transfer"), domain.ActTransferReject: l("驳回移交", "rejected transfer"),
			domain.ActViolationAdd: l("记录违规", "recorded violation"), domain.ActViolationClose: l("办结违规", "closed violation"),
			domain.ActTaskComplete: l("办结任务", "completed task"), domain.ActGroupCreate: l("建立群档案", "registered group"),
			domain.ActGroupOwner: l("变更群主", "changed owner"), domain.ActGroupAdmins: l("变更管理员", "changed admins"),
			domain.ActGroupState: l("变更群状态", "changed group state"), domain.ActMemberRemove: l("清理出群", "removed member"),
			domain.ActPhoneReveal: l("查看电话", "viewed phone"), domain.ActPersonErase: l("应请求删除个人信息", "erased personal data"),
			domain.ActPersonErasing: l("决定应请求删除个人信息", "decided to erase personal data"),
			domain.ActIncidentOpen:  l("立个人信息事件", "opened data incident"), domain.ActIncidentTell: l("登记受影响的人", "recorded who is affected"),
			domain.ActIncidentStep: l("办理事件步骤", "did an incident's step"), domain.ActIncidentClose: l("办结个人信息事件", "closed data incident"),
			domain.ActImpostorAdd: l("登记冒用群", "entered unauthorised group"), domain.ActImpostorLetter: l("发维权函", "sent rights letter"),
			domain.ActImpostorFollow: l("记录冒用群跟进", "followed up"), domain.ActImpostorClose: l("了结冒用群", "closed unauthorised group"),
			domain.ActSampleLoad:       l("载入示例数据", "loaded sample data"),
			domain.ActApplicationDraft: l("存草稿", "saved draft"), domain.ActApplicationWithdraw: l("撤回申请", "withdrew application"),
			domain.ActApplicationReturn: l("退回补正", "returned application"),
			domain.ActTransferWithdraw:  l("撤回移交", "withdrew transfer"), domain.ActTransferReturn: l("退回补正", "returned transfer"),
			domain.ActCaseClaim: l("领办", "claimed"), domain.ActCaseTakeOver: l("接办", "took over"),
			domain.ActCaseRelease: l("放回", "released"), domain.ActTaskAssign: l("指派任务", "assigned task"),
			domain.ActTaskGive:   l("交办事项", "gave a duty"),
			domain.ActTaskCancel: l("取消任务", "cancelled task"), domain.ActNoticeRecord: l("登记公布", "recorded publication"),
			domain.ActBulletinIssue: l("拟公告", "drafted bulletin"), domain.ActBulletinPublish: l("发布公告", "published bulletin"),
			domain.ActBulletinDrop: l("作废公告", "dropped bulletin"), domain.ActFilingSubmit: l("报送备案表", "handed in form"),
			domain.ActFilingAccept: l("准予备案", "accepted form"), domain.ActFilingReturn: l("退回备案表", "returned form"),
			domain.ActFilingExport: l("导出备案表", "exported form"), domain.ActFilingCheck: l("核对备案表", "checked form"),
			domain.ActFilingIntake:  l("按备案表登记", "took a form in"),
			domain.ActCampaignStart: l("开展备案", "started campaign"), domain.ActCampaignRemind: l("催报", "reminded"),
			domain.ActCampaignNote: l("登记备案进展", "noted progress"), domain.ActCampaignClose: l("结束备案", "closed campaign"),
			domain.ActBranchState: l("变更分会状态", "changed branch state"), domain.ActBranchCouncil: l("变更理事会", "changed council"),
			domain.ActPersonAdd: l("登记人员", "registered person"), domain.ActPersonEdit: l("修改人员", "edited person"),
			domain.ActImportBegin: l("开始导入名单", "began import"), domain.ActImportWrite: l("导入名单", "imported rows"),
			domain.ActImportDone: l("名单导入完成", "finished import"), domain.ActImportUndo: l("撤销导入", "began to undo import"),
			domain.ActImportTake: l("撤回导入的内容", "took imported rows back"), domain.ActImportUndone: l("导入已撤销", "undid import"),
			domain.ActPersonVerify: l("实名核验", "verified person"), domain.ActPersonCheck: l("检查人员名单", "checked people list"),
			domain.ActMemberAdd: l("登记群成员", "added member"), domain.ActMemberCheck: l("检查群成员名单", "checked member list"),
			domain.ActMemberEdit: l("修改群成员", "changed member"), domain.ActMemberLeave: l("登记退群", "recorded leaving"),
			domain.ActMemberRefuse: l("拒绝入群", "refused"), domain.ActMemberExpel: l("决定清理出群", "decided removal"),
			domain.ActRectifyAsk: l("通知整改", "asked to rectify"), domain.ActRectifyClose: l("整改办结", "rectified"),
			domain.ActRectifyOverdue: l("整改逾期", "not rectified in time"),
			domain.ActReviewDue:      l("身份核查到期", "review due"), domain.ActReviewStart: l("开始身份核查", "began review"),
			domain.ActReviewTake: l("接手身份核查", "took review over"), domain.ActReviewDecide: l("身份核查", "reviewed"),
			domain.ActReviewDone: l("完成身份核查", "ended review"), domain.ActReviewCancel: l("取消身份核查", "cancelled review"),
			domain.ActMemberMove: l("迁移群成员", "moved member"), domain.ActPlaceAdd: l("新增地名", "added place"),
			domain.ActPlaceEdit: l("修改地名", "edited place"), domain.ActTemplateSet: l("修改文书模板", "edited template"),
			domain.ActGroupName: l("变更群名", "renamed group"), domain.ActGroupKind: l("筹备群转正", "converted group"),
			domain.ActConsolidationPropose: l("拟整合方案", "proposed merge plan"),
			domain.ActConsolidationAdjust:  l("调整整合方案", "adjusted merge plan"),
			domain.ActConsolidationStart:   l("开始整合", "started merge plan"),
			domain.ActConsolidationDone:    l("完成整合", "finished merge plan"),
			domain.ActConsolidationCancel:  l("取消整合", "cancelled merge plan"),
		},
		Record: map[domain.Kind]string{
			domain.KindBranch: l("分会", "branch"), domain.KindGroup: l("微信群", "group"), domain.KindPerson: l("人员", "person"),
			domain.KindApplication: l("申请", "application"), domain.KindTransfer: l("移交", "transfer"),
			domain.KindViolation: l("违规", "violation"), domain.KindTask: l("任务", "task"), domain.KindAccount: l("账号", "account"),
			domain.KindRuleSet: l("规则", "rules"), domain.KindFiling: l("备案表", "filing form"),
			domain.KindCampaign: l("备案工作", "campaign"), domain.KindBulletin: l("公告", "bulletin"),
			domain.KindConsolidation: l("整合", "consolidation"), domain.KindPlace: l("地名", "place"),
			domain.KindTemplate: l("文书模板", "template"), domain.KindKeyUse: l("密钥使用", "use of keys"),
			domain.KindSession: l("连接", "session"), domain.KindInvitation: l("邀请", "invitation"),
			domain.KindRectification: l("整改通知", "rectification notice"), domain.KindRefusal: l("拒绝入群", "refusal"),
			domain.KindIncident: l("个人信息事件", "data incident"),
			domain.KindImport:   l("名单导入", "import"), domain.KindImportPart: l("导入的行", "rows of an import"),
			domain.KindReview: l("身份核查", "identity review"), domain.KindImpostor: l("冒用群", "unauthorised group"),
		},

		Material: map[domain.Material]string{
			domain.MaterialDocument:     l("书面申请或理事会决议", "written application or council decision"),
			domain.MaterialAuthority:    l("会长对申请人的授权", "authorisation of the applicant"),
			domain.MaterialOwnerAuth:    l("会长对群主的授权", "authorisation of the owner"),
			domain.MaterialHeadcount:    l("增设群的人数依据", "headcount of a further group"),
			domain.MaterialVerification: l("实名核验", "verified real name"), domain.MaterialOwner: l("群主人选", "owner"),
			domain.MaterialAdmins: l("管理员名单", "admins"), domain.MaterialName: l("群名称", "group name"),
			domain.MaterialReason: l("申请理由", "reason"), domain.MaterialPhone: l("联系电话", "phone"),
			domain.MaterialForm: l("备案表", "filing form"), domain.MaterialOther: l("其他（见说明）", "other (see note)"),
		},
		Form: map[domain.FilingFormState]string{
			domain.FilingFormSubmitted: l("审核中", "in review"), domain.FilingFormAccepted: l("已备案", "filed"),
			domain.FilingFormReturned: l("退回补正", "returned"),
		},
		Source: map[domain.FilingSource]string{
			domain.SourceState: l("按登记生成", "from the registry"), domain.SourceCSV: l("CSV 表格", "CSV"),
			domain.SourceXLSX: l("Excel 表格", "Excel"), domain.SourcePaste: l("粘贴的表格", "pasted"),
		},
		Channel: map[domain.FilingChannel]string{
			domain.ChannelConsole: l("本系统", "this console"), domain.ChannelCommand: l("本系统（命令）", "command"),
			domain.ChannelEmail: l("电子邮件", "email"), domain.ChannelPaper: l("纸质", "paper"), domain.ChannelWeChat: l("微信", "WeChat"),
		},
		Campaign: map[domain.CampaignState]string{domain.CampaignOpen: l("进行中", "open"), domain.CampaignClosed: l("已结束", "closed")},
		Bulletin: map[domain.BulletinState]string{
			domain.BulletinDraft: l("拟稿", "draft"), domain.BulletinPublished: l("已公布", "published"),
			domain.BulletinDropped: l("已作废", "dropped"),
		},
		Consolidation: map[domain.ConsolidationState]string{
			domain.ConsolidationDraft: l("方案", "plan"), domain.ConsolidationRunning: l("执行中", "running"),
			domain.ConsolidationDone: l("已完成", "done"), domain.ConsolidationCancelled: l("已取消", "cancelled"),
		},
		Lang:      map[string]string{"zh": l("中文", "Chinese"), "en": l("英文", "English")},
		PlaceKind: map[domain.PlaceKind]string{domain.PlaceRegion: l("地名", "place"), domain.PlaceIndustry: l("行业", "industry")},
		Template: map[domain.TemplateKey]string{
			domain.TemplateApproval: l("批复（同意）", "approval"), domain.TemplateRejection: l("批复（不同意）", "rejection"),
			domain.TemplateCorrection: l("补正通知", "correction notice"), domain.TemplateBulletin: l("公告", "bulletin"),
			domain.TemplateReminder: l("催报通知", "reminder"), domain.TemplateRectify: l("整改通知", "rectification notice"),
			domain.TemplateColumns: l("名单列名", "list columns"), domain.TemplateRights: l("维权函", "rights letter"),
			domain.TemplateImpostor: l("冒用字样", "words of impostors"),
		},
	}
}

func fieldText(l lang) map[string]string {
	m := map[string]string{
		"situation": l("情况", "situation"), "cleaned_up": l("清查完毕日期", "cleaned up on"), "source": l("来源", "source"),
		"differences": l("不符之处", "differences"), "terms": l("规定", "terms"),
		"notice_channel": l("公布渠道", "channel"), "notice_account": l("公众号公布", "official account"),
		"bulletin_draft": l("公告拟稿", "draft bulletin"), "held": l("须先办结", "undecided before"),
		"notice_website": l("网站公布", "website notice"), "pending": l("待登记公布", "left to record"),
		"template_text": l("模板正文", "template text"), "president": l("会长", "president"),
		"vice_president": l("副会长", "vice president"), "secretary_general": l("秘书长", "secretary-general"),
		"councillor": l("理事", "councillor"), "vacant_since": l("空缺日期", "vacant since"), "verified": l("实名", "verified"),
		"places": l("地名", "places"), "decision": l("决议文号", "decision number"), "decision_date": l("决议日期", "decision date"),
		"decision_note": l("决议说明", "decision note"), "document_date": l("申请文件日期", "reference date"),
		"document_note": l("申请文件说明", "reference note"), "authority_number": l("会长授权文号", "number of the president's authorisation"),
		"authority_date": l("授权日期", "authorisation date"), "authority_note": l("授权说明", "authorisation note"),
		"owner_auth_date": l("群主授权日期", "owner's auth. date"), "owner_auth_note": l("群主授权说明", "owner's auth. note"),
		"missing": l("所缺材料", "what is missing"), "channel": l("报送渠道", "channel"), "received_on": l("收到日期", "day of receipt"),
		"conclusion": l("结论", "conclusion"), "decided": l("已核", "decided"), "not_covered": l("未在范围内", "not covered"),
		"review_due": l("核查期限", "review due"), "reviewed_fits": l("符合", "fit"), "reviewed_verified": l("当场实名", "verified now"),
		"reviewed_card": l("名片待改", "cards to mend"), "reviewed_unfit": l("不再符合", "no longer fit"), "reviewed_left": l("已退群", "left"),
		"reviewed_skipped": l("未核", "passed over"), "reviewed_gone": l("已离群", "gone"),
		"deadline": l("截止日期", "deadline"), "branches": l("分会", "branches"), "form": l("备案表", "form"), "rows": l("名单", "rows"),
		"office": l("理事会职务", "council office"), "city": l("城市", "city"), "major": l("专业", "major"),
		"person_kind": l("人员类别", "kind"), "college": l("学院", "college"), "left": l("毕业年", "year of leaving"),
		"degree": l("学历", "degree"), "student_number": l("学号", "student number"), "native_place": l("生源地", "native place"),
		"work_city": l("工作城市", "city of work"), "industry": l("行业", "industry"), "employer": l("工作单位", "employer"),
		"position": l("单位职务", "position"), "nickname": l("微信昵称", "WeChat nickname"), "phones": l("其他电话", "other phones"),
		"email": l("电子邮箱", "e-mail"), "particulars": l("其他资料", "particulars"),
		"year": l("入学年", "year of enrolment"), "how": l("核验方式", "how verified"), "aliases": l("别名", "aliases"),
		"body": l("模板正文", "template text"), "until": l("截止", "until"), "account_link": l("公众号链接", "official account link"),
		"account_date": l("公众号日期", "official account date"), "website_link": l("网站链接", "website link"),
		"website_date": l("网站日期", "website date"), "keep": l("保留的群", "groups that stay"), "persons": l("已迁的人", "who was moved"),
		"moves": l("迁移名单", "moves"), "assignee": l("承办人", "assignee"), "established": l("成立日期", "day of founding"),
		"retired": l("停用", "retired"), "title": l("标题", "title"),
		"groups": l("微信群", "groups"), "claim": l("领办", "claim"), "published_name": l("群名", "name"),
		"template": l("文书模板", "template"), "granted": l("核定群名", "granted name"), "basis": l("入群依据", "basis of admission"),
		"request": l("请求", "request"), "list_rows": l("名单行数", "rows of the list"), "wrong_rows": l("有误行数", "wrong rows"), "id": l("编号", "number"),
		"number": l("批复文号", "document number"), "note": l("批复意见", "note"), "reason": l("理由", "reason"), "kind": l("类别", "kind"),
		"branch": l("分会", "branch"), "applicant": l("申请人", "applicant"), "authority": l("会长授权文号", "authorisation"),
		"person_name": l("姓名", "name"), "owner_admission": l("群主入群依据", "owner in by"), "admins_admission": l("管理员入群依据", "admins in by"),
		"owner_basis": l("群主资格", "owner by"), "owner": l("群主", "owner"), "owner_auth": l("群主授权文号", "owner's auth."),
		"admins": l("管理员", "admins"), "document": l("申请文号", "reference"), "headcount": l("待入群人数", "people waiting"),
		"existing": l("现群名", "present name"), "authority_clause": l("处理依据", "basis"),
		"official_link": l("公众号链接", "official account link"), "official_date": l("公众号日期", "official account date"),
		"admin": l("管理员", "admin"), "group": l("微信群", "group"), "role": l("职务", "role"), "from": l("现任", "present holder"),
		"to": l("接任人", "successor"), "person": l("当事人", "member"), "clauses": l("违反条款", "clauses"),
		"second_link": l("网站链接", "website link"), "second_date": l("网站日期", "website date"),
		"second_note": l("网站办理情况", "website note"), "evidence": l("证据", "evidence"), "outcome": l("处理", "outcome"),
		"occurred_on": l("发生日期", "date of the incident"), "proof": l("办理凭证", "proof"), "second": l("网站凭证", "website proof"),
		"name": l("名称", "name"), "audience": l("承办", "assigned to"), "scope": l("范围", "scope"),
		"key": l("公钥", "public key"), "key_name": l("密钥名称", "key's name"), "certificate": l("证书", "certificate"),
		"remote": l("来自", "from"), "lang": l("语言", "language"),
		"state": l("状态", "state"), "filing": l("备案", "filing"), "members": l("人数", "members"), "seq": l("群序号", "sequence number"),
		"publication": l("公布", "publication"), "reply": l("批复", "reply"), "reelected": l("换届日期", "re-election"),
		"task": l("任务", "task"), "due": l("期限", "due"), "link": l("链接", "link"), "date": l("日期", "date"),
		"entries": l("条数", "entries"), "council": l("理事会", "council"), "removed_at": l("清理日期", "removed on"),
		"effective": l("施行日期", "in force from"), "version": l("版本", "version"), "account": l("账号", "account"),
		"phone": l("电话", "phone"), "filed_at": l("备案时间", "filed at"), "count": l("数量", "count"),
		"official": l("公众号凭证", "official account proof"), "website": l("网站凭证", "website proof"),
		"application": l("申请", "application"), "card": l("群名片", "card"), "action": l("事项", "action"), "member": l("成员", "member"),
		"published": l("已公布", "published"),
		"exception": l("例外理由", "why an exception"), "allowed_by": l("例外批准人", "allowed by"), "ground": l("清理原因", "ground"),
		"on": l("日期", "day"), "all": l("范围", "whom"), "findings": l("待整改", "to put right"), "gone": l("已离群", "gone"),
		"waiting": l("待改正", "to be mended"),
	}
	for k, term := range termText(l) {
		m[string(k)] = term.Field
	}
	return m
}

// FieldName is the label of a use-case's input or a record's field; an unknown
// one stays as it is.
func (t *Text) FieldName(key string) string { return pick(t.Field, key) }

// Heading is a field's name as it stands over a column or before a value.
func (t *Text) Heading(key string) string {
	s := t.FieldName(key)
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

// Value writes one value of a record as people read it: states and roles by
// their words, times in China, IDs by their short numbers. The field's name
// helps where a value came as plain text.
func (t *Text) Value(field string, v any) string {
	if v == nil {
		return ""
	}
	switch v := v.(type) {
	case string:
		return t.word(field, v)
	case time.Time:
		if v.IsZero() {
			return ""
		}
		return stamp(v)
	case domain.Action:
		return t.Word.Action[v]
	case domain.ClauseID:
		return t.Cite(v)
	case domain.Fault:
		return t.Fault[v]
	case domain.ID:
		return v.String()
	case []erasure.Hold:
		return joined(v, t.Label.Semicolon, t.Hold)
	case []people.Resting:
		return joined(v, t.Label.Comma, t.Resting)
	case []domain.ClauseID:
		return joined(v, t.Label.Comma, t.Cite)
	case []string:
		return joined(v, t.Label.Comma, func(s string) string { return t.word(field, s) })
	}
	return t.word(field, fmt.Sprint(v))
}

// word is the word for a state, a role or an office that came as text; other
// text stays as it is.
func (t *Text) word(field, v string) string {
	w := &t.Word
	switch field {
	case "at":
		if at, err := time.Parse(time.RFC3339, v); err == nil {
			return stamp(at)
		}
	case "action":
		return pick(w.Action, v)
	case "conclusion":
		return pick(t.Review.Reviewed, v)
	case "office":
		return pick(w.Office, v)
	case "basis":
		return pick(w.Basis, v)
	case "ground":
		return pick(w.Ground, v)
	case "person_kind":
		return pick(w.PersonKind, v)
	case "degree":
		return pick(w.Degree, v)
	case "part":
		return pick(w.FilePart, v)
	case "filing":
		return pick(w.Filing, v)
	case "channel":
		return pick(w.Channel, v)
	case "source":
		return pick(w.Source, v)
	case "missing":
		return pick(w.Material, v)
	case "template":
		return pick(w.Template, v)
	case "template_text":
		if v == "own" {
			return t.Template.Own
		}
		return t.Template.Default
	case "role":
		if s, ok := w.Manager[domain.ManagerRole(v)]; ok {
			return s
		}
		return pick(w.Role, v)
	case "outcome":
		return pick(w.Outcome, v)
	case "kind", "kinds":
		return t.kindWord(v)
	case "state", "want", "next":
		return t.stateWord(v)
	case "rule", "clause", "authority_clause":
		return t.Cite(domain.ClauseID(v))
	case "reason":
		if s, ok := t.Fault[domain.Fault(v)]; ok {
			return s
		}
	case "field":
		return t.FieldName(v)
	}
	switch {
	case v == "true" && untold[field]:
		return t.Command.Changed
	case v == "true":
		return t.Command.Yes
	}
	return v
}

// untold are the fields of which the log says that they changed, and not to what: it
// holds nothing personal.
var untold = map[string]bool{
	"card": true, "nickname": true, "name": true, "city": true, "major": true, "year": true, "phone": true, "phones": true,
	"email": true, "particulars": true,
}

func (t *Text) kindWord(v string) string {
	w := &t.Word
	return cmp.Or(
		w.Application[domain.ApplicationKind(v)], w.TaskKind[domain.TaskKind(v)],
		w.BranchKind[domain.BranchKind(v)], w.GroupKind[domain.GroupKind(v)], w.PlaceKind[domain.PlaceKind(v)], v,
	)
}

// stateOf is the word for a state of a kind of record; "" for none.
func (t *Text) stateOf(k domain.Kind, v string) string {
	w := &t.Word
	switch k {
	case domain.KindBranch:
		return w.BranchState[domain.BranchState(v)]
	case domain.KindGroup:
		return w.GroupState[domain.GroupState(v)]
	case domain.KindApplication, domain.KindTransfer:
		return w.Case[domain.CaseState(v)]
	case domain.KindViolation:
		return w.Violation[domain.ViolationState(v)]
	case domain.KindTask:
		return w.Task[domain.TaskState(v)]
	case domain.KindAccount:
		return w.Account[domain.AccountState(v)]
	case domain.KindRectification:
		return w.Rectification[domain.RectificationState(v)]
	case domain.KindIncident:
		return t.Say(incidentStates[domain.IncidentState(v)])
	case domain.KindImpostor:
		return t.Say(impostorStates[domain.ImpostorState(v)])
	case domain.KindImport:
		return w.Import[domain.ImportState(v)]
	case domain.KindReview:
		return t.Review.State[domain.ReviewState(v)]
	case domain.KindInvitation:
		return w.Invitation[domain.InvitationState(v)]
	case domain.KindFiling:
		return w.Form[domain.FilingFormState(v)]
	case domain.KindCampaign:
		return w.Campaign[domain.CampaignState(v)]
	case domain.KindBulletin:
		return w.Bulletin[domain.BulletinState(v)]
	case domain.KindConsolidation:
		return w.Consolidation[domain.ConsolidationState(v)]
	}
	return ""
}

// stateWord is the word for a state whose record is not known.
func (t *Text) stateWord(v string) string {
	for _, k := range domain.Kinds {
		if s := t.stateOf(k, v); s != "" {
			return s
		}
	}
	return pick(t.Word.Filing, v)
}

// pick looks a word up and falls back to the value itself.
func pick[K ~string](m map[K]string, v string) string {
	if s, ok := m[K(v)]; ok {
		return s
	}
	return v
}

// joined writes each of a list's items and puts a sign between them.
func joined[T any](list []T, sign string, write func(T) string) string {
	return strings.Join(each(list, write), sign)
}

func each[T any](list []T, write func(T) string) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = write(v)
	}
	return out
}
