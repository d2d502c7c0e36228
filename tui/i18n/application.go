package i18n

// Application holds the text of group applications (申请).
type Application struct {
	Title, Branch, Group, Owner, Empty, None, Heading, Submitted, NewName string
	Admins, Reason, Headcount, Existing, Created                          string
	NotMade                                                               string // of an application that led to no group
	Applicant, Authority, OwnerAuth, Capacity                             string

	// Applying: for a group, for headquarters' own, M3, for a preparatory one,
	// where no branch exists, N1.4b, and for what there is already, M4.5.
	Apply, ApplyTitle, ApplyIntro, ApplyExisting                  string
	ApplyHQ                                                       string // action, on the list of groups
	ApplyHQIntro, Preparatory, PreparatoryTitle, PreparatoryIntro string
	LateFiling, LateIntro, ChangeIntro, RenameIntro, RenameNone   string
	DissolveIntro                                                 string

	ApplyLate, PickHint, HeadcountHint, DocumentHint, DocumentHQHint   string
	DocumentNoneHint, DocumentLateHint, AuthorityHint, AuthorityHQHint string
	OwnerAuthHint, AdminsHint, AllAdminsHint, CapacityHint, WhyHint    string

	// The decision.
	ApproveTitle, ApproveIntro, ApproveAfter, Approved, ApproveLate string
	ApproveLateAfter, ApproveAdmins, ApproveRename, ApproveChange   string
	ApproveDissolve, ApproveDissolveAfter, RejectTitle, RejectIntro string
	RejectAfter, RejectChange, Rejected                             string
}

func applicationText(l lang) Application {
	return Application{
		Title: l("申请", "Applications"), Branch: l("分会", "Branch"), Group: l("拟建群", "Proposed group"), Owner: l("群主", "Owner"),
		Empty: l("没有符合的申请。", "No such application."), None: l("还没有申请。在分会页按 n 申请建群。", "No applications yet: n on a branch's page."),
		Heading:   l("{kind}申请", "Application: {kind}"),
		Submitted: l("{branch} · {date}[ 由{office}][ {name}] 提交", "{branch} · {date}[ by {office}][ {name}]"),
		NewName:   l("拟建群", "Group"), Admins: l("管理员", "Admins"), Reason: l("理由", "Reason"), Headcount: l("待入群", "Waiting"),
		Existing: l("现群名", "Present name"), Created: l("已建群", "Created"), NotMade: l("未建群", "no group was set up"),
		Applicant: l("申请人", "Applicant"), Authority: l("授权", "Authority"), OwnerAuth: l("群主授权", "Owner auth"),
		Capacity: l("群容量", "Capacity"),

		Apply: l("申请建群", "Apply for group"), ApplyTitle: l("申请建群 · {branch}", "Application · {branch}"),
		ApplyIntro:       l("代{branch}提交书面申请，由总会审核批复。", "The written application of {branch}; headquarters reviews it and replies."),
		ApplyExisting:    l("已有 {groups} 个群，须说明待入群人数。", "Groups already: {groups}. Say how many people wait."),
		ApplyHQ:          l("申请总会群", "Apply for HQ group"),
		ApplyHQIntro:     l("总会自己的群，不属于任何分会，凭总会书面决定申请，由办公室批复。", "Headquarters' own group, of no branch, on its written decision."),
		Preparatory:      l("申请筹备群", "Apply for preparatory group"),
		PreparatoryTitle: l("申请筹备群 · {branch}", "Preparatory group · {branch}"),
		PreparatoryIntro: l("{branch}尚未成立：热心校友可建立筹备群，报总会备案；分会成立后转为分会群。",
			"{branch} is not founded: an alumnus may create a preparatory group, reported to headquarters; once the branch is "+
				"founded it becomes the branch's."),
		LateFiling: l("补办备案", "Late filing"),
		LateIntro: l("登记{branch}已在使用的群，由总会审核后备案；群名照现用的填，不合规范的列为待整改。",
			"Registers a group that {branch} has in use; headquarters reviews and files it. Give the name in use: one that is not "+
				"canonical is a finding."),
		ChangeIntro: l("提交后由总会审核批复；批复前一切照旧。", "Headquarters reviews it and replies; until then nothing changes."),
		RenameIntro: l("{group} 不合规范，应改为 {name}。", "{group} is not canonical; it should be {name}."),
		RenameNone:  l("{group} 已合规范，无须更名。", "{group} is canonical already."),
		DissolveIntro: l("将申请解散 {group}（{members} 人）；解散后群名与序号不再使用。",
			"This asks to dissolve {group} (members: {members}); its name and number are never used again."),

		ApplyLate: l("在用的群名", "the name in use"), PickHint: l("拼音、首字母或汉字", "pinyin, initials or Han"),
		HeadcountHint: l("再建群时填", "for a further group"), DocumentHint: l("书面申请或理事会决议", "written application or decision"),
		DocumentHQHint:   l("总会书面决定", "headquarters' decision"),
		DocumentNoneHint: l("可不填：筹备群无须理事会决议", "optional: no council decides"), DocumentLateHint: l("理事会决议", "council's decision"),
		AuthorityHint: l("申请人非会长时填", "unless the president applies"), AuthorityHQHint: l("总会对群主的授权", "by headquarters"),
		OwnerAuthHint: l("无会长、副会长、秘书长职务时填", "for one without office"), AdminsHint: l("可不填，可多位", "optional; several"),
		AllAdminsHint: l("变更后的全部管理员", "all admins as they shall be"), CapacityHint: l("不填即现行的 {n} 人", "empty: {n}, as in force"),
		WhyHint: l("写明缘由", "say why"),

		ApproveTitle: l("批复同意 · {id}", "Approve · {id}"),
		ApproveIntro: l("将建立 {name}，群主 {owner}。", "This creates {name} with owner {owner}."),
		ApproveAfter: l("同意后：序号 {seq} 即行分配，永不重用；生成微信操作任务，待上传办理凭证。",
			"Number {seq} is allocated at once and never reused; a task opens for the step in WeChat, to be closed with proof."),
		Approved:    l("已同意 {id}：{name}", "{id} approved: {name}"),
		ApproveLate: l("{existing} 将补办备案，群主 {owner}。", "{existing} is filed late with owner {owner}."),
		ApproveLateAfter: l("同意后：序号 {seq} 即行分配，永不重用；群已在用，无须建群，开公布和备案任务。[改为 {name} 由分会另行申请，改名前按现名公布和备案。]",
			"Number {seq} is allocated at once and never reused; the group is in use, so that its publication and its filing open.[ "+
				"The branch applies for the canonical name, {name}; until then it is published and filed under its own.]"),
		ApproveAdmins: l("{group} 的管理员将为：{admins}。", "The admins of {group} will be: {admins}."),
		ApproveRename: l("{group} 将更名为 {name}。", "{group} becomes {name}."),
		ApproveChange: l("同意后：生成微信操作任务，待上传办理凭证；公布与备案随之更新。",
			"A task opens for the step in WeChat, to be closed with proof; publication and filing are renewed."),
		ApproveDissolve: l("将解散 {group}（{members} 人）。", "This dissolves {group} (members: {members})."),
		ApproveDissolveAfter: l("同意后：开解散任务；凭证到位，群即终止，序号不再使用，其余待办取消，由总会从公布名单除名。",
			"A task opens for dissolving it in WeChat. With its proof the group ends for ever, its other tasks fall away, and "+
				"headquarters takes it off the published list."),
		RejectTitle:  l("驳回 · {id}", "Reject · {id}"),
		RejectIntro:  l("将驳回{branch}的{kind}申请。", "This rejects the application ({kind}) of {branch}."),
		RejectAfter:  l("驳回后不建群；理由会告知分会。", "No group is set up; the branch is told the reason."),
		RejectChange: l("驳回后一切照旧；理由会告知分会。", "Nothing changes; the branch is told the reason."),
		Rejected:     l("已驳回 {id}", "{id} rejected"),
	}
}
