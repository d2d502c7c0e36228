package i18n

import "alumni/domain"

// ApplicationKind is one kind of application in words. What is empty goes
// without: a change of a group needs no title of its own, what is not on a
// group's page no key there.
type ApplicationKind struct {
	Name  Line
	Waits Line // in the inbox: {branch}, {group}, {seq}

	// Applying.
	Key      string // on the group's page
	Offer    Line   // the action there
	Title    Line   // of the form: {branch}; empty is the kind and the group that shall change
	Intro    Line   // what it leads to: {branch}, {group}, {members}, {name}
	Document Line   // what document is meant; empty is a written application or a decision

	// The decision.
	Cites   []domain.ClauseID // beside the decision, where those of the kind would say too much
	Approve Line              // what it does: {name}, {owner}, {existing}, {group}, {members}, {admins}
	After   Line              // what follows: {seq}, {name}
	Done    Line              // what a command did by it: {group}, the name it has now, {name}
	letter  letterMatter
}

var (
	approveNew = Line{"将建立 {name}，群主 {owner}。", "This creates {name} with owner {owner}."}
	afterNew   = Line{
		"同意后：序号 {seq} 即行分配，永不重用；生成微信操作任务，待上传办理凭证。",
		"Number {seq} is allocated at once and never reused; a task opens for the step in WeChat, to be closed with proof.",
	}
	afterChange = Line{
		"同意后：生成微信操作任务，待上传办理凭证；公布与备案随之更新。",
		"A task opens for the step in WeChat, to be closed with proof; publication and filing are renewed.",
	}
)

// applicationKinds are all that is said of each kind of application: one row a kind.
var applicationKinds = map[domain.ApplicationKind]ApplicationKind{
	domain.ApplyNewGroup: {
		Name: Line{"新建群", "new group"}, Waits: Line{"{branch} 新建群[（第{seq}个）]", "{branch}: group[ {seq}]"},
		Title: Line{"申请建群 · {branch}", "Application · {branch}"},
		Intro: Line{
			"代{branch}提交书面申请，由总会审核批复。", "The written application of {branch}; headquarters reviews it and replies.",
		},
		Cites:   []domain.ClauseID{"M4.2", "M4.6"},
		Approve: approveNew, After: afterNew,
		Done: Line{"建立 {group} {name}", "created {group} {name}"},
		letter: letterMatter{
			"建立校友微信群", "同意建立校友微信群",
			"请按核定群名在微信中建群，并将办理凭证报总会办公室。群名称及管理人员由总会在官方微信公众号和网站公布（《办法》第四条(三)）；" +
				"公布后投入使用，并报送备案表备案（《办法》第四条(四)）。",
		},
	},
	domain.ApplyPreparatory: {
		Name: Line{"筹备群", "preparatory"}, Waits: Line{"{branch} 筹备群", "{branch}: preparatory"},
		Title: Line{"申请筹备群 · {branch}", "Preparatory group · {branch}"},
		Intro: Line{
			"{branch}尚未成立：热心校友可建立筹备群，报总会备案；分会成立后转为分会群。",
			"{branch} is not founded: an alumnus may create a preparatory group, reported to headquarters; once the branch is " +
				"founded it becomes the branch's.",
		},
		Document: Line{"可不填：筹备群无须理事会决议", "optional: no council decides"},
		Approve:  approveNew, After: afterNew,
		Done: Line{"建立筹备群 {group} {name}", "created the preparatory group {group} {name}"},
		letter: letterMatter{
			"建立校友微信群（筹备）", "同意建立筹备群",
			"请按核定群名在微信中建群，并将办理凭证报总会办公室。群名称及管理人员由总会公布（《办法》第四条(三)），" +
				"并请报送备案表备案（《通知》一.4）。分会成立后，由理事会确定群主和管理员，按分会群管理。",
		},
	},
	domain.ApplyLateFiling: {
		Name: Line{"补办备案", "late filing"}, Waits: Line{"{branch} 补办备案", "{branch}: late filing"},
		Title: Line{"补办备案 · {branch}", "late filing · {branch}"},
		Intro: Line{
			"登记{branch}已在使用的群，由总会审核后备案；群名照现用的填，不合规范的列为待整改。",
			"Registers a group that {branch} has in use; headquarters reviews and files it. Give the name in use: one that is not " +
				"canonical is a finding.",
		},
		Document: Line{"理事会决议", "council's decision"},
		Approve:  Line{"{existing} 将补办备案，群主 {owner}。", "{existing} is filed late with owner {owner}."},
		After: Line{
			"同意后：序号 {seq} 即行分配，永不重用；群已在用，无须建群，开公布和备案任务。[改为 {name} 由分会另行申请，改名前按现名公布和备案。]",
			"Number {seq} is allocated at once and never reused; the group is in use, so that its publication and its filing open.[ " +
				"The branch applies for the canonical name, {name}; until then it is published and filed under its own.]",
		},
		Done: Line{"补办 {group} {name} 的备案", "{group} {name} files late"},
		letter: letterMatter{
			"补办微信群备案", "同意补办备案",
			"[现用群名不符合规定格式，应改为“{canonical}”（《办法》第四条(六)）：请申请规范群名，批复后在微信中改正，并将办理凭证报总会办公室。]" +
				"群名称及管理人员由总会公布（《办法》第四条(三)），并请报送备案表（《办法》第四条(五)）。",
		},
	},
	domain.ApplyAdmins: {
		Name: Line{"变更管理员", "change of admins"}, Waits: Line{"{group} 变更管理员", "{group}: admins"},
		Key: "a", Offer: Line{"变更管理员", "Change admins"},
		Approve: Line{"{group} 的管理员将为：{admins}。", "The admins of {group} will be: {admins}."}, After: afterChange,
		Done: Line{"变更 {group} {name} 的管理员", "the admins of {group} {name} change"},
		letter: letterMatter{
			"变更微信群管理员", "同意变更管理员",
			"请在微信中按上述名单调整管理员，并将办理凭证报总会办公室。管理人员由总会重新公布（《办法》第四条(三)），" +
				"并请重新报送备案表（《办法》第四条(四)）。",
		},
	},
	domain.ApplyRename: {
		Name: Line{"规范群名", "rename"}, Waits: Line{"{group} 规范群名", "{group}: rename"},
		Key: "n", Offer: Line{"规范群名", "Correct name"},
		Intro:   Line{"{group} 不合规范，应改为 {name}。", "{group} is not canonical; it should be {name}."},
		Approve: Line{"{group} 将更名为 {name}。", "{group} becomes {name}."}, After: afterChange,
		Done: Line{"{group} 更名为 {name}", "{group} is to be renamed {name}"},
		letter: letterMatter{
			"规范微信群名称", "同意规范群名",
			"请在微信中改为核定群名，并将办理凭证报总会办公室。群名称由总会重新公布（《办法》第四条(三)），并请重新报送备案表（《办法》第四条(四)）。",
		},
	},
	domain.ApplyDissolution: {
		Name: Line{"解散群", "dissolution"}, Waits: Line{"{group} 解散", "{group}: dissolution"},
		Key: "d", Offer: Line{"申请解散", "Apply to dissolve"},
		Intro: Line{
			"将申请解散 {group}（{members} 人）；解散后群名与序号不再使用。",
			"This asks to dissolve {group} (members: {members}); its name and number are never used again.",
		},
		Approve: Line{"将解散 {group}（{members} 人）。", "This dissolves {group} (members: {members})."},
		After: Line{
			"同意后：开解散任务；凭证到位，群即终止，序号不再使用，其余待办取消，由总会从公布名单除名。",
			"A task opens for dissolving it in WeChat. With its proof the group ends for ever, its other tasks fall away, and " +
				"headquarters takes it off the published list.",
		},
		Done: Line{"解散 {group} {name}", "{group} {name} is to be dissolved"},
		letter: letterMatter{
			"解散微信群", "同意解散微信群",
			"请先告知群成员，再在微信中解散该群，并将办理凭证报总会办公室。该群名称及序号不再使用。",
		},
	},
}

// ApplicationKindOf gives the words of a kind of application.
func ApplicationKindOf(k domain.ApplicationKind) ApplicationKind { return applicationKinds[k] }

// Application holds the text of group applications (申请) of every kind.
type Application struct {
	Branch, Group, Owner, Heading, Submitted, NewName string
	Admins, Reason, Headcount, Existing, Created      string
	NotMade                                           string // of an application that led to no group
	Applicant, Authority, OwnerAuth, Capacity         string

	// Applying: for a group, for headquarters' own, M3, for a preparatory one,
	// where no branch exists, N1.4b, and for what there is already, M4.5.
	Apply, ApplyExisting                string
	ApplyHQ                             string // action, on the list of groups
	ApplyHQIntro, Preparatory           string
	LateFiling, ChangeIntro, RenameNone string

	ApplyLate, PickHint, HeadcountHint, DocumentHint, DocumentHQHint string
	AuthorityHint, AuthorityHQHint, OwnerAuthHint, AdminsHint        string
	AllAdminsHint, CapacityHint, WhyHint                             string

	// The decision.
	ApproveTitle, Approved, RejectIntro, RejectAfter, RejectChange string
}

func applicationText(l lang) Application {
	return Application{
		Branch: l("分会", "Branch"), Group: l("拟建群", "Proposed group"), Owner: l("群主", "Owner"),
		Heading:   l("{kind}申请", "Application: {kind}"),
		Submitted: l("{branch} · {date}[ 由{office}][ {name}] 提交", "{branch} · {date}[ by {office}][ {name}]"),
		NewName:   l("拟建群", "Group"), Admins: l("管理员", "Admins"), Reason: l("理由", "Reason"), Headcount: l("待入群", "Waiting"),
		Existing: l("现群名", "Present name"), Created: l("已建群", "Created"), NotMade: l("未建群", "no group was set up"),
		Applicant: l("申请人", "Applicant"), Authority: l("授权", "Authority"), OwnerAuth: l("群主授权", "Owner auth"),
		Capacity: l("群容量", "Capacity"),

		Apply:         l("申请建群", "Apply for group"),
		ApplyExisting: l("已有 {groups} 个群，须说明待入群人数。", "Groups already: {groups}. Say how many people wait."),
		ApplyHQ:       l("申请总会群", "Apply for HQ group"),
		ApplyHQIntro:  l("总会自己的群，不属于任何分会，凭总会书面决定申请，由办公室批复。", "Headquarters' own group, of no branch, on its written decision."),
		Preparatory:   l("申请筹备群", "Apply for preparatory group"), LateFiling: l("补办备案", "Late filing"),
		ChangeIntro: l("提交后由总会审核批复；批复前一切照旧。", "Headquarters reviews it and replies; until then nothing changes."),
		RenameNone:  l("{group} 已合规范，无须更名。", "{group} is canonical already."),

		ApplyLate: l("在用的群名", "the name in use"), PickHint: l("拼音、首字母或汉字", "pinyin, initials or Han"),
		HeadcountHint: l("再建群时填", "for a further group"), DocumentHint: l("书面申请或理事会决议", "written application or decision"),
		DocumentHQHint: l("总会书面决定", "headquarters' decision"),
		AuthorityHint:  l("申请人非会长时填", "unless the president applies"), AuthorityHQHint: l("总会对群主的授权", "by headquarters"),
		OwnerAuthHint: l("无会长、副会长、秘书长职务时填", "for one without office"), AdminsHint: l("可不填，可多位", "optional; several"),
		AllAdminsHint: l("变更后的全部管理员", "all admins as they shall be"), CapacityHint: l("不填即现行的 {n} 人", "empty: {n}, as in force"),
		WhyHint: l("写明缘由", "say why"),

		ApproveTitle: l("批复同意 · {id}", "Approve · {id}"), Approved: l("已同意 {id}：{name}", "{id} approved: {name}"),
		RejectIntro:  l("将驳回{branch}的{kind}申请。", "This rejects the application ({kind}) of {branch}."),
		RejectAfter:  l("驳回后不建群；理由会告知分会。", "No group is set up; the branch is told the reason."),
		RejectChange: l("驳回后一切照旧；理由会告知分会。", "Nothing changes; the branch is told the reason."),
	}
}
